/* show_forms.h -- inside source: the forms in which findings are printed. */
#ifndef EG_SOURCE_SHOW_FORMS_H
#define EG_SOURCE_SHOW_FORMS_H

#include "source/show.h"

/* Whether the place has a text that can be shown or measured. */
bool eg_span_has_text(const eg_sources *sources, eg_span span);

void eg_show_text(
	eg_buf *out, eg_sources *sources, const eg_show_options *opt, const eg_finding *f);
/* One line. */
void eg_show_json(eg_buf *out, eg_sources *sources, const eg_finding *f);
/* The whole log; `left` findings are counted only. */
void eg_show_sarif(eg_buf *out, eg_sources *sources, const eg_show_options *opt,
	eg_finding *const *findings, size_t count, size_t left);

#endif
