/* chart.c -- a chart on a page of its own, drawn from the cells of the sheet before it.
 *
 * Its series point at plain cells, whose values the library keeps in the chart, too: those of
 * formulas it would keep as nought (XLSX.md 3.4).
 */
#include "xlsx/celltext.h"
#include "xlsx/write.h"

#define CHART_PX_W    960u
#define CHART_PX_H    520u
#define LYING_PX      34u  /* a row of a chart whose columns lie */
#define AROUND_PX     140u /* its title, axis and edges */
#define ALT_UNITS     1000
#define TITLE_UNITS   200
#define LABEL_DEGREES (-45)
#define SMALL_PT      8
#define MANY_LABELS   8u

typedef struct plot {
	eg_writer *w;
	const eg_xpage *data;
	const eg_xchart *chart;
	lxw_chart *out;
} plot;

static char *line(eg_writer *w, eg_str s, size_t units)
{
	eg_line_text(&w->text, s, units);
	return eg_cstr(w->arena, eg_buf_view(&w->text));
}

static lxw_row_t row_at(size_t row)
{
	return (lxw_row_t)(EG_FIRST_ROW + row);
}

static bool add_column_series(plot *p, size_t y)
{
	char *sheet = eg_cstr(p->w->arena, p->data->name);
	lxw_chart_series *s = chart_add_series(p->out, NULL, NULL);
	lxw_row_t first = row_at(p->chart->from), last = row_at(p->chart->to - 1);
	if (s == NULL)
		return eg_writer_fail(p->w, EG_STR("a chart could not be made"));
	chart_series_set_categories(
		s, sheet, first, (lxw_col_t)p->chart->x, last, (lxw_col_t)p->chart->x);
	chart_series_set_values(s, sheet, first, (lxw_col_t)y, last, (lxw_col_t)y);
	chart_series_set_name_range(s, sheet, EG_HEAD_ROW, (lxw_col_t)y);
	return true;
}

static bool add_row_series(plot *p, size_t row)
{
	char *sheet = eg_cstr(p->w->arena, p->data->name);
	lxw_chart_series *s = chart_add_series(p->out, NULL, NULL);
	lxw_col_t left = (lxw_col_t)p->chart->y[0];
	lxw_col_t right = (lxw_col_t)p->chart->y[p->chart->y_count - 1];
	if (s == NULL)
		return eg_writer_fail(p->w, EG_STR("a chart could not be made"));
	chart_series_set_categories(s, sheet, EG_HEAD_ROW, left, EG_HEAD_ROW, right);
	chart_series_set_values(s, sheet, row_at(row), left, row_at(row), right);
	chart_series_set_name_range(s, sheet, row_at(row), (lxw_col_t)p->chart->x);
	return true;
}

/* Colours that stand out from white by 3 to 1 (WCAG 2.1, 1.4.11) and differ in lightness, too, so
 * that they can be told apart in print. */
static void set_colours(plot *p)
{
	static const lxw_color_t colours[] = {
		0x162E51, 0x3A8DDE, 0x936F38, 0xB38C00, 0x5C5C5C, 0x4D8055, 0xA23737, 0x8168B3};
	lxw_chart_series *s;
	size_t i = 0;
	STAILQ_FOREACH(s, p->out->series_list, list_pointers)
	{
		lxw_color_t colour = colours[i % EG_COUNT(colours)];
		lxw_chart_fill fill = {.color = colour};
		lxw_chart_line edge = {.color = colour, .width = 2.25f};
		if (p->chart->kind == EG_CHART_LINE)
			chart_series_set_line(s, &edge);
		else
			chart_series_set_fill(s, &fill);
		i++;
	}
}

static bool add_series(plot *p)
{
	size_t n = p->chart->by_row ? p->chart->to - p->chart->from : p->chart->y_count;
	for (size_t i = 0; i < n; i++) {
		bool good = p->chart->by_row ? add_row_series(p, p->chart->from + i)
					     : add_column_series(p, p->chart->y[i]);
		if (!good)
			return false;
	}
	set_colours(p);
	if (n < 2)
		chart_legend_set_position(p->out, LXW_CHART_LEGEND_NONE);
	else
		chart_legend_set_position(p->out, LXW_CHART_LEGEND_BOTTOM);
	return true;
}

/* Of words beside lying columns: every one, small, the first row on top and the numbers below the
 * last. */
static void set_lying(lxw_chart_axis *words)
{
	lxw_chart_font small = {.size = SMALL_PT};
	chart_axis_set_num_font(words, &small);
	chart_axis_set_interval_unit(words, 1);
	chart_axis_set_reverse(words);
	chart_axis_set_crossing_max(words);
}

static void set_axes(plot *p)
{
	const eg_xcolumn *y = &p->data->sheet->columns[p->chart->y[0]];
	size_t labels = p->chart->by_row ? p->chart->y_count : p->chart->to - p->chart->from;
	lxw_chart_font turned = {.rotation = LABEL_DEGREES};
	lxw_chart_axis *words = p->chart->lying ? p->out->y_axis : p->out->x_axis;
	lxw_chart_axis *numbers = p->chart->lying ? p->out->x_axis : p->out->y_axis;
	chart_title_set_name(p->out, line(p->w, p->chart->title, TITLE_UNITS));
	chart_axis_set_name(words, line(p->w, p->chart->x_title, TITLE_UNITS));
	chart_axis_set_name(numbers, line(p->w, p->chart->y_title, TITLE_UNITS));
	chart_axis_set_num_format(numbers, y->type == EG_X_PERCENT ? "0%" : "#,##0");
	if (p->chart->lying)
		set_lying(words);
	else if (labels > MANY_LABELS)
		chart_axis_set_num_font(words, &turned);
}

static uint32_t height_of(const eg_xchart *c)
{
	size_t rows = c->lying ? c->to - c->from : 0;
	uint32_t px = (uint32_t)rows * LYING_PX + AROUND_PX;
	return px > CHART_PX_H ? px : CHART_PX_H;
}

bool eg_chart_is_tall(const eg_xchart *c)
{
	return height_of(c) > CHART_PX_W;
}

static uint8_t type_of(const eg_xchart *c)
{
	static const uint8_t types[][2] = {[EG_CHART_COLUMNS] = {LXW_CHART_COLUMN, LXW_CHART_BAR},
		[EG_CHART_STACKED] = {LXW_CHART_COLUMN_STACKED, LXW_CHART_BAR_STACKED},
		[EG_CHART_LINE] = {LXW_CHART_LINE, LXW_CHART_LINE}};
	return types[c->kind][c->lying];
}

bool eg_chart_add(eg_writer *w, eg_xpage *p)
{
	const eg_xchart *c = p->sheet->chart;
	size_t sheet = (size_t)(p->sheet->charted - w->w->sheets);
	plot now = {.w = w, .data = &w->pages[w->first_page[sheet]], .chart = c};
	now.out = workbook_add_chart(w->book, type_of(c));
	if (now.out == NULL)
		return eg_writer_fail(w, EG_STR("a chart could not be made"));
	if (!add_series(&now))
		return false;
	set_axes(&now);
	lxw_chart_options options = {
		.description = line(w, c->alt, ALT_UNITS),
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.x_scale = (double)CHART_PX_W / 480.0,
		.y_scale = (double)height_of(c) / 288.0,
	};
	return eg_writer_ok(
		w, worksheet_insert_chart_opt(p->ws, EG_FIRST_ROW, 0, now.out, &options));
}
