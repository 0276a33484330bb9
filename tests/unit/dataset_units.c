/* In what unit queries give their numbers. */
#include "dataset_case.h"

#include "dataset/units.h"

static const struct {
	const char *sql, *units; /* of the columns */
} queries[] = {
	{"SELECT f.amount, f.currency, f.our_amount, f.our_currency, f.kind, f.cash FROM v_funding "
	 "f",
		"amount, currency, ours, our currency, none, yes-no"},
	{"SELECT value, value_said FROM measure_actual", "millionths, none"},
	{"SELECT progress, latest, avg(progress) AS mean FROM v_measure",
		"share, millionths, share"},
	{"SELECT sum(f.our_amount) AS paid, count(*) AS n, min(f.our_currency) AS c FROM v_funding "
	 "f "
	 "GROUP BY f.partner",
		"ours, none, our currency"},
	/* through what keeps a unit */
	{"SELECT coalesce(sum(CASE WHEN f.state = 'spent' AND f.amount > 5 THEN f.our_amount ELSE "
	 "0 "
	 "END), 0) AS a, -max(our_amount) + min(our_amount) AS b, sum(our_amount) FILTER (WHERE "
	 "cash) "
	 "AS c, sum(our_amount) OVER (ORDER BY our_fy) AS d FROM v_funding f",
		"ours, ours, ours, ours"},
	{"SELECT iif(cash, our_amount, NULL) AS a, nullif(our_amount, 5) AS b, CAST(our_amount AS "
	 "INTEGER) AS c, (SELECT sum(total) FROM v_partner_money) AS d FROM v_funding",
		"ours, ours, ours, ours"},
	/* through subqueries, tables with names and what they call things */
	{"SELECT n.paid, o.share, x.paid AS again FROM (SELECT goal, sum(amount) AS paid FROM "
	 "v_funding_year GROUP BY goal) n JOIN (SELECT share(1, 2) AS share) o "
	 "JOIN (SELECT sum(f.amount) AS paid FROM v_funding_year AS f) AS x",
		"ours, share, ours"},
	{"WITH m AS (SELECT goal, sum(amount) AS paid FROM v_funding_year GROUP BY goal) SELECT "
	 "g.id, "
	 "max(m.paid) paid, \"m\".\"paid\" - 0 AS \"left over\" FROM goal g JOIN m ON m.goal = "
	 "g.id",
		"none, ours, ours"},
	{"SELECT * FROM (SELECT sum(amount) AS a, currency FROM v_funding)", "amount, currency"},
	{"SELECT 5 AS five, sum(amount) AS a FROM v_funding UNION SELECT 1, 2", "none, amount"},
	/* without a name */
	{"SELECT sum(our_amount), count(*), CASE WHEN 1 THEN max(rate) END, max(amount) FROM "
	 "v_funding",
		"ours, none, millionths, amount"},
	/* what cannot be told, or is none */
	{"SELECT sum(our_amount) / 100 AS a, our_amount * 2 AS b, our_amount || '' AS c, "
	 "money(our_amount, our_currency) AS d, length(our_amount) AS e, our_amount + 7 AS f, "
	 "coalesce(our_amount, amount) AS g FROM v_funding",
		"none, none, none, none, none, none, none"},
	{"SELECT amount FROM (SELECT count(*) AS amount FROM goal)", "none"},
	{"SELECT status, coalesce(status, 'x') AS s, max(status) AS m, status || '' AS t FROM "
	 "v_agreement",
		"status, none, status, none"},
	/* yes or no */
	{"SELECT running, NOT running AS idle, ends_to < :as_of AS over, coalesce(covered, 0) AS "
	 "c, "
	 "sum(running) AS n, max(running) AS some, EXISTS (SELECT 1 FROM goal) AS e FROM "
	 "v_activity",
		"yes-no, yes-no, yes-no, yes-no, none, yes-no, yes-no"},
	{"SELECT running FROM v_partner", "none"},
	{"SELECT count(*) > 1 AND NULL AS a, CASE WHEN 1 THEN NULL END AS b, id IN ('a') AS c FROM "
	 "goal",
		"yes-no, none, yes-no"},
};

static eg_str units_of(spec_case *c, eg_query *q)
{
	eg_str all = {NULL, 0};
	for (size_t i = 0; i < eg_query_columns(q); i++)
		all = eg_strf(c->arena, "%.*s%s%s", EG_ARG(all), i ? ", " : "",
			eg_unit_word(eg_query_unit(q, i)));
	return all;
}

static void a_column_has_the_unit_of_what_it_comes_from(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	for (size_t i = 0; i < EG_COUNT(queries); i++) {
		eg_query *q = eg_query_open(
			c->ds, eg_str_of(queries[i].sql), (eg_query_place){0}, &c->diag);
		assert_non_null(q);
		assert_string_equal(eg_cstr(c->arena, units_of(c, q)), queries[i].units);
		eg_query_close(q);
	}
	close_case(c);
}

static const struct {
	const char *table, *columns;
} rows[] = {
#define EG_UNIT_OF(table, columns, unit) {table, columns},
#include "dataset/units.def"
#undef EG_UNIT_OF
};

static void every_column_of_the_table_of_units_is_one(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		eg_buf sql = {0};
		eg_buf_cstr(&sql, "SELECT \"");
		for (const char *p = rows[i].columns; *p; p++)
			eg_buf_cstr(&sql, *p == ' ' ? "\", \"" : (char[]){*p, '\0'});
		eg_bufv(&sql, "\" FROM %s", rows[i].table);
		eg_query *q =
			eg_query_open(c->ds, eg_buf_view(&sql), (eg_query_place){0}, &c->diag);
		if (!q)
			fail_msg("%.*s", EG_ARG(eg_buf_view(&sql)));
		eg_buf_release(&sql);
		assert_int_not_equal(eg_query_unit(q, 0), EG_UNIT_NONE);
		eg_query_close(q);
	}
	close_case(c);
}

static const struct {
	const char *sql, *words; /* of the columns: the field, `words` of the program, or `none` */
} worded[] = {
	{"SELECT kind, tier, name FROM partner", "partner.kind, words, none"},
	{"SELECT f.state, f.side, max(f.kind) AS k, f.amount FROM v_funding_year f",
		"funding.state, words, funding.kind, none"},
	{"SELECT x.stage, p.region, v.status FROM v_activity x JOIN v_partner p JOIN v_agreement v",
		"activity.stage, words, words"},
	{"SELECT what, \"when\", record FROM v_calendar", "words, words, none"},
	{"SELECT list(kind, pos) AS kinds, list(title, pos) AS titles FROM activity",
		"activity.kind, none"},
	{"SELECT kind || '' AS a, length(kind) AS b, CASE WHEN 1 THEN kind ELSE title END AS c, "
	 "coalesce(kind, 'x') AS d FROM activity",
		"none, none, none, none"},
};

static void words_are_followed_to_their_field(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	for (size_t i = 0; i < EG_COUNT(worded); i++) {
		eg_str all = {NULL, 0};
		eg_query *q = eg_query_open(
			c->ds, eg_str_of(worded[i].sql), (eg_query_place){0}, &c->diag);
		assert_non_null(q);
		for (size_t n = 0; n < eg_query_columns(q); n++) {
			eg_words w;
			bool some = eg_query_words(q, n, &w);
			all = eg_strf(c->arena, "%.*s%s%s%s%s", EG_ARG(all), n ? ", " : "",
				!some      ? "none"
				: !w.field ? "words"
					   : w.record->name,
				some && w.field ? "." : "", some && w.field ? w.field->key : "");
		}
		assert_string_equal(eg_cstr(c->arena, all), worded[i].words);
		eg_query_close(q);
	}
	close_case(c);
}

static void deep_and_endless_names_end(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	static const char sql[] =
		"SELECT y.x AS x FROM (SELECT z.x AS x FROM (SELECT amount AS x, x.x "
		"AS w FROM v_funding JOIN (SELECT 1 AS x) x) z) y";
	eg_query *q = eg_query_open(c->ds, EG_STR(sql), (eg_query_place){0}, &c->diag);
	assert_non_null(q);
	(void)eg_query_unit(q, 0);
	eg_query_close(q);
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_has_the_unit_of_what_it_comes_from),
		cmocka_unit_test(every_column_of_the_table_of_units_is_one),
		cmocka_unit_test(words_are_followed_to_their_field),
		cmocka_unit_test(deep_and_endless_names_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
