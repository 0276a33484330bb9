/* views.h -- inside dataset: the standard views (DOMAIN.md 3.12), filled on first use.
 *
 * A view is a row of a views_*.def: name, one sentence, columns by which queries look for rows, and
 * the SELECT. Its rows depend on nothing that changes, so the first query that names it turns it
 * into a table of the same name. A SELECT may name other views, never itself; a test walks the
 * whole graph, and another holds each table against its SELECT.
 *
 * Columns: a table has those columns of its view that the queries so far ask for, and what only the
 *          others want is not computed (select.h). A query that asks for more has the table filled
 *          anew, with what eg_dataset_expect() told and with all of them the second time. In a file
 *          every table is whole.
 * Speed:   a column gets its index when a text first compares it with something, so that a build
 *          makes those that it needs. `pos` is the key of the table where the SELECT numbers its
 *          rows or `pos` stands before the columns: an order by it is that of the rows, and views
 *          of the same records are joined by it (`JOIN v_activity_state s ON s.pos = a.pos`).
 */
#ifndef EG_DATASET_VIEWS_H
#define EG_DATASET_VIEWS_H

#include "dataset/store.h"

void eg_views_init(eg_dataset *ds);
/* Index of a view, or SIZE_MAX. */
size_t eg_views_find(eg_str name);
/* Fills every view whose name stands in the SQL text, and those that they name. Reports a fault of
 * ours in *why. */
bool eg_views_fill_named(eg_dataset *ds, eg_str sql, eg_str *why);
/* The same with every column of those that the text names itself; *more = whether there are now
 * some that were not there. */
bool eg_views_fill_whole(eg_dataset *ds, eg_str sql, bool *more, eg_str *why);
bool eg_views_fill_all(eg_dataset *ds, eg_str *why);
/* Learns which columns of a view hold Markdown, once; nothing for what is no view. */
void eg_views_know_prose(eg_dataset *ds, const char *table);

/* Drops every view that was filled and every query that is kept: the next one fills them anew.
 * No query may be open. */
bool eg_views_forget(eg_dataset *ds, eg_str *why);
/* Ends the statements of the kept queries (query.c). */
void eg_queries_forget(eg_dataset *ds);

/* Drops one view, that the next query fills it anew. */
bool eg_views_drop(eg_dataset *ds, size_t i, eg_str *why);
/* The table finding (finding.c), empty. */
bool eg_findings_make(eg_dataset *ds, eg_str *why);

/* The table measure_count (computed.c): made empty, then filled by the measures' own queries. */
bool eg_computed_make(eg_dataset *ds, eg_str *why);
bool eg_computed_load(eg_dataset *ds, eg_diag *d, eg_str *why);
/* The table country_region (regions.c). */
bool eg_regions_load(eg_dataset *ds, eg_str *why);
/* The tables setting, meta, word (words.c). */
bool eg_settings_load(eg_dataset *ds, eg_str *why);

#endif
