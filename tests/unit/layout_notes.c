/* Footnotes: at the foot of the page of their marks, torn when they are long, never lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include <time.h>

/* Words, a mark with a note of `times` sentences, and more words. */
static void add_noted(setting *s, int times)
{
	static const char *const words = "What works abroad comes into use at home when somebody "
					 "has asked for it, paid for it and tried it out. ";
	eg_block *b = add(s->a, s->doc->root, EG_B_TEXT);
	eg_block *note = block_of(s->a, EG_B_NOTE);
	note->label = eg_strf(s->a, "%u", ++s->notes);
	note->id = eg_strf(s->a, "note.%u", s->notes);
	note->running = eg_strf(s->a, "Note %u", s->notes);
	eg_str said = eg_strf(s->a, "begin%u ", s->notes);
	for (int i = 0; i < times; i++)
		said = eg_strf(s->a, "%.*sThe note says more than that. ", EG_ARG(said));
	note->runs = EG_NEW(s->a, eg_run);
	note->runs->text = eg_strf(s->a, "%.*send%u", EG_ARG(said), s->notes);
	note->run_count = 1;
	b->runs = EG_NEW_N(s->a, eg_run, 3);
	b->run_count = 3;
	b->runs[0].text = eg_strf(s->a, "%s mark%u", words, s->notes);
	b->runs[1] = (eg_run){
		.text = note->label, .style = EG_I_SUP, .contents = note->running, .note = note};
	b->runs[2].text = eg_strf(s->a, " %s", words);
}

/* The page and height of a word; the first one from `page` on. */
static bool find_word(const eg_pages *p, const char *word, size_t *page, eg_len *y)
{
	for (; *page < p->count; ++*page)
		for (size_t i = 0; i < p->pages[*page]->mark_count; i++) {
			const eg_mark *m = &p->pages[*page]->marks[i];
			if (m->kind != EG_MARK_GLYPHS)
				continue;
			if (eg_str_eq(eg_str_trim(m->as.text.shaped->text), eg_str_of(word))) {
				*y = m->y;
				return true;
			}
		}
	return false;
}

static void marks_that_have_no_raised_forms_are_raised(void **state)
{
	(void)state;
	static const char *const marks[] = {"1", "a", "α", "١", "가"};
	for (size_t i = 0; i < EG_COUNT(marks); i++) {
		setting s = begin();
		eg_block *b = add(s.a, s.doc->root, EG_B_TEXT);
		b->runs = EG_NEW_N(s.a, eg_run, 2);
		b->run_count = 2;
		b->runs[0].text = EG_STR("Words");
		b->runs[1] = (eg_run){.text = eg_str_of(marks[i]), .style = EG_I_SUP};
		lay(&s);
		const eg_mark *mark = NULL, *words = NULL;
		for (size_t k = 0; k < s.p->pages[0]->mark_count; k++) {
			const eg_mark *m = &s.p->pages[0]->marks[k];
			if (m->kind != EG_MARK_GLYPHS)
				continue;
			if (eg_str_is(m->as.text.shaped->text, marks[i]))
				mark = m;
			if (eg_str_is(m->as.text.shaped->text, "Words"))
				words = m;
		}
		assert_non_null(mark);
		assert_non_null(words);
		bool own = i < 2; /* the face has these */
		assert_int_equal(mark->y < words->y, !own);
		assert_int_equal(mark->as.text.shaped->size < words->as.text.shaped->size, !own);
		end(&s);
	}
}

typedef struct place {
	size_t page;
	eg_len y;
} place;

static place place_of(const setting *s, const char *form, unsigned n)
{
	place at = {0};
	eg_str word = eg_strf(s->a, "%s%u", form, n);
	assert_true(find_word(s->p, eg_cstr(s->a, word), &at.page, &at.y));
	return at;
}

static void a_note_stands_at_the_foot_of_the_page_of_its_mark(void **state)
{
	(void)state;
	setting s = begin();
	for (int i = 0; i < 60; i++)
		add_noted(&s, i % 4);
	lay(&s);
	assert_true(s.p->count > 2);
	for (unsigned n = 1; n <= s.notes; n++) {
		place mark = place_of(&s, "mark", n), note = place_of(&s, "begin", n);
		assert_int_equal(mark.page, note.page);
		assert_true(note.y > mark.y);
	}
	end(&s);
}

static void the_last_line_of_notes_ends_with_the_live_area(void **state)
{
	(void)state;
	setting s = begin();
	add_noted(&s, 0);
	lay(&s);
	place note = place_of(&s, "end", 1);
	assert_true(note.y > EG_PTS(718) && note.y < EG_PTS(722));
	end(&s);
}

static void a_long_note_goes_on_on_the_next_page(void **state)
{
	(void)state;
	setting s = begin();
	for (int i = 0; i < 6; i++)
		add_noted(&s, 1);
	add_noted(&s, 120);
	for (int i = 0; i < 12; i++)
		add_noted(&s, 0);
	lay(&s);
	place mark = place_of(&s, "mark", 7), first = place_of(&s, "begin", 7),
	      last = place_of(&s, "end", 7);
	assert_int_equal(mark.page, first.page);
	assert_true(last.page > first.page);
	end(&s);
}

/* No more than a third of a page that has text to its end. */
static void notes_take_a_third_of_the_page_at_most(void **state)
{
	(void)state;
	setting s = begin();
	add_noted(&s, 60);
	for (int i = 0; i < 40; i++)
		say(s.a, add(s.a, s.doc->root, EG_B_TEXT),
			"The page builder closes a page when the next block does not fit, and "
			"leaves the white at its foot, where it does not disturb.");
	lay(&s);
	for (size_t i = 0; i + 1 < s.p->count; i++)
		for (size_t k = 0; k < s.p->pages[i]->mark_count; k++) {
			const eg_mark *m = &s.p->pages[i]->marks[k];
			bool rule = m->kind == EG_MARK_RECT && m->w == EG_PTS(74);
			if (rule)
				assert_true(m->y >= EG_PTS(722 - 644 / 3.0 - 4));
		}
	end(&s);
}

static void nothing_is_lost_where_the_text_ends_before_its_notes(void **state)
{
	(void)state;
	setting s = begin();
	add_noted(&s, 900);
	lay(&s);
	assert_true(s.p->count >= 3);
	(void)place_of(&s, "end", 1);
	end(&s);
}

/* A short paragraph with marks of so many notes, each of `times` sentences. */
static void add_crowded(setting *s, unsigned marks, int times)
{
	eg_block *b = add(s->a, s->doc->root, EG_B_TEXT);
	b->runs = EG_NEW_N(s->a, eg_run, 2 * marks);
	b->run_count = 2 * marks;
	for (unsigned i = 0; i < marks; i++) {
		add_noted(s, times);
		eg_block *noted = s->doc->root->children[--s->doc->root->child_count];
		b->runs[2 * i].text = eg_strf(s->a, "word mark%u", s->notes);
		b->runs[2 * i + 1] = noted->runs[1];
	}
}

/* Whether the page has words of its text, not notes alone. */
static bool has_text(const eg_pages *p, size_t page)
{
	const eg_page *at = p->pages[page];
	for (size_t i = 0; i < at->mark_count; i++) {
		const eg_mark *m = &at->marks[i];
		if (m->kind == EG_MARK_GLYPHS && !m->artifact &&
			m->as.text.shaped->size > EG_PTS(9))
			return true;
	}
	return false;
}

/* No note begins more than a page after its mark, unless notes take all of the pages between. */
static void none_is_late(const setting *s)
{
	for (unsigned n = 1; n <= s->notes; n++) {
		place mark = place_of(s, "mark", n), note = place_of(s, "begin", n);
		assert_true(note.page >= mark.page);
		for (size_t page = mark.page + 1; page < note.page; page++)
			assert_false(has_text(s->p, page));
	}
}

static void notes_of_a_crowded_page_come_before_its_next_text(void **state)
{
	(void)state;
	static const struct {
		unsigned paragraphs, marks;
		int times;
	} cases[] = {{40, 1, 8}, {10, 4, 8}, {1, 40, 10}, {40, 1, 30}, {20, 3, 2}, {8, 12, 1}};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		setting s = begin();
		for (unsigned k = 0; k < cases[i].paragraphs; k++)
			add_crowded(&s, cases[i].marks, cases[i].times);
		for (int k = 0; k < 60; k++)
			add_noted(&s, k % 3);
		lay(&s);
		none_is_late(&s);
		end(&s);
	}
}

/* All that stands in the document is put in columns. */
static void put_in_columns(setting *s, uint8_t count)
{
	eg_block *all = s->doc->root;
	s->doc->root = block_of(s->a, EG_B_DOCUMENT);
	eg_block *columns = add(s->a, s->doc->root, EG_B_COLUMNS);
	columns->columns = count;
	columns->children = all->children;
	columns->child_count = columns->child_cap = all->child_count;
}

static eg_len rule_over_notes(const eg_page *p)
{
	for (size_t i = 0; i < p->mark_count; i++)
		if (p->marks[i].kind == EG_MARK_RECT && p->marks[i].w == EG_PTS(74))
			return p->marks[i].y;
	return p->height;
}

static void notes_of_columns_stand_under_them_on_the_page_of_their_marks(void **state)
{
	(void)state;
	for (uint8_t count = 2; count <= 3; count++)
		for (int times = 0; times < 5; times++) {
			setting s = begin();
			for (int i = 0; i < 50; i++)
				add_noted(&s, i % 3 ? 0 : times);
			put_in_columns(&s, count);
			lay(&s);
			assert_true(s.p->count > 2);
			for (unsigned n = 1; n <= s.notes; n++) {
				place mark = place_of(&s, "mark", n),
				      note = place_of(&s, "begin", n);
				assert_int_equal(mark.page, note.page);
				assert_true(mark.y < rule_over_notes(s.p->pages[mark.page]));
			}
			end(&s);
		}
}

/* A note that no page of its columns has room for. */
static void a_note_of_columns_that_is_longer_than_a_page_goes_on(void **state)
{
	(void)state;
	setting s = begin();
	for (int i = 0; i < 30; i++)
		add_noted(&s, i == 12 ? 400 : 0);
	put_in_columns(&s, 2);
	lay(&s);
	for (unsigned n = 1; n <= s.notes; n++) {
		place mark = place_of(&s, "mark", n);
		assert_true(place_of(&s, "begin", n).page >= mark.page);
		assert_true(mark.y < rule_over_notes(s.p->pages[mark.page]));
	}
	none_is_late(&s);
	(void)place_of(&s, "end", 13);
	end(&s);
}

/* A note that goes on has a third of each page until it ends, if the text does not need less. */
static void a_note_that_goes_on_takes_a_third_of_each_page(void **state)
{
	(void)state;
	setting s = begin();
	add_noted(&s, 150);
	for (int i = 0; i < 150; i++)
		say(s.a, add(s.a, s.doc->root, EG_B_TEXT),
			"The page builder closes a page when the next block does not fit, and "
			"leaves the white at its foot, where it does not disturb.");
	lay(&s);
	place first = place_of(&s, "begin", 1), last = place_of(&s, "end", 1);
	size_t lines = 0;
	for (size_t i = 0; i <= last.page; i++)
		for (size_t k = 0; k < s.p->pages[i]->mark_count; k++)
			lines += s.p->pages[i]->marks[k].kind == EG_MARK_GLYPHS &&
				 eg_str_is(s.p->pages[i]->marks[k].as.text.shaped->text, "says");
	assert_true(lines > 100);
	assert_int_equal(first.page, 0);
	/* 150 sentences are some 80 lines; a third of a page holds 18 */
	assert_true(last.page <= 5);
	end(&s);
}

static uint32_t find_role(const eg_pages *p, enum eg_role role)
{
	for (uint32_t i = 0; i < p->element_count; i++)
		if (p->elements[i].role == role)
			return i;
	return UINT32_MAX;
}

static const eg_link *link_to(const eg_pages *p, const char *dest)
{
	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->pages[i]->link_count; k++)
			if (eg_str_is(p->pages[i]->links[k].dest, dest))
				return &p->pages[i]->links[k];
	return NULL;
}

static void mark_and_note_are_linked_both_ways(void **state)
{
	(void)state;
	setting s = begin();
	add_noted(&s, 0);
	lay(&s);
	uint32_t note = find_role(s.p, EG_ROLE_NOTE), mark = find_role(s.p, EG_ROLE_REFERENCE);
	assert_true(eg_str_is(eg_element_traits(&s.p->elements[note])->id, "note.1"));
	const eg_link *to = link_to(s.p, "note.1"), *back = link_to(s.p, "note.1.mark");
	assert_non_null(to);
	assert_non_null(back);
	assert_int_equal(s.p->elements[to->element].parent, mark);
	assert_int_equal(s.p->elements[s.p->elements[back->element].parent].parent, note);
	assert_true(eg_str_is(to->contents, "Note 1"));
	end(&s);
}

static void the_tag_of_a_note_follows_that_of_its_paragraph(void **state)
{
	(void)state;
	setting s = begin();
	add_noted(&s, 0);
	add_noted(&s, 0);
	lay(&s);
	const char *roles = "Document\n"
			    "  P\n    Reference\n      Link\n  Note\n    Lbl\n      Link\n"
			    "  P\n    Reference\n      Link\n  Note\n    Lbl\n      Link\n";
	assert_true(eg_str_is(eg_pages_roles(s.a, s.p), roles));
	end(&s);
}

static void a_note_in_a_list_follows_its_words_in_the_item(void **state)
{
	(void)state;
	setting s = begin();
	add_noted(&s, 0);
	eg_block *text = s.doc->root->children[0];
	eg_block *list = s.doc->root->children[0] = block_of(s.a, EG_B_LIST);
	eg_block *item = add(s.a, list, EG_B_ITEM);
	item->runs = text->runs;
	item->run_count = text->run_count;
	lay(&s);
	const char *roles = "Document\n  L\n    LI\n      LBody\n        P\n          Reference\n"
			    "            Link\n        Note\n          Lbl\n            Link\n";
	assert_true(eg_str_is(eg_pages_roles(s.a, s.p), roles));
	end(&s);
}

static double seconds_for(int notes, size_t *pages)
{
	setting s = begin();
	for (int i = 0; i < notes; i++)
		add_noted(&s, i % 7 == 0);
	clock_t from = clock();
	lay(&s);
	double took = (double)(clock() - from) / CLOCKS_PER_SEC;
	*pages = s.p->count;
	(void)place_of(&s, "end", (unsigned)notes);
	end(&s);
	return took;
}

static void ten_thousand_notes_take_linear_time(void **state)
{
	(void)state;
	size_t few, many;
	double once = seconds_for(1000, &few), ten = seconds_for(10000, &many);
	assert_true(many > 9 * few && many < 11 * few);
	assert_true(ten < 30 * (once + 0.05)); /* a square would be a hundred times */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_that_have_no_raised_forms_are_raised),
		cmocka_unit_test(a_note_stands_at_the_foot_of_the_page_of_its_mark),
		cmocka_unit_test(the_last_line_of_notes_ends_with_the_live_area),
		cmocka_unit_test(a_long_note_goes_on_on_the_next_page),
		cmocka_unit_test(notes_take_a_third_of_the_page_at_most),
		cmocka_unit_test(nothing_is_lost_where_the_text_ends_before_its_notes),
		cmocka_unit_test(notes_of_a_crowded_page_come_before_its_next_text),
		cmocka_unit_test(notes_of_columns_stand_under_them_on_the_page_of_their_marks),
		cmocka_unit_test(a_note_of_columns_that_is_longer_than_a_page_goes_on),
		cmocka_unit_test(a_note_that_goes_on_takes_a_third_of_each_page),
		cmocka_unit_test(mark_and_note_are_linked_both_ways),
		cmocka_unit_test(the_tag_of_a_note_follows_that_of_its_paragraph),
		cmocka_unit_test(a_note_in_a_list_follows_its_words_in_the_item),
		cmocka_unit_test(ten_thousand_notes_take_linear_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
