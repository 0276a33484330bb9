#include "roster/workbook.h"
#include "schema/currency.h"

int eg_xcolumn_scale(const eg_xcolumn *c, const eg_cell *cells)
{
	if (c->type != EG_X_MONEY || c->currency == 0)
		return c->scale;
	const eg_cell *code = &cells[c->currency - 1];
	return code->kind == EG_CELL_TEXT ? eg_currency_exponent(code->text) : c->scale;
}
