/* glance.h -- inside layout: all goals at a glance (DESIGNBOOK.md 5.6).
 *
 * A Table with a row a goal: numeral, name and statement; objectives; measures with latest value,
 * target, trend and status, or partners. Under it a line of dates. Where not all goals have room on
 * one page, numerals get smaller, then measures fewer, then statements go; what still has no room
 * goes on on the next page under heads.
 *
 * In a book it stands on two facing pages: a row goes on from the left page, which has the goal and
 * its objectives, to the right one, which has its measures and partners. In the structure tree it
 * is one table: a goal is a TBody with a row for each of its measures, so that each value has its
 * heads, and what belongs to the goal, its partners too, comes before its measures.
 *
 * Trends are artifacts: latest value and target stand beside them.
 * Units:   eg_len. Memory: the layout's scratch arena. Depends: layout/lay.h.
 */
#ifndef EG_LAYOUT_GLANCE_H
#define EG_LAYOUT_GLANCE_H

#include "layout/lay.h"

#define EG_GLANCE_OVER_ROW   EG_PTS(1.5) /* over a row */
#define EG_GLANCE_UNDER_HEAD EG_PTS(5.5) /* from the heads to the first rule */
#define EG_GLANCE_AFTER      EG_PTS(21)  /* from a head to the heads of the columns */

/* How much a row shows. */
typedef struct eg_glance_form {
	uint8_t numeral; /* eg_type */
	bool statement;
	uint32_t measures; /* of a goal, at most */
} eg_glance_form;

/* Where the words of a row go; without elements it is only measured. */
typedef struct eg_glance_place {
	const eg_glance_form *form;
	uint8_t heads[3]; /* eg_glance_head */
	uint32_t columns;
	eg_len x, width, step; /* of the first one; of one */
	uint32_t tr;           /* or EG_NO_ELEMENT */
	uint8_t goal;
	uint8_t text;   /* eg_type, of names in lists */
	eg_len between; /* of them */
	uint32_t most;  /* of them; 0 = all */
	eg_str rest;    /* the destination of what says all, or empty */
} eg_glance_place;

/* -- glance.c -- */

/* Numeral, name, tagline and, where the form has it, statement. */
void eg_glance_set_goal(
	eg_lay *l, const eg_glance_place *to, const eg_block *b, uint32_t cell, eg_stack *out);
/* The list of that sort in a row, NULL without one. */
const eg_block *eg_glance_list_of(const eg_block *goal, enum eg_style style);
/* Whether some goal has a list of that sort. */
bool eg_glance_has(const eg_block *b, enum eg_style style);
/* The line of dates, or NULL. */
const eg_block *eg_glance_dates_of(const eg_block *b);
/* From one row to the next where there is room, by the number of goals. */
eg_len eg_glance_pitch(const eg_block *b);

/* -- glance_spread.c -- */

/* Sets it on the page that is begun and the next one; false where it has no room on them. */
bool eg_glance_build_spread(eg_lay *l, const eg_block *b);

/* -- glance_measures.c -- */

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
/* "4 more, page 12": how many of a list are left out where `shown` of it stand, and where all are;
 * no runs where none is left out. */
eg_run *eg_glance_rest(
	eg_lay *l, const eg_block *list, uint32_t shown, eg_str dest, uint32_t *count);
/* Where all of a goal is told, or empty. */
eg_str eg_glance_dest(const eg_block *goal);
/* Rules and trends; y is the row's top. */
void eg_glance_draw_trends(
	eg_lay *l, const eg_glance_list *list, eg_len x, eg_len width, uint32_t colour, eg_len y);
#define EG_TREND_WIDTH EG_PTS(62) /* the width of one */
/* The part of its height, in millionths, that a trend needs under its zero; of none: 0. */
int64_t eg_glance_zero(const eg_trend *t);
/* A line through its values, the target dashed; x and y: its upper left corner. Those beside each
 * other have the same zero, the greatest that one of them needs, so that their heights compare. */
void eg_glance_draw_trend(eg_lay *l, const eg_trend *t, int64_t zero, eg_len x, eg_len y,
	eg_len height, uint32_t colour);

/* -- glance_dates.c -- */

void eg_glance_add_dates(eg_lay *l, const eg_block *dates);
/* What they take of a page, with the white around them. */
eg_len eg_glance_dates_height(eg_lay *l, const eg_block *dates);

/* Half of the line, on one of two pages: dates stand over it where all have room there, their words
 * under it. */
typedef struct eg_glance_line eg_glance_line;
/* Both halves, as a list in the parent; without one they are only measured. */
void eg_glance_set_halves(
	eg_lay *l, const eg_block *dates, uint32_t parent, eg_glance_line *halves[2]);
/* What stands over and under the line itself. */
eg_len eg_glance_over_line(const eg_glance_line *n);
eg_len eg_glance_under_line(const eg_glance_line *n);
/* y: of the line. */
void eg_glance_draw_half(eg_lay *l, const eg_glance_line *n, eg_len y);

#endif
