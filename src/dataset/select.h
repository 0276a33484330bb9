/* select.h -- inside dataset: a SELECT of a standard view taken apart, and put together again with
 * fewer columns.
 *
 * Input:   the SELECT of a view: common table expressions, result columns, the tables of FROM, and
 *          what follows them. It is text of ours, so that a shape that is not understood is no
 *          fault: the view is then taken as a whole.
 * Output:  the names of its columns; the SELECT that gives some of them. What only the others
 *          wanted goes, too: a LEFT JOIN whose table nothing names any more, a common table
 *          expression, a column of one that is read of no more.
 * Law:     a LEFT JOIN of a view finds at most one row, so that without it the rows are the same;
 *          one that may find several is written LEFT OUTER JOIN, and stays. A test holds every
 *          view to it.
 * Source:  the grammar of SQLite's SELECT.
 */
#ifndef EG_DATASET_SELECT_H
#define EG_DATASET_SELECT_H

#include "base/arena.h"
#include "base/str.h"

typedef struct eg_cte {
	eg_str head; /* `name AS (`, or `name(a, b) AS MATERIALIZED (` */
	eg_str name, body;
} eg_cte;

/* Everything lies in the text that was read. */
typedef struct eg_select {
	eg_str with; /* WITH or WITH RECURSIVE; {NULL} without common table expressions */
	eg_cte *ctes;
	eg_str *items; /* result columns */
	eg_str *names; /* of the result columns; {NULL} of one that has none */
	eg_str *joins; /* of FROM, each with the words that join it to those before it */
	eg_str rest;   /* WHERE and what follows */
	size_t cte_count, item_count, join_count;
	bool grouped;
} eg_select;

/* False for a compound SELECT, one with DISTINCT, or one with `*` among its columns. */
bool eg_select_read(eg_arena *a, eg_str sql, eg_select *out);
/* The type of a result column that is a CAST as a whole; {NULL} of any other. */
eg_str eg_select_cast(eg_str item);
/* The SELECT with those columns alone that are kept: keep[item_count]. */
eg_str eg_select_with(eg_arena *a, const eg_select *s, const bool *keep);

/* Marks those of a table's columns that a query may ask for: all where it says `*` of that table,
 * else those whose names stand in its text. needed[count]. */
void eg_sql_needs(eg_str sql, eg_str table, const eg_str *names, size_t count, bool *needed);

#endif
