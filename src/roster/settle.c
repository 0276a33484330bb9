/* settle.c -- look once through the rows of a sheet: how many there are, and whether each column
 * holds what its type can show.
 *
 * One pass of one query over the sheet's own. A column for which no type was said gets the one that
 * fits all of its cells.
 */
#include "base/buf.h"
#include "roster/bind.h"
#include "roster/words.h"

#define MOST_LOOKED_AT 300u /* columns: SQLite's own bound is 2,000 results, four for each */
#define MINOR_SCALE    2
#define SHOWN          40u /* bytes of a faulty cell in the message */

#define SAYS "lower(%s) NOT IN ('unknown','none','open','indefinite','not stated')"
/* Cells that a column of the type cannot show, by their SQL; %s stands for the column, up to four
 * times. */
static const char number_fault[] = "typeof(%s)='text' AND " SAYS;
static const char day_fault[] =
	"typeof(%s) IN ('integer','real') OR (%s NOT GLOB '*[0-9]*' AND " SAYS ")";
static const char yes_fault[] = "%s IS NOT NULL AND lower(%s) NOT IN "
				"('0','1','yes','no','true','false','unknown','none')";

static const char *fault_of(enum eg_xtype t)
{
	switch (t) {
	case EG_X_INTEGER:
	case EG_X_DECIMAL:
	case EG_X_MONEY:
	case EG_X_PERCENT:
		return number_fault;
	case EG_X_DATE:
	case EG_X_MONTH:
		return day_fault;
	case EG_X_YESNO:
		return yes_fault;
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
	return NULL;
}

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

static void put_with(eg_buf *out, const char *pattern, eg_str name)
{
	for (const char *p = pattern; *p; p++) {
		if (p[0] == '%' && p[1] == 's') {
			eg_buf_str(out, name);
			p++;
		} else {
			eg_buf_byte(out, *p);
		}
	}
}

/* Three results a column: cells that are whole numbers, that are days, that are neither nor
 * empty; a fourth: a cell that is not of the type. */
enum { WHOLE, DAYS, OTHERS, FAULTY, LOOKS };

static void put_looks(eg_binding *b, eg_buf *out, const eg_xcolumn *c)
{
	static const char looks[] =
		", sum(typeof(%s)='integer'), sum(%s GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3]"
		"[0-9]'), sum(typeof(%s) <> 'integer' AND " SAYS "), ";
	eg_str name = eg_binding_quoted(b, eg_query_column(b->query, c->column));
	const char *fault = fault_of(c->type);
	put_with(out, looks, name);
	if (fault == NULL) {
		eg_buf_cstr(out, "NULL");
		return;
	}
	eg_buf_cstr(out, "min(CASE WHEN ");
	put_with(out, fault, name);
	eg_buf_cstr(out, " THEN ");
	eg_buf_str(out, name);
	eg_buf_cstr(out, " END)");
}

static bool look(eg_binding *b, size_t looked_at, eg_rows *rows)
{
	eg_buf sql = {0};
	eg_buf_cstr(&sql, "SELECT count(*)");
	for (size_t i = 0; i < looked_at; i++)
		put_looks(b, &sql, &b->out->columns[i]);
	eg_buf_cstr(&sql, " FROM (");
	eg_buf_str(&sql, eg_bare_sql(b->out->sql));
	eg_buf_cstr(&sql, "\n)");
	eg_query_place place = {.span = b->out->place.span};
	bool good = eg_query_all(b->arena, b->ds, eg_str_copy(b->arena, eg_buf_view(&sql)), place,
			    b->out->params, b->out->param_count, rows, b->d) &&
		    rows->count == 1 && rows->cells[0].kind == EG_CELL_INTEGER;
	eg_buf_release(&sql);
	return good;
}

/* Whole numbers called `amount` are money in minor units where a currency stands beside them. */
static void guess_number(const eg_binding *b, eg_xcolumn *c)
{
	size_t currency = eg_binding_column(b, EG_STR("currency"));
	c->type = EG_X_INTEGER;
	if (eg_str_is(c->key, "amount") && currency != SIZE_MAX) {
		c->type = EG_X_MONEY;
		c->scale = MINOR_SCALE;
		c->currency = currency + 1;
	}
	if (eg_str_is(c->key, "days_left") && !c->rule)
		c->rule = EG_RULE_DAYS_LEFT;
}

static void guess(const eg_binding *b, eg_xcolumn *c, const eg_cell *looks)
{
	int64_t whole = looks[WHOLE].integer, days = looks[DAYS].integer;
	if (c->type != EG_X_TEXT && c->type != EG_X_NAME)
		return;
	if (looks[OTHERS].integer == 0 && whole > 0)
		guess_number(b, c);
	else if (days > 0 && looks[OTHERS].integer == days && whole == 0)
		c->type = EG_X_DATE;
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

void eg_columns_settle(eg_binding *b)
{
	eg_rows rows = {0};
	size_t n = b->own ? b->out->column_count : 0;
	n = n < MOST_LOOKED_AT ? n : MOST_LOOKED_AT;
	if (!look(b, n, &rows)) {
		b->good = false;
		return;
	}
	b->out->rows = (size_t)rows.cells[0].integer;
	for (size_t i = 0; i < n; i++) {
		eg_xcolumn *c = &b->out->columns[i];
		if (c->doc.n == 0)
			c->doc = eg_strf(b->arena, "The column `%.*s` of the sheet's query.",
				EG_ARG(c->key));
		const eg_cell *looks = &rows.cells[1 + i * LOOKS];
		if (looks[FAULTY].kind != EG_CELL_NULL)
			report_type(b, c, &looks[FAULTY]);
		else if (c->guessed)
			guess(b, c, looks);
	}
}
