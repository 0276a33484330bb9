#include "locale/catalogue.h"

#include "base/lock.h"
#include "base/map.h"
#include "locale/locale.h"

enum { GERMAN, FRENCH, SPANISH, PORTUGUESE, LANGUAGES };

static const char *const tags[LANGUAGES] = {"de", "fr", "es", "pt"};

static const struct message {
	const char *english;
	const char *in[LANGUAGES];
} messages[] = {
#define EG_MESSAGE(en, de, fr, es, pt) {en, {de, fr, es, pt}},
#include "locale/catalogue_book.def"
#include "locale/catalogue_cells.def"
#include "locale/catalogue_heads.def"
#include "locale/catalogue_meanings.def"
#include "locale/catalogue_own.def"
#include "locale/catalogue_rules.def"
#include "locale/catalogue_tables.def"
#include "locale/catalogue_text.def"
#include "locale/catalogue_words.def"
#undef EG_MESSAGE
};

static eg_lock lock = EG_LOCK_INIT;
static eg_map *by_text; /* guarded by lock while it is made; read-only afterwards */
static eg_str swiss[EG_COUNT(messages)]; /* the German of Switzerland; so is this */

/* Swiss German has "ss" for the sharp s, and quotation marks like those of French without spaces
 * (Duden, Rechtschreibung; Schweizerische Bundeskanzlei, Weisungen zur Schreibung). */
static eg_str swiss_of(eg_arena *a, eg_str german)
{
	static const struct {
		const char *german, *swiss;
	} signs[] = {{"\u00df", "ss"}, {"\u201e", "\u00ab"}, {"\u201c", "\u00bb"},
		{"\u201a", "\u2039"}, {"\u2018", "\u203a"}};
	for (size_t i = 0; i < EG_COUNT(signs); i++) {
		eg_str from = eg_str_of(signs[i].german), to = eg_str_of(signs[i].swiss);
		for (size_t at = eg_str_find(german, from, 0); at != SIZE_MAX;
			at = eg_str_find(german, from, at + to.n))
			german = eg_strf(a, "%.*s%.*s%.*s", EG_ARG(eg_str_cut(german, 0, at)),
				EG_ARG(to), EG_ARG(eg_str_cut(german, at + from.n, german.n)));
	}
	return german;
}

static bool is_swiss(eg_str lang)
{
	return eg_str_find(lang, EG_STR("-CH"), 0) != SIZE_MAX ||
	       eg_str_find(lang, EG_STR("-LI"), 0) != SIZE_MAX;
}

/* Lives as long as the process. */
static const eg_map *texts(void)
{
	static bool made;
	eg_lock_take(&lock);
	if (!made) {
		eg_arena *a = eg_arena_new();
		by_text = EG_NEW(a, eg_map);
		eg_map_init(by_text, a);
		for (size_t i = 0; i < EG_COUNT(messages); i++) {
			(void)eg_map_add(
				by_text, eg_str_of(messages[i].english), (uint32_t)i, NULL);
			swiss[i] = swiss_of(a, eg_str_of(messages[i].in[GERMAN]));
		}
		made = true;
	}
	eg_lock_give(&lock);
	return by_text;
}

/* Its place in `tags`; LANGUAGES for English and for what has no words. */
static size_t place_of(eg_str lang)
{
	size_t i = 0;
	while (i < LANGUAGES && !eg_is_language(lang, tags[i]))
		i++;
	return i;
}

bool eg_catalogue_translates(eg_str lang)
{
	return place_of(lang) < LANGUAGES;
}

bool eg_catalogue_speaks(eg_str lang)
{
	return lang.n == 0 || eg_is_language(lang, "en") || eg_catalogue_translates(lang);
}

bool eg_catalogue_has(eg_str english)
{
	return eg_map_find(texts(), english) != EG_MAP_NONE;
}

eg_str eg_catalogue_find(eg_str lang, eg_str english)
{
	size_t place = place_of(lang);
	if (place == LANGUAGES)
		return english;
	uint32_t at = eg_map_find(texts(), english);
	if (at == EG_MAP_NONE)
		return (eg_str){NULL, 0};
	return place == GERMAN && is_swiss(lang) ? swiss[at] : eg_str_of(messages[at].in[place]);
}

#define BETWEEN "; "

static eg_str one_or_itself(eg_str lang, eg_str english)
{
	eg_str s = eg_catalogue_find(lang, english);
	return s.p ? s : english;
}

eg_str eg_catalogue_words(eg_arena *a, eg_str lang, eg_str english)
{
	eg_str whole = eg_catalogue_find(lang, english), out = EG_STR("");
	size_t between = eg_str_find(english, EG_STR(BETWEEN), 0), from = 0;
	if (whole.p || between == SIZE_MAX)
		return whole.p ? whole : english;
	while (between != SIZE_MAX) {
		out = eg_strf(a, "%.*s%.*s" BETWEEN, EG_ARG(out),
			EG_ARG(one_or_itself(lang, eg_str_cut(english, from, between))));
		from = between + 2;
		between = eg_str_find(english, EG_STR(BETWEEN), from);
	}
	return eg_str_join(a, out, one_or_itself(lang, eg_str_cut(english, from, english.n)));
}

/* CLDR's rules for cardinals of whole numbers: French and Portuguese have 0 with 1. */
bool eg_catalogue_is_one(eg_str lang, int64_t n)
{
	size_t place = place_of(lang);
	return n == 1 || (n == 0 && (place == FRENCH || place == PORTUGUESE));
}

/* "{1}" at the place; its number, or 0. */
static size_t slot_at(eg_str text, size_t at)
{
	bool is = at + 2 < text.n && text.p[at] == '{' && text.p[at + 1] >= '1' &&
		  text.p[at + 1] <= '9' && text.p[at + 2] == '}';
	return is ? (size_t)(text.p[at + 1] - '0') : 0;
}

eg_str eg_phrase(eg_arena *a, eg_str text, const eg_str *args, size_t count)
{
	size_t bytes = text.n, n = 0;
	for (size_t i = 0; i < text.n; i++) {
		size_t slot = slot_at(text, i);
		bytes += slot && slot <= count ? args[slot - 1].n : 0;
	}
	char *out = eg_alloc(a, bytes + 1);
	for (size_t i = 0; i < text.n;) {
		size_t slot = slot_at(text, i);
		bool filled = slot && slot <= count;
		eg_str piece = filled ? args[slot - 1] : eg_str_cut(text, i, i + 1);
		if (piece.n)
			memcpy(out + n, piece.p, piece.n);
		n += piece.n;
		i += filled ? 3 : 1;
	}
	return (eg_str){out, n};
}
