/* What the standard views say: roll-up, lists, counts, names, regions, measures, funding. */
#include "dataset_case.h"

#include "dataset/store.h"
#include "dataset/views.h"

/* Two countries with agencies, a body with a part, a company; worked out by hand below. */
static const char small[] = STRATEGY ORGANIZATION
	"topics: [{id: bio, title: Biosecurity}, {id: cyber, title: Cybersecurity}, {id: air, "
	"title: Aviation}]\n"
	"goals:\n"
	"  - id: g1\n"
	"    title: Delivery\n"
	"    statement: Deliver what the components have asked for, and sooner than alone.\n"
	"    outcomes: [First, Second]\n"
	"    lead: icpo\n"
	"    objectives: [{id: o1, title: One, statement: S}, {id: o2, title: Two, statement: S, "
	"illustrative: yes}]\n"
	"  - id: g2\n"
	"    title: Network\n"
	"    statement: Deliver what the components have asked for, and sooner than alone.\n"
	"    illustrative: [why, lead]\n"
	"    objectives: [{id: o3, title: Three, statement: S}]\n"
	"partners:\n"
	"  - {id: gbr, name: United Kingdom, kind: country, country: GB, since: 2004}\n"
	"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"
	"  - {id: dstl, name: Dstl, kind: agency, country: GB, parent: ho}\n"
	"  - {id: jpn, name: Japan, kind: country, country: JP, native_name: [{text: 日本, lang: "
	"ja}, {text: Nihon, lang: ja-Latn}]}\n"
	"  - {id: nato, name: NATO, kind: multilateral, members: [gbr, US, FI, JP]}\n"
	"  - {id: sps, name: SPS Programme, kind: other, parent: nato}\n"
	"  - {id: acme, name: Acme, kind: company, country: GB, parent: gbr}\n"
	"agreements:\n"
	"  - {id: mou, title: Memorandum, kind: mou, parties: [dhs, gbr, ho], signed: 2004-12-08}\n"
	"  - {id: soi, title: Statement, kind: statement, parties: [dhs, jpn], signed: "
	"2024-11-08}\n"
	"activities:\n"
	"  - {id: a1, title: First work, stage: active, objectives: [o2, o3], topics: [cyber, "
	"bio], partners: [ho, gbr], agreements: mou}\n"
	"  - {id: a2, title: Second work, stage: done, goals: [g2, g1], topics: bio, partners: "
	"[{partner: dstl, role: lead}, acme], starts: 2016}\n"
	"  - {id: a3, title: Third work, stage: active, goals: g2, partners: [sps, icpo]}\n"
	"measures:\n"
	"  - {id: m1, title: Uses, of: [o1, g2], unit: count, kind: outcome, actuals: [{period: "
	"FY2024, value: 3},"
	" {period: FY2025, value: 5}, {period: FY2026, value: 9}]}\n";

static void agencies_count_under_their_country_and_parts_under_their_body(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c, "SELECT id, top FROM v_partner ORDER BY pos",
		"gbr|gbr\nho|gbr\ndstl|gbr\njpn|jpn\nnato|nato\nsps|nato\nacme|acme");
	/* gbr: a1 twice, by itself and by ho, is one; a2 by dstl's country */
	assert_rows(c,
		"SELECT id, agreements, activities, running, done FROM v_partner ORDER BY pos",
		"gbr|1|2|1|1\nho|1|1|1|0\ndstl|0|1|0|1\njpn|1|0|0|0\nnato|0|1|1|0\nsps|0|1|1|"
		"0\nacme|0|1|0|1");
	close_case(c);
}

static void a_statement_alone_makes_no_bilateral_partner(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c, "SELECT id FROM v_partner WHERE bilateral", "gbr");
	assert_rows(c,
		"SELECT partners_bilateral, countries, multilateral, organisations, agreements, "
		"agreements_in_force,"
		" activities, running, done, topics, partners_statement_words FROM v_count",
		"1|2|1|4|2|2|3|2|1|3|Japan has a statement of intent only and is not counted.");
	close_case(c);
}

static void what_has_ended_or_is_not_signed_makes_no_bilateral_partner(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"partners: [{id: gbr, name: Britain, kind: country, country: GB}, {id: fra, name: "
		"France, kind: country, country: FR}, {id: jpn, name: Japan, kind: country, "
		"country: JP}, {id: esp, name: Spain, kind: country, country: ES}]\n"
		"agreements:\n"
		"  - {id: m1, title: A, kind: mou, parties: [dhs, gbr], signed: 2010, expires: "
		"2015}\n"
		"  - {id: m2, title: B, kind: mou, parties: [dhs, fra], signed: 2030}\n"
		"  - {id: m3, title: C, kind: mou, parties: [dhs, jpn], signed: 2010}\n"
		"  - {id: m4, title: D, kind: statement, parties: [dhs, esp], signed: 2010}\n");
	assert_rows(c, "SELECT id FROM v_partner WHERE bilateral", "jpn");
	assert_rows(c, "SELECT partners_bilateral, partners_statement_words FROM v_count",
		"1|Spain has a statement of intent only and is not counted. Britain, France have "
		"only agreements that have ended or are not signed and are not counted.");
	close_case(c);
}

static void an_objective_implies_its_goal_and_the_first_is_the_main_one(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c, "SELECT activity, goal, main FROM v_activity_goal ORDER BY activity, pos",
		"a1|g1|1\na1|g2|0\na2|g2|1\na2|g1|0\na3|g2|1");
	assert_rows(c, "SELECT id, goal, goal_numbers, goal_group FROM v_activity ORDER BY pos",
		"a1|g1|1, 2|Goal 1: Delivery\na2|g2|1, 2|Goal 2: Network\na3|g2|2|Goal 2: Network");
	assert_rows(c,
		"SELECT id, number, objectives, activities, running, partners FROM v_goal ORDER BY "
		"pos",
		"g1|1|2|2|1|2\ng2|2|1|3|2|3");
	close_case(c);
}

static void lists_keep_their_order_and_say_each_thing_once(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c,
		"SELECT id, topics, topic, partners, partners_short, top FROM v_activity ORDER BY "
		"pos",
		"a1|Cybersecurity; Biosecurity|cyber|Home Office; United Kingdom|United "
		"Kingdom|gbr\n"
		"a2|Biosecurity|bio|Dstl; Acme|United Kingdom|gbr\n"
		"a3|-|-|SPS Programme; Programs Office|NATO|nato");
	assert_rows(c,
		"SELECT id, topics, goals FROM v_partner WHERE id IN ('gbr', 'jpn') ORDER BY pos",
		"gbr|Biosecurity; Cybersecurity|Delivery; Network\njpn|-|-");
	assert_rows(c,
		"SELECT list(x, y), list(x, y, '+') FROM (SELECT 'b' x, 2 y UNION ALL SELECT 'a', 3"
		" UNION ALL SELECT 'c', 1 UNION ALL SELECT 'b', 0 UNION ALL SELECT NULL, 0)",
		"b; c; a|b+c+a");
	close_case(c);
}

/* A first short item is held apart: alone, before longer ones, and equal to the next. */
static void a_list_of_one_item_is_that_item(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c,
		"SELECT column1, list(column2, column3, ' and ') FROM (VALUES (1, 'one', 5), (2, "
		"'same', 2), (2, "
		"'same', 1), (3, 'b', 2), (3, 'an item of more than forty-eight bytes, which is "
		"long', 1), (4, NULL, 1), (5, 'an item of more than forty-eight bytes, which is "
		"long', 1)) GROUP BY column1",
		"1|one\n2|same\n3|an item of more than forty-eight bytes, which is long and "
		"b\n4|-\n5|an item of more than forty-eight bytes, which is long");
	close_case(c);
}

static void members_have_the_words_of_the_spec_where_it_has_any(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c, "SELECT name, partner FROM v_member WHERE body = 'nato' ORDER BY pos",
		"United Kingdom|gbr\nUnited States|usa\nFinland|-\nJapan|jpn");
	assert_rows(c, "SELECT members FROM v_multilateral",
		"United Kingdom; United States; Finland; Japan");
	close_case(c);
}

static void a_story_borrows_the_picture_of_what_it_is_about(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"
		"figures: [{id: f, kind: picture, title: F, file: a.png, alt: Two people at a "
		"door}]\n"
		"activities: [{id: a, title: A, stage: active, partners: gbr, figure: f}]\n"
		"stories: [{id: s, title: S, text: It went well., of: a}, {id: t, title: T, text: "
		"It did "
		"not.}]\n");
	assert_rows(c, "SELECT id, file FROM v_story ORDER BY pos", "s|a.png\nt|-");
	close_case(c);
}

static void a_member_without_a_record_may_be_named(void **state)
{
	(void)state;
	spec_case *c =
		open_case(STRATEGY ORGANIZATION "partners: [{id: nato, name: NATO, kind: "
						"multilateral, members: [{country: FI, name: "
						"Finland}, NO]}]\n");
	assert_rows(c, "SELECT name FROM v_member ORDER BY pos", "Finland\nNorway");
	close_case(c);
}

static void names_regions_and_counterparts(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c,
		"SELECT native_name, native_lang, native_line, region, region_id FROM v_partner "
		"WHERE id = 'jpn'",
		"日本|ja|日本 · Nihon|Asia|asia");
	assert_rows(c, "SELECT text, lang FROM v_partner_native ORDER BY pos",
		"日本|ja\nNihon|ja-Latn");
	assert_rows(c, "SELECT id FROM v_counterpart WHERE top = 'gbr' ORDER BY pos", "ho\ndstl");
	assert_rows(c, "SELECT band_line FROM v_partner WHERE id = 'gbr'",
		"Europe · since 2004 · 1 agreement · 2 activities");
	close_case(c);
}

static void own_regions_come_before_those_of_the_united_nations(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY
		"  regions: [{id: north, title: The North, countries: [SE, NO]}, {id: home, title: "
		"Home, countries: [CA]}]\n" ORGANIZATION "partners:\n"
		"  - {id: swe, name: Sweden, kind: country, country: SE}\n"
		"  - {id: deu, name: Germany, kind: country, country: DE}\n"
		"  - {id: fin, name: Finland, kind: country, country: FI, region: home}\n");
	assert_rows(c, "SELECT id, region, region_id FROM v_partner ORDER BY pos",
		"swe|The North|north\ndeu|Europe|europe\nfin|Home|home");
	close_case(c);
}

static void what_is_illustrative_says_so(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c, "SELECT id, illustrative, illustrative_words FROM v_goal ORDER BY pos",
		"g1|0|-\ng2|0|Illustrative here: the reasons and the lead.");
	assert_rows(c, "SELECT id, number, illustrative FROM v_objective ORDER BY pos",
		"o1|1.1|0\no2|1.2|1\no3|2.1|0");
	assert_rows(c, "SELECT illustrative FROM v_count", "2");
	close_case(c);
}

static void a_measure_shows_its_latest_actual_once_for_each_goal(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	/* FY2026 has not ended by the as-of day */
	assert_rows(c, "SELECT goal, title, latest, latest_day FROM v_measure ORDER BY goal",
		"g1|Uses|5000000|2025-09-30\ng2|Uses|5000000|2025-09-30");
	close_case(c);
}

static void words_of_the_program_stand_in_the_language_too(void **state)
{
	(void)state;
	spec_case *c = open_case("strategy: {title: T, edition: '1', starts: 2026, ends: 2027, "
				 "language: fr}\n" ORGANIZATION);
	assert_rows(c, "SELECT word('in force'), word('own word'), word(NULL)",
		"en vigueur|own word|-");
	assert_rows(c, "SELECT phrase('Since {1}', 2007), phrase('Since {1}', NULL)",
		"Depuis 2\u202F007|-");
	assert_rows(c,
		"SELECT phrases(0, '{1} agreement', '{1} agreements'), phrases(2, '{1} agreement', "
		"'{1} "
		"agreements'), phrases('x', 'a', 'b')",
		"0 accord|2 accords|-");
	assert_rows(c, "SELECT number('2.50'), number('x'), number(NULL)", "2,5|x|-");
	close_case(c);
}

static void dates_stand_in_the_words_of_the_language(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	assert_rows(c, "SELECT id, signed_words FROM v_agreement ORDER BY pos",
		"mou|Dec 8, 2004\nsoi|Nov 8, 2024");
	assert_rows(c, "SELECT as_of, period, office, status_words FROM v_strategy",
		"January\xC2\xA0"
		"15,\xC2\xA0"
		"2026|FY 2026–2028|The Office|Draft");
	assert_rows(c,
		"SELECT fy('2025-10-01'), fy('2025-09-30'), fy_label(2026), add_span('2020-02-29', "
		"60),"
		" money(120000050, 'USD'), money(1500, 'JPY'), name('gbr'), name('nobody')",
		"2026|2025|FY 2026|2025-02-28|USD\xC2\xA0"
		"1,200,000.50|JPY\xC2\xA0"
		"1,500|United Kingdom|-");
	assert_rows(c,
		"SELECT join_years(fy_label(2026), fy_label(2028)), in_text('Strategic Priority'), "
		"in_text('ICT'), date_span('2026-07', '2026-07-01', '2026-07-31', 'FY2027', "
		"'2026-10-01', '2027-09-30')",
		"FY 2026–2028|strategic priority|ICT|Jul 2026 – FY 2027");
	close_case(c);
}

static void every_view_has_a_sentence_a_select_id_and_pos(void **state)
{
	(void)state;
	spec_case *c = open_case(small);
	for (size_t i = 0; i < eg_views_count(); i++) {
		eg_str name = eg_views_name(i);
		assert_true(eg_view_doc(name).n > 20);
		assert_true(eg_str_starts(eg_view_sql(name), EG_STR("SELECT")) ||
			    eg_str_starts(eg_view_sql(name), EG_STR("WITH")));
		eg_rows r;
		eg_str sql =
			eg_strf(c->arena, "SELECT id, pos FROM %.*s ORDER BY pos", EG_ARG(name));
		if (!eg_query_all(c->arena, c->ds, sql, (eg_query_place){0}, NULL, 0, &r, &c->diag))
			fail_msg("%.*s\n%.*s", EG_ARG(name), EG_ARG(findings(c)));
	}
	assert_null(eg_view_doc(EG_STR("v_nothing")).p);
	close_case(c);
}

static void a_strategy_without_records_has_empty_views(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	assert_rows(c,
		"SELECT partners, agreements, activities, running, partners_statement_words FROM "
		"v_count",
		"0|0|0|0|-");
	assert_rows(c, "SELECT * FROM v_partner", "");
	close_case(c);
}

static void money_of_a_calendar_year_goes_to_the_fiscal_year_that_holds_most_of_it(void **state)
{
	(void)state;
	/* the year begins in October: nine months of 2016 lie in FY 2016 */
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"goals: [{id: g1, title: Delivery, statement: S}]\n"
		"partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"
		"activities:\n"
		"  - {id: a1, title: First work, stage: done, goals: g1, partners: gbr, funding: ["
		"{fy: 2016, from: gbr, amount: 5}, {fy: FY2016, from: gbr, amount: 6}, "
		"{fy: FY2017-Q1, from: gbr, amount: 7}]}\n");
	assert_rows(c, "SELECT fy, our_fy, amount FROM v_funding ORDER BY pos",
		"2016|2016|500\nFY2016|2016|600\nFY2017-Q1|2017|700");
	close_case(c);
}

/* One that is set in an objective and a partner is told with the goal, one of an agency alone with
 * its country; a path of a file in a folder is below the strategy's. */
static void a_story_is_told_once_with_its_first_goal_or_else_its_partner(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"goals:\n"
		"  - {id: g1, title: Delivery, statement: Deliver., lead: icpo, objectives: [{id: "
		"o1, title: One, statement: S}]}\n"
		"  - {id: g2, title: Network, statement: Deliver., lead: icpo}\n"
		"partners:\n"
		"  - {id: gbr, name: United Kingdom, kind: country, country: GB}\n"
		"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr}\n"
		"activities: [{id: a1, title: First work, stage: done, goals: g2, partners: gbr}]\n"
		"people: [{id: ann, name: Ann, role: Head}, {id: bo, name: Bo}]\n"
		"figures: [{id: f, kind: picture, title: F, file: img/f.png, alt: An F}]\n"
		"stories:\n"
		"  - {id: s1, title: S1, text: T, of: [gbr, o1, g2], figure: f}\n"
		"  - {id: s2, title: S2, text: T, of: ho}\n"
		"  - {id: s3, title: S3, quote: Q, by: ann, of: a1}\n"
		"  - {id: s4, title: S4, quote: Q, by: bo}\n");
	assert_rows(c,
		"SELECT id, coalesce(goal, '-'), coalesce(partner, '-'), coalesce(speaker_words, "
		"'-'), "
		"coalesce(file, '-') FROM v_story ORDER BY pos",
		"s1|g1|-|-|img/f.png\ns2|-|gbr|-|-\ns3|g2|-|Ann, Head|-\ns4|-|-|Bo|-");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agencies_count_under_their_country_and_parts_under_their_body),
		cmocka_unit_test(a_statement_alone_makes_no_bilateral_partner),
		cmocka_unit_test(what_has_ended_or_is_not_signed_makes_no_bilateral_partner),
		cmocka_unit_test(an_objective_implies_its_goal_and_the_first_is_the_main_one),
		cmocka_unit_test(lists_keep_their_order_and_say_each_thing_once),
		cmocka_unit_test(a_list_of_one_item_is_that_item),
		cmocka_unit_test(members_have_the_words_of_the_spec_where_it_has_any),
		cmocka_unit_test(a_member_without_a_record_may_be_named),
		cmocka_unit_test(a_story_borrows_the_picture_of_what_it_is_about),
		cmocka_unit_test(names_regions_and_counterparts),
		cmocka_unit_test(own_regions_come_before_those_of_the_united_nations),
		cmocka_unit_test(what_is_illustrative_says_so),
		cmocka_unit_test(a_measure_shows_its_latest_actual_once_for_each_goal),
		cmocka_unit_test(words_of_the_program_stand_in_the_language_too),
		cmocka_unit_test(dates_stand_in_the_words_of_the_language),
		cmocka_unit_test(every_view_has_a_sentence_a_select_id_and_pos),
		cmocka_unit_test(a_strategy_without_records_has_empty_views),
		cmocka_unit_test(a_story_is_told_once_with_its_first_goal_or_else_its_partner),
		cmocka_unit_test(
			money_of_a_calendar_year_goes_to_the_fiscal_year_that_holds_most_of_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
