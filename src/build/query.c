#include "build/stages.h"

#include "base/json.h"
#include "export/csv.h"
#include "locale/locale.h"

static eg_str cell_text(eg_arena *a, const eg_cell *c)
{
	switch ((enum eg_cell_kind)c->kind) {
	case EG_CELL_NULL:
		return EG_STR("");
	case EG_CELL_INTEGER:
		return eg_strf(a, "%lld", (long long)c->integer);
	case EG_CELL_TEXT:
		return c->text;
	}
	return EG_STR("");
}

static void write_csv(eg_arena *a, const eg_rows *r, eg_buf *out)
{
	for (size_t c = 0; c < r->columns; c++) {
		eg_buf_cstr(out, c ? "," : "");
		eg_csv_put(out, r->names[c]);
	}
	eg_buf_cstr(out, "\r\n");
	for (size_t i = 0; i < r->count * r->columns; i++) {
		eg_buf_cstr(out, i % r->columns ? "," : "");
		eg_csv_put(out, cell_text(a, &r->cells[i]));
		if (i % r->columns == r->columns - 1)
			eg_buf_cstr(out, "\r\n");
	}
}

static void write_json(eg_arena *a, const eg_rows *r, eg_buf *out)
{
	for (size_t i = 0; i < r->count; i++) {
		eg_json *j = eg_json_object();
		for (size_t c = 0; c < r->columns; c++) {
			const eg_cell *cell = &r->cells[i * r->columns + c];
			eg_json_set(j, eg_cstr(a, r->names[c]),
				cell->kind == EG_CELL_NULL      ? eg_json_null()
				: cell->kind == EG_CELL_INTEGER ? eg_json_int(cell->integer)
				: cell->fraction                ? eg_json_number(cell->text)
								: eg_json_string(cell->text));
		}
		eg_json_write(out, j, false);
		eg_buf_byte(out, '\n');
	}
}

static void put_padded(eg_buf *out, eg_str s, size_t width, bool right, bool last)
{
	size_t w = eg_terminal_width(s), pad = w < width ? width - w : 0;
	for (size_t i = 0; right && i < pad; i++)
		eg_buf_byte(out, ' ');
	for (size_t i = 0; i < s.n; i++) { /* a line a row */
		bool control = s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == '\t';
		eg_buf_put(out, control ? " " : s.p + i, 1);
	}
	for (size_t i = 0; !right && !last && i < pad; i++)
		eg_buf_byte(out, ' ');
}

static void write_table(eg_arena *a, const eg_rows *r, eg_buf *out)
{
	size_t *widths = EG_NEW_N(a, size_t, r->columns);
	bool *numbers = EG_NEW_N(a, bool, r->columns);
	for (size_t c = 0; c < r->columns; c++) {
		widths[c] = eg_terminal_width(r->names[c]);
		numbers[c] = r->count > 0;
	}
	for (size_t i = 0; i < r->count * r->columns; i++) {
		size_t c = i % r->columns, w = eg_terminal_width(cell_text(a, &r->cells[i]));
		widths[c] = w > widths[c] ? w : widths[c];
		numbers[c] =
			numbers[c] && (r->cells[i].kind == EG_CELL_INTEGER || r->cells[i].fraction);
	}
	for (size_t c = 0; c < r->columns; c++) {
		eg_buf_cstr(out, c ? "  " : "");
		put_padded(out, r->names[c], widths[c], numbers[c], c + 1 == r->columns);
	}
	eg_buf_byte(out, '\n');
	for (size_t c = 0; c < r->columns; c++) {
		eg_buf_cstr(out, c ? "  " : "");
		for (size_t i = 0; i < widths[c]; i++)
			eg_buf_byte(out, '-');
	}
	eg_buf_byte(out, '\n');
	for (size_t i = 0; i < r->count * r->columns; i++) {
		size_t c = i % r->columns;
		eg_buf_cstr(out, c ? "  " : "");
		put_padded(out, cell_text(a, &r->cells[i]), widths[c], numbers[c],
			c + 1 == r->columns);
		if (c + 1 == r->columns)
			eg_buf_byte(out, '\n');
	}
}

/* All rows are counted, those that are printed kept. */
static bool take(
	eg_session *s, eg_str sql, eg_query_place place, size_t most, eg_rows *kept, size_t *count)
{
	eg_rows all = {0};
	*count = 0;
	if (most == 0) {
		bool good = eg_query_all(s->arena, s->dataset, sql, place, NULL, 0, kept, &s->diag);
		*count = kept->count;
		if (good)
			eg_query_review(s->dataset, sql, place, &s->diag);
		return good;
	}
	eg_query *q = eg_query_open(s->dataset, sql, place, &s->diag);
	if (!q)
		return false;
	eg_query_review(s->dataset, sql, place, &s->diag);
	size_t errors = s->diag.errors, cap = 0, n = eg_query_columns(q);
	all.columns = n;
	all.names = EG_NEW_N(s->arena, eg_str, n);
	for (size_t i = 0; i < n; i++)
		all.names[i] = eg_str_copy(s->arena, eg_query_column(q, i));
	eg_cell *row = EG_NEW_N(s->arena, eg_cell, n);
	for (; eg_query_next(q, row); ++*count) {
		if (all.count == most)
			continue;
		all.cells = eg_grow(s->arena, all.cells, all.count, &cap, sizeof *row * n);
		for (size_t i = 0; i < n; i++) {
			eg_cell *cell = &all.cells[all.count * n + i];
			*cell = row[i];
			if (cell->kind == EG_CELL_TEXT)
				cell->text = eg_str_copy(s->arena, cell->text);
		}
		all.count++;
	}
	eg_query_close(q);
	*kept = all;
	return s->diag.errors == errors;
}

bool eg_run_query(eg_session *s, eg_str sql, const eg_query_form *form, eg_buf *out, size_t *count)
{
	uint32_t file = eg_sources_add(&s->sources, EG_STR("query"), EG_STR("query"), sql);
	eg_sources_at(&s->sources, file)->embedded = true;
	s->asked = file;
	eg_query_place place = {.span = {file, 0, (uint32_t)sql.n}};
	eg_rows rows;
	if (!take(s, sql, place, form->most, &rows, count))
		return false;
	if (eg_str_is(form->name, "csv"))
		write_csv(s->arena, &rows, out);
	else if (eg_str_is(form->name, "json"))
		write_json(s->arena, &rows, out);
	else
		write_table(s->arena, &rows, out);
	return true;
}
