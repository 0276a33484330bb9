#include "dataset/guard.h"

#include "dataset/engine.h"
#include "dataset/spill.h"

#include "base/time.h"

/* Virtual machine steps between two looks, and those that a query may take: 1e8 steps are about
 * a second. The dearest standard view takes less than half of that for 5,000 partners with
 * 50,000 activities (tests/unit/dataset_scale.c counts). Between two looks a query can make some
 * hundred values of the greatest length. */
#define STEPS_A_LOOK 1000
#define MOST_STEPS   INT64_C(100000000)
/* Each record with an id allows more: the dearest standard sheet takes 300 steps and half a
 * kilobyte of sorting for one. */
#define STEPS_A_RECORD 1000
#define BYTES_A_RECORD 1024
#define MOST_SECONDS   60
#define MOST_MEMORY    (INT64_C(256) * 1024 * 1024)
/* As often as that may stand in temporary files: what is sorted is written once, or twice when it
 * is sixteen times the cache. */
#define MEMORIES_ON_DISK 4
#define MOST_VALUE       (1024 * 1024)      /* bytes of a value or row of a query of the specs */
#define MOST_OF_OURS     (64 * 1024 * 1024) /* and of ours */
#define MOST_SQL         (1024 * 1024)
#define MOST_DEPTH       250  /* of an expression */
#define MOST_PATTERN     1000 /* characters after LIKE and GLOB */
#define CLOCK_A_LOOKS    64   /* one look in so many asks the clock */

/* Functions whose results no one can repeat, or that reach outside. */
static const char *const refused[] = {"random", "randomblob", "load_extension", "changes",
	"total_changes", "last_insert_rowid", "fts3_tokenizer", "sqlite_log"};

static bool is_refused(const char *name)
{
	for (size_t i = 0; name && i < EG_COUNT(refused); i++)
		if (sqlite3_stricmp(name, refused[i]) == 0)
			return true;
	return false;
}

static int decide(void *ctx, int action, const char *a, const char *b, const char *database,
	const char *trigger)
{
	const eg_dataset *ds = ctx;
	(void)a;
	(void)trigger;
	if (ds->trusted)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		return !database || sqlite3_stricmp(database, "main") == 0 ? SQLITE_OK
									   : SQLITE_DENY;
	case SQLITE_FUNCTION:
		return is_refused(b) ? SQLITE_DENY : SQLITE_OK;
	default:
		return SQLITE_DENY;
	}
}

static int look(void *ctx)
{
	eg_dataset *ds = ctx;
	if (ds->trusted)
		return 0;
	if (++ds->looks > ds->most_steps / STEPS_A_LOOK)
		ds->stopped = EG_STOP_STEPS;
	else if (eg_engine_held() - ds->memory > ds->most_memory ||
		 eg_spill_written() - ds->spilled > MEMORIES_ON_DISK * ds->most_memory)
		ds->stopped = EG_STOP_MEMORY;
	else if (ds->looks % CLOCK_A_LOOKS == 0 && eg_time_wall() - ds->began > ds->most_time)
		ds->stopped = EG_STOP_TIME;
	return ds->stopped != EG_STOP_NOT;
}

void eg_guard_begin(eg_dataset *ds)
{
	ds->looks = 0;
	ds->stopped = EG_STOP_NOT;
	ds->memory = eg_engine_held();
	ds->spilled = eg_spill_written();
	ds->began = ds->rested = eg_time_wall();
}

void eg_guard_rest(eg_dataset *ds)
{
	ds->rested = eg_time_wall();
}

void eg_guard_resume(eg_dataset *ds)
{
	ds->began += eg_time_wall() - ds->rested;
}

void eg_guard_trust(eg_dataset *ds, bool trusted)
{
	ds->trusted = trusted;
	sqlite3_limit(ds->db, SQLITE_LIMIT_LENGTH, trusted ? MOST_OF_OURS : MOST_VALUE);
}

const char *eg_guard_limits(const eg_dataset *ds)
{
	switch ((enum eg_stop)ds->stopped) {
	case EG_STOP_STEPS:
		return "it may take 100 million steps of SQLite's machine and 1000 for each "
		       "record; a join without a "
		       "condition, or a "
		       "recursion without an end, takes more";
	case EG_STOP_TIME:
		return "it may take a minute, and longer where there are very many records";
	case EG_STOP_MEMORY:
		return "it may take 256 MiB and a kilobyte for each record, and four times as "
		       "much of temporary files; sort and join fewer rows, or shorter texts";
	case EG_STOP_NOT:
		break;
	}
	return NULL;
}

void eg_guard_harden(sqlite3 *db)
{
	static const struct {
		int what, on;
	} settings[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}, {SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0}};
	for (size_t i = 0; i < EG_COUNT(settings); i++)
		sqlite3_db_config(db, settings[i].what, settings[i].on, NULL);
}

void eg_guard_set(eg_dataset *ds)
{
	int64_t records = (int64_t)ds->model->id_count;
	ds->most_steps = MOST_STEPS + records * STEPS_A_RECORD;
	ds->most_memory = MOST_MEMORY + records * BYTES_A_RECORD;
	/* as much longer as there may be more steps */
	ds->most_time = ds->most_steps / (MOST_STEPS / MOST_SECONDS) * INT64_C(1000000000);
	sqlite3_set_authorizer(ds->db, decide, ds);
	sqlite3_progress_handler(ds->db, STEPS_A_LOOK, look, ds);
	eg_guard_harden(ds->db);
	sqlite3_limit(ds->db, SQLITE_LIMIT_SQL_LENGTH, MOST_SQL);
	sqlite3_limit(ds->db, SQLITE_LIMIT_EXPR_DEPTH, MOST_DEPTH);
	sqlite3_limit(ds->db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, MOST_PATTERN);
	sqlite3_limit(ds->db, SQLITE_LIMIT_WORKER_THREADS, 0);
	eg_guard_trust(ds, false);
}
