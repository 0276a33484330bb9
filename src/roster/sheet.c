#include "roster/sheet.h"

#include "base/buf.h"
#include "model/audience.h"
#include "roster/bind.h"
#include "roster/params.h"
#include "roster/speak.h"
#include "roster/words.h"

#define SHEET_UNITS  31
#define MOST_FIT     20
#define FEW_COLUMNS  6u
#define NAMES_WITHIN 3u

const eg_record *eg_sheet_record(eg_str title)
{
	size_t n = 0;
	const eg_record *const *all = eg_schema_records(&n);
	for (size_t i = 0; i < n; i++) {
		if (eg_str_same_word(title, eg_str_of(all[i]->key)))
			return all[i];
	}
	return NULL;
}

/* -- the title -- */

const char *eg_sheet_title_fault(eg_str title)
{
	for (size_t i = 0; i < title.n; i++) {
		if (strchr("[]:*?/\\", title.p[i]))
			return "it has one of []:*?/\\";
	}
	if (title.n == 0)
		return "it is empty";
	if (title.p[0] == '\'' || title.p[title.n - 1] == '\'')
		return "it has an apostrophe at an end";
	return eg_str_same_word(title, EG_STR("history"))
		       ? "spreadsheet programs keep it for themselves"
		       : NULL;
}

eg_str eg_sheet_table(eg_arena *a, eg_str title)
{
	eg_str s = eg_strf(a, "tbl_%.*s", EG_ARG(title));
	char *p = eg_cstr(a, s);
	for (size_t i = 0; i < s.n; i++) {
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
		else if (p[i] == ' ' || p[i] == '-')
			p[i] = '_';
	}
	return (eg_str){p, s.n};
}

/* -- audiences -- */

bool eg_for_audience(eg_binding *b, const eg_rec *rec)
{
	const eg_value *v = eg_rec_find(rec, "audience");
	if (!v)
		return true;
	if (!eg_audience_check(b->model, b->arena, v, b->d))
		b->good = false;
	return eg_str_eq(v->as.text, b->audience) || eg_str_is(b->audience, "internal");
}

/* -- the query -- */

static bool is_view_name(eg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
			return false;
	}
	return s.n > 0;
}

static void find_query(eg_binding *b)
{
	const eg_value *sql = eg_rec_find(b->rec, "query"), *of = eg_rec_find(b->rec, "of");
	if (sql) {
		b->out->sql = sql->as.text;
		b->out->place = (eg_query_place){.value = sql, .span = sql->span};
	} else if (of && is_view_name(of->as.text)) {
		b->out->sql = eg_strf(b->arena, "SELECT * FROM %.*s", EG_ARG(of->as.text));
		b->out->place = (eg_query_place){.span = of->span};
	} else {
		eg_finding *f = eg_report(b->d, EG_R_KEY_MISSING, of ? of->span : b->rec->span,
			"sheet '%.*s' has no query and names no view", EG_ARG(b->out->title));
		(void)eg_say_help(
			f, "'of' takes a view, the title of a standard sheet, or 'standard'");
		b->good = false;
	}
}

eg_str eg_bare_sql(eg_str sql)
{
	sql = eg_str_trim(sql);
	while (sql.n && sql.p[sql.n - 1] == ';')
		sql = eg_str_trim(eg_str_cut(sql, 0, sql.n - 1));
	return sql;
}

static void check_params(eg_binding *b)
{
	b->good &= eg_params_known(b->query, b->out->place, b->out->params, b->out->param_count,
		"the query of sheet", b->out->title, b->d);
}

/* -- order and page -- */

/* Adds one column to the order: `name`, or `-name` from the end. */
static void put_order(eg_binding *b, eg_buf *sql, const eg_value *v)
{
	eg_value name = *v;
	bool down = name.as.text.n && name.as.text.p[0] == '-';
	if (down) {
		name.as.text = eg_str_cut(name.as.text, 1, name.as.text.n);
		name.span.from++;
	}
	if (eg_binding_need(b, &name) == SIZE_MAX)
		return;
	eg_bufv(sql, "%s%.*s COLLATE doc%s", sql->n ? ", " : "",
		EG_ARG(eg_binding_quoted(b, name.as.text)), down ? " DESC" : "");
}

static void bind_order(eg_binding *b)
{
	const eg_value *sort = eg_rec_find(b->rec, "sort"), *group = eg_rec_find(b->rec, "group");
	eg_buf order = {0};
	if (group) {
		size_t at = eg_binding_need(b, group);
		b->out->group = at == SIZE_MAX ? 0 : at + 1;
		if (sort)
			put_order(b, &order, group);
	}
	for (uint32_t i = 0; i < eg_value_count(sort); i++)
		put_order(b, &order, eg_value_item(sort, i));
	if (order.n && b->good) {
		b->out->place.value = NULL; /* the text is another now */
		b->out->sql = eg_strf(b->arena, "SELECT * FROM (%.*s\n) ORDER BY %.*s",
			EG_ARG(eg_bare_sql(b->out->sql)), EG_ARG(eg_buf_view(&order)));
	}
	eg_buf_release(&order);
}

/* Of a sheet with more columns than a window shows at once: down to the first name among the first
 * few, else the first column. They stand again on each printed page. */
static size_t usual_freeze(const eg_xsheet *s)
{
	for (size_t c = 0; c < NAMES_WITHIN && s->column_count > FEW_COLUMNS; c++)
		if (s->columns[c].type == EG_X_NAME)
			return c + 1;
	return s->column_count > FEW_COLUMNS;
}

static void bind_page(eg_binding *b)
{
	const eg_value *fit = eg_rec_find(b->rec, "fit"), *freeze = eg_rec_find(b->rec, "freeze");
	eg_str protect = eg_rec_text(b->rec, "protect");
	const eg_value *filter = eg_rec_find(b->rec, "filter");
	eg_xsheet *s = b->out;
	if (fit && fit->as.number > 0 && fit->as.number <= MOST_FIT)
		s->fit = (uint16_t)fit->as.number;
	if (!freeze && b->own)
		s->freeze = usual_freeze(s);
	else if (freeze && freeze->as.number > 0 && (size_t)freeze->as.number < s->column_count)
		s->freeze = (size_t)freeze->as.number;
	s->portrait = eg_str_is(eg_rec_text(b->rec, "page"), "portrait");
	s->no_filter = filter && filter->as.number == 0;
	if (eg_str_is(protect, "structure"))
		s->protect = EG_PROTECT_STRUCTURE;
	else if (eg_str_is(protect, "input"))
		s->protect = EG_PROTECT_INPUT;
}

/* A sum over several currencies would be no amount of anything. */
static void drop_mixed_totals(eg_binding *b)
{
	for (size_t i = 0; b->good && i < b->out->column_count; i++) {
		eg_xcolumn *c = &b->out->columns[i];
		eg_rows rows;
		if (c->total == EG_TOTAL_NONE || c->total == EG_TOTAL_COUNT || c->currency == 0)
			continue;
		eg_str sql = eg_strf(b->arena,
			"SELECT count(DISTINCT CASE WHEN %.*s IS NOT NULL THEN "
			"coalesce(%.*s, '') END) FROM (%.*s\n)",
			EG_ARG(eg_binding_quoted(b, eg_query_column(b->query, c->column))),
			EG_ARG(eg_binding_quoted(b, eg_query_column(b->query, c->currency - 1))),
			EG_ARG(eg_sql_unordered(eg_bare_sql(b->out->sql))));
		eg_query_place place = {.span = b->out->place.span};
		if (!eg_query_all(b->arena, b->ds, sql, place, b->out->params, b->out->param_count,
			    &rows, b->d))
			b->good = false;
		else if (rows.count == 1 && rows.cells[0].integer > 1)
			c->total = EG_TOTAL_NONE;
	}
}

/* -- the sheet -- */

/* An own sheet holds the rows of the record that its query begins with, for what its columns
 * mean: "FROM partner" or "FROM v_partner". */
static const eg_record *record_of_query(eg_str sql)
{
	for (size_t at = 0; at + 5 < sql.n; at++) {
		if (!eg_str_same_word(eg_str_cut(sql, at, at + 5), EG_STR("from ")))
			continue;
		size_t from = at + 5, end = from;
		while (end < sql.n && (is_view_name(eg_str_cut(sql, end, end + 1))))
			end++;
		eg_str name = eg_str_cut(sql, from, end);
		if (eg_str_starts(name, EG_STR("v_")))
			name = eg_str_cut(name, 2, name.n);
		const eg_record *r = eg_schema_find(name);
		return r && eg_str_is(name, r->name) ? r : NULL;
	}
	return NULL;
}

static void bind_body(eg_binding *b)
{
	eg_xsheet *out = b->out;
	b->query = eg_query_open(b->ds, out->sql, out->place, b->d);
	if (b->query == NULL) {
		b->good = false;
		return;
	}
	check_params(b);
	if (b->own && out->place.value)
		eg_query_review(b->ds, out->sql, out->place, b->d);
	if (out->record && eg_binding_column(b, EG_STR("id")) != SIZE_MAX) {
		out->id_column = EG_STR("id");
		out->id_at = eg_binding_column(b, EG_STR("id"));
	}
	eg_columns_bind(b);
	bind_order(b);
	if (out->id_column.n)
		out->id_sql =
			eg_strf(b->arena, "SELECT id FROM (%.*s\n)", EG_ARG(eg_bare_sql(out->sql)));
	bind_page(b);
	if (b->good)
		eg_columns_settle(b);
	drop_mixed_totals(b);
	eg_chart_bind(b);
	eg_query_close(b->query);
}

bool eg_sheet_bind(eg_arena *a, const eg_sheet_place *at, const eg_sheet_wish *wish, eg_xsheet *out,
	eg_diag *d)
{
	eg_str title = eg_rec_text(wish->rec, "title");
	eg_str shown = {NULL, 0}, intro = {NULL, 0};
	if (wish->named) {
		shown = eg_rec_text(wish->named, "title");
		intro = eg_rec_text(wish->named, "intro");
	}
	const eg_value *of = eg_rec_find(wish->rec, "of");
	eg_str lang = eg_rec_text(at->model->strategy, "language");
	bool ours = !wish->own || !title.n;
	if (!title.n && of)
		title = eg_title_of_key(a, eg_str_cut(of->as.text, 2, of->as.text.n));
	if (intro.n == 0) {
		intro = eg_rec_text(wish->rec, "intro");
		if (!wish->own)
			intro = eg_say(lang, intro);
	}
	*out = (eg_xsheet){
		.title = shown.n ? shown
			 : ours  ? eg_say_title(lang, title)
				 : title,
		.lang = lang,
		.what = intro,
		.table = eg_sheet_table(a, shown.n ? shown : title),
		/* all of a view: what it has nothing for is not asked for */
		.folds = !wish->own || (of && !eg_rec_find(wish->rec, "columns")),
		.params = wish->params,
		.param_count = wish->param_count,
	};
	eg_binding b = {.arena = a,
		.ds = at->ds,
		.model = at->model,
		.audience = at->audience,
		.rec = wish->rec,
		.out = out,
		.own = wish->own,
		.d = d,
		.good = true};
	find_query(&b);
	if (!b.good)
		return false;
	out->record = wish->own ? record_of_query(out->sql) : eg_sheet_record(title);
	if (out->what.n == 0)
		out->what = eg_say(lang, EG_STR("Rows of a query of the strategy"));
	bind_body(&b);
	return b.good;
}

/* Of several sheets with the record's rows the one that shows most of them. */
static size_t find_sheet(const eg_xsheet *sheets, size_t count, eg_str kind)
{
	const eg_record *r = eg_schema_find(kind);
	size_t best = SIZE_MAX;
	for (size_t i = 0; r && i < count; i++) {
		if (sheets[i].id_column.n && sheets[i].record == r &&
			(best == SIZE_MAX || sheets[i].rows > sheets[best].rows))
			best = i;
	}
	return best;
}

/* A standard sheet loses such links when the roster leaves out what they lead to; an own one was
 * told to have them. */
static void report_link(const eg_xsheet *s, const eg_xcolumn *c, eg_diag *d)
{
	eg_finding *f = NULL;
	if (s->rows == 0 || !eg_span_known(c->link))
		return;
	if (c->link_sheet.n)
		f = eg_report(d, EG_R_COLUMN_LINK, c->link,
			"column '%.*s' of sheet '%.*s' links to records of kind '%.*s', which no "
			"sheet of the workbook lists",
			EG_ARG(c->key), EG_ARG(s->title), EG_ARG(c->link_sheet));
	else
		f = eg_report(d, EG_R_COLUMN_LINK, c->link,
			"column '%.*s' of sheet '%.*s' links to no kind of record", EG_ARG(c->key),
			EG_ARG(s->title));
	(void)eg_say_help(f, c->link_sheet.n
				     ? "its cells are plain text; a sheet lists records whose "
				       "query has their 'id'"
				     : "its cells are plain text; add 'link: partner' or the like");
}

void eg_sheets_link(eg_xsheet *sheets, size_t count, eg_diag *d)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t c = 0; c < sheets[i].column_count; c++) {
			eg_xcolumn *column = &sheets[i].columns[c];
			if (column->type != EG_X_LINK || sheets[i].fixed)
				continue;
			size_t to = find_sheet(sheets, count, column->link_sheet);
			if (to == SIZE_MAX) {
				report_link(&sheets[i], column, d);
				column->type = EG_X_TEXT;
			} else {
				column->link_sheet = sheets[to].title;
			}
		}
	}
}
