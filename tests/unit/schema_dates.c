#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_case.h"
#include "schema/dates.h"

static void assert_date(const char *text, eg_fiscal fiscal, enum eg_precision precision,
	const char *from, const char *to)
{
	eg_date d;
	eg_str why;
	assert_true(eg_date_read(arena, eg_str_of(text), EG_USE_DATE, fiscal, &d, &why));
	assert_int_equal(d.precision, precision);
	assert_string_equal(eg_day_iso(arena, d.from).p, from);
	assert_string_equal(eg_day_iso(arena, d.to).p, to);
}

static void dates_are_intervals_that_keep_their_precision(void **state)
{
	static const struct {
		const char *text;
		enum eg_precision precision;
		const char *from, *to;
	} cases[] = {
		{"2025", EG_DATE_YEAR, "2025-01-01", "2025-12-31"},
		{"2024-02", EG_DATE_MONTH, "2024-02-01", "2024-02-29"},
		{"2025-12", EG_DATE_MONTH, "2025-12-01", "2025-12-31"},
		{"2025-03-14", EG_DATE_DAY, "2025-03-14", "2025-03-14"},
		{"2025-Q4", EG_DATE_QUARTER, "2025-10-01", "2025-12-31"},
		{"FY2025", EG_DATE_FY, "2024-10-01", "2025-09-30"},
		{"FY2024-25", EG_DATE_FY, "2024-10-01", "2025-09-30"},
		{"FY2025-Q1", EG_DATE_FY_QUARTER, "2024-10-01", "2024-12-31"},
		{"FY2025-Q3", EG_DATE_FY_QUARTER, "2025-04-01", "2025-06-30"},
		{"2016..2017", EG_DATE_RANGE, "2016-01-01", "2017-12-31"},
		{"..2012", EG_DATE_BEFORE, "1900-01-01", "2012-12-31"},
		{"~2007", EG_DATE_YEAR, "2007-01-01", "2007-12-31"},
	};
	(void)state;
	for (size_t i = 0; i < EG_COUNT(cases); i++)
		assert_date(cases[i].text, EG_FISCAL_DEFAULT, cases[i].precision, cases[i].from,
			cases[i].to);
}

static void a_fiscal_year_follows_its_rule(void **state)
{
	(void)state;
	assert_date("FY2025", (eg_fiscal){4, true}, EG_DATE_FY, "2025-04-01", "2026-03-31");
	assert_date("FY2025", (eg_fiscal){7, false}, EG_DATE_FY, "2024-07-01", "2025-06-30");
	assert_date("FY2025", (eg_fiscal){1, false}, EG_DATE_FY, "2025-01-01", "2025-12-31");
	/* Both years are said: the rule's name for the year is not needed. */
	assert_date("FY2025-26", (eg_fiscal){4, false}, EG_DATE_FY, "2025-04-01", "2026-03-31");
}

static void fiscal_years_may_begin_in_any_month(void **state)
{
	(void)state;
	for (int month = 1; month <= 12; month++)
		for (int start = 0; start <= 1; start++) {
			eg_date whole, quarter;
			eg_str why;
			eg_fiscal f = {month, start};
			assert_true(eg_date_read(
				arena, EG_STR("FY2025"), EG_USE_DATE, f, &whole, &why));
			int begins = start || month == 1 ? 2025 : 2024;
			assert_int_equal(whole.from, eg_day_of(begins, month, 1));
			assert_int_equal(whole.to, eg_day_add_months(whole.from, 12) - 1);
			/* Its quarters follow each other and fill it. */
			for (int q = 1; q <= 4; q++) {
				eg_str text = eg_strf(arena, "fy2025-q%d", q);
				assert_true(eg_date_read(
					arena, text, EG_USE_PERIOD, f, &quarter, &why));
				assert_int_equal(
					quarter.from, eg_day_add_months(whole.from, 3 * (q - 1)));
				assert_int_equal(
					quarter.to, eg_day_add_months(whole.from, 3 * q) - 1);
			}
		}
}

static void leap_days_and_the_ends_of_the_calendar_are_exact(void **state)
{
	static const char *const bad[] = {"1900-02-29", "2100-02-29", "2023-02-29", "2101",
		"1899-12-31", "2025-00", "2025-01-00", "2025-04-31", "2016..", "..", "FY2101",
		"FY2025-Q0", "FY2025-26-27", "2025..FY", "~~2025", "2000-02-30"};
	(void)state;
	assert_date("2000-02-29", EG_FISCAL_DEFAULT, EG_DATE_DAY, "2000-02-29", "2000-02-29");
	assert_date("2024-02", (eg_fiscal){3, false}, EG_DATE_MONTH, "2024-02-01", "2024-02-29");
	assert_date("FY2024", (eg_fiscal){3, false}, EG_DATE_FY, "2023-03-01", "2024-02-29");
	assert_date("FY1999-00", EG_FISCAL_DEFAULT, EG_DATE_FY, "1999-10-01", "2000-09-30");
	assert_date(
		"FY2024-25-Q3", EG_FISCAL_DEFAULT, EG_DATE_FY_QUARTER, "2025-04-01", "2025-06-30");
	assert_date("2100-12-31", EG_FISCAL_DEFAULT, EG_DATE_DAY, "2100-12-31", "2100-12-31");
	assert_date("1900", EG_FISCAL_DEFAULT, EG_DATE_YEAR, "1900-01-01", "1900-12-31");
	assert_date("2024-02-29..2025-Q1", EG_FISCAL_DEFAULT, EG_DATE_RANGE, "2024-02-29",
		"2025-03-31");
	assert_date("~2016..2017", EG_FISCAL_DEFAULT, EG_DATE_RANGE, "2016-01-01", "2017-12-31");
	for (size_t i = 0; i < EG_COUNT(bad); i++) {
		eg_date d;
		eg_str why;
		if (eg_date_read(
			    arena, eg_str_of(bad[i]), EG_USE_DATE, EG_FISCAL_DEFAULT, &d, &why))
			fail_msg("%s was taken", bad[i]);
	}
}

static void what_is_no_date_says_why(void **state)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{"2025-02-30", "February 2025 has 28 days"},
		{"2025-13", "there is no month 13"},
		{"1850", "years go from 1900 to 2100"},
		{"FY2024-26", "a fiscal year ends in the year after it begins: FY2024-25"},
		{"2017..2016", "the range ends before it begins"},
		{"yesterday", NULL},
		{"14.3.2025", NULL},
		{"2025-Q5", NULL},
		{"2025-3", NULL},
		{"", NULL},
		{"2025-03-14T10", NULL},
		{"FY", NULL},
		{"~", NULL},
		{"..", NULL},
		{"2016..", "a range has an end: 2016..2017, or ..2012 for not later"},
		{"FY2025-", NULL},
	};
	(void)state;
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		eg_date d;
		eg_str why;
		assert_false(eg_date_read(
			arena, eg_str_of(cases[i].text), EG_USE_DATE, EG_FISCAL_DEFAULT, &d, &why));
		if (cases[i].why)
			assert_true(eg_str_is(why, cases[i].why));
		else
			assert_null(why.p);
	}
}

static void open_and_indefinite_are_ends_only(void **state)
{
	eg_date d;
	eg_str why;
	(void)state;
	assert_true(eg_date_read(arena, EG_STR("open"), EG_USE_UNTIL, EG_FISCAL_DEFAULT, &d, &why));
	assert_int_equal(d.precision, EG_DATE_OPEN);
	assert_int_equal(d.to, EG_DAY_NONE);
	assert_true(eg_date_read(
		arena, EG_STR("Indefinite"), EG_USE_UNTIL, EG_FISCAL_DEFAULT, &d, &why));
	assert_int_equal(d.precision, EG_DATE_INDEFINITE);
	assert_false(eg_date_is_fiscal(&d));
	assert_false(eg_date_read(arena, EG_STR("open"), EG_USE_DATE, EG_FISCAL_DEFAULT, &d, &why));
}

static void a_period_is_no_day_and_no_guess(void **state)
{
	eg_date d;
	eg_str why;
	(void)state;
	assert_true(eg_date_read(
		arena, EG_STR("FY2025-Q3"), EG_USE_PERIOD, EG_FISCAL_DEFAULT, &d, &why));
	assert_true(eg_date_is_fiscal(&d));
	assert_false(eg_date_read(
		arena, EG_STR("2025-03-14"), EG_USE_PERIOD, EG_FISCAL_DEFAULT, &d, &why));
	assert_false(
		eg_date_read(arena, EG_STR("~2025"), EG_USE_PERIOD, EG_FISCAL_DEFAULT, &d, &why));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_intervals_that_keep_their_precision),
		cmocka_unit_test(a_fiscal_year_follows_its_rule),
		cmocka_unit_test(fiscal_years_may_begin_in_any_month),
		cmocka_unit_test(leap_days_and_the_ends_of_the_calendar_are_exact),
		cmocka_unit_test(what_is_no_date_says_why),
		cmocka_unit_test(open_and_indefinite_are_ends_only),
		cmocka_unit_test(a_period_is_no_day_and_no_guess),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
