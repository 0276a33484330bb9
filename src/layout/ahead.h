/* ahead.h -- paragraphs that several threads set before they are asked for.
 *
 * Where a pool has workers, the words of paragraphs and of items of lists are gathered with the
 * measure that they are likely to have. When one of them is asked for, it is set together with
 * those behind it, each by whichever thread is free, and the layout takes them as it comes to them.
 * What comes to stand otherwise than was thought, or needs a finding, is set when it is its turn,
 * as everything is without workers: the lines are the same.
 *
 * Units:   eg_len.
 * Errors:  none; findings are filed by whoever sets the paragraph in its turn.
 * Threads: each worker has a setter and an arena of its own. The other functions are for the
 *          thread of the layout.
 * Depends: base (pool.h), text (para.h), layout (lay.h).
 */
#ifndef EG_LAYOUT_AHEAD_H
#define EG_LAYOUT_AHEAD_H

#include "base/pool.h"
#include "layout/lay.h"

typedef struct eg_ahead eg_ahead;
/* For all passes of a document. own: the layout's setter, whose words and those of the workers get
 * different numbers. NULL where the pool is, or has one worker. */
eg_ahead *eg_ahead_new(eg_pool *pool, eg_fonts *fonts, eg_setter *own);
/* The glyphs of what was taken go with the arena. NULL is fine. */
void eg_ahead_release(eg_ahead *h, eg_arena *to);
/* A pass begins: what is in its document. The frame is that of the main column. */
void eg_ahead_gather(eg_lay *l);
/* A copy, in an arena, of the paragraph of these runs, or NULL: then the caller sets it. */
eg_para *eg_ahead_take(
	eg_lay *l, eg_arena *a, const eg_run *runs, uint32_t count, const eg_text_spec *spec);

#endif
