/* put.c -- the cells of data rows: into the library's tree, or past it into the page's spool. */
#include "xlsx/write.h"

static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

/* Fibonacci hashing of the address. */
static int32_t index_of(eg_writer *w, lxw_format *f)
{
	uint64_t mixed = (uint64_t)(uintptr_t)f * UINT64_C(0x9E3779B97F4A7C15);
	eg_format_index *at = &w->indexes[mixed >> (64 - EG_INDEX_BITS)];
	if (at->format != f)
		*at = (eg_format_index){f, lxw_format_get_xf_index(f)};
	return at->index;
}

static eg_spot spot(eg_writer *w, lxw_row_t row, size_t column, lxw_format *f)
{
	return (eg_spot){.row = row, .column = column, .format = index_of(w, f)};
}

bool eg_put_text(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, lxw_format *f)
{
	if (!p->spool)
		return eg_writer_ok(
			w, worksheet_write_string(p->ws, row, (lxw_col_t)column, w->text.p, f));
	eg_spool_text(p->spool, spot(w, row, column, f), eg_buf_view(&w->text), false);
	return true;
}

bool eg_put_plain(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str text, lxw_format *f)
{
	eg_spool_text(p->spool, spot(w, row, column, f), text, true);
	return true;
}

bool eg_put_blank(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, lxw_format *f)
{
	if (!p->spool)
		return eg_writer_ok(w, worksheet_write_blank(p->ws, row, (lxw_col_t)column, f));
	eg_spool_blank(p->spool, spot(w, row, column, f));
	return true;
}

bool eg_put_number(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, int64_t v, int scale,
	lxw_format *f)
{
	EG_ASSERT(scale >= 0 && scale < (int)EG_COUNT(powers));
	if (!p->spool)
		return eg_writer_ok(w, worksheet_write_number(p->ws, row, (lxw_col_t)column,
					       (double)v / powers[scale], f));
	eg_spool_number(p->spool, spot(w, row, column, f), v, scale);
	return true;
}

bool eg_put_fraction(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, double v, lxw_format *f)
{
	if (!p->spool)
		return eg_writer_ok(w, worksheet_write_number(p->ws, row, (lxw_col_t)column, v, f));
	eg_spool_fraction(p->spool, spot(w, row, column, f), v);
	return true;
}

bool eg_put_day(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_day day, lxw_format *f)
{
	lxw_datetime t = {0};
	if (p->spool) /* the format counts a 29 February 1900, so days from March on from here */
		return eg_put_number(w, p, row, column, day - eg_day_of(1899, 12, 30), 0, f);
	eg_day_split(day, &t.year, &t.month, &t.day);
	return eg_writer_ok(w, worksheet_write_datetime(p->ws, row, (lxw_col_t)column, &t, f));
}

bool eg_put_link(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str address, lxw_format *f)
{
	static const eg_str internal = EG_STR_INIT("internal:");
	lxw_col_t at = (lxw_col_t)column;
	/* An address outside needs a relation, which the library makes. Its frame must hold one
	 * link, so that the others have a place. */
	bool first = p->links++ == 0;
	if (!p->spool)
		return eg_writer_ok(
			w, worksheet_write_url_opt(p->ws, row, at, address.p, f, w->text.p, NULL));
	if (!first && eg_str_starts(address, internal))
		eg_spool_link(p->spool, spot(w, row, column, f),
			eg_str_cut(address, internal.n, address.n));
	else if (!eg_writer_ok(w, worksheet_write_url_opt(p->ws, row, at, address.p, f, "", NULL)))
		return false;
	return eg_put_text(w, p, row, column, f);
}

bool eg_put_formula(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *v, lxw_format *f)
{
	lxw_col_t at = (lxw_col_t)column;
	bool words = v->kind == EG_CELL_TEXT;
	if (!p->spool)
		return eg_writer_ok(w, words ? worksheet_write_formula_str(p->ws, row, at,
						       w->text.p, f, eg_cstr(w->arena, v->text))
					     : worksheet_write_formula_num(p->ws, row, at,
						       w->text.p, f, (double)v->integer));
	eg_str formula = eg_str_cut(eg_buf_view(&w->text), 1, w->text.n); /* without its sign */
	eg_spool_formula(p->spool, spot(w, row, column, f), formula, words ? 0 : v->integer,
		words ? v->text : (eg_str){NULL, 0});
	return true;
}

bool eg_put_row(eg_writer *w, eg_xpage *p, lxw_row_t row)
{
	if (!p->spool)
		return eg_row_height(w, p, row, p->lines);
	eg_spool_row(p->spool, row, eg_row_points(p, p->lines), p->level);
	return true;
}

bool eg_spools_open(eg_writer *w, eg_xpage *p)
{
	if (!p->spooled)
		return true;
	p->spool = eg_spool_open(w->arena, w->folder, p->sheet->column_count);
	return p->spool || eg_writer_fail(w, EG_STR("the disk is full or cannot be written"));
}

bool eg_spools_end(eg_writer *w, eg_xpage *p)
{
	if (!p->spool)
		return true;
	lxw_row_t last = (lxw_row_t)(EG_FIRST_ROW + p->count - 1);
	lxw_col_t right = (lxw_col_t)(p->sheet->column_count - 1);
	lxw_row_col_options options = {.level = p->spool->level};
	/* So that the library knows how far the page goes and how deep its rows fold. */
	bool marked = eg_writer_ok(w, worksheet_write_blank(p->ws, last, right,
					      eg_format_of(&w->formats, EG_S_TEXT))) &&
		      (options.level == 0 ||
			      eg_writer_ok(w, worksheet_set_row_opt(p->ws, last, LXW_DEF_ROW_HEIGHT,
						      NULL, &options)));
	return marked &&
	       (eg_spool_end(p->spool) ||
		       eg_writer_fail(w, EG_STR("the disk is full or cannot be written")));
}

void eg_spools_close(eg_writer *w)
{
	for (size_t i = 0; i < w->page_count; i++)
		eg_spool_close(w->pages[i].spool);
}
