#include "base/buf.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define DEFAULT_MAX ((size_t)UINT32_MAX)

void eg_buf_release(eg_buf *b)
{
	free(b->p);
	b->p = NULL;
	b->n = b->cap = 0;
}

void eg_buf_reserve(eg_buf *b, size_t n)
{
	size_t max = b->max ? b->max : DEFAULT_MAX;
	if (n > max - b->n)
		eg_memory_ended();
	if (n <= b->cap - b->n)
		return;
	size_t cap = b->cap ? b->cap : 256;
	cap = cap > max ? max : cap;
	while (cap < b->n + n)
		cap = cap > max / 2 ? max : cap * 2;
	b->p = eg_heap_again(b->p, cap);
	b->cap = cap;
}

void eg_buf_put(eg_buf *b, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	eg_buf_reserve(b, n);
	memcpy(b->p + b->n, bytes, n);
	b->n += n;
}

void eg_buf_str(eg_buf *b, eg_str s)
{
	eg_buf_put(b, s.p, s.n);
}

void eg_bufv(eg_buf *b, const char *fmt, ...)
{
	va_list args;
	size_t room = b->cap - b->n;
	va_start(args, fmt);
	int n = vsnprintf(room ? b->p + b->n : NULL, room, fmt, args);
	va_end(args);
	if (n <= 0)
		return;
	if ((size_t)n >= room) { /* now it is known how much that takes */
		eg_buf_reserve(b, (size_t)n + 1);
		va_start(args, fmt);
		(void)vsnprintf(b->p + b->n, (size_t)n + 1, fmt, args);
		va_end(args);
	}
	b->n += (size_t)n;
}

/* The value without its sign, which INT64_MIN has room for only here. */
static uint64_t magnitude(int64_t v)
{
	return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

#define MOST_DIGITS 20 /* of 64 bits */
#define MOST_FIXED  40 /* bytes: a sign, the digits, a point and 18 places */

/* Writes a number without its sign to where there is room; how many bytes that are. The digits are
 * counted before, so that each is written once and in its place: pages are mostly numbers. */
static size_t write_digits(char *to, uint64_t u)
{
	size_t n = 1;
	for (uint64_t limit = 10; n < MOST_DIGITS && u >= limit; limit *= 10)
		n++;
	for (size_t i = n; i-- > 0; u /= 10)
		to[i] = (char)('0' + u % 10);
	return n;
}

void eg_buf_int(eg_buf *b, int64_t v)
{
	eg_buf_reserve(b, MOST_DIGITS + 1);
	if (v < 0)
		b->p[b->n++] = '-';
	b->n += write_digits(b->p + b->n, magnitude(v));
}

void eg_buf_fixed(eg_buf *b, int64_t v, int places)
{
	char fraction[18] = {0}; /* gcc -fanalyzer does not see that the loop fills it */
	uint64_t u = magnitude(v);
	EG_ASSERT(places >= 0 && places <= 18);
	bool negative = v < 0 && u;
	for (int i = places; i > 0; u /= 10)
		fraction[--i] = (char)('0' + u % 10);
	while (places && fraction[places - 1] == '0')
		places--;
	eg_buf_reserve(b, MOST_FIXED);
	if (negative)
		b->p[b->n++] = '-';
	b->n += write_digits(b->p + b->n, u);
	if (places)
		b->p[b->n++] = '.';
	for (int i = 0; i < places; i++)
		b->p[b->n++] = fraction[i];
}
