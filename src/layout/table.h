/* table.h -- a table over pages: column widths, heads in rows, rows as items, notes.
 *
 * Rows are set when the list is built, to know their heights, and again when they are drawn, unless
 * the table is short enough to keep what was set. So memory follows the rows, not their words.
 * A cell may span columns and rows; what it covers is skipped. Rows under a cell that spans rows
 * stay together until there is room for its words; on later pages short words are repeated.
 *
 * A table whose columns would be too narrow to read even over the whole width is cut into bands of
 * columns, a Table each, led by the columns that name the rows.
 *
 * Source:  CSS 2.2, 17.5.2 (automatic layout) for the bounds of columns; then widths are moved
 * between columns while that lowers the table. ISO 14289-1, 7.5 for heads. Depends: layout/lay.h.
 */
#ifndef EG_LAYOUT_TABLE_H
#define EG_LAYOUT_TABLE_H

#include "layout/lay.h"

#define EG_ROW_LEADING EG_PTS(10.5)
#define EG_ROW_PAD     EG_PTS(3.25) /* over the first line */
#define EG_ROW_EXTRA   EG_PTS(7)    /* a row is its lines and this */
#define EG_GROUP_EXTRA EG_PTS(14)   /* of a group row */
#define EG_ROW_RULE    EG_PTS(0.5)
#define EG_HEAD_RULE   EG_PTS(0.75)
#define EG_NOTES_GAP   EG_QUARTER /* over the first note */

/* -- a cell that is set: its words, then the paragraphs and items of lists under them -- */

enum eg_cell_part { EG_CELL_WORDS, EG_CELL_PARA, EG_CELL_ITEM };

typedef struct eg_cell_box {
	eg_textbox *text;
	eg_textbox *label; /* the number of an ordered item, or NULL */
	uint8_t part;      /* eg_cell_part */
	bool ordered;
	uint32_t around; /* ITEM: 1 + index of the item that holds its list; 0 = the cell */
	uint32_t first;  /* ITEM: index of the first item of its list */
	uint32_t list;   /* ITEM, drawn: the list's element, of the first item */
} eg_cell_box;

typedef struct eg_cell_set {
	eg_cell_box *boxes;
	uint32_t count, lines;
} eg_cell_set;

/* A row that is being set out. */
typedef struct eg_row_state {
	eg_cell_set **cells; /* one a column, NULL where none is printed; NULL: set again to draw */
	uint32_t group;      /* 1 + index of its group row; 0 = none */
	uint32_t tr;         /* its element; the cells' follow it. 0 = not drawn yet */
	uint32_t lines;      /* of the tallest cell that is printed */
	uint32_t nth;        /* since the group row */
} eg_row_state;

/* A head: of a column, or of neighbours that share it. */
typedef struct eg_head_cell {
	uint32_t column, span;    /* columns */
	uint32_t row, rows;       /* of the head */
	eg_str words, mark;       /* mark: of its note, or {NULL} */
	eg_textbox *text, *again; /* again: as an artifact on later pages */
	uint32_t element;
} eg_head_cell;

typedef struct eg_tab {
	const eg_block *block;
	const eg_table *table;
	eg_len x, width;
	eg_len *lefts, *widths; /* of the columns' text */
	eg_len *tails;          /* widest part behind the decimal mark, of columns aligned by it */
	uint32_t *origins; /* row of the cell that covers a place, by row and column; NULL when no
			      cell spans rows */
	eg_head_cell *heads;
	size_t head_count;
	uint32_t head_rows;
	eg_len *head_feet;          /* lower edges of the rows of the head */
	eg_textbox *number, *title; /* of the caption; may be NULL */
	eg_textbox *carried_number; /* "Table 4, continued" */
	eg_textbox *carried_title;  /* as artifacts, for the pages after the first */
	eg_len head_height, caption_height;
	eg_row_state *rows;
	struct eg_table_notes *notes; /* NULL: no cell has a mark */
	size_t page_row;              /* first row of the page that is drawn */
	uint32_t element, body;
	eg_str lang;
	uint32_t whole_lines; /* a row of more may be torn by a page's end */
	bool repeats;         /* caption and heads stand again on later pages */
	bool any_title;       /* some column has a title */
	bool top_rule;
	bool wide, may_widen;
	bool kept;       /* cells stay set */
	bool spans;      /* some cell spans columns or rows */
	bool complex_;   /* cells name their heads */
	uint32_t *bands; /* first columns of the bands that the table is cut into, and the end */
	uint32_t band_count; /* 0: it is whole */
	uint32_t band_keys;  /* columns that lead each band */
	bool part;           /* it is a band itself */
	bool too_wide;       /* words are cut, which was told for all of it */
} eg_tab;

/* -- table_cells.c: what covers what, and cells -- */

/* Finds what is covered by cells that span rows. */
void eg_table_cover(eg_lay *l, eg_tab *t);
/* Whether a cell from a row above covers this place. */
bool eg_table_covered(const eg_tab *t, size_t row, uint32_t column);
/* Columns and rows that a cell covers, its own included. */
uint32_t eg_table_span(const eg_tab *t, size_t row, uint32_t column);
size_t eg_table_row_span(const eg_tab *t, size_t row, uint32_t column);
/* From the left edge of a column to the right edge of the last one of a span. */
eg_len eg_table_span_width(const eg_tab *t, uint32_t column, uint32_t span);
/* The style of a cell. */
enum eg_type eg_table_cell_type(const eg_table *t, const eg_trow *row, uint32_t at);
enum eg_rag eg_table_rag(const eg_column *c);
/* Width of what stands behind a number's units digit: decimals, per cent sign, marks. False when
 * the cell holds no number. */
bool eg_table_tail(eg_lay *l, const eg_tcell *c, const eg_text_spec *spec, eg_len *tail);
/* The cell of row r and column i. artifact: it has no elements, and no links. */
eg_cell_set *eg_table_set_cell(eg_lay *l, const eg_tab *t, size_t r, uint32_t i, bool artifact);
/* Draws the lines from..to of a cell, the first at y, into its element or, with EG_NO_ELEMENT, as
 * artifacts. */
void eg_table_draw_cell(
	eg_lay *l, eg_cell_set *set, uint32_t element, uint32_t from, uint32_t to, eg_len y);

/* -- table_widths.c -- */

/* Fills t->lefts and t->widths. A table that is too wide for the main column and may be wider takes
 * the full width of the text. */
void eg_table_widths(eg_lay *l, eg_tab *t);

/* -- table_bands.c -- */

/* The bands of a table whose columns need these least widths, gaps included, and have that room. */
void eg_table_plan_bands(eg_tab *t, const eg_len *least, eg_len room);
void eg_table_build_bands(eg_lay *l, const eg_tab *t);
/* table.c: sets a table as it is, though it may be too wide. */
void eg_table_build_part(eg_lay *l, const eg_block *b);

/* -- table.c: what a matrix has of a table -- */

/* Caption, with its height; the table's frame and element are there. */
void eg_table_set_caption(eg_lay *l, eg_tab *t);
/* again: as on later pages. */
void eg_table_draw_caption(eg_lay *l, const eg_tab *t, bool again, eg_len y);
/* The texts under it. */
void eg_table_build_notes(eg_lay *l, const eg_tab *t);

/* -- table_head.c -- */

/* The heads by their places; nothing is set. */
void eg_table_plan_heads(eg_lay *l, eg_tab *t);
/* Sets them, with their elements in `thead`. */
void eg_table_set_heads(eg_lay *l, eg_tab *t, uint32_t thead);
void eg_table_draw_heads(eg_lay *l, eg_tab *t, bool again, eg_len y);
/* The words of a group row over the first row of a later page; y is the top of their room. */
void eg_table_draw_group_again(eg_lay *l, const eg_tab *t, const eg_trow *group, eg_len y);
/* Adds a head that leaves no page room for rows as items of some lines each; reports `cell-long`.
 */
void eg_table_add_torn_head(eg_lay *l, eg_tab *t, eg_len before);
/* The elements that head a cell of those columns, and room for `more`; *count is without them. */
uint32_t *eg_table_headers(
	eg_lay *l, const eg_tab *t, uint32_t column, uint32_t span, uint32_t more, uint32_t *count);

/* -- table_rows.c -- */

/* Adds the items of the rows; the table's frame and elements are there. */
void eg_table_add_rows(eg_lay *l, eg_tab *t);
/* What is repeated over the first row of a later page. */
eg_len eg_table_carry(const eg_tab *t, const eg_row_state *s, bool group_row);

/* -- table_notes.c -- */

/* Finds the notes of the rows' marks. */
void eg_table_read_notes(eg_lay *l, eg_tab *t);
/* Height of the notes with marks in the head and in the rows before this one. */
eg_len eg_table_notes_before(const eg_tab *t, size_t row);
/* Height of what stands on every page: the notes of the head, and the gap over all notes. */
eg_len eg_table_notes_always(const eg_tab *t);
/* Draws the notes with marks in the rows from..last, their top at y, and where the table goes on.
 */
void eg_table_draw_foot(eg_lay *l, const eg_tab *t, size_t from, size_t last, eg_len y);

#endif
