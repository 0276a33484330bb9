#include "dataset/store.h"

#include "base/memory.h"
#include "dataset/guard.h"
#include "dataset/views.h"

eg_str eg_store_said(const eg_dataset *ds)
{
	int code = sqlite3_errcode(ds->db) & 0xFF, why = sqlite3_system_errno(ds->db);
	if (code == SQLITE_NOMEM)
		eg_memory_ended();
	const char *said = sqlite3_errmsg(ds->db);
	if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && why)
		return eg_strf(ds->arena, "%s (%s)", said, strerror(why));
	return eg_str_copy(ds->arena, eg_str_of(said));
}

sqlite3_stmt *eg_store_prepare(eg_dataset *ds, eg_str sql, eg_str *why)
{
	sqlite3_stmt *s = NULL;
	bool before = ds->trusted;
	ds->trusted = true;
	if (sqlite3_prepare_v3(ds->db, sql.p, (int)sql.n, SQLITE_PREPARE_PERSISTENT, &s, NULL) !=
		SQLITE_OK)
		*why = eg_store_said(ds);
	ds->trusted = before;
	return s;
}

bool eg_store_run(eg_dataset *ds, eg_str sql, eg_str *why)
{
	bool before = ds->trusted;
	eg_guard_trust(ds, true);
	char *text = eg_cstr(ds->arena, sql);
	bool ok = sqlite3_exec(ds->db, text, NULL, NULL, NULL) == SQLITE_OK;
	if (!ok)
		*why = eg_store_said(ds);
	eg_guard_trust(ds, before);
	return ok;
}

bool eg_store_begin(eg_dataset *ds, eg_str *why)
{
	return eg_store_run(ds, EG_STR("BEGIN"), why);
}

void eg_store_bind_text(sqlite3_stmt *s, int at, eg_str text)
{
	if (text.p)
		sqlite3_bind_text64(s, at, text.p, text.n, SQLITE_STATIC, SQLITE_UTF8);
	else
		sqlite3_bind_null(s, at);
}

bool eg_store_is_prose(eg_dataset *ds, const char *table, const char *column)
{
	if (!table || !column)
		return false;
	eg_views_know_prose(ds, table);
	eg_arena_mark m = eg_arena_save(ds->scratch);
	eg_str key = eg_strf(ds->scratch, "%s.%s", table, column);
	bool is = eg_map_find(&ds->prose, key) != EG_MAP_NONE;
	eg_arena_rewind(ds->scratch, m);
	return is;
}

void eg_store_set_prose(eg_dataset *ds, eg_str table, eg_str column)
{
	eg_str key = eg_strf(ds->arena, "%.*s.%.*s", EG_ARG(table), EG_ARG(column));
	(void)eg_map_add(&ds->prose, key, 1, NULL);
}

void eg_store_learn_prose(eg_dataset *ds, eg_str table, sqlite3_stmt *select)
{
	for (int c = 0; c < sqlite3_column_count(select); c++)
		if (eg_store_is_prose(ds, sqlite3_column_table_name(select, c),
			    sqlite3_column_origin_name(select, c)))
			eg_store_set_prose(ds, table, eg_str_of(sqlite3_column_name(select, c)));
}
