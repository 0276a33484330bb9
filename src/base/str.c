#include "base/str.h"

size_t eg_str_find(eg_str s, eg_str what, size_t from)
{
	if (what.n == 0)
		return from <= s.n ? from : SIZE_MAX;
	while (what.n <= s.n && from <= s.n - what.n) {
		const char *hit = memchr(s.p + from, what.p[0], s.n - from - what.n + 1);
		if (!hit)
			break;
		from = (size_t)(hit - s.p);
		if (memcmp(hit, what.p, what.n) == 0)
			return from;
		from++;
	}
	return SIZE_MAX;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

eg_str eg_str_trim(eg_str s)
{
	while (s.n && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

static char word_byte(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if (c == '-' || c == '_')
		return ' ';
	return c;
}

bool eg_str_same_word(eg_str a, eg_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (word_byte(a.p[i]) != word_byte(b.p[i]))
			return false;
	return true;
}

uint64_t eg_str_hash(eg_str s)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	/* FNV leaves the low bits of short keys poor; this spreads them. */
	h ^= h >> 32;
	h *= UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

static uint64_t mixed(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

uint64_t eg_str_mix(eg_str s)
{
	uint64_t h = s.n, word;
	size_t i = 0;
	for (; i + sizeof word <= s.n; i += sizeof word) {
		memcpy(&word, s.p + i, sizeof word);
		h = mixed(h, word);
	}
	word = 0;
	for (; i < s.n; i++)
		word = word << 8 | (unsigned char)s.p[i];
	return mixed(mixed(h, word), s.n);
}

/* Length of the sequence that `lead` begins, and its value bits; 0 when it begins none. */
static int sequence_length(unsigned char lead, uint32_t *bits)
{
	if (lead < 0x80)
		return *bits = lead, 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		return *bits = lead & 0x1Fu, 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return *bits = lead & 0x0Fu, 3;
	if (lead >= 0xF0 && lead <= 0xF4)
		return *bits = lead & 0x07u, 4;
	return 0;
}

/* The code point at p (n > 0 bytes left) and its length, or 0 when malformed (Unicode 15,
 * table 3-7). */
static int decode(const unsigned char *p, size_t n, uint32_t *out)
{
	static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t c = 0;
	int len = sequence_length(p[0], &c);
	if (len == 0 || (size_t)len > n)
		return 0;
	for (int i = 1; i < len; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3Fu);
	}
	if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*out = c;
	return len;
}

uint32_t eg_utf8_next(eg_str s, size_t *at)
{
	uint32_t c = 0xFFFD;
	int len = decode((const unsigned char *)s.p + *at, s.n - *at, &c);
	*at += len ? (size_t)len : 1;
	return len ? c : 0xFFFD;
}

size_t eg_utf8_put(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t eg_utf8_valid(eg_str s)
{
	size_t i = 0;
	while (i < s.n) {
		/* eight ASCII bytes at a step: nearly all of a spec */
		uint64_t eight;
		if (i + 8 <= s.n) {
			memcpy(&eight, s.p + i, 8);
			if (!(eight & UINT64_C(0x8080808080808080))) {
				i += 8;
				continue;
			}
		}
		uint32_t c;
		int len = decode((const unsigned char *)s.p + i, s.n - i, &c);
		if (len == 0)
			return i;
		i += (size_t)len;
	}
	return s.n;
}

size_t eg_utf8_count(eg_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

bool eg_str_is_ascii(eg_str s)
{
	size_t i = 0;
	for (; i + 8 <= s.n; i += 8) {
		uint64_t eight;
		memcpy(&eight, s.p + i, 8);
		if (eight & UINT64_C(0x8080808080808080))
			return false;
	}
	for (; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Eight bytes at a step. In each byte the high bit of the sum is set from DEL on, and that of the
 * difference is clear below a blank; neither carries into the next, as no byte has its own high bit
 * set. */
size_t eg_str_printable(eg_str s)
{
	static const uint64_t high = UINT64_C(0x8080808080808080),
			      ones = UINT64_C(0x0101010101010101);
	size_t i = 0;
	for (uint64_t eight; i + sizeof eight <= s.n; i += sizeof eight) {
		memcpy(&eight, s.p + i, sizeof eight);
		if ((eight | (eight + ones) | ~((eight | high) - ' ' * ones)) & high)
			break;
	}
	while (i < s.n && s.p[i] >= ' ' && s.p[i] < 0x7F)
		i++;
	return i;
}
