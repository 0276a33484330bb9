/* str.h -- borrowed UTF-8 text: a pointer and a length.
 *
 * A string is never owned; it lies in an arena, a source, a buffer or the program itself and
 * ends with it. It need not end in NUL. An absent string is {NULL, 0}; an empty one has a
 * pointer. No function here allocates.
 */
#ifndef EG_BASE_STR_H
#define EG_BASE_STR_H

#include "base/compiler.h"

#include <string.h>

typedef struct eg_str {
	const char *p;
	size_t n; /* bytes */
} eg_str;

#define EG_STR(literal) ((eg_str){(literal), sizeof(literal) - 1})
#define EG_STR_INIT(literal)                                                                       \
	{                                                                                          \
		(literal), sizeof(literal) - 1                                                     \
	}
/* For printf: "%.*s", EG_ARG(s). */
#define EG_ARG(s) (int)(s).n, (s).p ? (s).p : ""

static inline eg_str eg_str_of(const char *c)
{
	return c ? (eg_str){c, strlen(c)} : (eg_str){NULL, 0};
}

static inline bool eg_str_eq(eg_str a, eg_str b)
{
	return a.n == b.n && (a.n == 0 || a.p == b.p || (a.p && b.p && memcmp(a.p, b.p, a.n) == 0));
}

static inline bool eg_str_is(eg_str a, const char *c)
{
	return eg_str_eq(a, eg_str_of(c));
}

/* Order by bytes, which for UTF-8 is the order of code points. < 0, 0, > 0. */
static inline int eg_str_cmp(eg_str a, eg_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n && a.p && b.p ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

/* Whether the bytes of `part` are bytes of `whole`, not only equal to some. */
static inline bool eg_str_within(eg_str whole, eg_str part)
{
	uintptr_t from = (uintptr_t)whole.p, at = (uintptr_t)part.p;
	return at >= from && at + part.n <= from + whole.n;
}

/* The bytes from..to of s, both cut to its length. */
static inline eg_str eg_str_cut(eg_str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (eg_str){
		from ? s.p + from : s.p, to - from}; /* an absent string has nothing to add to */
}

static inline bool eg_str_starts(eg_str s, eg_str with)
{
	return eg_str_eq(eg_str_cut(s, 0, with.n), with);
}

static inline bool eg_str_ends(eg_str s, eg_str with)
{
	return s.n >= with.n && eg_str_eq(eg_str_cut(s, s.n - with.n, s.n), with);
}

/* Place of the first `what` in s at or after `from`, or SIZE_MAX. */
size_t eg_str_find(eg_str s, eg_str what, size_t from);
/* s without ASCII blanks, tabs and line ends at both ends. */
eg_str eg_str_trim(eg_str s);
/* Equal when ASCII letters are compared without case, and '-', '_' and ' ' are one. */
bool eg_str_same_word(eg_str a, eg_str b);
/* 64-bit FNV-1a with a final mix. */
uint64_t eg_str_hash(eg_str s);
/* A hash for tables in memory, eight bytes at a time: a third of the instructions of eg_str_hash
 * for ids and cells. It may differ between machines, so nothing of it is ever written. */
uint64_t eg_str_mix(eg_str s);

/* One code point of s at byte *at, which is moved past it; U+FFFD for a malformed byte (one
 * byte is then consumed). *at must be < s.n. */
uint32_t eg_utf8_next(eg_str s, size_t *at);
/* Writes c as UTF-8 to out (4 bytes at most) and returns the count. */
size_t eg_utf8_put(char out[4], uint32_t c);
/* The offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or
 * s.n. Surrogates, overlong forms and values past U+10FFFF are malformed. */
size_t eg_utf8_valid(eg_str s);
/* Code points in s. */
size_t eg_utf8_count(eg_str s);
/* Whether every byte is ASCII. */
bool eg_str_is_ascii(eg_str s);
/* How many bytes s begins with that are printable ASCII (U+0020..U+007E): s.n for most texts. */
size_t eg_str_printable(eg_str s);

#endif
