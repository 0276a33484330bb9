/* Lists, label-value pairs and the list of sources, over queries. */
#include "content/maker.h"

static void link_items(eg_maker *k, const eg_value *link, const eg_rows *rows, size_t row,
	eg_runs *runs)
{
	if (!link)
		return;
	size_t at = SIZE_MAX;
	for (size_t i = 0; i < rows->columns; i++)
		if (eg_str_eq(rows->names[i], link->as.text))
			at = i;
	if (at == SIZE_MAX) {
		eg_report(k->diag, EG_R_QUERY_COLUMN, link->span,
			"the query returns no column '%.*s'", EG_ARG(link->as.text));
		return;
	}
	const eg_cell *c = &rows->cells[row * rows->columns + at];
	for (size_t i = 0; i < runs->count && c->kind == EG_CELL_TEXT; i++)
		if (!runs->items[i].dest.n)
			runs->items[i].dest = c->text;
}

void eg_make_list(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *spec = value->as.rec;
	const eg_value *query = eg_rec_find(spec, "query"), *item = eg_rec_find(spec, "item");
	eg_rows *rows = EG_NEW(k->arena, eg_rows);
	if (!query || !item || !eg_make_query(k, query, rows) || rows->count == 0)
		return;
	eg_str style = eg_value_text(spec, "style");
	eg_block *list = eg_block_new(k->arena, EG_B_LIST, value->span);
	list->ordered = eg_str_is(style, "numbers");
	list->start = 1;
	list->style = eg_str_is(style, "outcomes") ? EG_S_OUTCOME : EG_S_BODY;
	list->goal = k->goal;
	for (size_t i = 0; i < rows->count; i++) {
		eg_scope_push(k, EG_STR(""), rows, i);
		eg_runs runs = {0};
		eg_make_runs(k, item, 0, &runs);
		link_items(k, eg_rec_find(spec, "link"), rows, i, &runs);
		eg_scope_pop(k);
		if (runs.count == 0)
			continue;
		eg_block *b = eg_block_new(k->arena, EG_B_ITEM, value->span);
		b->style = list->style;
		b->goal = k->goal;
		eg_block_runs(k, b, &runs);
		eg_block_add(k->arena, list, b);
	}
	if (list->child_count)
		eg_block_add(k->arena, parent, list);
}

/* The value of a fact: its words, or the first column of its query, a line a row. A second column
 * named `lang` gives the language of a line, `link` where it leads, `native` a name under it. */
static void fact_lines(eg_maker *k, const eg_value *query, eg_runs *out)
{
	eg_rows rows;
	if (!eg_make_query(k, query, &rows) || rows.columns == 0)
		return;
	size_t lang = eg_rows_column(&rows, "lang"), link = eg_rows_column(&rows, "link");
	size_t native = eg_rows_column(&rows, "native");
	for (size_t i = 0; i < rows.count; i++) {
		const eg_cell *row = &rows.cells[i * rows.columns];
		eg_run run = {.text = eg_make_cell_words(k, &row[0]), .span = query->span};
		if (run.text.n == 0)
			continue;
		if (out->count)
			eg_runs_add(k, out, (eg_run){.style = EG_I_BREAK, .text = EG_STR(""), .span = query->span});
		if (link != SIZE_MAX && row[link].kind == EG_CELL_TEXT)
			*(eg_is_address(row[link].text) ? &run.url : &run.dest) = row[link].text;
		eg_runs_add(k, out, run);
		if (native != SIZE_MAX && row[native].kind == EG_CELL_TEXT && row[native].text.n) {
			eg_runs_add(k, out, (eg_run){.style = EG_I_BREAK, .text = EG_STR(""), .span = query->span});
			eg_run name = {.text = row[native].text, .style = EG_I_NATIVE, .span = query->span};
			if (lang != SIZE_MAX && row[lang].kind == EG_CELL_TEXT)
				name.lang = row[lang].text;
			eg_runs_add(k, out, name);
		}
	}
}

static void make_fact(eg_maker *k, const eg_rec *item, eg_block *facts)
{
	const eg_value *query = eg_rec_find(item, "query");
	eg_runs runs = {0};
	if (!eg_make_when(k, eg_rec_find(item, "when")))
		return;
	if (query)
		fact_lines(k, query, &runs);
	else
		eg_make_runs(k, eg_rec_find(item, "value"), 0, &runs);
	if (runs.count == 0)
		return;
	eg_block *b = eg_block_new(k->arena, EG_B_FACT, item->span);
	b->style = EG_S_VALUE;
	b->label = eg_make_words(k, eg_rec_find(item, "label"));
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, facts, b);
}

void eg_make_facts(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_value *items = eg_rec_find(value->as.rec, "items");
	eg_block *facts = eg_block_new(k->arena, EG_B_FACTS, value->span);
	if (!items)
		return;
	if (!items->many)
		make_fact(k, items->as.rec, facts);
	for (uint32_t i = 0; items->many && i < items->count; i++)
		make_fact(k, items->as.items[i].as.rec, facts);
	if (facts->child_count)
		eg_block_add(k->arena, parent, facts);
}

static eg_str text_of(const eg_rows *rows, size_t row, size_t column)
{
	if (column == SIZE_MAX)
		return (eg_str){NULL, 0};
	const eg_cell *c = &rows->cells[row * rows->columns + column];
	return c->kind == EG_CELL_TEXT ? c->text : (eg_str){NULL, 0};
}

/* One source: author, *title*, publisher, date; then its address. */
static void source_runs(eg_maker *k, const eg_rows *rows, size_t r, eg_span span, eg_runs *out)
{
	eg_str author = text_of(rows, r, eg_rows_column(rows, "author"));
	eg_str title = text_of(rows, r, eg_rows_column(rows, "title"));
	eg_str rest[3] = {text_of(rows, r, eg_rows_column(rows, "publisher")),
		text_of(rows, r, eg_rows_column(rows, "reference")),
		text_of(rows, r, eg_rows_column(rows, "date"))};
	eg_str url = text_of(rows, r, eg_rows_column(rows, "url"));
	if (author.n)
		eg_runs_words(k, out, eg_strf(k->arena, "%.*s, ", EG_ARG(author)), 0, span);
	eg_runs_words(k, out, title, EG_I_EM, span);
	for (size_t i = 0; i < EG_COUNT(rest); i++)
		if (rest[i].n)
			eg_runs_words(k, out, eg_strf(k->arena, ", %.*s", EG_ARG(rest[i])), 0, span);
	if (url.n) {
		eg_runs_add(k, out, (eg_run){.style = EG_I_BREAK, .text = EG_STR(""), .span = span});
		eg_runs_add(k, out,
			(eg_run){.text = url,
				.style = EG_I_CODE | EG_I_MUTED | EG_I_NOHYPH,
				.url = url,
				.contents = title,
				.span = span});
	}
}

void eg_make_sources(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_value *query = eg_rec_find(value->as.rec, "query");
	eg_rows rows;
	if (!query || !eg_make_query(k, query, &rows) || rows.count == 0)
		return;
	eg_block *list = eg_block_new(k->arena, EG_B_SOURCES, value->span);
	size_t number = eg_rows_column(&rows, "number"), id = eg_rows_column(&rows, "id");
	for (size_t i = 0; i < rows.count; i++) {
		eg_block *item = eg_block_new(k->arena, EG_B_ITEM, value->span);
		eg_runs runs = {0};
		source_runs(k, &rows, i, value->span, &runs);
		eg_block_runs(k, item, &runs);
		if (number != SIZE_MAX)
			item->label = eg_make_cell_words(k, &rows.cells[i * rows.columns + number]);
		item->id = text_of(&rows, i, id);
		eg_block_add(k->arena, list, item);
	}
	eg_block_add(k->arena, parent, list);
}
