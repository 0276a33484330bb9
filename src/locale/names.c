/* Names of countries and languages, from ICU's data (CLDR). */
#include "locale/locale.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define LONGEST 120 /* UTF-16 units of a name */

typedef int32_t name_fn(
	const char *locale, const char *in, UChar *out, int32_t capacity, UErrorCode *status);

static eg_str name_of(eg_arena *a, name_fn *name, eg_str locale, eg_str lang)
{
	UChar wide[LONGEST];
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = name(eg_cstr(a, locale), eg_cstr(a, lang), wide, LONGEST, &status), bytes = 0;
	if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || n <= 0 || n >= LONGEST)
		return (eg_str){NULL, 0};
	char *out = eg_alloc(a, (size_t)n * 3 + 1);
	u_strToUTF8(out, n * 3 + 1, &bytes, wide, n, &status);
	return U_FAILURE(status) ? (eg_str){NULL, 0} : (eg_str){out, (size_t)bytes};
}

eg_str eg_country_name(eg_arena *a, eg_str code, eg_str lang)
{
	return name_of(a, uloc_getDisplayCountry, eg_strf(a, "und_%.*s", EG_ARG(code)), lang);
}

eg_str eg_language_name(eg_arena *a, eg_str tag, eg_str lang)
{
	return name_of(a, uloc_getDisplayName, tag, lang);
}
