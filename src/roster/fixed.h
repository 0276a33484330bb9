/* fixed.h -- inside roster: the sheets that tell of the other sheets.
 *
 * Contents lists them with their rows; Data dictionary says for each column what it means, where
 * it comes from and which words may stand in it.
 */
#ifndef EG_ROSTER_FIXED_H
#define EG_ROSTER_FIXED_H

#include "roster/workbook.h"

/* `w` holds all sheets, those two among them, empty but for their titles. */
void eg_contents_fill(eg_arena *a, const eg_workbook *w, eg_xsheet *s);
void eg_dictionary_fill(eg_arena *a, const eg_workbook *w, eg_xsheet *s);

#endif
