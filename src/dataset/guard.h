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
/* Shuts what no connection of ours needs, whatever the file says: changes to SQLite's own tables,
 * functions with effects in a schema, extensions, text in double quotes. */
void eg_guard_harden(sqlite3 *db);

/* Why the guard ended a query. */
enum eg_stop { EG_STOP_NOT, EG_STOP_STEPS, EG_STOP_TIME, EG_STOP_MEMORY };

/* Begins to count what a query takes. */
void eg_guard_begin(eg_dataset *ds);
/* Between two rows of a query: what is done with a row takes none of the query's time. */
void eg_guard_rest(eg_dataset *ds);
void eg_guard_resume(eg_dataset *ds);
/* Lets everything pass, with longer values, or no more. */
void eg_guard_trust(eg_dataset *ds, bool trusted);
/* The limit that a query ran into, in words, or NULL. */
const char *eg_guard_limits(const eg_dataset *ds);

#endif
