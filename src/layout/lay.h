/* lay.h -- what the constructions share: the state of a layout, and how blocks become items.
 *
 * A document is laid out flow by flow. A flow is what stands between two forced page breaks: its
 * blocks add items to a list (flow.h), the list is broken into pages, and each item draws itself.
 * What a flow needs lies in the scratch arena and is gone after it; only marks and elements stay.
 *
 * Each construction is a file: it has one function that takes the layout and a block. The frame
 * says where the block stands: its column, its parent element, its goal.
 *
 * Order of the structure tree: elements of blocks are made while the list is built, in the order of
 * the blocks; elements inside a line (links, foreign words) and of table rows are made when they
 * are drawn, which is the same order.
 */
#ifndef EG_LAYOUT_LAY_H
#define EG_LAYOUT_LAY_H

#include "base/map.h"
#include "content/block.h"
#include "layout/canvas.h"
#include "layout/flow.h"
#include "layout/textbox.h"

/* Something that points at an item: a destination, and a line of the outline. */
typedef struct eg_anchor {
	struct eg_anchor *next;
	eg_str dest;
	bool in_outline;
	eg_str title;
	uint32_t level, element;
	uint32_t marking; /* the element in which the item's page says the marking; 0 = none */
} eg_anchor;

#define EG_LAST_PAGE "page:last" /* the destination of that one; no id has a colon */

/* What the head and foot of a page say. */
typedef struct eg_context {
	eg_str part, part_label, section;
	bool no_head;   /* covers, contents, openers */
	bool no_folio;  /* covers */
	bool on_flood;  /* covers: what stands in the margin is paper-white */
	bool in_banner; /* so does what stands in the upper one */
	bool has_band;  /* openers: the side column is a flood */
	eg_str foot;    /* words at the foot of a page whose folio says how many there are */
} eg_context;

#define EG_HEAD_DEPTH 6

/* A head as contents and outline know it. */
typedef struct eg_toc_entry {
	const eg_block *head,
		*owner; /* owner: the section, opener, objective or profile it names */
	eg_str dest, title, number, tagline;
	eg_str lang;   /* of the title's frame of words; {NULL} = the document's */
	uint8_t level; /* 1 or more */
	uint8_t goal;
} eg_toc_entry;

/* All heads of a document in reading order. */
typedef struct eg_toc {
	eg_toc_entry *entries;
	size_t count, cap;
	eg_map index; /* by the bytes of the head's address */
} eg_toc;

/* The language of a head's words, for its entry; {NULL} = the document's. */
eg_str eg_toc_lang(const eg_block *b);
/* The entry of a head, or NULL when it has none. */
const eg_toc_entry *eg_toc_find(const eg_toc *toc, const eg_block *head);

/* Where a block stands. */
typedef struct eg_frame {
	eg_len x, width;
	uint32_t element; /* parent of the block's elements */
	uint8_t goal;
	eg_len hung;    /* in an item of a list: so far to the inside of its mark; 0 = not */
	bool side;      /* in the side column */
	bool free;      /* off the baseline grid */
	bool opener;    /* on a goal's opening page */
	bool objective; /* in an objective: tables have no rule above */
	bool beside;    /* the side column is taken: captions keep to the block's own */
	bool dense;     /* in a section that else takes too many pages */
	bool bound;     /* in a construction that holds on to its items: no flow ends in it */
	eg_str lang;
	const eg_context *context;
} eg_frame;

typedef struct eg_lay {
	const eg_document *doc;
	const eg_theme *theme;
	const eg_format *format;
	eg_fonts *fonts;
	eg_setter *setter;
	struct eg_memo *memo;   /* of all passes */
	struct eg_ahead *ahead; /* what other threads set; NULL: nothing */
	eg_diag *diag;
	eg_arena *scratch; /* of the flow */
	eg_arena *work;    /* of the layout */
	eg_canvas canvas;
	const eg_face *faces[2][2][9]; /* family, italic, hundreds of weight */
	const eg_map *numbers; /* page labels by destination from an earlier pass, or NULL */
	const eg_str *labels;  /* that the map's values point into */
	bool moved;            /* a page number moves what stands around it */

	eg_vlist main;    /* of the flow */
	eg_vlist *out;    /* where items go: main, or a side list */
	eg_vlist *asking; /* the next item of which asks for notes: main, or a list of columns */
	eg_frame frame;
	enum eg_break_kind start; /* how the flow begins */
	eg_len first_top;         /* of the flow; 0 = the live area's */
	bool is_short;            /* the document has few pages: parts wait for no recto */
	bool is_book;             /* it has so many that facing ones are looked at together */
	bool one_sided;           /* nothing begins on a recto: no page is left empty */
	bool counts_pages;        /* a page says how many there are */
	bool marking_said;        /* by tagged text of the open page */
	bool in_body;             /* past the front matter */
	uint32_t body_page;       /* index of the first page of the body */
	uint8_t head_levels[EG_HEAD_DEPTH]; /* as written, of the heads that are open */
	uint32_t head_depth;
	uint32_t head_element;            /* made beforehand for the next head, or 0 */
	const eg_toc *toc;                /* the heads of the document */
	eg_context context;               /* of the section being built */
	uint32_t depth;                   /* of sections */
	const eg_format *upright, *lying; /* of most pages, and of wide tables; may be one */
	struct eg_hits *hits;             /* by entry of the index: the pages with its words */
	size_t hit_count;
	const eg_block *asked; /* the table that was asked last, and its answer */
	bool answer;
	struct eg_extent *extents; /* sections that should take so many pages */
	size_t extent_count, extent_cap;
	const eg_block *const *dense; /* sections that took too many pages in an earlier pass */
	size_t dense_count;
	struct eg_profile_parts *alone; /* of the flow: the profile that another may stand under */
	const eg_block *spread, *spread_section; /* the overview that goes to two facing pages, or
						    NULL */
} eg_lay;

/* -- lay.c: frames, pages, flows -- */

uint32_t eg_lay_colour(const eg_lay *l, enum eg_paint paint);
/* Frames of the columns. */
void eg_lay_main_column(eg_lay *l);
void eg_lay_full_width(eg_lay *l);
void eg_lay_side_column(eg_lay *l);
/* The live area of the flow's pages. */
eg_area eg_lay_area(const eg_lay *l);
/* Ends the flow: breaks it into pages and draws them. */
void eg_lay_flush(eg_lay *l);
/* The first item since the flow's latest section began on a page; the height from there on. */
size_t eg_lay_section_start(const eg_lay *l);
eg_len eg_lay_section_height(const eg_lay *l);
/* Ends the flow; the next one begins on a new page of that kind. */
void eg_lay_break(eg_lay *l, enum eg_break_kind kind);
/* How a block begins: a part in the way that the document's length asks for. */
enum eg_break_kind eg_lay_break_before(const eg_lay *l, const eg_block *b);
/* The space around cards and tiles: on a page that lies, which is low, three quarters of it. */
eg_len eg_lay_around(const eg_lay *l, eg_len upright);
/* A copy of the context of the section, for items. */
const eg_context *eg_lay_context(eg_lay *l);
/* Opens and closes a page, with its furniture. context NULL: an empty page. */
void eg_lay_open_page(eg_lay *l, const eg_context *context);
void eg_lay_close_page(eg_lay *l, const eg_context *context);
/* The first part after cover and contents: a recto, numbered from 1. In a document of one-sided
 * pages it is the next page, and the numbers run from the cover on. */
void eg_lay_begin_body(eg_lay *l);
eg_str eg_lay_page_label(eg_lay *l, uint32_t page);
/* Adds an item with the frame's context. */
eg_item *eg_lay_add(eg_lay *l, eg_item item);
/* The next item carries this destination. */
eg_anchor *eg_lay_anchor(eg_lay *l, eg_str dest);
/* The items from there on go together, past text that comes after them if need be; unless they need
 * more than a page, or hold what has an order of its own. What drifts goes past it only where much
 * white would be left. */
void eg_lay_float(eg_lay *l, size_t from, bool drifts);
/* Whether a flow may end here: not in a column, nor in what holds on to its items. */
bool eg_lay_may_break(const eg_lay *l);
/* Waits for the end of a side list that began in this flow. */
void eg_lay_clear(eg_lay *l, eg_len side_height);
/* The language of a block's words. */
eg_str eg_lay_lang(const eg_lay *l, const eg_block *b);
/* A whole number in the document's digits. */
eg_str eg_lay_number(const eg_lay *l, eg_arena *a, int64_t n);
/* The language that words of `lang` are set in, the frame's where it is {NULL}; where they differ,
 * their element says so. */
eg_str eg_lay_say_lang(eg_lay *l, eg_str lang, uint32_t element);
/* An element of a block: language and id as the block has them. The frame takes on the language. */
uint32_t eg_lay_element(eg_lay *l, enum eg_role role, const eg_block *b);
/* An element in the parent; EG_NO_ELEMENT where that is, for what is only measured. */
uint32_t eg_lay_child(eg_lay *l, uint32_t parent, enum eg_role role);
/* Ends the flow if the pages that follow lie on another side than those before. (turn.c) */
void eg_lay_turn(eg_lay *l, bool landscape);
/* Whether block i of a list stands on landscape pages: a table that asks for them, the heads and
 * short texts that lead to it, and a short text right after it. (turn.c) */
bool eg_lay_lies(eg_lay *l, eg_block *const *blocks, uint32_t count, uint32_t i);

/* -- paragraph.c -- */

typedef struct eg_para_place {
	enum eg_type type;
	enum eg_kind_of_item kind;
	eg_len indent, before, after, under_head;
	enum eg_snap snap;
} eg_para_place;
/* The lines of a box as items. */
void eg_lay_lines(eg_lay *l, eg_textbox *box, const eg_para_place *p);
/* Two boxes side by side as one list of items; a may be NULL. The first baselines are level. */
void eg_lay_pair(eg_lay *l, eg_textbox *a, eg_textbox *b, const eg_para_place *p, eg_draw *extra);
/* How a text is set in a frame; indented: it follows its like. */
eg_text_spec eg_text_block_spec(const eg_frame *f, const eg_block *b, bool indented);
/* Whether a text is indented when it comes right after another block of its parent. */
bool eg_text_indents(const eg_lay *l, const eg_block *before, const eg_block *b);
/* What a quote leaves of the frame around it. */
void eg_quote_frame(eg_frame *f);
void eg_build_text(eg_lay *l, const eg_block *b);
void eg_build_quote(eg_lay *l, const eg_block *b);

/* -- note.c: footnotes -- */

/* The item that is added next holds this line of the box: its notes go to the foot of its page. */
void eg_lay_notes(eg_lay *l, const eg_textbox *box, uint32_t line);
/* Runs that become content of `element` itself: where they have notes, a P in it that holds the
 * words, so that the notes can follow them. */
uint32_t eg_note_owner(eg_lay *l, uint32_t element, const eg_run *runs, uint32_t count);
/* The name that a footnote's mark is reached by. */
eg_str eg_note_mark_dest(eg_lay *l, const eg_block *note);

/* -- columns.c -- */

/* What is built between open and close stands in two columns of the main column, or in three of
 * the full width, balanced where they end. It may hold texts, heads of lower levels, lists. */
typedef struct eg_lay_columns {
	uint32_t count;
	eg_vlist list, *around;
	eg_frame frame;
} eg_lay_columns;
void eg_columns_open(eg_lay *l, eg_lay_columns *c, uint32_t count);
void eg_columns_close(eg_lay *l, eg_lay_columns *c);
/* The items from `from` on belong to one entry: when a column begins with one, but for the first,
 * these words stand over it ("Canada, continued"). */
void eg_columns_continued(
	eg_lay *l, size_t from, const eg_run *runs, uint32_t count, enum eg_type type);
void eg_build_columns(eg_lay *l, const eg_block *b);

/* -- inner.c: what stands in a box -- */

/* What is built between open and close becomes a list of its own, set to that measure, for an item
 * that draws it whole. */
typedef struct eg_inner {
	eg_vlist *list, *around;
	eg_frame frame;
} eg_inner;
void eg_inner_open(eg_lay *l, eg_inner *in, eg_len x, eg_len width);
void eg_inner_close(eg_lay *l, eg_inner *in);
void eg_inner_draw(eg_lay *l, const eg_vlist *list, eg_len y);

/* Text boxes one under the other. */
typedef struct eg_stack_part {
	eg_textbox *box;
	eg_len y; /* of its top, from that of the stack */
} eg_stack_part;
typedef struct eg_stack {
	eg_stack_part *parts;
	size_t count, cap;
	eg_len height;
} eg_stack;
/* Sets runs under what is there, so far below it; nothing when there are no words. */
eg_textbox *eg_stack_add(eg_lay *l, eg_stack *s, const eg_run *runs, uint32_t count,
	const eg_text_spec *spec, eg_len before);
eg_textbox *eg_stack_words(
	eg_lay *l, eg_stack *s, eg_str words, const eg_text_spec *spec, eg_len before);
void eg_stack_draw(eg_lay *l, const eg_stack *s, eg_len y);
/* A stack that no page holds: its lines as items, the first so far below what is above. */
void eg_stack_lines(eg_lay *l, const eg_stack *s, eg_len before);
/* Whether a box of that height fits a page. */
bool eg_lay_fits_page(const eg_lay *l, eg_len height);

/* -- picture.c -- */

typedef struct eg_box {
	eg_len x, y, w, h;
} eg_box;
/* The size of a picture in a room: as wide as that, whole, not drawn out beyond what its pixels
 * bear. Of none that could be read: nothing. */
eg_box eg_picture_box(const eg_picture *p, eg_len width, eg_len height);
/* A Figure for it in the frame's element; EG_NO_ELEMENT for decoration. */
uint32_t eg_picture_element(eg_lay *l, const eg_picture *p);
/* What an element that is there already says of it. */
void eg_picture_describe(eg_lay *l, const eg_picture *p, uint32_t element);
void eg_picture_draw(eg_lay *l, const eg_picture *p, uint32_t element, const eg_box *box);
/* An item that draws it: in the box, from where the item comes to stand down. */
eg_item eg_picture_item(eg_lay *l, const eg_picture *p, uint32_t element, const eg_box *box);

/* -- the other constructions -- */

void eg_build_blocks(eg_lay *l, eg_block *const *blocks, uint32_t count);
void eg_build_block(eg_lay *l, const eg_block *b, const eg_block *next);
void eg_build_head(eg_lay *l, const eg_block *b, const eg_block *next);
/* The element of a head, with its anchor on the next item. The levels never jump. */
uint32_t eg_head_element(eg_lay *l, const eg_block *b);
/* Sets a head in a style that is not that of its level. */
void eg_build_head_as(eg_lay *l, const eg_block *b, enum eg_type type, const eg_para_place *place);
/* The same, half a line over its place, so that its capitals begin where letters of text would. */
void eg_build_head_risen(eg_lay *l, const eg_block *b, enum eg_type type);
/* One of the sizes of a display head: so many lines are right for it. */
typedef struct eg_head_step {
	enum eg_type type;
	uint32_t lines;
} eg_head_step;
/* The first of some sizes, from the largest down, in which a head takes no more lines than are
 * right and no word of it is divided; the last one where none is. */
enum eg_type eg_head_size(eg_lay *l, const eg_block *b, const eg_text_spec *at,
	const eg_head_step *steps, size_t count);
void eg_build_list(eg_lay *l, const eg_block *b);
/* The block with an item's words: content may give them as its first paragraph. */
const eg_block *eg_list_words(const eg_block *item);
/* How they are set where the list stands in a frame by itself, but for their place. */
eg_text_spec eg_list_item_spec(const eg_frame *f, const eg_block *list, const eg_block *item);
void eg_build_table(eg_lay *l, const eg_block *b);
/* Whether a table needs more than the portrait text width at its columns' least widths. */
bool eg_table_asks_landscape(eg_lay *l, const eg_block *b);
/* A matrix with its squares (matrix.c); false where it is none, or where they have no room: then it
 * is set as any table. */
bool eg_build_matrix(eg_lay *l, const eg_block *b);
/* Whether its squares have room on a landscape page, and on no other. */
bool eg_matrix_asks_landscape(eg_lay *l, const eg_block *b);
void eg_build_facts(eg_lay *l, const eg_block *b);
void eg_build_cover(eg_lay *l, const eg_block *b);
void eg_build_contents(eg_lay *l, const eg_block *b);
const eg_toc *eg_toc_gather(eg_arena *a, const eg_block *root);
void eg_build_opener(eg_lay *l, const eg_block *b);
/* What stands over its title: "Goal 2". */
eg_str eg_opener_label(eg_lay *l, const eg_block *b);
void eg_build_objective(eg_lay *l, const eg_block *b);
/* Draws the number of an objective that goes on, with its word; y is the number's top. */
void eg_objective_again(eg_lay *l, const eg_again *again, eg_len y);
void eg_build_profile(eg_lay *l, const eg_block *b);
void eg_build_split(eg_lay *l, const eg_block *b, eg_len not_above);
void eg_build_sources(eg_lay *l, const eg_block *b);
void eg_build_callout(eg_lay *l, const eg_block *b);
void eg_build_story(eg_lay *l, const eg_block *b);
void eg_build_pull_quote(eg_lay *l, const eg_block *b);
void eg_build_tiles(eg_lay *l, const eg_block *b);
void eg_build_cards(eg_lay *l, const eg_block *b);
void eg_build_glance(eg_lay *l, const eg_block *b);
/* Whether a section is nothing but an overview that could stand on two facing pages. */
bool eg_glance_may_spread(const eg_block *section);
/* A section begins: where it may and the next page is a left one, its overview goes to two pages.
 * Before what it has is built, and after that. */
void eg_glance_begin_spread(eg_lay *l, const eg_block *section);
void eg_glance_end_spread(eg_lay *l, const eg_block *section);
void eg_build_strip(eg_lay *l, const eg_block *b);
void eg_build_halves(eg_lay *l, const eg_block *b);
void eg_build_banner(eg_lay *l, const eg_block *b);
void eg_build_signatures(eg_lay *l, const eg_block *b);
void eg_build_figure(eg_lay *l, const eg_block *b);
void eg_build_code(eg_lay *l, const eg_block *b);
void eg_build_rule(eg_lay *l, const eg_block *b);
void eg_build_glossary(eg_lay *l, const eg_block *b);
void eg_build_index(eg_lay *l, const eg_block *b);
/* Words of an entry of the index are drawn on the open page. */
void eg_index_hit(eg_lay *l, uint32_t entry);
void eg_build_section(eg_lay *l, const eg_block *b);
void eg_build_listing(eg_lay *l, const eg_block *b);
void eg_build_definitions(eg_lay *l, const eg_block *b);
/* A row of a table of contents, its title so far to the right; the number stands before it. */
void eg_toc_add_row(eg_lay *l, const eg_toc_entry *e, uint32_t toc, eg_len indent);
/* The rows from item `first` on go to the next page whole where they fit there, and else leave some
 * rows for it. */
void eg_toc_hold_rows(eg_lay *l, size_t first);

/* -- extent.c: how many pages a section takes -- */

/* The section whose element the frame has is being built. */
void eg_extent_begin(eg_lay *l, const eg_block *section);
/* Tells of those that take more or fewer than their bounds; when all pages are made. */
void eg_extents_judge(eg_lay *l);
/* The sections that take more pages than they should and have something that yields; after
 * eg_extents_judge. The list lies in `a`. */
const eg_block **eg_extents_over(eg_lay *l, eg_arena *a, size_t *count);

/* -- prune.c -- */

/* The document without the sections that want more pages than it has; what leads to something in
 * them leads to where they would have been. */
const eg_document *eg_prune_short(eg_arena *a, const eg_document *doc, size_t pages);

/* -- furniture.c: heads, folios, markings, the draft mark -- */

void eg_furniture_under(eg_lay *l, const eg_context *context);
void eg_furniture_over(eg_lay *l, const eg_context *context, uint32_t page);
/* How words beside the text are set. */
eg_text_spec eg_furniture_spec(
	const eg_lay *l, enum eg_type type, enum eg_artifact artifact, eg_len x, eg_len width);

/* -- marking.c: the banner marking; on a flood it is paper-white -- */

void eg_marking_draw(eg_lay *l, bool over_flood, bool under_flood);
/* The marking as a paragraph of the frame's element, read where that one's next part comes: the
 * page of the next item says it. Nothing where there is no marking. */
void eg_marking_ask(eg_lay *l);
/* Says it on the open page: in the upper margin or, where that was done already, over y. */
void eg_marking_say(eg_lay *l, uint32_t element, bool on_flood, eg_len y);

#endif
