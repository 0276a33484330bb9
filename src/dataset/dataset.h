/* dataset.h -- one audience's cut of the model as an SQLite database, and queries on it.
 *
 * Input:   a checked eg_model, the audience, the as-of day.
 * Output:  tables generated from the schema tables (DOMAIN.md 3.0), standard views (3.12)
 *          materialised on first use, and rows.
 * Errors:  a query's fault is filed as `query-error` at the SQL's own character where SQLite gives
 * one. Threads: one dataset is used by one thread at a time. Source:  DESIGN.md 3.2. Functions and
 * the collation that SQL may use: dataset/functions.h.
 */
#ifndef EG_DATASET_DATASET_H
#define EG_DATASET_DATASET_H

#include "model/model.h"

typedef struct eg_dataset eg_dataset;

typedef struct eg_dataset_options {
	eg_str audience; /* "internal" */
	eg_str tool_version;
	eg_str inputs_digest; /* hex */
	/* Partners that will get what is made, by id: for the audience `partner`. Borrowed. */
	const eg_str *recipients;
	size_t recipient_count;
	bool facts_only; /* records and fields that are marked illustrative are left out */
	eg_str since;    /* the earlier edition's dataset file, before what the strategy names */
	/* Takes the texts of queries that were prepared without fault; outlives the dataset. May be
	 * NULL. */
	eg_map *sound;
	bool no_file; /* it is only queried, never saved: its pages are none of a file */
} eg_dataset_options;

/* Makes the tables, loads them and defines the views. NULL only when SQLite itself fails (a finding
 * tells). */
eg_dataset *eg_dataset_open(
	eg_arena *a, const eg_model *m, const eg_dataset_options *opt, eg_diag *d);
/* The dataset file of the earlier edition that changes are told from; {NULL} without one. It lies
 * in the dataset's arena. */
eg_str eg_dataset_earlier(const eg_dataset *ds);
/* How many records of a type, "partner", the specs have and this cut has not: its audience may not
 * see them, or they are examples where those are left out. What stands in such a record is not
 * counted by itself. */
size_t eg_dataset_kept_out(const eg_dataset *ds, const char *type);
void eg_dataset_close(eg_dataset *ds);
/* Takes from the model what queries ask of its records of data, so that what they hold can go
 * (model.h). Findings are to be handed in before it. */
void eg_dataset_leave(eg_dataset *ds);
/* Fills the table finding, from which v_finding is made, anew; those behind the first `open` are
 * waived. Only the internal audience has any. */
bool eg_dataset_findings(
	eg_dataset *ds, const eg_finding *const *findings, size_t count, size_t open);
/* Writes the whole database, standard views as indexed tables, to a new file; the bytes depend on
 * the data only. */
bool eg_dataset_save(eg_dataset *ds, eg_str path, eg_str *why) EG_NODISCARD;

/* -- queries -- */

typedef struct eg_query eg_query;

enum eg_cell_kind { EG_CELL_NULL, EG_CELL_INTEGER, EG_CELL_TEXT };

typedef struct eg_cell {
	uint8_t kind;
	bool fraction; /* TEXT: of a number that is not whole */
	int64_t integer;
	eg_str text; /* valid until the next step unless copied */
} eg_cell;

/* Where a query was written: for findings. `value` is the spec's value (its byte map is used), or
 * NULL with a span (standard specs, the command line). */
typedef struct eg_query_place {
	const eg_value *value;
	eg_span span;
} eg_query_place;

/* Tells that a query will be asked, so that the standard views that it names are filled once with
 * what all such queries want of them. It need not be asked, and others may be. */
void eg_dataset_expect(eg_dataset *ds, eg_str sql);
/* The same of all queries in records, and in the records within them. */
void eg_dataset_expect_records(eg_dataset *ds, const eg_rec_list *list);
/* The dataset of a strategy without records, with the model's day: its tables and views have their
 * columns and no rows. NULL where it cannot be made (filed). */
eg_dataset *eg_dataset_open_empty(eg_arena *a, const eg_model *m, eg_diag *d);
/* Holds every query of the model's records against the tables and views, as a strategy without
 * records has them: whatever is wrong with its text is filed, whether or not an output asks it.
 * Texts that are known to be sound are passed over.
 * Those of records of data, which every dataset asks, are passed over once the model's data were
 * dropped. */
void eg_dataset_try_queries(const eg_model *m, const eg_map *sound, eg_diag *d);
/* Tells that all of every standard view will be wanted. */
void eg_dataset_expect_whole(eg_dataset *ds);
/* Prepares a read-only SELECT; NULL and a finding when it is none or is faulty. Standard views
 * that it names are filled first. The same SQL text is prepared once and reused: open, step to
 * the end, close. */
eg_query *eg_query_open(eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d);
void eg_query_close(eg_query *q);
/* Files what an author's query computes that he can hardly mean: sums over several currencies,
 * dates compared with numbers. The query must have been opened once. */
void eg_query_review(eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d);
/* Parameters `:name`. Names that the SQL does not have are ignored; :as_of is bound to the day of
 * all statuses when the query is opened; one that nobody binds is filed at the first step. */
size_t eg_query_params(const eg_query *q);
eg_str eg_query_param(const eg_query *q, size_t i); /* without the colon */
void eg_query_bind(eg_query *q, eg_str name, const eg_cell *value);
size_t eg_query_columns(const eg_query *q);
eg_str eg_query_column(const eg_query *q, size_t i);
/* Whether the column comes straight from a prose column of the schema (Markdown). */
bool eg_query_column_is_prose(eg_query *q, size_t i);
/* The next row into cells[columns]; false at the end or on a fault (which is filed). */
bool eg_query_next(eg_query *q, eg_cell *cells);

/* All rows at once, copied to the arena. */
typedef struct eg_rows {
	size_t columns, count;
	eg_str *names;
	bool *prose;
	eg_cell *cells; /* row-major */
} eg_rows;
/* params: pairs bound by name; may be NULL. False when the query failed. */
typedef struct eg_param {
	eg_str name;
	eg_cell value;
} eg_param;
bool eg_query_all(eg_arena *a, eg_dataset *ds, eg_str sql, eg_query_place place,
	const eg_param *params, size_t param_count, eg_rows *out, eg_diag *d);
/* The same with the texts in one arena and all else of the rows in another, which may be rewound
 * while the texts live on. */
bool eg_query_rows(eg_arena *texts, eg_arena *cells, eg_dataset *ds, eg_str sql,
	eg_query_place place, const eg_param *params, size_t param_count, eg_rows *out, eg_diag *d);
/* The query without an ORDER BY at its end, for those who only count its rows: what they do not ask
 * for is then not computed. As it is where a LIMIT makes the order matter. */
eg_str eg_sql_unordered(eg_str sql);
/* Index of a column by name, or SIZE_MAX. */
size_t eg_rows_column(const eg_rows *r, const char *name);

/* The standard views by place, for listings. */
size_t eg_views_count(void);
eg_str eg_views_name(size_t i);
/* The sentence and the SELECT of a standard view (for `explain` and the dictionary), or {NULL}. */
eg_str eg_view_doc(eg_str view);
/* In what units a view gives its numbers, as sentences; empty where they are plain (units.c). */
eg_str eg_view_units(eg_arena *a, eg_str view);
eg_str eg_view_sql(eg_str view);
/* Every table with its columns and counts, as text: the dump of this stage. */
eg_str eg_dataset_dump(eg_arena *a, eg_dataset *ds);

#endif
