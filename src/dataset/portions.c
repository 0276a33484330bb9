/* Prose for an audience: paragraphs and list items that carry a portion mark, `(CUI) Text`, which
 * it may not see are left out, with all that belongs to them.
 *
 * Source: 32 CFR 2002.20(f): a portion is a paragraph, a bullet or a list item.
 */
#include "base/buf.h"
#include "dataset/door.h"

typedef struct line {
	size_t from, end; /* end: behind its line break */
	size_t indent;    /* of its first character */
	bool blank, item;
} line;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* `- `, `* `, `+ `, `1. `, `2) ` */
static bool starts_item(eg_str s, size_t at, size_t end)
{
	size_t p = at;
	if (p < end && (s.p[p] == '-' || s.p[p] == '*' || s.p[p] == '+'))
		return p + 1 >= end || s.p[p + 1] == ' ' || s.p[p + 1] == '\t' ||
		       s.p[p + 1] == '\n';
	while (p < end && is_digit(s.p[p]))
		p++;
	return p > at && p + 1 < end && (s.p[p] == '.' || s.p[p] == ')') && s.p[p + 1] == ' ';
}

static line line_at(eg_str s, size_t from)
{
	line l = {.from = from, .end = from};
	while (l.end < s.n && s.p[l.end] != '\n')
		l.end++;
	size_t first = from;
	while (first < l.end && (s.p[first] == ' ' || s.p[first] == '\t' || s.p[first] == '>'))
		first++;
	l.indent = first - from;
	l.blank = first == l.end;
	l.item = starts_item(s, first, l.end);
	if (l.end < s.n)
		l.end++;
	return l;
}

/* Behind all that belongs to the portion that begins in the line at `from`: a paragraph goes to the
 * next blank line or list item; a list item to the next line that is indented no further and does
 * not go on with its paragraph. */
static size_t portion_end(eg_str s, size_t from)
{
	line first = line_at(s, from);
	size_t at = first.end;
	bool blank = false;
	while (at < s.n) {
		line l = line_at(s, at);
		if (!first.item && (l.blank || l.item))
			return at;
		if (first.item && !l.blank && l.indent <= first.indent && (l.item || blank))
			return at;
		blank = l.blank;
		at = l.end;
	}
	return s.n;
}

static size_t line_start(eg_str s, size_t at)
{
	while (at > 0 && s.p[at - 1] != '\n')
		at--;
	return at;
}

static bool may_see(eg_door *door, eg_arena *a, eg_str text)
{
	eg_marking m;
	eg_marking_fault fault;
	return eg_marking_read(a, text, &door->scheme, &m, &fault) && eg_door_marking(door, &m);
}

eg_str eg_door_prose(eg_door *door, eg_arena *a, eg_str prose)
{
	eg_portion p;
	size_t at = 0, kept = 0;
	eg_buf out = {0};
	bool cut = false;
	while (!door->internal && eg_portion_next(prose, &door->scheme, &at, &p)) {
		if (may_see(door, a, p.text))
			continue;
		size_t from = line_start(prose, p.from);
		if (from < kept)
			continue; /* inside what is gone already */
		eg_buf_str(&out, eg_str_cut(prose, kept, from));
		kept = portion_end(prose, from);
		cut = true;
	}
	if (!cut)
		return prose;
	eg_buf_str(&out, eg_str_cut(prose, kept, prose.n));
	eg_str rest = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return rest;
}
