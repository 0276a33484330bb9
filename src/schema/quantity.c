/* Dates, lengths of time and numbers (DOMAIN.md 1.2). */
#include "schema/scalar.h"
#include "schema/text.h"

/* -- dates -- */

bool eg_bind_date(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	enum eg_date_use use = f->type == EG_T_UNTIL    ? EG_USE_UNTIL
			       : f->type == EG_T_PERIOD ? EG_USE_PERIOD
							: EG_USE_DATE;
	eg_str text = eg_text_keep(b, n, eg_str_trim(n->as.scalar.text)), why;
	eg_date *d = EG_NEW(b->arena, eg_date);
	if (!eg_date_read(b->scratch, text, use, EG_FISCAL_DEFAULT, d, &why)) {
		eg_finding *found = eg_report(b->d, EG_R_DATE_FORM, n->span, "'%.*s' is not a %s",
			EG_ARG(text), use == EG_USE_PERIOD ? "period" : "date");
		if (why.p)
			eg_say_label(found, "%.*s", EG_ARG(why));
		else
			eg_say_help(found,
				"write 2025, 2025-03, 2025-03-14, 2025-Q2, FY2025 or FY2025-Q3%s",
				use == EG_USE_UNTIL ? ", open or indefinite" : "");
		return false;
	}
	if (eg_date_is_fiscal(d)) {
		b->fiscal = eg_grow(
			b->arena, b->fiscal, b->fiscal_count, &b->fiscal_cap, sizeof(eg_date *));
		b->fiscal[b->fiscal_count++] = d;
	}
	v->as.date = d;
	return true;
}

void eg_bind_fiscal(eg_binder *b, eg_fiscal fiscal)
{
	for (size_t i = 0; i < b->fiscal_count; i++) {
		eg_date again;
		eg_str why;
		/* What could be read with one rule can be read with another, but a range may turn
		 * round. */
		if (eg_date_read(
			    b->scratch, b->fiscal[i]->written, EG_USE_DATE, fiscal, &again, &why))
			*b->fiscal[i] = again;
	}
}

bool eg_bind_span(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	static const struct {
		const char *word;
		char unit;
	} units[] = {{"days", 'd'}, {"day", 'd'}, {"months", 'm'}, {"month", 'm'}, {"years", 'y'},
		{"year", 'y'}};
	eg_str s = eg_str_trim(n->as.scalar.text);
	size_t digits = 0;
	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	int64_t count = 0;
	eg_str unit = eg_str_trim(eg_str_cut(s, digits, s.n));
	if (eg_parse_int(eg_str_cut(s, 0, digits), &count) && count <= 10000)
		for (size_t i = 0; i < EG_COUNT(units); i++)
			if (eg_str_is(unit, units[i].word)) {
				v->as.span.count = (int32_t)count;
				v->as.span.unit = (uint8_t)units[i].unit;
				return true;
			}
	eg_say_help(eg_bind_not_a(b, f, n), "write 90 days, 12 months or 3 years");
	return false;
}

/* -- numbers -- */

bool eg_bind_integer(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (!eg_parse_int(eg_str_trim(n->as.scalar.text), &v->as.number)) {
		eg_bind_not_a(b, f, n);
		return false;
	}
	bool low = f->limit == EG_LIMIT_VALUE && v->as.number < (int64_t)f->min;
	bool high = f->limit == EG_LIMIT_VALUE && f->max && v->as.number > (int64_t)f->max;
	if (low || high)
		eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' goes from %u to %u", f->key,
			(unsigned)f->min, (unsigned)f->max);
	return !low && !high;
}

static bool has_comma(eg_str s)
{
	return eg_str_find(s, EG_STR(","), 0) != SIZE_MAX;
}

bool eg_bind_decimal(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	if (eg_parse_decimal(s, &v->as.number))
		return true;
	eg_finding *found = eg_bind_not_a(b, f, n);
	if (has_comma(s))
		eg_say_help(found, "write 1250000 or 1_250_000, and a point before decimals");
	else
		eg_say_help(found, "digits, with at most 6 after the point");
	return false;
}

bool eg_bind_percent(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	if (s.n && s.p[s.n - 1] == '%')
		s = eg_str_trim(eg_str_cut(s, 0, s.n - 1));
	if (!eg_parse_decimal(s, &v->as.number)) {
		eg_bind_not_a(b, f, n);
		return false;
	}
	v->as.number /= 100;
	return true;
}

bool eg_bind_money(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	static const struct {
		char letter;
		int64_t factor;
	} letters[] = {{'k', 1000}, {'M', 1000000}, {'B', 1000000000}};
	eg_str s = eg_str_trim(n->as.scalar.text);
	int64_t factor = 1;
	for (size_t i = 0; i < EG_COUNT(letters); i++)
		if (s.n && s.p[s.n - 1] == letters[i].letter)
			factor = letters[i].factor;
	if (factor > 1)
		s = eg_str_trim(eg_str_cut(s, 0, s.n - 1));
	int64_t amount;
	if (eg_parse_decimal(s, &amount) && amount >= 0 && amount <= INT64_MAX / factor) {
		v->as.number = amount * factor;
		return true;
	}
	eg_finding *found = eg_report(b->d, EG_R_MONEY_FORM, n->span,
		"'%s' takes an amount, and '%.*s' is none", f->key, EG_ARG(n->as.scalar.text));
	eg_say_help(found, "write 1250000, 1_250_000, 12.50, 1.2M or 250k%s",
		has_comma(s) ? ", without commas" : "; the currency has a key of its own");
	return false;
}
