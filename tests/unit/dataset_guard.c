/* What a query may take, and what is said when the disk takes no more. */
#include "dataset_case.h"

#include <signal.h>
#include <sys/resource.h>

#include "dataset/guard.h"
#include "dataset/store.h"

#define GOALS(n)                                                                                   \
	"goals: [{id: g1, title: One, statement: Deliver what the components have asked for soon " \
	"and well.}" n "]\n"

static const char few[] = STRATEGY ORGANIZATION GOALS("");

static void each_record_allows_a_thousand_steps_more(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_buf_cstr(&b, few);
	eg_buf_cstr(&b, "partners:\n");
	for (int i = 0; i < 500; i++)
		eg_bufv(&b,
			"  - {id: p%d, name: Partner %d, kind: agency, country: FR, status: "
			"active}\n",
			i, i);
	eg_buf_byte(&b, '\0');
	spec_case *one = open_case(few), *many = open_case(b.p);
	assert_int_equal(many->model->id_count, one->model->id_count + 500);
	assert_int_equal(many->ds->most_steps - one->ds->most_steps, 500 * 1000);
	assert_true(one->ds->most_steps > INT64_C(100000000));
	close_case(one);
	close_case(many);
	eg_buf_release(&b);
}

/* The same query is ended or not as the bound is. */
static void a_query_ends_at_the_bound_of_its_dataset(void **state)
{
	(void)state;
	static const char counts[] = "WITH RECURSIVE x(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM "
				     "x WHERE a < 20000) SELECT max(a) FROM x";
	spec_case *c = open_case(few);
	eg_rows rows;
	c->ds->most_steps = 1000000;
	assert_true(eg_query_all(
		c->arena, c->ds, eg_str_of(counts), (eg_query_place){0}, NULL, 0, &rows, &c->diag));
	c->ds->most_steps = 100000;
	assert_false(eg_query_all(
		c->arena, c->ds, eg_str_of(counts), (eg_query_place){0}, NULL, 0, &rows, &c->diag));
	assert_int_equal(c->ds->stopped, EG_STOP_STEPS);
	assert_non_null(strstr(eg_cstr(c->arena, c->diag.items[0]->help), "1000 for each record"));
	close_case(c);
}

static bool is_answered(spec_case *c, const char *sql)
{
	eg_rows rows;
	return eg_query_all(
		c->arena, c->ds, eg_str_of(sql), (eg_query_place){0}, NULL, 0, &rows, &c->diag);
}

/* A time below nought has always passed: no clock decides. */
static void a_query_ends_when_its_time_has_passed(void **state)
{
	(void)state;
	static const char counts[] = "WITH RECURSIVE x(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM "
				     "x WHERE a < 20000) SELECT max(a) FROM x";
	spec_case *c = open_case(few);
	assert_true(is_answered(c, counts));
	c->ds->most_time = -1;
	assert_true(is_answered(c, "SELECT count(*) FROM goal")); /* it is over before a look */
	assert_false(is_answered(c, counts));
	assert_int_equal(c->ds->stopped, EG_STOP_TIME);
	assert_non_null(strstr(eg_cstr(c->arena, c->diag.items[0]->help), "a minute"));
	close_case(c);
}

/* A day passes, by the clock's marks, between two rows. */
static void what_is_done_with_a_row_takes_no_time_of_the_query(void **state)
{
	(void)state;
	const int64_t day = INT64_C(86400) * 1000000000;
	spec_case *c = open_case(few);
	c->ds->most_time = day / 2;
	eg_query *q = eg_query_open(c->ds,
		EG_STR("WITH RECURSIVE x(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM x WHERE a < "
		       "200000) SELECT a FROM x"),
		(eg_query_place){0}, &c->diag);
	assert_non_null(q);
	eg_cell cell;
	size_t rows = 0;
	for (; eg_query_next(q, &cell); rows++)
		if (rows == 10) {
			c->ds->rested -= day;
			c->ds->began -= day;
		}
	assert_int_equal(rows, 200000);
	assert_int_equal(c->ds->stopped, EG_STOP_NOT);
	eg_query_close(q);
	close_case(c);
}

static void a_query_ends_when_it_holds_too_much(void **state)
{
	(void)state;
	static const char sorts[] =
		"WITH RECURSIVE x(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM x "
		"WHERE a < 20000) SELECT a, hex(zeroblob(50)) AS b FROM x ORDER "
		"BY b, a DESC LIMIT 1 OFFSET 19999";
	spec_case *c = open_case(few);
	assert_true(is_answered(c, sorts));
	c->ds->most_memory = 1024 * 1024;
	assert_false(is_answered(c, sorts));
	assert_int_equal(c->ds->stopped, EG_STOP_MEMORY);
	assert_non_null(strstr(eg_cstr(c->arena, c->diag.items[0]->help), "256 MiB"));
	assert_true(is_answered(c, "SELECT count(*) FROM goal"));
	close_case(c);
}

/* What is sorted lies in files from a megabyte on. */
static void a_query_ends_when_it_writes_too_much(void **state)
{
	(void)state;
	static const char sorts[] =
		"WITH RECURSIVE x(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM x "
		"WHERE a < 20000) SELECT a, hex(zeroblob(500)) AS b FROM x ORDER "
		"BY b, a DESC";
	spec_case *c = open_case(few);
	eg_guard_trust(c->ds, true);
	assert_int_equal(
		sqlite3_exec(c->ds->db, "PRAGMA cache_size = 1", NULL, NULL, NULL), SQLITE_OK);
	eg_guard_trust(c->ds, false);
	c->ds->most_memory = (int64_t)16 * 1024 * 1024;
	assert_true(is_answered(c, sorts)); /* 20 MB: in memory they would be too much */
	c->ds->most_memory = (int64_t)3 * 1024 * 1024;
	assert_false(is_answered(c, sorts));
	assert_int_equal(c->ds->stopped, EG_STOP_MEMORY);
	assert_non_null(strstr(eg_cstr(c->arena, c->diag.items[0]->help), "temporary files"));
	assert_true(is_answered(c, "SELECT count(*) FROM goal"));
	close_case(c);
}

/* A limit on the sizes of files stands for the full disk. */
/* What a statement may have to take back is more than its journal holds in memory; datasets are
 * made in one transaction. */
static void a_statement_may_change_more_than_its_journal_holds(void **state)
{
	(void)state;
	spec_case *c = open_case(few);
	eg_str why = {NULL, 0};
	if (!eg_store_run(c->ds,
		    EG_STR("CREATE TABLE big (n INTEGER PRIMARY KEY, t TEXT NOT NULL);"
			   "INSERT INTO big WITH RECURSIVE x(a) AS (SELECT 1 UNION ALL SELECT a + "
			   "1 "
			   "FROM x WHERE a < 20000) SELECT a, hex(zeroblob(400)) FROM x"),
		    &why))
		fail_msg("%.*s", EG_ARG(why));
	assert_true(eg_store_run(c->ds, EG_STR("UPDATE big SET t = t || n"), &why));
	assert_false(eg_store_run(c->ds,
		EG_STR("UPDATE big SET t = CASE WHEN n < 20000 THEN 'other words' END"), &why));
	eg_guard_trust(c->ds, true);
	assert_rows(c, "SELECT count(*) FROM big WHERE t = hex(zeroblob(400)) || n", "20000");
	close_case(c);
}

static void a_disk_that_takes_no_more_is_told_as_that(void **state)
{
	(void)state;
	spec_case *c = open_case(few);
	struct rlimit old, none = {0, 0};
	eg_rows rows;
	eg_guard_trust(c->ds, true);
	assert_int_equal(sqlite3_exec(c->ds->db, "PRAGMA cache_size = 1; PRAGMA cache_spill = 1",
				 NULL, NULL, NULL),
		SQLITE_OK);
	eg_guard_trust(c->ds, false);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	none.rlim_max = old.rlim_max;
	(void)signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	bool first = eg_query_all(c->arena, c->ds, EG_STR("SELECT * FROM v_right_size"),
		(eg_query_place){0}, NULL, 0, &rows, &c->diag);
	bool second = eg_query_all(c->arena, c->ds, EG_STR("SELECT * FROM v_agreement"),
		(eg_query_place){0}, NULL, 0, &rows, &c->diag);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_false(first || second);
	assert_int_equal(c->diag.count, 1);
	assert_int_equal(c->diag.items[0]->rule, EG_R_FILE_WRITE);
	assert_non_null(strstr(eg_cstr(c->arena, c->diag.items[0]->message), "temporary file"));
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_record_allows_a_thousand_steps_more),
		cmocka_unit_test(a_query_ends_at_the_bound_of_its_dataset),
		cmocka_unit_test(a_query_ends_when_its_time_has_passed),
		cmocka_unit_test(what_is_done_with_a_row_takes_no_time_of_the_query),
		cmocka_unit_test(a_query_ends_when_it_holds_too_much),
		cmocka_unit_test(a_query_ends_when_it_writes_too_much),
		cmocka_unit_test(a_statement_may_change_more_than_its_journal_holds),
		cmocka_unit_test(a_disk_that_takes_no_more_is_told_as_that),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
