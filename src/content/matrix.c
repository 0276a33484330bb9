/* A matrix: what rows and columns have in common, as counts. It is a table, and stays one where a
 * page has no room for its squares. */
#include "content/maker.h"

#include "base/num.h"

#define NONE      "\xC2\xB7" /* a cell without a count */
#define MOST_GOAL 99

typedef struct matrix {
	eg_maker *k;
	const eg_rec *spec;
	const eg_value *value;
	eg_table *out;
	eg_map rows, columns; /* by id; columns without the one that names the rows */
	size_t shown;         /* rows that are not totals */
	size_t counted;       /* columns but for the first */
	size_t column_cap;
	int64_t *counts;
} matrix;

static const eg_cell *cell_at(const eg_rows *rows, size_t row, size_t column)
{
	return &rows->cells[row * rows->columns + column];
}

static eg_column *add_column(matrix *m)
{
	eg_table *t = m->out;
	t->columns = eg_grow(
		m->k->arena, t->columns, t->column_count, &m->column_cap, sizeof *t->columns);
	t->columns[t->column_count] = (eg_column){0};
	return &t->columns[t->column_count++];
}

/* The place of a column that a query must have; SIZE_MAX and a finding when it lacks it. */
static size_t need(matrix *m, const eg_rows *rows, const char *name, const eg_value *query)
{
	size_t at = eg_rows_column(rows, name);
	if (at == SIZE_MAX)
		eg_report(m->k->diag, EG_R_QUERY_COLUMN, query->span,
			"the query returns no column '%s'", name);
	return at;
}

/* An id may be a number: a year. */
static eg_str id_of(eg_maker *k, const eg_cell *c)
{
	return c->kind == EG_CELL_TEXT      ? c->text
	       : c->kind == EG_CELL_INTEGER ? eg_strf(k->scratch, "%lld", (long long)c->integer)
					    : EG_STR("");
}

/* A name for the map; an id that comes again is the one that came first. */
static bool enter(eg_maker *k, eg_map *map, const eg_cell *id, uint32_t place)
{
	bool is_new = false;
	eg_str name = id_of(k, id);
	if (name.n)
		(void)eg_map_add(map, name, place, &is_new);
	return is_new;
}

/* -- columns -- */

static void make_set(matrix *m, const eg_value *query)
{
	eg_rows rows;
	if (!eg_make_query(m->k, query, &rows))
		return;
	size_t id = need(m, &rows, "id", query), title = need(m, &rows, "title", query),
	       goal = eg_rows_column(&rows, "goal");
	if (id == SIZE_MAX || title == SIZE_MAX)
		return;
	bool apart = m->counted > 0;
	for (size_t i = 0; i < rows.count; i++) {
		if (!enter(m->k, &m->columns, cell_at(&rows, i, id), (uint32_t)m->counted))
			continue;
		eg_column *c = add_column(m);
		int64_t n = goal == SIZE_MAX ? 0 : cell_at(&rows, i, goal)->integer;
		*c = (eg_column){.title = eg_make_cell_words(m->k, cell_at(&rows, i, title)),
			.align = EG_ALIGN_RIGHT,
			.class_ = EG_COL_NUMBER,
			.goal = n > 0 && n <= MOST_GOAL ? (uint8_t)n : 0,
			.apart = apart};
		apart = false;
		m->counted++;
	}
}

static void make_columns(matrix *m)
{
	const eg_value *sets = eg_rec_find(m->spec, "columns");
	eg_column *names = add_column(m);
	names->title = eg_make_label(m->k, eg_rec_find(m->spec, "head"), &names->lang);
	names->class_ = EG_COL_NAME;
	names->key = true;
	for (uint32_t i = 0; i < eg_value_count(sets); i++) {
		const eg_value *set = eg_value_item(sets, i);
		const eg_value *query = eg_rec_find(set->as.rec, "query");
		if (query)
			make_set(m, query);
	}
}

/* -- rows -- */

static void name_row(matrix *m, eg_trow *row, const eg_cell *title, bool prose, const eg_cell *link,
	eg_span span)
{
	eg_runs runs = {0};
	eg_make_cell(m->k, title, prose, &(eg_run){.span = span}, &runs);
	for (size_t i = 0; link && i < runs.count; i++)
		eg_link_run(&runs.items[i], link);
	row->cells = EG_NEW_N(m->k->arena, eg_tcell, m->counted + 1);
	row->cells[0] = (eg_tcell){.runs = runs.items, .run_count = (uint32_t)runs.count};
}

static void make_rows(matrix *m)
{
	const eg_value *query = eg_rec_find(m->spec, "rows");
	eg_rows rows;
	if (!query || !eg_make_query(m->k, query, &rows))
		return;
	size_t id = need(m, &rows, "id", query), title = need(m, &rows, "title", query),
	       link = eg_rows_column(&rows, "link");
	if (id == SIZE_MAX || title == SIZE_MAX)
		return;
	m->out->rows = EG_NEW_N(m->k->arena, eg_trow, rows.count + 1);
	for (size_t i = 0; i < rows.count; i++)
		if (enter(m->k, &m->rows, cell_at(&rows, i, id), (uint32_t)m->shown))
			name_row(m, &m->out->rows[m->shown++], cell_at(&rows, i, title),
				rows.prose[title],
				link == SIZE_MAX ? NULL : cell_at(&rows, i, link), query->span);
	m->out->row_count = m->shown;
}

/* -- counts -- */

/* A count of the query: none where it is NULL; false, and a finding, where it is no count. */
static bool read_count(matrix *m, const eg_cell *c, const eg_value *query, int64_t *n)
{
	*n = c->kind == EG_CELL_INTEGER ? c->integer : 0;
	if (c->kind != EG_CELL_TEXT && *n >= 0)
		return true;
	eg_report(m->k->diag, EG_R_TYPE_WRONG, query->span,
		"a count of the matrix is no whole number from 0 up");
	return false;
}

static void read_cells(matrix *m)
{
	const eg_value *query = eg_rec_find(m->spec, "cells");
	eg_rows rows;
	if (!query || !eg_make_query(m->k, query, &rows))
		return;
	size_t row = need(m, &rows, "row", query), column = need(m, &rows, "column", query),
	       n = need(m, &rows, "n", query);
	if (row == SIZE_MAX || column == SIZE_MAX || n == SIZE_MAX)
		return;
	for (size_t i = 0; i < rows.count; i++) {
		int64_t count;
		uint32_t r = eg_map_find(&m->rows, id_of(m->k, cell_at(&rows, i, row))),
			 c = eg_map_find(&m->columns, id_of(m->k, cell_at(&rows, i, column)));
		if (!read_count(m, cell_at(&rows, i, n), query, &count))
			return;
		if (r != EG_MAP_NONE && c != EG_MAP_NONE)
			m->counts[r * m->counted + c] = count;
	}
}

static void add_up(matrix *m, int64_t *totals)
{
	for (size_t r = 0; r < m->shown; r++)
		for (size_t c = 0; c < m->counted; c++)
			totals[c] += m->counts[r * m->counted + c];
}

static void read_totals(matrix *m, const eg_value *query, int64_t *totals)
{
	eg_rows rows;
	if (!eg_make_query(m->k, query, &rows))
		return;
	size_t column = need(m, &rows, "column", query), n = need(m, &rows, "n", query);
	for (size_t i = 0; column != SIZE_MAX && n != SIZE_MAX && i < rows.count; i++) {
		uint32_t c = eg_map_find(&m->columns, id_of(m->k, cell_at(&rows, i, column)));
		if (c != EG_MAP_NONE && !read_count(m, cell_at(&rows, i, n), query, &totals[c]))
			return;
	}
}

static void make_totals(matrix *m)
{
	const eg_value *title = eg_rec_find(m->spec, "total_title"),
		       *query = eg_rec_find(m->spec, "total");
	if (!title)
		return;
	int64_t *totals = &m->counts[m->shown * m->counted];
	if (query)
		read_totals(m, query, totals);
	else
		add_up(m, totals);
	eg_trow *row = &m->out->rows[m->out->row_count++];
	eg_runs runs = {0};
	eg_make_runs(m->k, title, 0, &runs);
	row->total = 1;
	row->cells = EG_NEW_N(m->k->arena, eg_tcell, m->counted + 1);
	row->cells[0] = (eg_tcell){.runs = runs.items, .run_count = (uint32_t)runs.count};
}

/* The words of the cells. */
static void say_counts(matrix *m)
{
	for (size_t r = 0; r < m->out->row_count; r++) {
		eg_run *runs = EG_NEW_N(m->k->arena, eg_run, m->counted);
		for (size_t c = 0; c < m->counted; c++) {
			int64_t n = m->counts[r * m->counted + c];
			runs[c] =
				(eg_run){.text = n ? eg_make_count(m->k, (size_t)n) : EG_STR(NONE),
					.style = n ? 0 : EG_I_MUTED,
					.span = m->value->span};
			m->out->rows[r].cells[c + 1] = (eg_tcell){.runs = &runs[c], .run_count = 1};
		}
	}
}

/* -- the block -- */

static bool make_counts(matrix *m)
{
	size_t cells;
	if (m->shown == 0 || m->counted == 0 || !eg_mul(m->shown + 1, m->counted, &cells))
		return false;
	m->counts = EG_NEW_N(m->k->arena, int64_t, cells);
	m->out->counts = m->counts;
	read_cells(m);
	make_totals(m);
	say_counts(m);
	return true;
}

static eg_block *make_frame(matrix *m, const eg_rec *block)
{
	eg_maker *k = m->k;
	eg_block *b = eg_block_new(k->arena, EG_B_TABLE, m->value->span);
	b->wide = eg_value_yes(block, "wide", true);
	b->goal = k->goal;
	b->table = m->out;
	b->id = eg_make_id(k, eg_rec_find(m->spec, "id"));
	m->out->summary = eg_make_words(k, eg_rec_find(m->spec, "summary"));
	eg_runs title = {0};
	eg_make_runs(k, eg_rec_find(m->spec, "title"), EG_I_NOHYPH, &title);
	eg_block_runs(k, b, &title);
	eg_table_number(k, m->spec, m->out);
	return b;
}

/* An author's that vanishes is told; standard ones do so by design. */
static void tell_empty(const matrix *m)
{
	if (eg_is_own(m->k, m->value->span))
		eg_say_help(
			eg_report(m->k->diag, EG_R_TABLE_EMPTY, m->value->span,
				"a matrix without %s is left out", m->shown ? "columns" : "rows"),
			"write 'when:' where that is meant");
}

void eg_make_matrix(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	matrix m = {
		.k = k, .spec = value->as.rec, .value = value, .out = EG_NEW(k->arena, eg_table)};
	eg_map_init(&m.rows, k->scratch);
	eg_map_init(&m.columns, k->scratch);
	size_t errors = k->diag->errors;
	make_columns(&m);
	make_rows(&m);
	if (!make_counts(&m)) {
		if (k->diag->errors == errors)
			tell_empty(&m);
		return;
	}
	eg_block *b = make_frame(&m, block);
	eg_block_add(k->arena, parent, b);
	eg_make_source_line(k, b, eg_rec_find(m.spec, "note"), eg_value_yes(m.spec, "as_of", true));
}
