/* matrix.h -- inside roster: sheets whose columns are records, one for each goal or topic.
 *
 * Input:   the dataset; the columns are the rows of its goals or topics.
 * Output:  a sheet of partners by goals or by topics: counts of activities (0 written as 0), their
 *          total, and the white spots in words. Without goals or topics the sheet has no rows.
 * Source:  DOMAIN.md 3.5 and 5.
 */
#ifndef EG_ROSTER_MATRIX_H
#define EG_ROSTER_MATRIX_H

#include "roster/workbook.h"

/* The matrix that `made` of the sheet names, rows counted. False when a query failed (filed). */
bool eg_matrix_bind(eg_arena *a, eg_dataset *ds, eg_xsheet *out, eg_diag *d) EG_NODISCARD;
/* Tells the dataset what matrices will ask. */
void eg_matrix_expect(eg_dataset *ds);
/* Whether the program makes a matrix of that title. */
bool eg_matrix_is(eg_str title);

#endif
