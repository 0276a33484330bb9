/* The map: finds what was added, in the order of adding, at any size. */
#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static eg_arena *arena;
static eg_map map;

static int open_map(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_map_init(&map, arena);
	return 0;
}

static int close_map(void **state)
{
	(void)state;
	eg_arena_release(arena);
	return 0;
}

static void an_empty_map_finds_nothing(void **state)
{
	(void)state;
	assert_true(eg_map_find(&map, EG_STR("")) == EG_MAP_NONE);
	assert_true(eg_map_find(&map, EG_STR("a")) == EG_MAP_NONE);
}

static void the_first_value_of_a_key_stands(void **state)
{
	(void)state;
	bool is_new = false;
	assert_int_equal(eg_map_add(&map, EG_STR("gbr"), 1, &is_new), 1);
	assert_true(is_new);
	assert_int_equal(eg_map_add(&map, EG_STR("gbr"), 2, &is_new), 1);
	assert_false(is_new);
	assert_int_equal(eg_map_add(&map, EG_STR("gbr"), 3, NULL), 1);
	assert_int_equal(map.count, 1);
}

static void set_replaces_in_place(void **state)
{
	(void)state;
	eg_map_set(&map, EG_STR("a"), 1);
	eg_map_set(&map, EG_STR("b"), 2);
	eg_map_set(&map, EG_STR("a"), 3);
	assert_int_equal(eg_map_find(&map, EG_STR("a")), 3);
	assert_int_equal(map.count, 2);
	assert_true(eg_str_is(map.entries[0].key, "a"));
}

static void the_empty_key_is_a_key(void **state)
{
	(void)state;
	eg_map_set(&map, EG_STR(""), 7);
	assert_int_equal(eg_map_find(&map, (eg_str){NULL, 0}), 7);
	assert_true(eg_map_find(&map, EG_STR("\0")) == EG_MAP_NONE);
}

static void keys_are_text_not_addresses(void **state)
{
	(void)state;
	char one[] = "key", two[] = "key";
	eg_map_set(&map, eg_str_of(one), 5);
	assert_int_equal(eg_map_find(&map, eg_str_of(two)), 5);
}

static void order_is_that_of_adding_through_all_growth(void **state)
{
	(void)state;
	const uint32_t n = 50000;
	for (uint32_t i = 0; i < n; i++)
		eg_map_set(&map, eg_strf(arena, "p%u", (unsigned)(i * 7919 % n)), i);
	assert_int_equal(map.count, n);
	for (uint32_t i = 0; i < n; i++) {
		eg_str key = eg_strf(arena, "p%u", (unsigned)(i * 7919 % n));
		assert_true(eg_str_eq(map.entries[i].key, key));
		assert_int_equal(map.entries[i].value, i);
		assert_int_equal(eg_map_find(&map, key), i);
	}
	assert_true(eg_map_find(&map, EG_STR("p50000")) == EG_MAP_NONE);
	assert_true(map.slot_count >= 2 * (size_t)n);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_map, close_map)

static void a_map_that_was_given_room_moves_no_key(void **state)
{
	(void)state;
	eg_map_reserve(&map, 1000);
	size_t used = eg_arena_used(arena);
	const eg_map_entry *entries = map.entries;
	static char keys[1000][8];
	for (uint32_t i = 0; i < 1000; i++) {
		(void)snprintf(keys[i], sizeof keys[i], "k%u", (unsigned)i);
		eg_map_set(&map, eg_str_of(keys[i]), i);
	}
	assert_ptr_equal(map.entries, entries);
	assert_int_equal(eg_arena_used(arena), used);
	for (uint32_t i = 0; i < 1000; i++)
		assert_int_equal(eg_map_find(&map, eg_str_of(keys[i])), i);
	eg_map_set(&map, EG_STR("more"), 7);
	assert_int_equal(eg_map_find(&map, EG_STR("more")), 7);
	assert_int_equal(eg_map_find(&map, EG_STR("k999")), 999);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_map_finds_nothing),
		TEST(the_first_value_of_a_key_stands),
		TEST(set_replaces_in_place),
		TEST(the_empty_key_is_a_key),
		TEST(keys_are_text_not_addresses),
		TEST(order_is_that_of_adding_through_all_growth),
		TEST(a_map_that_was_given_room_moves_no_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
