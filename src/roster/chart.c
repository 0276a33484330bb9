/* chart.c -- the chart of a sheet as the spec says it, and its words for those who cannot see it.
 */
#include "base/buf.h"
#include "roster/bind.h"
#include "roster/speak.h"

#define MOST_ROWS  60u /* beyond them a chart is no longer read */
#define LONG_LABEL 24  /* characters, beyond which words do not fit below a column */

static const struct {
	const char *word;
	enum eg_xchart_kind kind;
	const char *name, *lying;
} kinds[] = {
	{"columns", EG_CHART_COLUMNS, "Column chart", "Bar chart"},
	{"stacked", EG_CHART_STACKED, "Stacked column chart", "Stacked bar chart"},
	{"line", EG_CHART_LINE, "Line chart", "Line chart"},
};

static size_t find_sheet_column(eg_binding *b, const eg_value *key)
{
	const eg_xsheet *s = b->out;
	for (size_t i = 0; i < s->column_count; i++) {
		if (eg_str_eq(s->columns[i].key, key->as.text))
			return i;
	}
	eg_str *names = EG_NEW_N(b->arena, eg_str, s->column_count);
	for (size_t i = 0; i < s->column_count; i++)
		names[i] = s->columns[i].key;
	eg_finding *f = eg_report(b->d, EG_R_QUERY_COLUMN, key->span,
		"sheet '%.*s' has no column '%.*s' to draw", EG_ARG(s->title),
		EG_ARG(key->as.text));
	const eg_str *near = eg_suggest(b->arena, key->as.text, names, s->column_count);
	if (near)
		(void)eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	b->good = false;
	return SIZE_MAX;
}

/* "Amount, Share and Count" */
static eg_str series_of(eg_binding *b, const eg_xchart *c)
{
	eg_str all = b->out->columns[c->y[0]].title;
	for (size_t i = 1; i < c->y_count; i++) {
		eg_str two[] = {all, b->out->columns[c->y[i]].title};
		all = i + 1 < c->y_count
			      ? eg_strf(b->arena, "%.*s, %.*s", EG_ARG(two[0]), EG_ARG(two[1]))
			      : eg_say_with(b->arena, b->out->lang, "{1} and {2}", two, 2);
	}
	return all;
}

static eg_str rows_of(eg_binding *b, const eg_xchart *c)
{
	eg_str lang = b->out->lang;
	eg_str two[] = {eg_strf(b->arena, "%zu", c->to), eg_strf(b->arena, "%zu", b->out->rows)};
	return c->to < b->out->rows
		       ? eg_say_with(b->arena, lang, "the first {1} of {2} rows", two, 2)
		       : eg_say_count(b->arena, lang, "{1} row", "{1} rows", c->to);
}

/* "Column chart of Amount by Year: 6 rows." */
static eg_str words_of(eg_binding *b, const eg_xchart *c)
{
	eg_str lang = b->out->lang;
	const char *name = c->lying ? kinds[c->kind].lying : kinds[c->kind].name;
	eg_str words[] = {eg_say(lang, eg_str_of(name)), series_of(b, c),
		b->out->columns[c->x].title, rows_of(b, c), b->out->title};
	return eg_say_with(b->arena, lang,
		"{1} of {2} by {3}: {4}. The numbers stand in the sheet {5}.", words,
		EG_COUNT(words));
}

/* Whether there is anything to draw: a number in one of the columns. Columns with long words along
 * them lie. */
static bool has_numbers(eg_binding *b, eg_xchart *c)
{
	eg_str x = eg_binding_quoted(b, eg_query_column(b->query, b->out->columns[c->x].column));
	eg_buf sql = {0};
	eg_rows rows;
	for (size_t i = 0; i < c->y_count; i++) {
		size_t at = b->out->columns[c->y[i]].column;
		eg_str name = eg_binding_quoted(b, eg_query_column(b->query, at));
		eg_bufv(&sql, "%stotal(typeof(%.*s) IN ('integer','real'))",
			i ? " + " : "SELECT CAST(", EG_ARG(name));
	}
	eg_bufv(&sql, " AS INTEGER), max(length(%.*s)) FROM (%.*s\n)", EG_ARG(x),
		EG_ARG(eg_bare_sql(b->out->sql)));
	eg_query_place place = {.span = b->out->place.span};
	bool good = eg_query_all(b->arena, b->ds, eg_str_copy(b->arena, eg_buf_view(&sql)), place,
			    b->out->params, b->out->param_count, &rows, b->d) &&
		    rows.count == 1 && rows.cells[0].integer > 0;
	eg_buf_release(&sql);
	c->lying = good && c->kind != EG_CHART_LINE && rows.cells[1].kind == EG_CELL_INTEGER &&
		   rows.cells[1].integer > LONG_LABEL;
	return good;
}

static void bind_series(eg_binding *b, const eg_value *y, eg_xchart *c)
{
	uint32_t n = eg_value_count(y);
	c->y = EG_NEW_N(b->arena, size_t, n);
	for (uint32_t i = 0; i < n; i++) {
		size_t at = find_sheet_column(b, eg_value_item(y, i));
		if (at != SIZE_MAX)
			c->y[c->y_count++] = at;
	}
}

/* Of a standard sheet in the language of the strategy. */
static eg_str said(const eg_binding *b, const eg_rec *r, const char *key)
{
	eg_str text = eg_rec_text(r, key);
	return b->own || text.n == 0 ? text : eg_say(b->out->lang, text);
}

void eg_chart_bind(eg_binding *b)
{
	const eg_value *v = eg_rec_find(b->rec, "chart");
	const eg_rec *r = v ? v->as.rec : NULL;
	const eg_value *x = r ? eg_rec_find(r, "x") : NULL, *y = r ? eg_rec_find(r, "y") : NULL;
	if (!x || !y)
		return; /* none, or filed when it was bound */
	eg_xchart *c = EG_NEW(b->arena, eg_xchart);
	for (size_t i = 0; i < EG_COUNT(kinds); i++) {
		if (eg_str_is(eg_rec_text(r, "kind"), kinds[i].word))
			c->kind = kinds[i].kind;
	}
	c->title = said(b, r, "title");
	c->x = find_sheet_column(b, x);
	bind_series(b, y, c);
	c->to = b->out->rows < MOST_ROWS ? b->out->rows : MOST_ROWS;
	if (!b->good || c->y_count == 0 || !has_numbers(b, c))
		return;
	c->x_title = said(b, r, "x_title");
	c->y_title = said(b, r, "y_title");
	if (c->x_title.n == 0)
		c->x_title = b->out->columns[c->x].title;
	if (c->y_title.n == 0)
		c->y_title = b->out->columns[c->y[0]].title;
	c->alt = eg_rec_text(r, "alt");
	if (c->alt.n == 0)
		c->alt = words_of(b, c);
	b->out->chart = c;
}
