/* Tables wider than any page: their columns stand in bands, each a table with its key column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

static setting begin_table(uint32_t columns, size_t rows)
{
	setting s = begin();
	const char **titles = EG_NEW_N(s.a, const char *, columns);
	for (uint32_t i = 0; i < columns; i++)
		titles[i] = eg_cstr(s.a, eg_strf(s.a, "Head%u", i + 1));
	s.table = add_table(s.a, s.doc->root, "Table 4", "Forty columns", titles, columns, rows);
	s.table->span = (eg_span){1, 5, 9};
	for (size_t r = 0; r < rows; r++)
		for (uint32_t i = 0; i < columns; i++)
			s.table->table->rows[r].cells[i] = cell_of(s.a,
				eg_cstr(s.a, i ? eg_strf(s.a, "cellcellcell%zu.%u", r + 1, i + 1)
					       : eg_strf(s.a, "Row%zu", r + 1)));
	return s;
}

static uint32_t count_role(const setting *s, enum eg_role role)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < s->p->element_count; i++)
		n += s->p->elements[i].role == role;
	return n;
}

/* How often a word stands on the pages as content. */
static size_t count_word(const setting *s, const char *word)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->count; i++)
		for (size_t k = 0; k < s->p->pages[i]->mark_count; k++) {
			const eg_mark *m = &s->p->pages[i]->marks[k];
			n += m->kind == EG_MARK_GLYPHS && !m->artifact &&
			     eg_str_eq(eg_str_trim(m->as.text.shaped->text), eg_str_of(word));
		}
	return n;
}

static void all_is_inside(const setting *s)
{
	for (size_t i = 0; i < s->p->count; i++) {
		const eg_page *p = s->p->pages[i];
		for (size_t k = 0; k < p->mark_count; k++) {
			const eg_mark *m = &p->marks[k];
			if (m->kind == EG_MARK_GLYPHS)
				assert_true(m->x >= EG_PTS(50) && m->x + m->as.text.shaped->width <=
									  p->width - EG_PTS(50));
		}
	}
}

static void columns_that_no_page_holds_stand_in_bands_with_the_key(void **state)
{
	(void)state;
	setting s = begin_table(40, 3);
	lay(&s);
	uint32_t bands = count_role(&s, EG_ROLE_TABLE);
	assert_true(bands >= 4 && bands <= 7);
	assert_int_equal(count_word(&s, "Row2"), bands);
	assert_int_equal(count_word(&s, "Head1"), bands);
	for (uint32_t i = 2; i <= 40; i++) { /* whole words, each once */
		assert_int_equal(count_word(&s, eg_cstr(s.a, eg_strf(s.a, "Head%u", i))), 1);
		assert_int_equal(
			count_word(&s, eg_cstr(s.a, eg_strf(s.a, "cellcellcell2.%u", i))), 1);
	}
	assert_int_equal(count_role(&s, EG_ROLE_CAPTION), bands);
	all_is_inside(&s);
	end(&s);
}

static void a_band_says_which_columns_it_has(void **state)
{
	(void)state;
	setting s = begin_table(40, 2);
	lay(&s);
	eg_str dump = eg_pages_dump(s.a, s.p);
	assert_true(eg_str_find(dump, EG_STR("(columns"), 0) != SIZE_MAX);
	assert_int_equal(count_word(&s, "40)"), count_role(&s, EG_ROLE_TABLE));
	end(&s);
}

static void the_bands_are_told_once_with_the_place_in_the_spec(void **state)
{
	(void)state;
	setting s = begin_table(40, 900); /* cells of long tables are set twice */
	lay(&s);
	assert_int_equal(s.diag.count, 1);
	const eg_finding *f = s.diag.items[0];
	assert_int_equal(f->rule, EG_R_TABLE_WIDE);
	assert_int_equal(f->span.from, 5);
	assert_true(eg_str_find(f->message, EG_STR("40 columns"), 0) != SIZE_MAX);
	end(&s);
}

static void a_table_that_fits_when_its_longest_words_are_cut_is_whole(void **state)
{
	(void)state;
	setting s = begin_table(3, 2);
	for (uint32_t i = 1; i < 3; i++)
		s.table->table->rows[0].cells[i] = cell_of(s.a,
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
			"a");
	lay(&s);
	assert_int_equal(count_role(&s, EG_ROLE_TABLE), 1);
	assert_int_equal(s.diag.count, 1);
	all_is_inside(&s);
	end(&s);
}

static void what_spans_columns_is_said_in_each_band_that_it_reaches(void **state)
{
	(void)state;
	setting s = begin_table(40, 3);
	eg_tcell *cells = s.table->table->rows[1].cells;
	cells[1] = cell_of(s.a, "everywhere");
	cells[1].colspan = 39;
	cells[1].rowspan = 2;
	for (uint32_t i = 2; i < 40; i++)
		cells[i] = (eg_tcell){0};
	lay(&s);
	assert_int_equal(count_word(&s, "everywhere"), count_role(&s, EG_ROLE_TABLE));
	assert_int_equal(count_word(&s, "cellcellcell3.7"), 0); /* covered */
	for (uint32_t i = 0; i < s.p->element_count; i++) {
		const eg_element *e = &s.p->elements[i];
		uint32_t wide = 0;
		if (e->role != EG_ROLE_TR)
			continue;
		for (uint32_t k = 0; k < e->kid_count; k++) {
			const eg_element *cell = &s.p->elements[e->kids[k].index];
			wide += cell->col_span ? cell->col_span : 1;
		}
		assert_true(wide >= 1 && wide < 12);
	}
	end(&s);
}

static void a_note_stands_under_the_first_band_with_its_mark(void **state)
{
	(void)state;
	setting s = begin_table(40, 2);
	eg_tcell *cell = &s.table->table->rows[0].cells[30];
	eg_run *runs = EG_NEW_N(s.a, eg_run, 2);
	runs[0] = cell->runs[0];
	runs[1] = (eg_run){.text = EG_STR("a"), .style = EG_I_SUP};
	cell->runs = runs;
	cell->run_count = 2;
	eg_block *note = add_text(s.a, s.table, EG_S_NOTE, "Remarkable.");
	note->label = EG_STR("a");
	add_text(s.a, s.table, EG_S_NOTE, "Counted.");
	lay(&s);
	assert_int_equal(count_word(&s, "Remarkable."), 1);
	assert_int_equal(count_word(&s, "Counted."), 1);
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_that_no_page_holds_stand_in_bands_with_the_key),
		cmocka_unit_test(a_band_says_which_columns_it_has),
		cmocka_unit_test(the_bands_are_told_once_with_the_place_in_the_spec),
		cmocka_unit_test(a_table_that_fits_when_its_longest_words_are_cut_is_whole),
		cmocka_unit_test(what_spans_columns_is_said_in_each_band_that_it_reaches),
		cmocka_unit_test(a_note_stands_under_the_first_band_with_its_mark),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
