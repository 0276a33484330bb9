/* unit.c -- what the units of a query's numbers make of the columns of a sheet. */
#include "dataset/units.h"
#include "roster/bind.h"
#include "roster/speak.h"
#include "roster/words.h"
#include "schema/currency.h"

#define NUMBER_SCALE 6 /* decimals and shares are millionths */

static int scale_of_ours(const eg_binding *b)
{
	return eg_currency_exponent(eg_rec_text(b->model->strategy, "currency"));
}

/* The column that tells an amount's currency: 1 + its place in the query, or 0. Of several the
 * first behind the amount, else the first. */
static size_t currency_beside(const eg_binding *b, size_t amount, enum eg_unit unit)
{
	size_t n = eg_query_columns(b->query), found = 0;
	for (size_t i = 0; i < n; i++) {
		if (eg_query_unit(b->query, i) != unit)
			continue;
		if (!found || found - 1 < amount)
			found = i + 1;
		if (i > amount)
			break;
	}
	return found;
}

static size_t currency_called(const eg_binding *b, const char *name)
{
	size_t at = eg_binding_column(b, eg_str_of(name));
	return at == SIZE_MAX ? 0 : at + 1;
}

static size_t currency_of(const eg_binding *b, const eg_xcolumn *c)
{
	if (c->unit == EG_UNIT_OURS)
		return currency_beside(b, c->column, EG_UNIT_OUR_CURRENCY);
	size_t at = currency_beside(b, c->column, EG_UNIT_CURRENCY);
	return at ? at : currency_called(b, "currency");
}

void eg_column_unit(eg_binding *b, eg_xcolumn *c)
{
	if (c->type == EG_X_MONEY)
		c->scale = scale_of_ours(b);
	if (!b->own)
		return;
	c->unit = (uint8_t)eg_query_unit(b->query, c->column);
	bool money = c->unit == EG_UNIT_AMOUNT || c->unit == EG_UNIT_OURS;
	if (money && c->type == EG_X_MONEY && !c->currency)
		c->currency = currency_of(b, c);
	c->fine = (money && c->type == EG_X_MONEY) ||
		  (c->unit == EG_UNIT_MILLIONTHS && c->type == EG_X_DECIMAL) ||
		  (c->unit == EG_UNIT_SHARE && c->type == EG_X_PERCENT);
}

void eg_column_words(eg_binding *b, eg_xcolumn *c)
{
	eg_words w;
	bool text = c->type == EG_X_TEXT || c->type == EG_X_STATUS || c->type == EG_X_LIST;
	if (!b->own || !text || c->allowed.n || !eg_query_words(b->query, c->column, &w))
		return;
	c->words = true;
	if (w.many && c->guessed && c->type == EG_X_TEXT)
		c->type = EG_X_LIST;
	if (!w.field)
		return;
	c->from = eg_strf(b->arena, "%s.%s", w.record->name, w.field->key);
	c->allowed = eg_words_join(b->arena, w.field);
	if (!c->doc.n)
		c->doc = eg_say_meaning(b->arena, b->out->lang, eg_str_of(w.field->doc));
}

bool eg_column_by_unit(const eg_binding *b, eg_xcolumn *c)
{
	static const struct {
		enum eg_unit unit;
		enum eg_xtype type;
		int scale;
	} types[] = {
		{EG_UNIT_MILLIONTHS, EG_X_DECIMAL, NUMBER_SCALE},
		{EG_UNIT_SHARE, EG_X_PERCENT, NUMBER_SCALE},
		{EG_UNIT_YESNO, EG_X_YESNO, 0},
		{EG_UNIT_AMOUNT, EG_X_MONEY, 0},
		{EG_UNIT_OURS, EG_X_MONEY, 0},
	};
	for (size_t i = 0; i < EG_COUNT(types); i++) {
		if (types[i].unit != (enum eg_unit)c->unit)
			continue;
		size_t currency = types[i].type == EG_X_MONEY ? currency_of(b, c) : 0;
		if (c->unit == EG_UNIT_AMOUNT && !currency)
			return false;
		c->type = types[i].type;
		c->scale = c->type == EG_X_MONEY ? scale_of_ours(b) : types[i].scale;
		c->currency = currency;
		c->fine = c->type != EG_X_YESNO;
		return true;
	}
	return false;
}
