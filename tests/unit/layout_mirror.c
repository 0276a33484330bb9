/* Documents in a language that runs from right to left: their pages are mirrored, their letters and
 * numbers are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

/* Digits and rules alone, so that both documents have the same words in the same faces. */
static void fill(setting *s)
{
	static const char *const titles[] = {"1", "2", "3"};
	eg_block *section = add_section(s->a, s->doc->root, "a", "11", EG_BREAK_NONE);
	for (int i = 0; i < 6; i++)
		add_text(s->a, section, EG_S_BODY, "12 345 678");
	eg_block *t = add_table(s->a, section, "7", "77", titles, 3, 4);
	t->table->columns[2].align = EG_ALIGN_DECIMAL;
	t->table->columns[2].class_ = EG_COL_NUMBER;
	for (size_t r = 0; r < 4; r++) {
		t->table->rows[r].cells[0] = cell_of(s->a, "4001");
		t->table->rows[r].cells[1] = cell_of(s->a, "4002 4003 4004");
		t->table->rows[r].cells[2] = cell_of(s->a, r % 2 ? "81.5" : "9000.25");
	}
	eg_block *o = add(s->a, section, EG_B_OBJECTIVE);
	o->label = EG_STR("1.1");
	add_head(s->a, o, 2, "31");
	add_text(s->a, add(s->a, o, EG_B_SIDE), EG_S_VALUE, "32");
	add_text(s->a, o, EG_S_BODY, "33 34 35");
	eg_block *list = add(s->a, section, EG_B_LIST);
	say(s->a, add(s->a, list, EG_B_ITEM), "51");
	eg_block *opener = add(s->a, s->doc->root, EG_B_OPENER);
	opener->label = EG_STR("2");
	opener->goal = 1;
	add_head(s->a, opener, 1, "61");
	add_text(s->a, opener, EG_S_STATEMENT, "62");
}

static setting make(const char *lang)
{
	setting s = begin();
	s.doc->lang = eg_str_of(lang);
	s.doc->title = s.doc->short_title = EG_STR("99");
	fill(&s);
	lay(&s);
	return s;
}

static void every_rule_and_ground_stands_at_the_mirrored_place(void **state)
{
	(void)state;
	setting en = make("en-US"), ar = make("ar");
	assert_int_equal(en.p->count, ar.p->count);
	size_t seen = 0;
	for (size_t i = 0; i < en.p->count; i++) {
		const eg_page *p = en.p->pages[i], *q = ar.p->pages[i];
		assert_int_equal(p->mark_count, q->mark_count);
		for (size_t k = 0; k < p->mark_count; k++) {
			const eg_mark *m = &p->marks[k], *n = &q->marks[k];
			assert_int_equal(m->kind, n->kind);
			if (m->kind != EG_MARK_RECT)
				continue;
			assert_int_equal(m->x + m->w, p->width - n->x);
			assert_int_equal(m->y, n->y);
			seen++;
		}
	}
	assert_true(seen >= 8);
	end(&en);
	end(&ar);
}

static const eg_mark *mark_of(const setting *s, const char *words)
{
	for (size_t i = 0; i < s->p->count; i++)
		for (size_t k = 0; k < s->p->pages[i]->mark_count; k++) {
			const eg_mark *m = &s->p->pages[i]->marks[k];
			if (m->kind == EG_MARK_GLYPHS &&
				eg_str_eq(eg_str_trim(m->as.text.shaped->text), eg_str_of(words)))
				return m;
		}
	fail_msg("no mark '%s'", words);
	return NULL;
}

static eg_len right_of(const eg_mark *m)
{
	return m->x + m->as.text.shaped->width;
}

static void words_begin_at_the_right_edge_of_their_column(void **state)
{
	(void)state;
	setting s = make("ar");
	const eg_format *f = eg_theme_format(false);
	assert_int_equal(right_of(mark_of(&s, "12")), f->width - f->main_x);
	assert_int_equal(right_of(mark_of(&s, "1.1")), f->width - f->margin);
	assert_int_equal(right_of(mark_of(&s, "62")), f->width - f->main_x);
	assert_true(mark_of(&s, "4001")->x > mark_of(&s, "4002")->x); /* the key column first */
	assert_true(mark_of(&s, "1")->x > mark_of(&s, "2")->x);
	assert_int_equal(right_of(mark_of(&s, "51")), f->width - f->main_x - EG_LINE);
	end(&s);
}

/* A line of another language stands at the edge of the words around it, a paragraph of several
 * lines at the edge that it is read from. */
static void a_line_of_another_direction_stands_at_the_edge_of_the_page(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->lang = EG_STR("ar");
	eg_block *section = add_section(s.a, s.doc->root, "a", NULL, EG_BREAK_NONE);
	add_text(s.a, section, EG_S_BODY, "Nothing")->lang = EG_STR("en");
	add_text(s.a, section, EG_S_NOTE, "Counted")->lang = EG_STR("en");
	add_text(s.a, section, EG_S_BODY,
		"Several lines are read from the left wherever they stand, as they are in "
		"books, and so they begin at one edge")
		->lang = EG_STR("en");
	eg_block *fact = say(s.a, add(s.a, add(s.a, section, EG_B_FACTS), EG_B_FACT), "value");
	fact->lang = fact->label_lang = EG_STR("en");
	fact->label = EG_STR("label");
	lay(&s);
	const eg_format *f = eg_theme_format(false);
	eg_len right = f->width - f->main_x;
	assert_int_equal(right_of(mark_of(&s, "Nothing")), right);
	assert_int_equal(right_of(mark_of(&s, "Counted")), right);
	assert_int_equal(right_of(mark_of(&s, "label")), right);
	assert_int_equal(right_of(mark_of(&s, "value")), right - 2 * f->step);
	assert_int_equal(mark_of(&s, "Several")->x, right - f->main_width);
	end(&s);
}

/* A label in another language over words of the document's own, in a card and in a story. */
static void a_label_in_another_direction_stands_over_its_title(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->lang = EG_STR("he");
	eg_block *cards = add(s.a, s.doc->root, EG_B_CARDS), *boxes[2];
	cards->wide = true;
	boxes[0] = add(s.a, cards, EG_B_CARD);
	boxes[1] = add(s.a, s.doc->root, EG_B_STORY);
	for (size_t i = 0; i < EG_COUNT(boxes); i++) {
		boxes[i]->label = EG_STR("Label");
		boxes[i]->label_lang = EG_STR("en");
		add_head(s.a, boxes[i], 2, "\u05de\u05d9\u05dd");
		add_text(s.a, boxes[i], EG_S_BODY, "\u05e0\u05d4\u05e8");
	}
	lay(&s);
	eg_len label = 0, title = 0;
	size_t seen = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_GLYPHS)
			continue;
		eg_str words = m->as.text.shaped->text;
		if (eg_str_is(words, "Label"))
			label = m->x + m->as.text.shaped->width;
		if (!eg_str_is(words, "\u05de\u05d9\u05dd"))
			continue;
		title = m->x + m->as.text.shaped->width;
		assert_true(llabs(title - label) < EG_PTS(1));
		seen++;
	}
	assert_int_equal(seen, EG_COUNT(boxes));
	end(&s);
}

static void numbers_keep_their_units_in_line(void **state)
{
	(void)state;
	setting s = make("ar");
	eg_len edges[2] = {0, 0};
	for (size_t i = 0; i < s.p->count; i++)
		for (size_t k = 0; k < s.p->pages[i]->mark_count; k++) {
			const eg_mark *m = &s.p->pages[i]->marks[k];
			if (m->kind != EG_MARK_GLYPHS)
				continue;
			const eg_shaped *w = m->as.text.shaped;
			bool one = eg_str_is(w->text, "81.5"), two = eg_str_is(w->text, "9000.25");
			if (!one && !two)
				continue;
			eg_len x = m->x; /* of the mark between units and tenths */
			for (uint32_t g = 0; g < (one ? 2u : 4u); g++)
				x += w->glyphs[g].advance;
			assert_true(!edges[one] || edges[one] == x);
			edges[one] = x;
		}
	assert_true(
		edges[0] && edges[0] - edges[1] < EG_PT / 64 && edges[1] - edges[0] < EG_PT / 64);
	end(&s);
}

static void the_folio_of_a_first_page_stands_at_the_left(void **state)
{
	(void)state;
	setting s = make("ar");
	const eg_format *f = eg_theme_format(false);
	for (size_t k = 0; k < s.p->pages[0]->mark_count; k++) {
		const eg_mark *m = &s.p->pages[0]->marks[k];
		if (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_FOOTER)
			assert_int_equal(m->x, f->margin);
	}
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_and_ground_stands_at_the_mirrored_place),
		cmocka_unit_test(words_begin_at_the_right_edge_of_their_column),
		cmocka_unit_test(a_line_of_another_direction_stands_at_the_edge_of_the_page),
		cmocka_unit_test(a_label_in_another_direction_stands_over_its_title),
		cmocka_unit_test(numbers_keep_their_units_in_line),
		cmocka_unit_test(the_folio_of_a_first_page_stands_at_the_left),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
