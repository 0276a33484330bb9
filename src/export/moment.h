/* moment.h -- inside export: moments as the standards write them. */
#ifndef EG_EXPORT_MOMENT_H
#define EG_EXPORT_MOMENT_H

#include "base/date.h"

/* RFC 3339 in UTC: "2026-01-15T00:00:00Z". `seconds` since 1970 UTC, 0 or more. */
eg_str eg_second_iso(eg_arena *a, int64_t seconds);
/* The basic form of ISO 8601, as RFC 5545 wants it: "20260115T000000Z". */
eg_str eg_second_basic(eg_arena *a, int64_t seconds);
/* "2026-01-15" to "20260115". */
eg_str eg_day_basic(eg_arena *a, eg_str iso);

#endif
