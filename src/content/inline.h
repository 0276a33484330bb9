/* inline.h -- inside content: the inline nodes of prose to runs.
 *
 * Input:   nodes of a paragraph (prose.h), and how the {{names}} in them are filled in.
 * Output:  runs; notes go where the maker gathers them, references wait for their blocks.
 * Errors:  `cite-unknown` and `link-unknown` in templates; of records the model has told.
 */
#ifndef EG_CONTENT_INLINE_H
#define EG_CONTENT_INLINE_H

#include "content/maker.h"
#include "prose/prose.h"

/* What is the same for all of a text. */
typedef struct eg_walk {
	eg_maker *k;
	eg_span span; /* of the text, where no template tells a closer place */
	eg_fill *fill;
} eg_walk;

/* The place of the bytes from..to of the template being filled. */
eg_span eg_walk_span(const eg_walk *w, uint32_t from, uint32_t to);
/* Adds the runs of `count` nodes of prose; `style` is laid under each. */
void eg_put_inline(
	const eg_walk *w, const eg_inline *runs, size_t count, uint32_t style, eg_runs *out);
/* The runs of a paragraph, its footnotes with them. */
eg_runs eg_put_paragraph(const eg_walk *w, const eg_prose *p);

#endif
