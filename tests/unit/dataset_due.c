/* What is due, who does it, who meets whom, and the lists of people and regions, at the as-of day,
 * 2026-01-15.
 */
#include "dataset_case.h"

#define G "statement: Deliver what was asked for in time for use."

static const char due[] = STRATEGY ORGANIZATION
	"people: [{id: ann, name: Ann, org: icpo, expires: 2025-06, languages: [en, fr]},"
	" {id: bob, name: Bob, org: gbr}]\n"
	"goals: [{id: g1, title: One, " G ", objectives: [{id: o1, title: O, statement: S,"
	" efforts: [{id: e1, title: First, ends: 2025-12, state: under way},"
	" {id: e2, title: Second, ends: 2025-12, state: done}]}]}]\n"
	"partners:\n"
	"  - {id: gbr, name: United Kingdom, kind: country, country: GB, contacts: bob}\n"
	"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"
	"  - {id: jpn, name: Japan, kind: country, country: JP}\n"
	"  - {id: uni, name: A University, kind: university, country: FR}\n"
	"activities:\n"
	"  - {id: a1, title: Work, stage: active, goals: g1, partners: [ho, jpn], lead: ann,\n"
	"     deliverables: [{title: Report, due: 2025-12, kind: report}, {id: dd, title: Data, "
	"due: "
	"2026-01},\n"
	"       {title: Late one, due: 2025-03-01, done: 2025-03-11}, {title: Early one, due: "
	"2025-06, "
	"done: 2025-05}],\n"
	"     milestones: [{title: Begin, due: 2025-10-01, done: 2025-10-01}, {title: Half, due: "
	"2026-01-14}]}\n"
	"  - {id: a2, title: Dropped, stage: cancelled, goals: g1, partners: uni,\n"
	"     deliverables: [{title: Never, due: 2024}]}\n"
	"engagements:\n"
	"  - {id: m1, title: Steering group, kind: steering, starts: 2025-01-31, every: 1 month, "
	"partners: [ho],\n"
	"     actions: [{text: Send data, owner: icpo, due: 2025-12-31}, {text: Ask, due: "
	"2026-06},\n"
	"       {text: Reply, due: 2025-03-01, done: 2025-03-04}]}\n"
	"  - {id: m2, title: Visit, kind: visit, starts: 2026-03, partners: [jpn, gbr], goals: g1, "
	"outcomes: [One, Two]}\n"
	"  - {id: m3, title: Called off, kind: call, starts: 2026-02-01, partners: jpn, state: "
	"cancelled}\n";

static void what_serves_an_effort_serves_the_goals_that_the_effort_names(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"goals: [{id: g1, title: One, " G ", objectives: [{id: o1, title: O, statement: S,"
		" efforts: [{id: e1, title: First}]}]},"
		" {id: g2, title: Two, " G ", objectives: [{id: o2, title: P, statement: S}]}]\n"
		"efforts: [{id: x1, title: Across, objectives: [o2, o1]}, {id: x2, title: Of a "
		"goal, "
		"goals: [g2]}]\n"
		"activities: [{id: a1, title: A, stage: active, efforts: [x1]}, {id: a2, title: B, "
		"stage: active, efforts: [e1, x2]}]\n"
		"measures: [{id: m1, title: M, unit: count, of: x1}, {id: m2, title: N, unit: "
		"count, "
		"of: [e1, x2]}]\n");
	assert_rows(c, "SELECT effort, goal FROM v_effort_goal ORDER BY effort, pos",
		"e1|g1\nx1|g2\nx1|g1\nx2|g2");
	assert_rows(c, "SELECT activity, goal, main FROM v_activity_goal ORDER BY activity, pos",
		"a1|g2|1\na1|g1|0\na2|g1|1\na2|g2|0");
	assert_rows(c, "SELECT measure, goal FROM v_measure ORDER BY measure, goal",
		"m1|g1\nm1|g2\nm2|g1\nm2|g2");
	close_case(c);
}

static void a_deliverable_is_late_from_the_day_after_it_was_due(void **state)
{
	(void)state;
	spec_case *c = open_case(due);
	/* 15 days from 2025-12-31; January is not over; what a cancelled activity owes is not late
	 */
	assert_rows(c, "SELECT id, status, days_late, on_time FROM v_deliverable ORDER BY pos",
		"a1/deliverable-1|overdue|15|0\na1/dd|due|-|0\na1/deliverable-3|done|10|0\n"
		"a1/deliverable-4|done|-|1\na2/deliverable-1|cancelled|-|0");
	assert_rows(c, "SELECT id, status, days_late FROM v_milestone ORDER BY pos",
		"a1/milestone-1|done|-\na1/milestone-2|overdue|1");
	close_case(c);
}

static void all_that_is_overdue_stands_in_one_list(void **state)
{
	(void)state;
	spec_case *c = open_case(due);
	assert_rows(c,
		"SELECT kind, record, title, owner_name, days_late FROM v_overdue ORDER BY pos",
		"action|m1|Send data|Programs Office|15\ndeliverable|a1|Report|Ann|15\n"
		"effort|e1|First|-|15\nmilestone|a1|Half|Ann|1");
	assert_rows(c,
		"SELECT id, goal, objective, objective_number, overdue FROM v_effort ORDER BY pos",
		"e1|g1|o1|1.1|1\ne2|g1|o1|1.1|0");
	close_case(c);
}

static void open_actions_come_soonest_first(void **state)
{
	(void)state;
	spec_case *c = open_case(due);
	assert_rows(c, "SELECT text, state, days_late FROM v_action_open ORDER BY pos",
		"Send data|overdue|15\nAsk|open|-");
	assert_rows(c, "SELECT text, state, days_late FROM v_action ORDER BY pos",
		"Send data|overdue|15\nAsk|open|-\nReply|done|3");
	close_case(c);
}

static void a_meeting_that_repeats_has_its_last_and_next_day(void **state)
{
	(void)state;
	spec_case *c = open_case(due);
	/* a month's last day stays one: 31 December, then 31 January */
	assert_rows(c,
		"SELECT id, state, last_day, next_day, partners, actions_open, actions_late FROM "
		"v_engagement ORDER BY pos",
		"m1|planned|2025-12-31|2026-01-31|Home Office|2|1\n"
		"m3|cancelled|-|-|Japan|0|0\n"
		"m2|planned|-|2026-03-01|Japan; United Kingdom|0|0");
	/* every month from 2025-01-31 to 2028-01-15: 12 + 12 + 12 */
	assert_rows(c,
		"SELECT count(*), min(day), max(day) FROM v_engagement_day WHERE engagement = 'm1'",
		"36|2025-01-31|2027-12-31");
	assert_rows(c,
		"SELECT next_day('1900-01-31', 1, 0, '2026-02-01'), "
		"next_day('2024-02-29', 12, 0, '2025-03-01'), next_day('2026-01-01', 0, 7, "
		"'2026-01-02'), next_day('2026-01-01', 0, 0, '2026-01-02')",
		"2026-02-28|2026-02-28|2026-01-08|-");
	close_case(c);
}

static void contacts_with_an_agency_are_contacts_with_its_country(void **state)
{
	(void)state;
	spec_case *c = open_case(due);
	assert_rows(c,
		"SELECT id, last_contact, last_engagement, next_contact, next_engagement FROM "
		"v_partner_contact ORDER BY pos",
		"gbr|2025-12-31|m1|2026-01-31|m1\nho|2025-12-31|m1|2026-01-31|m1\n"
		"jpn|-|-|2026-03-01|m2\nuni|-|-|-|-");
	close_case(c);
}

static void people_say_where_they_are_and_whether_that_is_old(void **state)
{
	(void)state;
	spec_case *c = open_case(due);
	assert_rows(c,
		"SELECT id, org_name, country, languages, contact_of, stale FROM v_contact ORDER "
		"BY pos",
		"ann|Programs Office|-|en; fr|-|1\nbob|United Kingdom|GB|-|United Kingdom|0");
	close_case(c);
}

static void kinds_and_regions_are_counted(void **state)
{
	(void)state;
	spec_case *c = open_case(due);
	assert_rows(c, "SELECT id, partners, with_running FROM v_partner_kind ORDER BY pos",
		"country|2|2\nagency|1|1\nuniversity|1|0");
	/* the agency counts as a body of Europe, not as a partner */
	assert_rows(c,
		"SELECT title, partners, bodies, bilateral, countries, activities, running FROM "
		"v_region ORDER BY title",
		"Asia|1|1|1|1|1|1\nEurope|2|3|1|2|2|1");
	close_case(c);
}

static void risks_are_scored_and_the_gravest_comes_first(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"
		"activities: [{id: a1, title: Work, stage: active, partners: gbr, risks: r1}]\n"
		"risks:\n"
		"  - {id: r1, title: Slips, likelihood: 2, impact: 3, of: [gbr], review: 2025-12,\n"
		"     after: {likelihood: 1, impact: 3}, actions: [Watch, Ask]}\n"
		"  - {id: r2, title: Grave, likelihood: 4, impact: 5}\n"
		"  - {id: r3, title: Past, likelihood: 5, impact: 5, state: closed}\n");
	assert_rows(c,
		"SELECT id, score, after_score, subjects, activities, actions, review_overdue FROM "
		"v_risk ORDER BY pos",
		"r2|20|-|-|-|-|0\nr1|6|3|United Kingdom|Work|Watch; Ask|1\nr3|25|-|-|-|-|0");
	close_case(c);
}

static void acronyms_of_all_kinds_stand_in_one_list(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"topics: [{id: bio, title: Biology, acronym: BIO}]\n"
		"terms: [{term: Department, acronym: D, means: A ministry.}]\n");
	assert_rows(c, "SELECT acronym, meaning, kind, shared FROM v_acronym ORDER BY pos",
		"BIO|Biology|topic|0\nD|Department|organization|1\nD|Department|term|1");
	close_case(c);
}

static void expiring_agreements_come_by_the_day_of_the_decision(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"
		"agreements:\n"
		"  - {id: x1, title: Ends, kind: mou, parties: [dhs, gbr], signed: 2020, expires: "
		"2026-09-30}\n"
		"  - {id: x2, title: Renews, kind: mou, parties: [dhs, gbr], signed: 2020, "
		"expires: "
		"2026-12-31,\n"
		"     renewal: {how: automatic, for: 2 years, notice: 6 months}}\n"
		"  - {id: x3, title: Too late, kind: mou, parties: [dhs, gbr], signed: 2020, "
		"expires: "
		"2026-03-31,\n"
		"     renewal: {how: automatic, for: 2 years, notice: 6 months}}\n"
		"  - {id: x4, title: Far, kind: mou, parties: [dhs, gbr], signed: 2020, expires: "
		"2030}\n");
	/* six months before a month's last day is a month's last day */
	assert_rows(c,
		"SELECT id, status, notice_by, decide_by, notice_passed, days_left FROM v_expiring "
		"ORDER BY pos",
		"x3|renewing|2025-09-30|2026-03-31|1|75\nx2|renewing|2026-06-30|2026-06-30|0|350\n"
		"x1|expiring|-|2026-09-30|-|258");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_serves_an_effort_serves_the_goals_that_the_effort_names),
		cmocka_unit_test(a_deliverable_is_late_from_the_day_after_it_was_due),
		cmocka_unit_test(all_that_is_overdue_stands_in_one_list),
		cmocka_unit_test(open_actions_come_soonest_first),
		cmocka_unit_test(a_meeting_that_repeats_has_its_last_and_next_day),
		cmocka_unit_test(contacts_with_an_agency_are_contacts_with_its_country),
		cmocka_unit_test(people_say_where_they_are_and_whether_that_is_old),
		cmocka_unit_test(kinds_and_regions_are_counted),
		cmocka_unit_test(risks_are_scored_and_the_gravest_comes_first),
		cmocka_unit_test(acronyms_of_all_kinds_stand_in_one_list),
		cmocka_unit_test(expiring_agreements_come_by_the_day_of_the_decision),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
