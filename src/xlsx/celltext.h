/* celltext.h -- texts as a cell may hold them.
 *
 * A worksheet is XML with rules of its own on top: characters that XML forbids are written as
 * _xHHHH_, a text that already looks like that has its first underline escaped, a cell holds
 * 32,767 UTF-16 units at most, and a string of the library ends at its first NUL. Everything that
 * reaches the library passes through here.
 *
 * Source:  ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 * Depends: base.
 */
#ifndef EG_XLSX_CELLTEXT_H
#define EG_XLSX_CELLTEXT_H

#include "base/buf.h"

/* Most UTF-16 units of a cell, and where a longer text is cut, so that the mark fits behind. */
#define EG_CELL_UNITS 32767
#define EG_CELL_CUT   32000

/* Puts s, ready for a cell and ended by NUL, into out (which is emptied first; the NUL is not
 * counted). Lines end with LF. Returns 0, or the number of UTF-16 units the text had when it was
 * too long: it is then cut between characters and ends with `mark`, whose {1} is that number. */
size_t eg_cell_text(eg_buf *out, eg_str s, eg_str mark);
/* The same on one line and of `units` at most, without a mark: for headers, titles, properties. */
void eg_line_text(eg_buf *out, eg_str s, size_t units);
/* Whether the first letter of s belongs to a script that runs from right to left. */
bool eg_text_is_rtl(eg_str s);

#endif
