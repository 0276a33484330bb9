/* years.h -- inside roster: money by fiscal years, a column for each.
 *
 * Input:   the standard view v_funding_year of the dataset.
 * Output:  a row for all money, for each main goal and for each partnership; the years that have
 *          money, their total, the states that the sums hold and how many contributions they lack.
 * Source:  DOMAIN.md 3.7 and 5.
 */
#ifndef EG_ROSTER_YEARS_H
#define EG_ROSTER_YEARS_H

#include "roster/workbook.h"

/* False when a query failed (filed). */
bool eg_years_bind(eg_arena *a, eg_dataset *ds, eg_xsheet *out, eg_diag *d) EG_NODISCARD;

#endif
