#include "schema/dates.h"

typedef struct reader {
	eg_arena *arena;
	eg_fiscal fiscal;
	eg_str why;
} reader;

static bool number(eg_str s, size_t from, size_t n, int *out)
{
	*out = 0;
	if (from + n > s.n)
		return false;
	for (size_t i = from; i < from + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return true;
}

static bool year_ok(reader *r, int year)
{
	if (year >= EG_FIRST_YEAR && year <= EG_LAST_YEAR)
		return true;
	r->why = eg_strf(r->arena, "years go from %d to %d", EG_FIRST_YEAR, EG_LAST_YEAR);
	return false;
}

static void set_months(eg_date *d, enum eg_precision precision, int year, int month, int months)
{
	int last = year * 12 + month - 1 + months - 1;
	d->precision = (uint8_t)precision;
	d->from = eg_day_of(year, month, 1);
	d->to = eg_day_of(last / 12, last % 12 + 1, eg_month_days(last / 12, last % 12 + 1));
}

static bool quarter(eg_str s, size_t at, int *q)
{
	return s.n == at + 2 && (s.p[at] == 'Q' || s.p[at] == 'q') && number(s, at + 1, 1, q) &&
	       *q >= 1 && *q <= 4;
}

/* FY2025, FY2024-25, FY2025-Q3 and FY2024-25-Q3; s is what follows FY. */
static bool read_fiscal(reader *r, eg_str s, eg_date *d)
{
	int year, second, q = 0;
	if (!number(s, 0, 4, &year) || !year_ok(r, year))
		return false;
	int begins = r->fiscal.named_start || r->fiscal.month == 1 ? year : year - 1;
	size_t at = 4;
	if (s.n >= 7 && s.p[4] == '-' && number(s, 5, 2, &second)) {
		if (second != (year + 1) % 100) {
			r->why = eg_strf(r->arena,
				"a fiscal year ends in the year after it begins: FY%d-%02d", year,
				(year + 1) % 100);
			return false;
		}
		begins = year; /* both years are said: no rule is needed */
		at = 7;
	}
	if (s.n == at) {
		set_months(d, EG_DATE_FY, begins, r->fiscal.month, 12);
		return true;
	}
	if (s.p[at] != '-' || !quarter(s, at + 1, &q))
		return false;
	int month = r->fiscal.month - 1 + 3 * (q - 1);
	set_months(d, EG_DATE_FY_QUARTER, begins + month / 12, month % 12 + 1, 3);
	return true;
}

static bool month_ok(reader *r, int month)
{
	if (month >= 1 && month <= 12)
		return true;
	r->why = eg_strf(r->arena, "there is no month %d", month);
	return false;
}

static bool day_ok(reader *r, int year, int month, int day)
{
	static const char *const names[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};
	if (eg_day_exists(year, month, day))
		return true;
	r->why = eg_strf(
		r->arena, "%s %d has %d days", names[month - 1], year, eg_month_days(year, month));
	return false;
}

static bool read_calendar(reader *r, eg_str s, eg_date *d)
{
	int year, month, day, q;
	if (!number(s, 0, 4, &year) || !year_ok(r, year))
		return false;
	if (s.n == 4) {
		set_months(d, EG_DATE_YEAR, year, 1, 12);
		return true;
	}
	if (s.p[4] != '-')
		return false;
	if (quarter(s, 5, &q)) {
		set_months(d, EG_DATE_QUARTER, year, 3 * q - 2, 3);
		return true;
	}
	if (!number(s, 5, 2, &month) ||
		(s.n != 7 && (s.n != 10 || s.p[7] != '-' || !number(s, 8, 2, &day))))
		return false;
	if (!month_ok(r, month))
		return false;
	if (s.n == 7) {
		set_months(d, EG_DATE_MONTH, year, month, 1);
		return true;
	}
	if (!day_ok(r, year, month, day))
		return false;
	d->precision = EG_DATE_DAY;
	d->from = d->to = eg_day_of(year, month, day);
	return true;
}

static bool read_point(reader *r, eg_str s, eg_date *d)
{
	bool fiscal =
		s.n > 2 && (s.p[0] == 'F' || s.p[0] == 'f') && (s.p[1] == 'Y' || s.p[1] == 'y');
	return fiscal ? read_fiscal(r, eg_str_trim(eg_str_cut(s, 2, s.n)), d)
		      : read_calendar(r, s, d);
}

static bool read_range(reader *r, eg_str s, size_t dots, eg_date *d)
{
	eg_date first = {0}, last = {0};
	eg_str left = eg_str_trim(eg_str_cut(s, 0, dots)),
	       right = eg_str_trim(eg_str_cut(s, dots + 2, s.n));
	if (!right.n && left.n) {
		r->why = EG_STR("a range has an end: 2016..2017, or ..2012 for not later");
		return false;
	}
	if (!read_point(r, right, &last))
		return false;
	d->to = last.to;
	if (!left.n) {
		d->precision = EG_DATE_BEFORE;
		d->from = eg_day_of(EG_FIRST_YEAR, 1, 1);
		return true;
	}
	if (!read_point(r, left, &first))
		return false;
	d->precision = EG_DATE_RANGE;
	d->from = first.from;
	if (d->from > d->to) {
		r->why = EG_STR("the range ends before it begins");
		return false;
	}
	return true;
}

static bool is_period(const eg_date *d)
{
	return d->precision == EG_DATE_YEAR || d->precision == EG_DATE_QUARTER ||
	       d->precision == EG_DATE_FY || d->precision == EG_DATE_FY_QUARTER;
}

bool eg_date_read(
	eg_arena *a, eg_str text, enum eg_date_use use, eg_fiscal fiscal, eg_date *out, eg_str *why)
{
	reader r = {.arena = a, .fiscal = fiscal};
	eg_str s = eg_str_trim(text);
	*out = (eg_date){.from = EG_DAY_NONE, .to = EG_DAY_NONE, .written = s};
	*why = (eg_str){NULL, 0};
	if (use == EG_USE_UNTIL) {
		bool open = eg_str_same_word(s, EG_STR("open"));
		if (open || eg_str_same_word(s, EG_STR("indefinite"))) {
			out->precision = open ? EG_DATE_OPEN : EG_DATE_INDEFINITE;
			return true;
		}
	}
	if (s.n && s.p[0] == '~') {
		out->about = true;
		s = eg_str_trim(eg_str_cut(s, 1, s.n));
	}
	size_t dots = eg_str_find(s, EG_STR(".."), 0);
	bool ok = dots == SIZE_MAX ? read_point(&r, s, out) : read_range(&r, s, dots, out);
	if (ok && use == EG_USE_PERIOD && (!is_period(out) || out->about)) {
		r.why = EG_STR("a period is a year, a quarter or a fiscal year");
		ok = false;
	}
	*why = r.why;
	return ok;
}

bool eg_date_is_fiscal(const eg_date *d)
{
	eg_str s = d->written;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == 'F' || s.p[i] == 'f')
			return d->precision != EG_DATE_OPEN && d->precision != EG_DATE_INDEFINITE;
	return false;
}
