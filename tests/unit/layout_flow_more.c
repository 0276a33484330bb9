/* What leaves the order of a list: columns, floats, sections that join, and the notes of a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout/page.h"

#define LIVE EG_PTS(280)

static const eg_area area = {.top = 0, .bottom = LIVE, .first_top = 0};

typedef struct given {
	eg_arena *a;
	eg_vlist v;
	eg_page_start *s;
	size_t pages;
} given;

static given begin(void)
{
	return (given){.a = eg_arena_new()};
}

static void end(given *g)
{
	eg_arena_release(g->a);
}

static eg_item *box(given *g, int points)
{
	return eg_vlist_add(g->a, &g->v, (eg_item){.height = points * EG_PT});
}

static void break_pages(given *g)
{
	g->s = eg_flow_break(g->a, &g->v, &area, &g->pages);
}

static uint32_t seed;

static unsigned dice(unsigned sides)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 16) % sides;
}

/* -- columns -- */

static void add_columns(given *g, uint32_t count, size_t items, int points)
{
	eg_columns *c = EG_NEW(g->a, eg_columns);
	*c = (eg_columns){.count = count, .first = g->v.count, .end = g->v.count + items};
	for (size_t i = 0; i < items; i++)
		box(g, points)->columns = c;
}

/* The lower edge of what is on a page. */
static eg_len under(const given *g, size_t page)
{
	eg_fill c = eg_fill_begin(&g->v, &area, &g->s[page], page == 0, NULL, 0);
	for (size_t i = g->s[page].item; i < g->s[page + 1].item; i++)
		assert_true(eg_fill_put(&c, i));
	return c.y;
}

static void columns_are_filled_one_after_the_other(void **state)
{
	(void)state;
	given g = begin();
	add_columns(&g, 2, 60, 14);
	break_pages(&g);
	assert_int_equal(g.pages, 2);
	assert_int_equal(g.s[1].item, 40);
	end(&g);
}

static void columns_are_balanced_where_they_end(void **state)
{
	(void)state;
	for (size_t items = 1; items <= 60; items++)
		for (uint32_t count = 2; count <= 3; count++) {
			given g = begin();
			add_columns(&g, count, items, 14);
			break_pages(&g);
			size_t last = g.pages - 1, there = items - g.s[last].item;
			eg_len lines = (eg_len)((there + count - 1) / count);
			assert_true(under(&g, last) == lines * EG_PTS(14));
			end(&g);
		}
}

static void what_is_kept_together_is_not_torn_by_a_column(void **state)
{
	(void)state;
	given g = begin();
	add_columns(&g, 2, 9, 14);
	for (size_t i = 1; i < 9; i++)
		g.v.items[i].keep = i % 3 != 0;
	break_pages(&g);
	assert_true(under(&g, 0) == EG_PTS(6 * 14)); /* two entries of three lines, and one */
	end(&g);
}

static void text_goes_on_under_the_longest_column(void **state)
{
	(void)state;
	given g = begin();
	box(&g, 14);
	add_columns(&g, 2, 5, 14);
	box(&g, 14);
	break_pages(&g);
	assert_true(under(&g, 0) == EG_PTS(14 + 3 * 14 + 14));
	end(&g);
}

/* -- floats -- */

static void a_float_that_does_not_fit_lets_text_go_before_it(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 12; i++)
		box(&g, 14);
	box(&g, 140)->float_end = 13;
	for (int i = 0; i < 10; i++)
		box(&g, 14);
	break_pages(&g);
	assert_int_equal(g.pages, 2);
	assert_int_equal(g.s[1].item, 21);
	assert_int_equal(g.s[1].held, 13);
	end(&g);
}

static void what_drifts_waits_only_where_much_white_would_be_left(void **state)
{
	(void)state;
	for (int lines = 3; lines <= 5; lines += 2) {
		given g = begin();
		for (int i = 0; i < lines; i++)
			box(&g, 14);
		eg_item *it = box(&g, 252);
		it->float_end = (size_t)lines + 1;
		it->drifts = true;
		for (int i = 0; i < 30; i++)
			box(&g, 14);
		break_pages(&g);
		/* three lines leave 238 points, five 210 */
		assert_int_equal(g.s[1].held, lines == 3 ? lines + 1 : 0);
		end(&g);
	}
}

static void floats_keep_their_order(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 30; i++) {
		bool large = i == 3, small = i == 6;
		box(&g, large ? 252 : 14)->float_end = large || small ? (size_t)i + 1 : 0;
	}
	break_pages(&g);
	assert_int_equal(g.s[1].held, 4);
	assert_true(g.s[1].item <= 6);
	end(&g);
}

static void a_float_does_not_go_past_a_head(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 15; i++)
		box(&g, 14);
	box(&g, 140)->float_end = 16;
	box(&g, 14)->kind = EG_K_HEAD;
	for (int i = 0; i < 10; i++)
		box(&g, 14);
	break_pages(&g);
	assert_true(g.s[1].item <= 16);
	end(&g);
}

static void a_float_at_the_end_has_a_page(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 19; i++)
		box(&g, 14);
	box(&g, 140)->float_end = 20;
	break_pages(&g);
	assert_int_equal(g.pages, 2);
	end(&g);
}

static void a_float_stands_on_the_page_of_its_mention_or_the_next(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < 300; round++) {
		seed = round;
		given g = begin();
		for (size_t i = 0; i < 60; i++) {
			bool floats = i && dice(8) == 0;
			eg_item *it = box(&g, floats ? 70 + 14 * (int)dice(9) : 14);
			it->float_end = floats ? i + 1 : 0;
		}
		break_pages(&g);
		for (size_t p = 0; p < g.pages; p++)
			if (g.s[p].held)
				assert_true(p && g.s[p].held - 1 >= g.s[p - 1].item);
		end(&g);
	}
}

/* -- sections -- */

static void a_section_begins_a_page_unless_it_takes_less_than_a_third_of_one(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 10; i++)
		box(&g, 14 + 7 * (i >= 6))->opens = i == 6;
	break_pages(&g);
	assert_int_equal(g.pages, 1);
	end(&g);
	g = begin();
	for (int i = 0; i < 14; i++)
		box(&g, 14)->opens = i == 6;
	break_pages(&g);
	assert_int_equal(g.pages, 2);
	assert_int_equal(g.s[1].item, 6);
	end(&g);
}

static void a_short_section_joins_one_that_leaves_much_white(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 10; i++)
		box(&g, 14)->opens = i == 3;
	break_pages(&g);
	assert_int_equal(g.pages, 1);
	end(&g);
}

static void of_short_sections_the_first_share_a_page(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 27; i++) /* of 3, 5, 3 and 16 lines, where a page has 20 */
		box(&g, 14)->opens = i == 3 || i == 8 || i == 11;
	break_pages(&g);
	assert_int_equal(g.pages, 2);
	assert_int_equal(g.s[1].item, 11);
	end(&g);
}

static void a_section_that_would_go_on_on_the_next_page_does_not_join(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 30; i++)
		box(&g, 14)->opens = i == 3;
	break_pages(&g);
	assert_int_equal(g.s[1].item, 3);
	end(&g);
}

/* -- the cheapest of all, with notes -- */

static void add_notes(given *g)
{
	g->v.feet = EG_NEW(g->a, eg_vlist);
	for (size_t i = 0; i < g->v.count; i++) {
		if (dice(3))
			continue;
		size_t from = g->v.feet->count;
		unsigned lines = 1 + dice(6);
		for (unsigned k = 0; k < lines; k++) {
			eg_item *it =
				eg_vlist_add(g->a, g->v.feet, (eg_item){.height = EG_PTS(10.5)});
			it->keep = k == 1 || (k && k + 1 == lines);
		}
		g->v.items[i].feet = g->v.feet->count;
		g->v.items[i].begun = lines < 4 ? from + lines : from + 2;
	}
}

static int64_t short_end(const eg_fill *c, size_t first, const eg_foot *foot)
{
	eg_len notes = eg_foot_height(c->list, c->foot_from, foot->to);
	int64_t lack = (LIVE / 4 - c->y - notes) / EG_PT;
	return first && lack > 0 ? lack * lack / 12 : 0;
}

/* The least cost of pages from there on, tried in every way. */
static int64_t cheapest(const given *g, eg_page_start from)
{
	int64_t best = INT64_MAX / 2;
	eg_fill c = eg_fill_begin(&g->v, &area, &from, from.item == 0, NULL, 0);
	for (size_t i = from.item; i < g->v.count; i++) {
		if (i > from.item && !g->v.items[i].keep) {
			eg_foot foot = eg_fill_feet(&c, false);
			eg_len notes = eg_foot_height(&g->v, c.foot_from, foot.to);
			int64_t white = (LIVE - notes - c.y) / EG_PT;
			white = white < 0 ? 0 : white;
			int64_t more = white > 70 ? white - 70 : 0;
			eg_page_start next = {.item = i, .foot_at = foot.to};
			int64_t cost = 2000 + white + more * more / 16 + foot.price +
				       g->v.items[i].penalty + cheapest(g, next);
			best = cost < best ? cost : best;
		}
		if (!eg_fill_put(&c, i))
			return best;
	}
	eg_foot foot = eg_fill_feet(&c, true);
	eg_len left = foot.to < c.feet ? eg_foot_height(&g->v, foot.to, c.feet) : 0;
	int64_t last = 2000 + 2000 * ((left + LIVE - 1) / LIVE) + foot.price;
	last += left ? 0 : short_end(&c, from.item, &foot);
	return last < best ? last : best;
}

static int64_t cost_of(const given *g)
{
	int64_t cost = 0;
	size_t p = 0;
	for (; p < g->pages && g->s[p].item < g->v.count; p++) {
		eg_fill c = eg_fill_begin(&g->v, &area, &g->s[p], p == 0, NULL, 0);
		for (size_t i = g->s[p].item; i < g->s[p + 1].item; i++)
			assert_true(eg_fill_put(&c, i));
		bool last = g->s[p + 1].item == g->v.count;
		eg_foot foot = eg_fill_feet(&c, last);
		assert_int_equal(foot.to, g->s[p + 1].foot_at);
		cost += 2000 + foot.price;
		if (last) {
			eg_len left = foot.to < c.feet ? eg_foot_height(&g->v, foot.to, c.feet) : 0;
			cost += 2000 * ((left + LIVE - 1) / LIVE);
			cost += left ? 0 : short_end(&c, g->s[p].item, &foot);
			continue;
		}
		eg_len notes = eg_foot_height(&g->v, c.foot_from, foot.to);
		int64_t white = (LIVE - notes - c.y) / EG_PT;
		white = white < 0 ? 0 : white;
		int64_t more = white > 70 ? white - 70 : 0;
		cost += white + more * more / 16 + g->v.items[g->s[p + 1].item].penalty;
	}
	return cost;
}

static void pages_with_notes_are_the_cheapest_of_all(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < 300; round++) {
		seed = round;
		given g = begin();
		for (int i = 0; i < 17; i++) {
			eg_item *it = box(&g, 14 + 14 * (int)dice(7));
			it->keep = i && dice(4) == 0 && !g.v.items[i - 1].keep;
			it->penalty = (uint16_t)dice(30);
		}
		add_notes(&g);
		break_pages(&g);
		assert_int_equal(cost_of(&g), cheapest(&g, (eg_page_start){0}));
		end(&g);
	}
}

static void no_line_of_a_note_is_lost_or_set_twice(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < 300; round++) {
		seed = round;
		given g = begin();
		for (int i = 0; i < 40; i++)
			box(&g, 14 + 14 * (int)dice(4));
		add_notes(&g);
		break_pages(&g);
		for (size_t p = 0; p < g.pages; p++)
			assert_true(g.s[p].foot_at <= g.s[p + 1].foot_at);
		assert_int_equal(g.s[g.pages].foot_at, g.v.feet->count);
		end(&g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_filled_one_after_the_other),
		cmocka_unit_test(columns_are_balanced_where_they_end),
		cmocka_unit_test(what_is_kept_together_is_not_torn_by_a_column),
		cmocka_unit_test(text_goes_on_under_the_longest_column),
		cmocka_unit_test(a_float_that_does_not_fit_lets_text_go_before_it),
		cmocka_unit_test(what_drifts_waits_only_where_much_white_would_be_left),
		cmocka_unit_test(floats_keep_their_order),
		cmocka_unit_test(a_float_does_not_go_past_a_head),
		cmocka_unit_test(a_float_at_the_end_has_a_page),
		cmocka_unit_test(a_float_stands_on_the_page_of_its_mention_or_the_next),
		cmocka_unit_test(a_section_begins_a_page_unless_it_takes_less_than_a_third_of_one),
		cmocka_unit_test(a_short_section_joins_one_that_leaves_much_white),
		cmocka_unit_test(of_short_sections_the_first_share_a_page),
		cmocka_unit_test(a_section_that_would_go_on_on_the_next_page_does_not_join),
		cmocka_unit_test(pages_with_notes_are_the_cheapest_of_all),
		cmocka_unit_test(no_line_of_a_note_is_lost_or_set_twice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
