/* srgb.h -- the sRGB profile of the output intent.
 *
 * Input:   none. Output: an ICC profile of 500-600 bytes, the same at all times.
 * Source:  ICC.1:2004-10 (profile version 4.2, which PDF 1.7 names); IEC 61966-2-1.
 * Depends: base.
 */
#ifndef EG_PDF_SRGB_H
#define EG_PDF_SRGB_H

#include "base/buf.h"

void eg_pdf_put_srgb(eg_buf *b);

#endif
