/* guard.h -- inside dataset: what a query of the specs may do.
 *
 * Input:   every action that SQLite asks about while it prepares a statement.
 * Output:  SELECT, reading of columns, functions and recursion pass; writes, ATTACH, PRAGMA,
 *          extensions, chance and other databases do not. A progress handler ends runaways.
 */
#ifndef EG_DATASET_GUARD_H
#define EG_DATASET_GUARD_H

#include "dataset/store.h"

void eg_guard_set(eg_dataset *ds);

#endif
