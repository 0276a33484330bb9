/* Pages from a list of boxes: the breaks are the cheapest that are allowed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout/flow.h"

#define LIVE EG_PTS(140)

static const eg_area area = {.top = 0, .bottom = LIVE, .first_top = 0};

typedef struct given {
	eg_arena *a;
	eg_vlist v;
} given;

static given begin(void)
{
	return (given){.a = eg_arena_new()};
}

static eg_item *box(given *g, int points)
{
	return eg_vlist_add(g->a, &g->v, (eg_item){.height = points * EG_PT});
}

static size_t pages(given *g, eg_page_start **starts)
{
	size_t n;
	*starts = eg_flow_break(g->a, &g->v, &area, &n);
	return n;
}

static void an_empty_list_has_no_pages(void **state)
{
	(void)state;
	given g = begin();
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 0);
	eg_arena_release(g.a);
}

static void a_page_is_filled_before_the_next_begins(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 25; i++)
		box(&g, 14);
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 3);
	assert_int_equal(s[1].item, 10);
	assert_int_equal(s[2].item, 20);
	assert_int_equal(s[3].item, 25);
	eg_arena_release(g.a);
}

static void what_is_kept_together_goes_to_the_next_page_whole(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 14; i++)
		box(&g, 14)->keep = i >= 9 && i <= 11;
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 2);
	assert_int_equal(s[1].item, 8);
	eg_arena_release(g.a);
}

static void what_is_kept_together_and_higher_than_a_page_is_torn_all_the_same(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 30; i++)
		box(&g, 14)->keep = true;
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 3);
	eg_arena_release(g.a);
}

static void a_box_higher_than_a_page_stands_alone(void **state)
{
	(void)state;
	given g = begin();
	box(&g, 14);
	box(&g, 500);
	box(&g, 14);
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 3);
	eg_arena_release(g.a);
}

static void space_before_is_dropped_at_the_top_of_a_page(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 20; i++)
		box(&g, 14)->before = i == 10 ? EG_PTS(21) : 0;
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 2);
	eg_arena_release(g.a);
}

static void what_is_repeated_over_a_row_takes_room(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 20; i++)
		box(&g, 14)->carry = EG_PTS(14);
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 3);
	assert_int_equal(s[1].item, 9);
	eg_arena_release(g.a);
}

static void a_side_list_runs_on_over_the_pages(void **state)
{
	(void)state;
	given g = begin();
	eg_vlist *side = EG_NEW(g.a, eg_vlist);
	for (int i = 0; i < 25; i++)
		eg_vlist_add(g.a, side, (eg_item){.height = EG_PTS(14)});
	g.v.side_next = side;
	box(&g, 14);
	for (int i = 0; i < 4; i++)
		eg_vlist_add(g.a, &g.v, (eg_item){.clear = true});
	box(&g, 14)->wide = true;
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 3);
	assert_ptr_equal(s[1].side, side);
	assert_int_equal(s[1].side_at, 10);
	assert_int_equal(s[2].side_at, 20);
	assert_null(s[3].side);
	eg_arena_release(g.a);
}

static void a_whole_side_list_is_not_torn(void **state)
{
	(void)state;
	given g = begin();
	eg_vlist *side = EG_NEW(g.a, eg_vlist);
	side->whole = true;
	for (int i = 0; i < 4; i++)
		eg_vlist_add(g.a, side, (eg_item){.height = EG_PTS(14)});
	for (int i = 0; i < 8; i++)
		box(&g, 14);
	g.v.side_next = side;
	box(&g, 14);
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 2);
	assert_int_equal(s[1].item, 8);
	eg_arena_release(g.a);
}

static void a_last_page_has_more_than_a_line_or_two(void **state)
{
	(void)state;
	const eg_area tall = {.bottom = EG_PTS(644)}; /* 46 lines */
	given g = begin();
	for (int i = 0; i < 93; i++)
		box(&g, 14);
	size_t n;
	const eg_page_start *s = eg_flow_break(g.a, &g.v, &tall, &n);
	assert_int_equal(n, 3);
	assert_true(s[2].item <= 93 - 4);
	assert_true(s[2].item >= 93 - 12);
	eg_arena_release(g.a);
}

static void a_section_that_is_short_as_a_whole_costs_nothing(void **state)
{
	(void)state;
	given g = begin();
	for (int i = 0; i < 13; i++)
		box(&g, 14)->opens = i == 10 ? EG_OPENS_ALWAYS : EG_OPENS_NOT;
	eg_page_start *s;
	assert_int_equal(pages(&g, &s), 2);
	assert_int_equal(s[1].item, 10);
	eg_arena_release(g.a);
}

/* -- against all ways -- */

static uint32_t seed;

static unsigned dice(unsigned sides)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 16) % sides;
}

/* What a last page costs that is filled to y, when others are before it. */
static int64_t short_end(eg_len y, size_t first)
{
	int64_t lack = (LIVE / 4 - y) / EG_PT;
	return first && lack > 0 ? lack * lack / 12 : 0;
}

/* The least cost of pages from item j, tried in every way, with the badness of the book. */
static int64_t cheapest(const eg_vlist *v, size_t j)
{
	int64_t best = INT64_MAX / 2;
	eg_len y = 0;
	for (size_t i = j; i < v->count; i++) {
		if (i > j && !v->items[i].keep) {
			int64_t white = (LIVE - y) / EG_PT, more = white > 70 ? white - 70 : 0;
			int64_t cost = 2000 + white + more * more / 16 + v->items[i].penalty;
			cost += cheapest(v, i);
			best = cost < best ? cost : best;
		}
		y += v->items[i].height;
		if (y > LIVE && i > j)
			return best;
	}
	int64_t last = 2000 + short_end(y, j);
	return last < best ? last : best;
}

static int64_t cost_of(const eg_vlist *v, const eg_page_start *s, size_t pages)
{
	int64_t cost = 0;
	for (size_t p = 0; p < pages; p++) {
		eg_len y = 0;
		for (size_t i = s[p].item; i < s[p + 1].item; i++)
			y += v->items[i].height;
		int64_t white = (LIVE - y) / EG_PT, more = white > 70 ? white - 70 : 0;
		cost += 2000;
		if (p + 1 < pages)
			cost += white + more * more / 16 + v->items[s[p + 1].item].penalty;
		else
			cost += short_end(y, s[p].item);
	}
	return cost;
}

static void the_breaks_are_the_cheapest_of_all(void **state)
{
	(void)state;
	for (uint32_t round = 0; round < 400; round++) {
		seed = round;
		given g = begin();
		for (int i = 0; i < 16; i++) {
			eg_item *it = box(&g, 7 + 7 * (int)dice(6));
			it->keep = i && dice(4) == 0 && !g.v.items[i - 1].keep;
			it->penalty = (uint16_t)dice(30);
		}
		eg_page_start *s;
		size_t n = pages(&g, &s);
		assert_int_equal(cost_of(&g.v, s, n), cheapest(&g.v, 0));
		eg_arena_release(g.a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_list_has_no_pages),
		cmocka_unit_test(a_page_is_filled_before_the_next_begins),
		cmocka_unit_test(what_is_kept_together_goes_to_the_next_page_whole),
		cmocka_unit_test(what_is_kept_together_and_higher_than_a_page_is_torn_all_the_same),
		cmocka_unit_test(a_box_higher_than_a_page_stands_alone),
		cmocka_unit_test(a_last_page_has_more_than_a_line_or_two),
		cmocka_unit_test(a_section_that_is_short_as_a_whole_costs_nothing),
		cmocka_unit_test(space_before_is_dropped_at_the_top_of_a_page),
		cmocka_unit_test(what_is_repeated_over_a_row_takes_room),
		cmocka_unit_test(a_side_list_runs_on_over_the_pages),
		cmocka_unit_test(a_whole_side_list_is_not_torn),
		cmocka_unit_test(the_breaks_are_the_cheapest_of_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
