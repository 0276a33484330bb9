/* Facts: one number or word each, for sentences (DOMAIN.md 1.16). */
#include "content/maker.h"
#include "dataset/units.h"

#include "locale/catalogue.h"
#include "locale/locale.h"

#define PLACES     6 /* of decimals in the dataset */
#define OF_HUNDRED 4 /* millionths of a fraction are so many places of percents */

/* -- a value in words -- */

/* A number in millionths, as the dataset keeps decimals; a computed fraction comes as text. */
static bool millionths(const eg_cell *c, eg_decimal *out)
{
	*out = c->integer;
	return c->kind == EG_CELL_INTEGER ||
	       (c->kind == EG_CELL_TEXT && (c->fraction ? eg_parse_rounded(c->text, PLACES, out)
							: eg_parse_decimal(c->text, out)));
}

typedef eg_str words_fn(eg_maker *k, const eg_cell *c);

static eg_str integer_words(eg_maker *k, const eg_cell *c)
{
	eg_decimal d;
	if (c->kind == EG_CELL_INTEGER)
		return eg_format_integer(k->arena, c->integer, k->lang);
	return millionths(c, &d) && d % EG_DECIMAL_ONE == 0
		       ? eg_format_integer(k->arena, d / EG_DECIMAL_ONE, k->lang)
		       : (eg_str){NULL, 0};
}

eg_str eg_make_count(eg_maker *k, size_t n)
{
	return eg_in_digits(k->arena, eg_strf(k->arena, "%zu", n), k->lang);
}

eg_str eg_make_decimal(eg_maker *k, const eg_cell *c)
{
	eg_decimal d;
	if (c->fraction)
		return millionths(c, &d) ? eg_make_cell_words(k, c) : (eg_str){NULL, 0};
	return millionths(c, &d) ? eg_format_fixed(k->arena, d, PLACES, true, k->lang)
				 : (eg_str){NULL, 0};
}

eg_str eg_make_percent(eg_maker *k, const eg_cell *c)
{
	eg_decimal d;
	if (!millionths(c, &d))
		return (eg_str){NULL, 0};
	eg_str number = eg_format_fixed(k->arena, d, OF_HUNDRED, true, k->lang);
	return eg_catalogue_speaks(k->lang) ? eg_own_word(k->arena, k->lang, EG_OWN_PERCENT, number)
					    : eg_with_percent(k->arena, number, k->lang);
}

/* Minor units of the strategy's currency. */
static eg_str money_words(eg_maker *k, const eg_cell *c)
{
	eg_param amount = {EG_STR("amount"), *c};
	eg_rows rows;
	eg_str sql = EG_STR("SELECT money(:amount, currency) FROM strategy");
	if (c->kind != EG_CELL_INTEGER ||
		!eg_query_all(
			k->arena, k->ds, sql, (eg_query_place){0}, &amount, 1, &rows, k->diag) ||
		rows.count == 0)
		return (eg_str){NULL, 0};
	return eg_make_cell_words(k, &rows.cells[0]);
}

static eg_str date_words(eg_maker *k, const eg_cell *c)
{
	eg_day day;
	return c->kind == EG_CELL_TEXT && eg_day_parse(c->text, &day)
		       ? eg_format_day(k->arena, day, k->lang, EG_DATE_LONG)
		       : (eg_str){NULL, 0};
}

static const struct {
	const char *format;
	words_fn *words;
	const char *wanted;
} formats[] = {
	{"integer", integer_words, "a whole number"},
	{"decimal", eg_make_decimal, "a number"},
	{"percent", eg_make_percent, "a fraction of one"},
	{"money", money_words, "an amount in minor units, with strategy.currency"},
	{"date", date_words, "a day, YYYY-MM-DD"},
	{"text", eg_make_cell_words, "text"},
};

/* The words of a value whose fact names no format, by what the query tells of its unit. */
static words_fn *words_of_unit(eg_maker *k, const eg_value *query)
{
	static words_fn *const words[EG_UNIT_COUNT] = {[EG_UNIT_OURS] = money_words,
		[EG_UNIT_MILLIONTHS] = eg_make_decimal,
		[EG_UNIT_SHARE] = eg_make_percent};
	eg_query_place place = {.value = query, .span = query->span};
	eg_query *q = eg_query_open(k->ds, query->as.text, place, k->diag);
	enum eg_unit unit = q ? eg_query_unit(q, 0) : EG_UNIT_NONE;
	eg_query_close(q);
	return words[unit] ? words[unit] : eg_make_cell_words;
}

static eg_str value_words(eg_maker *k, const eg_rec *fact, const eg_cell *c)
{
	const eg_value *format = eg_rec_find(fact, "format");
	if (c->kind == EG_CELL_NULL)
		return eg_own_word(k->arena, k->lang, EG_OWN_NOT_STATED, EG_STR(""));
	if (!format && c->kind == EG_CELL_INTEGER) {
		words_fn *words = words_of_unit(k, eg_rec_find(fact, "query"));
		return words(k, c);
	}
	for (size_t i = 0; format && i < EG_COUNT(formats); i++) {
		if (!eg_str_is(format->as.text, formats[i].format))
			continue;
		eg_str words = formats[i].words(k, c);
		if (words.p)
			return words;
		eg_say_help(eg_report(k->diag, EG_R_QUERY_COLUMN, format->span,
				    "fact '%.*s' does not come out as '%s'",
				    EG_ARG(eg_value_text(fact, "name")), formats[i].format),
			"the query must give %s", formats[i].wanted);
	}
	return eg_make_cell_words(k, c);
}

static bool is_one(const eg_cell *c)
{
	eg_decimal d;
	return c->kind == EG_CELL_INTEGER
		       ? c->integer == 1
		       : c->kind == EG_CELL_TEXT && eg_parse_decimal(c->text, &d) &&
				 d == EG_DECIMAL_ONE;
}

/* -- all facts -- */

static bool is_internal(const eg_maker *k)
{
	return !k->audience.n || eg_str_is(k->audience, "internal");
}

/* What holds for those who see everything is not told again of others. */
static bool is_told(const eg_maker *k, enum eg_rule rule, eg_span at)
{
	for (size_t i = 0; !is_internal(k) && i < k->diag->count; i++) {
		const eg_finding *f = k->diag->items[i];
		if (f->rule == rule && f->span.file == at.file && f->span.from == at.from &&
			f->span.to == at.to)
			return true;
	}
	return false;
}

static eg_finding *say_audience(const eg_maker *k, eg_finding *f)
{
	if (!is_internal(k))
		eg_say_label(f, "for audience '%.*s'", EG_ARG(k->audience));
	return f;
}

static void tell_shape(eg_maker *k, const eg_rec *r, const eg_value *query, const eg_rows *rows)
{
	if (!is_told(k, EG_R_QUERY_COLUMN, query->span))
		(void)say_audience(
			k, eg_report(k->diag, EG_R_QUERY_COLUMN, query->span,
				   "fact '%.*s' needs one row with one column, and its query gives "
				   "%zu with %zu",
				   EG_ARG(eg_value_text(r, "name")), rows->count, rows->columns));
}

/* Whether the query reads that table, as far as the word after FROM tells. */
static bool reads(eg_str sql, const char *table)
{
	eg_str from = EG_STR("from");
	for (size_t at = 0; at + from.n < sql.n; at++) {
		if (!eg_str_same_word(eg_str_cut(sql, at, at + from.n), from))
			continue;
		eg_str rest = eg_str_trim(eg_str_cut(sql, at + from.n, sql.n));
		size_t n = strlen(table);
		int after = rest.n > n ? rest.p[n] : ' ';
		if (eg_str_starts(rest, eg_str_of(table)) && after != '_' &&
			!(after >= 'a' && after <= 'z'))
			return true;
	}
	return false;
}

static void tell_empty(eg_maker *k, const eg_rec *r, const eg_value *query)
{
	if (is_told(k, EG_R_FACT_EMPTY, query->span))
		return;
	eg_finding *f = say_audience(
		k, eg_report(k->diag, EG_R_FACT_EMPTY, query->span,
			   "fact '%.*s' has no value, and sentences with it say 'not stated'",
			   EG_ARG(eg_value_text(r, "name"))));
	if (reads(query->as.text, "funding"))
		eg_say_help(f, "'funding' has what stands under 'funding:' at the top level; "
			       "'v_funding' has the money of all records");
	else if (reads(query->as.text, "v_funding") && !is_internal(k))
		eg_say_help(f, "who may not see rows of money has totals in 'v_funding_fy'");
	else
		eg_say_help(f, "where nothing means nought, ask for coalesce(..., 0)");
}

static eg_fact fact_of(eg_maker *k, const eg_rec *r)
{
	const eg_value *query = eg_rec_find(r, "query");
	eg_rows rows;
	if (!query || !eg_make_query(k, query, &rows))
		return (eg_fact){EG_STR(""), EG_STR("")};
	if (rows.count != 1 || rows.columns != 1) {
		tell_shape(k, r, query, &rows);
		return (eg_fact){EG_STR(""), EG_STR("")};
	}
	if (rows.cells[0].kind == EG_CELL_NULL)
		tell_empty(k, r, query);
	eg_str value = value_words(k, r, &rows.cells[0]);
	eg_str word = eg_value_text(r, is_one(&rows.cells[0]) ? "one" : "many");
	if (!word.n || rows.cells[0].kind == EG_CELL_NULL)
		return (eg_fact){value, value};
	return (eg_fact){eg_strf(k->arena, "%.*s\xC2\xA0%.*s", EG_ARG(value), EG_ARG(word)), value};
}

static void compute(eg_maker *k, bool values)
{
	const eg_rec_list *list = eg_model_list(k->model, "facts");
	size_t count = list ? list->count : 0;
	eg_map_init(&k->fact_names, k->arena);
	k->facts = EG_NEW_N(k->arena, eg_fact, count);
	for (size_t i = 0; i < count; i++) {
		const eg_value *name = eg_rec_find(list->items[i], "name");
		bool is_new = true;
		if (!name)
			continue;
		uint32_t at = eg_map_add(&k->fact_names, name->as.text, (uint32_t)i, &is_new);
		if (!is_new)
			eg_say_also(eg_report(k->diag, EG_R_ID_DUPLICATE, name->span,
					    "fact '%.*s' is given twice", EG_ARG(name->as.text)),
				eg_rec_find(list->items[at], "name")->span, "first given here");
		k->facts[i] =
			values ? fact_of(k, list->items[i]) : (eg_fact){EG_STR(""), EG_STR("")};
	}
}

void eg_facts_compute(eg_maker *k)
{
	compute(k, true);
}

void eg_facts_name(eg_maker *k)
{
	compute(k, false);
}

bool eg_facts_find(const eg_maker *k, eg_str name, eg_str *out)
{
	if (!eg_str_starts(name, EG_STR("fact.")))
		return false;
	eg_str fact = eg_str_cut(name, 5, name.n);
	uint32_t i = eg_map_find(&k->fact_names, fact);
	bool alone = i == EG_MAP_NONE && eg_str_ends(fact, EG_STR(".value"));
	if (alone)
		i = eg_map_find(&k->fact_names, eg_str_cut(fact, 0, fact.n - 6));
	if (i != EG_MAP_NONE)
		*out = alone ? k->facts[i].value : k->facts[i].whole;
	return i != EG_MAP_NONE;
}

/* -- names in the prose of records -- */

static void check_text(eg_maker *k, const eg_value *v)
{
	eg_runs unused = {0};
	if (eg_str_find(v->as.text, EG_STR("{{"), 0) == SIZE_MAX)
		return;
	k->spec = v;
	eg_fill_record(k, v->as.text, &(eg_run){.span = v->span}, &unused);
	k->spec = NULL;
}

/* Depth is bounded by the schema's nesting of records. */
static void check_record(eg_maker *k, const eg_rec *r)
{
	for (uint16_t i = 0; i < r->count; i++) {
		const eg_value *v = &r->values[i];
		const eg_field *f = &r->type->fields[v->field];
		if (f->flags & EG_F_HIDDEN)
			continue;
		for (uint32_t n = 0; n < eg_value_count(v); n++) {
			const eg_value *item = eg_value_item(v, n);
			if (item->said != EG_SAID_VALUE)
				continue;
			if (f->type == EG_T_PROSE)
				check_text(k, item);
			else if (f->type == EG_T_RECORD)
				check_record(k, item->as.rec);
		}
	}
}

void eg_facts_check(eg_maker *k)
{
	eg_rec_walk all = {.model = k->model, .outer = true}; /* the others are reached from it */
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		check_record(k, rec);
}
