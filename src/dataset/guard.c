#include "dataset/guard.h"

/* Virtual machine steps between two looks, and those that a query may take: 5e8 steps are about
 * five seconds. The dearest standard view takes less than a tenth of that for 5,000 partners with
 * 50,000 activities (tests/unit/dataset_scale.c counts). */
#define STEPS_A_LOOK 1000000
#define MOST_STEPS   INT64_C(500000000)

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
	return ++ds->steps > ds->most_steps / STEPS_A_LOOK && !ds->trusted;
}

void eg_guard_set(eg_dataset *ds)
{
	ds->most_steps = MOST_STEPS;
	sqlite3_set_authorizer(ds->db, decide, ds);
	sqlite3_progress_handler(ds->db, STEPS_A_LOOK, look, ds);
	sqlite3_db_config(ds->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(ds->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(ds->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(ds->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(ds->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(ds->db, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
}
