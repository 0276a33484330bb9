#include "schema/meant.h"

#include "base/buf.h"
#include "base/num.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Without blanks of any kind and apostrophes; U+2212 is a minus. */
static eg_str plain(eg_arena *a, eg_str s)
{
	eg_buf out = {0};
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = eg_utf8_next(s, &at);
		bool gap = c == ' ' || c == '\t' || c == 0xA0 || c == 0x2009 || c == 0x202F ||
			   c == '\'' || c == 0x2019 || c == '_';
		if (c == 0x2212 || c == 0x2013)
			eg_buf_byte(&out, '-');
		else if (!gap)
			eg_buf_str(&out, eg_str_cut(s, from, at));
	}
	eg_str text = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return text;
}

/* 'k', 'M', 'B', a letter that means nothing ('1'), or 0 for words that are not known. */
static char unit_of(eg_str word)
{
	static const struct {
		const char *word;
		char unit;
	} units[] = {{"", '1'}, {"k", 'k'}, {"thousand", 'k'}, {"tsd", 'k'}, {"m", 'M'},
		{"mn", 'M'}, {"mm", 'M'}, {"mio", 'M'}, {"mil", 'M'}, {"million", 'M'},
		{"millions", 'M'}, {"b", 'B'}, {"bn", 'B'}, {"bln", 'B'}, {"mrd", 'B'},
		{"billion", 'B'}, {"billions", 'B'}, {"%", '1'}, {"$", '1'}, {"\xE2\x82\xAC", '1'}};
	for (size_t i = 0; i < EG_COUNT(units); i++)
		if (eg_str_same_word(word, eg_str_of(units[i].word)))
			return units[i].unit;
	bool code = word.n == 3; /* of a currency */
	for (size_t i = 0; i < word.n; i++)
		code = code && word.p[i] >= 'A' && word.p[i] <= 'Z';
	return code ? '1' : 0;
}

/* Whether every group of digits after the first separator has three. */
static bool in_thousands(eg_str s, char separator)
{
	size_t run = 0;
	bool first = true, ok = true;
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && is_digit(s.p[i])) {
			run++;
			continue;
		}
		if (i < s.n && s.p[i] != separator)
			break;
		ok = ok && (first ? run >= 1 && run <= 3 : run == 3);
		first = false;
		run = 0;
	}
	return ok;
}

/* The separator of decimals, or 0. */
static char point_of(eg_str s)
{
	size_t comma = SIZE_MAX, dot = SIZE_MAX, commas = 0, dots = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ',') {
			comma = i;
			commas++;
		}
		if (s.p[i] == '.') {
			dot = i;
			dots++;
		}
	}
	if (commas && dots)
		return comma > dot ? ',' : '.';
	if (commas)
		return commas > 1 || in_thousands(s, ',') ? 0 : ',';
	return dots > 1 ? 0 : '.';
}

static eg_str digits_of(eg_arena *a, eg_str s)
{
	char point = point_of(s);
	char *out = eg_alloc(a, s.n + 2);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (is_digit(s.p[i]))
			out[n++] = s.p[i];
		else if (s.p[i] == point)
			out[n++] = '.';
	}
	return (eg_str){out, n};
}

eg_str eg_number_meant(eg_arena *a, eg_str text, bool money)
{
	eg_str s = plain(a, text);
	size_t from = 0;
	bool minus = false;
	while (from < s.n && !is_digit(s.p[from])) {
		minus = minus || s.p[from] == '-';
		from++;
	}
	size_t to = from;
	while (to < s.n && (is_digit(s.p[to]) || s.p[to] == ',' || s.p[to] == '.'))
		to++;
	char unit = unit_of(eg_str_cut(s, to, s.n));
	eg_decimal value;
	if (from == to || from > 6 || !unit || (!money && unit != '1'))
		return (eg_str){NULL, 0};
	eg_str digits = digits_of(a, eg_str_cut(s, from, to));
	if (!eg_parse_decimal(digits, &value))
		return (eg_str){NULL, 0};
	eg_str out = eg_strf(a, "%s%.*s%.*s", minus ? "-" : "", EG_ARG(digits), unit != '1', &unit);
	return eg_str_eq(out, text) ? (eg_str){NULL, 0} : out;
}
