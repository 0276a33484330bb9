#include "locale/locale.h"

#include "locale/language.h"

#define MINUS 0x2212u

eg_str eg_format_integer(eg_arena *a, int64_t v, eg_str lang)
{
	const eg_language *l = eg_language_of(lang);
	uint8_t digits[24];
	int n = 0;
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	do
		digits[n++] = (uint8_t)(u % 10);
	while (u /= 10);
	bool grouped = l->group > 0 && n >= l->group + l->least;
	/* at most 20 digits of 4 bytes and a separator for each */
	char *out = eg_alloc(a, 3 + 20 * (4 + EG_LANGUAGE_TEXT) + 1);
	size_t at = 0;
	if (v < 0)
		at = eg_utf8_put(out, MINUS);
	for (int i = n - 1; i >= 0; i--) {
		at += eg_utf8_put(out + at, l->zero + digits[i]);
		if (grouped && i >= l->group && (i - l->group) % l->group_above == 0) {
			memcpy(out + at, l->separator.p, l->separator.n);
			at += l->separator.n;
		}
	}
	return (eg_str){out, at};
}
