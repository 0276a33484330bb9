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

static void check_stem(const char *name, const char *expected)
{
	eg_arena *a = eg_arena_new();
	eg_str stem = eg_filename_stem(a, eg_str_of(name), 8);
	if (!eg_str_is(stem, expected))
		print_error("%s is %.*s\n", name, EG_ARG(stem));
	assert_true(eg_str_is(stem, expected));
	eg_arena_release(a);
}

static void every_file_system_takes_a_stem(void **state)
{
	(void)state;
	check_stem("-.gbr..", "gbr");
	check_stem("...", "");
	check_stem("1234567\xC3\xA9", "1234567"); /* no half letter */
	check_stem("123456\xC3\xA9", "123456\xC3\xA9");
	check_stem("Con", "_Con");
	check_stem("aux.x", "_aux.x");
	check_stem("com1", "_com1");
	check_stem("comx", "comx");
	check_stem("cons", "cons");
}

static void check_path(const char *path, const char *expected)
{
	eg_arena *a = eg_arena_new();
	eg_str got = eg_filename_path(a, eg_str_of(path), EG_STR(".pdf"), 8);
	if (!eg_str_is(got, expected))
		print_error("%s is %.*s\n", path, EG_ARG(got));
	assert_true(eg_str_is(got, expected));
	eg_arena_release(a);
}

static void every_file_system_takes_a_path(void **state)
{
	(void)state;
	check_path("a.pdf", "a.pdf");
	check_path("a", "a.pdf");
	check_path("1234567890.pdf", "12345678.pdf");
	check_path("1234567\xC3\xA9/-aux/1234567890", "1234567/_aux/12345678.pdf");
	check_path("folder/con", "folder/_con.pdf");
	check_path("-/x", "_/x.pdf");
	check_path("", "_.pdf");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_stands_in_braces_becomes_a_part_of_a_name),
		cmocka_unit_test(what_stands_for_nothing_is_named),
		cmocka_unit_test(every_file_system_takes_a_stem),
		cmocka_unit_test(every_file_system_takes_a_path),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
