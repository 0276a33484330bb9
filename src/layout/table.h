/* table.h -- a table over pages: column widths, rows as items, heads that repeat.
 *
 * Rows are set when the list is built, to know their heights, and again when they are drawn, unless
 * the table is short enough to keep what was set. So memory follows the rows, not their words.
 *
 * Source:  CSS 2.2, 17.5.2 (automatic layout) for the bounds of columns; then widths are moved
 * between columns while that lowers the table. Depends: layout/lay.h.
 */
#ifndef EG_LAYOUT_TABLE_H
#define EG_LAYOUT_TABLE_H

#include "layout/lay.h"

#define EG_ROW_PAD     EG_PTS(3.25) /* over the first line */
#define EG_ROW_EXTRA   EG_PTS(7)    /* a row is its lines and this */
#define EG_GROUP_EXTRA EG_PTS(14)   /* of a group row */
#define EG_ROW_RULE    EG_PTS(0.5)
#define EG_HEAD_RULE   EG_PTS(0.75)

/* A row that is being set out. */
typedef struct eg_row_state {
	eg_textbox **cells; /* one a column, NULL where none is printed; NULL: set again to draw */
	uint32_t group;     /* 1 + index of its group row; 0 = none */
	uint32_t tr;        /* its element; the cells' follow it. 0 = not drawn yet */
	uint32_t lines;     /* of the tallest cell that is printed */
} eg_row_state;

typedef struct eg_tab {
	const eg_block *block;
	const eg_table *table;
	eg_len x, width;
	eg_len *lefts, *widths; /* of the columns' text */
	eg_textbox **heads;
	eg_textbox *number, *title; /* of the caption; may be NULL */
	eg_textbox *carried_number; /* "Table 4, continued" */
	eg_textbox *carried_title;  /* as artifacts, for the pages after the first */
	eg_textbox **carried_heads;
	eg_len head_height, caption_height;
	eg_row_state *rows;
	uint32_t element, body;
	eg_str lang;
	bool any_title; /* some column has a title */
	bool top_rule;
	bool wide, may_widen;
	bool kept; /* cells stay set */
} eg_tab;

/* The style of a cell. */
enum eg_type eg_table_cell_type(const eg_table *t, const eg_trow *row, uint32_t at);
enum eg_rag eg_table_rag(const eg_column *c);
/* Fills t->lefts and t->widths. A table that is too wide for the main column and may be wider takes
 * the full width of the text. */
void eg_table_widths(eg_lay *l, eg_tab *t);
/* Adds the items of the rows; the table's frame and elements are there. table_rows.c. */
void eg_table_add_rows(eg_lay *l, eg_tab *t);
/* What is repeated over the first row of a later page. */
eg_len eg_table_carry(const eg_tab *t, const eg_row_state *s, bool group_row);
void eg_table_draw_head(eg_lay *l, eg_tab *t, eg_textbox **heads, eg_len y);

#endif
