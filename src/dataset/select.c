#include "dataset/select.h"

#include "base/buf.h"
#include "dataset/sqltext.h"

/* -- taking apart -- */

static bool is_one_of(eg_str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (eg_str_same_word(word, eg_str_of(words[i])))
			return true;
	return false;
}

/* A walk over the tokens of a text that knows how deep in parentheses it is. */
typedef struct walk {
	eg_str text, token;
	size_t at, depth; /* depth: of the token */
} walk;

static bool step(walk *w)
{
	w->depth += w->token.n == 1 && w->token.p[0] == '(';
	if (!eg_sql_token(w->text, &w->at, &w->token))
		return false;
	w->depth -= w->depth > 0 && w->token.p[0] == ')';
	return true;
}

static size_t from_of(const walk *w)
{
	return w->at - w->token.n;
}

static bool is_sign(const walk *w, char sign)
{
	return w->depth == 0 && w->token.n == 1 && w->token.p[0] == sign;
}

static bool is_word(const walk *w, const char *word)
{
	return w->depth == 0 && eg_str_same_word(w->token, eg_str_of(word));
}

/* A name without its quotes. */
static eg_str bare(eg_str name)
{
	bool quoted = name.n > 2 && strchr("\"`[", name.p[0]);
	return quoted ? eg_str_cut(name, 1, name.n - 1) : name;
}

/* From the parenthesis that was just met to the one that closes it; what is between. */
static bool in_parentheses(walk *w, eg_str *out)
{
	size_t from = w->at;
	while (step(w))
		if (w->depth == 0 && w->token.p[0] == ')') {
			*out = eg_str_cut(w->text, from, from_of(w));
			return true;
		}
	return false;
}

/* One `name (columns) AS MATERIALIZED (body)`; the walk stands on the name. */
static bool read_cte(walk *w, eg_cte *out)
{
	size_t from = from_of(w);
	bool as = false;
	*out = (eg_cte){.name = bare(w->token)};
	while (step(w)) {
		as = as || is_word(w, "as");
		if (!is_sign(w, '('))
			continue;
		if (as)
			out->head = eg_str_cut(w->text, from, w->at);
		eg_str inside;
		if (!in_parentheses(w, &inside))
			return false;
		out->body = inside;
		if (as)
			return true;
	}
	return false;
}

/* The walk stands on WITH, and in the end on the SELECT after it. */
static bool read_ctes(eg_arena *a, walk *w, eg_select *out)
{
	size_t from = from_of(w), cap = 0;
	if (!step(w))
		return false;
	if (is_word(w, "recursive") && !step(w))
		return false;
	out->with = eg_str_trim(eg_str_cut(w->text, from, from_of(w)));
	for (;;) {
		out->ctes = eg_grow(a, out->ctes, out->cte_count, &cap, sizeof *out->ctes);
		if (!read_cte(w, &out->ctes[out->cte_count++]) || !step(w))
			return false;
		if (!is_sign(w, ','))
			return true;
		if (!step(w))
			return false;
	}
}

/* What a result column is called: the word after AS or a dot, or the whole of it. */
static eg_str name_of(eg_str item)
{
	eg_str before = {NULL, 0};
	walk w = {.text = item};
	size_t count = 0;
	while (step(&w)) {
		if (from_of(&w) + w.token.n < item.n)
			before = w.token;
		count++;
	}
	bool named = count == 1 || eg_str_is(before, ".") || eg_str_same_word(before, EG_STR("as"));
	return named && !eg_str_is(w.token, "*") ? bare(w.token) : (eg_str){NULL, 0};
}

static bool add_item(eg_arena *a, eg_select *out, size_t *cap, eg_str item)
{
	size_t names = *cap;
	item = eg_str_trim(item);
	out->names = eg_grow(a, out->names, out->item_count, &names, sizeof *out->names);
	out->items = eg_grow(a, out->items, out->item_count, cap, sizeof *out->items);
	out->names[out->item_count] = name_of(item);
	out->items[out->item_count] = item;
	out->item_count++;
	return !eg_str_ends(item, EG_STR("*"));
}

/* The walk stands on SELECT, and in the end on FROM. */
static bool read_items(eg_arena *a, walk *w, eg_select *out)
{
	static const char *const kinds[] = {"distinct", "all"};
	size_t from = w->at, cap = 0;
	bool ok = true;
	while (ok && step(w)) {
		bool end = is_word(w, "from");
		if (w->depth == 0 && is_one_of(w->token, kinds, EG_COUNT(kinds)))
			return false;
		if (!end && !is_sign(w, ','))
			continue;
		ok = add_item(a, out, &cap, eg_str_cut(w->text, from, from_of(w)));
		from = w->at;
		if (end)
			return ok;
	}
	return false;
}

/* Whether a token of FROM begins the join of another table. */
static bool begins_join(const walk *w, eg_str before)
{
	static const char *const kinds[] = {"left", "cross", "inner", "outer"};
	if (is_sign(w, ',') || is_word(w, "left") || is_word(w, "cross") || is_word(w, "inner"))
		return true;
	return is_word(w, "join") && !is_one_of(before, kinds, EG_COUNT(kinds));
}

static bool ends_from(const walk *w)
{
	static const char *const words[] = {"where", "group", "having", "window", "order", "limit"};
	return w->depth == 0 && is_one_of(w->token, words, EG_COUNT(words));
}

/* The walk stands on FROM, and in the end on what follows its tables. */
static void read_joins(eg_arena *a, walk *w, eg_select *out)
{
	size_t from = from_of(w), cap = 0, end = w->text.n;
	eg_str before = w->token;
	while (step(w)) {
		bool last = ends_from(w);
		if (last)
			end = from_of(w);
		if (last || begins_join(w, before)) {
			out->joins =
				eg_grow(a, out->joins, out->join_count, &cap, sizeof *out->joins);
			out->joins[out->join_count++] =
				eg_str_trim(eg_str_cut(w->text, from, from_of(w)));
			from = from_of(w);
		}
		if (last)
			break;
		before = w->token;
	}
	if (end == w->text.n) {
		out->joins = eg_grow(a, out->joins, out->join_count, &cap, sizeof *out->joins);
		out->joins[out->join_count++] = eg_str_trim(eg_str_cut(w->text, from, end));
	}
	out->rest = eg_str_trim(eg_str_cut(w->text, end, w->text.n));
}

static bool is_compound(eg_str sql)
{
	static const char *const words[] = {"union", "intersect", "except"};
	walk w = {.text = sql};
	while (step(&w))
		if (w.depth == 0 && is_one_of(w.token, words, EG_COUNT(words)))
			return true;
	return false;
}

static bool is_grouped(eg_str rest)
{
	walk w = {.text = rest};
	while (step(&w))
		if (is_word(&w, "group"))
			return true;
	return false;
}

bool eg_select_read(eg_arena *a, eg_str sql, eg_select *out)
{
	*out = (eg_select){0};
	walk w = {.text = sql};
	if (!step(&w) || is_compound(sql))
		return false;
	if (is_word(&w, "with") && !read_ctes(a, &w, out))
		return false;
	if (!is_word(&w, "select") || !read_items(a, &w, out))
		return false;
	read_joins(a, &w, out);
	out->grouped = is_grouped(out->rest);
	return true;
}

eg_str eg_select_cast(eg_str item)
{
	walk w = {.text = item};
	eg_str inside, type = {NULL, 0};
	if (!step(&w) || !is_word(&w, "cast") || !step(&w) || !in_parentheses(&w, &inside))
		return type;
	if (step(&w) && !is_word(&w, "as"))
		return type;
	for (w = (walk){.text = inside}; step(&w);)
		type = w.token;
	return type;
}

/* -- putting together -- */

/* An aggregate that may go without another column changing: after min() and max() the columns
 * beside them are those of the row that they found. */
static bool is_plain_aggregate(eg_str item)
{
	static const char *const names[] = {"list", "sum", "count", "exact_sum"};
	walk w = {.text = item};
	if (!step(&w) || !is_one_of(w.token, names, EG_COUNT(names)) || !step(&w) ||
		!is_sign(&w, '('))
		return false;
	eg_str inside;
	return in_parentheses(&w, &inside) && (!step(&w) || is_word(&w, "as"));
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
	walk w = {.text = join};
	eg_str name = {NULL, 0};
	if (!step(&w) || !is_word(&w, "left") || !step(&w) || !is_word(&w, "join"))
		return name;
	while (step(&w) && !is_word(&w, "on"))
		if (w.depth == 0 && w.token.p[0] != '(' && w.token.p[0] != ')' &&
			!is_word(&w, "as"))
			name = bare(w.token);
	return is_word(&w, "on") ? name : (eg_str){NULL, 0};
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

/* What stands before a `*` that means all columns. */
static const char *const before_star[] = {"select", ",", ".", "distinct", "all"};

/* Whether nothing of a text is said to be all columns of something. */
static bool names_columns(eg_str sql)
{
	walk w = {.text = sql};
	eg_str before = {NULL, 0};
	while (step(&w)) {
		if (eg_str_is(w.token, "*") &&
			is_one_of(before, before_star, EG_COUNT(before_star)))
			return false;
		before = w.token;
	}
	return true;
}

/* Of one that groups its rows, the aggregates that nothing names outside of it. */
static void thin_cte(eg_arena *a, rest *r, size_t at)
{
	eg_select inner;
	const eg_cte *c = &r->s->ctes[at];
	if (!eg_select_read(a, c->body, &inner) || !inner.grouped || inner.cte_count)
		return;
	rest left = rest_of(a, &inner);
	bool any = false;
	for (size_t i = 0; i < inner.item_count; i++)
		if (inner.names[i].n && is_plain_aggregate(inner.items[i]) &&
			!mentions(r, inner.names[i], at) &&
			!eg_sql_mentions(inner.rest, inner.names[i])) {
			left.item[i] = false;
			any = true;
		}
	if (any)
		r->bodies[at] = put_together(a, &left);
}

eg_str eg_select_with(eg_arena *a, const eg_select *s, const bool *keep)
{
	rest r = rest_of(a, s);
	for (size_t i = 0; i < s->item_count; i++)
		r.item[i] = keep[i] || !s->names[i].n ||
			    (s->grouped && !is_plain_aggregate(s->items[i]));
	drop_joins(&r);
	drop_ctes(&r);
	bool thin = names_columns(put_together(a, &r));
	for (size_t i = 0; thin && i < s->cte_count; i++)
		if (r.cte[i])
			thin_cte(a, &r, i);
	drop_ctes(&r);
	return put_together(a, &r);
}

/* -- what a query asks for -- */

/* One level of parentheses, of which the tokens are read up to the one that closes it. */
typedef struct level {
	bool select, star, named;
} level;

typedef struct asking {
	eg_str sql, table;
	size_t at;
	bool all;
} asking;

static void end_select(asking *k, level *l)
{
	k->all = k->all || (l->star && l->named);
	l->star = l->named = false;
}

/* Whether the table stands in a pair of parentheses that is no SELECT: what is around them then
 * stands for it. */
static bool ask_level(asking *k)
{
	level l = {0};
	eg_str token, before = {NULL, 0};
	while (eg_sql_token(k->sql, &k->at, &token)) {
		if (eg_str_is(token, ")"))
			break;
		if (eg_str_is(token, "(")) {
			if (ask_level(k))
				l.named = true;
		} else if (eg_str_same_word(token, EG_STR("select"))) {
			end_select(k, &l);
			l.select = true;
		} else if (eg_str_same_word(bare(token), k->table)) {
			l.named = true;
			k->all = k->all || eg_str_same_word(before, EG_STR("in"));
		} else if (eg_str_is(token, "*"))
			l.star = l.star || is_one_of(before, before_star, EG_COUNT(before_star));
		else
			k->all = k->all || eg_str_same_word(token, EG_STR("natural"));
		before = token;
	}
	bool passes = l.named && !l.select;
	end_select(k, &l);
	return passes;
}

void eg_sql_needs(eg_str sql, eg_str table, const eg_str *names, size_t count, bool *needed)
{
	asking k = {.sql = sql, .table = table};
	while (k.at < sql.n)
		(void)ask_level(&k);
	for (size_t i = 0; k.all && i < count; i++)
		needed[i] = true;
	size_t at = 0;
	eg_str word;
	while (!k.all && eg_sql_word(sql, &at, &word))
		for (size_t i = 0; i < count; i++)
			if (word.n == names[i].n && !needed[i])
				needed[i] = eg_str_same_word(word, names[i]);
}
