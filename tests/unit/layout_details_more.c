/* The details of DESIGNBOOK.md, section 7, on tables, captions, labels and what stays together in a
 * line, each by its number, in all themes on both sizes of page. The others: layout_details.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

#include <stdlib.h>

#define CLOSE (EG_PT / 10)
#define NBSP  "\xC2\xA0"

static const char *const prose =
	"Engagement objectives emphasize foreign relationship management with NATO and others, "
	"developing high-quality cooperative activities so that what works abroad comes home.";
static const char *const themes[] = {"federal", "plain", "diplomatic"};

typedef struct specimen {
	eg_arena *a;
	eg_diag diag;
	eg_fonts *fonts;
	eg_document *doc;
	eg_pages *p;
	const eg_theme *theme;
	const eg_format *format;
} specimen;

/* -- the specimen -- */

static eg_block *add_numbers(specimen *s, eg_block *parent)
{
	static const char *const titles[] = {
		"Measure", "Latest", "Share of all of them by year", "State"};
	static const char *const rows[][4] = {{"Pages", "12.50", "1,250", "done"},
		{"Pages read to the end by everybody who asked for them and by nobody else that is "
		 "known to have read a page at all, as far as told",
			"7.25", "90", "on track"},
		{"Words", "1,000.00", "8", "off track"}};
	static const uint8_t signs[] = {EG_SIGN_DONE, EG_SIGN_ON_TRACK, EG_SIGN_OFF};
	eg_block *t = add_table(s->a, parent, "Table 3", "How much is read", titles, 4, 3);
	t->table->columns[1].align = EG_ALIGN_DECIMAL;
	t->table->columns[1].class_ = EG_COL_NUMBER;
	t->table->columns[2].align = EG_ALIGN_RIGHT;
	t->table->columns[2].class_ = EG_COL_NUMBER;
	t->table->columns[2].width = 6000;
	t->table->columns[3].class_ = EG_COL_STATE;
	for (size_t r = 0; r < 3; r++) {
		for (size_t i = 0; i < 4; i++)
			t->table->rows[r].cells[i] = cell_of(s->a, rows[r][i]);
		t->table->rows[r].cells[3].runs->sign = signs[r];
	}
	add_text(s->a, t, EG_S_NOTE, "Source: invented.");
	return t;
}

/* What must stand on one line, behind more and more words. */
static void add_bound(specimen *s, eg_block *parent)
{
	eg_str before = EG_STR("A");
	for (int i = 0; i < 24; i++) {
		before = eg_strf(s->a, "%.*s word", EG_ARG(before));
		add_text(s->a, parent, EG_S_BODY,
			eg_cstr(s->a,
				eg_strf(s->a,
					"%.*s is told on June 30, 2026 of Goal 2 on page 38 by "
					"Dr. Kern and J. R. Lind, who went 12 km for $5 million.",
					EG_ARG(before))));
	}
}

static void add_tiles(specimen *s, eg_block *parent)
{
	eg_block *tiles = add(s->a, parent, EG_B_TILES);
	static const char *const labels[] = {"14", "100", "$1,234"};
	for (size_t i = 0; i < EG_COUNT(labels); i++) {
		eg_block *t = say(s->a, add(s->a, tiles, EG_B_TILE), "partner countries");
		t->label = eg_str_of(labels[i]);
		t->running = i == 1 ? EG_STR("about") : (eg_str){NULL, 0};
	}
}

static specimen open_specimen(const char *theme, bool a4)
{
	specimen s = {.a = eg_arena_new()};
	eg_diag_init(&s.diag, s.a);
	s.doc = document_of(s.a);
	s.doc->theme = eg_str_of(theme);
	s.doc->a4 = a4;
	s.doc->marking = EG_STR("For internal use");
	eg_block *part = add_section(s.a, s.doc->root, "part", "Introduction", EG_BREAK_RECTO);
	add_text(s.a, part, EG_S_BODY, prose);
	add_text(s.a, part, EG_S_SIDE, "A side note of a few words.");
	add_text(s.a, part, EG_S_BODY, prose);
	(void)add_numbers(&s, part);
	add_tiles(&s, part);
	add_bound(&s, part);
	eg_block *o = add(s.a, part, EG_B_OBJECTIVE);
	o->label = EG_STR("1.1");
	add_text(s.a, add(s.a, o, EG_B_SIDE), EG_S_LABEL, "Lead");
	add_head(s.a, o, 2, "Right-size the partnerships");
	add_text(s.a, o, EG_S_BODY, prose);
	s.fonts = eg_fonts_open(&s.diag);
	s.p = eg_layout(s.a, s.doc, s.fonts, NULL, &s.diag);
	unpack(s.p);
	s.theme = eg_theme_find(s.doc->theme);
	s.format = eg_theme_format(a4);
	return s;
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
	for (size_t i = 0; i < EG_COUNT(specimens); i++) {
		eg_fonts_close(specimens[i].fonts);
		eg_arena_release(specimens[i].a);
	}
	return 0;
}

static void on_all(check *c)
{
	for (size_t i = 0; i < EG_COUNT(specimens); i++)
		c(&specimens[i]);
}

static bool is_text(const eg_mark *m)
{
	return m->kind == EG_MARK_GLYPHS && !m->as.text.turned &&
	       eg_str_trim(m->as.text.shaped->text).n > 0;
}

/* The first mark with these words, and its page. */
static const eg_mark *find(const specimen *s, const char *words, size_t *page)
{
	for (*page = 0; *page < s->p->count; ++*page)
		for (size_t i = 0; i < s->p->pages[*page]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[*page]->marks[i];
			if (is_text(m) && !m->artifact &&
				eg_str_eq(eg_str_trim(m->as.text.shaped->text), eg_str_of(words)))
				return m;
		}
	fail_msg("no '%s'", words);
	return NULL;
}

static const eg_mark *mark_of(const specimen *s, const char *words)
{
	size_t page;
	return find(s, words, &page);
}

static eg_len right_of(const eg_mark *m)
{
	return m->x + m->as.text.shaped->width;
}

/* -- 10 -- */

/* Where the decimal mark of a number stands. */
static eg_len point_of(const specimen *s, const char *number)
{
	const eg_mark *m = mark_of(s, number);
	const eg_shaped *w = m->as.text.shaped;
	eg_len x = m->x;
	for (uint32_t i = 0; i < w->count && w->text.p[w->glyphs[i].cluster] != '.'; i++)
		x += w->glyphs[i].advance;
	return x;
}

static void check_numbers(specimen *s)
{
	assert_true(llabs(point_of(s, "12.50") - point_of(s, "7.25")) <= CLOSE);
	assert_true(llabs(point_of(s, "12.50") - point_of(s, "1,000.00")) <= CLOSE);
	assert_true(llabs(right_of(mark_of(s, "1,250")) - right_of(mark_of(s, "90"))) <= CLOSE);
	assert_true(llabs(right_of(mark_of(s, "90")) - right_of(mark_of(s, "8"))) <= CLOSE);
	const eg_shaped *w = mark_of(s, "1,250")->as.text.shaped; /* tnum: 1 is as wide as 2 */
	assert_int_equal(w->glyphs[0].advance, w->glyphs[2].advance);
}

static void detail_10_numbers_are_aligned_by_their_place(void **state)
{
	(void)state;
	on_all(check_numbers);
}

/* -- 12 -- */

static void check_small_capitals(specimen *s)
{
	const eg_shaped *w = mark_of(s, "NATO")->as.text.shaped;
	eg_shaper *shaper = eg_shaper_new(s->a, s->fonts);
	eg_type_style style = {.face = w->face, .size = w->size};
	style.features = EG_FEAT_ONUM | EG_FEAT_PNUM;
	const eg_shaped *large =
		eg_shape(shaper, &style, w->text, 0x4C61746Eu, false, EG_STR("en-US"));
	style.features |= EG_FEAT_C2SC | EG_FEAT_SMCP;
	const eg_shaped *small =
		eg_shape(shaper, &style, w->text, 0x4C61746Eu, false, EG_STR("en-US"));
	assert_int_equal(w->size, EG_PTS(10.25)); /* not scaled */
	for (uint32_t i = 0; i < w->count; i++) {
		assert_int_equal(w->glyphs[i].id, small->glyphs[i].id);
		assert_int_not_equal(w->glyphs[i].id, large->glyphs[i].id);
		assert_int_equal(
			w->glyphs[i].advance - small->glyphs[i].advance, w->size * 35 / 1000);
	}
	eg_shaper_release(shaper);
}

static void detail_12_small_capitals_are_real_ones(void **state)
{
	(void)state;
	on_all(check_small_capitals);
}

/* -- 14 -- */

static void check_rows(specimen *s)
{
	const eg_mark *first = mark_of(s, "7.25");
	assert_int_equal(first->y, mark_of(s, "90")->y);
	assert_true(mark_of(s, "nobody")->y > first->y);
	/* the head of two lines ends where that of one line stands */
	assert_int_equal(mark_of(s, "Measure")->y, mark_of(s, "year")->y);
	assert_true(mark_of(s, "Share")->y < mark_of(s, "Measure")->y);
}

static void detail_14_rows_stand_on_their_first_baseline_and_heads_on_their_last(void **state)
{
	(void)state;
	on_all(check_rows);
}

/* -- 15 -- */

/* The lower edge of the last rule of a page above y. */
static eg_len rule_above(const specimen *s, size_t page, eg_len y)
{
	eg_len last = 0;
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->kind == EG_MARK_RECT && m->h < EG_PT && m->y + m->h <= y &&
			m->y + m->h > last)
			last = m->y + m->h;
	}
	return last;
}

static void check_caption(specimen *s)
{
	size_t page;
	const eg_mark *number = mark_of(s, "Table" NBSP "3"), *title = mark_of(s, "How");
	assert_int_equal(number->y, title->y);
	assert_int_equal(number->x, s->format->margin);
	assert_int_equal(title->x, s->format->main_x);
	const eg_mark *source = find(s, "Source:", &page);
	eg_len top = source->y - source->as.text.shaped->size * 723 / 1000;
	assert_int_equal(source->x, s->format->main_x);
	assert_true(llabs(top - rule_above(s, page, source->y) - EG_PTS(5)) <= EG_PT);
}

static void detail_15_a_caption_is_level_and_a_source_stands_under_the_table(void **state)
{
	(void)state;
	on_all(check_caption);
}

/* -- 18 -- */

static size_t count_with(const specimen *s, const char *words)
{
	size_t n = 0;
	for (size_t p = 0; p < s->p->count; p++)
		for (size_t i = 0; i < s->p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s->p->pages[p]->marks[i];
			n += m->kind == EG_MARK_GLYPHS && !m->artifact &&
			     eg_str_find(m->as.text.shaped->text, eg_str_of(words), 0) != SIZE_MAX;
		}
	return n;
}

static void check_bound(specimen *s)
{
	static const char *const bound[] = {"June" NBSP "30", "Goal" NBSP "2", "page" NBSP "38",
		"Dr." NBSP "Kern", "J." NBSP "R." NBSP "Lind", "12" NBSP "km", "$5" NBSP "million"};
	for (size_t i = 0; i < EG_COUNT(bound); i++)
		assert_int_equal(count_with(s, bound[i]), 24);
}

static void detail_18_dates_names_and_units_are_not_broken_over_lines(void **state)
{
	(void)state;
	on_all(check_bound);
}

/* -- 23 -- */

/* From the x-height to the baseline. */
static bool overlap(const eg_mark *a, const eg_mark *b)
{
	const eg_shaped *v = a->as.text.shaped, *w = b->as.text.shaped;
	return a->x + CLOSE < right_of(b) && b->x + CLOSE < right_of(a) &&
	       a->y - v->size / 2 < b->y && b->y - w->size / 2 < a->y;
}

static void check_labels(specimen *s)
{
	for (size_t p = 0; p < s->p->count; p++) {
		const eg_page *page = s->p->pages[p];
		for (size_t i = 0; i < page->mark_count; i++)
			for (size_t k = i + 1; k < page->mark_count; k++)
				if (is_text(&page->marks[i]) && is_text(&page->marks[k]))
					assert_false(overlap(&page->marks[i], &page->marks[k]));
	}
	/* the word before a numeral is as near to it everywhere, on its baseline */
	const eg_mark *word = mark_of(s, "about"), *numeral = mark_of(s, "100");
	assert_int_equal(word->y, numeral->y);
	assert_true(llabs(numeral->x - right_of(word) - EG_PTS(3)) <= CLOSE);
}

static uint32_t points_of(const eg_path *path)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < path->op_count; i++)
		n += path->ops[i] == 'C' ? 3 : path->ops[i] != 'Z';
	return n;
}

/* Signs are 7 wide and end 4 before their words. */
static void check_signs(specimen *s)
{
	static const char *const words[] = {"done", "off"};
	for (size_t i = 0; i < EG_COUNT(words); i++) {
		size_t p;
		const eg_mark *word = find(s, words[i], &p);
		eg_len left = INT64_MAX, right = 0;
		for (size_t k = 0; k < s->p->pages[p]->mark_count; k++) {
			const eg_mark *m = &s->p->pages[p]->marks[k];
			bool square = m->kind == EG_MARK_RECT && m->w == m->h &&
				      llabs(m->y - word->y) < EG_PTS(8);
			if (square) {
				left = m->x < left ? m->x : left;
				right = m->x + m->w > right ? m->x + m->w : right;
			}
			if (m->kind != EG_MARK_PATH)
				continue;
			for (uint32_t n = 0; n < points_of(&m->as.path); n++) {
				eg_point at = m->as.path.points[n];
				if (llabs(at.y - word->y) > EG_PTS(8) || at.x > word->x)
					continue;
				left = at.x < left ? at.x : left;
				right = at.x > right ? at.x : right;
			}
		}
		assert_true(word->x - left <= EG_PTS(11) && word->x - left >= EG_PTS(10));
		assert_true(word->x - right >= EG_PTS(3.9) && word->x - right <= EG_PTS(5));
	}
}

static void detail_23_labels_stand_by_what_they_tell_and_none_on_another(void **state)
{
	(void)state;
	on_all(check_labels);
	on_all(check_signs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(detail_10_numbers_are_aligned_by_their_place),
		cmocka_unit_test(detail_12_small_capitals_are_real_ones),
		cmocka_unit_test(
			detail_14_rows_stand_on_their_first_baseline_and_heads_on_their_last),
		cmocka_unit_test(detail_15_a_caption_is_level_and_a_source_stands_under_the_table),
		cmocka_unit_test(detail_18_dates_names_and_units_are_not_broken_over_lines),
		cmocka_unit_test(detail_23_labels_stand_by_what_they_tell_and_none_on_another),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
