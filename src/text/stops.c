#include "text/margin.h"
#include "text/setter.h"

#define PRICE_HYPHEN      10000 /* a tenth of the measure */
#define PRICE_SOFT_HYPHEN 5000  /* the author put it there */
#define PRICE_PREPOSITION 600   /* a fortieth */
#define PRICE_ONE_LETTER  60000 /* where the language forbids it */
#define PRICE_INNER                                                                                \
	200000 /* within a phrase of a head: worse than a rag that is against the rules */
#define LEAST_HYPHENATED 6 /* letters of a word that may be divided */

#define MOST_PARTS 64 /* of an address that are looked back at */

#define NO_WORD 2166136261u /* the beginning of FNV-1a */

typedef struct maker {
	eg_part *p;
	eg_stop *stops;
	size_t count, cap;
	eg_len at, gaps;        /* up to here */
	eg_len seen, gaps_seen; /* up to the end of the last word */
	eg_len joints, joint;   /* up to the last atom, and behind it */
	const eg_shaped *last;  /* the atom that ends there, or NULL */
	uint32_t word;
	uint32_t words;
	bool in_word;
	bool hangs; /* justified: signs stand out of the measure */
} maker;

/* Short words that bind to what follows; by the language's first subtag. */
static const struct binding {
	char lang[3];
	const char *words; /* in blanks */
} bindings[] = {
	{"en", " a an the of to in on at by for and or with from as is no "},
	{"de", " der die das ein in im an am zu und mit von bei des dem den "},
	{"fr", " le la les un une de du des en et ou à au aux par sur "},
	{"es", " el la los las un una de del en y o a al por con "},
};

/* Languages whose typography forbids a line that ends in a one-letter word. */
static const char strict[][3] = {"cs", "sk", "pl", "ru", "uk"};

static int32_t price_after(eg_str word, eg_str lang)
{
	if (word.n == 0 || word.n > 4 || (unsigned char)(word.p[word.n - 1] - '!') < 15)
		return 0;
	for (size_t i = 0; word.n <= 2 && i < EG_COUNT(strict); i++)
		if (eg_is_language(lang, strict[i]) && eg_utf8_count(word) == 1)
			return PRICE_ONE_LETTER;
	char framed[8] = " ";
	for (size_t i = 0; i < word.n; i++)
		framed[i + 1] = word.p[i];
	framed[word.n + 1] = ' ';
	for (size_t i = 0; i < EG_COUNT(bindings); i++)
		if (eg_is_language(lang, bindings[i].lang) && strstr(bindings[i].words, framed))
			return PRICE_PREPOSITION;
	return 0;
}

static eg_stop *add_stop(maker *m, size_t atom, uint32_t offset)
{
	m->stops = eg_grow(m->p->s->scratch, m->stops, m->count, &m->cap, sizeof *m->stops);
	eg_stop *s = &m->stops[m->count++];
	*s = (eg_stop){.end = m->seen,
		.start = m->at,
		.gaps_end = m->gaps_seen,
		.gaps_start = m->gaps,
		.joints_end = m->joints,
		.joints_start = m->joints + m->joint,
		.words = m->words,
		.atom = (uint32_t)atom,
		.offset = offset};
	return s;
}

/* The letters of the atom that a line begins with hang out of it, and those it ends with. */
static void hang_start(const maker *m, eg_stop *s, const eg_shaped *w)
{
	if (m->hangs)
		s->start += eg_margin_left(w);
}

static void hang_end(const maker *m, eg_stop *s, const eg_shaped *w)
{
	if (m->hangs && w)
		s->end -= eg_margin_right(w);
}

/* Stands for a word without the signs around it, whatever its case; a part of a word goes on with
 * what stands for those before it. */
static uint32_t sign_of(eg_str word, uint32_t h)
{
	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = (unsigned char)word.p[i];
		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			h = (h ^ c) * 16777619u; /* FNV-1a */
	}
	return h;
}

static bool ends_in_hyphen(eg_str word)
{
	return eg_str_ends(word, EG_STR("-")) || eg_str_ends(word, EG_STR("\xE2\x80\x90"));
}

void eg_word_describe(eg_word *w, eg_str lang)
{
	eg_str text = w->shaped.text;
	w->sign = sign_of(text, NO_WORD);
	w->price = price_after(text, lang);
	w->dashed = ends_in_hyphen(text);
}

const eg_shaped *eg_part_hyphen(eg_part *p, const eg_atom *atom)
{
	return eg_shape_in(p->s->shaper, atom->style, EG_STR("-"));
}

static bool is_ascii_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

eg_str eg_word_core(eg_str word, size_t *from)
{
	size_t start = SIZE_MAX, end = 0;
	for (size_t i = 0; i < word.n;) {
		size_t at = i;
		bool ascii = (unsigned char)word.p[i] < 0x80;
		uint32_t c = eg_utf8_next(word, &i);
		bool letter = ascii ? is_ascii_letter((char)c) : eg_is_letter(c) || eg_is_mark(c);
		if (letter && start != SIZE_MAX && at != end)
			return (eg_str){0};
		if (letter && start == SIZE_MAX)
			start = at;
		if (letter)
			end = i;
		if (c >= '0' && c <= '9')
			return (eg_str){0};
	}
	*from = start;
	return start == SIZE_MAX ? (eg_str){0} : eg_str_cut(word, start, end);
}

/* Whether the atom i begins a sentence, where any word has a capital. */
static bool begins_sentence(const eg_part *p, size_t i)
{
	while (i > 0 && p->atoms[i - 1].space)
		i--;
	if (i == 0)
		return true;
	eg_str before = p->atoms[i - 1].glyphs->text;
	while (before.n && strchr("\"')]", before.p[before.n - 1]))
		before.n--;
	return before.n && strchr(".!?", before.p[before.n - 1]) != NULL;
}

/* Whether a word may be divided as far as its letters tell: long enough, and no capital but the
 * first. Names begin with a capital; in German every noun does, and the first word of a sentence:
 * *capital says that the place decides. */
static bool is_divisible(eg_str core, eg_str lang, bool *capital)
{
	bool nouns = eg_is_language(lang, "de") || eg_is_language(lang, "lb");
	size_t i = 0, n = 0;
	for (; i < core.n; n++) {
		if (!eg_is_upper(eg_utf8_next(core, &i)))
			continue;
		if (n)
			return false;
		*capital = !nouns;
	}
	return n >= LEAST_HYPHENATED;
}

static bool is_sign(const eg_atom *a)
{
	eg_str text = a->glyphs->text;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = eg_utf8_next(text, &i);
		if (eg_is_letter(c) || eg_is_mark(c) || (c >= '0' && c <= '9'))
			return false;
	}
	return true;
}

/* Whether a part of a word is one of an address: it has a stop between letters, an at sign. */
static bool begins_address(eg_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		bool goes_on = i + 1 < text.n && text.p[i + 1] != ' ';
		if (text.p[i] == '@' || text.p[i] == '\\' || (text.p[i] == '.' && i && goes_on) ||
			(text.p[i] == ':' && goes_on))
			return true;
	}
	return false;
}

bool eg_part_in_address(const eg_part *p, size_t i)
{
	size_t least = i > MOST_PARTS ? i - MOST_PARTS : 0;
	for (; i > least && !p->atoms[i - 1].space; i--)
		if (begins_address(p->atoms[i - 1].glyphs->text))
			return true;
	return false;
}

/* The first atom of the word that an atom belongs to. */
static size_t word_start(const eg_part *p, size_t i)
{
	while (i > 0 && !p->atoms[i - 1].space && !p->atoms[i - 1].after)
		i--;
	return i;
}

/* Whether an atom is a whole word between spaces or the part's ends, but for signs beside it: those
 * of another run, such as the stop after a link, are atoms of their own. */
static bool is_whole_word(const eg_part *p, size_t i)
{
	const eg_atom *a = p->atoms;
	if (a[i].space)
		return false;
	for (size_t k = word_start(p, i); k < i; k++)
		if (!is_sign(&a[k]))
			return false;
	for (size_t k = i + 1; k < p->count && !a[k].space; k++)
		if (a[k - 1].after || !is_sign(&a[k]))
			return false;
	return true;
}

static eg_cuts find_cuts(eg_part *p, const eg_atom *a)
{
	eg_setter *s = p->s;
	eg_str text = a->glyphs->text, lang = eg_run_lang(p, a->run);
	size_t from = 0;
	eg_cuts cuts = {0};
	eg_str core = eg_word_core(text, &from);
	if (!core.p || !is_divisible(core, lang, &cuts.capital))
		return cuts;
	eg_divisions d = eg_divide(s->hyphenator, core, lang);
	eg_cut *items = EG_RAW_N(s->arena, eg_cut, d.count);
	cuts.hyphen = d.count ? eg_part_hyphen(p, a) : NULL;
	for (size_t k = 0; k < d.count; k++) {
		size_t at = from + d.at[k];
		eg_len head = eg_shape_in(s->shaper, a->style, eg_str_cut(text, 0, at))->width;
		eg_len tail = eg_shape_in(s->shaper, a->style, eg_str_cut(text, at, text.n))->width;
		items[k] = (eg_cut){(uint32_t)at, head + cuts.hyphen->width, tail};
	}
	cuts.items = items;
	cuts.count = d.count;
	return cuts;
}

/* Each word is asked about once in a pass, wherever it stands. */
static const eg_cuts *cuts_of(eg_part *p, const eg_atom *a)
{
	eg_setter *s = p->s;
	size_t at = eg_shaper_place(s->shaper, a->glyphs);
	if (at >= s->cuts_end) {
		size_t end = 2 * at + 1024;
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers. */
		const eg_cuts **more = EG_NEW_N(s->arena, const eg_cuts *, end);
		if (s->cuts_end)
			memcpy((void *)more, (const void *)s->cuts,
				s->cuts_end * sizeof(eg_cuts *));
		s->cuts = more;
		s->cuts_end = end;
	}
	if (!s->cuts[at]) {
		eg_cuts *cuts = EG_NEW(s->arena, eg_cuts);
		*cuts = find_cuts(p, a);
		s->cuts[at] = cuts;
	}
	return s->cuts[at];
}

/* Adds the stops inside the atom i, which begins at m->at. */
static void add_divisions(maker *m, size_t i)
{
	eg_part *p = m->p;
	const eg_atom *a = &p->atoms[i];
	if (a->glyphs->rtl || a->soft_hyphen || p->runs[a->run].no_hyphens || !is_whole_word(p, i))
		return;
	const eg_cuts *cuts = cuts_of(p, a);
	if (cuts->count == 0 || (cuts->capital && !begins_sentence(p, i)) ||
		eg_part_in_address(p, i))
		return;
	for (size_t k = 0; k < cuts->count; k++) {
		const eg_cut *cut = &cuts->items[k];
		eg_stop *s = add_stop(m, i, cut->at);
		s->end = m->at + a->before + cut->head;
		s->start = m->at + a->before + a->glyphs->width - cut->tail;
		s->gaps_end = s->gaps_start = m->gaps;
		s->joints_end = s->joints_start = m->joints + m->joint;
		s->hyphen = s->dashed = true;
		s->penalty = PRICE_HYPHEN;
		hang_end(m, s, cuts->hyphen);
		s->word = 0;
		s->words = m->words + 1;
	}
}

static void pass_atom(maker *m, size_t i)
{
	const eg_atom *a = &m->p->atoms[i];
	m->at += a->before + a->glyphs->width;
	m->joints += m->joint;
	m->joint = eg_joint_room(a);
	if (a->space) {
		m->gaps += m->words ? a->glyphs->width : 0;
		m->in_word = false;
		return;
	}
	m->seen = m->at;
	m->gaps_seen = m->gaps;
	m->words += !m->in_word;
	m->word = m->in_word ? sign_of(a->glyphs->text, m->word) : eg_word_of(a->glyphs)->sign;
	m->in_word = true;
	m->last = a->glyphs;
}

static void add_stop_after(maker *m, size_t i, size_t last_word)
{
	eg_part *p = m->p;
	const eg_atom *w = &p->atoms[last_word];
	eg_stop *s = add_stop(m, i + 1, 0);
	if (w->soft_hyphen && last_word == i) {
		const eg_shaped *hyphen = eg_part_hyphen(p, w);
		s->end += hyphen->width;
		hang_end(m, s, hyphen);
		s->hyphen = s->dashed = true;
		s->penalty = PRICE_SOFT_HYPHEN;
	} else {
		s->dashed = eg_word_of(w->glyphs)->dashed;
		hang_end(m, s, m->last);
		s->word = m->word == NO_WORD ? 0 : m->word;
		if (p->atoms[i].space)
			s->penalty = eg_word_of(w->glyphs)->price;
		s->compound = p->atoms[i].inner || (s->dashed && !p->atoms[i].space);
		s->penalty += p->atoms[i].inner ? PRICE_INNER : 0;
	}
	if (i + 1 < p->count && !p->atoms[i + 1].space)
		hang_start(m, s, p->atoms[i + 1].glyphs);
}

/* The last atom of the last word of a part; that word is not divided. */
static size_t last_word_of(const eg_part *p)
{
	size_t i = p->count;
	while (i > 0 && p->atoms[i - 1].space)
		i--;
	return i ? i - 1 : 0;
}

eg_stop *eg_part_stops(eg_part *p, bool hyphens, size_t *count)
{
	maker m = {.p = p, .hangs = p->opt->rag == EG_JUSTIFY && !p->rtl};
	size_t i = 0, last = last_word_of(p), undivided = word_start(p, last), word = 0;
	m.cap = (hyphens ? p->count : p->count / 2) + 8;
	m.stops = EG_RAW_N(p->s->scratch, eg_stop, m.cap);
	while (i < p->count && p->atoms[i].space)
		pass_atom(&m, i++);
	m.seen = m.at;
	(void)add_stop(&m, i, 0);
	m.stops[0].start -= p->indent;
	if (i < p->count && !p->indent)
		hang_start(&m, m.stops, p->atoms[i].glyphs);
	for (; i <= last && p->count; i++) {
		if (hyphens && (i < undivided || p->divides_last))
			add_divisions(&m, i);
		pass_atom(&m, i);
		if (!p->atoms[i].space)
			word = i;
		if (p->atoms[i].after && i < last)
			add_stop_after(&m, i, word);
	}
	eg_stop *end = add_stop(&m, p->count, 0);
	end->word = m.word == NO_WORD ? 0 : m.word;
	hang_end(&m, end, m.last);
	*count = m.count;
	return m.stops;
}
