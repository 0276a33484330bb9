/* glance_spread.h -- inside layout: an overview of goals on two facing pages.
 *
 * Units: eg_len. Depends: layout/glance.h.
 */
#ifndef EG_LAYOUT_GLANCE_SPREAD_H
#define EG_LAYOUT_GLANCE_SPREAD_H

#include "layout/glance.h"

#define EG_SPREAD_GUTTER EG_PTS(12)
#define EG_SPREAD_TOP    EG_PTS(7)    /* from under a rule to the numeral */
#define EG_SPREAD_APART  EG_PTS(17.5) /* from a rule between measures to the next one's baseline */
#define EG_TREND_OVER    EG_PTS(8.5)  /* a trend's upper edge over the baseline */
#define EG_TREND_HEIGHT  EG_PTS(21)

typedef struct eg_spread_column {
	eg_len x, width;
	bool there;
} eg_spread_column;

/* A measure: its words by their columns, EG_GLANCE_MEASURES to EG_GLANCE_STATUS. */
typedef struct eg_spread_measure {
	eg_textbox *boxes[EG_GLANCE_HEADS];
	const eg_trend *trend;
	eg_len base; /* of its first lines, from under the row's rule */
} eg_spread_measure;

typedef struct eg_spread_row {
	eg_stack goal, statement;
	eg_glance_list objectives, partners;
	eg_spread_measure *measures;
	uint32_t count;
	bool rest;        /* behind them stands how many more there are */
	eg_len y, height; /* y: of its rule, from the first one */
	uint32_t colour;
} eg_spread_row;

typedef struct eg_spread {
	const eg_block *block;
	eg_glance_form form;
	uint32_t partners; /* of a goal, at most */
	eg_spread_column columns[EG_GLANCE_HEADS];
	uint32_t ths[EG_GLANCE_HEADS];
	eg_spread_row *rows;
	uint32_t count;
	eg_textbox *heads[EG_GLANCE_HEADS];
	eg_len head_height, above; /* above: what stands over the heads */
	eg_len first, line, end;   /* y of the first rule, of the line of dates, of what is last */
	eg_textbox *lead;          /* over the right page, or NULL */
	eg_glance_line *halves[2];
	eg_len x, width;
} eg_spread;

/* -- glance_cells.c -- */

/* The columns of the right page; false where they have no room. */
bool eg_spread_plan_right(eg_lay *l, eg_spread *s);
/* Heads and rows in their form, as the children of `table`; without an element they are only
 * measured. */
void eg_spread_set(eg_lay *l, eg_spread *s, uint32_t table);
/* The tops of these words, from under the row's rule. */
eg_len eg_spread_list_top(const eg_glance_list *list);
eg_len eg_spread_statement_top(const eg_spread_row *r);

#endif
