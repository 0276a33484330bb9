/* A letter: paragraphs in a larger size, a short first sentence set apart (DESIGNBOOK.md 5.4). */
#include "content/maker.h"

#include "locale/locale.h"

#define SHORT_LETTER 120    /* words: fewer are set larger */
#define LONG_OPENING 110    /* letters: a longer first sentence is not set apart */
#define LONG_LEAD    210    /* the same of a lead */
#define WIDE         0x2E80 /* from this character on a letter is as wide as two */
#define SHORT_WORD   4      /* letters: a capitalised one before a point may be an abbreviation */

typedef struct opening {
	eg_str s;
	size_t end; /* of the sentence */
	bool done;
} opening;

/* Without the marks that may close a sentence after its stop. */
static eg_str without_closers(eg_str s)
{
	static const char *const closers[] = {
		"\"", "'", ")", "]", "”", "’", "»", "›", "」", "』", "）"};
	size_t i = 0;
	while (s.n && i < EG_COUNT(closers)) {
		eg_str c = eg_str_of(closers[i]);
		i = eg_str_ends(s, c) ? 0 : i + 1;
		if (i == 0)
			s.n -= c.n;
	}
	return s;
}

/* The stop that the words end with, or nothing. */
static eg_str stop_of(eg_str s)
{
	static const char *const stops[] = {
		".", "!", "?", "。", "！", "？", "｡", "।", "॥", "۔", "؟", "።", "፧", "։", "។", "။"};
	for (size_t i = 0; i < EG_COUNT(stops); i++)
		if (eg_str_ends(s, eg_str_of(stops[i])))
			return eg_str_of(stops[i]);
	return (eg_str){NULL, 0};
}

/* Whether the point at the end may be that of "Dr." or "J." */
static bool is_abbreviated(eg_str s)
{
	if (!eg_str_ends(s, EG_STR(".")))
		return false;
	size_t from = s.n - 1;
	while (from > 0 && s.p[from - 1] != ' ' && s.p[from - 1] != '.')
		from--;
	bool capital = s.p[from] >= 'A' && s.p[from] <= 'Z';
	return capital && s.n - from <= SHORT_WORD;
}

static void take_sentence(void *ctx, size_t from, size_t to)
{
	(void)from;
	opening *o = ctx;
	if (o->done)
		return;
	eg_str so_far = eg_str_trim(eg_str_cut(o->s, 0, to));
	bool stopped = stop_of(without_closers(so_far)).n > 0;
	o->done = stopped && !(to < o->s.n && is_abbreviated(so_far));
	o->end = o->done ? so_far.n : SIZE_MAX;
}

/* Where the first sentence of the words ends, in the manner of their language. */
static size_t sentence_end(eg_maker *k, eg_str s)
{
	opening o = {.s = s, .end = SIZE_MAX};
	eg_sentences *sentences = eg_sentences_open(k->arena, k->lang);
	(void)eg_sentences_each(sentences, s, take_sentence, &o);
	eg_sentences_close(sentences);
	return o.end;
}

static size_t width_of(eg_str s)
{
	size_t n = 0;
	for (size_t at = 0; at < s.n;)
		n += eg_utf8_next(s, &at) >= WIDE ? 2 : 1;
	return n;
}

/* The first sentence, with the marks of notes behind it, as a block of its own; the rest stays, and
 * may be nothing. NULL where the sentence is longer than `most` or goes on in words of another
 * sort. */
static eg_block *part_sentence(eg_maker *k, eg_block *first, size_t most)
{
	if (first->kind != EG_B_TEXT || first->run_count == 0)
		return NULL;
	eg_str s = first->runs[0].text;
	size_t end = sentence_end(k, s);
	if (end == SIZE_MAX || width_of(eg_str_cut(s, 0, end)) > most)
		return NULL;
	uint32_t taken = 1;
	while (end == s.n && taken < first->run_count && (first->runs[taken].style & EG_I_SUP))
		taken++;
	if (end == s.n && taken < first->run_count && first->runs[taken].text.n &&
		first->runs[taken].text.p[0] != ' ')
		return NULL;
	eg_block *b = eg_block_new(k->arena, EG_B_TEXT, first->span);
	b->runs = EG_NEW_N(k->arena, eg_run, taken);
	for (uint32_t i = 0; i < taken; i++)
		b->runs[i] = first->runs[i];
	b->runs->text = eg_str_trim(eg_str_cut(s, 0, end));
	b->run_count = taken;
	while (end < s.n && s.p[end] == ' ')
		end++;
	first->runs[0].text = eg_str_cut(s, end, s.n);
	if (end == s.n) {
		first->runs += taken;
		first->run_count -= taken;
	}
	eg_str *rest = first->run_count ? &first->runs->text : NULL;
	while (rest && rest->n && rest->p[0] == ' ')
		*rest = eg_str_cut(*rest, 1, rest->n);
	return b;
}

/* Puts it before what is there, or in place of the first block, where that has nothing left. */
static void put_first(eg_maker *k, eg_block *b, eg_block *list)
{
	if (list->children[0]->run_count == 0) {
		list->children[0] = b;
		return;
	}
	eg_block rest = *list;
	list->children = NULL;
	list->child_count = list->child_cap = 0;
	eg_block_add(k->arena, list, b);
	eg_block_take(k->arena, list, &rest);
}

static void open_letter(eg_maker *k, eg_block *letter)
{
	eg_block *b =
		letter->child_count ? part_sentence(k, letter->children[0], LONG_OPENING) : NULL;
	if (!b)
		return;
	b->style = EG_S_LETTER_OPENING;
	put_first(k, b, letter);
}

void eg_make_opened(eg_maker *k, const eg_value *value, eg_block *parent)
{
	eg_block text = {0};
	eg_make_prose(k, value, EG_S_BODY, &text);
	eg_block *b = text.child_count ? part_sentence(k, text.children[0], LONG_LEAD) : NULL;
	if (b) {
		b->style = EG_S_LEAD;
		b->yields = text.children[0]->run_count > 0;
		b->goal = text.children[0]->goal;
		put_first(k, b, &text);
	}
	eg_block_take(k->arena, parent, &text);
}

void eg_make_letter(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	eg_block letter = {0};
	eg_make_prose(k, value, EG_S_LETTER, &letter);
	size_t words = eg_words_in_block(&letter);
	for (uint32_t i = 0; i < letter.child_count; i++)
		if (letter.children[i]->style == EG_S_LETTER && words < SHORT_LETTER)
			letter.children[i]->style = EG_S_LETTER_SHORT;
	open_letter(k, &letter);
	eg_block_take(k->arena, parent, &letter);
}
