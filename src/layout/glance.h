/* glance.h -- inside layout: all goals at a glance (DESIGNBOOK.md 5.6).
 *
 * A Table with a row a goal: numeral, name and statement; objectives; measures with latest value,
 * target, trend and status, or partners. Under it a line of dates. Where not all goals have room on
 * one page, numerals get smaller, then measures fewer, then statements go; what still has no room
 * goes on on the next page under heads.
 *
 * Trends are artifacts: latest value and target stand beside them.
 * Units:   eg_len. Memory: the layout's scratch arena. Depends: layout/lay.h.
 */
#ifndef EG_LAYOUT_GLANCE_H
#define EG_LAYOUT_GLANCE_H

#include "layout/lay.h"

/* How much a row shows. */
typedef struct eg_glance_form {
	uint8_t numeral; /* eg_type */
	bool statement;
	uint32_t measures; /* of a goal, at most */
} eg_glance_form;

/* Where the words of a row go; without elements it is only measured. */
typedef struct eg_glance_place {
	const eg_glance_form *form;
	uint32_t columns;
	eg_len width, step; /* of one */
	uint32_t tr;        /* or EG_NO_ELEMENT */
	uint8_t goal;
} eg_glance_place;

/* -- glance_measures.c -- */

/* An element in the parent; EG_NO_ELEMENT where that is, for what is only measured. */
uint32_t eg_glance_element(eg_lay *l, uint32_t parent, enum eg_role role);

typedef struct eg_glance_measure {
	const eg_trend *trend;
	eg_len top, line; /* top: of its rule; line: of its values; from the row's top */
	bool ruled;
} eg_glance_measure;

typedef struct eg_glance_list {
	eg_stack stack;
	eg_glance_measure *measures; /* or NULL */
	uint32_t count;
} eg_glance_list;

/* The list as the words of a column that begins at x: measures, or names. */
void eg_glance_set_list(eg_lay *l, const eg_glance_place *to, const eg_block *list, eg_len x,
	uint32_t parent, eg_glance_list *out);
/* Rules and trends; y is the row's top. */
void eg_glance_draw_trends(
	eg_lay *l, const eg_glance_list *list, eg_len x, eg_len width, uint32_t colour, eg_len y);

/* -- glance_dates.c -- */

void eg_glance_add_dates(eg_lay *l, const eg_block *dates);
/* What they take of a page, with the white around them. */
eg_len eg_glance_dates_height(eg_lay *l, const eg_block *dates);

#endif
