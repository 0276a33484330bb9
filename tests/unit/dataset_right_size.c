/* Right-sizing and the network of partners, by hand, at the as-of day, 2026-01-15
 * (DOMAIN.md 3.6, 3.8). */
#include "dataset_case.h"

#define S "statement: S"

/* Two partners. The United Kingdom (with its agency): 1 of 2 goals, 1 of 1 priority topic, 1 of 2
 * deliverables on time, 2 results in 36 months, 300 of 900 of the resources, an umbrella in force;
 * 600 of our money, 1 running activity, a senior meeting. Japan: a meeting and a statement. */
#define WORLD                                                                                      \
	"topics: [{id: bio, title: Bio, priority: high}, {id: air, title: Air}]\n"                 \
	"goals: [{id: g1, title: One, " S "}, {id: g2, title: Two, " S "}]\n"                      \
	"partners:\n"                                                                              \
	"  - {id: gbr, name: United Kingdom, kind: country, country: GB, tier: strategic}\n"       \
	"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"                \
	"  - {id: jpn, name: Japan, kind: country, country: JP, since: 2025}\n"                    \
	"agreements:\n"                                                                            \
	"  - {id: u1, title: U, kind: umbrella, parties: [dhs, gbr], signed: 2010}\n"              \
	"  - {id: s1, title: S, kind: statement, parties: [dhs, jpn], signed: 2025}\n"             \
	"activities:\n"                                                                            \
	"  - {id: a1, title: A, stage: active, goals: g1, topics: bio, partners: ho,\n"            \
	"     deliverables: [{title: D, due: 2025-06, done: 2025-05}, {title: E, due: 2025-07}, "  \
	"{title: F, due: 2027}],\n"                                                                \
	"     results: [{text: R, at: 2024}, {text: Q, at: 2025-03}, {text: Old, at: 2020}],\n"    \
	"     funding: [{fy: FY2026, from: icpo, amount: 6}, {fy: FY2026, year: ours, from: ho, "  \
	"amount: 3}, {fy: FY2020, from: icpo, amount: 100}]}\n"                                    \
	"engagements:\n"                                                                           \
	"  - {id: m1, title: M, kind: meeting, starts: 2025-06-01, partners: gbr, level: "         \
	"senior}\n"                                                                                \
	"  - {id: m2, title: N, kind: meeting, starts: 2025-06-01, partners: jpn}\n"

static void each_part_shows_its_raw_numbers(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION WORLD);
	/* leverage: a third of the resources against a half asked for */
	assert_rows(c,
		"SELECT part, n, of, score, weight FROM v_right_size_part WHERE partner = 'gbr' "
		"ORDER "
		"BY pos",
		"goals|1|2|500000|2000000\ntopics|1|1|1000000|2000000\ndelivery|1|2|500000|"
		"2000000\n"
		"results|2|3|666667|2000000\nleverage|300|900|666666|1000000\n"
		"framework|2|2|1000000|1000000\nmoney|600|600|1000000|2000000\n"
		"activities|1|1|1000000|1000000\nengagements|2|2|1000000|1000000");
	assert_rows(c,
		"SELECT part, n, of, score FROM v_right_size_part WHERE partner = 'jpn' ORDER BY "
		"pos",
		"goals|0|2|0\ntopics|0|1|0\ndelivery|-|-|-\nresults|-|-|-\nleverage|-|-|-\n"
		"framework|1|2|500000\nmoney|0|600|0\nactivities|0|1|0\nengagements|1|2|500000");
	close_case(c);
}

static void the_class_follows_from_the_line(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION WORLD);
	/* gbr: (1 + 2 + 1 + 1.333334 + 0.666666 + 1) / 10 = 70; jpn: 0.5 / 5 = 10, and 5 of 10
	 * weights have data; effort 0.5 / 4 = 12.5, the even one is 12 */
	assert_rows(c,
		"SELECT id, tier, value, effort, complete, class, near_line, missing FROM "
		"v_right_size "
		"ORDER BY pos",
		"gbr|strategic|70|100|100|sustain|0|-\n"
		"jpn|-|10|12|50|not enough data|0|Delivery; Results; Leverage");
	close_case(c);
}

static void weights_and_line_are_settings(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY "  settings: {right_sizing: {line: 70, value: {delivery: "
					  "0, results: 0, leverage: 0, "
					  "topics: 0.5}}}\n" ORGANIZATION WORLD);
	/* gbr: (1 + 0.5 + 1) / 3.5 = 71: 5 points more or less change it; jpn: 0.5 / 3.5, all data,
	 * young */
	assert_rows(c,
		"SELECT id, value, complete, class, near_line, line FROM v_right_size ORDER BY pos",
		"gbr|71|100|sustain|1|70\njpn|14|100|explore|0|70");
	assert_rows(c, "SELECT id, weight, standard_weight, own FROM v_right_size_weight WHERE own",
		"topics|500000|2000000|1\ndelivery|0|2000000|1\nresults|0|2000000|1\n"
		"leverage|0|1000000|1");
	close_case(c);
}

static void half_and_double_of_each_weight_are_tried(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	/* 1 with weight 1 and 0 with weight 1: 50; half of the one 33, double 67 */
	assert_rows(c,
		"SELECT axis_points(s, w), axis_low(s, w), axis_high(s, w), axis_complete(s, w), "
		"axis_complete_low(s, w), axis_complete_high(s, w) FROM (SELECT 1000000 s, 5 w "
		"UNION ALL "
		"SELECT 0, 5 UNION ALL SELECT NULL, 10)",
		"50|33|67|50|33|67");
	assert_rows(c, "SELECT axis_points(s, w) FROM (SELECT NULL s, 5 w)", "-");
	close_case(c);
}

static void nobody_outside_sees_a_score(void **state)
{
	(void)state;
	spec_case *c = open_case_for(STRATEGY ORGANIZATION WORLD, "public");
	assert_rows(c, "SELECT count(*) FROM v_right_size", "0");
	assert_rows(c, "SELECT count(*) FROM v_right_size_raw", "0");
	assert_rows(c, "SELECT count(*) FROM v_right_size_part", "0");
	close_case(c);
}

/* a - b - c in a chain, c - d - e in a triangle with it; f - g apart; h alone. */
static void bridges_part_what_hangs_on_them(void **state)
{
	(void)state;
	static const char pairs[][4] = {"a b", "b c", "c d", "d e", "e c", "f g", "a b"};
	eg_arena *a = eg_arena_new();
	eg_str yaml = EG_STR(STRATEGY ORGANIZATION "partners:\n");
	for (const char *p = "abcdefgh"; *p; p++)
		yaml = eg_strf(
			a, "%.*s  - {id: %c, name: N%c, kind: company}\n", EG_ARG(yaml), *p, *p);
	yaml = eg_strf(a, "%.*sactivities:\n", EG_ARG(yaml));
	for (size_t i = 0; i < EG_COUNT(pairs); i++)
		yaml = eg_strf(a,
			"%.*s  - {id: x%zu, title: W, stage: %s, partners: [%c, %c, icpo]}\n",
			EG_ARG(yaml), i, i ? "active" : "done", pairs[i][0], pairs[i][2]);
	spec_case *c = open_case(eg_cstr(a, yaml));
	assert_rows(c, "SELECT a, b, weight, running FROM v_network_edge ORDER BY pos",
		"a|b|2|1\nb|c|1|1\nc|d|1|1\nc|e|1|1\nd|e|1|1\nf|g|1|1");
	assert_rows(c,
		"SELECT id, degree, weight, component, bridge FROM v_network_node ORDER BY pos",
		"a|1|2|1|0\nb|2|3|1|1\nc|3|3|1|1\nd|2|2|1|0\ne|2|2|1|0\nf|1|1|2|0\ng|1|1|2|0\n"
		"h|0|0|-|0");
	eg_arena_release(a);
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_part_shows_its_raw_numbers),
		cmocka_unit_test(the_class_follows_from_the_line),
		cmocka_unit_test(weights_and_line_are_settings),
		cmocka_unit_test(half_and_double_of_each_weight_are_tried),
		cmocka_unit_test(nobody_outside_sees_a_score),
		cmocka_unit_test(bridges_part_what_hangs_on_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
