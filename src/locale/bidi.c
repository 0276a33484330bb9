#include "locale/locale.h"

#include "locale/wide.h"

#include <unicode/ubidi.h>

/* Hebrew, Arabic and their neighbours, their presentation forms, the right-to-left planes, and
 * the characters that steer direction. Wider than strictly needed, never narrower. */
static bool may_turn(uint32_t c)
{
	return (c >= 0x590 && c < 0x900) || (c >= 0x200E && c <= 0x200F) ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	       (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
	       (c >= 0x10800 && c < 0x11000) || (c >= 0x1E800 && c < 0x1F000);
}

bool eg_has_rtl(eg_str s)
{
	if (eg_str_is_ascii(s))
		return false;
	for (size_t i = 0; i < s.n;) {
		/* two-byte sequences below U+0590 and ASCII cannot turn */
		if ((unsigned char)s.p[i] < 0xD6) {
			i++;
			continue;
		}
		if (may_turn(eg_utf8_next(s, &i)))
			return true;
	}
	return false;
}

static eg_bidi_run *whole(eg_arena *a, eg_str s, uint8_t level, size_t *count)
{
	eg_bidi_run *r = EG_NEW(a, eg_bidi_run);
	*r = (eg_bidi_run){0, (uint32_t)s.n, level};
	*count = s.n ? 1 : 0;
	return r;
}

static eg_bidi_run *collect(eg_arena *a, UBiDi *bidi, const eg_wide *w, bool visual, size_t *count)
{
	UErrorCode err = U_ZERO_ERROR;
	int32_t n = ubidi_countRuns(bidi, &err);
	if (U_FAILURE(err) || n <= 0)
		return NULL;
	eg_bidi_run *runs = EG_NEW_N(a, eg_bidi_run, (size_t)n);
	int32_t at = 0;
	for (int32_t i = 0; i < n; i++) {
		int32_t from = at, limit = 0, length = 0;
		UBiDiLevel level = 0;
		if (visual) {
			(void)ubidi_getVisualRun(bidi, i, &from, &length);
			limit = from + length;
			level = ubidi_getLevelAt(bidi, from);
		} else {
			ubidi_getLogicalRun(bidi, from, &limit, &level);
			at = limit;
		}
		runs[i] = (eg_bidi_run){w->at[from], w->at[limit], level};
	}
	*count = (size_t)n;
	return runs;
}

eg_bidi_run *eg_bidi_runs(eg_arena *a, eg_str s, int base, bool visual, size_t *count)
{
	*count = 0;
	if (base != 1 && !eg_has_rtl(s))
		return whole(a, s, 0, count);
	static const UBiDiLevel levels[] = {0, 1, UBIDI_DEFAULT_LTR};
	UErrorCode err = U_ZERO_ERROR;
	eg_wide w;
	eg_wide_init(&w, s, true);
	UBiDi *bidi = ubidi_openSized(w.n, 0, &err);
	ubidi_setPara(bidi, w.p, w.n, levels[base >= 0 && base <= 2 ? base : 0], NULL, &err);
	eg_bidi_run *runs = U_SUCCESS(err) && w.n ? collect(a, bidi, &w, visual, count) : NULL;
	ubidi_close(bidi);
	eg_wide_release(&w);
	return runs ? runs : whole(a, s, base == 1, count);
}

#define SIGN 3                                              /* bytes of either */
static const char isolate[SIGN] = {'\xE2', '\x81', '\xA8'}; /* U+2068, first strong isolate */
static const char pop[SIGN] = {'\xE2', '\x81', '\xA9'};     /* U+2069 */

static char *put(char *to, const char *from, size_t n)
{
	memcpy(to, from, n);
	return to + n;
}

static eg_str with_isolates(eg_arena *a, eg_str s, const eg_stretch_of_text *isolates, size_t n)
{
	char *out = eg_alloc(a, s.n + n * 2 * SIGN + 1), *to = out;
	uint32_t at = 0;
	for (size_t i = 0; i < n; i++) {
		const eg_stretch_of_text *in = &isolates[i];
		to = put(to, s.p + at, in->from - at);
		to = put(to, isolate, SIGN);
		to = put(to, s.p + in->from, in->to - in->from);
		to = put(to, pop, SIGN);
		at = in->to;
	}
	to = put(to, s.p + at, s.n - at);
	return (eg_str){out, (size_t)(to - out)};
}

/* Where a place of the text with signs lies in the one without; *i is the isolate that it lies in
 * or before and only moves forward. */
static uint32_t without_signs(
	uint32_t at, const eg_stretch_of_text *isolates, size_t n, size_t *i, uint32_t *signs)
{
	while (*i < 2 * n) {
		uint32_t place = *i % 2 ? isolates[*i / 2].to : isolates[*i / 2].from;
		if (at < place + *signs + SIGN)
			return at < place + *signs ? at - *signs : place;
		*signs += SIGN;
		++*i;
	}
	return at - *signs;
}

eg_bidi_run *eg_bidi_isolated(eg_arena *a, eg_str s, int base, const eg_stretch_of_text *isolates,
	size_t n, size_t *count)
{
	if (n == 0 || (base != 1 && !eg_has_rtl(s)))
		return eg_bidi_runs(a, s, base, false, count);
	eg_bidi_run *runs = eg_bidi_runs(a, with_isolates(a, s, isolates, n), base, false, count);
	size_t i = 0, kept = 0;
	uint32_t signs = 0, at = 0;
	for (size_t k = 0; k < *count; k++) {
		uint32_t to = without_signs(runs[k].to, isolates, n, &i, &signs);
		if (to > at)
			runs[kept++] = (eg_bidi_run){at, to, runs[k].level};
		at = to;
	}
	*count = kept;
	return runs;
}
