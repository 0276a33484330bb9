/* lists.h -- inside roster: the last sheet, which holds the words that columns take.
 *
 * Each column of words from a fixed list is checked against a column of this sheet, by a defined
 * name; columns with the same words share one. Source: DOMAIN.md 5 (Validation lists).
 */
#ifndef EG_ROSTER_LISTS_H
#define EG_ROSTER_LISTS_H

#include "roster/workbook.h"

/* Gives every column of `w` that takes words from a list the name of that list, and `s` its
 * columns and fixed rows; `s` has no columns when there is no list. False when a query failed. */
bool eg_lists_fill(eg_arena *a, eg_dataset *ds, eg_workbook *w, eg_xsheet *s, eg_diag *d);

#endif
