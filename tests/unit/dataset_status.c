/* The standing of agreements and activities at the as-of day, 2026-01-15 (DOMAIN.md 3.2, 3.3). */
#include "dataset_case.h"

#define PARTIES "parties: [dhs, gbr]"
#define PARTNER "partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"

static spec_case *with_agreements(const char *agreements)
{
	eg_arena *a = eg_arena_new();
	eg_str yaml = eg_strf(a, "%sagreements:\n%s", STRATEGY ORGANIZATION PARTNER, agreements);
	spec_case *c = open_case(eg_cstr(a, yaml));
	eg_arena_release(a);
	return c;
}

#define STATUSES "SELECT id, status, exact FROM v_agreement ORDER BY pos"

static void each_of_the_nine_standings_is_found(void **state)
{
	(void)state;
	spec_case *c = with_agreements(
		"  - {id: a1, title: A, kind: mou, " PARTIES
		", signed: 2020-01-01, terminated: 2025-06-30}\n"
		"  - {id: a2, title: A, kind: mou, " PARTIES
		", signed: 2020-01-01, suspended: 2026-01-15}\n"
		"  - {id: a3, title: A, kind: mou, " PARTIES ", signed: 2010-01-01}\n"
		"  - {id: a4, title: A, kind: mou, " PARTIES ", signed: 2026-02-01}\n"
		"  - {id: a5, title: A, kind: treaty, " PARTIES ", signed: 2025-01-01}\n"
		"  - {id: a6, title: A, kind: mou, " PARTIES
		", signed: 2020-01-01, expires: 2026-01-14}\n"
		"  - {id: a7, title: A, kind: mou, " PARTIES
		", signed: 2020-01-01, expires: 2026-07-01,"
		" renewal: {how: automatic, for: 2 years}}\n"
		"  - {id: a8, title: A, kind: mou, " PARTIES
		", signed: 2020-01-01, expires: 2027-01-15}\n"
		"  - {id: a9, title: A, kind: mou, " PARTIES
		", signed: 2020-01-01, expires: 2027-01-16, replaces: a3}\n");
	assert_rows(c, STATUSES,
		"a1|terminated|1\na2|suspended|1\na3|replaced|1\na4|in "
		"preparation|1\na5|signed|1\na6|expired|1\n"
		"a7|renewing|1\na8|expiring|1\na9|in force|1");
	close_case(c);
}

static void what_no_source_tells_is_unknown_and_never_in_force(void **state)
{
	(void)state;
	spec_case *c = with_agreements(
		"  - {id: a1, title: A, kind: mou, " PARTIES ", status_said: unknown}\n"
		"  - {id: a2, title: A, kind: mou, " PARTIES
		", status_said: unknown, expires: 2020-01-01}\n"
		"  - {id: a3, title: A, kind: mou, " PARTIES ", signed: unknown}\n"
		"  - {id: a4, title: A, kind: mou, " PARTIES ", status_said: in force}\n");
	assert_rows(c, "SELECT id, status, in_force_now FROM v_agreement ORDER BY pos",
		"a1|unknown|0\na2|expired|0\na3|in force|1\na4|in force|1");
	close_case(c);
}

static void an_agreement_without_an_end_is_in_force(void **state)
{
	(void)state;
	spec_case *c = with_agreements(
		"  - {id: a1, title: A, kind: umbrella, " PARTIES ", signed: 2004-12-08}\n"
		"  - {id: a2, title: A, kind: umbrella, " PARTIES
		", signed: 2004-12-08, expires: indefinite}\n"
		"  - {id: a3, title: A, kind: umbrella, " PARTIES
		", signed: 2004-12-08, expires: open}\n");
	assert_rows(c, "SELECT id, status, until_words, ends_to FROM v_agreement ORDER BY pos",
		"a1|in force|-|-\na2|in force|indefinite|-\na3|in force|open|-");
	close_case(c);
}

static void a_day_within_the_deciding_date_makes_the_standing_inexact(void **state)
{
	(void)state;
	spec_case *c = with_agreements(
		"  - {id: a1, title: A, kind: mou, " PARTIES
		", signed: 2020-01-01, expires: 2026}\n"
		"  - {id: a2, title: A, kind: mou, " PARTIES
		", signed: 2020-01-01, terminated: 2026-01}\n"
		"  - {id: a3, title: A, kind: mou, " PARTIES ", signed: 2026-01}\n"
		"  - {id: a4, title: A, kind: mou, " PARTIES ", signed: 2025-12, expires: 2031}\n");
	assert_rows(c, STATUSES, "a1|expiring|0\na2|in force|0\na3|in force|0\na4|in force|1");
	close_case(c);
}

static void automatic_renewal_rolls_to_the_first_term_that_reaches_the_day(void **state)
{
	(void)state;
	spec_case *c = with_agreements(
		/* 2020-02-29 + 5 years = 2025-02-28, a last day; + 10 years = 2030-02-28 */
		"  - {id: a1, title: A, kind: mou, " PARTIES
		", signed: 2015-01-01, expires: 2020-02-29,"
		" renewal: {how: automatic, for: 5 years, notice: 90 days}}\n"
		/* at most once: 2021-01-30 + 12 months, then the end */
		"  - {id: a2, title: A, kind: mou, " PARTIES
		", signed: 2015-01-01, expires: 2020-01-30,"
		" renewal: {how: automatic, for: 12 months, times: 1}}\n"
		/* renewed on 2024-03-31 for 18 months = 2025-09-30 */
		"  - {id: a3, title: A, kind: mou, " PARTIES
		", signed: 2015-01-01, expires: 2020-01-30,"
		" renewal: {how: negotiated, for: 18 months, renewed: [2020-01-30, 2024-03-31]}}\n"
		"  - {id: a4, title: A, kind: mou, " PARTIES
		", signed: 2015-01-01, expires: 2025-12-31,"
		" renewal: {how: automatic, for: 90 days}}\n");
	assert_rows(c,
		"SELECT id, status, ends_to, notice_by, days_left FROM v_agreement ORDER BY pos",
		"a1|in force|2030-02-28|2029-11-30|1505\na2|expired|2021-01-30|-|-1811\n"
		"a3|expired|2025-09-30|-|-107\na4|renewing|2026-03-31|-|75");
	close_case(c);
}

static void only_an_active_stage_can_run(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION PARTNER
		"activities:\n"
		"  - {id: x1, title: X, partners: gbr, stage: active}\n"
		"  - {id: x2, title: X, partners: gbr, stage: active, starts: 2020, ends: "
		"2025-12}\n"
		"  - {id: x3, title: X, partners: gbr, stage: active, starts: 2026-02}\n"
		"  - {id: x4, title: X, partners: gbr, stage: active, starts: 2020, ends: 2026}\n"
		"  - {id: x5, title: X, partners: gbr, stage: unknown, starts: 2020}\n"
		"  - {id: x6, title: X, partners: gbr, stage: done, starts: 2020, ends: open}\n");
	assert_rows(c, "SELECT id, running, status FROM v_activity ORDER BY pos",
		"x1|1|active\nx2|0|over\nx3|0|ahead\nx4|1|active\nx5|0|unknown\nx6|0|done");
	close_case(c);
}

static void years_say_no_more_than_the_dates(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION PARTNER
		"activities:\n"
		"  - {id: y1, title: X, partners: gbr, stage: done, starts: 2016-03, ends: 2018}\n"
		"  - {id: y2, title: X, partners: gbr, stage: done, starts: 2017-01, ends: "
		"2017-05-03}\n"
		"  - {id: y3, title: X, partners: gbr, stage: active, starts: 2019}\n"
		"  - {id: y4, title: X, partners: gbr, stage: unknown, starts: 2019}\n"
		"  - {id: y5, title: X, partners: gbr, stage: unknown, starts: ~2007}\n"
		"  - {id: y6, title: X, partners: gbr, stage: unknown}\n"
		"  - {id: y7, title: X, partners: gbr, stage: done, ends: 2018}\n");
	assert_rows(c, "SELECT id, years FROM v_activity ORDER BY pos",
		"y1|2016–2018\ny2|2017\ny3|2019–\ny4|2019\ny5|about 2007\ny6|-\ny7|until 2018");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_of_the_nine_standings_is_found),
		cmocka_unit_test(what_no_source_tells_is_unknown_and_never_in_force),
		cmocka_unit_test(an_agreement_without_an_end_is_in_force),
		cmocka_unit_test(a_day_within_the_deciding_date_makes_the_standing_inexact),
		cmocka_unit_test(automatic_renewal_rolls_to_the_first_term_that_reaches_the_day),
		cmocka_unit_test(only_an_active_stage_can_run),
		cmocka_unit_test(years_say_no_more_than_the_dates),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
