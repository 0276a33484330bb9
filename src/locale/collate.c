#include "locale/locale.h"

#include "base/memory.h"
#include "locale/wide.h"

#include <stdlib.h>
#include <unicode/ucol.h>

struct eg_collator {
	UCollator *ucol; /* NULL: by bytes */
};

eg_collator *eg_collator_open(eg_str lang)
{
	char name[EG_LOCALE_NAME];
	eg_locale_name(name, lang);
	eg_collator *c = eg_heap(sizeof *c);
	UErrorCode err = U_ZERO_ERROR;
	c->ucol = ucol_open(name, &err);
	if (U_FAILURE(err))
		c->ucol = NULL;
	else {
		/* keys and comparisons then agree on texts that differ in nothing a reader sees */
		ucol_setStrength(c->ucol, UCOL_IDENTICAL);
		/* "Section 2" stands before "Section 10" (UTS 35, 5.7, kn) */
		ucol_setAttribute(c->ucol, UCOL_NUMERIC_COLLATION, UCOL_ON, &err);
	}
	return c;
}

int eg_collate(eg_collator *c, eg_str a, eg_str b)
{
	UErrorCode err = U_ZERO_ERROR;
	if (c->ucol && a.n <= EG_WIDE_MAX && b.n <= EG_WIDE_MAX) {
		UCollationResult r = ucol_strcollUTF8(
			c->ucol, a.n ? a.p : "", (int32_t)a.n, b.n ? b.p : "", (int32_t)b.n, &err);
		if (U_SUCCESS(err) && r != UCOL_EQUAL)
			return r == UCOL_LESS ? -1 : 1;
	}
	return eg_str_cmp(a, b);
}

static eg_str hex_of(eg_arena *a, const uint8_t *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	char *out = eg_alloc(a, n * 2 + 1);
	for (size_t i = 0; i < n; i++) {
		out[i * 2] = digits[p[i] >> 4];
		out[i * 2 + 1] = digits[p[i] & 15];
	}
	return (eg_str){out, n * 2};
}

eg_str eg_collation_key(eg_arena *a, eg_collator *c, eg_str s)
{
	uint8_t small[512];
	if (!c->ucol) {
		uint8_t *bytes = eg_alloc(a, s.n);
		if (s.n)
			memcpy(bytes, s.p, s.n);
		return hex_of(a, bytes, s.n);
	}
	eg_wide w;
	eg_wide_init(&w, s, false);
	int32_t n = ucol_getSortKey(c->ucol, w.p, w.n, small, (int32_t)sizeof small);
	uint8_t *key = small;
	if (n > (int32_t)sizeof small) {
		key = eg_heap((size_t)n);
		n = ucol_getSortKey(c->ucol, w.p, w.n, key, n);
	}
	/* the key's closing nought says nothing */
	eg_str out = hex_of(a, key, n > 0 ? (size_t)n - 1 : 0);
	if (key != small)
		free(key);
	eg_wide_release(&w);
	return out;
}

void eg_collator_close(eg_collator *c)
{
	if (!c)
		return;
	ucol_close(c->ucol);
	free(c);
}
