/* The details of DESIGNBOOK.md, section 7, that only show where a page or a line ends, or after
 * what is no multiple of b: heads and short texts after so many lines, heads and leads of so many
 * words, boxes under notes. The others: layout_details.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

static const char *const themes[] = {"federal", "plain", "diplomatic"};

/* A document of one section in a theme. */
static setting begin_in(const char *theme, bool a4, eg_block **section)
{
	setting s = begin();
	s.doc->theme = eg_str_of(theme);
	s.doc->a4 = a4;
	*section = add_section(s.a, s.doc->root, "s", NULL, EG_BREAK_PAGE);
	return s;
}

/* How many lines begin with the word on a page; the first of them. */
static size_t lines_with(const setting *s, size_t page, const char *word, eg_len *y)
{
	size_t n = 0;
	eg_len last = 0;
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->kind != EG_MARK_GLYPHS || m->artifact != EG_ART_NONE ||
			!eg_str_is(m->as.text.shaped->text, word) || (n && m->y == last))
			continue;
		last = m->y;
		if (n++ == 0 && y)
			*y = m->y;
	}
	return n;
}

static size_t page_with(const setting *s, const char *word)
{
	for (size_t page = 0; page < s->p->count; page++)
		if (lines_with(s, page, word, NULL))
			return page;
	return SIZE_MAX;
}

/* A page of lines, a head of that level, and a text of fourteen lines. */
static setting set_page_end(const char *theme, bool a4, uint32_t lines, uint8_t level)
{
	eg_block *section;
	setting s = begin_in(theme, a4, &section);
	for (uint32_t i = 0; i < lines; i++)
		add_text(s.a, section, EG_S_BODY, "filler");
	add_head(s.a, section, level, "Head");
	eg_block *text = add(s.a, section, EG_B_TEXT);
	text->run_count = 27; /* fourteen lines */
	text->runs = EG_NEW_N(s.a, eg_run, text->run_count);
	for (uint32_t i = 0; i < text->run_count; i++)
		text->runs[i] = i % 2 ? (eg_run){.style = EG_I_BREAK}
				      : (eg_run){.text = EG_STR("line of it")};
	lay(&s);
	return s;
}

static void detail_7_under_a_head_at_a_pages_end_stand_two_lines(void **state)
{
	(void)state;
	size_t torn = 0;
	for (size_t t = 0; t < 2 * EG_COUNT(themes); t++)
		for (uint32_t lines = 36; lines < 50; lines++)
			for (uint8_t level = 2; level <= 4; level++) {
				setting s = set_page_end(themes[t / 2], t % 2, lines, level);
				size_t page = page_with(&s, "Head");
				size_t under = lines_with(&s, page, "line", NULL);
				assert_true(under >= 2);
				torn += under < 14;
				end(&s);
			}
	assert_true(torn > 0);
}

static void detail_8_no_line_of_a_text_is_alone_on_a_page(void **state)
{
	(void)state;
	size_t torn = 0;
	for (size_t t = 0; t < 2 * EG_COUNT(themes); t++)
		for (uint32_t lines = 36; lines < 50; lines++) {
			setting s = set_page_end(themes[t / 2], t % 2, lines, 2);
			for (size_t page = 0; page < s.p->count; page++) {
				size_t n = lines_with(&s, page, "line", NULL);
				assert_true(n == 0 || n >= 2);
				torn += n > 0 && n < 14;
			}
			end(&s);
		}
	assert_true(torn > 0);
}

/* The widths of the last line and of the longest one of the words in that size. */
static void measure_lines(const setting *s, eg_len size, eg_len *longest, eg_len *last)
{
	eg_len y = 0, from = 0;
	*longest = *last = 0;
	for (size_t i = 0; i < s->p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[0]->marks[i];
		if (m->kind != EG_MARK_GLYPHS || m->artifact != EG_ART_NONE ||
			m->as.text.shaped->size != size)
			continue;
		if (m->y != y)
			from = m->x;
		y = m->y;
		*last = m->x + m->as.text.shaped->width - from;
		*longest = *last > *longest ? *last : *longest;
	}
}

static void detail_9_heads_and_leads_of_any_length_are_balanced(void **state)
{
	(void)state;
	static const char words[] =
		"Engagement objectives emphasize foreign relationship management that is right "
		"for partners and sustains global awareness of science and of technology so that "
		"what works abroad comes into use at home";
	static const struct {
		uint8_t level; /* 0: a lead */
		eg_len size;
	} kinds[] = {{1, EG_PTS(26)}, {2, EG_PTS(14.5)}, {3, EG_PTS(10.5)}, {0, EG_PTS(13)}};
	for (size_t k = 0; k < EG_COUNT(kinds); k++)
		for (size_t n = 20; n < sizeof words; n++) {
			if (words[n] != ' ' && words[n] != '\0')
				continue;
			eg_block *section;
			setting s = begin_in(themes[k % EG_COUNT(themes)], false, &section);
			char *some = eg_alloc(s.a, n + 1);
			memcpy(some, words, n);
			some[n] = '\0';
			if (kinds[k].level)
				add_head(s.a, section, kinds[k].level, some);
			else
				add_text(s.a, section, EG_S_LEAD, some);
			add_text(s.a, section, EG_S_BODY, "filler");
			lay(&s);
			eg_len longest, last;
			measure_lines(&s, kinds[k].size, &longest, &last);
			assert_true(longest > 0 && last * 10 >= longest * 4);
			end(&s);
		}
}

static void detail_5_text_in_boxes_stands_on_the_grid(void **state)
{
	(void)state;
	static const char *const note = "A note is lower than a line";
	for (size_t t = 0; t < 2 * EG_COUNT(themes); t++) {
		eg_block *section;
		setting s = begin_in(themes[t / 2], t % 2, &section);
		add_text(s.a, section, EG_S_BODY, "filler");
		add_text(s.a, section, EG_S_NOTE, note);
		eg_block *story = add(s.a, section, EG_B_STORY);
		add_head(s.a, story, 2, "Story");
		add_text(s.a, story, EG_S_BODY, "inside");
		add_text(s.a, section, EG_S_NOTE, note);
		eg_block *callout = add(s.a, section, EG_B_CALLOUT);
		callout->label = EG_STR("Note");
		add_text(s.a, callout, EG_S_BODY, "inside");
		lay(&s);
		size_t seen = 0;
		for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
			const eg_mark *m = &s.p->pages[0]->marks[i];
			if (m->kind != EG_MARK_GLYPHS ||
				!eg_str_is(m->as.text.shaped->text, "inside"))
				continue;
			eg_len off = (m->y - EG_PTS(88.59) + EG_PT / 10) % EG_LINE;
			assert_true(off <= EG_PT / 5);
			seen++;
		}
		assert_int_equal(seen, 2);
		end(&s);
	}
}

/* A section that begins on the page of the one before it, with a text, a list or definitions. */
static void a_section_stands_apart_whatever_it_begins_with(void **state)
{
	(void)state;
	static const uint8_t kinds[] = {EG_B_TEXT, EG_B_LIST, EG_B_DEFINITIONS};
	for (size_t k = 0; k < EG_COUNT(kinds); k++) {
		eg_block *section;
		setting s = begin_in("federal", false, &section);
		add_text(s.a, section, EG_S_BODY, "filler");
		eg_block *other = add_section(s.a, s.doc->root, "t", "Short", EG_BREAK_NONE);
		eg_block *b = add(s.a, other, kinds[k]), *at = b;
		if (kinds[k] != EG_B_TEXT)
			at = add(s.a, b, EG_B_ITEM);
		at->label = kinds[k] == EG_B_DEFINITIONS ? EG_STR("Begin") : at->label;
		say(s.a, at, kinds[k] == EG_B_DEFINITIONS ? "means" : "Begin");
		lay(&s);
		eg_len above = 0, y = 0;
		assert_int_equal(lines_with(&s, 0, "filler", &above), 1);
		assert_int_equal(lines_with(&s, 0, "Begin", &y), 1);
		assert_true(y - above > 4 * EG_LINE - EG_QUARTER); /* terms stand off the grid */
		assert_true(y - above <= 4 * EG_LINE);
		end(&s);
	}
}

/* A section of nothing but an objective, under so many lines. */
static void no_page_ends_between_a_head_and_its_objective(void **state)
{
	(void)state;
	for (uint32_t lines = 20; lines < 50; lines++) {
		eg_block *section;
		setting s = begin_in("federal", false, &section);
		for (uint32_t i = 0; i < lines; i++)
			add_text(s.a, section, EG_S_BODY, "filler");
		add_head(s.a, section, 1, "Head");
		eg_block *o = add(s.a, section, EG_B_OBJECTIVE);
		o->label = EG_STR("1.1");
		add_head(s.a, o, 2, "Title");
		add_text(s.a, o, EG_S_BODY, "statement");
		lay(&s);
		assert_int_equal(page_with(&s, "Head"), page_with(&s, "Title"));
		assert_int_equal(page_with(&s, "Head"), page_with(&s, "statement"));
		end(&s);
	}
}

static void a_head_higher_than_a_page_goes_on(void **state)
{
	(void)state;
	eg_block *section;
	setting s = begin_in("federal", false, &section);
	char *title = eg_alloc(s.a, 1001);
	memset(title, 'W', 1000);
	title[1000] = '\0';
	add_head(s.a, section, 1, title);
	add_text(s.a, section, EG_S_BODY, "filler");
	lay(&s);
	size_t letters = 0;
	for (size_t page = 0; page < s.p->count; page++)
		for (size_t i = 0; i < s.p->pages[page]->mark_count; i++) {
			const eg_mark *m = &s.p->pages[page]->marks[i];
			if (m->kind != EG_MARK_GLYPHS || m->artifact)
				continue;
			assert_true(m->y < s.p->pages[page]->height);
			letters +=
				m->as.text.shaped->text.p[0] == 'W' ? m->as.text.shaped->text.n : 0;
		}
	assert_int_equal(letters, 1000);
	end(&s);
}

/* The number of an objective stands again on its next page, unless it would take much of that. */
static void a_number_as_long_as_a_text_does_not_stand_again(void **state)
{
	(void)state;
	for (size_t letters = 1; letters < 400; letters += 133) {
		eg_block *section;
		setting s = begin_in("federal", false, &section);
		char *label = eg_alloc(s.a, letters + 1);
		memset(label, 'W', letters);
		label[letters] = '\0';
		eg_block *o = add(s.a, section, EG_B_OBJECTIVE);
		o->label = eg_str_of(label);
		add_head(s.a, o, 2, "Title");
		for (int i = 0; i < 120; i++)
			add_text(s.a, o, EG_S_BODY, "filler");
		lay(&s);
		assert_true(s.p->count > 1);
		size_t again = 0;
		for (size_t page = 1; page < s.p->count; page++)
			for (size_t i = 0; i < s.p->pages[page]->mark_count; i++) {
				const eg_mark *m = &s.p->pages[page]->marks[i];
				again += m->kind == EG_MARK_GLYPHS && m->artifact &&
					 m->as.text.shaped->text.p[0] == 'W';
				assert_true(m->y < s.p->pages[page]->height);
			}
		assert_int_equal(again > 0, letters == 1);
		end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_section_stands_apart_whatever_it_begins_with),
		cmocka_unit_test(no_page_ends_between_a_head_and_its_objective),
		cmocka_unit_test(a_head_higher_than_a_page_goes_on),
		cmocka_unit_test(a_number_as_long_as_a_text_does_not_stand_again),
		cmocka_unit_test(detail_5_text_in_boxes_stands_on_the_grid),
		cmocka_unit_test(detail_7_under_a_head_at_a_pages_end_stand_two_lines),
		cmocka_unit_test(detail_8_no_line_of_a_text_is_alone_on_a_page),
		cmocka_unit_test(detail_9_heads_and_leads_of_any_length_are_balanced),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
