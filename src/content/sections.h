/* sections.h -- inside content: the standard sections with the spec's own laid over them. */
#ifndef EG_CONTENT_SECTIONS_H
#define EG_CONTENT_SECTIONS_H

#include "content/content.h"
#include "content/maker.h"

/* The sections in the order of the document: a spec's section replaces the standard one of the same
 * id, goes where `before` or `after` says, or at the end before the sources; `omit: yes` drops. A
 * document of another kind than a strategy has those of the spec alone that take the place of one,
 * or that its output names. */
const eg_rec **eg_sections_ordered(
	eg_maker *k, const eg_rec_list *standard, const eg_content_options *opt, size_t *count);

#endif
