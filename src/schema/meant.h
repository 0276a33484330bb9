/* meant.h -- inside schema: what was probably meant by a date or number that is written otherwise.
 *
 * Only for the help of messages: nothing here decides what a value is. What is returned reads as
 * the spec language would have it, and lies in the arena; {NULL} when nothing comes to mind.
 */
#ifndef EG_SCHEMA_MEANT_H
#define EG_SCHEMA_MEANT_H

#include "schema/dates.h"

/* "14.3.2025", "March 2025", "Q2 2025", "FY25", "2024/25". Day and month that could be either way
 * round give both: "2025-04-03 or 2025-03-04". */
eg_str eg_date_meant(eg_arena *a, eg_str text, enum eg_date_use use);
/* "1,250,000", "1.250.000,50", "USD 1.2 million", "1'000". Letters k, M and B are kept when
 * `money`. */
eg_str eg_number_meant(eg_arena *a, eg_str text, bool money);
/* "one year", "P1Y", "monthly", "1 yr". */
eg_str eg_span_meant(eg_arena *a, eg_str text);

#endif
