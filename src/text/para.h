/* para.h -- a paragraph: runs of styled text to lines of glyphs.
 *
 * Input:   runs (text, style, language, a colour and tag number that are only carried along) and
 *          the measure.
 * Output:  lines, each a list of pieces with x positions, in visual order for drawing; the text of
 *          the pieces, joined in logical order, is the text of the paragraph.
 * Units:   eg_len; x from the left edge of the measure; lines are not placed vertically here.
 *          A word that is wider than the measure is cut without a hyphen; no line sticks out but
 *          one of a single letter.
 * Errors:  `line-overfull` (span of the run), `glyph-missing` (span of the run), `pattern-missing`.
 * Source:  Knuth & Plass, Breaking Paragraphs into Lines (1981), in integers; ragged setting with
 *          the rag rules of DESIGNBOOK.md 2; UAX 14 for opportunities, UAX 9 for order.
 * Depends: base, source, locale, text.
 */
#ifndef EG_TEXT_PARA_H
#define EG_TEXT_PARA_H

#include "text/shape.h"

typedef struct eg_text_run {
	eg_str text;
	eg_type_style style;     /* the face asked for; other scripts fall back by themselves */
	uint32_t small_features; /* != 0: runs of 3+ capitals take these features (c2sc smcp) and
				    tracking 35 */
	eg_str lang;
	uint32_t colour;     /* carried along */
	uint32_t tag;        /* carried along: which inline element the piece belongs to */
	eg_len rise;         /* baseline shift up */
	eg_len space_before; /* room left before the run for a drawn sign (0 = none); the piece says
				where */
	bool forced_break;   /* a line ends here; text is empty */
	bool no_hyphens;
	bool verbatim; /* code: not even a word wider than its line is divided by a hyphen */
	uint8_t apart; /* != 0: it stands by itself in the order of the paragraph, together with
			  neighbours of the same number, and does not tell the base direction */
	eg_span span;
} eg_text_run;

enum eg_rag {
	EG_RAG_LEFT /* left aligned, ragged right; with `rtl`, left and right change places */,
	EG_RAG_RIGHT,
	EG_RAG_CENTER,
	EG_JUSTIFY /* both edges straight: signs hang out, letters give a little, then the spaces */
};

typedef struct eg_para_options {
	eg_len width;
	eg_len indent; /* of the first line */
	enum eg_rag rag;
	bool hyphenate;
	bool balance;        /* heads, leads, cells: lines of like length, last at least 40 % */
	bool rtl;            /* a right-to-left paragraph: base direction and alignment */
	bool auto_direction; /* base direction by the letters; alignment as it is told */
	bool break_anywhere; /* addresses: break after / . - _ ? & = without a hyphen */
	bool told;           /* that words are too wide: `line-overfull` is not reported again */
	eg_str lang;
} eg_para_options;

typedef struct eg_piece {
	const eg_shaped *glyphs;
	eg_len x;     /* of its left edge */
	uint32_t run; /* index of the run */
	uint32_t colour, tag;
	eg_len rise;
	bool hyphen;     /* a hyphen that the breaker added: has no text */
	bool space;      /* inter-word space, also the one at the line's end (its x may lie past the
			    measure): keeps words apart in extraction; pieces at a line's end draw
			    nothing */
	bool sign;       /* a drawn sign stands before it, at x - space_before */
	bool sign_right; /* it stands at its right edge, as the word runs from right to left */
	int16_t expand;  /* justified: its letters are wider by this many thousandths (Tz) */
} eg_piece;

typedef struct eg_line {
	eg_piece *pieces; /* logical order; x says where each stands */
	uint32_t count;
	eg_len width; /* natural width of what is seen, without the trailing space */
	bool hyphenated;
} eg_line;

typedef struct eg_para {
	eg_line *lines;
	uint32_t count;
	eg_len min_width; /* widest unbreakable piece */
	eg_len max_width; /* all on one line (the longest between forced breaks) */
} eg_para;

/* How many lines a text takes by its measure: `lines` where that is wide enough, and one more under
 * each of the widths `under`, which fall. */
#define EG_MOST_TURNS 12
typedef struct eg_turns {
	uint32_t lines, count;
	eg_len under[EG_MOST_TURNS];
} eg_turns;

/* One thread's typesetter of paragraphs: shaper, hyphenation dictionaries, scratch. */
typedef struct eg_setter eg_setter;
eg_setter *eg_setter_new(eg_arena *arena, eg_fonts *fonts, eg_diag *d);
/* The numbers of its words (eg_shaper_number), where several setters set one document. */
void eg_setter_number(eg_setter *s, uint32_t first, uint32_t step);
/* A pass over a document begins: findings go to d from now on, and what was reported once is
 * reported again. */
void eg_setter_begin(eg_setter *s, eg_diag *d);
void eg_setter_release(eg_setter *s);
eg_shaper *eg_setter_shaper(eg_setter *s);

/* Sets a paragraph; the result lies in `a` (its glyphs in the setter's arena). An empty one has no
 * lines. Cost: linear in the text, bounded per line. */
eg_para *eg_para_set(eg_arena *a, eg_setter *s, const eg_text_run *runs, size_t count,
	const eg_para_options *opt);
/* Only min_width and max_width, without breaking lines: for column widths. Cheap with the cache. A
 * word that is wider than opt->width, if that is not 0, counts with the parts that a rule divides
 * it into, but with that width at least. Fills `turns`, unless it is NULL. */
void eg_para_measure(eg_setter *s, const eg_text_run *runs, size_t count,
	const eg_para_options *opt, eg_len *min_width, eg_len *max_width, eg_turns *turns);

/* Whether text in this language (BCP 47) runs from right to left. */
bool eg_para_is_rtl(eg_str lang);

/* Typographer's text: no-break spaces where DESIGNBOOK.md 2 asks for them, quotes, dashes; applied
 * to a run's text before setting. Returns s itself when nothing changes. */
eg_str eg_text_polish(eg_arena *a, eg_str s, eg_str lang);
/* The same for a run among others: a quotation may begin in one and end in another, and a number
 * be a link after its "page". */
typedef struct eg_polish {
	eg_str before, after; /* what stands beside it in the paragraph, or empty */
	bool inside;       /* a double quote is open; 0 at the paragraph's start, carried along */
	bool inside_inner; /* a single one is */
} eg_polish;
eg_str eg_text_polish_run(eg_arena *a, eg_str s, eg_str lang, eg_polish *around);

#endif
