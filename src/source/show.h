/* show.h -- print the findings: text with carets, or JSON lines. */
#ifndef EG_SOURCE_SHOW_H
#define EG_SOURCE_SHOW_H

#include "base/buf.h"
#include "source/diag.h"

typedef struct eg_show_options {
	bool colour;
	bool quiet; /* errors only */
	bool json;
	size_t limit; /* 0 = all; beyond it the rest is counted */
} eg_show_options;

/* Sorts (by file, offset, rule, message), drops exact duplicates, and appends the text of all to
 * out. */
void eg_diag_show(eg_buf *out, eg_diag *d, eg_sources *sources, const eg_show_options *opt);

#endif
