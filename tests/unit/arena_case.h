/* arena_case.h -- an arena that lives as long as a test. */
#ifndef EG_TESTS_ARENA_CASE_H
#define EG_TESTS_ARENA_CASE_H

#include "base/arena.h"

static eg_arena *arena;

static int open_arena(void **state)
{
	(void)state;
	arena = eg_arena_new();
	return 0;
}

static int close_arena(void **state)
{
	(void)state;
	eg_arena_release(arena);
	return 0;
}

#endif
