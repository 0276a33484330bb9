/* Changes since an earlier edition, whose dataset file is hostile input (DOMAIN.md 3.11); what
 * activities owe and cost; the list for Congress; StratML. The as-of day is 2026-01-15. */
#include "dataset_case.h"

#define HEAD(more)                                                                                 \
	"strategy: {title: T, edition: \"2\", starts: FY2026, ends: FY2028, as_of: 2026-01-15, "   \
	"contact: {name: The Office}" more "}\n" ORGANIZATION

static const char old[] =
	HEAD("") "goals: [{id: g1, title: Goal, statement: S}]\n"
		 "measures: [{id: k1, title: K, of: g1, unit: count, target: {value: 2, at: 2027}, "
		 "actuals: "
		 "[{at: 2025, value: 1}]}]\n"
		 "partners: [{id: uk, name: United Kingdom, kind: country, country: GB}, {id: jpn, "
		 "name: "
		 "Japan, kind: country, country: JP, until: 2030}]\n"
		 "agreements: [{id: m1, title: Memo, kind: mou, parties: [dhs, uk], signed: 2020, "
		 "expires: "
		 "2026-03}, {id: m2, title: Old, kind: mou, parties: [dhs, uk], signed: 2020}]\n"
		 "activities: [{id: a1, title: Work, stage: proposed, goals: g1, partners: uk}, "
		 "{id: a2, "
		 "title: More, stage: active, goals: g1, partners: jpn, funding: [{fy: 2026, from: "
		 "jpn, "
		 "amount: 280k, currency: JPY}, {fy: 2026, from: dhs, amount: 5}]}]\n";

static const char now[] =
	"goals: [{id: g1, title: Greater goal, statement: S}]\n"
	"measures: [{id: k1, title: K, of: g1, unit: count, target: {value: 2, at: 2027}, actuals: "
	"[{at: 2025, value: 2}]}]\n"
	"partners: [{id: gbr, was: uk, name: United Kingdom, kind: country, country: GB}, {id: "
	"jpn, "
	"name: Japan, kind: country, country: JP, until: 2025}, {id: fra, name: France, kind: "
	"country, country: FR}]\n"
	"agreements: [{id: m1, title: Memo, kind: mou, parties: [dhs, gbr], signed: 2020, expires: "
	"2031-03}]\n"
	"activities: [{id: a1, title: Work, stage: active, goals: g1, partners: gbr}, {id: a2, "
	"title: "
	"More, stage: done, goals: g1, partners: jpn, topics: t1, funding: [{fy: 2026, from: jpn, "
	"amount: 290k, currency: JPY}, {fy: 2026, from: dhs, amount: 5}]}]\n"
	"topics: [{id: t1, title: T}]\n";

static eg_str save_spec(eg_arena *a, const char *spec, const char *audience)
{
	spec_case *c = open_case_for(spec, audience);
	eg_str path = eg_path_join(a, temp_folder(a), EG_STR("old one?.sqlite")), why;
	if (!eg_dataset_save(c->ds, path, &why))
		fail_msg("%.*s", EG_ARG(why));
	close_case(c);
	return path;
}

static eg_str save_old(eg_arena *a, const char *audience)
{
	return save_spec(a, old, audience);
}

static spec_case *open_spec_since(const char *spec, eg_str path, const char *audience)
{
	spec_case *c = read_case(spec);
	eg_dataset_options opt = {.audience = eg_str_of(audience), .since = path};
	c->ds = eg_dataset_open(c->arena, c->model, &opt, &c->diag);
	return c;
}

static spec_case *open_since(eg_str path, const char *audience)
{
	eg_arena *a = eg_arena_new();
	spec_case *c =
		open_spec_since(eg_cstr(a, eg_strf(a, "%s%s", HEAD(""), now)), path, audience);
	eg_arena_release(a);
	return c;
}

static void forget(eg_arena *a, eg_str path)
{
	(void)unlink(eg_cstr(a, path));
	(void)rmdir(eg_cstr(a, eg_path_folder(path)));
	eg_arena_release(a);
}

static void changes_are_told_for_readers_and_by_field(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str path = save_old(a, "internal");
	spec_case *c = open_since(path, "internal");
	if (!c->ds || c->diag.errors)
		fail_msg("%.*s", EG_ARG(findings(c)));
	assert_rows(c,
		"SELECT record, what, field, old, new FROM v_change WHERE reader ORDER BY pos",
		"g1|reworded|title|Goal|Greater goal\nk1|status|status|no path|met\n"
		"jpn|concluded|status|active|ended\nfra|new|-|-|-\n"
		"m1|renewed|status|expiring|in force\na1|started|stage|proposed|active\n"
		"a2|finished|stage|active|done\nm2|gone|-|in force|-");
	assert_rows(c,
		"SELECT record, what, field, old, new FROM v_change WHERE NOT reader ORDER BY pos",
		"k1|changed|actual|2025, 1, exact|2025, 2, exact\n"
		"gbr|renamed|id|uk|gbr\njpn|changed|until|2030|2025\nm1|changed|expires|2026-03|"
		"2031-03\n"
		"a2|changed|funding|2026, theirs, jpn, 280000, JPY, cash, planned, exact; 2026, "
		"theirs, dhs, "
		"5, USD, cash, planned, exact|2026, theirs, jpn, 290000, JPY, cash, planned, "
		"exact; 2026, "
		"theirs, dhs, 5, USD, cash, planned, exact\n"
		"a2|changed|topic|-|t1");
	assert_rows(c, "SELECT DISTINCT since_edition FROM v_change", "2");
	close_case(c);
	/* what another audience's file holds is not for the public */
	c = open_since(path, "public");
	assert_rows(c, "SELECT count(*) FROM v_change", "0");
	assert_rows(c, "SELECT count(*) FROM earlier", "0");
	close_case(c);
	forget(a, path);
}

static void rates_and_the_strategy_itself_change_too(void **state)
{
#define SOURCE "sources: [{id: s, title: S, kind: data, date: 2025}]\n"
	static const char then[] = HEAD("") SOURCE
		"rates: [{currency: EUR, fy: FY2025, rate: 1.1, source: s}, {currency: GBP, fy: "
		"FY2026, rate: 1.3, source: s}]\n";
	static const char today[] = HEAD(", vision: Seen.") SOURCE
		"rates: [{currency: JPY, fy: FY2026, rate: 0.007, source: s}, {currency: GBP, fy: "
		"FY2026, rate: 1.31, source: s}]\n";
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str path = save_spec(a, then, "internal");
	spec_case *c = open_spec_since(today, path, "internal");
	assert_rows(c,
		"SELECT kind, record, name, what, field, old, new, reader FROM v_change ORDER BY "
		"pos",
		"rate|EUR FY2025|EUR FY2025|gone|-|-|-|0\n"
		"rate|GBP FY2026|GBP FY2026|changed|rate|1.3|1.31|0\n"
		"rate|JPY FY2026|JPY FY2026|new|-|-|-|0\n"
		"strategy|dhs|T|changed|vision|-|Seen.|0");
	close_case(c);
	forget(a, path);
}

static void what_was_marked_is_still_marked_where_its_old_words_are_told(void **state)
{
#define MARKED(rest) HEAD("") "topics:\n" rest
	static const char then[] = MARKED(
		"  - {id: t1, title: Gone, marking: CUI//SP-EXPT}\n  - {id: t2, title: Old, "
		"marking: CUI}\n  - {id: t3, title: Plain}\n  - {id: t4, title: Same, marking: "
		"CUI}\n");
	static const char today[] =
		MARKED("  - {id: t2, title: New}\n  - {id: t3, title: Now, marking: "
		       "CUI//NOFORN}\n  - {id: t4, title: Same, marking: CUI}\n");
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str path = save_spec(a, then, "internal");
	spec_case *c = open_spec_since(today, path, "internal");
	assert_rows(c,
		"SELECT record, what, field, marking FROM v_change WHERE kind = 'topic' ORDER BY "
		"pos",
		"t2|changed|marking|CUI\nt2|changed|title|CUI\nt3|changed|marking|CUI//NOFORN\n"
		"t3|changed|title|CUI//NOFORN\nt1|gone|-|CUI//SP-EXPT");
	close_case(c);
	forget(a, path);
}

static void what_is_no_dataset_is_a_finding(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str path = eg_path_join(a, temp_folder(a), EG_STR("x.sqlite"));
	FILE *f = fopen(eg_cstr(a, path), "wb");
	assert_non_null(f);
	for (int i = 0; i < 8192; i++)
		(void)fputc('x', f);
	(void)fclose(f);
	spec_case *c = open_since(path, "internal");
	assert_non_null(c->ds);
	assert_int_equal(c->diag.errors, 1);
	assert_rows(c, "SELECT count(*) FROM v_change", "0");
	close_case(c);
	forget(a, path);
}

#define WORK                                                                                       \
	STRATEGY ORGANIZATION                                                                      \
		"sources: [{id: s, title: S, kind: data, date: 2025}]\n"                           \
		"goals: [{id: g1, title: Goal, statement: S, objectives: [{id: o1, title: O, "     \
		"statement: P}]}]\n"                                                               \
		"measures: [{id: k1, title: K, of: g1, unit: count, kind: outcome, target: "       \
		"{value: 2, at: 2027}, actuals: [{at: 2025, value: 1}]}]\n"                        \
		"partners:\n"                                                                      \
		"  - {id: gbr, name: United Kingdom, kind: country, country: GB}\n"                \
		"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"        \
		"  - {id: jpn, name: Japan, kind: country, country: JP}\n"                         \
		"  - {id: five, name: Five, kind: multilateral, members: [jpn, US]}\n"             \
		"agreements:\n"                                                                    \
		"  - {id: m1, title: Memo, kind: mou, parties: [dhs, gbr], signed: 2020-01-31, "   \
		"binding: yes}\n"                                                                  \
		"  - {id: m2, title: Charter, kind: mou, parties: [dhs, five], signed: 2020}\n"    \
		"  - {id: m3, title: Under, kind: project, under: m1, parties: [dhs, gbr], "       \
		"signed: 2025-01-01, expires: 2025-06}\n"                                          \
		"activities:\n"                                                                    \
		"  - {id: a1, title: Work, stage: active, objectives: o1, partners: [{partner: "   \
		"ho, role: co-lead}, jpn], agreements: [m1, m2], starts: 2025-01-01, ends: "       \
		"2026-12-31, planned: {ends: 2026-06},\n"                                          \
		"     deliverables: [{title: R, due: 2025-12}, {title: Q, due: 2026-03}], "        \
		"milestones: [{title: M, due: 2026-02}],\n"                                        \
		"     funding: [{fy: FY2026, from: icpo, amount: 5, state: obligated}, {fy: "      \
		"FY2026, from: ho, amount: 3, kind: staff}, {fy: FY2026, from: icpo, amount: "     \
		"unknown, state: spent}]}\n"                                                       \
		"  - {id: a2, title: Bare, stage: active, goals: g1, partners: jpn, agreements: "  \
		"m3}\n"                                                                            \
		"  - {id: a3, title: Idea, stage: idea, goals: g1, partners: jpn}\n"

static void an_activity_says_what_it_owes_and_whether_it_is_covered(void **state)
{
	(void)state;
	spec_case *c = open_case(WORK);
	/* the agency by its country's memorandum, Japan by the body that it belongs to */
	assert_rows(c,
		"SELECT id, slip, late, deliverables, next_day, next_what, covered, uncovered FROM "
		"v_activity ORDER BY pos",
		"a1|6|1|2|2025-12-31|R|1|-\na2|-|0|0|-|-|0|Japan\na3|-|0|0|-|-|0|Japan");
	assert_rows(c, "SELECT ours, partners, in_kind, states, bound FROM v_activity_money",
		"500|300|300|planned, obligated, spent|at least");
	assert_rows(c, "SELECT id, ours, theirs FROM v_partner_money ORDER BY pos",
		"gbr|250|300\njpn|250|-");
	close_case(c);
}

static void an_agreement_knows_its_umbrella_and_when_to_transmit(void **state)
{
	(void)state;
	spec_case *c = open_case(WORK);
	assert_rows(c,
		"SELECT id, status, under_status, transmit_by, age_months FROM v_agreement ORDER "
		"BY pos",
		"m1|in force|-|2020-02-15|71\nm2|in force|-|-|60\nm3|expired|in force|-|12");
	close_case(c);
}

static void the_list_for_congress_leaves_ideas_out(void **state)
{
	(void)state;
	spec_case *c = open_case(WORK);
	assert_rows(c,
		"SELECT id, participants, goals, months, amount, funding, in_kind FROM v_congress "
		"ORDER BY pos",
		"a1|Home Office (co-lead); Japan|Goal|24|500|Programs Office: USD\xC2\xA0"
		"5 obligated; Programs Office: unknown spent|Home Office: staff, USD\xC2\xA0"
		"3\na2|Japan|Goal|-|-|-|-");
	close_case(c);
}

static void indicators_of_a_goal_stand_under_its_first_objective(void **state)
{
	(void)state;
	spec_case *c = open_case(WORK);
	assert_rows(c,
		"SELECT element, id, parent FROM v_stratml WHERE element NOT IN ('Stakeholder') "
		"ORDER BY pos",
		"StrategicPlan|strategy|-\nOrganization|dhs|strategy\nGoal|g1|strategy\n"
		"Objective|o1|g1\nPerformanceIndicator|k1|o1\nTargetResult|k1/target|k1\n"
		"ActualResult|k1/1|k1");
	close_case(c);
}

static void indicators_stand_under_the_objective_that_they_name(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"goals: [{id: g1, title: Goal, statement: S, objectives: [{id: o1, title: O, "
		"statement: P}, {id: o2, title: O, statement: P}]}, {id: g2, title: Bare, "
		"statement: S}]\n"
		"measures: [{id: k1, title: K, of: [g1, o2], unit: count}, {id: k2, title: K, of: "
		"g2, kind: milestone}]\n");
	assert_rows(c,
		"SELECT id, parent, name, stage FROM v_stratml WHERE element IN ('Objective', "
		"'PerformanceIndicator') ORDER BY pos",
		"o1|g1|O|-\no2|g1|O|-\ng2/measures|g2|Bare|-\nk1|o2|K|Output\n"
		"k2|g2/measures|K|-");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_are_told_for_readers_and_by_field),
		cmocka_unit_test(rates_and_the_strategy_itself_change_too),
		cmocka_unit_test(what_was_marked_is_still_marked_where_its_old_words_are_told),
		cmocka_unit_test(what_is_no_dataset_is_a_finding),
		cmocka_unit_test(an_activity_says_what_it_owes_and_whether_it_is_covered),
		cmocka_unit_test(an_agreement_knows_its_umbrella_and_when_to_transmit),
		cmocka_unit_test(the_list_for_congress_leaves_ideas_out),
		cmocka_unit_test(indicators_of_a_goal_stand_under_its_first_objective),
		cmocka_unit_test(indicators_stand_under_the_objective_that_they_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
