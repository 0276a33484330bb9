/* The sink of findings and its bound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "source/diag.h"

static void fill(eg_diag *d, enum eg_level level, enum eg_rule rule, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		eg_finding *f = eg_report_as(d, level, rule, (eg_span){0}, "finding %zu", i);
		(void)eg_say_help(f, "help");
		(void)eg_say_also(f, (eg_span){0}, "also");
	}
}

static void warnings_past_the_bound_are_counted_in_one(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_diag d;
	eg_diag_init(&d, a);
	fill(&d, EG_WARNING, EG_R_CELL_CUT, EG_MOST_FINDINGS + 12);
	assert_int_equal(d.errors, 0);
	assert_int_equal(d.warnings, EG_MOST_FINDINGS + 1);
	assert_int_equal(d.items[EG_MOST_FINDINGS]->rule, EG_R_CELL_CUT);
	assert_string_equal(
		d.items[EG_MOST_FINDINGS]->message.p, "12 more of this kind than are kept");
	eg_arena_release(a);
}

static void each_rule_tells_of_its_own(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_diag d;
	eg_diag_init(&d, a);
	fill(&d, EG_WARNING, EG_R_CELL_CUT, EG_MOST_FINDINGS + 1);
	fill(&d, EG_WARNING, EG_R_LINK_LIMIT, 7);
	assert_int_equal(d.count, EG_MOST_FINDINGS + 2);
	assert_int_equal(d.items[d.count - 1]->rule, EG_R_LINK_LIMIT);
	assert_string_equal(d.items[d.count - 1]->message.p, "7 more of this kind than are kept");
	eg_arena_release(a);
}

static void words_that_hold_a_file_keep_their_begin_and_their_end(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_diag d;
	eg_diag_init(&d, a);
	eg_buf id = {0};
	for (int i = 0; i < 100000; i++)
		eg_buf_cstr(&id, "\xC3\xA4");
	eg_finding *f = eg_report(
		&d, EG_R_ID_FORM, (eg_span){0}, "id '%.*s' has %zu bytes", (int)id.n, id.p, id.n);
	assert_true(f->message.n < 600);
	assert_true(eg_str_starts(f->message, EG_STR("id '\xC3\xA4\xC3\xA4")));
	assert_true(eg_str_ends(f->message, EG_STR("\xC3\xA4' has 200000 bytes")));
	assert_int_equal(eg_utf8_valid(f->message), f->message.n);
	eg_buf_release(&id);
	eg_arena_release(a);
}

static void an_error_is_kept_however_many_warnings_there_are(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_diag d;
	eg_diag_init(&d, a);
	fill(&d, EG_WARNING, EG_R_CELL_CUT, EG_MOST_FINDINGS);
	fill(&d, EG_ERROR, EG_R_QUERY_ERROR, 1);
	assert_int_equal(d.errors, 1);
	assert_string_equal(d.items[d.count - 1]->message.p, "finding 0");
	assert_string_equal(d.items[d.count - 1]->help.p, "help");
	eg_arena_release(a);
}

static void errors_past_the_bound_are_an_error(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_diag d;
	eg_diag_init(&d, a);
	fill(&d, EG_ERROR, EG_R_QUERY_ERROR, EG_MOST_FINDINGS + 3);
	assert_int_equal(d.errors, EG_MOST_FINDINGS + 1);
	assert_int_equal(d.items[EG_MOST_FINDINGS]->filed, EG_ERROR);
	eg_arena_release(a);
}

static void findings_that_are_merged_are_held_to_the_bound(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new(), *b = eg_arena_new();
	eg_diag to, from;
	eg_diag_init(&to, a);
	eg_diag_init(&from, b);
	fill(&to, EG_WARNING, EG_R_CELL_CUT, EG_MOST_FINDINGS);
	fill(&from, EG_WARNING, EG_R_LINK_LIMIT, 2);
	fill(&from, EG_ERROR, EG_R_QUERY_ERROR, 1);
	eg_diag_merge(&to, &from);
	eg_arena_release(b);
	assert_int_equal(to.errors, 1);
	assert_int_equal(to.count, EG_MOST_FINDINGS + 2);
	assert_string_equal(
		to.items[EG_MOST_FINDINGS]->message.p, "2 more of this kind than are kept");
	eg_arena_release(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(warnings_past_the_bound_are_counted_in_one),
		cmocka_unit_test(each_rule_tells_of_its_own),
		cmocka_unit_test(words_that_hold_a_file_keep_their_begin_and_their_end),
		cmocka_unit_test(an_error_is_kept_however_many_warnings_there_are),
		cmocka_unit_test(errors_past_the_bound_are_an_error),
		cmocka_unit_test(findings_that_are_merged_are_held_to_the_bound),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
