/* Names of files from patterns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/filename.h"

static bool find(void *ctx, eg_str name, eg_str *value)
{
	(void)ctx;
	*value = EG_STR("a/b  c:\xC3\xA9");
	return eg_str_is(name, "id");
}

static void what_stands_in_braces_becomes_a_part_of_a_name(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_str unknown;
	assert_true(eg_filename_fill(&b, EG_STR("x/{id}-y{"), find, NULL, &unknown));
	assert_true(eg_str_is(eg_buf_view(&b), "x/a-b-c-\xC3\xA9-y{"));
	eg_buf_release(&b);
}

static void what_stands_for_nothing_is_named(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_str unknown;
	assert_false(eg_filename_fill(&b, EG_STR("{id}-{di}"), find, NULL, &unknown));
	assert_true(eg_str_is(unknown, "di"));
	eg_buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_stands_in_braces_becomes_a_part_of_a_name),
		cmocka_unit_test(what_stands_for_nothing_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
