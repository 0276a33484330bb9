/* The pool: each job once, equal results at any number of workers, scratch memory of one's own. */
#include "base/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define JOBS 10000u

typedef struct tally {
	uint64_t results[JOBS];
	unsigned runs[JOBS];
	unsigned by_worker[64]; /* jobs of each */
} tally;

/* Work whose length depends on i, so that workers overtake each other. */
static void mix(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	tally *t = ctx;
	size_t n = 1 + i % 97;
	uint64_t *v = EG_NEW_N(scratch, uint64_t, n), h = i;
	for (size_t k = 0; k < n; k++)
		v[k] = h = (h ^ k) * UINT64_C(0x9E3779B97F4A7C15) + v[k];
	t->results[i] = v[n - 1];
	t->runs[i]++;
	t->by_worker[worker]++;
}

static void results_are_equal_for_any_number_of_workers(void **state)
{
	(void)state;
	static tally one, many;
	for (unsigned workers = 1; workers <= 4; workers++) {
		tally *t = workers == 1 ? &one : &many;
		memset(t, 0, sizeof *t);
		eg_pool *p = eg_pool_new(workers);
		assert_int_equal(eg_pool_workers(p), workers);
		eg_pool_run(p, JOBS, mix, t);
		eg_pool_release(p);
		for (size_t i = 0; i < JOBS; i++)
			assert_int_equal(t->runs[i], 1);
		assert_memory_equal(t->results, one.results, sizeof one.results);
		for (unsigned w = workers; w < EG_COUNT(t->by_worker); w++)
			assert_int_equal(t->by_worker[w], 0);
	}
}

static void note_order(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	size_t *next = ctx;
	(void)scratch;
	assert_int_equal(worker, 0);
	assert_int_equal(i, *next);
	++*next;
}

static void one_worker_runs_in_order(void **state)
{
	(void)state;
	size_t next = 0;
	eg_pool *p = eg_pool_new(1);
	eg_pool_run(p, 1000, note_order, &next);
	assert_int_equal(next, 1000);
	eg_pool_release(p);
}

static void count_run(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	unsigned *runs = ctx;
	(void)worker;
	(void)scratch;
	runs[i]++;
}

static void a_pool_runs_again_and_again(void **state)
{
	(void)state;
	unsigned runs[7] = {0};
	eg_pool *p = eg_pool_new(3);
	for (size_t round = 0; round < 2000; round++)
		eg_pool_run(p, round % 8, count_run, runs);
	eg_pool_release(p);
	for (unsigned i = 0; i < 7; i++)
		assert_int_equal(runs[i], 250 * (7 - i));
}

static void grow_scratch(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	size_t *used = ctx;
	(void)worker;
	used[i] = eg_arena_used(scratch);
	(void)!eg_alloc(scratch, 100000);
}

static void scratch_memory_is_empty_at_each_job(void **state)
{
	(void)state;
	size_t used[200] = {0};
	eg_pool *p = eg_pool_new(2);
	eg_pool_run(p, EG_COUNT(used), grow_scratch, used);
	eg_pool_release(p);
	for (size_t i = 0; i < EG_COUNT(used); i++)
		assert_int_equal(used[i], 0);
}

static void no_workers_asked_for_is_one_a_processor(void **state)
{
	(void)state;
	eg_pool *p = eg_pool_new(0);
	assert_in_range(eg_pool_workers(p), 1, 64);
	eg_pool_release(p);
	p = eg_pool_new(100000);
	assert_in_range(eg_pool_workers(p), 1, 64);
	eg_pool_release(p);
	eg_pool_release(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(results_are_equal_for_any_number_of_workers),
		cmocka_unit_test(one_worker_runs_in_order),
		cmocka_unit_test(a_pool_runs_again_and_again),
		cmocka_unit_test(scratch_memory_is_empty_at_each_job),
		cmocka_unit_test(no_workers_asked_for_is_one_a_processor),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
