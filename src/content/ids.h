/* ids.h -- inside content: destinations and the links that lead to them, once the tree is whole. */
#ifndef EG_CONTENT_IDS_H
#define EG_CONTENT_IDS_H

#include "content/block.h"

/* Each id is left on the first block or row that bears it. A link to what this document does not
 * show becomes plain words, and the mark of a source that it does not list goes. */
void eg_ids_settle(eg_arena *a, eg_block *root);

#endif
