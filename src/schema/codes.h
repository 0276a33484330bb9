/* codes.h -- inside schema: codes of countries, currencies and languages.
 *
 * Source: ISO 3166-1, ISO 4217, ISO 639 and BCP 47, as tables in codes.c with their provenance.
 */
#ifndef EG_SCHEMA_CODES_H
#define EG_SCHEMA_CODES_H

#include "base/str.h"

/* The country of an alpha-2 or alpha-3 code in any case; its first two letters are the alpha-2
 * code. NULL when there is none. */
const char *eg_country_find(eg_str code);
/* What a mistaken code means (UK is GB), with the country's name for the message; else NULL. */
const char *eg_country_meant(eg_str code, const char **name);
/* The code in capitals, or NULL. */
const char *eg_currency_find(eg_str code);
/* Whether the tag has the form of BCP 47 and a registered first subtag. */
bool eg_lang_ok(eg_str tag);

#endif
