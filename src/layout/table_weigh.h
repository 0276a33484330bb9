/* table_weigh.h -- inside a table: what its columns need, and the widths that are chosen from that.
 *
 * Units:   eg_len. Memory: the layout's scratch arena.
 * Depends: layout/table.h.
 */
#ifndef EG_LAYOUT_TABLE_WEIGH_H
#define EG_LAYOUT_TABLE_WEIGH_H

#include "layout/table.h"

typedef struct eg_weighed {
	eg_len least, full, gap, width;
	eg_len word;  /* its longest word */
	eg_len whole; /* its widest number before the decimal mark */
	bool grows;   /* takes what is left */
	bool fixed;   /* the author gave its width */
} eg_weighed;

/* A text in a cell of a sampled row: its words, then the paragraphs and items under them. */
typedef struct eg_weighed_cell {
	const eg_turns *turns; /* NULL: nothing to turn */
	eg_len indent;
	struct eg_weighed_cell *next;
} eg_weighed_cell;

typedef struct eg_weigher {
	uint32_t columns, rows; /* rows: that are sampled */
	eg_len divided; /* wider words count with the parts that a rule divides them into; 0 =
			   none */
	eg_weighed *c;
	struct eg_weighed_cell *cells; /* of the sampled rows */
	uint64_t *counted; /* by column: the width for which its lines were counted, and 1 */
	uint32_t *lines;   /* of each cell of the sampled rows, at those widths */
} eg_weigher;

/* Measures all cells and heads: least and full widths, gaps; no width is chosen. */
void eg_weigh(eg_lay *l, const eg_tab *t, eg_weigher *w, eg_len divided);

#endif
