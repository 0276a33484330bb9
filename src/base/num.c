#include "base/num.h"

#include "base/buf.h"

bool eg_parse_int(eg_str s, int64_t *out)
{
	bool minus = s.n && s.p[0] == '-';
	size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;
	if (i == s.n)
		return false;
	/* Gathered below nought, where there is room for one value more. */
	int64_t v = 0;
	for (; i < s.n; i++) {
		int digit = s.p[i] - '0';
		if (digit < 0 || digit > 9 || v < (INT64_MIN + digit) / 10)
			return false;
		v = v * 10 - digit;
	}
	if (!minus && v == INT64_MIN)
		return false;
	*out = minus ? v : -v;
	return true;
}

bool eg_parse_decimal(eg_str s, eg_decimal *out)
{
	bool minus = s.n && s.p[0] == '-';
	size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;
	int64_t v = 0;
	int digits = 0, places = -1;
	for (; i < s.n; i++) {
		char c = s.p[i];
		if (c == '_' && digits > 0 && places < 0 && i + 1 < s.n && s.p[i + 1] >= '0' &&
			s.p[i + 1] <= '9')
			continue;
		if (c == '.' && places < 0) {
			places = 0;
			continue;
		}
		if (c < '0' || c > '9' || places == 6 || v > (INT64_MAX - 9) / 10)
			return false;
		v = v * 10 + (c - '0');
		digits++;
		places += places >= 0;
	}
	if (digits == 0 || places == 0)
		return false;
	for (places = places < 0 ? 0 : places; places < 6; places++) {
		if (v > INT64_MAX / 10)
			return false;
		v *= 10;
	}
	*out = minus ? -v : v;
	return true;
}

bool eg_parse_rounded(eg_str s, int places, int64_t *out)
{
	size_t point = eg_str_find(s, EG_STR("."), 0), kept = point + 1 + (size_t)places;
	eg_decimal v = 0;
	if (point == SIZE_MAX || kept > s.n)
		kept = s.n;
	for (size_t i = kept; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	size_t end = kept == point + 1 ? point : kept;
	if (!eg_parse_decimal(eg_str_cut(s, 0, end), &v))
		return false;
	for (int i = places; i < 6; i++)
		v /= 10;
	bool up = kept < s.n && s.p[kept] >= '5';
	*out = !up ? v : s.p[0] == '-' ? v - 1 : v + 1;
	return true;
}

eg_str eg_print_fixed(eg_arena *a, int64_t v, int places)
{
	eg_buf b = {0};
	eg_buf_fixed(&b, v, places);
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

bool eg_mul(size_t a, size_t b, size_t *out)
{
	if (b && a > SIZE_MAX / b)
		return false;
	*out = a * b;
	return true;
}
