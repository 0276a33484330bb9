/* Matrices (DESIGNBOOK.md 5.15). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

#define ROWS 4
static const char *const titles[] = {"Partner", "Reach", "Learn", "Health", "Water"};

static int64_t count_of(size_t row, uint32_t column)
{
	static const int64_t counts[ROWS][4] = {
		{0, 1, 3, 5}, {7, 0, 0, 2}, {1, 1, 1, 1}, {9, 2, 4, 8}};
	return counts[row % ROWS][column % 4];
}

/* A matrix of two goals and the other columns: its last row is totals. */
static void fill(setting *s, eg_block *b)
{
	eg_table *t = b->table;
	uint32_t n = t->column_count - 1;
	int64_t *counts = EG_NEW_N(s->a, int64_t, t->row_count * n);
	b->wide = true;
	for (uint32_t i = 1; i <= n; i++) {
		t->columns[i].goal = i <= 2 ? (uint8_t)i : 0;
		t->columns[i].apart = i == 3;
		t->columns[i].align = EG_ALIGN_RIGHT;
	}
	for (size_t r = 0; r < t->row_count; r++) {
		t->rows[r].cells[0] = cell_of(s->a, "Somebody");
		t->rows[r].total = r + 1 == t->row_count;
		for (uint32_t c = 0; c < n; c++) {
			counts[r * n + c] = t->rows[r].total ? 44 : count_of(r, c);
			t->rows[r].cells[c + 1] = cell_of(s->a, "n");
		}
	}
	t->counts = counts;
}

static setting matrix(const char *lang, const char *const *heads, uint32_t columns, size_t rows)
{
	setting s = begin();
	s.doc->lang = eg_str_of(lang);
	s.table = add_table(s.a, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_NONE),
		"Table 1", "A grid", heads, columns, rows + 1);
	fill(&s, s.table);
	lay(&s);
	return s;
}

static size_t glyphs_on(const setting *s, size_t page, const char *words, const eg_mark **out)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->kind != EG_MARK_GLYPHS || !eg_str_is(m->as.text.shaped->text, words))
			continue;
		if (out && n == 0)
			*out = m;
		n++;
	}
	return n;
}

/* The outermost square around a point, or 0. */
static eg_len side_around(const setting *s, const eg_mark *at)
{
	eg_len side = 0;
	for (size_t i = 0; i < s->p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[0]->marks[i];
		if (m->kind == EG_MARK_RECT && m->w == m->h && m->x < at->x &&
			m->x + m->w > at->x && m->y < at->y && m->y + m->h > at->y)
			side = m->w > side ? m->w : side;
	}
	return side;
}

static void it_is_a_table_with_heads_of_rows_and_columns(void **state)
{
	(void)state;
	setting s = matrix("en-US", titles, 5, ROWS);
	size_t rows = 0, columns = 0, cells = 0;
	for (size_t i = 0; i < s.p->element_count; i++) {
		const eg_element *e = &s.p->elements[i];
		columns += e->role == EG_ROLE_TH && e->scope == 1;
		rows += e->role == EG_ROLE_TH && e->scope == 2;
		cells += e->role == EG_ROLE_TD && e->kid_count == 1;
	}
	assert_int_equal(columns, 5);
	assert_int_equal(rows, ROWS + 1);
	assert_int_equal(cells, (ROWS + 1) * 4);
	end(&s);
}

static void a_square_grows_with_the_class_of_its_count(void **state)
{
	(void)state;
	setting s = matrix("en-US", titles, 5, ROWS);
	static const char *const counts[] = {"1", "3", "5", "7"};
	eg_len before = 0;
	for (size_t i = 0; i < EG_COUNT(counts); i++) {
		const eg_mark *m = NULL;
		assert_true(glyphs_on(&s, 0, counts[i], &m) > 0);
		eg_len side = side_around(&s, m);
		assert_true(side > before);
		before = side;
	}
	end(&s);
}

static void nothing_to_count_is_a_dot_that_is_read_as_a_word(void **state)
{
	(void)state;
	setting s = matrix("en-US", titles, 5, ROWS);
	size_t said = 0;
	for (size_t i = 0; i < s.p->element_count; i++)
		said += s.p->elements[i].role == EG_ROLE_TD &&
			eg_str_is(eg_element_traits(&s.p->elements[i])->actual, "none");
	assert_int_equal(said, 3);
	assert_int_equal(glyphs_on(&s, 0, "\xC2\xB7", NULL), 3 + 1); /* and in the legend */
	end(&s);
}

/* Where the slanted words end, from the left. */
static eg_len reach(const eg_mark *m)
{
	return m->x + m->as.text.shaped->width / 2;
}

static void heads_rise_and_stay_by_the_edge_of_the_text(void **state)
{
	(void)state;
	static const char *const heads[] = {"Partner", "Reach", "Learn", "Health", "Water", "Roads",
		"Schools", "Forests", "Supercalifragilistic"};
	setting s = matrix("en-US", heads, 9, ROWS);
	const eg_format *f = eg_theme_format(false);
	size_t turned = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_GLYPHS || !m->as.text.turned)
			continue;
		turned++;
		assert_int_equal(m->as.text.angle, 60);
		assert_int_equal(m->artifact, EG_ART_NONE);
		assert_true(reach(m) <= f->margin + f->text_width + EG_PTS(13));
	}
	assert_true(turned >= 8);
	end(&s);
}

static void on_mirrored_pages_they_rise_to_the_left(void **state)
{
	(void)state;
	setting s = matrix("ar", titles, 5, ROWS);
	const eg_mark *m = NULL, *row = NULL;
	assert_int_equal(glyphs_on(&s, 0, "Health", &m), 1);
	assert_true(m->as.text.turned);
	assert_int_equal(m->as.text.angle, -60);
	assert_true(glyphs_on(&s, 0, "Somebody", &row) > 0);
	assert_true(row->x > m->x);
	end(&s);
}

static void its_heads_stand_again_over_the_rows_of_a_later_page(void **state)
{
	(void)state;
	setting s = matrix("en-US", titles, 5, 60);
	assert_true(s.p->count > 1);
	const eg_mark *m = NULL;
	assert_int_equal(glyphs_on(&s, 1, "Health", &m), 1);
	assert_int_equal(m->artifact, EG_ART_LAYOUT);
	assert_int_equal(glyphs_on(&s, s.p->count - 1, "44", NULL), 4);
	end(&s);
}

/* 23 rows of 21 points would fit, but not with these names. */
static void rows_close_up_where_names_take_several_lines(void **state)
{
	(void)state;
	setting s = begin();
	s.table = add_table(s.a, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_NONE),
		"Table 1", "A grid", titles, 5, 23);
	fill(&s, s.table);
	for (size_t r = 0; r < 22; r += 4)
		s.table->table->rows[r].cells[0] = cell_of(
			s.a, "Somebody whose name takes three lines of the narrow column here");
	lay(&s);
	assert_int_equal(s.p->count, 1);
	end(&s);
}

static void with_too_many_columns_it_is_a_table_like_others(void **state)
{
	(void)state;
	const char *heads[41];
	for (size_t i = 0; i < EG_COUNT(heads); i++)
		heads[i] = "Column";
	setting s = matrix("en-US", heads, EG_COUNT(heads), ROWS);
	size_t turned = 0, words = 0;
	for (size_t page = 0; page < s.p->count; page++) {
		for (size_t i = 0; i < s.p->pages[page]->mark_count; i++) {
			const eg_mark *m = &s.p->pages[page]->marks[i];
			turned += m->kind == EG_MARK_GLYPHS && m->as.text.turned;
		}
		words += glyphs_on(&s, page, "Column", NULL);
	}
	assert_int_equal(turned, 0);
	assert_true(words >= 40);
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_a_table_with_heads_of_rows_and_columns),
		cmocka_unit_test(a_square_grows_with_the_class_of_its_count),
		cmocka_unit_test(nothing_to_count_is_a_dot_that_is_read_as_a_word),
		cmocka_unit_test(heads_rise_and_stay_by_the_edge_of_the_text),
		cmocka_unit_test(on_mirrored_pages_they_rise_to_the_left),
		cmocka_unit_test(its_heads_stand_again_over_the_rows_of_a_later_page),
		cmocka_unit_test(rows_close_up_where_names_take_several_lines),
		cmocka_unit_test(with_too_many_columns_it_is_a_table_like_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
