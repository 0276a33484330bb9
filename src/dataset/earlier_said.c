#include "dataset/earlier_said.h"

#include "base/num.h"
#include "schema/currency.h"

#define MILLIONTHS 6

void eg_earlier_say(eg_buf *out, const eg_column *c, eg_str cell, eg_str currency)
{
	int64_t n = 0;
	int type = c->field ? (int)c->field->type : EG_T_TEXT;
	bool number = c->integer && eg_parse_int(cell, &n);
	if (number && (type == EG_T_DECIMAL || type == EG_T_PERCENT))
		eg_buf_fixed(out, n, MILLIONTHS);
	else if (number && type == EG_T_MONEY)
		eg_buf_fixed(out, n, eg_currency_exponent(currency));
	else if (number && type == EG_T_YESNO)
		eg_buf_cstr(out, n ? "yes" : "no");
	else
		eg_buf_str(out, cell);
}
