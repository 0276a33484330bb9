/* Words that are wider than the measure. One of letters is divided by the rules of its language,
 * with a hyphen, even where lines are set without: between any of its parts, so that it may begin
 * on the line before. What they do not divide is cut where the line ends, without a hyphen. First
 * at the no-break spaces in them and after the signs that addresses and codes are made of; between
 * grapheme clusters (UAX 29) where even that leaves a part too wide. Like overflow-wrap: anywhere
 * of CSS Text 3, 5.5, but column widths do not count such places. */
#include "text/setter.h"

#define NAMED 48 /* letters of a word that a message shows */

typedef struct cutter {
	eg_part *p;
	eg_atom *out;
	size_t count, cap;
	eg_len used;       /* of the line that ends inside the word: its indent and parts */
	bool begun;        /* a part stands on it */
	bool forced;       /* letters were parted, or a no-break space */
	bool only_divides; /* parts may be wider than the measure, and nothing is cut or told */
} cutter;

static eg_atom *put(cutter *c, const eg_atom *like)
{
	c->out = eg_grow(c->p->s->scratch, c->out, c->count, &c->cap, sizeof *c->out);
	c->out[c->count] = *like;
	return &c->out[c->count++];
}

static eg_len width_of(const eg_atom *a)
{
	return a->before + a->glyphs->width;
}

/* -- letters -- */

/* Ends of the grapheme clusters of a text, and the width up to each as the whole is shaped. */
typedef struct clusters {
	uint32_t *ends;
	eg_len *widths;
	size_t count;
} clusters;

static clusters clusters_of(eg_arena *a, const eg_shaped *w)
{
	clusters k = {
		.ends = EG_NEW_N(a, uint32_t, w->text.n), .widths = EG_NEW_N(a, eg_len, w->text.n)};
	eg_len *at = EG_NEW_N(a, eg_len, w->text.n + 1), sum = 0;
	for (uint32_t i = 0; i < w->count; i++)
		at[w->glyphs[i].cluster] += w->glyphs[i].advance;
	for (size_t from = 0; from < w->text.n;) {
		size_t to = eg_grapheme_end(w->text, from);
		for (size_t i = from; i < to; i++)
			sum += at[i];
		k.ends[k.count] = (uint32_t)to;
		k.widths[k.count++] = sum;
		from = to;
	}
	return k;
}

static const eg_shaped *shape(cutter *c, const eg_atom *a, size_t from, size_t to)
{
	return eg_shape_in(c->p->s->shaper, a->style, eg_str_cut(a->glyphs->text, from, to));
}

/* How many clusters, from `first` on, stand within `room`: one at least. Letters that join look
 * otherwise at an end, so what the whole tells is tried. */
static size_t fitting(cutter *c, const eg_atom *a, const clusters *k, size_t first, eg_len room)
{
	size_t from = first ? k->ends[first - 1] : 0, low = first + 1, high = k->count;
	eg_len base = first ? k->widths[first - 1] : 0;
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		if (k->widths[middle - 1] - base <= room)
			low = middle;
		else
			high = middle - 1;
	}
	while (low < k->count && shape(c, a, from, k->ends[low])->width <= room)
		low++;
	while (low > first + 1 && shape(c, a, from, k->ends[low - 1])->width > room)
		low--;
	return low - first;
}

static void cut_letters(cutter *c, const eg_atom *a)
{
	clusters k = clusters_of(c->p->s->scratch, a->glyphs);
	for (size_t first = 0; first < k.count;) {
		eg_len before = first ? 0 : a->before;
		size_t n = fitting(c, a, &k, first, c->p->opt->width - before - c->used);
		bool last = first + n == k.count;
		c->forced = c->forced || !last;
		eg_atom *part = put(c, a);
		part->glyphs = shape(c, a, first ? k.ends[first - 1] : 0, k.ends[first + n - 1]);
		part->before = before;
		part->sign = a->sign && first == 0;
		part->soft_hyphen = a->soft_hyphen && last;
		part->after = last ? a->after : (uint8_t)EG_AFTER_MAY_BREAK;
		c->used = last ? c->used + before + part->glyphs->width : 0;
		first += n;
	}
}

/* -- places that are better than others -- */

static bool breaks_after(uint32_t c)
{
	return c < 0x80 && c != 0 && strchr("/\\.-_?&=@:;,+|#~)]}", (int)c) != NULL;
}

static bool is_fixed_space(uint32_t c)
{
	return c == 0xA0 || c == 0x202F || c == 0x2007;
}

/* The end of the part of a word that begins at `from`: a no-break space alone, or what ends before
 * one or in signs. */
static size_t part_end(eg_str s, size_t from, bool *space)
{
	size_t at = from;
	bool signs = false;
	*space = false;
	while (at < s.n) {
		size_t next = at;
		uint32_t c = eg_utf8_next(s, &next);
		if (is_fixed_space(c)) {
			*space = at == from;
			return *space ? next : at;
		}
		if (signs && !breaks_after(c))
			return at;
		/* a single sign begins what follows it: "-5", ".org" */
		signs = breaks_after(c) && at > from;
		at = next;
	}
	return s.n;
}

/* Puts a part of a word on the line that is open, or on the next one. */
static void place(cutter *c, const eg_atom *part)
{
	eg_len width = width_of(part), most = c->p->opt->width;
	if (c->begun && c->used + width > most) {
		if (c->out[c->count - 1].after == EG_AFTER_NOTHING)
			c->out[c->count - 1].after = EG_AFTER_MAY_BREAK;
		c->used = 0;
	}
	if (c->used + width > most) {
		cut_letters(c, part);
	} else {
		(void)put(c, part);
		c->used += width;
	}
	c->begun = true;
}

/* Cuts an atom of a word that is too wide. */
static void cut_atom(cutter *c, const eg_atom *a)
{
	eg_str text = a->glyphs->text;
	for (size_t from = 0; from < text.n;) {
		bool space;
		size_t to = part_end(text, from, &space);
		eg_atom part = *a;
		part.glyphs = shape(c, a, from, to);
		part.before = from ? 0 : a->before;
		part.sign = a->sign && from == 0;
		part.space = a->space || space;
		part.soft_hyphen = a->soft_hyphen && to == text.n;
		if (to < text.n)
			part.after = space || breaks_after((unsigned char)text.p[to - 1])
					     ? EG_AFTER_MAY_BREAK
					     : EG_AFTER_NOTHING;
		c->forced = c->forced || space;
		if (part.space) {
			(void)put(c, &part);
			c->used = 0;
			c->begun = false;
		} else {
			place(c, &part);
		}
		from = to;
	}
}

/* -- words that a rule divides -- */

/* The widest atom of a word, which may have signs of other runs around it, and their widths. */
typedef struct core {
	size_t at;
	eg_len before, after;
} core;

static core find_core(const eg_part *p, size_t from, size_t to)
{
	core k = {.at = from};
	for (size_t i = from + 1; i < to; i++)
		if (!p->atoms[i].space && width_of(&p->atoms[i]) > width_of(&p->atoms[k.at]))
			k.at = i;
	for (size_t i = from; i < to; i++) {
		eg_len w = p->atoms[i].space ? 0 : width_of(&p->atoms[i]);
		k.before += i < k.at ? w : 0;
		k.after += i > k.at ? w : 0;
	}
	return k;
}

/* Whether all parts of a word fit, with a hyphen after each but the last. */
static bool parts_fit(const cutter *c, const core *k, size_t start, eg_divisions d)
{
	const eg_atom *a = &c->p->atoms[k->at];
	eg_str text = a->glyphs->text;
	eg_len hyphen = eg_part_hyphen(c->p, a)->width;
	for (size_t i = 0, from = 0; i <= d.count; i++) {
		bool last = i == d.count;
		size_t to = last ? text.n : start + d.at[i];
		eg_str part = eg_str_cut(text, from, to);
		eg_len width = eg_shape_in(c->p->s->shaper, a->style, part)->width +
			       (from ? 0 : a->before + k->before) + (last ? k->after : hyphen);
		if (width > c->p->opt->width)
			return false;
		from = to;
	}
	return true;
}

static void put_parts(cutter *c, const eg_atom *a, size_t start, eg_divisions d)
{
	for (size_t k = 0, from = 0; k <= d.count; k++) {
		bool last = k == d.count;
		size_t to = last ? a->glyphs->text.n : start + d.at[k];
		eg_atom *part = put(c, a);
		part->glyphs = shape(c, a, from, to);
		part->before = from ? 0 : a->before;
		part->sign = a->sign && from == 0;
		part->soft_hyphen = !last;
		part->after = last ? a->after : (uint8_t)EG_AFTER_MAY_BREAK;
		from = to;
	}
}

/* Puts the atoms from..to: a word with what sticks to it, and the spaces behind. False: it cannot
 * be divided. */
static bool divide(cutter *c, size_t from, size_t to)
{
	eg_part *p = c->p;
	core k = find_core(p, from, to);
	const eg_atom *a = &p->atoms[k.at];
	size_t start = 0;
	if (a->space || a->glyphs->rtl || a->soft_hyphen || p->runs[a->run].verbatim ||
		eg_part_in_address(p, k.at))
		return false;
	eg_str letters = eg_word_core(a->glyphs->text, &start);
	if (!letters.p)
		return false;
	eg_divisions d = eg_divide(p->s->hyphenator, letters, eg_run_lang(p, a->run));
	if (d.count == 0 || !(c->only_divides || parts_fit(c, &k, start, d)))
		return false;
	for (size_t i = from; i < to; i++) {
		if (i == k.at)
			put_parts(c, a, start, d);
		else
			(void)put(c, &p->atoms[i]);
	}
	return true;
}

/* -- all of a part -- */

/* The word that the atoms from..to make, as a message shows it. */
static eg_str name_of(const eg_part *p, size_t from, size_t to)
{
	eg_str s = EG_STR("");
	eg_arena *a = p->s->scratch;
	for (size_t i = from; i < to && s.n < (size_t)4 * NAMED; i++)
		s = eg_str_join(a, s, p->atoms[i].glyphs->text);
	size_t end = 0;
	for (size_t n = 0; end < s.n; n++) {
		if (n == NAMED)
			return eg_str_join(a, eg_str_cut(s, 0, end), EG_STR("\xE2\x80\xA6"));
		end = eg_grapheme_end(s, end);
	}
	return s;
}

static void report(eg_part *p, size_t from, size_t to, eg_len over)
{
	uint32_t run = p->atoms[from].run;
	if (p->opt->told || p->reported[run])
		return;
	p->reported[run] = true;
	while (to > from + 1 && p->atoms[to - 1].space)
		to--;
	eg_finding *f = eg_report(p->s->d, EG_R_LINE_OVERFULL, p->runs[run].span,
		"'%.*s' is wider than its line", EG_ARG(name_of(p, from, to)));
	(void)eg_say_label(f, "%d pt too wide", (int)((over + EG_PT - 1) / EG_PT));
	(void)eg_say_help(f, "it is broken between letters; a hyphen or a space in it would give "
			     "it a better place");
}

/* Takes the atoms from..to, a word and its spaces that stick out so far. */
static void take_wide(cutter *c, size_t from, size_t to, eg_len over)
{
	if (divide(c, from, to))
		return;
	c->begun = false;
	c->forced = false;
	for (size_t i = from; i < to; i++)
		if (c->only_divides)
			(void)put(c, &c->p->atoms[i]);
		else
			cut_atom(c, &c->p->atoms[i]);
	if (c->forced)
		report(c->p, from, to, over);
}

static void take_all(cutter *c, const eg_stop *stops, size_t count)
{
	eg_part *p = c->p;
	size_t done = 0;
	c->cap = p->count + 16;
	c->out = eg_alloc_array(p->s->scratch, c->cap, sizeof *c->out);
	for (size_t i = 0; i + 1 < count; i++) {
		eg_len over = stops[i + 1].end - stops[i].start - p->opt->width;
		size_t from = stops[i].atom, to = stops[i + 1].atom + (stops[i + 1].offset > 0);
		from = from > done ? from : done;
		if (over <= 0 || from >= to)
			continue;
		for (; done < from; done++)
			(void)put(c, &p->atoms[done]);
		c->used = i ? 0 : p->indent;
		take_wide(c, from, to, over);
		done = to;
	}
	for (; done < p->count; done++)
		(void)put(c, &p->atoms[done]);
	p->atoms = c->out;
	p->count = c->count;
}

void eg_part_cut(eg_part *p, const eg_stop *stops, size_t count)
{
	take_all(&(cutter){.p = p}, stops, count);
}

void eg_part_divide(eg_part *p, const eg_stop *stops, size_t count)
{
	take_all(&(cutter){.p = p, .only_divides = true}, stops, count);
}
