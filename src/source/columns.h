/* columns.h -- inside source: how many columns of a terminal a character takes.
 *
 * Wide ones take two, marks and format characters none (UAX #11; columns.def). source stands below
 * locale, so it has a table of its own.
 */
#ifndef EG_SOURCE_COLUMNS_H
#define EG_SOURCE_COLUMNS_H

#include "base/str.h"

/* Controls, and marks that would turn the rest of a terminal's line around: shown as U+FFFD. */
bool eg_is_hidden(uint32_t c);
/* Columns of a text whose hidden characters are shown as U+FFFD, and its tabs as blanks. */
size_t eg_columns(eg_str s);
/* The byte at which `columns` columns of s are full; s.n when it has no more than that. */
size_t eg_columns_cut(eg_str s, size_t columns);

#endif
