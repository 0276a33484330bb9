/* The clock: days before 1970, and clocks that nobody can mean. This program has its own
 * clock_gettime(), which stands before the library's. */
#include "base/time.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <time.h>

#include <cmocka.h>

static int64_t seconds;

int clock_gettime(clockid_t which, struct timespec *t)
{
	(void)which;
	*t = (struct timespec){.tv_sec = seconds, .tv_nsec = 999999999};
	return 0;
}

static void expect_day(int64_t now, int year, int month, int dom)
{
	seconds = now;
	assert_int_equal(eg_time_today(), eg_day_of(year, month, dom));
}

static void the_last_second_of_a_day_is_of_that_day(void **state)
{
	(void)state;
	expect_day(0, 1970, 1, 1);
	expect_day(86399, 1970, 1, 1);
	expect_day(86400, 1970, 1, 2);
}

static void days_before_1970_are_days_too(void **state)
{
	(void)state;
	expect_day(-1, 1969, 12, 31);
	expect_day(-86400, 1969, 12, 31);
	expect_day(-86401, 1969, 12, 30);
}

static void days_after_2038_and_2262_are_days_too(void **state)
{
	(void)state;
	expect_day(INT64_C(2147483648), 2038, 1, 19);
	expect_day(INT64_C(9223372037), 2262, 4, 11);
}

static void a_clock_beyond_four_digits_stops_at_them(void **state)
{
	(void)state;
	expect_day(INT64_MAX, 9999, 12, 31);
	expect_day(INT64_MIN, 1, 1, 1);
	assert_int_equal(eg_time_now(), INT64_C(-62135596800));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_second_of_a_day_is_of_that_day),
		cmocka_unit_test(days_before_1970_are_days_too),
		cmocka_unit_test(days_after_2038_and_2262_are_days_too),
		cmocka_unit_test(a_clock_beyond_four_digits_stops_at_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
