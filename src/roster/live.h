/* live.h -- inside roster: columns that the workbook itself computes again.
 *
 * The axes and the class of Right-sizing are formulas over the row's own parts and the weights in
 * the sheet Weights, each of which has a defined name. The values that the dataset computed stand
 * in the cells with them, for programs that do not calculate. Source: DOMAIN.md 3.6 and 5.
 */
#ifndef EG_ROSTER_LIVE_H
#define EG_ROSTER_LIVE_H

#include "roster/workbook.h"

/* Without the sheet Weights there are no formulas. */
void eg_live_formulas(eg_arena *a, eg_workbook *w);

#endif
