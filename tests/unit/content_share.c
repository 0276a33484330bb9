/* Runs of a table's cells that say the same are kept once, and only those. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "content/table.h"

typedef struct bench {
	eg_arena *arena;
	eg_table_shared *shared;
} bench;

static bench open_bench(void)
{
	return (bench){eg_arena_new(), eg_table_share_open(2)};
}

static void close_bench(bench *b)
{
	eg_table_share_close(b->shared);
	eg_arena_release(b->arena);
}

static eg_run *keep(bench *b, size_t column, eg_run run)
{
	return eg_table_share(b->shared, b->arena, column, &run);
}

static void the_same_words_in_a_column_are_one_run(void **state)
{
	(void)state;
	bench b = open_bench();
	eg_run *first = keep(&b, 0, (eg_run){.text = EG_STR("Active"), .sign = EG_SIGN_ON_TRACK});
	assert_ptr_equal(
		first, keep(&b, 0, (eg_run){.text = EG_STR("Active"), .sign = EG_SIGN_ON_TRACK}));
	assert_ptr_not_equal(first, keep(&b, 0, (eg_run){.text = EG_STR("Paused")}));
	assert_ptr_not_equal(
		first, keep(&b, 1, (eg_run){.text = EG_STR("Active"), .sign = EG_SIGN_ON_TRACK}));
	close_bench(&b);
}

static void what_looks_or_leads_otherwise_is_not_shared(void **state)
{
	(void)state;
	bench b = open_bench();
	const eg_run plain = {.text = EG_STR("Canada")};
	const eg_run *first = keep(&b, 0, plain);
	eg_run muted = plain, linked = plain, elsewhere = plain;
	muted.style = EG_I_MUTED;
	linked.dest = EG_STR("can");
	elsewhere.span = (eg_span){1, 2, 3};
	assert_ptr_not_equal(first, keep(&b, 0, muted));
	assert_ptr_not_equal(first, keep(&b, 0, linked));
	assert_ptr_not_equal(keep(&b, 0, linked), keep(&b, 0, linked));
	assert_ptr_not_equal(first, keep(&b, 0, elsewhere));
	assert_ptr_equal(first, keep(&b, 0, plain));
	close_bench(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_words_in_a_column_are_one_run),
		cmocka_unit_test(what_looks_or_leads_otherwise_is_not_shared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
