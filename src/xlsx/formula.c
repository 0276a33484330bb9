/* formula.c -- cells that the workbook computes again, and the names of those that it reads.
 *
 * Formulas are the program's own; no text of the specs ever gets into one. Their results are
 * written with them, because a viewer that does not calculate shows nought otherwise (XLSX.md 3.3).
 */
#include "roster/speak.h"
#include "xlsx/measure.h"
#include "xlsx/write.h"

static size_t find_key(const eg_xsheet *s, eg_str key)
{
	for (size_t i = 0; i < s->column_count; i++) {
		if (eg_str_eq(s->columns[i].key, key))
			return i;
	}
	return SIZE_MAX;
}

/* The column's formula for one row, ended by NUL. */
static void make_formula(eg_buf *b, const eg_xsheet *s, const eg_xcolumn *c, lxw_row_t row)
{
	b->n = 0;
	for (size_t i = 0; i < c->formula.n; i++) {
		size_t end =
			c->formula.p[i] == '{' ? eg_str_find(c->formula, EG_STR("}"), i) : SIZE_MAX;
		if (end == SIZE_MAX) {
			eg_buf_byte(b, c->formula.p[i]);
			continue;
		}
		char cell[LXW_MAX_CELL_NAME_LENGTH];
		size_t column = find_key(s, eg_str_cut(c->formula, i + 1, end));
		EG_ASSERT(column != SIZE_MAX);
		lxw_rowcol_to_cell(cell, row, (lxw_col_t)column);
		eg_buf_cstr(b, cell);
		i = end;
	}
	eg_buf_byte(b, '\0');
	b->n--;
}

bool eg_formula_write(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *v)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	make_formula(&w->text, p->sheet, c, row);
	if (v->kind != EG_CELL_TEXT)
		return eg_put_formula(
			w, p, row, column, v, eg_format_of(&w->formats, EG_S_INTEGER));
	eg_cell shown = *v;
	shown.text = eg_column_said(&w->said, w->w->lang, c, v->text);
	uint32_t px = eg_text_px(shown.text, true) + EG_PAD_PX;
	p->px[column] = px > p->px[column] ? px : p->px[column];
	return eg_put_formula(
		w, p, row, column, &shown, eg_format_of(&w->formats, EG_S_LIVE_WORDS));
}

bool eg_formula_name(eg_writer *w, eg_xpage *p, lxw_row_t row, const eg_cell *cells)
{
	const eg_cell *id = &cells[p->sheet->columns[0].column];
	char cell[LXW_MAX_CELL_NAME_LENGTH];
	if (id->kind != EG_CELL_TEXT)
		return true;
	lxw_rowcol_to_cell_abs(cell, row, (lxw_col_t)p->sheet->named_column, 1, 1);
	eg_str name =
		eg_strf(w->arena, "%.*s%.*s", EG_ARG(p->sheet->names_prefix), EG_ARG(id->text));
	eg_str range = eg_strf(w->arena, "='%.*s'!%s", EG_ARG(p->name), cell);
	return eg_writer_ok(w,
		workbook_define_name(w->book, eg_cstr(w->arena, name), eg_cstr(w->arena, range)));
}
