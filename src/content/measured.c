/* A number and its unit: "34%", "45 days", "400 initiatives". */
#include "content/table.h"

#include "locale/catalogue.h"
#include "locale/locale.h"

#define SHORT_UNIT 5 /* letters of a unit that stands behind each of its numbers */

static bool is_counted(eg_str unit)
{
	return unit.n == 0 || eg_str_is(unit, "count");
}

static bool is_percent(eg_str unit)
{
	return eg_str_is(unit, "%");
}

static bool is_short(eg_str unit)
{
	return eg_grapheme_count(unit) <= SHORT_UNIT;
}

static eg_str behind(eg_maker *k, eg_str unit)
{
	return eg_strf(k->arena, "\xC2\xA0%.*s", EG_ARG(unit));
}

eg_str eg_make_measured(eg_maker *k, eg_str number, eg_str unit)
{
	if (is_counted(unit) || !is_short(unit))
		return number;
	if (is_percent(unit))
		return eg_with_percent(k->arena, number, k->lang);
	return eg_str_join(k->arena, number, behind(k, unit));
}

static eg_str unit_of(const eg_table_maker *t, size_t at, size_t row)
{
	const eg_cell *c = at == SIZE_MAX ? NULL : eg_table_cell(t, row, at);
	return c && c->kind == EG_CELL_TEXT ? c->text : (eg_str){NULL, 0};
}

void eg_table_share_unit(const eg_table_maker *t, eg_table_column *c, eg_column *out)
{
	if (c->unit == SIZE_MAX || t->rows.count == 0)
		return;
	eg_str unit = unit_of(t, c->unit, 0);
	for (size_t r = 1; r < t->rows.count; r++)
		if (!eg_str_eq(unit_of(t, c->unit, r), unit))
			return;
	if (is_counted(unit) || is_percent(unit))
		return;
	out->title = eg_strf(t->k->arena, "%.*s (%.*s)", EG_ARG(out->title), EG_ARG(unit));
	c->unit = SIZE_MAX;
}

/* Whether a column before this one says the unit of the row. */
static bool said_before(const eg_table_maker *t, const eg_table_column *c, size_t row)
{
	for (const eg_table_column *o = t->columns; o < c; o++)
		if (o->unit == c->unit && o->at != SIZE_MAX &&
			eg_table_cell(t, row, o->at)->kind != EG_CELL_NULL)
			return true;
	return false;
}

void eg_table_put_unit(eg_table_maker *t, const eg_table_column *c, size_t row, eg_runs *out)
{
	eg_str unit = unit_of(t, c->unit, row);
	eg_run *last = &out->items[out->count - 1];
	if (is_counted(unit))
		return;
	if (is_percent(unit)) {
		last->text = eg_make_measured(t->k, last->text, unit);
	} else if (is_short(unit) || !said_before(t, c, row)) {
		eg_run run = {.text = behind(t->k, unit), .span = c->value->span};
		if (eg_catalogue_has(unit))
			run.lang = t->k->words_lang;
		eg_runs_add(t->k, out, run);
	}
}
