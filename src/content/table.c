/* A table over a query: one row a row, one column a column that is named. */
#include "content/table.h"

static eg_trow *new_row(eg_table_maker *t)
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

/* Whether a cell above reaches down to here. */
static bool is_covered(eg_table_maker *t, size_t nth)
{
	if (t->down[nth] == 0)
		return false;
	t->down[nth]--;
	return true;
}

static void make_row(eg_table_maker *t, size_t r, bool total)
{
	eg_trow *row = new_row(t);
	row->cells = EG_NEW_N(t->k->arena, eg_tcell, t->count);
	row->total = total;
	bool example = t->illustrative != SIZE_MAX &&
		       eg_table_truthy(eg_table_cell(t, r, t->illustrative));
	uint32_t across = 0; /* columns that the last cell still covers, and how far down */
	uint16_t down = 0;
	for (size_t i = 0; i < t->count; i++) {
		eg_run first; /* of most cells the only one: kept once it is known whether it is new
			       */
		eg_runs runs = {.items = &first, .cap = 1};
		eg_tcell *cell = &row->cells[i];
		if (is_covered(t, i)) {
			across = 0;
			continue;
		}
		if (across) {
			across--;
			t->down[i] = down;
			continue;
		}
		eg_table_make_cell(t, i, r, total, &runs, cell);
		across = cell->colspan ? cell->colspan - 1u : 0;
		down = cell->rowspan ? (uint16_t)(cell->rowspan - 1) : 0;
		t->down[i] = down;
		if (example && t->out->columns[i].key) {
			eg_runs_words(
				t->k, &runs, illustrative_words(t->k), EG_I_MUTED, t->value->span);
			example = false;
		}
		eg_runs_join(t->k, &runs);
		cell->run_count = (uint32_t)runs.count;
		cell->runs = runs.count > 1 ? runs.items
			     : runs.count == 1
				     ? eg_table_share(t->shared, t->k->arena, i, runs.items)
				     : NULL;
	}
	if (t->id != SIZE_MAX && eg_table_cell(t, r, t->id)->kind == EG_CELL_TEXT)
		row->dest = eg_table_cell(t, r, t->id)->text;
}

static void make_group(eg_table_maker *t, size_t by, size_t link, size_t r, eg_span span)
{
	memset(t->down, 0, t->count * sizeof *t->down); /* no cell reaches over a group's row */
	eg_trow *row = new_row(t);
	eg_runs runs = {0};
	const eg_cell *cell = eg_table_cell(t, r, by);
	eg_run like = {.span = span, .lang = eg_column_lang(t->k, t->rows.names[by], cell)};
	eg_make_cell(t->k, cell, t->rows.prose[by], &like, &runs);
	if (runs.count == 0)
		eg_runs_own(t->k, &runs, EG_OWN_OTHER, EG_STR(""), 0, span);
	for (size_t i = 0; link != SIZE_MAX && i < runs.count; i++)
		eg_link_run(&runs.items[i], eg_table_cell(t, r, link));
	row->group = 1;
	row->cells = EG_NEW(t->k->arena, eg_tcell);
	*row->cells = (eg_tcell){.runs = runs.items, .run_count = (uint32_t)runs.count};
}

static bool same_cell(const eg_cell *a, const eg_cell *b)
{
	return a->kind == b->kind && a->integer == b->integer && eg_str_eq(a->text, b->text);
}

static void make_rows(eg_table_maker *t, const eg_rec *spec, size_t by)
{
	const eg_value *group = eg_rec_find(spec, "group");
	size_t link = eg_table_optional(t, spec, "group_link");
	for (size_t r = 0; r < t->rows.count; r++) {
		if (by != SIZE_MAX && (r == 0 || !same_cell(eg_table_cell(t, r, by),
							 eg_table_cell(t, r - 1, by))))
			make_group(t, by, link, r, group->span);
		make_row(t, r,
			t->total != SIZE_MAX && eg_table_truthy(eg_table_cell(t, r, t->total)));
	}
}

/* Rows of another query close the table. */
static void make_totals(eg_table_maker *t, const eg_rec *spec)
{
	const eg_value *query = eg_rec_find(spec, "total");
	if (!query || !eg_make_query(t->k, query, &t->rows))
		return;
	eg_table_units(t, spec, query);
	eg_table_match_columns(t);
	t->illustrative = t->id = t->lang = SIZE_MAX;
	memset(t->down, 0, t->count * sizeof *t->down);
	for (size_t r = 0; r < t->rows.count; r++)
		make_row(t, r, true);
}

/* An author's table that vanishes is told; standard ones do so by design. */
static void tell_empty(eg_maker *k, const eg_rec *spec)
{
	eg_str title = eg_make_words(k, eg_rec_find(spec, "title"));
	if (!eg_is_own(k, spec->span))
		return;
	eg_say_help(eg_report(k->diag, EG_R_TABLE_EMPTY, spec->span,
			    title.n ? "table '%.*s' has no rows and is left out"
				    : "a table%.*s has no rows and is left out",
			    EG_ARG(title)),
		"say so in its place with 'empty:', or write 'when:'");
}

/* The words of `empty` where there are no rows; nothing when there are none of those. */
static void make_empty(eg_maker *k, const eg_rec *spec, eg_block *parent)
{
	eg_block *b = eg_make_text(k, parent, eg_rec_find(spec, "empty"), EG_S_BODY);
	if (!eg_rec_find(spec, "empty"))
		tell_empty(k, spec);
	if (b)
		for (uint32_t i = 0; i < b->run_count; i++)
			b->runs[i].style |= EG_I_MUTED;
}

void eg_table_number(eg_maker *k, const eg_rec *spec, eg_table *out)
{
	if (!eg_rec_find(spec, "title") || !eg_value_yes(spec, "number", true))
		return;
	eg_str number = eg_make_count(k, ++k->tables);
	out->number = eg_strf(
		k->arena, "%.*s\xC2\xA0%.*s", EG_ARG(k->doc->words[EG_WORD_TABLE]), EG_ARG(number));
}

/* What stands around the rows. */
static eg_block *make_frame(eg_table_maker *t, const eg_rec *block, const eg_rec *spec)
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

static void fill(eg_table_maker *t, const eg_rec *spec, size_t by)
{
	t->illustrative = eg_rows_column(&t->rows, "illustrative");
	t->id = eg_rows_column(&t->rows, "row_id");
	t->lang = eg_rows_column(&t->rows, "under_lang");
	t->total = eg_rows_column(&t->rows, "row_total");
	t->down = EG_NEW_N(t->k->arena, uint16_t, t->count);
	t->shared = eg_table_share_open(t->count);
	make_rows(t, spec, by);
	make_totals(t, spec);
	eg_table_share_close(t->shared);
}

static size_t number_of(const eg_rec *spec, const char *key, size_t without)
{
	const eg_value *v = eg_rec_find(spec, key);
	return v && v->said == EG_SAID_VALUE ? (size_t)v->as.number : without;
}

/* Of more rows than `most`, the first ones stand here. */
static void leave_rows_out(eg_table_maker *t, const eg_rec *spec)
{
	size_t most = number_of(spec, "most", SIZE_MAX), first = number_of(spec, "first", most);
	const eg_value *rest = eg_rec_find(spec, "rest");
	if (t->rows.count <= most || t->rows.count <= first)
		return;
	t->out->left = t->rows.count - first;
	t->rows.count = first;
	t->out->rest = eg_make_words(t->k, rest);
	eg_expect_block(t->k, t->out->rest, rest ? rest->span : t->value->span);
}

void eg_make_table(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *spec = value->as.rec;
	const eg_value *query = eg_rec_find(spec, "query");
	eg_table_maker t = {.k = k, .value = value, .out = EG_NEW(k->arena, eg_table)};
	if (!query)
		return;
	eg_block *around = k->notes_to, notes = {0};
	size_t marks = k->notes;
	k->notes = 0; /* notes are numbered within the table */
	k->notes_to = &notes;
	bool good = eg_make_query(k, query, &t.rows);
	if (good)
		eg_table_units(&t, spec, query);
	size_t by = good ? eg_table_optional(&t, spec, "group") : SIZE_MAX;
	good = good && eg_table_make_columns(&t, spec, by);
	bool any = good && t.rows.count;
	if (any)
		leave_rows_out(&t, spec);
	eg_block *b = make_frame(&t, block, spec);
	if (any)
		fill(&t, spec, by);
	k->notes_to = around;
	k->notes = marks;
	if (good && !any)
		make_empty(k, spec, parent);
	if (good && !any && eg_rec_find(spec, "empty"))
		eg_make_source_line(k, parent, NULL, eg_value_yes(spec, "as_of", true));
	if (any) {
		b->id = eg_make_id(k, eg_rec_find(spec, "id"));
		eg_table_number(k, spec, t.out);
		eg_block_add(k->arena, parent, b);
	}
	eg_block_take(k->arena, b, &notes);
	eg_make_source_line(k, b, eg_rec_find(spec, "note"), eg_value_yes(spec, "as_of", true));
}
