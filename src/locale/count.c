#include "locale/locale.h"

#include "locale/wide.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

/* Code points that are a cluster each whatever stands beside them: no controls, marks, joiners,
 * Hangul letters or flags. */
static bool stands_alone(uint32_t c)
{
	if (c < 0x300)
		return c >= 0x20 && c != 0x7F && c != 0xAD && !(c >= 0x80 && c < 0xA0) &&
		       c != 0xA9 && c != 0xAE;
	return (c >= 0x391 && c < 0x483) || (c >= 0x48A && c < 0x530) ||
	       (c >= 0x5D0 && c < 0x5EB) || (c >= 0x2010 && c < 0x2028) ||
	       (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4);
}

/* Walks the boundaries of a kind and counts those that `counts` (by rule status), all when
 * least is negative. */
static size_t count_segments(eg_str s, UBreakIteratorType type, int32_t least)
{
	UErrorCode err = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;
	utext_openUTF8(&text, s.p, (int64_t)s.n, &err);
	UBreakIterator *it = ubrk_open(type, "", NULL, 0, &err);
	ubrk_setUText(it, &text, &err);
	size_t n = 0;
	if (U_SUCCESS(err)) {
		ubrk_first(it);
		while (ubrk_next(it) != UBRK_DONE)
			n += least < 0 || ubrk_getRuleStatus(it) >= least;
	}
	ubrk_close(it);
	utext_close(&text);
	return n;
}

size_t eg_grapheme_count(eg_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++)
		if (!stands_alone(eg_utf8_next(s, &i)))
			return count_segments(s, UBRK_CHARACTER, -1);
	return n;
}

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* UAX 29 for ASCII: whether the sign at i joins what stands on both sides of it (WB 6, 7, 11, 12);
 * since CLDR 42 the colon joins nothing. */
static bool joins(eg_str s, size_t i)
{
	if (i == 0 || i + 1 >= s.n || !is_alnum(s.p[i - 1]) || !is_alnum(s.p[i + 1]))
		return false;
	bool digits = is_digit(s.p[i - 1]) && is_digit(s.p[i + 1]);
	bool letters = !is_digit(s.p[i - 1]) && !is_digit(s.p[i + 1]);
	switch (s.p[i]) {
	case '.':
	case '\'':
		return digits || letters;
	case ',':
	case ';':
		return digits;
	default:
		return false;
	}
}

static size_t count_ascii_words(eg_str s)
{
	size_t n = 0;
	bool inside = false, real = false;
	for (size_t i = 0; i < s.n; i++) {
		bool alnum = is_alnum(s.p[i]);
		bool part = alnum || s.p[i] == '_' || (inside && joins(s, i));
		if (!part)
			real = false;
		else if (alnum && !real) {
			real = true;
			n++;
		}
		inside = part;
	}
	return n;
}

size_t eg_word_count(eg_str s)
{
	if (eg_is_ascii(s))
		return count_ascii_words(s);
	return count_segments(s, UBRK_WORD, UBRK_WORD_NUMBER);
}

static size_t columns_of(uint32_t c)
{
	if (c < 0x300)
		return c != 0xAD;
	uint32_t none = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
	if (U_GET_GC_MASK((UChar32)c) & none)
		return 0;
	int32_t w = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
	return w == U_EA_FULLWIDTH || w == U_EA_WIDE ? 2 : 1;
}

size_t eg_terminal_width(eg_str s)
{
	if (eg_is_ascii(s))
		return s.n;
	size_t n = 0;
	for (size_t i = 0; i < s.n;)
		n += columns_of(eg_utf8_next(s, &i));
	return n;
}
