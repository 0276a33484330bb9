/* settle.c -- look once through the rows of a sheet: how many there are, and whether each column
 * holds what its type can show.
 *
 * One pass over the rows of an own sheet. A column for which no type was said gets the one that
 * fits all of its cells.
 */
#include <stdlib.h>

#include "base/buf.h"
#include "dataset/units.h"
#include "locale/locale.h"
#include "roster/bind.h"
#include "roster/speak.h"
#include "roster/words.h"

#define FRACTION_MAX 32u
#define SHOWN        40u /* bytes of a faulty cell in the message */
#define KEPT         64u /* and of it while others are looked at */

eg_str eg_binding_quoted(eg_binding *b, eg_str name)
{
	eg_buf out = {0};
	eg_buf_byte(&out, '"');
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '"')
			eg_buf_byte(&out, '"');
		eg_buf_byte(&out, name.p[i]);
	}
	eg_buf_byte(&out, '"');
	eg_str s = eg_str_copy(b->arena, eg_buf_view(&out));
	eg_buf_release(&out);
	return s;
}

/* What the cells of a column are; one that is empty is none of these. */
typedef struct looks {
	size_t whole, fractions, days; /* integers, numbers with a point, days */
	size_t round;                  /* of those with a point the whole ones: 12.0 */
	size_t others;  /* all that is no number nor a word of `nothing`; days are among them */
	size_t printed; /* of the others those with blanks: "14 Mar 2025" */
	bool faulty;
	eg_cell least; /* of the cells that the type cannot show */
} looks;

/* Words that may stand in any column instead of a value. */
static const char *const nothing[] = {"unknown", "none", "open", "indefinite", "not stated"};
static const char *const yes_or_no[] = {"0", "1", "yes", "no", "true", "false", "unknown", "none"};

static bool is_one_of(eg_str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (eg_str_same_word(s, eg_str_of(words[i])))
			return true;
	}
	return false;
}

static bool says_nothing(eg_str s)
{
	return is_one_of(s, nothing, EG_COUNT(nothing));
}

/* In the form of a day, 2025-06-15. */
static bool is_day(eg_str s)
{
	static const char most[] = "2999-19-39";
	if (s.n != sizeof most - 1 || s.p[0] == '0')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (most[i] == '-' ? s.p[i] != '-' : s.p[i] < '0' || s.p[i] > most[i])
			return false;
	}
	return true;
}

static bool has_digit(eg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	}
	return false;
}

/* Whether a cell that is not empty is nothing that a column of the type can show. */
static bool is_faulty(enum eg_xtype t, const eg_cell *c)
{
	bool number = c->kind == EG_CELL_INTEGER || c->fraction;
	switch (t) {
	case EG_X_INTEGER:
	case EG_X_DECIMAL:
	case EG_X_MONEY:
	case EG_X_PERCENT:
		return !number && !says_nothing(c->text);
	case EG_X_DATE:
	case EG_X_MONTH:
		return number || (!has_digit(c->text) && !says_nothing(c->text));
	case EG_X_YESNO:
		return c->kind == EG_CELL_INTEGER
			       ? c->integer != 0 && c->integer != 1
			       : !is_one_of(c->text, yes_or_no, EG_COUNT(yes_or_no));
	case EG_X_TEXT:
	case EG_X_NAME:
	case EG_X_ID:
	case EG_X_LIST:
	case EG_X_STATUS:
	case EG_X_URL:
	case EG_X_EMAIL:
	case EG_X_LINK:
		break;
	}
	return false;
}

static bool is_number(const eg_cell *c)
{
	return c->kind == EG_CELL_INTEGER || c->fraction;
}

static double number_of(const eg_cell *c)
{
	char digits[FRACTION_MAX] = {0};
	if (c->kind == EG_CELL_INTEGER)
		return (double)c->integer;
	memcpy(digits, c->text.p, c->text.n < sizeof digits ? c->text.n : sizeof digits - 1);
	return strtod(digits, NULL);
}

/* Numbers come before texts. */
static bool is_less(const eg_cell *a, const eg_cell *b)
{
	if (is_number(a) != is_number(b))
		return is_number(a);
	if (is_number(a))
		return number_of(a) < number_of(b);
	size_t n = a->text.n < b->text.n ? a->text.n : b->text.n;
	int order = n ? memcmp(a->text.p, b->text.p, n) : 0;
	return order < 0 || (order == 0 && a->text.n < b->text.n);
}

static void look_at(eg_binding *b, const eg_xcolumn *c, const eg_cell *cell, looks *l)
{
	if (cell->kind == EG_CELL_NULL)
		return;
	if (cell->kind == EG_CELL_INTEGER) {
		l->whole++;
	} else if (cell->fraction) {
		l->fractions++;
		l->round += eg_str_ends(cell->text, EG_STR(".0"));
	} else {
		l->days += is_day(cell->text);
		l->others += !says_nothing(cell->text);
		l->printed += eg_str_find(cell->text, EG_STR(" "), 0) != SIZE_MAX;
	}
	if (!is_faulty(c->type, cell))
		return;
	eg_cell found = *cell;
	if (found.kind == EG_CELL_TEXT)
		found.text = eg_str_cut(found.text, 0, KEPT);
	if (l->faulty && !is_less(&found, &l->least))
		return;
	if (found.kind == EG_CELL_TEXT)
		found.text = eg_str_copy(b->arena, found.text);
	l->faulty = true;
	l->least = found;
}

/* Of a standard sheet, whose types are known, the rows are only counted: its columns are dear. */
static bool count_rows(eg_binding *b)
{
	eg_rows rows = {0};
	eg_str sql = eg_strf(b->arena, "SELECT count(*) FROM (%.*s\n)",
		EG_ARG(eg_sql_unordered(eg_bare_sql(b->out->sql))));
	eg_query_place place = {.span = b->out->place.span};
	if (!eg_query_all(b->arena, b->ds, sql, place, b->out->params, b->out->param_count, &rows,
		    b->d) ||
		rows.count != 1 || rows.cells[0].kind != EG_CELL_INTEGER)
		return false;
	b->out->rows = (size_t)rows.cells[0].integer;
	return true;
}

/* Row by row, so that what a column computes is computed once for each, however much is asked of
 * it. */
static bool look(eg_binding *b, looks *all)
{
	size_t errors = b->d->errors;
	eg_query *q = eg_xsheet_open(b->ds, b->out, b->d);
	if (!q)
		return false;
	eg_cell *cells = EG_NEW_N(b->arena, eg_cell, eg_query_columns(q));
	while (eg_query_next(q, cells)) {
		b->out->rows++;
		for (size_t i = 0; i < b->out->column_count; i++) {
			const eg_xcolumn *c = &b->out->columns[i];
			look_at(b, c, &cells[c->column], &all[i]);
		}
	}
	eg_query_close(q);
	return b->d->errors == errors;
}

/* Years and lines of files have no signs between thousands: 2025. */
static bool is_no_count(eg_str key)
{
	static const eg_str ends[] = {EG_STR_INIT("year"), EG_STR_INIT("_fy")};
	for (size_t i = 0; i < EG_COUNT(ends); i++)
		if (eg_str_ends(key, ends[i]))
			return true;
	return eg_str_is(key, "fy") || eg_str_is(key, "spec_line");
}

/* Whether a column of texts holds dates, years or amounts in the digits of the language, as views
 * have them for documents. */
static bool has_figures(const eg_xcolumn *c)
{
	bool text = c->type == EG_X_TEXT || c->type == EG_X_NAME || c->type == EG_X_DATE;
	return text && (c->unit == EG_UNIT_DATE || eg_str_is(c->key, "years") ||
			       eg_str_ends(c->key, EG_STR("_label")) ||
			       eg_str_ends(c->key, EG_STR("_words")));
}

/* By the unit that the query tells; else whole numbers called `amount` are money in minor units
 * where a currency stands beside them. */
static void guess_number(const eg_binding *b, eg_xcolumn *c, const looks *l)
{
	size_t currency = eg_binding_column(b, EG_STR("currency"));
	if (eg_column_by_unit(b, c))
		return;
	c->type = l->fractions > l->round ? EG_X_DECIMAL : EG_X_INTEGER;
	if (!l->fractions && eg_str_is(c->key, "amount") && currency != SIZE_MAX) {
		c->type = EG_X_MONEY; /* the currency tells its scale */
		c->currency = currency + 1;
	}
	if (c->type == EG_X_INTEGER && is_no_count(c->key) && !c->format.n)
		c->format = EG_STR("0");
	if (eg_str_is(c->key, "days_left") && !c->rule)
		c->rule = EG_RULE_DAYS_LEFT;
}

/* Days, or dates of the specs, of which the vague ones stand as written. */
static bool are_dates(const eg_xcolumn *c, const looks *l)
{
	if (l->whole + l->fractions > 0 || l->others == 0)
		return false;
	return l->others == l->days || (c->unit == EG_UNIT_DATE && !l->printed);
}

/* No cell tells: what the query tells does, so that a sheet is of the same columns whatever its
 * rows say. */
static void guess_unsaid(const eg_binding *b, eg_xcolumn *c)
{
	if (c->unit == EG_UNIT_DATE)
		c->type = EG_X_DATE;
	else if (c->unit == EG_UNIT_STATUS)
		c->type = EG_X_STATUS;
	else
		(void)eg_column_by_unit(b, c);
}

static void guess(const eg_binding *b, eg_xcolumn *c, const looks *l)
{
	size_t numbers = l->whole + l->fractions;
	if (c->type != EG_X_TEXT && c->type != EG_X_NAME)
		return;
	if (l->others + numbers == 0)
		guess_unsaid(b, c);
	else if (l->others == 0)
		guess_number(b, c, l);
	else if (are_dates(c, l))
		c->type = EG_X_DATE;
	else if (c->unit == EG_UNIT_STATUS && l->whole == 0)
		c->type = EG_X_STATUS;
}

static void report_type(eg_binding *b, const eg_xcolumn *c, const eg_cell *cell)
{
	const eg_value *list = eg_rec_find(b->rec, "columns");
	eg_span span = b->out->place.span;
	for (uint32_t i = 0; list && i < list->count; i++) {
		const eg_rec *r = list->as.items[i].as.rec;
		const eg_value *type = r ? eg_rec_find(r, "type") : NULL;
		if (type && eg_str_eq(eg_rec_text(r, "key"), c->key))
			span = type->span;
	}
	eg_str shown = cell->kind == EG_CELL_TEXT
			       ? eg_str_cut(cell->text, 0, SHOWN)
			       : eg_strf(b->arena, "%lld", (long long)cell->integer);
	while (eg_utf8_valid(shown) != shown.n)
		shown.n--; /* cut within a character */
	(void)eg_say_help(eg_report(b->d, EG_R_COLUMN_TYPE, span,
				  "column '%.*s' of sheet '%.*s' is of type '%s' and holds '%.*s'",
				  EG_ARG(c->key), EG_ARG(b->out->title), eg_xtype_word(c->type),
				  EG_ARG(shown)),
		"the type 'text' takes anything");
	b->good = false;
}

/* Amounts in minor units of nobody knows what. */
static void check_currency(eg_binding *b, const eg_xcolumn *c, const looks *l)
{
	bool shown = c->type == EG_X_MONEY || (c->guessed && c->type == EG_X_INTEGER) ||
		     (c->guessed && c->type == EG_X_DECIMAL);
	if (c->unit != EG_UNIT_AMOUNT || c->currency || !shown || l->whole + l->fractions == 0)
		return;
	(void)eg_say_help(
		eg_report(b->d, EG_R_COLUMN_CURRENCY, b->out->place.span,
			"column '%.*s' of sheet '%.*s' holds amounts, and no column their currency",
			EG_ARG(c->key), EG_ARG(b->out->title)),
		"select 'currency' beside it, or take 'our_amount', in the strategy's currency");
}

/* A head that follows from the key alone may be another word where it counts ("Done"), and tells
 * the currency that no other column does. */
static void retitle(const eg_binding *b, eg_xcolumn *c)
{
	eg_arena *a = b->arena;
	eg_str lang = b->out->lang;
	if (c->unit == EG_UNIT_OURS && c->type == EG_X_MONEY && !c->currency)
		c->code = eg_rec_text(b->model->strategy, "currency");
	if (!eg_str_eq(c->title, eg_head_of_key(a, lang, c->key)))
		return;
	eg_str counts = eg_strf(a, "number: %.*s", EG_ARG(eg_title_of_key(a, c->key)));
	eg_str said = eg_say(lang, counts);
	if (c->type == EG_X_INTEGER && said.p != counts.p)
		c->title = said;
	if (c->code.n)
		c->title = eg_strf(a, "%.*s (%.*s)", EG_ARG(c->title), EG_ARG(c->code));
}

void eg_columns_settle(eg_binding *b)
{
	looks *all = EG_NEW_N(b->arena, looks, b->out->column_count);
	if (!(b->own ? look(b, all) : count_rows(b))) {
		b->good = false;
		return;
	}
	for (size_t i = 0; b->own && i < b->out->column_count; i++) {
		eg_xcolumn *c = &b->out->columns[i];
		if (c->doc.n == 0)
			c->doc = eg_say_with(b->arena, b->out->lang,
				"The column `{1}` of the sheet's query.", &c->key, 1);
		if (all[i].faulty)
			report_type(b, c, &all[i].least);
		else if (c->guessed)
			guess(b, c, &all[i]);
		c->figures = eg_digit_zero(b->out->lang) != '0' && has_figures(c);
		retitle(b, c);
		check_currency(b, c, &all[i]);
	}
}
