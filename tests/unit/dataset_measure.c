/* Where measures stand at the as-of day, 2026-01-15, in exact fractions (DOMAIN.md 3.4). */
#include "dataset_case.h"

#include "dataset/exact.h"

static spec_case *with_measures(const char *measures)
{
	eg_arena *a = eg_arena_new();
	eg_str yaml = eg_strf(a, "%sgoals: [{id: g1, title: One, statement: S}]\nmeasures:\n%s",
		STRATEGY ORGANIZATION, measures);
	spec_case *c = open_case(eg_cstr(a, yaml));
	eg_arena_release(a);
	return c;
}

#define M(id)    "  - {id: " id ", title: M, of: g1, unit: count, "
#define FORTY    "baseline: {value: 0, at: 2022-12-31}, target: {value: 40, at: 2026-04-30}, "
#define STATUSES "SELECT measure, status FROM v_measure ORDER BY pos"

static void the_path_is_straight_in_months(void **state)
{
	(void)state;
	/* 3 of 36 months: 4 + 8 * 3 / 36; 1 of 8 is done */
	spec_case *c = with_measures(M("m1") "baseline: {value: 4, at: FY2025}, target: {value: "
					     "12, at: FY2028}, actuals: [{period: FY2026-Q1, "
					     "value: 5}]}\n");
	assert_rows(c, "SELECT latest, expected, progress, status, direction FROM v_measure",
		"5000000|4666667|125000|on track|up");
	close_case(c);
}

static void thirty_of_forty_months_are_three_quarters_to_the_last_digit(void **state)
{
	(void)state;
	/* after 30 of 40 months 30 is expected: 27 is nine tenths, 21 seven tenths */
	spec_case *c = with_measures(M("a") FORTY "actuals: [{at: 2025-06-30, value: 27}]}\n" M("b")
			FORTY "actuals: [{at: 2025-06-30, value: 26.999999}]}\n" M("c") FORTY
		"actuals: [{at: 2025-06-30, value: 21}]}\n" M("d") FORTY
		"actuals: [{at: 2025-06-30, value: 20.999999}]}\n" M("e") FORTY
		"actuals: [{at: 2025-06-30, value: -5}]}\n" M(
			"f") "baseline: {value: 40, at: 2022-12-31}, target: {value: 0, at: "
			     "2026-04-30}, actuals: [{at: 2025-06-30, value: 13}]}\n" M(
				     "g") "baseline: {value: 40, at: 2022-12-31}, target: {value: "
					  "0, at: "
					  "2026-04-30}, actuals: [{at: 2025-06-30, value: "
					  "13.000001}]}\n");
	assert_rows(c, STATUSES,
		"a|on track\nb|at risk\nc|at risk\nd|off track\ne|off track\nf|on track\ng|at "
		"risk");
	close_case(c);
}

static void the_ladder_of_statuses(void **state)
{
	(void)state;
	spec_case
		*
			c =
				with_measures(
					M("none") "target: {value: 12, at: FY2028}}\n" M(
						"unknown") "target: {value: 12, at: FY2028}, "
							   "actuals: [{at: 2025, value: "
							   "unknown}]}\n" M("future") "target: "
										      "{value: 12, "
										      "at: "
										      "FY2028}, "
										      "actuals: "
										      "[{period: "
										      "FY2026, "
										      "value: "
										      "5}]}\n" M(
											      "met")
											      FORTY "actuals: [{at: 2024-01-01, value: 40}]}\n" M(
												      "missed") "baseline: {value: 0, at: FY2024}, target: {value: 10, at: "
														"FY2025}, "
														"actuals: [{period: FY2025, value: 9}]}\n" M("outstanding") "baseline: {value: 0, at: FY2024}, "
																					    "target: {value: 10, at: "
																					    "2025-12}, actuals: [{period: FY2025, "
																					    "value: 9}]}\n" M("early") "baseline: "
																								       "{value: 0, "
																								       "at: "
																								       "2025-06-30}, "
																								       "target: "
																								       "{value: 10, "
																								       "at: 2027}, "
																								       "actuals: "
																								       "[{at: "
																								       "2025-06-30, "
																								       "value: "
																								       "1}]}\n" M("now"
																										  "her"
																										  "e") "actuals: [{at: 2025, value: 1}]}\n" M("seen") "kind: indicator, actuals: [{at: 2025, value: 1}]}\n" M("undate"
																																							      "d") "b"
																																								   "a"
																																								   "s"
																																								   "e"
																																								   "l"
																																								   "i"
																																								   "n"
																																								   "e"
																																								   ":"
																																								   " "
																																								   "0"
																																								   ","
																																								   " "
																																								   "t"
																																								   "a"
																																								   "r"
																																								   "g"
																																								   "e"
																																								   "t"
																																								   ":"
																																								   " "
																																								   "1"
																																								   "0"
																																								   ","
																																								   " "
																																								   "a"
																																								   "c"
																																								   "t"
																																								   "u"
																																								   "a"
																																								   "l"
																																								   "s"
																																								   ":"
																																								   " "
																																								   "["
																																								   "{"
																																								   "a"
																																								   "t"
																																								   ":"
																																								   " "
																																								   "2"
																																								   "0"
																																								   "2"
																																								   "5"
																																								   ","
																																								   " "
																																								   "v"
																																								   "a"
																																								   "l"
																																								   "u"
																																								   "e"
																																								   ":"
																																								   " "
																																								   "1"
																																								   "}"
																																								   "]"
																																								   "}"
																																								   "\n" M("start") "baseline: 0, target: {value: 12, at: 2026-10-01}, actuals: [{at: "
																																										   "2025-10-31, value: 1}]}\n");
	/* `start`: from the strategy's first day, 2025-10-01, one month less a day of twelve */
	assert_rows(c, STATUSES,
		"none|no data\nunknown|no data\nfuture|no data\nmet|met\nmissed|missed\n"
		"outstanding|final value outstanding\nearly|not due\nnowhere|no "
		"target\nseen|-\nundated|no path\nstart|on track");
	close_case(c);
}

static void keeping_and_reaching_have_words_of_their_own(void **state)
{
	(void)state;
	spec_case *c = with_measures(M(
		"k1") "direction: keep, tolerance: 2, target: 10, actuals: [{at: 2025, value: "
		      "12}]}\n" M(
			      "k2") "direction: keep, tolerance: 2, target: 10, actuals: [{at: "
				    "2025, value: "
				    "7.999999}]}\n" M(
					    "k3") "baseline: 5, target: 5, actuals: "
						  "[{at: 2025, value: 5}]}\n" M(
							  "r1") "direction: reach, "
								"target: {value: 1, at: "
								"2027}, actuals: [{at: "
								"2025, "
								"value: 1}]}\n" M(
									"r2") "direction:"
									      " reach, "
									      "target: "
									      "{value: "
									      "1, at: "
									      "2027}}"
									      "\n" M("r3") "kind: "
											   "milesto"
											   "ne, "
											   "target:"
											   " {"
											   "value: "
											   "1, at: "
											   "2025}, "
											   "actuals"
											   ": "
											   "[{at: "
											   "2025-"
											   "06, "
											   "value: "
											   "0}]}"
											   "\n");
	assert_rows(
		c, STATUSES, "k1|on track\nk2|off track\nk3|on track\nr1|met\nr2|due\nr3|missed");
	close_case(c);
}

static void periods_combine_into_one_value(void **state)
{
	(void)state;
	/* FY2026 has not ended; the mean of 3 and 4 and 3 is 10 / 3 */
	const char *actuals = "actuals: [{period: FY2023, value: 3}, {period: FY2024, value: 4}, "
			      "{period: FY2025, value: 3}, {period: FY2026, value: 99}]}\n";
	eg_arena *a = eg_arena_new();
	spec_case *c = with_measures(eg_cstr(
		a, eg_strf(a,
			   M("latest") "%s" M("sum") "aggregate: sum, target: 10, "
						     "%s" M("mean") "aggregate: mean, target: "
								    "3.333334, %s",
			   actuals, actuals, actuals)));
	assert_rows(c, "SELECT measure, latest, latest_day, status FROM v_measure ORDER BY pos",
		"latest|3000000|2025-09-30|no target\nsum|10000000|2025-09-30|met\n"
		"mean|3333333|2025-09-30|no path");
	eg_arena_release(a);
	close_case(c);
}

static void steps_bend_the_path(void **state)
{
	(void)state;
	/* 10 by June, then 90 more in 18 months: after 6 of them 40 */
	spec_case *c = with_measures(M("m1") "baseline: {value: 0, at: 2024-12-31}, target: "
					     "{value: 100, at: 2026-12-31}, steps: [{value: 10, "
					     "at: 2025-06-30}], actuals: [{at: 2025-03-31, value: "
					     "5}, {at: 2025-12-31, value: 36}]}\n");
	assert_rows(c, "SELECT expected, status FROM v_measure", "40000000|on track");
	assert_rows(c,
		"SELECT origin, period_to, value, expected, ended FROM v_measure_period ORDER BY "
		"pos",
		"actual|2025-03-31|5000000|5000000|1\nactual|2025-12-31|36000000|40000000|1");
	assert_rows(c, "SELECT id, day, next_value FROM v_measure_point ORDER BY pos",
		"m1/baseline|2024-12-31|10000000\nm1/step-1|2025-06-30|100000000\n"
		"m1/target|2026-12-31|-");
	close_case(c);
}

static void contributions_count_where_there_is_no_actual(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"goals: [{id: g1, title: One, statement: S}]\n"
		"partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"
		"measures: [{id: m1, title: M, of: g1, unit: count, aggregate: sum, actuals: "
		"[{period: FY2024, value: 7}]}]\n"
		"activities:\n"
		"  - {id: a1, title: A, stage: done, partners: gbr, contributes: [{measure: m1, "
		"period: FY2024, value: 5}, {measure: m1, period: FY2025, value: 2}]}\n"
		"  - {id: a2, title: A, stage: done, partners: gbr, contributes: [{measure: m1, "
		"period: FY2025, value: 1.5}]}\n");
	assert_rows(c, "SELECT origin, value, note FROM v_measure_period ORDER BY pos",
		"actual|7000000|-\ncontributions|3500000|2 contributions");
	assert_rows(c, "SELECT latest, latest_day FROM v_measure", "10500000|2025-09-30");
	close_case(c);
}

static void the_tool_counts_what_computed_asks_for(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"goals: [{id: g1, title: One, statement: S}]\n"
		"partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"
		"measures:\n"
		"  - {id: m1, title: M, of: g1, unit: count, computed: SELECT count(*) FROM "
		"v_activity WHERE running, baseline: {value: 0, at: 2025}, target: {value: 1, at: "
		"2027}}\n"
		"  - {id: m2, title: M, of: g1, unit: count, computed: \"SELECT count(*) FROM "
		"v_measure WHERE status = 'no data'\"}\n"
		"activities: [{id: a1, title: A, stage: active, partners: gbr}]\n");
	assert_rows(c,
		"SELECT measure, latest, latest_day, origin, status FROM v_measure ORDER BY pos",
		"m1|1000000|2026-01-15|computed|met\nm2|2000000|2026-01-15|computed|no target");
	close_case(c);
}

static void a_measure_without_news_for_two_rhythms_is_stale(void **state)
{
	(void)state;
	spec_case *c = with_measures(
		M("a") "every: 3 months, actuals: [{period: FY2025-Q3, value: 1}]}\n" M(
			"b") "every: 3 months, actuals: [{period: FY2025-Q4, value: "
			     "1}]}\n" M("c") "actuals: [{period: FY2001, value: 1}]}\n");
	/* Q3 ended on 2025-06-30: two quarters more end on 2025-12-31 */
	assert_rows(c, "SELECT measure, stale FROM v_measure ORDER BY pos", "a|1\nb|0\nc|0");
	assert_rows(c, "SELECT status, measures, stale FROM v_goal_status", "no target|3|1");
	close_case(c);
}

static void fractions_are_compared_and_rounded_exactly(void **state)
{
	(void)state;
	int64_t out;
	assert_int_equal(eg_fraction_compare(1, 3, 333333, 1000000), 1);
	assert_int_equal(eg_fraction_compare(1, 3, 2, 6), 0);
	assert_int_equal(eg_fraction_compare(0, 3, 0, 6), 0);
	assert_int_equal(eg_fraction_compare(0, 3, 1, 6), -1);
	assert_int_equal(
		eg_fraction_compare(INT64_MAX, INT64_MAX - 1, INT64_MAX - 1, INT64_MAX - 2), -1);
	assert_true(eg_fraction_round(5, 2, &out) && out == 2);
	assert_true(eg_fraction_round(7, 2, &out) && out == 4);
	assert_true(eg_fraction_round(-5, 2, &out) && out == -2);
	assert_true(eg_fraction_round(-7, 2, &out) && out == -4);
	assert_true(eg_fraction_round(8, 3, &out) && out == 3);
	assert_false(eg_fraction_round((eg_int128)INT64_MAX * 2, 1, &out));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_path_is_straight_in_months),
		cmocka_unit_test(thirty_of_forty_months_are_three_quarters_to_the_last_digit),
		cmocka_unit_test(the_ladder_of_statuses),
		cmocka_unit_test(keeping_and_reaching_have_words_of_their_own),
		cmocka_unit_test(periods_combine_into_one_value),
		cmocka_unit_test(steps_bend_the_path),
		cmocka_unit_test(contributions_count_where_there_is_no_actual),
		cmocka_unit_test(the_tool_counts_what_computed_asks_for),
		cmocka_unit_test(a_measure_without_news_for_two_rhythms_is_stale),
		cmocka_unit_test(fractions_are_compared_and_rounded_exactly),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
