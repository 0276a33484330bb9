/* date.h -- days and intervals of days, proleptic Gregorian.
 *
 * A day is a count from 1970-01-01 (day 0). A date of the spec language is an interval of days
 * that keeps how it was written (DOMAIN.md 1.2): `2025` is 2025-01-01..2025-12-31 with precision
 * year. Source of the conversions: any civil-from-days derivation; valid for years 1..9999.
 */
#ifndef EG_BASE_DATE_H
#define EG_BASE_DATE_H

#include "base/arena.h"

typedef int32_t eg_day;
#define EG_DAY_NONE INT32_MIN

/* The years that dates of specs may name, and that statuses are told for. */
#define EG_FIRST_YEAR 1900
#define EG_LAST_YEAR  2100

enum eg_precision {
	EG_DATE_NONE,       /* no date */
	EG_DATE_DAY,        /* 2025-03-14 */
	EG_DATE_MONTH,      /* 2025-03 */
	EG_DATE_QUARTER,    /* 2025-Q2 */
	EG_DATE_YEAR,       /* 2025 */
	EG_DATE_FY,         /* FY2025, FY2024-25 */
	EG_DATE_FY_QUARTER, /* FY2025-Q3 */
	EG_DATE_RANGE,      /* 2016..2017 */
	EG_DATE_BEFORE,     /* ..2012: from is 1900-01-01 */
	EG_DATE_OPEN,       /* `open` (only in until): no interval */
	EG_DATE_INDEFINITE  /* `indefinite` (only in until): no interval */
};

typedef struct eg_date {
	eg_day from, to; /* first and last day; EG_DAY_NONE without an interval */
	uint8_t precision;
	bool about;     /* written with ~ */
	eg_str written; /* as in the spec, trimmed */
} eg_date;

eg_day eg_day_of(int year, int month, int day);
void eg_day_split(eg_day d, int *year, int *month, int *day);
bool eg_day_exists(int year, int month, int day);
int eg_month_days(int year, int month);
/* d moved by whole months; a month's last day stays a last day, else the day is cut to the
 * month's last (DOMAIN.md 3.2: 2020-02-29 + 60 months = 2025-02-28). What would leave the years
 * 1..9999 is cut to their first or last day, so that no span of the specs can overflow. */
eg_day eg_day_add_months(eg_day d, int months);
/* "2025-03-14". */
eg_str eg_day_iso(eg_arena *a, eg_day d);
/* YYYY-MM-DD exactly; false otherwise. */
bool eg_day_parse(eg_str s, eg_day *out) EG_NODISCARD;
/* Whether it lies in those years. */
bool eg_day_in_years(eg_day d);

#endif
