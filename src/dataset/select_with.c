#include "dataset/select.h"

#include "base/buf.h"
#include "dataset/select_walk.h"

/* An aggregate that may go without another column changing: after min() and max() the columns
 * beside them are those of the row that they found. */
static bool is_plain_aggregate(eg_str item)
{
	static const char *const names[] = {"list", "sum", "count", "exact_sum"};
	eg_walk w = {.text = item};
	if (!eg_walk_step(&w) || !eg_sql_one_of(w.token, names, EG_COUNT(names)) ||
		!eg_walk_step(&w) || !eg_walk_sign(&w, '('))
		return false;
	eg_str inside;
	return eg_walk_inside(&w, &inside) && (!eg_walk_step(&w) || eg_walk_word(&w, "as"));
}

/* What is left of a SELECT while parts of it go. */
typedef struct rest {
	const eg_select *s;
	bool *item, *join, *cte; /* whether it stays */
	eg_str *bodies;          /* of the common table expressions */
} rest;

static bool main_mentions(const rest *r, eg_str name, size_t but_join)
{
	bool found = eg_sql_mentions(r->s->rest, name);
	for (size_t i = 0; !found && i < r->s->item_count; i++)
		found = r->item[i] && eg_sql_mentions(r->s->items[i], name);
	for (size_t i = 0; !found && i < r->s->join_count; i++)
		found = i != but_join && r->join[i] && eg_sql_mentions(r->s->joins[i], name);
	return found;
}

static bool mentions(const rest *r, eg_str name, size_t but_cte)
{
	bool found = main_mentions(r, name, SIZE_MAX);
	for (size_t i = 0; !found && i < r->s->cte_count; i++)
		found = i != but_cte && r->cte[i] && eg_sql_mentions(r->bodies[i], name);
	return found;
}

/* The name by which the columns of a `LEFT JOIN table alias ON` are called; {NULL} for a join of
 * another kind. */
static eg_str alias_of(eg_str join)
{
	eg_walk w = {.text = join};
	eg_str name = {NULL, 0};
	if (!eg_walk_step(&w) || !eg_walk_word(&w, "left") || !eg_walk_step(&w) ||
		!eg_walk_word(&w, "join"))
		return name;
	while (eg_walk_step(&w) && !eg_walk_word(&w, "on"))
		if (w.depth == 0 && w.token.p[0] != '(' && w.token.p[0] != ')' &&
			!eg_walk_word(&w, "as"))
			name = eg_sql_bare(w.token);
	return eg_walk_word(&w, "on") ? name : (eg_str){NULL, 0};
}

/* From the last one: a join may want what one before it found. */
static void drop_joins(rest *r)
{
	for (size_t i = r->s->join_count; i-- > 0;) {
		eg_str alias = alias_of(r->s->joins[i]);
		r->join[i] = !alias.n || main_mentions(r, alias, i);
	}
}

static void drop_ctes(rest *r)
{
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < r->s->cte_count; i++)
			if (r->cte[i] && !mentions(r, r->s->ctes[i].name, i)) {
				r->cte[i] = false;
				again = true;
			}
	}
}

static eg_str put_together(eg_arena *a, const rest *r)
{
	eg_buf b = {0};
	const char *before = "";
	for (size_t i = 0; i < r->s->cte_count; i++)
		if (r->cte[i]) {
			if (!b.n)
				eg_bufv(&b, "%.*s ", EG_ARG(r->s->with));
			eg_bufv(&b, "%s%.*s%.*s)", before, EG_ARG(r->s->ctes[i].head),
				EG_ARG(r->bodies[i]));
			before = ",\n";
		}
	eg_buf_cstr(&b, b.n ? "\nSELECT " : "SELECT ");
	before = "";
	for (size_t i = 0; i < r->s->item_count; i++)
		if (r->item[i]) {
			eg_bufv(&b, "%s%.*s", before, EG_ARG(r->s->items[i]));
			before = ", ";
		}
	for (size_t i = 0; i < r->s->join_count; i++)
		if (r->join[i])
			eg_bufv(&b, "\n%.*s", EG_ARG(r->s->joins[i]));
	eg_bufv(&b, "\n%.*s", EG_ARG(r->s->rest));
	eg_str out = eg_str_trim(eg_str_copy(a, eg_buf_view(&b)));
	eg_buf_release(&b);
	return out;
}

static rest rest_of(eg_arena *a, const eg_select *s)
{
	rest r = {.s = s,
		.item = EG_NEW_N(a, bool, s->item_count + 1),
		.join = EG_NEW_N(a, bool, s->join_count + 1),
		.cte = EG_NEW_N(a, bool, s->cte_count + 1),
		.bodies = EG_NEW_N(a, eg_str, s->cte_count + 1)};
	for (size_t i = 0; i < s->item_count; i++)
		r.item[i] = true;
	for (size_t i = 0; i < s->join_count; i++)
		r.join[i] = true;
	for (size_t i = 0; i < s->cte_count; i++) {
		r.cte[i] = true;
		r.bodies[i] = s->ctes[i].body;
	}
	return r;
}

/* Whether nothing of a text is said to be all columns of something. */
static bool names_columns(eg_str sql)
{
	eg_walk w = {.text = sql};
	eg_str before = {NULL, 0};
	while (eg_walk_step(&w)) {
		if (eg_str_is(w.token, "*") && eg_sql_before_star(before))
			return false;
		before = w.token;
	}
	return true;
}

/* -- common table expressions -- */

static const char *const aggregates[] = {"list", "sum", "count", "exact_sum", "min", "max", "total",
	"avg", "group_concat", "network", "axis_points", "axis_low", "axis_high", "axis_complete",
	"axis_complete_low", "axis_complete_high"};

/* Whether an item may go without another column, or the number of rows, changing. */
static bool may_go(const eg_select *s, eg_str item)
{
	if (s->grouped && is_plain_aggregate(item))
		return true;
	for (size_t i = 0; i < EG_COUNT(aggregates); i++)
		if (eg_sql_mentions(item, eg_str_of(aggregates[i])))
			return false;
	return true;
}

/* What UNION ALL joins in a text, each taken apart; NULL where that does not go: rows that must
 * differ, an order by the number of a column. */
static eg_select *read_arms(eg_arena *a, eg_str body, size_t *count)
{
	static const char *const others[] = {"intersect", "except", "order"};
	size_t from = 0, cap = 0;
	eg_select *arms = NULL;
	bool more = true, all = false;
	*count = 0;
	for (eg_walk w = {.text = body}; more;) {
		more = eg_walk_step(&w);
		if (more && w.depth == 0 && eg_sql_one_of(w.token, others, EG_COUNT(others)))
			return NULL;
		if (more && !eg_walk_word(&w, "union"))
			continue;
		size_t end = more ? eg_walk_from(&w) : body.n;
		all = more && eg_walk_step(&w) && eg_walk_word(&w, "all");
		if (more && !all)
			return NULL;
		arms = eg_grow(a, arms, *count, &cap, sizeof *arms);
		eg_select *arm = &arms[(*count)++];
		if (!eg_select_read(a, eg_str_cut(body, from, end), arm) || arm->cte_count ||
			arm->item_count != arms[0].item_count)
			return NULL;
		from = w.at;
	}
	return arms;
}

/* Whether what reads from a common table expression names a column. */
static bool is_read(const rest *r, size_t cte, eg_str column)
{
	eg_str name = r->s->ctes[cte].name;
	bool read = main_mentions(r, name, SIZE_MAX) && main_mentions(r, column, SIZE_MAX);
	for (size_t i = 0; !read && i < r->s->cte_count; i++)
		read = i != cte && r->cte[i] && eg_sql_mentions(r->bodies[i], name) &&
		       eg_sql_mentions(r->bodies[i], column);
	return read;
}

static bool is_wanted(
	const rest *r, size_t cte, const eg_select *arms, size_t arm_count, size_t item)
{
	eg_str name = arms[0].names[item];
	bool wanted = !name.n || is_read(r, cte, name);
	for (size_t i = 0; !wanted && i < arm_count; i++)
		wanted = !may_go(&arms[i], arms[i].items[item]) ||
			 (arms[i].names[item].n &&
				 eg_sql_mentions(arms[i].rest, arms[i].names[item]));
	return wanted;
}

static eg_str thinned(eg_arena *a, const eg_select *arms, size_t count, const bool *keep)
{
	eg_buf b = {0};
	for (size_t i = 0; i < count; i++) {
		rest left = rest_of(a, &arms[i]);
		memcpy(left.item, keep, arms[i].item_count * sizeof *keep);
		drop_joins(&left);
		eg_bufv(&b, "%s%.*s", i ? "\nUNION ALL " : "", EG_ARG(put_together(a, &left)));
	}
	eg_str out = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return out;
}

/* Without the columns that nothing reads: SQLite would compute them for each row. One that is
 * recursive, or whose columns are named before it, stays. */
static void thin_cte(eg_arena *a, rest *r, size_t at)
{
	const eg_cte *c = &r->s->ctes[at];
	size_t count, kept = 0;
	bool listed = eg_str_find(c->head, EG_STR("("), 0) + 1 < c->head.n;
	if (listed || eg_sql_mentions(c->body, c->name))
		return;
	const eg_select *arms = read_arms(a, c->body, &count);
	if (!arms)
		return;
	bool *keep = EG_NEW_N(a, bool, arms[0].item_count);
	for (size_t i = 0; i < arms[0].item_count; i++) {
		keep[i] = is_wanted(r, at, arms, count, i);
		kept += keep[i];
	}
	keep[0] = keep[0] || kept == 0;
	if (kept < arms[0].item_count)
		r->bodies[at] = thinned(a, arms, count, keep);
}

eg_str eg_select_with(eg_arena *a, const eg_select *s, const bool *keep)
{
	rest r = rest_of(a, s);
	for (size_t i = 0; i < s->item_count; i++)
		r.item[i] = keep[i] || !s->names[i].n ||
			    (s->grouped && (!may_go(s, s->items[i]) ||
						   eg_sql_mentions(s->rest, s->names[i])));
	drop_joins(&r);
	drop_ctes(&r);
	bool thin = names_columns(put_together(a, &r));
	for (size_t i = s->cte_count; thin && i-- > 0;) /* each after those that read from it */
		if (r.cte[i])
			thin_cte(a, &r, i);
	drop_ctes(&r);
	return put_together(a, &r);
}
