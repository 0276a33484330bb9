/* Cells of tables: spans over columns and rows, shared heads, decimal marks, lists, notes, words
 * that are too long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

static const char *const columns[] = {"Partner", "Title", "Amount", "State"};

static setting begin_table(size_t rows)
{
	setting s = begin();
	s.table = add_table(s.a, s.doc->root, "Table 1", "Money", columns, 4, rows);
	s.table->wide = true;
	for (size_t r = 0; r < rows; r++)
		for (uint32_t i = 0; i < 4; i++)
			s.table->table->rows[r].cells[i] =
				cell_of(s.a, eg_strf(s.a, "c%u-%zu", i, r).p);
	return s;
}

static eg_tcell *cell(const setting *s, size_t row, uint32_t column)
{
	return &s->table->table->rows[row].cells[column];
}

/* The n-th glyph mark with these words; artifacts count when they are asked for. */
static const eg_mark *find(const setting *s, size_t page, const char *words, bool artifact)
{
	const eg_page *p = s->p->pages[page];
	for (size_t i = 0; i < p->mark_count; i++) {
		const eg_mark *m = &p->marks[i];
		if (m->kind == EG_MARK_GLYPHS && (m->artifact != EG_ART_NONE) == artifact &&
			eg_str_is(m->as.text.shaped->text, words))
			return m;
	}
	return NULL;
}

static const eg_element *owner(const setting *s, size_t page, const char *words)
{
	const eg_mark *m = find(s, page, words, false);
	assert_non_null(m);
	return &s->p->elements[s->p->pages[page]->owners[m->mcid]];
}

static eg_len right_of(const setting *s, const char *words)
{
	const eg_mark *m = find(s, 0, words, false);
	assert_non_null(m);
	return m->x + m->as.text.shaped->width;
}

static void assert_close(eg_len a, eg_len b)
{
	assert_true(a - b < EG_PT / 10 && b - a < EG_PT / 10);
}

static void a_cell_over_columns_says_so_and_the_covered_one_is_skipped(void **state)
{
	(void)state;
	setting s = begin_table(3);
	cell(&s, 1, 1)->colspan = 3;
	lay(&s);
	assert_int_equal(owner(&s, 0, "c1-1")->col_span, 3);
	assert_null(find(&s, 0, "c2-1", false));
	assert_null(find(&s, 0, "c3-1", false));
	assert_non_null(find(&s, 0, "c3-2", false));
	end(&s);
}

static void a_cell_over_rows_covers_the_places_below_it(void **state)
{
	(void)state;
	setting s = begin_table(4);
	cell(&s, 0, 0)->rowspan = 3;
	lay(&s);
	assert_int_equal(owner(&s, 0, "c0-0")->row_span, 3);
	assert_null(find(&s, 0, "c0-1", false));
	assert_null(find(&s, 0, "c0-2", false));
	assert_non_null(find(&s, 0, "c0-3", false));
	end(&s);
}

static void spans_that_reach_too_far_are_cut_at_the_edges(void **state)
{
	(void)state;
	setting s = begin_table(3);
	cell(&s, 1, 2)->colspan = 900;
	cell(&s, 2, 0)->rowspan = 65535;
	lay(&s);
	assert_int_equal(owner(&s, 0, "c2-1")->col_span, 2);
	assert_int_equal(owner(&s, 0, "c0-2")->row_span, 0);
	end(&s);
}

static void rows_under_a_high_cell_leave_room_for_its_words(void **state)
{
	(void)state;
	setting s = begin_table(3);
	eg_tcell *c = cell(&s, 0, 0);
	c->rowspan = 2;
	c->run_count = 11;
	c->runs = EG_NEW_N(s.a, eg_run, 11);
	for (uint32_t i = 0; i < 11; i++)
		c->runs[i] = i % 2 ? (eg_run){.text = EG_STR(""), .style = EG_I_BREAK}
				   : (eg_run){.text = EG_STR("line")};
	lay(&s);
	eg_len first = find(&s, 0, "c1-0", false)->y, third = find(&s, 0, "c1-2", false)->y;
	assert_int_equal(third - first, 6 * EG_PTS(10.5) + EG_PTS(7)); /* six lines */
	end(&s);
}

static void a_cell_over_three_hundred_rows_is_said_again_on_each_page(void **state)
{
	(void)state;
	setting s = begin_table(300);
	cell(&s, 0, 0)->rowspan = 300;
	lay(&s);
	assert_true(s.p->count > 8);
	assert_int_equal(owner(&s, 0, "c0-0")->row_span, 300);
	for (size_t i = 1; i < s.p->count; i++) {
		assert_non_null(find(&s, i, "c0-0", true));
		assert_null(find(&s, i, "c0-0", false));
	}
	end(&s);
}

static void neighbours_share_a_head_and_cells_name_all_their_heads(void **state)
{
	(void)state;
	setting s = begin_table(2);
	eg_str money = EG_STR("Resources");
	for (uint32_t i = 2; i < 4; i++) {
		s.table->table->columns[i].heads = &money;
		s.table->table->columns[i].head_count = 1;
	}
	lay(&s);
	const eg_element *shared = owner(&s, 0, "Resources"), *partner = owner(&s, 0, "Partner");
	assert_int_equal(shared->col_span, 2);
	assert_int_equal(shared->scope, 1);
	assert_int_equal(partner->row_span, 2);
	const eg_traits *t = eg_element_traits(owner(&s, 0, "c3-1"));
	assert_int_equal(t->header_count, 3); /* Resources, State, the row's own head */
	for (uint32_t i = 0; i < 3; i++)
		assert_int_equal(s.p->elements[t->headers[i]].role, EG_ROLE_TH);
	/* Heads of one row stand on one last baseline. */
	assert_int_equal(find(&s, 0, "Partner", false)->y, find(&s, 0, "State", false)->y);
	end(&s);
}

static void a_simple_table_needs_no_list_of_heads(void **state)
{
	(void)state;
	setting s = begin_table(2);
	lay(&s);
	assert_int_equal(eg_element_traits(owner(&s, 0, "c3-1"))->header_count, 0);
	assert_int_equal(owner(&s, 0, "c0-1")->scope, 2);
	end(&s);
}

static void numbers_stand_with_their_decimal_marks_under_each_other(void **state)
{
	(void)state;
	setting s = begin_table(4);
	static const char *const words[] = {"1,234.5", "12.25", "7", "not stated"};
	s.table->table->columns[2].class_ = EG_COL_NUMBER;
	s.table->table->columns[2].align = EG_ALIGN_DECIMAL;
	for (size_t r = 0; r < 4; r++)
		*cell(&s, r, 2) = cell_of(s.a, words[r]);
	lay(&s);
	/* In tabular figures a decimal place is a digit wide. */
	eg_len digit = find(&s, 0, "7", false)->as.text.shaped->width;
	eg_len one = right_of(&s, "1,234.5"), two = right_of(&s, "12.25"),
	       seven = right_of(&s, "7");
	assert_close(two - one, digit);
	assert_true(seven < one - digit);
	end(&s);
}

static void numbers_stand_under_each_other_whatever_is_said_around_them(void **state)
{
	(void)state;
	setting s = begin_table(3);
	s.table->table->columns[2].class_ = EG_COL_NUMBER;
	s.table->table->columns[2].align = EG_ALIGN_DECIMAL;
	eg_tcell *c = cell(&s, 0, 2);
	c->runs = EG_NEW_N(s.a, eg_run, 5);
	c->run_count = 5;
	c->runs[0].text = EG_STR("about ");
	c->runs[1] = (eg_run){.text = EG_STR("45"), .style = EG_I_STRONG};
	c->runs[2].text = EG_STR("\xC2\xA0of a kind that has a name");
	c->runs[3] = (eg_run){.text = EG_STR(""), .style = EG_I_BREAK};
	c->runs[4].text = EG_STR("below, 2028");
	*cell(&s, 1, 2) = cell_of(s.a, "7");
	*cell(&s, 2, 2) = cell_of(s.a, "1,234");
	lay(&s);
	assert_close(right_of(&s, "45"), right_of(&s, "7"));
	assert_close(right_of(&s, "45"), right_of(&s, "1,234"));
	end(&s);
}

static void a_mark_behind_a_number_does_not_move_it(void **state)
{
	(void)state;
	setting s = begin_table(2);
	s.table->table->columns[2].class_ = EG_COL_NUMBER;
	s.table->table->columns[2].align = EG_ALIGN_RIGHT;
	*cell(&s, 0, 2) = cell_of(s.a, "100");
	eg_tcell *c = cell(&s, 1, 2);
	c->runs = EG_NEW_N(s.a, eg_run, 2);
	c->run_count = 2;
	c->runs[0].text = EG_STR("250");
	c->runs[1] = (eg_run){.text = EG_STR("a"), .style = EG_I_SUP};
	lay(&s);
	assert_close(right_of(&s, "100"), right_of(&s, "250"));
	end(&s);
}

static void a_list_in_a_cell_has_its_tags(void **state)
{
	(void)state;
	setting s = begin_table(1);
	eg_block *more = block_of(s.a, EG_B_GROUP), *list = add(s.a, more, EG_B_LIST);
	say(s.a, add(s.a, list, EG_B_ITEM), "first");
	say(s.a, add(s.a, list, EG_B_ITEM), "second");
	cell(&s, 0, 1)->more = more;
	lay(&s);
	eg_str roles = eg_pages_roles(s.a, s.p);
	const char *want =
		"        TD\n          P\n          L\n            LI\n              LBody\n"
		"            LI\n              LBody\n";
	assert_true(eg_str_find(roles, eg_str_of(want), 0) != SIZE_MAX);
	assert_true(find(&s, 0, "second", false)->y > find(&s, 0, "first", false)->y);
	end(&s);
}

static void notes_stand_on_each_page_that_has_their_marks(void **state)
{
	(void)state;
	setting s = begin_table(90);
	static const size_t at[] = {3, 60, 85};
	for (uint32_t i = 0; i < 3; i++) {
		eg_str mark = eg_strf(s.a, "%c", 'a' + (int)i), words = eg_strf(s.a, "note%u", i);
		eg_tcell *c = cell(&s, at[i], 1);
		c->runs = EG_NEW_N(s.a, eg_run, 2);
		c->run_count = 2;
		c->runs[0].text = EG_STR("marked");
		c->runs[1] = (eg_run){.text = mark, .style = EG_I_SUP};
		eg_block *note = say(s.a, add(s.a, s.table, EG_B_TEXT), words.p);
		note->style = EG_S_NOTE;
		note->label = mark;
	}
	lay(&s);
	assert_int_equal(s.p->count, 3);
	for (uint32_t i = 0; i < 3; i++) {
		const char *words = eg_strf(s.a, "note%u", i).p;
		for (size_t p = 0; p < 3; p++) {
			eg_str mark = eg_strf(s.a, "%c", 'a' + (int)i);
			bool has = p + 1 < 3 && find(&s, p, mark.p, false);
			const eg_mark *m = find(&s, p, words, true);
			assert_int_equal(m != NULL, has);
			if (m)
				assert_true(m->y < EG_PTS(722));
		}
		assert_non_null(find(&s, 2, words, false)); /* all of them follow the table */
	}
	end(&s);
}

static void a_table_says_on_which_page_it_goes_on(void **state)
{
	(void)state;
	setting s = begin_table(60);
	lay(&s);
	assert_int_equal(s.p->count, 2);
	assert_non_null(find(&s, 0, "Continues", true));
	assert_null(find(&s, 1, "Continues", true));
	end(&s);
}

static void a_table_wider_than_any_page_is_set_with_a_warning(void **state)
{
	(void)state;
	setting s = begin_table(1);
	for (uint32_t i = 0; i < 4; i++)
		*cell(&s, 0, i) = cell_of(
			s.a, "Donaudampfschifffahrts1gesellschaftskapitaensmuetzenbandfabrikantin");
	lay(&s);
	assert_int_equal(s.diag.count, 1);
	assert_int_equal(s.diag.items[0]->rule, EG_R_TABLE_WIDE);
	const eg_page *p = s.p->pages[0];
	for (size_t i = 0; i < p->mark_count; i++) {
		const eg_mark *m = &p->marks[i];
		if (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE)
			assert_true(m->x + m->as.text.shaped->width <= p->width - EG_PTS(50));
	}
	end(&s);
}

static void widths_that_are_given_hold(void **state)
{
	(void)state;
	setting s = begin_table(2);
	s.table->table->columns[0].width = 20000; /* 200 points */
	s.table->table->columns[1].percent = 2500;
	lay(&s);
	eg_len x = find(&s, 0, "c0-0", false)->x, y = find(&s, 0, "c1-0", false)->x;
	assert_close(y - x, EG_PTS(212)); /* and the gap */
	assert_close(find(&s, 0, "c2-0", false)->x - y, EG_PTS(126));
	end(&s);
}

static void tables_have_rules_of_three_weights_and_none_upright(void **state)
{
	(void)state;
	setting s = begin_table(30);
	s.table->table->rows[10].group = 1;
	s.table->table->rows[29].total = 1;
	cell(&s, 3, 0)->rowspan = 4;
	lay(&s);
	for (size_t k = 0; k < s.p->count; k++) {
		const eg_page *p = s.p->pages[k];
		for (size_t i = 0; i < p->mark_count; i++) {
			const eg_mark *m = &p->marks[i];
			if (m->kind != EG_MARK_RECT)
				continue;
			assert_true(m->w > m->h);
			assert_true(
				m->h == EG_PTS(0.5) || m->h == EG_PTS(0.75) || m->h == EG_PTS(1.5));
		}
	}
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_over_columns_says_so_and_the_covered_one_is_skipped),
		cmocka_unit_test(a_cell_over_rows_covers_the_places_below_it),
		cmocka_unit_test(spans_that_reach_too_far_are_cut_at_the_edges),
		cmocka_unit_test(rows_under_a_high_cell_leave_room_for_its_words),
		cmocka_unit_test(a_cell_over_three_hundred_rows_is_said_again_on_each_page),
		cmocka_unit_test(neighbours_share_a_head_and_cells_name_all_their_heads),
		cmocka_unit_test(a_simple_table_needs_no_list_of_heads),
		cmocka_unit_test(numbers_stand_with_their_decimal_marks_under_each_other),
		cmocka_unit_test(numbers_stand_under_each_other_whatever_is_said_around_them),
		cmocka_unit_test(a_mark_behind_a_number_does_not_move_it),
		cmocka_unit_test(a_list_in_a_cell_has_its_tags),
		cmocka_unit_test(notes_stand_on_each_page_that_has_their_marks),
		cmocka_unit_test(a_table_says_on_which_page_it_goes_on),
		cmocka_unit_test(a_table_wider_than_any_page_is_set_with_a_warning),
		cmocka_unit_test(widths_that_are_given_hold),
		cmocka_unit_test(tables_have_rules_of_three_weights_and_none_upright),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
