/* speak.h -- the words of a workbook in the language of its strategy.
 *
 * What readers see is said by the catalogue: titles, heads, meanings, words of statuses and kinds.
 * What machines read stays as it is in every language: names of tables and lists, ids, fields.
 * A word that means different things in different fields is looked for as "agreement.kind: data"
 * first.
 *
 * Errors:  never fails: what has no words in the language comes back in English.
 * Threads: any.
 * Depends: base, locale.
 */
#ifndef EG_ROSTER_SPEAK_H
#define EG_ROSTER_SPEAK_H

#include "base/buf.h"
#include "roster/workbook.h"

/* A text of the program; English where the language has none. */
eg_str eg_say(eg_str lang, eg_str english);
/* The same with {1}, {2} filled in. */
eg_str eg_say_with(eg_arena *a, eg_str lang, const char *english, const eg_str *args, size_t count);
/* "first: second", with the space before the colon that French wants. */
eg_str eg_say_of(eg_arena *a, eg_str lang, eg_str first, eg_str second);
/* The form for the number n, which is {1}, of two. */
eg_str eg_say_count(eg_arena *a, eg_str lang, const char *one, const char *many, size_t n);
/* The same of a sentence that tells what a column means: what it has between backquotes is said for
 * itself, and a sentence that the language lacks is marked as English. */
eg_str eg_say_meaning(eg_arena *a, eg_str lang, eg_str english);
/* A sheet is called: a title has 31 characters at most, so some have words of their own. */
eg_str eg_say_title(eg_str lang, eg_str english);
/* The head of a column, which may mean another thing than the same word in a document. */
eg_str eg_say_head(eg_str lang, eg_str english);
/* The head of a column that only its key names, in English "Lead name": made of the words of its
 * parts where the language has none for the whole. */
eg_str eg_say_key(eg_arena *a, eg_str lang, eg_str english);
/* A word of a field ("partner.kind"; or empty). */
eg_str eg_say_word(eg_str lang, eg_str from, eg_str word);
/* Words of a field by ", ". */
eg_str eg_say_words(eg_arena *a, eg_str lang, eg_str from, eg_str words);
/* Whether the program's words are others in that language than in English. */
bool eg_says_otherwise(eg_str lang);
/* Whether cells of the column may hold words of the program. */
bool eg_column_speaks(const eg_xcolumn *c);
/* What a cell of a column that speaks shows; a list is said item by item, a remark in brackets for
 * itself. Lies in `scratch`, which is emptied, or is one of the catalogue's. */
eg_str eg_column_said(eg_buf *scratch, eg_str lang, const eg_xcolumn *c, eg_str cell);

#endif
