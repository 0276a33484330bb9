#include "dataset/place.h"

#include "dataset/store.h"

#include "base/buf.h"

/* -- a SELECT that numbers its rows -- */

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

/* A window would hold every row three times to number it; filled in that order, the table numbers
 * its rows itself. In the SELECT the column has no name, so that an order by another table's `pos`
 * means that one. */
eg_str eg_place_numbered(eg_arena *a, eg_str sql)
{
	numbered n;
	if (!find_number(sql, &n))
		return (eg_str){NULL, 0};
	return eg_strf(a, "%.*sNULL%.*s\nORDER BY %.*s", EG_ARG(n.before), EG_ARG(n.after),
		EG_ARG(n.order));
}

/* -- the columns of a table -- */

/* What SQLite makes of a type that is said: the affinity by which values are stored and compared.
 */
static const struct {
	const char *said, *affinity;
} affinities[] = {{"INTEGER", "INT"}, {"INT", "INT"}, {"TEXT", "TEXT"}};

static const char *affinity_of(eg_str said)
{
	for (size_t i = 0; i < EG_COUNT(affinities); i++)
		if (eg_str_is(said, affinities[i].said))
			return affinities[i].affinity;
	return "";
}

static eg_str type_of(const eg_select *s, sqlite3_stmt *select, int column)
{
	const char *declared = sqlite3_column_decltype(select, column);
	if (declared)
		return eg_str_of(declared);
	for (size_t i = 0; i < s->item_count; i++)
		if (eg_str_is(s->names[i], sqlite3_column_name(select, column)))
			return eg_select_cast(s->items[i]);
	return (eg_str){NULL, 0};
}

/* The columns as CREATE TABLE AS would make them, but for `pos`, which is the key. */
static void put_columns(eg_buf *b, const eg_select *s, sqlite3_stmt *select)
{
	for (int c = 0; c < sqlite3_column_count(select); c++) {
		const char *name = sqlite3_column_name(select, c);
		bool key = strcmp(name, "NULL") == 0 || strcmp(name, "pos") == 0;
		if (c)
			eg_buf_cstr(b, ", ");
		if (key)
			eg_buf_cstr(b, "\"pos\" INTEGER PRIMARY KEY");
		else
			eg_bufv(b, "\"%s\" %s", name, affinity_of(type_of(s, select, c)));
	}
}

bool eg_place_fill(eg_dataset *ds, const char *table, eg_str sql, const eg_select *of, eg_str *why)
{
	sqlite3_stmt *select = eg_store_prepare(ds, sql, why);
	if (!select)
		return false;
	eg_buf b = {0};
	eg_bufv(&b, "CREATE TABLE %s (", table);
	put_columns(&b, of, select);
	eg_bufv(&b, ");\nINSERT INTO %s %.*s", table, EG_ARG(sql));
	eg_store_learn_prose(ds, eg_str_of(table), select);
	sqlite3_finalize(select);
	bool ok = eg_store_run(ds, eg_buf_view(&b), why);
	eg_buf_release(&b);
	return ok;
}
