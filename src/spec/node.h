/* node.h -- the YAML tree of a spec, a span on every node.
 *
 * Scalars are text, whatever YAML would make of them: types come from the schema (DOMAIN.md
 * 1.1.2). `map` leads from a byte of the value back to a byte of the source, so that a finding
 * can point into a folded, quoted or escaped scalar.
 */
#ifndef EG_SPEC_NODE_H
#define EG_SPEC_NODE_H

#include "source/source.h"

enum eg_node_kind { EG_NODE_NULL, EG_NODE_SCALAR, EG_NODE_LIST, EG_NODE_MAP };

/* A run of value bytes that stand one for one in the source: value byte `at` is source byte
 * `from`, up to the next run. */
typedef struct eg_byte_map {
	uint32_t at, from;
} eg_byte_map;

typedef struct eg_node eg_node;
typedef struct eg_pair {
	eg_node *key; /* a scalar */
	eg_node *value;
} eg_pair;

struct eg_node {
	uint8_t kind;
	bool plain; /* a scalar without quotes or block style */
	bool cell;  /* of a CSV file: a cell, or a row of them */
	bool told;  /* NULL: what stands here was wrong, and that is told */
	eg_span span;
	uint32_t count; /* of items, pairs or map runs */
	union {
		struct {
			eg_str text;
			const eg_byte_map
				*map; /* count runs; none = text stands as in the source */
		} scalar;
		eg_node **items;
		eg_pair *pairs;
	} as;
};

/* The source span of the bytes from..to of a scalar's value. */
eg_span eg_node_inner(const eg_node *scalar, uint32_t from, uint32_t to);

#endif
