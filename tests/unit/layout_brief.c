/* The page for a meeting: banner, strip and halves (DESIGNBOOK.md 5.23). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

static const eg_mark *find(const setting *s, size_t page, const char *words)
{
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->kind == EG_MARK_GLYPHS && eg_str_is(m->as.text.shaped->text, words))
			return m;
	}
	return NULL;
}

static const eg_mark *see(const setting *s, size_t page, const char *words)
{
	const eg_mark *m = find(s, page, words);
	if (!m)
		print_error("no '%s' on page %zu", words, page + 1);
	assert_non_null(m);
	return m;
}

static eg_block *add_banner(setting *s, const char *foot)
{
	eg_block *section = add_section(s->a, s->doc->root, "brief", NULL, EG_BREAK_PAGE);
	section->running = EG_STR("Norway");
	eg_block *b = add(s->a, section, EG_B_BANNER);
	add_text(s->a, b, EG_S_LABEL, "Brief");
	add_text(s->a, b, EG_S_DATE, "Today");
	add_head(s->a, b, 1, "Norway");
	add_text(s->a, b, EG_S_NATIVE, "Norge");
	eg_block *facts = add(s->a, b, EG_B_FACTS);
	say(s->a, add(s->a, facts, EG_B_FACT), "Office")->label = EG_STR("Lead");
	say(s->a, add(s->a, facts, EG_B_FACT), "Ministry")->label = EG_STR("Theirs");
	b->running = foot ? eg_str_of(foot) : (eg_str){NULL, 0};
	return section;
}

static void the_banner_has_the_title_and_the_facts_side_by_side(void **state)
{
	(void)state;
	setting s = begin();
	add_text(s.a, add_banner(&s, NULL), EG_S_BODY, "Words");
	lay(&s);
	const eg_format *f = eg_theme_format(false);
	const eg_mark *title = see(&s, 0, "Norway"), *words = see(&s, 0, "Words");
	assert_true(title->x == f->margin && title->y < EG_PTS(118));
	assert_true(see(&s, 0, "Norge")->y > title->y);
	assert_true(see(&s, 0, "Office")->x == f->margin + 6 * f->step);
	assert_true(see(&s, 0, "Ministry")->x == f->margin + 9 * f->step);
	assert_true(words->y > EG_PTS(132) && words->y < EG_PTS(160));
	end(&s);
}

static void its_page_has_no_running_head_and_the_next_one_has(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *section = add_banner(&s, "Strategy, 2026");
	for (int i = 0; i < 60; i++)
		add_text(s.a, section, EG_S_BODY, "filler");
	lay(&s);
	assert_int_equal(s.p->count, 2);
	assert_null(find(&s, 0, "International"));
	see(&s, 1, "International");
	end(&s);
}

static void pages_with_a_foot_say_how_many_there_are(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *section = add_banner(&s, "Edition");
	for (int i = 0; i < 60; i++)
		add_text(s.a, section, EG_S_BODY, "filler");
	lay(&s);
	for (size_t p = 0; p < 2; p++) {
		eg_len foot = see(&s, p, "Edition")->y;
		assert_true(see(&s, p, p ? "2" : "1")->y == foot);
		assert_true(see(&s, p, "of")->y == foot);
		const eg_mark *last = NULL;
		for (size_t i = 0; i < s.p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s.p->pages[p]->marks[i];
			if (m->kind == EG_MARK_GLYPHS && m->y == foot &&
				eg_str_is(m->as.text.shaped->text, "2"))
				last = m;
		}
		assert_non_null(last);
		assert_int_equal(last->artifact, EG_ART_FOOTER);
	}
	end(&s);
}

static void a_marking_is_white_on_the_banner_and_dark_at_the_foot(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->marking = EG_STR("CUI");
	add_text(s.a, add_banner(&s, NULL), EG_S_BODY, "Words");
	lay(&s);
	uint32_t colours[2] = {0};
	size_t n = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind == EG_MARK_GLYPHS && eg_str_is(m->as.text.shaped->text, "CUI") && n < 2)
			colours[n++] = m->colour;
	}
	assert_int_equal(n, 2);
	assert_int_equal(colours[0], 0xFFFFFF);
	assert_int_not_equal(colours[1], 0xFFFFFF);
	end(&s);
}

static void a_draft_says_so_over_the_title(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->status = EG_STR("Unfinished");
	add_text(s.a, add_banner(&s, NULL), EG_S_BODY, "Words");
	lay(&s);
	size_t in_text = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		in_text += m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE &&
			   eg_str_is(m->as.text.shaped->text, "Unfinished") &&
			   m->y == see(&s, 0, "Brief")->y;
	}
	assert_int_equal(in_text, 1);
	end(&s);
}

static void add_tile(setting *s, eg_block *tiles, const char *figure, const char *label)
{
	say(s->a, add(s->a, tiles, EG_B_TILE), label)->label = eg_str_of(figure);
}

static void a_strip_gives_wide_figures_more_of_the_twelve_columns(void **state)
{
	(void)state;
	static const char *const figures[] = {"1", "3", "88", "June", "October"};
	static const char *const labels[] = {"agreement", "running", "money", "last", "next"};
	static const int columns[] = {0, 2, 4, 6, 9};
	setting s = begin();
	eg_block *tiles = add(s.a, s.doc->root, EG_B_TILES);
	tiles->level = 2;
	tiles->wide = true;
	for (size_t i = 0; i < EG_COUNT(figures); i++)
		add_tile(&s, tiles, figures[i], labels[i]);
	lay(&s);
	const eg_format *f = eg_theme_format(false);
	eg_len y = see(&s, 0, "agreement")->y;
	for (size_t i = 0; i < EG_COUNT(figures); i++) {
		assert_true(see(&s, 0, labels[i])->x == f->margin + columns[i] * f->step);
		assert_true(see(&s, 0, labels[i])->y == y);
	}
	end(&s);
}

static void a_figure_that_would_break_takes_columns_of_those_that_can_spare_them(void **state)
{
	(void)state;
	static const char *const figures[] = {"2", "1",
		"TWD\xC2\xA0"
		"219,000,000",
		"9 June 2026"};
	static const char *const labels[] = {"agreements", "running", "money", "next"};
	setting s = begin();
	eg_block *tiles = add(s.a, s.doc->root, EG_B_TILES);
	tiles->level = 2;
	tiles->wide = true;
	for (size_t i = 0; i < EG_COUNT(figures); i++)
		add_tile(&s, tiles, figures[i], labels[i]);
	lay(&s);
	const eg_format *f = eg_theme_format(false);
	assert_non_null(see(&s, 0, figures[2])); /* in one piece */
	assert_true(see(&s, 0, "money")->x < f->margin + 6 * f->step);
	assert_true(see(&s, 0, "next")->x - see(&s, 0, "money")->x > 3 * f->step);
	end(&s);
}

static void halves_stand_side_by_side_in_the_order_of_reading(void **state)
{
	(void)state;
	static const char *const heads[] = {"First", "Second", "Third"};
	setting s = begin();
	eg_block *halves = add(s.a, s.doc->root, EG_B_HALVES);
	halves->wide = true;
	for (size_t i = 0; i < EG_COUNT(heads); i++) {
		eg_block *half = add(s.a, halves, EG_B_HALF);
		add_head(s.a, half, 3, heads[i]);
		add_text(s.a, half, EG_S_BODY, "Words");
	}
	lay(&s);
	const eg_mark *first = see(&s, 0, "First"), *second = see(&s, 0, "Second"),
		      *third = see(&s, 0, "Third");
	const eg_format *f = eg_theme_format(false);
	assert_true(first->y == second->y && third->y > first->y);
	assert_true(first->x == third->x && second->x == f->margin + 6 * f->step);
	assert_true(eg_str_is(eg_pages_roles(s.a, s.p),
		"Document\n  Sect\n    H1\n    P\n  Sect\n    H1\n    P\n  Sect\n    H1\n    P\n"));
	end(&s);
}

static void the_last_word_before_a_forced_break_is_parted_from_the_next(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = add(s.a, s.doc->root, EG_B_TEXT);
	b->runs = EG_NEW_N(s.a, eg_run, 3);
	b->run_count = 3;
	b->runs[0].text = EG_STR("Agency");
	b->runs[1].style = EG_I_BREAK;
	b->runs[2].text = EG_STR("Institute");
	lay(&s);
	const eg_mark *agency = see(&s, 0, "Agency");
	const eg_mark *space = agency + 1;
	assert_true(space->kind == EG_MARK_GLYPHS && eg_str_is(space->as.text.shaped->text, " ") &&
		    space->y == agency->y);
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_banner_has_the_title_and_the_facts_side_by_side),
		cmocka_unit_test(its_page_has_no_running_head_and_the_next_one_has),
		cmocka_unit_test(pages_with_a_foot_say_how_many_there_are),
		cmocka_unit_test(a_marking_is_white_on_the_banner_and_dark_at_the_foot),
		cmocka_unit_test(a_draft_says_so_over_the_title),
		cmocka_unit_test(a_strip_gives_wide_figures_more_of_the_twelve_columns),
		cmocka_unit_test(
			a_figure_that_would_break_takes_columns_of_those_that_can_spare_them),
		cmocka_unit_test(halves_stand_side_by_side_in_the_order_of_reading),
		cmocka_unit_test(the_last_word_before_a_forced_break_is_parted_from_the_next),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
