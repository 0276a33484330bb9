#include "schema/meant.h"

#define MOST_PIECES 4

typedef struct piece {
	eg_str text;
	int number; /* -1 for words */
	size_t digits;
} piece;

typedef struct pieces {
	piece items[MOST_PIECES];
	size_t count;
	bool dotted, fits; /* fits: no more than there is room for */
} pieces;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A run of digits, or of letters, beginning at `at`. */
static piece piece_at(eg_str s, size_t at)
{
	bool digits = is_digit(s.p[at]);
	size_t end = at;
	while (end < s.n && (digits ? is_digit(s.p[end]) : is_letter(s.p[end])))
		end++;
	piece p = {.text = eg_str_cut(s, at, end), .number = digits ? 0 : -1};
	p.digits = digits ? p.text.n : 0;
	for (size_t i = 0; digits && i < p.text.n && i < 6; i++)
		p.number = p.number * 10 + (p.text.p[i] - '0');
	return p;
}

/* Ordinal endings and "of" are left out; so is what follows the T of a time. */
static bool is_filler(const pieces *all, eg_str word)
{
	static const char *const fillers[] = {"st", "nd", "rd", "th", "of", "the", "year"};
	for (size_t i = 0; i < EG_COUNT(fillers); i++)
		if (eg_str_same_word(word, eg_str_of(fillers[i])))
			return all->count > 0 || word.n > 2;
	return false;
}

static pieces take_apart(eg_str s)
{
	pieces all = {.fits = true};
	for (size_t at = 0; at < s.n;) {
		if (!is_digit(s.p[at]) && !is_letter(s.p[at])) {
			all.dotted = all.dotted || s.p[at] == '.';
			all.fits = all.fits && (strchr(" .,/-_'", s.p[at]) != NULL);
			at++;
			continue;
		}
		piece p = piece_at(s, at);
		if (all.count == 3 && eg_str_is(p.text, "T"))
			break;
		at += p.text.n;
		if (p.number < 0 && is_filler(&all, p.text))
			continue;
		if (all.count == MOST_PIECES) {
			all.fits = false;
			break;
		}
		all.items[all.count++] = p;
	}
	return all;
}

static int month_of(eg_str word)
{
	static const char *const months[] = {"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december"};
	for (int i = 0; i < 12; i++) {
		eg_str name = eg_str_of(months[i]);
		if (word.n >= 3 && word.n <= name.n &&
			eg_str_same_word(word, eg_str_cut(name, 0, word.n)))
			return i + 1;
	}
	return 0;
}

static bool is_year(const piece *p)
{
	return p->digits == 4 && p->number >= EG_FIRST_YEAR && p->number <= EG_LAST_YEAR;
}

static bool is_small(const piece *p)
{
	return p->number >= 1 && p->number <= 31 && p->digits <= 2;
}

/* -- shapes -- */

static eg_str day_of(eg_arena *a, int year, int month, int day)
{
	return eg_day_exists(year, month, day) ? eg_strf(a, "%04d-%02d-%02d", year, month, day)
					       : (eg_str){NULL, 0};
}

static eg_str three_numbers(eg_arena *a, const pieces *p)
{
	const piece *x = &p->items[0], *y = &p->items[1], *z = &p->items[2];
	if (is_year(x))
		return day_of(a, x->number, y->number, z->number);
	if (!is_year(z))
		return (eg_str){NULL, 0};
	eg_str day_first = day_of(a, z->number, y->number, x->number),
	       month_first = day_of(a, z->number, x->number, y->number);
	bool either =
		day_first.p && month_first.p && !p->dotted && !eg_str_eq(day_first, month_first);
	if (either)
		return eg_strf(a, "%.*s or %.*s", EG_ARG(month_first), EG_ARG(day_first));
	return day_first.p ? day_first : month_first;
}

/* FY25, FY2024/25, 2024/25, Q2 2025, 2025Q2. */
static eg_str fiscal(eg_arena *a, const pieces *p, bool fy)
{
	const piece *x = &p->items[fy], *y = &p->items[fy + 1];
	size_t n = p->count - fy;
	if (fy && n == 1 && x->digits == 2)
		return eg_strf(a, "FY20%02d", x->number);
	if (n == 2 && is_year(x) && (y->digits == 2 || is_year(y)) &&
		y->number % 100 == (x->number + 1) % 100 && (fy || y->digits == 2))
		return eg_strf(a, "FY%d-%02d", x->number, y->number % 100);
	return (eg_str){NULL, 0};
}

static eg_str quarter(eg_arena *a, const pieces *p)
{
	const piece *year = NULL, *number = NULL;
	bool q = false, fy = false;
	for (size_t i = 0; i < p->count; i++) {
		const piece *x = &p->items[i];
		if (is_year(x))
			year = x;
		else if (x->number >= 1 && x->number <= 4)
			number = x;
		q = q || eg_str_same_word(x->text, EG_STR("q")) ||
		    eg_str_same_word(x->text, EG_STR("quarter"));
		fy = fy || eg_str_same_word(x->text, EG_STR("fy"));
	}
	if (!year || !number || !q)
		return (eg_str){NULL, 0};
	return eg_strf(a, "%s%d-Q%d", fy ? "FY" : "", year->number, number->number);
}

static eg_str with_month(eg_arena *a, const pieces *p)
{
	const piece *year = NULL, *day = NULL;
	int month = 0;
	for (size_t i = 0; i < p->count; i++) {
		const piece *x = &p->items[i];
		if (x->number < 0)
			month = month_of(x->text);
		else if (is_year(x))
			year = x;
		else if (is_small(x))
			day = x;
	}
	if (!month || !year || p->count > 3)
		return (eg_str){NULL, 0};
	return day ? day_of(a, year->number, month, day->number)
		   : eg_strf(a, "%d-%02d", year->number, month);
}

static eg_str two_numbers(eg_arena *a, const pieces *p)
{
	const piece *x = &p->items[0], *y = &p->items[1];
	if (is_year(x) && is_year(y))
		return x->number < y->number ? eg_strf(a, "%d..%d", x->number, y->number)
					     : (eg_str){NULL, 0};
	const piece *year = is_year(x) ? x : is_year(y) ? y : NULL, *month = year == x ? y : x;
	return year && month->number >= 1 && month->number <= 12
		       ? eg_strf(a, "%d-%02d", year->number, month->number)
		       : (eg_str){NULL, 0};
}

static eg_str meant(eg_arena *a, const pieces *p)
{
	bool fy = p->count && eg_str_same_word(p->items[0].text, EG_STR("fy"));
	size_t numbers = 0;
	for (size_t i = 0; i < p->count; i++)
		numbers += p->items[i].number >= 0;
	eg_str s = {NULL, 0};
	if (!numbers || !p->fits)
		return s;
	s = quarter(a, p);
	if (!s.p && numbers + fy == p->count && numbers > 0)
		s = fiscal(a, p, fy);
	if (!s.p && numbers < p->count)
		return with_month(a, p);
	if (!s.p && numbers == 3)
		s = three_numbers(a, p);
	if (!s.p && numbers == 2)
		s = two_numbers(a, p);
	return s;
}

/* The basic format of ISO 8601, 20260301. */
static eg_str with_dashes(eg_arena *a, eg_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!is_digit(text.p[i]))
			return text;
	return text.n != 8 ? text
			   : eg_strf(a, "%.*s-%.*s-%.*s", 4, text.p, 2, text.p + 4, 2, text.p + 6);
}

eg_str eg_date_meant(eg_arena *a, eg_str text, enum eg_date_use use)
{
	pieces p = take_apart(with_dashes(a, text));
	eg_str s = meant(a, &p), why;
	eg_date d;
	if (!s.p || eg_str_find(s, EG_STR(" or "), 0) != SIZE_MAX)
		return use == EG_USE_PERIOD ? (eg_str){NULL, 0} : s;
	bool other = !eg_str_eq(s, text);
	return other && eg_date_read(a, s, use, EG_FISCAL_DEFAULT, &d, &why) ? s
									     : (eg_str){NULL, 0};
}

/* -- lengths of time -- */

eg_str eg_span_meant(eg_arena *a, eg_str text)
{
	static const struct {
		const char *word, *meant;
	} words[] = {{"monthly", "1 month"}, {"quarterly", "3 months"}, {"annually", "1 year"},
		{"annual", "1 year"}, {"yearly", "1 year"}, {"biannually", "6 months"},
		{"half-yearly", "6 months"}, {"biennially", "2 years"}, {"weekly", "7 days"},
		{"daily", "1 day"}};
	static const struct {
		const char *unit;
		int times;
		const char *meant;
	} units[] = {{"y", 1, "year"}, {"yr", 1, "year"}, {"yrs", 1, "year"}, {"year", 1, "year"},
		{"years", 1, "year"}, {"m", 1, "month"}, {"mo", 1, "month"}, {"month", 1, "month"},
		{"months", 1, "month"}, {"quarter", 3, "month"}, {"quarters", 3, "month"},
		{"w", 7, "day"}, {"week", 7, "day"}, {"weeks", 7, "day"}, {"d", 1, "day"},
		{"day", 1, "day"}, {"days", 1, "day"}};
	for (size_t i = 0; i < EG_COUNT(words); i++)
		if (eg_str_same_word(text, eg_str_of(words[i].word)))
			return eg_str_of(words[i].meant);
	pieces p = take_apart(text);
	size_t from = p.count == 3 && eg_str_same_word(p.items[0].text, EG_STR("p"));
	if (p.count - from != 2 || p.items[from].number < 1)
		return (eg_str){NULL, 0};
	for (size_t i = 0; i < EG_COUNT(units); i++)
		if (eg_str_same_word(p.items[from + 1].text, eg_str_of(units[i].unit))) {
			int n = p.items[from].number * units[i].times;
			return eg_strf(a, "%d %s%s", n, units[i].meant, n == 1 ? "" : "s");
		}
	return (eg_str){NULL, 0};
}
