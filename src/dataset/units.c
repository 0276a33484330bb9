#include "dataset/units_read.h"

#include "dataset/select.h"
#include "dataset/sqltext.h"
#include "dataset/views.h"

#define MOST_DEPTH 24   /* of brackets, and of names that stand for others */
#define MOST_STEPS 1000 /* expressions that are read for one column */
#define MOST_VIEWS 12   /* that a column comes through */
#define MOST_WIDTH 1024 /* columns of a table */

const char *eg_unit_word(enum eg_unit u)
{
	static const char *const words[EG_UNIT_COUNT] = {"none", "amount", "ours", "millionths",
		"share", "yes-no", "status", "word", "date", "currency", "our currency"};
	return words[u];
}

/* -- columns of tables and views -- */

static const struct {
	const char *table, *columns;
	enum eg_unit unit;
} known[] = {
#define EG_UNIT_OF(table, columns, unit) {table, columns, EG_UNIT_##unit},
#include "dataset/units.def"
#undef EG_UNIT_OF
};

/* What is said of columns; those that are codes and words tell it themselves. */
static const char *const told[EG_UNIT_COUNT] = {
	[EG_UNIT_AMOUNT] = "in minor units of the currency beside it",
	[EG_UNIT_OURS] = "in minor units of the strategy's currency",
	[EG_UNIT_MILLIONTHS] = "in millionths",
	[EG_UNIT_SHARE] = "in millionths of the whole",
	[EG_UNIT_YESNO] = "1 or 0",
};

static eg_str in_quotes(eg_arena *a, const char *columns)
{
	eg_str all = eg_str_of(columns), out = {NULL, 0};
	for (size_t at = 0; at < all.n;) {
		size_t end = eg_str_find(all, EG_STR(" "), at);
		end = end == SIZE_MAX ? all.n : end;
		out = eg_strf(a, "%.*s%s`%.*s`", EG_ARG(out), out.n ? ", " : "",
			EG_ARG(eg_str_cut(all, at, end)));
		at = end + 1;
	}
	return out;
}

eg_str eg_view_units(eg_arena *a, eg_str view)
{
	eg_str all = {NULL, 0};
	for (size_t i = 0; i < EG_COUNT(known); i++)
		if (told[known[i].unit] && eg_str_eq(eg_str_of(known[i].table), view))
			all = eg_strf(a, "%.*s%s%.*s %s", EG_ARG(all),
				all.n ? "; " : "Numbers: ", EG_ARG(in_quotes(a, known[i].columns)),
				told[known[i].unit]);
	return all.n ? eg_strf(a, "%.*s.", EG_ARG(all)) : EG_STR("");
}

static enum eg_unit unit_of_field(const eg_field *f)
{
	static const struct {
		enum eg_type type;
		enum eg_unit unit;
	} units[] = {
		{EG_T_MONEY, EG_UNIT_AMOUNT},
		{EG_T_DECIMAL, EG_UNIT_MILLIONTHS},
		{EG_T_PERCENT, EG_UNIT_SHARE},
		{EG_T_YESNO, EG_UNIT_YESNO},
		{EG_T_CURRENCY, EG_UNIT_CURRENCY},
		{EG_T_DATE, EG_UNIT_DATE},
		{EG_T_UNTIL, EG_UNIT_DATE},
		{EG_T_PERIOD, EG_UNIT_DATE},
	};
	for (size_t i = 0; f && i < EG_COUNT(units); i++)
		if (units[i].type == (enum eg_type)f->type)
			return units[i].unit;
	return EG_UNIT_NONE;
}

/* -- where a column comes from -- */

/* The first column of the plan that the field is, so that lists of one record agree. */
static eg_any_unit words_of_field(const eg_dataset *ds, const eg_field *f)
{
	for (size_t i = 0; f && f->words && i < ds->plan.count; i++)
		for (size_t c = 0; c < ds->plan.tables[i]->count && c < MOST_WIDTH; c++)
			if (ds->plan.tables[i]->columns[c].field == f)
				return EG_FIELDS + (eg_any_unit)(i * MOST_WIDTH + c);
	return EG_UNIT_NONE;
}

/* The first or last day of a date is one, too. */
static bool is_column(const eg_column *c, eg_str name)
{
	static const eg_str days[] = {EG_STR_INIT("_from"), EG_STR_INIT("_to")};
	if (eg_str_same_word(c->name, name))
		return true;
	for (size_t i = 0; i < EG_COUNT(days); i++)
		if (eg_str_ends(name, days[i]) &&
			eg_str_same_word(c->name, eg_str_cut(name, 0, name.n - days[i].n)))
			return unit_of_field(c->field) == EG_UNIT_DATE;
	return false;
}

static eg_any_unit unit_in_plan(const eg_dataset *ds, eg_str table, eg_str column)
{
	for (size_t i = 0; i < ds->plan.count; i++) {
		const eg_table *t = ds->plan.tables[i];
		for (size_t c = 0; eg_str_same_word(t->name, table) && c < t->count; c++) {
			const eg_field *f = t->columns[c].field;
			if (!is_column(&t->columns[c], column))
				continue;
			enum eg_unit u = unit_of_field(f);
			return u == EG_UNIT_NONE ? words_of_field(ds, f) : (eg_any_unit)u;
		}
	}
	return EG_UNIT_NONE;
}

/* Views whose text hides it, a union of lists: the table whose columns they show. */
static const struct {
	const char *view, *columns, *table;
} shown[] = {
	{"v_funding", "kind state qualifier", "funding"},
	{"v_funding_fy", "kind state", "funding"},
	{"v_measure_status", "direction qualifier", "measure"},
};

/* Of an item of the SELECT, which lies in the text that was read. */
static eg_any_unit unit_of_item(eg_reading *r, eg_str item)
{
	size_t from = 0;
	while (from < r->n && r->t[from].p < item.p)
		from++;
	size_t end = from;
	while (end < r->n && r->t[end].p < item.p + item.n)
		end++;
	bool named = end > from + 2 && eg_reading_word(r, end - 2, "as");
	return eg_reading_unit(r, from, named ? end - 2 : end);
}

/* Of a view's column, by the view's own text: what it tells of words. Of numbers, units.def does.
 */
static eg_any_unit unit_in_view(const eg_reading *asks, eg_str view, eg_str column)
{
	eg_str sql = eg_view_sql(view);
	eg_select s;
	if (sql.n == 0 || asks->views >= MOST_VIEWS)
		return EG_UNIT_NONE;
	eg_arena *a = eg_arena_new();
	eg_reading r = {.ds = asks->ds, .views = asks->views + 1, .steps = asks->steps};
	eg_any_unit u = EG_UNIT_NONE;
	if (eg_select_read(a, sql, &s) && eg_reading_read(&r, a, sql)) {
		for (size_t i = 0; i < s.item_count; i++)
			if (eg_str_same_word(s.names[i], column))
				u = unit_of_item(&r, s.items[i]);
	}
	eg_arena_release(a);
	bool word = u == EG_UNIT_WORD || u == EG_UNIT_DATE || u >= EG_FIELDS;
	return word ? u : EG_UNIT_NONE;
}

static eg_any_unit unit_of_column(const eg_reading *r, eg_str table, eg_str column)
{
	for (size_t i = 0; i < EG_COUNT(known); i++)
		if (eg_str_same_word(eg_str_of(known[i].table), table) &&
			eg_word_in(known[i].columns, column))
			return (eg_any_unit)known[i].unit;
	for (size_t i = 0; i < EG_COUNT(shown); i++)
		if (eg_str_same_word(eg_str_of(shown[i].view), table) &&
			eg_word_in(shown[i].columns, column))
			table = eg_str_of(shown[i].table);
	eg_any_unit u = unit_in_plan(r->ds, table, column);
	return u == EG_UNIT_NONE ? unit_in_view(r, table, column) : u;
}

/* -- expressions -- */

/* Of a value that is this or that. */
static eg_any_unit either(eg_any_unit a, eg_any_unit b)
{
	if (a == EG_NEUTRAL || a == EG_UNREAD)
		return b == EG_UNREAD ? a : b;
	return b == EG_NEUTRAL || b == EG_UNREAD || a == b ? a : EG_UNIT_NONE;
}

/* What begins at the word before `as`: behind a comma or the SELECT, at the same depth. */
static size_t expression_start(const eg_reading *r, size_t as)
{
	size_t depth = 0, i = as;
	while (i > 0) {
		size_t at = i - 1;
		depth += eg_reading_sign(r, at, ')');
		if (depth == 0 && (eg_reading_sign(r, at, ',') || eg_reading_sign(r, at, '(') ||
					  eg_reading_one_of(r, at, "select distinct all")))
			return i;
		depth -= depth && eg_reading_sign(r, at, '(');
		i--;
	}
	return 0;
}

/* Of what the query itself calls so. */
static eg_any_unit unit_of_alias(eg_reading *r, eg_str name)
{
	eg_any_unit u = EG_UNREAD;
	for (size_t i = 2; i < r->n; i++) {
		if (!eg_reading_word(r, i - 1, "as") ||
			!eg_str_same_word(eg_sql_bare(r->t[i]), name))
			continue;
		size_t from = expression_start(r, i - 1);
		if (from < i - 1 && !eg_reading_one_of(r, from, "from join with"))
			u = either(u, eg_reading_unit(r, from, i - 1));
	}
	return u;
}

/* Of a column that the text does not say the table of: all that have it must agree. */
static eg_any_unit unit_of_any(eg_reading *r, eg_str name)
{
	eg_any_unit u = EG_UNREAD;
	for (size_t i = 0; i < r->source_count; i++)
		if (eg_source_exists(r->ds, r->sources[i].table, name))
			u = either(u, unit_of_column(r, r->sources[i].table, name));
	return u;
}

static eg_any_unit unit_of_name(eg_reading *r, eg_str table, eg_str name)
{
	for (size_t i = 0; table.n && i < r->source_count; i++)
		if (eg_str_same_word(r->sources[i].alias, table) &&
			eg_source_exists(r->ds, r->sources[i].table, name))
			return unit_of_column(r, r->sources[i].table, name);
	eg_any_unit first = table.n ? unit_of_alias(r, name) : unit_of_any(r, name);
	if (first != EG_UNREAD)
		return first;
	eg_any_unit then = table.n ? unit_of_any(r, name) : unit_of_alias(r, name);
	return then == EG_UNREAD ? EG_UNIT_NONE : then;
}

/* Functions that give what they take, or a unit of their own. */
static const struct {
	const char *name;
	int from, to;      /* arguments that it may give; to < 0: all */
	bool adds;         /* many yeses are a count */
	eg_any_unit gives; /* EG_NEUTRAL: what these arguments have */
} functions[] = {
	{"sum", 0, -1, true, EG_NEUTRAL}, {"total", 0, -1, true, EG_NEUTRAL},
	{"avg", 0, -1, true, EG_NEUTRAL}, {"exact_sum", 0, -1, true, EG_NEUTRAL},
	{"min", 0, -1, false, EG_NEUTRAL}, {"max", 0, -1, false, EG_NEUTRAL},
	{"coalesce", 0, -1, false, EG_NEUTRAL}, {"ifnull", 0, -1, false, EG_NEUTRAL},
	{"iif", 1, -1, false, EG_NEUTRAL}, {"nullif", 0, 1, false, EG_NEUTRAL},
	{"abs", 0, 1, false, EG_NEUTRAL}, {"round", 0, 1, false, EG_NEUTRAL},
	{"part_of", 0, 1, false, EG_NEUTRAL}, {"first_value", 0, 1, false, EG_NEUTRAL},
	{"last_value", 0, 1, false, EG_NEUTRAL}, {"nth_value", 0, 1, false, EG_NEUTRAL},
	{"lag", 0, 1, false, EG_NEUTRAL}, {"lead", 0, 1, false, EG_NEUTRAL},
	{"cast", 0, 1, false, EG_NEUTRAL}, {"convert", 0, 1, false, EG_UNIT_AMOUNT},
	{"share", 0, 1, false, EG_UNIT_SHARE}, {"exists", 0, 1, false, EG_UNIT_YESNO},
	{"date_short", 0, 1, false, EG_UNIT_DATE},
	{"list", 0, 1, false, EG_UNIT_WORD}, /* of words; else it is a text */
};

/* The arguments lie between the tokens `from` and `end`. */
static eg_any_unit unit_of_call(eg_reading *r, eg_str name, size_t from, size_t end)
{
	for (size_t f = 0; f < EG_COUNT(functions); f++) {
		if (!eg_str_same_word(name, eg_str_of(functions[f].name)))
			continue;
		eg_any_unit gives = functions[f].gives, u = EG_UNREAD;
		if (gives != EG_NEUTRAL && gives != EG_UNIT_WORD)
			return gives;
		for (int n = 0; from < end && (functions[f].to < 0 || n < functions[f].to); n++) {
			size_t comma = eg_reading_find(r, from, end, "as", ',');
			if (n >= functions[f].from)
				u = either(u, eg_reading_unit(r, from, comma));
			from = comma + 1;
		}
		if (gives == EG_UNIT_WORD)
			return u == EG_UNIT_WORD || u >= EG_FIELDS ? u | EG_MANY : EG_UNIT_NONE;
		return functions[f].adds && u == EG_UNIT_YESNO ? EG_UNIT_NONE : u;
	}
	return EG_UNIT_NONE;
}

/* What stands behind THEN and ELSE, from the token behind CASE. */
static eg_any_unit unit_of_case(eg_reading *r, size_t from, size_t end)
{
	eg_any_unit u = EG_UNREAD;
	for (size_t i = eg_reading_find(r, from, end, "then else", 0); i < end;) {
		size_t stop = eg_reading_find(r, i + 1, end, "when else", 0);
		u = either(u, eg_reading_unit(r, i + 1, stop));
		i = eg_reading_word(r, stop, "else") ? stop
						     : eg_reading_find(r, stop, end, "then", 0);
	}
	return u;
}

/* Of a query in brackets that gives one value. */
static eg_any_unit unit_of_select(eg_reading *r, size_t from, size_t end)
{
	from = eg_reading_find(r, from, end, "select", 0) + 1;
	from += eg_reading_one_of(r, from, "distinct all");
	return eg_reading_unit(r, from, eg_reading_find(r, from, end, "from union", ','));
}

/* One operand at *i, which is moved past it. */
static eg_any_unit operand(eg_reading *r, size_t *i, size_t end)
{
	size_t at = *i;
	if (eg_reading_sign(r, at, '(')) {
		*i = eg_reading_past(r, at);
		bool query = eg_reading_one_of(r, at + 1, "select with");
		return query ? unit_of_select(r, at + 1, *i - 1)
			     : eg_reading_unit(r, at + 1, *i - 1);
	}
	if (eg_reading_word(r, at, "case")) {
		size_t close = eg_reading_find(r, at + 1, end, "end", 0);
		*i = close + 1;
		return unit_of_case(r, at + 1, close);
	}
	if (eg_reading_word(r, at, "null") || eg_reading_word(r, at, "0") ||
		eg_reading_word(r, at, "1")) {
		*i = at + 1;
		return EG_NEUTRAL;
	}
	if (!eg_reading_name(r, at)) {
		*i = at + 1;
		return EG_UNIT_NONE;
	}
	if (eg_reading_sign(r, at + 1, '(')) {
		*i = eg_reading_past(r, at + 1);
		return unit_of_call(r, eg_sql_bare(r->t[at]), at + 2, *i - 1);
	}
	eg_str table = {NULL, 0};
	while (eg_reading_sign(r, at + 1, '.') && eg_reading_name(r, at + 2)) {
		table = eg_sql_bare(r->t[at]);
		at += 2;
	}
	*i = at + 1;
	return unit_of_name(r, table, eg_sql_bare(r->t[at]));
}

/* Behind an operand: OVER and FILTER with their brackets, COLLATE with its name. */
static size_t past_tail(const eg_reading *r, size_t i)
{
	while (eg_reading_one_of(r, i, "over filter collate"))
		i = eg_reading_sign(r, i + 1, '(') ? eg_reading_past(r, i + 1) : i + 2;
	return i;
}

#define CONDITION "and or not is in like glob between isnull notnull match regexp exists"

static bool is_summed(eg_any_unit u)
{
	return u == EG_UNIT_AMOUNT || u == EG_UNIT_OURS || u == EG_UNIT_MILLIONTHS ||
	       u == EG_UNIT_SHARE;
}

static eg_any_unit unit_of_sum(eg_reading *r, size_t from, size_t end)
{
	eg_any_unit u = EG_UNREAD;
	bool adds = false;
	for (size_t i = from; i < end;) {
		bool sign = eg_reading_sign(r, i, '+') || eg_reading_sign(r, i, '-');
		if (!sign && r->t[i].n == 1 && strchr("*/%|&~", r->t[i].p[0]))
			return EG_UNIT_NONE;
		adds = adds || (sign && i > from);
		i += sign || eg_reading_one_of(r, i, "distinct all");
		if (sign || i >= end)
			continue;
		u = either(u, operand(r, &i, end));
		i = past_tail(r, i);
	}
	return adds && !is_summed(u) ? EG_UNIT_NONE : u;
}

static bool is_condition(const eg_reading *r, size_t from, size_t end)
{
	if (eg_reading_find(r, from, end, CONDITION, '=') < end)
		return true;
	return eg_reading_find(r, from, end, "", '<') < end ||
	       eg_reading_find(r, from, end, "", '>') < end;
}

/* Mutual recursion with what it is made of; its depth is bounded here. */
eg_any_unit eg_reading_unit(eg_reading *r, size_t from, size_t end)
{
	if (r->depth >= MOST_DEPTH || (*r->steps)++ >= MOST_STEPS)
		return EG_UNIT_NONE;
	r->depth++;
	eg_any_unit u = is_condition(r, from, end) ? EG_UNIT_YESNO : unit_of_sum(r, from, end);
	r->depth--;
	return u;
}

/* -- the columns of a query -- */

/* Of the expression at this place of the outer SELECT; behind a * of the one that is called so. */
static eg_any_unit unit_of_result(eg_reading *r, size_t place, eg_str name)
{
	size_t i = eg_reading_find(r, 0, r->n, "select", 0) + 1;
	i += eg_reading_one_of(r, i, "distinct all");
	size_t end = eg_reading_find(r, i, r->n, "from union except intersect order limit", 0);
	bool counted = true;
	for (size_t n = 0; i < end; n++, i++) {
		size_t stop = eg_reading_find(r, i, end, "", ',');
		counted = counted && !eg_reading_sign(r, stop - 1, '*');
		bool named = stop - i > 1 && eg_reading_name(r, stop - 1) &&
			     !eg_reading_sign(r, stop - 2, '.') &&
			     !eg_reading_word(r, stop - 1, "end");
		size_t value = !named ? stop : stop - 1 - eg_reading_word(r, stop - 2, "as");
		bool called = named && eg_str_same_word(eg_sql_bare(r->t[stop - 1]), name);
		if (value > i && (counted ? n == place : called))
			return eg_reading_unit(r, i, value);
		i = stop;
	}
	return unit_of_alias(r, name);
}

static eg_any_unit find(eg_dataset *ds, eg_str sql, size_t place, eg_str name, const char *table,
	const char *column)
{
	int steps = 0;
	eg_reading r = {.ds = ds, .steps = &steps};
	if (table && column)
		return unit_of_column(&r, eg_str_of(table), eg_str_of(column));
	eg_arena *a = eg_arena_new();
	eg_any_unit u = EG_UNIT_NONE;
	if (eg_reading_read(&r, a, sql))
		u = unit_of_result(&r, place, name);
	eg_arena_release(a);
	return u;
}

enum eg_unit eg_units_find(eg_dataset *ds, eg_str sql, size_t place, eg_str name, const char *table,
	const char *column)
{
	eg_any_unit u = find(ds, sql, place, name, table, column);
	return u >= EG_UNIT_COUNT ? EG_UNIT_NONE : (enum eg_unit)u;
}

bool eg_words_find(eg_dataset *ds, eg_str sql, size_t place, eg_str name, const char *table,
	const char *column, eg_words *out)
{
	eg_any_unit u = find(ds, sql, place, name, table, column);
	*out = (eg_words){.many = u >= EG_MANY};
	u &= ~EG_MANY;
	if (u < EG_FIELDS)
		return u == EG_UNIT_WORD || u == EG_UNIT_STATUS;
	const eg_table *t = ds->plan.tables[(u - EG_FIELDS) / MOST_WIDTH];
	out->field = t->columns[(u - EG_FIELDS) % MOST_WIDTH].field;
	for (; t && !out->record; t = t->owner)
		out->record = t->record;
	return true;
}
