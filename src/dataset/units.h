/* units.h -- in what unit a query gives the numbers of a column.
 *
 * The dataset holds whole numbers only: amounts in minor units, decimals in millionths. What a
 * column of a query is follows from the columns that it comes from, through subqueries and through
 * what keeps a unit (sum, min, coalesce, CASE and the like, + and -). What it cannot tell, as
 * behind * and /, has none.
 *
 * Input:   an open query. Columns of tables have the unit of the schema's field; of views and of
 *          tables without a record, that of units.def.
 * Errors:  never fails.
 * Cost:    reads the text once a column.
 */
#ifndef EG_DATASET_UNITS_H
#define EG_DATASET_UNITS_H

#include "dataset/dataset.h"

enum eg_unit {
	EG_UNIT_NONE,         /* a plain number or text, or it cannot be told */
	EG_UNIT_AMOUNT,       /* minor units of the currency that stands beside it */
	EG_UNIT_OURS,         /* minor units of the strategy's currency */
	EG_UNIT_MILLIONTHS,   /* a decimal */
	EG_UNIT_SHARE,        /* millionths of a whole */
	EG_UNIT_YESNO,        /* 1 or 0 */
	EG_UNIT_STATUS,       /* a word of where something stands */
	EG_UNIT_WORD,         /* another word of the program */
	EG_UNIT_DATE,         /* a date as written, or a day: a text */
	EG_UNIT_CURRENCY,     /* the code of an amount's currency */
	EG_UNIT_OUR_CURRENCY, /* the code of the strategy's */
	EG_UNIT_COUNT
};

/* What words a column of a query holds: those of a field; or, without one, words of the program. */
typedef struct eg_words {
	const eg_record *record; /* that has the field */
	const eg_field *field;
	bool many; /* several, by "; " */
} eg_words;

enum eg_unit eg_query_unit(eg_query *q, size_t i);
/* False where it cannot be told, or the column holds none. Columns of views are followed to the
 * tables. */
bool eg_query_words(eg_query *q, size_t i, eg_words *out);
/* The unit of the query's column at a place, which it calls `name`; of a column of a table, where
 * SQLite says which one it is. */
enum eg_unit eg_units_find(eg_dataset *ds, eg_str sql, size_t place, eg_str name, const char *table,
	const char *column);
bool eg_words_find(eg_dataset *ds, eg_str sql, size_t place, eg_str name, const char *table,
	const char *column, eg_words *out);
/* The word of a unit, for tests and dumps. */
const char *eg_unit_word(enum eg_unit u);

#endif
