#include "image/svg.h"

#define MOST_EXPONENT 30

void eg_svg_skip(eg_str s, size_t *at)
{
	while (*at < s.n &&
		(s.p[*at] == ' ' || s.p[*at] == ',' || (s.p[*at] >= 9 && s.p[*at] <= 13)))
		(*at)++;
}

static bool is_digit(eg_str s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

static double scaled(double v, int exponent)
{
	for (; exponent > 0; exponent--)
		v *= 10;
	double by = 1;
	for (; exponent < 0; exponent++)
		by *= 10;
	return v / by;
}

static int read_exponent(eg_str s, size_t *at)
{
	size_t i = *at;
	if (i >= s.n || (s.p[i] != 'e' && s.p[i] != 'E'))
		return 0;
	i++;
	bool less = i < s.n && s.p[i] == '-';
	i += i < s.n && (s.p[i] == '-' || s.p[i] == '+');
	if (!is_digit(s, i))
		return 0; /* "2em": a unit */
	int e = 0;
	for (; is_digit(s, i); i++)
		e = e < MOST_EXPONENT ? e * 10 + (s.p[i] - '0') : e;
	*at = i;
	e = e < MOST_EXPONENT ? e : MOST_EXPONENT;
	return less ? -e : e;
}

bool eg_svg_number(eg_str s, size_t *at, double *out)
{
	size_t i = *at;
	bool less = i < s.n && s.p[i] == '-', any = false;
	i += i < s.n && (s.p[i] == '-' || s.p[i] == '+');
	double v = 0;
	int places = 0, digits = 0;
	for (; is_digit(s, i); i++, any = true) {
		if (digits++ > MOST_EXPONENT)
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	if (i < s.n && s.p[i] == '.') {
		for (i++; is_digit(s, i); i++, any = true)
			if (places < 15) {
				v = v * 10 + (s.p[i] - '0');
				places++;
			}
	}
	if (!any)
		return false;
	v = scaled(v, read_exponent(s, &i) - places);
	*out = less ? -v : v;
	*at = i;
	return true;
}

bool eg_svg_next(eg_str s, size_t *at, double *out)
{
	eg_svg_skip(s, at);
	return eg_svg_number(s, at, out);
}

bool eg_svg_length(eg_str s, double *out)
{
	/* CSS 2.2, 4.3.2: 96 px are an inch. */
	static const struct {
		const char *name;
		double px, per;
	} units[] = {{"", 1, 1}, {"px", 1, 1}, {"pt", 96, 72}, {"pc", 16, 1}, {"in", 96, 1},
		{"mm", 960, 254}, {"cm", 9600, 254}};
	size_t at = 0;
	s = eg_str_trim(s);
	if (!eg_svg_number(s, &at, out))
		return false;
	eg_str unit = eg_str_cut(s, at, s.n);
	for (size_t i = 0; i < EG_COUNT(units); i++)
		if (eg_str_is(unit, units[i].name)) {
			*out = *out * units[i].px / units[i].per;
			return true;
		}
	return false;
}

/* Newton's method from above, until it stands. */
double eg_svg_root(double v)
{
	if (!(v > 0))
		return 0;
	double r = v > 1 ? v : 1;
	for (int i = 0; i < 200; i++) {
		double next = (r + v / r) / 2;
		if (next >= r)
			break;
		r = next;
	}
	return r;
}
