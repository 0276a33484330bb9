/* What a column holds, told by its cells: numbers stand at the right without being told to. */
#include "content/table.h"

#include "base/date.h"
#include "locale/locale.h"

#define LONGEST_REMARK 16 /* bytes: "not known" among numbers */
#define MOST_DECIMALS  4  /* a column of more keeps each number as it is */

typedef struct tally {
	size_t numbers, years, days, text, remarks;
	size_t calendar; /* numbers that may be years */
	bool decimals;
} tally;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* One of the words at the beginning of s; its length, or 0. */
static size_t begins(eg_str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (eg_str_starts(s, eg_str_of(words[i])))
			return strlen(words[i]);
	return 0;
}

static size_t skip(eg_str s, size_t at, const char *const *words, size_t count)
{
	size_t n = begins(eg_str_cut(s, at, s.n), words, count);
	return at + n;
}

static const char *const before[] = {"\xE2\x88\x92", "-", "+", "~", "\xE2\x89\x88", "<", ">", "$",
	"\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5"};
static const char *const between[] = {
	",", ".", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x99", "'", "\xD9\xAB", "\xD9\xAC"};
static const char *const after[] = {"%", "K", "k", "M", "B", "T"};

/* "\xE2\x88\x92$1,250.5M" is a number, "5RD" and "2004-12" are none. */
static bool is_number(eg_str words, const eg_table_maker *t, bool *decimals)
{
	eg_str s = eg_plain_digits(t->k->arena, words, t->k->lang);
	eg_str point = t->k->doc->words[EG_WORD_POINT];
	size_t at = skip(s, 0, before, EG_COUNT(before));
	at = skip(s, at, before, EG_COUNT(before));
	bool digits = false, *seen = decimals;
	while (at < s.n && is_digit(s.p[at])) {
		digits = true;
		while (at < s.n && is_digit(s.p[at]))
			at++;
		size_t next = skip(s, at, between, EG_COUNT(between));
		if (next == at || next >= s.n || !is_digit(s.p[next]))
			break;
		*seen = *seen || eg_str_eq(eg_str_cut(s, at, next), point);
		at = next;
	}
	if (at < s.n && begins(eg_str_cut(s, at, s.n), between + 2, 2))
		at = skip(s, at, between + 2, 2);
	at = skip(s, at, after, EG_COUNT(after));
	return digits && at == s.n;
}

static bool is_year(eg_str s)
{
	int64_t n;
	return s.n == 4 && eg_parse_int(s, &n) && n >= 1500 && n < 2500;
}

/* A whole number that can only be told from a count by the others of its column. */
static bool may_be_year(const eg_cell *c)
{
	return c->kind == EG_CELL_INTEGER && c->integer >= 1900 && c->integer <= 2100;
}

/* A few words in place of a number, not one that is no number only by its form. */
static bool is_remark(eg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_digit(s.p[i]))
			return false;
	return s.n <= LONGEST_REMARK;
}

static void count(const eg_table_maker *t, const eg_cell *c, tally *n)
{
	eg_day day;
	bool decimals = false;
	bool integer = c->kind == EG_CELL_INTEGER;
	if (c->kind == EG_CELL_NULL || (!integer && c->text.n == 0))
		return;
	if (!integer && eg_day_parse(c->text, &day))
		n->days++;
	else if (!integer && is_year(c->text))
		n->years++;
	else if (integer || is_number(c->text, t, &decimals))
		n->numbers++;
	else if (is_remark(c->text))
		n->remarks++;
	else
		n->text++;
	n->decimals = n->decimals || decimals;
	n->calendar += may_be_year(c);
}

void eg_table_guess_class(const eg_table_maker *t, size_t at, eg_column *out)
{
	tally n = {0};
	for (size_t r = 0; r < t->rows.count && !n.text; r++)
		count(t, &t->rows.cells[r * t->rows.columns + at], &n);
	if (n.calendar == n.numbers) { /* years of the calendar, and no counts */
		n.years += n.numbers;
		n.numbers = 0;
	}
	bool dates = n.days + n.years > 0;
	if (n.text || (n.numbers > 0) == dates || n.remarks >= n.numbers + n.days + n.years)
		return; /* text, or a mixture */
	if (dates && n.remarks)
		return;
	out->class_ = dates ? EG_COL_DATE : EG_COL_NUMBER;
	out->align = dates ? EG_ALIGN_LEFT : n.decimals ? EG_ALIGN_DECIMAL : EG_ALIGN_RIGHT;
}

/* Where the decimals of a number begin and end, behind the mark; equal when it has none, both
 * SIZE_MAX when it is no number. */
static void decimals_of(const eg_table_maker *t, eg_str s, size_t *from, size_t *to)
{
	bool decimals = false;
	eg_str point = t->k->doc->words[EG_WORD_POINT];
	*from = *to = SIZE_MAX;
	if (!is_number(s, t, &decimals))
		return;
	s = eg_plain_digits(t->k->arena, s, t->k->lang);
	size_t end = s.n;
	while (!is_digit(s.p[end - 1]))
		end--;
	size_t begin = end;
	while (decimals && is_digit(s.p[begin - 1]))
		begin--;
	bool marked = decimals && begin >= point.n &&
		      eg_str_eq(eg_str_cut(s, begin - point.n, begin), point);
	*from = marked ? begin : end;
	*to = end;
}

uint8_t eg_table_decimals(const eg_table_maker *t, const eg_table_column *c)
{
	size_t most = 0;
	for (size_t r = 0; r < t->rows.count; r++) {
		const eg_cell *cell = eg_table_cell(t, r, c->at);
		size_t from = 0, to = 0;
		if (cell->kind == EG_CELL_TEXT)
			decimals_of(t, cell->text, &from, &to);
		else if (cell->kind == EG_CELL_INTEGER && c->millionths)
			decimals_of(t, eg_make_decimal(t->k, cell), &from, &to);
		if (to - from > most)
			most = to - from;
	}
	return most <= MOST_DECIMALS ? (uint8_t)most : 0;
}

static bool differs(const eg_table_maker *t, size_t at)
{
	for (size_t r = 1; at != SIZE_MAX && r < t->rows.count; r++)
		if (!eg_str_eq(eg_table_cell(t, r, at)->text, eg_table_cell(t, 0, at)->text))
			return true;
	return false;
}

bool eg_table_has_units(const eg_table_maker *t)
{
	return differs(t, eg_rows_column(&t->rows, "unit")) ||
	       differs(t, eg_rows_column(&t->rows, "currency"));
}

eg_str eg_table_pad(const eg_table_maker *t, eg_str s, uint8_t decimals)
{
	eg_arena *a = t->k->arena;
	size_t from, to;
	eg_str words = s;
	if (!decimals)
		return s;
	decimals_of(t, s, &from, &to);
	if (from == SIZE_MAX || to - from >= decimals)
		return s;
	s = eg_plain_digits(a, words, t->k->lang);
	eg_str point = from == to ? t->k->doc->words[EG_WORD_POINT] : EG_STR("");
	static const char zeros[MOST_DECIMALS + 1] = "0000";
	s = eg_strf(a, "%.*s%.*s%.*s%.*s", EG_ARG(eg_str_cut(s, 0, to)), EG_ARG(point),
		(int)(decimals - (to - from)), zeros, EG_ARG(eg_str_cut(s, to, s.n)));
	return eg_in_digits(a, s, t->k->lang);
}
