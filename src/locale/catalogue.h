/* catalogue.h -- the words that the program prints to readers of documents, by language.
 *
 * A message is called by its English text, as in gettext: sentences of the standard documents with
 * their {{names}}, words of statuses and kinds, and phrases of queries with {1}, {2} for what is
 * put in. Rows stand in catalogue_*.def, each with all languages, so that none can lack one.
 * Threads: any; the index is made once, under a lock.
 */
#ifndef EG_LOCALE_CATALOGUE_H
#define EG_LOCALE_CATALOGUE_H

#include "base/arena.h"

/* Whether the catalogue has words of the language of a BCP 47 tag: "de" serves "de-CH". English is
 * one of them. */
bool eg_catalogue_speaks(eg_str lang);
/* Whether it has words of that language other than English ones. */
bool eg_catalogue_translates(eg_str lang);
/* The message in that language; the text itself where the language is English or has no words;
 * {NULL} when the language has words and this message is not among them. */
eg_str eg_catalogue_find(eg_str lang, eg_str english);
/* Whether there is such a message. */
bool eg_catalogue_has(eg_str english);
/* The same, never {NULL}: what is not among the messages comes back as it is. A list by "; " is
 * taken item by item. */
eg_str eg_catalogue_words(eg_arena *a, eg_str lang, eg_str english);
/* Whether the words of the language take the form for one thing with the number n: with French and
 * Portuguese 0 does. A language without words is asked for its English. */
bool eg_catalogue_is_one(eg_str lang, int64_t n);
/* The text with args[0] for {1} and so on; what has no argument stays as it is. */
eg_str eg_phrase(eg_arena *a, eg_str text, const eg_str *args, size_t count);

#endif
