/* Tables made from the schema's rows: columns, values, audiences, and the file's bytes. */
#include "dataset_case.h"

#include <sqlite3.h>

static const char spec[] =
	STRATEGY "  currency: JPY\n"
		 "  settings: {on_track: 95%, expiring_within: 90 days}\n"
		 "  principles: [{title: Be brief, tags: [x, y]}]\n" ORGANIZATION "people:\n"
		 "  - {id: jane, name: Jane Open, public: yes}\n"
		 "  - {id: joe, name: Joe Sentinel, email: joe@sentinel.example}\n"
		 "risks: [{id: r1, title: Risk sentinel, likelihood: 1, impact: 2}]\n"
		 "goals: [{id: g1, title: One, statement: \"Read [[gbr]] and *nothing* else "
		 "[@s1].\", lead: joe, sponsor: jane}]\n"
		 "sources: [{id: s1, title: A law, date: unknown, kind: law}]\n"
		 "partners:\n"
		 "  - id: gbr\n"
		 "    name: United Kingdom\n"
		 "    kind: country\n"
		 "    country: GB\n"
		 "    position: {lat: 51.5, lon: -0.12}\n"
		 "    own: {colour: blue, floor: \"3\"}\n"
		 "    contacts: [joe, jane]\n"
		 "    cautions: Caution sentinel.\n"
		 "    notes: Note sentinel.\n"
		 "  - {id: hid, name: Hidden sentinel, kind: company, country: FR, marking: CUI}\n"
		 "agreements:\n"
		 "  - {id: mou, title: M, kind: memorandum of understanding, parties: [dhs, gbr, "
		 "hid], signed: 2025-Q2,\n"
		 "     expires: indefinite, renewal: {how: automatic, for: 3 years, renewed: "
		 "[2024-01-01, 2025]},\n"
		 "     signers: [{name: Signer sentinel}], clearance: {tias: Clearance sentinel}}\n"
		 "activities:\n"
		 "  - id: a1\n"
		 "    title: Work\n"
		 "    stage: active\n"
		 "    partners: [gbr, {partner: hid, role: lead}]\n"
		 "    ends: open\n"
		 "    deliverables: [{title: Paper, due: 2026-06, tags: [p, q]}]\n"
		 "    funding: [{fy: FY2026, from: dhs, amount: 1.2M, note: Money sentinel}, {fy: "
		 "FY2026, from: gbr, amount: 10.005, currency: USD},\n"
		 "      {fy: 2026, from: gbr, amount: 1.5, currency: KWD}, {fy: 2026, from: gbr, "
		 "amount: unknown}]\n";

static void a_value_becomes_its_columns(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	assert_rows(c,
		"SELECT signed, signed_from, signed_to, signed_said, expires, expires_from, "
		"in_force_said, kind FROM agreement",
		"2025-Q2|2025-04-01|2025-06-30|value|indefinite|-|absent|mou");
	assert_rows(c,
		"SELECT renewal_how, renewal_term, renewal_term_months, renewal_term_days FROM "
		"agreement",
		"automatic|3 years|36|0");
	assert_rows(c, "SELECT pos, renewed_to FROM agreement_renewal_renewed",
		"1|2024-01-01\n2|2025-12-31");
	assert_rows(c, "SELECT position_lat, position_lon FROM partner WHERE id = 'gbr'",
		"51500000|-120000");
	assert_rows(c, "SELECT date, date_from, date_said FROM source", "-|-|unknown");
	assert_rows(c, "SELECT ends, ends_to FROM activity", "open|-");
	assert_rows(c, "SELECT statement_plain FROM goal", "Read United Kingdom and nothing else.");
	close_case(c);
}

static void money_is_in_minor_units_of_its_currency(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	/* yen have none; 10.005 dollars are half a cent over, to even; a dinar has 1000 fils */
	assert_rows(c,
		"SELECT amount, amount_said, currency, kind, state FROM activity_funding ORDER BY "
		"pos",
		"1200000|value|JPY|cash|planned\n1000|value|USD|cash|planned\n1500|value|KWD|cash|"
		"planned\n-|unknown|JPY|cash|planned");
	close_case(c);
}

static void lists_are_tables_with_their_owners_key(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	assert_rows(c, "SELECT activity, pos, partner, role FROM activity_partner ORDER BY pos",
		"a1|1|gbr|performer\na1|2|hid|lead");
	assert_rows(c, "SELECT activity, pos, title, due_to FROM activity_deliverable",
		"a1|1|Paper|2026-06-30");
	assert_rows(c, "SELECT activity, deliverable_pos, pos, tag FROM activity_deliverable_tag",
		"a1|1|1|p\na1|1|2|q");
	assert_rows(c, "SELECT strategy, pos, title FROM strategy_principle", "dhs|1|Be brief");
	assert_rows(c, "SELECT * FROM extra", "gbr|colour|blue\ngbr|floor|3");
	assert_rows(
		c, "SELECT id, organization, pos, name FROM office", "icpo|dhs|1|Programs Office");
	assert_rows(c, "SELECT id, state FROM organization", "dhs|usa");
	close_case(c);
}

static void settings_have_their_fallbacks(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	assert_rows(c,
		"SELECT key, value FROM setting WHERE key IN ('as_of', 'on_track', 'at_risk', "
		"'currency', 'count_members',"
		" 'expiring_within_days', 'expiring_within_months', 'dormant_after_months') ORDER "
		"BY key",
		"as_of|2026-01-15\nat_risk|700000\ncount_members|0\ncurrency|JPY\ndormant_after_"
		"months|24\n"
		"expiring_within_days|90\nexpiring_within_months|0\non_track|950000");
	assert_rows(c, "SELECT key, value FROM meta ORDER BY key",
		"as_of|2026-01-15\naudience|internal\nedition|1\ninputs_digest|0123\ntitle|T\ntool|"
		"engross\ntool_version|0.0.0");
	close_case(c);
}

static void every_row_knows_its_place_and_marking(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"partners:\n"
		"  - id: gbr\n"
		"    name: United Kingdom\n"
		"    kind: country\n"
		"    marking: [CUI, \"TLP:AMBER\"]\n"
		"    country: GB\n"
		"    aliases:\n"
		"      - Britain\n"
		"      - UK\n"
		"  - {id: jpn, name: Japan, kind: country, country: JP, aliases: Nippon}\n");
	assert_rows(c, "SELECT id, spec_file, spec_line, marking FROM partner ORDER BY pos",
		"gbr|strategy.yaml|11|CUI; TLP:AMBER\njpn|strategy.yaml|19|U");
	assert_rows(c, "SELECT alias, spec_line, marking FROM partner_alias ORDER BY spec_line",
		"Britain|17|CUI; TLP:AMBER\nUK|18|CUI; TLP:AMBER\nNippon|19|U");
	close_case(c);
}

/* -- audiences -- */

static bool file_holds(const char *path, const char *words, size_t *size)
{
	eg_arena *a = eg_arena_new();
	eg_str bytes, why;
	assert_true(eg_fs_read(a, eg_str_of(path), 64u << 20, &bytes, &why));
	*size = bytes.n;
	bool found = eg_str_find(bytes, eg_str_of(words), 0) != SIZE_MAX;
	eg_arena_release(a);
	return found;
}

static void what_the_public_may_not_see_never_enters(void **state)
{
	(void)state;
	static const char *const hidden[] = {"Joe Sentinel", "joe@sentinel", "Risk sentinel",
		"Caution sentinel", "Note sentinel", "Hidden sentinel", "Signer sentinel",
		"Clearance sentinel", "Money sentinel"};
	for (int open = 0; open < 2; open++) {
		spec_case *c = open_case_for(spec, open ? "public" : "internal");
		eg_str folder = temp_folder(c->arena), why;
		const char *path =
			eg_cstr(c->arena, eg_path_join(c->arena, folder, EG_STR("x.sqlite")));
		if (!eg_dataset_save(c->ds, eg_str_of(path), &why))
			fail_msg("%.*s", EG_ARG(why));
		size_t size;
		for (size_t i = 0; i < EG_COUNT(hidden); i++)
			assert_int_equal(file_holds(path, hidden[i], &size), !open);
		assert_true(file_holds(path, "Jane Open", &size));
		unlink(path);
		rmdir(eg_cstr(c->arena, folder));
		assert_rows(c, "SELECT lead, sponsor FROM goal", open ? "-|jane" : "joe|jane");
		assert_rows(c, "SELECT partner FROM activity_partner", open ? "gbr" : "gbr\nhid");
		assert_rows(c, "SELECT contact FROM partner_contact ORDER BY pos",
			open ? "jane" : "joe\njane");
		assert_rows(c, "SELECT name('joe'), name('hid')",
			open ? "-|-" : "Joe Sentinel|Hidden sentinel");
		close_case(c);
	}
}

static void a_markable_field_may_be_hidden_alone(void **state)
{
	(void)state;
	spec_case *c = open_case_for(STRATEGY ORGANIZATION
		"people: [{id: jane, name: Jane, public: yes}]\n"
		"partners:\n"
		"  - {id: gbr, name: United Kingdom, kind: country, country: GB, contacts: jane, "
		"contacts_marking: CUI}\n",
		"public");
	assert_rows(c, "SELECT count(*) FROM partner_contact", "0");
	assert_rows(c, "SELECT id FROM partner", "gbr");
	close_case(c);
}

/* -- the file -- */

static eg_sha256 saved_digest(const char *path)
{
	spec_case *c = open_case(spec);
	eg_str why, bytes;
	if (!eg_dataset_save(c->ds, eg_str_of(path), &why))
		fail_msg("%.*s", EG_ARG(why));
	assert_true(eg_fs_read(c->arena, eg_str_of(path), 64u << 20, &bytes, &why));
	eg_sha256 h = eg_sha256_of(bytes);
	close_case(c);
	return h;
}

static void two_files_of_the_same_specs_have_the_same_bytes(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_str folder = temp_folder(a);
	const char *one = eg_cstr(a, eg_path_join(a, folder, EG_STR("one.sqlite")));
	const char *two = eg_cstr(a, eg_path_join(a, folder, EG_STR("two.sqlite")));
	eg_sha256 first = saved_digest(one);
	sleep(1);
	eg_sha256 second = saved_digest(two);
	assert_memory_equal(first.b, second.b, sizeof first.b);
	unlink(one);
	unlink(two);
	rmdir(eg_cstr(a, folder));
	eg_arena_release(a);
}

static int expect_ok(void *ctx, int n, char **values, char **names)
{
	(void)names;
	int *rows = ctx;
	(*rows)++;
	assert_int_equal(n, 1);
	assert_string_equal(values[0], "ok");
	return 0;
}

static int count_row(void *ctx, int n, char **values, char **names)
{
	(void)n;
	(void)values;
	(void)names;
	int *rows = ctx;
	(*rows)++;
	return 0;
}

/* Other tools open it without our functions; the CHECKs, which loading passes over, hold. */
static void the_file_is_whole_by_itself(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	eg_str folder = temp_folder(c->arena), why;
	const char *path = eg_cstr(c->arena, eg_path_join(c->arena, folder, EG_STR("x.sqlite")));
	assert_true(eg_dataset_save(c->ds, eg_str_of(path), &why));
	sqlite3 *db;
	int ok = 0, rows = 0, partners = 0;
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, "PRAGMA integrity_check", expect_ok, &ok, NULL), SQLITE_OK);
	assert_int_equal(ok, 1);
	assert_int_equal(
		sqlite3_exec(db, "PRAGMA foreign_key_check", count_row, &rows, NULL), SQLITE_OK);
	assert_int_equal(rows, 0);
	assert_int_equal(sqlite3_exec(db, "SELECT id FROM v_partner WHERE status = 'active'",
				 count_row, &partners, NULL),
		SQLITE_OK);
	assert_int_equal(partners, 2);
	sqlite3_close(db);
	unlink(path);
	rmdir(eg_cstr(c->arena, folder));
	close_case(c);
}

static void a_file_that_cannot_be_written_says_why(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	eg_str why = {NULL, 0};
	assert_false(eg_dataset_save(c->ds, EG_STR("/nowhere/at/all.sqlite"), &why));
	assert_true(why.n > 0);
	assert_rows(c, "SELECT count(*) FROM goal", "1");
	close_case(c);
}

static void the_dump_tells_tables_with_their_columns_and_rows(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	eg_str dump = eg_dataset_dump(c->arena, c->ds);
	assert_true(eg_str_find(dump,
			    EG_STR("\nactivity_partner: 2 rows\n  activity text\n  pos integer\n  "
				   "partner text\n"),
			    0) != SIZE_MAX);
	assert_true(eg_str_find(dump, EG_STR("\nv_count: 1 row\n"), 0) != SIZE_MAX);
	assert_true(eg_str_find(dump, EG_STR("error"), 0) == SIZE_MAX);
	close_case(c);
}

static void dates_keep_their_precision(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION
		"goals: [{id: g1, title: G, statement: S, starts: ~2026-03, ends: FY2027-Q2}]\n");
	assert_rows(c, "SELECT starts_precision, ends_precision FROM goal",
		"about month|fiscal quarter");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_becomes_its_columns),
		cmocka_unit_test(money_is_in_minor_units_of_its_currency),
		cmocka_unit_test(lists_are_tables_with_their_owners_key),
		cmocka_unit_test(settings_have_their_fallbacks),
		cmocka_unit_test(every_row_knows_its_place_and_marking),
		cmocka_unit_test(dates_keep_their_precision),
		cmocka_unit_test(what_the_public_may_not_see_never_enters),
		cmocka_unit_test(a_markable_field_may_be_hidden_alone),
		cmocka_unit_test(two_files_of_the_same_specs_have_the_same_bytes),
		cmocka_unit_test(the_file_is_whole_by_itself),
		cmocka_unit_test(a_file_that_cannot_be_written_says_why),
		cmocka_unit_test(the_dump_tells_tables_with_their_columns_and_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
