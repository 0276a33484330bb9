/* buf.h -- a growing run of bytes on the heap.
 *
 * For output streams and other things that grow without a known end. Zero is an empty buffer;
 * `eg_buf_release` gives the memory back and makes it empty. `max` (0 = 4 GiB) bounds it: past
 * that, or without memory, the process ends with exit code 3.
 */
#ifndef EG_BASE_BUF_H
#define EG_BASE_BUF_H

#include "base/str.h"

typedef struct eg_buf {
	char *p;
	size_t n, cap; /* cap is at most max */
	size_t max;
} eg_buf;

void eg_buf_release(eg_buf *b);
/* Room for n more bytes at b->p + b->n. */
void eg_buf_reserve(eg_buf *b, size_t n);
void eg_buf_put(eg_buf *b, const void *bytes, size_t n);
void eg_buf_str(eg_buf *b, eg_str s);
/* Here, as most of what is written is single bytes and words that are known to the compiler. */
static inline void eg_buf_byte(eg_buf *b, char c)
{
	if (b->n == b->cap)
		eg_buf_reserve(b, 1);
	b->p[b->n++] = c;
}
static inline void eg_buf_cstr(eg_buf *b, const char *s)
{
	eg_buf_put(b, s, strlen(s));
}
void eg_bufv(eg_buf *b, const char *fmt, ...) EG_PRINTF(2, 3);
/* A decimal integer, without printf. */
void eg_buf_int(eg_buf *b, int64_t v);
/* v / 10^places, trailing noughts dropped: eg_buf_fixed(b, -1250, 3) writes -1.25. places: 0 to
 * 18. */
void eg_buf_fixed(eg_buf *b, int64_t v, int places);
static inline eg_str eg_buf_view(const eg_buf *b)
{
	return (eg_str){b->p ? b->p : "", b->n};
}

#endif
