/* Amounts that come to more than can be counted: a sum that is wrong in its last digits, or that is
 * left out, would go unseen. The bound is that of a workbook, whose numbers are doubles: whole up
 * to 2^53 minor units (IEEE 754, binary64). */
#include "model/check.h"

#include "base/int128.h"
#include "schema/currency.h"

#define MOST_MINOR (INT64_C(1) << 53)

/* What has been added up in one currency. */
typedef struct tally {
	eg_int128 total, most; /* millionths of the currency's unit */
	int64_t rate; /* the largest of any year into the strategy's, millionths; 0: none */
	bool told;
} tally;

typedef struct adder {
	eg_reader *r;
	eg_str ours; /* the currency of the strategy */
	eg_map names;
	tally *tallies; /* of the values of `names` */
	size_t count, cap;
} adder;

static tally *tally_of(adder *a, eg_str currency)
{
	uint32_t at = eg_map_find(&a->names, currency);
	if (at != EG_MAP_NONE)
		return &a->tallies[at];
	int64_t unit = EG_DECIMAL_ONE;
	for (int i = eg_currency_exponent(currency); i > 0; i--)
		unit /= 10;
	a->tallies = eg_grow(a->r->scratch, a->tallies, a->count, &a->cap, sizeof *a->tallies);
	a->tallies[a->count] = (tally){.most = (eg_int128)unit * MOST_MINOR};
	(void)eg_map_add(&a->names, currency, (uint32_t)a->count, NULL);
	return &a->tallies[a->count++];
}

static void report(adder *a, eg_str currency, const eg_value *v, bool converted)
{
	int places = eg_currency_exponent(currency);
	eg_finding *f = eg_report(a->r->d, EG_R_MONEY_LIMIT, v->span,
		"amounts%s come to more than %.*s %.*s, beyond which a sum is not exact",
		converted ? ", at the rates that are given," : "",
		EG_ARG(eg_print_fixed(a->r->scratch, MOST_MINOR, places)), EG_ARG(currency));
	eg_say_label(f, "with this one");
	eg_say_help(f, "look for an amount%s with too many digits",
		converted ? " or a rate of 'rates:'" : "");
}

static void add(adder *a, eg_str currency, eg_int128 amount, const eg_value *v, bool converted)
{
	tally *t = tally_of(a, currency);
	t->total += amount;
	if (t->total <= t->most || t->told)
		return;
	t->told = true;
	report(a, currency, v, converted);
}

static void add_amount(adder *a, const eg_rec *rec, const eg_value *v)
{
	eg_str currency = eg_check_currency(a->r, rec);
	int64_t rate = tally_of(a, currency)->rate;
	add(a, currency, v->as.number, v, false);
	if (rate && !eg_str_eq(currency, a->ours))
		add(a, a->ours, (eg_int128)v->as.number * rate / EG_DECIMAL_ONE, v, true);
}

static void add_record(adder *a, const eg_rec *rec)
{
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		enum eg_type type = rec->type->fields[v->field].type;
		if (v->said != EG_SAID_VALUE || (type != EG_T_MONEY && type != EG_T_RECORD))
			continue;
		for (uint32_t k = 0; k < eg_value_count(v); k++) {
			const eg_value *item = eg_value_item(v, k);
			if (item->said != EG_SAID_VALUE)
				continue;
			if (type == EG_T_MONEY)
				add_amount(a, rec, item);
			else
				add_record(a, item->as.rec);
		}
	}
}

static void read_rates(adder *a)
{
	const eg_rec_list *rates = eg_model_list(a->r->model, "rates");
	for (size_t i = 0; i < rates->count; i++) {
		const eg_value *rate = eg_said(rates->items[i], "rate");
		eg_str currency = eg_rec_text(rates->items[i], "currency");
		tally *t = rate && currency.n ? tally_of(a, currency) : NULL;
		if (t && rate->as.number > t->rate)
			t->rate = rate->as.number;
	}
}

void eg_check_sums(eg_reader *r)
{
	adder a = {.r = r};
	a.ours = r->model->strategy ? eg_check_currency(r, r->model->strategy) : EG_STR("USD");
	eg_map_init(&a.names, r->scratch);
	read_rates(&a);
	eg_rec_walk all = {.model = r->model, .outer = true};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		add_record(&a, rec);
}
