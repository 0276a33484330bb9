/* All goals at a glance on two facing pages (DESIGNBOOK.md 5.6). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout_glance_sample.h"

#include "layout/theme.h"

/* What a book is like, but for what a test is about. */
typedef struct book {
	const char *lang, *theme;
	size_t before, goals, after; /* parts before and after the overview, each on a recto */
	bool a4, landscape, dates, no_heads, no_measures;
} book;

static void add_part(setting *s)
{
	eg_block *part = add_section(s->a, s->doc->root, NULL, "Part", EG_BREAK_PART);
	part->id = (eg_str){NULL, 0};
	add_text(s->a, part, EG_S_BODY, "filler");
}

static eg_block *overview_of(setting *s)
{
	for (uint32_t i = 0; i < s->doc->root->child_count; i++)
		for (uint32_t k = 0; k < s->doc->root->children[i]->child_count; k++)
			if (s->doc->root->children[i]->children[k]->kind == EG_B_GLANCE)
				return s->doc->root->children[i]->children[k];
	return NULL;
}

static void drop_measures(eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_CARD)
			b->children[i]->child_count--; /* the last one */
}

static setting book_of(book like)
{
	setting s = begin();
	s.doc->lang = eg_str_of(like.lang ? like.lang : "en-US");
	s.doc->theme = eg_str_of(like.theme ? like.theme : "federal");
	s.doc->a4 = like.a4;
	s.doc->landscape = like.landscape;
	for (size_t i = 0; i < like.before; i++)
		add_part(&s);
	add_glance(&s, like.goals, like.dates);
	if (like.no_heads)
		overview_of(&s)->table->columns[EG_GLANCE_LATEST].title = EG_STR("");
	if (like.no_measures)
		drop_measures(overview_of(&s));
	for (size_t i = 0; i < like.after; i++)
		add_part(&s);
	lay(&s);
	return s;
}

/* The words on a page, as often as they stand there. */
static size_t find_on(const setting *s, size_t page, const char *words, const eg_mark **first)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->kind != EG_MARK_GLYPHS || !eg_str_is(m->as.text.shaped->text, words))
			continue;
		if (n++ == 0 && first)
			*first = m;
	}
	return n;
}

static size_t page_of(const setting *s, const char *words)
{
	for (size_t page = 0; page < s->p->count; page++)
		if (find_on(s, page, words, NULL))
			return page;
	return SIZE_MAX;
}

static bool is_spread(const setting *s)
{
	return page_of(s, "Measured") == page_of(s, "Objective") + 1;
}

/* The rules over rows on a page. */
static size_t rules_on(const setting *s, size_t page, const eg_mark **found, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->pages[page]->mark_count; i++) {
		const eg_mark *m = &s->p->pages[page]->marks[i];
		if (m->kind == EG_MARK_RECT && m->h == EG_PTS(1.5) && n < most)
			found[n++] = m;
	}
	return n;
}

static const book usual = {.before = 1, .goals = 3, .after = 16, .dates = true};

static void in_a_book_rows_go_on_from_a_left_page_to_the_right_one(void **state)
{
	(void)state;
	static const char *const themes[] = {"federal", "plain", "diplomatic"};
	for (size_t i = 0; i < 6; i++) {
		book like = usual;
		like.theme = themes[i % 3];
		like.a4 = i > 2;
		setting s = book_of(like);
		const eg_mark *left[4], *right[4];
		const eg_format *f = eg_theme_format(like.a4);
		assert_true(is_spread(&s));
		size_t page = page_of(&s, "Objective");
		assert_int_equal(page % 2, 1);
		assert_int_equal(rules_on(&s, page, left, 4), 3);
		assert_int_equal(rules_on(&s, page + 1, right, 4), 3);
		for (size_t r = 0; r < 3; r++) {
			assert_int_equal(left[r]->y, right[r]->y);
			assert_int_equal(left[r]->x, f->margin);
			assert_int_equal(left[r]->w, f->text_width);
			assert_int_equal(right[r]->x, f->margin);
		}
		assert_int_equal(left[0]->y, f->top + EG_PTS(98));
		assert_int_equal(left[1]->y - left[0]->y, EG_PTS(147));
		assert_int_equal(left[2]->y - left[1]->y, EG_PTS(147));
		end(&s);
	}
}

static void words_of_a_row_stand_on_one_baseline_on_both_pages(void **state)
{
	(void)state;
	setting s = book_of(usual);
	const eg_mark *objective, *measure, *value, *partner, *target;
	size_t page = page_of(&s, "Objective");
	assert_true(find_on(&s, page, "Objective", &objective));
	assert_true(find_on(&s, page + 1, "Measured", &measure));
	assert_true(find_on(&s, page + 1, "71%", &value));
	assert_true(find_on(&s, page + 1, "90%", &target));
	assert_true(find_on(&s, page + 1, "Partner", &partner));
	assert_int_equal(objective->y, measure->y);
	assert_int_equal(objective->y, value->y);
	assert_int_equal(objective->y, target->y);
	assert_int_equal(objective->y, partner->y);
	assert_true(measure->x < value->x && value->x < target->x && target->x < partner->x);
	end(&s);
}

static void the_word_for_a_target_is_its_columns_head(void **state)
{
	(void)state;
	setting s = book_of(usual);
	assert_true(page_of(&s, "goal") == SIZE_MAX);
	end(&s);
	book like = usual;
	like.after = 1; /* a short one */
	s = book_of(like);
	assert_true(page_of(&s, "goal") != SIZE_MAX);
	end(&s);
}

static void elsewhere_it_stands_on_one_page(void **state)
{
	(void)state;
	const book others[] = {
		{.before = 2, .goals = 3, .after = 16, .dates = true, .no_heads = true},
		{.before = 1, .goals = 3, .after = 16, .dates = true, .no_heads = true},
		{.before = 1, .goals = 3, .after = 2, .dates = true},
		{.before = 1, .goals = 3, .after = 16, .dates = true, .landscape = true},
		{.before = 1, .goals = 3, .after = 16, .dates = true, .no_measures = true},
		{.before = 1, .goals = 14, .after = 16, .dates = true},
	};
	for (size_t i = 0; i < EG_COUNT(others); i++) {
		setting s = book_of(others[i]);
		assert_false(is_spread(&s));
		assert_true(page_of(&s, "Objective") != SIZE_MAX);
		end(&s);
	}
}

/* How many pages there are is known when they have been made once. */
static void pages_are_counted_that_no_break_asks_for(void **state)
{
	(void)state;
	for (int texts = 200; texts <= 2000; texts += 1800) {
		setting s = begin();
		add_part(&s);
		add_glance(&s, 3, true);
		eg_block *part = add_section(s.a, s.doc->root, "z", "Part", EG_BREAK_PART);
		for (int i = 0; i < texts; i++)
			add_text(s.a, part, EG_S_BODY, "filler");
		lay(&s);
		assert_int_equal(s.p->count >= 16, texts > 1000);
		assert_int_equal(is_spread(&s), texts > 1000);
		end(&s);
	}
}

static void it_leaves_no_page_empty_before_it(void **state)
{
	(void)state;
	book like = usual;
	setting s = book_of(like);
	eg_block *opens = s.doc->root->children[0];
	add_section(s.a, s.doc->root, NULL, "Part", EG_BREAK_PAGE);
	/* a second page before it: it would begin on a right-hand one */
	for (int i = 0; i < 60; i++)
		add_text(s.a, opens, EG_S_BODY, "filler");
	lay(&s);
	size_t page = page_of(&s, "Objective");
	assert_int_equal(page, 2);
	assert_false(is_spread(&s));
	assert_true(s.p->pages[page - 1]->mcid_count > 0);
	end(&s);
}

static void all_of_every_goal_is_there_whatever_their_number(void **state)
{
	(void)state;
	for (size_t goals = 2; goals <= 12; goals++) {
		for (int dates = 0; dates < 2; dates++) {
			book like = usual;
			like.goals = goals;
			like.dates = dates > 0;
			setting s = book_of(like);
			const eg_format *f = eg_theme_format(false);
			const eg_mark *m;
			assert_int_equal(count_words(&s, "Capability", &m, 1), goals);
			assert_int_equal(count_words(&s, "Objective", &m, 1), 3 * goals);
			assert_true(count_words(&s, "Measured", &m, 1) >= goals);
			assert_int_equal(count_words(&s, "Something", &m, 1), dates > 0 ? 4 : 0);
			if (goals <= 6)
				assert_true(is_spread(&s));
			for (size_t p = 0; p < s.p->count; p++)
				for (size_t i = 0; i < s.p->pages[p]->mark_count; i++)
					if (s.p->pages[p]->marks[i].artifact == EG_ART_NONE)
						assert_true(s.p->pages[p]->marks[i].y <= f->bottom);
			end(&s);
		}
	}
}

/* In the tree it is read before the table. */
static void a_lead_stands_over_the_measures(void **state)
{
	(void)state;
	setting s = begin();
	const eg_mark *lead = NULL, *head = NULL, *rule[1];
	add_part(&s);
	add_glance(&s, 3, true);
	say(s.a, overview_of(&s), "Leading words about what follows");
	for (int i = 0; i < 16; i++)
		add_part(&s);
	lay(&s);
	assert_true(is_spread(&s));
	size_t page = page_of(&s, "Measured");
	assert_int_equal(find_on(&s, page, "Leading", &lead), 1);
	assert_int_equal(find_on(&s, page - 1, "Leading", NULL), 0);
	assert_true(find_on(&s, page, "Head", &head) > 0);
	assert_int_equal(rules_on(&s, page, rule, 1), 1);
	assert_int_equal(lead->x, rule[0]->x);
	assert_true(lead->y < head->y - EG_PTS(21));
	end(&s);
}

/* How many links of a page lead there. */
static size_t links_to(const setting *s, size_t page, const char *dest)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->pages[page]->link_count; i++)
		n += eg_str_is(s->p->pages[page]->links[i].dest, dest);
	return n;
}

/* On two pages and on one: all objectives are there, of measures and partners those that have room,
 * and how many more there are, with the page that tells of all. */
static void what_is_left_out_is_counted_with_the_page_that_has_it(void **state)
{
	(void)state;
	for (int lies = 0; lies < 2; lies++) {
		setting s = begin();
		const eg_mark *m;
		s.doc->landscape = lies > 0;
		add_part(&s);
		add_glance(&s, 5, false);
		eg_block *b = overview_of(&s);
		for (uint32_t i = 0; i < b->child_count; i++) {
			b->children[i]->runs[0].dest = EG_STR("told");
			b->children[i]->children[2]->start = 403; /* partners */
			for (int k = 0; k < 198; k++)
				add_measure(&s, b->children[i]->children[3]);
		}
		for (int i = 0; i < 16; i++)
			add_part(&s);
		s.doc->root->children[15]->id = EG_STR("told");
		lay(&s);
		size_t page = page_of(&s, "Measured"), of = lies ? 1 : 2;
		size_t shown = count_words(&s, "Measured", &m, 1) / 5;
		assert_int_equal(is_spread(&s), !lies);
		assert_int_equal(count_words(&s, "more,", &m, 1), 5 * of);
		assert_int_equal(count_words(&s,
					 shown == 1   ? "199"
					 : shown == 2 ? "198"
						      : "197",
					 &m, 1),
			5);
		assert_int_equal(count_words(&s, "400", &m, 1), lies ? 0 : 5);
		assert_true(links_to(&s, page, "told") >= 5);
		end(&s);
	}
}

/* Nothing stands behind the numbers of the pages that tell the rest: one pass is enough for a book,
 * and two where a number stands within words. */
static void numbers_at_the_end_of_lines_take_no_other_pass(void **state)
{
	(void)state;
	for (int within = 0; within < 2; within++) {
		setting s = begin();
		add_part(&s);
		add_glance(&s, 3, false);
		eg_block *b = overview_of(&s);
		for (uint32_t i = 0; i < b->child_count; i++) {
			b->children[i]->runs[0].dest = EG_STR("told");
			b->children[i]->children[2]->start = 403;
		}
		for (int i = 0; i < 120; i++)
			add_part(&s);
		s.doc->root->children[110]->id = EG_STR("told");
		if (within) {
			eg_block *text = add_text(s.a, s.doc->root, EG_S_BODY, "00");
			text->runs[0].style = EG_I_PAGEREF;
			text->runs[0].dest = EG_STR("told");
		}
		lay(&s);
		assert_int_equal(s.p->passes, within ? 2 : 1);
		end(&s);
	}
}

static const eg_element *child_of(
	const setting *s, const eg_element *e, enum eg_role role, size_t nth)
{
	for (uint32_t i = 0; i < e->kid_count; i++) {
		if (eg_kid_kind(&e->kids[i]) != EG_KID_ELEMENT)
			continue;
		const eg_element *kid = &s->p->elements[e->kids[i].index];
		if (kid->role == role && nth-- == 0)
			return kid;
	}
	return NULL;
}

static const eg_element *table_in(const setting *s)
{
	for (size_t i = 0; i < s->p->element_count; i++)
		if (s->p->elements[i].role == EG_ROLE_TABLE)
			return &s->p->elements[i];
	return NULL;
}

/* A goal is read whole: what is its own, partners too, then its measures one by one. */
static void in_the_tree_a_goal_is_a_body_with_a_row_for_each_measure(void **state)
{
	(void)state;
	static const size_t spans[] = {2, 2, 2, 2, 0, 0, 0, 0};
	setting s = book_of(usual);
	const eg_element *table = table_in(&s);
	assert_non_null(child_of(&s, table, EG_ROLE_TBODY, 2));
	assert_null(child_of(&s, table, EG_ROLE_TBODY, 3));
	const eg_element *body = child_of(&s, table, EG_ROLE_TBODY, 0),
			 *first = child_of(&s, body, EG_ROLE_TR, 0),
			 *second = child_of(&s, body, EG_ROLE_TR, 1);
	assert_non_null(second);
	assert_null(child_of(&s, body, EG_ROLE_TR, 2));
	assert_int_equal(first->kid_count, EG_COUNT(spans));
	for (size_t i = 0; i < EG_COUNT(spans); i++)
		assert_int_equal(s.p->elements[first->kids[i].index].row_span, spans[i]);
	assert_int_equal(second->kid_count, 4);
	end(&s);
}

static void each_value_names_the_heads_of_its_column_goal_and_measure(void **state)
{
	(void)state;
	setting s = book_of(usual);
	const eg_element *body = child_of(&s, table_in(&s), EG_ROLE_TBODY, 1),
			 *second = child_of(&s, body, EG_ROLE_TR, 1),
			 *value = child_of(&s, second, EG_ROLE_TD, 0);
	const eg_traits *traits = eg_element_traits(value);
	assert_int_equal(traits->header_count, 3);
	for (uint32_t i = 0; i < 3; i++)
		assert_int_equal(s.p->elements[traits->headers[i]].role, EG_ROLE_TH);
	assert_int_equal(s.p->elements[traits->headers[0]].scope, 1);
	assert_int_equal(s.p->elements[traits->headers[1]].row_span, 2);
	assert_int_equal(s.p->elements[traits->headers[2]].scope, 2);
	end(&s);
}

static void no_words_of_dates_go_over_the_fold(void **state)
{
	(void)state;
	const eg_mark *m;
	setting s = book_of(usual);
	const eg_format *f = eg_theme_format(false);
	size_t page = page_of(&s, "Objective");
	assert_int_equal(find_on(&s, page, "Something", &m), 1);
	assert_true(m->x + m->as.text.shaped->width <= f->margin + f->text_width);
	assert_int_equal(find_on(&s, page + 1, "Something", &m), 3);
	assert_true(m->x >= f->margin - EG_PTS(4));
	end(&s);
}

static void on_mirrored_pages_it_reads_from_the_right(void **state)
{
	(void)state;
	book like = usual;
	like.lang = "ar";
	setting s = book_of(like);
	const eg_mark *goal, *objective, *measure, *partner;
	assert_true(is_spread(&s));
	size_t page = page_of(&s, "Objective");
	assert_true(find_on(&s, page, "Capability", &goal));
	assert_true(find_on(&s, page, "Objective", &objective));
	assert_true(find_on(&s, page + 1, "Measured", &measure));
	assert_true(find_on(&s, page + 1, "Partner", &partner));
	assert_true(goal->x > objective->x && measure->x > partner->x);
	end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_a_book_rows_go_on_from_a_left_page_to_the_right_one),
		cmocka_unit_test(words_of_a_row_stand_on_one_baseline_on_both_pages),
		cmocka_unit_test(the_word_for_a_target_is_its_columns_head),
		cmocka_unit_test(elsewhere_it_stands_on_one_page),
		cmocka_unit_test(pages_are_counted_that_no_break_asks_for),
		cmocka_unit_test(it_leaves_no_page_empty_before_it),
		cmocka_unit_test(all_of_every_goal_is_there_whatever_their_number),
		cmocka_unit_test(a_lead_stands_over_the_measures),
		cmocka_unit_test(what_is_left_out_is_counted_with_the_page_that_has_it),
		cmocka_unit_test(numbers_at_the_end_of_lines_take_no_other_pass),
		cmocka_unit_test(in_the_tree_a_goal_is_a_body_with_a_row_for_each_measure),
		cmocka_unit_test(each_value_names_the_heads_of_its_column_goal_and_measure),
		cmocka_unit_test(no_words_of_dates_go_over_the_fold),
		cmocka_unit_test(on_mirrored_pages_it_reads_from_the_right),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
