/* pages.h -- what layout hands to pdf: pages of marks, the structure tree, links, outline.
 *
 * y grows downwards from the top edge; lengths are eg_len. A mark belongs to a structure element
 * by its marked-content sequence, or is an artifact. Layout opens the sequences in reading order,
 * so that an element's kids stand in order; pdf only writes.
 */
#ifndef EG_LAYOUT_PAGES_H
#define EG_LAYOUT_PAGES_H

#include "image/drawing.h"
#include "image/image.h"
#include "text/para.h"

/* Structure types of ISO 32000-1 14.8.4. */
enum eg_role {
	EG_ROLE_DOCUMENT,
	EG_ROLE_SECT,
	EG_ROLE_H1,
	EG_ROLE_H2,
	EG_ROLE_H3,
	EG_ROLE_H4,
	EG_ROLE_H5,
	EG_ROLE_H6,
	EG_ROLE_P,
	EG_ROLE_L,
	EG_ROLE_LI,
	EG_ROLE_LBL,
	EG_ROLE_LBODY,
	EG_ROLE_TABLE,
	EG_ROLE_THEAD,
	EG_ROLE_TBODY,
	EG_ROLE_TFOOT,
	EG_ROLE_TR,
	EG_ROLE_TH,
	EG_ROLE_TD,
	EG_ROLE_CAPTION,
	EG_ROLE_FIGURE,
	EG_ROLE_TOC,
	EG_ROLE_TOCI,
	EG_ROLE_LINK,
	EG_ROLE_NOTE,
	EG_ROLE_REFERENCE,
	EG_ROLE_INDEX,
	EG_ROLE_BLOCKQUOTE,
	EG_ROLE_SPAN,
	EG_ROLE_DIV,
	EG_ROLE_COUNT
};
const char *eg_role_name(enum eg_role r); /* "Sect", "LBody" */

enum eg_artifact { EG_ART_NONE, EG_ART_HEADER, EG_ART_FOOTER, EG_ART_LAYOUT, EG_ART_BACKGROUND };

enum eg_kid_kind { EG_KID_ELEMENT, EG_KID_CONTENT, EG_KID_LINK };
/* Two million of them stand in long documents: the kind is the upper bits of `at`. */
typedef struct eg_kid {
	uint32_t at;    /* kind, and of CONTENT and LINK the index of the page */
	uint32_t index; /* ELEMENT: into elements; CONTENT: MCID; LINK: into that page's links */
} eg_kid;
#define EG_KID_SHIFT 30
static inline eg_kid eg_kid_of(enum eg_kid_kind kind, uint32_t page, uint32_t index)
{
	return (eg_kid){(uint32_t)kind << EG_KID_SHIFT | page, index};
}
static inline enum eg_kid_kind eg_kid_kind(const eg_kid *k)
{
	return (enum eg_kid_kind)(k->at >> EG_KID_SHIFT);
}
/* Of CONTENT and LINK. */
static inline uint32_t eg_kid_page(const eg_kid *k)
{
	return k->at & ((1u << EG_KID_SHIFT) - 1);
}

/* What few of the elements have: kept apart, since there are hundreds of thousands of them. */
typedef struct eg_traits {
	eg_str lang, alt, actual, id, title, summary; /* {NULL} = none */
	eg_len bbox[4];                               /* Figure: x0 y0 x1 y1 on its page */
	bool placed_block;                            /* Figure: Placement Block */
	const uint32_t *headers;                      /* TD: element indices of TH */
	uint32_t header_count;
} eg_traits;

typedef struct eg_element {
	uint8_t role;
	uint8_t scope;               /* TH: 0 none, 1 column, 2 row, 3 both */
	uint8_t numbering;           /* L: 0 None, 1 Decimal, 2 Disc, ... (ISO 32000-1 table 347) */
	uint16_t col_span, row_span; /* 0 = 1 */
	uint32_t parent;             /* UINT32_MAX for the root */
	uint32_t kid_count;
	eg_kid *kids;
	eg_traits *traits; /* NULL: none */
} eg_element;

/* Never NULL. */
static inline const eg_traits *eg_element_traits(const eg_element *e)
{
	static const eg_traits none = {0};
	return e->traits ? e->traits : &none;
}

enum eg_mark_kind {
	EG_MARK_GLYPHS,
	EG_MARK_RECT,
	EG_MARK_LINE,
	EG_MARK_PATH,
	EG_MARK_IMAGE,
	EG_MARK_DRAWING
};

typedef struct eg_point {
	eg_len x, y;
} eg_point;
/* A path: 'M' and 'L' take one point, 'C' three, 'Z' none. */
typedef struct eg_path {
	const char *ops;
	const eg_point *points;
	uint32_t op_count;
} eg_path;

typedef struct eg_mark {
	uint8_t kind;
	uint8_t artifact; /* eg_artifact; NONE: real content with `mcid` */
	bool fill, stroke;
	uint32_t mcid;   /* on its page; consecutive marks of one MCID form one sequence */
	uint32_t colour; /* 0xRRGGBB: of glyphs, fill */
	uint32_t stroke_colour;
	eg_len x, y; /* GLYPHS: pen and baseline; RECT: top left; LINE: from */
	eg_len w, h; /* RECT, IMAGE, DRAWING; LINE: to = x + w, y + h */
	eg_len line_width;
	union {
		struct {
			const eg_shaped *shaped;
			bool hyphen; /* added at a line's end: ActualText is empty (soft hyphen) */
			bool turned; /* draft mark: turned by `angle` */
			int32_t angle;  /* degrees, counter-clockwise */
			int16_t expand; /* thousandths that the letters are wider (Tz) */
		} text;
		eg_path path;
		struct {
			const eg_bitmap *bitmap;
			uint32_t columns, rows; /* to be shown with no more than these */
		} image;
		const eg_drawing *drawing; /* fills the box, and is clipped to it */
	} as;
} eg_mark;

typedef struct eg_link {
	eg_len x0, y0, x1, y1;
	eg_str url;       /* or */
	eg_str dest;      /* the id of a destination */
	eg_str contents;  /* /Contents: what it leads to; never empty */
	uint32_t element; /* the Link element it belongs to */
} eg_link;

typedef struct eg_page {
	eg_len width, height;
	eg_str label;          /* page label as printed: "iv", "12" */
	eg_mark *marks;        /* or NULL, when there are none or they lie in: */
	const uint8_t *packed; /* bytes that eg_mark_next reads */
	size_t mark_count, mark_cap;
	uint32_t mcid_count;
	uint32_t *owners; /* MCID -> element */
	size_t owner_cap;
	eg_link *links;
	size_t link_count, link_cap;
} eg_page;

typedef struct eg_dest {
	eg_str id;
	uint32_t page;
	eg_len x, y;
} eg_dest;

typedef struct eg_outline_item {
	eg_str title;
	uint32_t level; /* 1.. */
	eg_str dest;    /* id */
	uint32_t page;
	eg_len y;
	uint32_t element; /* its heading */
} eg_outline_item;

typedef struct eg_label_range {
	uint32_t page;  /* first page index */
	char style;     /* 'r' roman, 'D' decimal, 0 none */
	uint32_t start; /* first number */
	eg_str prefix;
} eg_label_range;

typedef struct eg_pages {
	eg_arena *arena;
	eg_page **pages;
	size_t count, cap;
	eg_element *elements; /* [0] is the root, Document */
	size_t element_count, element_cap;
	const eg_shaped **words; /* by number: those that packed marks name */
	size_t word_cap;
	eg_dest *dests; /* sorted by id */
	size_t dest_count, dest_cap;
	eg_outline_item *outline;
	size_t outline_count, outline_cap;
	eg_label_range *labels;
	size_t label_count;
	eg_str title, author, subject, keywords, lang;
	int64_t time;
	unsigned passes; /* it was laid out so often */
} eg_pages;

/* Reads the marks of a page one after the other. A copy of a reader reads on by itself. */
typedef struct eg_mark_reader {
	const eg_mark *next;   /* of a page that is not packed */
	const uint8_t *packed; /* of the others */
	const eg_shaped *const *words;
	size_t left;
	eg_mark mark; /* the one that was unpacked last */
} eg_mark_reader;
eg_mark_reader eg_page_read(const eg_pages *pages, const eg_page *page);
/* The next mark, which stays until the one after it is read; NULL at the end. */
const eg_mark *eg_mark_next(eg_mark_reader *r);
/* All marks of a page, `mark_count` of them, unpacked into the arena when they are packed. */
const eg_mark *eg_page_marks(eg_arena *a, const eg_pages *pages, const eg_page *page);

/* Text of every page: marks with positions, and the element tree: the dump of the layout stage. */
eg_str eg_pages_dump(eg_arena *a, const eg_pages *p);
/* The structure tree alone, roles only, indented: what pdf.js's tree is compared with. */
eg_str eg_pages_roles(eg_arena *a, const eg_pages *p);

#endif
