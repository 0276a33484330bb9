/* cut.h -- inside build: makes the outputs of one audience, two at a time.
 *
 * Input:   the planned outputs of one audience and the set of files that they go to.
 * Output:  the files, written beside their places; nothing is replaced here.
 * Threads: documents on one worker, all that asks the dataset on another. The dataset lives as long
 * as the cut.
 */
#ifndef EG_BUILD_CUT_H
#define EG_BUILD_CUT_H

#include "base/fs.h"
#include "build/plan.h"

/* Called once, when nothing is wrong so far and the first file is about to be made; false ends the
 * cut. */
typedef bool eg_cut_begins(void *ctx);

/* Makes the outputs of the cut whose first is plan->items[from], and plans the briefs that queries
 * of it give. False when one could
 * not be made (filed). Findings of checking alone do not stop a cut, but nothing is written once
 * there are errors. */
bool eg_cut_make(eg_session *s, eg_plan_of_outputs *plan, size_t from, eg_fs_set *set,
	eg_cut_begins *begins, void *ctx) EG_NODISCARD;

#endif
