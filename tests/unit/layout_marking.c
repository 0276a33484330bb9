/* The banner marking, and the label of the Traffic Light Protocol beside it (DESIGNBOOK.md 5.2). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/theme.h"

static size_t find_all(const setting *s, const char *words, const eg_mark **out, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->pages[0]->mark_count && n < most; i++) {
		const eg_mark *m = &s->p->pages[0]->marks[i];
		if (m->kind == EG_MARK_GLYPHS && eg_str_is(m->as.text.shaped->text, words))
			out[n++] = m;
	}
	return n;
}

static setting mark(const char *marking)
{
	setting s = begin();
	s.doc->marking = eg_str_of(marking);
	add_text(s.a, s.doc->root, EG_S_BODY, "Words");
	lay(&s);
	return s;
}

static bool is_near(eg_len a, eg_len b)
{
	return a - b < EG_PTS(1.5) && b - a < EG_PTS(1.5);
}

static void a_label_stands_at_the_right_on_black_in_its_colour(void **state)
{
	(void)state;
	setting s = mark("TLP:GREEN");
	const eg_format *f = eg_theme_format(false);
	const eg_mark *labels[3];
	assert_int_equal(find_all(&s, "TLP:GREEN", labels, 3), 2);
	for (size_t i = 0; i < 2; i++) {
		const eg_mark *m = labels[i];
		eg_len right = m->x + m->as.text.shaped->width, black = 0;
		assert_int_equal(m->colour, 0x33FF00);
		assert_int_equal(m->artifact, i ? EG_ART_FOOTER : EG_ART_HEADER);
		for (size_t k = 0; k < s.p->pages[0]->mark_count; k++) {
			const eg_mark *r = &s.p->pages[0]->marks[k];
			if (r->kind == EG_MARK_RECT && r->colour == 0 && r->y < m->y &&
				r->y + r->h > m->y)
				black = r->x + r->w;
		}
		assert_true(is_near(right, f->margin + f->text_width - EG_PTS(4)));
		assert_true(is_near(black, f->margin + f->text_width));
	}
	end(&s);
}

static void another_marking_stands_beside_it_in_the_middle(void **state)
{
	(void)state;
	setting s = mark("CUI; TLP:AMBER+STRICT");
	const eg_format *f = eg_theme_format(false);
	const eg_mark *labels[2], *banner[2];
	assert_int_equal(find_all(&s, "TLP:AMBER+STRICT", labels, 2), 2);
	assert_int_equal(find_all(&s, "CUI", banner, 2), 2);
	eg_len middle = banner[0]->x + banner[0]->as.text.shaped->width / 2;
	assert_true(is_near(middle, f->width / 2));
	assert_int_equal(labels[0]->colour, 0xFFC000);
	assert_true(labels[0]->y == banner[0]->y && labels[1]->y == banner[1]->y);
	end(&s);
}

static void a_draft_says_of_which_day_it_is_where_that_leaves_the_section_its_half(void **state)
{
	(void)state;
	for (int wide = 0; wide < 2; wide++) {
		setting s = begin();
		s.doc->status = EG_STR("Draft");
		s.doc->dated_status = wide ? EG_STR("Draft with a great many words of the day on "
						    "which somebody wrote it")
					   : EG_STR("Draft dated 2026");
		add_text(s.a, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_NONE), EG_S_BODY,
			"Words.");
		lay(&s);
		const eg_mark *found[2];
		assert_int_equal(find_all(&s, "2026", found, 2), wide ? 0 : 1);
		const eg_format *f = eg_theme_format(false);
		size_t n = find_all(&s, wide ? "Draft" : "2026", found, 2);
		const eg_mark *last = found[n - 1];
		assert_true(
			is_near(last->x + last->as.text.shaped->width, f->margin + f->text_width));
		end(&s);
	}
}

/* Whether a mark of these words on that page is content of an element of that role, or an artifact
 * (-1); -2: there is none. */
static int role_on(const setting *s, size_t page, const char *words, bool foot)
{
	const eg_pages *p = s->p;
	for (size_t i = 0; i < p->pages[page]->mark_count; i++) {
		const eg_mark *m = &p->pages[page]->marks[i];
		bool low = m->y > p->pages[page]->height / 2;
		if (m->kind != EG_MARK_GLYPHS || low != foot ||
			!eg_str_is(m->as.text.shaped->text, words))
			continue;
		return m->artifact ? -1 : p->elements[p->pages[page]->owners[m->mcid]].role;
	}
	return -2;
}

static void fill_pages(setting *s, eg_block *section, int paragraphs)
{
	for (int i = 0; i < paragraphs; i++)
		add_text(s->a, section, EG_S_BODY,
			"Words that fill some lines of the main column, so that the part goes on "
			"and on until the page is full and another one has to begin with its "
			"furniture.");
}

static void a_part_says_the_marking_before_its_head_and_on_its_first_page_only(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->marking = EG_STR("CUI");
	fill_pages(&s, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_PAGE), 24);
	lay(&s);
	assert_true(s.p->count > 1);
	assert_int_equal(role_on(&s, 0, "CUI", false), EG_ROLE_P);
	assert_int_equal(role_on(&s, 0, "CUI", true), -1);
	assert_int_equal(role_on(&s, 1, "CUI", false), -1);
	eg_str roles = eg_pages_roles(s.a, s.p);
	assert_true(eg_str_starts(roles, EG_STR("Document\n  Sect\n    P\n    H1\n")));
	end(&s);
}

static void its_look_is_that_of_other_pages(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->marking = EG_STR("CUI");
	fill_pages(&s, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_PAGE), 24);
	lay(&s);
	const eg_mark *found[2];
	for (size_t page = 0; page < 2; page++) {
		found[page] = NULL;
		for (size_t i = 0; i < s.p->pages[page]->mark_count; i++) {
			const eg_mark *m = &s.p->pages[page]->marks[i];
			if (!found[page] && m->kind == EG_MARK_GLYPHS &&
				eg_str_is(m->as.text.shaped->text, "CUI"))
				found[page] = m;
		}
		assert_non_null(found[page]);
	}
	assert_true(found[0]->x == found[1]->x);
	assert_true(found[0]->y == found[1]->y);
	end(&s);
}

static void parts_on_one_page_each_say_it(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->marking = EG_STR("TLP:GREEN");
	for (int i = 0; i < 2; i++)
		add_text(s.a, add_section(s.a, s.doc->root, i ? "b" : "a", "Part", EG_BREAK_NONE),
			EG_S_BODY, "Words.");
	lay(&s);
	assert_int_equal(s.p->count, 1);
	const eg_mark *found[4];
	assert_int_equal(find_all(&s, "TLP:GREEN", found, 4), 3);
	eg_str roles = eg_pages_roles(s.a, s.p);
	assert_true(eg_str_is(roles, "Document\n"
				     "  Sect\n    P\n    H1\n    P\n"
				     "  Sect\n    P\n    H1\n    P\n"));
	end(&s);
}

static void a_public_part_says_nothing(void **state)
{
	(void)state;
	setting s = begin();
	add_text(s.a, add_section(s.a, s.doc->root, "a", "Part", EG_BREAK_NONE), EG_S_BODY,
		"Words.");
	lay(&s);
	assert_true(eg_str_is(eg_pages_roles(s.a, s.p), "Document\n  Sect\n    H1\n    P\n"));
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_label_stands_at_the_right_on_black_in_its_colour),
		cmocka_unit_test(another_marking_stands_beside_it_in_the_middle),
		cmocka_unit_test(
			a_draft_says_of_which_day_it_is_where_that_leaves_the_section_its_half),
		cmocka_unit_test(
			a_part_says_the_marking_before_its_head_and_on_its_first_page_only),
		cmocka_unit_test(its_look_is_that_of_other_pages),
		cmocka_unit_test(parts_on_one_page_each_say_it),
		cmocka_unit_test(a_public_part_says_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
