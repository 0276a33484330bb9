/* No standard view is asked once a partner: four times the records, about four times the work. */
#include "dataset_case.h"

#include "base/embedded.h"
#include "dataset/guard.h"
#include "dataset/store.h"
#include "dataset/views.h"

static void put_partners(eg_buf *b, int count)
{
	eg_buf_cstr(b, "partners:\n");
	for (int i = 0; i < count; i++)
		if (i < 8)
			eg_bufv(b,
				"  - {id: p%d, name: Land %d, kind: country, country: G%c, "
				"native_name: Nom}\n",
				i, i, "BRYADEFI"[i]);
		else
			eg_bufv(b,
				"  - {id: p%d, name: Body %d, kind: %s, country: GB, parent: "
				"p%d}\n",
				i, i, i % 2 ? "agency" : "university", i % 8);
}

static void put_agreements(eg_buf *b, int count, int partners)
{
	eg_buf_cstr(b, "agreements:\n");
	for (int i = 0; i < count; i++)
		eg_bufv(b,
			"  - {id: ag%d, title: A, kind: mou, parties: [dhs, p%d], signed: 2010, "
			"expires: 2012-03-31,"
			" renewal: {how: automatic, for: 5 years}}\n",
			i, i % partners);
}

static void put_activities(eg_buf *b, int count, int partners)
{
	int agreements = partners / 2 + 1;
	eg_buf_cstr(b, "activities:\n");
	for (int i = 0; i < count; i++)
		eg_bufv(b,
			"  - {id: a%d, title: W, stage: active, goals: [g%d], objectives: o%d, "
			"topics: [t%d, t%d],"
			" partners: [p%d, p%d], agreements: ag%d, funding: [{fy: FY2026, from: "
			"p%d, amount: 1}], deliverables: [{title: D, due: 2025-06}], milestones: "
			"[{title: "
			"M, due: 2026-06}]}\n",
			i, i % 4, (i + 1) % 4, i % 10, (i + 3) % 10, i % partners,
			(i * 7 + 1) % partners, i % agreements, i % partners);
}

static void put_engagements(eg_buf *b, int count, int partners)
{
	eg_buf_cstr(b, "engagements:\n");
	for (int i = 0; i < count; i++)
		eg_bufv(b,
			"  - {id: e%d, title: E, kind: meeting, starts: 2025-03, every: 6 months, "
			"partners: "
			"[p%d, p%d], actions: [{text: A, due: 2025-12}]}\n",
			i, i, (i * 3 + 1) % partners);
}

static spec_case *strategy_of(int partners, int activities)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, STRATEGY ORGANIZATION "topics: [{id: t0, title: T0}");
	for (int i = 1; i < 10; i++)
		eg_bufv(&b, ", {id: t%d, title: T%d}", i, i);
	eg_buf_cstr(&b, "]\ngoals:\n");
	for (int i = 0; i < 4; i++)
		eg_bufv(&b,
			"  - {id: g%d, title: G, statement: S, objectives: [{id: o%d, title: "
			"O}]}\n",
			i, i);
	put_partners(&b, partners);
	put_agreements(&b, partners / 2 + 1, partners);
	put_activities(&b, activities, partners);
	put_engagements(&b, partners / 4, partners);
	eg_buf_byte(&b, '\0');
	spec_case *c = open_case(b.p);
	eg_buf_release(&b);
	return c;
}

/* As a statement of ours, which no limit ends. */
static int64_t steps_to_end(spec_case *c, sqlite3_stmt *s)
{
	eg_guard_trust(c->ds, true);
	int end = SQLITE_ROW;
	while (end == SQLITE_ROW)
		end = sqlite3_step(s);
	eg_guard_trust(c->ds, false);
	assert_int_equal(end, SQLITE_DONE);
	int64_t steps = sqlite3_stmt_status(s, SQLITE_STMTSTATUS_VM_STEP, 0);
	sqlite3_finalize(s);
	return steps;
}

static int64_t steps_of(spec_case *c, eg_str view)
{
	eg_str why = {NULL, 0}, sql = eg_view_sql(view);
	if (!eg_views_fill_named(c->ds, sql, &why))
		fail_msg("%.*s", EG_ARG(why));
	sqlite3_stmt *s = eg_store_prepare(c->ds, sql, &why);
	assert_non_null(s);
	return steps_to_end(c, s);
}

static void expect_in_proportion(spec_case *small, spec_case *large)
{
	for (size_t i = 0; i < eg_views_count(); i++) {
		eg_str name = eg_views_name(i);
		int64_t few = steps_of(small, name), many = steps_of(large, name);
		if (many > few * 5 + 10000)
			fail_msg("%.*s takes %lld steps, then %lld", EG_ARG(name), (long long)few,
				(long long)many);
	}
	close_case(small);
	close_case(large);
}

static void four_times_the_records_are_four_times_the_work(void **state)
{
	(void)state;
	expect_in_proportion(strategy_of(200, 1000), strategy_of(800, 4000));
}

static spec_case *filled(spec_case *c)
{
	eg_str why = {NULL, 0};
	assert_true(eg_views_fill_all(c->ds, &why));
	return c;
}

/* One partner has part in everything: no activity is held against all others of its partner, also
 * with the indexes that all views together ask for. */
static void four_times_the_activities_of_a_partner_are_four_times_the_work(void **state)
{
	(void)state;
	expect_in_proportion(filled(strategy_of(1, 200)), filled(strategy_of(1, 800)));
}

/* -- the standard rules -- */

static const eg_rec_list *rules_of(spec_case *c, const eg_embedded *e)
{
	size_t n = 0;
	const eg_record *const *all = eg_schema_records(&n);
	eg_rec_list *lists = NULL;
	assert_true(eg_model_bind_embedded(c->arena, &c->sources, eg_str_of(e->name),
		(eg_str){e->bytes, e->size}, &lists, &c->diag));
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i]->key, "checks") == 0)
			return &lists[i];
	return NULL;
}

static int64_t steps_of_rule(spec_case *c, eg_str sql)
{
	eg_str why = {NULL, 0};
	if (!eg_views_fill_named(c->ds, sql, &why))
		fail_msg("%.*s", EG_ARG(why));
	sqlite3_stmt *s = eg_store_prepare(c->ds, sql, &why);
	assert_non_null(s);
	int day = sqlite3_bind_parameter_index(s, ":as_of");
	if (day)
		eg_store_bind_text(s, day, EG_STR("2026-01-15"));
	return steps_to_end(c, s);
}

static void twice_the_records_are_twice_the_work_of_each_rule(void **state)
{
	(void)state;
	spec_case *small = strategy_of(400, 2000), *large = strategy_of(800, 4000);
	size_t count = 0;
	for (const eg_embedded *e = eg_embedded_rules; e->name; e++) {
		const eg_rec_list *rules = rules_of(small, e);
		for (size_t i = 0; i < rules->count; i++) {
			eg_str sql = eg_rec_text(rules->items[i], "query");
			int64_t few = steps_of_rule(small, sql), many = steps_of_rule(large, sql);
			count++;
			/* another plan may take half as much again; what is quadratic takes four
			 * times */
			if (many > few * 3 + 5000)
				fail_msg("%.*s takes %lld steps, then %lld",
					EG_ARG(rules->items[i]->id), (long long)few,
					(long long)many);
		}
	}
	assert_true(count > 60);
	close_case(small);
	close_case(large);
}

/* A row of a view by its key, as `each:` asks for it, visits a few rows and not the table. */
static void a_row_by_its_key_is_found_by_index(void **state)
{
	(void)state;
	static const char *const queries[] = {
		"SELECT * FROM v_partner WHERE id = 'p17'",
		"SELECT * FROM v_activity WHERE id IN (SELECT activity FROM v_activity_partner "
		"WHERE top = 'p5' LIMIT 3)",
		"SELECT * FROM v_agreement WHERE id IN (SELECT agreement FROM v_agreement_party "
		"WHERE top = 'p5' LIMIT 3)",
		"SELECT * FROM v_counterpart WHERE top = 'p5' LIMIT 3",
		"SELECT * FROM v_objective WHERE goal = 'g1'",
		"SELECT * FROM v_partner_contact WHERE id = 'p17'",
		"SELECT * FROM v_partner_money WHERE id = 'p17'",
		"SELECT * FROM v_partner_native WHERE partner = 'p3'",
		"SELECT * FROM v_partner_cover WHERE id = 'p16'",
		"SELECT * FROM v_right_size WHERE id = 'p16'",
		"SELECT * FROM v_right_size_part WHERE partner = 'p16'",
		"SELECT * FROM v_funding_part WHERE partner = 'p16'",
		"SELECT * FROM v_goal_partner WHERE partner = 'p16'",
		"SELECT * FROM v_topic_partner WHERE partner = 'p16'",
		"SELECT * FROM v_white_spot WHERE partner = 'p16'",
		"SELECT * FROM v_network_node WHERE id = 'p16'",
		"SELECT * FROM v_network_edge WHERE a = 'p16'",
		"SELECT * FROM v_engagement_partner WHERE top = 'p16'",
		"SELECT * FROM v_engagement WHERE id IN (SELECT engagement FROM "
		"v_engagement_partner "
		"WHERE top = 'p16')",
		"SELECT * FROM v_activity_money WHERE id = 'a17'",
		"SELECT * FROM v_deliverable WHERE activity = 'a17'",
		"SELECT * FROM v_measure WHERE goal = 'g1'",
		"SELECT * FROM v_marking WHERE record = 'p17'",
		"SELECT * FROM v_change WHERE record = 'p17'",
	};
	spec_case *c = strategy_of(5000, 2000);
	for (size_t i = 0; i < EG_COUNT(queries); i++) {
		eg_str why = {NULL, 0};
		assert_true(eg_views_fill_named(c->ds, eg_str_of(queries[i]), &why));
		sqlite3_stmt *s = eg_store_prepare(c->ds, eg_str_of(queries[i]), &why);
		while (sqlite3_step(s) == SQLITE_ROW)
			;
		assert_int_equal(sqlite3_stmt_status(s, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0), 0);
		assert_true(sqlite3_stmt_status(s, SQLITE_STMTSTATUS_VM_STEP, 0) < 2000);
		sqlite3_finalize(s);
	}
	close_case(c);
}

/* -- views and their SELECTs -- */

static int64_t number_of(spec_case *c, eg_str sql)
{
	eg_str why = {NULL, 0};
	sqlite3_stmt *s = eg_store_prepare(c->ds, sql, &why);
	c->ds->trusted = true;
	if (!s || sqlite3_step(s) != SQLITE_ROW)
		fail_msg("%.*s: %s", EG_ARG(sql), sqlite3_errmsg(c->ds->db));
	int64_t n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return n;
}

/* However a table is filled: with `pos` as its key, or as SQLite makes it. */
static void every_view_has_the_rows_of_its_select(void **state)
{
	(void)state;
	spec_case *c = strategy_of(60, 300);
	eg_str why = {NULL, 0};
	assert_true(eg_views_fill_all(c->ds, &why));
	for (size_t i = 0; i < eg_views_count(); i++) {
		eg_str name = eg_views_name(i), sql = eg_view_sql(name);
		if (number_of(c, eg_strf(c->arena,
					 "SELECT count(*) FROM (SELECT * FROM (%.*s) EXCEPT SELECT "
					 "* FROM %.*s)",
					 EG_ARG(sql), EG_ARG(name))) ||
			number_of(c, eg_strf(c->arena,
					     "SELECT (SELECT count(*) FROM (%.*s)) <> (SELECT "
					     "count(*) FROM %.*s)",
					     EG_ARG(sql), EG_ARG(name))))
			fail_msg("%.*s is not what its SELECT says", EG_ARG(name));
	}
	close_case(c);
}

static void an_index_is_made_when_a_query_looks_by_its_column(void **state)
{
	(void)state;
	static const struct {
		const char *sql;
		int64_t indexes;
	} steps[] = {
		{"SELECT id, kind, name AS \"kind = 'x'\" FROM v_partner -- kind = 1", 0},
		{"SELECT id FROM v_partner p WHERE p.kind IN ('country', 'agency')", 1},
		{"SELECT id FROM v_partner WHERE 'p3' = v_partner.\"top\"", 2},
		{"SELECT id FROM v_partner WHERE top <> parent AND region_id IS NOT NULL", 2},
		{"SELECT p.id FROM v_partner p JOIN partner q ON q.id = p.top AND q.parent IS NULL",
			2},
		{"SELECT id FROM v_partner WHERE kind = 'country' AND id = top", 3},
	};
	spec_case *c = strategy_of(20, 20);
	for (size_t i = 0; i < EG_COUNT(steps); i++) {
		eg_str why = {NULL, 0};
		assert_true(eg_views_fill_named(c->ds, eg_str_of(steps[i].sql), &why));
		assert_int_equal(
			number_of(c, EG_STR("SELECT count(*) FROM sqlite_schema WHERE type = "
					    "'index' AND tbl_name = 'v_partner'")),
			steps[i].indexes);
	}
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_times_the_records_are_four_times_the_work),
		cmocka_unit_test(four_times_the_activities_of_a_partner_are_four_times_the_work),
		cmocka_unit_test(twice_the_records_are_twice_the_work_of_each_rule),
		cmocka_unit_test(a_row_by_its_key_is_found_by_index),
		cmocka_unit_test(every_view_has_the_rows_of_its_select),
		cmocka_unit_test(an_index_is_made_when_a_query_looks_by_its_column),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
