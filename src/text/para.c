#include "text/para.h"

#include "text/setter.h"

/* How the lines are chosen. First without hyphens among lines that lack at most TIGHT of the
 * measure; where that fails or one line is worse than GOOD_ENOUGH, with hyphens and LOOSE; where
 * that fails too, or a rule of the rag is broken, with LOOSER; and among all lines, where even
 * that does not help. So few words are divided, and most paragraphs are done at once. Justified
 * text is tried with hyphens at once: their price weighs them against loose lines better than an
 * order of passes could; the last word is divided only where a line would be loose without. */
#define TIGHT           220
#define LOOSE           320
#define LOOSER          450
#define GOOD_ENOUGH     26000 /* some 16 % of the measure */
#define NARROW          24   /* times the size: there LOOSER is tried for a lonely last word, too */
#define LOOSE_JUSTIFIED 1600 /* spaces four fifths wider */
#define MOST_JUSTIFIED  2600 /* beyond it a divided last word is the lesser evil */
#define MOST_BALANCED   6    /* lines; longer text is set as a paragraph */
#define MORE_LINES      1    /* that a balanced text may take for the rules of the rag */
#define BALANCE_ROOM    16   /* part of the width that balancing may take back for a better break */

eg_setter *eg_setter_new(eg_arena *arena, eg_fonts *fonts, eg_diag *d)
{
	eg_setter *s = EG_NEW(arena, eg_setter);
	s->arena = arena;
	s->scratch = eg_arena_new();
	s->fonts = fonts;
	s->d = d;
	s->shaper = eg_shaper_new(arena, fonts);
	s->breaker = eg_breaker_open();
	s->hyphenator = eg_hyphenator_new(arena, fonts, d);
	eg_map_init(&s->missing, arena);
	return s;
}

void eg_setter_number(eg_setter *s, uint32_t first, uint32_t step)
{
	eg_shaper_number(s->shaper, first, step);
}

void eg_setter_begin(eg_setter *s, eg_diag *d)
{
	s->d = d;
	for (size_t i = 0; i < s->cuts_end; i++)
		s->cuts[i] = NULL;
	eg_map_init(&s->missing, s->arena);
	eg_hyphenator_begin(s->hyphenator, d);
}

void eg_setter_release(eg_setter *s)
{
	if (!s)
		return;
	eg_shaper_release(s->shaper);
	eg_breaker_close(s->breaker);
	eg_arena_release(s->scratch);
}

eg_shaper *eg_setter_shaper(eg_setter *s)
{
	return s->shaper;
}

bool eg_para_is_rtl(eg_str lang)
{
	return !eg_str_starts(lang, EG_STR("en")) && eg_lang_is_rtl(lang);
}

/* Joins the texts of runs[from..to]; one run's text is taken as it is. */
static void join_runs(eg_part *p, size_t from, size_t to)
{
	size_t n = 0;
	for (size_t i = from; i < to; i++)
		n += p->runs[i].text.n;
	p->spans = EG_NEW_N(p->s->scratch, eg_span_of_run, to - from);
	p->span_count = to - from;
	char *joined = to - from == 1 ? NULL : eg_alloc(p->s->scratch, n);
	size_t at = 0;
	for (size_t i = from; i < to; i++) {
		eg_str t = p->runs[i].text;
		if (joined && t.n)
			memcpy(joined + at, t.p, t.n);
		at += t.n;
		p->spans[i - from] = (eg_span_of_run){(uint32_t)i, (uint32_t)at};
	}
	p->text = joined ? (eg_str){joined, n} : p->runs[from].text;
}

static bool find_lines(
	eg_part *p, const eg_stop *stops, size_t n, int32_t tolerance, eg_chosen *out)
{
	eg_measure m = {.width = p->opt->width,
		.justify = p->opt->rag == EG_JUSTIFY,
		.indent = p->indent,
		.expand = !p->rtl,
		.tolerance = tolerance};
	return eg_choose(p->s->scratch, stops, n, &m, out);
}

static void one_line(eg_arena *a, size_t n, eg_chosen *out)
{
	out->stops = EG_NEW_N(a, uint32_t, 2);
	out->stops[1] = (uint32_t)(n - 1);
	out->count = 2;
}

/* The least width at which the text still takes `lines` lines; it is between lo and hi. */
static eg_len least_width(const eg_stop *stops, size_t n, eg_len lo, eg_len hi, size_t lines)
{
	while (hi - lo > EG_PT / 4) {
		eg_len mid = lo + (hi - lo) / 2;
		if (eg_greedy_lines(stops, n, mid) <= lines)
			hi = mid;
		else
			lo = mid;
	}
	return hi;
}

static eg_len widest_word(const eg_stop *stops, size_t n)
{
	eg_len w = 0;
	for (size_t i = 1; i < n; i++)
		if (stops[i].end - stops[i - 1].start > w)
			w = stops[i].end - stops[i - 1].start;
	return w;
}

/* The stops without those at the hyphens of compounds ("Cross-Border") and within phrases, if the
 * text takes no more lines than `lines` without them; else all. */
static eg_stop *whole_words(eg_part *p, eg_stop *stops, size_t *n, size_t lines)
{
	eg_stop *kept = EG_RAW_N(p->s->scratch, eg_stop, *n);
	size_t m = 0;
	for (size_t i = 0; i < *n; i++)
		if (!stops[i].compound)
			kept[m++] = stops[i];
	eg_len width = p->opt->width;
	if (m == *n || widest_word(kept, m) > width || eg_greedy_lines(kept, m, width) > lines)
		return stops;
	*n = m;
	return kept;
}

/* Lines of like length: as many as it takes, in the least width they take, and within it with the
 * last one counted like the others; `few`: even against the rules of the rag. *from becomes the
 * stops that were chosen from. */
static bool balance(eg_part *p, eg_stop **from, size_t n, bool few, eg_chosen *out)
{
	eg_len width = p->opt->width;
	size_t lines = eg_greedy_lines(*from, n, width);
	if (lines > MOST_BALANCED || widest_word(*from, n) > width)
		return false;
	eg_stop *stops = whole_words(p, *from, &n, lines);
	eg_len narrow = least_width(stops, n, 0, width, lines);
	if (narrow < widest_word(stops, n))
		narrow = widest_word(stops, n);
	narrow += narrow / BALANCE_ROOM;
	eg_measure m = {.width = narrow < width ? narrow : width, .fill_last = true};
	m.few = few;
	if (!eg_choose(p->s->scratch, stops, n, &m, out) || out->count - 1 > lines)
		return false;
	*from = stops;
	return true;
}

/* The widest word, where those that are wider than the measure are divided; as wide as it at least
 * when there are such. */
static eg_len divided(eg_part *p, const eg_stop *stops, size_t n)
{
	eg_len word = widest_word(stops, n), width = p->opt->width;
	if (width <= 0 || word <= width)
		return word;
	eg_part_divide(p, stops, n);
	const eg_stop *parts = eg_part_stops(p, false, &n);
	word = widest_word(parts, n);
	return word > width ? word : width;
}

static void note_widths(eg_para *para, eg_len word, const eg_stop *stops, size_t n)
{
	eg_len all = stops[n - 1].end - stops[0].start;
	if (all > para->max_width)
		para->max_width = all;
	if (word > para->min_width)
		para->min_width = word;
}

/* One way to look for lines. */
typedef struct way {
	enum { NO_HYPHENS, HYPHENS, HYPHENS_IN_LAST } hyphens;
	int32_t tolerance;
	int64_t good; /* no line may cost more, else the next way is tried, too */
} way;

/* Takes the cheapest of what the ways give, the first that is good ending the search. The last
 * has no tolerance, so that there always are lines. */
static void choose_by(
	eg_part *p, eg_stop **stops, size_t n, const way *ways, size_t count, eg_chosen *out)
{
	eg_stop *plain = *stops, *divided = NULL;
	size_t m = 0;
	bool found = false;
	for (size_t i = 0; i < count; i++) {
		bool hyphens = ways[i].hyphens && p->opt->hyphenate;
		bool last = ways[i].hyphens == HYPHENS_IN_LAST;
		if (hyphens && (!divided || last != p->divides_last)) {
			p->divides_last = last;
			divided = eg_part_stops(p, true, &m);
		}
		eg_stop *from = hyphens ? divided : plain;
		eg_chosen other;
		if (!find_lines(p, from, hyphens ? m : n, ways[i].tolerance, &other))
			continue;
		if (!found || other.cost < out->cost) {
			*out = other;
			*stops = from;
		}
		found = true;
		if (out->worst <= ways[i].good)
			return;
	}
	if (!found)
		one_line(p->s->scratch, n, out);
}

/* Cuts words that neither spaces nor hyphens keep within the measure. */
static eg_stop *cut_words(eg_part *p, eg_stop *plain, size_t *n)
{
	size_t count = *n;
	const eg_stop *all = plain;
	if (widest_word(plain, *n) <= p->opt->width)
		return plain;
	if (p->opt->hyphenate)
		all = eg_part_stops(p, true, &count);
	if (widest_word(all, count) <= p->opt->width)
		return plain;
	eg_part_cut(p, all, count);
	return eg_part_stops(p, false, n);
}

/* Chooses the lines of a part; *stops are those that were chosen from. */
static void choose(eg_part *p, eg_para *para, eg_stop **stops, eg_chosen *out)
{
	size_t n;
	p->divides_last = false;
	*stops = eg_part_stops(p, false, &n);
	note_widths(para, widest_word(*stops, n), *stops, n);
	*stops = cut_words(p, *stops, &n);
	if ((*stops)[n - 1].end - (*stops)[0].start <= p->opt->width) {
		one_line(p->s->scratch, n, out);
		return;
	}
	if (p->opt->balance && balance(p, stops, n, false, out))
		return;
	eg_stop *whole = *stops;
	size_t least = p->opt->balance ? eg_greedy_lines(whole, n, p->opt->width) : n;
	bool narrow = p->opt->width < NARROW * p->runs[0].style.size;
	int64_t good = narrow ? EG_PRICE_LAST_SHORT - 1 : EG_PRICE_RULE - 1;
	const way ragged[] = {{NO_HYPHENS, TIGHT, GOOD_ENOUGH}, {HYPHENS, LOOSE, good},
		{HYPHENS, LOOSER, EG_PRICE_RAG - 1}, {HYPHENS, 0, INT64_MAX}};
	const way justified[] = {{HYPHENS, LOOSE_JUSTIFIED, EG_PRICE_RULE - 1},
		{HYPHENS, MOST_JUSTIFIED, INT64_MAX},
		{HYPHENS_IN_LAST, LOOSE_JUSTIFIED, EG_PRICE_RULE - 1},
		{HYPHENS_IN_LAST, 0, INT64_MAX}};
	if (p->opt->rag == EG_JUSTIFY)
		choose_by(p, stops, n, justified, EG_COUNT(justified), out);
	else
		choose_by(p, stops, n, ragged, EG_COUNT(ragged), out);
	/* a line more may keep the rules of the rag, several are worse than a rule that is broken
	 */
	if (out->count - 1 > least + MORE_LINES && balance(p, &whole, n, true, out))
		*stops = whole;
}

static void add_turn(eg_turns *turns, eg_len width)
{
	uint32_t i = turns->count < EG_MOST_TURNS ? turns->count++ : EG_MOST_TURNS - 1;
	for (; i > 0 && turns->under[i - 1] < width; i--)
		turns->under[i] = turns->under[i - 1];
	turns->under[i] = width;
}

/* The widths under which a slice takes a line more, down to its widest word. */
static void note_turns(eg_turns *turns, const eg_stop *stops, size_t n)
{
	eg_len width = stops[n - 1].end - stops[0].start, word = widest_word(stops, n);
	turns->lines++;
	add_turn(turns, width);
	for (size_t lines = 2; lines < n && lines <= EG_MOST_TURNS && width > word; lines++) {
		width = least_width(stops, n, word, width, lines);
		add_turn(turns, width);
	}
}

/* Where results go: eg_para_set wants lines, eg_para_measure only the widths. */
typedef struct setting {
	eg_arena *arena; /* NULL: widths only */
	eg_setter *s;
	eg_para *para;
	eg_turns *turns; /* NULL: not asked for */
	size_t cap;
} setting;

static eg_line *add_lines(setting *t, size_t n)
{
	eg_para *para = t->para;
	if (para->count + n > t->cap) {
		size_t cap = t->cap * 2 > para->count + n ? t->cap * 2 : para->count + n;
		eg_line *bigger = EG_NEW_N(t->arena, eg_line, cap);
		if (para->count)
			memcpy(bigger, para->lines, para->count * sizeof *bigger);
		para->lines = bigger;
		t->cap = cap;
	}
	eg_line *first = para->lines + para->count;
	para->count += (uint32_t)n;
	return first;
}

/* Sets a slice of a part's atoms that has no forced break inside. */
static void set_slice(setting *t, eg_part *p)
{
	eg_stop *stops;
	size_t n;
	if (!t->arena) {
		stops = eg_part_stops(p, false, &n);
		if (t->turns)
			note_turns(t->turns, stops, n);
		note_widths(t->para, divided(p, stops, n), stops, n);
		return;
	}
	eg_chosen chosen = {0};
	choose(p, t->para, &stops, &chosen);
	eg_part_lines(t->arena, p, stops, &chosen, add_lines(t, chosen.count - 1));
}

/* Sets runs[from..to], in which no run is a forced break. */
static void set_part(setting *t, eg_part *p, size_t from, size_t to)
{
	join_runs(p, from, to);
	p->rtl = eg_part_base(p);
	p->atoms = NULL;
	p->count = p->cap = 0;
	p->bracket_count = 0;
	eg_part_atoms(p);
	eg_atom *atoms = p->atoms;
	size_t count = p->count, at = 0;
	for (size_t i = 0; i < count; i++) {
		if (atoms[i].after != EG_AFTER_MUST_BREAK && i + 1 < count)
			continue;
		p->atoms = atoms + at;
		p->count = i + 1 - at;
		set_slice(t, p);
		p->indent = 0;
		at = i + 1;
	}
}

static void set_all(setting *t, const eg_text_run *runs, size_t count, const eg_para_options *opt)
{
	eg_arena *scratch = t->s->scratch;
	eg_part p = {.s = t->s, .runs = runs, .opt = opt, .indent = opt->indent};
	p.styles = EG_RAW_N(scratch, eg_run_styles, count);
	p.reported = EG_NEW_N(scratch, bool, count);
	for (size_t i = 0; i < count; i++)
		p.styles[i] = (eg_run_styles){UINT32_MAX, UINT32_MAX, UINT32_MAX, NULL};
	for (size_t from = 0, i = 0; i <= count; i++) {
		bool end = i == count, forced = !end && runs[i].forced_break;
		if (!end && !forced)
			continue;
		uint32_t before = t->para->count;
		if (i > from)
			set_part(t, &p, from, i);
		/* a forced break with nothing before it makes an empty line */
		if (forced && t->arena && t->para->count == before)
			(void)add_lines(t, 1);
		if (forced)
			p.indent = 0;
		from = i + 1;
	}
}

eg_para *eg_para_set(eg_arena *a, eg_setter *s, const eg_text_run *runs, size_t count,
	const eg_para_options *opt)
{
	eg_arena_mark mark = eg_arena_save(s->scratch);
	eg_para *para = EG_NEW(a, eg_para);
	setting t = {.arena = a, .s = s, .para = para};
	set_all(&t, runs, count, opt);
	eg_arena_rewind(s->scratch, mark);
	return para;
}

void eg_para_measure(eg_setter *s, const eg_text_run *runs, size_t count,
	const eg_para_options *opt, eg_len *min_width, eg_len *max_width, eg_turns *turns)
{
	eg_arena_mark mark = eg_arena_save(s->scratch);
	eg_para para = {0};
	setting t = {.s = s, .para = &para, .turns = turns};
	if (turns)
		*turns = (eg_turns){0};
	set_all(&t, runs, count, opt);
	*min_width = para.min_width;
	*max_width = para.max_width;
	eg_arena_rewind(s->scratch, mark);
}
