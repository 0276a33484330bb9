/* break.h -- choose where the lines of a paragraph end. Private to this folder.
 *
 * Input:   stops: the places where a line may end, with widths counted from the paragraph's start.
 *          The first stop is the start, the last the end.
 * Output:  the chosen stops, first and last among them, with the least total cost.
 * Source:  Knuth & Plass, Breaking Paragraphs into Lines (1981). The rules of DESIGNBOOK.md 2 look
 * at two lines at once, and hyphens at three, so the states are lines (pairs of stops) where Knuth
 *          and Plass have stops with fitness classes; the result is the optimum of the whole cost.
 * Units:   eg_len; costs are squares of thousandths of the measure.
 * Cost:    linear in the stops; each looks at the lines that may end there, about as many as
 *          there are words within the tolerance.
 */
#ifndef EG_TEXT_BREAK_H
#define EG_TEXT_BREAK_H

#include "base/arena.h"
#include "base/len.h"

typedef struct eg_stop {
	eg_len end;      /* width up to here when a line ends here: spaces off, hyphen on */
	eg_len start;    /* width up to where the next line begins; what hangs out of the measure
			    is off both */
	eg_len gaps_end; /* of it, the spaces between words, up to end */
	eg_len gaps_start;
	eg_len joints_end; /* what may be added between letters of scripts without spaces */
	eg_len joints_start;
	uint32_t word;  /* stands for the last word; equal words are equal, 0 = none */
	uint32_t words; /* words up to here */
	int32_t penalty;
	bool hyphen;     /* a hyphen is added when a line ends here */
	bool dashed;     /* so it is, or the word itself ends in one */
	bool compound;   /* behind a hyphen that is the author's, between parts of a word; within a
			    phrase of a language without spaces */
	uint32_t atom;   /* the caller's: the line ends before this atom ... */
	uint32_t offset; /* ... or, when not 0, inside it, before this byte */
} eg_stop;

typedef struct eg_measure {
	eg_len width;
	eg_len indent; /* of it, on the first line */
	bool justify;
	bool expand;       /* justified: letters may grow and shrink by EG_EXPAND_MOST */
	bool fill_last;    /* the last line's shortfall counts too (balanced setting) */
	bool few;          /* as few lines as there may be, whatever rule of the rag they break */
	int32_t tolerance; /* thousandths: of the measure that a line may lack, or of its spaces'
			      stretch; 0 = anything, which always has a solution */
} eg_measure;

/* The price of two lines that end in one word, and of a short line before a long one; three hyphens
 * in a row and a line that sticks out cost more. What is not against a rule costs less. */
#define EG_PRICE_RULE       INT64_C(1000000000)
#define EG_PRICE_RAG        INT64_C(10000000000)
#define EG_PRICE_LAST_SHORT INT64_C(200000) /* last line under 3 words and a third */

typedef struct eg_chosen {
	uint32_t *stops; /* count of them */
	size_t count;
	int64_t cost;
	int64_t worst; /* cost of the worst line and pair */
	size_t work;   /* lines and pairs of lines looked at */
} eg_chosen;

/* False when no lines are within the tolerance. */
bool eg_choose(eg_arena *a, const eg_stop *stops, size_t count, const eg_measure *m,
	eg_chosen *out) EG_NODISCARD;
/* The cost of the line from stop p to stop c, or -1 when it is not allowed, and of the line q-p
 * being followed by p-c; for tests. */
int64_t eg_line_cost(const eg_stop *stops, size_t count, const eg_measure *m, size_t p, size_t c);
int64_t eg_pair_cost(
	const eg_stop *stops, size_t count, const eg_measure *m, size_t q, size_t p, size_t c);
/* Lines that filling each as far as it goes would make. */
size_t eg_greedy_lines(const eg_stop *stops, size_t count, eg_len width);

#endif
