/* What an audience may see never enters its database otherwise (DOMAIN.md 1.12, DESIGN.md 3.4). */
#include "dataset_case.h"

#include "dataset/store.h"
#include "model/audience.h"

#define WORLD                                                                                      \
	"audiences:\n"                                                                             \
	"  - {id: press, sees: [TLP:GREEN, CUI], drops: [partners.summary, topics], keeps: "       \
	"[people.email, risks.title, agreements.signers]}\n"                                       \
	"  - {id: staff, keeps: [people, activities.funding, funding, partners.intent]}\n"         \
	"people: [{id: ann, name: Ann, email: ann@example.org, public: yes}, {id: bob, name: "     \
	"Bob, email: bob@example.org}]\n"                                                          \
	"topics: [{id: bio, title: Bio}]\n"                                                        \
	"goals: [{id: g1, title: Goal, statement: S, why: \"Open words.\\n\\n(CUI) Closed "        \
	"words.\\n\\n- (TLP:GREEN) green item\\n- open item\\n- (CUI//NOFORN) closed item\\n\\n  " \
	"more of it\\n\\nLast words.\"}]\n"                                                        \
	"partners:\n"                                                                              \
	"  - {id: gbr, name: United Kingdom, kind: country, country: GB, summary: Old friends, "   \
	"intent: conclude}\n"                                                                      \
	"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"                \
	"  - {id: jpn, name: Japan, kind: country, country: JP, marking: TLP:GREEN}\n"             \
	"agreements: [{id: m1, title: Memo, kind: mou, parties: [dhs, ho], signed: 2020, "         \
	"signers: Carl}]\n"                                                                        \
	"activities:\n"                                                                            \
	"  - {id: a1, title: Open, stage: active, goals: g1, topics: bio, partners: [ho, jpn], "   \
	"funding: [{fy: FY2026, from: icpo, amount: 1}, {fy: FY2026, from: icpo, amount: 2}, "     \
	"{fy: FY2026, from: icpo, amount: 4}, {fy: FY2026, from: ho, amount: 8}]}\n"               \
	"  - {id: a2, title: Closed, stage: active, goals: g1, partners: jpn, marking: CUI, "      \
	"funding: [{fy: FY2026, from: icpo, amount: 16}]}\n"                                       \
	"  - {id: a3, title: Released, stage: active, goals: g1, partners: gbr, marking: "         \
	"\"CUI//REL TO USA, GBR\"}\n"                                                              \
	"risks: [{id: r1, title: Danger, likelihood: 1, impact: 1, cause: Haste}]\n"               \
	"outputs: [{id: o1, kind: strategy, audience: partner, to: gbr}]\n"

static spec_case *cut(const char *audience)
{
	return open_case_for(STRATEGY ORGANIZATION WORLD, audience);
}

static void the_public_sees_totals_of_three_rows_and_more(void **state)
{
	(void)state;
	spec_case *c = cut("public");
	assert_rows(c, "SELECT id FROM activity ORDER BY pos", "a1");
	assert_rows(c, "SELECT count(*) FROM activity_funding", "0");
	/* one row by the Home Office is too few; the one of the closed activity is not in the sum
	 */
	assert_rows(c, "SELECT id, amount, contributions, bound FROM v_funding_fy",
		"2026/ours/cash/planned|700|3|exact");
	assert_rows(c, "SELECT scope, ours, partners FROM v_leverage ORDER BY pos",
		"all|700|0\nyear|700|0");
	assert_rows(c, "SELECT id FROM person", "ann");
	assert_rows(c, "SELECT intent, summary FROM partner WHERE id = 'gbr'", "-|Old friends");
	assert_rows(c, "SELECT count(*) FROM risk", "0");
	assert_rows(c, "SELECT spec_file FROM goal", "-");
	close_case(c);
}

static void portions_that_may_not_be_seen_are_cut_out_of_prose(void **state)
{
	(void)state;
	spec_case *c = cut("public");
	assert_rows(c, "SELECT why FROM goal", "Open words.\n\n\n- open item\nLast words.");
	close_case(c);
	c = cut("press");
	assert_rows(c, "SELECT why FROM goal",
		"Open words.\n\n(CUI) Closed words.\n\n- (TLP:GREEN) green item\n- open item\nLast "
		"words.");
	close_case(c);
}

static void an_own_audience_sees_drops_and_keeps(void **state)
{
	(void)state;
	spec_case *c = cut("press");
	assert_rows(c, "SELECT id, summary FROM partner ORDER BY pos", "gbr|-\nho|-\njpn|-");
	assert_rows(c, "SELECT id FROM activity ORDER BY pos", "a1\na2");
	assert_rows(c, "SELECT count(*) FROM topic", "0");
	assert_rows(c, "SELECT count(*) FROM activity_topic", "0");
	/* of a record that is shut only what is kept, and what every such record must say */
	assert_rows(c, "SELECT id, title, cause, impact FROM risk", "r1|Danger|-|1");
	assert_rows(c, "SELECT id, email FROM person", "ann|ann@example.org");
	assert_rows(c, "SELECT name FROM agreement_signer", "Carl");
	assert_rows(c, "SELECT count(*) FROM v_funding", "0");
	assert_rows(c, "SELECT count(*) FROM v_funding_fy", "0");
	close_case(c);
	c = cut("staff");
	assert_rows(c, "SELECT id FROM person ORDER BY pos", "ann\nbob");
	assert_rows(c, "SELECT count(*) FROM v_funding", "4");
	assert_rows(c, "SELECT intent FROM partner WHERE id = 'gbr'", "conclude");
	assert_rows(c, "SELECT count(*) FROM v_right_size", "0");
	close_case(c);
}

static void a_partner_sees_what_is_about_itself(void **state)
{
	(void)state;
	spec_case *c = read_case(STRATEGY ORGANIZATION WORLD);
	const eg_str whom[] = {EG_STR("gbr")};
	eg_dataset_options opt = {
		.audience = EG_STR("partner"), .recipients = whom, .recipient_count = 1};
	c->ds = eg_dataset_open(c->arena, c->model, &opt, &c->diag);
	assert_non_null(c->ds);
	/* its agency, too, and money of its own work; what names it on its marking, not all CUI */
	assert_rows(c, "SELECT id FROM partner ORDER BY pos", "gbr\nho");
	assert_rows(c, "SELECT id FROM activity ORDER BY pos", "a1\na3");
	assert_rows(c, "SELECT partners FROM v_activity WHERE id = 'a1'", "Home Office");
	assert_rows(c, "SELECT id FROM agreement", "m1");
	assert_rows(c, "SELECT count(*) FROM v_funding", "4");
	assert_rows(c, "SELECT count(*) FROM goal", "1");
	assert_rows(c, "SELECT count(*) FROM risk", "0");
	close_case(c);
}

static void without_recipients_a_partner_sees_what_is_about_nobody(void **state)
{
	(void)state;
	spec_case *c = cut("partner");
	assert_rows(c,
		"SELECT (SELECT count(*) FROM partner), (SELECT count(*) FROM activity), (SELECT "
		"count(*) FROM agreement), (SELECT count(*) FROM goal)",
		"0|0|0|1");
	close_case(c);
}

static void entries_that_name_nothing_are_told(void **state)
{
	(void)state;
	spec_case *c = read_case(STRATEGY ORGANIZATION
		"audiences: [{id: press, drops: [people.mail, peeple], keeps: [funding.total, "
		"clearance.tias]}]\n");
	eg_dataset_options opt = {.audience = EG_STR("press")};
	c->ds = eg_dataset_open(c->arena, c->model, &opt, &c->diag);
	assert_int_equal(c->diag.errors, 2);
	assert_true(eg_audience_known(c->model, EG_STR("press")));
	assert_true(eg_audience_known(c->model, EG_STR("partner")));
	assert_false(eg_audience_known(c->model, EG_STR("nobody")));
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_public_sees_totals_of_three_rows_and_more),
		cmocka_unit_test(portions_that_may_not_be_seen_are_cut_out_of_prose),
		cmocka_unit_test(an_own_audience_sees_drops_and_keeps),
		cmocka_unit_test(a_partner_sees_what_is_about_itself),
		cmocka_unit_test(without_recipients_a_partner_sees_what_is_about_nobody),
		cmocka_unit_test(entries_that_name_nothing_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
