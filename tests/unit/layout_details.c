/* The details of DESIGNBOOK.md, section 7, each by its number, on a specimen that has every
 * construct of running text, in all themes on both sizes of page. Those on tables, captions and
 * labels stand in layout_details_more.c and layout_table.c; those on words within a line, in
 * text_*.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

#include <stdlib.h>

#define CLOSE (EG_PT / 10)

static const char *const prose =
	"Engagement objectives emphasize foreign relationship management, that is right-sizing "
	"partnerships; developing high-quality cooperative activities; and sustaining global "
	"science and technology awareness, so that what works abroad comes into use at home. "
	"Partners also hold test beds, laboratories and data that exist only elsewhere.";
static const char *const themes[] = {"federal", "plain", "diplomatic"};

typedef struct line {
	size_t page;
	uint32_t element;
	eg_len x, y, end, size;
	size_t chars, words;
	bool serif;
} line;

typedef struct specimen {
	eg_arena *a;
	eg_diag diag;
	eg_fonts *fonts;
	eg_document *doc;
	eg_pages *p;
	const eg_theme *theme;
	const eg_format *format;
	line *lines;
	size_t line_count, line_cap;
	unsigned notes;
} specimen;

/* -- the specimen -- */

static void add_noted(specimen *s, eg_block *parent)
{
	eg_block *b = add(s->a, parent, EG_B_TEXT), *note = block_of(s->a, EG_B_NOTE);
	note->label = eg_strf(s->a, "%u", ++s->notes);
	note->id = eg_strf(s->a, "note.%u", s->notes);
	note->running = eg_strf(s->a, "Note %u", s->notes);
	say(s->a, note, "A note says where a thing is from, and a long one says it twice over.");
	b->runs = EG_NEW_N(s->a, eg_run, 3);
	b->run_count = 3;
	b->runs[0].text = eg_str_of(prose);
	b->runs[1] = (eg_run){.text = note->label, .style = EG_I_SUP, .note = note};
	b->runs[2].text = EG_STR(" More is said after the mark than before it, to fill two lines.");
}

static void add_list(specimen *s, eg_block *parent, bool ordered)
{
	eg_block *list = add(s->a, parent, EG_B_LIST);
	list->ordered = ordered;
	list->start = 1;
	for (int i = 0; i < 4; i++)
		say(s->a, add(s->a, list, EG_B_ITEM), i % 2 ? "A short item." : prose);
}

static void add_objective(specimen *s, eg_block *parent, const char *number)
{
	eg_block *o = add(s->a, parent, EG_B_OBJECTIVE);
	o->label = eg_str_of(number);
	o->goal = 1;
	eg_block *side = add(s->a, o, EG_B_SIDE);
	add_text(s->a, side, EG_S_LABEL, "Lead");
	add_text(s->a, side, EG_S_VALUE, "International Programs Office");
	add_head(s->a, o, 2, "Right-size the partnerships");
	add_text(s->a, o, EG_S_BODY, "Open no activity without somebody who has asked for it.");
}

static void add_opener(specimen *s, eg_block *parent)
{
	eg_block *o = add(s->a, parent, EG_B_OPENER);
	o->label = EG_STR("1");
	o->goal = 1;
	add_text(s->a, o, EG_S_OPENER_LABEL, "Goal 1");
	add_head(s->a, o, 1, "Capability Delivery for those who ask")->in_contents = true;
	add_text(s->a, o, EG_S_TAGLINE, "Science for the mission");
	add_text(s->a, o, EG_S_STATEMENT, prose);
}

static void add_cover(specimen *s)
{
	eg_block *c = add(s->a, add(s->a, s->doc->root, EG_B_SECTION), EG_B_COVER);
	add_text(s->a, c, EG_S_COVER_ORG, "Department of Examples");
	add_text(s->a, c, EG_S_COVER_TITLE, "International Engagement Strategy");
	add_text(s->a, c, EG_S_COVER_SUBTITLE, "What we do abroad, and why");
}

static void add_part(specimen *s, int n)
{
	eg_block *part = add_section(s->a, s->doc->root, eg_cstr(s->a, eg_strf(s->a, "part%d", n)),
		"Introduction", n % 2 ? EG_BREAK_PAGE : EG_BREAK_RECTO);
	add_text(s->a, part, EG_S_LEAD, prose);
	for (int i = 0; i < 5 + n; i++) {
		add_text(s->a, part, EG_S_BODY, prose);
		if (i % 3 == 1)
			add_head(s->a, part, 2, "What the strategy covers and what it leaves out");
		if (i % 3 == 2)
			add_head(s->a, part, 3, "How we engage");
		if (i % 4 == 3)
			add_text(s->a, part, EG_S_SIDE, "A side note of a few words beside it.");
		add_noted(s, part);
	}
	add_list(s, part, n % 2);
	add_text(s->a, part, EG_S_BODY, prose);
	for (int i = 0; i < 3; i++)
		add_objective(s, part, i ? i > 1 ? "1.3" : "1.2" : "1.1");
}

static bool is_serif(const eg_face *f)
{
	return eg_str_find(eg_face_facts(f)->ps_name, EG_STR("Serif"), 0) != SIZE_MAX;
}

/* The paragraph or head that an element belongs to, whatever holds the words within it. */
static uint32_t block_around(const eg_pages *p, uint32_t e)
{
	for (; e; e = p->elements[e].parent) {
		enum eg_role r = (enum eg_role)p->elements[e].role;
		if (r != EG_ROLE_LINK && r != EG_ROLE_SPAN && r != EG_ROLE_REFERENCE)
			break;
	}
	return e;
}

static void gather_lines(specimen *s)
{
	for (size_t p = 0; p < s->p->count; p++) {
		const eg_page *page = s->p->pages[p];
		for (size_t i = 0; i < page->mark_count; i++) {
			const eg_mark *m = &page->marks[i];
			if (m->artifact != EG_ART_NONE || m->kind != EG_MARK_GLYPHS)
				continue;
			uint32_t owner = page->owners[m->mcid];
			line *last = s->line_count ? &s->lines[s->line_count - 1] : NULL;
			bool more = last && last->page == p && m->x > last->x &&
				    llabs(last->y - m->y) < CLOSE &&
				    block_around(s->p, last->element) == block_around(s->p, owner);
			if (!more) {
				s->lines = eg_grow(s->a, s->lines, s->line_count, &s->line_cap,
					sizeof *s->lines);
				s->lines[s->line_count++] = (line){.page = p,
					.element = owner,
					.x = m->x,
					.y = m->y,
					.size = m->as.text.shaped->size,
					.serif = is_serif(m->as.text.shaped->face)};
				last = &s->lines[s->line_count - 1];
			}
			bool blank = eg_str_is(m->as.text.shaped->text, " ");
			last->end = blank ? last->end : m->x + m->as.text.shaped->width;
			last->chars += m->as.text.shaped->text.n;
			last->words += !blank;
		}
	}
}

static specimen open_specimen(const char *theme, bool a4)
{
	specimen s = {.a = eg_arena_new()};
	eg_diag_init(&s.diag, s.a);
	s.doc = document_of(s.a);
	s.doc->theme = eg_str_of(theme);
	s.doc->a4 = a4;
	add_cover(&s);
	eg_block *goal = add(s.a, s.doc->root, EG_B_SECTION);
	for (int n = 0; n < 4; n++)
		add_part(&s, n);
	add_opener(&s, goal);
	s.fonts = eg_fonts_open(&s.diag);
	s.p = eg_layout(s.a, s.doc, s.fonts, NULL, &s.diag);
	unpack(s.p);
	s.theme = eg_theme_find(s.doc->theme);
	s.format = eg_theme_format(a4);
	gather_lines(&s);
	return s;
}

static void close_specimen(specimen *s)
{
	eg_fonts_close(s->fonts);
	eg_arena_release(s->a);
}

typedef void check(specimen *s);

static specimen specimens[6];

static int open_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < EG_COUNT(specimens); i++)
		specimens[i] = open_specimen(themes[i / 2], i % 2);
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < EG_COUNT(specimens); i++)
		close_specimen(&specimens[i]);
	return 0;
}

static void on_all(check *c)
{
	for (size_t i = 0; i < EG_COUNT(specimens); i++)
		c(&specimens[i]);
}

static enum eg_role role_of(const specimen *s, const line *at)
{
	return (enum eg_role)s->p->elements[at->element].role;
}

static uint32_t block_at(const specimen *s, const line *at)
{
	return block_around(s->p, at->element);
}

static bool is_head(const specimen *s, const line *at)
{
	enum eg_role r = role_of(s, at);
	return r >= EG_ROLE_H1 && r <= EG_ROLE_H6;
}

static bool is_body(const line *at)
{
	return at->serif && at->size == EG_PTS(10.25);
}

static bool on_cover(const line *at)
{
	return at->page == 0;
}

/* -- 1 -- */

static void check_edges(specimen *s)
{
	for (size_t p = 1; p < s->p->count; p++) {
		eg_len edges[64];
		size_t n = 0;
		for (size_t i = 0; i < s->line_count; i++) {
			const line *at = &s->lines[i];
			bool first = i == 0 || s->lines[i - 1].page != p ||
				     llabs(s->lines[i - 1].y - at->y) > CLOSE;
			if (at->page != p || !first)
				continue;
			size_t k = 0;
			while (k < n && llabs(edges[k] - at->x) > CLOSE)
				k++;
			if (k == n && n < EG_COUNT(edges))
				edges[n++] = at->x;
		}
		assert_in_range(n, 0, 6);
	}
}

static void detail_1_text_begins_on_six_edges_at_most(void **state)
{
	(void)state;
	on_all(check_edges);
}

/* -- 2 -- */

static void check_measure(specimen *s)
{
	size_t chars = 0, lines = 0;
	for (size_t i = 0; i + 1 < s->line_count; i++) {
		const line *at = &s->lines[i], *next = &s->lines[i + 1];
		bool full = is_body(at) && at->x == s->format->main_x &&
			    block_at(s, next) == block_at(s, at);
		if (!full)
			continue;
		chars += at->chars;
		lines++;
	}
	assert_true(lines > 40);
	assert_in_range(chars / lines, 58, 72);
}

static void detail_2_a_line_of_body_has_60_to_72_characters(void **state)
{
	(void)state;
	on_all(check_measure);
}

/* -- 3 -- */

static void check_gaps(specimen *s)
{
	eg_len gap = 0;
	for (size_t i = 1; i < s->line_count; i++) {
		const line *a = &s->lines[i - 1], *b = &s->lines[i];
		bool items = role_of(s, a) == EG_ROLE_LBODY && role_of(s, b) == EG_ROLE_LBODY &&
			     a->page == b->page && a->element != b->element && is_body(a);
		if (!items)
			continue;
		if (!gap)
			gap = b->y - a->y;
		assert_true(llabs(b->y - a->y - gap) <= CLOSE);
	}
	assert_true(gap == EG_PTS(17.5));
}

static void detail_3_gaps_between_like_blocks_are_equal(void **state)
{
	(void)state;
	on_all(check_gaps);
}

/* -- 4 -- */

static void check_side(specimen *s)
{
	size_t seen = 0;
	for (size_t i = 0; i < s->line_count; i++) {
		const line *at = &s->lines[i];
		bool note = at->size == EG_PTS(8.5) && at->x == s->format->margin &&
			    (i == 0 || s->lines[i - 1].element != at->element);
		if (!note)
			continue;
		bool level = false;
		for (size_t k = 0; k < s->line_count; k++)
			level = level || (s->lines[k].page == at->page && is_body(&s->lines[k]) &&
						 llabs(s->lines[k].y - at->y) <= CLOSE);
		assert_true(level);
		seen++;
	}
	assert_true(seen > 2);
}

static void detail_4_side_notes_share_a_baseline_with_the_text(void **state)
{
	(void)state;
	on_all(check_side);
}

/* -- 5 -- */

static void check_grid(specimen *s)
{
	for (size_t i = 0; i < s->line_count; i++) {
		const line *at = &s->lines[i];
		enum eg_role r = role_of(s, at);
		bool paragraph =
			r == EG_ROLE_P &&
			s->p->elements[s->p->elements[at->element].parent].role == EG_ROLE_SECT &&
			is_body(at);
		if (!paragraph)
			continue;
		eg_len off = (at->y - EG_PTS(88.59)) % EG_LINE;
		off = off < 0 ? off + EG_LINE : off;
		/* Statements of objectives stand under heads of their own rhythm. */
		if (off > CLOSE && off < EG_LINE - CLOSE)
			assert_true(i && is_head(s, &s->lines[i - 1]));
	}
}

static void detail_5_lines_of_body_stand_on_the_grid(void **state)
{
	(void)state;
	on_all(check_grid);
}

/* -- 6 -- */

static void check_optics(specimen *s)
{
	const line *title = NULL;
	for (size_t i = 0; i < s->line_count && !title; i++)
		if (s->lines[i].page == 0 && s->lines[i].size > EG_PTS(40))
			title = &s->lines[i];
	assert_non_null(title);
	if (title->size == EG_PTS(46)) /* centred */
		return;
	eg_len out = title->size > EG_PTS(60) ? EG_PTS(3) : EG_PTS(2);
	assert_true(llabs(s->format->margin - title->x - out) <= EG_PT / 2);
}

static void detail_6_large_titles_are_moved_out_by_their_side_bearing(void **state)
{
	(void)state;
	on_all(check_optics);
}

/* -- 7, 8 -- */

/* How many lines of the block of line i stand on its page, from i on and in all. */
static size_t lines_on_page(const specimen *s, size_t i)
{
	uint32_t e = block_at(s, &s->lines[i]);
	size_t n = 0;
	for (size_t k = i; k < s->line_count && s->lines[k].page == s->lines[i].page; k++)
		n += block_at(s, &s->lines[k]) == e;
	return n;
}

static void check_heads(specimen *s)
{
	for (size_t i = 0; i < s->line_count; i++) {
		if (!is_head(s, &s->lines[i]) || on_cover(&s->lines[i]))
			continue;
		size_t next = i + 1;
		while (next < s->line_count && s->lines[next].element == s->lines[i].element)
			next++;
		if (next == s->line_count)
			continue;
		assert_int_equal(s->lines[next].page, s->lines[i].page);
		size_t all = 0;
		for (size_t k = 0; k < s->line_count; k++)
			all += block_at(s, &s->lines[k]) == block_at(s, &s->lines[next]);
		assert_true(lines_on_page(s, next) >= (all > 1 ? 2u : 1u));
	}
}

static void detail_7_no_head_is_left_with_fewer_than_two_lines(void **state)
{
	(void)state;
	on_all(check_heads);
}

static void check_widows(specimen *s)
{
	for (size_t i = 0; i < s->line_count; i++) {
		uint32_t e = block_at(s, &s->lines[i]);
		bool first_here = true, other = false;
		for (size_t k = 0; k < s->line_count; k++) {
			if (block_at(s, &s->lines[k]) != e)
				continue;
			other = other || s->lines[k].page != s->lines[i].page;
			if (k < i && s->lines[k].page == s->lines[i].page)
				first_here = false;
		}
		if (other && first_here && role_of(s, &s->lines[i]) == EG_ROLE_P)
			assert_true(lines_on_page(s, i) >= 2);
	}
}

static void check_last_lines(specimen *s)
{
	for (size_t i = 1; i < s->line_count; i++) {
		const line *at = &s->lines[i];
		bool last =
			i + 1 == s->line_count || block_at(s, &s->lines[i + 1]) != block_at(s, at);
		bool turned = block_at(s, &s->lines[i - 1]) == block_at(s, at);
		if (!last || !turned || !is_body(at) || role_of(s, at) != EG_ROLE_P)
			continue;
		eg_len third = (at->end - at->x) * 3;
		assert_true(at->words >= 3 || third >= s->format->main_width);
	}
}

static void detail_8_no_widow_no_orphan_no_lost_word(void **state)
{
	(void)state;
	on_all(check_widows);
	on_all(check_last_lines);
}

/* -- 9 -- */

static void check_balance(specimen *s)
{
	for (size_t i = 0; i < s->line_count; i++) {
		const line *at = &s->lines[i];
		bool lead = at->serif && at->size == EG_PTS(13);
		bool begins = i == 0 || s->lines[i - 1].element != at->element;
		if (!(is_head(s, at) || lead) || !begins)
			continue;
		eg_len longest = 0, last = 0;
		for (size_t k = i; k < s->line_count && s->lines[k].element == at->element; k++) {
			if (s->lines[k].size != at->size)
				break; /* the numeral of an opener is read with its title */
			last = s->lines[k].end - s->lines[k].x;
			longest = last > longest ? last : longest;
		}
		assert_true(last * 10 >= longest * 4);
	}
}

static void detail_9_heads_and_leads_are_balanced(void **state)
{
	(void)state;
	on_all(check_balance);
}

/* -- 11, 25 -- */

static void detail_11_reading_text_has_old_style_figures_and_heads_have_lining_ones(void **state)
{
	(void)state;
	static const enum eg_type reading[] = {EG_T_BODY, EG_T_LEAD, EG_T_SIDE_NOTE, EG_T_FOOTNOTE,
		EG_T_STATEMENT, EG_T_OUTCOME, EG_T_REFERENCE, EG_T_NATIVE};
	static const enum eg_type lining[] = {EG_T_H1, EG_T_H2, EG_T_H3, EG_T_H4, EG_T_CAPTION,
		EG_T_LABEL, EG_T_TABLE_HEAD, EG_T_TABLE_TEXT, EG_T_TABLE_NUMBER, EG_T_GROUP_ROW,
		EG_T_FOLIO, EG_T_MARKING, EG_T_FOOTNOTE_NUMBER};
	for (size_t t = 0; t < EG_COUNT(themes); t++) {
		const eg_theme *theme = eg_theme_find(eg_str_of(themes[t]));
		for (size_t i = 0; i < EG_COUNT(reading); i++)
			assert_true(eg_theme_type(theme, reading[i])->features & EG_FEAT_ONUM);
		for (size_t i = 0; i < EG_COUNT(lining); i++) {
			assert_true(eg_theme_type(theme, lining[i])->features & EG_FEAT_LNUM);
			assert_false(eg_theme_type(theme, lining[i])->features & EG_FEAT_ONUM);
		}
	}
}

static void detail_25_small_text_on_floods_is_medium_at_least(void **state)
{
	(void)state;
	for (size_t t = 0; t < EG_COUNT(themes); t++) {
		const eg_theme *theme = eg_theme_find(eg_str_of(themes[t]));
		for (int i = 0; i < EG_T_COUNT; i++) {
			const eg_type_row *row = eg_theme_type(theme, (enum eg_type)i);
			bool pale = row->paint == EG_PAINT_PAPER ||
				    (theme->floods && row->paint == EG_PAINT_FLOOD_TEXT);
			if (pale && row->size < EG_PTS(9))
				assert_true(row->weight >= 500);
		}
	}
}

/* -- 19, 21 -- */

static void check_marks(specimen *s)
{
	size_t marks = 0;
	for (size_t p = 0; p < s->p->count; p++) {
		const eg_page *page = s->p->pages[p];
		for (size_t i = 1; i < page->mark_count; i++) {
			const eg_mark *m = &page->marks[i];
			if (m->artifact != EG_ART_NONE || m->kind != EG_MARK_GLYPHS)
				continue;
			const eg_element *e = &s->p->elements[page->owners[m->mcid]];
			eg_str text = m->as.text.shaped->text;
			assert_true(eg_str_find(text, EG_STR("  "), 0) == SIZE_MAX);
			assert_true(eg_str_find(text, EG_STR("\""), 0) == SIZE_MAX);
			assert_true(eg_str_find(text, EG_STR("'"), 0) == SIZE_MAX);
			if (e->role != EG_ROLE_LINK ||
				s->p->elements[e->parent].role != EG_ROLE_REFERENCE)
				continue;
			eg_str before = page->marks[i - 1].as.text.shaped->text;
			assert_true(before.n && before.p[before.n - 1] == '.');
			assert_true(m->as.text.shaped->size == EG_PTS(10.25));
			marks++;
		}
	}
	assert_int_equal(marks, s->notes);
}

static void detail_19_and_21_marks_of_notes_stand_after_the_point(void **state)
{
	(void)state;
	on_all(check_marks);
}

/* -- 20 -- */

static void check_boxes(specimen *s)
{
	for (size_t i = 1; i < s->line_count; i++) {
		const line *a = &s->lines[i - 1], *b = &s->lines[i];
		if (role_of(s, b) == EG_ROLE_LBODY && a->element == b->element)
			assert_true(llabs(a->x - b->x) <= CLOSE);
	}
}

static void detail_20_turned_lines_of_items_are_aligned_with_their_text(void **state)
{
	(void)state;
	on_all(check_boxes);
}

/* -- 22 -- */

static void check_rules(specimen *s)
{
	const eg_format *f = s->format;
	eg_len gutter = f->main_x - (f->step - f->column);
	for (size_t p = 1; p < s->p->count; p++)
		for (size_t i = 0; i < s->p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[p]->marks[i];
			bool rule = m->kind == EG_MARK_RECT && m->h < 3 * EG_PT;
			if (rule)
				assert_true(m->x + m->w <= gutter + CLOSE || m->x >= gutter);
		}
}

static void detail_22_no_rule_crosses_the_gutter_beside_text(void **state)
{
	(void)state;
	on_all(check_rules);
}

/* -- 24 -- */

static void detail_24_breaks_are_the_same_in_every_build(void **state)
{
	(void)state;
	specimen again = open_specimen(themes[0], false);
	eg_str before = eg_pages_dump(specimens[0].a, specimens[0].p),
	       after = eg_pages_dump(again.a, again.p);
	assert_true(eg_str_eq(before, after));
	close_specimen(&again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(detail_1_text_begins_on_six_edges_at_most),
		cmocka_unit_test(detail_2_a_line_of_body_has_60_to_72_characters),
		cmocka_unit_test(detail_3_gaps_between_like_blocks_are_equal),
		cmocka_unit_test(detail_4_side_notes_share_a_baseline_with_the_text),
		cmocka_unit_test(detail_5_lines_of_body_stand_on_the_grid),
		cmocka_unit_test(detail_6_large_titles_are_moved_out_by_their_side_bearing),
		cmocka_unit_test(detail_7_no_head_is_left_with_fewer_than_two_lines),
		cmocka_unit_test(detail_8_no_widow_no_orphan_no_lost_word),
		cmocka_unit_test(detail_9_heads_and_leads_are_balanced),
		cmocka_unit_test(
			detail_11_reading_text_has_old_style_figures_and_heads_have_lining_ones),
		cmocka_unit_test(detail_19_and_21_marks_of_notes_stand_after_the_point),
		cmocka_unit_test(detail_20_turned_lines_of_items_are_aligned_with_their_text),
		cmocka_unit_test(detail_22_no_rule_crosses_the_gutter_beside_text),
		cmocka_unit_test(detail_24_breaks_are_the_same_in_every_build),
		cmocka_unit_test(detail_25_small_text_on_floods_is_medium_at_least),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
