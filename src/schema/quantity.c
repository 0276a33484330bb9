/* Dates and lengths of time (DOMAIN.md 1.2). */
#include "schema/meant.h"
#include "schema/scalar.h"
#include "schema/text.h"

/* -- dates -- */

bool eg_bind_date(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	enum eg_date_use use = f->type == EG_T_UNTIL    ? EG_USE_UNTIL
			       : f->type == EG_T_PERIOD ? EG_USE_PERIOD
							: EG_USE_DATE;
	eg_str text = eg_text_keep(b, n, eg_str_trim(n->as.scalar.text)), why;
	eg_date *d = EG_NEW(eg_bind_values(b), eg_date);
	if (!eg_date_read(b->scratch, text, use, EG_FISCAL_DEFAULT, d, &why)) {
		eg_finding *found = eg_report(b->d, EG_R_DATE_FORM, n->span, "'%.*s' is not a %s",
			EG_ARG(text), use == EG_USE_PERIOD ? "period" : "date");
		eg_str meant = why.p ? (eg_str){NULL, 0} : eg_date_meant(b->scratch, text, use);
		if (why.p)
			eg_say_label(found, "%.*s", EG_ARG(why));
		else if (meant.p)
			eg_say_help(found, "write %.*s", EG_ARG(meant));
		else
			eg_say_help(found, "write %s%s%s",
				use == EG_USE_PERIOD
					? "2025, 2025-Q2, FY2025 or FY2025-Q3"
					: "2025, 2025-03, 2025-03-14, 2025-Q2, FY2025, ~2025 "
					  "(about) or 2025..2026",
				use == EG_USE_UNTIL ? ", open or indefinite" : "",
				f->flags & EG_F_SAID ? "; 'unknown' where it is not known" : "");
		return false;
	}
	if (eg_date_is_fiscal(d)) {
		b->fiscal = eg_grow(b->passing ? b->passing : b->arena, b->fiscal, b->fiscal_count,
			&b->fiscal_cap, sizeof(eg_date *));
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
			if (eg_str_same_word(unit, eg_str_of(units[i].word))) {
				v->as.span.count = (int32_t)count;
				v->as.span.unit = (uint8_t)units[i].unit;
				return true;
			}
	eg_str meant = eg_span_meant(b->scratch, s);
	if (meant.p && !eg_str_eq(meant, s))
		eg_say_help(eg_bind_not_a(b, f, n), "write %.*s", EG_ARG(meant));
	else
		eg_say_help(eg_bind_not_a(b, f, n), "write 90 days, 12 months or 3 years");
	return false;
}
