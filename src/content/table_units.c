/* Numbers of an author's table in whole units: the dataset keeps amounts in minor units of their
 * currency, and decimals and shares in millionths (dataset/units.h). Columns with another type of
 * their own than `number` stay as the query gives them. */
#include "content/table.h"
#include "dataset/units.h"
#include "locale/locale.h"
#include "schema/currency.h"

#define MILLIONTHS 6
#define TENTH      1000 /* of a percent, in millionths of the whole */

static bool is_typed(const eg_rec *spec, eg_str name)
{
	const eg_value *list = eg_rec_find(spec, "columns");
	for (uint32_t i = 0; i < eg_value_count(list); i++) {
		const eg_rec *r = list->many ? list->as.items[i].as.rec : list->as.rec;
		if (r && eg_rec_find(r, "type") && eg_str_eq(eg_value_text(r, "key"), name))
			return !eg_str_is(eg_value_text(r, "type"), "number");
	}
	return false;
}

/* The column with the currency of amounts, the first that is one; SIZE_MAX without: they are then
 * taken for amounts in the strategy's. */
static size_t currency_of(eg_query *q)
{
	for (size_t i = 0; i < eg_query_columns(q); i++)
		if (eg_query_unit(q, i) == EG_UNIT_CURRENCY)
			return i;
	return SIZE_MAX;
}

static int places_of(
	const eg_maker *k, const eg_rows *rows, size_t row, enum eg_unit unit, size_t currency)
{
	if (unit != EG_UNIT_AMOUNT && unit != EG_UNIT_OURS)
		return MILLIONTHS;
	eg_str code = eg_rec_text(k->model->strategy, "currency");
	if (unit == EG_UNIT_AMOUNT && currency != SIZE_MAX)
		code = rows->cells[row * rows->columns + currency].text;
	return eg_currency_exponent(code);
}

/* A whole number stays one where it can; an amount has all digits of its currency, else. */
static void put_number(eg_maker *k, eg_cell *c, int places, bool trim)
{
	int64_t one = 1;
	for (int i = 0; i < places; i++)
		one *= 10;
	if (c->integer % one == 0)
		c->integer /= one;
	else
		*c = (eg_cell){.kind = EG_CELL_TEXT,
			.text = eg_format_fixed(k->arena, c->integer, places, trim, k->lang)};
}

/* To a tenth of a percent. */
static void put_share(eg_maker *k, eg_cell *c)
{
	int64_t tenths = (c->integer + (c->integer < 0 ? -TENTH : TENTH) / 2) / TENTH;
	eg_cell rounded = {.kind = EG_CELL_INTEGER, .integer = tenths * TENTH};
	eg_str words = eg_make_percent(k, &rounded);
	if (words.p)
		*c = (eg_cell){.kind = EG_CELL_TEXT, .text = words};
}

static void put_column(eg_maker *k, eg_rows *rows, size_t at, enum eg_unit unit, size_t currency)
{
	for (size_t r = 0; r < rows->count; r++) {
		eg_cell *c = &rows->cells[r * rows->columns + at];
		int64_t mean;
		if (c->fraction && eg_parse_rounded(c->text, 0, &mean))
			*c = (eg_cell){.kind = EG_CELL_INTEGER, .integer = mean};
		if (c->kind != EG_CELL_INTEGER)
			continue;
		if (unit == EG_UNIT_SHARE)
			put_share(k, c);
		else
			put_number(k, c, places_of(k, rows, r, unit, currency),
				unit == EG_UNIT_MILLIONTHS);
	}
}

/* What a query computed, as a number of the language; 12.0 is 12. */
static void put_fractions(eg_maker *k, eg_rows *rows, size_t at)
{
	for (size_t r = 0; r < rows->count; r++) {
		eg_cell *c = &rows->cells[r * rows->columns + at];
		if (c->fraction)
			*c = (eg_cell){.kind = EG_CELL_TEXT, .text = eg_make_cell_words(k, c)};
	}
}

static bool is_scaled(enum eg_unit unit)
{
	return unit == EG_UNIT_OURS || unit == EG_UNIT_MILLIONTHS || unit == EG_UNIT_SHARE ||
	       unit == EG_UNIT_AMOUNT;
}

void eg_table_units(eg_table_maker *t, const eg_rec *spec, const eg_value *query)
{
	eg_query_place place = {.value = query, .span = query->span};
	if (!eg_is_own(t->k, query->span))
		return;
	eg_query *q = eg_query_open(t->k->ds, query->as.text, place, t->k->diag);
	size_t currency = q ? currency_of(q) : SIZE_MAX;
	for (size_t i = 0; q && i < t->rows.columns; i++) {
		enum eg_unit unit = eg_query_unit(q, i);
		if (is_typed(spec, t->rows.names[i]))
			continue;
		if (is_scaled(unit))
			put_column(t->k, &t->rows, i, unit, currency);
		put_fractions(t->k, &t->rows, i);
	}
	eg_query_close(q);
}
