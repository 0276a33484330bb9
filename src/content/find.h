/* find.h -- inside content: many words and phrases found in texts in one walk.
 *
 * Input:   phrases, each with a number of the caller's; then texts.
 * Output:  at the beginning of a word, the longest phrase that stands there. In scripts without
 *          blanks between words (Chinese, Japanese, Thai) each character begins one.
 * Cost:    a look-up a word of the text; a comparison for each phrase that begins with that word.
 * Threads: one. Depends: base, locale.
 */
#ifndef EG_CONTENT_FIND_H
#define EG_CONTENT_FIND_H

#include "base/map.h"

typedef struct eg_phrase eg_phrase;

/* How a phrase may stand in a text. */
enum eg_find_how {
	EG_FIND_EXACT, /* as it is written, for acronyms */
	EG_FIND_WORD,  /* in any case, and with an s behind it */
	EG_FIND_STEM   /* with other endings, as most languages have them: "zlewni" for "zlewnia",
			  and behind an Arabic article */
};

typedef struct eg_finder {
	eg_arena *arena;
	eg_map first; /* the first word in small letters, or a stem's beginning -> index into chains
		       */
	eg_phrase **chains;
	size_t cap;
	bool stems; /* there are some */
} eg_finder;

/* How words of a language stand in its texts: English ones take an s, those of other languages have
 * forms that nobody can list. */
enum eg_find_how eg_find_how_in(eg_str lang);
void eg_finder_init(eg_finder *f, eg_arena *arena);
void eg_finder_add(eg_finder *f, eg_str words, enum eg_find_how how, uint32_t number);
/* Where the next word at or after `at` begins; the text's length when there is none. */
size_t eg_find_word(eg_str text, size_t at);
size_t eg_find_word_end(eg_str text, size_t at);
/* The length of the longest phrase that stands at a word's beginning, and its number; 0: none. Of
 * equal ones the last that was added is taken. */
size_t eg_finder_match(const eg_finder *f, eg_str text, size_t at, uint32_t *number);

#endif
