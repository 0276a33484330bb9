/* Queries: reading, parameters, what is refused, and where faults are placed. */
#include "dataset_case.h"

#include "dataset/store.h"

static const char spec[] =
	STRATEGY ORGANIZATION "goals: [{id: g1, title: One, statement: Deliver what the components "
			      "have asked for *soon* and well.},\n"
			      "  {id: g2, title: Two, statement: Deliver what the components have "
			      "asked for soon and well.}]\n"
			      "facts:\n"
			      "  - name: folded\n"
			      "    query: >-\n"
			      "      SELECT count(*)\n"
			      "      FROM goal WHERE titel = 'x'\n"
			      "  - {name: plain, query: SELECT count(*) FROM v_gaol}\n"
			      "  - {name: quoted, query: \"SELECT \\u0063ount(*), FROM goal\"}\n"
			      "  - {name: good, query: SELECT count(*) FROM goal}\n";

static eg_str query_of(spec_case *c, size_t fact, eg_query_place *place)
{
	const eg_rec *r = eg_model_list(c->model, "facts")->items[fact];
	place->value = eg_rec_find(r, "query");
	return place->value->as.text;
}

static eg_finding *fault_of(spec_case *c, eg_str sql, eg_query_place place)
{
	eg_rows r;
	size_t before = c->diag.count;
	assert_false(eg_query_all(c->arena, c->ds, sql, place, NULL, 0, &r, &c->diag));
	assert_int_equal(c->diag.count, before + 1);
	eg_finding *f = c->diag.items[before];
	assert_int_equal(f->rule, EG_R_QUERY_ERROR);
	return f;
}

static void assert_source(spec_case *c, eg_span s, const char *words)
{
	eg_str text = eg_str_cut(eg_sources_at(&c->sources, s.file)->text, s.from, s.to);
	assert_string_equal(eg_cstr(c->arena, text), words);
}

static void a_fault_points_at_its_own_characters_in_the_yaml(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	eg_query_place place = {0};
	eg_str sql = query_of(c, 0, &place);
	eg_finding *f = fault_of(c, sql, place);
	assert_source(c, f->span, "titel");
	assert_string_equal(eg_cstr(c->arena, f->help), "did you mean 'title'?");
	sql = query_of(c, 1, &place);
	f = fault_of(c, sql, place);
	assert_source(c, f->span, "v_gaol");
	assert_string_equal(eg_cstr(c->arena, f->help), "did you mean 'v_goal'?");
	sql = query_of(c, 2, &place);
	assert_source(c, fault_of(c, sql, place)->span, "FROM");
	close_case(c);
}

static void a_query_without_a_value_is_placed_by_its_span(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	eg_str sql = EG_STR("SELECT a.nmae FROM partner a");
	uint32_t file = eg_sources_add(&c->sources, EG_STR("query"), EG_STR("query"), sql);
	eg_query_place place = {.span = {file, 0, (uint32_t)sql.n}};
	assert_source(c, fault_of(c, sql, place)->span, "nmae");
	close_case(c);
}

static void nothing_but_reading_passes(void **state)
{
	(void)state;
	static const char *const refused[] = {
		"DELETE FROM goal",
		"INSERT INTO goal (id, pos) VALUES ('x', 1)",
		"UPDATE goal SET title = 'x'",
		"DROP TABLE goal",
		"CREATE TABLE x (a)",
		"CREATE TEMP TABLE x AS SELECT 1",
		"ATTACH '/tmp/x.sqlite' AS x",
		"PRAGMA table_info(goal)",
		"SELECT * FROM pragma_database_list",
		"VACUUM INTO '/tmp/x.sqlite'",
		"BEGIN",
		"EXPLAIN SELECT 1",
		"SELECT 1; SELECT 2",
		"SELECT load_extension('x')",
		"SELECT random()",
		"SELECT readfile('/etc/passwd')",
		"WITH x AS (SELECT 1) DELETE FROM goal",
		"",
		"  -- nothing",
	};
	spec_case *c = open_case(spec);
	for (size_t i = 0; i < EG_COUNT(refused); i++)
		(void)fault_of(c, eg_str_of(refused[i]), (eg_query_place){0});
	assert_rows(c, "SELECT count(*) FROM goal", "2");
	close_case(c);
}

static void a_runaway_ends(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	c->ds->most_steps = 3000000;
	eg_finding *f = fault_of(c,
		EG_STR("WITH RECURSIVE x(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM x) SELECT "
		       "max(a) FROM x"),
		(eg_query_place){0});
	assert_string_equal(eg_cstr(c->arena, f->message), "the query takes too long");
	assert_rows(c, "SELECT count(*) FROM goal", "2");
	close_case(c);
}

/* Each ends, with words for the limit that it ran into. */
static void what_takes_too_much_is_stopped(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"SELECT count(*) FROM goal a, goal b, goal c, goal d, goal e, goal f, goal g, "
		 "goal h, goal "
		 "i, goal j, goal k, goal l, goal m, goal n, goal o, goal p, goal q, goal r, goal "
		 "s, goal "
		 "t, goal u, goal v",
			"the query takes too long"},
		{"SELECT length(zeroblob(1000000000))",
			"a value of the query is too large: it may have a million bytes"},
		{"SELECT instr(zeroblob(2000000), x'01')",
			"a value of the query is too large: it may have a million bytes"},
		{"SELECT format('%1000d', 1)", "the query is faulty: a width of printf is a number "
					       "of at most three digits"},
		{"WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT "
		 "zeroblob(900000) "
		 "FROM t",
			"the result of the query is too large"},
	};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		spec_case *c = open_case(spec);
		eg_rows rows;
		c->ds->most_steps = 1000000;
		assert_false(eg_query_all(c->arena, c->ds, eg_str_of(cases[i][0]),
			(eg_query_place){0}, NULL, 0, &rows, &c->diag));
		assert_int_equal(c->diag.count, 1);
		assert_string_equal(eg_cstr(c->arena, c->diag.items[0]->message), cases[i][1]);
		close_case(c);
	}
}

static void parameters_are_bound_by_name(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	const eg_param params[] = {
		{EG_STR_INIT("title"),
			{.kind = EG_CELL_TEXT, .text = EG_STR_INIT("Two'; DROP TABLE goal --")}},
		{EG_STR_INIT("pos"), {.kind = EG_CELL_INTEGER, .integer = 2}},
		{EG_STR_INIT("unused"), {.kind = EG_CELL_NULL}},
	};
	eg_rows r;
	assert_true(eg_query_all(c->arena, c->ds,
		EG_STR("SELECT id, :title FROM goal WHERE pos = :pos AND :as_of IS NOT NULL"),
		(eg_query_place){0}, params, EG_COUNT(params), &r, &c->diag));
	assert_int_equal(r.count, 1);
	assert_true(eg_str_is(r.cells[0].text, "g2"));
	assert_true(eg_str_eq(r.cells[1].text, params[0].value.text));
	assert_false(eg_query_all(c->arena, c->ds, EG_STR("SELECT :none, :pos"),
		(eg_query_place){0}, params, EG_COUNT(params), &r, &c->diag));
	assert_int_equal(c->diag.errors, 1);
	close_case(c);
}

static void the_same_text_may_be_open_twice(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	eg_str sql = EG_STR("SELECT id FROM goal ORDER BY pos");
	eg_query *outer = eg_query_open(c->ds, sql, (eg_query_place){0}, &c->diag);
	eg_cell a, b;
	assert_true(eg_query_next(outer, &a));
	assert_true(eg_str_is(a.text, "g1"));
	eg_query *inner = eg_query_open(c->ds, sql, (eg_query_place){0}, &c->diag);
	assert_true(eg_query_next(inner, &b));
	assert_true(eg_str_is(b.text, "g1"));
	eg_query_close(inner);
	assert_true(eg_query_next(outer, &a));
	assert_true(eg_str_is(a.text, "g2"));
	assert_false(eg_query_next(outer, &a));
	eg_query_close(outer);
	eg_query *again = eg_query_open(c->ds, sql, (eg_query_place){0}, &c->diag);
	assert_ptr_equal(again, outer); /* prepared once */
	eg_query_close(again);
	close_case(c);
}

static void prose_columns_are_known_through_views(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	eg_query *q = eg_query_open(c->ds,
		EG_STR("SELECT g.statement, g.title, x.statement AS words, x.statement_plain, "
		       "trim(x.statement)"
		       " FROM goal g JOIN v_goal x ON x.id = g.id"),
		(eg_query_place){0}, &c->diag);
	assert_non_null(q);
	const bool wanted[] = {true, false, true, false, false};
	for (size_t i = 0; i < EG_COUNT(wanted); i++)
		assert_int_equal(eg_query_column_is_prose(q, i), wanted[i]);
	assert_true(eg_str_is(eg_query_column(q, 2), "words"));
	eg_query_close(q);
	close_case(c);
}

static void the_clock_of_queries_stands_at_the_as_of_day(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	assert_rows(c, "SELECT date('now'), CURRENT_TIMESTAMP", "2026-01-15|2026-01-15 00:00:00");
	close_case(c);
}

static void order_is_that_of_the_language(void **state)
{
	(void)state;
	spec_case *c = open_case(spec);
	assert_rows(c,
		"SELECT a FROM (SELECT 'Zambia' a UNION ALL SELECT 'Österreich' UNION ALL SELECT "
		"'oman'"
		" UNION ALL SELECT 'Norway') ORDER BY a COLLATE doc",
		"Norway\noman\nÖsterreich\nZambia");
	assert_rows(c,
		"SELECT a FROM (SELECT 'Zambia' a UNION ALL SELECT 'Österreich' UNION ALL SELECT "
		"'oman')"
		" ORDER BY sort_key(a)",
		"oman\nÖsterreich\nZambia");
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fault_points_at_its_own_characters_in_the_yaml),
		cmocka_unit_test(a_query_without_a_value_is_placed_by_its_span),
		cmocka_unit_test(nothing_but_reading_passes),
		cmocka_unit_test(a_runaway_ends),
		cmocka_unit_test(what_takes_too_much_is_stopped),
		cmocka_unit_test(parameters_are_bound_by_name),
		cmocka_unit_test(the_same_text_may_be_open_twice),
		cmocka_unit_test(prose_columns_are_known_through_views),
		cmocka_unit_test(the_clock_of_queries_stands_at_the_as_of_day),
		cmocka_unit_test(order_is_that_of_the_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
