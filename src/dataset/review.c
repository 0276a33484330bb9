/* review.c -- what a query computes that its author can hardly mean, found in its text.
 *
 * Amounts of several currencies are added where a sum of amounts does not stand beside their
 * currency in GROUP BY, nor WHERE names it; dates are texts, and a number beside one is compared
 * with its letters.
 */
#include "dataset/fault.h"
#include "dataset/units_read.h"

#define ENDS_ITEMS "from where group having window order limit union except intersect"

typedef struct review {
	eg_reading r;
	eg_dataset *ds;
	eg_str sql;
	eg_query_place place;
	eg_diag *d;
} review;

static eg_span span_of(const review *v, size_t from, size_t end)
{
	const eg_str *t = v->r.t;
	size_t to = (size_t)(t[end - 1].p + t[end - 1].n - v->sql.p);
	return eg_fault_span(v->place, v->sql, (size_t)(t[from].p - v->sql.p), to);
}

/* -- dates and numbers -- */

static bool is_number(const eg_reading *r, size_t i)
{
	return i < r->n && r->t[i].n && r->t[i].p[0] >= '0' && r->t[i].p[0] <= '9';
}

static bool is_comparison(const eg_reading *r, size_t i)
{
	return eg_reading_sign(r, i, '<') || eg_reading_sign(r, i, '>') ||
	       eg_reading_sign(r, i, '=') || eg_reading_word(r, i, "between");
}

static bool is_sum_sign(const eg_reading *r, size_t i)
{
	return i < r->n && r->t[i].n == 1 && strchr("+-*/%|(", r->t[i].p[0]);
}

static void report_date(review *v, size_t from, size_t end, size_t number)
{
	const eg_reading *r = &v->r;
	size_t at = (size_t)(r->t[from].p - v->sql.p);
	eg_str name =
		eg_str_cut(v->sql, at, (size_t)(r->t[end - 1].p - v->sql.p) + r->t[end - 1].n);
	size_t lo = from < number ? from : number, hi = from < number ? number + 1 : end;
	(void)eg_say_help(
		eg_report(v->d, EG_R_QUERY_DATE, span_of(v, lo, hi),
			"'%.*s' is a date, which is a text, and is compared with the number %.*s",
			EG_ARG(name), EG_ARG(r->t[number])),
		"compare its first or last day with a day in quotes, such as "
		"starts_from >= '2026-01-01'");
}

static void check_dates(review *v)
{
	eg_reading *r = &v->r;
	for (size_t i = 1; i < r->n; i++) {
		size_t after = i;
		if (!is_comparison(r, i) || is_comparison(r, i - 1))
			continue;
		while (is_comparison(r, after))
			after++;
		size_t from = i - 1;
		while (from >= 2 && eg_reading_sign(r, from - 1, '.'))
			from -= 2;
		if (is_number(r, after) && eg_reading_name(r, i - 1) &&
			eg_reading_unit(r, from, i) == EG_UNIT_DATE &&
			!(from && is_sum_sign(r, from - 1) && !eg_reading_sign(r, from - 1, '(')))
			report_date(v, from, i, after);
		size_t end = after + 1;
		while (eg_reading_sign(r, end, '.') && eg_reading_name(r, end + 1))
			end += 2;
		if (is_number(r, i - 1) && eg_reading_name(r, after) && !is_sum_sign(r, end) &&
			!(i > 1 && is_sum_sign(r, i - 2) && !eg_reading_sign(r, i - 2, '(')) &&
			eg_reading_unit(r, after, end) == EG_UNIT_DATE)
			report_date(v, after, end, i - 1);
	}
}

/* -- sums of several currencies -- */

/* A call that adds amounts, in from..end; SIZE_MAX: none. */
static size_t find_sum(eg_reading *r, size_t from, size_t end)
{
	static const char *const sums[] = {"sum", "total", "avg", "exact_sum"};
	for (size_t i = from; i + 1 < end; i++)
		for (size_t s = 0; s < EG_COUNT(sums); s++)
			if (eg_reading_word(r, i, sums[s]) && eg_reading_sign(r, i + 1, '(') &&
				!eg_reading_word(r, eg_reading_past(r, i + 1), "over") &&
				eg_reading_unit(r, i, eg_reading_past(r, i + 1)) == EG_UNIT_AMOUNT)
				return i;
	return SIZE_MAX;
}

static bool names_currency(eg_reading *r, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++) {
		size_t start = i >= from + 2 && eg_reading_sign(r, i - 1, '.') ? i - 2 : i;
		if (eg_reading_name(r, i) && eg_reading_unit(r, start, i + 1) == EG_UNIT_CURRENCY)
			return true;
	}
	return false;
}

/* GROUP BY 2: the item of that number. */
static bool numbers_currency(eg_reading *r, size_t items, size_t items_end, size_t by, size_t end)
{
	for (; by < end; by++) {
		size_t n = 0, at = items;
		for (const char *p = r->t[by].p; is_number(r, by) && p < r->t[by].p + r->t[by].n;
			p++)
			n = n * 10 + (size_t)(*p - '0');
		if (!n || n > r->n)
			continue;
		for (; n > 1 && at < items_end; n--)
			at = eg_reading_find(r, at, items_end, "", ',') + 1;
		size_t stop = eg_reading_find(r, at, items_end, "", ',');
		if (at < items_end && names_currency(r, at, stop))
			return true;
	}
	return false;
}

/* The first sum of the SELECT at token i that its currency does not part; SIZE_MAX: none. */
static size_t find_mixed(eg_reading *r, size_t i)
{
	size_t end = i;
	while (end < r->n && !eg_reading_sign(r, end, ')'))
		end = eg_reading_sign(r, end, '(') ? eg_reading_past(r, end) : end + 1;
	size_t stop = eg_reading_find(r, i + 1, end, "union except intersect", 0);
	end = stop < end ? stop : end;
	size_t items_end = eg_reading_find(r, i + 1, end, ENDS_ITEMS, 0);
	size_t sum = find_sum(r, i + 1, items_end);
	if (sum == SIZE_MAX)
		return sum;
	size_t group = eg_reading_find(r, items_end, end, "group", 0);
	size_t where_end = group < end ? group : end;
	size_t group_end = eg_reading_find(r, group, end, "having window order limit", 0);
	if (names_currency(r, items_end, where_end) ||
		(group < end && (names_currency(r, group, group_end) ||
					numbers_currency(r, i + 1, items_end, group, group_end))))
		return SIZE_MAX;
	/* CASE currency WHEN ... */
	return names_currency(r, sum, eg_reading_past(r, sum + 1)) ? SIZE_MAX : sum;
}

/* Whether there is more than one to mix: in the tables that v_funding is made of, which need not be
 * filled for that. */
static bool has_currencies(review *v, eg_arena *a)
{
	static const char said[] =
		"SELECT count(DISTINCT currency) FROM (SELECT currency FROM activity_funding"
		" UNION ALL SELECT currency FROM agreement_funding"
		" UNION ALL SELECT currency FROM partner_funding"
		" UNION ALL SELECT currency FROM funding)";
	eg_rows rows;
	return eg_query_all(a, v->ds, EG_STR(said), (eg_query_place){0}, NULL, 0, &rows, v->d) &&
	       rows.count == 1 && rows.cells[0].integer > 1;
}

static void check_sums(review *v, eg_arena *a)
{
	eg_reading *r = &v->r;
	for (size_t i = 0; i < r->n; i++) {
		size_t sum = eg_reading_word(r, i, "select") ? find_mixed(r, i) : SIZE_MAX;
		if (sum == SIZE_MAX)
			continue;
		if (!has_currencies(v, a))
			return;
		(void)eg_say_help(eg_report(v->d, EG_R_QUERY_CURRENCY,
					  span_of(v, sum, eg_reading_past(r, sum + 1)),
					  "this adds amounts of several currencies"),
			"group by 'currency', or add 'our_amount' of v_funding, in the strategy's "
			"currency");
	}
}

void eg_query_review(eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d)
{
	eg_arena *a = eg_arena_new();
	review v = {.ds = ds, .sql = sql, .place = place, .d = d};
	if (eg_reading_begin(&v.r, ds, a, sql)) {
		check_dates(&v);
		check_sums(&v, a);
	}
	eg_arena_release(a);
}
