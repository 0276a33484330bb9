/* Coverage and calendar at the as-of day, 2026-01-15, in a period from 2025-10-01 to 2028-09-30
 * (DOMAIN.md 3.5).
 */
#include "dataset_case.h"

#define RECORDS(tiers, priority)                                                                   \
	STRATEGY ORGANIZATION                                                                      \
		"topics: [{id: bio, title: Biosecurity" priority                                   \
		"}, {id: air, title: Aviation}]\n"                                                 \
		"goals:\n"                                                                         \
		"  - {id: g1, title: Delivery, statement: Deliver what was asked for in time for " \
		"use.}\n"                                                                          \
		"  - {id: g2, title: Network, statement: Deliver what was asked for in time for "  \
		"use.}\n"                                                                          \
		"partners:\n"                                                                      \
		"  - {id: gbr, name: United Kingdom, kind: country, country: GB" tiers "}\n"       \
		"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"        \
		"  - {id: jpn, name: Japan, kind: country, country: JP" tiers "}\n"                \
		"  - {id: acme, name: Acme, kind: company, country: GB, parent: gbr}\n"            \
		"activities:\n"                                                                    \
		"  - {id: a1, title: Runs, stage: active, goals: [g1, g2], topics: bio, "          \
		"partners: [ho, "                                                                  \
		"gbr]}\n"                                                                          \
		"  - {id: a2, title: Done before, stage: done, goals: g1, topics: bio, partners: " \
		"gbr, "                                                                            \
		"ends: 2025-09}\n"                                                                 \
		"  - {id: a3, title: Done in it, stage: done, goals: g1, topics: [bio, air], "     \
		"partners: "                                                                       \
		"[ho, acme], ends: 2025-12}\n"                                                     \
		"  - {id: a4, title: Done some day, stage: done, goals: g1, topics: bio, "         \
		"partners: gbr}\n"                                                                 \
		"  - {id: a5, title: Proposed, stage: proposed, goals: g2, topics: air, "          \
		"partners: gbr}\n"                                                                 \
		"  - {id: a6, title: Ahead, stage: active, goals: g2, topics: air, partners: "     \
		"gbr, "                                                                            \
		"starts: 2027}\n"                                                                  \
		"  - {id: a7, title: Not known, stage: unknown, goals: g2, topics: air, "          \
		"partners: jpn}\n"

static const char small[] = RECORDS("", "");

static void an_activity_runs_or_was_done_in_the_period_or_is_planned(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	/* a2 ended before the period; nothing says when a4 ended; nobody knows of a7 */
	assert_rows(c, "SELECT id, running, done, planned FROM v_activity_cover ORDER BY pos",
		"a1|1|0|0\na2|0|0|0\na3|0|1|0\na4|0|0|0\na5|0|0|1\na6|0|0|1\na7|0|0|0");
	close_case(c);
}

static void a_partner_has_each_activity_once(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	/* a1 by the agency and the country itself is one; the company is no part of the country */
	assert_rows(c, "SELECT id, running, done, planned FROM v_partner_cover ORDER BY pos",
		"gbr|1|1|2\njpn|0|0|0\nacme|0|1|0");
	close_case(c);
}

static void goal_by_partner_rolls_agencies_up(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	/* g1 x gbr: a1, a2, a3 by the agency, a4; g2 x gbr: a1, a5, a6 */
	assert_rows(c,
		"SELECT id, running, done, planned, counted, activities FROM v_goal_partner ORDER "
		"BY pos",
		"g1/gbr|1|1|0|2|4\ng1/acme|0|1|0|1|1\ng2/gbr|1|0|2|3|3\ng2/jpn|0|0|0|0|1");
	close_case(c);
}

static void topic_by_partner_rolls_agencies_up(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	/* bio x gbr: a1, a2, a3, a4; air x gbr: a3, a5, a6 */
	assert_rows(c,
		"SELECT id, running, done, planned, counted, activities FROM v_topic_partner ORDER "
		"BY pos",
		"bio/gbr|1|1|0|2|4\nbio/acme|0|1|0|1|1\nair/gbr|0|1|2|3|3\nair/jpn|0|0|0|0|"
		"1\nair/acme|0|1|0|1|1");
	close_case(c);
}

static void topic_by_goal_counts_activities(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	/* bio x g1: a1, a2, a3, a4; bio x g2: a1; air x g1: a3; air x g2: a5, a6, a7 */
	assert_rows(c,
		"SELECT id, running, done, planned, counted, activities FROM v_topic_goal ORDER BY "
		"pos",
		"bio/g1|1|1|0|2|4\nbio/g2|1|0|0|1|1\nair/g1|0|1|0|1|1\nair/g2|0|0|2|2|3");
	close_case(c);
}

#define BODIES(settings)                                                                           \
	"strategy: {id: s, title: S, edition: \"1\", starts: 2025-10-01, ends: 2028-09-30, "       \
	"as_of: "                                                                                  \
	"2026-01-15" settings "}\n"                                                                \
	"organization: {id: us, name: Us, country: US, offices: [{id: lab, name: Lab}, {id: hq, "  \
	"name: Head office}]}\n"                                                                   \
	"people: [{id: ann, name: Ann, org: hq}]\n"                                                \
	"goals:\n"                                                                                 \
	"  - {id: g1, title: Delivery, statement: Deliver what was asked for in time for use.}\n"  \
	"  - {id: g2, title: Network, statement: Deliver what was asked for in time for use.}\n"   \
	"partners:\n"                                                                              \
	"  - {id: gbr, name: United Kingdom, kind: country, country: GB}\n"                        \
	"  - {id: jpn, name: Japan, kind: country, country: JP}\n"                                 \
	"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"                \
	"  - {id: acme, name: Acme, kind: company, country: CH}\n"                                 \
	"  - {id: club, name: Club, kind: multilateral, country: BE, members: [ho, {partner: "     \
	"jpn, until: 2025-12-31}]}\n"                                                              \
	"activities:\n"                                                                            \
	"  - {id: a1, title: One, stage: active, goals: [g1, g2], partners: club, sponsor: lab}\n" \
	"  - {id: a2, title: Two, stage: active, goals: g1, partners: [acme, ho], sponsor: lab, "  \
	"lead: ann}\n"

static void members_of_a_body_get_credit_where_the_settings_say_so(void **state)
{
	(void)state;
	spec_case *c = open_case(BODIES(""));
	assert_rows(c, "SELECT id, counted FROM v_goal_partner ORDER BY pos",
		"g1/gbr|1\ng1/acme|1\ng1/club|1\ng2/club|1");
	close_case(c);
	c = open_case(BODIES(", settings: {count_members: yes}"));
	/* the member is the agency, so its country gets credit for a1; Japan left before the day */
	assert_rows(c, "SELECT id, counted FROM v_goal_partner ORDER BY pos",
		"g1/gbr|2\ng1/acme|1\ng1/club|1\ng2/gbr|1\ng2/club|1");
	assert_rows(c, "SELECT id, running FROM v_partner_cover ORDER BY pos",
		"gbr|2\njpn|0\nacme|1\nclub|1");
	assert_rows(c, "SELECT id, counted FROM v_goal_country ORDER BY pos",
		"g1/CH|1\ng1/GB|2\ng2/GB|1");
	close_case(c);
}

static void countries_are_reached_by_their_bodies_but_not_by_seats(void **state)
{
	(void)state;
	spec_case *c = open_case(BODIES(""));
	/* the club sits in Belgium and reaches nothing; the company's country is no partner */
	assert_rows(c,
		"SELECT id, name, iso3, partner, partner_names, running FROM v_country ORDER BY "
		"pos",
		"JP|Japan|JPN|jpn|Japan|0\nCH|Switzerland|CHE|-|Acme|1\nGB|United "
		"Kingdom|GBR|gbr|United "
		"Kingdom; Home Office|1");
	assert_rows(c, "SELECT id, counted FROM v_goal_country ORDER BY pos", "g1/CH|1\ng1/GB|1");
	close_case(c);
}

#define LANDS                                                                                      \
	"strategy: {id: s, title: S, edition: \"1\", starts: FY2026, ends: FY2028, as_of: "        \
	"2026-01-15, regions: [{id: north, title: The North, countries: [SE]}]}\n" ORGANIZATION    \
	"partners:\n"                                                                              \
	"  - {id: fund, name: Fund, kind: nonprofit, country: [IL, US]}\n"                         \
	"  - {id: lab, name: Lab, kind: laboratory, country: US}\n"                                \
	"  - {id: acme, name: Acme, kind: company, country: CH, region: north}\n"

static void a_country_lies_in_the_region_of_those_seated_in_it(void **state)
{
	(void)state;
	spec_case *c = open_case(LANDS);
	/* the fund counts for both of its countries, and lies where the first of them does */
	assert_rows(c, "SELECT id, name, region, partner_names FROM v_country ORDER BY id",
		"CH|Switzerland|The North|Acme\nIL|Israel|Asia|Fund\nUS|United "
		"States|Americas|Fund; Lab");
	close_case(c);
}

static void offices_answer_for_what_they_sponsor_or_lead(void **state)
{
	(void)state;
	spec_case *c = open_case(BODIES(""));
	/* a2 is sponsored by one and led by a person of the other */
	assert_rows(c, "SELECT id, running FROM v_office_partner ORDER BY pos",
		"lab/gbr|1\nlab/acme|1\nlab/club|1\nhq/gbr|1\nhq/acme|1");
	close_case(c);
}

static void without_tiers_countries_and_bodies_can_have_white_spots(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c, "SELECT id, kind, title FROM v_white_spot ORDER BY pos",
		"jpn/g1|goal|Delivery\njpn/g2|goal|Network");
	close_case(c);
}

static void white_spots_are_where_both_sides_matter(void **state)
{
	(void)state;
	spec_case *c = open_case(RECORDS(", tier: priority", ", priority: high"));
	/* the company has no tier, aviation is of normal priority */
	assert_rows(c, "SELECT id FROM v_white_spot ORDER BY pos", "jpn/g1\njpn/g2\njpn/bio");
	close_case(c);
}

static void all_dated_things_stand_in_order(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY
		"  review: {next: 2026-06}\n" ORGANIZATION
		"partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"
		"agreements:\n"
		"  - {id: mou, title: Memorandum, kind: mou, parties: [dhs, gbr], signed: "
		"2024-02-01, expires: 2026-12-31,\n"
		"     renewal: {how: automatic, for: 2 years, notice: 6 months}}\n"
		"activities:\n"
		"  - {id: a1, title: Work, stage: active, partners: gbr, starts: 2025-10, ends: "
		"2026-11,\n"
		"     deliverables: [{title: Report, due: 2026-03}, {title: Data, due: "
		"2026-01-15}]}\n"
		"  - {id: a2, title: Old work, stage: done, partners: gbr, ends: ..2020}\n");
	/* beginnings by their first day, ends and due days by their last; notice six months
	 * before the end; what is only said to be before a day has none */
	assert_rows(c, "SELECT day, what, record, \"when\" FROM v_calendar ORDER BY pos",
		"2024-02-01|signed|mou|past\n2025-10-01|start|a1|past\n"
		"2025-10-01|start|dhs|past\n2026-01-15|due|a1|today\n"
		"2026-03-31|due|a1|ahead\n2026-06-01|review|dhs|ahead\n"
		"2026-06-30|notice|mou|ahead\n2026-11-30|end|a1|ahead\n"
		"2026-12-31|expires|mou|ahead\n2028-09-30|end|dhs|ahead");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_activity_runs_or_was_done_in_the_period_or_is_planned),
		cmocka_unit_test(a_partner_has_each_activity_once),
		cmocka_unit_test(goal_by_partner_rolls_agencies_up),
		cmocka_unit_test(topic_by_partner_rolls_agencies_up),
		cmocka_unit_test(topic_by_goal_counts_activities),
		cmocka_unit_test(members_of_a_body_get_credit_where_the_settings_say_so),
		cmocka_unit_test(countries_are_reached_by_their_bodies_but_not_by_seats),
		cmocka_unit_test(a_country_lies_in_the_region_of_those_seated_in_it),
		cmocka_unit_test(offices_answer_for_what_they_sponsor_or_lead),
		cmocka_unit_test(without_tiers_countries_and_bodies_can_have_white_spots),
		cmocka_unit_test(white_spots_are_where_both_sides_matter),
		cmocka_unit_test(all_dated_things_stand_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
