/* Money by year, side and state, and who brings what, at the as-of day, 2026-01-15 (DOMAIN.md 3.7).
 */
#include "dataset_case.h"

#define WORLD                                                                                      \
	"goals: [{id: g1, title: Delivery, statement: S}, {id: g2, title: Network, statement: "    \
	"S}]\n"                                                                                    \
	"sources: [{id: treasury, title: Rates of exchange, kind: data, date: 2025}]\n"            \
	"rates: [{currency: GBP, fy: FY2026, rate: 1.31, source: treasury}, {currency: JPY, fy: "  \
	"FY2026, rate: 0.0067, source: treasury}]\n"                                               \
	"partners:\n"                                                                              \
	"  - {id: gbr, name: United Kingdom, kind: country, country: GB, fiscal_year: {starts: "   \
	"4}}\n"                                                                                    \
	"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"                \
	"  - {id: jpn, name: Japan, kind: country, country: JP, fiscal_year: {starts: 4, named: "  \
	"start}}\n"

static void an_amount_is_converted_once_a_half_to_the_even_unit(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION WORLD
		"activities:\n"
		"  - {id: a1, title: A, stage: active, goals: g1, partners: ho, funding: [\n"
		"     {fy: FY2026, year: ours, from: ho, amount: 0.5, currency: GBP},\n"
		"     {fy: FY2026, year: ours, from: ho, amount: 1.50, currency: GBP},\n"
		"     {fy: FY2026, year: ours, from: jpn, amount: 1000000, currency: JPY},\n"
		"     {fy: FY2026, from: icpo, amount: 10.01},\n"
		"     {fy: FY2027, year: ours, from: ho, amount: 5, currency: GBP},\n"
		"     {fy: FY2026, from: icpo, amount: unknown, kind: staff}]}\n");
	/* 65.5 cents are 66, 196.5 cents 196; yen have no cents; no rate for FY 2027 */
	assert_rows(c,
		"SELECT amount, currency, rate, our_amount, our_currency, rate_missing FROM "
		"v_funding "
		"ORDER BY pos",
		"50|GBP|1310000|66|USD|0\n150|GBP|1310000|196|USD|0\n1000000|JPY|6700|670000|USD|"
		"0\n"
		"1001|USD|1000000|1001|USD|0\n500|GBP|-|-|USD|1\n-|USD|1000000|-|USD|0");
	assert_rows(c,
		"SELECT id, amount, contributions, unknown, unconverted, bound FROM v_funding_fy "
		"ORDER BY pos",
		"2026/ours/cash/planned|1001|1|0|0|exact\n2026/ours/staff/planned|-|1|1|0|at "
		"least\n"
		"2026/partner/cash/planned|670262|3|0|0|exact\n"
		"2027/partner/cash/planned|-|1|0|1|at least");
	assert_rows(c,
		"SELECT id, amount, giver_name, fy_label FROM v_funding_source WHERE side = "
		"'partner' ORDER BY pos",
		"ho/2026/cash/planned|262|Home Office|FY 2026\n"
		"ho/2027/cash/planned|-|Home Office|FY 2027\n"
		"jpn/2026/cash/planned|670000|Japan|FY 2026");
	assert_rows(c, "SELECT id, our_fy, rate, source_title FROM v_rate ORDER BY pos",
		"GBP/1|2026|1310000|Rates of exchange\nJPY/2|2026|6700|Rates of exchange");
	close_case(c);
}

static void contributions_stand_in_the_order_of_what_they_are_for(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION WORLD
		"activities:\n"
		"  - {id: z1, title: A, stage: active, goals: g1, partners: ho, funding: [\n"
		"     {fy: FY2026, from: ho, amount: 1}, {fy: FY2026, from: jpn, amount: 2}]}\n"
		"  - {id: a2, title: B, stage: active, goals: g1, partners: ho, funding: [\n"
		"     {fy: FY2026, from: ho, amount: 3}]}\n"
		"agreements:\n"
		"  - {id: y1, title: Y, kind: mou, parties: [dhs, ho], funding: [{fy: FY2026, "
		"from: "
		"ho, amount: 5}]}\n"
		"  - {id: b1, title: B, kind: mou, parties: [dhs, jpn], funding: [{fy: FY2026, "
		"from: jpn, amount: 6}]}\n"
		"funding:\n"
		"  - {for: jpn, fy: FY2026, from: jpn, amount: 7}\n"
		"  - {for: a2, fy: FY2026, from: ho, amount: 4}\n");
	/* activities, agreements, partners as they stand in the specs; what is said apart comes
	 * last of each */
	assert_rows(c, "SELECT pos, id FROM v_funding ORDER BY pos",
		"1|z1/1\n2|z1/2\n3|a2/1\n4|funding/7\n5|y1/1\n6|b1/1\n7|funding/6");
	close_case(c);
}

static void the_givers_year_goes_to_ours_that_holds_the_larger_part(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION WORLD
		"activities:\n"
		"  - {id: a1, title: A, stage: active, goals: g1, partners: ho, funding: [\n"
		"     {fy: FY2026, from: ho, amount: 1},\n"
		"     {fy: FY2026, from: jpn, amount: 1},\n"
		"     {fy: FY2026, year: ours, from: jpn, amount: 1},\n"
		"     {fy: FY2026, from: icpo, amount: 1}]}\n");
	/* the agency has its country's year: April 2025 to March 2026, named by its end: 6 months
	 * in each of ours, 183 days before October and 182 after; Japan's begins in April 2026 */
	assert_rows(c, "SELECT giver, fy_from, fy_to, our_fy FROM v_funding ORDER BY pos",
		"ho|2025-04-01|2026-03-31|2025\njpn|2026-04-01|2027-03-31|2026\n"
		"jpn|2025-10-01|2026-09-30|2026\nicpo|2025-10-01|2026-09-30|2026");
	close_case(c);
}

static void where_settings_say_so_money_is_split_by_days(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY
		"  settings: {prorate: yes}\n" ORGANIZATION WORLD "activities:\n"
		"  - {id: a1, title: A, stage: active, goals: g1, partners: ho, funding: [\n"
		"     {fy: FY2026, from: ho, amount: 365.01},\n"
		"     {fy: FY2026, from: icpo, amount: 7}]}\n");
	/* 183 of 365 days lie before October; the parts sum up to the whole */
	assert_rows(c, "SELECT funding, our_fy, amount FROM v_funding_year ORDER BY pos",
		"a1/1|2025|18301\na1/1|2026|18200\na1/2|2026|700");
	close_case(c);
}

static void money_of_a_partnership_is_given_received_or_split_evenly(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION WORLD
		"activities:\n"
		"  - {id: a1, title: A, stage: active, goals: g1, partners: [ho, jpn, gbr], "
		"funding: "
		"[\n"
		"     {fy: FY2026, from: icpo, amount: 1.01}, {fy: FY2026, from: icpo, to: jpn, "
		"amount: "
		"5},\n"
		"     {fy: FY2026, year: ours, from: ho, amount: 3}]}\n"
		"funding: [{for: gbr, fy: FY2026, from: icpo, amount: 2}]\n");
	/* agency and country are one partner: 101 cents in two parts */
	assert_rows(c,
		"SELECT funding, partner, side, amount, nth, of FROM v_funding_part ORDER BY pos",
		"a1/1|gbr|ours|50|1|2\na1/1|jpn|ours|51|2|2\na1/2|jpn|ours|500|1|1\n"
		"a1/3|gbr|partner|300|1|1\nfunding/4|gbr|ours|200|1|1");
	/* ours 801, theirs 300: 0.37; the United Kingdom brings 300 for 250 */
	assert_rows(c,
		"SELECT id, ours, partners, ratio_words, partner_share, states, mixed FROM "
		"v_leverage "
		"ORDER BY pos",
		"all/all|801|300|0.4 for each 1|272480|planned|0\n"
		"year/2026|801|300|0.4 for each 1|272480|planned|0\n"
		"goal/g1|601|300|0.5 for each 1|332963|planned|0\n"
		"partner/gbr|250|300|1.2 for each 1|545455|planned|0\n"
		"partner/jpn|551|0|0.0 for each 1|0|planned|0");
	close_case(c);
}

static void qualified_amounts_and_states_are_told(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION WORLD
		"activities:\n"
		"  - {id: a1, title: A, stage: active, goals: g1, partners: jpn, funding: [\n"
		"     {fy: FY2026, from: icpo, amount: 3, state: spent},\n"
		"     {fy: FY2026, from: icpo, amount: 4, state: spent, qualifier: about},\n"
		"     {fy: FY2026, from: icpo, amount: 5, state: obligated, qualifier: more "
		"than},\n"
		"     {fy: FY2026, from: icpo, amount: 9, state: requested}]}\n");
	assert_rows(c,
		"SELECT state, amount, qualified, qualified_amount, bound FROM v_funding_fy ORDER "
		"BY "
		"pos",
		"requested|900|0|-|exact\nobligated|500|1|500|at least\nspent|700|1|400|about");
	assert_rows(c, "SELECT ours, states, mixed FROM v_leverage WHERE scope = 'all'",
		"1200|obligated, spent|1");
	close_case(c);
}

static void sums_that_do_not_fit_are_left_open(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	assert_rows(c,
		"SELECT exact_sum(9223372036854775807), exact_sum(x), share(1, 0), share(1, 3), "
		"part_of(101, 1, 2), convert(9223372036854775807, 'USD', 2000000, 'USD') FROM "
		"(SELECT "
		"9223372036854775807 x UNION ALL SELECT 1)",
		"-|-|-|333333|50|-");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_amount_is_converted_once_a_half_to_the_even_unit),
		cmocka_unit_test(contributions_stand_in_the_order_of_what_they_are_for),
		cmocka_unit_test(the_givers_year_goes_to_ours_that_holds_the_larger_part),
		cmocka_unit_test(where_settings_say_so_money_is_split_by_days),
		cmocka_unit_test(money_of_a_partnership_is_given_received_or_split_evenly),
		cmocka_unit_test(qualified_amounts_and_states_are_told),
		cmocka_unit_test(sums_that_do_not_fit_are_left_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
