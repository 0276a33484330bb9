#include "content/find.h"

#define LONGEST 64 /* bytes of a first word that are compared by the map */

struct eg_phrase {
	eg_phrase *next; /* that begins with the same word */
	eg_str words;
	bool exact;
	uint32_t number;
};

static bool is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       c == '&' || (unsigned char)c >= 0x80;
}

size_t eg_find_word(eg_str text, size_t at)
{
	while (at < text.n && !is_word_byte(text.p[at]))
		at++;
	return at;
}

size_t eg_find_word_end(eg_str text, size_t at)
{
	while (at < text.n && is_word_byte(text.p[at]))
		at++;
	return at;
}

static char small(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static eg_str small_word(char *buffer, eg_str s)
{
	size_t n = s.n < LONGEST ? s.n : LONGEST;
	for (size_t i = 0; i < n; i++)
		buffer[i] = small(s.p[i]);
	return (eg_str){buffer, n};
}

static bool same_letters(eg_str a, const char *b)
{
	for (size_t i = 0; i < a.n; i++)
		if (small(a.p[i]) != small(b[i]))
			return false;
	return true;
}

void eg_finder_init(eg_finder *f, eg_arena *arena)
{
	*f = (eg_finder){.arena = arena};
	eg_map_init(&f->first, arena);
}

void eg_finder_add(eg_finder *f, eg_str words, bool exact, uint32_t number)
{
	char buffer[LONGEST];
	size_t from = eg_find_word(words, 0), end = eg_find_word_end(words, from);
	bool is_new = true;
	if (end == from)
		return;
	words = eg_str_cut(words, from, words.n);
	eg_str word = small_word(buffer, eg_str_cut(words, 0, end - from));
	uint32_t at = eg_map_add(
		&f->first, eg_str_copy(f->arena, word), (uint32_t)f->first.count, &is_new);
	if (is_new) {
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers. */
		f->chains = eg_grow(f->arena, f->chains, at, &f->cap, sizeof *f->chains);
		f->chains[at] = NULL;
	}
	eg_phrase *p = EG_NEW(f->arena, eg_phrase);
	*p = (eg_phrase){f->chains[at], words, exact, number};
	f->chains[at] = p;
}

/* Bytes of s from `at` on that are the phrase, or 0. */
static size_t length_at(const eg_phrase *p, eg_str s, size_t at)
{
	size_t end = at + p->words.n;
	if (end > s.n)
		return 0;
	bool same = p->exact ? memcmp(s.p + at, p->words.p, p->words.n) == 0
			     : same_letters(p->words, s.p + at);
	if (!same)
		return 0;
	if (!p->exact && end < s.n && s.p[end] == 's')
		end++;
	return end == s.n || !is_word_byte(s.p[end]) ? end - at : 0;
}

/* The phrases that begin with this word, or with it but for an s at its end. */
static const eg_phrase *chain_of(const eg_finder *f, eg_str word)
{
	char buffer[LONGEST];
	word = small_word(buffer, word);
	uint32_t chain = eg_map_find(&f->first, word);
	if (chain == EG_MAP_NONE && word.n > 1 && word.p[word.n - 1] == 's')
		chain = eg_map_find(&f->first, eg_str_cut(word, 0, word.n - 1));
	return chain == EG_MAP_NONE ? NULL : f->chains[chain];
}

size_t eg_finder_match(const eg_finder *f, eg_str text, size_t at, uint32_t *number)
{
	size_t best = 0;
	eg_str word = eg_str_cut(text, at, eg_find_word_end(text, at));
	for (const eg_phrase *p = chain_of(f, word); p; p = p->next) {
		size_t n = length_at(p, text, at);
		if (n <= best)
			continue;
		best = n;
		*number = p->number;
	}
	return best;
}
