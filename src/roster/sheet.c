#include "roster/sheet.h"

#include "roster/words.h"

#define MONEY_SCALE  2 /* minor units */
#define NUMBER_SCALE 6 /* decimals and percents are millionths */
#define WIDTH        30
#define LONGEST_LIST 40u /* candidates for a suggestion */

typedef struct binding {
	eg_arena *arena;
	eg_dataset *ds;
	const eg_rec *rec;
	const eg_record *record; /* whose rows the sheet holds, or NULL */
	eg_query *query;
	eg_xsheet *out;
	eg_diag *d;
	bool good;
} binding;

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

static void find_query(binding *b)
{
	const eg_value *sql = eg_rec_find(b->rec, "query"), *of = eg_rec_find(b->rec, "of");
	if (sql) {
		b->out->sql = sql->as.text;
		b->out->place = (eg_query_place){.value = sql, .span = sql->span};
	} else if (of && is_view_name(of->as.text)) {
		b->out->sql = eg_strf(b->arena, "SELECT * FROM %.*s", EG_ARG(of->as.text));
		b->out->place = (eg_query_place){.span = of->span};
	} else {
		(void)eg_report(b->d, EG_R_KEY_MISSING, of ? of->span : b->rec->span,
			"sheet '%.*s' has no query and names no view", EG_ARG(b->out->title));
		b->good = false;
	}
}

/* The SQL without what may stand behind its end, so that it can stand in brackets. */
static eg_str bare(eg_str sql)
{
	sql = eg_str_trim(sql);
	while (sql.n && sql.p[sql.n - 1] == ';')
		sql = eg_str_trim(eg_str_cut(sql, 0, sql.n - 1));
	return sql;
}

/* One number about the rows of the query. */
static size_t count_of(binding *b, const char *what)
{
	eg_rows rows;
	eg_str sql = eg_strf(b->arena, "SELECT %s FROM (%.*s\n)", what, EG_ARG(bare(b->out->sql)));
	eg_query_place place = {.span = b->out->place.span};
	if (!eg_query_all(b->arena, b->ds, sql, place, NULL, 0, &rows, b->d) || rows.count != 1 ||
		rows.cells[0].kind != EG_CELL_INTEGER) {
		b->good = false;
		return 0;
	}
	return (size_t)rows.cells[0].integer;
}

static size_t find_column(const binding *b, eg_str name)
{
	for (size_t i = 0; i < eg_query_columns(b->query); i++) {
		if (eg_str_eq(eg_query_column(b->query, i), name))
			return i;
	}
	return SIZE_MAX;
}

/* -- columns -- */

static const struct {
	const char *word;
	enum eg_xtype type;
	int scale;
} types[] = {
	{"text", EG_X_TEXT, 0},
	{"id", EG_X_ID, 0},
	{"link", EG_X_LINK, 0},
	{"date", EG_X_DATE, 0},
	{"month", EG_X_MONTH, 0},
	{"money", EG_X_MONEY, MONEY_SCALE},
	{"integer", EG_X_INTEGER, 0},
	{"decimal", EG_X_DECIMAL, NUMBER_SCALE},
	{"percent", EG_X_PERCENT, NUMBER_SCALE},
	{"status", EG_X_STATUS, 0},
	{"list", EG_X_LIST, 0},
	{"yes-no", EG_X_YESNO, 0},
	{"url", EG_X_URL, 0},
	{"email", EG_X_EMAIL, 0},
};

static void set_type(eg_xcolumn *c, eg_str key, eg_str word)
{
	for (size_t i = 0; i < EG_COUNT(types); i++) {
		if (eg_str_is(word, types[i].word)) {
			c->type = types[i].type;
			c->scale = types[i].scale;
		}
	}
	if (c->type == EG_X_TEXT &&
		(eg_str_is(key, "name") || eg_str_is(key, "title") || eg_str_is(key, "property")))
		c->type = EG_X_NAME;
}

static uint8_t total_of(eg_str word)
{
	return eg_str_is(word, "sum") ? 1 : eg_str_is(word, "count") ? 2 : 0;
}

static void report_column(binding *b, eg_str key, eg_span span)
{
	eg_str names[LONGEST_LIST];
	size_t n = eg_query_columns(b->query);
	n = n < LONGEST_LIST ? n : LONGEST_LIST;
	for (size_t i = 0; i < n; i++)
		names[i] = eg_query_column(b->query, i);
	eg_finding *f = eg_report(b->d, EG_R_QUERY_COLUMN, span,
		"the query of sheet '%.*s' has no column '%.*s'", EG_ARG(b->out->title),
		EG_ARG(key));
	const eg_str *near = eg_suggest(b->arena, key, names, n);
	if (near)
		(void)eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	b->good = false;
}

static void bind_currency(binding *b, const eg_rec *r, eg_xcolumn *c)
{
	const eg_value *from = eg_rec_find(r, "currency_from");
	if (from == NULL)
		return;
	size_t at = find_column(b, from->as.text);
	if (at == SIZE_MAX)
		report_column(b, from->as.text, from->span);
	else
		c->currency = at + 1;
}

static void bind_column(binding *b, const eg_rec *r, eg_xcolumn *c)
{
	const eg_value *key = eg_rec_find(r, "key"), *width = eg_rec_find(r, "width");
	if (key == NULL)
		return; /* filed when it was bound */
	eg_str title = eg_rec_text(r, "title"), link = eg_rec_text(r, "link");
	*c = (eg_xcolumn){
		.title = title.n ? title : eg_title_of_key(b->arena, key->as.text),
		.width = width && width->as.number > 0 ? (uint32_t)width->as.number : WIDTH,
		.column = find_column(b, key->as.text),
		.target = SIZE_MAX,
		.link_sheet = link,
		.total = total_of(eg_rec_text(r, "total")),
		.doc = eg_rec_text(r, "doc"),
		.allowed = eg_words_of(b->arena, eg_rec_find(r, "choices")),
	};
	set_type(c, key->as.text, eg_rec_text(r, "type"));
	if (c->column == SIZE_MAX) {
		report_column(b, key->as.text, key->span);
		return;
	}
	bind_currency(b, r, c);
	if (eg_str_is(eg_rec_text(r, "rank"), "scale"))
		c->rule = EG_RULE_SCALE;
	/* As the standard views call it. */
	if (c->type == EG_X_INTEGER && eg_str_is(key->as.text, "days_left"))
		c->rule = EG_RULE_DAYS_LEFT;
	if (link.n)
		c->type = EG_X_LINK;
	if (c->type == EG_X_LINK)
		c->target = find_column(b, eg_strf(b->arena, "%.*s_id", EG_ARG(key->as.text)));
	eg_column_explain(b->arena, b->record, key->as.text, c);
}

static void bind_columns(binding *b)
{
	const eg_value *list = eg_rec_find(b->rec, "columns");
	eg_xsheet *s = b->out;
	if (list == NULL) {
		s->column_count = eg_query_columns(b->query);
		s->columns = EG_NEW_N(b->arena, eg_xcolumn, s->column_count);
		for (size_t i = 0; i < s->column_count; i++) {
			eg_str key = eg_str_copy(b->arena, eg_query_column(b->query, i));
			s->columns[i] = (eg_xcolumn){.title = eg_title_of_key(b->arena, key),
				.width = WIDTH,
				.column = i,
				.target = SIZE_MAX};
			eg_column_explain(b->arena, b->record, key, &s->columns[i]);
		}
		return;
	}
	s->columns = EG_NEW_N(b->arena, eg_xcolumn, list->count);
	for (uint32_t i = 0; i < list->count; i++) {
		if (list->as.items[i].as.rec)
			bind_column(b, list->as.items[i].as.rec, &s->columns[s->column_count++]);
	}
}

/* A sum over several currencies would be no amount of anything. */
static void drop_mixed_totals(binding *b)
{
	for (size_t i = 0; b->good && i < b->out->column_count; i++) {
		eg_xcolumn *c = &b->out->columns[i];
		if (c->total != 1 || c->currency == 0)
			continue;
		eg_str currency = eg_query_column(b->query, c->currency - 1);
		eg_str amount = eg_query_column(b->query, c->column);
		eg_str what = eg_strf(b->arena,
			"count(DISTINCT CASE WHEN \"%.*s\" IS NOT NULL THEN coalesce(\"%.*s\", '') "
			"END)",
			EG_ARG(amount), EG_ARG(currency));
		if (count_of(b, eg_cstr(b->arena, what)) > 1)
			c->total = 0;
	}
}

/* -- the sheet -- */

static eg_str table_name(eg_arena *a, eg_str title)
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

bool eg_sheet_bind(eg_arena *a, eg_dataset *ds, const eg_rec *sheet, eg_xsheet *out, eg_diag *d)
{
	const eg_value *freeze = eg_rec_find(sheet, "freeze");
	eg_str title = eg_rec_text(sheet, "title");
	*out = (eg_xsheet){
		.title = title,
		.what = eg_rec_text(sheet, "intro"),
		.table = table_name(a, title),
		.freeze = freeze && freeze->as.number > 0 ? (size_t)freeze->as.number : 0,
	};
	binding b = {.arena = a,
		.ds = ds,
		.rec = sheet,
		.record = eg_sheet_record(title),
		.out = out,
		.d = d,
		.good = true};
	find_query(&b);
	if (!b.good)
		return false;
	b.query = eg_query_open(ds, out->sql, out->place, d);
	if (b.query == NULL)
		return false;
	if (b.record && find_column(&b, EG_STR("id")) != SIZE_MAX)
		out->id_column = EG_STR("id");
	bind_columns(&b);
	if (b.good)
		out->rows = count_of(&b, "count(*)");
	drop_mixed_totals(&b);
	eg_query_close(b.query);
	return b.good;
}

static size_t find_sheet(const eg_xsheet *sheets, size_t count, eg_str kind)
{
	const eg_record *r = eg_schema_find(kind);
	for (size_t i = 0; r && i < count; i++) {
		if (sheets[i].id_column.n && eg_sheet_record(sheets[i].title) == r)
			return i;
	}
	return SIZE_MAX;
}

void eg_sheets_link(eg_xsheet *sheets, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t c = 0; c < sheets[i].column_count; c++) {
			eg_xcolumn *column = &sheets[i].columns[c];
			if (column->type != EG_X_LINK)
				continue;
			size_t to = find_sheet(sheets, count, column->link_sheet);
			if (to == SIZE_MAX)
				column->type = EG_X_TEXT;
			else
				column->link_sheet = sheets[to].title;
		}
	}
}
