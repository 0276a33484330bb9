/* examples.h -- inside build: pieces of specs that show a record, a field or a finding.
 *
 * Input:   specs/examples/records, which says every key once, and specs/examples/findings.yaml,
 * both part of the program; blocks and sheets are shown as the standard specs have them. Output:
 * YAML as it stands there, without its indentation. Cost:    the specs are parsed and walked once
 * for each eg_examples_new.
 */
#ifndef EG_BUILD_EXAMPLES_H
#define EG_BUILD_EXAMPLES_H

#include "build/catalog.h"
#include "source/source.h"

/* Where a record or field stands first. */
typedef struct eg_example_place {
	eg_span span;
	bool item; /* an item of a top-level list */
} eg_example_place;

typedef struct eg_examples {
	const eg_catalog *catalog;
	eg_sources sources;
	eg_example_place *records; /* one for each row of the catalog */
	eg_span **fields;          /* the same, by index of the field */
} eg_examples;

const eg_examples *eg_examples_new(eg_arena *a);
/* The record with the key that holds it; {NULL} when no spec has one. */
eg_str eg_example_record(const eg_examples *e, eg_arena *a, const eg_record *r);
/* `key: value`, at most a few lines of it; {NULL} when no spec says it. */
eg_str eg_example_field(const eg_examples *e, eg_arena *a, const eg_record *r, unsigned field);

/* A spec that gets the finding, and the same mended; false when there is none. */
bool eg_example_finding(eg_arena *a, const char *rule, eg_str *before, eg_str *after) EG_NODISCARD;

#endif
