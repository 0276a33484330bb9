/* store.h -- inside dataset: the connection, and what every part of the folder shares.
 *
 * While `trusted` is set the guard (guard.h) lets everything pass: for statements of ours alone.
 * They run under it, too, because SQLite prepares anew when the schema has changed.
 */
#ifndef EG_DATASET_STORE_H
#define EG_DATASET_STORE_H

#include "dataset/dataset.h"
#include "dataset/door.h"
#include "dataset/plan.h"
#include "locale/locale.h"
#include "schema/dates.h"

#include <sqlite3.h>

typedef struct eg_clock eg_clock;
typedef struct eg_sort_keys eg_sort_keys;

/* What a record is called (names.h). */
typedef struct eg_name {
	eg_str title; /* {NULL} when the audience may not see it */
	bool known;
} eg_name;

/* Records of a type that the audience may not see. */
typedef struct eg_kept_out {
	const eg_record *type;
	size_t count;
} eg_kept_out;

struct eg_dataset {
	eg_arena *arena;
	sqlite3 *db;
	sqlite3 *plain; /* for what SQLite formats (format.c); NULL until it is asked */
	eg_clock *clock;
	const eg_model *model;
	eg_dataset_options options;
	eg_door door;
	eg_name *names; /* by place in model->by_id; NULL until one is asked for */
	size_t named;   /* how often one was asked for */
	eg_plan plan;
	eg_str lang;
	eg_str currency; /* of totals */
	eg_str earlier;  /* file of the earlier edition that was compared; {NULL} = none */
	eg_fiscal fiscal;
	eg_str fiscal_label;
	bool fiscal_own; /* the strategy says how years are printed */
	eg_collator *collator;
	eg_sort_keys *sort_keys;      /* kept ones (sortkey.c) */
	struct eg_kept_out *kept_out; /* records that did not pass the door, by type (load.c) */
	size_t kept_out_count, kept_out_cap;
	eg_map prose;   /* "table.column" that hold Markdown */
	eg_map queries; /* SQL text -> index into cached */
	struct eg_query **cached;
	size_t cached_cap;
	struct eg_view_use *views; /* by standard view (views.c) */
	eg_map expected;           /* texts of queries whose needs are known */
	bool told;                 /* some view was told of a query to come (views.c) */
	uint32_t dropped;          /* views that were dropped since the dataset was made */
	bool trusted;
	bool disk_told;      /* that the disk does not take the file (fault.c) */
	int64_t looks;       /* of the progress handler since a query began (guard.c) */
	int64_t most_steps;  /* of the virtual machine, that a query may take */
	int64_t most_time;   /* nanoseconds, and */
	int64_t most_memory; /* bytes that it may take */
	int64_t memory;      /* bytes that the thread held when the query began */
	int64_t spilled;     /* and that it had written into temporary files */
	int64_t began;       /* and the time, in nanoseconds, without what rows took elsewhere */
	int64_t rested;      /* when its last row was handed on */
	uint8_t stopped;     /* eg_stop: why the guard ended a query */
	eg_arena *scratch;   /* for functions; rewound after each call */
};

/* Runs SQL of ours, one or more statements. False and *why in words on failure. */
bool eg_store_run(eg_dataset *ds, eg_str sql, eg_str *why);
/* Once it is loaded, all that is done to the database is one transaction, which is ended only to be
 * written to a file: each end of one looks at every page that was written so far. */
bool eg_store_begin(eg_dataset *ds, eg_str *why);
/* What SQLite says of its last error, with the system's words where a file was the reason. One of
 * memory ends the program. */
eg_str eg_store_said(const eg_dataset *ds);
/* Prepares a statement of ours, kept for long; NULL and *why on failure. */
sqlite3_stmt *eg_store_prepare(eg_dataset *ds, eg_str sql, eg_str *why);
void eg_store_bind_text(sqlite3_stmt *s, int at, eg_str text);
static inline eg_str eg_store_column(sqlite3_stmt *s, int column)
{
	const char *p = (const char *)sqlite3_column_text(s, column);
	return p ? (eg_str){p, (size_t)sqlite3_column_bytes(s, column)} : (eg_str){NULL, 0};
}
/* Whether table.column holds Markdown. */
bool eg_store_is_prose(eg_dataset *ds, const char *table, const char *column);
void eg_store_set_prose(eg_dataset *ds, eg_str table, eg_str column);
/* Columns of a SELECT that come straight from a Markdown column keep that fact in the table that it
 * fills. */
void eg_store_learn_prose(eg_dataset *ds, eg_str table, sqlite3_stmt *select);

#endif
