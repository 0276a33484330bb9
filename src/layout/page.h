/* page.h -- inside flow: one page while items are put on it.
 *
 * The same steps try a page and draw it, so that what was decided is what stands there.
 * Units:   eg_len. Depends: layout/flow.h.
 */
#ifndef EG_LAYOUT_PAGE_H
#define EG_LAYOUT_PAGE_H

#include "layout/flow.h"

typedef struct eg_fill {
	const eg_vlist *list;
	const eg_area *area;
	struct eg_lay *draw; /* NULL: only try */
	const eg_item *before;
	eg_len y;      /* under the last item */
	eg_len side_y; /* under the last side item */
	const eg_vlist *side;
	size_t side_at;
	eg_len top;   /* where it begins */
	size_t end;   /* draw: the first item of the next page */
	bool any;     /* something stands on the page */
	bool full;    /* the side list needs the rest of the page */
	int64_t move; /* the price of moves made on this page */
	/* Notes: lines set before this page, asked for on it, and those that may not come later. */
	size_t foot_from, feet, begun;
	/* Of what was carried here, the end of the lines that the page keeps room for; and whether
	 * a note among them has not begun yet, so that even its first item gives way to them. */
	size_t owed;
	bool late;
	/* A float that waits for the next page, and the first item after it. */
	size_t held, skip;
	/* What the last item belongs to, and what its first one on this page began with. */
	const void *under_of;
	eg_len under_before;
	/* The columns that are being filled. */
	const eg_columns *columns;
	uint32_t column;
	bool column_any;
	bool column_whole; /* what may not be torn is not torn at a column's end, either */
	eg_len column_top, column_y, column_bottom;
	size_t column_first; /* of the items, on this page */
} eg_fill;

/* The lines of notes on a page. */
typedef struct eg_foot {
	size_t to;     /* the first line left for the next page */
	int64_t price; /* of notes that are torn or late */
} eg_foot;

#define EG_TOLERANCE (EG_PT / 64)

/* The first line of the baseline grid at or below y. */
static inline eg_len eg_fill_on_grid(eg_len y, eg_len origin)
{
	eg_len b = EG_PTS(14), steps = (y - origin + b - 1 - EG_TOLERANCE) / b;
	return origin + (steps > 0 ? steps : 0) * b;
}

/* Whether what stands under the last item fits when the next page begins with `next`. */
bool eg_fill_under_fits(const eg_fill *c, const eg_item *next);
eg_len eg_flow_gap(const eg_item *above, const eg_item *below);
/* A new page; `end` is only read when it is drawn. */
eg_fill eg_fill_begin(const eg_vlist *v, const eg_area *area, const eg_page_start *from,
	bool first_page, struct eg_lay *draw, size_t end);
/* Whether an item waits for the end of the side list that fills the page. */
bool eg_fill_waits(const eg_fill *c, const eg_item *it);
/* Puts item i on the page. False: it does not fit. The first item of a page always fits, unless it
 * waits. */
bool eg_fill_put(eg_fill *c, size_t i);
/* What the page sets of its notes; on the `last` page of a list the third does not bound them. */
eg_foot eg_fill_feet(const eg_fill *c, bool last);
/* Height of the least that the page must set of the notes before line `feet`. */
eg_len eg_fill_least_foot(const eg_fill *c, size_t feet);
/* Height that columns leave: for that, or for all notes that belong on the page of their marks if a
 * third of it remains for columns. */
eg_len eg_fill_column_foot(const eg_fill *c);
/* Of a page that begins: what was carried to it comes first, up to the beginning of the last note
 * on as much of the page as it takes, what only goes on in a third of it at most. */
void eg_fill_owe_feet(eg_fill *c);
/* A third of the page. */
eg_len eg_fill_third(const eg_fill *c);
/* Height that lines from..to take, with the space and rule over them; 0 for none. */
eg_len eg_foot_height(const eg_vlist *v, size_t from, size_t to);

#endif
