/* deflate.h -- bytes as the data of a FlateDecode stream (ISO 32000-1, 7.4.4).
 *
 * Threads: a deflater is one thread's own; all give the same bytes for the same input.
 * Depends: base.
 */
#ifndef EG_PDF_DEFLATE_H
#define EG_PDF_DEFLATE_H

#include "base/buf.h"

typedef struct eg_pdf_deflater eg_pdf_deflater;
eg_pdf_deflater *eg_pdf_deflater_open(void);
void eg_pdf_deflater_close(eg_pdf_deflater *d); /* NULL is fine */
/* Appends the deflated bytes to *out. */
void eg_pdf_deflate_to(eg_pdf_deflater *d, eg_str bytes, eg_buf *out);

#endif
