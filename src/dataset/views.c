#include "dataset/views.h"

#include "dataset/sqltext.h"

#include "base/buf.h"

/* name, sentence, columns by which queries look for rows (a blank between; `id` is unique; `pos`,
 * in front, is the key of the table), SELECT */
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
	if (name.n < 2 || name.p[1] != '_') /* most words of a query name no view */
		return SIZE_MAX;
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
static void note_prose(eg_dataset *ds, size_t i, sqlite3_stmt *select)
{
	ds->prose_known[i] = true;
	for (int c = 0; c < sqlite3_column_count(select); c++)
		if (eg_store_is_prose(ds, sqlite3_column_table_name(select, c),
			    sqlite3_column_origin_name(select, c)))
			eg_store_set_prose(ds, eg_str_of(views[i].name),
				eg_str_of(sqlite3_column_name(select, c)));
}

void eg_views_know_prose(eg_dataset *ds, const char *table)
{
	size_t i = eg_views_find(eg_str_of(table));
	if (i == SIZE_MAX || ds->prose_known[i])
		return;
	eg_str why = {NULL, 0};
	sqlite3_stmt *s = eg_store_prepare(ds, eg_str_of(views[i].sql), &why);
	if (s)
		note_prose(ds, i, s);
	sqlite3_finalize(s);
}

/* -- a table whose `pos` numbers its rows -- */

#define NUMBER "row_number() OVER (ORDER BY "

/* A SELECT whose `pos` is the number of each row in an order of its own, cut in two. */
typedef struct numbered {
	eg_str before, order, after;
} numbered;

/* The end of what stands in the parentheses that are open at `at`. */
static size_t closing(eg_str sql, size_t at)
{
	for (size_t depth = 1; at < sql.n; at++) {
		depth += sql.p[at] == '(';
		depth -= sql.p[at] == ')';
		if (depth == 0)
			return at;
	}
	return SIZE_MAX;
}

static bool find_number(eg_str sql, numbered *out)
{
	size_t at = eg_str_find(sql, EG_STR(NUMBER), 0), from;
	for (; at != SIZE_MAX; at = eg_str_find(sql, EG_STR(NUMBER), from)) {
		from = at + sizeof NUMBER - 1;
		size_t end = closing(sql, from);
		if (end == SIZE_MAX)
			return false;
		eg_str rest = eg_str_trim(eg_str_cut(sql, end + 1, sql.n));
		if (!eg_str_starts(rest, EG_STR("AS pos")))
			continue;
		*out = (numbered){eg_str_cut(sql, 0, at), eg_str_cut(sql, from, end),
			eg_str_cut(rest, sizeof "AS pos" - 1, rest.n)};
		return true;
	}
	return false;
}

/* The columns of a SELECT with the types that SQLite gives a table of its rows; `pos` is the key.
 */
static bool columns_of(eg_dataset *ds, eg_str select, eg_str *out, eg_str *why)
{
	if (!eg_store_run(ds,
		    eg_strf(ds->arena, "CREATE TEMP TABLE shape AS %.*s\nLIMIT 0", EG_ARG(select)),
		    why))
		return false;
	sqlite3_stmt *s = eg_store_prepare(ds,
		EG_STR("SELECT CASE WHEN name IN ('NULL', 'pos') THEN '\"pos\" INTEGER PRIMARY KEY'"
		       " ELSE '\"' || name || '\" ' || type END FROM pragma_table_info('shape')"),
		why);
	if (!s)
		return false;
	eg_buf b = {0};
	bool before = ds->trusted;
	ds->trusted = true;
	while (sqlite3_step(s) == SQLITE_ROW)
		eg_bufv(&b, "%s%s", b.n ? ", " : "", (const char *)sqlite3_column_text(s, 0));
	ds->trusted = before;
	sqlite3_finalize(s);
	*out = eg_str_copy(ds->arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return eg_store_run(ds, EG_STR("DROP TABLE temp.shape"), why);
}

/* The table has `pos` as its row ids: nothing is sorted by it again, and what else stands in the
 * same places is joined by it at once. */
static bool fill_by_place(eg_dataset *ds, const struct view *v, eg_str select, eg_str *why)
{
	eg_str columns;
	return columns_of(ds, select, &columns, why) &&
	       eg_store_run(ds,
		       eg_strf(ds->arena, "CREATE TABLE %s (%.*s);\nINSERT INTO %s %.*s", v->name,
			       EG_ARG(columns), v->name, EG_ARG(select)),
		       why);
}

/* A window would hold every row three times to number it; filled in that order, the table numbers
 * its rows itself. In the SELECT the column has no name, so that an order by another table's `pos`
 * means that one. */
static eg_str numbering(eg_arena *a, const numbered *n)
{
	return eg_strf(a, "%.*sNULL%.*s\nORDER BY %.*s", EG_ARG(n->before), EG_ARG(n->after),
		EG_ARG(n->order));
}

static bool fill_table(eg_dataset *ds, const struct view *v, eg_str *why)
{
	numbered n;
	eg_str sql = eg_str_of(v->sql);
	if (find_number(sql, &n))
		return fill_by_place(ds, v, numbering(ds->arena, &n), why);
	if (eg_str_starts(eg_str_of(v->indexes), EG_STR("pos ")))
		return fill_by_place(ds, v, sql, why);
	return eg_store_run(ds, eg_strf(ds->arena, "CREATE TABLE %s AS\n%s", v->name, v->sql), why);
}

/* -- indexes -- */

static bool make_index(eg_dataset *ds, const struct view *v, eg_str column, bool key, eg_str *why)
{
	return eg_store_run(ds,
		eg_strf(ds->arena, "CREATE %sINDEX %s_by_%.*s ON %s (\"%.*s\")",
			key ? "UNIQUE " : "", v->name, EG_ARG(column), v->name, EG_ARG(column)),
		why);
}

/* Makes the indexes of a view by which a text looks for rows (none: all of them). An index takes
 * as long as many a view, and most columns that could be asked for are not asked for in a build. */
static bool make_indexes(eg_dataset *ds, size_t i, eg_str sql, eg_str *why)
{
	const struct view *v = &views[i];
	bool ok = true;
	uint32_t bit = 1;
	for (const char *c = v->indexes; ok && *c; bit <<= 1) {
		eg_str column = {c, strcspn(c, " ")};
		bool key = eg_str_is(column, "id"), made = eg_str_is(column, "pos");
		if (!made && !(ds->indexed[i] & bit) && (!sql.p || eg_sql_compares(sql, column))) {
			ds->indexed[i] |= bit;
			ok = make_index(ds, v, column, key, why);
		}
		c += column.n + (c[column.n] == ' ');
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
	return eg_views_fill_named(ds, eg_str_of(v->sql), why) && fill_table(ds, v, why);
}

bool eg_views_fill_named(eg_dataset *ds, eg_str sql, eg_str *why)
{
	size_t at = 0;
	eg_str word;
	while (eg_sql_word(sql, &at, &word)) {
		size_t i = eg_views_find(word);
		if (i != SIZE_MAX && (!fill(ds, i, why) || !make_indexes(ds, i, sql, why))) {
			*why = eg_strf(ds->arena, "%s: %.*s", views[i].name, EG_ARG(*why));
			return false;
		}
	}
	return true;
}

bool eg_views_fill_all(eg_dataset *ds, eg_str *why)
{
	for (size_t i = 0; i < EG_COUNT(views); i++)
		if (!fill(ds, i, why) || !make_indexes(ds, i, (eg_str){NULL, 0}, why))
			return false;
	return true;
}

bool eg_views_drop(eg_dataset *ds, size_t i, eg_str *why)
{
	if (!ds->filled[i])
		return true;
	ds->filled[i] = false;
	ds->indexed[i] = 0;
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
