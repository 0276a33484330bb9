/* codes.h -- inside schema: codes of countries, currencies and languages.
 *
 * Source: ISO 3166-1, ISO 4217, ISO 639 and BCP 47, as tables in codes.c and languages.def with
 * their provenance.
 */
#ifndef EG_SCHEMA_CODES_H
#define EG_SCHEMA_CODES_H

#include "base/arena.h"

/* The country of an alpha-2 or alpha-3 code in any case; its first two letters are the alpha-2
 * code, the three that follow the alpha-3 code, where there is one. NULL when there is none. */
const char *eg_country_find(eg_str code);
/* What a mistaken code means (UK is GB), with the country's name for the message; else NULL. */
const char *eg_country_meant(eg_str code, const char **name);
/* The country of that English name, or NULL. */
const char *eg_country_named(eg_arena *a, eg_str name);
/* The code in capitals, or NULL. */
const char *eg_currency_find(eg_str code);
/* The code that is meant by another word for a currency, or NULL. */
const char *eg_currency_meant(eg_str code);

/* A language tag in the usual case (zh-Hant-TW), in the arena; {NULL} when it is not well-formed or
 * its first subtag is not registered. Source: RFC 5646, 2.1 and 2.1.1. */
eg_str eg_lang_read(eg_arena *a, eg_str tag);
/* The tag that was probably meant: "en-US" for en_US, "ja" for jp, "de" for ger or German; {NULL}
 * when nothing comes to mind. */
eg_str eg_lang_meant(eg_arena *a, eg_str tag);

#endif
