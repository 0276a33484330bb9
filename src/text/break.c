#include "text/break.h"

#include "text/stretch.h"

/* Prices, as squares of thousandths of the measure: 10,000 is what a ragged line costs that is a
 * tenth short. Tuned by eye on the texts of the shipped strategy at measures of 100 to 340 pt. The
 * rules that are not to be broken where there is another way cost more than any paragraph can. */
#define PRICE_OVERFULL   INT64_C(10000000000000) /* sticks out: only where nothing else is left */
#define PRICE_HYPHENS_3  INT64_C(100000000000)   /* three lines in a row end in a hyphen */
#define PRICE_RAG        EG_PRICE_RAG            /* a short line before a long one */
#define PRICE_SAME_WORD  EG_PRICE_RULE           /* two lines end in one word */
#define PRICE_HYPHENS    10000                   /* two lines in a row end in a hyphen */
#define PRICE_LAST_SHORT 200000                  /* last line under 3 words and a third */
#define COST_MOST        (INT64_MAX / 2)         /* of a paragraph */

/* Justified lines are priced by the ratio of their spaces: 6,000 and 10,000 at their full stretch
 * for its sixth power and itself. Tuned against LuaLaTeX with microtype on the thirty pages of
 * tests/perf/justify, so that each of its figures is better: dearer hyphens make looser lines,
 * dearer ratios more hyphens, and the price of a short last line pulls at both. */
#define PRICE_BADNESS          60   /* hundredths */
#define PRICE_RATIO            10   /* of a thousandth */
#define PRICE_FITNESS          3000 /* a tight line beside a loose one */
#define PRICE_HYPHEN_JUSTIFIED 30000
#define PRICE_SHORT_JUSTIFIED  150000

typedef struct line {
	int64_t cost;    /* of this line and all before it */
	uint32_t from;   /* the stop it begins at */
	uint32_t before; /* the line before it */
} line;

typedef struct breaker {
	eg_arena *arena;
	const eg_stop *stops;
	size_t count;
	const eg_measure *m;
	line *lines; /* those that end at stop i stand at first[i]..first[i + 1] */
	size_t line_count, line_cap;
	uint32_t *first;
	eg_len most; /* that a line may lack, but for the last one */
	size_t work;
} breaker;

static eg_len width_of(const eg_stop *stops, size_t p, size_t c)
{
	return stops[c].end - stops[p].start;
}

static eg_len gaps_of(const eg_stop *stops, size_t p, size_t c)
{
	return stops[c].gaps_end - stops[p].gaps_start;
}

static eg_len letters_of(const eg_stop *stops, const eg_measure *m, size_t p, size_t c)
{
	return width_of(stops, p, c) - gaps_of(stops, p, c) - (p == 0 ? m->indent : 0);
}

static eg_len shrink_of(const eg_stop *stops, const eg_measure *m, size_t p, size_t c)
{
	if (!m->justify)
		return 0;
	eg_len gaps = gaps_of(stops, p, c);
	return eg_shrink_of(letters_of(stops, m, p, c), gaps, m->expand);
}

static int64_t ragged_cost(const eg_measure *m, eg_len lacks)
{
	int64_t r = m->width > 0 ? (lacks * 1000 + m->width / 2) / m->width : 0;
	if (m->tolerance && r > m->tolerance)
		return -1;
	return r * r;
}

static eg_stretch stretch_of(const eg_stop *stops, const eg_measure *m, size_t p, size_t c)
{
	eg_len lacks = m->width - width_of(stops, p, c), gaps = gaps_of(stops, p, c);
	eg_len joints = stops[c].joints_end - stops[p].joints_start;
	return eg_stretch_of(lacks, letters_of(stops, m, p, c), gaps, joints, m->expand);
}

/* The sixth power of the ratio, as Knuth and Plass have it, keeps single lines from being bad; the
 * ratio itself keeps the many good ones better. */
static int64_t justified_cost(const eg_stop *stops, const eg_measure *m, size_t p, size_t c)
{
	eg_stretch s = stretch_of(stops, m, p, c);
	if (m->tolerance && s.ratio > m->tolerance)
		return -1;
	int64_t size = s.ratio < 0 ? -s.ratio : s.ratio;
	int64_t badness = size * size / 1000 * size / 10000; /* 100 at the full stretch */
	int64_t grown = s.expand < 0 ? -s.expand : s.expand;
	return badness * badness * PRICE_BADNESS / 100 + size * PRICE_RATIO + grown * grown +
	       (stops[c].hyphen ? PRICE_HYPHEN_JUSTIFIED : 0);
}

static int64_t last_cost(const eg_stop *stops, const eg_measure *m, size_t p, size_t c)
{
	eg_len w = width_of(stops, p, c);
	if (m->fill_last) {
		int64_t cost = ragged_cost(&(eg_measure){.width = m->width}, m->width - w);
		return cost + (w * 100 < m->width * 40 ? PRICE_LAST_SHORT : 0);
	}
	bool lonely = p > 0 && stops[c].words - stops[p].words < 3 && w * 100 < m->width * 33;
	if (!lonely)
		return 0;
	return m->justify ? PRICE_SHORT_JUSTIFIED : PRICE_LAST_SHORT;
}

int64_t eg_line_cost(const eg_stop *stops, size_t count, const eg_measure *m, size_t p, size_t c)
{
	eg_len w = width_of(stops, p, c);
	int64_t cost;
	if (w > m->width + shrink_of(stops, m, p, c)) {
		if (c != p + 1)
			return -1;
		cost = PRICE_OVERFULL;
	} else if (c + 1 == count && w <= m->width) {
		cost = last_cost(stops, m, p, c);
	} else if (m->justify) {
		cost = justified_cost(stops, m, p, c);
	} else {
		cost = ragged_cost(m, m->width - w);
	}
	if (cost < 0 || c + 1 == count)
		return cost;
	return cost + (m->justify && stops[c].hyphen ? 0 : stops[c].penalty);
}

static int fitness(int64_t ratio)
{
	return ratio < -500 ? 0 : ratio <= 500 ? 1 : ratio <= 1000 ? 2 : 3;
}

static int64_t rag_cost(const eg_stop *stops, const eg_measure *m, size_t q, size_t p, size_t c)
{
	eg_len above = width_of(stops, q, p), below = width_of(stops, p, c);
	bool jumps = above * 100 < m->width * 72 && (below - above) * 100 > m->width * 18;
	return jumps ? PRICE_RAG : 0;
}

int64_t eg_pair_cost(
	const eg_stop *stops, size_t count, const eg_measure *m, size_t q, size_t p, size_t c)
{
	int64_t cost = 0;
	bool last = c + 1 == count;
	if (!m->justify)
		cost += rag_cost(stops, m, q, p, c);
	else if (!last) {
		int step = fitness(stretch_of(stops, m, q, p).ratio) -
			   fitness(stretch_of(stops, m, p, c).ratio);
		cost += step < -1 || step > 1 ? PRICE_FITNESS : 0;
	}
	if (stops[p].word && stops[p].word == stops[c].word)
		cost += PRICE_SAME_WORD;
	if (stops[p].dashed && stops[c].dashed)
		cost += stops[q].dashed ? PRICE_HYPHENS_3 : PRICE_HYPHENS;
	return cost;
}

/* The cheapest way to have the line p-c; false when no line ends at p. */
static bool best_before(breaker *b, size_t p, size_t c, line *out)
{
	if (p == 0) {
		out->cost = 0;
		out->before = UINT32_MAX;
		return true;
	}
	bool found = false;
	b->work += b->first[p + 1] - b->first[p];
	for (uint32_t i = b->first[p]; i < b->first[p + 1]; i++) {
		int64_t cost = b->lines[i].cost +
			       eg_pair_cost(b->stops, b->count, b->m, b->lines[i].from, p, c);
		if (!found || cost < out->cost) {
			found = true;
			out->cost = cost;
			out->before = i;
		}
	}
	return found;
}

/* Adds the lines that end at c; `reach` is the earliest stop from which a line may still get
 * here, and only moves forward. */
static void add_lines(breaker *b, size_t c, size_t *reach)
{
	while (*reach + 1 < c &&
		width_of(b->stops, *reach, c) > b->m->width + shrink_of(b->stops, b->m, *reach, c))
		++*reach;
	for (size_t p = *reach; p < c; p++) {
		b->work++;
		/* lines that begin further on are shorter still */
		if (b->m->width - width_of(b->stops, p, c) > b->most && c + 1 < b->count)
			break;
		int64_t cost = eg_line_cost(b->stops, b->count, b->m, p, c);
		line l = {.from = (uint32_t)p};
		if (cost < 0 || !best_before(b, p, c, &l))
			continue;
		l.cost += cost;
		if (l.cost > COST_MOST)
			l.cost = COST_MOST;
		b->lines = eg_grow(b->arena, b->lines, b->line_count, &b->line_cap, sizeof l);
		b->lines[b->line_count++] = l;
	}
}

static void trace_back(const breaker *b, uint32_t best, eg_chosen *out)
{
	size_t n = 1;
	for (uint32_t i = best; i != UINT32_MAX; i = b->lines[i].before)
		n++;
	out->count = n;
	out->stops = EG_NEW_N(b->arena, uint32_t, n);
	out->cost = b->lines[best].cost;
	out->worst = 0;
	out->stops[--n] = (uint32_t)(b->count - 1);
	for (uint32_t i = best; i != UINT32_MAX; i = b->lines[i].before) {
		uint32_t before = b->lines[i].before;
		int64_t own = b->lines[i].cost - (before == UINT32_MAX ? 0 : b->lines[before].cost);
		if (own > out->worst)
			out->worst = own;
		out->stops[--n] = b->lines[i].from;
	}
}

bool eg_choose(eg_arena *a, const eg_stop *stops, size_t count, const eg_measure *m, eg_chosen *out)
{
	*out = (eg_chosen){0};
	if (count < 2)
		return false;
	breaker b = {.arena = a,
		.stops = stops,
		.count = count,
		.m = m,
		.first = EG_NEW_N(a, uint32_t, count + 1),
		.most = m->tolerance && !m->justify ? (m->tolerance + 1) * m->width / 1000 + 1
						    : INT64_MAX};
	size_t reach = 0;
	for (size_t c = 1; c < count; c++) {
		b.first[c] = (uint32_t)b.line_count;
		add_lines(&b, c, &reach);
		b.first[c + 1] = (uint32_t)b.line_count;
	}
	uint32_t best = UINT32_MAX;
	for (uint32_t i = b.first[count - 1]; i < b.first[count]; i++)
		if (best == UINT32_MAX || b.lines[i].cost < b.lines[best].cost)
			best = i;
	out->work = b.work;
	if (best == UINT32_MAX)
		return false;
	trace_back(&b, best, out);
	return true;
}

size_t eg_greedy_lines(const eg_stop *stops, size_t count, eg_len width)
{
	size_t lines = 0;
	for (size_t p = 0; p + 1 < count; lines++) {
		size_t c = p + 1;
		while (c + 1 < count && width_of(stops, p, c + 1) <= width)
			c++;
		p = c;
	}
	return lines;
}
