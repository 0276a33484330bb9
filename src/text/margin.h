/* margin.h -- what of a word hangs out of the measure, so that the margin looks straight. Private
 * to this folder.
 *
 * Units:   eg_len, from the edge of the word's first or last glyph outwards.
 * Source:  Hàn Thế Thành, Micro-typographic extensions to the TeX typesetting system (2000), ch. 3.
 * Depends: text.
 */
#ifndef EG_TEXT_MARGIN_H
#define EG_TEXT_MARGIN_H

#include "text/shape.h"

/* How far the word stands out when it is the first or the last one of a line. 0 for words that run
 * from right to left. */
eg_len eg_margin_left(const eg_shaped *w);
eg_len eg_margin_right(const eg_shaped *w);

#endif
