/* Amounts that are finer than their currency (ISO 4217, minor unit): they are rounded. */
#include "model/check.h"

#include "schema/currency.h"

/* A whole number of minor units, in millionths. */
static int64_t unit_of(eg_str currency)
{
	int64_t unit = EG_DECIMAL_ONE;
	for (int i = eg_currency_exponent(currency); i > 0; i--)
		unit /= 10;
	return unit;
}

eg_str eg_check_currency(const eg_reader *r, const eg_rec *rec)
{
	eg_str said = eg_rec_text(rec, "currency");
	if (!said.n && r->model->strategy)
		said = eg_rec_text(r->model->strategy, "currency");
	return said.n ? said : EG_STR("USD");
}

static void check_amount(eg_reader *r, const eg_rec *rec, const eg_value *v)
{
	eg_str currency = eg_check_currency(r, rec);
	int64_t unit = unit_of(currency);
	if (v->as.number % unit == 0)
		return;
	static const char *const words[] = {"none", "one", "two", "three", "four"};
	int places = eg_currency_exponent(currency);
	eg_str kept = eg_print_fixed(r->scratch, eg_currency_minor(v->as.number, currency), places);
	eg_finding *f = eg_report(r->d, EG_R_MONEY_FINE, v->span,
		"an amount of %.*s has more decimals than the currency, which has %s",
		EG_ARG(currency), words[places]);
	eg_say_label(f, "counted as %.*s", EG_ARG(kept));
	eg_say_help(f, "write the amount as it is to be counted");
}

void eg_check_money(eg_reader *r, const eg_rec *rec)
{
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		if (rec->type->fields[v->field].type == EG_T_MONEY && v->said == EG_SAID_VALUE &&
			!v->many)
			check_amount(r, rec, v);
	}
}
