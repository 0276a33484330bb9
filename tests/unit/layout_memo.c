/* What was set once is found again, and only that. */
#include "layout/memo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static eg_run words(const char *text)
{
	return (eg_run){.text = eg_str_of(text)};
}

static const eg_text_spec spec = {.type = EG_T_TABLE_TEXT, .width = EG_PTS(100), .lang = {"en", 2}};

static void the_same_words_to_the_same_measure_are_found(void **state)
{
	(void)state;
	eg_memo *m = eg_memo_new(true);
	char text[] = "in force";
	eg_run run = words(text);
	eg_para para = {.count = 1};
	eg_memo_add(m, &run, 1, &spec)->para = &para;
	text[0] = 'I'; /* the memo keeps words of its own */
	run = words("in force");
	eg_text_spec elsewhere = spec;
	elsewhere.x = EG_PTS(30);
	elsewhere.element = 7;
	const eg_memo_entry *e = eg_memo_find(m, &run, 1, &elsewhere);
	assert_non_null(e);
	assert_ptr_equal(e->para, &para);
	eg_memo_release(m);
}

static void what_would_be_set_otherwise_is_not_found(void **state)
{
	(void)state;
	eg_memo *m = eg_memo_new(true);
	eg_run run = words("in force");
	(void)eg_memo_add(m, &run, 1, &spec);
	eg_text_spec others[] = {spec, spec, spec, spec, spec, spec};
	others[0].width += 1;
	others[1].type = EG_T_TABLE_KEY;
	others[2].goal = 2;
	others[3].rag = EG_RAG_RIGHT;
	others[4].element = EG_NO_ELEMENT;
	others[5].lang = EG_STR("de");
	for (size_t i = 0; i < EG_COUNT(others); i++)
		assert_null(eg_memo_find(m, &run, 1, &others[i]));
	eg_run strong = run, signed_ = run, foreign = run, two[2] = {run, run};
	strong.style = EG_I_STRONG;
	signed_.sign = 1;
	foreign.lang = EG_STR("fr");
	assert_null(eg_memo_find(m, &strong, 1, &spec));
	assert_null(eg_memo_find(m, &signed_, 1, &spec));
	assert_null(eg_memo_find(m, &foreign, 1, &spec));
	assert_null(eg_memo_find(m, two, 2, &spec));
	assert_non_null(eg_memo_find(m, &run, 1, &spec));
	eg_memo_release(m);
}

static void page_numbers_and_boxes_that_change_are_not_kept(void **state)
{
	(void)state;
	eg_memo *twice = eg_memo_new(true), *once = eg_memo_new(false);
	eg_run run = words("page 7"), number = run;
	number.style = EG_I_PAGEREF;
	eg_text_spec own = spec;
	own.own = true;
	assert_true(eg_memo_takes(twice, &run, 1, &spec));
	assert_false(eg_memo_takes(twice, &number, 1, &spec));
	assert_false(eg_memo_takes(twice, &run, 1, &own));
	assert_true(eg_memo_takes(once, &run, 1, &spec));
	eg_run longer = words("A paragraph of running text that stands in a document once and in "
			      "no table at all");
	assert_true(eg_memo_takes(twice, &longer, 1, &spec));
	assert_false(eg_memo_takes(once, &longer, 1, &spec));
	eg_memo_release(twice);
	eg_memo_release(once);
}

static void thousands_of_entries_stay_apart(void **state)
{
	(void)state;
	eg_memo *m = eg_memo_new(true);
	char text[5000][8];
	for (size_t i = 0; i < 5000; i++) {
		(void)snprintf(text[i], sizeof text[i], "%zu", i);
		eg_run run = words(text[i]);
		eg_memo_add(m, &run, 1, &spec)->extent.full = (eg_len)i;
	}
	for (size_t i = 0; i < 5000; i++) {
		eg_run run = words(text[i]);
		const eg_memo_entry *e = eg_memo_find(m, &run, 1, &spec);
		assert_non_null(e);
		assert_int_equal(e->extent.full, i);
	}
	assert_true(eg_memo_has_room(m));
	eg_memo_release(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_words_to_the_same_measure_are_found),
		cmocka_unit_test(what_would_be_set_otherwise_is_not_found),
		cmocka_unit_test(page_numbers_and_boxes_that_change_are_not_kept),
		cmocka_unit_test(thousands_of_entries_stay_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
