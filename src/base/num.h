/* num.h -- numbers to and from text, without the locale.
 *
 * Exact decimals are integers in millionths (eg_decimal); money is an integer in minor units.
 * Nothing here knows a decimal comma; language-aware printing is locale's work.
 */
#ifndef EG_BASE_NUM_H
#define EG_BASE_NUM_H

#include "base/arena.h"

typedef int64_t eg_decimal; /* millionths */
#define EG_DECIMAL_ONE INT64_C(1000000)

/* The whole of s as a decimal integer with an optional sign; false when it is not one or does
 * not fit. */
bool eg_parse_int(eg_str s, int64_t *out) EG_NODISCARD;
/* `-12.50`, `1_250_000`: at most 6 digits after the point; in all what 18 digits of millionths
 * hold, that is 12 before it (some of 13 fit, too). False otherwise. */
bool eg_parse_decimal(eg_str s, eg_decimal *out) EG_NODISCARD;
/* A number as SQL prints it ("2.33333333333333"), rounded half away from nought to so many places
 * (0 to 6), in units of the last of them; false for a form with an exponent, or one too large. */
bool eg_parse_rounded(eg_str s, int places, int64_t *out) EG_NODISCARD;
/* "12", "-0.5": shortest form of v / 10^places. */
eg_str eg_print_fixed(eg_arena *a, int64_t v, int places);
/* a * b with overflow told. */
bool eg_mul(size_t a, size_t b, size_t *out) EG_NODISCARD;

#endif
