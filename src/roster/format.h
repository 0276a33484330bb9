/* format.h -- inside roster: whether a number format of the spec can stand in a workbook. */
#ifndef EG_ROSTER_FORMAT_H
#define EG_ROSTER_FORMAT_H

#include "base/str.h"

/* NULL when spreadsheet programs read the format, else what is wrong with it in words. Taken are
 * digits' places (0 # ?), point, comma, per cent, the letters of dates (y m d h s), a few signs,
 * words in double quotes, a sign behind a backslash, and at most four sections between
 * semicolons. Source: ECMA-376 part 1, 18.8.31. */
const char *eg_format_fault(eg_str s);

#endif
