/* deflate.h -- bytes as the data of a FlateDecode stream (ISO 32000-1, 7.4.4).
 *
 * Threads: a deflater is one thread's own; all give the same bytes for the same input.
 * Depends: base.
 */
#ifndef EG_PDF_DEFLATE_H
#define EG_PDF_DEFLATE_H

#include "base/buf.h"

/* How much work a stream is worth: SMALL is for what is made once, such as fonts and pictures; EVEN
 * for objects, whose many alike words repay it; QUICK for the operators of pages. */
enum eg_pdf_effort { EG_PDF_SMALL, EG_PDF_EVEN, EG_PDF_QUICK };

typedef struct eg_pdf_deflater eg_pdf_deflater;
eg_pdf_deflater *eg_pdf_deflater_open(enum eg_pdf_effort effort);
void eg_pdf_deflater_close(eg_pdf_deflater *d); /* NULL is fine */
/* Appends the deflated bytes to *out. */
void eg_pdf_deflate_to(eg_pdf_deflater *d, eg_str bytes, eg_buf *out);

#endif
