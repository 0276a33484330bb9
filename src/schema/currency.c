#include "schema/currency.h"

static const struct {
	const char *code;
	int exponent;
} unusual[] = {
	{"BHD", 3},
	{"BIF", 0},
	{"CLF", 4},
	{"CLP", 0},
	{"DJF", 0},
	{"GNF", 0},
	{"IQD", 3},
	{"ISK", 0},
	{"JOD", 3},
	{"JPY", 0},
	{"KMF", 0},
	{"KRW", 0},
	{"KWD", 3},
	{"LYD", 3},
	{"OMR", 3},
	{"PYG", 0},
	{"RWF", 0},
	{"TND", 3},
	{"UGX", 0},
	{"UYI", 0},
	{"UYW", 4},
	{"VND", 0},
	{"VUV", 0},
	{"XAF", 0},
	{"XOF", 0},
	{"XPF", 0},
};

#define CODE     3 /* letters */
#define DECIMALS 6 /* of an eg_decimal */

int eg_currency_exponent(eg_str code)
{
	for (size_t i = 0; code.n == CODE && i < EG_COUNT(unusual); i++)
		if (unusual[i].code[0] == code.p[0] && memcmp(unusual[i].code, code.p, CODE) == 0)
			return unusual[i].exponent;
	return 2;
}

int64_t eg_currency_minor(eg_decimal amount, eg_str code)
{
	int64_t step = 1;
	for (int i = eg_currency_exponent(code); i < DECIMALS; i++)
		step *= 10;
	int64_t q = amount / step, r = amount % step;
	int64_t twice = (r < 0 ? -r : r) * 2;
	if (twice > step || (twice == step && q % 2))
		q += amount < 0 ? -1 : 1;
	return q;
}
