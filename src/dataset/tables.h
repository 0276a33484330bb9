/* tables.h -- the tables of a dataset as plain data, for those that write them in other forms.
 *
 * Output:  one eg_dataset_table a table that the schema's records became, owners before their
 * children; then `extra`, the own keys. Columns as in the database, with what the schema says of
 * them. Units:   a decimal is an integer in millionths, an amount one in minor units of the
 * currency in its row; eg_dataset_scale tells how many decimals a value of a row has. Source:
 * DOMAIN.md 3.0.
 */
#ifndef EG_DATASET_TABLES_H
#define EG_DATASET_TABLES_H

#include "dataset/dataset.h"

enum eg_column_form {
	EG_CF_TEXT,
	EG_CF_INTEGER,
	EG_CF_DECIMAL, /* millionths */
	EG_CF_MONEY,   /* minor units of the currency in column `currency` */
	EG_CF_DAY,     /* YYYY-MM-DD */
	EG_CF_YESNO    /* 0 or 1 */
};

#define EG_NO_CURRENCY SIZE_MAX

typedef struct eg_dataset_column {
	eg_str name;
	enum eg_column_form form;
	bool required;
	const eg_field *field; /* of the schema; NULL for those that every table has */
	eg_str references;     /* table whose id it holds, or {NULL} */
	size_t currency; /* MONEY: the column of its currency, or EG_NO_CURRENCY: the strategy's */
} eg_dataset_column;

typedef struct eg_dataset_table {
	eg_str name, doc;
	eg_dataset_column *columns;
	size_t count;
	size_t keys;  /* leading columns that are the primary key */
	eg_str owner; /* child tables: the table whose id the first column holds */
} eg_dataset_table;

/* All tables, in the arena. */
const eg_dataset_table *eg_dataset_tables(eg_arena *a, const eg_dataset *ds, size_t *count);
/* Decimals of a number of column c; `cells` is the row. */
int eg_dataset_scale(const eg_dataset *ds, const eg_dataset_column *c, const eg_cell *cells);

#endif
