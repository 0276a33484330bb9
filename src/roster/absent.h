/* absent.h -- inside roster: what a workbook does not hold, and why, in words for its sheet About.
 */
#ifndef EG_ROSTER_ABSENT_H
#define EG_ROSTER_ABSENT_H

#include "roster/fixed.h"

/* Titles of sheets by "; ", or empty. */
typedef struct eg_absent {
	eg_str empty; /* they have no rows */
	eg_str shut;  /* they are not for this audience */
} eg_absent;

#define EG_MOST_ABSENT 4u /* sayings that it takes to tell */

void eg_absent_add(eg_arena *a, eg_str *list, eg_str title);
/* Fills `out`, of EG_MOST_ABSENT, and says how many it took. */
size_t eg_absent_say(eg_arena *a, const eg_dataset *ds, const eg_model *m, eg_str audience,
	const eg_absent *absent, eg_extra *out);

#endif
