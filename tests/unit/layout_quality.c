/* What a page may not look like: pages with next to nothing on them, groups torn, pictures lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

static const char *const prose =
	"Engagement objectives emphasize foreign relationship management, that is right-sizing "
	"partnerships; developing high-quality cooperative activities; and sustaining global "
	"science and technology awareness, so that what works abroad comes into use at home.";

/* Points from the top of the live area down to the lowest mark that is content. */
static int filled(const eg_page *page)
{
	eg_len low = EG_PTS(78);
	for (size_t i = 0; i < page->mark_count; i++) {
		const eg_mark *m = &page->marks[i];
		eg_len under = m->y + (m->kind == EG_MARK_GLYPHS ? 0 : m->h);
		if (m->artifact == EG_ART_NONE && under > low)
			low = under;
	}
	return (int)((low - EG_PTS(78)) / EG_PT);
}

/* The page with a word, and where it stands; SIZE_MAX: none. */
static size_t page_of(const eg_pages *p, const char *word, eg_len *y)
{
	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->pages[i]->mark_count; k++) {
			const eg_mark *m = &p->pages[i]->marks[k];
			if (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE &&
				eg_str_is(m->as.text.shaped->text, word)) {
				*y = m->y;
				return i;
			}
		}
	return SIZE_MAX;
}

/* -- openers -- */

static void text_goes_on_under_an_opener_that_needs_a_second_page(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *o = add(s.a, s.doc->root, EG_B_OPENER);
	o->goal = 1;
	o->label = EG_STR("1");
	add_head(s.a, o, 1, "Reach");
	for (int i = 0; i < 7; i++)
		add_text(s.a, o, EG_S_STATEMENT, prose);
	add_text(s.a, s.doc->root, EG_S_BODY, "After");
	lay(&s);
	eg_len y;
	assert_int_equal(s.p->count, 2);
	assert_int_equal(page_of(s.p, "After", &y), 1);
	end(&s);
	s = begin();
	o = add(s.a, s.doc->root, EG_B_OPENER);
	add_head(s.a, o, 1, "Reach");
	add_text(s.a, s.doc->root, EG_S_BODY, "After");
	lay(&s);
	assert_int_equal(page_of(s.p, "After", &y), 1);
	end(&s);
}

/* -- objectives -- */

static void add_objective(setting *s, const char *number, int paragraphs)
{
	eg_block *o = add(s->a, s->doc->root, EG_B_OBJECTIVE);
	o->label = eg_str_of(number);
	add_head(s->a, o, 2, "Reach");
	for (int i = 0; i < paragraphs; i++)
		add_text(s->a, o, EG_S_BODY, prose);
}

/* How far the text of an objective stands under the last line of its title. */
static eg_len under_title(const char *title, const char *last)
{
	setting s = begin();
	eg_block *o = add(s.a, s.doc->root, EG_B_OBJECTIVE);
	o->label = EG_STR("2.3");
	add_head(s.a, o, 2, title);
	add_text(s.a, o, EG_S_BODY, "Below");
	lay(&s);
	eg_len head, text;
	assert_int_equal(page_of(s.p, last, &head), 0);
	assert_int_equal(page_of(s.p, "Below", &text), 0);
	end(&s);
	return text - head;
}

static void text_stands_as_near_to_a_title_of_two_lines_as_to_one_of_one(void **state)
{
	(void)state;
	assert_int_equal(under_title("Train crews", "crews"),
		under_title("Train the crews of ships that are used for research at sea", "sea"));
}

/* The mark of an artifact with these words on a page. */
static const eg_mark *said_again(const eg_page *page, const char *word)
{
	for (size_t i = 0; i < page->mark_count; i++) {
		const eg_mark *m = &page->marks[i];
		if (m->kind == EG_MARK_GLYPHS && m->artifact != EG_ART_NONE &&
			eg_str_is(eg_str_trim(m->as.text.shaped->text), word))
			return m;
	}
	return NULL;
}

static void an_objective_that_goes_on_says_its_number_again(void **state)
{
	(void)state;
	setting s = begin();
	add_objective(&s, "7.3", 40);
	add_objective(&s, "7.4", 3);
	lay(&s);
	assert_true(s.p->count > 2);
	assert_null(said_again(s.p->pages[0], "7.3"));
	for (size_t i = 1; i < s.p->count; i++) {
		const eg_mark *number = said_again(s.p->pages[i], "7.3"),
			      *word = said_again(s.p->pages[i], "continued");
		assert_non_null(number);
		assert_non_null(word);
		assert_true(number->x < EG_PTS(72));
		assert_true(word->x > number->x);
		assert_int_equal(word->y, number->y);
	}
	for (size_t i = 0; i < s.p->count; i++)
		assert_null(said_again(s.p->pages[i], "7.4"));
	end(&s);
}

static void a_long_number_said_again_is_not_run_over_by_the_next_objective(void **state)
{
	(void)state;
	/* With one paragraph more each time, some end with a line or two on the second page. */
	int seen = 0;
	for (int n = 10; n < 20; n++) {
		setting s = begin();
		add_objective(&s, "Pillar of international delivery, A", n);
		add_objective(&s, "Next", 1);
		lay(&s);
		eg_len next = 0;
		size_t page = page_of(s.p, "Next", &next);
		const eg_mark *word = said_again(s.p->pages[page], "continued");
		if (word)
			assert_true(word->y + EG_PTS(14) < next);
		seen += word != NULL;
		end(&s);
	}
	assert_true(seen > 0);
}

/* -- sections -- */

static void short_parts_at_the_end_share_a_page(void **state)
{
	(void)state;
	setting s = begin();
	for (int i = 0; i < 4; i++) {
		eg_block *part = add_section(s.a, s.doc->root, eg_strf(s.a, "part%d", i).p, "Part",
			i ? EG_BREAK_PAGE : EG_BREAK_RECTO);
		for (int k = 0; k < (i ? 2 : 9); k++)
			add_text(s.a, part, EG_S_BODY, prose);
	}
	lay(&s);
	assert_int_equal(s.p->count, 2);
	assert_true(filled(s.p->pages[0]) > 500);
	end(&s);
}

static eg_block *add_profile(setting *s, eg_block *part, const char *name)
{
	eg_block *b = add(s->a, add_section(s->a, part, name, NULL, EG_BREAK_PAGE), EG_B_PROFILE);
	add_head(s->a, b, 2, name);
	add_text(s->a, b, EG_S_BODY, prose);
	eg_block *main = add(s->a, b, EG_B_MAIN);
	add_text(s->a, main, EG_S_BODY, prose);
	return main;
}

static void a_profile_may_begin_under_the_little_that_begins_its_part(void **state)
{
	(void)state;
	for (int lines = 1; lines <= 6; lines += 5) {
		setting s = begin();
		eg_len y;
		eg_block *part = add_section(s.a, s.doc->root, "p", "Partners", EG_BREAK_RECTO);
		for (int i = 0; i < lines; i++)
			add_text(s.a, part, EG_S_BODY, prose);
		(void)add_profile(&s, s.doc->root, "Iceland");
		lay(&s);
		assert_int_equal(page_of(s.p, "Iceland", &y), lines > 1);
		end(&s);
	}
}

/* -- contents -- */

static void add_goals(setting *s, int goals, int objectives)
{
	for (int i = 0; i < goals; i++) {
		eg_block *part = add_section(
			s->a, s->doc->root, eg_strf(s->a, "g%d", i).p, NULL, EG_BREAK_RECTO);
		part->goal = (uint8_t)(i + 1);
		eg_block *o = add(s->a, part, EG_B_OPENER);
		o->goal = part->goal;
		o->label = eg_strf(s->a, "%d", i + 1);
		add_head(s->a, o, 1, "Capability Delivery")->in_contents = true;
		add_text(s->a, o, EG_S_TAGLINE, "Science for the mission");
		for (int k = 0; k < objectives; k++) {
			eg_block *b = add(s->a, part, EG_B_OBJECTIVE);
			b->label = eg_strf(s->a, "%d.%d", i + 1, k + 1);
			b->goal = part->goal;
			eg_block *h =
				add_head(s->a, b, 2, eg_strf(s->a, "Objective%dof%d", k, i).p);
			h->label = b->label;
		}
	}
}

static size_t pages_of_contents(int goals, int objectives, bool *shown)
{
	setting s = begin();
	eg_len y;
	eg_block *front = add_section(s.a, s.doc->root, "contents", NULL, EG_BREAK_PAGE);
	say(s.a, add(s.a, front, EG_B_CONTENTS), "Contents");
	add_goals(&s, goals, objectives);
	lay(&s);
	*shown = page_of(s.p, "Objective0of0", &y) < s.p->labels[1].page;
	size_t pages = s.p->labels[1].page;
	while (pages && s.p->pages[pages - 1]->mark_count == 0)
		pages--;
	end(&s);
	return pages;
}

static void contents_leave_out_objectives_rather_than_run_on_for_pages(void **state)
{
	(void)state;
	bool shown;
	assert_int_equal(pages_of_contents(3, 3, &shown), 1);
	assert_true(shown);
	assert_int_equal(pages_of_contents(10, 8, &shown), 1);
	assert_false(shown);
	/* the goals alone need two pages: there is room for their objectives, if they are few */
	assert_int_equal(pages_of_contents(13, 1, &shown), 2);
	assert_true(shown);
	assert_int_equal(pages_of_contents(13, 8, &shown), 2);
	assert_false(shown);
}

static size_t parts_on(const eg_page *page)
{
	size_t n = 0;
	for (size_t i = 0; i < page->mark_count; i++)
		n += page->marks[i].kind == EG_MARK_GLYPHS &&
		     eg_str_starts(page->marks[i].as.text.shaped->text, EG_STR("Part"));
	return n;
}

static void a_second_page_of_contents_has_some_rows(void **state)
{
	(void)state;
	int seen = 0;
	for (int parts = 28; parts < 36; parts++) {
		setting s = begin();
		eg_block *front = add_section(s.a, s.doc->root, "contents", NULL, EG_BREAK_PAGE);
		add(s.a, front, EG_B_CONTENTS);
		for (int i = 0; i < parts; i++) {
			eg_block *part = add_section(
				s.a, s.doc->root, eg_strf(s.a, "p%d", i).p, "Part", EG_BREAK_PAGE);
			add_text(s.a, part, EG_S_BODY, prose);
		}
		lay(&s);
		size_t all = parts_on(s.p->pages[0]);
		if (all < (size_t)parts) {
			seen++;
			assert_true(parts_on(s.p->pages[1]) >= 3);
		}
		end(&s);
	}
	assert_in_range(seen, 1, 7);
}

static void numbers_that_are_words_have_room_in_contents_and_openers(void **state)
{
	(void)state;
	static const char *const numbers[] = {
		"1", "12", "Pillar A", "XVIII", "oeuvre des guillemets"};
	for (size_t i = 0; i < EG_COUNT(numbers); i++) {
		setting s = begin();
		eg_block *front = add_section(s.a, s.doc->root, "contents", NULL, EG_BREAK_PAGE);
		say(s.a, add(s.a, front, EG_B_CONTENTS), "Contents");
		add_goals(&s, 1, 2);
		eg_block *part = s.doc->root->children[1];
		part->children[0]->label = eg_str_of(numbers[i]);
		part->children[0]->children[0]->label = eg_str_of(numbers[i]);
		for (uint32_t k = 1; k < part->child_count; k++)
			part->children[k]->children[0]->label =
				eg_strf(s.a, "%s.%s.%u", numbers[i], numbers[i], (unsigned)k);
		lay(&s);
		const eg_page *opener = s.p->pages[s.p->labels[1].page];
		for (size_t k = 0; k < opener->mark_count;
			k++) { /* white letters are on the band */
			const eg_mark *m = &opener->marks[k];
			if (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE &&
				m->colour == 0xFFFFFF && !eg_str_is(m->as.text.shaped->text, " "))
				assert_true(m->x + m->as.text.shaped->width <= EG_PTS(214));
		}
		eg_len low = 0, next = 0; /* the last line of the first number, and the next row */
		const eg_page *page = s.p->pages[0];
		eg_len first_y;
		(void)page_of(s.p, "Objective0of0", &first_y);
		(void)page_of(s.p, "Objective1of0", &next);
		for (size_t k = 0; k < page->mark_count; k++) {
			const eg_mark *m = &page->marks[k];
			bool number = m->kind == EG_MARK_GLYPHS && m->x < EG_PTS(240) &&
				      m->y >= first_y && m->y < next;
			low = number && m->y > low ? m->y : low;
		}
		assert_true(next - low >= EG_PTS(10));
		end(&s);
	}
}

/* -- tables -- */

static void add_rows(setting *s, const char *number, size_t rows)
{
	static const char *const titles[] = {"Partner", "With", "All"};
	eg_block *b = add_table(
		s->a, s->doc->root, number, "Partners that work together", titles, 3, rows);
	for (size_t r = 0; r < rows; r++)
		for (int i = 0; i < 3; i++)
			b->table->rows[r].cells[i] = cell_of(s->a, "row");
}

/* Rows of a table that stand on a page. */
static size_t rows_on(const eg_page *page)
{
	size_t n = 0;
	for (size_t i = 0; i < page->mark_count; i++)
		n += page->marks[i].kind == EG_MARK_GLYPHS &&
		     eg_str_is(page->marks[i].as.text.shaped->text, "row");
	return n / 3;
}

static void a_short_table_is_moved_whole_rather_than_torn(void **state)
{
	(void)state;
	setting s = begin();
	add_rows(&s, "Table 1", 22);
	add_rows(&s, "Table 2", 12); /* six rows would stand under the first */
	lay(&s);
	assert_int_equal(s.p->count, 2);
	assert_int_equal(rows_on(s.p->pages[0]), 22);
	assert_int_equal(rows_on(s.p->pages[1]), 12);
	end(&s);
	s = begin();
	add_rows(&s, "Table 1", 8);
	add_rows(&s, "Table 2", 40); /* a long one fills the page */
	lay(&s);
	assert_int_equal(s.p->count, 2);
	assert_true(filled(s.p->pages[0]) > 560);
	end(&s);
}

/* -- signatures -- */

static const eg_image image = {.form = EG_IMAGE_PNG,
	.width = 2,
	.height = 2,
	.bitmap = {.width = 2, .height = 2, .channels = 1, .pixels = (const uint8_t *)"abcd"}};
static const eg_picture picture = {.image = &image, .alt = {"A face", 6}};

static void figures_of_signatures_higher_than_a_page_are_drawn(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *row = add(s.a, s.doc->root, EG_B_SIGNATURES);
	eg_block *b = say(s.a, add(s.a, row, EG_B_SIGNATURE), "Ada Kern");
	b->picture = &picture;
	for (int i = 0; i < 40; i++)
		add_text(s.a, b, EG_S_ROLE, prose);
	add(s.a, b, EG_B_FIGURE)->picture = &picture;
	lay(&s);
	size_t figures = 0;
	for (size_t i = 0; i < s.p->element_count; i++) {
		const eg_element *e = &s.p->elements[i];
		if (e->role != EG_ROLE_FIGURE)
			continue;
		figures++;
		assert_int_equal(e->kid_count, 1);
		assert_true(eg_element_traits(e)->bbox[2] > eg_element_traits(e)->bbox[0]);
	}
	assert_int_equal(figures, 2);
	end(&s);
}

/* Where the names of so many signatures stand: how many on each line, and the left edges. */
static size_t set_signatures(setting *s, size_t count, const eg_mark **names)
{
	*s = begin();
	add_head(s->a, s->doc->root, 1, "Foreword");
	for (int i = 0; i < 8; i++)
		add_text(s->a, s->doc->root, EG_S_BODY, prose);
	eg_block *row = add(s->a, s->doc->root, EG_B_SIGNATURES);
	for (size_t i = 0; i < count; i++) {
		eg_block *b = say(s->a, add(s->a, row, EG_B_SIGNATURE), "Somebody");
		add_text(s->a, b, EG_S_ROLE, "Head");
	}
	lay(s);
	size_t n = 0, page = s->p->count - 1;
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->kind == EG_MARK_GLYPHS && eg_str_is(m->as.text.shaped->text, "Somebody"))
			names[n++] = m;
	}
	return n;
}

static void three_signatures_stand_in_thirds_and_four_in_two_rows(void **state)
{
	(void)state;
	static const size_t rows[][3] = {
		{1}, {2}, {3}, {2, 2}, {3, 2}, {3, 3}, {3, 2, 2}, {3, 3, 2}};
	const eg_format *f = eg_theme_format(false);
	for (size_t count = 1; count <= EG_COUNT(rows); count++) {
		setting s;
		const eg_mark *names[8];
		bool thirds = count == 3 || count > 4;
		assert_int_equal(set_signatures(&s, count, names), count);
		for (size_t r = 0, at = 0; r < 3; at += rows[count - 1][r++])
			for (size_t i = 0; i < rows[count - 1][r]; i++) {
				assert_int_equal(names[at + i]->y, names[at]->y);
				assert_int_equal(names[at + i]->x,
					(thirds ? f->margin : f->main_x) + (eg_len)i * EG_PTS(172));
				assert_true(at == 0 || names[at]->y > names[0]->y);
			}
		end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_goes_on_under_an_opener_that_needs_a_second_page),
		cmocka_unit_test(text_stands_as_near_to_a_title_of_two_lines_as_to_one_of_one),
		cmocka_unit_test(an_objective_that_goes_on_says_its_number_again),
		cmocka_unit_test(a_long_number_said_again_is_not_run_over_by_the_next_objective),
		cmocka_unit_test(short_parts_at_the_end_share_a_page),
		cmocka_unit_test(a_profile_may_begin_under_the_little_that_begins_its_part),
		cmocka_unit_test(contents_leave_out_objectives_rather_than_run_on_for_pages),
		cmocka_unit_test(a_second_page_of_contents_has_some_rows),
		cmocka_unit_test(numbers_that_are_words_have_room_in_contents_and_openers),
		cmocka_unit_test(a_short_table_is_moved_whole_rather_than_torn),
		cmocka_unit_test(figures_of_signatures_higher_than_a_page_are_drawn),
		cmocka_unit_test(three_signatures_stand_in_thirds_and_four_in_two_rows),
	};
	return cmocka_run_group_tests_name("layout_quality", tests, NULL, NULL);
}
