/* widths.c -- how wide the columns of texts may get.
 *
 * A column's own width suits most texts. Where they are so long on the whole that rows would be
 * many lines high, the column gets wider: rows that fill the screen can neither be compared nor
 * printed. That takes a look at the rows before they are written, which pays for itself in sheets
 * that are read and printed, not in those of thousands of rows.
 */
#include "xlsx/measure.h"
#include "xlsx/write.h"

#define MOST_ROWS    400u
#define GOOD_LINES   5u  /* of a text, on the average of its column */
#define WIDEST_CHARS 80u /* as wide as the widest sentences of the standard roster */

typedef struct tally {
	uint64_t lines, texts;
} tally;

static uint32_t limit_of(const eg_xcolumn *c)
{
	return (c->width ? c->width : 30) * EG_CHAR_PX + EG_PAD_PX;
}

static bool wraps(enum eg_xtype t)
{
	return t == EG_X_TEXT || t == EG_X_NAME || t == EG_X_LIST;
}

static void look_at(const eg_xpage *p, const eg_cell *cells, tally *found)
{
	const eg_xsheet *s = p->sheet;
	for (size_t c = 0; c < s->column_count; c++) {
		const eg_cell *v = &cells[s->columns[c].column];
		if (!wraps(s->columns[c].type) || v->kind != EG_CELL_TEXT || v->text.n == 0)
			continue;
		bool bold = s->columns[c].type == EG_X_NAME;
		found[c].lines += eg_wrapped_lines(v->text, bold, p->limits[c] - EG_PAD_PX);
		found[c].texts++;
	}
}

static void widen(eg_xpage *p, const tally *found)
{
	const uint32_t widest = WIDEST_CHARS * EG_CHAR_PX + EG_PAD_PX;
	for (size_t c = 0; c < p->sheet->column_count; c++) {
		uint64_t good = found[c].texts * GOOD_LINES;
		if (found[c].lines <= good || p->limits[c] >= widest)
			continue;
		uint64_t px = p->limits[c] * found[c].lines / good;
		p->limits[c] = px < widest ? (uint32_t)px : widest;
	}
}

bool eg_widths_limit(eg_writer *w, eg_xpage *p)
{
	const eg_xsheet *s = p->sheet;
	p->limits = EG_NEW_N(w->arena, uint32_t, s->column_count);
	for (size_t c = 0; c < s->column_count; c++)
		p->limits[c] = limit_of(&s->columns[c]);
	/* The widths of an own sheet are those that somebody wished. */
	if (!s->folds || s->fixed || s->charted || s->rows > MOST_ROWS)
		return true;
	eg_query *q = eg_xsheet_open(w->ds, s, w->d);
	if (q == NULL)
		return eg_writer_fail(w, EG_STR("a query of the workbook failed"));
	eg_arena_mark m = eg_arena_save(w->arena);
	tally *found = EG_NEW_N(w->arena, tally, s->column_count);
	eg_cell *cells = EG_NEW_N(w->arena, eg_cell, eg_query_columns(q));
	while (eg_query_next(q, cells))
		look_at(p, cells, found);
	eg_query_close(q);
	widen(p, found);
	eg_arena_rewind(w->arena, m);
	return true;
}
