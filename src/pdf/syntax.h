/* syntax.h -- the lexical forms of PDF: numbers, references, strings, dates.
 *
 * Input:   plain values of ours. Output: their text, appended to a buffer.
 * Units:   eg_len becomes points with up to three decimals, printed from integers, so that
 *          neither the locale nor a floating-point library has a say.
 * Limits:  strings are cut to the limit of ISO 19005-2, 6.1.13.
 * Source:  ISO 32000-1, 7.3 and 7.9.
 * Depends: base.
 */
#ifndef EG_PDF_SYNTAX_H
#define EG_PDF_SYNTAX_H

#include "base/buf.h"
#include "base/len.h"

/* Thousandths of a point, rounded to nearest: what a reader of the file will see. */
static inline int64_t eg_pdf_milli(eg_len v)
{
	return eg_len_scale(v, 1000, EG_PT);
}
/* Points of a number of thousandths: 12500 is "12.5". */
void eg_pdf_put_milli(eg_buf *b, int64_t milli);
void eg_pdf_put_len(eg_buf *b, eg_len v);
/* "12 0 R". */
void eg_pdf_put_ref(eg_buf *b, uint32_t number);
/* A byte string in its shorter form, literal or hexadecimal. */
void eg_pdf_put_bytes(eg_buf *b, eg_str bytes);
/* A text string: ASCII as it is, everything else in UTF-16BE with its mark. */
void eg_pdf_put_text(eg_buf *b, eg_str utf8);
/* The UTF-16BE units of a text in hexadecimal, without brackets or mark. */
void eg_pdf_put_utf16_hex(eg_buf *b, eg_str utf8);
/* One byte of a literal string, escaped where it must be. */
void eg_pdf_put_string_byte(eg_buf *b, uint8_t byte);
/* Seconds since 1970 as "D:20250314000000Z" in a literal string, and as "2025-03-14T00:00:00Z". */
void eg_pdf_put_date(eg_buf *b, int64_t time);
void eg_pdf_put_iso_date(eg_buf *b, int64_t time);

#endif
