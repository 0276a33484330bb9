/* fiscal.h -- inside dataset: fiscal years of the strategy (DOMAIN.md 3.1). */
#ifndef EG_DATASET_FISCAL_H
#define EG_DATASET_FISCAL_H

#include "schema/dates.h"

/* The number of the fiscal year that a day lies in. */
int eg_fiscal_year(eg_fiscal f, eg_day day);
/* The first day of fiscal year n, 2 to 9998. */
eg_day eg_fiscal_first(eg_fiscal f, int n);
/* The label of year n by a template with {start}, {end}, {start2}, {end2}. */
eg_str eg_fiscal_label(eg_arena *a, eg_fiscal f, eg_str pattern, int n);

#endif
