/* What is told of queries that mix currencies or take dates for numbers. */
#include "dataset_case.h"

#define MONEY                                                                                      \
	"activities: [{id: a, title: A, stage: active, funding: [{fy: 2026, from: dhs, amount: "   \
	"5},"                                                                                      \
	" {fy: 2026, from: dhs, amount: 5, currency: JPY}]}]\n"

static const struct {
	const char *sql, *place; /* what is found faulty; NULL: nothing */
} queries[] = {
	{"SELECT sum(amount) FROM v_funding", "sum(amount)"},
	{"SELECT giver, coalesce(sum(f.amount), 0) AS s, currency FROM v_funding f GROUP BY giver",
		"sum(f.amount)"},
	{"SELECT * FROM (SELECT avg(amount) AS a, currency FROM v_funding)", "avg(amount)"},
	{"SELECT 1 UNION SELECT sum(amount) FROM activity_funding", "sum(amount)"},
	{"SELECT sum(amount), currency FROM v_funding GROUP BY currency", NULL},
	{"SELECT f.currency AS c, sum(f.amount) FROM v_funding f GROUP BY 1", NULL},
	{"SELECT giver, f.currency AS c, sum(f.amount) FROM v_funding f GROUP BY giver, c", NULL},
	{"SELECT sum(amount) FROM v_funding WHERE currency = 'JPY'", NULL},
	{"SELECT sum(CASE currency WHEN 'JPY' THEN amount END) FROM v_funding", NULL},
	{"SELECT sum(our_amount), max(amount), count(amount) FROM v_funding", NULL},
	{"SELECT sum(amount) FROM v_funding_year", NULL},
	{"SELECT amount, sum(our_amount) OVER () FROM v_funding", NULL},
	{"SELECT id FROM partner WHERE since > 2000", "since > 2000"},
	{"SELECT p.id FROM v_partner p WHERE p.since <= 2000 OR 1", "p.since <= 2000"},
	{"SELECT id FROM activity WHERE 2020 = starts_from", "2020 = starts_from"},
	{"SELECT id FROM activity WHERE starts BETWEEN 2020 AND 2024", "starts BETWEEN 2020"},
	{"SELECT id FROM activity WHERE starts_from >= '2020-01-01' AND pos > 2", NULL},
	{"SELECT id FROM activity WHERE CAST(substr(starts, 1, 4) AS INTEGER) > 2020", NULL},
	{"SELECT id FROM activity WHERE starts + 0 > 2020 OR substr(starts, 1, 4) + 0 > 2020",
		NULL},
};

static void mixed_currencies_and_dates_as_numbers_are_told_at_their_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < EG_COUNT(queries); i++) {
		spec_case *c = open_case(STRATEGY ORGANIZATION MONEY);
		eg_str sql = eg_str_of(queries[i].sql);
		size_t before = c->diag.count;
		eg_query *q = eg_query_open(c->ds, sql, (eg_query_place){0}, &c->diag);
		if (!q)
			fail_msg("%s", queries[i].sql);
		eg_query_close(q);
		eg_query_place place = {
			.span = {.file = 1, .from = 1000, .to = 1000 + (uint32_t)sql.n}};
		eg_query_review(c->ds, sql, place, &c->diag);
		if (c->diag.count != before + (queries[i].place ? 1 : 0))
			fail_msg("%zu findings: %s", c->diag.count - before, queries[i].sql);
		if (queries[i].place) {
			eg_span at = c->diag.items[before]->span;
			eg_str found = eg_str_cut(sql, at.from - 1000, at.to - 1000);
			assert_string_equal(eg_cstr(c->arena, found), queries[i].place);
		}
		close_case(c);
	}
}

static void one_currency_cannot_be_mixed(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	size_t before = c->diag.count;
	eg_query_review(
		c->ds, EG_STR("SELECT sum(amount) FROM v_funding"), (eg_query_place){0}, &c->diag);
	assert_int_equal(c->diag.count, before);
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mixed_currencies_and_dates_as_numbers_are_told_at_their_place),
		cmocka_unit_test(one_currency_cannot_be_mixed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
