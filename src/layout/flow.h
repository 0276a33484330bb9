/* flow.h -- a vertical list of boxes, broken into pages for least badness.
 *
 * Input:   items in order, each with a height, the space it wants around it, where it may not be
 *          torn from the one before; and what leaves the order: a list that runs beside an item in
 *          the side column, notes for the foot of its page, a stretch set in columns, a float.
 * Output:  the places where pages begin, then each item's place on its page.
 * Method:  as lines are broken: a page may begin before any item that allows it, its badness is the
 *          white left at its foot and the price of each allowed move, and the cheapest way through
 *          is taken. Two ways that reach an item with different things still to be set (side text,
 *          notes, a float) are both followed. Space never stretches: white stays at the foot
 *          (design book, 3).
 * Units:   eg_len; y from the upper edge of the page.
 * Cost:    items times the items of a page.
 * Source:  Plass, Optimal Pagination Techniques for Automatic Typesetting Systems (1981), with the
 *          badness of the design book; notes as TeX's insertions (The TeXbook, 15).
 * Depends: base.
 */
#ifndef EG_LAYOUT_FLOW_H
#define EG_LAYOUT_FLOW_H

#include "base/arena.h"
#include "base/len.h"

typedef struct eg_item eg_item;
typedef struct eg_vlist eg_vlist;
struct eg_lay;
struct eg_anchor;
struct eg_context;
struct eg_textbox;

/* Where an item came to stand. */
typedef struct eg_spot {
	eg_len y;
	eg_len carry_y;   /* of what is repeated above it; only when `first` */
	bool again;       /* so are the words beside it */
	bool first, last; /* of its page or column */
} eg_spot;

typedef void eg_draw(struct eg_lay *l, const eg_item *item, const eg_spot *at);

enum eg_kind_of_item { EG_K_OTHER, EG_K_BODY, EG_K_HEAD, EG_K_LIST, EG_K_TABLE };

enum eg_snap {
	EG_SNAP_NONE,
	EG_SNAP_LINE, /* its top stands on a line of b */
	EG_SNAP_NEXT  /* what follows `ahead` below its top stands on a line of b */
};

/* A stretch of items that is set in columns of equal width, balanced where it ends. */
typedef struct eg_columns {
	uint32_t count;
	eg_len step;       /* from one column's left edge to the next one's */
	size_t first, end; /* its items */
} eg_columns;

enum eg_opens {
	EG_OPENS_NOT,
	EG_OPENS_PAGE, /* begins a page, unless much white would be left before it and all up to
			  the next such item fits in there */
	EG_OPENS_WHERE_FULL, /* begins a page, unless all up to the next such item fits in there */
	EG_OPENS_ALWAYS
};

/* Words of the side column that are said again beside an item that begins a page, unless what was
 * carried there stands beside it: a number, and after it that this goes on. */
typedef struct eg_again {
	struct eg_textbox *number, *word; /* artifacts */
	eg_len word_y;                    /* its top, from that of the number */
	eg_len height;
} eg_again;

struct eg_item {
	eg_draw *draw;
	void *data;
	uint32_t index;       /* line, row: whatever draw makes of it */
	uint32_t from, lines; /* of a row that is torn: the lines in this item; 0 lines = all */
	uint8_t kind;         /* eg_kind_of_item */
	uint8_t snap;         /* eg_snap */
	bool keep;            /* no page begins with it */
	bool wide;            /* stands under all of the side column */
	bool clear;           /* nothing but: wait until the side column has ended */
	bool ghost;           /* takes no room and stands where the next item will */
	uint8_t opens;        /* eg_opens */
	uint16_t penalty;     /* the price of a page that begins with it */
	eg_len before, after; /* space; the larger of two neighbours' holds */
	eg_len under_head;    /* `before` when it follows a head, if the head's own is less */
	eg_len height;
	eg_len carry;            /* height of what is repeated above it when it begins a page */
	struct eg_textbox *over; /* words that are repeated so; their height is in `carry` */
	const eg_again *again;
	eg_len grow;      /* more height when it begins a page */
	eg_len ahead;     /* of EG_SNAP_NEXT */
	eg_len baseline;  /* its first, from its top */
	eg_len not_above; /* unless it begins a page: its top is at least here */
	eg_vlist *side;   /* begins beside it */
	size_t feet;      /* lines of the list's notes that are asked for up to here */
	size_t begun;     /* of these, the ones that belong on the page of their marks */
	size_t float_end; /* a float: the item after its last one. 0: none */
	bool drifts;      /* a float only where much white would be left before it */
	const eg_columns *columns;
	/* What stands under the last item of a page when the next page begins with an item of the
	 * same owner, and what has been asked for so far: notes of a table's rows. The room needed
	 * is under_after of the last less under_before of the first on the page. */
	const void *under_of;
	eg_len under_before, under_after;
	struct eg_anchor *anchors;
	const struct eg_context *context;
};

struct eg_vlist {
	eg_item *items;
	size_t count, cap;
	bool whole;       /* as a side list: all of it on the page where it begins */
	bool on_baseline; /* as a side list: its first line beside the item's first line */
	eg_len shift;     /* as a side list: its top below the item's top */
	/* Notes for the foot: their lines in the order of their marks. */
	eg_vlist *feet;
	eg_len *feet_sum; /* height of the lines before each; made when the list is broken */
	/* What the next item added will take on. */
	bool keep_next;
	bool opens_next;
	bool fresh; /* the next paragraph is the first of its kind */
	eg_vlist *side_next;
	struct eg_anchor *anchors_next;
	size_t feet_next, begun_next;
	eg_len not_above_next;
	eg_len before_next; /* its space before is at least this */
};

/* The live area. `first_top` is the top of the first page of a flow. */
typedef struct eg_area {
	eg_len top, bottom, first_top;
} eg_area;

/* A place between pages: the next item, and what is still to be set of what came before it. */
typedef struct eg_page_start {
	size_t item;
	const eg_vlist *side;
	size_t side_at;
	size_t foot_at; /* the first line of notes that is not set */
	size_t held;    /* 1 + the first item of a float that waits; 0 = none */
} eg_page_start;

/* The notes at the foot of a page: at least b under the text, a rule, the lines. */
#define EG_FOOT_GAP  EG_PTS(14)
#define EG_FOOT_HEAD EG_PTS(4) /* the rule and the space under it */

/* Adds an item, which takes on what is pending. The result stays until the next is added. */
eg_item *eg_vlist_add(eg_arena *a, eg_vlist *v, eg_item item);
/* Moves the items of `from` to the end of v; the first takes on what is pending. */
void eg_vlist_move(eg_arena *a, eg_vlist *v, eg_vlist *from);
/* Height of a list set alone; of its items from one on. */
eg_len eg_vlist_height(const eg_vlist *v);
eg_len eg_vlist_height_from(const eg_vlist *v, size_t from);
/* Whether the items from there to the end of v would stand on one page. */
bool eg_flow_fits(eg_arena *a, eg_vlist *v, const eg_area *area, size_t from);
/* Where the pages of v begin; the last entry is the end of the list. */
eg_page_start *eg_flow_break(eg_arena *a, eg_vlist *v, const eg_area *area, size_t *count);
/* Draws the items of one page, from[0] up to from[1]. */
void eg_flow_draw(struct eg_lay *l, const eg_vlist *v, const eg_area *area,
	const eg_page_start *from, bool first_page);
/* layout's own: draws an item and records what points at it; in a column, so far to the right. */
void eg_lay_draw_item(
	struct eg_lay *l, const eg_item *item, const eg_spot *at, eg_len to_the_right);
/* layout's own: the rule over the notes. */
void eg_lay_draw_foot_rule(struct eg_lay *l, eg_len y);

#endif
