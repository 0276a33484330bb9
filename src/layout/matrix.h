/* matrix.h -- inside layout: a matrix of counts (DESIGNBOOK.md 5.15).
 *
 * It is a Table: heads of columns, slanted so that their words stand close; rows with a count on a
 * square that grows and darkens with it, or a dot; totals; and a legend with the same squares. A
 * square is never without its number. Where columns would be too narrow for that, or heads too
 * long, nothing is planned, and the table is set as any other.
 *
 * Units:   eg_len. Memory: the layout's scratch arena.
 * Depends: layout/table.h.
 */
#ifndef EG_LAYOUT_MATRIX_H
#define EG_LAYOUT_MATRIX_H

#include "layout/table.h"

#define EG_MATRIX_CLASSES 4

typedef struct eg_matrix_column {
	eg_len left, width;
	eg_textbox *head, *again; /* again: as an artifact on later pages */
} eg_matrix_column;

typedef struct eg_matrix {
	eg_tab tab;   /* caption, element, frame; its rows and columns are not set */
	eg_len label; /* width of the names of rows */
	eg_matrix_column *columns;
	uint32_t count;
	eg_len measure; /* of heads: the longest line */
	eg_len head_height;
	eg_textbox *corner, *corner_again; /* the head of the names; may be without lines */
	eg_textbox **names;                /* by row */
	uint32_t *elements;                /* by row: TR, whose kids are the cells */
	eg_len pitch;                      /* of a row whose name takes one line */
	const eg_len *sides;               /* of the squares, by class */
	int64_t least[EG_MATRIX_CLASSES];  /* count of each class */
	int64_t greatest;                  /* of all counts but totals */
} eg_matrix;

/* -- matrix_plan.c -- */

/* Widths of columns, and heads without elements, for a matrix as wide as m->tab.width; false where
 * they have no room. */
bool eg_matrix_plan(eg_lay *l, eg_matrix *m, eg_len label);

/* -- matrix_head.c -- */

/* The head of a column, with its language and colour. */
eg_textbox *eg_matrix_set_head(eg_lay *l, const eg_matrix *m, uint32_t column, uint32_t element);
/* How high the head stands, and how far its words reach to the right of the foot of its column. */
eg_len eg_matrix_rise(const eg_textbox *head);
eg_len eg_matrix_reach(const eg_textbox *head, const eg_matrix_column *c);
/* Draws all heads; y is their top. */
void eg_matrix_draw_heads(eg_lay *l, const eg_matrix *m, bool again, eg_len y);
/* A rule over each set of columns, the names with the first. */
void eg_matrix_rule(eg_lay *l, const eg_matrix *m, eg_len y, eg_len thick, enum eg_paint paint);

/* Lines that one column holds side by side. */
#define EG_MATRIX_TURN EG_PTS(12.125) /* from one slanted line to the next: 10.5 over sin 60 */

#endif
