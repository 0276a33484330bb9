/* spec.h -- read the YAML of one source into nodes, with a span on every one.
 *
 * Input:   a text of the source table, decoded or not.
 * Output:  a tree (eg_spec_parse), or the top level handed over piece by piece (eg_spec_stream), so
 *          that the memory of a long list follows what the caller keeps of it.
 * Errors:  `yaml-encoding`, `yaml-tab`, `yaml-syntax`, `yaml-documents`, `key-duplicate`,
 *          `alias-limit`, `depth-limit`, `size-limit`. A file that cannot be read to its end
 *          gets one of them, and its source is marked unreadable.
 *          `bidi-control` is told, and reading goes on.
 * Limits:  those of the source table (source/limits.h).
 * Source:  YAML 1.2 as libyaml reads it (1.1 with most of 1.2); tags are ignored, because types
 *          come from the schema. Merge keys (`<<`) are resolved here.
 * Threads: any; arenas, sources and sink as always belong to one.
 */
#ifndef EG_SPEC_SPEC_H
#define EG_SPEC_SPEC_H

#include "source/diag.h"
#include "spec/node.h"

/* The top level of a file as it goes by. Nodes are valid during the call only. */
typedef struct eg_spec_handler {
	void *ctx;
	/* A value that is no list, or a list that is empty. */
	void (*value)(void *ctx, const eg_node *key, const eg_node *value);
	/* One item of a list. */
	void (*item)(void *ctx, const eg_node *key, const eg_node *item);
	/* The top level is something else than a mapping. */
	void (*other)(void *ctx, const eg_node *root);
} eg_spec_handler;

/* Reads the file and calls the handler for each top-level key, in order; items of a top-level list
 * come one by one. Nodes lie in `scratch`, which is rewound after each call unless the file uses
 * anchors. False when the file could not be read to its end. */
bool eg_spec_stream(eg_arena *scratch, eg_sources *sources, uint32_t file,
	const eg_spec_handler *handler, eg_diag *d);

/* The whole tree in the arena; NULL for an empty file. *whole tells whether all was read. */
eg_node *eg_spec_parse(eg_arena *a, eg_sources *sources, uint32_t file, bool *whole, eg_diag *d);

/* The tree as indented text, a line a node: kind, place, value. */
eg_str eg_spec_dump(eg_arena *a, eg_sources *sources, const eg_node *root);

#endif
