#include "base/num.h"
#include "locale/language.h"
#include "locale/locale.h"

/* All results are short: patterns of 64 bytes, a month's name of 64, three numbers. */
#define ROOM 512

#define NO_BREAK 0xA0u
#define EN_DASH  "\xE2\x80\x93"

typedef struct text {
	char p[ROOM];
	size_t n;
} text;

typedef struct how {
	const eg_language *l;
	enum eg_date_style style;
} how;

static void put(text *t, eg_str s)
{
	if (t->n + s.n > sizeof t->p)
		s.n = sizeof t->p - t->n;
	if (!s.p)
		return;
	memcpy(t->p + t->n, s.p, s.n);
	t->n += s.n;
}

static void put_number(text *t, uint32_t zero, int v, int least_digits)
{
	int digits[12], n = 0;
	do
		digits[n++] = v % 10;
	while ((v /= 10) > 0 || n < least_digits);
	while (n-- > 0) {
		char c[4];
		put(t, (eg_str){c, eg_utf8_put(c, zero + (uint32_t)digits[n])});
	}
}

static void put_month(text *t, const eg_language *l, char letter, int width, int month)
{
	if (width < 3) {
		put_number(t, l->zero, month, width);
		return;
	}
	int kind = width == 3 ? EG_MONTHS_SHORT : EG_MONTHS_FULL;
	if (letter == 'L')
		kind = width == 3 ? EG_MONTHS_ALONE_SHORT : EG_MONTHS_ALONE_FULL;
	put(t, eg_short_view(&l->months[kind][month - 1]));
}

/* Copies the literal in apostrophes that begins at i; returns the place after it. */
static size_t put_literal(text *t, eg_str pattern, size_t i)
{
	if (i + 1 < pattern.n && pattern.p[i + 1] == '\'') {
		put(t, EG_STR("'"));
		return i + 2;
	}
	size_t end = eg_str_find(pattern, EG_STR("'"), i + 1);
	if (end == SIZE_MAX)
		end = pattern.n;
	put(t, eg_str_cut(pattern, i + 1, end));
	return end + 1;
}

/* Fills a pattern of UTS 35 with the letters y M L d; an era and other letters are left out. */
static void put_pattern(text *t, const how *h, int which, eg_day day)
{
	int year, month, dom;
	eg_day_split(day, &year, &month, &dom);
	const eg_language *l = h->l;
	eg_str p = eg_short_view(&l->patterns[which]);
	for (size_t i = 0; i < p.n;) {
		char c = p.p[i];
		if (c == '\'') {
			i = put_literal(t, p, i);
			continue;
		}
		size_t from = i;
		while (i < p.n && p.p[i] == c)
			i++;
		int width = (int)(i - from);
		if (c == 'y')
			put_number(t, l->zero, year, 1);
		else if (c == 'M' || c == 'L')
			put_month(t, l, c, width, month);
		else if (c == 'd') {
			put_number(t, l->zero, dom, width);
			if (dom == 1)
				put(t, eg_str_of(l->first));
		} else if (c == 'Q' || c == 'q')
			put(t, eg_short_view(&l->quarters[(month - 1) / 3]));
		else if ((c | 0x20) < 'a' || (c | 0x20) > 'z')
			put(t, eg_str_cut(p, from, i));
		else if (i < p.n && p.p[i] == ' ')
			i++;
	}
}

static bool is_long(const how *h)
{
	return h->style == EG_DATE_LONG;
}

static void put_day(text *t, const how *h, eg_day d)
{
	put_pattern(t, h, is_long(h) ? EG_PATTERN_LONG_DAY : EG_PATTERN_SHORT_DAY, d);
}

/* What stands in a form before its @, and after it. */
static eg_str before_slot(const char *form)
{
	eg_str s = eg_str_of(form);
	return eg_str_cut(s, 0, eg_str_find(s, EG_STR("@"), 0));
}

static eg_str after_slot(const char *form)
{
	eg_str s = eg_str_of(form);
	return eg_str_cut(s, eg_str_find(s, EG_STR("@"), 0) + 1, s.n);
}

static void put_year(text *t, const how *h, eg_day d)
{
	int year, month, dom;
	eg_day_split(d, &year, &month, &dom);
	put_number(t, h->l->zero, year, 1);
}

/* A year that stands alone: "2026", "2026年". */
static void put_lone_year(text *t, const how *h, eg_day d)
{
	put(t, before_slot(h->l->year));
	put_year(t, h, d);
	put(t, after_slot(h->l->year));
}

static void put_quarter(text *t, const how *h, eg_day first)
{
	put_pattern(t, h, EG_PATTERN_QUARTER, first);
}

/* Where the year of a fiscal one ends in "2024-25-Q3". */
static size_t fiscal_year_end(eg_str w, size_t from)
{
	size_t i = from;
	while (i < w.n && !(w.p[i] == '-' && i + 1 < w.n && (w.p[i + 1] | 0x20) == 'q'))
		i++;
	return i;
}

/* "FY2025" -> "FY 2025", "FY2024-25" -> "FY 2024–25", "FY2025-Q3" -> "FY 2025 Q3", in the digits of
 * the language. */
static void put_fiscal(text *t, const eg_language *l, eg_str w)
{
	size_t i = 2;
	while (i < w.n && (w.p[i] == ' ' || w.p[i] == '-'))
		i++;
	size_t end = fiscal_year_end(w, i);
	put(t, before_slot(l->fiscal));
	for (; i < end; i++)
		if (w.p[i] >= '0' && w.p[i] <= '9')
			put_number(t, l->zero, w.p[i] - '0', 1);
		else
			put(t, w.p[i] == '-' ? EG_STR(EN_DASH) : (eg_str){w.p + i, 1});
	put(t, after_slot(l->fiscal));
	if (end == w.n)
		return;
	put(t, EG_STR(" Q"));
	for (i = end + 2; i < w.n; i++)
		if (w.p[i] >= '0' && w.p[i] <= '9')
			put_number(t, l->zero, w.p[i] - '0', 1);
}

/* The number in w[from..from+n], or -1. */
static int number_at(eg_str w, size_t from, size_t n)
{
	int64_t v;
	eg_str digits = eg_str_cut(w, from, from + n);
	if (digits.n != n || digits.p[0] < '0' || digits.p[0] > '9' || !eg_parse_int(digits, &v))
		return -1;
	return (int)v;
}

/* One end of a range, as written. */
static void put_part(text *t, const how *h, eg_str w)
{
	w = eg_str_trim(w);
	eg_day day;
	int year = number_at(w, 0, 4), second = w.n >= 7 && w.p[4] == '-' ? number_at(w, 5, 2) : -1;
	if (w.n > 2 && (w.p[0] | 0x20) == 'f' && (w.p[1] | 0x20) == 'y')
		put_fiscal(t, h->l, w);
	else if (eg_day_parse(w, &day))
		put_day(t, h, day);
	else if (w.n == 7 && year > 0 && second >= 1 && second <= 12)
		put_pattern(t, h, is_long(h) ? EG_PATTERN_LONG_MONTH : EG_PATTERN_SHORT_MONTH,
			eg_day_of(year, second, 1));
	else if (w.n == 7 && year > 0 && (w.p[5] | 0x20) == 'q' && w.p[6] >= '1' && w.p[6] <= '4')
		put_quarter(t, h, eg_day_of(year, (w.p[6] - '1') * 3 + 1, 1));
	else if (w.n == 4 && year > 0)
		put_lone_year(t, h, eg_day_of(year, 1, 1));
	else
		put(t, w);
}

static void put_range(text *t, const how *h, eg_str w)
{
	size_t dots = eg_str_find(w, EG_STR(".."), 0);
	if (dots == SIZE_MAX) {
		put(t, w);
		return;
	}
	eg_str first = eg_str_trim(eg_str_cut(w, 0, dots)),
	       last = eg_str_trim(eg_str_cut(w, dots + 2, w.n));
	put_part(t, h, first);
	/* "2016–2017", but "March 2016 – June 2017": without room the dash would join one word of
	 * each */
	bool words = !(first.n == 4 && last.n == 4);
	put(t, words ? EG_STR(" " EN_DASH " ") : EG_STR(EN_DASH));
	put_part(t, h, last);
}

static void put_before(text *t, const how *h, eg_str w, eg_day last)
{
	size_t dots = eg_str_find(w, EG_STR(".."), 0);
	eg_str end =
		dots == SIZE_MAX ? (eg_str){NULL, 0} : eg_str_trim(eg_str_cut(w, dots + 2, w.n));
	eg_day day;
	bool is_day = dots == SIZE_MAX || eg_day_parse(end, &day);
	const char *form = is_day ? h->l->by_day : h->l->by;
	put(t, before_slot(form));
	if (dots == SIZE_MAX)
		put_day(t, h, last);
	else
		put_part(t, h, end);
	put(t, after_slot(form));
}

static void put_written_fiscal(text *t, const how *h, const eg_date *d, eg_str w)
{
	if (w.n > 2) {
		put_fiscal(t, h->l, w);
		return;
	}
	put(t, before_slot(h->l->fiscal));
	put_year(t, h, d->to);
	put(t, after_slot(h->l->fiscal));
}

static void put_date(text *t, const how *h, const eg_date *d)
{
	eg_str w = eg_str_trim(d->written);
	if (w.n && w.p[0] == '~')
		w = eg_str_trim(eg_str_cut(w, 1, w.n));
	const char *about = !d->about                     ? "@"
			    : d->precision == EG_DATE_DAY ? h->l->about_day
							  : h->l->about;
	put(t, before_slot(about));
	switch ((enum eg_precision)d->precision) {
	case EG_DATE_NONE:
		break;
	case EG_DATE_DAY:
		put_day(t, h, d->from);
		break;
	case EG_DATE_MONTH:
		put_pattern(
			t, h, is_long(h) ? EG_PATTERN_LONG_MONTH : EG_PATTERN_SHORT_MONTH, d->from);
		break;
	case EG_DATE_QUARTER:
		put_quarter(t, h, d->from);
		break;
	case EG_DATE_YEAR:
		put_lone_year(t, h, d->from);
		break;
	case EG_DATE_FY:
	case EG_DATE_FY_QUARTER:
		put_written_fiscal(t, h, d, w);
		break;
	case EG_DATE_RANGE:
		put_range(t, h, w);
		break;
	case EG_DATE_BEFORE:
		put_before(t, h, w, d->to);
		break;
	case EG_DATE_OPEN:
	case EG_DATE_INDEFINITE:
		put(t, w);
		break;
	}
	put(t, after_slot(about));
}

/* A copy in the arena; in the long form its spaces do not break. */
static eg_str finish(eg_arena *a, const text *t, enum eg_date_style style)
{
	char *out = eg_alloc(a, t->n * 2 + 4);
	size_t n = 0;
	for (size_t i = 0; i < t->n; i++) {
		if (style == EG_DATE_LONG && t->p[i] == ' ') {
			n += eg_utf8_put(out + n, NO_BREAK);
		} else
			out[n++] = t->p[i];
	}
	return (eg_str){out, n};
}

eg_str eg_format_date(eg_arena *a, const eg_date *d, eg_str lang, enum eg_date_style style)
{
	how h = {eg_language_of(lang), style};
	text t;
	t.n = 0;
	put_date(&t, &h, d);
	return finish(a, &t, style);
}

eg_str eg_format_day(eg_arena *a, eg_day d, eg_str lang, enum eg_date_style style)
{
	how h = {eg_language_of(lang), style};
	text t;
	t.n = 0;
	if (d != EG_DAY_NONE)
		put_day(&t, &h, d);
	return finish(a, &t, style);
}

eg_str eg_format_year(eg_arena *a, eg_day d, eg_str lang)
{
	how h = {eg_language_of(lang), EG_DATE_SHORT};
	text t;
	t.n = 0;
	put_lone_year(&t, &h, d);
	return finish(a, &t, EG_DATE_SHORT);
}

/* The stretch of a text from its first digit to after its last one, 0 to 9 or the language's. */
static void digits_in(eg_str s, uint32_t zero, size_t *from, size_t *to)
{
	*from = *to = s.n;
	for (size_t at = 0; at < s.n;) {
		size_t start = at;
		uint32_t c = eg_utf8_next(s, &at);
		if ((c < '0' || c > '9') && (c < zero || c > zero + 9))
			continue;
		if (*from == s.n)
			*from = start;
		*to = at;
	}
}

eg_str eg_join_years(eg_arena *a, eg_str first, eg_str last, eg_str lang)
{
	uint32_t zero = eg_language_of(lang)->zero;
	size_t i, j, k, n;
	digits_in(first, zero, &i, &j);
	digits_in(last, zero, &k, &n);
	bool alike = eg_str_eq(eg_str_cut(first, 0, i), eg_str_cut(last, 0, k)) &&
		     eg_str_eq(eg_str_cut(first, j, first.n), eg_str_cut(last, n, last.n));
	eg_str head = alike ? eg_str_cut(first, 0, j) : first,
	       tail = alike ? eg_str_cut(last, k, last.n) : last;
	return eg_strf(a, "%.*s" EN_DASH "%.*s", EG_ARG(head), EG_ARG(tail));
}

static bool is_one_year(const eg_date *d)
{
	eg_str w = d->written;
	bool parted = eg_str_find(w, EG_STR("-"), 0) != SIZE_MAX;
	return !d->about && !parted && d->from != EG_DAY_NONE &&
	       (d->precision == EG_DATE_YEAR || d->precision == EG_DATE_FY);
}

eg_str eg_format_span(eg_arena *a, const eg_date *first, const eg_date *last, eg_str lang)
{
	eg_str from = eg_format_date(a, first, lang, EG_DATE_SHORT),
	       to = eg_format_date(a, last, lang, EG_DATE_SHORT);
	if (eg_str_eq(from, to))
		return from;
	if (is_one_year(first) && is_one_year(last) && first->precision == last->precision)
		return eg_join_years(a, from, to, lang);
	bool words = eg_str_find(from, EG_STR(" "), 0) != SIZE_MAX ||
		     eg_str_find(to, EG_STR(" "), 0) != SIZE_MAX;
	return words ? eg_strf(a, "%.*s " EN_DASH " %.*s", EG_ARG(from), EG_ARG(to))
		     : eg_strf(a, "%.*s" EN_DASH "%.*s", EG_ARG(from), EG_ARG(to));
}
