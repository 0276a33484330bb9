#include "base/date.h"

#define DAYS_TO_1970 719468 /* from 0000-03-01 */
#define DAYS_IN_ERA  146097 /* 400 years */
#define FIRST_YEAR   1
#define LAST_YEAR    9999

/* Counted from March, so that the leap day is a year's last. */
eg_day eg_day_of(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int in_era = y - era * 400;
	int from_march = (month + 9) % 12;
	int in_year = (153 * from_march + 2) / 5 + day - 1;
	int in_days = in_era * 365 + in_era / 4 - in_era / 100 + in_year;
	return era * DAYS_IN_ERA + in_days - DAYS_TO_1970;
}

void eg_day_split(eg_day d, int *year, int *month, int *day)
{
	int z = d + DAYS_TO_1970;
	int era = (z >= 0 ? z : z - (DAYS_IN_ERA - 1)) / DAYS_IN_ERA;
	int in_era = z - era * DAYS_IN_ERA;
	int years = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int in_year = in_era - (365 * years + years / 4 - years / 100);
	int from_march = (5 * in_year + 2) / 153;
	*day = in_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = years + era * 400 + (*month <= 2);
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int eg_month_days(int year, int month)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool eg_day_exists(int year, int month, int day)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
	       day <= eg_month_days(year, month);
}

eg_day eg_day_add_months(eg_day d, int months)
{
	int year, month, day;
	eg_day_split(d, &year, &month, &day);
	bool last = day == eg_month_days(year, month);
	int64_t count = (int64_t)year * 12 + month - 1 + months;
	if (count < (int64_t)FIRST_YEAR * 12)
		return eg_day_of(FIRST_YEAR, 1, 1);
	if (count >= (int64_t)(LAST_YEAR + 1) * 12)
		return eg_day_of(LAST_YEAR, 12, 31);
	year = (int)(count / 12);
	month = (int)(count % 12) + 1;
	int most = eg_month_days(year, month);
	return eg_day_of(year, month, last || day > most ? most : day);
}

eg_str eg_day_iso(eg_arena *a, eg_day d)
{
	int year, month, day;
	eg_day_split(d, &year, &month, &day);
	return eg_strf(a, "%04d-%02d-%02d", year, month, day);
}

static bool digits(eg_str s, size_t from, size_t n, int *out)
{
	*out = 0;
	for (size_t i = from; i < from + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return true;
}

bool eg_day_parse(eg_str s, eg_day *out)
{
	int year, month, day;
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || !digits(s, 0, 4, &year) ||
		!digits(s, 5, 2, &month) || !digits(s, 8, 2, &day) ||
		!eg_day_exists(year, month, day))
		return false;
	*out = eg_day_of(year, month, day);
	return true;
}

bool eg_day_in_years(eg_day d)
{
	return d >= eg_day_of(EG_FIRST_YEAR, 1, 1) && d <= eg_day_of(EG_LAST_YEAR, 12, 31);
}
