/* All goals at a glance (DESIGNBOOK.md 5.6). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

static eg_block *add_list(setting *s, eg_block *row, enum eg_style style)
{
	eg_block *list = add(s->a, row, EG_B_LIST);
	list->style = (uint8_t)style;
	return list;
}

static void add_measure(setting *s, eg_block *list)
{
	static const int64_t values[] = {1000000, 2000000, 4000000};
	static const eg_trend trend = {
		.values = values, .count = EG_COUNT(values), .aims = true, .aim = 9000000};
	eg_block *item = say(s->a, add(s->a, list, EG_B_ITEM), "Measured");
	item->trend = &trend;
	add_text(s->a, item, EG_S_VALUE, "71%");
}

static void add_goal(setting *s, eg_block *glance, const char *number)
{
	eg_block *row = say(s->a, add(s->a, glance, EG_B_CARD), "Capability");
	row->label = eg_str_of(number);
	row->goal = 1;
	add_text(s->a, row, EG_S_STATEMENT,
		"Stated in a sentence that is long enough to turn some times in its column, as "
		"those of most goals are, so that it takes more than a few lines of it.");
	eg_block *objectives = add_list(s, row, EG_S_OUTCOME);
	for (int i = 0; i < 3; i++) {
		eg_block *o = say(s->a, add(s->a, objectives, EG_B_ITEM), "Objective");
		o->label = EG_STR("1.1");
	}
	eg_block *measures = add_list(s, row, EG_S_VALUE);
	for (int i = 0; i < 2; i++)
		add_measure(s, measures);
}

static void add_dates(setting *s, eg_block *glance)
{
	static const uint32_t places[] = {4800, 5000, 5200, 9900};
	eg_block *list = add_list(s, glance, EG_S_DATE);
	list->label = EG_STR("When");
	list->label_lang = EG_STR("en-US");
	for (size_t i = 0; i < EG_COUNT(places); i++) {
		eg_block *item = say(s->a, add(s->a, list, EG_B_ITEM), "Something");
		item->label = EG_STR("March");
		item->start = places[i];
	}
}

static void add_glance(setting *s, size_t goals, bool dates)
{
	static const char *const numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
	eg_block *section = add_section(s->a, s->doc->root, "a", "At a glance", EG_BREAK_PAGE);
	add_head(s->a, section, 2, "All goals");
	eg_block *b = add(s->a, section, EG_B_GLANCE);
	b->wide = true;
	b->table = EG_NEW(s->a, eg_table);
	b->table->column_count = 3;
	b->table->columns = EG_NEW_N(s->a, eg_column, 3);
	for (uint32_t i = 0; i < 3; i++)
		b->table->columns[i].title = EG_STR("Head");
	for (size_t i = 0; i < goals; i++)
		add_goal(s, b, numbers[i % EG_COUNT(numbers)]);
	if (dates)
		add_dates(s, b);
}

static setting glance(const char *lang, size_t goals, bool dates)
{
	setting s = begin();
	s.doc->lang = eg_str_of(lang);
	add_glance(&s, goals, dates);
	lay(&s);
	return s;
}

static size_t count_words(const setting *s, const char *words, const eg_mark **found, size_t most)
{
	size_t n = 0;
	for (size_t page = 0; page < s->p->count; page++) {
		for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[page]->marks[i];
			if (m->kind != EG_MARK_GLYPHS || !eg_str_is(m->as.text.shaped->text, words))
				continue;
			if (n < most)
				found[n] = m;
			n++;
		}
	}
	return n;
}

static size_t count_elements(const setting *s, enum eg_role role, int scope)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->element_count; i++)
		n += s->p->elements[i].role == role &&
		     (scope < 0 || s->p->elements[i].scope == scope);
	return n;
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
