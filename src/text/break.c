#include "text/break.h"

#include "base/int128.h"
#include "text/stretch.h"

/* Prices, as squares of thousandths of the measure: 10,000 is what a ragged line costs that is a
 * tenth short. Tuned by eye on the texts of the shipped strategy at measures of 100 to 340 pt. The
 * rules that are not to be broken where there is another way cost more than any paragraph can. */
#define PRICE_OVERFULL   INT64_C(10000000000000) /* sticks out: only where nothing else is left */
#define PRICE_LINE       INT64_C(1000000000000)  /* each line, where few are asked for */
#define PRICE_HYPHENS_3  INT64_C(100000000000)   /* three lines in a row end in a hyphen */
#define PRICE_RAG        EG_PRICE_RAG            /* a short line before a long one */
#define PRICE_RAG_HEAD   150000        /* the same in balanced text: a lone last word is worse */
#define PRICE_SAME_WORD  EG_PRICE_RULE /* two lines end in one word */
#define PRICE_HYPHENS    10000         /* two lines in a row end in a hyphen */
#define PRICE_LAST_SHORT EG_PRICE_LAST_SHORT
#define COST_MOST        (INT64_MAX / 2) /* of a paragraph */

/* Justified lines are priced by the ratio of their spaces: 6,000 and 10,000 at their full stretch
 * for its sixth power and itself. Tuned against LuaLaTeX with microtype on the thirty pages of
 * tests/perf/justify, so that each of its figures is better: dearer hyphens make looser lines,
 * dearer ratios more hyphens, and the price of a short last line pulls at both. */
#define PRICE_BADNESS          60   /* hundredths */
#define PRICE_RATIO            10   /* of a thousandth */
#define PRICE_FITNESS          3000 /* a tight line beside a loose one */
#define PRICE_HYPHEN_JUSTIFIED 30000
#define PRICE_SHORT_JUSTIFIED  150000
#define PRICE_SHORT_SECOND     12000 /* of the second line of two: the first would be set too loose */

typedef struct line {
	int64_t cost;    /* of this line and all before it */
	uint32_t from;   /* the stop it begins at */
	uint32_t before; /* the line before it */
	int fitness;     /* justified: how tight it is */
	bool is_short;   /* ragged: a much longer one may not follow */
	bool dashed;     /* begins after a hyphen */
} line;

typedef struct breaker {
	eg_arena *arena;
	const eg_stop *stops;
	size_t count;
	const eg_measure *m;
	uint64_t inverse; /* of the measure's width */
	line *lines;      /* those that end at stop i stand at first[i]..first[i + 1] */
	size_t line_count, line_cap;
	uint32_t *first;
	uint32_t *cheapest; /* of the lines that end at a stop: the first of the least cost */
	eg_len most;        /* that a line may lack, but for the last one */
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

/* 2^64 / width, rounded down: a product with it takes a tenth of the time of a division. */
static uint64_t inverse_of(const eg_measure *m)
{
	return m->width > 1 ? UINT64_MAX / (uint64_t)m->width : 0;
}

/* n / width for n >= 0; the product is that, or one less. */
static int64_t part_of_width(const eg_measure *m, uint64_t inverse, int64_t n)
{
	int64_t q = (int64_t)((eg_int128)n * (eg_int128)inverse >> 64);
	return n - q * m->width >= m->width ? q + 1 : q;
}

static int64_t ragged_cost(const eg_measure *m, uint64_t inverse, eg_len lacks)
{
	int64_t n = lacks * 1000 + m->width / 2;
	int64_t r = inverse && n >= 0 ? part_of_width(m, inverse, n)
		    : m->width > 0    ? n / m->width
				      : 0;
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

/* A last line of a word or two that are short, below others. */
static bool is_lonely(const eg_stop *stops, const eg_measure *m, size_t p, size_t c)
{
	return p > 0 && stops[c].words - stops[p].words < 3 &&
	       width_of(stops, p, c) * 100 < m->width * 33;
}

static int64_t last_cost(
	const eg_stop *stops, const eg_measure *m, uint64_t inverse, size_t p, size_t c)
{
	eg_len w = width_of(stops, p, c);
	if (m->fill_last) {
		int64_t cost = ragged_cost(&(eg_measure){.width = m->width}, inverse, m->width - w);
		return cost + (w * 100 < m->width * 40 ? PRICE_LAST_SHORT : 0);
	}
	if (!is_lonely(stops, m, p, c))
		return 0;
	return m->justify ? PRICE_SHORT_SECOND : PRICE_LAST_SHORT;
}

static int64_t line_cost(const eg_stop *stops, size_t count, const eg_measure *m, uint64_t inverse,
	size_t p, size_t c)
{
	eg_len w = width_of(stops, p, c);
	int64_t cost, each = m->few ? PRICE_LINE : 0;
	if (w > m->width + shrink_of(stops, m, p, c)) {
		if (c != p + 1)
			return -1;
		cost = PRICE_OVERFULL;
	} else if (c + 1 == count && w <= m->width) {
		cost = last_cost(stops, m, inverse, p, c);
	} else if (m->justify) {
		cost = justified_cost(stops, m, p, c);
	} else {
		cost = ragged_cost(m, inverse, m->width - w);
	}
	if (cost < 0)
		return cost;
	if (c + 1 == count)
		return each + cost;
	return each + cost + (m->justify && stops[c].hyphen ? 0 : stops[c].penalty);
}

int64_t eg_line_cost(const eg_stop *stops, size_t count, const eg_measure *m, size_t p, size_t c)
{
	return line_cost(stops, count, m, inverse_of(m), p, c);
}

static int fitness(int64_t ratio)
{
	return ratio < -500 ? 0 : ratio <= 500 ? 1 : ratio <= 1000 ? 2 : 3;
}

static bool is_short(const eg_measure *m, eg_len above)
{
	return above * 100 < m->width * 72;
}

static bool jumps(const eg_measure *m, eg_len above, eg_len below)
{
	return is_short(m, above) && (below - above) * 100 > m->width * 18;
}

static int64_t price_of_rag(const eg_measure *m)
{
	return m->fill_last ? PRICE_RAG_HEAD : PRICE_RAG;
}

/* What the line p-c costs after any line, but for what depends on that line. */
static int64_t after_any(const eg_stop *stops, size_t p, size_t c)
{
	bool same = stops[p].word && stops[p].word == stops[c].word;
	bool hyphens = stops[p].dashed && stops[c].dashed;
	return (same ? PRICE_SAME_WORD : 0) + (hyphens ? PRICE_HYPHENS : 0);
}

/* What a lonely last line costs more where there are two lines or more above it. */
static int64_t below_several(
	const eg_stop *stops, const eg_measure *m, size_t q, size_t p, size_t c)
{
	return q > 0 && is_lonely(stops, m, p, c) ? PRICE_SHORT_JUSTIFIED - PRICE_SHORT_SECOND : 0;
}

int64_t eg_pair_cost(
	const eg_stop *stops, size_t count, const eg_measure *m, size_t q, size_t p, size_t c)
{
	int64_t cost = after_any(stops, p, c);
	bool last = c + 1 == count;
	if (!m->justify) {
		cost += jumps(m, width_of(stops, q, p), width_of(stops, p, c)) ? price_of_rag(m)
									       : 0;
	} else if (!last) {
		int step = fitness(stretch_of(stops, m, q, p).ratio) -
			   fitness(stretch_of(stops, m, p, c).ratio);
		cost += step < -1 || step > 1 ? PRICE_FITNESS : 0;
	} else {
		cost += below_several(stops, m, q, p, c);
	}
	if (stops[p].dashed && stops[c].dashed && stops[q].dashed)
		cost += PRICE_HYPHENS_3 - PRICE_HYPHENS;
	return cost;
}

/* What the line p-c, `l`, costs more after the line `above` than after another one: the part of
 * eg_pair_cost that is not after_any. */
static int64_t after(const breaker *b, const line *above, const line *l, size_t c)
{
	const eg_stop *stops = b->stops;
	size_t p = l->from;
	int64_t cost = 0;
	if (!b->m->justify) {
		if (above->is_short &&
			jumps(b->m, width_of(stops, above->from, p), width_of(stops, p, c)))
			cost += price_of_rag(b->m);
	} else if (c + 1 < b->count) {
		int step = above->fitness - l->fitness;
		cost += step < -1 || step > 1 ? PRICE_FITNESS : 0;
	} else {
		cost += below_several(stops, b->m, above->from, p, c);
	}
	if (above->dashed && stops[p].dashed && stops[c].dashed)
		cost += PRICE_HYPHENS_3 - PRICE_HYPHENS;
	return cost;
}

/* The cheapest way to have the line p-c; false when no line ends at p. The cheapest line that ends
 * there is it, if p-c costs no more after it than after any other. */
static bool best_before(breaker *b, size_t c, line *out)
{
	size_t p = out->from;
	if (p == 0) {
		out->before = UINT32_MAX;
		return true;
	}
	uint32_t i = b->first[p], end = b->first[p + 1];
	if (i == end)
		return false;
	uint32_t best = b->cheapest[p];
	b->work++;
	int64_t least = after(b, &b->lines[best], out, c);
	if (least) {
		least += b->lines[best].cost;
		b->work += end - i;
		for (; i < end; i++) {
			const line *above = &b->lines[i];
			if (above->cost > least)
				continue;
			int64_t cost = above->cost + after(b, above, out, c);
			if (cost < least || (cost == least && i < best)) {
				least = cost;
				best = i;
			}
		}
	} else {
		least = b->lines[best].cost;
	}
	out->cost = least + after_any(b->stops, p, c);
	out->before = best;
	return true;
}

/* What following lines will ask of the line p-c. */
static line line_of(const breaker *b, size_t p, size_t c)
{
	line l = {.from = (uint32_t)p, .dashed = b->stops[p].dashed};
	if (b->m->justify)
		l.fitness = fitness(stretch_of(b->stops, b->m, p, c).ratio);
	else
		l.is_short = is_short(b->m, width_of(b->stops, p, c));
	return l;
}

static void add_line(breaker *b, size_t c, const line *l)
{
	if (b->line_count == b->line_cap)
		b->lines = eg_grow(b->arena, b->lines, b->line_count, &b->line_cap, sizeof *l);
	uint32_t i = (uint32_t)b->line_count++;
	b->lines[i] = *l;
	if (i == b->first[c] || l->cost < b->lines[b->cheapest[c]].cost)
		b->cheapest[c] = i;
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
		int64_t cost = line_cost(b->stops, b->count, b->m, b->inverse, p, c);
		if (cost < 0)
			continue;
		line l = line_of(b, p, c);
		if (!best_before(b, c, &l))
			continue;
		l.cost += cost;
		if (l.cost > COST_MOST)
			l.cost = COST_MOST;
		add_line(b, c, &l);
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
		.inverse = inverse_of(m),
		.first = EG_NEW_N(a, uint32_t, count + 1),
		.cheapest = EG_RAW_N(a, uint32_t, count),
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
