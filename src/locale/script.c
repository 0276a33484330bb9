#include "locale/locale.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#define LATIN  EG_SCRIPT('L', 'a', 't', 'n')
#define COMMON EG_SCRIPT('Z', 'y', 'y', 'y')

static uint32_t tag_of_name(const char *name)
{
	return name ? EG_SCRIPT(name[0], name[1], name[2], name[3]) : COMMON;
}

uint32_t eg_script_of(uint32_t c)
{
	if (c < 0x80)
		return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? LATIN : COMMON;
	UErrorCode err = U_ZERO_ERROR;
	UScriptCode s = uscript_getScript((UChar32)c, &err);
	return U_SUCCESS(err) ? tag_of_name(uscript_getShortName(s)) : COMMON;
}

bool eg_script_uses(uint32_t script, uint32_t c)
{
	char tag[5] = {
		(char)(script >> 24), (char)(script >> 16), (char)(script >> 8), (char)script, 0};
	UErrorCode err = U_ZERO_ERROR;
	UScriptCode code = USCRIPT_COMMON;
	return uscript_getCode(tag, &code, 1, &err) == 1 && U_SUCCESS(err) &&
	       uscript_hasScript((UChar32)c, code);
}

enum eg_bracket eg_bracket_of(uint32_t c, uint32_t *pair)
{
	if (c < 0x80 && c != '(' && c != ')' && c != '[' && c != ']' && c != '{' && c != '}')
		return EG_BRACKET_NONE;
	int32_t type = u_getIntPropertyValue((UChar32)c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
	if (type == U_BPT_NONE)
		return EG_BRACKET_NONE;
	*pair = (uint32_t)u_getBidiPairedBracket((UChar32)c);
	return type == U_BPT_OPEN ? EG_BRACKET_OPEN : EG_BRACKET_CLOSE;
}

static int32_t break_class(uint32_t c)
{
	return u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

/* GB9 and GB9a: marks and joiners go with what stands before them. */
static bool extends(uint32_t c, int32_t class)
{
	return class == U_GCB_EXTEND || class == U_GCB_SPACING_MARK || class == U_GCB_ZWJ ||
	       (c >= 0x1F3FB && c <= 0x1F3FF);
}

/* GB6 to GB8: the letters of a Hangul syllable. */
static bool joins_syllable(int32_t a, int32_t b)
{
	if (a == U_GCB_L)
		return b == U_GCB_L || b == U_GCB_V || b == U_GCB_LV || b == U_GCB_LVT;
	if (a == U_GCB_LV || a == U_GCB_V)
		return b == U_GCB_V || b == U_GCB_T;
	return (a == U_GCB_LVT || a == U_GCB_T) && b == U_GCB_T;
}

size_t eg_grapheme_end(eg_str s, size_t from)
{
	size_t i = from;
	uint32_t c = eg_utf8_next(s, &i);
	int32_t before = c < 0x300 ? U_GCB_OTHER : break_class(c);
	bool flag = before == U_GCB_REGIONAL_INDICATOR;
	bool picture = c >= 0xA9 && u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC);
	while (i < s.n) {
		size_t next = i;
		c = eg_utf8_next(s, &next);
		if (c < 0x300)
			break;
		int32_t class = break_class(c);
		bool joined = picture && before == U_GCB_ZWJ &&
			      u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC);
		bool second = flag && class == U_GCB_REGIONAL_INDICATOR;
		if (!extends(c, class) && !joined && !second && !joins_syllable(before, class))
			break;
		flag = flag && !second;
		before = class;
		i = next;
	}
	return i;
}

eg_str eg_script_name(uint32_t script)
{
	char tag[5] = {
		(char)(script >> 24), (char)(script >> 16), (char)(script >> 8), (char)script, 0};
	UErrorCode err = U_ZERO_ERROR;
	UScriptCode code = USCRIPT_COMMON;
	if (uscript_getCode(tag, &code, 1, &err) != 1 || U_FAILURE(err))
		return EG_STR("Common");
	const char *name = uscript_getName(code);
	return name ? eg_str_of(name) : EG_STR("Common");
}

eg_str eg_char_name(eg_arena *a, uint32_t c)
{
	char name[128];
	UErrorCode err = U_ZERO_ERROR;
	int32_t n = u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, (int32_t)sizeof name, &err);
	if (U_FAILURE(err) || n <= 0)
		return EG_STR("");
	return eg_str_copy(a, (eg_str){name, (size_t)n});
}

bool eg_is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	return u_isalpha((UChar32)c);
}

bool eg_is_mark(uint32_t c)
{
	if (c < 0x300)
		return false;
	uint32_t marks = U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK;
	return (U_GET_GC_MASK((UChar32)c) & marks) != 0;
}

bool eg_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return u_isupper((UChar32)c);
}

bool eg_in_word(uint32_t c)
{
	return u_isalnum((UChar32)c) || eg_is_mark(c) || c == 0x200C || c == 0x200D;
}

bool eg_is_unspaced(uint32_t c)
{
	switch ((ULineBreak)u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK)) {
	case U_LB_COMPLEX_CONTEXT:
	case U_LB_IDEOGRAPHIC:
	case U_LB_CONDITIONAL_JAPANESE_STARTER:
		return u_isalnum((UChar32)c) || eg_is_mark(c);
	default:
		return false;
	}
}

uint32_t eg_fold(uint32_t c)
{
	return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}

bool eg_lang_is_rtl(eg_str lang)
{
	char tag[64];
	if (lang.n == 0 || lang.n >= sizeof tag)
		return false;
	memcpy(tag, lang.p, lang.n);
	tag[lang.n] = '\0';
	return uloc_isRightToLeft(tag);
}

/* Languages that are written in more than one script, beyond what ICU lists for them. */
static bool has_several_scripts(eg_str lang)
{
	static const char *const several[] = {"az", "bs", "ff", "ha", "kk", "ku", "ky", "mn", "ms",
		"pa", "ks", "sd", "sr", "tg", "tk", "tt", "ug", "uz", "yi"};
	eg_str base = eg_str_cut(lang, 0, eg_str_find(lang, EG_STR("-"), 0));
	for (size_t i = 0; i < EG_COUNT(several); i++)
		if (eg_str_is(base, several[i]))
			return eg_str_find(lang, EG_STR("-"), 0) == SIZE_MAX || lang.n < 7;
	return false;
}

/* Han is one script of characters, whichever way they are written. */
static uint32_t plain_script(UScriptCode s)
{
	if (s == USCRIPT_SIMPLIFIED_HAN || s == USCRIPT_TRADITIONAL_HAN)
		s = USCRIPT_HAN;
	return tag_of_name(uscript_getShortName(s));
}

bool eg_lang_has_script(eg_str lang, uint32_t script)
{
	char tag[64];
	UScriptCode codes[8];
	UErrorCode err = U_ZERO_ERROR;
	if (lang.n == 0 || lang.n >= sizeof tag || has_several_scripts(lang))
		return true;
	memcpy(tag, lang.p, lang.n);
	tag[lang.n] = '\0';
	int32_t n = uscript_getCode(tag, codes, (int32_t)EG_COUNT(codes), &err);
	if (U_FAILURE(err) || n <= 0)
		return true;
	for (int32_t i = 0; i < n; i++)
		if (plain_script(codes[i]) == script)
			return true;
	return false;
}

eg_str eg_lang_name(eg_arena *a, eg_str lang)
{
	UChar name[64];
	char tag[64], out[256];
	int32_t n = 0, bytes = 0;
	UErrorCode err = U_ZERO_ERROR;
	if (lang.n == 0 || lang.n >= sizeof tag)
		return lang;
	memcpy(tag, lang.p, lang.n);
	tag[lang.n] = '\0';
	n = uloc_getDisplayLanguage(tag, "en", name, (int32_t)EG_COUNT(name), &err);
	u_strToUTF8(out, (int32_t)sizeof out, &bytes, name, n, &err);
	return U_FAILURE(err) || bytes <= 0 ? lang : eg_str_copy(a, (eg_str){out, (size_t)bytes});
}
