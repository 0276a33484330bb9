/* names.h -- inside dataset: what readers of the cut call each record.
 *
 * Titles are asked for by queries, row by row, and by prose that names records. Each is found out
 * once, in the model's records, and kept. Before what those records hold goes, the rest is found
 * out; from then on the cut stands without it.
 */
#ifndef EG_DATASET_NAMES_H
#define EG_DATASET_NAMES_H

#include "dataset/store.h"

/* The title of the record of that id; {NULL} when there is none, or the audience may not see it. */
eg_str eg_names_find(eg_dataset *ds, eg_str id);
/* Finds out all that are not known yet. */
void eg_names_settle(eg_dataset *ds);

#endif
