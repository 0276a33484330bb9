/* Lists, label-value pairs and the list of sources, over queries. */
#include "content/maker.h"

static void link_runs(eg_runs *runs, size_t from, const eg_cell *target)
{
	for (size_t i = from; i < runs->count; i++)
		eg_link_run(&runs->items[i], target);
}

static void make_item(eg_maker *k, const eg_rec *spec, const eg_cell *target, eg_block *list)
{
	const eg_value *item = eg_rec_find(spec, "item");
	eg_runs runs = {0};
	k->notes_to = &k->foot;
	eg_make_runs(k, item, 0, &runs);
	k->notes_to = NULL;
	if (runs.count == 0)
		return;
	if (target)
		link_runs(&runs, 0, target);
	eg_block *b = eg_block_new(k->arena, EG_B_ITEM, item->span);
	b->style = list->style;
	b->goal = k->goal;
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, list, b);
}

void eg_make_list(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *spec = value->as.rec;
	const eg_value *query = eg_rec_find(spec, "query"), *link = eg_rec_find(spec, "link");
	eg_rows *rows = EG_NEW(k->scratch, eg_rows);
	if (eg_rec_find(spec, "items"))
		eg_make_items(k, block, value, parent);
	if (!query || !eg_scope_room(k, query) || !eg_make_query(k, query, rows))
		return;
	size_t at = link ? eg_make_column(k, rows, link) : SIZE_MAX;
	eg_str style = eg_value_text(spec, "style");
	eg_block *list = eg_block_new(k->arena, EG_B_LIST, value->span);
	list->ordered = eg_str_is(style, "numbers");
	list->start = 1;
	list->style = eg_str_is(style, "outcomes") ? EG_S_OUTCOME : EG_S_BODY;
	list->goal = k->goal;
	if (rows->count == 0) { /* its names are looked at all the same */
		rows->cells = EG_NEW_N(k->arena, eg_cell, rows->columns);
		eg_scope_push(k, EG_STR(""), rows, 0);
		(void)eg_make_words(k, eg_rec_find(spec, "item"));
		eg_scope_pop(k);
	}
	for (size_t i = 0; i < rows->count; i++) {
		eg_scope_push(k, EG_STR(""), rows, i);
		make_item(k, spec, at == SIZE_MAX ? NULL : &rows->cells[i * rows->columns + at],
			list);
		eg_scope_pop(k);
	}
	if (list->child_count)
		eg_block_add(k->arena, parent, list);
}

/* -- label-value pairs -- */

static void add_break(eg_maker *k, eg_span span, eg_runs *out)
{
	eg_runs_add(k, out, (eg_run){.style = EG_I_BREAK, .text = EG_STR(""), .span = span});
}

/* A name in its own script on a line below. */
static void native_line(
	eg_maker *k, const eg_cell *native, const eg_cell *lang, eg_span span, eg_runs *out)
{
	if (!native || native->kind != EG_CELL_TEXT || native->text.n == 0)
		return;
	add_break(k, span, out);
	eg_run name = {.text = native->text, .style = EG_I_NATIVE, .span = span};
	if (lang && lang->kind == EG_CELL_TEXT)
		name.lang = lang->text;
	eg_runs_add(k, out, name);
}

static const eg_cell *cell_named(const eg_rows *rows, size_t row, const char *name)
{
	size_t at = eg_rows_column(rows, name);
	return at == SIZE_MAX ? NULL : &rows->cells[row * rows->columns + at];
}

/* The first column of the query, a line a row. A column named `lang` gives the language of a line,
 * `link` where it leads unless the item names another, `native` a name under it. */
static void fact_lines(eg_maker *k, const eg_rec *item, const eg_value *query, eg_runs *out)
{
	const eg_value *link = eg_rec_find(item, "link");
	eg_rows rows;
	if (!eg_make_query(k, query, &rows) || rows.columns == 0)
		return;
	size_t to = link ? eg_make_column(k, &rows, link) : eg_rows_column(&rows, "link");
	for (size_t i = 0; i < rows.count; i++) {
		const eg_cell *row = &rows.cells[i * rows.columns],
			      *lang = cell_named(&rows, i, "lang");
		const eg_cell *native = cell_named(&rows, i, "native");
		eg_run like = {.span = query->span};
		if (!native && lang && lang->kind == EG_CELL_TEXT) {
			like.lang = lang->text;
			like.style = EG_I_NATIVE;
		}
		size_t before = out->count;
		if (before)
			add_break(k, query->span, out);
		size_t first = out->count;
		eg_make_cell(k, row, rows.prose[0], &like, out);
		if (out->count == first) {
			out->count = before;
			continue;
		}
		if (to != SIZE_MAX)
			link_runs(out, first, &row[to]);
		native_line(k, native, lang, query->span, out);
	}
}

static void make_fact(eg_maker *k, const eg_rec *item, eg_block *facts)
{
	const eg_value *query = eg_rec_find(item, "query");
	eg_runs runs = {0};
	if (query)
		fact_lines(k, item, query, &runs);
	else
		eg_make_runs(k, eg_rec_find(item, "value"), 0, &runs);
	if (runs.count == 0)
		return;
	eg_block *b = eg_block_new(k->arena, EG_B_FACT, item->span);
	b->style = EG_S_VALUE;
	b->label = eg_make_label(k, eg_rec_find(item, "label"), &b->label_lang);
	eg_block_runs(k, b, &runs);
	eg_block_add(k->arena, facts, b);
}

void eg_make_facts(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_value *items = eg_rec_find(value->as.rec, "items");
	eg_block *facts = eg_block_new(k->arena, EG_B_FACTS, value->span);
	facts->wide = eg_value_yes(block, "wide", false);
	k->notes_to = &k->foot;
	for (uint32_t i = 0; i < eg_value_count(items); i++)
		eg_make_each(k, eg_value_item(items, i)->as.rec, make_fact, facts);
	k->notes_to = NULL;
	if (facts->child_count == 0)
		return;
	eg_block_add(k->arena, parent, facts);
}

/* -- sources -- */

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
	eg_str url = text_of(rows, r, eg_rows_column(rows, "url")),
	       comma = k->doc->words[EG_WORD_COMMA];
	if (author.n)
		eg_runs_words(k, out, eg_str_join(k->arena, author, comma), 0, span);
	eg_runs_words(k, out, title, EG_I_EM, span);
	for (size_t i = 0; i < EG_COUNT(rest); i++)
		if (rest[i].n)
			eg_runs_words(k, out, eg_str_join(k->arena, comma, rest[i]), 0, span);
	if (url.n) {
		eg_runs_add(
			k, out, (eg_run){.style = EG_I_BREAK, .text = EG_STR(""), .span = span});
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
