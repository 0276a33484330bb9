#include "dataset/tables.h"

#include "dataset/store.h"
#include "schema/currency.h"

#define DECIMAL_PLACES 6

static enum eg_column_form form_of(const eg_column *c)
{
	const eg_field *f = c->field;
	bool day = !f &&
		   (eg_str_ends(c->name, EG_STR("_from")) || eg_str_ends(c->name, EG_STR("_to")));
	if (!c->integer)
		return day ? EG_CF_DAY : EG_CF_TEXT;
	if (!f)
		return eg_str_is(c->name, "illustrative") ? EG_CF_YESNO : EG_CF_INTEGER;
	if (f->type == EG_T_DECIMAL || f->type == EG_T_PERCENT)
		return EG_CF_DECIMAL;
	if (f->type == EG_T_MONEY)
		return EG_CF_MONEY;
	return f->type == EG_T_YESNO ? EG_CF_YESNO : EG_CF_INTEGER;
}

static eg_dataset_table of_plan(eg_arena *a, const eg_table *t)
{
	eg_dataset_table out = {.name = t->name,
		.doc = t->doc,
		.count = t->count,
		.keys = (size_t)t->keys + !t->own,
		.owner = t->owner ? t->owner->name : (eg_str){NULL, 0},
		.columns = EG_NEW_N(a, eg_dataset_column, t->count)};
	for (size_t i = 0; i < t->count; i++) {
		const eg_column *c = &t->columns[i];
		out.columns[i] = (eg_dataset_column){.name = c->name,
			.form = form_of(c),
			.required = c->required,
			.field = c->field,
			.references = c->references,
			.currency = EG_NO_CURRENCY};
		if (out.columns[i].form == EG_CF_MONEY && t->shape &&
			t->shape->currency != EG_NO_COLUMN)
			out.columns[i].currency = t->shape->currency;
	}
	return out;
}

static eg_dataset_table own_keys(eg_arena *a)
{
	static const char *const names[] = {"record", "key", "value"};
	eg_dataset_table out = {.name = EG_STR("extra"),
		.doc = EG_STR("Own keys of records."),
		.count = EG_COUNT(names),
		.keys = 2,
		.columns = EG_NEW_N(a, eg_dataset_column, EG_COUNT(names))};
	for (size_t i = 0; i < EG_COUNT(names); i++)
		out.columns[i] = (eg_dataset_column){
			.name = eg_str_of(names[i]), .required = i < 2, .currency = EG_NO_CURRENCY};
	return out;
}

const eg_dataset_table *eg_dataset_tables(eg_arena *a, const eg_dataset *ds, size_t *count)
{
	eg_dataset_table *all = EG_NEW_N(a, eg_dataset_table, ds->plan.count + 1);
	for (size_t i = 0; i < ds->plan.count; i++)
		all[i] = of_plan(a, ds->plan.tables[i]);
	all[ds->plan.count] = own_keys(a);
	*count = ds->plan.count + 1;
	return all;
}

int eg_dataset_scale(const eg_dataset *ds, const eg_dataset_column *c, const eg_cell *cells)
{
	if (c->form == EG_CF_DECIMAL)
		return DECIMAL_PLACES;
	if (c->form != EG_CF_MONEY)
		return 0;
	const eg_cell *code = c->currency == EG_NO_CURRENCY ? NULL : &cells[c->currency];
	return eg_currency_exponent(code && code->kind == EG_CELL_TEXT ? code->text : ds->currency);
}
