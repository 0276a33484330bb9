/* rules.c -- conditional formats: they repeat in colour and weight what the cell says anyway.
 *
 * A status shows its word, a number of days its number, a shaded count its count: whoever does
 * not see the colour loses nothing (WCAG 2.2, 1.4.1). Text rules of the library look at the wrong
 * cell (XLSX.md 2.6), so all are formulas over the row's own cell.
 */
#include "xlsx/write.h"

#define SOON_DAYS 180
#define SCALE_MIN 0xFFFFFF
#define SCALE_MID 0xD9E8F6
#define SCALE_MAX 0x73B3E7

typedef struct range {
	lxw_row_t first, last;
	lxw_col_t left, right;
} range;

static bool add_rule(eg_writer *w, eg_xpage *p, range r, lxw_conditional_format *rule)
{
	return eg_writer_ok(w,
		worksheet_conditional_format_range(p->ws, r.first, r.left, r.last, r.right, rule));
}

static bool add_formula(eg_writer *w, eg_xpage *p, range r, eg_str formula, enum eg_style style)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_TYPE_FORMULA,
		.value_string = eg_cstr(w->arena, formula),
		.format = eg_rule_format_of(&w->formats, style),
		.stop_if_true = 1,
	};
	return add_rule(w, p, r, &rule);
}

/* "$G6": the row's own cell of a column. */
static eg_str own_cell(eg_writer *w, range r)
{
	char name[LXW_MAX_CELL_NAME_LENGTH];
	lxw_rowcol_to_cell_abs(name, r.first, r.left, 0, 1);
	return eg_str_copy(w->arena, eg_str_of(name));
}

/* The word may be followed by a remark in brackets. */
static bool add_status(eg_writer *w, eg_xpage *p, const eg_xcolumn *c, range r)
{
	static const enum eg_style styles[] = {
		EG_S_STATUS_GOOD, EG_S_STATUS_WATCH, EG_S_STATUS_BAD, EG_S_STATUS_QUIET};
	eg_str cell = own_cell(w, r);
	for (size_t i = 0; i < EG_COUNT(styles); i++) {
		eg_str words = eg_status_words(w->arena, styles[i], w->w->lang, c);
		if (words.n < 2) /* none of these may stand here */
			continue;
		eg_str formula = eg_strf(w->arena,
			"=ISNUMBER(FIND(\"|\"&LEFT(%.*s,FIND(\" (\",%.*s&\" "
			"(\")-1)&\"|\",\"%.*s\"))",
			EG_ARG(cell), EG_ARG(cell), EG_ARG(words));
		if (!add_formula(w, p, r, formula, styles[i]))
			return false;
	}
	return true;
}

static bool add_days_left(eg_writer *w, eg_xpage *p, range r)
{
	eg_str cell = own_cell(w, r);
	eg_str over = eg_strf(w->arena, "=AND(ISNUMBER(%.*s),%.*s<0)", EG_ARG(cell), EG_ARG(cell));
	eg_str soon = eg_strf(
		w->arena, "=AND(ISNUMBER(%.*s),%.*s<%d)", EG_ARG(cell), EG_ARG(cell), SOON_DAYS);
	return add_formula(w, p, r, over, EG_S_STATUS_BAD) &&
	       add_formula(w, p, r, soon, EG_S_STATUS_WATCH);
}

static bool add_scale(eg_writer *w, eg_xpage *p, range r)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_3_COLOR_SCALE,
		.min_color = SCALE_MIN,
		.mid_color = SCALE_MID,
		.max_color = SCALE_MAX,
	};
	return add_rule(w, p, r, &rule);
}

static bool add_days_late(eg_writer *w, eg_xpage *p, range r)
{
	eg_str cell = own_cell(w, r);
	return add_formula(w, p, r,
		eg_strf(w->arena, "=AND(ISNUMBER(%.*s),%.*s>0)", EG_ARG(cell), EG_ARG(cell)),
		EG_S_STATUS_BAD);
}

/* A share fills its cell where it is the whole; any other number where it is the greatest. */
static bool add_bar(eg_writer *w, eg_xpage *p, const eg_xcolumn *c, range r)
{
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_DATA_BAR,
		.bar_color = SCALE_MAX,
		.bar_solid = 1,
		.data_bar_2010 = 1,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.min_value = 0,
		.max_rule_type = c->type == EG_X_PERCENT ? LXW_CONDITIONAL_RULE_TYPE_NUMBER
							 : LXW_CONDITIONAL_RULE_TYPE_MAXIMUM,
		.max_value = c->type == EG_X_PERCENT ? 1 : 0,
	};
	return add_rule(w, p, r, &rule);
}

static bool add_icons(eg_writer *w, eg_xpage *p, range r)
{
	lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_ICON_SETS,
		.icon_style = LXW_CONDITIONAL_ICONS_3_ARROWS_GRAY};
	return add_rule(w, p, r, &rule);
}

/* All of a row whose cell of this column says something. */
static bool add_waived(eg_writer *w, eg_xpage *p, range r)
{
	eg_str cell = own_cell(w, r);
	range all = {r.first, r.last, 0, (lxw_col_t)(p->sheet->column_count - 1)};
	return add_formula(
		w, p, all, eg_strf(w->arena, "=LEN(%.*s)>0", EG_ARG(cell)), EG_S_STATUS_QUIET);
}

/* The line under empty cells that are not in the file: rows that have gone past the library cannot
 * be filled when a column's first value comes. */
static bool add_lines(eg_writer *w, eg_xpage *p, range r)
{
	lxw_format *f = workbook_add_format(w->book);
	if (f == NULL)
		return eg_writer_fail(w, EG_STR("a format could not be made"));
	format_set_bottom(f, LXW_BORDER_THIN);
	format_set_bottom_color(f, EG_LINE_GREY);
	lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_BLANKS, .format = f};
	return add_rule(w, p, r, &rule);
}

static bool add_of_column(eg_writer *w, eg_xpage *p, const eg_xcolumn *c, range r)
{
	switch (c->rule) {
	case EG_RULE_NONE:
		return c->type != EG_X_STATUS || add_status(w, p, c, r);
	case EG_RULE_DAYS_LEFT:
		return add_days_left(w, p, r);
	case EG_RULE_DAYS_LATE:
		return add_days_late(w, p, r);
	case EG_RULE_SCALE:
		return add_scale(w, p, r);
	case EG_RULE_BAR:
		return add_bar(w, p, c, r);
	case EG_RULE_ICONS:
		return add_icons(w, p, r);
	case EG_RULE_WAIVED:
		return add_waived(w, p, r);
	}
	return true;
}

bool eg_rules_add(eg_writer *w, eg_xpage *p, lxw_row_t last)
{
	const eg_xsheet *s = p->sheet;
	for (size_t c = 0; c < s->column_count; c++) {
		range r = {EG_FIRST_ROW, last, (lxw_col_t)c, (lxw_col_t)c};
		/* Neighbours that are shaded are shaded by one scale. */
		while (s->columns[c].rule == EG_RULE_SCALE && c + 1 < s->column_count &&
			s->columns[c + 1].rule == EG_RULE_SCALE)
			r.right = (lxw_col_t)++c;
		if (!add_of_column(w, p, &s->columns[r.left], r))
			return false;
	}
	for (size_t c = 0; c < s->column_count; c++) {
		range above = {EG_FIRST_ROW, p->late[c] - 1, (lxw_col_t)c, (lxw_col_t)c};
		if (p->late[c] > EG_FIRST_ROW && !add_lines(w, p, above))
			return false;
	}
	return true;
}
