#include "text/margin.h"
#include "text/setter.h"
#include "text/stretch.h"

/* A line that sticks out by less than this is not reported: nobody sees it, and kerning between the
 * parts of a hyphenated word is not known when lines are chosen. */
#define BARELY (EG_PT / 8)

typedef struct builder {
	eg_part *p;
	const eg_stop *from, *to;
	bool first, last;
	eg_piece *pieces;
	uint8_t *levels; /* of the pieces */
	eg_len *advances;
	eg_len *joints; /* what may be added behind a piece */
	size_t count;
	size_t seen_from, seen_to; /* the pieces that are seen: without spaces at the ends */
} builder;

static void add_piece(builder *b, const eg_shaped *glyphs, const eg_atom *atom, bool sign)
{
	const eg_text_run *run = &b->p->runs[atom->run];
	b->pieces[b->count] = (eg_piece){.glyphs = glyphs,
		.run = atom->run,
		.colour = run->colour,
		.tag = run->tag,
		.rise = run->rise,
		.space = atom->space,
		.sign = sign};
	b->levels[b->count] = atom->level;
	b->advances[b->count] = glyphs->width + (sign ? atom->before : 0);
	b->joints[b->count] = 0;
	b->count++;
}

/* The part of an atom that stands on the line. */
static void add_atom(builder *b, size_t i)
{
	const eg_atom *a = &b->p->atoms[i];
	size_t n = a->glyphs->text.n;
	size_t lo = i == b->from->atom ? b->from->offset : 0,
	       hi = i == b->to->atom ? b->to->offset : n;
	const eg_shaped *glyphs = a->glyphs;
	if (lo > 0 || hi < n)
		glyphs = eg_shape_in(b->p->s->shaper, a->style, eg_str_cut(glyphs->text, lo, hi));
	add_piece(b, glyphs, a, a->sign && lo == 0);
	if (hi == n)
		b->joints[b->count - 1] = eg_joint_room(a);
}

static void fill(builder *b, eg_arena *a)
{
	size_t from = b->first ? 0 : b->from->atom, to = b->to->atom + (b->to->offset > 0);
	size_t room = to - from + 1;
	b->pieces = EG_RAW_N(a, eg_piece, room);
	b->levels = eg_alloc_raw(b->p->s->scratch, room);
	b->advances = EG_RAW_N(b->p->s->scratch, eg_len, room);
	b->joints = EG_RAW_N(b->p->s->scratch, eg_len, room);
	for (size_t i = from; i < to; i++)
		add_atom(b, i);
	if (b->to->hyphen) {
		const eg_atom *last = &b->p->atoms[to - 1];
		add_piece(b, eg_part_hyphen(b->p, last), last, false);
		b->pieces[b->count - 1].hyphen = true;
	}
	b->seen_to = b->count;
	while (b->seen_to > 0 && b->pieces[b->seen_to - 1].space)
		b->seen_to--;
	while (b->seen_from < b->seen_to && b->pieces[b->seen_from].space)
		b->seen_from++;
}

static eg_len sum(const builder *b, size_t from, size_t to)
{
	eg_len w = 0;
	for (size_t i = from; i < to; i++)
		w += b->advances[i];
	return w;
}

static eg_len gaps_of(const builder *b)
{
	eg_len gaps = 0;
	for (size_t i = b->seen_from; i < b->seen_to; i++)
		gaps += b->pieces[i].space ? b->advances[i] : 0;
	return gaps;
}

/* Makes the letters of a line wider or narrower; what signs before words take stays as it is. */
static void expand(builder *b, int32_t by)
{
	for (size_t i = b->seen_from; i < b->seen_to && by; i++) {
		if (b->pieces[i].space)
			continue;
		b->advances[i] += eg_len_scale(b->pieces[i].glyphs->width, by, 1000);
		b->pieces[i].expand = (int16_t)by;
	}
}

/* What a piece takes of what the line lacks, in proportion: a space gives half of its width. */
static eg_len gives(const builder *b, size_t i, bool more)
{
	if (b->pieces[i].space)
		return b->advances[i];
	return more && i + 1 < b->seen_to ? 2 * b->joints[i] : 0;
}

/* Gives what the line still lacks (or has too much) to its spaces and joints, to the last unit. */
static void spread(builder *b, eg_len lacks)
{
	eg_len passed = 0, given = 0, all = 0;
	for (size_t i = b->seen_from; i < b->seen_to; i++)
		all += gives(b, i, lacks > 0);
	for (size_t i = b->seen_from; i < b->seen_to && all > 0; i++) {
		eg_len own = gives(b, i, lacks > 0);
		if (!own)
			continue;
		passed += own;
		eg_len so_far = eg_len_scale(lacks, passed, all);
		b->advances[i] += so_far - given;
		given = so_far;
	}
}

static eg_len joints_of(const builder *b)
{
	eg_len joints = 0;
	for (size_t i = b->seen_from; i + 1 < b->seen_to; i++)
		joints += b->joints[i];
	return joints;
}

/* Fills the measure; false when the spaces would have to shrink too far. */
static bool justify(builder *b, eg_len lacks)
{
	eg_len gaps = gaps_of(b), letters = sum(b, b->seen_from, b->seen_to) - gaps;
	bool expands = !b->p->rtl;
	if (lacks < -eg_shrink_of(letters, gaps, expands) || (lacks > 0 && b->last))
		return false;
	eg_stretch s = eg_stretch_of(lacks, letters, gaps, joints_of(b), expands);
	eg_len before = sum(b, b->seen_from, b->seen_to);
	expand(b, s.expand);
	spread(b, lacks - (sum(b, b->seen_from, b->seen_to) - before));
	return true;
}

/* UAX 9, L2: from the highest level down to the lowest odd one, turn every run of pieces of that
 * level or a higher one. order[i] is the piece that stands at place i from the left. */
static void reorder(const builder *b, uint32_t *order)
{
	uint8_t highest = 0, lowest_odd = UINT8_MAX;
	for (size_t i = 0; i < b->count; i++) {
		uint8_t l = b->levels[i];
		order[i] = (uint32_t)i;
		if (l > highest)
			highest = l;
		if (l % 2 && l < lowest_odd)
			lowest_odd = l;
	}
	for (uint8_t l = highest; l >= lowest_odd && l > 0; l--)
		for (size_t i = 0; i < b->count; i++) {
			size_t end = i;
			while (end < b->count && b->levels[order[end]] >= l)
				end++;
			for (size_t x = i, y = end; x + 1 < y; x++) {
				uint32_t swap = order[x];
				order[x] = order[--y];
				order[y] = swap;
			}
			if (end > i)
				i = end;
		}
}

static void place(builder *b, eg_len left)
{
	uint32_t *order = EG_NEW_N(b->p->s->scratch, uint32_t, b->count);
	uint8_t base = b->p->rtl ? 1 : 0;
	/* UAX 9, L1: spaces at the line's end have the paragraph's direction */
	for (size_t i = b->seen_to; i < b->count; i++)
		b->levels[i] = base;
	reorder(b, order);
	eg_len x = left;
	for (size_t i = 0; i < b->count; i++) {
		eg_piece *piece = &b->pieces[order[i]];
		eg_len width = piece->glyphs->width;
		eg_len room =
			b->advances[order[i]] - width - eg_len_scale(width, piece->expand, 1000);
		piece->sign_right = piece->sign && b->levels[order[i]] % 2;
		piece->x = piece->sign && !piece->sign_right ? x + room : x;
		x += b->advances[order[i]];
	}
}

/* The left edge of what is seen, `width` wide. */
static eg_len left_edge(const builder *b, eg_len width)
{
	const eg_para_options *opt = b->p->opt;
	eg_len indent = b->first ? b->p->indent : 0;
	eg_len lacks = opt->width - indent - width;
	bool from_right = opt->rag == EG_JUSTIFY ? b->p->rtl : opt->rtl;
	eg_len start = from_right ? opt->width - indent - width : indent;
	eg_len end = from_right ? 0 : opt->width - width;
	switch (opt->rag) {
	case EG_RAG_LEFT:
	case EG_JUSTIFY:
		return start;
	case EG_RAG_RIGHT:
		return end;
	case EG_RAG_CENTER:
		return (from_right ? 0 : indent) + lacks / 2;
	}
	return start;
}

static void report_overfull(const builder *b, eg_len over)
{
	const eg_piece *piece = &b->pieces[b->seen_from];
	if (b->p->opt->told || b->p->reported[piece->run])
		return;
	b->p->reported[piece->run] = true;
	eg_str word = piece->glyphs->text;
	eg_finding *f = eg_report(b->p->s->d, EG_R_LINE_OVERFULL, b->p->runs[piece->run].span,
		"'%.*s' is wider than its line", EG_ARG(word));
	(void)eg_say_label(f, "%d pt too wide", (int)((over + EG_PT - 1) / EG_PT));
}

/* How far the line's first and last letters hang out of the measure, together and on the left. */
static eg_len hang(const builder *b, eg_len *left)
{
	if (b->seen_from >= b->seen_to)
		return 0;
	const eg_piece *first = &b->pieces[b->seen_from], *last = &b->pieces[b->seen_to - 1];
	*left = b->first && b->p->indent ? 0 : eg_margin_left(first->glyphs);
	return *left + eg_margin_right(last->glyphs);
}

static void build(eg_arena *a, builder *b, eg_line *out)
{
	fill(b, a);
	for (size_t i = 0; i < b->seen_from; i++)
		b->advances[i] = 0;
	eg_len width = sum(b, b->seen_from, b->seen_to);
	eg_len hung = 0, out_left = 0;
	if (b->p->opt->rag == EG_JUSTIFY && !b->p->rtl)
		hung = hang(b, &out_left);
	eg_len lacks = b->p->opt->width - (b->first ? b->p->indent : 0) - (width - hung);
	out->width = width;
	if (b->p->opt->rag == EG_JUSTIFY && lacks && justify(b, lacks)) {
		width = sum(b, b->seen_from, b->seen_to);
		lacks = 0;
	}
	if (lacks < -BARELY && b->seen_from < b->seen_to)
		report_overfull(b, -lacks);
	eg_len trailing = sum(b, b->seen_to, b->count);
	place(b, left_edge(b, width - hung) - out_left - (b->p->rtl ? trailing : 0));
	out->pieces = b->pieces;
	out->count = (uint32_t)b->count;
	out->hyphenated = b->to->hyphen;
}

void eg_part_lines(
	eg_arena *a, eg_part *p, const eg_stop *stops, const eg_chosen *chosen, eg_line *out)
{
	for (size_t i = 0; i + 1 < chosen->count; i++) {
		builder b = {.p = p,
			.from = &stops[chosen->stops[i]],
			.to = &stops[chosen->stops[i + 1]],
			.first = i == 0,
			.last = i + 2 == chosen->count};
		build(a, &b, &out[i]);
	}
}
