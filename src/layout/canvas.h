/* canvas.h -- pages while they are filled: marks, marked-content sequences, elements, links.
 *
 * One page is open at a time. Marks go to one of three layers, which are joined when the page is
 * closed: floods and bands lie under the text, rules and signs over it. Text belongs to a structure
 * element; the canvas opens a sequence for it and goes on with that sequence while nothing else
 * comes between.
 *
 * Output:  eg_pages, in the arena given.
 * Threads: one canvas, one thread.
 * Depends: base, text, layout/theme.h.
 */
#ifndef EG_LAYOUT_CANVAS_H
#define EG_LAYOUT_CANVAS_H

#include "layout/pages.h"
#include "layout/theme.h"

#define EG_NO_ELEMENT UINT32_MAX /* a mark of it is an artifact */

enum eg_layer { EG_LAYER_UNDER, EG_LAYER_TEXT, EG_LAYER_OVER, EG_LAYER_COUNT };

typedef struct eg_mark_list {
	eg_mark *items;
	size_t count, cap;
} eg_mark_list;

/* A page number that is printed before it is known. */
typedef struct eg_fixup {
	uint32_t page;
	size_t mark; /* into the page's text layer; into the page once it is closed */
	eg_str dest;
	eg_type_style style;
	eg_len right; /* right edge of the number, when `from_right` */
	bool from_right;
	bool bound;  /* it moves what is set around it when it is not as wide as its mark, ... */
	eg_len room; /* or when it is wider by more than that */
} eg_fixup;

typedef struct eg_canvas {
	eg_arena *arena; /* what the caller keeps */
	eg_arena *work;  /* lists that grow; gone with the canvas */
	eg_pages *pages;
	eg_arena *elements;    /* holds the list of elements */
	eg_kid *free_kids[32]; /* lists that were outgrown, by the power of two of their length */
	eg_page *page;         /* the open one, or NULL */
	uint32_t index;        /* of the open page */
	eg_len shift;          /* what is drawn now goes so far to the right */
	bool mirrored; /* what is drawn now is given from the right edge (right-to-left documents)
			*/
	eg_len moved;  /* all of the open page goes so far, but for what bleeds off its edges */
	eg_mark_list layers[EG_LAYER_COUNT];
	uint32_t *owners;
	size_t owner_count, owner_cap;
	eg_link *links;
	size_t link_count, link_cap;
	eg_fixup *fixups;
	size_t fixup_count, fixup_cap,
		fixup_open; /* those from fixup_open on are of the open page */
} eg_canvas;

/* What a line of text is drawn with. */
typedef struct eg_ink {
	uint32_t element;          /* or EG_NO_ELEMENT */
	enum eg_artifact artifact; /* when there is no element */
	uint32_t colour;
} eg_ink;

void eg_canvas_init(eg_canvas *c, eg_arena *arena, eg_arena *work);
void eg_canvas_open(eg_canvas *c, const eg_format *f, eg_str label);
void eg_canvas_close(eg_canvas *c);
/* All is there. What holds the list of elements, which is large, is the caller's now: it must live
 * as long as the pages. */
eg_arena *eg_canvas_finish(eg_canvas *c) EG_NODISCARD;

/* A new element, the last kid of parent so far. */
uint32_t eg_canvas_element(eg_canvas *c, uint32_t parent, enum eg_role role);
/* Makes room for so many more elements at once, as a long table needs them. */
void eg_canvas_reserve(eg_canvas *c, size_t elements);
eg_element *eg_canvas_at(eg_canvas *c, uint32_t element);
/* Its traits, made when it has none yet. */
eg_traits *eg_canvas_traits(eg_canvas *c, uint32_t element);

/* Shaped text with its pen at x on the baseline y. Returns the mark, which stays until the next
 * mark of its layer. */
eg_mark *eg_canvas_glyphs(eg_canvas *c, eg_ink ink, const eg_shaped *s, eg_len x, eg_len y);
/* The same as an artifact behind everything, turned by `angle` degrees around its pen. */
void eg_canvas_backdrop(
	eg_canvas *c, const eg_shaped *s, eg_len x, eg_len y, int32_t angle, uint32_t colour);
/* A filled rectangle; an artifact. */
void eg_canvas_rect(
	eg_canvas *c, enum eg_layer layer, eg_len x, eg_len y, eg_len w, eg_len h, uint32_t colour);
/* A horizontal rule, its upper edge at y; an artifact. */
void eg_canvas_rule(eg_canvas *c, eg_len x, eg_len y, eg_len w, eg_len thick, uint32_t colour);
/* A picture in its box, with at most that many columns and rows of its pixels. */
void eg_canvas_image(eg_canvas *c, eg_ink ink, const eg_image *image, const eg_mark *box,
	uint32_t columns, uint32_t rows);
/* A path as an artifact over the text, through `points` of the caller, which move with the page and
 * stay as long as the canvas. The caller fills the paints of the mark. */
eg_mark *eg_canvas_path(eg_canvas *c, eg_path path, eg_point *points, uint32_t point_count);
/* A link annotation that belongs to the element; the kid that points at it is added. Only the
 * box, url, dest and contents of `link` are read. */
void eg_canvas_link(eg_canvas *c, uint32_t element, const eg_link *link);
void eg_canvas_dest(eg_canvas *c, eg_str id, eg_len x, eg_len y);
/* Keeps the marks of a finished page, those of its layers one after the other, as bytes in the
 * pages' arena (packed.c). */
void eg_page_pack(eg_pages *pages, eg_arena *scratch, eg_page *page, const eg_mark_list *layers,
	size_t count);
/* The text mark made last shows the page label of dest, once all pages are there. The caller says
 * what a label of another width means (`bound`, `room`); as it is, nothing. */
eg_fixup *eg_canvas_fixup(eg_canvas *c, eg_str dest, eg_type_style style);
/* The same for one that ends at `right`, whatever its width. */
void eg_canvas_fixup_right(eg_canvas *c, eg_str dest, eg_type_style style, eg_len right);

#endif
