/* Blocks that stand apart from the text: their tags, and that they are whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

static void assert_roles(setting *s, const char *roles)
{
	eg_str got = eg_pages_roles(s->a, s->p);
	if (!eg_str_is(got, roles))
		print_error("%.*s", EG_ARG(got));
	assert_true(eg_str_is(got, roles));
}

/* The page of the first mark with these words; -1 without one. */
static int page_of(const setting *s, const char *words)
{
	for (size_t p = 0; p < s->p->count; p++)
		for (size_t i = 0; i < s->p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[p]->marks[i];
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
	for (size_t p = 0; p < s->p->count; p++)
		for (size_t i = 0; i < s->p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[p]->marks[i];
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
	assert_int_equal(s.p->count, 1);
	assert_int_equal(left_of(&s, "First"), EG_PTS(226));
	assert_int_equal(left_of(&s, "Second"), EG_PTS(226));
	assert_int_equal(left_of(&s, "Fourth"), EG_PTS(240));
	end(&s);
}

/* Height of the first mark with these words on its page. */
static eg_len y_of(const setting *s, const char *words)
{
	for (size_t p = 0; p < s->p->count; p++)
		for (size_t i = 0; i < s->p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[p]->marks[i];
			if (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE &&
				eg_str_is(m->as.text.shaped->text, words))
				return m->y;
		}
	return -1;
}

static void paragraphs_of_an_item_are_as_far_apart_as_items(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *list = add(s.a, s.doc->root, EG_B_LIST);
	eg_block *item = say(s.a, add(s.a, list, EG_B_ITEM), "First");
	add_text(s.a, item, EG_S_BODY, "Second");
	add_text(s.a, item, EG_S_BODY, "Third");
	say(s.a, add(s.a, list, EG_B_ITEM), "Fourth");
	lay(&s);
	eg_len step = EG_PTS(17.5); /* a line and a quarter of b */
	assert_int_equal(y_of(&s, "Second") - y_of(&s, "First"), step);
	assert_int_equal(y_of(&s, "Third") - y_of(&s, "Second"), step);
	assert_int_equal(left_of(&s, "Second"), left_of(&s, "First"));
	assert_int_equal(left_of(&s, "Third"), left_of(&s, "First"));
	end(&s);
}

static void a_number_of_ten_digits_stands_on_one_line(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *list = add(s.a, s.doc->root, EG_B_LIST);
	list->ordered = true;
	list->start = 999999999;
	say(s.a, add(s.a, list, EG_B_ITEM), "First");
	say(s.a, add(s.a, list, EG_B_ITEM), "Second");
	lay(&s);
	assert_int_equal(s.diag.count, 0);
	assert_int_equal(left_of(&s, "Second"), left_of(&s, "First"));
	end(&s);
}

static void facts_on_the_back_of_the_title_stand_at_the_foot(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *front = add_section(s.a, s.doc->root, "cover", NULL, EG_BREAK_NONE);
	add_text(s.a, add(s.a, front, EG_B_COVER), EG_S_COVER_TITLE, "Title");
	eg_block *inside = add_section(s.a, s.doc->root, "inside", NULL, EG_BREAK_PAGE);
	eg_block *facts = add(s.a, inside, EG_B_FACTS);
	say(s.a, add(s.a, facts, EG_B_FACT), "Free")->label = EG_STR("Rights");
	eg_block *contents = add_section(s.a, s.doc->root, "contents", NULL, EG_BREAK_PAGE);
	add(s.a, contents, EG_B_CONTENTS);
	eg_block *body = add_section(s.a, s.doc->root, "body", "Body", EG_BREAK_RECTO);
	add_text(s.a, body, EG_S_BODY, "Words");
	lay(&s);
	assert_int_equal(page_of(&s, "Free"), 1);
	assert_true(y_of(&s, "Free") > EG_PTS(700) && y_of(&s, "Free") < EG_PTS(722));
	end(&s);
}

/* Where a rule begins or ends on the first page. */
static bool has_rule_end(const setting *s, eg_len x)
{
	for (size_t i = 0; i < s->p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[0]->marks[i];
		if (m->kind == EG_MARK_RECT && m->h == EG_PTS(0.5) &&
			(m->x == x || m->x + m->w == x))
			return true;
	}
	return false;
}

static void facts_over_both_columns_have_labels_in_the_side_column(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *facts = add(s.a, s.doc->root, EG_B_FACTS);
	facts->wide = true;
	say(s.a, add(s.a, facts, EG_B_FACT), "Free")->label = EG_STR("Rights");
	lay(&s);
	assert_int_equal(left_of(&s, "Rights"), EG_PTS(54));
	assert_int_equal(left_of(&s, "Free"), EG_PTS(226));
	assert_int_equal(y_of(&s, "Rights"), y_of(&s, "Free"));
	assert_true(has_rule_end(&s, EG_PTS(54 + 160)) && has_rule_end(&s, EG_PTS(226)));
	end(&s);
}

/* Wherever the page ends, which is tried line by line. */
static void a_term_is_not_parted_from_a_short_second_meaning(void **state)
{
	(void)state;
	for (uint32_t lines = 38; lines <= 48; lines++) {
		setting s = begin();
		fill(&s, lines);
		eg_block *entry = add(s.a, add(s.a, s.doc->root, EG_B_DEFINITIONS), EG_B_ITEM);
		entry->label = EG_STR("Leading");
		add_text(s.a, entry, EG_S_BODY, "First.");
		add_text(s.a, entry, EG_S_BODY, "Second.");
		fill(&s, 30);
		lay(&s);
		assert_int_equal(page_of(&s, "First."), page_of(&s, "Second."));
		end(&s);
	}
}

static void each_line_of_a_long_link_says_a_part_of_what_it_leads_to(void **state)
{
	(void)state;
	setting s = begin();
	char words[4000];
	for (size_t i = 0; i + 1 < sizeof words; i++)
		words[i] = i % 9 == 8 ? ' ' : (char)('a' + i % 7);
	words[sizeof words - 1] = '\0';
	eg_block *b = add_text(s.a, s.doc->root, EG_S_BODY, words);
	b->runs->url = EG_STR("https://example.org");
	lay(&s);
	const eg_page *p = s.p->pages[0];
	assert_true(p->link_count > 10);
	for (size_t i = 0; i < p->link_count; i++) {
		assert_in_range(p->links[i].contents.n, 200, 260);
		assert_int_equal(eg_utf8_valid(p->links[i].contents), p->links[i].contents.n);
	}
	end(&s);
}

/* However long the statement over it is. */
static void the_rule_of_an_opener_stays_with_what_is_under_it(void **state)
{
	(void)state;
	for (size_t words = 150; words < 190; words += 4) {
		setting s = begin();
		char text[190 * 5 + 1] = "";
		for (size_t i = 0; i < words; i++)
			memcpy(text + i * 5, "word ", 6);
		eg_block *opener = add(s.a, s.doc->root, EG_B_OPENER);
		add_head(s.a, opener, 1, "Opener");
		add_text(s.a, opener, EG_S_STATEMENT, text);
		add_text(s.a, opener, EG_S_LABEL, "Outcomes");
		fill_in(&s, opener, 20);
		lay(&s);
		const eg_page *p = s.p->pages[page_of(&s, "Outcomes")];
		eg_len label = y_of(&s, "Outcomes"), rule = 0;
		for (size_t i = 0; i < p->mark_count; i++)
			if (p->marks[i].kind == EG_MARK_RECT && p->marks[i].y < label)
				rule = p->marks[i].y;
		assert_true(rule > 0 && label - rule < EG_PTS(30));
		end(&s);
	}
}

static void what_stands_over_a_covers_title_never_runs_into_it(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *cover = add(s.a, s.doc->root, EG_B_COVER);
	for (int i = 0; i < 5; i++)
		add_text(s.a, cover, EG_S_COVER_ORG,
			"Ministry of the Environment, of Water, of Forests and of all that lives "
			"there, with its Directorate");
	add_text(s.a, cover, EG_S_COVER_ORG, "Lowest");
	add_text(s.a, cover, EG_S_COVER_TITLE, "Title");
	lay(&s);
	assert_true(y_of(&s, "Title") > y_of(&s, "Lowest") + EG_PTS(40));
	end(&s);
}

static void an_edition_beside_a_seal_has_room_for_its_words(void **state)
{
	(void)state;
	setting s = begin();
	eg_picture seal = {.decorative = true};
	eg_block *cover = add(s.a, s.doc->root, EG_B_COVER);
	add_text(s.a, cover, EG_S_COVER_EDITION, "Fourth edition, revised and enlarged");
	add_text(s.a, cover, EG_S_COVER_EDITION, "Period");
	add(s.a, cover, EG_B_FIGURE)->picture = &seal;
	lay(&s);
	assert_true(y_of(&s, "Period") - y_of(&s, "Fourth") < EG_PTS(30)); /* two lines */
	end(&s);
}

/* Wherever the page ends, which is tried line by line. */
static void no_fact_is_parted_from_all_others_by_a_page(void **state)
{
	(void)state;
	static const char *const words[] = {"One", "Two", "Three", "Four", "Five", "Six", "Seven",
		"Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen"};
	bool torn = false;
	for (uint32_t lines = 30; lines <= 48; lines++) {
		setting s = begin();
		fill(&s, lines);
		eg_block *facts = add(s.a, s.doc->root, EG_B_FACTS);
		for (size_t i = 0; i < EG_COUNT(words); i++)
			say(s.a, add(s.a, facts, EG_B_FACT), words[i])->label = EG_STR("Label");
		fill(&s, 30);
		lay(&s);
		assert_int_equal(page_of(&s, "One"), page_of(&s, "Two"));
		assert_int_equal(page_of(&s, "Thirteen"), page_of(&s, "Fourteen"));
		torn = torn || page_of(&s, "One") != page_of(&s, "Fourteen");
		end(&s);
	}
	assert_true(torn);
}

static void the_letters_of_code_are_of_one_width(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *code = say(s.a, add(s.a, s.doc->root, EG_B_CODE), "iWlM");
	code->runs->style = EG_I_CODE;
	lay(&s);
	if (!eg_face_code(s.fonts, false)) {
		end(&s);
		skip(); /* no such face is installed */
	}
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_GLYPHS || !eg_str_is(m->as.text.shaped->text, "iWlM"))
			continue;
		for (uint32_t k = 1; k < 4; k++)
			assert_int_equal(m->as.text.shaped->glyphs[k].advance,
				m->as.text.shaped->glyphs[0].advance);
	}
	assert_true(left_of(&s, "iWlM") > 0);
	end(&s);
}

static void an_address_of_a_source_stands_in_the_sans_and_code_does_not(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *list = add(s.a, s.doc->root, EG_B_SOURCES);
	for (int i = 0; i < 2; i++) { /* the same words in the same style */
		eg_run *run = say(s.a, add(s.a, list, EG_B_ITEM), "mailto:a")->runs;
		run->style = EG_I_CODE | EG_I_MUTED;
		run->url = i ? run->text : (eg_str){NULL, 0};
	}
	lay(&s);
	const eg_face *sans = eg_face_bundled(s.fonts, EG_FAMILY_SANS, 400, false);
	const eg_face *faces[] = {eg_face_code(s.fonts, false), sans};
	size_t seen = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_GLYPHS || !eg_str_is(m->as.text.shaped->text, "mailto:a"))
			continue;
		assert_true(seen < 2);
		assert_ptr_equal(m->as.text.shaped->face, faces[seen] ? faces[seen] : sans);
		seen++;
	}
	assert_int_equal(seen, 2);
	end(&s);
}

static void what_says_that_nothing_is_there_does_not_go_with_the_next_table(void **state)
{
	(void)state;
	setting s = begin();
	static const char *const titles[] = {"a", "b", "c", "d"};
	add_text(s.a, s.doc->root, EG_S_BODY, "Nothing")->runs->style = EG_I_MUTED;
	eg_block *t = add_table(s.a, s.doc->root, "Table 1", "Wide", titles, 4, 2);
	for (uint32_t i = 0; i < 8; i++)
		t->table->rows[i / 4].cells[i % 4] =
			cell_of(s.a, "Donaudampfschifffahrtsgesellschaft");
	lay(&s);
	assert_int_equal(page_of(&s, "Nothing"), 0);
	assert_true(s.p->pages[0]->width < s.p->pages[0]->height);
	assert_true(s.p->pages[1]->width > s.p->pages[1]->height);
	end(&s);
}

static eg_block *add_profile(setting *s, const char *name)
{
	eg_block *b = add(s->a, s->doc->root, EG_B_PROFILE);
	add_text(s->a, b, EG_S_SIDE, "Asia");
	add_head(s->a, b, 2, name);
	add_text(s->a, add(s->a, b, EG_B_MAIN), EG_S_BODY, "Words");
	return b;
}

/* However much stands before them. */
static void few_facts_stand_together_with_what_they_are_about(void **state)
{
	(void)state;
	for (int lines = 20; lines < 46; lines++) {
		setting s = begin();
		eg_block *section = add_section(s.a, s.doc->root, "z", "Bodies", EG_BREAK_PAGE);
		for (int i = 0; i < lines; i++)
			add_text(s.a, section, EG_S_BODY, "filler");
		add_head(s.a, section, 2, "Union");
		add_text(s.a, section, EG_S_BODY, "About");
		eg_block *facts = add(s.a, section, EG_B_FACTS);
		static const char *const values[] = {"One", "Two", "Three", "Four", "Five", "Six"};
		for (size_t i = 0; i < EG_COUNT(values); i++)
			say(s.a, add(s.a, facts, EG_B_FACT), values[i])->label = EG_STR("Fact");
		lay(&s);
		int page = page_of(&s, "One");
		for (size_t i = 1; i < EG_COUNT(values); i++)
			assert_int_equal(page_of(&s, values[i]), page);
		assert_int_equal(page_of(&s, "About"), page);
		assert_int_equal(page_of(&s, "Union"), page);
		end(&s);
	}
}

/* Heights of the bands of partners on a page, from its top. */
static size_t bands_on(const setting *s, size_t page, eg_len *heights, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->kind == EG_MARK_RECT && m->x <= 0 && n < most)
			heights[n++] = m->h;
	}
	return n;
}

static void an_odd_profile_has_a_high_band_only_where_something_fills_it(void **state)
{
	(void)state;
	eg_picture logo = {.decorative = true};
	for (int with_logo = 0; with_logo < 2; with_logo++) {
		setting s = begin();
		static const char *const names[] = {"One", "Two", "Three"};
		for (size_t i = 0; i < EG_COUNT(names); i++) {
			eg_block *b = add_profile(&s, names[i]);
			b->picture = with_logo ? &logo : NULL;
			for (int k = 0; k < 12; k++) /* too long for three on a page */
				add_text(s.a, b->children[b->child_count - 1], EG_S_BODY, "Words");
		}
		lay(&s);
		assert_int_equal(s.p->count, 2);
		eg_len low[2], odd[2];
		assert_int_equal(bands_on(&s, 0, low, 2), 2);
		assert_int_equal(bands_on(&s, 1, odd, 2), 1);
		assert_true(low[0] == low[1]);
		assert_true(with_logo ? odd[0] > low[0] : odd[0] == low[0]);
		end(&s);
	}
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
	for (size_t i = 0; i < s.p->pages[0]->mark_count && !m; i++)
		if (s.p->pages[0]->marks[i].kind == EG_MARK_GLYPHS &&
			s.p->pages[0]->marks[i].artifact == EG_ART_NONE)
			m = &s.p->pages[0]->marks[i];
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
	eg_str roles = eg_pages_roles(s.a, s.p);
	assert_true(eg_str_starts(
		roles, EG_STR("Document\n  L\n    LI\n      Lbl\n      LBody\n        P\n")));
	end(&s);
}

/* A summary of so many lines on pages that lie; the first words of its tiles. */
static const eg_mark *set_summary(setting *s, uint32_t lines)
{
	*s = begin();
	s->doc->landscape = true;
	eg_block *section = add_section(s->a, s->doc->root, "s", "Summary", EG_BREAK_PAGE);
	for (uint32_t i = 0; i < lines; i++)
		add_text(s->a, section, EG_S_BODY, "filler");
	eg_block *cards = add(s->a, section, EG_B_CARDS), *tiles = add(s->a, section, EG_B_TILES);
	cards->wide = tiles->wide = true;
	for (int i = 0; i < 3; i++)
		add_head(s->a, add(s->a, cards, EG_B_CARD), 3, "Card");
	for (int i = 0; i < 4; i++)
		say(s->a, add(s->a, tiles, EG_B_TILE), "partners")->label = EG_STR("14");
	lay(s);
	const eg_page *page = s->p->pages[s->p->count - 1];
	for (size_t i = 0; i < page->mark_count; i++)
		if (page->marks[i].kind == EG_MARK_GLYPHS &&
			eg_str_is(page->marks[i].as.text.shaped->text, "partners"))
			return &page->marks[i];
	return NULL;
}

/* The lines between which they do are those for which the page has room so alone. */
static void on_pages_that_lie_tiles_stand_beside_the_text_where_they_make_one_page_of_two(
	void **state)
{
	(void)state;
	const eg_format *f = eg_theme_format(false);
	bool beside = false;
	for (uint32_t lines = 8; lines < 40; lines++) {
		setting s;
		const eg_mark *m = set_summary(&s, lines);
		assert_non_null(m);
		if (s.p->count == 1 && m->y < EG_PTS(300)) {
			beside = true;
			assert_int_equal(m->x, f->margin);
		}
		assert_true(s.p->count == 1 || lines > 22);
		end(&s);
	}
	assert_true(beside);
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
		for (size_t i = 0; i < s.p->pages[page]->mark_count; i++) {
			const eg_mark *m = &s.p->pages[page]->marks[i];
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
	assert_true(s.p->count > 1);
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
	assert_int_equal(page_of(&s, "1\xE2\x80\x93"
				     "3"),
		page);
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
	assert_int_equal(s.p->count, 1);
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
	for (size_t p = 0; p < s.p->count; p++)
		for (size_t i = 0; i < s.p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s.p->pages[p]->marks[i];
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
		cmocka_unit_test(paragraphs_of_an_item_are_as_far_apart_as_items),
		cmocka_unit_test(a_term_is_not_parted_from_a_short_second_meaning),
		cmocka_unit_test(each_line_of_a_long_link_says_a_part_of_what_it_leads_to),
		cmocka_unit_test(the_rule_of_an_opener_stays_with_what_is_under_it),
		cmocka_unit_test(what_stands_over_a_covers_title_never_runs_into_it),
		cmocka_unit_test(an_edition_beside_a_seal_has_room_for_its_words),
		cmocka_unit_test(a_number_of_ten_digits_stands_on_one_line),
		cmocka_unit_test(facts_on_the_back_of_the_title_stand_at_the_foot),
		cmocka_unit_test(facts_over_both_columns_have_labels_in_the_side_column),
		cmocka_unit_test(no_fact_is_parted_from_all_others_by_a_page),
		cmocka_unit_test(the_letters_of_code_are_of_one_width),
		cmocka_unit_test(an_address_of_a_source_stands_in_the_sans_and_code_does_not),
		cmocka_unit_test(what_says_that_nothing_is_there_does_not_go_with_the_next_table),
		cmocka_unit_test(few_facts_stand_together_with_what_they_are_about),
		cmocka_unit_test(an_odd_profile_has_a_high_band_only_where_something_fills_it),
		cmocka_unit_test(a_call_out_is_a_section_with_its_head),
		cmocka_unit_test(a_call_out_is_not_torn),
		cmocka_unit_test(a_quote_that_repeats_the_text_is_not_read_twice),
		cmocka_unit_test(the_opening_mark_of_a_quote_hangs),
		cmocka_unit_test(a_tile_is_an_item_with_its_figure_as_label),
		cmocka_unit_test(
			on_pages_that_lie_tiles_stand_beside_the_text_where_they_make_one_page_of_two),
		cmocka_unit_test(a_signature_has_text_above_it),
		cmocka_unit_test(a_story_higher_than_a_page_is_plain_text),
		cmocka_unit_test(an_index_names_the_pages_of_its_entries_as_ranges),
		cmocka_unit_test(a_short_document_has_no_section_for_long_ones),
		cmocka_unit_test(a_list_of_forty_levels_stays_on_its_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
