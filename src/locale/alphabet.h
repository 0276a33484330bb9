/* alphabet.h -- the letters of a language that the entries of a list stand under.
 *
 * Input:   a language; then words.
 * Output:  a letter for each: "Ł" in Polish, "م" in Arabic, "15畫" for fifteen strokes in Taiwan.
 * Source:  CLDR's exemplar characters for indexes, and its collations.
 * Threads: one. Depends: base, ICU.
 */
#ifndef EG_LOCALE_ALPHABET_H
#define EG_LOCALE_ALPHABET_H

#include "base/arena.h"

typedef struct eg_alphabet eg_alphabet;

/* lang: BCP 47. Labels live in the arena; give the rest back with eg_alphabet_close. */
eg_alphabet *eg_alphabet_open(eg_arena *a, eg_str lang);
/* The last letter that is not sorted behind the words, in capitals; the words' own first one where
 * they are of another script; empty where they begin with a digit or a mark. */
eg_str eg_alphabet_letter(const eg_alphabet *alphabet, eg_str words);
void eg_alphabet_close(eg_alphabet *alphabet);

#endif
