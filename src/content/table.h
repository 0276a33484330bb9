/* table.h -- inside content: a table while it is made of a query's rows. */
#ifndef EG_CONTENT_TABLE_H
#define EG_CONTENT_TABLE_H

#include "content/maker.h"

typedef struct eg_table_column {
	const eg_value *value;   /* of `columns`: for findings */
	eg_str name;             /* of the query's column */
	size_t at;               /* of the query; SIZE_MAX: none, as in a query of totals */
	size_t link;             /* column that holds the id or address, or SIZE_MAX */
	size_t before;           /* column whose words stand before the cell's, or SIZE_MAX */
	size_t unit;             /* column with the units of its values, or SIZE_MAX */
	bool strong, muted;      /* its values stand out, or back */
	size_t under;            /* column set on a line of its own below, or SIZE_MAX */
	size_t colspan, rowspan; /* columns that say what a cell covers, or SIZE_MAX */
	bool prose, state;
	uint8_t decimals; /* that all its numbers are printed with; 0 = as they are */
	bool millionths;  /* whole numbers of the query are decimals, as the dataset keeps them */
} eg_table_column;

typedef struct eg_table_shared eg_table_shared;

typedef struct eg_table_maker {
	eg_maker *k;
	const eg_value *value;
	eg_rows rows;
	eg_table_column *columns;
	size_t count;
	size_t illustrative, id, lang, total; /* columns of the query, or SIZE_MAX */
	eg_table *out;
	size_t row_cap;
	uint16_t *down; /* by column: rows that a cell above still covers */
	eg_table_shared *shared;
} eg_table_maker;

/* -- table_units.c -- */

/* Puts the numbers of an author's query in whole units, where it tells what they are in. */
void eg_table_units(eg_table_maker *t, const eg_rec *spec, const eg_value *query);

/* -- measured.c -- */

/* "71%", "1,200 USD"; the number alone with a unit that is counted, or too long to be said of each
 * number. */
eg_str eg_make_measured(eg_maker *k, eg_str number, eg_str unit);
/* Puts the unit of all rows behind a column's title, where they have the same: its cells then need
 * none. */
void eg_table_share_unit(const eg_table_maker *t, eg_table_column *c, eg_column *out);
/* The unit behind the number of a cell; a long one is said once in a row, by its first value. */
void eg_table_put_unit(eg_table_maker *t, const eg_table_column *c, size_t row, eg_runs *out);

/* -- table_columns.c -- */

/* The columns of the block, or those of the query except `group`. False when there are none, or one
 * is faulty. */
bool eg_table_make_columns(eg_table_maker *t, const eg_rec *spec, size_t group);
/* The column of the query that a key of `r` names; SIZE_MAX without one. */
size_t eg_table_optional(eg_table_maker *t, const eg_rec *r, const char *key);
/* Looks up the columns by name in t->rows, the rows of another query; those it lacks say nothing.
 */
void eg_table_match_columns(eg_table_maker *t);

/* -- table_class.c -- */

/* What the cells of a column are, where nobody said: all numbers, all days or years, or text; sets
 * the class and how the column is aligned. */
void eg_table_guess_class(const eg_table_maker *t, size_t at, eg_column *out);
/* The most decimals of a number in a column that is aligned by its decimal mark; 0 where they are
 * too many to be printed everywhere. */
uint8_t eg_table_decimals(const eg_table_maker *t, const eg_table_column *c);
/* Whether its rows are not all in one unit or currency: zeros added would say more than is known.
 */
bool eg_table_has_units(const eg_table_maker *t);
/* A number with so many decimals, zeros added; other words as they are. */
eg_str eg_table_pad(const eg_table_maker *t, eg_str s, uint8_t decimals);

/* -- table_share.c -- */

eg_table_shared *eg_table_share_open(size_t columns);
void eg_table_share_close(eg_table_shared *s);
/* A run for a cell of a column that has no other: one that a cell before has, if it is the same, or
 * a copy in `kept`. */
eg_run *eg_table_share(eg_table_shared *s, eg_arena *kept, size_t column, const eg_run *run);

/* -- table_cells.c -- */

const eg_cell *eg_table_cell(const eg_table_maker *t, size_t row, size_t at);
/* Whether a cell is neither NULL nor 0 nor empty nor "no". */
bool eg_table_truthy(const eg_cell *c);
/* A cell's words and what stands under them, into out; lists, and what it covers, into to. In a
 * row of totals, what is not known is left blank. */
void eg_table_make_cell(
	eg_table_maker *t, size_t nth, size_t row, bool total, eg_runs *out, eg_tcell *to);

#endif
