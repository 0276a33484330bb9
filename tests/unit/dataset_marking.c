/* What the whole is marked with, and what the check found, as rows (DOMAIN.md 3.9, 3.12). */
#include "dataset_case.h"

static const char spec[] =
	STRATEGY "  id: s\n"
		 "  waive: [{rule: partner-idle, for: jpn, reason: Nothing has been agreed with "
		 "them so far, "
		 "until: 2026-12}]\n" ORGANIZATION
		 "goals: [{id: g1, title: Goal, statement: S, why: \"(CUI) Closed.\\n\\nOpen.\"}]\n"
		 "partners:\n"
		 "  - {id: gbr, name: United Kingdom, kind: country, country: GB, marking: "
		 "\"CUI//SP-EXPT\"}\n"
		 "  - {id: jpn, name: Japan, kind: country, country: JP, marking: TLP:GREEN}\n"
		 "  - {id: fra, name: France, kind: country, country: FR}\n";

static void the_whole_holds_the_union_of_its_parts(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	/* specified export control and the traffic light are together on no part */
	assert_rows(c,
		"SELECT id, marking, made, records, marked FROM v_marking WHERE scope <> 'record' "
		"ORDER BY pos",
		"all|CUI//SP-EXPT; TLP:GREEN|1|4|3\nkind/goal|CUI|0|1|1\n"
		"kind/partner|CUI//SP-EXPT; TLP:GREEN|1|3|2");
	assert_rows(c, "SELECT record, marking FROM v_marking WHERE scope = 'record' ORDER BY pos",
		"g1|CUI\nfra|U\ngbr|CUI//SP-EXPT\njpn|TLP:GREEN");
	assert_rows(c,
		"SELECT marking_union(x), marking_made(x) FROM (SELECT 'U' x UNION ALL SELECT "
		"'CUI')",
		"CUI|0");
	/* one over and over, then with another */
	assert_rows(c,
		"SELECT marking_union(x), marking_made(x) FROM (SELECT 'CUI' x UNION ALL SELECT "
		"'CUI' UNION ALL SELECT 'CUI')",
		"CUI|0");
	assert_rows(c,
		"SELECT marking_union(x), marking_made(x) FROM (SELECT 'TLP:GREEN' x UNION ALL "
		"SELECT 'TLP:GREEN' UNION ALL SELECT 'CUI//SP-EXPT')",
		"CUI//SP-EXPT; TLP:GREEN|1");
	assert_rows(c, "SELECT marking_union(x), portions('no (one) here') FROM (SELECT NULL x)",
		"U|-");
	close_case(c);
}

static void findings_have_their_record_field_and_waiver(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	const eg_rec *jpn = eg_model_find(c->model, EG_STR("jpn"));
	const eg_value *name = eg_rec_find(jpn, "name");
	eg_diag d;
	eg_diag_init(&d, c->arena);
	const eg_value *edition = eg_rec_find(c->model->strategy, "edition");
	const eg_finding *found[4] = {
		eg_report(&d, EG_R_QUERY_ERROR, name->span, "one"),
		eg_report(&d, EG_R_QUERY_ERROR, (eg_span){0}, "two"),
		eg_report(&d, EG_R_QUERY_ERROR, edition->span, "of the strategy itself"),
		eg_report(&d, eg_rule_find(EG_STR("partner-idle")), jpn->id_span, "three"),
	};
	assert_rows(c, "SELECT count(*) FROM v_finding", "0");
	assert_true(eg_dataset_findings(c->ds, found, 4, 3));
	assert_rows(c,
		"SELECT level, rule, record, kind, name, field, message, waived, waived_until FROM "
		"v_finding ORDER BY pos",
		"error|query-error|jpn|partner|Japan|name|one|0|-\n"
		"error|query-error|-|-|-|-|two|0|-\n"
		"error|query-error|s|-|-|edition|of the strategy itself|0|-\n"
		"warning|partner-idle|jpn|partner|Japan|id|three|1|2026-12");
	assert_rows(c, "SELECT count(*) FROM v_finding", "4");
	assert_true(eg_dataset_findings(c->ds, found, 1, 1));
	assert_rows(c, "SELECT count(*) FROM v_finding", "1");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_whole_holds_the_union_of_its_parts),
		cmocka_unit_test(findings_have_their_record_field_and_waiver),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
