/* model.h -- the strategy: every record of the specs, bound, linked and checked.
 *
 * Input:   the specs' files, read by spec, bound by schema.
 * Output:  an eg_model that is read-only afterwards and may be shared.
 * Errors:  all findings go to the sink; what could be bound is there even when some could not.
 */
#ifndef EG_MODEL_MODEL_H
#define EG_MODEL_MODEL_H

#include "base/map.h"
#include "schema/marking.h"
#include "source/diag.h"

typedef struct eg_rec_list {
	eg_rec **items;
	size_t count, cap;
} eg_rec_list;

typedef struct eg_model {
	eg_arena *arena;
	eg_sources *sources;
	const eg_rec *strategy;     /* NULL when there is none */
	const eg_rec *organization; /* NULL when there is none */
	const eg_rec *theme;        /* of a theme's own file (schema/theme.h), or NULL */
	eg_rec_list *lists; /* one for each of eg_schema_records(), same index: top-level records in
			       spec order; nested ones that have an id (offices, objectives) stand
			       in their own list, too */
	size_t list_count;
	eg_map ids; /* id -> index into by_id */
	const eg_rec **by_id;
	size_t id_count;
	eg_str root;              /* folder of the strategy's file */
	eg_day as_of;             /* the as-of day D */
	eg_marking_scheme scheme; /* the strategy's own levels of marking */
	bool incomplete; /* a file could not be read: unknown references are not reported */
} eg_model;

/* The record of that id, or NULL. */
const eg_rec *eg_model_find(const eg_model *m, eg_str id);
/* The top-level list of a record's table: eg_model_list(m, "partners"). */
const eg_rec_list *eg_model_list(const eg_model *m, const char *key);
/* What readers call a record: short_title, title or name; else its id. */
eg_str eg_rec_title(const eg_rec *r);
/* Whether the record, or the field of that key, is marked `illustrative`. */
bool eg_rec_illustrative(const eg_rec *r, const char *key);

#endif
