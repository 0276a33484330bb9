/* find.h -- inside content: many words and phrases found in texts in one walk.
 *
 * Input:   phrases, each with a number of the caller's; then texts.
 * Output:  at the beginning of a word, the longest phrase that stands there.
 * Cost:    a look-up a word of the text; a comparison for each phrase that begins with that word.
 * Threads: one. Depends: base.
 */
#ifndef EG_CONTENT_FIND_H
#define EG_CONTENT_FIND_H

#include "base/map.h"

typedef struct eg_phrase eg_phrase;

typedef struct eg_finder {
	eg_arena *arena;
	eg_map first; /* the first word, in small letters -> index into chains */
	eg_phrase **chains;
	size_t cap;
} eg_finder;

void eg_finder_init(eg_finder *f, eg_arena *arena);
/* exact: as it is written, for acronyms; else in any case, and with an s behind it. */
void eg_finder_add(eg_finder *f, eg_str words, bool exact, uint32_t number);
/* Where the next word at or after `at` begins; the text's length when there is none. */
size_t eg_find_word(eg_str text, size_t at);
size_t eg_find_word_end(eg_str text, size_t at);
/* The length of the longest phrase that stands at a word's beginning, and its number; 0: none. Of
 * equal ones the last that was added is taken. */
size_t eg_finder_match(const eg_finder *f, eg_str text, size_t at, uint32_t *number);

#endif
