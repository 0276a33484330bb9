/* sections.h -- inside content: the standard sections with the spec's own laid over them. */
#ifndef EG_CONTENT_SECTIONS_H
#define EG_CONTENT_SECTIONS_H

#include "content/maker.h"

/* The sections in the order of the document: a spec's section replaces the standard one of the same
 * id, goes where `before` or `after` says, or at the end before the sources; `omit: yes` drops. */
const eg_rec **eg_sections_ordered(eg_maker *k, const eg_rec_list *standard, size_t *count);

#endif
