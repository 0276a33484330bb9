/* Days: every one of eight centuries, months added, text. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void known_days_have_their_numbers(void **state)
{
	(void)state;
	assert_int_equal(eg_day_of(1970, 1, 1), 0);
	assert_int_equal(eg_day_of(1969, 12, 31), -1);
	assert_int_equal(eg_day_of(2000, 3, 1), 11017);
	assert_int_equal(eg_day_of(1, 1, 1), -719162);
	assert_int_equal(eg_day_of(9999, 12, 31), 2932896);
}

/* Walks the calendar by its own rules and compares at each day. */
static void every_day_of_eight_centuries_comes_back(void **state)
{
	(void)state;
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	eg_day d = eg_day_of(1600, 1, 1);
	for (int y = 1600; y <= 2400; y++) {
		for (int m = 1; m <= 12; m++) {
			int days = lengths[m - 1] +
				   (m == 2 && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
			assert_int_equal(eg_month_days(y, m), days);
			for (int day = 1; day <= days; day++, d++) {
				int yy, mm, dd;
				eg_day_split(d, &yy, &mm, &dd);
				if (eg_day_of(y, m, day) != d || yy != y || mm != m || dd != day)
					fail_msg("%04d-%02d-%02d", y, m, day);
			}
		}
	}
}

static void months_are_added_as_agreements_count_them(void **state)
{
	(void)state;
	static const struct {
		const char *from;
		int months;
		const char *to;
	} cases[] = {{"2020-02-29", 60, "2025-02-28"}, {"2020-02-29", 48, "2024-02-29"},
		{"2023-02-28", 12, "2024-02-29"}, {"2025-01-31", 1, "2025-02-28"},
		{"2025-02-28", 1, "2025-03-31"}, {"2025-04-30", 1, "2025-05-31"},
		{"2025-04-29", 1, "2025-05-29"}, {"2024-01-30", 1, "2024-02-29"},
		{"2025-03-31", -1, "2025-02-28"}, {"2025-01-15", -13, "2023-12-15"},
		{"2025-12-31", 1, "2026-01-31"}, {"2005-12-21", 120, "2015-12-21"},
		{"2025-06-15", 0, "2025-06-15"}, {"1900-01-01", 2412, "2101-01-01"}};
	eg_arena *a = eg_arena_new();
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		eg_day from = 0;
		assert_true(eg_day_parse(eg_str_of(cases[i].from), &from));
		eg_str to = eg_day_iso(a, eg_day_add_months(from, cases[i].months));
		if (!eg_str_is(to, cases[i].to))
			fail_msg("%s %+d months: %s", cases[i].from, cases[i].months, to.p);
	}
	eg_arena_release(a);
}

static void months_stop_at_the_ends_of_the_calendar(void **state)
{
	(void)state;
	eg_day d = eg_day_of(2025, 6, 15);
	assert_int_equal(eg_day_add_months(d, INT32_MAX), eg_day_of(9999, 12, 31));
	assert_int_equal(eg_day_add_months(d, INT32_MIN), eg_day_of(1, 1, 1));
	assert_int_equal(eg_day_add_months(eg_day_of(1, 1, 31), -1), eg_day_of(1, 1, 1));
	assert_int_equal(eg_day_add_months(eg_day_of(9999, 11, 5), 1), eg_day_of(9999, 12, 5));
	assert_int_equal(eg_day_add_months(eg_day_of(9999, 12, 5), 1), eg_day_of(9999, 12, 31));
}

static void only_days_that_exist_are_read(void **state)
{
	(void)state;
	static const char *const wrong[] = {"", "2025", "2025-02-29", "2100-02-29", "2025-13-01",
		"2025-00-10", "2025-01-00", "2025-04-31", "0000-01-01", "2025-1-01", "2025-01-1 ",
		"2025/01/01", "20250101", "2025-01-011", "-025-01-01", "2025-0a-01", " 2025-01-1"};
	eg_day d = 42;
	for (size_t i = 0; i < EG_COUNT(wrong); i++)
		if (eg_day_parse(eg_str_of(wrong[i]), &d))
			fail_msg("'%s'", wrong[i]);
	assert_int_equal(d, 42);
	assert_true(eg_day_parse(EG_STR("2000-02-29"), &d) && d == 11016);
	assert_true(eg_day_parse(EG_STR("9999-12-31"), &d) && d == 2932896);
}

static void days_are_written_with_four_figures(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	assert_string_equal(eg_day_iso(a, 0).p, "1970-01-01");
	assert_string_equal(eg_day_iso(a, eg_day_of(7, 2, 3)).p, "0007-02-03");
	eg_arena_release(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days_have_their_numbers),
		cmocka_unit_test(every_day_of_eight_centuries_comes_back),
		cmocka_unit_test(months_are_added_as_agreements_count_them),
		cmocka_unit_test(months_stop_at_the_ends_of_the_calendar),
		cmocka_unit_test(only_days_that_exist_are_read),
		cmocka_unit_test(days_are_written_with_four_figures),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
