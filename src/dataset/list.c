/* The SQL aggregate list(item, place): SQLite 3.40 cannot order what group_concat joins. */
#include "dataset/functions.h"

#include <stdlib.h>

typedef struct item {
	sqlite3_int64 place;
	size_t from, n; /* bytes in the list's text */
	size_t nth;     /* order of arrival */
} item;

typedef struct list {
	char only[48]; /* a single short item lies here: most lists have no more */
	size_t only_n;
	sqlite3_int64 only_place;
	char *text;
	size_t n, cap;
	item *items;
	size_t count, room;
	char between[16];
	size_t between_n;
	bool failed; /* memory ended: the aggregate answers so */
} list;

/* *p with room for `need` elements of `size` bytes. */
static bool room(void **p, size_t *cap, size_t need, size_t size)
{
	if (need <= *cap)
		return true;
	size_t wanted = *cap ? *cap : 16;
	while (wanted < need)
		wanted *= 2;
	void *moved = sqlite3_realloc64(*p, wanted * size);
	if (!moved)
		return false;
	*p = moved;
	*cap = wanted;
	return true;
}

static void set_between(list *l, sqlite3_value *v)
{
	const char *p = v ? (const char *)sqlite3_value_text(v) : "; ";
	size_t n = v ? (size_t)sqlite3_value_bytes(v) : 2;
	l->between_n = p ? n < sizeof l->between ? n : sizeof l->between : 0;
	if (p)
		memcpy(l->between, p, l->between_n);
}

static void add(list *l, eg_str s, sqlite3_int64 place)
{
	void *text = l->text, *items = l->items;
	l->failed = l->failed || !room(&text, &l->cap, l->n + s.n, 1) ||
		    !room(&items, &l->room, l->count + 1, sizeof *l->items);
	l->text = text;
	l->items = items;
	if (l->failed)
		return;
	memcpy(l->text + l->n, s.p, s.n);
	l->items[l->count] = (item){place, l->n, s.n, l->count};
	l->count++;
	l->n += s.n;
}

static void list_step(sqlite3_context *c, int n, sqlite3_value **v)
{
	list *l = sqlite3_aggregate_context(c, sizeof *l);
	eg_str s = eg_value_text(v[0]);
	if (!l || !s.n)
		return;
	if (l->count == 0 && !l->only_n) {
		set_between(l, n > 2 ? v[2] : NULL);
		if (s.n <= sizeof l->only) {
			memcpy(l->only, s.p, s.n);
			l->only_n = s.n;
			l->only_place = sqlite3_value_int64(v[1]);
			return;
		}
	}
	if (l->count == 0 && l->only_n)
		add(l, (eg_str){l->only, l->only_n}, l->only_place);
	add(l, s, sqlite3_value_int64(v[1]));
}

static int by_place(const void *a, const void *b)
{
	const item *x = a, *y = b;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return (x->nth > y->nth) - (x->nth < y->nth);
}

/* Equal items are neighbours after the sort by text, the first of them in front. */
typedef struct view {
	eg_str text;
	size_t at; /* in items */
} view;

static int by_text(const void *a, const void *b)
{
	const view *x = a, *y = b;
	int c = eg_str_cmp(x->text, y->text);
	return c ? c : (x->at > y->at) - (x->at < y->at);
}

/* Sets n = 0 in items that repeat an earlier one. */
static bool drop_repeats(list *l)
{
	view *views = sqlite3_malloc64(l->count * sizeof *views);
	if (!views)
		return false;
	for (size_t i = 0; i < l->count; i++)
		views[i] = (view){{l->text + l->items[i].from, l->items[i].n}, i};
	qsort(views, l->count, sizeof *views, by_text);
	for (size_t i = 1; i < l->count; i++)
		if (eg_str_eq(views[i].text, views[i - 1].text))
			l->items[views[i].at].n = 0;
	sqlite3_free(views);
	return true;
}

static void give(sqlite3_context *c, const list *l)
{
	char *out = sqlite3_malloc64(l->n + l->count * l->between_n + 1);
	size_t n = 0;
	if (!out) {
		sqlite3_result_error_nomem(c);
		return;
	}
	for (size_t i = 0; i < l->count; i++) {
		if (!l->items[i].n)
			continue;
		if (n) {
			memcpy(out + n, l->between, l->between_n);
			n += l->between_n;
		}
		memcpy(out + n, l->text + l->items[i].from, l->items[i].n);
		n += l->items[i].n;
	}
	sqlite3_result_text64(c, out, n, sqlite3_free, SQLITE_UTF8);
}

static void list_final(sqlite3_context *c)
{
	list *l = sqlite3_aggregate_context(c, 0);
	if (!l)
		return;
	if (l->count > 1)
		qsort(l->items, l->count, sizeof *l->items, by_place);
	if (l->failed || (l->count > 1 && !drop_repeats(l)))
		sqlite3_result_error_nomem(c);
	else if (l->count)
		give(c, l);
	else if (l->only_n)
		sqlite3_result_text64(c, l->only, l->only_n, SQLITE_TRANSIENT, SQLITE_UTF8);
	sqlite3_free(l->text);
	sqlite3_free(l->items);
}

void eg_list_register(sqlite3 *db)
{
	for (int args = 2; args <= 3; args++)
		sqlite3_create_function_v2(db, "list", args, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
			NULL, NULL, list_step, list_final, NULL);
}
