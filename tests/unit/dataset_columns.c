/* A standard view is filled with the columns that queries ask for, and each is what it is in the
 * whole of it. */
#include "dataset_case.h"

#include "dataset/select.h"
#include "dataset/sqltext.h"
#include "dataset/store.h"
#include "dataset/views.h"

/* -- the columns of every view -- */

static int64_t number_of(spec_case *c, eg_str sql)
{
	eg_str why = {NULL, 0};
	sqlite3_stmt *s = eg_store_prepare(c->ds, sql, &why);
	c->ds->trusted = true;
	if (!s || sqlite3_step(s) != SQLITE_ROW)
		fail_msg("%.*s: %s", EG_ARG(sql), sqlite3_errmsg(c->ds->db));
	int64_t n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	c->ds->trusted = false;
	return n;
}

static spec_case *case_of_file(const char *path)
{
	eg_arena *a = eg_arena_new();
	spec_case *c = EG_NEW(a, spec_case);
	c->arena = a;
	eg_sources_init(&c->sources, a);
	eg_diag_init(&c->diag, a);
	eg_model_options opt = {.build_day = eg_day_of(2026, 1, 15)};
	c->model = eg_model_read(a, &c->sources, eg_str_of(path), &opt, &c->diag);
	eg_dataset_options how = {.audience = EG_STR("internal"),
		.tool_version = EG_STR("0.0.0"),
		.inputs_digest = EG_STR("0123")};
	c->ds = eg_dataset_open(a, c->model, &how, &c->diag);
	assert_non_null(c->ds);
	return c;
}

/* The SELECT with one column has as many rows as the view, and no value that is not there. */
static void compare_column(spec_case *c, eg_str view, const eg_select *s, size_t column)
{
	bool *keep = EG_NEW_N(c->arena, bool, s->item_count);
	keep[column] = true;
	eg_str name = s->names[column], sql = eg_select_with(c->arena, s, keep);
	int64_t differ = number_of(c,
		eg_strf(c->arena,
			"SELECT (SELECT count(*) FROM (%.*s)) <> (SELECT count(*) FROM %.*s) OR "
			"EXISTS "
			"(SELECT \"%.*s\" FROM (%.*s) EXCEPT SELECT \"%.*s\" FROM %.*s) OR EXISTS "
			"(SELECT \"%.*s\" FROM %.*s EXCEPT SELECT \"%.*s\" FROM (%.*s))",
			EG_ARG(sql), EG_ARG(view), EG_ARG(name), EG_ARG(sql), EG_ARG(name),
			EG_ARG(view), EG_ARG(name), EG_ARG(view), EG_ARG(name), EG_ARG(sql)));
	if (differ)
		fail_msg("column '%.*s' of %.*s alone is another:\n%.*s", EG_ARG(name),
			EG_ARG(view), EG_ARG(sql));
}

static void each_column_alone_is_that_of_the_whole_view(void **state)
{
	(void)state;
	static const char *const files[] = {EG_TESTS "/../specs/dhs-st/strategy.yaml",
		EG_TESTS "/../specs/examples/records/strategy.yaml"};
	for (size_t f = 0; f < EG_COUNT(files); f++) {
		spec_case *c = case_of_file(files[f]);
		eg_str why = {NULL, 0};
		assert_true(eg_views_fill_all(c->ds, &why));
		size_t apart = 0;
		for (size_t i = 0; i < eg_views_count(); i++) {
			eg_select s;
			eg_str view = eg_views_name(i);
			bool ok = eg_select_read(c->arena, eg_view_sql(view), &s);
			apart += ok;
			for (size_t k = 0; ok && k < s.item_count; k++)
				if (s.names[k].n)
					compare_column(c, view, &s, k);
		}
		assert_true(apart * 10 > eg_views_count() * 9);
		close_case(c);
	}
}

/* The types of a table's columns, by their names. */
static eg_str types_of(spec_case *c, eg_str table)
{
	eg_str why = {NULL, 0};
	sqlite3_stmt *s = eg_store_prepare(c->ds,
		eg_strf(c->arena,
			"SELECT group_concat(CASE name WHEN 'pos' THEN 'pos' ELSE name || ' ' || "
			"type END)"
			" FROM pragma_table_info('%.*s')",
			EG_ARG(table)),
		&why);
	assert_non_null(s);
	c->ds->trusted = true;
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	eg_str types = eg_str_copy(c->arena, eg_store_column(s, 0));
	sqlite3_finalize(s);
	c->ds->trusted = false;
	return types;
}

static void columns_have_the_types_that_sqlite_would_give_them(void **state)
{
	(void)state;
	spec_case *c = case_of_file(EG_TESTS "/../specs/examples/records/strategy.yaml");
	eg_str why = {NULL, 0};
	assert_true(eg_views_fill_all(c->ds, &why));
	for (size_t i = 0; i < eg_views_count(); i++) {
		eg_str view = eg_views_name(i), sql = eg_view_sql(view);
		assert_true(eg_store_run(c->ds,
			eg_strf(c->arena, "CREATE TEMP TABLE made AS %.*s\nLIMIT 0", EG_ARG(sql)),
			&why));
		assert_string_equal(eg_cstr(c->arena, types_of(c, view)),
			eg_cstr(c->arena, types_of(c, EG_STR("made"))));
		assert_true(eg_store_run(c->ds, EG_STR("DROP TABLE made"), &why));
	}
	close_case(c);
}

/* -- SELECTs -- */

static const char *with(eg_arena *a, const char *sql, const char *columns)
{
	eg_select s;
	if (!eg_select_read(a, eg_str_of(sql), &s))
		return "not taken apart";
	bool *keep = EG_NEW_N(a, bool, s.item_count);
	for (size_t i = 0; i < s.item_count; i++)
		keep[i] =
			s.names[i].n && eg_str_find(eg_str_of(columns), s.names[i], 0) != SIZE_MAX;
	return eg_cstr(a, eg_select_with(a, &s, keep));
}

static void what_only_other_columns_want_goes(void **state)
{
	(void)state;
	static const struct {
		const char *sql, *columns, *wanted;
	} cases[] = {
		{"SELECT a, b + 1 AS c FROM t", "a", "SELECT a\nFROM t"},
		{"SELECT t.a, u.b FROM t LEFT JOIN u ON u.id = t.u", "a", "SELECT t.a\nFROM t"},
		{"SELECT t.a, u.b FROM t LEFT JOIN u ON u.id = t.u", "b",
			"SELECT u.b\nFROM t\nLEFT JOIN u ON u.id = t.u"},
		/* a join that may find several rows, and one that may find none */
		{"SELECT t.a, u.b FROM t LEFT OUTER JOIN u ON u.id = t.u JOIN v ON v.id = t.v", "a",
			"SELECT t.a\nFROM t\nLEFT OUTER JOIN u ON u.id = t.u\nJOIN v ON v.id = "
			"t.v"},
		/* a join that another one wants */
		{"SELECT t.a, w.b FROM t LEFT JOIN u ON u.id = t.u LEFT JOIN v w ON w.id = u.v",
			"b",
			"SELECT w.b\nFROM t\nLEFT JOIN u ON u.id = t.u\nLEFT JOIN v w ON w.id = "
			"u.v"},
		{"SELECT t.a, u.b FROM t LEFT JOIN u ON u.id = t.u WHERE u.c > 1 ORDER BY 1", "a",
			"SELECT t.a\nFROM t\nLEFT JOIN u ON u.id = t.u\nWHERE u.c > 1 ORDER BY 1"},
		{"WITH u AS (SELECT 1 AS id), v AS (SELECT id FROM u) SELECT t.a, v.id FROM t LEFT "
		 "JOIN "
		 "v ON v.id = t.v",
			"a", "SELECT t.a\nFROM t"},
		{"WITH u AS (SELECT id, list(x, 1) AS m, sum(y) AS n FROM w GROUP BY id) SELECT "
		 "t.a, "
		 "u.m AS p, u.n AS q FROM t LEFT JOIN u ON u.id = t.u",
			"p",
			"WITH u AS (SELECT id, list(x, 1) AS m\nFROM w\nGROUP BY id)\nSELECT u.m "
			"AS "
			"p\nFROM t\nLEFT JOIN u ON u.id = t.u"},
		/* the columns beside max() are those of its row */
		{"SELECT id, max(k) AS most, at, sum(n) AS n FROM t GROUP BY id", "at",
			"SELECT id, max(k) AS most, at\nFROM t\nGROUP BY id"},
		/* columns that nothing reads of a common table expression, with what they want */
		{"WITH u AS (SELECT id, name(x) AS m, k FROM w UNION ALL SELECT id, q.y, 1 FROM z "
		 "LEFT JOIN q ON q.id = z.y WHERE z.k) SELECT u.id AS a, u.m FROM u ORDER BY u.k",
			"a",
			"WITH u AS (SELECT id, k\nFROM w\nUNION ALL SELECT id, 1\nFROM z\nWHERE "
			"z.k)\nSELECT u.id AS a\nFROM u\nORDER BY u.k"},
		{"WITH v AS (SELECT id, k, m FROM w), u AS (SELECT id AS a, m AS b FROM v) SELECT "
		 "u.a, u.b FROM u",
			"a",
			"WITH v AS (SELECT id\nFROM w),\nu AS (SELECT id AS a\nFROM v)\nSELECT "
			"u.a\nFROM u"},
		/* a join that finds several rows, rows that must differ, one row of all, recursion
		 */
		{"WITH u AS (SELECT id, q.m FROM w LEFT OUTER JOIN q ON q.w = w.id) SELECT u.id AS "
		 "a FROM u",
			"a",
			"WITH u AS (SELECT id\nFROM w\nLEFT OUTER JOIN q ON q.w = w.id)\nSELECT "
			"u.id AS a\nFROM u"},
		{"WITH u AS (SELECT id, m FROM w UNION SELECT id, k FROM z) SELECT u.id AS a FROM "
		 "u",
			"a",
			"WITH u AS (SELECT id, m FROM w UNION SELECT id, k FROM z)\nSELECT u.id AS "
			"a\nFROM u"},
		{"WITH u AS (SELECT count(*) AS n, 1 AS k FROM w) SELECT u.k AS a FROM u", "a",
			"WITH u AS (SELECT count(*) AS n, 1 AS k FROM w)\nSELECT u.k AS a\nFROM u"},
		{"WITH RECURSIVE u AS (SELECT 1 AS id, 1 AS m UNION ALL SELECT id + 1, m FROM u "
		 "WHERE m < 9) SELECT u.id AS a FROM u",
			"a",
			"WITH RECURSIVE u AS (SELECT 1 AS id, 1 AS m UNION ALL SELECT id + 1, m "
			"FROM u WHERE m < 9)\nSELECT u.id AS a\nFROM u"},
		/* a column of a group that is no sum */
		{"SELECT id || 'x' AS b, t.k AS a, count(*) AS n FROM t GROUP BY t.k", "a",
			"SELECT t.k AS a\nFROM t\nGROUP BY t.k"},
		{"SELECT DISTINCT a, b FROM t", "a", "not taken apart"},
		{"SELECT * FROM t", "a", "not taken apart"},
		{"SELECT a FROM t UNION ALL SELECT b FROM u", "a", "not taken apart"},
	};
	eg_arena *a = eg_arena_new();
	for (size_t i = 0; i < EG_COUNT(cases); i++)
		assert_string_equal(with(a, cases[i].sql, cases[i].columns), cases[i].wanted);
	eg_arena_release(a);
}

static void a_query_needs_the_columns_whose_names_stand_in_it(void **state)
{
	(void)state;
	static const struct {
		const char *sql;
		bool a, b;
	} cases[] = {
		{"SELECT a FROM v", true, false},
		{"SELECT count(*), 2 * A FROM v", true, false},
		{"SELECT 'b', x.\"a\" FROM v AS x -- b", true, false},
		{"SELECT count(*) FROM v", false, false},
		{"SELECT * FROM v", true, true},
		{"SELECT x.* FROM v x", true, true},
		{"SELECT 1, * FROM (v)", true, true},
		{"SELECT * FROM (SELECT a FROM v) ORDER BY a", true, false},
		{"WITH c AS (SELECT b FROM v) SELECT * FROM c", false, true},
		{"SELECT * FROM t UNION ALL SELECT a FROM v", true, false},
		{"SELECT a FROM v UNION ALL SELECT * FROM \"v\"", true, true},
		{"SELECT 1 FROM t NATURAL JOIN v", true, true},
		{"SELECT 1 WHERE 1 IN v", true, true},
	};
	static const eg_str names[] = {{"a", 1}, {"b", 1}};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		bool needed[] = {false, false};
		eg_sql_needs(eg_str_of(cases[i].sql), EG_STR("v"), names, 2, needed);
		if (needed[0] != cases[i].a || needed[1] != cases[i].b)
			fail_msg("%s", cases[i].sql);
	}
}

/* -- tables that grow -- */

static const char two[] = STRATEGY ORGANIZATION
	"partners: [{id: gbr, name: United Kingdom, kind: country, country: GB}]\n"
	"goals: [{id: g, title: Goal, statement: S *so*}]\n"
	"activities:\n"
	"  - {id: a1, title: One, stage: active, goals: g, partners: gbr, starts: 2025}\n"
	"  - {id: a2, title: Two, stage: done, goals: g, partners: gbr, starts: 2024-02}\n";

static int64_t columns_of(spec_case *c, const char *table)
{
	return number_of(
		c, eg_strf(c->arena, "SELECT count(*) FROM pragma_table_info('%s')", table));
}

static void a_later_query_may_ask_for_more(void **state)
{
	(void)state;
	spec_case *c = open_case(two);
	assert_rows(c, "SELECT title FROM v_activity ORDER BY pos", "One\nTwo");
	int64_t few = columns_of(c, "v_activity");
	assert_true(few < 4);
	assert_rows(c, "SELECT id, status FROM v_activity WHERE goal = 'g' ORDER BY pos",
		"a1|active\na2|done");
	assert_true(columns_of(c, "v_activity") > few);
	assert_rows(c, "SELECT title FROM v_activity ORDER BY pos", "One\nTwo");
	assert_rows(c, "SELECT count(*) FROM (SELECT * FROM v_activity)", "2");
	assert_true(columns_of(c, "v_activity") > 50);
	close_case(c);
}

static void a_third_time_all_of_a_view_is_made(void **state)
{
	(void)state;
	spec_case *c = open_case(two);
	assert_rows(c, "SELECT id FROM v_activity ORDER BY pos", "a1\na2");
	assert_rows(c, "SELECT goal FROM v_activity ORDER BY pos", "g\ng");
	assert_rows(c, "SELECT stage FROM v_activity ORDER BY pos", "active\ndone");
	assert_rows(c, "SELECT starts FROM v_activity ORDER BY pos", "2025\n2024-02");
	assert_true(columns_of(c, "v_activity") > 50);
	close_case(c);
}

static void queries_that_were_told_fill_a_view_once(void **state)
{
	(void)state;
	spec_case *c = open_case(two);
	eg_dataset_expect(c->ds, EG_STR("SELECT id FROM v_activity"));
	eg_dataset_expect(c->ds, EG_STR("SELECT id, years FROM v_activity"));
	eg_dataset_expect(c->ds, EG_STR("SELECT activity, name FROM v_activity_partner"));
	assert_rows(c, "SELECT id FROM v_activity ORDER BY pos", "a1\na2");
	int64_t many = columns_of(c, "v_activity");
	assert_rows(c, "SELECT years FROM v_activity ORDER BY pos", "2025–\n2024");
	assert_int_equal(columns_of(c, "v_activity"), many);
	close_case(c);
}

static void a_view_that_is_being_read_can_grow(void **state)
{
	(void)state;
	spec_case *c = open_case(two);
	eg_cell cell;
	eg_query *q = eg_query_open(c->ds, EG_STR("SELECT title FROM v_activity ORDER BY pos"),
		(eg_query_place){0}, &c->diag);
	assert_non_null(q);
	assert_true(eg_query_next(q, &cell));
	assert_rows(c, "SELECT stage FROM v_activity WHERE id = 'a2'", "done");
	assert_rows(c, "SELECT goal FROM v_activity WHERE id = 'a2'", "g");
	assert_true(eg_query_next(q, &cell));
	assert_true(eg_str_is(cell.text, "Two"));
	assert_false(eg_query_next(q, &cell));
	eg_query_close(q);
	/* nothing of it is left in a file */
	eg_str why = {NULL, 0};
	assert_true(eg_views_fill_all(c->ds, &why));
	assert_int_equal(number_of(c, EG_STR("SELECT count(*) FROM sqlite_schema WHERE name LIKE "
					     "'outgrown%' OR name GLOB 'v_*_by_*_[0-9]'")),
		0);
	close_case(c);
}

static void markdown_is_known_in_part_of_a_view(void **state)
{
	(void)state;
	spec_case *c = open_case(two);
	eg_query *q = eg_query_open(c->ds, EG_STR("SELECT title, statement FROM v_goal"),
		(eg_query_place){0}, &c->diag);
	assert_non_null(q);
	assert_false(eg_query_column_is_prose(q, 0));
	assert_true(eg_query_column_is_prose(q, 1));
	eg_query_close(q);
	close_case(c);
}

static void a_column_of_the_same_name_is_no_common_table_expression(void **state)
{
	(void)state;
	static const struct {
		const char *sql;
		bool compares; /* v_partner.id with something */
	} cases[] = {
		{"SELECT p.region AS title FROM v_partner p JOIN region r ON r.id = p.region_id",
			false},
		{"SELECT 1, region AS title FROM v_partner p JOIN region r ON r.id = p.region_id",
			false},
		{"WITH region AS (SELECT * FROM v_partner) SELECT 1 FROM region r WHERE r.id = 'x'",
			true},
		{"WITH a AS (SELECT 1), region(id) AS (SELECT id FROM v_partner) SELECT 1 "
		 "FROM region r WHERE r.id = 'x'",
			true},
		{"WITH region AS NOT MATERIALIZED (SELECT * FROM v_partner) SELECT 1 FROM region r "
		 "WHERE r.id = 'x'",
			true},
	};
	for (size_t i = 0; i < EG_COUNT(cases); i++)
		if (eg_sql_compares(eg_str_of(cases[i].sql), EG_STR("v_partner"), EG_STR("id")) !=
			cases[i].compares)
			fail_msg("%s", cases[i].sql);
}

static bool has_table(spec_case *c, const char *name)
{
	return number_of(
		       c, eg_strf(c->arena, "SELECT count(*) FROM sqlite_schema WHERE name = '%s'",
				  name)) == 1;
}

static void without_an_earlier_edition_changes_cost_nothing(void **state)
{
	(void)state;
	spec_case *c = open_case(two);
	eg_str why = {NULL, 0};
	assert_rows(c, "SELECT name FROM v_change WHERE kind = 'goal' ORDER BY pos", "");
	assert_true(has_table(c, "v_change"));
	assert_false(has_table(c, "v_record"));
	assert_rows(c, "SELECT count(*) FROM (SELECT * FROM v_change)", "0");
	assert_true(has_table(c, "v_record"));
	assert_true(eg_views_fill_all(c->ds, &why));
	assert_true(columns_of(c, "v_change") > 10);
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_column_alone_is_that_of_the_whole_view),
		cmocka_unit_test(columns_have_the_types_that_sqlite_would_give_them),
		cmocka_unit_test(what_only_other_columns_want_goes),
		cmocka_unit_test(a_query_needs_the_columns_whose_names_stand_in_it),
		cmocka_unit_test(a_later_query_may_ask_for_more),
		cmocka_unit_test(a_third_time_all_of_a_view_is_made),
		cmocka_unit_test(queries_that_were_told_fill_a_view_once),
		cmocka_unit_test(a_view_that_is_being_read_can_grow),
		cmocka_unit_test(markdown_is_known_in_part_of_a_view),
		cmocka_unit_test(a_column_of_the_same_name_is_no_common_table_expression),
		cmocka_unit_test(without_an_earlier_edition_changes_cost_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
