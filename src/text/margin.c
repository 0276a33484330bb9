#include "text/margin.h"

/* Thousandths of a glyph's advance. Signs that have little ink hang far; letters whose edge is
 * slanted or round by as much as keeps them from looking pushed in. By eye on the serif face. */
static const struct edge {
	uint32_t c;
	uint16_t left, right;
} edges[] = {
	{'!', 0, 100},
	{'(', 100, 0},
	{')', 0, 150},
	{',', 0, 600},
	{'-', 0, 600},
	{'.', 0, 700},
	{'/', 100, 150},
	{':', 0, 450},
	{';', 0, 350},
	{'?', 0, 100},
	{'A', 50, 50},
	{'F', 0, 40},
	{'J', 50, 0},
	{'K', 0, 40},
	{'L', 0, 40},
	{'O', 20, 20},
	{'Q', 20, 20},
	{'T', 50, 50},
	{'V', 50, 50},
	{'W', 50, 50},
	{'X', 50, 50},
	{'Y', 60, 60},
	{'f', 0, 40},
	{'k', 0, 40},
	{'r', 0, 50},
	{'t', 0, 50},
	{'v', 50, 50},
	{'w', 50, 50},
	{'x', 50, 50},
	{'y', 50, 50},
	{0xAB, 200, 0},
	{0xBB, 0, 200},
	{0x2010, 0, 600},
	{0x2011, 0, 600},
	{0x2013, 150, 250},
	{0x2014, 100, 150},
	{0x2018, 400, 400},
	{0x2019, 400, 500},
	{0x201A, 300, 400},
	{0x201C, 350, 350},
	{0x201D, 350, 350},
	{0x201E, 250, 250},
	{0x2026, 0, 150},
};

static const struct edge *edge_of(uint32_t c)
{
	size_t lo = 0, hi = EG_COUNT(edges);
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (edges[mid].c == c)
			return &edges[mid];
		if (edges[mid].c < c)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

eg_len eg_margin_left(const eg_shaped *w)
{
	if (w->rtl || w->count == 0 || w->text.n == 0)
		return 0;
	size_t i = 0;
	const struct edge *e = edge_of(eg_utf8_next(w->text, &i));
	return e ? eg_len_scale(w->glyphs[0].advance, e->left, 1000) : 0;
}

eg_len eg_margin_right(const eg_shaped *w)
{
	if (w->rtl || w->count == 0 || w->text.n == 0)
		return 0;
	size_t i = w->text.n;
	while (i > 0 && ((unsigned char)w->text.p[--i] & 0xC0) == 0x80)
		continue;
	const struct edge *e = edge_of(eg_utf8_next(w->text, &i));
	return e ? eg_len_scale(w->glyphs[w->count - 1].advance, e->right, 1000) : 0;
}
