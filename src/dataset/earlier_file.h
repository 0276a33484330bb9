/* earlier_file.h -- inside dataset: a dataset file from anywhere, opened as hostile input.
 *
 * Read-only and immutable, on a connection of its own, which may only select from real tables, with
 * bounds on the length of values and on the steps of all queries together.
 */
#ifndef EG_DATASET_EARLIER_FILE_H
#define EG_DATASET_EARLIER_FILE_H

#include "base/map.h"
#include "dataset/store.h"

/* Zero is a file that is not open. */
typedef struct eg_earlier_file {
	sqlite3 *db;
	int looks;
	bool broken; /* it cannot be opened, asked or read: what it gave so far is worth nothing */
} eg_earlier_file;

/* Sets `broken` when the file cannot be opened; what is no database shows with the first question.
 * The arena is for scratch. Close it in either case. */
void eg_earlier_open(eg_earlier_file *f, eg_arena *a, eg_str path);
void eg_earlier_close(eg_earlier_file *f);

/* A statement to step and to finalize; NULL, and `broken` set, when it cannot be prepared. */
sqlite3_stmt *eg_earlier_ask(eg_earlier_file *f, eg_str sql);

/* The one text that a query gives, in the arena; {NULL} without a row. */
eg_str eg_earlier_text(eg_earlier_file *f, eg_arena *a, const char *sql);

/* The columns of a table, by name, in the arena: none when it is no table, or a virtual one. */
void eg_earlier_columns(eg_earlier_file *f, eg_arena *a, eg_str table, eg_map *out);

#endif
