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
/* Whether a column of this name is compared with something (=, <, IN, IS, ...) in the text. */
bool eg_sql_compares(eg_str sql, eg_str column);

#endif
