#include "dataset/sqltext.h"

static bool starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t name_end(eg_str s, size_t at)
{
	while (at < s.n && (starts_name(s.p[at]) || is_digit(s.p[at]) || s.p[at] == '$'))
		at++;
	return at;
}

/* Past what begins at `at` and ends with `close`; a doubled close stands for itself. */
static size_t quote_end(eg_str s, size_t at, char close)
{
	for (at++; at < s.n; at++) {
		if (s.p[at] != close)
			continue;
		if (close == ']' || at + 1 >= s.n || s.p[at + 1] != close)
			return at + 1;
		at++;
	}
	return s.n;
}

static size_t comment_end(eg_str s, size_t at)
{
	bool line = s.p[at] == '-';
	size_t end = eg_str_find(s, line ? EG_STR("\n") : EG_STR("*/"), at + 2);
	return end == SIZE_MAX ? s.n : end + (line ? 1 : 2);
}

static bool starts_comment(eg_str s, size_t at)
{
	return at + 1 < s.n &&
	       ((s.p[at] == '-' && s.p[at + 1] == '-') || (s.p[at] == '/' && s.p[at + 1] == '*'));
}

bool eg_sql_word(eg_str sql, size_t *at, eg_str *word)
{
	for (size_t i = *at; i < sql.n;) {
		char c = sql.p[i];
		if (starts_comment(sql, i)) {
			i = comment_end(sql, i);
		} else if (c == '\'') {
			i = quote_end(sql, i, c);
		} else if (c == '"' || c == '`' || c == '[') {
			char close = c;
			if (c == '[')
				close = ']';
			size_t end = quote_end(sql, i, close);
			*word = eg_str_cut(sql, i + 1, end > i + 1 ? end - 1 : end);
			*at = end;
			return true;
		} else if (starts_name(c)) {
			*at = name_end(sql, i);
			*word = eg_str_cut(sql, i, *at);
			return true;
		} else if (is_digit(c) || c == ':' || c == '@' || c == '$') {
			i = name_end(sql, i + 1); /* a number or a parameter */
		} else
			i++;
	}
	*at = sql.n;
	return false;
}
