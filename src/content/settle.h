/* settle.h -- inside content: what can only be said when all blocks are made. */
#ifndef EG_CONTENT_SETTLE_H
#define EG_CONTENT_SETTLE_H

#include "content/maker.h"

/* First uses of acronyms say what they stand for; the glossary keeps what the document uses. */
void eg_terms_settle(eg_maker *k, eg_block *root);
/* Words of the index's entries have the entry's number wherever they stand. */
void eg_index_settle(eg_maker *k, eg_block *root);
/* Lists of figures and tables get their entries; those without enough are taken out, with the
 * section that has nothing else. */
void eg_listings_settle(eg_maker *k, eg_block *root);
/* References to tables, figures and sections get their words and pages; those that lead to nothing
 * are told. */
void eg_xrefs_settle(eg_maker *k, eg_block *root);

#endif
