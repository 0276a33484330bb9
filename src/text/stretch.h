/* stretch.h -- how a justified line makes up for what it lacks. Private to this folder.
 *
 * Letters give first, by as much as nobody sees, then the spaces between words: a half more, a
 * third less than they are.
 *
 * Units:   eg_len; ratios in thousandths.
 * Source:  Knuth & Plass (1981) for the ratio; Zapf & Karow's expansion of letters, by the limits
 *          of Hàn Thế Thành, Micro-typographic extensions to the TeX typesetting system (2000).
 * Depends: base.
 */
#ifndef EG_TEXT_STRETCH_H
#define EG_TEXT_STRETCH_H

#include "base/len.h"

#define EG_EXPAND_MOST 15 /* thousandths that letters may grow or shrink (Tz in the file) */

typedef struct eg_stretch {
	eg_len gaps;    /* what the spaces of the line take, together; < 0 shrinks them */
	int64_t ratio;  /* of what they may take, thousandths: -1000 a third off, 1000 a half on */
	int32_t expand; /* of the letters, thousandths */
} eg_stretch;

/* What a line of letters and spaces (`gaps` of it) lacks, dealt out; `joints`: what may be added
 * between letters of scripts without spaces. Without either only the letters give. */
eg_stretch eg_stretch_of(eg_len lacks, eg_len letters, eg_len gaps, eg_len joints, bool expand);
/* What a line can lose. */
eg_len eg_shrink_of(eg_len letters, eg_len gaps, bool expand);

#endif
