/* len.h -- lengths on paper, in integers.
 *
 * An eg_len is 1/65536 of a PostScript point (1/72 in) in 64 bits, so that every machine breaks
 * the same lines. y grows downwards in layout; pdf turns it over when it writes.
 */
#ifndef EG_BASE_LEN_H
#define EG_BASE_LEN_H

#include "base/compiler.h"

typedef int64_t eg_len;

#define EG_PT ((eg_len)65536)
/* A constant in points with decimals: EG_PTS(10.25). Only for constants: the compiler folds it. */
#define EG_PTS(x) ((eg_len)((x)*65536.0 + ((x) < 0 ? -0.5 : 0.5)))

/* a * b / c, rounded to nearest, halves away from nought; a * b must fit 63 bits or is done in
 * two steps. c > 0. Nearly always one division is enough, which takes longer than all the rest. */
static inline eg_len eg_len_scale(eg_len a, int64_t b, int64_t c)
{
	if (a == (int32_t)a && b == (int32_t)b && c == (int32_t)c) {
		int64_t product = a * b;
		return (product >= 0 ? product + c / 2 : product - c / 2) / c;
	}
	int64_t q = a / c, r = a % c;
	int64_t part = r * b;
	part = part >= 0 ? (part + c / 2) / c : (part - c / 2) / c;
	return q * b + part;
}

static inline eg_len eg_smaller(eg_len a, eg_len b)
{
	return a < b ? a : b;
}

static inline eg_len eg_larger(eg_len a, eg_len b)
{
	return a > b ? a : b;
}

#endif
