/* tree.h -- name trees and number trees with bounded nodes.
 *
 * Input:   a count of items in the order of their keys, and two functions that write a key and a
 *          value. Output: a range of nodes, each with at most EG_PDF_TREE_FAN items or kids.
 * Source:  ISO 32000-1, 7.9.6 and 7.9.7.
 * Depends: base, pdf/store.h.
 */
#ifndef EG_PDF_TREE_H
#define EG_PDF_TREE_H

#include "pdf/store.h"

#define EG_PDF_TREE_FAN    64u
#define EG_PDF_TREE_LEVELS 6 /* 64^6 items are more than a file has objects */

typedef struct eg_pdf_tree {
	const eg_pdf_store *store;
	bool is_names; /* else a number tree */
	uint32_t count;
	const void *owner;
	eg_pdf_body *key, *value; /* of item `index` */
	/* Set by eg_pdf_tree_init. */
	uint32_t range;
	uint32_t levels;
	uint32_t first[EG_PDF_TREE_LEVELS]; /* place in the range; level 0 holds the items */
	uint32_t nodes[EG_PDF_TREE_LEVELS];
} eg_pdf_tree;

/* Reserves the nodes of a tree whose first five members are set; it must stay where it is. An empty
 * tree has one node. */
void eg_pdf_tree_init(eg_pdf_tree *t, eg_pdf_store *s);
/* The number of the root, once numbers are fixed. */
uint32_t eg_pdf_tree_root(const eg_pdf_tree *t);

#endif
