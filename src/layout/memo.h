/* memo.h -- paragraphs that were set before, for the same words to the same measure.
 *
 * A document with page numbers in its text is laid out more than once, and a table sets its words
 * when widths are sought, when rows are measured and when they are drawn, most of them in many
 * rows. A memo keeps the paragraphs that needed no finding, over all passes, until it holds
 * EG_MEMO_ROOM bytes; from then on it only gives what it has.
 *
 * Units:   eg_len.
 * Errors:  none; what is not kept is set again.
 * Depends: text (para.h), layout (textbox.h).
 */
#ifndef EG_LAYOUT_MEMO_H
#define EG_LAYOUT_MEMO_H

#include "layout/textbox.h"

#define EG_MEMO_ROOM ((size_t)24 << 20)

/* What was kept under one key: a paragraph, or the two widths of one. */
typedef struct eg_memo_entry {
	struct eg_memo_entry *next; /* of the same slot */
	uint64_t hash;
	eg_text_spec spec;
	const eg_run *runs; /* copies of what the setting of a run depends on */
	uint32_t run_count;
	eg_para *para;
	eg_text_extent extent;
} eg_memo_entry;

typedef struct eg_memo eg_memo;
/* again: the document is laid out more than once. If not, only short texts are kept, which come
 * again in tables. */
eg_memo *eg_memo_new(bool again);
void eg_memo_release(eg_memo *m); /* NULL is fine */

/* Whether two specs have a text set alike. */
bool eg_memo_same_spec(const eg_text_spec *a, const eg_text_spec *b);
/* Whether runs to a spec may be kept: not page numbers, which change from pass to pass, nor boxes
 * that change what they were given (spec.own). */
bool eg_memo_takes(const eg_memo *m, const eg_run *runs, uint32_t count, const eg_text_spec *spec);
/* The entry of these runs and what matters of the spec; NULL when there is none. spec.width is -1
 * for widths. */
const eg_memo_entry *eg_memo_find(
	const eg_memo *m, const eg_run *runs, uint32_t count, const eg_text_spec *spec);
/* Whether there is room for more. */
bool eg_memo_has_room(const eg_memo *m);
/* Where paragraphs to be kept are set. */
eg_arena *eg_memo_arena(eg_memo *m);
/* A new entry, for the caller to fill. */
eg_memo_entry *eg_memo_add(
	eg_memo *m, const eg_run *runs, uint32_t count, const eg_text_spec *spec);

#endif
