/* The tables setting (numbers and choices that queries use) and meta (what this file is). */
#include "dataset/views.h"

#define SETTINGS "settings_"

/* Columns of `strategy` that are settings: by prefix, under the name that is left. */
static eg_str setting_key(eg_str column)
{
	static const char *const whole[] = {"currency", "language", "fiscal_year_starts",
		"fiscal_year_named", "fiscal_year_label"};
	if (eg_str_starts(column, EG_STR(SETTINGS)))
		return eg_str_cut(column, sizeof SETTINGS - 1, column.n);
	for (size_t i = 0; i < EG_COUNT(whole); i++)
		if (eg_str_is(column, whole[i]))
			return column;
	return (eg_str){NULL, 0};
}

static bool put_pair(eg_dataset *ds, const char *table, eg_str key, eg_str value, eg_str *why)
{
	eg_str sql = eg_strf(ds->arena, "INSERT INTO %s VALUES (?, ?)", table);
	sqlite3_stmt *s = eg_store_prepare(ds, sql, why);
	if (!s)
		return false;
	eg_store_bind_text(s, 1, key);
	eg_store_bind_text(s, 2, value);
	bool ok = sqlite3_step(s) == SQLITE_DONE;
	if (!ok)
		*why = eg_store_said(ds);
	sqlite3_finalize(s);
	return ok;
}

static bool load_settings(eg_dataset *ds, eg_str *why)
{
	bool ok = true;
	for (size_t i = 0; i < ds->plan.count; i++) {
		const eg_table *t = ds->plan.tables[i];
		if (!eg_str_is(t->name, "strategy"))
			continue;
		for (size_t c = 0; ok && c < t->count; c++) {
			eg_str key = setting_key(t->columns[c].name);
			if (key.n)
				ok = eg_store_run(ds,
					eg_strf(ds->arena,
						"INSERT INTO setting SELECT '%.*s', \"%.*s\" FROM "
						"strategy",
						EG_ARG(key), EG_ARG(t->columns[c].name)),
					why);
		}
	}
	return ok;
}

bool eg_settings_load(eg_dataset *ds, eg_str *why)
{
	const eg_rec *s = ds->model->strategy;
	eg_str as_of = ds->model->as_of == EG_DAY_NONE ? (eg_str){NULL, 0}
						       : eg_day_iso(ds->arena, ds->model->as_of);
	const struct {
		const char *key;
		eg_str value;
	} meta[] = {
		{"as_of", as_of},
		{"audience", ds->options.audience},
		{"edition", s ? eg_rec_text(s, "edition") : (eg_str){NULL, 0}},
		{"inputs_digest", ds->options.inputs_digest},
		{"title", s ? eg_rec_text(s, "title") : (eg_str){NULL, 0}},
		{"tool", EG_STR("engross")},
		{"tool_version", ds->options.tool_version},
	};
	bool ok = eg_store_run(ds,
		EG_STR("CREATE TABLE setting (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT "
		       "ROWID;"
		       "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT "
		       "ROWID;"
		       "CREATE TABLE funding_total (our_fy INTEGER, side TEXT NOT NULL, kind TEXT "
		       "NOT NULL,"
		       " state TEXT NOT NULL, amount INTEGER, contributions INTEGER NOT NULL, "
		       "unknown INTEGER,"
		       " unconverted INTEGER, qualified INTEGER, more INTEGER, about INTEGER) "
		       "STRICT"),
		why);
	for (size_t i = 0; ok && i < EG_COUNT(meta); i++)
		ok = put_pair(ds, "meta", eg_str_of(meta[i].key), meta[i].value, why);
	return ok && put_pair(ds, "setting", EG_STR("as_of"), as_of, why) && load_settings(ds, why);
}
