/* dates.h -- dates of the spec language: text to an interval of days.
 *
 * Input:   `2025`, `2025-03`, `2025-03-14`, `2025-Q2`, `FY2025`, `FY2024-25`, `FY2025-Q3`, `~2007`,
 *          `2016..2017`, `..2012`, and for ends `open` and `indefinite` (DOMAIN.md 1.2).
 * Output:  first and last day, precision, and the text as written.
 * Errors:  words that say what is wrong and how to write it.
 */
#ifndef EG_SCHEMA_DATES_H
#define EG_SCHEMA_DATES_H

#include "base/date.h"

/* When a fiscal year begins (month 1..12) and whether it is named by its start. */
typedef struct eg_fiscal {
	int month;
	bool named_start;
} eg_fiscal;

#define EG_FISCAL_DEFAULT ((eg_fiscal){.month = 10})

enum eg_date_use { EG_USE_DATE, EG_USE_UNTIL, EG_USE_PERIOD };

/* Reads text (borrowed). False with *why (in the arena; NULL when the form alone is wrong) when it
 * is none. */
bool eg_date_read(eg_arena *a, eg_str text, enum eg_date_use use, eg_fiscal fiscal, eg_date *out,
	eg_str *why) EG_NODISCARD;
/* Whether the interval depends on the fiscal year. */
bool eg_date_is_fiscal(const eg_date *d);

#endif
