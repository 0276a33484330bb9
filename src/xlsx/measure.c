#include "xlsx/measure.h"

#define UNITS_PER_EM UINT16_C(2048)
#define DIGIT        1038u
#define COMMA        511u
#define LETTER       1080u /* an average letter of Greek, Cyrillic, Hebrew, Arabic */
/* At 96 dpi an em of 11 points is 11 * 96 / 72 pixels. */
#define EM_PX    UINT64_C(1056)
#define EM_PARTS (UINT64_C(72) * UNITS_PER_EM)

/* Advances of U+0000..U+017F: controls, which have none, Basic Latin, Latin-1, Latin Extended-A. */
/* clang-format off */
static const uint16_t latin[] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	463, 667, 821, 1020, 1038, 1464, 1397, 452, 621, 621, 1020, 1020, 511, 627, 517, 791,
	1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548, 548, 1020, 1020, 1020, 949,
	1831, 1185, 1114, 1092, 1260, 1000, 941, 1292, 1276, 516, 653, 1064, 861, 1751, 1322, 1356,
	1058, 1378, 1112, 941, 998, 1314, 1162, 1822, 1063, 998, 959, 628, 791, 628, 1020, 1020,
	596, 981, 1076, 866, 1076, 1019, 625, 964, 1076, 470, 490, 931, 470, 1636, 1076, 1080,
	1076, 1076, 714, 801, 686, 1076, 925, 1464, 887, 927, 809, 644, 943, 644, 1020, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	463, 667, 1020, 1038, 1020, 1038, 1020, 1020, 804, 1709, 824, 1049, 1020, 0, 1038, 807,
	694, 1020, 688, 685, 598, 1126, 1200, 517, 629, 504, 865, 1049, 1303, 1375, 1383, 949,
	1185, 1185, 1185, 1185, 1185, 1185, 1563, 1092, 1000, 1000, 1000, 1000, 516, 516, 516, 516,
	1279, 1322, 1356, 1356, 1356, 1356, 1356, 1020, 1359, 1314, 1314, 1314, 1314, 998, 1058, 1080,
	981, 981, 981, 981, 981, 981, 1583, 866, 1019, 1019, 1019, 1019, 470, 470, 470, 470,
	1076, 1076, 1080, 1080, 1080, 1080, 1080, 1020, 1084, 1076, 1076, 1076, 1076, 927, 1076, 927,
	1185, 981, 1185, 981, 1185, 981, 1092, 866, 1092, 866, 1092, 866, 1092, 866, 1260, 1164,
	1279, 1130, 1000, 1019, 1000, 1019, 1000, 1019, 1000, 1019, 1000, 1019, 1292, 964, 1292, 964,
	1292, 964, 1292, 964, 1276, 1076, 1344, 1091, 516, 470, 516, 470, 516, 470, 516, 470,
	516, 470, 1170, 960, 653, 490, 1064, 931, 931, 861, 470, 861, 470, 866, 540, 1118,
	765, 880, 507, 1322, 1076, 1322, 1076, 1322, 1076, 1186, 1287, 1076, 1356, 1080, 1356, 1080,
	1356, 1080, 1775, 1740, 1112, 714, 1112, 714, 1112, 714, 941, 801, 941, 801, 941, 801,
	941, 801, 998, 686, 998, 708, 998, 700, 1314, 1076, 1314, 1076, 1314, 1076, 1314, 1076,
	1314, 1076, 1314, 1076, 1822, 1464, 998, 927, 998, 959, 809, 959, 809, 959, 809, 497,
};
/* clang-format on */

typedef struct span {
	uint32_t from, to;
	uint16_t advance;
} span;

/* What lies outside the table, by rising range; anything else is a LETTER. */
static const span others[] = {
	{0x0300, 0x036F, 0}, /* combining marks */
	{0x0483, 0x0489, 0},
	{0x0591, 0x05BD, 0},            /* Hebrew points */
	{0x064B, 0x065F, 0},            /* Arabic vowel signs */
	{0x0900, 0x0DFF, 1400},         /* Indic scripts */
	{0x1100, 0x115F, UNITS_PER_EM}, /* Hangul jamo */
	{0x200B, 0x200F, 0},
	{0x2010, 0x2013, 1024},
	{0x2014, 0x2015, 1855},
	{0x2018, 0x201A, 510},
	{0x201C, 0x201E, 837},
	{0x2026, 0x2026, 1414},
	{0x202A, 0x202E, 0},
	{0x2190, 0x27BF, 1700},         /* arrows, signs */
	{0x2E80, 0xA4CF, UNITS_PER_EM}, /* Han, kana */
	{0xAC00, 0xD7A3, UNITS_PER_EM}, /* Hangul */
	{0xF900, 0xFAFF, UNITS_PER_EM},
	{0xFE00, 0xFE0F, 0},
	{0xFF00, 0xFF60, UNITS_PER_EM},
	{0x1F000, 0x1FAFF, 2600}, /* emoji */
	{0x20000, 0x3FFFD, UNITS_PER_EM},
};

static uint32_t advance_of(uint32_t c)
{
	if (c < EG_COUNT(latin))
		return latin[c];
	for (size_t i = 0; i < EG_COUNT(others) && c >= others[i].from; i++) {
		if (c <= others[i].to)
			return others[i].advance;
	}
	return LETTER;
}

/* Font units at 11 pt to pixels, rounded up. */
static uint32_t to_px(uint64_t units, bool bold)
{
	if (bold)
		units += units / 16;
	uint64_t px = (units * EM_PX + EM_PARTS - 1) / EM_PARTS;
	return px > UINT32_MAX ? UINT32_MAX : (uint32_t)px;
}

/* The code point at *at. */
static uint32_t next_of(eg_str s, size_t *at)
{
	unsigned char c = (unsigned char)s.p[*at];
	return c < 0x80 ? s.p[(*at)++] & 0x7Fu : eg_utf8_next(s, at);
}

static uint64_t widest(eg_str s, bool words)
{
	uint64_t best = 0, width = 0;
	for (size_t at = 0; at < s.n;) {
		uint32_t c = next_of(s, &at);
		if (c == '\n' || (words && c == ' ')) {
			best = width > best ? width : best;
			width = 0;
			continue;
		}
		width += advance_of(c);
		if (words && c == '-') {
			best = width > best ? width : best;
			width = 0;
		}
	}
	return width > best ? width : best;
}

/* clang-format off */
#define C EG_BYTES_CONTROL
#define L EG_BYTES_LINES
#define M EG_BYTES_MARKUP
#define U EG_BYTES_UNDER
#define H EG_BYTES_HIGH
static const uint8_t kinds[256] = {
	C, C, C, C, C, C, C, C, C, C, L, C, C, C, C, C,
	C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
	0, 0, M, 0, 0, 0, M, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, M, 0, M, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, U,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};
#undef C
#undef L
#undef M
#undef U
#undef H
/* clang-format on */

/* Most cells are one line of ASCII. */
eg_look eg_look_at(eg_str s)
{
	static const unsigned wide = EG_BYTES_HIGH | EG_BYTES_LINES;
	eg_look look = {0, 0};
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		look.bytes |= kinds[c];
		look.units += latin[c];
	}
	if (look.bytes & wide)
		look.units = widest(s, false);
	return look;
}

uint32_t eg_look_px(eg_look look, bool bold)
{
	return to_px(look.units, bold);
}

uint32_t eg_text_px(eg_str s, bool bold)
{
	return to_px(widest(s, false), bold);
}

uint32_t eg_word_px(eg_str s, bool bold)
{
	return to_px(widest(s, true), bold);
}

/* Font units that stand on a line of px pixels. */
static uint64_t to_units(uint32_t px, bool bold)
{
	uint64_t units = px * EM_PARTS / EM_PX;
	return bold ? units * 16 / 17 : units;
}

uint32_t eg_wrapped_lines(eg_str s, bool bold, uint32_t px)
{
	uint64_t measure = to_units(px, bold), line = 0, word = 0;
	uint32_t lines = 1;
	for (size_t at = 0; at < s.n;) {
		/* letters of ASCII that go onto the line: most of all */
		unsigned char letter = (unsigned char)s.p[at];
		if (letter > ' ' && letter < 0x80 && line + latin[letter] <= measure) {
			line += latin[letter];
			word += latin[letter];
			at++;
			continue;
		}
		uint32_t c = next_of(s, &at);
		uint64_t advance = advance_of(c);
		if (c == '\n') {
			lines++;
			line = word = 0;
			continue;
		}
		word = c == ' ' ? 0 : word + advance;
		line += advance;
		if (line <= measure || c == ' ')
			continue; /* blanks hang over the end */
		lines++;
		/* The word goes to the next line; one that is longer than a line is broken. */
		word = word > measure ? advance : word;
		line = word;
	}
	return lines;
}

uint32_t eg_number_px(int64_t v, int scale, int places)
{
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v, digits = 1, units = 0;
	for (int i = 0; i < scale; i++)
		u /= 10;
	while (u /= 10)
		digits++;
	units = digits * DIGIT + (digits - 1) / 3 * COMMA + (v < 0 ? DIGIT : 0);
	if (places > 0)
		units += COMMA + (uint64_t)places * DIGIT;
	return to_px(units, false);
}
