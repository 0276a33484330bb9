#include "locale/language.h"

#include "locale/locale.h"

#include "base/lock.h"
#include "base/memory.h"
#include "locale/wide.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulocdata.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#define CURRENCY_SIGN 0xA4 /* of a pattern of UTS 35 */

/* CLDR has no words for a date that is not certain or for a fiscal year; a language without a row
 * takes the last. The date or year stands at the @. */
static const struct words {
	const char *lang, *about, *by, *until, *fiscal;
	const char *about_day, *by_day; /* with a day; NULL: as with a year */
	const char *first;              /* what is put after the month's first day, or NULL */
	const char *year;               /* around a year that stands alone; NULL: nothing */
} words[] = {
	{"en", "about @", "by @", "until @", "FY @", NULL, NULL, NULL, NULL},
	{"fr", "vers @", "au plus tard en @", "jusqu’en @", "exercice @", "vers le @",
		"au plus tard le @", "er", NULL},
	{"de", "um @", "bis @", "bis @", "HJ @", "um den @", "bis zum @", NULL, NULL},
	{"es", "hacia @", "hasta @", "hasta @", "ejercicio @", "hacia el @", "hasta el @", NULL,
		NULL},
	{"it", "circa @", "entro @", "fino al @", "esercizio @", "circa il @", "entro il @", "º",
		NULL},
	{"pt-BR", "cerca de @", "até @", "até @", "exercício @", NULL, NULL, "º", NULL},
	{"pt", "cerca de @", "até @", "até @", "exercício @", NULL, NULL, NULL, NULL},
	{"nl", "omstreeks @", "uiterlijk @", "tot @", "begrotingsjaar @", NULL, NULL, NULL, NULL},
	{"ar", "نحو @", "بحلول @", "حتى @", "السنة المالية @", NULL, NULL, NULL, NULL},
	{"fa", "حدود @", "تا @", "تا @", "سال مالی @", NULL, NULL, NULL, NULL},
	{"he", "בסביבות @", "עד @", "עד @", "שנת הכספים @", NULL, NULL, NULL, NULL},
	{"ja", "@頃", "@まで", "@まで", "@年度", NULL, NULL, NULL, "@年"},
	{"zh-Hant", "約@", "@前", "至@", "@財年", NULL, NULL, NULL, "@年"},
	{"zh-TW", "約@", "@前", "至@", "@會計年度", NULL, NULL, NULL, "@年"},
	{"zh-HK", "約@", "@前", "至@", "@財政年度", NULL, NULL, NULL, "@年"},
	{"zh", "约@", "@前", "至@", "@财年", NULL, NULL, NULL, "@年"},
	{"ko", "@경", "@까지", "@까지", "@ 회계연도", NULL, NULL, NULL, "@년"},
	{"sv", "omkring @", "senast @", "till @", "budgetåret @", NULL, NULL, NULL, NULL},
	{"da", "omkring @", "senest @", "indtil @", "finansåret @", NULL, NULL, NULL, NULL},
	{"nb", "omkring @", "senest @", "til @", "budsjettåret @", NULL, NULL, NULL, NULL},
	{"", "ca. @", "≤ @", "–@", EG_FISCAL_SIGN "@", NULL, NULL, NULL, NULL},
};

/* What parts the items of a list within a line; ", " where a language has no row. */
static const struct {
	const char *lang, *comma;
} commas[] = {
	{"ar", "، "},
	{"ckb", "، "},
	{"fa", "، "},
	{"ps", "، "},
	{"sd", "، "},
	{"ug", "، "},
	{"ur", "، "},
	{"am", "፣ "},
	{"ti", "፣ "},
	{"ja", "、"},
	{"zh", "、"},
	{"yue", "、"},
};

static eg_lock lock = EG_LOCK_INIT;
static eg_language *all; /* guarded by lock; only grows */

static void keep(eg_short_text *out, const UChar *p, int32_t n)
{
	UErrorCode err = U_ZERO_ERROR;
	int32_t len = 0;
	u_strToUTF8(out->p, EG_LANGUAGE_TEXT, &len, p, n, &err);
	out->n = U_SUCCESS(err) && len >= 0 ? (size_t)len : 0;
}

static void keep_pattern(eg_language *l, int which, const char *name, const char *skeleton)
{
	UErrorCode err = U_ZERO_ERROR;
	UChar from[16], best[EG_LANGUAGE_TEXT];
	u_uastrcpy(from, skeleton);
	UDateTimePatternGenerator *g = udatpg_open(name, &err);
	int32_t n = udatpg_getBestPattern(g, from, -1, best, EG_LANGUAGE_TEXT, &err);
	if (U_SUCCESS(err))
		keep(&l->patterns[which], best, n);
	udatpg_close(g);
}

/* The calendar's quarters: "Q4", "T4". */
static void keep_quarters(eg_language *l, UDateFormat *f)
{
	UErrorCode err = U_ZERO_ERROR;
	for (int q = 0; q < 4; q++) {
		UChar quarter[EG_LANGUAGE_TEXT];
		int32_t n =
			udat_getSymbols(f, UDAT_SHORT_QUARTERS, q, quarter, EG_LANGUAGE_TEXT, &err);
		if (U_SUCCESS(err))
			keep(&l->quarters[q], quarter, n);
	}
}

static void keep_months(eg_language *l, const char *name)
{
	static const UDateFormatSymbolType types[EG_MONTHS_COUNT] = {UDAT_MONTHS, UDAT_SHORT_MONTHS,
		UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS};
	UErrorCode err = U_ZERO_ERROR;
	UDateFormat *f = udat_open(UDAT_LONG, UDAT_LONG, name, NULL, 0, NULL, 0, &err);
	for (int t = 0; t < EG_MONTHS_COUNT; t++)
		for (int m = 0; m < 12; m++) {
			UChar month[EG_LANGUAGE_TEXT];
			int32_t n = udat_getSymbols(f, types[t], m, month, EG_LANGUAGE_TEXT, &err);
			if (U_SUCCESS(err))
				keep(&l->months[t][m], month, n);
		}
	keep_quarters(l, f);
	udat_close(f);
}

/* Whether 1234 is written with a separator; the old formatter does not know that Spanish and
 * Polish begin at 10 000. */
static bool separates_thousands(const char *name)
{
	UErrorCode err = U_ZERO_ERROR;
	UNumberFormatter *f = unumf_openForSkeletonAndLocale((const UChar[]){0}, 0, name, &err);
	UFormattedNumber *r = unumf_openResult(&err);
	UChar out[EG_LANGUAGE_TEXT];
	unumf_formatInt(f, 1234, r, &err);
	int32_t n = unumf_resultToString(r, out, EG_LANGUAGE_TEXT, &err);
	unumf_closeResult(r);
	unumf_close(f);
	return U_FAILURE(err) || n != 4;
}

static void keep_numbers(eg_language *l, const char *name)
{
	UErrorCode err = U_ZERO_ERROR;
	UNumberFormat *f = unum_open(UNUM_DECIMAL, NULL, 0, name, NULL, &err);
	UChar sign[EG_LANGUAGE_TEXT];
	l->zero = '0';
	l->point = (eg_short_text){".", 1};
	l->group = l->group_above = 3;
	l->least = 1;
	if (U_FAILURE(err))
		return;
	int32_t n = unum_getSymbol(f, UNUM_GROUPING_SEPARATOR_SYMBOL, sign, EG_LANGUAGE_TEXT, &err);
	keep(&l->separator, sign, n);
	n = unum_getSymbol(f, UNUM_DECIMAL_SEPARATOR_SYMBOL, sign, EG_LANGUAGE_TEXT, &err);
	if (U_SUCCESS(err))
		keep(&l->point, sign, n);
	n = unum_getSymbol(f, UNUM_ZERO_DIGIT_SYMBOL, sign, EG_LANGUAGE_TEXT, &err);
	if (U_SUCCESS(err) && n == 1)
		l->zero = sign[0];
	l->group = unum_getAttribute(f, UNUM_GROUPING_SIZE);
	l->group_above = unum_getAttribute(f, UNUM_SECONDARY_GROUPING_SIZE);
	l->least = separates_thousands(name) ? 1 : 2;
	if (l->group_above <= 0)
		l->group_above = l->group;
	unum_close(f);
}

/* CLDR's pattern of money: the sign of the currency before the digits, or after them. */
static void keep_money(eg_language *l, const char *name)
{
	UErrorCode err = U_ZERO_ERROR;
	UChar pattern[EG_LANGUAGE_TEXT];
	UNumberFormat *f = unum_open(UNUM_CURRENCY, NULL, 0, name, NULL, &err);
	if (U_FAILURE(err))
		return;
	int32_t n = unum_toPattern(f, false, pattern, EG_LANGUAGE_TEXT, &err);
	const UChar *sign = U_SUCCESS(err) ? u_memchr(pattern, CURRENCY_SIGN, n) : NULL;
	const UChar *digit = U_SUCCESS(err) ? u_memchr(pattern, '0', n) : NULL;
	l->code_last = sign && digit && sign > digit;
	unum_close(f);
}

/* "71%", "71 %", "%71". */
static void keep_percent(eg_language *l, const char *name)
{
	static const UNumberFormatTextAttribute sides[] = {
		UNUM_POSITIVE_PREFIX, UNUM_POSITIVE_SUFFIX};
	UErrorCode err = U_ZERO_ERROR;
	UNumberFormat *f = unum_open(UNUM_PERCENT, NULL, 0, name, NULL, &err);
	for (size_t i = 0; i < EG_COUNT(sides) && U_SUCCESS(err); i++) {
		UChar sign[EG_LANGUAGE_TEXT];
		int32_t n = unum_getTextAttribute(f, sides[i], sign, EG_LANGUAGE_TEXT, &err);
		if (U_SUCCESS(err))
			keep(&l->percent[i], sign, n);
	}
	unum_close(f);
}

static void keep_quotes(eg_language *l, const char *name)
{
	static const ULocaleDataDelimiterType types[] = {ULOCDATA_QUOTATION_START,
		ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END};
	UErrorCode err = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(name, &err);
	for (size_t i = 0; i < EG_COUNT(types) && U_SUCCESS(err); i++) {
		UChar sign[EG_LANGUAGE_TEXT];
		int32_t n = ulocdata_getDelimiter(data, types[i], sign, EG_LANGUAGE_TEXT, &err);
		if (U_SUCCESS(err))
			keep(&l->quotes[i], sign, n);
	}
	ulocdata_close(data);
}

bool eg_is_language(eg_str tag, const char *language)
{
	if (tag.n == 0 || tag.p[0] != language[0])
		return false;
	size_t n = strlen(language);
	return tag.n >= n && memcmp(tag.p, language, n) == 0 && (tag.n == n || tag.p[n] == '-');
}

static void keep_words(eg_language *l)
{
	size_t i = 0;
	while (words[i].lang[0] && !eg_is_language((eg_str){l->lang.p, l->lang.n}, words[i].lang))
		i++;
	const struct words *w = &words[i];
	l->about = w->about;
	l->about_day = w->about_day ? w->about_day : w->about;
	l->by = w->by;
	l->by_day = w->by_day ? w->by_day : w->by;
	l->first = w->first ? w->first : "";
	l->year = w->year ? w->year : "@";
	l->until = words[i].until;
	l->fiscal = words[i].fiscal;
}

static void keep_comma(eg_language *l)
{
	l->comma = ", ";
	for (size_t i = 0; i < EG_COUNT(commas); i++)
		if (eg_is_language(eg_short_view(&l->lang), commas[i].lang))
			l->comma = commas[i].comma;
}

static eg_language *fetch(eg_str lang)
{
	static const char *const skeletons[EG_PATTERN_COUNT] = {
		"yMMMMd", "yMMMM", "yMMMd", "yMMM", "yQQQ"};
	eg_language *l = eg_heap(sizeof *l);
	memset(l, 0, sizeof *l);
	l->lang.n = lang.n;
	memcpy(l->lang.p, lang.p, lang.n);
	char plain[EG_LOCALE_NAME], name[EG_LOCALE_NAME + 32];
	eg_locale_name(plain, lang);
	/* dates of the specs are Gregorian, whatever calendar a language prefers */
	(void)snprintf(
		name, sizeof name, "%s%scalendar=gregorian", plain, strchr(plain, '@') ? ";" : "@");
	for (int i = 0; i < EG_PATTERN_COUNT; i++)
		keep_pattern(l, i, name, skeletons[i]);
	if (lang.n >= 2 &&
		memcmp(lang.p, "en", 2) == 0) /* as fiscal ones: "2026 Q1", "FY 2026 Q1" */
		l->patterns[EG_PATTERN_QUARTER] = (eg_short_text){"y QQQ", 5};
	keep_months(l, name);
	keep_numbers(l, name);
	keep_money(l, name);
	keep_percent(l, name);
	keep_quotes(l, plain);
	keep_words(l);
	keep_comma(l);
	return l;
}

const eg_language *eg_language_of(eg_str lang)
{
	if (lang.n == 0 || lang.n > EG_LANGUAGE_TEXT)
		lang = EG_STR("en-US");
	eg_lock_take(&lock);
	eg_language *l = all;
	while (l && !eg_str_eq(eg_short_view(&l->lang), lang))
		l = l->next;
	if (!l) {
		l = fetch(lang);
		l->next = all;
		all = l;
	}
	eg_lock_give(&lock);
	return l;
}

eg_quotes eg_quotes_of(eg_str lang)
{
	const eg_language *l = eg_language_of(lang);
	return (eg_quotes){eg_short_view(&l->quotes[0]), eg_short_view(&l->quotes[1]),
		eg_short_view(&l->quotes[2]), eg_short_view(&l->quotes[3])};
}
