/* bind.h -- nodes to records, by the schema's tables.
 *
 * Input:   a node of one record and the record's table.
 * Output:  an eg_rec in the binder's arena; values that could not be bound are left out. What a
 *          record of data holds lies in another arena, so that it can go while the record, with its
 *          id and its place, stays.
 * Errors:  every mistake of the node is filed in one pass at its narrowest span: `key-unknown`,
 *          `key-missing`, `type-wrong`, `value-unknown`, `date-form`, `money-form`,
 *          `country-code`, `id-form`, `text-length`, `path-outside`, `depth-limit`. A mistake is
 * told once: a value that is wrong is not missing, too. Memory:  text that stands in the source as
 * it is, is borrowed from it.
 */
#ifndef EG_SCHEMA_BIND_H
#define EG_SCHEMA_BIND_H

#include "base/buf.h"
#include "schema/dates.h"
#include "schema/schema.h"
#include "source/diag.h"
#include "spec/node.h"

#define EG_MOST_KEYS 128 /* of one record; holds for every table (a test counts) */

typedef struct eg_binder {
	eg_arena *arena;   /* records */
	eg_arena *data;    /* what those of data hold (EG_REC_DATA); NULL: the same */
	eg_arena *passing; /* what is of use until all is bound; NULL: the same */
	eg_arena *values;  /* one of the first two, by the record being bound; NULL: `arena` */
	eg_arena *scratch; /* rewound by the caller between records */
	eg_sources *sources;
	eg_diag *d;
	int depth; /* folders from the root down to the file being read: paths may go up as many */
	unsigned nesting;
	uint8_t unsaid[EG_MOST_KEYS]; /* while rows of a CSV file are bound: required keys that
					 its head lacks, which is told there */
	bool texts;                   /* translations are bound: nothing is missing */
	bool first;                   /* the strategy's own file is bound: it is no translation */
	bool lost;                    /* a file of records could not be had: any id may be in it */
	/* Dates that were read by the default fiscal year (eg_bind_fiscal). */
	eg_date **fiscal;
	size_t fiscal_count, fiscal_cap;
	/* The text of the file that {file: path} or {csv: path} names at `at`, with a span over it;
	 * false when it cannot be had, which is then filed. NULL: no files. */
	bool (*load)(void *ctx, eg_str path, eg_span at, eg_str *text, eg_span *span);
	void *ctx;
} eg_binder;

/* Binds one record. `defaults` (may be NULL) gives values for keys that are not said. NULL when the
 * node cannot be a record at all. */
eg_rec *eg_bind(eg_binder *b, const eg_record *type, const eg_node *node, const eg_rec *parent,
	uint32_t pos, const eg_rec *defaults);
/* Binds the keys of a `defaults` entry: nothing is missing, and no id is wanted. */
eg_rec *eg_bind_defaults(eg_binder *b, const eg_record *type, const eg_node *node);
/* Where the values of the record that is being bound lie. */
static inline eg_arena *eg_bind_values(const eg_binder *b)
{
	return b->values ? b->values : b->arena;
}
/* Reads again every date that hangs on the fiscal year. */
void eg_bind_fiscal(eg_binder *b, eg_fiscal fiscal);

/* "a partner", "an agreement". */
eg_str eg_a_record(eg_arena *a, const eg_record *type);
/* "partner 'gbr'"; without an id "a partner", and "the strategy" of what there is once. */
eg_str eg_subject(eg_arena *a, const eg_rec *r);
/* Says which keys a record has: all of them, or where they are listed. */
void eg_say_keys(eg_finding *f, eg_arena *scratch, const eg_record *type);
/* "text", "a date", "an id": what a field takes, in words. */
const char *eg_type_words(const eg_field *f);
/* The bound record as indented text, a line a value. */
void eg_rec_dump(eg_arena *scratch, eg_buf *out, eg_sources *sources, const eg_rec *r);

#endif
