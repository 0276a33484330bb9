#include "dataset/exact.h"

int eg_fraction_compare(eg_int128 a, eg_int128 b, eg_int128 c, eg_int128 d)
{
	for (int sign = 1;; sign = -sign) {
		eg_int128 p = a / b, q = c / d, r = a % b, s = c % d;
		if (p != q)
			return p < q ? -sign : sign;
		if (r == 0 || s == 0)
			return r == s ? 0 : r == 0 ? -sign : sign;
		/* r/b against s/d is d/s against b/r */
		a = b;
		b = r;
		c = d;
		d = s;
	}
}

bool eg_fraction_round(eg_int128 n, eg_int128 d, int64_t *out)
{
	eg_int128 q = n / d, r = n % d;
	eg_int128 rest = r < 0 ? -r : r;
	/* rest against d - rest, as twice the rest may not fit */
	if (rest > d - rest || (rest == d - rest && q % 2 != 0))
		q += n < 0 ? -1 : 1;
	if (q > INT64_MAX || q < INT64_MIN)
		return false;
	*out = (int64_t)q;
	return true;
}
