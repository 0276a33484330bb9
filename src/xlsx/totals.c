/* totals.c -- what stands under a column: formulas that follow the filter, with their results.
 *
 * The library's own SUBTOTAL(109,[Title]) is not read by some programs: the range says the same
 * everywhere, and the result is written with it for those that do not calculate.
 */
#include "xlsx/measure.h"
#include "xlsx/write.h"

#define EXACT_MAX     9007199254740992.0 /* 2^53 */
#define MOST_MEASURED 9e18
#define MOST_PLACES   4     /* of a number that is no money */
#define BOLDER        16u   /* bold letters are wider by one part of so many */
#define MOST_DISTINCT 5000u /* COUNTIF looks at each cell for each: beyond it a plain number */

static bool is_whole(double v, double unit)
{
	return v > EXACT_MAX || v < -EXACT_MAX ||
	       (v == (double)(int64_t)v && (int64_t)v % (int64_t)unit == 0);
}

static eg_str formula_of(eg_writer *w, const eg_xpage *p, size_t column, lxw_row_t row)
{
	static const int subtotals[] = {
		[EG_TOTAL_SUM] = 109, [EG_TOTAL_COUNT] = 103, [EG_TOTAL_MEAN] = 101};
	enum eg_xtotal total = p->sheet->columns[column].total;
	char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
	lxw_rowcol_to_cell(first, EG_FIRST_ROW, (lxw_col_t)column);
	lxw_rowcol_to_cell(last, row - 1, (lxw_col_t)column);
	if (total != EG_TOTAL_DISTINCT)
		return eg_strf(w->arena, "=SUBTOTAL(%d,%s:%s)", subtotals[total], first, last);
	return eg_strf(w->arena, "=SUMPRODUCT((%s:%s<>\"\")/COUNTIF(%s:%s,%s:%s&\"\"))", first,
		last, first, last, first, last);
}

/* The total in units of the column, and whether it is whole. */
static double value_of(const eg_xpage *p, size_t column, bool *whole)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	double unit = 1;
	*whole = true;
	switch (c->total) {
	case EG_TOTAL_COUNT:
		return (double)p->filled[column];
	case EG_TOTAL_DISTINCT:
		return (double)p->distinct[column].count;
	case EG_TOTAL_NONE:
	case EG_TOTAL_SUM:
	case EG_TOTAL_MEAN:
		break;
	}
	for (int i = 0; i < p->scales[column]; i++)
		unit *= 10;
	*whole = is_whole(p->sums[column], unit);
	if (c->total == EG_TOTAL_SUM)
		return p->sums[column] / unit;
	*whole = false;
	return p->sums[column] / unit / (double)p->numbers[column];
}

static bool is_of_values(const eg_xcolumn *c)
{
	return c->total == EG_TOTAL_SUM || c->total == EG_TOTAL_MEAN;
}

static enum eg_style style_of(const eg_xcolumn *c, bool whole)
{
	if (!is_of_values(c))
		return EG_S_TOTAL_INTEGER;
	if (c->type == EG_X_PERCENT)
		return EG_S_TOTAL_PERCENT;
	if (c->type == EG_X_MONEY)
		return EG_S_TOTAL_MONEY;
	return whole ? EG_S_TOTAL_INTEGER : EG_S_TOTAL_DECIMAL;
}

/* Decimals: those of the amounts above; a mean of whole ones that is not whole has two. */
static int places_of(const eg_xpage *p, size_t column, bool whole)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	int places = eg_money_places(p, column);
	if (c->type != EG_X_MONEY || !is_of_values(c))
		return whole ? 0 : MOST_PLACES;
	return places == 0 && !whole ? 2 : places;
}

/* As the numbers above it. */
static lxw_format *format_of(eg_writer *w, const eg_xpage *p, size_t column, bool whole)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	enum eg_style style = style_of(c, whole);
	if (is_of_values(c))
		w->formats.number = c->format;
	if (c->format.n == 0 && style == EG_S_TOTAL_MONEY)
		w->formats.number = eg_style_number(eg_money_style(places_of(p, column, whole)));
	lxw_format *f = eg_format_of(&w->formats, style);
	w->formats.number = (eg_str){NULL, 0};
	return f;
}

/* A total is often longer than what it adds, and is in bold. */
static void make_room(eg_xpage *p, size_t column, double value, bool whole)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	if (value > MOST_MEASURED || value < -MOST_MEASURED)
		return;
	uint32_t px = eg_number_px((int64_t)value, 0, places_of(p, column, whole));
	px += px / BOLDER + 1 + (is_of_values(c) ? eg_text_px(c->format, true) : 0) + EG_PAD_PX;
	p->px[column] = px > p->px[column] ? px : p->px[column];
	p->least[column] = px > p->least[column] ? px : p->least[column];
}

bool eg_total_write(eg_writer *w, eg_xpage *p, size_t column, lxw_row_t row)
{
	const eg_xcolumn *c = &p->sheet->columns[column];
	lxw_col_t at = (lxw_col_t)column;
	bool whole = true;
	/* The mean of nothing is no number. */
	if (c->total == EG_TOTAL_MEAN && p->numbers[column] == 0)
		return eg_writer_ok(w, worksheet_write_blank(p->ws, row, at,
					       eg_format_of(&w->formats, EG_S_TOTAL_WORDS)));
	double value = value_of(p, column, &whole);
	lxw_format *f = format_of(w, p, column, whole);
	make_room(p, column, value, whole);
	if (c->total == EG_TOTAL_DISTINCT && p->count > MOST_DISTINCT)
		return eg_writer_ok(w, worksheet_write_number(p->ws, row, at, value, f));
	eg_str formula = formula_of(w, p, column, row);
	return eg_writer_ok(w, worksheet_write_formula_num(p->ws, row, at, formula.p, f, value));
}
