/* What stands by itself in the order of a paragraph (UAX 9, 2.4.2 and HL3):
 *
 *   - runs that are to, such as a number and the title behind it;
 *   - words in another language than the paragraph's: a number after an Arabic name belongs to the
 *     English sentence;
 *   - sentences without a letter of the paragraph's direction: their full stop stands at their end,
 *     not at the paragraph's;
 *   - telephone numbers, whose groups go from left to right in any text.
 *
 * Stretches are in order and apart; what a longer one holds is part of it. */
#include "text/setter.h"

#define LEAST_DIGITS 7 /* of a telephone number */
#define TITLE        3 /* letters of an abbreviation that begins with a capital: Mr., Mrs. */

typedef struct list {
	eg_part *p;
	eg_stretch_of_text *items;
	size_t count, cap;
} list;

/* Adds a stretch that begins behind all others, or right where the last one ends. */
static void add(list *l, uint32_t from, uint32_t to)
{
	if (from >= to)
		return;
	l->items = eg_grow(l->p->s->scratch, l->items, l->count, &l->cap, sizeof *l->items);
	l->items[l->count++] = (eg_stretch_of_text){from, to};
}

static bool is_among(uint32_t c, const char *signs)
{
	return c && c < 0x80 && strchr(signs, (int)c) != NULL;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* -- directions -- */

enum { LEFT_TO_RIGHT = 1, RIGHT_TO_LEFT = 2 };

/* The directions that the letters of a text have. */
static unsigned directions_of(eg_str s)
{
	unsigned found = 0;
	for (size_t i = 0; i < s.n && found != (LEFT_TO_RIGHT | RIGHT_TO_LEFT);) {
		size_t at = i;
		uint32_t c = eg_utf8_next(s, &i);
		if (eg_is_letter(c))
			found |= eg_has_rtl(eg_str_cut(s, at, i)) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
	}
	return found;
}

/* The text of the runs i.. of a part that do not stand apart from one another; *i is then behind
 * it. Absent: they stand apart from all. */
static eg_str next_words(const eg_part *p, size_t *i)
{
	uint32_t from = *i ? p->spans[*i - 1].to : 0;
	bool apart = p->runs[p->spans[*i].run].apart != 0;
	while (*i < p->span_count && (p->runs[p->spans[*i].run].apart != 0) == apart)
		++*i;
	return apart ? (eg_str){NULL, 0} : eg_str_cut(p->text, from, p->spans[*i - 1].to);
}

static unsigned first_direction(eg_str text)
{
	for (size_t i = 0; i < text.n;) {
		size_t at = i;
		uint32_t c = eg_utf8_next(text, &i);
		if (eg_is_letter(c))
			return eg_has_rtl(eg_str_cut(text, at, i)) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
	}
	return 0;
}

bool eg_part_base(const eg_part *p)
{
	unsigned first = 0, all = 0;
	if (!p->opt->auto_direction || (!p->opt->rtl && !eg_has_rtl(p->text)))
		return p->opt->rtl;
	for (size_t i = 0; i < p->span_count;) {
		eg_str words = next_words(p, &i);
		first = first ? first : first_direction(words);
		all |= directions_of(words);
	}
	return p->opt->rtl ? all != LEFT_TO_RIGHT : first == RIGHT_TO_LEFT;
}

/* -- runs -- */

/* Signs before the words of a run that end what stands before it, and spaces, are not the run's. */
static uint32_t without_stops(eg_str text, uint32_t from, uint32_t to)
{
	while (from < to && is_among((unsigned char)text.p[from], ".,;:!?)] "))
		from++;
	return from;
}

/* Nor are the spaces behind them: they keep a number that follows apart from what stands by itself.
 */
static uint32_t without_spaces(eg_str text, uint32_t from, uint32_t to)
{
	eg_str s = eg_str_cut(text, from, to);
	for (size_t before = s.n + 1; s.n < before;) {
		before = s.n;
		if (eg_str_ends(s, EG_STR(" ")))
			s.n--;
		else if (eg_str_ends(s, EG_STR("\xC2\xA0")))
			s.n -= 2;
	}
	return from + (uint32_t)s.n;
}

static bool stands_by_itself(const eg_part *p, const eg_text_run *run)
{
	return run->apart || (run->lang.n && !eg_str_eq(run->lang, p->opt->lang));
}

static bool go_together(const eg_text_run *a, const eg_text_run *b)
{
	return a->apart == b->apart && (a->apart || eg_str_eq(a->lang, b->lang));
}

static void add_runs(list *l)
{
	const eg_part *p = l->p;
	uint32_t from = 0;
	for (size_t i = 0; i < p->span_count;) {
		const eg_text_run *run = &p->runs[p->spans[i].run];
		uint32_t to = p->spans[i].to;
		for (i++; i < p->span_count && go_together(run, &p->runs[p->spans[i].run]); i++)
			to = p->spans[i].to;
		if (stands_by_itself(p, run))
			add(l, without_stops(p->text, from, to), without_spaces(p->text, from, to));
		from = to;
	}
}

/* -- sentences -- */

static bool ends_sentence(uint32_t c)
{
	return is_among(c, ".!?") || c == 0x2026 || c == 0x61F || c == 0x6D4 || c == 0x3002;
}

static bool closes(uint32_t c)
{
	return is_among(c, "\"')]") || c == 0x2019 || c == 0x201D || c == 0xBB;
}

/* Whether the full stop at `at` ends an abbreviation: Mr., e.g., of letters alone. */
static bool is_abbreviation(eg_str text, size_t at)
{
	size_t from = at;
	bool stops = false;
	while (from > 0 && ((text.p[from - 1] | 0x20) >= 'a' && (text.p[from - 1] | 0x20) <= 'z'))
		from--;
	stops = from > 0 && text.p[from - 1] == '.';
	bool capital = from < at && text.p[from] >= 'A' && text.p[from] <= 'Z';
	bool small = at > from + 1 && text.p[at - 1] >= 'a' && text.p[at - 1] <= 'z';
	return stops || at - from == 1 || (capital && small && at - from <= TITLE);
}

/* Where the sentence that begins at `from` ends, with the spaces behind it. */
static size_t sentence_end(eg_str text, size_t from)
{
	for (size_t i = from; i < text.n;) {
		size_t at = i;
		uint32_t c = eg_utf8_next(text, &i);
		if (c == '\n')
			return i;
		if (!ends_sentence(c) || (c == '.' && is_abbreviation(text, at)))
			continue;
		size_t next = i;
		while (i < text.n && (closes(c = eg_utf8_next(text, &next)) || ends_sentence(c)))
			i = next;
		if (i < text.n && text.p[i] != ' ')
			continue;
		while (i < text.n && text.p[i] == ' ')
			i++;
		return i;
	}
	return text.n;
}

/* Neighbours of the other direction stand by themselves together. */
static void add_sentences(list *l)
{
	eg_str text = l->p->text;
	unsigned other = l->p->rtl ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
	size_t from = 0, begun = SIZE_MAX, ended = 0;
	while (from < text.n) {
		size_t to = sentence_end(text, from), seen = to;
		while (seen > from && text.p[seen - 1] == ' ')
			seen--;
		bool is_other = directions_of(eg_str_cut(text, from, to)) == other;
		if (!is_other && begun != SIZE_MAX)
			add(l, (uint32_t)begun, (uint32_t)ended);
		begun = !is_other ? SIZE_MAX : begun == SIZE_MAX ? from : begun;
		ended = seen;
		from = to;
	}
	if (begun != SIZE_MAX)
		add(l, (uint32_t)begun, (uint32_t)ended);
}

/* -- telephone numbers -- */

/* The end of an international number that begins with the plus at `from`, or `from`. */
static size_t number_end(eg_str text, size_t from)
{
	size_t digits = 0, end = from;
	for (size_t i = from + 1; i < text.n; i++) {
		if (is_digit(text.p[i])) {
			digits++;
			end = i + 1;
		} else if (!is_among((unsigned char)text.p[i], " -()./")) {
			break;
		}
	}
	return digits >= LEAST_DIGITS ? end : from;
}

static void add_numbers(list *l)
{
	eg_str text = l->p->text;
	for (size_t i = eg_str_find(text, EG_STR("+"), 0); i != SIZE_MAX;
		i = eg_str_find(text, EG_STR("+"), i + 1))
		add(l, (uint32_t)i, (uint32_t)number_end(text, i));
}

/* -- together -- */

/* Takes in the stretches of `more` that do not cross one of those that are there; one that holds
 * some of them takes their place. */
static void merge(list *l, const list *more)
{
	list out = {.p = l->p};
	size_t i = 0, k = 0;
	while (i < l->count && k < more->count) {
		const eg_stretch_of_text *a = &l->items[i], *b = &more->items[k];
		if (a->to <= b->from) {
			add(&out, a->from, a->to);
			i++;
		} else if (b->to <= a->from) {
			add(&out, b->from, b->to);
			k++;
		} else if (b->from <= a->from && a->to <= b->to) {
			i++;
		} else {
			k++;
		}
	}
	for (; i < l->count; i++)
		add(&out, l->items[i].from, l->items[i].to);
	for (; k < more->count; k++)
		add(&out, more->items[k].from, more->items[k].to);
	*l = out;
}

eg_stretch_of_text *eg_part_isolates(eg_part *p, size_t *count)
{
	list all = {.p = p}, sentences = {.p = p}, numbers = {.p = p};
	*count = 0;
	if (!p->rtl && !eg_has_rtl(p->text))
		return NULL;
	add_runs(&all);
	/* a number and its title are one sentence to the eye only */
	if (!p->span_count || !p->runs[p->spans[0].run].apart)
		add_sentences(&sentences);
	merge(&all, &sentences);
	add_numbers(&numbers);
	merge(&all, &numbers);
	*count = all.count;
	return all.items;
}
