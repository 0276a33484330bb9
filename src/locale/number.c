#include "locale/locale.h"

#include "locale/language.h"

#define MINUS 0x2212u
#define BYTES 4u  /* of a digit */
#define MOST  20u /* digits of a number */
/* A comma of a language and its blank take at most so many times the bytes of ours. */
#define COMMA 2u

static size_t put_digit(char *out, const eg_language *l, uint64_t digit)
{
	return eg_utf8_put(out, l->zero + (uint32_t)digit);
}

/* The whole part, at most 20 digits with a separator for each. */
static size_t put_whole(char *out, const eg_language *l, uint64_t u)
{
	uint8_t digits[MOST];
	int n = 0;
	size_t at = 0;
	do
		digits[n++] = (uint8_t)(u % 10);
	while (u /= 10);
	bool grouped = l->group > 0 && n >= l->group + l->least;
	for (int i = n - 1; i >= 0; i--) {
		at += put_digit(out + at, l, digits[i]);
		if (grouped && i >= l->group && (i - l->group) % l->group_above == 0) {
			memcpy(out + at, l->separator.p, l->separator.n);
			at += l->separator.n;
		}
	}
	return at;
}

static size_t put_rest(char *out, const eg_language *l, uint64_t rest, uint64_t unit, bool trim)
{
	size_t at = l->point.n;
	memcpy(out, l->point.p, l->point.n);
	for (unit /= 10; unit && (rest || !trim); unit /= 10) {
		at += put_digit(out + at, l, rest / unit);
		rest %= unit;
	}
	return at;
}

eg_str eg_format_fixed(eg_arena *a, int64_t v, int places, bool trim, eg_str lang)
{
	const eg_language *l = eg_language_of(lang);
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v, unit = 1;
	EG_ASSERT(places >= 0 && places <= 18);
	for (int i = 0; i < places; i++)
		unit *= 10;
	char *out = eg_alloc(a, (MOST + 1) * (BYTES + EG_LANGUAGE_TEXT) + MOST * BYTES);
	size_t at = v < 0 ? eg_utf8_put(out, MINUS) : 0;
	at += put_whole(out + at, l, u / unit);
	if (u % unit)
		at += put_rest(out + at, l, u % unit, unit, trim);
	return (eg_str){out, at};
}

eg_str eg_format_money(eg_arena *a, int64_t minor, int exponent, eg_str code, eg_str lang)
{
	eg_str amount = eg_format_fixed(a, minor, exponent, false, lang);
	bool last = eg_language_of(lang)->code_last;
	eg_str first = last ? amount : code, second = last ? code : amount;
	return eg_strf(a, "%.*s\xC2\xA0%.*s", EG_ARG(first), EG_ARG(second));
}

eg_str eg_with_percent(eg_arena *a, eg_str number, eg_str lang)
{
	const eg_language *l = eg_language_of(lang);
	eg_str before = eg_short_view(&l->percent[0]), after = eg_short_view(&l->percent[1]);
	return eg_strf(a, "%.*s%.*s%.*s", EG_ARG(before), EG_ARG(number), EG_ARG(after));
}

eg_str eg_format_integer(eg_arena *a, int64_t v, eg_str lang)
{
	return eg_format_fixed(a, v, 0, false, lang);
}

eg_str eg_decimal_mark(eg_str lang)
{
	return eg_short_view(&eg_language_of(lang)->point);
}

uint32_t eg_digit_zero(eg_str lang)
{
	return eg_language_of(lang)->zero;
}

eg_str eg_in_digits(eg_arena *a, eg_str s, eg_str lang)
{
	uint32_t zero = eg_language_of(lang)->zero;
	if (zero == '0')
		return s;
	char *out = eg_alloc(a, s.n * BYTES + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			n += eg_utf8_put(out + n, zero + (uint32_t)(s.p[i] - '0'));
		else
			out[n++] = s.p[i];
	return (eg_str){out, n};
}

eg_str eg_plain_digits(eg_arena *a, eg_str s, eg_str lang)
{
	uint32_t zero = eg_language_of(lang)->zero;
	if (zero == '0')
		return s;
	char *out = eg_alloc(a, s.n + 1);
	size_t n = 0;
	for (size_t at = 0; at < s.n;) {
		uint32_t c = eg_utf8_next(s, &at);
		n += eg_utf8_put(out + n, c >= zero && c < zero + 10 ? c - zero + '0' : c);
	}
	return (eg_str){out, n};
}

static eg_str with_slot(eg_arena *a, const char *form, eg_str put)
{
	eg_str s = eg_str_of(form);
	size_t at = eg_str_find(s, EG_STR("@"), 0);
	eg_str after = eg_str_cut(s, at + 1, s.n);
	return eg_strf(a, "%.*s%.*s%.*s", (int)at, s.p, EG_ARG(put), EG_ARG(after));
}

eg_str eg_until_words(eg_arena *a, eg_str end, eg_str lang)
{
	return with_slot(a, eg_language_of(lang)->until, end);
}

eg_str eg_fiscal_pattern(eg_arena *a, eg_str lang, eg_str year)
{
	return with_slot(a, eg_language_of(lang)->fiscal, year);
}

size_t eg_fiscal_sign(eg_str s)
{
	eg_str sign = eg_str_trim(EG_STR(EG_FISCAL_SIGN));
	return eg_str_starts(s, sign) ? sign.n : 0;
}

eg_str eg_list_comma(eg_str lang)
{
	return eg_str_of(eg_language_of(lang)->comma);
}

eg_str eg_with_commas(eg_arena *a, eg_str s, eg_str lang)
{
	eg_str comma = eg_list_comma(lang), plain = EG_STR(", ");
	if (eg_str_eq(comma, plain) || eg_str_find(s, plain, 0) == SIZE_MAX)
		return s;
	char *out = eg_alloc(a, s.n * COMMA + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		bool here = eg_str_starts(eg_str_cut(s, i, s.n), plain);
		eg_str piece = here ? comma : eg_str_cut(s, i, i + 1);
		if (piece.p)
			memcpy(out + n, piece.p, piece.n);
		n += piece.n;
		i += here ? plain.n : 1;
	}
	return (eg_str){out, n};
}
