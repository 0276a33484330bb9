#include "content/find.h"

#include "locale/locale.h"

#define LONGEST 64 /* bytes of a first word that are compared by the map */
#define KEY     3  /* letters that a stem is looked up by */
#define ENDING  4  /* letters that a form may have more than the word */

struct eg_phrase {
	eg_phrase *next; /* that begins with the same word */
	eg_str words;
	enum eg_find_how how;
	uint32_t number;
};

/* -- words -- */

static bool is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       c == '&';
}

/* Whether a character of a word begins at `at`; *end = where it ends. */
static bool word_at(eg_str text, size_t at, size_t *end)
{
	*end = at + 1;
	if ((unsigned char)text.p[at] < 0x80)
		return is_word_byte(text.p[at]);
	*end = at;
	return eg_in_word(eg_utf8_next(text, end));
}

static bool is_unspaced(eg_str text, size_t at)
{
	return (unsigned char)text.p[at] >= 0x80 && eg_is_unspaced(eg_utf8_next(text, &at));
}

size_t eg_find_word(eg_str text, size_t at)
{
	size_t end = at;
	while (at < text.n && !word_at(text, at, &end))
		at = end;
	return at;
}

size_t eg_find_word_end(eg_str text, size_t at)
{
	size_t end = at;
	if (at < text.n && is_unspaced(text, at))
		return eg_grapheme_end(text, at);
	while (at < text.n && word_at(text, at, &end) && !is_unspaced(text, at))
		at = end;
	return at;
}

static uint32_t small_at(eg_str s, size_t *at)
{
	unsigned char c = (unsigned char)s.p[*at];
	if (c >= 0x80)
		return eg_fold(eg_utf8_next(s, at));
	++*at;
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* At most `letters` of them. */
static eg_str small_word(char *buffer, eg_str s, size_t letters)
{
	size_t n = 0;
	for (size_t at = 0; at < s.n && letters && n + 4 <= LONGEST; letters--)
		n += eg_utf8_put(buffer + n, small_at(s, &at));
	return (eg_str){buffer, n};
}

/* Without the Arabic article, and the letter that may stand before it. */
static eg_str without_article(eg_str word)
{
	static const char *const articles[] = {"وال", "بال", "كال", "فال", "ال", "لل"};
	if (!word.n || (unsigned char)word.p[0] < 0xD8 || (unsigned char)word.p[0] > 0xDB)
		return word;
	for (size_t i = 0; i < EG_COUNT(articles); i++) {
		eg_str a = eg_str_of(articles[i]);
		if (eg_str_starts(word, a) && word.n > a.n + 2)
			return eg_str_cut(word, a.n, word.n);
	}
	return word;
}

/* -- the finder -- */

enum eg_find_how eg_find_how_in(eg_str lang)
{
	return eg_is_language(lang, "en") ? EG_FIND_WORD : EG_FIND_STEM;
}

void eg_finder_init(eg_finder *f, eg_arena *arena)
{
	*f = (eg_finder){.arena = arena};
	eg_map_init(&f->first, arena);
}

/* What a phrase whose first word this is, or that a text's word may begin, is looked up by. A
 * stem's beginning is marked, so that it is no word. */
static eg_str key_of(char *buffer, eg_str word, enum eg_find_how how)
{
	if (how != EG_FIND_STEM)
		return small_word(buffer, word, LONGEST);
	eg_str key = small_word(buffer + 1, without_article(word), KEY);
	buffer[0] = ' ';
	return (eg_str){buffer, key.n + 1};
}

void eg_finder_add(eg_finder *f, eg_str words, enum eg_find_how how, uint32_t number)
{
	char buffer[LONGEST + 1];
	size_t from = eg_find_word(words, 0), end = eg_find_word_end(words, from);
	bool is_new = true;
	if (end == from)
		return;
	words = eg_str_cut(words, from, words.n);
	eg_str key = key_of(buffer, eg_str_cut(words, 0, end - from), how);
	uint32_t at = eg_map_add(
		&f->first, eg_str_copy(f->arena, key), (uint32_t)f->first.count, &is_new);
	if (is_new) {
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers. */
		f->chains = eg_grow(f->arena, f->chains, at, &f->cap, sizeof *f->chains);
		f->chains[at] = NULL;
	}
	f->stems = f->stems || how == EG_FIND_STEM;
	eg_phrase *p = EG_NEW(f->arena, eg_phrase);
	*p = (eg_phrase){f->chains[at], words, how, number};
	f->chains[at] = p;
}

/* Where the phrase ends in s when it stands there letter by letter; `at` when it does not. */
static size_t end_of_same(eg_str words, eg_str s, size_t at)
{
	size_t end = at, from = 0;
	while (from < words.n)
		if (end == s.n || small_at(words, &from) != small_at(s, &end))
			return at;
	return end;
}

/* Whether one is a form of the other: they begin alike but for an ending. */
static bool is_form(eg_str form, eg_str word)
{
	form = without_article(form);
	word = without_article(word);
	size_t letters = 0, same = 0, a = 0, b = 0, more = 0;
	for (size_t at = 0; at < word.n; letters++)
		(void)eg_utf8_next(word, &at);
	while (a < form.n && b < word.n && small_at(form, &a) == small_at(word, &b))
		same++;
	for (size_t at = 0; at < form.n; more++)
		(void)eg_utf8_next(form, &at);
	size_t ending = letters <= KEY ? 0 : letters <= 5 ? 1 : letters <= 8 ? 2 : 3;
	return same + ending >= letters && more <= letters + ENDING;
}

/* Where the phrase ends in s when forms of its words stand there; `at` when they do not. */
static size_t end_of_forms(eg_str words, eg_str s, size_t at)
{
	size_t end = at;
	for (size_t from = 0, begin = at; from < words.n;) {
		size_t word = eg_find_word_end(words, from);
		end = eg_find_word_end(s, begin);
		if (end == begin ||
			!is_form(eg_str_cut(s, begin, end), eg_str_cut(words, from, word)))
			return at;
		from = eg_find_word(words, word);
		begin = eg_find_word(s, end);
	}
	return end;
}

/* Bytes of s from `at` on that are the phrase, or 0. */
static size_t length_at(const eg_phrase *p, eg_str s, size_t at)
{
	size_t end, after;
	if (p->how == EG_FIND_STEM)
		return end_of_forms(p->words, s, at) - at;
	if (p->how == EG_FIND_EXACT)
		end = eg_str_starts(eg_str_cut(s, at, s.n), p->words) ? at + p->words.n : at;
	else
		end = end_of_same(p->words, s, at);
	if (end == at)
		return 0;
	if (p->how == EG_FIND_WORD && end < s.n && s.p[end] == 's')
		end++;
	bool whole = end == s.n || !word_at(s, end, &after) || is_unspaced(s, end);
	return whole || is_unspaced(s, at) ? end - at : 0;
}

static const eg_phrase *chain_of(const eg_finder *f, eg_str key)
{
	uint32_t chain = eg_map_find(&f->first, key);
	return chain == EG_MAP_NONE ? NULL : f->chains[chain];
}

/* The phrases that begin with this word, or with it but for an s at its end. */
static const eg_phrase *same_words(const eg_finder *f, eg_str word)
{
	char buffer[LONGEST + 1];
	word = key_of(buffer, word, EG_FIND_WORD);
	const eg_phrase *p = chain_of(f, word);
	if (!p && word.n > 1 && word.p[word.n - 1] == 's')
		p = chain_of(f, eg_str_cut(word, 0, word.n - 1));
	return p;
}

static void take_longest(const eg_phrase *p, eg_str text, size_t at, size_t *best, uint32_t *number)
{
	for (; p; p = p->next) {
		size_t n = length_at(p, text, at);
		if (n <= *best)
			continue;
		*best = n;
		*number = p->number;
	}
}

size_t eg_finder_match(const eg_finder *f, eg_str text, size_t at, uint32_t *number)
{
	size_t best = 0;
	char buffer[LONGEST + 1];
	eg_str word = eg_str_cut(text, at, eg_find_word_end(text, at));
	take_longest(same_words(f, word), text, at, &best, number);
	if (f->stems)
		take_longest(
			chain_of(f, key_of(buffer, word, EG_FIND_STEM)), text, at, &best, number);
	return best;
}
