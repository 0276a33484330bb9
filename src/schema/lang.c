/* Language tags: RFC 5646 (BCP 47). */
#include "locale/locale.h"
#include "schema/codes.h"

/* clang-format off */
/* ISO 639-1, as in the Debian package iso-codes 4.15.0. */
static const char languages_2[][3] = {
	"aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be",
	"bg", "bh", "bi", "bm", "bn", "bo", "br", "bs", "ca", "ce", "ch", "co", "cr", "cs",
	"cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en", "eo", "es", "et", "eu",
	"fa", "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha",
	"he", "hi", "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie", "ig", "ii", "ik",
	"io", "is", "it", "iu", "ja", "jv", "ka", "kg", "ki", "kj", "kk", "kl", "km", "kn",
	"ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln", "lo", "lt",
	"lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb",
	"nd", "ne", "ng", "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os",
	"pa", "pi", "pl", "ps", "pt", "qu", "rm", "rn", "ro", "ru", "rw", "sa", "sc", "sd",
	"se", "sg", "sh", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st", "su", "sv",
	"sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw",
	"ty", "ug", "uk", "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za",
	"zh", "zu",
};

static const char *const languages_3[] = {
#define LANGUAGES(row) row,
#include "schema/languages.def"
};

/* Codes of three letters and the shorter ones that stand for them. */
static const char *const shorter[] = {
#define SHORTER(row) row,
#include "schema/languages.def"
};
/* clang-format on */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* `least` to `most` characters, letters (and digits when `mixed`) only. */
static bool is_run(eg_str s, size_t least, size_t most, bool mixed)
{
	if (s.n < least || s.n > most)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_letter(s.p[i]) && !(mixed && is_digit(s.p[i])))
			return false;
	return true;
}

static char low(char c)
{
	return (char)(is_letter(c) ? c | 0x20 : c);
}

static bool row_has(const char *row, const char code[3])
{
	for (; *row; row += 3)
		if (memcmp(row, code, 3) == 0)
			return true;
	return false;
}

/* -- the first subtag -- */

static bool is_registered(eg_str first)
{
	char code[3] = {0};
	for (size_t i = 0; i < first.n && i < 3; i++)
		code[i] = low(first.p[i]);
	for (size_t i = 0; first.n == 2 && i < EG_COUNT(languages_2); i++)
		if (memcmp(code, languages_2[i], 2) == 0)
			return true;
	/* The last row that does not begin after the code. */
	size_t lo = 0, hi = EG_COUNT(languages_3);
	while (first.n == 3 && lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (memcmp(languages_3[mid], code, 3) <= 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return first.n == 3 && lo > 0 && row_has(languages_3[lo - 1], code);
}

/* -- the rest -- */

enum subtag { LANGUAGE, EXTLANG, SCRIPT, REGION, VARIANT, EXTENSION, PRIVATE };

typedef struct walk {
	eg_arena *arena;
	char *out; /* the tag as it is read so far */
	size_t n;
	enum subtag at;
	size_t extlangs;
	eg_str seen[16]; /* singletons and variants, none of which may stand twice */
	size_t seen_count;
	bool empty; /* a singleton still lacks its subtag */
} walk;

static bool is_new(walk *w, eg_str s)
{
	for (size_t i = 0; i < w->seen_count; i++)
		if (eg_str_same_word(w->seen[i], s))
			return false;
	if (w->seen_count == EG_COUNT(w->seen))
		return false;
	w->seen[w->seen_count++] = s;
	return true;
}

static bool follows(walk *w, enum subtag next)
{
	bool ok = w->at < next || (w->at == next && next == VARIANT);
	if (ok)
		w->at = next;
	return ok;
}

static bool read_singleton(walk *w, eg_str s)
{
	bool private = low(s.p[0]) == 'x';
	if (w->empty || (!private && !is_new(w, s)))
		return false;
	w->at = private ? PRIVATE : EXTENSION;
	w->empty = true;
	return true;
}

/* Whether the subtag may stand here. The form tells what it is. */
static bool read_subtag(walk *w, eg_str s)
{
	if (w->at == PRIVATE || (w->at == EXTENSION && s.n > 1)) {
		w->empty = false;
		return is_run(s, w->at == PRIVATE ? 1 : 2, 8, true);
	}
	if (is_run(s, 1, 1, true))
		return read_singleton(w, s);
	if (is_run(s, 3, 3, false) && w->at <= EXTLANG && w->extlangs++ < 3) {
		w->at = EXTLANG;
		return true;
	}
	if (is_run(s, 4, 4, false))
		return follows(w, SCRIPT);
	if (is_run(s, 2, 2, false) ||
		(s.n == 3 && is_digit(s.p[0]) && is_digit(s.p[1]) && is_digit(s.p[2])))
		return follows(w, REGION);
	bool variant = is_run(s, 5, 8, true) || (is_run(s, 4, 4, true) && is_digit(s.p[0]));
	return variant && follows(w, VARIANT) && is_new(w, s);
}

/* RFC 5646, 2.1.1: lower case, but Hant and TW outside of extensions. */
static void put(walk *w, eg_str s)
{
	bool first = w->n == 0;
	if (!first)
		w->out[w->n++] = '-';
	for (size_t i = 0; i < s.n; i++) {
		bool big = !first && ((w->at == SCRIPT && i == 0) || w->at == REGION);
		char c = low(s.p[i]);
		w->out[w->n++] = (char)(big && is_letter(c) ? c - 0x20 : c);
	}
}

eg_str eg_lang_read(eg_arena *a, eg_str tag)
{
	walk w = {.arena = a, .out = eg_alloc(a, tag.n + 1)};
	for (size_t at = 0; at <= tag.n;) {
		size_t end = eg_str_find(tag, EG_STR("-"), at);
		end = end == SIZE_MAX ? tag.n : end;
		eg_str s = eg_str_cut(tag, at, end);
		bool ok =
			w.n == 0 ? is_run(s, 2, 3, false) && is_registered(s) : read_subtag(&w, s);
		if (!ok)
			return (eg_str){NULL, 0};
		put(&w, s);
		at = end + 1;
	}
	return w.empty || !w.n ? (eg_str){NULL, 0} : (eg_str){w.out, w.n};
}

/* -- what was meant -- */

static eg_str meant_first(eg_arena *a, eg_str s)
{
	static const struct {
		const char *written, *meant;
	} slips[] = {{"jp", "ja"}, {"cn", "zh"}, {"cz", "cs"}, {"dk", "da"}, {"gr", "el"},
		{"ua", "uk"}, {"iw", "he"}, {"in", "id"}, {"ji", "yi"}, {"sp", "es"},
		{"ger", "de"}};
	for (size_t i = 0; i < EG_COUNT(slips); i++)
		if (eg_str_same_word(s, eg_str_of(slips[i].written)))
			return eg_str_of(slips[i].meant);
	for (size_t i = 0; s.n == 3 && i < EG_COUNT(shorter); i++)
		if (eg_str_same_word(s, (eg_str){shorter[i], 3}))
			return eg_str_of(shorter[i] + 3);
	for (size_t i = 0; s.n > 3 && i < EG_COUNT(languages_2); i++)
		if (eg_str_same_word(
			    s, eg_language_name(a, eg_str_of(languages_2[i]), EG_STR("en"))))
			return eg_str_of(languages_2[i]);
	return s;
}

eg_str eg_lang_meant(eg_arena *a, eg_str tag)
{
	eg_str s = eg_str_copy(a, eg_str_trim(tag));
	char *p = eg_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '_' || p[i] == ' ')
			p[i] = '-';
	s.p = p;
	size_t dot = eg_str_find(s, EG_STR("."), 0); /* en_US.UTF-8 */
	s = eg_str_cut(s, 0, dot);
	size_t dash = eg_str_find(s, EG_STR("-"), 0);
	eg_str first = meant_first(a, eg_str_cut(s, 0, dash));
	eg_str rest = dash == SIZE_MAX ? EG_STR("") : eg_str_cut(s, dash, s.n);
	eg_str read = eg_lang_read(a, eg_str_join(a, first, rest));
	return eg_str_eq(read, tag) ? (eg_str){NULL, 0} : read;
}
