/* arena.h -- memory that is given back all at once.
 *
 * An arena hands out blocks that live until it is rewound to a mark or released. Nobody frees a
 * single object. Three are in use: the build's, the document's, and a scratch one for each
 * worker. Not shared between threads. When memory ends, the process ends with exit code 3 and a
 * message: a batch tool has nothing better to do.
 *
 * The asan preset poisons what is not handed out.
 */
#ifndef EG_BASE_ARENA_H
#define EG_BASE_ARENA_H

#include "base/str.h"

#include <stdarg.h>

typedef struct eg_arena eg_arena;
typedef struct eg_arena_mark {
	void *block;
	size_t used;
} eg_arena_mark;

eg_arena *eg_arena_new(void);
/* One for what there may be very much of, and what is gone through in its order: beyond a first
 * part its blocks lie in files for temporary use, and eg_arena_rest takes them out of memory. */
eg_arena *eg_arena_new_large(void);
void eg_arena_release(eg_arena *a); /* NULL is fine */

/* Takes what lies in files out of memory, once all large arenas have 160 MiB there; it comes again,
 * page by page, where somebody looks. What is held stays where it is. Called now and then by
 * whoever goes through all of it. */
void eg_arena_rest(eg_arena *a);

/* Takes over what another arena holds, and releases that arena; it goes with this one. Not between
 * a save and its rewind. */
void eg_arena_adopt(eg_arena *a, eg_arena *other);

/* n bytes, zeroed, aligned for any type. n may be 0. */
void *eg_alloc(eg_arena *a, size_t n) EG_NODISCARD;
/* The same without setting it to nought, for what is written whole at once. */
void *eg_alloc_raw(eg_arena *a, size_t n) EG_NODISCARD;
/* count * size bytes, zeroed; a product that overflows is treated as memory that ended. */
void *eg_alloc_array(eg_arena *a, size_t count, size_t size) EG_NODISCARD;
/* The same for items that are written whole at once: not set to nought. */
void *eg_alloc_array_raw(eg_arena *a, size_t count, size_t size) EG_NODISCARD;
#define EG_NEW(arena, type)          ((type *)eg_alloc((arena), sizeof(type)))
#define EG_NEW_N(arena, type, count) ((type *)eg_alloc_array((arena), (count), sizeof(type)))
#define EG_RAW_N(arena, type, count) ((type *)eg_alloc_array_raw((arena), (count), sizeof(type)))

/* Makes room for one more item in an array that grows in the arena by doubling: `items` has
 * `count` items of `size` bytes and room for *cap; returns the array (moved or not).
 *     v = eg_grow(a, v, n, &cap, sizeof *v); v[n++] = item; */
void *eg_grow(eg_arena *a, void *items, size_t count, size_t *cap, size_t size) EG_NODISCARD;

/* The same in an arena that holds nothing but this array, with room for at least `more` items more:
 * what is there is moved by the system, page by page, not copied, so that a large array is never
 * there twice. What is new is not set to nought. */
void *eg_grow_alone(
	eg_arena *a, void *items, size_t count, size_t *cap, size_t size, size_t more) EG_NODISCARD;

eg_arena_mark eg_arena_save(const eg_arena *a);
void eg_arena_rewind(eg_arena *a, eg_arena_mark m);
/* Bytes of memory that all arenas of the process have of the system, what they keep for their next
 * need included, what lies in files not: for the run record and for tests. Nothing may be decided
 * by it. */
size_t eg_arenas_held(void);
/* Bytes handed out since the beginning or the last rewind below them. */
size_t eg_arena_used(const eg_arena *a);

/* A copy of s with a NUL after it. */
eg_str eg_str_copy(eg_arena *a, eg_str s);
char *eg_cstr(eg_arena *a, eg_str s);
/* printf into the arena; a NUL follows. No locale is ever set, so %d and %s are safe; floating
 * point forms are not to be used (base/num.h). */
eg_str eg_strf(eg_arena *a, const char *fmt, ...) EG_PRINTF(2, 3);
/* "a, b" + "c" -> "a, b, c"; for the few words of a message or a table. */
eg_str eg_listed(eg_arena *a, eg_str list, const char *word);
eg_str eg_vstrf(eg_arena *a, const char *fmt, va_list args) EG_PRINTF(2, 0);
/* a followed by b. */
eg_str eg_str_join(eg_arena *arena, eg_str a, eg_str b);

#endif
