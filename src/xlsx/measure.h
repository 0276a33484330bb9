/* measure.h -- how wide a text is in a cell, in pixels at 96 dpi.
 *
 * The format has no automatic column width: whoever writes the file must know how wide the text
 * will be. The face of a new workbook is Calibri 11; the advances here are those of Carlito,
 * whose widths are the same (2048 units an em). Other scripts are taken by an average.
 *
 * Errors:  never fails; a malformed byte counts as one letter.
 * Depends: base.
 */
#ifndef EG_XLSX_MEASURE_H
#define EG_XLSX_MEASURE_H

#include "base/str.h"

/* What one pass over a text finds of its bytes. */
#define EG_BYTES_LINES   0x01u /* an end of a line */
#define EG_BYTES_MARKUP  0x02u /* a sign that XML wants escaped */
#define EG_BYTES_UNDER   0x04u /* an underline: the text may look like an escape of the format */
#define EG_BYTES_CONTROL 0x08u
#define EG_BYTES_HIGH    0x10u /* beyond ASCII */

typedef struct eg_look {
	unsigned bytes;
	uint64_t units; /* the widest line, in font units */
} eg_look;

eg_look eg_look_at(eg_str s);
/* As eg_text_px of that text. */
uint32_t eg_look_px(eg_look look, bool bold);

/* The widest line of s. */
uint32_t eg_text_px(eg_str s, bool bold);
/* The widest run of s without a blank or hyphen: what cannot be wrapped. */
uint32_t eg_word_px(eg_str s, bool bold);
/* Lines that s takes when it is wrapped at blanks into px pixels; at least 1. */
uint32_t eg_wrapped_lines(eg_str s, bool bold, uint32_t px);
/* An integer with thousands commas and `places` decimals. */
uint32_t eg_number_px(int64_t v, int scale, int places);

#endif
