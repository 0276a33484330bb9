/* The SQL functions of markings (DOMAIN.md 3.9): what holds several marked things is marked with
 * the union of theirs.
 *
 * marking_union(text)   aggregate: the banner of all; U of nothing
 * marking_made(text)    aggregate: 1 when that banner is on none of them: a person must confirm it
 * portions(text)        the markings of the portions of prose, joined by "; ", or nothing
 */
#include "dataset/functions.h"
#include "schema/marking.h"

typedef struct all {
	eg_arena *arena;
	eg_marking whole;
	bool same; /* as one that was given; or none was */
} all;

static all *held(sqlite3_context *c)
{
	all **h = sqlite3_aggregate_context(c, sizeof(all *));
	if (h && !*h) {
		eg_arena *a = eg_arena_new();
		*h = EG_NEW(a, all);
		**h = (all){.arena = a, .same = true};
	}
	return h ? *h : NULL;
}

static void step(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	const eg_dataset *ds = sqlite3_user_data(c);
	eg_marking one, joined;
	eg_marking_fault fault;
	eg_str text = eg_value_text(v[0]);
	all *x = held(c);
	if (!x || !text.n)
		return;
	text = eg_str_copy(x->arena, text); /* a marking borrows from it */
	if (!eg_marking_read(x->arena, text, &ds->door.scheme, &one, &fault))
		return;
	(void)eg_marking_join(x->arena, &x->whole, &one, &joined);
	if (eg_marking_compare(&joined, &one) == EG_MARKING_SAME)
		x->same = true;
	else if (eg_marking_compare(&joined, &x->whole) != EG_MARKING_SAME)
		x->same = false;
	x->whole = joined;
}

static void drop(sqlite3_context *c)
{
	all **h = sqlite3_aggregate_context(c, 0);
	if (h && *h)
		eg_arena_release((*h)->arena);
}

static void union_final(sqlite3_context *c)
{
	const eg_dataset *ds = sqlite3_user_data(c);
	all *x = held(c);
	if (!x)
		return;
	eg_str s = eg_marking_write(x->arena, &x->whole, &ds->door.scheme, EG_MARKING_BANNER);
	sqlite3_result_text64(c, s.p, s.n, SQLITE_TRANSIENT, SQLITE_UTF8);
	drop(c);
}

static void made_final(sqlite3_context *c)
{
	all *x = held(c);
	sqlite3_result_int(c, x && !x->same);
	drop(c);
}

static void portions(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	const eg_dataset *ds = sqlite3_user_data(c);
	eg_arena_mark m = eg_arena_save(ds->scratch);
	eg_str prose = eg_value_text(v[0]), out = {NULL, 0};
	eg_portion p;
	for (size_t at = 0; prose.n && eg_portion_next(prose, &ds->door.scheme, &at, &p);)
		out = out.n ? eg_strf(ds->scratch, "%.*s; %.*s", EG_ARG(out), EG_ARG(p.text))
			    : p.text;
	if (out.n)
		sqlite3_result_text64(c, out.p, out.n, SQLITE_TRANSIENT, SQLITE_UTF8);
	eg_arena_rewind(ds->scratch, m);
}

void eg_mark_register(eg_dataset *ds)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
	sqlite3_create_function_v2(
		ds->db, "marking_union", 1, flags, ds, NULL, step, union_final, NULL);
	sqlite3_create_function_v2(
		ds->db, "marking_made", 1, flags, ds, NULL, step, made_final, NULL);
	sqlite3_create_function_v2(ds->db, "portions", 1, flags, ds, portions, NULL, NULL, NULL);
}
