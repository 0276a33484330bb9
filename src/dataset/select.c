#include "dataset/select.h"

#include "dataset/select_walk.h"

/* -- taking apart -- */

/* One `name (columns) AS MATERIALIZED (body)`; the walk stands on the name. */
static bool read_cte(eg_walk *w, eg_cte *out)
{
	size_t from = eg_walk_from(w);
	bool as = false;
	*out = (eg_cte){.name = eg_sql_bare(w->token)};
	while (eg_walk_step(w)) {
		as = as || eg_walk_word(w, "as");
		if (!eg_walk_sign(w, '('))
			continue;
		if (as)
			out->head = eg_str_cut(w->text, from, w->at);
		eg_str inside;
		if (!eg_walk_inside(w, &inside))
			return false;
		out->body = inside;
		if (as)
			return true;
	}
	return false;
}

/* The walk stands on WITH, and in the end on the SELECT after it. */
static bool read_ctes(eg_arena *a, eg_walk *w, eg_select *out)
{
	size_t from = eg_walk_from(w), cap = 0;
	if (!eg_walk_step(w))
		return false;
	if (eg_walk_word(w, "recursive") && !eg_walk_step(w))
		return false;
	out->with = eg_str_trim(eg_str_cut(w->text, from, eg_walk_from(w)));
	for (;;) {
		out->ctes = eg_grow(a, out->ctes, out->cte_count, &cap, sizeof *out->ctes);
		if (!read_cte(w, &out->ctes[out->cte_count++]) || !eg_walk_step(w))
			return false;
		if (!eg_walk_sign(w, ','))
			return true;
		if (!eg_walk_step(w))
			return false;
	}
}

/* What a result column is called: the word after AS or a dot, or the whole of it. */
static eg_str name_of(eg_str item)
{
	eg_str before = {NULL, 0};
	eg_walk w = {.text = item};
	size_t count = 0;
	while (eg_walk_step(&w)) {
		if (eg_walk_from(&w) + w.token.n < item.n)
			before = w.token;
		count++;
	}
	bool named = count == 1 || eg_str_is(before, ".") || eg_str_same_word(before, EG_STR("as"));
	return named && !eg_str_is(w.token, "*") ? eg_sql_bare(w.token) : (eg_str){NULL, 0};
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
static bool read_items(eg_arena *a, eg_walk *w, eg_select *out)
{
	static const char *const kinds[] = {"distinct", "all"};
	size_t from = w->at, cap = 0;
	bool ok = true;
	while (ok && eg_walk_step(w)) {
		bool end = eg_walk_word(w, "from");
		if (w->depth == 0 && eg_sql_one_of(w->token, kinds, EG_COUNT(kinds)))
			return false;
		if (!end && !eg_walk_sign(w, ','))
			continue;
		ok = add_item(a, out, &cap, eg_str_cut(w->text, from, eg_walk_from(w)));
		from = w->at;
		if (end)
			return ok;
	}
	return false;
}

/* Whether a token of FROM begins the join of another table. */
static bool begins_join(const eg_walk *w, eg_str before)
{
	static const char *const kinds[] = {"left", "cross", "inner", "outer"};
	if (eg_walk_sign(w, ',') || eg_walk_word(w, "left") || eg_walk_word(w, "cross") ||
		eg_walk_word(w, "inner"))
		return true;
	return eg_walk_word(w, "join") && !eg_sql_one_of(before, kinds, EG_COUNT(kinds));
}

static bool ends_from(const eg_walk *w)
{
	static const char *const words[] = {"where", "group", "having", "window", "order", "limit"};
	return w->depth == 0 && eg_sql_one_of(w->token, words, EG_COUNT(words));
}

/* The walk stands on FROM, and in the end on what follows its tables. */
static void read_joins(eg_arena *a, eg_walk *w, eg_select *out)
{
	size_t from = eg_walk_from(w), cap = 0, end = w->text.n;
	eg_str before = w->token;
	while (eg_walk_step(w)) {
		bool last = ends_from(w);
		if (last)
			end = eg_walk_from(w);
		if (last || begins_join(w, before)) {
			out->joins =
				eg_grow(a, out->joins, out->join_count, &cap, sizeof *out->joins);
			out->joins[out->join_count++] =
				eg_str_trim(eg_str_cut(w->text, from, eg_walk_from(w)));
			from = eg_walk_from(w);
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
	eg_walk w = {.text = sql};
	while (eg_walk_step(&w))
		if (w.depth == 0 && eg_sql_one_of(w.token, words, EG_COUNT(words)))
			return true;
	return false;
}

static bool is_grouped(eg_str rest)
{
	eg_walk w = {.text = rest};
	while (eg_walk_step(&w))
		if (eg_walk_word(&w, "group"))
			return true;
	return false;
}

bool eg_select_read(eg_arena *a, eg_str sql, eg_select *out)
{
	*out = (eg_select){0};
	eg_walk w = {.text = sql};
	if (!eg_walk_step(&w) || is_compound(sql))
		return false;
	if (eg_walk_word(&w, "with") && !read_ctes(a, &w, out))
		return false;
	if (!eg_walk_word(&w, "select") || !read_items(a, &w, out))
		return false;
	read_joins(a, &w, out);
	out->grouped = is_grouped(out->rest);
	return true;
}

eg_str eg_select_cast(eg_str item)
{
	eg_walk w = {.text = item};
	eg_str inside, type = {NULL, 0};
	if (!eg_walk_step(&w) || !eg_walk_word(&w, "cast") || !eg_walk_step(&w) ||
		!eg_walk_inside(&w, &inside))
		return type;
	if (eg_walk_step(&w) && !eg_walk_word(&w, "as"))
		return type;
	for (w = (eg_walk){.text = inside}; eg_walk_step(&w);)
		type = w.token;
	return type;
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
		} else if (eg_str_same_word(eg_sql_bare(token), k->table)) {
			l.named = true;
			k->all = k->all || eg_str_same_word(before, EG_STR("in"));
		} else if (eg_str_is(token, "*"))
			l.star = l.star || eg_sql_before_star(before);
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
