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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_label_stands_at_the_right_on_black_in_its_colour),
		cmocka_unit_test(another_marking_stands_beside_it_in_the_middle),
		cmocka_unit_test(
			a_draft_says_of_which_day_it_is_where_that_leaves_the_section_its_half),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
