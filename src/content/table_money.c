/* Amounts of money in tables of an author: the dataset keeps them in minor units of their currency,
 * cents or yen; readers see units. */
#include "content/table.h"

#include "locale/locale.h"
#include "schema/currency.h"

/* What an amount is called in the tables and views of the dataset. */
#define AMOUNT EG_STR("amount")

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || ((unsigned char)c & 0x80);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

/* Whether that word stands at i, whatever its case, and is not a part of another one. */
static bool word_at(eg_str s, size_t i, eg_str word)
{
	if (i + word.n > s.n || (i && is_name(s.p[i - 1])))
		return false;
	for (size_t k = 0; k < word.n; k++)
		if (lower(s.p[i + k]) != word.p[k])
			return false;
	return i + word.n == s.n || !is_name(s.p[i + word.n]);
}

static size_t past_spaces(eg_str s, size_t i)
{
	while (i < s.n && is_space(s.p[i]))
		i++;
	return i;
}

/* After a text or name in quotes that begins at i, or i itself. */
static size_t past_quoted(eg_str s, size_t i)
{
	char quote = s.p[i];
	if (quote != '\'' && quote != '"' && quote != '`')
		return i;
	for (i++; i < s.n && s.p[i] != quote;)
		i++;
	return i < s.n ? i + 1 : s.n;
}

/* The expressions of the query's columns as they are written, for as many as can be told. */
static void read_expressions(eg_str sql, eg_str *out, size_t count)
{
	size_t depth = 0, from = SIZE_MAX, n = 0;
	for (size_t i = 0; i < sql.n && n < count;) {
		size_t next = past_quoted(sql, i);
		if (next > i) {
			i = next;
			continue;
		}
		char c = sql.p[i];
		bool last = word_at(sql, i, EG_STR("from")) || c == ';';
		if (from != SIZE_MAX && depth == 0 && (c == ',' || last)) {
			out[n++] = eg_str_trim(eg_str_cut(sql, from, i));
			if (last)
				return;
			from = i + 1;
		}
		depth += c == '(';
		depth -= c == ')' && depth;
		if (from == SIZE_MAX && depth == 0 && word_at(sql, i, EG_STR("select")))
			from = i + EG_STR("select").n;
		i++;
	}
}

/* After `amount` or `x.amount` at i; SIZE_MAX where something else stands. */
static size_t past_amount(eg_str s, size_t i)
{
	size_t end = i;
	while (end < s.n && is_name(s.p[end]))
		end++;
	if (end < s.n && s.p[end] == '.')
		i = end + 1;
	return word_at(s, i, AMOUNT) ? i + AMOUNT.n : SIZE_MAX;
}

/* Whether nothing but a name for the column follows. */
static bool only_named(eg_str s, size_t i)
{
	for (; i < s.n; i++)
		if (!is_name(s.p[i]) && !is_space(s.p[i]) && s.p[i] != '"' && s.p[i] != '`')
			return false;
	return true;
}

/* `amount`, `f.amount AS cost`, `sum(f.amount)`: not what is computed with it further. */
static bool is_amount(eg_str s)
{
	static const char *const calls[] = {"sum", "min", "max", "exact_sum"};
	size_t i = past_amount(s, 0);
	if (i != SIZE_MAX)
		return only_named(s, i);
	for (size_t k = 0; k < EG_COUNT(calls); k++) {
		eg_str call = eg_str_of(calls[k]);
		if (!word_at(s, 0, call))
			continue;
		i = past_spaces(s, call.n);
		if (i >= s.n || s.p[i] != '(')
			return false;
		i = past_amount(s, past_spaces(s, i + 1));
		i = i == SIZE_MAX ? s.n : past_spaces(s, i);
		return i < s.n && s.p[i] == ')' && only_named(s, i + 1);
	}
	return false;
}

/* Whether something in the query is called so that is no amount of the dataset. */
static bool is_renamed(eg_str sql)
{
	for (size_t i = 0; i + 1 < sql.n; i++)
		if (word_at(sql, i, EG_STR("as")) &&
			word_at(sql, past_spaces(sql, i + EG_STR("as").n), AMOUNT))
			return true;
	return false;
}

/* The amounts of a column, in the currency that stands in their row or else in that of totals. */
static void show(eg_table_maker *t, size_t at)
{
	const eg_rec *strategy = t->k->model->strategy;
	eg_str own = strategy ? eg_rec_text(strategy, "currency") : (eg_str){NULL, 0};
	size_t by = eg_rows_column(&t->rows, "currency"), width = t->rows.columns;
	for (size_t r = 0; r < t->rows.count; r++) {
		eg_cell *cell = &t->rows.cells[r * width + at];
		eg_str code = by == SIZE_MAX ? own : t->rows.cells[r * width + by].text;
		if (cell->kind != EG_CELL_INTEGER || !code.n)
			continue;
		eg_str words = eg_format_fixed(
			t->k->arena, cell->integer, eg_currency_exponent(code), false, t->k->lang);
		*cell = (eg_cell){.kind = EG_CELL_TEXT, .text = words};
	}
}

void eg_table_show_amounts(eg_table_maker *t, eg_str sql)
{
	size_t width = t->rows.columns;
	if (!width || word_at(sql, past_spaces(sql, 0), EG_STR("with")))
		return;
	eg_str *expressions = EG_NEW_N(t->k->scratch, eg_str, width);
	read_expressions(sql, expressions, width);
	bool renamed = is_renamed(sql), all = eg_str_ends(expressions[0], EG_STR("*"));
	for (size_t at = 0; at < width; at++) {
		eg_str e = all ? t->rows.names[at] : expressions[at];
		if (is_amount(e) && !(renamed && past_amount(e, 0) != SIZE_MAX))
			show(t, at);
	}
}
