#include "locale/wide.h"

#include "base/memory.h"

#include <stdlib.h>
#include <unicode/uloc.h>
#include <unicode/utf16.h>

void eg_wide_init(eg_wide *w, eg_str s, bool places)
{
	s = eg_str_cut(s, 0, EG_WIDE_MAX);
	w->n = 0;
	w->p = w->small;
	/* UTF-16 has never more units than UTF-8 has bytes. */
	if (s.n > EG_WIDE_SMALL)
		w->p = eg_heap(s.n * sizeof *w->p);
	w->at = places ? eg_heap((s.n + 1) * sizeof *w->at) : NULL;
	for (size_t i = 0; i < s.n;) {
		uint32_t from = (uint32_t)i;
		uint32_t c = eg_utf8_next(s, &i);
		int32_t before = w->n;
		U16_APPEND_UNSAFE(w->p, w->n, c);
		if (places)
			for (int32_t k = before; k < w->n; k++)
				w->at[k] = from;
	}
	if (places)
		w->at[w->n] = (uint32_t)s.n;
}

void eg_wide_release(eg_wide *w)
{
	if (w->p != w->small)
		free(w->p);
	free(w->at);
	w->p = NULL;
	w->at = NULL;
}

/* The code point at *i, which is moved past it; a surrogate alone becomes U+FFFD. */
static uint32_t next_of(const UChar *p, int32_t *i, int32_t n)
{
	uint32_t c = p[(*i)++];
	if (c < 0xD800 || c > 0xDFFF)
		return c;
	if (c > 0xDBFF || *i >= n || p[*i] < 0xDC00 || p[*i] > 0xDFFF)
		return 0xFFFD;
	return 0x10000 + ((c - 0xD800) << 10) + (p[(*i)++] - 0xDC00u);
}

eg_str eg_wide_narrow(eg_arena *a, const UChar *p, int32_t n)
{
	size_t bytes = 0;
	char put[4];
	for (int32_t i = 0; i < n;)
		bytes += eg_utf8_put(put, next_of(p, &i, n));
	char *out = eg_alloc(a, bytes + 4);
	size_t at = 0;
	for (int32_t i = 0; i < n;)
		at += eg_utf8_put(out + at, next_of(p, &i, n));
	return (eg_str){out, at};
}

void eg_locale_name(char out[EG_LOCALE_NAME], eg_str lang)
{
	char tag[EG_LOCALE_NAME];
	UErrorCode err = U_ZERO_ERROR;
	out[0] = 0;
	if (lang.n == 0 || lang.n >= sizeof tag)
		return;
	memcpy(tag, lang.p, lang.n);
	tag[lang.n] = 0;
	int32_t n = uloc_forLanguageTag(tag, out, EG_LOCALE_NAME, NULL, &err);
	if (U_FAILURE(err) || n <= 0 || n >= EG_LOCALE_NAME)
		out[0] = 0;
}
