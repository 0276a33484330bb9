/* place.h -- inside dataset: tables of standard views that have `pos` as their row ids.
 *
 * Nothing is sorted by `pos` again, and what else stands in the same places is joined by it at
 * once. The table is made empty, with the columns of the SELECT that fills it, and then filled. A
 * test holds the types of the columns to those that CREATE TABLE AS gives them; where the SELECTs
 * of a union differ in the type of a column, the view says it (CAST, or + for none).
 */
#ifndef EG_DATASET_PLACE_H
#define EG_DATASET_PLACE_H

#include "dataset/dataset.h"
#include "dataset/select.h"

/* Of a SELECT whose `pos` is `row_number() OVER (ORDER BY ...)`, the one that gives its rows in
 * that order and NULL for `pos`; {NULL} for any other. */
eg_str eg_place_numbered(eg_arena *a, eg_str sql);
/* Makes the table and fills it with the rows of the SELECT; learns which of its columns hold
 * Markdown. `of`: the view's whole SELECT, taken apart. False and *why in words on failure. */
bool eg_place_fill(eg_dataset *ds, const char *table, eg_str sql, const eg_select *of, eg_str *why);

#endif
