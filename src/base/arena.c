#include "base/arena.h"

#include "base/memory.h"
#include "base/pages.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#if EG_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(p, n)   ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

#define ALIGNMENT    16u
#define FIRST_BLOCK  ((size_t)64 * 1024)
#define LARGEST_STEP ((size_t)8 * 1024 * 1024) /* blocks double up to here */
/* What a large arena holds in memory: up to there a build needs no file, which is some 3,000
 * activities (tests/perf). */
#define NEAR ((size_t)4 * 1024 * 1024)
/* What all large arenas have in files before any of it is taken out of memory: to look at it again
 * is a tenth of the time in which 50,000 activities become two sheets, and memory is enough for
 * them (tests/perf). */
#define ENOUGH ((size_t)160 * 1024 * 1024)

typedef struct block {
	struct block *before; /* the one that was full */
	size_t size, used;    /* of bytes */
	size_t below;         /* bytes in use in the blocks before */
	unsigned char *bytes; /* behind this, or in a file (base/pages.h) */
	bool far;             /* in a file */
} block;

/* Where bytes stand that follow the block itself. */
#define HEAD ((sizeof(block) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1))

/* Blocks are large and seldom made, so that one count for all threads costs nothing. */
static atomic_size_t held;
static atomic_size_t in_files; /* bytes of far blocks */

struct eg_arena {
	block *top;
	block *spare; /* one emptied block, kept for the next need */
	bool large;
};

eg_arena *eg_arena_new(void)
{
	eg_arena *a = eg_heap(sizeof *a);
	*a = (eg_arena){0};
	return a;
}

eg_arena *eg_arena_new_large(void)
{
	eg_arena *a = eg_arena_new();
	a->large = true;
	return a;
}

static void free_block(block *b)
{
	if (!b)
		return;
	UNPOISON(b->bytes, b->size);
	if (b->far) {
		atomic_fetch_sub_explicit(&in_files, b->size, memory_order_relaxed);
		eg_pages_release(b->bytes, b->size);
	} else {
		atomic_fetch_sub_explicit(&held, b->size, memory_order_relaxed);
	}
	free(b);
}

void eg_arena_release(eg_arena *a)
{
	if (!a)
		return;
	while (a->top) {
		block *before = a->top->before;
		free_block(a->top);
		a->top = before;
	}
	free_block(a->spare);
	free(a);
}

void eg_arena_adopt(eg_arena *a, eg_arena *other)
{
	block **bottom = &other->top;
	size_t bytes = 0;
	while (*bottom)
		bottom = &(*bottom)->before;
	/* Below what is there, so that the block at the top goes on being filled. */
	if (a->top && other->top) {
		bytes = other->top->below + other->top->used;
		*bottom = a->top->before;
		a->top->before = other->top;
		a->top->below += bytes;
		other->top = NULL;
	} else if (other->top) {
		a->top = other->top;
		other->top = NULL;
	}
	eg_arena_release(other);
}

static block *near_block(size_t size)
{
	if (size > SIZE_MAX - HEAD)
		eg_memory_ended();
	block *b = eg_heap(HEAD + size);
	*b = (block){.size = size, .bytes = (unsigned char *)b + HEAD};
	atomic_fetch_add_explicit(&held, size, memory_order_relaxed);
	return b;
}

/* NULL when the arena keeps near what it holds, or must. */
static block *far_block(const eg_arena *a, size_t size)
{
	if (!a->large || eg_arena_used(a) < NEAR)
		return NULL;
	void *bytes = eg_pages_new(size);
	if (!bytes)
		return NULL;
	block *b = eg_heap(sizeof *b);
	*b = (block){.size = size, .bytes = bytes, .far = true};
	atomic_fetch_add_explicit(&in_files, size, memory_order_relaxed);
	return b;
}

static void push_block(eg_arena *a, size_t need)
{
	size_t size = a->top ? a->top->size * 2 : FIRST_BLOCK;
	if (size > LARGEST_STEP)
		size = LARGEST_STEP;
	if (size < need)
		size = need;
	block *b = a->spare;
	if (b && b->size >= need) {
		a->spare = NULL;
	} else {
		b = far_block(a, size);
		if (!b)
			b = near_block(size);
		POISON(b->bytes, b->size);
	}
	b->before = a->top;
	b->used = 0;
	b->below = a->top ? a->top->below + a->top->used : 0;
	a->top = b;
}

void *eg_alloc_raw(eg_arena *a, size_t n)
{
	if (n > SIZE_MAX - ALIGNMENT)
		eg_memory_ended();
	size_t need = (n + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if (!a->top || a->top->size - a->top->used < need)
		push_block(a, need);
	unsigned char *p = a->top->bytes + a->top->used;
	a->top->used += need;
	UNPOISON(p, n);
	return p;
}

void *eg_alloc(eg_arena *a, size_t n)
{
	return memset(eg_alloc_raw(a, n), 0, n);
}

void *eg_alloc_array_raw(eg_arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		eg_memory_ended();
	return eg_alloc_raw(a, count * size);
}

void *eg_alloc_array(eg_arena *a, size_t count, size_t size)
{
	return memset(eg_alloc_array_raw(a, count, size), 0, count * size);
}

void *eg_grow(eg_arena *a, void *items, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return items;
	size_t more = *cap ? *cap * 2 : 8;
	if (size && more > SIZE_MAX / size)
		eg_memory_ended();
	char *bigger = eg_alloc_raw(a, more * size);
	if (count)
		memcpy(bigger, items, count * size);
	memset(bigger + count * size, 0, (more - count) * size);
	*cap = more;
	return bigger;
}

void *eg_grow_alone(eg_arena *a, void *items, size_t count, size_t *cap, size_t size, size_t more)
{
	EG_ASSERT(!a->top || (!a->top->before && a->top->bytes == items));
	if (more <= *cap - count)
		return items;
	size_t wanted = count + (more > count / 4 ? more : count / 4) + 64;
	if (wanted < count || wanted > (SIZE_MAX - HEAD) / size)
		eg_memory_ended();
	if (a->top)
		UNPOISON(a->top->bytes, a->top->size);
	size_t before = a->top ? a->top->size : 0;
	block *b = eg_heap_again(a->top, HEAD + wanted * size);
	atomic_fetch_add_explicit(&held, wanted * size - before, memory_order_relaxed);
	*b = (block){
		.size = wanted * size, .used = wanted * size, .bytes = (unsigned char *)b + HEAD};
	a->top = b;
	*cap = wanted;
	return b->bytes;
}

eg_arena_mark eg_arena_save(const eg_arena *a)
{
	return (eg_arena_mark){a->top, a->top ? a->top->used : 0};
}

void eg_arena_rewind(eg_arena *a, eg_arena_mark m)
{
	while (a->top && a->top != m.block) {
		block *b = a->top;
		a->top = b->before;
		POISON(b->bytes, b->size);
		/* One that was made for a single large need would seldom be filled again. */
		if (b->size <= LARGEST_STEP && (!a->spare || a->spare->size < b->size)) {
			free_block(a->spare);
			a->spare = b;
		} else {
			free_block(b);
		}
	}
	if (a->top) {
		POISON(a->top->bytes + m.used, a->top->size - m.used);
		a->top->used = m.used;
	}
}

void eg_arena_rest(eg_arena *a)
{
	if (atomic_load_explicit(&in_files, memory_order_relaxed) < ENOUGH)
		return;
	for (block *b = a->top; b; b = b->before)
		if (b->far)
			eg_pages_rest(b->bytes, b->size);
}

size_t eg_arenas_held(void)
{
	return atomic_load_explicit(&held, memory_order_relaxed);
}

size_t eg_arena_used(const eg_arena *a)
{
	return a->top ? a->top->below + a->top->used : 0;
}

char *eg_cstr(eg_arena *a, eg_str s)
{
	char *c = eg_alloc(a, s.n + 1);
	if (s.n)
		memcpy(c, s.p, s.n);
	return c;
}

eg_str eg_str_copy(eg_arena *a, eg_str s)
{
	return s.p ? (eg_str){eg_cstr(a, s), s.n} : s;
}

eg_str eg_vstrf(eg_arena *a, const char *fmt, va_list args)
{
	char most[256]; /* what is longer is made twice */
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(most, sizeof most, fmt, again);
	va_end(again);
	if (n < 0)
		return EG_STR("");
	char *c = eg_alloc(a, (size_t)n + 1);
	if ((size_t)n < sizeof most)
		memcpy(c, most, (size_t)n + 1);
	else
		(void)vsnprintf(c, (size_t)n + 1, fmt, args);
	return (eg_str){c, (size_t)n};
}

eg_str eg_strf(eg_arena *a, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	eg_str s = eg_vstrf(a, fmt, args);
	va_end(args);
	return s;
}

eg_str eg_str_join(eg_arena *arena, eg_str a, eg_str b)
{
	char *c = eg_alloc(arena, a.n + b.n + 1);
	if (a.n)
		memcpy(c, a.p, a.n);
	if (b.n)
		memcpy(c + a.n, b.p, b.n);
	return (eg_str){c, a.n + b.n};
}

eg_str eg_listed(eg_arena *a, eg_str list, const char *word)
{
	return eg_strf(a, "%.*s%s%s", EG_ARG(list), list.n ? ", " : "", word);
}
