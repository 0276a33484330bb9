/* exact.h -- inside dataset: fractions of integers, without a float.
 *
 * Amounts, rates and measures are integers of 64 bits; their products fit 128. Two fractions are
 * compared by their quotients and remainders in turn (Euclid), so that no product is needed and
 * nothing can overflow.
 */
#ifndef EG_DATASET_EXACT_H
#define EG_DATASET_EXACT_H

#include "base/int128.h"

/* Below 0, 0 or above 0 as a/b is less than, equal to or more than c/d; a, c >= 0 and b, d > 0. */
int eg_fraction_compare(eg_int128 a, eg_int128 b, eg_int128 c, eg_int128 d);
/* n/d to the nearest integer, a half to the even one; false when it does not fit. d > 0. */
bool eg_fraction_round(eg_int128 n, eg_int128 d, int64_t *out) EG_NODISCARD;

#endif
