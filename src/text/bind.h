/* bind.h -- which two words may not be parted by a line's end. Private to this folder.
 *
 * Number and unit, "Goal 2", "page 38", "June 30", "FY 2026", an initial and the name after it
 * (DESIGNBOOK.md 2). Tables by language; a language without a row has the international units only.
 */
#ifndef EG_TEXT_BIND_H
#define EG_TEXT_BIND_H

#include "base/str.h"

/* before and after are words with the signs around them, as they stand on the two sides of a
 * single space. */
bool eg_binds(eg_str before, eg_str after, eg_str lang);

#endif
