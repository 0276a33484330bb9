/* engine.h -- inside dataset: what is set of SQLite for the whole process.
 *
 * Bytes are counted without a lock. SQLite's own count takes one at each allocation, an eighth of
 * the time of the standard views. A query runs on one thread, and what is asked is how much more it
 * holds than when it began, so each thread counts for itself. What one thread allocates and another
 * frees makes both counts wrong by as much, their differences over one query not.
 *
 * Small blocks that are freed are kept for the next of their size, by each thread for itself: a
 * query takes and gives a few for every row, a tenth of the time of the standard views.
 *
 * A whole table is read in the order of its rows, the order of the specs, and never along an index
 * that has all the columns: which indexes there are must not show in the rows of a query that
 * asks for no order.
 */
#ifndef EG_DATASET_ENGINE_H
#define EG_DATASET_ENGINE_H

#include <stdint.h>

/* Sets all that, once, before SQLite is used. */
void eg_engine_set(void);
/* Bytes of SQLite that this thread allocated less those that it freed. */
int64_t eg_engine_held(void);
/* Frees the blocks that this thread keeps: when a dataset is closed. */
void eg_engine_rest(void);

#endif
