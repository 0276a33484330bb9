#include "dataset/views.h"

#include "dataset/place.h"
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

/* -- what is asked of them -- */

#define MOST_FILLINGS 3 /* of one view, each with more columns; the last one has all */

/* What a dataset has of a view. */
struct eg_view_use {
	eg_select select; /* the view's, taken apart when it is first asked for */
	bool read, apart; /* whether that was tried, and whether it went */
	bool *needed;     /* by column: what queries ask for; kept when the table is dropped */
	bool *have;       /* by column: what is in the table */
	eg_str sql;       /* that filled the table */
	eg_str wanted;    /* the SELECT with what is needed, and of how many columns that is */
	size_t wanted_count;
	bool filled;
	bool told;         /* more is needed, which what it is made of does not know yet */
	bool prose_known;  /* ds->prose has its columns */
	uint8_t fillings;  /* so far */
	uint32_t indexed;  /* columns of `indexes` that have one, a bit each */
	uint32_t outgrown; /* tables of earlier fillings that are still read (set_aside) */
};

void eg_views_init(eg_dataset *ds)
{
	ds->views = EG_NEW_N(ds->arena, struct eg_view_use, EG_COUNT(views));
}

static struct eg_view_use *use_of(eg_dataset *ds, size_t i)
{
	struct eg_view_use *u = &ds->views[i];
	if (!u->read) {
		u->read = true;
		u->apart = eg_select_read(ds->arena, eg_str_of(views[i].sql), &u->select);
		if (!u->apart)
			u->select = (eg_select){0};
		u->needed = EG_NEW_N(ds->arena, bool, u->select.item_count + 1);
		u->have = EG_NEW_N(ds->arena, bool, u->select.item_count + 1);
	}
	return u;
}

/* The views that a text names, each once. */
typedef struct named {
	size_t items[EG_COUNT(views)], count;
} named;

static void find_named(eg_str sql, named *out)
{
	bool seen[EG_COUNT(views)] = {false};
	size_t at = 0;
	eg_str word;
	out->count = 0;
	while (eg_sql_word(sql, &at, &word)) {
		size_t i = eg_views_find(word);
		if (i == SIZE_MAX || seen[i])
			continue;
		seen[i] = true;
		out->items[out->count++] = i;
	}
}

static size_t count_needed(const struct eg_view_use *u)
{
	size_t n = 0;
	for (size_t i = 0; i < u->select.item_count; i++)
		n += u->needed[i];
	return n;
}

/* Adds what a text asks of a view; whether that is more than was asked before. */
static bool need(eg_dataset *ds, size_t i, eg_str sql)
{
	struct eg_view_use *u = use_of(ds, i);
	size_t before = count_needed(u), n = u->select.item_count;
	if (before == n)
		return false;
	eg_sql_needs(sql, eg_str_of(views[i].name), u->select.names, n, u->needed);
	return count_needed(u) > before;
}

static void need_all(eg_dataset *ds, size_t i)
{
	struct eg_view_use *u = use_of(ds, i);
	for (size_t c = 0; c < u->select.item_count; c++)
		u->needed[c] = true;
}

static bool lacks(const struct eg_view_use *u)
{
	bool lacking = !u->filled;
	for (size_t i = 0; !lacking && i < u->select.item_count; i++)
		lacking = u->needed[i] && !u->have[i];
	return lacking;
}

/* The SELECT with what is needed of it. `pos`, where it is the key of the table, is always. */
static eg_str needed_sql(eg_dataset *ds, size_t i)
{
	struct eg_view_use *u = use_of(ds, i);
	eg_str whole = eg_str_of(views[i].sql);
	if (!u->apart || count_needed(u) == u->select.item_count)
		return whole;
	for (size_t c = 0; c < u->select.item_count; c++)
		if (!u->select.names[c].n || eg_str_is(u->select.names[c], "pos"))
			u->needed[c] = true;
	if (u->wanted.p && u->wanted_count == count_needed(u)) /* no column is ever needed less */
		return u->wanted;
	u->wanted_count = count_needed(u);
	u->wanted = eg_select_with(ds->arena, &u->select, u->needed);
	return u->wanted;
}

/* Keeps the text: its bytes live as long as the dataset. */
static void expect_kept(eg_dataset *ds, eg_str sql)
{
	bool is_new = false;
	named n;
	(void)eg_map_add(&ds->expected, sql, 1, &is_new);
	if (!is_new)
		return;
	find_named(sql, &n);
	for (size_t i = 0; i < n.count; i++)
		if (need(ds, n.items[i], sql))
			ds->views[n.items[i]].told = ds->told = true;
}

void eg_dataset_expect(eg_dataset *ds, eg_str sql)
{
	if (eg_map_find(&ds->expected, sql) == EG_MAP_NONE)
		expect_kept(ds, eg_str_copy(ds->arena, sql));
}

static void visit(size_t i, bool *seen, named *out)
{
	if (seen[i])
		return;
	seen[i] = true;
	named of;
	find_named(eg_str_of(views[i].sql), &of);
	for (size_t k = 0; k < of.count; k++)
		visit(of.items[k], seen, out);
	out->items[out->count++] = i;
}

/* Views that have no row as long as no earlier edition was read: what they are made of is not
 * filled for them. */
static bool has_no_row(const eg_dataset *ds, size_t i)
{
	return !ds->earlier.p && strcmp(views[i].name, "v_change") == 0 && ds->views[i].apart &&
	       count_needed(&ds->views[i]) < ds->views[i].select.item_count;
}

/* Passes on what was told: a view before those that it is made of, so that each is looked at once.
 */
static void pass_on(eg_dataset *ds)
{
	bool seen[EG_COUNT(views)] = {false};
	named order = {.count = 0};
	if (!ds->told)
		return;
	for (size_t i = 0; i < EG_COUNT(views); i++)
		visit(i, seen, &order);
	for (size_t k = order.count; k-- > 0;) {
		size_t i = order.items[k];
		if (ds->views[i].told && !has_no_row(ds, i))
			expect_kept(ds, needed_sql(ds, i));
		ds->views[i].told = false;
	}
	ds->told = false;
}

void eg_dataset_expect_whole(eg_dataset *ds)
{
	for (size_t i = 0; i < EG_COUNT(views); i++)
		need_all(ds, i);
}

/* -- Markdown -- */

void eg_views_know_prose(eg_dataset *ds, const char *table)
{
	size_t i = eg_views_find(eg_str_of(table));
	if (i == SIZE_MAX || !ds->views[i].filled || ds->views[i].prose_known)
		return;
	eg_str why = {NULL, 0};
	sqlite3_stmt *s = eg_store_prepare(ds, ds->views[i].sql, &why);
	if (s)
		eg_store_learn_prose(ds, eg_str_of(views[i].name), s);
	ds->views[i].prose_known = s != NULL;
	sqlite3_finalize(s);
}

static bool fill_table(eg_dataset *ds, size_t i, eg_str *why)
{
	const struct view *v = &views[i];
	struct eg_view_use *u = &ds->views[i];
	eg_str placed = eg_place_numbered(ds->arena, u->sql);
	if (!placed.p && eg_str_starts(eg_str_of(v->indexes), EG_STR("pos ")))
		placed = u->sql;
	u->prose_known = placed.p != NULL;
	if (placed.p)
		return eg_place_fill(ds, v->name, placed, &u->select, why);
	return eg_store_run(
		ds, eg_strf(ds->arena, "CREATE TABLE %s AS\n%.*s", v->name, EG_ARG(u->sql)), why);
}

/* The table with the columns that are needed, which have no types. */
static bool make_empty(eg_dataset *ds, size_t i, eg_str *why)
{
	struct eg_view_use *u = &ds->views[i];
	eg_buf b = {0};
	const char *before = "(";
	eg_bufv(&b, "CREATE TABLE %s ", views[i].name);
	for (size_t c = 0; c < u->select.item_count; c++)
		if (u->have[c]) {
			eg_bufv(&b, "%s\"%.*s\"", before, EG_ARG(u->select.names[c]));
			before = ", ";
		}
	eg_buf_cstr(&b, ")");
	bool ok = eg_store_run(ds, eg_buf_view(&b), why);
	eg_buf_release(&b);
	u->prose_known = true;
	return ok;
}

/* -- indexes -- */

static bool make_index(eg_dataset *ds, size_t i, eg_str column, eg_str *why)
{
	const char *view = views[i].name;
	eg_str name = eg_strf(ds->arena, "%s_by_%.*s", view, EG_ARG(column));
	if (ds->views[i].outgrown)
		name = eg_strf(ds->arena, "%.*s_%u", EG_ARG(name), ds->views[i].outgrown);
	return eg_store_run(ds,
		eg_strf(ds->arena, "CREATE %sINDEX %.*s ON %s (\"%.*s\")",
			eg_str_is(column, "id") ? "UNIQUE " : "", EG_ARG(name), view,
			EG_ARG(column)),
		why);
}

static bool is_compared(eg_str sql, const struct view *v, eg_str column)
{
	return !sql.p || eg_sql_compares(sql, eg_str_of(v->name), column);
}

/* Makes the indexes of a view by which a text looks for rows (none: all of them), and those of
 * `before`, which an earlier table had. An index takes as long as many a view, and most columns
 * that could be asked for are not asked for in a build. */
static bool make_indexes(eg_dataset *ds, size_t i, eg_str sql, uint32_t before, eg_str *why)
{
	const struct view *v = &views[i];
	struct eg_view_use *u = &ds->views[i];
	bool ok = true;
	uint32_t bit = 1;
	for (const char *c = v->indexes; ok && *c; bit <<= 1) {
		eg_str column = {c, strcspn(c, " ")};
		bool made = eg_str_is(column, "pos") || (u->indexed & bit);
		if (!made && ((before & bit) || is_compared(sql, v, column))) {
			u->indexed |= bit;
			ok = make_index(ds, i, column, why);
		}
		c += column.n + (c[column.n] == ' ');
	}
	return ok;
}

/* -- filling -- */

/* A table that somebody is reading cannot be dropped: it stays under another name. */
static bool set_aside(eg_dataset *ds, size_t i, eg_str *why)
{
	struct eg_view_use *u = &ds->views[i];
	eg_str drop = eg_strf(ds->arena, "DROP TABLE %s", views[i].name);
	if (eg_store_run(ds, drop, why))
		return true;
	return eg_store_run(ds,
		eg_strf(ds->arena, "ALTER TABLE %s RENAME TO outgrown_%u_%s", views[i].name,
			u->outgrown++, views[i].name),
		why);
}

static bool drop_outgrown(eg_dataset *ds, size_t i, eg_str *why)
{
	struct eg_view_use *u = &ds->views[i];
	bool ok = true;
	while (ok && u->outgrown)
		ok = eg_store_run(ds,
			eg_strf(ds->arena, "DROP TABLE outgrown_%u_%s", --u->outgrown,
				views[i].name),
			why);
	return ok;
}

static bool fill_anew(eg_dataset *ds, size_t i, eg_str *why)
{
	struct eg_view_use *u = &ds->views[i];
	uint32_t before = u->indexed;
	u->indexed = 0;
	return set_aside(ds, i, why) && fill_table(ds, i, why) &&
	       make_indexes(ds, i, EG_STR(""), before, why);
}

/* `filled` is set before, so that a circle of ours would end in an error, not without end. */
static bool fill(eg_dataset *ds, size_t i, eg_str *why)
{
	struct eg_view_use *u = use_of(ds, i);
	if (!lacks(u))
		return true;
	bool again = u->filled;
	if (again && ++u->fillings >= MOST_FILLINGS)
		need_all(ds, i);
	u->sql = needed_sql(ds, i);
	for (size_t c = 0; c < u->select.item_count; c++)
		u->have[c] = u->needed[c];
	u->filled = true;
	if (!again && has_no_row(ds, i))
		return make_empty(ds, i, why);
	if (!eg_views_fill_named(ds, u->sql, why))
		return false;
	return again ? fill_anew(ds, i, why) : fill_table(ds, i, why);
}

static bool fill_for(eg_dataset *ds, size_t i, eg_str sql, eg_str *why)
{
	bool ok = fill(ds, i, why) && make_indexes(ds, i, sql, 0, why);
	if (!ok)
		*why = eg_strf(ds->arena, "%s: %.*s", views[i].name, EG_ARG(*why));
	return ok;
}

bool eg_views_fill_named(eg_dataset *ds, eg_str sql, eg_str *why)
{
	named n;
	pass_on(ds);
	bool is_known = eg_map_find(&ds->expected, sql) != EG_MAP_NONE;
	find_named(sql, &n);
	for (size_t i = 0; i < n.count; i++) {
		if (!is_known)
			(void)need(ds, n.items[i], sql);
		if (!fill_for(ds, n.items[i], sql, why))
			return false;
	}
	return true;
}

bool eg_views_fill_whole(eg_dataset *ds, eg_str sql, bool *more, eg_str *why)
{
	named n;
	*more = false;
	find_named(sql, &n);
	for (size_t i = 0; i < n.count; i++) {
		need_all(ds, n.items[i]);
		*more = *more || lacks(&ds->views[n.items[i]]);
		if (!fill_for(ds, n.items[i], sql, why))
			return false;
	}
	return true;
}

/* First all are asked for, so that none is filled twice. */
bool eg_views_fill_all(eg_dataset *ds, eg_str *why)
{
	eg_dataset_expect_whole(ds);
	for (size_t i = 0; i < EG_COUNT(views); i++)
		if (ds->views[i].outgrown &&
			(!drop_outgrown(ds, i, why) || !eg_views_drop(ds, i, why)))
			return false;
	for (size_t i = 0; i < EG_COUNT(views); i++)
		if (!fill_for(ds, i, (eg_str){NULL, 0}, why))
			return false;
	return true;
}

bool eg_views_drop(eg_dataset *ds, size_t i, eg_str *why)
{
	struct eg_view_use *u = &ds->views[i];
	if (!u->filled)
		return true;
	u->filled = false;
	u->indexed = 0;
	ds->dropped++;
	return eg_store_run(ds, eg_strf(ds->arena, "DROP TABLE IF EXISTS %s", views[i].name), why);
}

bool eg_views_forget(eg_dataset *ds, eg_str *why)
{
	bool ok = true;
	eg_queries_forget(ds);
	for (size_t i = 0; ok && i < EG_COUNT(views); i++)
		ok = drop_outgrown(ds, i, why) && eg_views_drop(ds, i, why);
	return ok;
}
