#include "dataset/views.h"

#include "dataset/sqltext.h"

/* name, sentence, columns to index (a blank between; the first is unique when it is `id`), SELECT
 */
static const struct view {
	const char *name, *doc, *indexes, *sql;
} views[] = {
#define EG_VIEW(name, doc, indexes, sql) {name, doc, indexes, sql},
#include "dataset/views_activity.def"
#include "dataset/views_agreement.def"
#include "dataset/views_complete.def"
#include "dataset/views_coverage.def"
#include "dataset/views_due.def"
#include "dataset/views_edition.def"
#include "dataset/views_engagement.def"
#include "dataset/views_list.def"
#include "dataset/views_marking.def"
#include "dataset/views_measure.def"
#include "dataset/views_money.def"
#include "dataset/views_more.def"
#include "dataset/views_network.def"
#include "dataset/views_partner.def"
#include "dataset/views_right_size.def"
#include "dataset/views_strategy.def"
#include "dataset/views_work.def"
#undef EG_VIEW
};

size_t eg_views_count(void)
{
	return EG_COUNT(views);
}

eg_str eg_views_name(size_t i)
{
	return eg_str_of(views[i].name);
}

size_t eg_views_find(eg_str name)
{
	for (size_t i = 0; i < EG_COUNT(views); i++)
		if (name.n == strlen(views[i].name) &&
			sqlite3_strnicmp(name.p, views[i].name, (int)name.n) == 0)
			return i;
	return SIZE_MAX;
}

eg_str eg_view_doc(eg_str view)
{
	size_t i = eg_views_find(view);
	return i == SIZE_MAX ? (eg_str){NULL, 0} : eg_str_of(views[i].doc);
}

eg_str eg_view_sql(eg_str view)
{
	size_t i = eg_views_find(view);
	return i == SIZE_MAX ? (eg_str){NULL, 0} : eg_str_of(views[i].sql);
}

/* Columns that come straight from a Markdown column keep that fact. */
static bool note_prose(eg_dataset *ds, const struct view *v, eg_str *why)
{
	sqlite3_stmt *s = eg_store_prepare(ds, eg_str_of(v->sql), why);
	if (!s)
		return false;
	for (int c = 0; c < sqlite3_column_count(s); c++)
		if (eg_store_is_prose(
			    ds, sqlite3_column_table_name(s, c), sqlite3_column_origin_name(s, c)))
			eg_store_set_prose(
				ds, eg_str_of(v->name), eg_str_of(sqlite3_column_name(s, c)));
	sqlite3_finalize(s);
	return true;
}

static bool make_indexes(eg_dataset *ds, const struct view *v, eg_str *why)
{
	bool ok = true;
	for (const char *c = v->indexes; ok && *c;) {
		size_t n = strcspn(c, " ");
		bool key = c == v->indexes && n == 2 && memcmp(c, "id", 2) == 0;
		ok = eg_store_run(ds,
			eg_strf(ds->arena, "CREATE %sINDEX %s_by_%.*s ON %s (\"%.*s\")",
				key ? "UNIQUE " : "", v->name, (int)n, c, v->name, (int)n, c),
			why);
		c += n + (c[n] == ' ');
	}
	return ok;
}

static bool fill(eg_dataset *ds, size_t i, eg_str *why)
{
	if (ds->filled[i])
		return true;
	ds->filled[i] =
		true; /* before, so that a circle of ours would end in an error, not without end */
	const struct view *v = &views[i];
	if (!eg_views_fill_named(ds, eg_str_of(v->sql), why) || !note_prose(ds, v, why))
		return false;
	return eg_store_run(
		       ds, eg_strf(ds->arena, "CREATE TABLE %s AS\n%s", v->name, v->sql), why) &&
	       make_indexes(ds, v, why);
}

bool eg_views_fill_named(eg_dataset *ds, eg_str sql, eg_str *why)
{
	size_t at = 0;
	eg_str word;
	while (eg_sql_word(sql, &at, &word)) {
		size_t i = eg_views_find(word);
		if (i != SIZE_MAX && !fill(ds, i, why)) {
			*why = eg_strf(ds->arena, "%s: %.*s", views[i].name, EG_ARG(*why));
			return false;
		}
	}
	return true;
}

bool eg_views_fill_all(eg_dataset *ds, eg_str *why)
{
	for (size_t i = 0; i < EG_COUNT(views); i++)
		if (!fill(ds, i, why))
			return false;
	return true;
}

bool eg_views_drop(eg_dataset *ds, size_t i, eg_str *why)
{
	if (!ds->filled[i])
		return true;
	ds->filled[i] = false;
	ds->dropped++;
	return eg_store_run(ds, eg_strf(ds->arena, "DROP TABLE IF EXISTS %s", views[i].name), why);
}

bool eg_views_forget(eg_dataset *ds, eg_str *why)
{
	bool ok = true;
	eg_queries_forget(ds);
	for (size_t i = 0; ok && i < EG_COUNT(views); i++)
		ok = eg_views_drop(ds, i, why);
	return ok;
}
