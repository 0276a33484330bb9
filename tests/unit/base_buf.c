/* The buffer: growth, its bound, and numbers without printf. */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void assert_text(eg_buf *b, const char *want)
{
	eg_buf_byte(b, 0);
	assert_string_equal(b->p, want);
	eg_buf_release(b);
}

static void an_empty_buffer_has_an_empty_text(void **state)
{
	(void)state;
	eg_buf b = {0};
	assert_non_null(eg_buf_view(&b).p);
	assert_int_equal(eg_buf_view(&b).n, 0);
	eg_buf_release(&b);
}

static void bytes_follow_each_other(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_buf_cstr(&b, "one");
	eg_buf_byte(&b, ' ');
	eg_buf_str(&b, EG_STR("two"));
	eg_buf_str(&b, (eg_str){NULL, 0});
	eg_bufv(&b, " %d%s", 3, "!");
	assert_text(&b, "one two 3!");
}

static void it_grows_past_any_first_size(void **state)
{
	(void)state;
	eg_buf b = {0};
	for (int i = 0; i < 100000; i++)
		eg_bufv(&b, "%05d", i);
	assert_int_equal(b.n, 500000);
	assert_memory_equal(b.p + (size_t)5 * 99999, "99999", 5);
	assert_memory_equal(b.p + (size_t)5 * 256, "00256", 5);
	eg_buf_release(&b);
}

static void integers_are_written_to_their_limits(void **state)
{
	(void)state;
	eg_buf b = {0};
	static const int64_t values[] = {0, -1, 10, 1234567890123, INT64_MAX, INT64_MIN};
	for (size_t i = 0; i < EG_COUNT(values); i++) {
		eg_buf_int(&b, values[i]);
		eg_buf_byte(&b, ' ');
	}
	assert_text(&b, "0 -1 10 1234567890123 9223372036854775807 -9223372036854775808 ");
}

static void fixed_numbers_lose_their_last_noughts(void **state)
{
	(void)state;
	static const struct {
		int64_t v;
		int places;
		const char *want;
	} cases[] = {{-1250, 3, "-1.25"}, {0, 6, "0"}, {5, 1, "0.5"}, {-5, 2, "-0.05"},
		{1000, 3, "1"}, {10, 0, "10"}, {1, 18, "0.000000000000000001"},
		{INT64_MIN, 0, "-9223372036854775808"}, {INT64_MIN, 6, "-9223372036854.775808"},
		{INT64_MAX, 18, "9.223372036854775807"}};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		eg_buf b = {0};
		eg_buf_fixed(&b, cases[i].v, cases[i].places);
		assert_text(&b, cases[i].want);
	}
}

static void fill(size_t max, size_t n)
{
	eg_buf b = {.max = max};
	while (n--)
		eg_buf_byte(&b, 'x');
	eg_buf_release(&b);
}

/* The exit code of a child that fills a buffer with n bytes. */
static int exit_of_filling(size_t max, size_t n)
{
	int status = 0;
	(void)fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		if (!freopen("/dev/null", "w", stderr))
			_Exit(9);
		fill(max, n);
		_Exit(0);
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void past_its_bound_the_process_ends_with_three(void **state)
{
	(void)state;
	assert_int_equal(exit_of_filling(10, 10), 0);
	assert_int_equal(exit_of_filling(10, 11), 3);
	assert_int_equal(exit_of_filling(1000, 1000), 0);
	assert_int_equal(exit_of_filling(1000, 1001), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_buffer_has_an_empty_text),
		cmocka_unit_test(bytes_follow_each_other),
		cmocka_unit_test(it_grows_past_any_first_size),
		cmocka_unit_test(integers_are_written_to_their_limits),
		cmocka_unit_test(fixed_numbers_lose_their_last_noughts),
		cmocka_unit_test(past_its_bound_the_process_ends_with_three),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
