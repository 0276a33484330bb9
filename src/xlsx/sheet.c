/* sheet.c -- one sheet of the roster: heading, table, rows, widths, on one page or several. */
#include "roster/speak.h"
#include "xlsx/measure.h"
#include "xlsx/write.h"

#define BRAND_DEEP    0x162E51
#define FIXED_TAB     0x71767A
#define CHART_TAB     0x005EA2
#define ARROW_PX      19u /* the filter's button in a header cell */
#define HEAD_PAD      14u
#define SHORT_HEAD    9u /* bytes */
#define HEAD_LINES    3u
#define LEAST_PX      48u
#define LINE_PT       15 /* Calibri 11 */
#define TITLE_PT      24
#define TITLE_SIZE    16u /* of the type in row 1, and of that below */
#define BODY_SIZE     11u
#define CHART_HEAD_PX 110u /* the columns above a chart hold the links */
#define MOST_LINES    27u  /* a row is at most 409 points high */

/* -- rows, whether they come from a query or are fixed -- */

typedef struct row_source {
	const eg_xsheet *sheet;
	eg_query *query;
	eg_cell *cells;
	size_t at;
	eg_str group; /* of the row before */
} row_source;

static bool open_rows(eg_writer *w, const eg_xsheet *s, row_source *out)
{
	*out = (row_source){.sheet = s};
	if (s->fixed) {
		out->cells = EG_NEW_N(w->arena, eg_cell, s->column_count);
		return true;
	}
	out->query = eg_xsheet_open(w->ds, s, w->d);
	if (out->query == NULL)
		return eg_writer_fail(w, EG_STR("a query of the workbook failed"));
	out->cells = EG_NEW_N(w->arena, eg_cell, eg_query_columns(out->query));
	return true;
}

static bool next_row(row_source *r)
{
	if (r->query)
		return eg_query_next(r->query, r->cells);
	if (r->at >= r->sheet->fixed_rows)
		return false;
	for (size_t c = 0; c < r->sheet->column_count; c++) {
		eg_str s = r->sheet->fixed[r->at * r->sheet->column_count + c];
		r->cells[c] = (eg_cell){.kind = s.n ? EG_CELL_TEXT : EG_CELL_NULL, .text = s};
	}
	r->at++;
	return true;
}

static void close_rows(row_source *r)
{
	if (r->query)
		eg_query_close(r->query);
}

/* -- rows 1 to 4 -- */

static bool write_line(eg_writer *w, eg_xpage *p, lxw_row_t row, eg_str s, enum eg_style style)
{
	lxw_format *f = eg_format_of(&w->formats, style);
	uint32_t px = eg_text_px(s, style != EG_S_WHAT);
	px = style == EG_S_TITLE ? px * TITLE_SIZE / BODY_SIZE : px;
	p->top_px = px > p->top_px ? px : p->top_px;
	if (s.n == 0)
		return eg_writer_ok(w, worksheet_write_blank(p->ws, row, 0, f));
	return eg_writer_ok(w, worksheet_write_string(p->ws, row, 0, eg_cstr(w->arena, s), f));
}

static bool write_nav(eg_writer *w, eg_xpage *p, lxw_col_t column, const char *made)
{
	eg_str title = eg_sheet_called(w, made);
	char *shown = eg_cstr(w->arena, title);
	eg_str at = eg_link_internal(w, EG_STR(""), title);
	lxw_format *f = eg_format_of(&w->formats, EG_S_NAV);
	if (at.p == NULL)
		return eg_writer_ok(w, worksheet_write_string(p->ws, 3, column, shown, f));
	p->links++;
	return eg_writer_ok(w, worksheet_write_url_opt(p->ws, 3, column, at.p, f, shown, NULL));
}

/* A sentence that is followed by others here. */
static eg_str bare_sentence(eg_str s)
{
	while (s.n && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == '\n'))
		s.n--;
	return s;
}

/* "The bodies with which we work. 83 rows, as of 2026-09-30." */
static eg_str what_it_is(eg_writer *w, const eg_xsheet *s)
{
	eg_str lang = w->w->lang, what = bare_sentence(s->what), as_of = w->w->as_of;
	size_t rows = s->fixed ? s->fixed_rows : s->rows;
	if (s->charted)
		return eg_say_with(w->arena, lang, "{1}. As of {2}.", (eg_str[]){what, as_of}, 2);
	eg_str count = eg_say_count(w->arena, lang, "{1} row", "{1} rows", rows);
	return eg_say_with(
		w->arena, lang, "{1}. {2}, as of {3}.", (eg_str[]){what, count, as_of}, 3);
}

static eg_str heading_of(eg_writer *w, const eg_xpage *p)
{
	eg_arena *a = w->arena;
	if (p->parts == 1)
		return p->sheet->heading;
	eg_str words[] = {
		p->sheet->heading, eg_strf(a, "%zu", p->part), eg_strf(a, "%zu", p->parts)};
	return eg_say_with(a, w->w->lang, "{1} (part {2} of {3})", words, EG_COUNT(words));
}

static bool write_heading(eg_writer *w, eg_xpage *p)
{
	p->nav_px = eg_text_px(eg_sheet_called(w, "Contents"), false) + HEAD_PAD;
	eg_str marking = eg_say_with(w->arena, w->w->lang, "Marking: {1}", &w->w->marking, 1);
	return eg_writer_ok(w, worksheet_set_row(p->ws, 0, TITLE_PT, NULL)) &&
	       write_line(w, p, 0, heading_of(w, p), EG_S_TITLE) &&
	       write_line(w, p, 1, what_it_is(w, p->sheet), EG_S_WHAT) &&
	       write_line(w, p, 2, marking, EG_S_MARKING) && write_nav(w, p, 0, "Contents") &&
	       write_nav(w, p, 1, "Data dictionary");
}

/* -- widths -- */

uint32_t eg_row_points(const eg_xpage *p, uint32_t lines)
{
	if (lines <= 1 && p->level == 0)
		return 0;
	lines = lines ? lines : 1;
	return LINE_PT * (lines < MOST_LINES ? lines : MOST_LINES);
}

bool eg_row_height(eg_writer *w, eg_xpage *p, lxw_row_t row, uint32_t lines)
{
	lxw_row_col_options options = {.level = p->level};
	uint32_t points = eg_row_points(p, lines);
	return points == 0 ||
	       eg_writer_ok(w, worksheet_set_row_opt(p->ws, row, points, NULL, &options));
}

/* Columns without a single value are folded away: they would push those that say something off the
 * screen and make the print too small. The sign above the columns opens them. */
static bool is_folded(const eg_xpage *p, size_t column)
{
	return p->count > 0 && p->filled[column] == 0 && eg_column_may_fold(p, column);
}

/* A header may wrap between its words, unless it is as short as "FY 2026", and on few lines: a
 * narrow column of small numbers would else make the whole header high. */
static uint32_t head_px(const eg_xpage *p, size_t column)
{
	eg_str head = p->heads[column];
	uint32_t px = head.n <= SHORT_HEAD ? eg_text_px(head, true) : eg_word_px(head, true);
	while (eg_wrapped_lines(head, true, px) > HEAD_LINES)
		px += EG_CHAR_PX;
	return px + ARROW_PX + HEAD_PAD;
}

static uint32_t final_px(const eg_xpage *p, size_t column)
{
	uint32_t px = p->px[column], most = p->limits[column];
	most = most > p->least[column] ? most : p->least[column];
	px = px > most ? most : px;
	px = px < head_px(p, column) ? head_px(p, column) : px;
	px = px < LEAST_PX ? LEAST_PX : px;
	if (column == 0 && px < p->nav_px)
		px = p->nav_px;
	return px;
}

static bool set_width(eg_writer *w, eg_xpage *p, size_t column)
{
	size_t n = p->sheet->column_count;
	bool folded = column < n && is_folded(p, column);
	lxw_col_t at = (lxw_col_t)column;
	lxw_row_col_options options = {.hidden = folded,
		.level = folded,
		.collapsed = !folded && column > 0 && is_folded(p, column - 1)};
	if (column == n) /* beside the table, for the sign of columns folded at its end */
		return !options.collapsed ||
		       eg_writer_ok(w, worksheet_set_column_opt(
					       p->ws, at, at, LXW_DEF_COL_WIDTH, NULL, &options));
	p->widths[column] = folded ? 0 : final_px(p, column);
	return eg_writer_ok(w, worksheet_set_column_pixels_opt(
				       p->ws, at, at, final_px(p, column), NULL, &options));
}

static bool set_widths(eg_writer *w, eg_xpage *p, uint64_t *all)
{
	for (size_t c = 0; c <= p->sheet->column_count; c++) {
		if (!set_width(w, p, c))
			return false;
		*all += c < p->sheet->column_count ? p->widths[c] : 0;
	}
	return true;
}

/* The header's lines, once the widths are final; before that, at the least widths. */
static uint32_t head_lines(const eg_xpage *p, bool final)
{
	uint32_t most = 1;
	for (size_t c = 0; c < p->sheet->column_count; c++) {
		if (final && is_folded(p, c))
			continue;
		uint32_t px = final ? final_px(p, c) : head_px(p, c);
		uint32_t lines = eg_wrapped_lines(p->heads[c], true, px - ARROW_PX - HEAD_PAD);
		most = lines > most ? lines : most;
	}
	return most;
}

/* -- header and table -- */

static bool is_number(enum eg_xtype t)
{
	return t == EG_X_INTEGER || t == EG_X_DECIMAL || t == EG_X_MONEY || t == EG_X_PERCENT ||
	       t == EG_X_DATE || t == EG_X_MONTH;
}

static enum eg_style head_style(const eg_xcolumn *c)
{
	return is_number(c->type) ? EG_S_HEAD_RIGHT : EG_S_HEAD;
}

static bool has_totals(const eg_xsheet *s)
{
	for (size_t c = 0; c < s->column_count; c++) {
		if (s->columns[c].total)
			return true;
	}
	return false;
}

static lxw_row_t last_row(const eg_xpage *p)
{
	return (lxw_row_t)(EG_FIRST_ROW + (p->count ? p->count : 1) - 1);
}

/* Of the table's own row of totals; the formula is written over it. */
static int function_of(enum eg_xtotal total)
{
	switch (total) {
	case EG_TOTAL_SUM:
		return LXW_TABLE_FUNCTION_SUM;
	case EG_TOTAL_COUNT:
		return LXW_TABLE_FUNCTION_COUNT;
	case EG_TOTAL_MEAN:
		return LXW_TABLE_FUNCTION_AVERAGE;
	case EG_TOTAL_NONE:
	case EG_TOTAL_DISTINCT:
		break;
	}
	return LXW_TABLE_FUNCTION_NONE;
}

static bool add_table(eg_writer *w, eg_xpage *p)
{
	const eg_xsheet *s = p->sheet;
	lxw_table_column *columns = EG_NEW_N(w->arena, lxw_table_column, s->column_count);
	lxw_table_column **list = EG_NEW_N(w->arena, lxw_table_column *, s->column_count + 1);
	for (size_t c = 0; c < s->column_count; c++) {
		columns[c].header = eg_cstr(w->arena, p->heads[c]);
		columns[c].header_format = eg_format_of(&w->formats, head_style(&s->columns[c]));
		columns[c].total_function = (uint8_t)function_of(s->columns[c].total);
		list[c] = &columns[c];
	}
	bool totals = has_totals(s);
	if (totals && !s->columns[0].total)
		columns[0].total_string = eg_cstr(w->arena, eg_say(w->w->lang, EG_STR("Total")));
	lxw_table_options options = {
		.name = eg_cstr(w->arena, p->table),
		.columns = list,
		.total_row = totals,
		.no_autofilter = s->no_filter,
		.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.style_type_number = 1,
	};
	return eg_writer_ok(w, worksheet_add_table(p->ws, EG_HEAD_ROW, 0, last_row(p) + totals,
				       (lxw_col_t)(s->column_count - 1), &options));
}

static bool add_plain_header(eg_writer *w, eg_xpage *p)
{
	const eg_xsheet *s = p->sheet;
	for (size_t c = 0; c < s->column_count; c++) {
		lxw_format *f = eg_format_of(&w->formats, head_style(&s->columns[c]));
		if (!eg_writer_ok(w, worksheet_write_string(
					     p->ws, EG_HEAD_ROW, (lxw_col_t)c, p->heads[c].p, f)))
			return false;
	}
	return eg_row_height(w, p, EG_HEAD_ROW, head_lines(p, false)) &&
	       (s->no_filter ||
		       eg_writer_ok(w, worksheet_autofilter(p->ws, EG_HEAD_ROW, 0, last_row(p),
					       (lxw_col_t)(s->column_count - 1))));
}

static bool write_totals(eg_writer *w, eg_xpage *p)
{
	const eg_xsheet *s = p->sheet;
	lxw_format *f = eg_format_of(&w->formats, EG_S_TOTAL_WORDS);
	lxw_row_t row = last_row(p) + 1;
	for (size_t c = 0; c < s->column_count; c++) {
		lxw_col_t at = (lxw_col_t)c;
		bool good = s->columns[c].total ? eg_total_write(w, p, c, row)
			    : c == 0            ? eg_writer_ok(w,
							  worksheet_write_string(p->ws, row, at,
								  eg_cstr(w->arena,
									  eg_say(w->w->lang, EG_STR("Total"))),
								  f))
				     : eg_writer_ok(w, worksheet_write_blank(p->ws, row, at, f));
		if (!good)
			return false;
	}
	return true;
}

/* -- pages -- */

static void start_page(eg_writer *w, eg_xpage *p)
{
	size_t n = p->sheet->column_count;
	/* Whether a sheet streams is read when it is added, so that small sheets beside a large
	 * one keep their tables. */
	w->book->options.constant_memory = p->streamed;
	p->ws = workbook_add_worksheet(w->book, p->name.p);
	if (p->ws == NULL)
		return;
	worksheet_set_tab_color(p->ws, p->sheet->fixed     ? FIXED_TAB
				       : p->sheet->charted ? CHART_TAB
							   : BRAND_DEEP);
	if (w->w->rtl)
		worksheet_right_to_left(p->ws);
	/* Rows of a group fold under the first of them. */
	if (p->sheet->group)
		worksheet_outline_settings(p->ws, 1, 0, 1, 0);
	p->px = EG_NEW_N(w->arena, uint32_t, n);
	p->least = EG_NEW_N(w->arena, uint32_t, n);
	p->widths = EG_NEW_N(w->arena, uint32_t, n);
	p->sums = EG_NEW_N(w->arena, double, n);
	p->scales = EG_NEW_N(w->arena, int, n);
	p->moneys = EG_NEW_N(w->arena, eg_money *, n);
	p->filled = EG_NEW_N(w->arena, size_t, n);
	p->late = EG_NEW_N(w->arena, lxw_row_t, n);
	p->numbers = EG_NEW_N(w->arena, size_t, n);
	for (size_t c = 0; c < n; c++) {
		if (p->sheet->columns[c].total != EG_TOTAL_DISTINCT)
			continue;
		if (p->distinct == NULL)
			p->distinct = EG_NEW_N(w->arena, eg_map, n);
		eg_map_init(&p->distinct[c], w->arena);
	}
}

/* The outline level of a row: 1 where it is of the same group as the one before. */
static uint8_t level_of(eg_writer *w, row_source *rows, bool first)
{
	if (rows->sheet->group == 0)
		return 0;
	const eg_cell *c = &rows->cells[rows->sheet->group - 1];
	eg_arena_mark m = eg_arena_save(w->arena);
	eg_str now = c->kind == EG_CELL_TEXT ? c->text : EG_STR("");
	if (c->kind == EG_CELL_INTEGER)
		now = eg_strf(w->arena, "%lld", (long long)c->integer);
	if (!first && eg_str_eq(now, rows->group)) {
		eg_arena_rewind(w->arena, m);
		return 1;
	}
	rows->group = eg_str_copy(w->arena, now);
	return 0;
}

static bool write_rows(eg_writer *w, eg_xpage *p, row_source *rows)
{
	size_t n = p->sheet->column_count;
	for (size_t i = 0; i < p->count; i++) {
		lxw_row_t row = (lxw_row_t)(EG_FIRST_ROW + i);
		if (!next_row(rows))
			return eg_writer_fail(
				w, eg_strf(w->arena, "sheet '%.*s' ended after %zu rows of %zu",
					   EG_ARG(p->name), p->first + i, p->sheet->rows));
		if (!eg_links_agree(w, p, p->first + i, rows->cells))
			return false;
		p->lines = 1;
		p->level = level_of(w, rows, i == 0);
		for (size_t c = 0; c < n; c++) {
			if (!eg_cell_write(w, p, row, c, rows->cells))
				return false;
		}
		if (!eg_put_row(w, p, row) ||
			(p->sheet->names_prefix.n && !eg_formula_name(w, p, row, rows->cells)))
			return false;
	}
	p->level = 0;
	/* A table must have a row. */
	lxw_format *f = eg_format_of(&w->formats, EG_S_TEXT);
	for (size_t c = 0; p->count == 0 && c < n; c++) {
		if (!eg_writer_ok(w, worksheet_write_blank(p->ws, EG_FIRST_ROW, (lxw_col_t)c, f)))
			return false;
	}
	return true;
}

static bool finish_page(eg_writer *w, eg_xpage *p)
{
	uint64_t px = 0;
	size_t n = p->sheet->column_count, freeze = p->sheet->freeze;
	p->last = last_row(p) + has_totals(p->sheet);
	char range[LXW_MAX_CELL_RANGE_LENGTH];
	lxw_rowcol_to_range(range, EG_FIRST_ROW, 0, last_row(p), (lxw_col_t)(n - 1));
	worksheet_freeze_panes(p->ws, EG_FIRST_ROW, (lxw_col_t)(freeze < n ? freeze : 0));
	eg_page_protect(p);
	return eg_writer_ok(w,
		       worksheet_ignore_errors(p->ws, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range)) &&
	       (p->count == 0 ||
		       (eg_rules_add(w, p, last_row(p)) && eg_choices_add(w, p, last_row(p)))) &&
	       set_widths(w, p, &px) &&
	       (p->streamed || eg_row_height(w, p, EG_HEAD_ROW, head_lines(p, true))) &&
	       eg_page_set_up(w, p, px);
}

static bool write_page(eg_writer *w, eg_xpage *p, row_source *rows)
{
	start_page(w, p);
	if (p->ws == NULL)
		return eg_writer_fail(w, EG_STR("a sheet could not be made"));
	if (p->part == 2)
		(void)eg_report(w->d, EG_R_SHEET_CONTINUES, p->sheet->place.span,
			"sheet '%.*s' has %zu rows and continues on %zu further %s",
			EG_ARG(p->sheet->title), p->sheet->rows, p->parts - 1,
			p->parts == 2 ? "sheet" : "sheets");
	if (p->streamed && p->part == 1)
		(void)eg_report(w->d, EG_R_SHEET_STREAMED, p->sheet->place.span,
			"sheet '%.*s' has %zu rows and is written as a plain range with a filter, "
			"not as a table",
			EG_ARG(p->sheet->title), p->sheet->rows);
	if (!eg_widths_limit(w, p) || !write_heading(w, p) ||
		!(p->streamed ? add_plain_header(w, p) : add_table(w, p)) ||
		!eg_spools_open(w, p) || !write_rows(w, p, rows) || !eg_spools_end(w, p))
		return false;
	eg_money_settle(p);
	return (!has_totals(p->sheet) || write_totals(w, p)) && finish_page(w, p);
}

static bool write_chart(eg_writer *w, eg_xpage *p)
{
	start_page(w, p);
	if (p->ws == NULL)
		return eg_writer_fail(w, EG_STR("a sheet could not be made"));
	worksheet_gridlines(p->ws, LXW_HIDE_ALL_GRIDLINES);
	return write_heading(w, p) && eg_chart_add(w, p) &&
	       eg_writer_ok(w, worksheet_set_column_pixels(p->ws, 0, 1, CHART_HEAD_PX, NULL)) &&
	       eg_page_set_up(w, p, 0);
}

bool eg_sheet_write(eg_writer *w, size_t sheet)
{
	row_source rows;
	eg_xpage *p = &w->pages[w->first_page[sheet]];
	if (p->sheet->charted)
		return write_chart(w, p);
	if (!open_rows(w, p->sheet, &rows))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < p->parts; i++)
		good = write_page(w, &p[i], &rows);
	if (good && next_row(&rows))
		good = eg_writer_fail(
			w, eg_strf(w->arena, "sheet '%.*s' has more rows than were counted",
				   EG_ARG(p->name)));
	close_rows(&rows);
	return good;
}
