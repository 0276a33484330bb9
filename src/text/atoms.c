#include "text/face.h"
#include "text/setter.h"

#define LATIN             0x4C61746Eu
#define SMALL_TRACKING    35 /* thousandths, on small capitals (DESIGNBOOK.md 2) */
#define SANS_BESIDE_SERIF 92 /* per cent: fallback faces are sans (DESIGNBOOK.md 2) */
#define LEAST_CAPITALS    2  /* of at least LEAST_SMALL_RUN capitals and digits in a row */
#define LEAST_SMALL_RUN   3

/* Walks the things that cut a part's text: run ends, bidi runs and line-break opportunities. */
typedef struct cutter {
	eg_break *breaks;
	size_t break_count, next_break;
	const eg_bidi_run *bidi;
	size_t bidi_count, next_bidi;
	size_t next_span;
} cutter;

eg_str eg_run_lang(const eg_part *p, uint32_t run)
{
	return p->runs[run].lang.n ? p->runs[run].lang : p->opt->lang;
}

static eg_atom *add_atom(eg_part *p, uint32_t run, uint8_t level)
{
	p->atoms = eg_grow(p->s->scratch, p->atoms, p->count, &p->cap, sizeof *p->atoms);
	eg_atom *a = &p->atoms[p->count++];
	*a = (eg_atom){.run = run, .level = level};
	return a;
}

static void shape_atom(eg_part *p, eg_atom *a, uint32_t style, eg_str text)
{
	a->style = style;
	a->glyphs = eg_shape_in(p->s->shaper, style, text);
}

/* Capitals without small letters beside them: signs are set at their height. */
static bool is_all_capitals(eg_str s)
{
	size_t capitals = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			return false;
		capitals += s.p[i] >= 'A' && s.p[i] <= 'Z';
	}
	return capitals >= LEAST_SMALL_RUN;
}

static uint32_t plain_style(eg_part *p, uint32_t run)
{
	eg_run_styles *st = &p->styles[run];
	if (st->plain == UINT32_MAX) {
		eg_type_style type = p->runs[run].style;
		if (!p->runs[run].small_features && is_all_capitals(p->runs[run].text))
			type.features |= EG_FEAT_CASE;
		st->plain = eg_shaper_style(p->s->shaper, &type, LATIN, false, eg_run_lang(p, run));
	}
	return st->plain;
}

static uint32_t fraction_style(eg_part *p, uint32_t run)
{
	eg_run_styles *st = &p->styles[run];
	if (st->fraction == UINT32_MAX) {
		eg_type_style type = p->runs[run].style;
		type.features |= EG_FEAT_FRAC;
		st->fraction =
			eg_shaper_style(p->s->shaper, &type, LATIN, false, eg_run_lang(p, run));
	}
	return st->fraction;
}

static uint32_t small_style(eg_part *p, uint32_t run)
{
	eg_run_styles *st = &p->styles[run];
	if (st->small == UINT32_MAX) {
		eg_type_style type = p->runs[run].style;
		type.features |= p->runs[run].small_features;
		type.tracking += SMALL_TRACKING;
		st->small = eg_shaper_style(p->s->shaper, &type, LATIN, false, eg_run_lang(p, run));
	}
	return st->small;
}

/* Fractions that nobody reads as a date or a pair of years: 1/2, 3/4, 5/8. */
static bool is_fraction(eg_str word, size_t *end)
{
	static const char known[] =
		" 1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8 1/16 3/16 1/32 ";
	size_t n = 0;
	while (n < word.n && ((word.p[n] >= '0' && word.p[n] <= '9') || word.p[n] == '/'))
		n++;
	if (n < 3 || n > 4 || (n < word.n && !strchr(",.;:!?)", word.p[n])))
		return false;
	char framed[8] = " ";
	memcpy(framed + 1, word.p, n);
	framed[n + 1] = ' ';
	*end = n;
	return strstr(known, framed) != NULL;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The next run of capitals and digits at or after i that becomes small capitals; false when the
 * word has no more. */
static bool find_capitals(eg_str word, size_t i, size_t *from, size_t *to)
{
	while (i < word.n) {
		size_t start = i, capitals = 0;
		while (i < word.n &&
			(is_capital(word.p[i]) || (word.p[i] >= '0' && word.p[i] <= '9')))
			capitals += is_capital(word.p[i++]);
		if (i - start >= LEAST_SMALL_RUN && capitals >= LEAST_CAPITALS) {
			*from = start;
			*to = i;
			return true;
		}
		if (i == start)
			i++;
	}
	return false;
}

/* Runs with and without small capitals cut their words in different ways. */
static uint32_t kind_of(const eg_part *p, uint32_t run)
{
	return p->runs[run].small_features ? 1 : 2;
}

static void add_small_capitals(eg_part *p, eg_str word, uint32_t run, uint8_t level)
{
	size_t at = 0, from, to;
	if (word.n && word.p[0] >= '1' && word.p[0] <= '7' && is_fraction(word, &to)) {
		shape_atom(p, add_atom(p, run, level), fraction_style(p, run),
			eg_str_cut(word, 0, to));
		at = to;
	}
	while (find_capitals(word, at, &from, &to)) {
		if (from > at)
			shape_atom(p, add_atom(p, run, level), plain_style(p, run),
				eg_str_cut(word, at, from));
		shape_atom(p, add_atom(p, run, level), small_style(p, run),
			eg_str_cut(word, from, to));
		at = to;
	}
	if (at < word.n)
		shape_atom(p, add_atom(p, run, level), plain_style(p, run),
			eg_str_cut(word, at, word.n));
}

static void add_plain(eg_part *p, eg_str word, uint32_t run, uint8_t level)
{
	if (p->runs[run].small_features)
		add_small_capitals(p, word, run, level);
	else
		shape_atom(p, add_atom(p, run, level), plain_style(p, run), word);
}

static void add_items(eg_part *p, eg_str word, uint32_t run, uint8_t level)
{
	size_t n;
	const eg_item *items = eg_items(p, word, run, &n);
	for (size_t i = 0; i < n; i++) {
		eg_str text = eg_str_cut(word, items[i].from, items[i].to);
		eg_type_style type = p->runs[run].style;
		bool own = items[i].face == type.face && items[i].script == LATIN && level % 2 == 0;
		if (own && p->runs[run].small_features) {
			add_small_capitals(p, text, run, level);
			continue;
		}
		if (items[i].face != type.face && eg_face_is_serif(type.face))
			type.size = eg_len_scale(type.size, SANS_BESIDE_SERIF, 100);
		type.face = items[i].face;
		uint32_t style = own ? plain_style(p, run)
				     : eg_shaper_style(p->s->shaper, &type, items[i].script,
					       level % 2 == 1, eg_run_lang(p, run));
		shape_atom(p, add_atom(p, run, level), style, text);
	}
}

static bool ends_in_soft_hyphen(eg_str word)
{
	return eg_str_ends(word, EG_STR("\xC2\xAD"));
}

/* A word of one face: as it was cut before, which is not at all for nearly all words. */
static void add_one_item(eg_part *p, eg_str word, uint32_t run, uint8_t level)
{
	size_t first = p->count;
	add_plain(p, word, run, level);
	if (p->count == first + 1 && p->atoms[first].style == plain_style(p, run))
		eg_shape_note_whole(p->s->shaper, p->atoms[first].style, word, kind_of(p, run));
}

static void add_word(eg_part *p, eg_str word, uint32_t run, uint8_t level)
{
	size_t first = p->count;
	bool upright = level % 2 == 0 && !p->bracket_count;
	const eg_shaped *known =
		upright ? eg_shape_whole(p->s->shaper, plain_style(p, run), word, kind_of(p, run))
			: NULL;
	if (known) {
		eg_atom *a = add_atom(p, run, level);
		a->style = p->styles[run].plain;
		a->glyphs = known;
	} else if (upright && eg_is_one_item(p, word, run)) {
		add_one_item(p, word, run, level);
	} else {
		add_items(p, word, run, level);
	}
	if (p->count > first)
		p->atoms[p->count - 1].soft_hyphen = ends_in_soft_hyphen(word);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

static const eg_shaped *space_of(eg_part *p, uint32_t run)
{
	eg_run_styles *st = &p->styles[run];
	if (!st->space)
		st->space = eg_shape_in(p->s->shaper, plain_style(p, run), EG_STR(" "));
	return st->space;
}

/* Spaces are set as U+0020 whatever they were: no face has a glyph for a tab or a line end. */
static void add_spaces(eg_part *p, size_t n, uint32_t run, uint8_t level)
{
	static const char blanks[] = "                ";
	while (n) {
		size_t some = n < sizeof blanks - 1 ? n : sizeof blanks - 1;
		eg_atom *a = add_atom(p, run, level);
		a->space = true;
		if (some == 1) {
			a->style = plain_style(p, run);
			a->glyphs = space_of(p, run);
			return;
		}
		shape_atom(p, a, plain_style(p, run), (eg_str){blanks, some});
		n -= some;
	}
}

/* Adds the atoms of a stretch that is of one run and direction and has no opportunity inside. */
static void add_stretch(eg_part *p, eg_str s, uint32_t run, uint8_t level)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		bool space = is_space(s.p[i]);
		while (i < s.n && is_space(s.p[i]) == space)
			i++;
		if (space)
			add_spaces(p, i - from, run, level);
		else
			add_word(p, eg_str_cut(s, from, i), run, level);
	}
}

static bool breaks_address_after(char c)
{
	return c == '/' || c == '.' || c == '-' || c == '_' || c == '?' || c == '&' || c == '=' ||
	       c == '@';
}

/* Adds opportunities inside addresses to those of Unicode. */
static eg_break *with_address_breaks(eg_arena *a, eg_str s, const eg_break *breaks, size_t *count)
{
	eg_break *all = NULL;
	size_t n = 0, cap = 0, next = 0;
	for (size_t i = 1; i < s.n; i++) {
		bool given = next < *count && breaks[next].at == i;
		bool own = breaks_address_after(s.p[i - 1]) && !breaks_address_after(s.p[i]) &&
			   !is_space(s.p[i]);
		if (given || own) {
			all = eg_grow(a, all, n, &cap, sizeof *all);
			all[n++] = given ? breaks[next] : (eg_break){.at = (uint32_t)i};
		}
		while (next < *count && breaks[next].at <= i)
			next++;
	}
	*count = n;
	return all;
}

static cutter open_cutter(eg_part *p)
{
	eg_arena *a = p->s->scratch;
	cutter c = {0};
	c.breaks = eg_breaker_lines(p->s->breaker, a, p->text, p->opt->lang, &c.break_count);
	if (p->opt->balance)
		eg_breaker_phrases(p->s->breaker, p->text, p->opt->lang, c.breaks, c.break_count);
	if (p->opt->break_anywhere)
		c.breaks = with_address_breaks(a, p->text, c.breaks, &c.break_count);
	size_t n;
	const eg_stretch_of_text *isolates = eg_part_isolates(p, &n);
	c.bidi = eg_bidi_isolated(a, p->text, p->rtl, isolates, n, &c.bidi_count);
	return c;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Adds the atoms up to the next cut after `from`; returns where that is. */
static uint32_t add_up_to_cut(eg_part *p, cutter *c, uint32_t from)
{
	while (p->spans[c->next_span].to <= from)
		c->next_span++;
	while (c->next_bidi + 1 < c->bidi_count && c->bidi[c->next_bidi].to <= from)
		c->next_bidi++;
	uint32_t to = least(p->spans[c->next_span].to, (uint32_t)p->text.n);
	if (c->bidi_count && c->bidi[c->next_bidi].to > from)
		to = least(to, c->bidi[c->next_bidi].to);
	if (c->next_break < c->break_count)
		to = least(to, c->breaks[c->next_break].at);
	uint8_t level = c->bidi_count ? c->bidi[c->next_bidi].level : 0;
	add_stretch(p, eg_str_cut(p->text, from, to), p->spans[c->next_span].run, level);
	if (c->next_break < c->break_count && c->breaks[c->next_break].at == to) {
		if (p->count) {
			eg_atom *before = &p->atoms[p->count - 1];
			before->after = c->breaks[c->next_break].hard ? EG_AFTER_MUST_BREAK
								      : EG_AFTER_MAY_BREAK;
			before->inner = c->breaks[c->next_break].inner;
		}
		c->next_break++;
	}
	return to;
}

/* Puts the room for signs before the first atom of each run that asks for it. */
static void place_signs(eg_part *p)
{
	uint32_t run = UINT32_MAX;
	for (size_t i = 0; i < p->count; i++) {
		eg_atom *a = &p->atoms[i];
		if (a->run != run && p->runs[a->run].space_before > 0 &&
			(i == 0 || p->atoms[i - 1].run != a->run)) {
			a->sign = true;
			a->before = p->runs[a->run].space_before;
		}
		run = a->run;
	}
}

/* Scripts whose words are not set apart by spaces: their letters are, in justified lines. */
static bool has_no_spaces(uint32_t c)
{
	static const char scripts[][5] = {
		"Hani", "Hira", "Kana", "Bopo", "Yiii", "Thai", "Laoo", "Khmr", "Mymr"};
	if (c < 0xE00)
		return false;
	uint32_t script = eg_script_of(c);
	for (size_t i = 0; i < EG_COUNT(scripts); i++)
		if (script == ((uint32_t)(unsigned char)scripts[i][0] << 24 |
				      (uint32_t)(unsigned char)scripts[i][1] << 16 |
				      (uint32_t)(unsigned char)scripts[i][2] << 8 |
				      (uint32_t)(unsigned char)scripts[i][3]))
			return true;
	return false;
}

static uint32_t first_of(eg_str s)
{
	size_t at = 0;
	return s.n ? eg_utf8_next(s, &at) : 0;
}

static uint32_t last_of(eg_str s)
{
	size_t from = s.n ? s.n - 1 : 0;
	while (from > 0 && ((unsigned char)s.p[from] & 0xC0) == 0x80)
		from--;
	return first_of(eg_str_cut(s, from, s.n));
}

/* Room may be added where a line could end between such letters. */
static void find_joints(eg_part *p)
{
	for (size_t i = 0; i + 1 < p->count; i++) {
		eg_atom *a = &p->atoms[i];
		const eg_atom *next = &p->atoms[i + 1];
		if (a->after != EG_AFTER_MAY_BREAK || a->space || next->space)
			continue;
		a->joint = has_no_spaces(last_of(a->glyphs->text)) ||
			   has_no_spaces(first_of(next->glyphs->text));
	}
}

void eg_part_atoms(eg_part *p)
{
	/* room for a word and a space in each six bytes: few texts need more */
	p->cap = p->text.n / 3 + 8;
	p->atoms = EG_RAW_N(p->s->scratch, eg_atom, p->cap);
	cutter c = open_cutter(p);
	for (uint32_t at = 0; at < p->text.n;)
		at = add_up_to_cut(p, &c, at);
	place_signs(p);
	if (p->opt->rag == EG_JUSTIFY)
		find_joints(p);
}
