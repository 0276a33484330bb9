#include "text/para.h"

#include "base/buf.h"
#include "locale/locale.h"
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

/* Where typographers do otherwise than CLDR tells, or spaces belong to the marks. The first row
 * whose tag begins the language. */
static const quotes marks[] = {
	{"en", "“", "”", "‘", "’"},
	{"fr-CH", "«" NARROW_NO_BREAK, NARROW_NO_BREAK "»", "‹" NARROW_NO_BREAK,
		NARROW_NO_BREAK "›"},
	{"fr", "«" NARROW_NO_BREAK, NARROW_NO_BREAK "»", "“", "”"},
	{"de-CH", "«", "»", "‹", "›"},
	{"pl", "„", "”", "«", "»"},
	{"hu", "„", "”", "»", "«"},
	{"it", "«", "»", "“", "”"},
	{"da", "»", "«", "›", "‹"},
};

/* The text, and what has been written in its place so far: s[0..done] stands in `out`. */
typedef struct edit {
	eg_str s, lang;
	eg_buf out;
	size_t done;
	eg_quotes q;
	eg_polish *around;
} edit;

static void replace_by(edit *e, size_t from, size_t to, eg_str with)
{
	eg_buf_put(&e->out, e->s.p + e->done, from - e->done);
	eg_buf_str(&e->out, with);
	e->done = to;
}

static void replace(edit *e, size_t from, size_t to, const char *with)
{
	replace_by(e, from, to, eg_str_of(with));
}

static char byte_at(const edit *e, size_t i)
{
	if (i < e->s.n)
		return e->s.p[i];
	if (i == e->s.n && e->around->after.n)
		return e->around->after.p[0];
	return ' ';
}

static char byte_before(const edit *e, size_t i)
{
	if (i > 0)
		return e->s.p[i - 1];
	eg_str before = e->around->before;
	if (before.n)
		return before.p[before.n - 1];
	return ' ';
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
	eg_str before = i ? eg_str_cut(e->s, 0, i) : e->around->before;
	return eg_str_ends(before, EG_STR(NO_BREAK)) || eg_str_ends(before, EG_STR(EN_DASH)) ||
	       eg_str_ends(before, EG_STR(EM_DASH));
}

static void polish_double(edit *e, size_t i)
{
	bool open = opens_after(e, i) && !is_blank(byte_at(e, i + 1));
	if (!open && !e->around->inside && is_digit(byte_before(e, i)))
		return; /* inches or seconds of arc */
	replace_by(e, i, i + 1, open ? e->q.open : e->q.close);
	e->around->inside = open;
}

/* Whether a single quote that might open at i is closed further on, in this run. */
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
	bool open = opens_after(e, i) && is_wordy(next) && !is_digit(next) &&
		    !e->around->inside_inner && closes_later(e, i);
	bool close = !open && e->around->inside_inner && !is_wordy(next);
	if (!open && !close && !e->around->inside && is_digit(byte_before(e, i)) && !is_wordy(next))
		return; /* feet or minutes of arc */
	replace_by(e, i, i + 1,
		open    ? e->q.open_inner
		: close ? e->q.close_inner
			: EG_STR(APOSTROPHE));
	if (open || close)
		e->around->inside_inner = open;
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

/* What a byte is to this file. */
enum { IS_SIGN = 1, IS_CODE = 2, IS_BLANK = 4, IS_SMALL = 8 };
static const uint8_t kinds[256] = {
	[' '] = IS_BLANK,
	['\t'] = IS_BLANK,
	['\n'] = IS_BLANK,
	['a'] = IS_SMALL,
	['b'] = IS_SMALL,
	['c'] = IS_SMALL,
	['d'] = IS_SMALL,
	['e'] = IS_SMALL,
	['f'] = IS_SMALL,
	['g'] = IS_SMALL,
	['h'] = IS_SMALL,
	['i'] = IS_SMALL,
	['j'] = IS_SMALL,
	['k'] = IS_SMALL,
	['l'] = IS_SMALL,
	['m'] = IS_SMALL,
	['n'] = IS_SMALL,
	['o'] = IS_SMALL,
	['p'] = IS_SMALL,
	['q'] = IS_SMALL,
	['r'] = IS_SMALL,
	['s'] = IS_SMALL,
	['t'] = IS_SMALL,
	['u'] = IS_SMALL,
	['v'] = IS_SMALL,
	['w'] = IS_SMALL,
	['y'] = IS_SMALL,
	['z'] = IS_SMALL,
	['"'] = IS_SIGN,
	['\''] = IS_SIGN,
	['-'] = IS_SIGN,
	['.'] = IS_SIGN,
	['x'] = IS_SIGN | IS_SMALL,
	['@'] = IS_CODE,
	['_'] = IS_CODE,
	['\\'] = IS_CODE,
	['`'] = IS_CODE,
	['='] = IS_CODE,
	['<'] = IS_CODE,
	['>'] = IS_CODE,
	['{'] = IS_CODE,
	['}'] = IS_CODE,
	['|'] = IS_CODE,
};

static int kind_of(char c)
{
	return kinds[(unsigned char)c];
}

/* Addresses, mail, paths and code keep their signs. */
static bool is_literal(eg_str word, int in)
{
	if ((in & IS_CODE) || eg_str_find(word, EG_STR("://"), 0) != SIZE_MAX ||
		eg_str_starts(word, EG_STR("www.")))
		return true;
	const char *slash = memchr(word.p, '/', word.n);
	if (slash && memchr(slash + 1, '/', word.n - 1 - (size_t)(slash - word.p)))
		return true;
	return eg_str_starts(word, EG_STR("--")) && word.n > 2 && word.p[2] != '-';
}

/* `in`: the kinds of all its bytes. */
static void polish_word(edit *e, size_t from, size_t to, int in)
{
	eg_str word = eg_str_cut(e->s, from, to);
	if (!(in & IS_SIGN) || is_literal(word, in))
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

static bool is_lang(eg_str lang, const char *tag)
{
	size_t n = strlen(tag);
	return eg_str_starts(lang, eg_str_of(tag)) && (lang.n == n || lang.p[n] == '-');
}

/* French sets signs of two parts off by a thin space, Quebec only the colon and the quotes. */
static const char *french_space(eg_str lang, eg_str before, eg_str after)
{
	bool canada = eg_str_is(lang, "fr-CA");
	if (eg_str_starts(after, EG_STR("»")) || eg_str_ends(before, EG_STR("«")))
		return NARROW_NO_BREAK;
	if (after.p[0] == ':')
		return NO_BREAK;
	return !canada && strchr(";!?", after.p[0]) ? NARROW_NO_BREAK : NULL;
}

/* The single space at i, between the words before and after. */
static void polish_space(edit *e, size_t i, eg_str before, eg_str after)
{
	if (before.n == 0 || after.n == 0)
		return;
	bool dash = eg_str_is(after, "-") || eg_str_is(after, "--") ||
		    eg_str_starts(after, EG_STR(EN_DASH)) ||
		    eg_str_starts(after, EG_STR(ELLIPSIS)) || eg_str_starts(after, EG_STR("..."));
	const char *thin = is_lang(e->lang, "fr") ? french_space(e->lang, before, after) : NULL;
	if (thin)
		replace(e, i, i + 1, thin);
	else if (dash || eg_binds(before, after, e->lang))
		replace(e, i, i + 1, NO_BREAK);
}

static size_t word_end(eg_str s, size_t i)
{
	while (i < s.n && !is_blank(s.p[i]))
		i++;
	return i;
}

static eg_quotes quotes_of(eg_str lang)
{
	for (size_t i = 0; i < EG_COUNT(marks); i++)
		if (is_lang(lang, marks[i].lang))
			return (eg_quotes){eg_str_of(marks[i].open), eg_str_of(marks[i].close),
				eg_str_of(marks[i].open_inner), eg_str_of(marks[i].close_inner)};
	return eg_quotes_of(lang);
}

static eg_str first_word(eg_str s)
{
	return eg_str_cut(s, 0, word_end(s, 0));
}

static eg_str last_word(eg_str s)
{
	size_t from = s.n;
	while (from > 0 && !is_blank(s.p[from - 1]))
		from--;
	return eg_str_cut(s, from, s.n);
}

/* Nearly all gaps lie between small letters, the first of them in a word of more than two, and stay
 * as they are in every language. */
static bool is_common_gap(eg_str s, size_t from, size_t end)
{
	return end - from > 2 && end + 1 < s.n && (kind_of(s.p[from]) & IS_SMALL) &&
	       (kind_of(s.p[end - 1]) & IS_SMALL) && (kind_of(s.p[end + 1]) & IS_SMALL);
}

/* The space after the word from..end, if it is one space alone. */
static void polish_gap(edit *e, size_t from, size_t end)
{
	if (end >= e->s.n || e->s.p[end] != ' ' || is_common_gap(e->s, from, end))
		return;
	eg_str after = end + 1 < e->s.n ? eg_str_cut(e->s, end + 1, word_end(e->s, end + 1))
					: first_word(e->around->after);
	eg_str before = end > from ? eg_str_cut(e->s, from, end) : (eg_str){0};
	if (end == 0)
		before = last_word(e->around->before);
	polish_space(e, end, before, after);
}

eg_str eg_text_polish_run(eg_arena *a, eg_str s, eg_str lang, eg_polish *around)
{
	edit e = {.s = s, .lang = lang, .around = around};
	if (s.n && (memchr(s.p, '"', s.n) || memchr(s.p, '\'', s.n)))
		e.q = quotes_of(lang);
	size_t from = 0;
	while (from < s.n) {
		size_t end = from;
		int in = 0;
		while (end < s.n && !(kind_of(s.p[end]) & IS_BLANK))
			in |= kind_of(s.p[end++]);
		polish_word(&e, from, end, in);
		polish_gap(&e, from, end);
		while (end < s.n && is_blank(s.p[end]))
			end++;
		from = end;
	}
	if (e.done == 0 && e.out.n == 0)
		return s;
	replace(&e, s.n, s.n, "");
	eg_str polished = eg_str_copy(a, eg_buf_view(&e.out));
	eg_buf_release(&e.out);
	return polished;
}

eg_str eg_text_polish(eg_arena *a, eg_str s, eg_str lang)
{
	return eg_text_polish_run(a, s, lang, &(eg_polish){0});
}
