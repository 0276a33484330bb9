/* The choice of lines is the cheapest there is: checked against all choices on small paragraphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/break.h"

#include <stdlib.h>

#define MOST 12

typedef struct small {
	eg_stop stops[MOST];
	size_t count;
} small;

/* A paragraph of random words, some of which may be divided. */
static small any_paragraph(void)
{
	small s = {.count = 1};
	eg_len at = 0, gaps = 0;
	uint32_t words = 0;
	size_t want = 2 + (size_t)rand() % (MOST - 2);
	while (s.count < want) {
		bool hyphen = rand() % 4 == 0;
		at += (10 + rand() % 50) * EG_PT;
		words += !hyphen;
		eg_len gap = hyphen ? 0 : 5 * EG_PT;
		eg_stop *t = &s.stops[s.count++];
		*t = (eg_stop){.end = at + (hyphen ? 3 * EG_PT : 0),
			.start = at + gap,
			.gaps_end = gaps,
			.gaps_start = gaps + gap,
			.words = words,
			.hyphen = hyphen,
			.dashed = hyphen,
			.penalty = hyphen ? 10000 : rand() % 3 * 600,
			.word = hyphen ? 0 : 1 + (uint32_t)rand() % 3};
		at += gap;
		gaps += gap;
	}
	return s;
}

/* The cost of the lines that end at the stops in `set` (and at the last), or -1. */
static int64_t cost_of(const small *s, const eg_measure *m, unsigned set)
{
	int64_t cost = 0;
	size_t q = SIZE_MAX, p = 0;
	for (size_t c = 1; c < s->count; c++) {
		if (c + 1 < s->count && !(set >> c & 1))
			continue;
		int64_t line = eg_line_cost(s->stops, s->count, m, p, c);
		if (line < 0)
			return -1;
		cost += line + (q == SIZE_MAX ? 0 : eg_pair_cost(s->stops, s->count, m, q, p, c));
		q = p;
		p = c;
	}
	return cost;
}

static void compare_with_all_choices(const eg_measure *m)
{
	eg_arena *a = eg_arena_new();
	srand(3);
	for (int round = 0; round < 800; round++) {
		eg_arena_mark mark = eg_arena_save(a);
		small s = any_paragraph();
		int64_t best = -1;
		for (unsigned set = 0; set < 1u << s.count; set += 2) {
			int64_t cost = cost_of(&s, m, set);
			if (cost >= 0 && (best < 0 || cost < best))
				best = cost;
		}
		eg_chosen chosen;
		bool found = eg_choose(a, s.stops, s.count, m, &chosen);
		assert_int_equal(found, best >= 0);
		if (found)
			assert_int_equal(chosen.cost, best);
		eg_arena_rewind(a, mark);
	}
	eg_arena_release(a);
}

static void ragged_lines_are_the_cheapest(void **state)
{
	(void)state;
	compare_with_all_choices(&(eg_measure){.width = 130 * EG_PT});
	compare_with_all_choices(&(eg_measure){.width = 130 * EG_PT, .tolerance = 250});
	compare_with_all_choices(&(eg_measure){.width = 90 * EG_PT, .fill_last = true});
	compare_with_all_choices(&(eg_measure){.width = 30 * EG_PT});
}

static void justified_lines_are_the_cheapest(void **state)
{
	(void)state;
	compare_with_all_choices(&(eg_measure){.width = 130 * EG_PT, .justify = true});
	compare_with_all_choices(
		&(eg_measure){.width = 130 * EG_PT, .justify = true, .tolerance = 2000});
	compare_with_all_choices(&(eg_measure){
		.width = 130 * EG_PT, .justify = true, .expand = true, .tolerance = 2000});
}

static void without_a_tolerance_there_are_always_lines(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	eg_stop stops[3] = {{0}, {.end = 50 * EG_PT, .start = 55 * EG_PT, .words = 1},
		{.end = 120 * EG_PT, .words = 2}};
	eg_chosen chosen;
	assert_true(eg_choose(a, stops, 3, &(eg_measure){.width = 10 * EG_PT}, &chosen));
	assert_int_equal(chosen.count, 3);
	assert_false(eg_choose(a, stops, 1, &(eg_measure){.width = 10 * EG_PT}, &chosen));
	eg_arena_release(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ragged_lines_are_the_cheapest),
		cmocka_unit_test(justified_lines_are_the_cheapest),
		cmocka_unit_test(without_a_tolerance_there_are_always_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
