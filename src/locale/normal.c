#include "locale/locale.h"

#include "base/memory.h"
#include "locale/wide.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Every code point below U+0300 is in form C and composes with none before it, so text of one-
 * and two-byte sequences up to U+02FF (lead bytes below 0xCC) needs no look-up. */
static bool plainly_nfc(eg_str s)
{
	if (eg_str_is_ascii(s))
		return true;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0xCC)
			return false;
	return true;
}

eg_str eg_nfc(eg_arena *a, eg_str s)
{
	if (plainly_nfc(s) || s.n > EG_WIDE_MAX)
		return s;
	UErrorCode err = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&err);
	if (U_FAILURE(err))
		return s;
	eg_wide w;
	eg_wide_init(&w, s, false);
	eg_str out = s;
	if (unorm2_quickCheck(nfc, w.p, w.n, &err) != UNORM_YES && U_SUCCESS(err)) {
		/* Composition never needs more than three times the units (UAX 15, 12). */
		int32_t cap = w.n * 3 + 8;
		UChar *form = eg_heap((size_t)cap * sizeof *form);
		int32_t n = unorm2_normalize(nfc, w.p, w.n, form, cap, &err);
		if (U_SUCCESS(err) &&
			!(n == w.n && memcmp(form, w.p, (size_t)n * sizeof *form) == 0))
			out = eg_wide_narrow(a, form, n);
		free(form);
	}
	eg_wide_release(&w);
	return out;
}

/* Letters that Unicode does not take apart. */
static const struct {
	uint32_t letter;
	const char *plain;
} ligatures[] = {{0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"}, {0xFE, "th"}, {0x111, "d"},
	{0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}};

const char *eg_ascii_letters(uint32_t c, char letter[2])
{
	UErrorCode err = U_ZERO_ERROR;
	uint32_t low = c < 0x80 ? c : (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
	for (size_t i = 0; i < EG_COUNT(ligatures); i++)
		if (ligatures[i].letter == low)
			return ligatures[i].plain;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&err);
	UChar apart[8];
	int32_t n = U_SUCCESS(err) ? unorm2_getDecomposition(nfd, (UChar32)low, apart,
					     (int32_t)EG_COUNT(apart), &err)
				   : 0;
	uint32_t base = n > 0 && U_SUCCESS(err) ? apart[0] : low;
	base = base >= 'A' && base <= 'Z' ? base | 0x20 : base;
	letter[0] = letter[1] = '\0';
	if (base >= 'a' && base <= 'z')
		letter[0] = (char)base;
	return letter;
}

/* Turkish, Azeri and Lithuanian lower some ASCII letters otherwise. */
static bool lowers_oddly(eg_str lang)
{
	return eg_str_starts(lang, EG_STR("tr")) || eg_str_starts(lang, EG_STR("az")) ||
	       eg_str_starts(lang, EG_STR("lt"));
}

static eg_str lower_ascii(eg_arena *a, eg_str s)
{
	size_t i = 0;
	while (i < s.n && !(s.p[i] >= 'A' && s.p[i] <= 'Z'))
		i++;
	if (i == s.n)
		return s;
	char *out = eg_alloc(a, s.n + 1);
	for (size_t k = 0; k < s.n; k++)
		out[k] = (char)(s.p[k] >= 'A' && s.p[k] <= 'Z' ? s.p[k] + 32 : s.p[k]);
	return (eg_str){out, s.n};
}

eg_str eg_lower(eg_arena *a, eg_str s, eg_str lang)
{
	if (!lowers_oddly(lang) && eg_str_is_ascii(s))
		return lower_ascii(a, s);
	char name[EG_LOCALE_NAME];
	eg_locale_name(name, lang);
	eg_wide w;
	eg_wide_init(&w, s, false);
	int32_t cap = w.n * 3 + 8;
	UChar *low = eg_heap((size_t)cap * sizeof *low);
	UErrorCode err = U_ZERO_ERROR;
	int32_t n = u_strToLower(low, cap, w.p, w.n, name, &err);
	eg_str out = U_SUCCESS(err) ? eg_wide_narrow(a, low, n) : s;
	free(low);
	eg_wide_release(&w);
	return out;
}

eg_str eg_capital(eg_arena *a, eg_str s, eg_str lang)
{
	size_t end = 0;
	if (!s.n || !eg_is_letter(eg_utf8_next(s, &end)))
		return s;
	char name[EG_LOCALE_NAME];
	eg_locale_name(name, lang);
	eg_wide w;
	eg_wide_init(&w, eg_str_cut(s, 0, end), false);
	UChar large[8]; /* a letter becomes three units at most */
	UErrorCode err = U_ZERO_ERROR;
	int32_t n = u_strToTitle(large, (int32_t)EG_COUNT(large), w.p, w.n, NULL, name, &err);
	bool same = U_FAILURE(err) || (n == w.n && u_memcmp(large, w.p, n) == 0);
	eg_wide_release(&w);
	return same ? s : eg_str_join(a, eg_wide_narrow(a, large, n), eg_str_cut(s, end, s.n));
}

/* Opens a converter that stops at what it cannot convert. */
static UConverter *open_strict(const char *name, UErrorCode *err)
{
	UConverter *c = ucnv_open(name, err);
	ucnv_setFromUCallBack(c, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, err);
	ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, err);
	return c;
}

eg_str eg_recode(eg_arena *a, eg_str s, const char *from, const char *to)
{
	if (s.n > EG_WIDE_MAX)
		return (eg_str){0};
	UErrorCode err = U_ZERO_ERROR;
	UConverter *in = open_strict(from, &err);
	UConverter *out = open_strict(to, &err);
	eg_str result = {0};
	if (U_SUCCESS(err)) {
		/* no encoding of ours takes more than four bytes for one of the other */
		size_t cap = s.n * 4 + 8;
		char *p = eg_alloc(a, cap);
		char *at = p;
		const char *src = s.p ? s.p : "";
		ucnv_convertEx(out, in, &at, p + cap, &src, src + s.n, NULL, NULL, NULL, NULL, true,
			true, &err);
		if (U_SUCCESS(err))
			result = (eg_str){p, (size_t)(at - p)};
	}
	ucnv_close(in);
	ucnv_close(out);
	return result;
}
