/* The columns of a table: those that the block names, or those of its query. */
#include "content/table.h"

#include "locale/locale.h"

static const struct {
	const char *word;
	enum eg_column_class class_;
	enum eg_align align;
} classes[] = {{"text", EG_COL_TEXT, EG_ALIGN_LEFT}, {"name", EG_COL_NAME, EG_ALIGN_LEFT},
	{"code", EG_COL_CODE, EG_ALIGN_LEFT}, {"date", EG_COL_DATE, EG_ALIGN_LEFT},
	{"number", EG_COL_NUMBER, EG_ALIGN_RIGHT}, {"decimal", EG_COL_NUMBER, EG_ALIGN_DECIMAL},
	{"state", EG_COL_STATE, EG_ALIGN_LEFT}, {"status", EG_COL_STATE, EG_ALIGN_LEFT},
	{"list", EG_COL_LIST, EG_ALIGN_LEFT}, {"markdown", EG_COL_TEXT, EG_ALIGN_LEFT}};
static const char *const align_words[] = {"left", "right", "center", "decimal"};

size_t eg_table_optional(eg_table_maker *t, const eg_rec *r, const char *key)
{
	const eg_value *v = eg_rec_find(r, key);
	return v ? eg_make_column(t->k, &t->rows, v) : SIZE_MAX;
}

/* "starts_from" is headed "Starts from". */
static eg_str title_of_name(eg_maker *k, eg_str name)
{
	eg_str title = eg_str_copy(k->arena, name);
	char *p = eg_cstr(k->arena, title);
	for (size_t i = 0; i < title.n; i++)
		if (p[i] == '_')
			p[i] = ' ';
	if (title.n && p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 'a' + 'A');
	return (eg_str){p, title.n};
}

#define WIDEST 2000 /* points: wider than any page */

/* "120" points, or "30%" of the table. */
static void read_width(eg_maker *k, const eg_value *v, eg_column *out)
{
	eg_decimal d;
	if (!v)
		return;
	eg_str words = eg_str_trim(v->as.text);
	bool percent = eg_str_ends(words, EG_STR("%"));
	eg_str number = percent ? eg_str_trim(eg_str_cut(words, 0, words.n - 1)) : words;
	eg_decimal most = (percent ? 100 : WIDEST) * EG_DECIMAL_ONE;
	if (!eg_parse_decimal(number, &d) || d <= 0 || d > most) {
		eg_say_help(eg_report(k->diag, EG_R_TYPE_WRONG, v->span,
				    "'%.*s' is no width of a column", EG_ARG(v->as.text)),
			"write points up to %d, as 120, or a part of the table, as 30%%", WIDEST);
		return;
	}
	/* millionths to hundredths */
	*(percent ? &out->percent : &out->width) = (uint32_t)(d / 10000);
}

/* Heads that the column shares with its neighbours. */
static void read_heads(eg_maker *k, const eg_value *v, eg_column *out)
{
	uint32_t n = eg_value_count(v);
	out->heads = EG_NEW_N(k->arena, eg_str, n);
	for (uint32_t i = 0; i < n; i++) {
		eg_str lang, words = eg_make_label(k, eg_value_item(v, i), &lang);
		if (words.n)
			out->heads[out->head_count++] = words;
	}
}

static void dress_column(eg_table_maker *t, const eg_rec *r, eg_column *out, eg_table_column *c)
{
	eg_str type = eg_value_text(r, "type"), align = eg_value_text(r, "align");
	for (size_t i = 0; i < EG_COUNT(classes); i++) {
		if (!eg_str_is(type, classes[i].word))
			continue;
		out->class_ = (uint8_t)classes[i].class_;
		out->align = (uint8_t)classes[i].align;
		c->state = classes[i].class_ == EG_COL_STATE;
		c->prose = c->prose || eg_str_is(type, "markdown");
		c->millionths = eg_str_is(type, "decimal");
	}
	for (size_t i = 0; i < EG_COUNT(align_words); i++)
		if (eg_str_is(align, align_words[i]))
			out->align = (uint8_t)i;
	out->merge = eg_value_yes(r, "merge", false);
	out->key = eg_value_yes(r, "header", false);
	out->title = eg_make_label(t->k, eg_rec_find(r, "title"), &out->lang);
	if (!type.n && !align.n && !out->key && !c->prose)
		eg_table_guess_class(t, c->at, out);
	bool number = out->class_ == EG_COL_NUMBER && !align.n;
	if ((out->align == EG_ALIGN_DECIMAL || number) && c->at != SIZE_MAX)
		c->decimals = eg_table_decimals(t, c);
	if (number && c->decimals)
		out->align = EG_ALIGN_DECIMAL;
	if (c->decimals && eg_table_has_units(t))
		c->decimals = 0;
	read_width(t->k, eg_rec_find(r, "width"), out);
	read_heads(t->k, eg_rec_find(r, "head"), out);
	out->mark = eg_make_note(t->k, eg_rec_find(r, "note"));
}

/* Whether no row has a value; a table without rows keeps its columns. */
static bool says_nothing(const eg_table_maker *t, size_t at)
{
	for (size_t r = 0; r < t->rows.count; r++) {
		const eg_cell *c = eg_table_cell(t, r, at);
		if (c->kind != EG_CELL_NULL && !(c->kind == EG_CELL_TEXT && c->text.n == 0))
			return false;
	}
	return t->rows.count > 0;
}

static bool make_column(eg_table_maker *t, const eg_value *value)
{
	const eg_rec *r = value->as.rec;
	const eg_value *key = eg_rec_find(r, "key");
	size_t at = key ? eg_make_column(t->k, &t->rows, key) : SIZE_MAX;
	eg_table_column c = {
		.value = value, .at = at, .prose = at != SIZE_MAX && t->rows.prose[at]};
	c.link = eg_table_optional(t, r, "link");
	c.before = eg_table_optional(t, r, "before");
	c.unit = eg_table_optional(t, r, "unit");
	c.strong = eg_value_yes(r, "strong", false);
	c.muted = eg_value_yes(r, "muted", false);
	c.under = eg_table_optional(t, r, "under");
	c.colspan = eg_table_optional(t, r, "colspan");
	c.rowspan = eg_table_optional(t, r, "rowspan");
	if (at == SIZE_MAX)
		return false;
	if (eg_value_yes(r, "optional", false) && says_nothing(t, at))
		return true;
	c.name = t->rows.names[at];
	eg_column *out = &t->out->columns[t->count];
	dress_column(t, r, out, &c);
	if (out->title.n == 0)
		out->title = title_of_name(t->k, key->as.text);
	eg_table_share_unit(t, &c, out);
	t->columns[t->count++] = c;
	return true;
}

/* Columns that serve the rows and are not shown, unless they are named. */
static bool is_quiet(eg_str name)
{
	static const char *const quiet[] = {
		"illustrative", "row_id", "under_lang", "link", "row_total"};
	for (size_t i = 0; i < EG_COUNT(quiet); i++)
		if (eg_str_is(name, quiet[i]))
			return true;
	return false;
}

/* The query's own columns, where none are named. */
static void take_columns(eg_table_maker *t, const eg_value *query, size_t group)
{
	size_t link = eg_rows_column(&t->rows, "link");
	for (size_t i = 0; i < t->rows.columns; i++) {
		if (is_quiet(t->rows.names[i]) || i == group)
			continue;
		eg_column *out = &t->out->columns[t->count];
		out->title = title_of_name(t->k, t->rows.names[i]);
		eg_table_guess_class(t, i, out);
		t->columns[t->count] = (eg_table_column){.value = query,
			.name = t->rows.names[i],
			.at = i,
			.prose = t->rows.prose[i],
			.link = t->count ? SIZE_MAX : link,
			.before = SIZE_MAX,
			.unit = SIZE_MAX,
			.under = SIZE_MAX,
			.colspan = SIZE_MAX,
			.rowspan = SIZE_MAX};
		if (out->align == EG_ALIGN_DECIMAL && !eg_table_has_units(t))
			t->columns[t->count].decimals = eg_table_decimals(t, &t->columns[t->count]);
		t->count++;
	}
}

bool eg_table_make_columns(eg_table_maker *t, const eg_rec *spec, size_t group)
{
	const eg_value *columns = eg_rec_find(spec, "columns");
	bool ok = true, any = false;
	uint32_t n = eg_value_count(columns);
	size_t most = n ? n : t->rows.columns;
	t->columns = EG_NEW_N(t->k->arena, eg_table_column, most);
	t->out->columns = EG_NEW_N(t->k->arena, eg_column, most);
	for (uint32_t i = 0; i < n; i++)
		ok = make_column(t, eg_value_item(columns, i)) && ok;
	if (n == 0)
		take_columns(t, eg_rec_find(spec, "query"), group);
	t->out->column_count = (uint32_t)t->count;
	for (size_t i = 0; i < t->count; i++)
		any = any || t->out->columns[i].key;
	if (!any && t->count) /* a row is called by its first cell */
		t->out->columns[0].key = true;
	return ok && t->count > 0;
}

void eg_table_match_columns(eg_table_maker *t)
{
	for (size_t i = 0; i < t->count; i++) {
		eg_table_column *c = &t->columns[i];
		c->at = SIZE_MAX;
		for (size_t k = 0; k < t->rows.columns && c->at == SIZE_MAX; k++)
			if (eg_str_eq(t->rows.names[k], c->name))
				c->at = k;
		c->link = c->before = c->unit = c->under = c->colspan = c->rowspan = SIZE_MAX;
	}
}
