/* dump.c -- a workbook as text, for golden tests and for reading along. */
#include "base/buf.h"
#include "roster/speak.h"
#include "roster/words.h"

static void put_quoted(eg_buf *b, eg_str s)
{
	eg_buf_byte(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '"' || c == '\\')
			eg_buf_byte(b, '\\');
		if (c == '\n')
			eg_buf_cstr(b, "\\n");
		else if ((unsigned char)c < 0x20 || c == 0x7F)
			eg_bufv(b, "\\x%02X", (unsigned)(unsigned char)c);
		else
			eg_buf_byte(b, c);
	}
	eg_buf_byte(b, '"');
}

static void put_property(eg_buf *b, const char *name, eg_str value)
{
	if (value.n == 0)
		return;
	eg_bufv(b, "  %s ", name);
	put_quoted(b, value);
	eg_buf_byte(b, '\n');
}

static void put_column(eg_buf *b, const eg_xcolumn *c)
{
	eg_buf_cstr(b, "    column ");
	put_quoted(b, c->title);
	eg_bufv(b, " %s width %u", eg_xtype_word(c->type), (unsigned)c->width);
	if (c->type == EG_X_LINK)
		eg_bufv(b, " to %.*s", EG_ARG(c->link_sheet.n ? c->link_sheet : EG_STR("sheets")));
	static const char *const totals[] = {"none", "sum", "count", "mean", "distinct"};
	if (c->total)
		eg_bufv(b, " total %s", totals[c->total]);
	if (c->format.n)
		eg_bufv(b, " format %.*s", EG_ARG(c->format));
	if (c->from.n)
		eg_bufv(b, " from %.*s", EG_ARG(c->from));
	eg_buf_byte(b, '\n');
}

static void put_cell(
	eg_buf *b, const eg_xsheet *s, const eg_xcolumn *c, const eg_cell *cell, int scale)
{
	eg_buf said = {0};
	switch ((enum eg_cell_kind)cell->kind) {
	case EG_CELL_NULL:
		eg_buf_byte(b, '-');
		return;
	case EG_CELL_INTEGER:
		eg_buf_fixed(b, cell->integer, scale);
		return;
	case EG_CELL_TEXT:
		put_quoted(b, eg_column_said(&said, s->lang, c, cell->text));
		eg_buf_release(&said);
		return;
	}
}

static void put_fixed(eg_buf *b, const eg_xsheet *s)
{
	for (size_t i = 0; i < s->fixed_rows; i++) {
		eg_buf_cstr(b, "    row");
		for (size_t c = 0; c < s->column_count; c++) {
			eg_str v = s->fixed[i * s->column_count + c];
			eg_cell cell = {.kind = v.n ? EG_CELL_TEXT : EG_CELL_NULL, .text = v};
			eg_buf_byte(b, ' ');
			put_cell(b, s, &s->columns[c], &cell, 0);
		}
		eg_buf_byte(b, '\n');
	}
}

static void put_rows(eg_arena *a, eg_buf *b, const eg_xsheet *s, eg_dataset *ds, eg_diag *d)
{
	eg_query *q = eg_xsheet_open(ds, s, d);
	if (q == NULL)
		return;
	eg_cell *cells = EG_NEW_N(a, eg_cell, eg_query_columns(q));
	while (eg_query_next(q, cells)) {
		eg_buf_cstr(b, "    row");
		for (size_t c = 0; c < s->column_count; c++) {
			eg_buf_byte(b, ' ');
			put_cell(b, s, &s->columns[c], &cells[s->columns[c].column],
				eg_xcolumn_scale(&s->columns[c], cells));
		}
		eg_buf_byte(b, '\n');
	}
	eg_query_close(q);
}

static void put_chart(eg_buf *b, const eg_xchart *c)
{
	static const char *const kinds[] = {"columns", "stacked", "line"};
	eg_bufv(b, "    chart %s rows %zu to %zu\n", kinds[c->kind], c->from, c->to);
	put_property(b, "    title", c->title);
	put_property(b, "    alt", c->alt);
}

eg_str eg_workbook_dump(eg_arena *a, const eg_workbook *w, eg_dataset *ds, eg_diag *d)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, "workbook\n");
	put_property(&b, "file", w->file);
	put_property(&b, "title", w->title);
	if (!eg_str_eq(w->header, w->title))
		put_property(&b, "header", w->header);
	put_property(&b, "subject", w->subject);
	put_property(&b, "author", w->author);
	put_property(&b, "comments", w->comments);
	put_property(&b, "edition", w->edition);
	put_property(&b, "as-of", w->as_of);
	put_property(&b, "marking", w->marking);
	for (size_t i = 0; i < w->sheet_count; i++) {
		const eg_xsheet *s = &w->sheets[i];
		eg_buf_cstr(&b, "  sheet ");
		put_quoted(&b, s->title);
		eg_bufv(&b, " table %.*s freeze %zu rows %zu\n", EG_ARG(s->table), s->freeze,
			s->fixed ? s->fixed_rows : s->rows);
		for (size_t c = 0; c < s->column_count; c++)
			put_column(&b, &s->columns[c]);
		if (s->charted)
			put_chart(&b, s->chart);
		else if (s->fixed)
			put_fixed(&b, s);
		else
			put_rows(a, &b, s, ds, d);
	}
	eg_str text = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return text;
}
