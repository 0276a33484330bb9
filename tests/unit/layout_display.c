/* Display heads and cards: sizes by what there is to say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

static const char words[] =
	"Partners share laboratories, data, people and money, so that responders "
	"on both sides of a border can use the same equipment in time";
static const char long_title[] = "Modernise Cross-Border Detection of Biological and Radiological "
				 "Hazards in Ports and Airports";

/* The first mark of words with these letters, and its page. */
static const eg_mark *find(const setting *s, const char *what, size_t *page)
{
	for (size_t p = 0; p < s->p->count; p++)
		for (size_t i = 0; i < s->p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[p]->marks[i];
			if (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE &&
				eg_str_is(m->as.text.shaped->text, what)) {
				*page = p;
				return m;
			}
		}
	print_error("no '%s'", what);
	fail();
	return NULL;
}

static size_t page_of(const setting *s, const char *what)
{
	size_t page;
	(void)find(s, what, &page);
	return page;
}

static void no_word_of_a_covers_title_is_divided(void **state)
{
	(void)state;
	static const char *const themes[] = {"federal", "plain", "diplomatic"};
	for (size_t t = 0; t < EG_COUNT(themes); t++) {
		setting s = begin();
		s.doc->theme = eg_str_of(themes[t]);
		s.doc->lang = EG_STR("de-CH");
		add_text(s.a, add(s.a, s.doc->root, EG_B_COVER), EG_S_COVER_TITLE,
			"Strategie der grenz\u00fcberschreitenden Gesundheitszusammenarbeit des "
			"Kantons");
		lay(&s);
		(void)page_of(&s, "Gesundheitszusammenarbeit");
		(void)page_of(&s, "grenz\u00fcberschreitenden");
		end(&s);
	}
}

static uint32_t points_of(const eg_path *path)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < path->op_count; i++)
		n += path->ops[i] == 'C' ? 3 : path->ops[i] != 'Z';
	return n;
}

/* The highest and lowest points of lines drawn on a cover that begin between two heights. */
static void reach_of_lines(const setting *s, eg_len from, eg_len to, eg_len *top, eg_len *bottom)
{
	const eg_page *page = s->p->pages[0];
	*top = page->height, *bottom = 0;
	for (size_t i = 0; i < page->mark_count; i++) {
		const eg_mark *m = &page->marks[i];
		if (m->kind != EG_MARK_PATH)
			continue;
		const eg_point *at = m->as.path.points;
		for (uint32_t k = 0; k < points_of(&m->as.path); k++) {
			assert_true(at[k].x > 0 && at[k].x < page->width && at[k].y > 0 &&
				    at[k].y < page->height);
			if (at->y < from || at->y > to)
				continue;
			*top = at[k].y < *top ? at[k].y : *top;
			*bottom = at[k].y > *bottom ? at[k].y : *bottom;
		}
	}
}

static void add_engraved_cover(setting *s, bool a4, bool lies, const char *title)
{
	eg_block *cover = add(s->a, s->doc->root, EG_B_COVER);
	s->doc->theme = EG_STR("diplomatic");
	s->doc->a4 = a4;
	s->doc->landscape = lies;
	add_text(s->a, cover, EG_S_COVER_ORG, "Organisation");
	add_text(s->a, cover, EG_S_COVER_EDITION, "Edition 2026");
	add_text(s->a, cover, EG_S_COVER_TITLE, title);
	add_text(s->a, cover, EG_S_COVER_SUBTITLE, "Subtitle");
	add_text(s->a, cover, EG_S_COVER_NOTE, "Note");
}

static void assert_centred(const setting *s, const char *word)
{
	size_t page;
	const eg_mark *m = find(s, word, &page);
	eg_len middle = m->x + m->as.text.shaped->width / 2;
	assert_int_equal(page, 0);
	assert_true(2 * middle - s->p->pages[0]->width < EG_PTS(2) &&
		    s->p->pages[0]->width - 2 * middle < EG_PTS(2));
}

static void an_engraved_cover_is_centred_under_its_rosette(void **state)
{
	(void)state;
	for (int n = 0; n < 8; n++) {
		setting s = begin();
		size_t page;
		add_engraved_cover(&s, n & 1, n & 2, n & 4 ? long_title : "Strategy");
		s.doc->marking = n & 1 ? EG_STR("CUI") : EG_STR("");
		lay(&s);
		assert_centred(&s, "Organisation");
		assert_centred(&s, "Subtitle");
		assert_centred(&s, "Note");
		const eg_mark *first = find(&s, n & 4 ? "Modernise" : "Strategy", &page);
		eg_len note = find(&s, "Note", &page)->y, top, bottom, height;
		height = s.p->pages[0]->height;
		reach_of_lines(&s, EG_PTS(90), note, &top, &bottom);
		assert_true(bottom < first->y - EG_PTS(40)); /* 0 where there is none */
		assert_true(n & 2 || bottom > top + EG_PTS(300));
		/* the lower band */
		reach_of_lines(&s, note, height - EG_PTS(30), &top, &bottom);
		assert_true(top > note + EG_PTS(8));
		end(&s);
	}
}

static void a_long_title_takes_the_place_of_the_rosette(void **state)
{
	(void)state;
	setting s = begin();
	eg_len top, bottom;
	add_engraved_cover(&s, true, true, long_title);
	for (int i = 0; i < 12; i++)
		add_text(s.a, s.doc->root->children[0], EG_S_COVER_NOTE, "Lower");
	lay(&s);
	assert_int_equal(page_of(&s, "Organisation"), 0);
	assert_int_equal(page_of(&s, "Lower"), 0);
	reach_of_lines(&s, EG_PTS(90), EG_PTS(450), &top, &bottom);
	assert_true(bottom < top);
	end(&s);
}

/* The leftmost and the rightmost pens of the draft mark on a page. */
static void reach_of_draft(const setting *s, size_t page, eg_len *left, eg_len *right)
{
	*left = s->p->pages[page]->width, *right = 0;
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->artifact != EG_ART_BACKGROUND || m->kind != EG_MARK_GLYPHS)
			continue;
		*left = m->x < *left ? m->x : *left;
		*right = m->x > *right ? m->x : *right;
	}
}

static void no_flood_of_an_opener_hides_a_part_of_the_draft_mark(void **state)
{
	(void)state;
	static const char *const langs[] = {"en-US", "he"};
	for (size_t i = 0; i < EG_COUNT(langs); i++) {
		setting s = begin();
		eg_len left, right;
		s.doc->status = EG_STR("Draft");
		s.doc->lang = eg_str_of(langs[i]);
		eg_block *goal = add_section(s.a, s.doc->root, "goal", NULL, EG_BREAK_RECTO);
		eg_block *o = add(s.a, goal, EG_B_OPENER);
		add_head(s.a, o, 1, "Title");
		add_text(s.a, goal, EG_S_BODY, "Behind");
		lay(&s);
		reach_of_draft(&s, page_of(&s, "Title"), &left, &right);
		assert_true(i ? right < EG_PTS(612 - 214) : left > EG_PTS(214));
		eg_len beside = left;
		reach_of_draft(&s, page_of(&s, "Behind"), &left, &right);
		assert_true(i ? left > beside : left < beside);
		end(&s);
	}
}

static void an_opener_with_much_to_say_stands_on_its_page(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *goal = add_section(s.a, s.doc->root, "goal", NULL, EG_BREAK_RECTO);
	eg_block *o = add(s.a, goal, EG_B_OPENER);
	o->label = EG_STR("1");
	o->goal = 1;
	add_text(s.a, o, EG_S_OPENER_LABEL, "First");
	add_head(s.a, o, 1, long_title);
	add_text(s.a, o, EG_S_TAGLINE,
		"Science for the mission of all who ask for it and for others");
	for (int i = 0; i < 3; i++)
		add_text(s.a, o, EG_S_STATEMENT, words);
	eg_block *list = add(s.a, o, EG_B_LIST);
	list->style = EG_S_OUTCOME;
	for (int i = 0; i < 4; i++)
		say(s.a, add(s.a, list, EG_B_ITEM), i < 3 ? words : "Lowest");
	add_text(s.a, goal, EG_S_BODY, "Behind");
	lay(&s);
	assert_int_equal(page_of(&s, "First"), page_of(&s, "Lowest"));
	assert_int_equal(page_of(&s, "Behind"), page_of(&s, "First") + 1);
	end(&s);
}

static void what_an_opener_ends_with_is_larger_than_facts_elsewhere(void **state)
{
	(void)state;
	setting s = begin();
	size_t page;
	for (int i = 0; i < 2; i++) {
		eg_block *in = i ? add_section(s.a, s.doc->root, "part", "Part", EG_BREAK_PAGE)
				 : add(s.a, s.doc->root, EG_B_OPENER);
		add_head(s.a, in, 1, "Reach");
		eg_block *facts = add(s.a, in, EG_B_FACTS);
		say(s.a, add(s.a, facts, EG_B_FACT), i ? "Bureau" : "Office")->label =
			i ? EG_STR("Led") : EG_STR("Lead");
	}
	lay(&s);
	assert_int_equal(find(&s, "Office", &page)->as.text.shaped->size, EG_PTS(9));
	assert_int_equal(find(&s, "Bureau", &page)->as.text.shaped->size, EG_PTS(8.25));
	/* Its label has the weight of labels. */
	const eg_type_row *label = eg_theme_type(eg_theme_find(s.doc->theme), EG_T_LABEL);
	assert_int_equal(label->weight, 600);
	assert_true(find(&s, "Lead", &page)->as.text.shaped->face !=
		    find(&s, "Led", &page)->as.text.shaped->face);
	end(&s);
}

static eg_block *add_banner(setting *s, eg_block *section, const char *title)
{
	eg_block *b = add(s->a, section, EG_B_BANNER);
	add_head(s->a, b, 1, title);
	eg_block *facts = add(s->a, b, EG_B_FACTS);
	say(s->a, add(s->a, facts, EG_B_FACT), "Office")->label = EG_STR("Lead");
	b->running = EG_STR("Edition");
	return b;
}

static void a_long_title_leaves_a_banner_low(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *section = add_section(s.a, s.doc->root, "brief", NULL, EG_BREAK_PAGE);
	(void)add_banner(&s, section, long_title);
	add_text(s.a, section, EG_S_BODY, "Under");
	lay(&s);
	size_t page;
	assert_true(find(&s, "Under", &page)->y < EG_PTS(190));
	end(&s);
}

static void a_banner_within_a_section_has_its_foot(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *outer = add_section(s.a, s.doc->root, "outer", NULL, EG_BREAK_PAGE);
	eg_block *inner = add_section(s.a, outer, "inner", NULL, EG_BREAK_NONE);
	(void)add_banner(&s, inner, "Norway");
	add_text(s.a, inner, EG_S_BODY, "Under");
	lay(&s);
	bool found = false;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		found = found || (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_FOOTER &&
					 eg_str_is(m->as.text.shaped->text, "Edition"));
	}
	assert_true(found);
	end(&s);
}

static void more_than_four_cards_are_rows_with_their_words_beside_the_name(void **state)
{
	(void)state;
	static const char *const names[] = {"Anna", "Bert", "Cora", "Dora", "Emil", "Fred"};
	for (uint32_t count = 4; count <= 6; count++) {
		setting s = begin();
		eg_block *cards = add(s.a, s.doc->root, EG_B_CARDS);
		cards->wide = true;
		for (uint32_t i = 0; i < count; i++) {
			eg_block *c = add(s.a, cards, EG_B_CARD);
			add_head(s.a, c, 2, names[i]);
			add_text(s.a, c, EG_S_BODY, "Words");
		}
		lay(&s);
		const eg_format *f = eg_theme_format(false);
		size_t page;
		const eg_mark *a = find(&s, "Anna", &page), *b = find(&s, "Bert", &page),
			      *w = find(&s, "Words", &page);
		assert_true(count == 4 ? a->y == b->y : a->x == b->x && a->y < b->y);
		assert_true(w->x == (count == 4 ? f->margin : f->main_x));
		end(&s);
	}
}

/* Parts and openers in a document of few pages and of many. */
/* As on the page of an index (DESIGNBOOK.md, page 18). */
static void a_note_under_a_parts_head_leaves_the_main_column_to_the_text(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *section = add_section(s.a, s.doc->root, "s", "Index", EG_BREAK_PAGE);
	add_text(s.a, section, EG_S_SIDE, "noted");
	add_text(s.a, section, EG_S_BODY, "filler");
	lay(&s);
	const eg_format *f = eg_theme_format(false);
	size_t page;
	const eg_mark *head = find(&s, "Index", &page), *note = find(&s, "noted", &page),
		      *text = find(&s, "filler", &page);
	assert_true(head->x < f->main_x && note->x == f->margin && text->x == f->main_x);
	assert_true(note->y > head->y + EG_LINE);
	assert_true(text->y < f->top + EG_LINE);
	end(&s);
}

static void a_short_document_leaves_no_page_empty_before_its_parts(void **state)
{
	(void)state;
	for (int many = 0; many < 2; many++) {
		setting s = begin();
		for (int n = 0; n < 3; n++) {
			eg_block *part =
				add_section(s.a, s.doc->root, n ? "b" : "a", "Part", EG_BREAK_PART);
			for (int i = 0; i < (many ? 300 : 50); i++)
				add_text(s.a, part, EG_S_BODY, "filler");
			if (n == 1)
				add_head(s.a, add(s.a, part, EG_B_OPENER), 1, "Opened");
		}
		lay(&s);
		size_t empty = 0;
		for (size_t p = 0; p < s.p->count; p++)
			empty += s.p->pages[p]->mark_count == 0;
		assert_int_equal(s.p->count, many ? 25 : 7);
		assert_int_equal(empty, many ? 3 : 0);
		assert_true(eg_str_is(s.p->pages[many ? 8 : 2]->label, many ? "9" : "3"));
		end(&s);
	}
}

/* Nine parts, which share a page in a short document: pages that would be empty before them in a
 * long one do not count. */
static void a_section_of_long_documents_is_left_out_by_pages_that_say_something(void **state)
{
	(void)state;
	setting s = begin();
	for (int n = 0; n < 9; n++)
		add_text(s.a, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_PART), EG_S_BODY,
			"filler");
	eg_block *last = add_section(s.a, s.doc->root, "z", "Only in long ones", EG_BREAK_PART);
	add_text(s.a, last, EG_S_BODY, "filler");
	last->least_pages = 12;
	lay(&s);
	assert_int_equal(s.p->count, 1);
	end(&s);
}

/* A section that should take a page, its lead, and so many paragraphs. */
static void add_opened(setting *s, eg_page_bounds *bounds, size_t texts)
{
	eg_block *section = add_section(s->a, s->doc->root, "s", "Summary", EG_BREAK_PAGE);
	section->bounds = bounds;
	add_text(s->a, section, EG_S_LEAD, "Leading words.")->yields = true;
	for (size_t i = 0; i < texts; i++)
		add_text(s->a, section, EG_S_BODY, words);
}

static void a_lead_runs_into_its_text_where_its_section_has_no_room_for_it(void **state)
{
	(void)state;
	eg_page_bounds bounds = {.most = 1};
	size_t page, with = 0, without = 0;
	for (size_t texts = 10; texts < 24; texts++) {
		setting s = begin();
		add_opened(&s, &bounds, texts);
		lay(&s);
		const eg_mark *lead = find(&s, "Leading", &page),
			      *body = find(&s, "Partners", &page);
		bool apart = lead->as.text.shaped->size == EG_PTS(13);
		with += apart;
		without += !apart;
		assert_true(apart ? body->y > lead->y : body->y == lead->y && s.p->count >= 1);
		if (apart)
			assert_int_equal(s.p->count, 1);
		end(&s);
	}
	assert_true(with > 0 && without > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_word_of_a_covers_title_is_divided),
		cmocka_unit_test(an_engraved_cover_is_centred_under_its_rosette),
		cmocka_unit_test(a_long_title_takes_the_place_of_the_rosette),
		cmocka_unit_test(no_flood_of_an_opener_hides_a_part_of_the_draft_mark),
		cmocka_unit_test(an_opener_with_much_to_say_stands_on_its_page),
		cmocka_unit_test(what_an_opener_ends_with_is_larger_than_facts_elsewhere),
		cmocka_unit_test(a_long_title_leaves_a_banner_low),
		cmocka_unit_test(a_banner_within_a_section_has_its_foot),
		cmocka_unit_test(a_lead_runs_into_its_text_where_its_section_has_no_room_for_it),
		cmocka_unit_test(more_than_four_cards_are_rows_with_their_words_beside_the_name),
		cmocka_unit_test(a_note_under_a_parts_head_leaves_the_main_column_to_the_text),
		cmocka_unit_test(a_short_document_leaves_no_page_empty_before_its_parts),
		cmocka_unit_test(
			a_section_of_long_documents_is_left_out_by_pages_that_say_something),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
