#include "dataset/functions.h"

#include "base/buf.h"
#include "dataset/fiscal.h"
#include "dataset/names.h"
#include "schema/codes.h"
#include "schema/currency.h"

#define MOST_MONTHS 120000 /* ten thousand years: the arithmetic of days stays in range */

typedef sqlite3_context context;
typedef sqlite3_value value;

typedef void scalar(context *c, int n, value **v);

/* What SQLite hands back: the function of ours, and whose it is. */
typedef struct bound {
	eg_dataset *ds;
	scalar *run;
} bound;

static eg_dataset *owner(context *c)
{
	const bound *b = sqlite3_user_data(c);
	return b->ds;
}

/* Results are copied by SQLite, so that a call leaves nothing behind in the scratch arena. */
static void call(context *c, int n, value **v)
{
	const bound *b = sqlite3_user_data(c);
	eg_arena_mark m = eg_arena_save(b->ds->scratch);
	b->run(c, n, v);
	eg_arena_rewind(b->ds->scratch, m);
}

static bool day_of(value *v, eg_day *out)
{
	return sqlite3_value_type(v) == SQLITE_TEXT && eg_day_parse(eg_value_text(v), out);
}

static void give(context *c, eg_str s)
{
	if (s.p)
		sqlite3_result_text64(c, s.p, s.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void add_span(context *c, int n, value **v)
{
	(void)n;
	eg_day d;
	if (!day_of(v[0], &d) || sqlite3_value_type(v[1]) != SQLITE_INTEGER)
		return;
	int64_t months = sqlite3_value_int64(v[1]);
	if (months > MOST_MONTHS || months < -MOST_MONTHS)
		return;
	eg_day moved = eg_day_add_months(d, (int)months);
	if (moved >= eg_day_of(1, 1, 1) && moved <= eg_day_of(9999, 12, 31))
		give(c, eg_day_iso(owner(c)->scratch, moved));
}

/* The n-th repetition of a day: months first, then days. */
static eg_day repeated(eg_day first, int64_t months, int64_t days, int64_t n)
{
	int64_t moved = eg_day_add_months(first, (int)(months * n)) + days * n;
	return moved < INT32_MAX ? (eg_day)moved : INT32_MAX;
}

/* next_day(first, months, days, from): the first day that is not before `from` of those that
 * repeat each `months` and `days`; found by halving, as a meeting may repeat since 1900. */
static void next_day(context *c, int n, value **v)
{
	(void)n;
	eg_day first, from;
	int64_t months = sqlite3_value_int64(v[1]), days = sqlite3_value_int64(v[2]);
	if (!day_of(v[0], &first) || !day_of(v[3], &from) || months < 0 || days < 0)
		return;
	if (months > MOST_MONTHS || days > MOST_MONTHS || months + days == 0)
		return;
	int64_t low = 0, high = 1 + (int64_t)eg_day_of(9999, 12, 31) - first;
	high = months ? high / 28 / months + 1 : high / days + 1;
	while (low < high) {
		int64_t middle = (low + high) / 2;
		if (repeated(first, months, days, middle) < from)
			low = middle + 1;
		else
			high = middle;
	}
	eg_day found = repeated(first, months, days, low);
	if (found >= from && found <= eg_day_of(9999, 12, 31))
		give(c, eg_day_iso(owner(c)->scratch, found));
}

static void month_at(context *c, int n, value **v)
{
	(void)n;
	eg_day d;
	if (!day_of(v[0], &d))
		return;
	int year, month, day;
	eg_day_split(d, &year, &month, &day);
	int64_t whole = (int64_t)year * 12 + month - 1;
	sqlite3_result_int64(
		c, whole * EG_DECIMAL_ONE + day * EG_DECIMAL_ONE / eg_month_days(year, month));
}

static void fy(context *c, int n, value **v)
{
	(void)n;
	eg_day d;
	if (day_of(v[0], &d))
		sqlite3_result_int(c, eg_fiscal_year(owner(c)->fiscal, d));
}

static void fy_label(context *c, int n, value **v)
{
	(void)n;
	int64_t year = sqlite3_value_int64(v[0]);
	if (sqlite3_value_type(v[0]) == SQLITE_INTEGER && year >= 1 && year <= 9998)
		give(c, eg_in_digits(owner(c)->scratch,
				eg_fiscal_label(owner(c)->scratch, owner(c)->fiscal,
					owner(c)->fiscal_label, (int)year),
				owner(c)->lang));
}

/* -- fiscal years -- */

/* The day in the middle lies in the year that holds the larger part; of two equal parts it lies in
 * the first. */
static void fy_of(context *c, int n, value **v)
{
	(void)n;
	eg_day from, to;
	if (day_of(v[0], &from) && day_of(v[1], &to) && from <= to)
		sqlite3_result_int(c, eg_fiscal_year(owner(c)->fiscal, from + (to - from) / 2));
}

static void fy_first(context *c, int n, value **v)
{
	(void)n;
	eg_fiscal f = owner(c)->fiscal;
	int64_t year = sqlite3_value_int64(v[0]);
	if (sqlite3_value_type(v[0]) == SQLITE_INTEGER && year >= 2 && year <= 9998)
		give(c, eg_day_iso(owner(c)->scratch, eg_fiscal_first(f, (int)year)));
}

static void period_day(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	eg_str why = {NULL, 0};
	eg_date d;
	int64_t month = sqlite3_value_int64(v[1]);
	eg_fiscal f = {.month = month >= 1 && month <= 12 ? (int)month : ds->fiscal.month,
		.named_start = eg_str_is(eg_value_text(v[2]), "start")};
	if (!eg_date_read(ds->scratch, eg_value_text(v[0]), EG_USE_PERIOD, f, &d, &why))
		return;
	eg_day day = sqlite3_value_int64(v[3]) ? d.to : d.from;
	if (day != EG_DAY_NONE)
		give(c, eg_day_iso(ds->scratch, day));
}

/* -- dates in words -- */

/* A date as it was written, within the days that come after it when it is `spanned`. False: it is
 * none, and its words stay as they are. */
static bool date_of(eg_dataset *ds, value **v, bool spanned, eg_date *d)
{
	eg_str written = eg_value_text(v[0]), why = {NULL, 0};
	*d = (eg_date){.from = EG_DAY_NONE, .to = EG_DAY_NONE};
	if (!eg_date_read(ds->scratch, written, EG_USE_UNTIL, ds->fiscal, d, &why)) {
		*d = (eg_date){.precision = EG_DATE_INDEFINITE, .written = written};
		return false;
	}
	if (spanned) {
		(void)day_of(v[1], &d->from);
		(void)day_of(v[2], &d->to);
	}
	return true;
}

#define MONTHS_A_QUARTER 3
#define NO_BREAK_SPACE   "\xC2\xA0"

/* A year or quarter of our own fiscal calendar in the form that the strategy gives its years;
 * {NULL} where it gives none, and for other dates. `d` is the date within the days that come with
 * it: outside of what was written it is of a partner's calendar. */
static eg_str own_fiscal(eg_dataset *ds, value **v, const eg_date *d, enum eg_date_style style)
{
	eg_date ours;
	bool quarter = d->precision == EG_DATE_FY_QUARTER;
	if (!ds->fiscal_own || d->about || (d->precision != EG_DATE_FY && !quarter) ||
		!date_of(ds, v, false, &ours) || d->from < ours.from || d->to > ours.to)
		return (eg_str){NULL, 0};
	int n = eg_fiscal_year(ds->fiscal, ours.from), year, month, day;
	eg_str label = eg_fiscal_label(ds->scratch, ds->fiscal, ds->fiscal_label, n);
	eg_day_split(ours.from, &year, &month, &day);
	int since = (month - ds->fiscal.month + 12) % 12;
	const char *blank = style == EG_DATE_LONG ? NO_BREAK_SPACE : " ";
	return eg_in_digits(ds->scratch,
		quarter ? eg_strf(ds->scratch, "%.*s%sQ%d", EG_ARG(label), blank,
				  since / MONTHS_A_QUARTER + 1)
			: label,
		ds->lang);
}

/* From one date to another; years of our own fiscal calendar have the form that the strategy gives
 * them, and what they share is said once. */
static void date_span(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	if (!eg_value_text(v[0]).n || !eg_value_text(v[3]).n)
		return;
	eg_date first, last;
	(void)date_of(ds, v, true, &first);
	(void)date_of(ds, v + 3, true, &last);
	eg_str from = own_fiscal(ds, v, &first, EG_DATE_SHORT),
	       to = own_fiscal(ds, v + 3, &last, EG_DATE_SHORT);
	if (from.p && to.p && first.precision == EG_DATE_FY && last.precision == EG_DATE_FY)
		give(c, eg_join_years(ds->scratch, from, to, ds->lang));
	else if (from.p || to.p)
		give(c, eg_strf(ds->scratch, "%.*s \xE2\x80\x93 %.*s",
				EG_ARG(from.p ? from
					      : eg_format_date(ds->scratch, &first, ds->lang,
							EG_DATE_SHORT)),
				EG_ARG(to.p ? to
					    : eg_format_date(ds->scratch, &last, ds->lang,
						      EG_DATE_SHORT))));
	else
		give(c, eg_format_span(ds->scratch, &first, &last, ds->lang));
}

static void date_words(context *c, int n, value **v, enum eg_date_style style)
{
	eg_dataset *ds = owner(c);
	if (!eg_value_text(v[0]).n)
		return;
	eg_date d;
	if (!date_of(ds, v, n == 3, &d)) {
		give(c, d.written);
		return;
	}
	eg_str fiscal = own_fiscal(ds, v, &d, style);
	give(c, fiscal.n ? fiscal : eg_format_date(ds->scratch, &d, ds->lang, style));
}

static void date_short(context *c, int n, value **v)
{
	date_words(c, n, v, EG_DATE_SHORT);
}

static void date_long(context *c, int n, value **v)
{
	date_words(c, n, v, EG_DATE_LONG);
}

#define ALPHA_2 2u /* letters of a country's codes */
#define ALPHA_3 3u
#define EN_DASH "\xE2\x80\x93"

/* The years of one end: exact ones as a number, others as they were written. */
static eg_str year_words(eg_dataset *ds, value **v, bool last)
{
	eg_day from, to;
	if (!day_of(v[1], &from) || !day_of(v[2], &to))
		return (eg_str){NULL, 0};
	eg_str written = eg_value_text(v[0]), why = {NULL, 0};
	eg_date d;
	if (eg_date_read(ds->scratch, written, EG_USE_UNTIL, ds->fiscal, &d, &why) &&
		(d.about || d.precision == EG_DATE_BEFORE))
		return eg_format_date(ds->scratch, &d, ds->lang, EG_DATE_SHORT);
	return eg_format_year(ds->scratch, last ? to : from, ds->lang);
}

static void years(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	eg_str first = year_words(ds, v, false), last = year_words(ds, v + 3, true);
	eg_str ends = eg_value_text(v[3]);
	bool going_on = eg_str_is(ends, "open") || eg_str_is(ends, "indefinite");
	if (!first.n && !last.n)
		return;
	if (eg_str_eq(first, last) || (!last.n && !going_on))
		give(c, first);
	else if (!first.n)
		give(c, eg_until_words(ds->scratch, last, ds->lang));
	else if (last.n)
		give(c, eg_join_years(ds->scratch, first, last, ds->lang));
	else /* an end that is missing leaves the dash */
		give(c, eg_strf(ds->scratch, "%.*s" EN_DASH, EG_ARG(first)));
}

static void join_years(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	eg_str first = eg_value_text(v[0]), last = eg_value_text(v[1]);
	if (first.n && last.n)
		give(c, eg_join_years(ds->scratch, first, last, ds->lang));
}

/* -- amounts and names -- */

static void money(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	eg_str code = eg_value_text(v[1]);
	if (sqlite3_value_type(v[0]) != SQLITE_INTEGER || !code.n)
		return;
	give(c, eg_format_money(ds->scratch, sqlite3_value_int64(v[0]), eg_currency_exponent(code),
			code, ds->lang));
}

/* The alpha-3 code of a country; nothing where there is none. */
static void iso3(context *c, int n, value **v)
{
	(void)n;
	const char *found = eg_country_find(eg_value_text(v[0]));
	eg_str code = found ? eg_str_of(found + ALPHA_2) : EG_STR("");
	if (code.n >= ALPHA_3)
		give(c, eg_str_cut(code, 0, ALPHA_3));
}

/* A country in the language of the output; its code where there is no name. */
static void country_name(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	eg_str code = eg_value_text(v[0]);
	eg_str words = code.n ? eg_country_name(ds->scratch, code, ds->lang) : code;
	if (code.n)
		give(c, words.n ? words : code);
}

static void record_name(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	eg_str id = eg_value_text(v[0]);
	eg_str title = eg_names_find(ds, id);
	if (title.p)
		give(c, title);
}

/* Whether it is a word with a capital at its beginning alone; not "ICT", "eGoal". */
static bool is_capitalised(eg_str word)
{
	size_t at = 0;
	if (!word.n || !eg_is_upper(eg_utf8_next(word, &at)) || at == word.n)
		return false;
	while (at < word.n)
		if (eg_is_upper(eg_utf8_next(word, &at)))
			return false;
	return true;
}

/* A label as it stands within a sentence; German keeps the capitals of nouns. */
static void in_text(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	eg_str s = eg_value_text(v[0]);
	bool keeps = eg_is_language(ds->lang, "de") || eg_is_language(ds->lang, "lb");
	eg_buf out = {0};
	for (size_t i = 0, end; i < s.n; i = end) {
		end = eg_str_find(s, EG_STR(" "), i);
		end = end == SIZE_MAX ? s.n : end + 1;
		eg_str word = eg_str_cut(s, i, end);
		if (!keeps && is_capitalised(eg_str_trim(word)))
			word = eg_lower(ds->scratch, word, ds->lang);
		eg_buf_str(&out, word);
	}
	if (s.p)
		give(c, eg_str_copy(ds->scratch, eg_buf_view(&out)));
	eg_buf_release(&out);
}

static void sort_key(context *c, int n, value **v)
{
	(void)n;
	eg_dataset *ds = owner(c);
	eg_str s = eg_value_text(v[0]);
	if (s.p)
		give(c, eg_sort_key(ds, s));
}

/* -- registration -- */

static const struct function {
	const char *name;
	int args;
	scalar *run;
} functions[] = {
	{"add_span", 2, add_span},
	{"month_at", 1, month_at},
	{"next_day", 4, next_day},
	{"fy", 1, fy},
	{"fy_label", 1, fy_label},
	{"fy_of", 2, fy_of},
	{"fy_first", 1, fy_first},
	{"period_day", 4, period_day},
	{"date_short", 1, date_short},
	{"date_short", 3, date_short},
	{"date_long", 1, date_long},
	{"date_long", 3, date_long},
	{"date_span", 6, date_span},
	{"years", 6, years},
	{"join_years", 2, join_years},
	{"money", 2, money},
	{"country", 1, country_name},
	{"iso3", 1, iso3},
	{"name", 1, record_name},
	{"in_text", 1, in_text},
	{"sort_key", 1, sort_key},
};

static int compare(void *ctx, int an, const void *a, int bn, const void *b)
{
	eg_dataset *ds = ctx;
	return eg_collate(ds->collator, (eg_str){a, (size_t)an}, (eg_str){b, (size_t)bn});
}

void eg_functions_register(eg_dataset *ds)
{
	for (size_t i = 0; i < EG_COUNT(functions); i++) {
		bound *b = EG_NEW(ds->arena, bound);
		*b = (bound){ds, functions[i].run};
		sqlite3_create_function_v2(ds->db, functions[i].name, functions[i].args,
			SQLITE_UTF8 | SQLITE_DETERMINISTIC, b, call, NULL, NULL, NULL);
	}
	sqlite3_create_collation_v2(ds->db, "doc", SQLITE_UTF8, ds, compare, NULL);
	eg_list_register(ds->db);
	eg_amount_register(ds->db);
	eg_axis_register(ds->db);
	eg_format_register(ds);
	eg_mark_register(ds);
	eg_network_register(ds->db);
	eg_phrase_register(ds);
	eg_measure_register(ds->db);
}
