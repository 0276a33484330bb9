/* sqltext.h -- inside dataset: the names that stand in an SQL text.
 *
 * Strings, numbers and comments are passed over; a quoted name ("x", `x`, [x]) is a name.
 * Source: the lexical rules of SQLite.
 */
#ifndef EG_DATASET_SQLTEXT_H
#define EG_DATASET_SQLTEXT_H

#include "base/str.h"

/* The next name at or after *at, which is moved past it: the word lies in sql without its quotes.
 */
bool eg_sql_word(eg_str sql, size_t *at, eg_str *word);
/* Whether the name stands in the text, in any case of letters. */
bool eg_sql_mentions(eg_str sql, eg_str name);
/* The end of the word, quoted text, comment or sign that begins at `at`. */
size_t eg_sql_token_end(eg_str sql, size_t at);
/* The next word, quoted text (with its quotes) or sign at or after *at, which is moved past it. */
bool eg_sql_token(eg_str sql, size_t *at, eg_str *token);
/* A name without its quotes, where it has any; empty ones stay. */
eg_str eg_sql_bare(eg_str name);
/* Where the first parameter of this name stands, with its sign (:name, @name, $name, ?1); the name
 * of a bare ? is empty. */
bool eg_sql_parameter(eg_str sql, eg_str name, size_t *from, size_t *to);
/* Whether a column of this name, and of this table or one that the text does not tell, is compared
 * with something by which an index can find it (=, <, IN, IS, ...; not <> or IS NOT). */
bool eg_sql_compares(eg_str sql, eg_str table, eg_str column);

#endif
