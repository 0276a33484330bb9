#include "roster/fixed.h"

#include "roster/heads.h"
#include "roster/speak.h"
#include "roster/words.h"

static const eg_head contents_heads[] = {
	{"Sheet", EG_X_LINK, 32, "A sheet of this workbook, with a link to it.", NULL},
	{"What it holds", EG_X_TEXT, 60, "What one finds there.", NULL},
	{"Rows", EG_X_INTEGER, 10, "How many rows its table has.", NULL},
	{"As of", EG_X_DATE, 12, "The day on which statuses and counts are computed.", NULL},
};

static size_t rows_of(const eg_xsheet *s)
{
	return s->fixed ? s->fixed_rows : s->rows;
}

void eg_contents_fill(eg_arena *a, const eg_workbook *w, eg_xsheet *s)
{
	eg_heads_set(a, s, contents_heads, EG_COUNT(contents_heads));
	s->fixed_rows = w->sheet_count;
	s->fixed = EG_NEW_N(a, eg_str, s->fixed_rows * s->column_count);
	for (size_t i = 0; i < w->sheet_count; i++) {
		eg_str *row = &s->fixed[i * s->column_count];
		row[0] = w->sheets[i].title;
		row[1] = eg_strf(a, "%.*s.", EG_ARG(w->sheets[i].what));
		if (!w->sheets[i].charted)
			row[2] = eg_strf(a, "%zu", rows_of(&w->sheets[i]));
		row[3] = w->as_of;
	}
}

bool eg_about_fill(
	eg_arena *a, eg_dataset *ds, eg_xsheet *s, const eg_extra *extras, size_t count, eg_diag *d)
{
	eg_rows rows;
	if (!eg_query_all(a, ds, s->sql, s->place, NULL, 0, &rows, d))
		return false;
	size_t n = s->column_count, at = 0;
	s->fixed = EG_NEW_N(a, eg_str, (rows.count + count) * n);
	for (size_t i = 0; i < rows.count; i++) {
		for (size_t c = 0; c < n; c++, at++) {
			eg_str said = rows.cells[i * rows.columns + s->columns[c].column].text;
			s->fixed[at] = c == 0 ? eg_say_head(s->lang, said) : said;
		}
	}
	s->fixed_rows = rows.count;
	for (size_t i = 0; n == 2 && i < count; i++, s->fixed_rows++) {
		s->fixed[at++] = extras[i].property;
		s->fixed[at++] = extras[i].value;
	}
	for (size_t c = 0; c < n; c++)
		s->columns[c].column = c;
	return true;
}

static const eg_head dictionary_heads[] = {
	{"Sheet", EG_X_LINK, 32, "The sheet the column stands in, with a link to it.", NULL},
	{"Column", EG_X_NAME, 26, "The column's head.", NULL},
	{"Meaning", EG_X_TEXT, 60, "What the column says.", NULL},
	{"Type", EG_X_TEXT, 10, "What sort of value it holds.", NULL},
	{"Unit", EG_X_TEXT, 18, "The unit or form of its values.", NULL},
	{"Allowed", EG_X_TEXT, 44, "The words that may stand in it, where they are a fixed list.",
		NULL},
	{"From field", EG_X_ID, 30, "The key of the spec language that the value is written under.",
		NULL},
	{"Computed how", EG_X_TEXT, 44, "Where the value is not written but computed.", NULL},
};

static const char *unit_of(const eg_xcolumn *c)
{
	switch (c->type) {
	case EG_X_DATE:
		return "yyyy-mm-dd";
	case EG_X_MONTH:
		return "month and year";
	case EG_X_MONEY:
		return "currency beside it";
	case EG_X_PERCENT:
		return "share of 1";
	case EG_X_LIST:
		return "items by \"; \"";
	case EG_X_INTEGER:
	case EG_X_DECIMAL:
		return "number";
	case EG_X_TEXT:
	case EG_X_NAME:
	case EG_X_ID:
	case EG_X_STATUS:
	case EG_X_YESNO:
	case EG_X_URL:
	case EG_X_EMAIL:
	case EG_X_LINK:
		break;
	}
	return "";
}

/* The first standard view that a query reads, "v_partner", or {NULL}. */
static eg_str view_in(eg_str sql)
{
	for (size_t at = eg_str_find(sql, EG_STR("v_"), 0); at != SIZE_MAX;
		at = eg_str_find(sql, EG_STR("v_"), at + 1)) {
		size_t end = at;
		while (end < sql.n &&
			((sql.p[end] >= 'a' && sql.p[end] <= 'z') || sql.p[end] == '_'))
			end++;
		eg_str name = eg_str_cut(sql, at, end);
		if (eg_view_doc(name).p)
			return name;
	}
	return (eg_str){NULL, 0};
}

/* A column that no field explains is computed by the sheet's query. */
static eg_str how(eg_arena *a, const eg_xsheet *s, const eg_xcolumn *c)
{
	if (c->from.n || s->id_column.n == 0)
		return EG_STR("");
	eg_str view = view_in(s->sql);
	if (view.p == NULL)
		return eg_say(s->lang, EG_STR("By the query of this sheet."));
	return eg_say_with(a, s->lang,
		"By the query of this sheet, from {1} and the tables of the dataset.", &view, 1);
}

static void describe(eg_arena *a, const eg_xsheet *s, const eg_xcolumn *c, eg_str *row)
{
	row[0] = s->title;
	row[1] = c->title;
	row[2] = c->doc;
	row[3] = eg_say(s->lang, eg_str_of(eg_xtype_word(c->type)));
	row[4] = c->code.n ? c->code : eg_say(s->lang, eg_str_of(unit_of(c)));
	row[5] = eg_say_words(a, s->lang, c->from, c->allowed);
	row[6] = c->from;
	row[7] = how(a, s, c);
}

void eg_dictionary_fill(eg_arena *a, const eg_workbook *w, eg_xsheet *s)
{
	size_t rows = 0;
	eg_heads_set(a, s, dictionary_heads, EG_COUNT(dictionary_heads));
	for (size_t i = 0; i < w->sheet_count; i++)
		rows += w->sheets[i].column_count;
	s->fixed_rows = rows;
	s->fixed = EG_NEW_N(a, eg_str, rows * s->column_count);
	eg_str *row = s->fixed;
	for (size_t i = 0; i < w->sheet_count; i++) {
		for (size_t c = 0; c < w->sheets[i].column_count; c++, row += s->column_count)
			describe(a, &w->sheets[i], &w->sheets[i].columns[c], row);
	}
}
