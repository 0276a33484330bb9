/* money.c -- how many decimals the amounts of a column show.
 *
 * Amounts of one currency in one column look alike: all with the digits of its minor unit where one
 * of them has some, none where all are whole. That is known after the last row. So each currency of
 * a column has a format of its own, whose number format is set when the page ends: the library
 * writes formats after all sheets.
 */
#include "xlsx/measure.h"
#include "xlsx/write.h"

#define CODE_BYTES 3u

/* Two formats that say the same are one to the library: until it is settled, each is called by a
 * number. */
static lxw_format *make_open(eg_writer *w)
{
	return eg_format_new(&w->formats, EG_S_MONEY, eg_strf(w->arena, "0;\"%u\"", w->moneys++));
}

/* What is no code of a currency counts as one without a name. */
static eg_str code_of(eg_str currency)
{
	return currency.n == CODE_BYTES ? currency : EG_STR("");
}

static eg_money *find(eg_writer *w, eg_xpage *p, size_t column, eg_str currency)
{
	eg_str code = code_of(currency);
	for (eg_money *m = p->moneys[column]; m; m = m->next)
		if (eg_str_eq(m->code, code))
			return m;
	eg_money *m = EG_NEW(w->arena, eg_money);
	*m = (eg_money){.code = eg_str_copy(w->arena, code),
		.format = make_open(w),
		.next = p->moneys[column]};
	return p->moneys[column] = m;
}

lxw_format *eg_money_format(eg_writer *w, eg_xpage *p, size_t column, eg_str currency, int places)
{
	eg_money *m = find(w, p, column, currency);
	m->places = places > m->places ? places : m->places;
	return m->format;
}

int eg_money_places(const eg_xpage *p, size_t column)
{
	int most = 0;
	for (const eg_money *m = p->moneys[column]; m; m = m->next)
		most = m->places > most ? m->places : most;
	return most;
}

enum eg_style eg_money_style(int places)
{
	static const enum eg_style exact[] = {
		EG_S_MONEY, EG_S_MONEY_1, EG_S_MONEY_2, EG_S_MONEY_3, EG_S_MONEY_4};
	return exact[places < (int)EG_COUNT(exact) ? places : (int)EG_COUNT(exact) - 1];
}

void eg_money_settle(eg_xpage *p)
{
	for (size_t c = 0; c < p->sheet->column_count; c++) {
		for (eg_money *m = p->moneys[c]; m; m = m->next)
			if (m->format)
				eg_format_number(m->format, eg_money_style(m->places));
		/* Measured without decimals, but for the point and the digits of all. */
		int places = eg_money_places(p, c);
		uint32_t more = eg_number_px(0, 0, places) - eg_number_px(0, 0, 0);
		if (places == 0)
			continue;
		p->px[c] += more;
		p->least[c] += more;
	}
}
