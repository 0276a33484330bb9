/* All goals at a glance (DESIGNBOOK.md 5.6). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_glance_sample.h"

#include "layout/theme.h"

static setting glance(const char *lang, size_t goals, bool dates)
{
	setting s = begin();
	s.doc->lang = eg_str_of(lang);
	add_glance(&s, goals, dates);
	lay(&s);
	return s;
}

static void it_is_a_table_with_a_row_for_each_goal(void **state)
{
	(void)state;
	setting s = glance("en-US", 3, true);
	assert_int_equal(s.p->count, 1);
	assert_int_equal(count_elements(&s, EG_ROLE_TH, 1), 3);
	assert_int_equal(count_elements(&s, EG_ROLE_TH, 2), 3);
	assert_int_equal(count_elements(&s, EG_ROLE_TD, -1), 6);
	assert_int_equal(count_elements(&s, EG_ROLE_L, -1), 3 * 2 + 1);
	end(&s);
}

static void trends_are_artifacts(void **state)
{
	(void)state;
	setting s = glance("en-US", 2, false);
	size_t lines = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_PATH)
			continue;
		assert_true(m->artifact != EG_ART_NONE);
		lines += m->as.path.op_count == 3;
	}
	assert_int_equal(lines, 4);
	end(&s);
}

/* The upper and the lower end of a goal's line, from the top of the highest of its trends down. */
static void trends_of(const int64_t (*values)[3], eg_len ends[2][2])
{
	setting s = begin();
	add_glance(&s, 1, false);
	eg_block *row = s.doc->root->children[0];
	while (row->kind != EG_B_CARD)
		row = row->children[row->child_count - 1];
	const eg_block *list = row->children[row->child_count - 1];
	for (size_t i = 0; i < 2; i++) {
		eg_trend *t = EG_NEW(s.a, eg_trend);
		*t = (eg_trend){.values = values[i], .count = 3};
		list->children[i]->trend = t;
	}
	lay(&s);
	size_t n = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_PATH || m->as.path.op_count != 3)
			continue;
		assert_true(n < 2);
		ends[n][0] = ends[n][1] = m->as.path.points[0].y;
		for (size_t k = 1; k < 3; k++) {
			eg_len y = m->as.path.points[k].y;
			ends[n][0] = y < ends[n][0] ? y : ends[n][0];
			ends[n][1] = y > ends[n][1] ? y : ends[n][1];
		}
		n++;
	}
	assert_int_equal(n, 2);
	end(&s);
}

static void trends_beside_each_other_have_one_zero(void **state)
{
	(void)state;
	static const int64_t over[][3] = {{9, 9, 3}, {900, 0, 600}},
			     both[][3] = {{2, 2, 2}, {1, -1, 1}};
	eg_len at[2][2];
	trends_of(over, at);
	eg_len high = at[1][1] - at[1][0], low = at[0][1] - at[0][0];
	assert_true(high > 0); /* the second goes down to zero, the first to a third */
	assert_true(low - high * 2 / 3 <= 2 && high * 2 / 3 - low <= 2);
	eg_len apart = at[1][0] - at[0][0];
	trends_of(both, at);
	assert_true(at[1][1] - at[1][0] == high);
	assert_true(at[1][0] - at[0][0] == apart); /* 2 and 1 are all that is over the same zero */
	assert_true(at[0][0] == at[0][1]);
}

static void statements_go_where_goals_are_many(void **state)
{
	(void)state;
	const eg_mark *m;
	setting s = glance("en-US", 3, true);
	assert_true(count_words(&s, "sentence", &m, 1) == 3);
	end(&s);
	s = glance("en-US", 6, true);
	assert_int_equal(s.p->count, 1);
	assert_int_equal(count_words(&s, "sentence", &m, 1), 0);
	assert_int_equal(count_words(&s, "Objective", &m, 1), 18);
	end(&s);
}

static void what_no_page_holds_goes_on_under_heads(void **state)
{
	(void)state;
	const eg_mark *heads[6];
	setting s = glance("en-US", 14, false);
	assert_int_equal(s.p->count, 2);
	assert_int_equal(count_words(&s, "Head", heads, 6), 6);
	assert_int_equal(heads[0]->artifact, EG_ART_NONE);
	assert_int_equal(heads[3]->artifact, EG_ART_LAYOUT);
	end(&s);
}

static void words_of_dates_do_not_overlap(void **state)
{
	(void)state;
	const eg_mark *m[4];
	setting s = glance("en-US", 2, true);
	const eg_format *f = eg_theme_format(false);
	assert_int_equal(count_words(&s, "Something", m, 4), 4);
	for (size_t i = 0; i < 4; i++) {
		eg_len right = m[i]->x + m[i]->as.text.shaped->width;
		assert_true(m[i]->x >= f->margin);
		assert_true(right <= f->margin + f->text_width + EG_PT);
		assert_true(i == 0 || m[i]->x > m[i - 1]->x + m[i - 1]->as.text.shaped->width);
	}
	end(&s);
}

/* Whatever fills the pages before. */
static void rows_leave_room_for_the_dates(void **state)
{
	(void)state;
	for (size_t texts = 40; texts < 200; texts += 40) {
		setting s = begin();
		eg_block *before = add_section(s.a, s.doc->root, "z", "Before", EG_BREAK_PAGE);
		for (size_t i = 0; i < texts; i++)
			add_text(s.a, before, EG_S_BODY, "filler");
		lay(&s);
		size_t pages = s.p->count;
		add_glance(&s, 7, true);
		lay(&s);
		assert_int_equal(s.p->count, pages + 1);
		end(&s);
	}
}

static void on_mirrored_pages_goals_stand_at_the_right(void **state)
{
	(void)state;
	const eg_mark *goal, *objective, *value;
	setting s = glance("ar", 2, true);
	assert_true(count_words(&s, "Capability", &goal, 1) > 0);
	assert_true(count_words(&s, "Objective", &objective, 1) > 0);
	assert_true(count_words(&s, "71%", &value, 1) > 0);
	assert_true(goal->x > objective->x && objective->x > value->x);
	end(&s);
}

static void on_mirrored_pages_the_label_of_dates_stands_at_the_right_in_any_language(void **state)
{
	(void)state;
	const eg_mark *label;
	setting s = glance("ar", 2, true);
	const eg_format *f = eg_theme_format(false);
	assert_true(count_words(&s, "When", &label, 1) > 0);
	assert_true(label->x > f->margin + f->text_width / 2);
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_a_table_with_a_row_for_each_goal),
		cmocka_unit_test(trends_are_artifacts),
		cmocka_unit_test(trends_beside_each_other_have_one_zero),
		cmocka_unit_test(statements_go_where_goals_are_many),
		cmocka_unit_test(what_no_page_holds_goes_on_under_heads),
		cmocka_unit_test(words_of_dates_do_not_overlap),
		cmocka_unit_test(rows_leave_room_for_the_dates),
		cmocka_unit_test(on_mirrored_pages_goals_stand_at_the_right),
		cmocka_unit_test(
			on_mirrored_pages_the_label_of_dates_stands_at_the_right_in_any_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
