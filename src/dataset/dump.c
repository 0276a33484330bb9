#include "dataset/views.h"

#include "base/buf.h"

/* Rows of a query of ours as texts in the arena. */
static eg_str *texts(eg_arena *a, eg_dataset *ds, eg_str sql, size_t *count)
{
	eg_str why = {NULL, 0}, *out = NULL;
	size_t cap = 0;
	*count = 0;
	sqlite3_stmt *s = eg_store_prepare(ds, sql, &why);
	ds->trusted = true;
	while (s && sqlite3_step(s) == SQLITE_ROW) {
		out = eg_grow(a, out, *count, &cap, sizeof *out);
		out[(*count)++] = eg_str_copy(a, eg_store_column(s, 0));
	}
	ds->trusted = false;
	sqlite3_finalize(s);
	return out;
}

static void put_columns(eg_buf *b, eg_arena *a, eg_dataset *ds, eg_str table)
{
	size_t count;
	eg_str *columns = texts(a, ds,
		eg_strf(a,
			"SELECT name || CASE type WHEN '' THEN '' ELSE ' ' || lower(type) END FROM "
			"pragma_table_info('%.*s')",
			EG_ARG(table)),
		&count);
	for (size_t i = 0; i < count; i++)
		eg_bufv(b, "  %.*s\n", EG_ARG(columns[i]));
}

eg_str eg_dataset_dump(eg_arena *a, eg_dataset *ds)
{
	eg_buf b = {0};
	eg_str why = {NULL, 0};
	if (!eg_views_fill_all(ds, &why))
		eg_bufv(&b, "error: %.*s\n", EG_ARG(why));
	size_t count;
	eg_str *tables = texts(a, ds,
		EG_STR("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
		       "'sqlite%' ORDER BY name"),
		&count);
	for (size_t i = 0; i < count; i++) {
		size_t one;
		eg_str *rows = texts(a, ds,
			eg_strf(a, "SELECT count(*) FROM \"%.*s\"", EG_ARG(tables[i])), &one);
		eg_str rows_said = rows && one ? rows[0] : EG_STR("?");
		eg_bufv(&b, "%.*s: %.*s %s\n", EG_ARG(tables[i]), EG_ARG(rows_said),
			eg_str_is(rows_said, "1") ? "row" : "rows");
		put_columns(&b, a, ds, tables[i]);
	}
	eg_str out = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return out;
}
