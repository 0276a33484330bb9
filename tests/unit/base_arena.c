/* The arena: alignment, noughts, marks, growth; under the address sanitizer also what is poisoned.
 */
#include "base/arena.h"
#include "base/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <unistd.h>

#include "arena_case.h"

#if EG_ASAN
#include <sanitizer/asan_interface.h>
#define POISONED(p) (__asan_address_is_poisoned(p) != 0)
#endif

static void every_block_is_aligned_for_any_type(void **state)
{
	(void)state;
	for (size_t n = 0; n < 5000; n++)
		assert_int_equal((uintptr_t)eg_alloc(arena, n) % _Alignof(max_align_t), 0);
	assert_int_equal((uintptr_t)eg_alloc(arena, 10000000) % _Alignof(max_align_t), 0);
}

static bool all_nought(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i])
			return false;
	return true;
}

static void memory_is_nought_also_after_a_rewind(void **state)
{
	(void)state;
	for (int round = 0; round < 3; round++) {
		eg_arena_mark m = eg_arena_save(arena);
		for (size_t n = 1; n < 300000; n *= 3) {
			unsigned char *p = eg_alloc(arena, n);
			assert_true(all_nought(p, n));
			memset(p, 0xA5, n);
		}
		eg_arena_rewind(arena, m);
	}
}

static void what_was_before_a_mark_stays(void **state)
{
	(void)state;
	char *kept = eg_cstr(arena, EG_STR("kept"));
	size_t used = eg_arena_used(arena);
	eg_arena_mark m = eg_arena_save(arena);
	for (int i = 0; i < 1000; i++)
		(void)!eg_alloc(arena, 4096);
	assert_true(eg_arena_used(arena) >= used + (size_t)1000 * 4096);
	eg_arena_rewind(arena, m);
	assert_int_equal(eg_arena_used(arena), used);
	assert_string_equal(kept, "kept");
}

static void a_mark_of_an_empty_arena_empties_it(void **state)
{
	(void)state;
	eg_arena_mark m = eg_arena_save(arena);
	(void)!eg_alloc(arena, 1 << 20);
	eg_arena_rewind(arena, m);
	assert_int_equal(eg_arena_used(arena), 0);
	assert_non_null(eg_alloc(arena, 1));
}

static void marks_nest(void **state)
{
	(void)state;
	eg_arena_mark outer = eg_arena_save(arena);
	(void)!eg_alloc(arena, 100);
	size_t used = eg_arena_used(arena);
	eg_arena_mark inner = eg_arena_save(arena);
	(void)!eg_alloc(arena, 1000000);
	eg_arena_rewind(arena, inner);
	assert_int_equal(eg_arena_used(arena), used);
	eg_arena_rewind(arena, outer);
	assert_int_equal(eg_arena_used(arena), 0);
}

static void the_same_need_after_a_rewind_takes_no_new_memory(void **state)
{
	(void)state;
	(void)!eg_alloc(arena, 60000);
	eg_arena_mark m = eg_arena_save(arena);
	const void *first = eg_alloc(arena, 50000);
	eg_arena_rewind(arena, m);
	assert_ptr_equal(first, eg_alloc(arena, 50000));
}

static void an_array_grows_and_keeps_its_items(void **state)
{
	(void)state;
	uint32_t *v = NULL;
	size_t cap = 0;
	for (uint32_t n = 0; n < 100000; n++) {
		v = eg_grow(arena, v, n, &cap, sizeof *v);
		v[n] = n * 7;
	}
	for (uint32_t n = 0; n < 100000; n++)
		assert_int_equal(v[n], n * 7);
	assert_int_equal(cap, 131072);
}

static void an_array_alone_grows_in_place_of_itself(void **state)
{
	(void)state;
	eg_arena *own = eg_arena_new();
	uint32_t *items = NULL;
	size_t cap = 0;
	for (uint32_t i = 0; i < 100000; i++) {
		items = eg_grow_alone(own, items, i, &cap, sizeof *items, 1);
		items[i] = i;
	}
	items = eg_grow_alone(own, items, 100000, &cap, sizeof *items, 300000);
	assert_in_range(cap, 400000, 410000);
	for (uint32_t i = 0; i < 100000; i++)
		assert_int_equal(items[i], i);
	assert_int_equal(eg_arena_used(own), cap * sizeof *items);
	eg_arena_release(own);
}

#define MUCH ((size_t)96 * 1024 * 1024)

/* Pieces of n bytes, each with its number, until there is much. */
static void fill(eg_arena *a, uint32_t ***items, size_t n)
{
	*items = EG_RAW_N(arena, uint32_t *, MUCH / n);
	for (uint32_t i = 0; i < MUCH / n; i++) {
		(*items)[i] = eg_alloc(a, n);
		*(*items)[i] = i;
	}
}

static void expect_filled(uint32_t *const *items, size_t n)
{
	for (uint32_t i = 0; i < MUCH / n; i++)
		assert_int_equal(*items[i], i);
}

static void a_large_arena_holds_little_in_memory(void **state)
{
	(void)state;
	eg_arena *large = eg_arena_new_large(), *beside = eg_arena_new();
	uint32_t **small_ones, **large_ones;
	size_t before = eg_arenas_held();
	fill(large, &small_ones, 1000);
	fill(large, &large_ones, (size_t)12 * 1024 * 1024);
	assert_true(eg_arena_used(large) >= 2 * MUCH - 1000 - (size_t)12 * 1024 * 1024);
	assert_true(eg_arenas_held() - before < (size_t)16 * 1024 * 1024);
	eg_arena_rest(large);
	expect_filled(small_ones, 1000);
	*small_ones[5] = 5;
	eg_arena_rest(large);
	eg_arena_adopt(beside, large);
	eg_arena_rest(beside);
	expect_filled(small_ones, 1000);
	expect_filled(large_ones, (size_t)12 * 1024 * 1024);
	eg_arena_release(beside);
}

/* Arenas rest once there is more than this in files. */
static eg_arena *hold_enough(void)
{
	eg_arena *large = eg_arena_new_large();
	for (int i = 0; i < 11; i++)
		assert_non_null(eg_alloc_raw(large, (size_t)16 * 1024 * 1024));
	return large;
}

static void an_arena_that_rests_and_is_rewound_gives_noughts(void **state)
{
	(void)state;
	eg_arena *large = eg_arena_new_large(), *beside = hold_enough();
	for (int round = 0; round < 2; round++) {
		eg_arena_mark m = eg_arena_save(large);
		for (size_t i = 0; i < MUCH / 4000; i++) {
			unsigned char *p = eg_alloc(large, 4000);
			assert_true(all_nought(p, 4000));
			memset(p, 0xA5, 4000);
		}
		eg_arena_rest(large);
		eg_arena_rewind(large, m);
	}
	assert_int_equal(eg_arena_used(large), 0);
	eg_arena_release(large);
	eg_arena_release(beside);
}

/* Pages of files and of the program in memory, as Linux counts them; nought elsewhere. */
static size_t bytes_of_files(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (f && fscanf(f, "%*u %*u %lu", &pages) != 1)
		pages = 0;
	if (f)
		(void)fclose(f);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void what_rests_is_not_in_memory(void **state)
{
	(void)state;
	unsigned char *p = eg_pages_new(MUCH);
	if (!p || !bytes_of_files())
		skip();
	memset(p, 7, MUCH);
	size_t full = bytes_of_files();
	eg_pages_rest(p, MUCH);
	assert_true(bytes_of_files() + MUCH / 2 < full);
	assert_int_equal(p[MUCH - 1], 7);
	eg_pages_release(p, MUCH);
}

static void arenas_rest_once_there_is_enough_in_files(void **state)
{
	(void)state;
	uint32_t **items;
	eg_arena *large = eg_arena_new_large();
	fill(large, &items, 1000);
	size_t full = bytes_of_files();
	if (full < MUCH / 2)
		skip();
	eg_arena_rest(large);
	assert_true(bytes_of_files() + MUCH / 8 > full);
	eg_arena *beside = hold_enough();
	eg_arena_rest(large);
	assert_true(bytes_of_files() + MUCH / 2 < full);
	expect_filled(items, 1000);
	eg_arena_release(beside);
	eg_arena_release(large);
}

static void without_a_folder_for_files_all_is_in_memory(void **state)
{
	(void)state;
	uint32_t **items;
	eg_pages_in("/nowhere/at/all");
	assert_null(eg_pages_new(1));
	eg_arena *large = eg_arena_new_large();
	fill(large, &items, 1000);
	eg_arena_rest(large);
	expect_filled(items, 1000);
	eg_arena_release(large);
	eg_pages_in(NULL);
}

static void text_is_copied_with_a_nought_behind(void **state)
{
	(void)state;
	eg_str s = eg_str_copy(arena, eg_str_cut(EG_STR("abcdef"), 1, 4));
	assert_string_equal(s.p, "bcd");
	assert_null(eg_str_copy(arena, (eg_str){NULL, 0}).p);
	assert_string_equal(eg_cstr(arena, (eg_str){NULL, 0}), "");
	assert_string_equal(eg_str_join(arena, EG_STR("ab"), EG_STR("")).p, "ab");
	assert_string_equal(eg_str_join(arena, (eg_str){NULL, 0}, EG_STR("cd")).p, "cd");
}

static void printf_goes_into_the_arena(void **state)
{
	(void)state;
	eg_str s = eg_strf(arena, "%.*s-%d", EG_ARG(EG_STR("goal")), 12);
	assert_int_equal(s.n, 7);
	assert_string_equal(s.p, "goal-12");
	eg_str wide = eg_strf(arena, "%100000d", 1);
	assert_int_equal(wide.n, 100000);
	assert_int_equal(wide.p[99999], '1');
}

static void what_is_not_handed_out_is_poisoned(void **state)
{
	(void)state;
#if EG_ASAN
	eg_arena_mark m = eg_arena_save(arena);
	char *p = eg_alloc(arena, 13);
	assert_false(POISONED(p + 12));
	assert_true(POISONED(p + 13));
	assert_true(POISONED(p + 16));
	eg_arena_rewind(arena, m);
	assert_true(POISONED(p));
	assert_false(POISONED(eg_alloc(arena, 1)));
#else
	skip();
#endif
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_block_is_aligned_for_any_type),
		TEST(memory_is_nought_also_after_a_rewind),
		TEST(what_was_before_a_mark_stays),
		TEST(a_mark_of_an_empty_arena_empties_it),
		TEST(marks_nest),
		TEST(the_same_need_after_a_rewind_takes_no_new_memory),
		TEST(an_array_grows_and_keeps_its_items),
		TEST(an_array_alone_grows_in_place_of_itself),
		TEST(a_large_arena_holds_little_in_memory),
		TEST(an_arena_that_rests_and_is_rewound_gives_noughts),
		TEST(what_rests_is_not_in_memory),
		TEST(arenas_rest_once_there_is_enough_in_files),
		TEST(without_a_folder_for_files_all_is_in_memory),
		TEST(text_is_copied_with_a_nought_behind),
		TEST(printf_goes_into_the_arena),
		TEST(what_is_not_handed_out_is_poisoned),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
