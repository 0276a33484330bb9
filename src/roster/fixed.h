/* fixed.h -- inside roster: the sheets that tell of the other sheets.
 *
 * About holds what the specs say of the whole and which sheets have no rows. Contents lists them
 * with their rows; Data dictionary says for each column what it means, where it comes from and
 * which words may stand in it.
 */
#ifndef EG_ROSTER_FIXED_H
#define EG_ROSTER_FIXED_H

#include "roster/workbook.h"

/* `w` holds all sheets, those two among them, empty but for their titles. */
void eg_contents_fill(eg_arena *a, const eg_workbook *w, eg_xsheet *s);
/* Turns a sheet of two columns over a query into fixed rows, followed by one that names the sheets
 * left out; `left_out` may be empty. False when the query failed. */
bool eg_about_fill(eg_arena *a, eg_dataset *ds, eg_xsheet *s, eg_str left_out, eg_diag *d);
void eg_dictionary_fill(eg_arena *a, const eg_workbook *w, eg_xsheet *s);

#endif
