/* currency.h -- inside schema: minor units of currencies.
 *
 * Source: ISO 4217, list one, column "minor unit": two decimals unless the table says otherwise.
 */
#ifndef EG_SCHEMA_CURRENCY_H
#define EG_SCHEMA_CURRENCY_H

#include "base/num.h"

/* Decimals of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
int eg_currency_exponent(eg_str code);
/* An exact amount in minor units; what is finer than them is rounded, halves to even. */
int64_t eg_currency_minor(eg_decimal amount, eg_str code);

#endif
