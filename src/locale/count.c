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

/* Word_Break classes of the characters that plain Latin text is made of (UAX 29, table 3). */
typedef enum word_class {
	UNKNOWN, /* left to ICU */
	NO_WORD,
	LETTER,
	DIGIT,
	MID_ANY, /* MidNumLet and Single_Quote: joins letters, and digits */
	MID_NUM, /* joins digits */
} word_class;

static word_class ascii_class(char c)
{
	if (c >= '0' && c <= '9')
		return DIGIT;
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		return LETTER;
	switch (c) {
	case '_':
		return UNKNOWN;
	case '.':
	case '\'':
		return MID_ANY;
	case ',':
	case ';': /* since CLDR 42 the colon joins nothing */
		return MID_NUM;
	default:
		return NO_WORD;
	}
}

static word_class class_at(eg_str s, size_t *at)
{
	if ((unsigned char)s.p[*at] < 0x80)
		return ascii_class(s.p[(*at)++]);
	uint32_t c = eg_utf8_next(s, at);
	if (c >= 0xC0 && c < 0x250)
		return c == 0xD7 || c == 0xF7 ? NO_WORD : LETTER;
	if (c == 0x2018 || c == 0x2019)
		return MID_ANY;
	if (c == 0xA0 || c == 0xA7 || c == 0xAB || c == 0xB0 || c == 0xBB ||
		(c >= 0x2010 && c < 0x2024) || c == 0x2025 || c == 0x2026 ||
		(c >= 0x2030 && c < 0x203B))
		return NO_WORD;
	return UNKNOWN;
}

/* Whether `mid` joins what stands on both sides of it (WB 6, 7, 11, 12). */
static bool joins(word_class before, word_class mid, word_class after)
{
	bool digits = before == DIGIT && after == DIGIT;
	bool letters = before == LETTER && after == LETTER;
	return (mid == MID_ANY && (digits || letters)) || (mid == MID_NUM && digits);
}

/* The words of plain Latin text; SIZE_MAX when it holds anything else. */
static size_t count_plain_words(eg_str s)
{
	size_t n = 0, at = 0;
	bool inside = false, real = false;
	word_class before = NO_WORD, here = s.n ? class_at(s, &at) : NO_WORD;
	for (bool last = !s.n; !last;) {
		last = at >= s.n;
		word_class after = last ? NO_WORD : class_at(s, &at);
		if (here == UNKNOWN)
			return SIZE_MAX;
		bool alnum = here == LETTER || here == DIGIT;
		bool part = alnum || (inside && joins(before, here, after));
		if (!part)
			real = false;
		else if (alnum && !real) {
			real = true;
			n++;
		}
		inside = part;
		before = here;
		here = after;
	}
	return n;
}

size_t eg_word_count(eg_str s)
{
	size_t n = count_plain_words(s);
	return n != SIZE_MAX ? n : count_segments(s, UBRK_WORD, UBRK_WORD_NUMBER);
}

static unsigned is_alnum(unsigned char c)
{
	return ((unsigned char)((c | 0x20) - 'a') < 26) | ((unsigned char)(c - '0') < 10) |
	       (c == '_');
}

/* Letters, digits and the underline of ASCII are never parted (WB 5, 8 to 10, 13a), so that each
 * word holds the beginning of a run of them or a character of another kind. Without branches, so
 * that the compiler takes many bytes at a step. */
size_t eg_word_most(eg_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned n = s.n ? is_alnum(p[0]) | (p[0] >= 0xC0) : 0;
	for (size_t i = 1; i < s.n; i++)
		n += (is_alnum(p[i]) & (is_alnum(p[i - 1]) ^ 1u)) | (p[i] >= 0xC0);
	return n;
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
	if (eg_str_is_ascii(s))
		return s.n;
	size_t n = 0;
	for (size_t i = 0; i < s.n;)
		n += columns_of(eg_utf8_next(s, &i));
	return n;
}
