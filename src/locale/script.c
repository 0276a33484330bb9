#include "locale/locale.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#define TAG(a, b, c, d)                                                                            \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))
#define LATIN  TAG('L', 'a', 't', 'n')
#define COMMON TAG('Z', 'y', 'y', 'y')

static uint32_t tag_of_name(const char *name)
{
	return name ? TAG(name[0], name[1], name[2], name[3]) : COMMON;
}

uint32_t eg_script_of(uint32_t c)
{
	if (c < 0x80)
		return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? LATIN : COMMON;
	UErrorCode err = U_ZERO_ERROR;
	UScriptCode s = uscript_getScript((UChar32)c, &err);
	return U_SUCCESS(err) ? tag_of_name(uscript_getShortName(s)) : COMMON;
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

bool eg_lang_is_rtl(eg_str lang)
{
	char tag[64];
	if (lang.n == 0 || lang.n >= sizeof tag)
		return false;
	memcpy(tag, lang.p, lang.n);
	tag[lang.n] = '\0';
	return uloc_isRightToLeft(tag);
}
