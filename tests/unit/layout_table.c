/* Tables over pages: heights, heads that repeat, rows that stay together, tags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_sample.h"

#include "layout/lay.h"

static const char *const columns[] = {"Partner", "Title", "Signed"};

static eg_block *table_of(setting *s, size_t rows)
{
	eg_block *b = add_table(s->a, s->doc->root, "Table 1", "Agreements", columns, 3, rows);
	b->wide = true;
	for (size_t r = 0; r < rows; r++) {
		b->table->rows[r].cells[0] = cell_of(s->a, eg_strf(s->a, "P%zu", r).p);
		b->table->rows[r].cells[1] = cell_of(s->a, "A memorandum");
		b->table->rows[r].cells[2] = cell_of(s->a, "2004");
	}
	return b;
}

/* Words on a page, artifacts or content. */
static int count_words(const eg_page *p, const char *words, bool artifact)
{
	int n = 0;
	for (size_t i = 0; i < p->mark_count; i++) {
		const eg_mark *m = &p->marks[i];
		if (m->kind == EG_MARK_GLYPHS && (m->artifact != EG_ART_NONE) == artifact)
			n += eg_str_is(m->as.text.shaped->text, words);
	}
	return n;
}

static int count_rows(const setting *s, size_t page)
{
	int n = 0;
	for (size_t i = 0; i < s->p->element_count; i++) {
		const eg_element *e = &s->p->elements[i];
		if (e->role == EG_ROLE_TH && e->scope == 2 && e->kid_count &&
			eg_kid_page(&e->kids[0]) == page)
			n++;
	}
	return n;
}

static uint32_t count_role(const setting *s, enum eg_role role)
{
	uint32_t n = 0;
	for (size_t i = 0; i < s->p->element_count; i++)
		n += s->p->elements[i].role == role;
	return n;
}

static void a_small_table_has_its_tags(void **state)
{
	(void)state;
	setting s = begin();
	table_of(&s, 1);
	lay(&s);
	const char *roles = "Document\n  Table\n    Caption\n    THead\n      TR\n        TH\n     "
			    "   TH\n        TH\n"
			    "    TBody\n      TR\n        TH\n        TD\n        TD\n";
	assert_true(eg_str_is(eg_pages_roles(s.a, s.p), roles));
	end(&s);
}

static void rows_of_one_line_are_17_5_points_apart(void **state)
{
	(void)state;
	setting s = begin();
	table_of(&s, 6);
	lay(&s);
	eg_len before = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->artifact != EG_ART_NONE || !eg_str_is(m->as.text.shaped->text, "2004"))
			continue;
		if (before)
			assert_int_equal(m->y - before, EG_PTS(17.5));
		before = m->y;
	}
	end(&s);
}

/* Of 1, 2 and 3 lines: 17.5, 28 and 38.5 points, and one again for what stands under it. */
static void rows_grow_by_lines_and_by_nothing_else(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = table_of(&s, 4);
	for (uint32_t r = 0; r < 3; r++) {
		eg_tcell *c = &b->table->rows[r].cells[1];
		c->run_count = 2 * r + 1;
		c->runs = EG_NEW_N(s.a, eg_run, c->run_count);
		for (uint32_t i = 0; i < c->run_count; i++)
			c->runs[i] = i % 2 ? (eg_run){.text = EG_STR(""), .style = EG_I_BREAK}
					   : (eg_run){.text = EG_STR("line")};
	}
	add_text(s.a, s.doc->root, EG_S_BODY, "After");
	lay(&s);
	eg_len rows[4], text = 0;
	size_t n = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_GLYPHS)
			continue;
		if (n < 4 && eg_str_is(m->as.text.shaped->text, "2004"))
			rows[n++] = m->y;
		if (eg_str_is(m->as.text.shaped->text, "After"))
			text = m->y;
	}
	assert_int_equal(n, 4);
	for (int r = 0; r < 3; r++)
		assert_int_equal(rows[r + 1] - rows[r], EG_PTS(17.5) + r * EG_PTS(10.5));
	/* Text under it stands on the grid again. */
	const eg_type_row *body = eg_theme_type(eg_theme_find(s.doc->theme), EG_T_BODY);
	assert_int_equal((text - eg_type_baseline(body) - EG_PTS(78)) % EG_LINE, 0);
	end(&s);
}

/* Wherever a page ends: two rows begin a table at least, and three stand on each further page. */
static void no_page_has_a_lonely_row(void **state)
{
	(void)state;
	for (size_t lines = 18; lines < 46; lines++) {
		setting s = begin();
		for (size_t i = 0; i < lines; i++)
			add_text(s.a, s.doc->root, EG_S_BODY, "filler");
		table_of(&s, 40);
		lay(&s);
		for (size_t i = 0; i < s.p->count; i++) {
			int n = count_rows(&s, i);
			assert_true(n == 0 || n >= (i ? 3 : 2));
		}
		end(&s);
	}
}

static void a_first_row_of_five_lines_is_not_alone_on_a_page(void **state)
{
	(void)state;
	for (size_t lines = 24; lines < 46; lines++) {
		setting s = begin();
		for (size_t i = 0; i < lines; i++)
			add_text(s.a, s.doc->root, EG_S_BODY, "filler");
		eg_tcell *c = &table_of(&s, 40)->table->rows[0].cells[1];
		c->run_count = 9;
		c->runs = EG_NEW_N(s.a, eg_run, 9);
		for (uint32_t i = 0; i < 9; i++)
			c->runs[i] = i % 2 ? (eg_run){.text = EG_STR(""), .style = EG_I_BREAK}
					   : (eg_run){.text = EG_STR("line")};
		lay(&s);
		assert_true(count_rows(&s, 0) != 1);
		end(&s);
	}
}

/* How far the words of the head stand under those of the last row above them. */
static eg_len head_under_table(size_t rows)
{
	setting s = begin();
	(void)table_of(&s, rows);
	add_head(s.a, s.doc->root, 3, "Activities");
	(void)table_of(&s, 1);
	lay(&s);
	eg_len row = 0, head = 0;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_GLYPHS)
			continue;
		if (!head && eg_str_is(eg_str_trim(m->as.text.shaped->text), "Activities"))
			head = m->y;
		else if (!head)
			row = m->y;
	}
	end(&s);
	assert_true(row > 0 && head > row);
	return head - row;
}

static void the_space_over_a_head_between_tables_is_always_the_same(void **state)
{
	(void)state;
	eg_len space = head_under_table(1);
	for (size_t rows = 2; rows < 6; rows++)
		assert_int_equal(head_under_table(rows), space);
}

static void heads_and_caption_repeat_on_every_page_as_artifacts(void **state)
{
	(void)state;
	for (size_t rows = 30; rows < 110; rows++) {
		setting s = begin();
		table_of(&s, rows);
		lay(&s);
		int all = 0;
		for (size_t i = 0; i < s.p->count; i++) {
			assert_int_equal(count_words(s.p->pages[i], "Signed", i > 0), 1);
			assert_int_equal(count_words(s.p->pages[i], "continued", true), i > 0);
			assert_true(count_rows(&s, i) >= 3);
			all += count_rows(&s, i);
		}
		assert_int_equal(all, rows);
		assert_int_equal(count_role(&s, EG_ROLE_THEAD), 1);
		end(&s);
	}
}

static void a_group_row_stays_with_its_rows_and_is_repeated(void **state)
{
	(void)state;
	for (size_t at = 20; at < 45; at++) {
		setting s = begin();
		eg_block *b = table_of(&s, 60);
		b->table->rows[at].group = 1;
		b->table->rows[at].cells[0] = cell_of(s.a, "Statements");
		lay(&s);
		size_t home = count_words(s.p->pages[0], "Statements", false) ? 0 : 1;
		for (size_t i = home + 1; i < s.p->count; i++)
			assert_int_equal(count_words(s.p->pages[i], "Statements", true), 1);
		/* Two rows at least follow it on its page. */
		const eg_page *p = s.p->pages[home];
		eg_len y = 0;
		int below = 0;
		for (size_t i = 0; i < p->mark_count; i++) {
			const eg_mark *m = &p->marks[i];
			if (m->kind == EG_MARK_GLYPHS &&
				eg_str_is(m->as.text.shaped->text, "Statements"))
				y = m->y;
		}
		for (size_t i = 0; i < p->mark_count; i++) {
			const eg_mark *m = &p->marks[i];
			if (m->kind == EG_MARK_GLYPHS && eg_str_is(m->as.text.shaped->text, "2004"))
				below += m->y > y;
		}
		assert_true(below >= 2);
		end(&s);
	}
}

static void a_long_group_says_on_one_line_that_it_goes_on(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = table_of(&s, 60);
	eg_str words = EG_STR("Statements");
	for (int i = 0; i < 60; i++)
		words = eg_str_join(s.a, words, EG_STR(" more"));
	b->table->rows[2].group = 1;
	b->table->rows[2].cells[0] = cell_of(s.a, eg_cstr(s.a, words));
	lay(&s);
	assert_true(s.p->count > 1);
	for (size_t i = 1; i < s.p->count; i++) {
		assert_int_equal(count_words(s.p->pages[i], "Statements", true), 1);
		/* that of the caption and that of the group */
		assert_int_equal(count_words(s.p->pages[i], "continued", true), 2);
	}
	end(&s);
}

static void a_page_may_end_in_a_group_of_one_row(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = table_of(&s, 90);
	for (size_t r = 0; r < 90; r += 2) {
		b->table->rows[r].group = 1;
		b->table->rows[r].cells[0] = cell_of(s.a, "Kind");
	}
	lay(&s);
	/* the pages are full: a group of one row (42 points) stands where it has room */
	eg_len lowest = 0;
	const eg_page *p = s.p->pages[0];
	for (size_t i = 0; i < p->mark_count; i++)
		if (p->marks[i].kind == EG_MARK_GLYPHS &&
			eg_str_is(p->marks[i].as.text.shaped->text, "2004"))
			lowest = p->marks[i].y > lowest ? p->marks[i].y : lowest;
	assert_true(lowest > eg_theme_format(false)->bottom - EG_PTS(56));
	end(&s);
}

static void words_that_repeat_are_printed_once_and_again_on_the_next_page(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = table_of(&s, 60);
	b->table->columns[0].merge = true;
	for (size_t r = 0; r < 60; r++)
		b->table->rows[r].cells[0] = cell_of(s.a, "Canada");
	lay(&s);
	assert_int_equal(s.p->count, 2);
	assert_int_equal(count_words(s.p->pages[0], "Canada", false), 1);
	assert_int_equal(count_words(s.p->pages[1], "Canada", false), 1);
	uint32_t told = 0;
	for (size_t i = 0; i < s.p->element_count; i++)
		told += eg_str_is(eg_element_traits(&s.p->elements[i])->actual, "Canada");
	assert_int_equal(told, 58); /* in every row for those who hear it */
	end(&s);
}

static void a_row_higher_than_a_page_is_torn(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = table_of(&s, 3);
	eg_tcell *c = &b->table->rows[1].cells[1];
	c->runs = EG_NEW_N(s.a, eg_run, 400);
	c->run_count = 400;
	for (uint32_t i = 0; i < 400; i++)
		c->runs[i] = i % 2 ? (eg_run){.text = EG_STR(""), .style = EG_I_BREAK}
				   : (eg_run){.text = EG_STR("line")};
	lay(&s);
	assert_true(s.p->count > 2);
	int lines = 0;
	for (size_t i = 0; i < s.p->count; i++)
		lines += count_words(s.p->pages[i], "line", false);
	assert_int_equal(lines, 200);
	assert_int_equal(count_role(&s, EG_ROLE_TR), 4);
	end(&s);
}

/* Words of a head that no page holds, over several pages and before the rows. */
static void a_head_higher_than_a_page_is_torn(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = table_of(&s, 6);
	eg_str words = EG_STR("first");
	for (int i = 0; i < 1500; i++)
		words = eg_str_join(s.a, words, EG_STR(" headword"));
	b->table->columns[1].title = eg_str_join(s.a, words, EG_STR(" last"));
	b->table->columns[2].heads = EG_NEW_N(s.a, eg_str, 1);
	b->table->columns[2].heads[0] = EG_STR("Over");
	b->table->columns[2].head_count = 1;
	lay(&s);
	int found = 0, rows = 0;
	for (size_t i = 0; i < s.p->count; i++) {
		const eg_page *p = s.p->pages[i];
		found += count_words(p, "headword", false);
		rows += count_rows(&s, i);
		for (size_t k = 0; k < p->mark_count; k++)
			if (p->marks[k].kind == EG_MARK_GLYPHS && !p->marks[k].artifact)
				assert_true(p->marks[k].y < eg_theme_format(false)->bottom);
	}
	assert_int_equal(found, 1500);
	assert_int_equal(rows, 6);
	assert_int_equal(s.diag.count, 1);
	assert_int_equal(s.diag.items[0]->rule, EG_R_CELL_LONG);
	assert_int_equal(count_role(&s, EG_ROLE_THEAD), 1);
	end(&s);
}

static void each_row_of_heads_has_room_for_its_words(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = table_of(&s, 3);
	b->table->columns[2].heads = EG_NEW_N(s.a, eg_str, 1);
	b->table->columns[2].heads[0] = EG_STR("Internationalizationalists");
	b->table->columns[2].head_count = 1;
	eg_str words = EG_STR("many");
	for (int i = 0; i < 60; i++)
		words = eg_str_join(s.a, words, EG_STR(" many"));
	b->table->rows[0].cells[1] = cell_of(s.a, eg_cstr(s.a, words));
	lay(&s);
	assert_int_equal(count_words(s.p->pages[0], "Internationalizationalists", false), 1);
	end(&s);
}

static void narrow_columns_keep_their_words_whole(void **state)
{
	(void)state;
	setting s = begin();
	eg_block *b = table_of(&s, 12);
	b->table->columns[2].class_ = EG_COL_DATE;
	for (size_t r = 0; r < 12; r++) {
		b->table->rows[r].cells[1] =
			cell_of(s.a, "Cooperation in Science and Technology for Critical "
				     "Infrastructure Protection and Other Homeland "
				     "Security Matters, with an annex on the exchange of students");
		b->table->rows[r].cells[2] = cell_of(s.a, "December 18, 2004");
	}
	lay(&s);
	eg_len day = 0, year = 1;
	for (size_t i = 0; i < s.p->pages[0]->mark_count; i++) {
		const eg_mark *m = &s.p->pages[0]->marks[i];
		if (m->kind != EG_MARK_GLYPHS)
			continue;
		day = eg_str_starts(m->as.text.shaped->text, EG_STR("December")) && !day ? m->y
											 : day;
		year = eg_str_ends(m->as.text.shaped->text, EG_STR("2004")) && year == 1 ? m->y
											 : year;
	}
	assert_int_equal(day, year);
	end(&s);
}

static void a_table_without_rows_or_titles_is_no_fault(void **state)
{
	(void)state;
	setting s = begin();
	static const char *const none[] = {"", ""};
	table_of(&s, 0);
	add_table(s.a, s.doc->root, NULL, NULL, none, 2, 0);
	add_table(s.a, s.doc->root, NULL, NULL, none, 2, 3);
	lay(&s);
	assert_int_equal(s.p->count, 1);
	end(&s);
}

/* The height at which a word stands first on a page. */
static eg_len height_of_word(const eg_page *p, const char *word)
{
	for (size_t i = 0; i < p->mark_count; i++) {
		const eg_mark *m = &p->marks[i];
		if (m->kind == EG_MARK_GLYPHS &&
			eg_str_is(eg_str_trim(m->as.text.shaped->text), word))
			return m->y;
	}
	return 0;
}

static void the_key_gives_width_to_names_where_that_makes_the_rows_lower(void **state)
{
	(void)state;
	static const char *const four[] = {"Effort", "Lead", "By", "State"};
	setting s = begin();
	eg_block *b = add_table(s.a, s.doc->root, "Table 1", "Efforts", four, 4, 6);
	b->table->columns[1].class_ = EG_COL_NAME;
	b->table->columns[2].class_ = EG_COL_DATE;
	b->table->columns[3].class_ = EG_COL_STATE;
	for (size_t r = 0; r < 6; r++) {
		static const char *const cells[] = {"Effort number seven that takes a line",
			"International Cooperative Programs Office", "Jan 2027", "planned"};
		for (uint32_t i = 0; i < 4; i++)
			b->table->rows[r].cells[i] = cell_of(s.a, cells[i]);
	}
	lay(&s);
	const eg_page *p = s.p->pages[0];
	assert_true(height_of_word(p, "Office") > 0);
	assert_int_equal(height_of_word(p, "Cooperative"), height_of_word(p, "International"));
	assert_int_equal(height_of_word(p, "Office"), height_of_word(p, "Programs"));
	end(&s);
}

/* Lines of a column of a table's only row: the heights at which marks of words stand left of `to`
 * and not left of `from`. */
static int lines_between(const eg_page *p, eg_len from, eg_len to)
{
	eg_len seen[200];
	int n = 0;
	for (size_t i = 0; i < p->mark_count; i++) {
		const eg_mark *m = &p->marks[i];
		bool inside = m->kind == EG_MARK_GLYPHS && m->artifact == EG_ART_NONE &&
			      m->x >= from && m->x < to;
		for (int k = 0; inside && k < n; k++)
			inside = seen[k] != m->y;
		if (inside && n < 200)
			seen[n++] = m->y;
	}
	return n;
}

static void a_word_of_thousands_of_letters_leaves_its_neighbours_room(void **state)
{
	(void)state;
	static const char *const three[] = {"Word", "Note", "Han"};
	setting s = begin();
	eg_block *b = add_table(s.a, s.doc->root, "Table 1", "Words", three, 3, 1);
	eg_str word = EG_STR(""), han = EG_STR("");
	for (int i = 0; i < 1500; i++)
		word = eg_str_join(s.a, word, EG_STR("kq"));
	for (int i = 0; i < 120; i++)
		han = eg_str_join(s.a, han, EG_STR("漢"));
	b->wide = true;
	b->table->rows[0].cells[0] = cell_of(s.a, eg_cstr(s.a, word));
	b->table->rows[0].cells[1] = cell_of(s.a, "A note of some words that is read with ease, if "
						  "it stands in a few lines and not in a tower");
	b->table->rows[0].cells[2] = cell_of(s.a, eg_cstr(s.a, han));
	lay(&s);
	eg_len note = 0, last = 0;
	const eg_page *p = s.p->pages[0];
	for (size_t i = 0; i < p->mark_count; i++) {
		const eg_mark *m = &p->marks[i];
		if (m->kind != EG_MARK_GLYPHS)
			continue;
		note = eg_str_is(m->as.text.shaped->text, "Note") ? m->x : note;
		last = eg_str_is(m->as.text.shaped->text, "Han") ? m->x : last;
	}
	assert_true(note > 0 && last > note);
	int notes = lines_between(p, note - EG_PTS(1), last - EG_PTS(1));
	int hans = lines_between(p, last - EG_PTS(1), EG_PTS(2000));
	assert_in_range(notes, 3, 12); /* with the head and the caption */
	assert_in_range(hans, 3, 30);
	end(&s);
}

static void a_very_long_table_is_laid_out_row_by_row(void **state)
{
	(void)state;
	setting s = begin();
	table_of(&s, 5000);
	lay(&s);
	size_t rows = 0;
	for (size_t i = 0; i < s.p->count; i++)
		rows += (size_t)count_words(s.p->pages[i], "2004", false);
	assert_int_equal(rows, 5000);
	assert_int_equal(count_role(&s, EG_ROLE_TR), 5001);
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_small_table_has_its_tags),
		cmocka_unit_test(rows_of_one_line_are_17_5_points_apart),
		cmocka_unit_test(rows_grow_by_lines_and_by_nothing_else),
		cmocka_unit_test(no_page_has_a_lonely_row),
		cmocka_unit_test(a_first_row_of_five_lines_is_not_alone_on_a_page),
		cmocka_unit_test(the_space_over_a_head_between_tables_is_always_the_same),
		cmocka_unit_test(heads_and_caption_repeat_on_every_page_as_artifacts),
		cmocka_unit_test(a_group_row_stays_with_its_rows_and_is_repeated),
		cmocka_unit_test(a_long_group_says_on_one_line_that_it_goes_on),
		cmocka_unit_test(a_page_may_end_in_a_group_of_one_row),
		cmocka_unit_test(words_that_repeat_are_printed_once_and_again_on_the_next_page),
		cmocka_unit_test(a_row_higher_than_a_page_is_torn),
		cmocka_unit_test(a_head_higher_than_a_page_is_torn),
		cmocka_unit_test(each_row_of_heads_has_room_for_its_words),
		cmocka_unit_test(narrow_columns_keep_their_words_whole),
		cmocka_unit_test(a_table_without_rows_or_titles_is_no_fault),
		cmocka_unit_test(the_key_gives_width_to_names_where_that_makes_the_rows_lower),
		cmocka_unit_test(a_word_of_thousands_of_letters_leaves_its_neighbours_room),
		cmocka_unit_test(a_very_long_table_is_laid_out_row_by_row),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
