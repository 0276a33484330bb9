/* A table over a query: one row a row, one column a column that is named. */
#include "content/maker.h"

#include "locale/locale.h"

typedef struct column {
	const eg_value *value; /* of `columns`: for findings */
	size_t at;             /* of the query */
	size_t link;           /* column that holds the id or address, or SIZE_MAX */
	size_t under;          /* column set on a line of its own below, or SIZE_MAX */
	bool prose, state;
} column;

typedef struct table {
	eg_maker *k;
	const eg_value *value;
	eg_rows rows;
	column *columns;
	size_t count;
	size_t illustrative, id, lang; /* columns of the query, or SIZE_MAX */
	eg_table *out;
	size_t row_cap;
} table;

static const struct {
	const char *word;
	enum eg_column_class class_;
	enum eg_align align;
} classes[] = {{"text", EG_COL_TEXT, EG_ALIGN_LEFT}, {"name", EG_COL_NAME, EG_ALIGN_LEFT},
	{"code", EG_COL_CODE, EG_ALIGN_LEFT}, {"date", EG_COL_DATE, EG_ALIGN_LEFT},
	{"number", EG_COL_NUMBER, EG_ALIGN_RIGHT}, {"state", EG_COL_STATE, EG_ALIGN_LEFT},
	{"status", EG_COL_STATE, EG_ALIGN_LEFT}, {"list", EG_COL_LIST, EG_ALIGN_LEFT},
	{"markdown", EG_COL_TEXT, EG_ALIGN_LEFT}};
static const char *const align_words[] = {"left", "right", "center", "decimal"};

/* The signs of DESIGNBOOK.md 6 by the words that mean them. */
static const struct {
	const char *word;
	enum eg_sign sign;
} signs[] = {{"done", EG_SIGN_DONE}, {"met", EG_SIGN_DONE}, {"on track", EG_SIGN_ON_TRACK},
	{"active", EG_SIGN_ON_TRACK}, {"running", EG_SIGN_ON_TRACK}, {"in force", EG_SIGN_ON_TRACK},
	{"at risk", EG_SIGN_WATCH}, {"expiring", EG_SIGN_WATCH}, {"paused", EG_SIGN_WATCH},
	{"off track", EG_SIGN_OFF}, {"missed", EG_SIGN_OFF}, {"expired", EG_SIGN_OFF},
	{"cancelled", EG_SIGN_OFF}, {"planned", EG_SIGN_NOT_BEGUN}, {"proposed", EG_SIGN_NOT_BEGUN},
	{"approved", EG_SIGN_NOT_BEGUN}, {"idea", EG_SIGN_NOT_BEGUN},
	{"not begun", EG_SIGN_NOT_BEGUN}, {"in preparation", EG_SIGN_NOT_BEGUN}};

static uint8_t sign_of(eg_str word)
{
	for (size_t i = 0; i < EG_COUNT(signs); i++)
		if (eg_str_same_word(word, eg_str_of(signs[i].word)))
			return (uint8_t)signs[i].sign;
	return EG_SIGN_NONE;
}

static size_t optional_column(table *t, const eg_rec *r, const char *key)
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

static void dress_column(table *t, const eg_rec *r, eg_column *out, column *c)
{
	eg_str type = eg_value_text(r, "type"), align = eg_value_text(r, "align");
	for (size_t i = 0; i < EG_COUNT(classes); i++) {
		if (!eg_str_is(type, classes[i].word))
			continue;
		out->class_ = (uint8_t)classes[i].class_;
		out->align = (uint8_t)classes[i].align;
		c->state = classes[i].class_ == EG_COL_STATE;
		c->prose = c->prose || eg_str_is(type, "markdown");
	}
	for (size_t i = 0; i < EG_COUNT(align_words); i++)
		if (eg_str_is(align, align_words[i]))
			out->align = (uint8_t)i;
	const eg_value *width = eg_rec_find(r, "width");
	if (width) /* millionths of a point to hundredths */
		out->width = (uint32_t)(width->as.number / 10000);
	out->merge = eg_value_yes(r, "merge", false);
	out->key = eg_value_yes(r, "header", false);
	out->title = eg_make_words(t->k, eg_rec_find(r, "title"));
}

static bool make_column(table *t, const eg_value *value)
{
	const eg_rec *r = value->as.rec;
	const eg_value *key = eg_rec_find(r, "key");
	size_t at = key ? eg_make_column(t->k, &t->rows, key) : SIZE_MAX;
	column c = {.value = value, .at = at, .prose = at != SIZE_MAX && t->rows.prose[at]};
	c.link = optional_column(t, r, "link");
	c.under = optional_column(t, r, "under");
	if (at == SIZE_MAX)
		return false;
	eg_column *out = &t->out->columns[t->count];
	dress_column(t, r, out, &c);
	if (out->title.n == 0)
		out->title = title_of_name(t->k, key->as.text);
	t->columns[t->count++] = c;
	return true;
}

/* Columns that serve the rows and are not shown, unless they are named. */
static bool is_quiet(eg_str name)
{
	static const char *const quiet[] = {"illustrative", "row_id", "under_lang", "link"};
	for (size_t i = 0; i < EG_COUNT(quiet); i++)
		if (eg_str_is(name, quiet[i]))
			return true;
	return false;
}

/* What the cells of a column are, where nobody said: all numbers, all days, or text. */
static enum eg_column_class class_of(const table *t, size_t at)
{
	bool numbers = false, days = false, text = false;
	for (size_t r = 0; r < t->rows.count && !text; r++) {
		const eg_cell *c = &t->rows.cells[r * t->rows.columns + at];
		eg_day day;
		numbers = numbers || c->kind == EG_CELL_INTEGER;
		days = days || (c->kind == EG_CELL_TEXT && eg_day_parse(c->text, &day));
		text = c->kind == EG_CELL_TEXT && !eg_day_parse(c->text, &day);
	}
	return text || numbers == days ? EG_COL_TEXT : numbers ? EG_COL_NUMBER : EG_COL_DATE;
}

/* The query's own columns, where none are named. */
static void take_columns(table *t, const eg_value *query, size_t group)
{
	size_t link = eg_rows_column(&t->rows, "link");
	for (size_t i = 0; i < t->rows.columns; i++) {
		if (is_quiet(t->rows.names[i]) || i == group)
			continue;
		eg_column *out = &t->out->columns[t->count];
		out->title = title_of_name(t->k, t->rows.names[i]);
		out->class_ = (uint8_t)class_of(t, i);
		out->align = out->class_ == EG_COL_NUMBER ? EG_ALIGN_RIGHT : EG_ALIGN_LEFT;
		t->columns[t->count] = (column){.value = query,
			.at = i,
			.prose = t->rows.prose[i],
			.link = t->count ? SIZE_MAX : link,
			.under = SIZE_MAX};
		t->count++;
	}
}

static bool make_columns(table *t, const eg_rec *spec, size_t group)
{
	const eg_value *columns = eg_rec_find(spec, "columns");
	bool ok = true, any = false;
	uint32_t n = columns ? columns->many ? columns->count : 1 : 0;
	size_t most = n ? n : t->rows.columns;
	t->columns = EG_NEW_N(t->k->arena, column, most);
	t->out->columns = EG_NEW_N(t->k->arena, eg_column, most);
	for (uint32_t i = 0; i < n; i++)
		ok = make_column(t, columns->many ? &columns->as.items[i] : columns) && ok;
	if (n == 0)
		take_columns(t, eg_rec_find(spec, "query"), group);
	t->out->column_count = (uint32_t)t->count;
	for (size_t i = 0; i < t->count; i++)
		any = any || t->out->columns[i].key;
	if (!any && t->count) /* a row is called by its first cell */
		t->out->columns[0].key = true;
	return ok && t->count > 0;
}

static const eg_cell *cell_at(const table *t, size_t row, size_t at)
{
	return &t->rows.cells[row * t->rows.columns + at];
}

static bool truthy(const eg_cell *c)
{
	return c->kind == EG_CELL_INTEGER
		       ? c->integer != 0
		       : c->kind == EG_CELL_TEXT && c->text.n > 0 && !eg_str_is(c->text, "0") &&
				 !eg_str_is(c->text, "no");
}

/* A day of the dataset in words; other dates are words already. */
static eg_str day_words(eg_maker *k, eg_str s)
{
	eg_day day;
	return eg_day_parse(s, &day) ? eg_format_day(k->arena, day, k->lang, EG_DATE_SHORT) : s;
}

/* A cell about which the query has nothing. */
static void nothing_run(eg_maker *k, eg_span span, eg_runs *out)
{
	eg_str words = eg_own_word(k->arena, k->lang, EG_OWN_NOT_STATED, EG_STR(""));
	eg_runs_words(k, out, words, EG_I_MUTED, span);
}

static void cell_runs(table *t, size_t nth, size_t row, eg_runs *out)
{
	const column *c = &t->columns[nth];
	const eg_cell *cell = cell_at(t, row, c->at);
	eg_run like = {.span = c->value->span};
	if (cell->kind == EG_CELL_TEXT && t->out->columns[nth].class_ == EG_COL_DATE) {
		eg_cell day = {.kind = EG_CELL_TEXT, .text = day_words(t->k, cell->text)};
		eg_make_cell(t->k, &day, false, &like, out);
	} else {
		eg_make_cell(t->k, cell, c->prose, &like, out);
	}
	if (out->count == 0) {
		nothing_run(t->k, like.span, out);
		return;
	}
	eg_run *first = &out->items[0];
	if (!c->prose && (eg_str_is(first->text, "unknown") || eg_str_is(first->text, "none")))
		first->style |= EG_I_MUTED;
	if (c->state)
		first->sign = sign_of(first->text);
	for (size_t i = 0; c->link != SIZE_MAX && i < out->count; i++)
		eg_link_run(&out->items[i], cell_at(t, row, c->link));
}

static void under_runs(table *t, const column *c, size_t row, eg_runs *out)
{
	const eg_cell *cell = c->under == SIZE_MAX ? NULL : cell_at(t, row, c->under);
	if (!cell || cell->kind != EG_CELL_TEXT || cell->text.n == 0)
		return;
	eg_str lang = {NULL, 0};
	if (t->lang != SIZE_MAX && cell_at(t, row, t->lang)->kind == EG_CELL_TEXT)
		lang = cell_at(t, row, t->lang)->text;
	eg_runs_add(t->k, out,
		(eg_run){.style = EG_I_BREAK, .text = EG_STR(""), .span = c->value->span});
	eg_runs_add(t->k, out,
		(eg_run){.text = cell->text,
			.style = EG_I_MUTED | EG_I_EM | EG_I_NATIVE,
			.lang = lang,
			.span = c->value->span});
}

static eg_trow *new_row(table *t)
{
	eg_table *o = t->out;
	o->rows = eg_grow(t->k->arena, o->rows, o->row_count, &t->row_cap, sizeof *o->rows);
	o->rows[o->row_count] = (eg_trow){0};
	return &o->rows[o->row_count++];
}

static eg_str illustrative_words(eg_maker *k)
{
	eg_str word = eg_own_word(k->arena, k->lang, EG_OWN_ILLUSTRATIVE, EG_STR(""));
	return eg_strf(k->arena, " (%.*s)", EG_ARG(word));
}

static void make_row(table *t, size_t r)
{
	eg_trow *row = new_row(t);
	row->cells = EG_NEW_N(t->k->arena, eg_tcell, t->count);
	bool example = t->illustrative != SIZE_MAX && truthy(cell_at(t, r, t->illustrative));
	for (size_t i = 0; i < t->count; i++) {
		eg_runs runs = {0};
		cell_runs(t, i, r, &runs);
		under_runs(t, &t->columns[i], r, &runs);
		if (example && t->out->columns[i].key) {
			eg_runs_words(
				t->k, &runs, illustrative_words(t->k), EG_I_MUTED, t->value->span);
			example = false;
		}
		eg_runs_join(t->k, &runs);
		row->cells[i] = (eg_tcell){.runs = runs.items, .run_count = (uint32_t)runs.count};
	}
	if (t->id != SIZE_MAX && cell_at(t, r, t->id)->kind == EG_CELL_TEXT)
		row->dest = cell_at(t, r, t->id)->text;
}

static void make_group(table *t, size_t by, size_t link, size_t r, eg_span span)
{
	eg_trow *row = new_row(t);
	eg_runs runs = {0};
	eg_make_cell(t->k, cell_at(t, r, by), t->rows.prose[by], &(eg_run){.span = span}, &runs);
	if (runs.count == 0)
		eg_runs_words(t->k, &runs,
			eg_own_word(t->k->arena, t->k->lang, EG_OWN_OTHER, EG_STR("")), 0, span);
	for (size_t i = 0; link != SIZE_MAX && i < runs.count; i++)
		eg_link_run(&runs.items[i], cell_at(t, r, link));
	row->group = 1;
	row->cells = EG_NEW(t->k->arena, eg_tcell);
	*row->cells = (eg_tcell){.runs = runs.items, .run_count = (uint32_t)runs.count};
}

static bool same_cell(const eg_cell *a, const eg_cell *b)
{
	return a->kind == b->kind && a->integer == b->integer && eg_str_eq(a->text, b->text);
}

static void make_rows(table *t, const eg_rec *spec, size_t by)
{
	const eg_value *group = eg_rec_find(spec, "group");
	size_t link = optional_column(t, spec, "group_link");
	for (size_t r = 0; r < t->rows.count; r++) {
		if (by != SIZE_MAX &&
			(r == 0 || !same_cell(cell_at(t, r, by), cell_at(t, r - 1, by))))
			make_group(t, by, link, r, group->span);
		make_row(t, r);
	}
}

/* The words of `empty` where there are no rows; nothing when there are none of those. */
static void make_empty(eg_maker *k, const eg_rec *spec, eg_block *parent)
{
	eg_block *b = eg_make_text(k, parent, eg_rec_find(spec, "empty"), EG_S_BODY);
	if (b)
		for (uint32_t i = 0; i < b->run_count; i++)
			b->runs[i].style |= EG_I_MUTED;
}

static void number_table(eg_maker *k, const eg_rec *spec, eg_table *out)
{
	if (eg_rec_find(spec, "title") && eg_value_yes(spec, "number", true))
		out->number = eg_strf(k->arena, "%.*s\xC2\xA0%zu",
			EG_ARG(k->doc->words[EG_WORD_TABLE]), ++k->tables);
}

/* What stands around the rows. */
static eg_block *make_frame(table *t, const eg_rec *block, const eg_rec *spec)
{
	eg_maker *k = t->k;
	eg_block *b = eg_block_new(k->arena, EG_B_TABLE, t->value->span);
	b->wide = eg_value_yes(block, "wide", false);
	b->goal = k->goal;
	b->table = t->out;
	t->out->summary = eg_make_words(k, eg_rec_find(spec, "summary"));
	eg_runs title = {0};
	eg_make_runs(k, eg_rec_find(spec, "title"), EG_I_NOHYPH, &title);
	eg_block_runs(k, b, &title);
	return b;
}

void eg_make_table(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *spec = value->as.rec;
	const eg_value *query = eg_rec_find(spec, "query");
	table t = {.k = k, .value = value, .out = EG_NEW(k->arena, eg_table)};
	if (!query)
		return;
	bool good = eg_make_query(k, query, &t.rows);
	size_t by = good ? optional_column(&t, spec, "group") : SIZE_MAX;
	good = good && make_columns(&t, spec, by);
	eg_block *b = make_frame(&t, block, spec), notes = {0};
	if (good && t.rows.count == 0)
		make_empty(k, spec, parent);
	if (good && t.rows.count) {
		t.illustrative = eg_rows_column(&t.rows, "illustrative");
		t.id = eg_rows_column(&t.rows, "row_id");
		t.lang = eg_rows_column(&t.rows, "under_lang");
		k->notes_to = &notes;
		make_rows(&t, spec, by);
		k->notes_to = NULL;
		b->id = eg_make_id(k, eg_rec_find(spec, "id"));
		number_table(k, spec, t.out);
		eg_block_add(k->arena, parent, b);
	}
	eg_block_take(k->arena, b, &notes);
	eg_make_source_line(k, b, eg_rec_find(spec, "note"));
}
