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
/* A row of About that is not of its query. */
typedef struct eg_extra {
	eg_str property, value;
} eg_extra;

/* Turns a sheet of two columns over a query into fixed rows, followed by `count` more. False when
 * the query failed. */
bool eg_about_fill(eg_arena *a, eg_dataset *ds, eg_xsheet *s, const eg_extra *extras, size_t count,
	eg_diag *d) EG_NODISCARD;
void eg_dictionary_fill(eg_arena *a, const eg_workbook *w, eg_xsheet *s);

#endif
