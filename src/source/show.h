/* show.h -- print the findings: text with carets, JSON lines, or a SARIF 2.1.0 log. */
#ifndef EG_SOURCE_SHOW_H
#define EG_SOURCE_SHOW_H

#include "base/buf.h"
#include "source/diag.h"

enum eg_show_form { EG_SHOW_TEXT, EG_SHOW_JSON, EG_SHOW_SARIF };

typedef struct eg_show_options {
	enum eg_show_form form;
	bool colour;
	bool quiet;   /* errors only */
	uint32_t but; /* but all in the file of this number; 0: in none */
	size_t limit; /* 0 = all; beyond it the rest is counted */
	size_t width; /* columns for a line of text, longer ones are cut around the carets; 0: none
		       */
	eg_str version; /* of the program, for SARIF */
} eg_show_options;

/* Sorts (by file, offset, rule, message), drops exact duplicates, and appends the text of all to
 * out. */
void eg_diag_show(eg_buf *out, eg_diag *d, eg_sources *sources, const eg_show_options *opt);

#endif
