/* bind.h -- inside roster: what is known while a sheet of the spec language becomes an eg_xsheet.
 */
#ifndef EG_ROSTER_BIND_H
#define EG_ROSTER_BIND_H

#include "roster/workbook.h"

typedef struct eg_binding {
	eg_arena *arena;
	eg_dataset *ds;
	const eg_model *model;
	eg_str audience;
	const eg_rec *rec; /* the sheet as written */
	eg_query *query;   /* open while columns are bound */
	eg_xsheet *out;
	bool own; /* not of the standard roster: types are guessed and checked */
	eg_diag *d;
	bool good;
} eg_binding;

/* Whether this audience may see what `rec` is: `internal` sees all. An audience that there is not
 * is filed. */
bool eg_for_audience(eg_binding *b, const eg_rec *rec);
/* The column of the query of that name, or SIZE_MAX. */
size_t eg_binding_column(const eg_binding *b, eg_str name);
/* The same, filed when there is none. */
size_t eg_binding_need(eg_binding *b, const eg_value *name);
/* A column's name as SQL: in double quotes. */
eg_str eg_binding_quoted(eg_binding *b, eg_str name);
/* The query without what may stand behind its end, so that it can stand in brackets. */
eg_str eg_bare_sql(eg_str sql);
/* Binds the columns that are said, or all of the query. */
void eg_columns_bind(eg_binding *b);
/* Counts the rows; of an own sheet, gives columns without a type one that fits all their cells,
 * and files those that hold what their type does not. */
void eg_columns_settle(eg_binding *b);
/* Learns in what unit the query gives a column: an amount without `currency_from` gets the currency
 * that stands beside it. */
void eg_column_unit(eg_binding *b, eg_xcolumn *c);
/* Learns which words the query gives a column, of a field or of the program, that they are said in
 * the language of the workbook. */
void eg_column_words(eg_binding *b, eg_xcolumn *c);
/* Gives a column of numbers without a type the one of its unit; false where that says none. */
bool eg_column_by_unit(const eg_binding *b, eg_xcolumn *c);
/* The chart of the sheet, over its bound columns. */
void eg_chart_bind(eg_binding *b);

#endif
