/* word.h -- shaped words as the operands of TJ, each made once.
 *
 * The same eg_shaped stands on many pages. The first pass over the marks gives each a word, whose
 * glyphs and texts become pairs of its font; after the fonts are embedded, a word's codes are
 * written once and copied from then on.
 *
 * Units:   the pen in thousandths of an em, from the word's left edge, as a viewer moves it:
 *          by the rounded widths of the file.
 * Source:  ISO 32000-1, 9.4.3 (TJ) and 14.9.4 (ActualText).
 * Depends: base, text, pdf/font.h.
 */
#ifndef EG_PDF_WORD_H
#define EG_PDF_WORD_H

#include "pdf/font.h"
#include "text/shape.h"

typedef struct eg_pdf_word {
	const eg_shaped *shaped;
	uint32_t *pairs;  /* one for each glyph; EG_PDF_PAIR_NONE shows nothing */
	eg_str operators; /* once rendered */
	int64_t pen;      /* where the viewer's pen stands after it */
	int64_t size;     /* thousandths of a point */
	eg_len em;        /* the size as the file names it */
	uint16_t font;
	bool hyphen; /* added at a line's end: its text is a soft hyphen */
	bool mixed;  /* has clusters that are not one glyph to one text */
	bool loose;  /* its operators begin and end outside a TJ; else inside its string */
	bool empty;  /* shows nothing */
} eg_pdf_word;

typedef struct eg_pdf_words {
	eg_arena *arena;
	eg_pdf_fonts *fonts;
	eg_pdf_word *items;
	size_t count, cap;
	uint32_t *slots; /* word + 1, by the address of its glyphs */
	size_t slot_count;
	uint32_t *by_number; /* word + 1, by the number of its glyphs; only a guess */
	size_t number_end;
	eg_buf scratch;
} eg_pdf_words;

/* Releases the scratch; the rest is the arena's. */
void eg_pdf_words_release(eg_pdf_words *w);
/* The word of these glyphs; the pairs it needs are added to its font. */
uint32_t eg_pdf_word_of(eg_pdf_words *w, const eg_shaped *shaped, bool hyphen);
/* To be called once when all words are known, before the fonts are embedded. */
void eg_pdf_words_settle(eg_pdf_words *w);
/* Makes the operators of all words; to be called after the fonts are embedded. */
void eg_pdf_words_render(eg_pdf_words *w);
/* The word of these glyphs, which there must be. */
const eg_pdf_word *eg_pdf_word_at(const eg_pdf_words *w, const eg_shaped *shaped, bool hyphen);

/* A TJ in the making: "[(" and ")]TJ" come and go as needed. */
typedef struct eg_pdf_show {
	eg_buf *b;
	bool open; /* inside the string of a TJ */
} eg_pdf_show;
void eg_pdf_show_open(eg_pdf_show *s);
void eg_pdf_show_close(eg_pdf_show *s);
/* Moves the pen back by thousandths of an em. */
void eg_pdf_show_back(eg_pdf_show *s, int64_t thousandths);

/* Differences below this are left to add up: 0.02 pt at 10 pt, not to be seen, and worth a tenth of
 * the page's bytes. */
#define EG_PDF_PEN_TOLERANCE 2

/* A text as it should come out of the file: typographer's spaces as spaces, characters that only
 * steer line breaking or direction left out. Returns s itself when nothing changes. */
eg_str eg_pdf_plain_text(eg_arena *a, eg_str s);

/* The size that the file names, so that rounding is the viewer's. */
eg_len eg_pdf_shown_size(const eg_shaped *s);
/* What the glyphs from `from` to before *end, one cluster, stand for; *end is found. Empty for what
 * is not to be shown. */
eg_str eg_pdf_word_cluster(
	const eg_pdf_words *w, const eg_pdf_word *word, uint32_t from, uint32_t *end);
/* The text in the order of the glyphs: from left to right. */
eg_str eg_pdf_word_visual(const eg_pdf_words *w, const eg_pdf_word *word, eg_str text);
void eg_pdf_word_render(eg_pdf_words *w, eg_pdf_word *word);

#endif
