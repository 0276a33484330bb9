/* textbox.h -- runs of a block set to a measure, and drawn line by line.
 *
 * A text box joins what content says of a run (emphasis, language, link, sign) with what the
 * theme says of a style, has the paragraph set, and later draws its lines: glyphs into the
 * element, links with their elements and annotations, signs and rules as artifacts.
 *
 * Units:   eg_len.
 * Errors:  those of text/para.h.
 * Depends: text, content (block.h), layout/canvas.h.
 */
#ifndef EG_LAYOUT_TEXTBOX_H
#define EG_LAYOUT_TEXTBOX_H

#include "content/block.h"
#include "layout/canvas.h"

#define EG_LATIN 0x4C61746Eu /* 'Latn' */

struct eg_lay;

typedef struct eg_text_spec {
	enum eg_type type;
	eg_len x, width;
	eg_len indent;
	enum eg_rag rag;
	uint32_t element; /* EG_NO_ELEMENT: an artifact */
	enum eg_artifact artifact;
	eg_str lang;
	uint8_t goal;
	bool no_links; /* as plain words */
	bool number;   /* its units stand at the right, whatever the language */
	bool told;     /* that its words are too wide */
	bool loose;    /* not balanced, whatever the style says */
	bool numbered; /* the first run is a number: it and what it counts each have their direction
			*/
	bool own;      /* the box may change its paragraph, which no other box shares */
} eg_text_spec;

typedef struct eg_textbox {
	eg_text_spec spec;
	const eg_type_row *row;
	const eg_run *runs;
	uint32_t run_count;
	eg_para *para;
	uint32_t *groups;  /* per run: 0 = the element itself, else 1 + index into inlines */
	uint32_t *inlines; /* elements inside the line; EG_NO_ELEMENT until drawn */
	eg_len baseline;   /* of the first line, from the top */
} eg_textbox;

/* Only the paragraph, in an arena. Reads the layout but for its setter, scratch, diag and faces;
 * not for runs with page numbers. */
eg_para *eg_textbox_para(struct eg_lay *l, eg_arena *a, const eg_run *runs, uint32_t count,
	const eg_text_spec *spec);
/* Sets runs. Lies in the layout's scratch arena. Never NULL; no lines when there is no text. */
eg_textbox *eg_textbox_set(
	struct eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec);
/* The same for plain words. */
eg_textbox *eg_textbox_words(struct eg_lay *l, eg_str words, const eg_text_spec *spec);
/* Widest unbreakable piece and width on one line. With a width in the spec, a word that is wider
 * counts with the parts that a rule divides it into, but with that width at least. */
void eg_textbox_measure(struct eg_lay *l, const eg_run *runs, uint32_t count,
	const eg_text_spec *spec, eg_len *min_width, eg_len *max_width);
/* The width of words on one line; 0 of none. */
eg_len eg_textbox_full_width(struct eg_lay *l, eg_str words, const eg_text_spec *spec);
/* The same as `measure`, and how many lines the text takes by its measure. */
typedef struct eg_text_extent {
	eg_len least, full;
	const eg_turns *turns; /* NULL: not asked for */
} eg_text_extent;
eg_text_extent eg_textbox_measure_turns(
	struct eg_lay *l, const eg_run *runs, uint32_t count, const eg_text_spec *spec);
uint32_t eg_textbox_lines(const eg_textbox *b);
eg_len eg_textbox_height(const eg_textbox *b);
/* Draws a line whose box has its top at y. */
void eg_textbox_draw(struct eg_lay *l, eg_textbox *b, uint32_t line, eg_len y);
/* Draws all lines from y down. */
void eg_textbox_draw_all(struct eg_lay *l, eg_textbox *b, eg_len y);

/* Whether text of that language and style stands at the right: prose does, and all of a document in
 * such a language; a name under its English head does not. */
bool eg_textbox_is_rtl(const struct eg_lay *l, eg_str lang, const eg_type_row *row);
/* Where words in that language end that stand by themselves: at the edge of what is around them,
 * whatever direction their own is. */
enum eg_rag eg_textbox_edge(const struct eg_lay *l, eg_str lang);
/* Whether a run is the number of a page, which changes from pass to pass. */
bool eg_runs_have_page(const eg_run *runs, uint32_t count);
/* Whether a run prints the address that it leads to: that is set otherwise than code. */
bool eg_run_is_address(const eg_run *r);
/* The letters of a style. */
eg_type_style eg_textbox_style(struct eg_lay *l, const eg_type_row *row);

/* signs.c: the 7 x 7 sign of a status, its left edge at x, on the baseline y. */
void eg_sign_draw(struct eg_lay *l, enum eg_sign sign, eg_len x, eg_len y);
#define EG_SIGN_WIDTH EG_PTS(7)
#define EG_SIGN_ROOM  EG_PTS(11) /* with the gap to its word */

#endif
