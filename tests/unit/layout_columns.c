/* Parts in columns, pages that lie on their side, bound pages, profiles that share a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/lay.h"

#include <stdlib.h>

static const eg_mark *find_mark(const eg_page *p, const char *word)
{
	for (size_t i = 0; i < p->mark_count; i++)
		if (p->marks[i].kind == EG_MARK_GLYPHS &&
			eg_str_is(eg_str_trim(p->marks[i].as.text.shaped->text), word))
			return &p->marks[i];
	return NULL;
}

static void add_entries(setting *s, eg_block *columns, int count)
{
	for (int i = 0; i < count; i++)
		add_text(s->a, columns, EG_S_BODY,
			eg_cstr(s->a, eg_strf(s->a,
					      "entry%d and some words that turn over to a "
					      "second line of it",
					      i)));
}

/* -- columns -- */

static void two_columns_share_the_main_column(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *c = add(s.a, s.doc->root, EG_B_COLUMNS);
	c->columns = 2;
	add_entries(&s, c, 6);
	lay(&s);
	const eg_format *f = eg_theme_format(false);
	const eg_mark *first = find_mark(s.p->pages[0], "entry0"),
		      *fourth = find_mark(s.p->pages[0], "entry3");
	assert_int_equal(s.p->count, 1);
	assert_int_equal(first->x, f->main_x);
	assert_int_equal(fourth->y, first->y);
	assert_true(fourth->x >= f->main_x + 4 * f->step);
	end(&s);
}

static void a_term_and_what_it_means_stand_in_one_column(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *g = add(s.a, s.doc->root, EG_B_GLOSSARY);
	eg_block *entry = add_text(s.a, g, EG_S_BODY, "meaning");
	entry->label = EG_STR("term");
	lay(&s);
	const eg_mark *term = find_mark(s.p->pages[0], "term"),
		      *meaning = find_mark(s.p->pages[0], "meaning");
	assert_int_equal(term->x, meaning->x);
	assert_true(term->y < meaning->y);
	end(&s);
}

static void three_columns_take_the_full_width_and_go_on_over_pages(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *c = add(s.a, s.doc->root, EG_B_COLUMNS);
	c->columns = 3;
	add_entries(&s, c, 150);
	add_text(s.a, s.doc->root, EG_S_BODY, "after");
	lay(&s);
	const eg_format *f = eg_theme_format(false);
	assert_true(s.p->count > 2);
	assert_int_equal(find_mark(s.p->pages[0], "entry0")->x, f->margin);
	eg_len lowest = 0;
	const eg_page *last = s.p->pages[s.p->count - 1];
	for (size_t i = 0; i < last->mark_count; i++) {
		const eg_mark *m = &last->marks[i];
		if (m->artifact == EG_ART_NONE && m->y > lowest &&
			!eg_str_is(m->as.text.shaped->text, "after"))
			lowest = m->y;
	}
	assert_true(find_mark(last, "after")->y > lowest);
	end(&s);
}

static void body_in_columns_stands_on_the_grid(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *c = add(s.a, s.doc->root, EG_B_COLUMNS);
	c->columns = 2;
	add_entries(&s, c, 40);
	lay(&s);
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->artifact == EG_ART_NONE)
			assert_true(llabs((m->y - EG_PTS(88.59)) % EG_LINE) <= EG_PT / 10);
	}
	end(&s);
}

/* -- the side column -- */

static void a_table_at_the_side_repeats_its_head_within_the_page(void **state)
{
	(void)state;
	static const char *const heads[] = {"Head", "Other"};
	setting s = begin();
	eg_block *split = add(s.a, s.doc->root, EG_B_SPLIT);
	eg_block *side = add(s.a, split, EG_B_SIDE), *main = add(s.a, split, EG_B_MAIN);
	add_text(s.a, main, EG_S_BODY, "beside");
	eg_block *t = add_table(s.a, side, "Table 1", "Long", heads, 2, 100);
	for (size_t r = 0; r < 100; r++)
		for (int c = 0; c < 2; c++)
			t->table->rows[r].cells[c] = cell_of(s.a, c ? "cell" : "row");
	lay(&s);
	assert_true(s.p->count >= 3);
	for (size_t p = 0; p < s.p->count; p++) {
		eg_len head = find_mark(s.p->pages[p], "Head")->y, lowest = 0;
		assert_true(head > eg_theme_format(false)->top);
		assert_true(head < find_mark(s.p->pages[p], "row")->y);
		for (size_t i = 0; i < s.p->pages[p]->mark_count; i++) {
			const eg_mark *m = &s.p->pages[p]->marks[i];
			if (m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE)
				lowest = eg_larger(lowest, m->y);
		}
		assert_true(lowest < eg_theme_format(false)->bottom);
	}
	end(&s);
}

/* A head, and a text of which a page may not begin with the first line. */
static void no_head_at_the_side_is_torn_from_its_text(void **state)
{
	(void)state;
	for (int lines = 30; lines < 70; lines++) {
		setting s = begin();
		eg_block *split = add(s.a, s.doc->root, EG_B_SPLIT);
		eg_block *side = add(s.a, split, EG_B_SIDE), *main = add(s.a, split, EG_B_MAIN);
		add_text(s.a, main, EG_S_BODY, "beside");
		for (int i = 0; i < lines; i++)
			add_text(s.a, side, EG_S_BODY, "filler");
		add_head(s.a, side, 3, "Head");
		add_text(s.a, side, EG_S_BODY, "under");
		lay(&s);
		size_t together = 0;
		for (size_t p = 0; p < s.p->count; p++)
			together += find_mark(s.p->pages[p], "Head") &&
				    find_mark(s.p->pages[p], "under");
		assert_int_equal(together, 1);
		end(&s);
	}
}

/* A long side column, and in the main one another split, or what takes the full width. */
static void nothing_at_the_side_is_lost_to_what_needs_its_room(void **state)
{
	(void)state;
	for (int lines = 40; lines < 160; lines += 9)
		for (int kind = 0; kind < 4; kind++) {
			setting s = begin();
			eg_block *split = add(s.a, s.doc->root, EG_B_SPLIT);
			eg_block *side = add(s.a, split, EG_B_SIDE),
				 *main = add(s.a, split, EG_B_MAIN);
			for (int i = 0; i < lines; i++)
				add_text(s.a, side, EG_S_BODY, "filler");
			add_text(s.a, side, EG_S_BODY, "end");
			add_text(s.a, main, EG_S_BODY, "beside");
			if (kind == 0) {
				eg_block *inner = add(s.a, main, EG_B_SPLIT);
				add_text(s.a, add(s.a, inner, EG_B_SIDE), EG_S_BODY, "inner");
				add_text(s.a, add(s.a, inner, EG_B_MAIN), EG_S_BODY, "wide");
			} else if (kind == 1) {
				eg_block *c = add(s.a, main, EG_B_COLUMNS);
				c->columns = 3;
				add_text(s.a, c, EG_S_BODY, "wide");
			} else if (kind == 2) {
				add_text(s.a, main, EG_S_BODY, "wide")->wide = true;
			}
			lay(&s);
			size_t found = 0, wide = 0;
			for (size_t p = 0; p < s.p->count; p++) {
				const eg_mark *m = find_mark(s.p->pages[p], "wide");
				found += find_mark(s.p->pages[p], "end") != NULL;
				wide += m != NULL;
				if (m)
					assert_true(m->y < eg_theme_format(false)->bottom);
			}
			assert_int_equal(found, 1);
			assert_int_equal(wide, kind < 3);
			end(&s);
		}
}

/* -- pages that lie -- */

static eg_block *add_wide(setting *s, eg_block *parent)
{
	static const char *const heads[] = {"Incomprehensibilities", "Counterrevolutionaries",
		"Electroencephalograph", "Deinstitutionalization", "Interdisciplinarities",
		"Compartmentalizations", "Uncharacteristically"};
	eg_block *t = add_table(s->a, parent, "Table 1", "A wide one", heads, 7, 60);
	for (size_t r = 0; r < 60; r++)
		for (int c = 0; c < 7; c++)
			t->table->rows[r].cells[c] = cell_of(s->a, heads[c]);
	return t;
}

static void a_table_too_wide_for_the_page_turns_it(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *one = add_section(s.a, s.doc->root, "one", "Before", EG_BREAK_NONE);
	add_text(s.a, one, EG_S_BODY, "Upright words.");
	eg_block *two = add_section(s.a, s.doc->root, "two", "Annex", EG_BREAK_PAGE);
	add_text(s.a, two, EG_S_BODY, "It lists all.");
	add_wide(&s, two);
	eg_block *three = add_section(s.a, s.doc->root, "three", "After", EG_BREAK_NONE);
	for (int i = 0; i < 30; i++)
		add_text(s.a, three, EG_S_BODY, "Upright again.");
	lay(&s);
	assert_true(s.p->pages[0]->width < s.p->pages[0]->height);
	assert_non_null(find_mark(s.p->pages[1], "Annex"));
	assert_non_null(find_mark(s.p->pages[1], "Incomprehensibilities"));
	for (size_t i = 1; i + 1 < s.p->count; i++)
		assert_int_equal(s.p->pages[i]->width, EG_PTS(792));
	const eg_page *last = s.p->pages[s.p->count - 1];
	assert_int_equal(last->width, EG_PTS(612));
	assert_int_equal(find_mark(last, "After")->x, EG_PTS(54));
	assert_int_equal(find_mark(last, "Upright")->x, EG_PTS(226));
	end(&s);
}

static void a_note_stays_with_what_it_stands_under(void **state)
{
	(void)state;
	setting s = begin();
	add_text(s.a, s.doc->root, EG_S_BODY, "Nothing.");
	add_text(s.a, s.doc->root, EG_S_NOTE, "Counted.");
	add_wide(&s, s.doc->root);
	lay(&s);
	assert_non_null(find_mark(s.p->pages[0], "Counted."));
	assert_true(s.p->pages[0]->width < s.p->pages[0]->height);
	end(&s);
}

static void all_pages_lie_where_the_document_does(void **state)
{
	(void)state;
	setting s = begin();
	s.doc->landscape = true;
	add_text(s.a, add(s.a, s.doc->root, EG_B_COVER), EG_S_COVER_TITLE, "Cover");
	eg_block *opener = add(s.a, s.doc->root, EG_B_OPENER);
	add_head(s.a, opener, 1, "Opener");
	add_text(s.a, opener, EG_S_STATEMENT, "Statement");
	eg_block *one = add_section(s.a, s.doc->root, "one", "One", EG_BREAK_PAGE);
	add_text(s.a, one, EG_S_BODY, "Words");
	add_wide(&s, one);
	lay(&s);
	const eg_format *f = eg_theme_landscape(false);
	const eg_mark *title = NULL, *words = NULL;
	for (size_t i = 0; i < s.p->count; i++) {
		const eg_page *p = s.p->pages[i];
		assert_int_equal(p->width, f->width);
		assert_int_equal(p->height, f->height);
		title = title ? title : find_mark(p, "Opener");
		words = words ? words : find_mark(p, "Words");
	}
	assert_true(title && title->y < f->height / 3);
	assert_true(words && words->x == f->main_x);
	end(&s);
}

static void a_table_that_fits_stays_upright(void **state)
{
	(void)state;
	setting s = begin();
	static const char *const heads[] = {"Title", "Signed", "Standing"};
	eg_block *t = add_table(s.a, s.doc->root, "Table 1", "A narrow one", heads, 3, 4);
	for (size_t r = 0; r < 4; r++)
		for (int c = 0; c < 3; c++)
			t->table->rows[r].cells[c] = cell_of(s.a, "words");
	lay(&s);
	assert_int_equal(s.p->pages[0]->width, EG_PTS(612));
	end(&s);
}

/* -- binding -- */

static void a_bound_page_moves_to_the_outside(void **state)
{
	(void)state;
	setting s = begin();
	eg_setting binding = {.name = EG_STR("format.binding"), .number = 9000000};
	s.doc->settings = &binding;
	s.doc->setting_count = 1;
	for (int i = 0; i < 100; i++)
		add_text(s.a, s.doc->root, EG_S_BODY, "Words.");
	lay(&s);
	assert_int_equal(find_mark(s.p->pages[0], "Words.")->x, EG_PTS(226 + 9));
	assert_int_equal(find_mark(s.p->pages[1], "Words.")->x, EG_PTS(226 - 9 + 14));
	end(&s);
}

static void what_bleeds_goes_on_to_the_edge_of_a_bound_page(void **state)
{
	(void)state;
	setting s = begin();
	eg_setting binding = {.name = EG_STR("format.binding"), .number = 9000000};
	s.doc->settings = &binding;
	s.doc->setting_count = 1;
	eg_block *o = add(s.a, s.doc->root, EG_B_OPENER);
	o->goal = 1;
	o->label = EG_STR("1");
	add_head(s.a, o, 1, "Reach");
	lay(&s);
	const eg_mark *band = &s.p->pages[0]->marks[0];
	assert_int_equal(band->kind, EG_MARK_RECT);
	assert_int_equal(band->x, 0);
	assert_int_equal(band->w, EG_PTS(214 + 9));
	end(&s);
}

static void a_sign_goes_with_its_word(void **state)
{
	(void)state;
	setting s = begin();
	eg_setting binding = {.name = EG_STR("format.binding"), .number = 9000000};
	s.doc->settings = &binding;
	s.doc->setting_count = 1;
	static const char *const heads[] = {"Title", "State"};
	eg_block *t = add_table(s.a, s.doc->root, "Table 1", "One", heads, 2, 100);
	for (size_t r = 0; r < 100; r++) {
		t->table->rows[r].cells[0] = cell_of(s.a, "words");
		t->table->rows[r].cells[1] = cell_of(s.a, "active");
		t->table->rows[r].cells[1].runs[0].sign = EG_SIGN_ON_TRACK;
	}
	lay(&s);
	assert_true(s.p->count > 1);
	for (size_t p = 0; p < 2; p++) {
		const eg_page *page = s.p->pages[p];
		size_t found = 0;
		for (size_t i = 0; i < page->mark_count; i++) {
			if (page->marks[i].kind != EG_MARK_PATH)
				continue;
			eg_len right = page->marks[i].as.path.points[0].x;
			eg_len gap = find_mark(page, "active")->x - right;
			assert_true(gap > 0 && gap < EG_PTS(8));
			found++;
		}
		assert_true(found > 5);
	}
	end(&s);
}

/* -- floats -- */

static void a_float_goes_past_text_and_a_table_of_many_pages_does_not(void **state)
{
	(void)state;
	for (size_t rows = 5; rows <= 100; rows += 95) {
		setting s = begin();
		static const char *const heads[] = {"Title", "Signed", "Standing"};
		for (int i = 0; i < 38; i++)
			add_text(s.a, s.doc->root, EG_S_BODY, "Before.");
		eg_block *t = add_table(s.a, s.doc->root, "Table 1", "One", heads, 3, rows);
		t->floats = true;
		for (size_t r = 0; r < rows; r++)
			for (int c = 0; c < 3; c++)
				t->table->rows[r].cells[c] = cell_of(s.a, "words");
		for (int i = 0; i < 30; i++)
			add_text(s.a, s.doc->root, EG_S_BODY, "After.");
		lay(&s);
		bool passed = find_mark(s.p->pages[0], "After.") != NULL;
		assert_int_equal(passed, rows == 5);
		for (size_t p = 0; p < s.p->count; p++)
			for (size_t i = 0; i < s.p->pages[p]->mark_count; i++)
				assert_true(s.p->pages[p]->marks[i].y < EG_PTS(760));
		end(&s);
	}
}

/* -- breaks -- */

static void a_block_begins_a_page_where_it_asks_for_it(void **state)
{
	(void)state;
	setting s = begin();
	add_text(s.a, s.doc->root, EG_S_BODY, "Before.");
	add_text(s.a, s.doc->root, EG_S_BODY, "Next.")->break_before = EG_BREAK_PAGE;
	add_text(s.a, s.doc->root, EG_S_BODY, "Right.")->break_before = EG_BREAK_RECTO;
	lay(&s);
	assert_int_equal(s.p->count, 3);
	assert_non_null(find_mark(s.p->pages[1], "Next."));
	assert_non_null(find_mark(s.p->pages[2], "Right."));
	end(&s);
}

/* No page is forced, none turned and no other page opened within what is built as one. */
static void what_is_built_as_one_is_not_broken_in_the_middle(void **state)
{
	(void)state;
	static const enum eg_block_kind kinds[] = {EG_B_OBJECTIVE, EG_B_PROFILE, EG_B_SPLIT,
		EG_B_GROUP, EG_B_QUOTE, EG_B_LIST, EG_B_COLUMNS, EG_B_OPENER};
	static const enum eg_block_kind inner[] = {
		EG_B_COVER, EG_B_OPENER, EG_B_PROFILE, EG_B_COLUMNS, EG_B_SECTION};
	setting s = begin();
	for (size_t k = 0; k < EG_COUNT(kinds); k++) {
		eg_block *b = add(s.a, s.doc->root, kinds[k]), *to = b;
		b->label = EG_STR("1");
		if (kinds[k] == EG_B_SPLIT || kinds[k] == EG_B_PROFILE)
			to = add(s.a, b, EG_B_MAIN);
		if (kinds[k] == EG_B_LIST)
			to = say(s.a, add(s.a, b, EG_B_ITEM), "An item");
		eg_block *const places[] = {to, kinds[k] == EG_B_PROFILE ? b : to};
		for (size_t p = 0; p < EG_COUNT(places); p++) {
			add_text(s.a, places[p], EG_S_BODY, "First.");
			add_text(s.a, places[p], EG_S_BODY, "Asks.")->break_before = EG_BREAK_PAGE;
			(void)add_wide(&s, places[p]);
			for (size_t i = 0; i < EG_COUNT(inner); i++) {
				eg_block *in = add(s.a, places[p], inner[i]);
				in->break_before = EG_BREAK_RECTO;
				add_head(s.a, in, 1, "Inner");
				add_text(s.a, in, EG_S_BODY, "Words.");
			}
		}
	}
	lay(&s);
	assert_true(s.p->count > 3);
	end(&s);
}

/* -- profiles -- */

static void add_profile(setting *s, const char *name, int rows)
{
	eg_block *section = add(s->a, s->doc->root, EG_B_SECTION);
	section->break_before = EG_BREAK_PAGE;
	eg_block *p = add(s->a, section, EG_B_PROFILE);
	add_head(s->a, p, 2, name);
	add_text(s->a, p, EG_S_SIDE, "Europe");
	add_text(s->a, p, EG_S_BODY, "A partner since 2009.");
	eg_block *side = add(s->a, p, EG_B_SIDE), *main = add(s->a, p, EG_B_MAIN);
	add_text(s->a, side, EG_S_BODY, "Facts.");
	for (int i = 0; i < rows; i++)
		add_text(s->a, main, EG_S_BODY, "A row.");
}

static void short_profiles_share_a_page_and_long_ones_do_not(void **state)
{
	(void)state;
	setting s = begin();
	static const struct {
		const char *name;
		int rows;
		size_t page;
	} profiles[] = {{"Aland", 10, 0}, {"Bland", 12, 0}, {"Cland", 20, 1}, {"Dland", 24, 2},
		{"Eland", 5, 3}, {"Fland", 5, 3}, {"Gland", 5, 3}};
	for (size_t i = 0; i < EG_COUNT(profiles); i++)
		add_profile(&s, profiles[i].name, profiles[i].rows);
	lay(&s);
	assert_int_equal(s.p->count, 4);
	for (size_t i = 0; i < EG_COUNT(profiles); i++) {
		const eg_mark *m = find_mark(s.p->pages[profiles[i].page], profiles[i].name);
		assert_non_null(m);
		assert_true(m->as.text.shaped->size == EG_PTS(32));
	}
	end(&s);
}

static void a_profiles_name_stands_as_high_as_letters_of_text(void **state)
{
	(void)state;
	setting s = begin();
	add_profile(&s, "Aland", 2);
	lay(&s);
	const eg_mark *m = find_mark(s.p->pages[0], "Aland");
	const eg_type_row *row = eg_theme_type(eg_theme_find(s.doc->theme), EG_T_PROFILE_NAME);
	eg_len top = m->y - eg_type_baseline(row);
	assert_int_equal(top, EG_PTS(78) - EG_PTS(7));
	end(&s);
}

static void a_long_name_of_a_profile_is_set_smaller(void **state)
{
	(void)state;
	static const struct {
		const char *name, *word;
		eg_len size;
	} names[] = {{"Aland", "Aland", EG_PTS(32)},
		{"United Kingdom of Great Britain and Northern Ireland", "Kingdom", EG_PTS(26)},
		{"Intergovernmental Oceanographic Commission of the United Nations Educational, "
		 "Scientific and Cultural Organization",
			"Oceanographic", EG_PTS(20)}};
	for (size_t i = 0; i < EG_COUNT(names); i++) {
		setting s = begin();
		add_profile(&s, names[i].name, 2);
		lay(&s);
		const eg_mark *m = find_mark(s.p->pages[0], names[i].word);
		assert_non_null(m);
		assert_int_equal(m->as.text.shaped->size, names[i].size);
		end(&s);
	}
}

static void as_many_short_profiles_as_fit_share_a_page(void **state)
{
	(void)state;
	setting s = begin();
	static const char *const names[] = {"Aland", "Bland", "Cland", "Dland", "Eland"};
	for (size_t i = 0; i < EG_COUNT(names); i++)
		add_profile(&s, names[i], 2);
	lay(&s);
	assert_int_equal(s.p->count, 2);
	for (size_t i = 0; i < EG_COUNT(names); i++)
		assert_non_null(find_mark(s.p->pages[i / 4], names[i]));
	/* the one that is left has the form of those before it */
	const eg_mark *first = find_mark(s.p->pages[0], "Aland"),
		      *last = find_mark(s.p->pages[1], "Eland");
	eg_len rows[2] = {find_mark(s.p->pages[0], "row.")->y - first->y,
		find_mark(s.p->pages[1], "row.")->y - last->y};
	assert_int_equal(rows[0], rows[1]);
	end(&s);
}

static void profiles_share_a_page_to_its_last_line(void **state)
{
	(void)state;
	/* of three that fit, whatever white the first two leave */
	for (int rows = 3; rows < 9; rows++) {
		setting s = begin();
		static const char *const names[] = {"Aland", "Bland", "Cland", "Dland", "Eland"};
		for (size_t i = 0; i < EG_COUNT(names); i++)
			add_profile(&s, names[i], rows);
		lay(&s);
		size_t before = 0;
		for (size_t p = 0; p + 1 < s.p->count; p++) {
			size_t here = 0;
			for (size_t i = 0; i < EG_COUNT(names); i++)
				here += find_mark(s.p->pages[p], names[i]) != NULL;
			assert_true(!before || here == before);
			before = here;
		}
		assert_true(before >= 2);
		end(&s);
	}
}

static void columns_of_a_page_that_ends_early_end_level(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *c = add(s.a, s.doc->root, EG_B_COLUMNS);
	c->columns = 2;
	add_entries(&s, c, 64);
	lay(&s);
	assert_true(s.p->count > 1);
	for (size_t i = 0; i < s.p->count; i++) {
		eg_len lowest[2] = {0, 0};
		for (size_t k = 0; k < s.p->pages[i]->mark_count; k++) {
			const eg_mark *m = &s.p->pages[i]->marks[k];
			if (m->kind != EG_MARK_GLYPHS || m->artifact != EG_ART_NONE)
				continue;
			bool right = m->x > EG_PTS(390);
			lowest[right] = m->y > lowest[right] ? m->y : lowest[right];
		}
		assert_in_range(lowest[0] - lowest[1] + EG_PTS(60), 0, EG_PTS(120));
	}
	end(&s);
}

static void a_profile_that_nearly_fits_a_page_has_a_lower_band(void **state)
{
	(void)state;
	setting s = begin();
	add_profile(&s, "Aland", 34);
	lay(&s);
	assert_int_equal(s.p->count, 1);
	end(&s);
}

/* The band, in which the partner's first facts stand, ends above what stands under the text. */
static void the_band_of_a_profile_is_as_high_as_the_text_beside_it(void **state)
{
	(void)state;
	for (int lines = 1; lines < 18; lines += 4) {
		setting s = begin();
		eg_block *b = add(s.a, s.doc->root, EG_B_PROFILE);
		add_head(s.a, b, 2, "Aland");
		for (int i = 0; i < lines; i++)
			add_text(s.a, b, EG_S_BODY, "A line.");
		add_text(s.a, add(s.a, b, EG_B_MAIN), EG_S_BODY, "Words");
		lay(&s);
		assert_int_equal(s.p->count, 1);
		eg_len band = 0;
		for (size_t i = 0; i < s.p->pages[0]->mark_count; i++)
			if (s.p->pages[0]->marks[i].kind == EG_MARK_RECT)
				band = s.p->pages[0]->marks[i].h;
		const eg_mark *words = find_mark(s.p->pages[0], "Words");
		assert_non_null(words);
		eg_len under = words->y - (EG_PTS(78) - EG_PTS(14) + band);
		assert_true(under >= EG_PTS(10.5) && under < EG_PTS(45));
		end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_columns_share_the_main_column),
		cmocka_unit_test(a_term_and_what_it_means_stand_in_one_column),
		cmocka_unit_test(three_columns_take_the_full_width_and_go_on_over_pages),
		cmocka_unit_test(a_table_at_the_side_repeats_its_head_within_the_page),
		cmocka_unit_test(no_head_at_the_side_is_torn_from_its_text),
		cmocka_unit_test(nothing_at_the_side_is_lost_to_what_needs_its_room),
		cmocka_unit_test(body_in_columns_stands_on_the_grid),
		cmocka_unit_test(a_table_too_wide_for_the_page_turns_it),
		cmocka_unit_test(a_note_stays_with_what_it_stands_under),
		cmocka_unit_test(all_pages_lie_where_the_document_does),
		cmocka_unit_test(a_table_that_fits_stays_upright),
		cmocka_unit_test(a_bound_page_moves_to_the_outside),
		cmocka_unit_test(what_bleeds_goes_on_to_the_edge_of_a_bound_page),
		cmocka_unit_test(a_sign_goes_with_its_word),
		cmocka_unit_test(a_float_goes_past_text_and_a_table_of_many_pages_does_not),
		cmocka_unit_test(a_block_begins_a_page_where_it_asks_for_it),
		cmocka_unit_test(what_is_built_as_one_is_not_broken_in_the_middle),
		cmocka_unit_test(short_profiles_share_a_page_and_long_ones_do_not),
		cmocka_unit_test(a_profiles_name_stands_as_high_as_letters_of_text),
		cmocka_unit_test(a_long_name_of_a_profile_is_set_smaller),
		cmocka_unit_test(as_many_short_profiles_as_fit_share_a_page),
		cmocka_unit_test(profiles_share_a_page_to_its_last_line),
		cmocka_unit_test(columns_of_a_page_that_ends_early_end_level),
		cmocka_unit_test(a_profile_that_nearly_fits_a_page_has_a_lower_band),
		cmocka_unit_test(the_band_of_a_profile_is_as_high_as_the_text_beside_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
