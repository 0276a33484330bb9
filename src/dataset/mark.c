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
	eg_marking whole;
	bool same; /* as one that was given; or none was */
} all;

/* Most groups hold one marking, over and over: until another comes there is nothing to join. */
typedef struct gathered {
	char first[24];
	size_t n;        /* bytes of first; 0: none came yet */
	eg_arena *arena; /* NULL while all were like the first */
	all all;
} gathered;

static void join(eg_arena *a, const eg_dataset *ds, all *x, eg_str text)
{
	eg_marking one, joined;
	eg_marking_fault fault;
	if (!eg_marking_read(a, text, &ds->door.scheme, &one, &fault))
		return;
	(void)eg_marking_join(a, &x->whole, &one, &joined);
	if (eg_marking_compare(&joined, &one) == EG_MARKING_SAME)
		x->same = true;
	else if (eg_marking_compare(&joined, &x->whole) != EG_MARKING_SAME)
		x->same = false;
	x->whole = joined;
}

static void begin(eg_arena *a, const eg_dataset *ds, gathered *g)
{
	g->all = (all){.same = true};
	if (g->n)
		join(a, ds, &g->all, (eg_str){g->first, g->n});
}

static void step(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	const eg_dataset *ds = sqlite3_user_data(c);
	eg_str text = eg_value_text(v[0]);
	gathered *g = sqlite3_aggregate_context(c, sizeof *g);
	if (!g || !text.n || (!g->arena && eg_str_eq(text, (eg_str){g->first, g->n})))
		return;
	if (!g->arena && !g->n && text.n <= sizeof g->first) {
		memcpy(g->first, text.p, text.n);
		g->n = text.n;
		return;
	}
	if (!g->arena) {
		g->arena = eg_arena_new();
		begin(g->arena, ds, g);
	}
	/* a marking borrows from its text */
	join(g->arena, ds, &g->all, eg_str_copy(g->arena, text));
}

/* Gives what was gathered, in an arena that is rewound or released afterwards. */
static void give_all(sqlite3_context *c, void (*say)(sqlite3_context *, eg_arena *, const all *))
{
	const eg_dataset *ds = sqlite3_user_data(c);
	gathered none = {.n = 0}, *g = sqlite3_aggregate_context(c, 0);
	eg_arena_mark m = eg_arena_save(ds->scratch);
	g = g ? g : &none;
	if (!g->arena)
		begin(ds->scratch, ds, g);
	say(c, g->arena ? g->arena : ds->scratch, &g->all);
	eg_arena_rewind(ds->scratch, m);
	if (g->arena)
		eg_arena_release(g->arena);
}

static void say_union(sqlite3_context *c, eg_arena *a, const all *x)
{
	const eg_dataset *ds = sqlite3_user_data(c);
	eg_str s = eg_marking_write(a, &x->whole, &ds->door.scheme, EG_MARKING_BANNER);
	sqlite3_result_text64(c, s.p, s.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void say_made(sqlite3_context *c, eg_arena *a, const all *x)
{
	(void)a;
	sqlite3_result_int(c, !x->same);
}

static void union_final(sqlite3_context *c)
{
	give_all(c, say_union);
}

static void made_final(sqlite3_context *c)
{
	give_all(c, say_made);
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
