#include "prose/prose.h"

/* What a byte may be within words: most are nothing to look at. */
enum { WORD, LOOK, MARKUP };

static unsigned char kind_of(unsigned char c)
{
	/* what may begin markup within a line; a blank and a line end hang on what follows */
	static const unsigned char kinds[256] = {[' '] = LOOK,
		['\n'] = LOOK,
		['\\'] = MARKUP,
		['`'] = MARKUP,
		['*'] = MARKUP,
		['_'] = MARKUP,
		['['] = MARKUP,
		[']'] = MARKUP,
		['<'] = MARKUP,
		['>'] = MARKUP,
		['&'] = MARKUP,
		['!'] = MARKUP,
		['^'] = MARKUP};
	return kinds[c];
}

/* Whether a line at i begins a paragraph or goes on with one: every other block begins with
 * another sign, a blank, or digits with a point or parenthesis behind them. */
static bool begins_words(eg_str s, size_t i)
{
	size_t digits = i;
	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	unsigned char c = digits < s.n ? (unsigned char)s.p[digits] : '\n';
	if (digits > i)
		return c != '.' && c != ')';
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80 || c == '(' ||
	       c == '"';
}

/* Whether a blank or line end is no more than that: it ends no line, stands before no point, from
 * which it would be taken, and what follows the line end begins words. */
static bool is_simple(eg_str s, size_t i)
{
	int next = i + 1 < s.n ? s.p[i + 1] : '\0';
	if (s.p[i] == ' ')
		return next && next != '\n' && next != '.' && next != ',' && next != ';';
	return next == '\n' || begins_words(s, i + 1);
}

static bool are_words(eg_str s)
{
	if (!s.n || s.p[s.n - 1] == '\n' || !begins_words(s, 0))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i], kind = kind_of(c);
		if (kind == WORD && c >= ' ')
			continue;
		if (kind != LOOK || !is_simple(s, i))
			return false;
	}
	return true;
}

eg_str eg_prose_words(eg_arena *a, eg_str text)
{
	if (!are_words(text))
		return (eg_str){NULL, 0};
	const char *end = memchr(text.p, '\n', text.n);
	if (!end)
		return text;
	char *out = eg_alloc_raw(a, text.n);
	size_t n = 0, at = 0;
	for (; end; end = memchr(text.p + at, '\n', text.n - at)) {
		size_t line = (size_t)(end - text.p) - at;
		memcpy(out + n, text.p + at, line);
		n += line;
		at += line + 1;
		out[n++] = text.p[at] == '\n' ? '\n' : ' ';
		while (text.p[at] == '\n') /* no line end is the last byte */
			at++;
	}
	memcpy(out + n, text.p + at, text.n - at);
	return (eg_str){out, n + text.n - at};
}
