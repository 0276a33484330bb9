/* plan.h -- inside dataset: the tables that the schema's records become (DOMAIN.md 3.0).
 *
 * A record that ids can point at, or that stands at the top level, has a table of its own, named
 * by the record. A list of anything in it becomes a child table `record_field` with the owner's
 * key. A nested record that stands once becomes columns `field_key`. A shape says for each field
 * of a record which columns or which table its value goes to; the loader follows it.
 */
#ifndef EG_DATASET_PLAN_H
#define EG_DATASET_PLAN_H

#include "schema/schema.h"

enum eg_form {
	EG_FORM_NONE, /* hidden, or the record's own id */
	EG_FORM_TEXT,
	EG_FORM_PATH,  /* text */
	EG_FORM_PROSE, /* Markdown, and its words alone */
	EG_FORM_DATE,  /* as written, first day, last day, precision */
	EG_FORM_SPAN,  /* as written, months, days */
	EG_FORM_NUMBER,
	EG_FORM_MONEY, /* minor units of the currency beside it */
	EG_FORM_REF,
	EG_FORM_MARKING, /* several are joined */
	EG_FORM_FLAT,    /* a nested record as columns of the same table */
	EG_FORM_ONE,     /* a nested record with a table of its own: its id */
	EG_FORM_OWNED,   /* a list of such: nothing here, they name their owner */
	EG_FORM_CHILD,   /* a list: rows of a child table */
	EG_FORM_EXTRA    /* own keys: rows of `extra` */
};

struct eg_table;
struct eg_shape;

typedef struct eg_slot {
	uint8_t form;           /* eg_form */
	bool said;              /* a column `_said` follows the others */
	uint16_t column;        /* the first one in the table */
	struct eg_shape *shape; /* FLAT */
	struct eg_table *table; /* CHILD */
} eg_slot;

#define EG_NO_COLUMN UINT16_MAX

typedef struct eg_shape {
	const eg_record *record;
	eg_slot *slots;    /* record->count of them */
	uint16_t currency; /* column of `currency` beside an amount, or EG_NO_COLUMN */
	bool has_amount;   /* some slot is MONEY */
	bool has_children; /* some slot is CHILD or EXTRA, here or in a flat one */
} eg_shape;

typedef struct eg_column {
	eg_str name;
	bool integer;          /* INTEGER, else TEXT */
	bool required;         /* NOT NULL */
	bool prose;            /* holds Markdown */
	const eg_field *field; /* NULL for those that every table has */
	eg_str references;     /* table whose id it holds, or {NULL} */
} eg_column;

typedef struct eg_table {
	eg_str name;
	eg_str doc;
	const eg_record *record; /* its rows are these; NULL in a list of scalars */
	const eg_field *item;    /* a list of scalars or references: the field */
	eg_shape *shape;         /* record != NULL */
	struct eg_table *owner;  /* child tables */
	eg_str list;             /* child tables: the list's word, without the owner's name */
	bool own;                /* a table of its own, with rows from the model's list */
	uint8_t keys;            /* leading columns: id or owner's key; `pos` is then the next */
	const struct eg_table *
		*owners; /* own tables of nested records: one column for each, after the key */
	uint8_t owner_count;
	uint16_t pos;
	uint16_t illustrative;        /* or EG_NO_COLUMN */
	uint16_t file, line, marking; /* columns that every table has */
	eg_slot slot;                 /* item != NULL */
	eg_column *columns;
	size_t count, cap;
	void *insert; /* the prepared statement */
} eg_table;

#define EG_MOST_KEYS 4 /* lists in lists: the schema nests less */

typedef struct eg_plan {
	eg_arena *arena;
	eg_table **tables; /* owners before their children */
	size_t count, cap;
} eg_plan;

void eg_plan_make(eg_arena *a, eg_plan *plan, const eg_record *const *records, size_t count);
/* The table of its own that a record has, or NULL. */
eg_table *eg_plan_own(const eg_plan *plan, const eg_record *record);
/* CREATE TABLE and INSERT of a table. */
eg_str eg_table_ddl(eg_arena *a, const eg_table *t);
eg_str eg_table_insert(eg_arena *a, const eg_table *t);

#endif
