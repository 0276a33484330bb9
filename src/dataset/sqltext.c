#include "dataset/sqltext.h"

#include "dataset/dataset.h"

/* What a byte is in a text of SQL. It is looked up in a table because a build reads the words of
 * its views and queries several times over: 7 million instructions in S less than with comparisons.
 */
enum { LETTER = 1, DIGIT = 2, DOLLAR = 4, BLANK = 8 };

/* clang-format off */
#define L LETTER
#define D DIGIT
#define P DOLLAR
#define B BLANK
static const uint8_t kinds[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, B, B, 0, 0, B, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	B, 0, 0, 0, P, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
	0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, L,
	0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
};
#undef L
#undef D
#undef P
#undef B
/* clang-format on */

static bool is_kind(char c, unsigned wanted)
{
	return (kinds[(unsigned char)c] & wanted) != 0;
}

static bool starts_name(char c)
{
	return is_kind(c, LETTER);
}

static bool is_digit(char c)
{
	return is_kind(c, DIGIT);
}

static bool is_blank(char c)
{
	return is_kind(c, BLANK);
}

static size_t name_end(eg_str s, size_t at)
{
	while (at < s.n && is_kind(s.p[at], LETTER | DIGIT | DOLLAR))
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
		if (starts_name(c)) {
			*at = name_end(sql, i);
			*word = eg_str_cut(sql, i, *at);
			return true;
		} else if (starts_comment(sql, i)) {
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
		} else if (is_digit(c) || c == ':' || c == '@' || c == '$') {
			i = name_end(sql, i + 1); /* a number or a parameter */
		} else
			i++;
	}
	*at = sql.n;
	return false;
}

static bool is_quote(char c)
{
	return c == '"' || c == '`' || c == '[' || c == ']';
}

static bool is_comparison(char c)
{
	return c == '=' || c == '<' || c == '>' || c == '!';
}

size_t eg_sql_token_end(eg_str s, size_t at)
{
	char c = s.p[at];
	if (is_blank(c))
		return at + 1;
	if (starts_name(c))
		return name_end(s, at);
	if (starts_comment(s, at))
		return comment_end(s, at);
	if (c == '\'' || c == '"' || c == '`')
		return quote_end(s, at, c);
	if (c == '[')
		return quote_end(s, at, ']');
	return is_digit(c) ? name_end(s, at) : at + 1;
}

static size_t past_blanks(eg_str sql, size_t at)
{
	while (at < sql.n && is_blank(sql.p[at]))
		at++;
	return at;
}

bool eg_sql_token(eg_str sql, size_t *at, eg_str *token)
{
	for (size_t from; (from = past_blanks(sql, *at)) < sql.n;) {
		*at = eg_sql_token_end(sql, from);
		if (starts_comment(sql, from))
			continue;
		*token = eg_str_cut(sql, from, *at);
		return true;
	}
	*at = sql.n;
	return false;
}

eg_str eg_sql_bare(eg_str name)
{
	bool quoted = name.n > 2 && strchr("\"`[", name.p[0]);
	return quoted ? eg_str_cut(name, 1, name.n - 1) : name;
}

bool eg_sql_parameter(eg_str sql, eg_str name, size_t *from, size_t *to)
{
	size_t at = 0;
	eg_str token;
	while (eg_sql_token(sql, &at, &token)) {
		if (token.n != 1 || !strchr(":@$?", token.p[0]))
			continue;
		*from = at - 1;
		*to = name_end(sql, at);
		if (eg_str_eq(eg_str_cut(sql, at, *to), name))
			return true;
		at = *to;
	}
	return false;
}

/* No index finds what is unlike something. */
static bool differs(eg_str sign)
{
	return eg_str_is(sign, "<>") || eg_str_is(sign, "!=");
}

static bool compares_after(eg_str sql, size_t at)
{
	static const char *const words[] = {"in", "is", "between", "glob"};
	at += at < sql.n && is_quote(sql.p[at]);
	at = past_blanks(sql, at);
	if (at < sql.n && is_comparison(sql.p[at]))
		return !differs(eg_str_cut(sql, at, at + 2));
	eg_str word = eg_str_cut(sql, at, name_end(sql, at));
	at = past_blanks(sql, at + word.n);
	if (eg_str_same_word(eg_str_cut(sql, at, name_end(sql, at)), EG_STR("not")))
		return false;
	for (size_t i = 0; i < EG_COUNT(words); i++)
		if (eg_str_same_word(word, eg_str_of(words[i])))
			return true;
	return false;
}

/* Where `alias.` begins that stands before the name at `at`, in quotes or not. */
static size_t before_dot(eg_str sql, size_t at)
{
	at -= at > 0 && is_quote(sql.p[at - 1]);
	if (at > 0 && sql.p[at - 1] == '.')
		for (at--; at > 0 && (starts_name(sql.p[at - 1]) || is_digit(sql.p[at - 1]) ||
					     is_quote(sql.p[at - 1]));)
			at--;
	return at;
}

static bool compares_before(eg_str sql, size_t at)
{
	while (at > 0 && is_blank(sql.p[at - 1]))
		at--;
	return at > 0 && is_comparison(sql.p[at - 1]) &&
	       (at < 2 || !differs(eg_str_cut(sql, at - 2, at)));
}

static bool follows_from(eg_str before)
{
	return eg_str_same_word(before, EG_STR("from")) || eg_str_same_word(before, EG_STR("join"));
}

/* What stands before the name of a common table expression. */
static bool begins_cte(eg_str before)
{
	return eg_str_is(before, ",") || eg_str_same_word(before, EG_STR("with")) ||
	       eg_str_same_word(before, EG_STR("recursive"));
}

/* What stands behind `name AS` of one, and not behind that of a column. */
static bool opens_cte(eg_str token)
{
	return eg_str_is(token, "(") || eg_str_same_word(token, EG_STR("materialized")) ||
	       eg_str_same_word(token, EG_STR("not"));
}

/* Whether the text gives the name to a common table expression: `name AS (`, `name(a, b) AS (`. */
static bool is_cte(eg_str sql, eg_str name)
{
	size_t at = 0;
	eg_str token, before = {NULL, 0};
	while (eg_sql_token(sql, &at, &token)) {
		size_t next = at;
		bool named = eg_str_same_word(token, name) && begins_cte(before);
		before = token;
		if (!named || !eg_sql_token(sql, &next, &token))
			continue;
		if (eg_str_is(token, "("))
			return true;
		if (eg_str_same_word(token, EG_STR("as")) && eg_sql_token(sql, &next, &token) &&
			opens_cte(token))
			return true;
	}
	return false;
}

/* Whether an alias is one that the text gives to another table: `FROM other alias`, `JOIN other AS
 * alias`, or that table's own name. A common table expression may hold rows of any. */
static bool is_of_another(eg_str sql, eg_str table, eg_str alias)
{
	size_t at = 0;
	eg_str word, before = {NULL, 0}, name = {NULL, 0};
	bool other = false;
	while (eg_sql_word(sql, &at, &word)) {
		bool joined = follows_from(before);
		if (eg_str_same_word(word, EG_STR("as")))
			continue;
		if (joined)
			name = word;
		if ((joined || name.p == before.p) && eg_str_same_word(word, alias)) {
			if (eg_str_same_word(name, table) || is_cte(sql, name))
				return false;
			other = true;
		}
		before = word;
	}
	return other;
}

/* The alias before the name at `from`, without its dot and quotes. */
static eg_str alias_at(eg_str sql, size_t from)
{
	size_t start = before_dot(sql, from), end = from;
	while (start < end && is_quote(sql.p[start]))
		start++;
	while (end > start && (sql.p[end - 1] == '.' || is_quote(sql.p[end - 1])))
		end--;
	return eg_str_cut(sql, start, end);
}

/* Aliases of which it is known: a text compares columns of the same few over and over. */
typedef struct others {
	eg_str names[16];
	size_t count;
} others;

static bool is_known(const others *o, eg_str alias)
{
	for (size_t i = 0; i < o->count; i++)
		if (eg_str_same_word(o->names[i], alias))
			return true;
	return false;
}

static bool is_other(others *o, eg_str sql, eg_str table, eg_str alias)
{
	if (is_known(o, alias))
		return true;
	if (!alias.n || !is_of_another(sql, table, alias))
		return false;
	if (o->count < EG_COUNT(o->names))
		o->names[o->count++] = alias;
	return true;
}

bool eg_sql_compares(eg_str sql, eg_str table, eg_str column)
{
	size_t at = 0;
	others known = {.count = 0};
	eg_str word;
	while (eg_sql_word(sql, &at, &word)) {
		size_t from = (size_t)(word.p - sql.p);
		if (!eg_str_same_word(word, column) ||
			!(compares_after(sql, from + word.n) ||
				compares_before(sql, before_dot(sql, from))))
			continue;
		if (!is_other(&known, sql, table, alias_at(sql, from)))
			return true;
	}
	return false;
}

bool eg_sql_mentions(eg_str sql, eg_str name)
{
	size_t at = 0;
	eg_str word;
	while (eg_sql_word(sql, &at, &word))
		if (eg_str_same_word(word, name))
			return true;
	return false;
}

eg_str eg_sql_unordered(eg_str sql)
{
	size_t order = sql.n, depth = 0;
	for (size_t at = 0, end; at < sql.n; at = end) {
		end = eg_sql_token_end(sql, at);
		eg_str word = eg_str_cut(sql, at, end);
		depth += word.p[0] == '(';
		depth -= depth > 0 && word.p[0] == ')';
		if (depth == 0 && eg_str_same_word(word, EG_STR("order")))
			order = at;
		else if (depth == 0 && eg_str_same_word(word, EG_STR("limit")))
			return sql;
	}
	return eg_str_cut(sql, 0, order);
}
