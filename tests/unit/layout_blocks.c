/* Blocks that stand apart from the text: their tags, and that they are whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

typedef struct setting {
	eg_arena *a;
	eg_diag diag;
	eg_fonts *fonts;
	eg_document *doc;
	eg_pages *pages;
} setting;

static setting begin(void)
{
	setting s = {.a = eg_arena_new()};
	eg_diag_init(&s.diag, s.a);
	s.doc = document_of(s.a);
	s.fonts = eg_fonts_open(&s.diag);
	return s;
}

static void lay(setting *s)
{
	s->pages = eg_layout(s->a, s->doc, s->fonts, NULL, &s->diag);
	unpack(s->pages);
}

static void end(setting *s)
{
	eg_fonts_close(s->fonts);
	eg_arena_release(s->a);
}

static void assert_roles(setting *s, const char *roles)
{
	eg_str got = eg_pages_roles(s->a, s->pages);
	if (!eg_str_is(got, roles))
		print_error("%.*s", EG_ARG(got));
	assert_true(eg_str_is(got, roles));
}

/* The page of the first mark with these words; -1 without one. */
static int page_of(const setting *s, const char *words)
{
	for (size_t p = 0; p < s->pages->count; p++)
		for (size_t i = 0; i < s->pages->pages[p]->mark_count; i++) {
			const eg_mark *m = &s->pages->pages[p]->marks[i];
			if (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE &&
				eg_str_is(m->as.text.shaped->text, words))
				return (int)p;
		}
	return -1;
}

static void fill_in(setting *s, eg_block *b, uint32_t lines)
{
	for (uint32_t i = 0; i < lines; i++)
		add_text(s->a, b, EG_S_BODY, "filler");
}

static void fill(setting *s, uint32_t lines)
{
	fill_in(s, s->doc->root, lines);
}

/* Left edge of the first mark with these words; -1 without one. */
static eg_len left_of(const setting *s, const char *words)
{
	for (size_t p = 0; p < s->pages->count; p++)
		for (size_t i = 0; i < s->pages->pages[p]->mark_count; i++) {
			const eg_mark *m = &s->pages->pages[p]->marks[i];
			if (m->kind == EG_MARK_GLYPHS && eg_str_is(m->as.text.shaped->text, words))
				return m->x;
		}
	return -1;
}

static void the_first_paragraph_under_a_head_at_the_side_is_not_indented(void **state)
{
	(void)state;
	setting s = begin();
	for (int i = 0; i < 2; i++) {
		eg_block *section =
			add_section(s.a, s.doc->root, i ? "b" : "a", "Head", EG_BREAK_NONE);
		add_text(s.a, section, EG_S_BODY, i ? "Second it is." : "First it is.");
		add_text(s.a, section, EG_S_BODY, i ? "Fourth it is." : "Third it is.");
	}
	lay(&s);
	assert_int_equal(s.pages->count, 1);
	assert_int_equal(left_of(&s, "First"), EG_PTS(226));
	assert_int_equal(left_of(&s, "Second"), EG_PTS(226));
	assert_int_equal(left_of(&s, "Fourth"), EG_PTS(240));
	end(&s);
}

static void a_call_out_is_a_section_with_its_head(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = add(s.a, s.doc->root, EG_B_CALLOUT);
	b->label = EG_STR("Decision");
	add_text(s.a, b, EG_S_BODY, "Confirm");
	lay(&s);
	assert_roles(&s, "Document\n  Sect\n    P\n    P\n");
	end(&s);
}

static void a_call_out_is_not_torn(void **state)
{
	(void)state;
	for (uint32_t lines = 38; lines < 46; lines++) {
		setting s = begin();
		fill(&s, lines);
		eg_block *b = add(s.a, s.doc->root, EG_B_CALLOUT);
		b->label = EG_STR("Decision");
		add_text(s.a, b, EG_S_BODY, "first");
		add_text(s.a, b, EG_S_BODY, "second");
		lay(&s);
		assert_int_equal(page_of(&s, "first"), page_of(&s, "second"));
		assert_int_equal(page_of(&s, "Decision"), page_of(&s, "second"));
		end(&s);
	}
}

static void a_quote_that_repeats_the_text_is_not_read_twice(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = say(s.a, add(s.a, s.doc->root, EG_B_PULL_QUOTE), "Words");
	b->repeated = true;
	lay(&s);
	assert_roles(&s, "Document\n");
	end(&s);
}

static void the_opening_mark_of_a_quote_hangs(void **state)
{
	(void)state;
	setting s = begin();
	say(s.a, add(s.a, s.doc->root, EG_B_PULL_QUOTE), "\xE2\x80\x9CWords\xE2\x80\x9D");
	lay(&s);
	const eg_mark *m = NULL;
	for (size_t i = 0; i < s.pages->pages[0]->mark_count && !m; i++)
		if (s.pages->pages[0]->marks[i].kind == EG_MARK_GLYPHS &&
			s.pages->pages[0]->marks[i].artifact == EG_ART_NONE)
			m = &s.pages->pages[0]->marks[i];
	assert_non_null(m);
	assert_int_equal(m->x, EG_PTS(54) - EG_PTS(7));
	end(&s);
}

static void a_tile_is_an_item_with_its_figure_as_label(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *tiles = add(s.a, s.doc->root, EG_B_TILES);
	for (int i = 0; i < 5; i++) {
		eg_block *t = say(s.a, add(s.a, tiles, EG_B_TILE), "partners");
		t->label = EG_STR("14");
	}
	lay(&s);
	eg_str roles = eg_pages_roles(s.a, s.pages);
	assert_true(eg_str_starts(
		roles, EG_STR("Document\n  L\n    LI\n      Lbl\n      LBody\n        P\n")));
	end(&s);
}

static void a_signature_has_text_above_it(void **state)
{
	(void)state;
	for (uint32_t lines = 36; lines < 48; lines++) {
		setting s = begin();
		fill(&s, lines);
		eg_block *b = add(s.a, s.doc->root, EG_B_SIGNATURES);
		eg_block *name = say(s.a, add(s.a, b, EG_B_SIGNATURE), "Somebody");
		add_text(s.a, name, EG_S_ROLE, "Head");
		lay(&s);
		int page = page_of(&s, "Somebody"), above = 0;
		for (size_t i = 0; i < s.pages->pages[page]->mark_count; i++) {
			const eg_mark *m = &s.pages->pages[page]->marks[i];
			above += m->kind == EG_MARK_GLYPHS &&
				 eg_str_is(m->as.text.shaped->text, "filler");
		}
		assert_true(above >= 4);
		end(&s);
	}
}

static void a_story_higher_than_a_page_is_plain_text(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = add(s.a, s.doc->root, EG_B_STORY);
	add_head(s.a, b, 2, "Title");
	for (int i = 0; i < 60; i++)
		add_text(s.a, b, EG_S_BODY, "line");
	lay(&s);
	assert_true(s.pages->count > 1);
	assert_int_equal(page_of(&s, "Title"), 0);
	end(&s);
}

static eg_run *entry_run(setting *s, eg_block *b, const char *words, uint32_t entry)
{
	say(s->a, b, words);
	b->runs->entry = entry;
	return b->runs;
}

static void an_index_names_the_pages_of_its_entries_as_ranges(void **state)
{
	(void)state;
	setting s = begin();
	for (int i = 0; i < 5; i++) {
		eg_block *section = add_section(s.a, s.doc->root, NULL, NULL, EG_BREAK_PAGE);
		entry_run(&s, add(s.a, section, EG_B_TEXT), "Canada", i == 3 ? 0 : 1);
		fill_in(&s, section, 40); /* no section joins another one on its page */
	}
	eg_block *section = add_section(s.a, s.doc->root, "index", NULL, EG_BREAK_RECTO);
	eg_block *index = add(s.a, section, EG_B_INDEX);
	eg_block *item = say(s.a, add(s.a, index, EG_B_ITEM), "Canada");
	item->label = EG_STR("C");
	item->start = 1;
	eg_block *see = say(s.a, add(s.a, index, EG_B_ITEM), "Dominion");
	see->label = EG_STR("D");
	see->running = EG_STR("Canada");
	eg_block *none = say(s.a, add(s.a, index, EG_B_ITEM), "Egypt");
	none->label = EG_STR("E");
	none->start = 2;
	lay(&s);
	int page = page_of(&s, "C");
	assert_int_equal(page_of(&s, "1\xE2\x80\x93"), page);
	assert_int_equal(page_of(&s, "3"), page);
	assert_int_equal(page_of(&s, "5"), page);
	assert_true(page_of(&s, "see") >= 0);
	assert_int_equal(page_of(&s, "Egypt"), -1);
	end(&s);
}

static void a_short_document_has_no_section_for_long_ones(void **state)
{
	(void)state;
	setting s = begin();
	add_text(s.a, s.doc->root, EG_S_BODY, "text");
	eg_block *section = add_section(s.a, s.doc->root, "long", "Long", EG_BREAK_PAGE);
	section->least_pages = 8;
	add_text(s.a, section, EG_S_BODY, "more");
	lay(&s);
	assert_int_equal(page_of(&s, "more"), -1);
	assert_int_equal(s.pages->count, 1);
	end(&s);
}

static void a_list_of_forty_levels_stays_on_its_page(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *at = s.doc->root;
	for (int i = 0; i < 40; i++) {
		eg_block *list = add(s.a, at, EG_B_LIST);
		list->ordered = i % 2;
		list->start = 1;
		at = say(s.a, add(s.a, list, EG_B_ITEM), "level");
	}
	lay(&s);
	int seen = 0;
	for (size_t p = 0; p < s.pages->count; p++)
		for (size_t i = 0; i < s.pages->pages[p]->mark_count; i++) {
			const eg_mark *m = &s.pages->pages[p]->marks[i];
			if (m->kind != EG_MARK_GLYPHS || m->artifact != EG_ART_NONE)
				continue;
			assert_true(m->x + m->as.text.shaped->width <= EG_PTS(560));
			seen += eg_str_is(m->as.text.shaped->text, "level");
		}
	assert_int_equal(seen, 40);
	assert_int_equal(s.diag.count, 0);
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_paragraph_under_a_head_at_the_side_is_not_indented),
		cmocka_unit_test(a_call_out_is_a_section_with_its_head),
		cmocka_unit_test(a_call_out_is_not_torn),
		cmocka_unit_test(a_quote_that_repeats_the_text_is_not_read_twice),
		cmocka_unit_test(the_opening_mark_of_a_quote_hangs),
		cmocka_unit_test(a_tile_is_an_item_with_its_figure_as_label),
		cmocka_unit_test(a_signature_has_text_above_it),
		cmocka_unit_test(a_story_higher_than_a_page_is_plain_text),
		cmocka_unit_test(an_index_names_the_pages_of_its_entries_as_ranges),
		cmocka_unit_test(a_short_document_has_no_section_for_long_ones),
		cmocka_unit_test(a_list_of_forty_levels_stays_on_its_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
