/* What a column holds, told by its cells: numbers stand at the right without being told to. */
#include "content/table.h"

#include "base/date.h"

typedef struct tally {
	size_t numbers, years, days, text;
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
static const char *const between[] = {",", ".", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x99", "'"};
static const char *const after[] = {"%", "K", "k", "M", "B", "T"};

/* "\xE2\x88\x92$1,250.5M" is a number, "5RD" and "2004-12" are none. */
static bool is_number(eg_str s, const eg_table_maker *t, bool *decimals)
{
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
	else
		n->text++;
	n->decimals = n->decimals || decimals;
}

void eg_table_guess_class(const eg_table_maker *t, size_t at, eg_column *out)
{
	tally n = {0};
	for (size_t r = 0; r < t->rows.count && !n.text; r++)
		count(t, &t->rows.cells[r * t->rows.columns + at], &n);
	bool dates = n.days + n.years > 0;
	if (n.text || (n.numbers > 0) == dates)
		return; /* text, or a mixture */
	out->class_ = dates ? EG_COL_DATE : EG_COL_NUMBER;
	out->align = dates ? EG_ALIGN_LEFT : n.decimals ? EG_ALIGN_DECIMAL : EG_ALIGN_RIGHT;
}
