/* pdf.h -- pages to the bytes of a tagged PDF file.
 *
 * Input:   eg_pages. Output: PDF 1.7 that claims and meets PDF/UA-1 (ISO 14289-1) and PDF/A-2a
 *          (ISO 19005-2). Same input, same bytes.
 * Errors:  false and a word in *why (a fault of ours, or memory).
 * Source:  LIBHARU.md; ISO 32000-1.
 */
#ifndef EG_PDF_PDF_H
#define EG_PDF_PDF_H

#include "base/buf.h"
#include "base/pool.h"
#include "layout/pages.h"

typedef struct eg_pdf_options {
	eg_str producer; /* "engross 0.1.0" */
	eg_pool *pool;   /* paints pages at the same time; NULL: on the caller's thread */
} eg_pdf_options;

bool eg_pdf_write(
	eg_buf *out, const eg_pages *pages, const eg_pdf_options *opt, eg_str *why) EG_NODISCARD;

#endif
