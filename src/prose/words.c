#include "prose/prose.h"

/* What may begin markup within a line, and blanks that are more than blanks. */
static bool is_special(unsigned char c)
{
	static const bool special[256] = {['\\'] = true,
		['`'] = true,
		['*'] = true,
		['_'] = true,
		['['] = true,
		[']'] = true,
		['<'] = true,
		['>'] = true,
		['&'] = true,
		['!'] = true,
		['^'] = true};
	return special[c] || (c < ' ' && c != '\n');
}

/* Every block but a paragraph begins with another sign, a digit or a blank. */
static bool is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80 || c == '(' ||
	       c == '"';
}

/* Whether a blank at i, which no line ends with, stays when a text is made plain. */
static bool stays(eg_str s, size_t i)
{
	return i + 1 < s.n && s.p[i + 1] != '\n' && s.p[i + 1] != '.' && s.p[i + 1] != ',' &&
	       s.p[i + 1] != ';';
}

static bool are_words(eg_str s)
{
	bool begins = true; /* of a line */
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (is_special(c) || (begins && c != '\n' && !is_letter(c)) ||
			(c == ' ' && !stays(s, i)))
			return false;
		begins = c == '\n';
	}
	return s.n > 0 && s.p[0] != '\n' && !begins;
}

eg_str eg_prose_words(eg_arena *a, eg_str text)
{
	if (!are_words(text))
		return (eg_str){NULL, 0};
	if (!memchr(text.p, '\n', text.n))
		return text;
	char *out = eg_alloc_raw(a, text.n);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		size_t ends = i;
		while (text.p[ends] == '\n') /* no line end is the last byte */
			ends++;
		out[n++] = ends == i ? text.p[i] : ends == i + 1 ? ' ' : '\n';
		i = ends == i ? i : ends - 1;
	}
	return (eg_str){out, n};
}
