#include "locale/alphabet.h"

#include "locale/locale.h"

#include "base/memory.h"
#include "locale/wide.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

#define UNITS   8  /* of a letter: "dzs" has three */
#define LATIN   26 /* letters that every alphabet has besides its own */
#define STROKES 64 /* no character has more */

/* Where CLDR's Chinese orders begin a sound or a number of strokes: this character, and then a
 * letter, or one of the block of Braille that counts (UTS 35, 5.14.2). */
#define BOUNDARY     0xFDD0
#define STROKES_NONE 0x2800

#define HAN      0x48616E69u /* 'Hani', 'Hira', 'Kana' */
#define HIRAGANA 0x48697261u
#define KATAKANA 0x4B616E61u

typedef struct letter {
	UChar from[UNITS]; /* the first text that stands under it */
	int32_t n;
	eg_str label;
	uint32_t script; /* of what stands under it */
} letter;

struct eg_alphabet {
	eg_arena *arena;
	eg_str lang;
	UCollator *order; /* which knows letters and no marks or cases; NULL: none */
	letter *letters;  /* in order */
	size_t count, cap;
};

/* Hiragana and Katakana are one alphabet. */
static uint32_t script_of(eg_str s)
{
	size_t at = 0;
	uint32_t script = s.n ? eg_script_of(eg_utf8_next(s, &at)) : 0;
	return script == KATAKANA ? HIRAGANA : script;
}

static int compare(const eg_alphabet *a, const UChar *p, int32_t n, const UChar *q, int32_t m)
{
	UCollationResult r = ucol_strcoll(a->order, p, n, q, m);
	return r == UCOL_EQUAL ? 0 : r == UCOL_LESS ? -1 : 1;
}

/* Puts a letter at its place; one that sorts as another is that other. */
static void add(eg_alphabet *a, const letter *new)
{
	size_t at = a->count;
	int order = 1;
	while (at && (order = compare(a, new->from, new->n, a->letters[at - 1].from,
			      a->letters[at - 1].n)) < 0)
		at--;
	if (at && order == 0)
		return;
	a->letters = eg_grow(a->arena, a->letters, a->count, &a->cap, sizeof *a->letters);
	memmove(a->letters + at + 1, a->letters + at, (a->count - at) * sizeof *a->letters);
	a->letters[at] = *new;
	a->count++;
}

static void add_letter(eg_alphabet *a, const UChar *p, int32_t n)
{
	letter l = {.n = n};
	if (n <= 0 || n > UNITS)
		return;
	u_memcpy(l.from, p, n);
	l.label = eg_wide_narrow(a->arena, p, n);
	l.script = script_of(l.label);
	add(a, &l);
}

static void add_range(eg_alphabet *a, UChar32 first, UChar32 last)
{
	for (UChar32 c = first; c <= last; c++) {
		UChar units[2];
		int32_t n = 0;
		U16_APPEND_UNSAFE(units, n, c);
		add_letter(a, units, n);
	}
}

/* CLDR's letters for an index. */
static void add_own(eg_alphabet *a, const char *name)
{
	UErrorCode err = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(name, &err);
	USet *set = U_SUCCESS(err) ? ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_INDEX, &err)
				   : NULL;
	int32_t count = set && U_SUCCESS(err) ? uset_getItemCount(set) : 0;
	for (int32_t i = 0; i < count; i++) {
		UChar text[UNITS];
		UChar32 first, last;
		err = U_ZERO_ERROR;
		int32_t n = uset_getItem(set, i, &first, &last, text, UNITS, &err);
		if (U_SUCCESS(err) && n == 0)
			add_range(a, first, last);
		else if (U_SUCCESS(err))
			add_letter(a, text, n);
	}
	uset_close(set);
	ulocdata_close(data);
}

static void add_han(eg_alphabet *a, UChar second, eg_str label)
{
	letter l = {.from = {BOUNDARY, second}, .n = 2, .label = label, .script = HAN};
	add(a, &l);
}

static bool is_traditional(eg_str lang)
{
	static const char *const tags[] = {"zh-Hant", "zh-TW", "zh-HK", "zh-MO"};
	for (size_t i = 0; i < EG_COUNT(tags); i++)
		if (eg_is_language(lang, tags[i]))
			return true;
	return false;
}

static void add_chinese(eg_alphabet *a)
{
	if (is_traditional(a->lang))
		for (int n = 1; n <= STROKES; n++)
			add_han(a, (UChar)(STROKES_NONE + n), eg_strf(a->arena, "%d畫", n));
	else
		for (int i = 0; i < LATIN; i++)
			add_han(a, (UChar)('A' + i), eg_strf(a->arena, "%c", 'A' + i));
}

eg_alphabet *eg_alphabet_open(eg_arena *arena, eg_str lang)
{
	eg_alphabet *a = EG_NEW(arena, eg_alphabet);
	*a = (eg_alphabet){.arena = arena, .lang = lang};
	char name[EG_LOCALE_NAME];
	UErrorCode err = U_ZERO_ERROR;
	eg_locale_name(name, lang);
	a->order = ucol_open(name, &err);
	if (U_FAILURE(err)) {
		a->order = NULL;
		return a;
	}
	ucol_setStrength(a->order, UCOL_PRIMARY);
	if (eg_is_language(lang, "zh"))
		add_chinese(a);
	else
		add_own(a, name);
	add_range(a, 'A', 'Z');
	return a;
}

/* The first letter of the words, as it begins a title. */
static eg_str own_letter(const eg_alphabet *a, eg_str words)
{
	return eg_capital(a->arena, eg_str_cut(words, 0, eg_grapheme_end(words, 0)), a->lang);
}

eg_str eg_alphabet_letter(const eg_alphabet *a, eg_str words)
{
	size_t at = 0, under = 0;
	if (!words.n || !eg_is_letter(eg_utf8_next(words, &at)))
		return (eg_str){NULL, 0};
	eg_wide w;
	eg_wide_init(&w, words, false);
	while (under < a->count &&
		compare(a, a->letters[under].from, a->letters[under].n, w.p, w.n) <= 0)
		under++;
	eg_wide_release(&w);
	const letter *l = under ? &a->letters[under - 1] : NULL;
	return l && l->script == script_of(words) ? l->label : own_letter(a, words);
}

void eg_alphabet_close(eg_alphabet *a)
{
	ucol_close(a->order);
}
