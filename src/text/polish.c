#include "text/para.h"

#include "base/buf.h"
#include "text/bind.h"

#define NO_BREAK        "\xC2\xA0"
#define NARROW_NO_BREAK "\xE2\x80\xAF"
#define EN_DASH         "\xE2\x80\x93"
#define EM_DASH         "\xE2\x80\x94"
#define ELLIPSIS        "\xE2\x80\xA6"
#define MINUS           "\xE2\x88\x92"
#define TIMES           "\xC3\x97"
#define APOSTROPHE      "\xE2\x80\x99"

typedef struct quotes {
	char lang[6];
	const char *open, *close, *open_inner, *close_inner;
} quotes;

/* The first row whose tag begins the language; the last is for the rest. */
static const quotes marks[] = {
	{"de-CH", "«", "»", "‹", "›"},
	{"de", "„", "“", "‚", "‘"},
	{"cs", "„", "“", "‚", "‘"},
	{"sk", "„", "“", "‚", "‘"},
	{"pl", "„", "”", "«", "»"},
	{"hu", "„", "”", "»", "«"},
	{"ro", "„", "”", "«", "»"},
	{"fr", "«" NARROW_NO_BREAK, NARROW_NO_BREAK "»", "“", "”"},
	{"es", "«", "»", "“", "”"},
	{"it", "«", "»", "“", "”"},
	{"pt-BR", "“", "”", "‘", "’"},
	{"pt", "«", "»", "“", "”"},
	{"ru", "«", "»", "„", "“"},
	{"uk", "«", "»", "„", "“"},
	{"no", "«", "»", "‘", "’"},
	{"nb", "«", "»", "‘", "’"},
	{"da", "»", "«", "›", "‹"},
	{"sv", "”", "”", "’", "’"},
	{"fi", "”", "”", "’", "’"},
	{"", "“", "”", "‘", "’"},
};

/* The text, and what has been written in its place so far: s[0..done] stands in `out`. */
typedef struct edit {
	eg_str s, lang;
	eg_buf out;
	size_t done;
	const quotes *q;
	bool inside;       /* a double quote is open */
	bool inside_inner; /* a single one is */
} edit;

static void replace(edit *e, size_t from, size_t to, const char *with)
{
	eg_buf_put(&e->out, e->s.p + e->done, from - e->done);
	eg_buf_cstr(&e->out, with);
	e->done = to;
}

static char byte_at(const edit *e, size_t i)
{
	if (i >= e->s.n)
		return ' ';
	return e->s.p[i];
}

static char byte_before(const edit *e, size_t i)
{
	if (i == 0)
		return ' ';
	return e->s.p[i - 1];
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A letter of ASCII, or a byte of any character beyond it. */
static bool is_wordy(char c)
{
	return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || ((unsigned char)c & 0x80);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool opens_after(const edit *e, size_t i)
{
	char c = byte_before(e, i);
	if (is_blank(c) || strchr("([{-/\"'", c))
		return true;
	eg_str before = eg_str_cut(e->s, 0, i);
	return eg_str_ends(before, EG_STR(NO_BREAK)) || eg_str_ends(before, EG_STR(EN_DASH)) ||
	       eg_str_ends(before, EG_STR(EM_DASH));
}

static void polish_double(edit *e, size_t i)
{
	bool open = opens_after(e, i) && !is_blank(byte_at(e, i + 1));
	if (!open && !e->inside && is_digit(byte_before(e, i)))
		return; /* inches or seconds of arc */
	replace(e, i, i + 1, open ? e->q->open : e->q->close);
	e->inside = open;
}

/* Whether a single quote that might open at i is closed further on. */
static bool closes_later(const edit *e, size_t i)
{
	for (size_t k = i + 2; k < e->s.n; k++)
		if (e->s.p[k] == '\'' && !is_blank(e->s.p[k - 1]) && !is_wordy(byte_at(e, k + 1)))
			return true;
	return false;
}

static void polish_single(edit *e, size_t i)
{
	char next = byte_at(e, i + 1);
	bool open = opens_after(e, i) && is_wordy(next) && !is_digit(next) && !e->inside_inner &&
		    closes_later(e, i);
	bool close = !open && e->inside_inner && !is_wordy(next);
	if (!open && !close && !e->inside && is_digit(byte_before(e, i)) && !is_wordy(next))
		return; /* feet or minutes of arc */
	replace(e, i, i + 1, open ? e->q->open_inner : close ? e->q->close_inner : APOSTROPHE);
	if (open || close)
		e->inside_inner = open;
}

static size_t run_of(const edit *e, size_t i, char c)
{
	size_t n = 0;
	while (i + n < e->s.n && e->s.p[i + n] == c)
		n++;
	return n;
}

/* Digits ending before i, or standing from i on. */
static size_t digits_before(const edit *e, size_t i)
{
	size_t n = 0;
	while (n < i && is_digit(e->s.p[i - 1 - n]))
		n++;
	return n;
}

static size_t digits_after(const edit *e, size_t i)
{
	size_t n = 0;
	while (is_digit(byte_at(e, i + n)))
		n++;
	return n;
}

static int value_of(const edit *e, size_t from, size_t n)
{
	int v = 0;
	for (size_t i = 0; i < n; i++)
		v = v * 10 + (e->s.p[from + i] - '0');
	return v;
}

/* Whether the hyphen at i joins two years, 2016-2018 or 2016-18, and is no part of a date, a
 * telephone number or a code. A second part up to 12 might be a month. */
static bool joins_years(const edit *e, size_t i)
{
	size_t left = digits_before(e, i), right = digits_after(e, i + 1);
	if (left != 4 || (right != 4 && right != 2))
		return false;
	char before = byte_before(e, i - 4), after = byte_at(e, i + 1 + right),
	     beyond = byte_at(e, i + 2 + right);
	bool free_left = !is_wordy(before) && !strchr("-/.+_#:", before);
	bool free_right =
		!is_wordy(after) && !strchr("-/_:", after) && !(after == '.' && is_wordy(beyond));
	if (!free_left || !free_right)
		return false;
	int first = value_of(e, i - 4, 4), last = value_of(e, i + 1, right);
	if (first < 1800 || first > 2199)
		return false;
	return right == 4 ? last > first && last <= 2199 : last > 12 && last > first % 100;
}

static size_t polish_hyphens(edit *e, size_t i)
{
	size_t n = run_of(e, i, '-');
	bool alone = is_blank(byte_before(e, i)) && is_blank(byte_at(e, i + n));
	bool starts_word = is_blank(byte_before(e, i)) || byte_before(e, i) == '(';
	bool digits = is_digit(byte_before(e, i)) && is_digit(byte_at(e, i + n));
	bool joined = is_wordy(byte_before(e, i)) && is_wordy(byte_at(e, i + n));
	if ((n <= 2 && alone && i > 0) || (n == 2 && digits) || (n == 1 && joins_years(e, i)))
		replace(e, i, i + n, EN_DASH);
	else if (n == 3 || (n == 2 && joined))
		replace(e, i, i + n, EM_DASH);
	else if (n == 1 && starts_word && is_digit(byte_at(e, i + 1)))
		replace(e, i, i + n, MINUS);
	return n;
}

/* Addresses, mail, paths and code keep their signs. */
static bool is_literal(eg_str word)
{
	if (eg_str_find(word, EG_STR("://"), 0) != SIZE_MAX || eg_str_starts(word, EG_STR("www.")))
		return true;
	for (size_t i = 0; i < word.n; i++) {
		if (strchr("@_\\`=<>{}|", word.p[i]))
			return true;
		if (word.p[i] == '/' && i + 1 < word.n &&
			memchr(word.p + i + 1, '/', word.n - i - 1))
			return true;
	}
	return eg_str_starts(word, EG_STR("--")) && word.n > 2 && word.p[2] != '-';
}

static void polish_word(edit *e, size_t from, size_t to)
{
	if (is_literal(eg_str_cut(e->s, from, to)))
		return;
	for (size_t i = from; i < to;) {
		char c = e->s.p[i];
		size_t n = 1;
		if (c == '"')
			polish_double(e, i);
		else if (c == '\'')
			polish_single(e, i);
		else if (c == '-')
			n = polish_hyphens(e, i);
		else if (c == '.') {
			n = run_of(e, i, '.');
			if (n == 3)
				replace(e, i, i + 3, ELLIPSIS);
		} else if (c == 'x' && from == i && to == i + 1 && i > 1 &&
			   is_digit(e->s.p[i - 2]) && is_digit(byte_at(e, i + 2)))
			replace(e, i, i + 1, TIMES);
		i += n;
	}
}

static bool is_french(eg_str lang)
{
	return lang.n >= 2 && memcmp(lang.p, "fr", 2) == 0 && (lang.n == 2 || lang.p[2] == '-');
}

/* The single space at i, between the words before and after. */
static void polish_space(edit *e, size_t i, eg_str before, eg_str after)
{
	bool dash = eg_str_is(after, "-") || eg_str_is(after, "--") || eg_str_is(after, EN_DASH);
	bool french = is_french(e->lang) && after.n;
	if (french && (strchr(";!?", after.p[0]) || eg_str_starts(after, EG_STR("»"))))
		replace(e, i, i + 1, NARROW_NO_BREAK);
	else if ((dash && before.n) || (french && after.p[0] == ':') ||
		 eg_binds(before, after, e->lang))
		replace(e, i, i + 1, NO_BREAK);
}

static size_t word_end(eg_str s, size_t i)
{
	while (i < s.n && !is_blank(s.p[i]))
		i++;
	return i;
}

static const quotes *quotes_of(eg_str lang)
{
	size_t i = 0;
	while (!eg_str_starts(lang, eg_str_of(marks[i].lang)))
		i++;
	return &marks[i];
}

eg_str eg_text_polish(eg_arena *a, eg_str s, eg_str lang)
{
	edit e = {.s = s, .lang = lang, .q = quotes_of(lang)};
	size_t from = 0;
	while (from < s.n) {
		size_t end = word_end(s, from);
		polish_word(&e, from, end);
		size_t next = end;
		while (next < s.n && is_blank(s.p[next]))
			next++;
		if (next == end + 1 && next < s.n && end > from && s.p[end] == ' ')
			polish_space(&e, end, eg_str_cut(s, from, end),
				eg_str_cut(s, next, word_end(s, next)));
		from = next;
	}
	if (e.done == 0 && e.out.n == 0)
		return s;
	replace(&e, s.n, s.n, "");
	eg_str polished = eg_str_copy(a, eg_buf_view(&e.out));
	eg_buf_release(&e.out);
	return polished;
}
