#include "locale/locale.h"

#include "base/memory.h"
#include "locale/wide.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

/* How many languages a breaker keeps an iterator for. */
#define KEPT 4

/* What an iterator finds. */
enum sort { LINES, PHRASES, WORDS };

typedef struct kept {
	UBreakIterator *it;
	enum sort sort;
	size_t n;
	char lang[EG_LOCALE_NAME];
} kept;

struct eg_breaker {
	kept kept[KEPT];
	unsigned next; /* the place to be used next */
};

/* A token is what stands between spaces, with the spaces after it. */
typedef struct token {
	size_t from, end, next; /* word from..end, spaces end..next */
	bool simple;
} token;

typedef struct found {
	eg_arena *arena;
	eg_break *items;
	size_t count, cap;
} found;

eg_breaker *eg_breaker_open(void)
{
	eg_breaker *b = eg_heap(sizeof *b);
	memset(b, 0, sizeof *b);
	return b;
}

void eg_breaker_close(eg_breaker *b)
{
	if (!b)
		return;
	for (unsigned i = 0; i < KEPT; i++)
		ubrk_close(b->kept[i].it);
	free(b);
}

/* Books keep small kana and the long-vowel sign from a line's beginning, too (UAX 14, CJ; the
 * strict rules of JIS X 4051), where ICU's own choice is the looser one of newspapers. */
static void line_locale(char name[EG_LOCALE_NAME], eg_str lang, enum sort sort)
{
	const char *strict = sort == PHRASES ? "@lb=strict;lw=phrase" : "@lb=strict";
	eg_locale_name(name, lang);
	size_t n = strlen(name);
	bool cjk = eg_str_starts(lang, EG_STR("ja")) || eg_str_starts(lang, EG_STR("zh")) ||
		   eg_str_starts(lang, EG_STR("ko"));
	if (cjk && !strchr(name, '@') && n + strlen(strict) < EG_LOCALE_NAME)
		memcpy(name + n, strict, strlen(strict) + 1);
}

static UBreakIterator *iterator_of(eg_breaker *b, eg_str lang, enum sort sort)
{
	if (lang.n >= EG_LOCALE_NAME)
		lang.n = 0;
	for (unsigned i = 0; i < KEPT; i++) {
		kept *k = &b->kept[i];
		if (k->it && k->sort == sort && eg_str_eq((eg_str){k->lang, k->n}, lang))
			return k->it;
	}
	kept *k = &b->kept[b->next];
	b->next = (b->next + 1) % KEPT;
	ubrk_close(k->it);
	char name[EG_LOCALE_NAME];
	line_locale(name, lang, sort);
	UErrorCode err = U_ZERO_ERROR;
	k->it = ubrk_open(sort == WORDS ? UBRK_WORD : UBRK_LINE, name, NULL, 0, &err);
	if (U_FAILURE(err))
		k->it = NULL;
	k->sort = sort;
	k->n = lang.n;
	if (lang.n)
		memcpy(k->lang, lang.p, lang.n);
	return k->it;
}

static void add(found *f, size_t at, bool hard)
{
	f->items = eg_grow(f->arena, f->items, f->count, &f->cap, sizeof *f->items);
	f->items[f->count++] = (eg_break){.at = (uint32_t)at, .hard = hard};
}

/* Whether `at` is behind the dash of a range of numbers (12\u201315), which no line parts. UAX 14
 * lets a line end there (LB 21, class BA); books do not. */
static bool in_range(eg_str s, size_t at)
{
	if (at < 4 || at >= s.n || memcmp(s.p + at - 3, "\xE2\x80\x93", 3) != 0)
		return false;
	size_t before = at - 4;
	while (before > 0 && ((unsigned char)s.p[before] & 0xC0) == 0x80)
		before--;
	return u_isdigit((UChar32)eg_utf8_next(s, &before)) &&
	       u_isdigit((UChar32)eg_utf8_next(s, &at));
}

static bool is_hangul(UChar32 c)
{
	UErrorCode err = U_ZERO_ERROR;
	return uscript_getScript(c, &err) == USCRIPT_HANGUL && U_SUCCESS(err);
}

static bool ends_word(UChar32 c)
{
	return u_isalnum(c) || u_charType(c) == U_END_PUNCTUATION ||
	       u_charType(c) == U_FINAL_PUNCTUATION;
}

/* Whether `at` is within a word of Korean, which lines part at spaces only (UAX 14, 3.1, the second
 * style of Hangul; word-break: keep-all of CSS Text 3), as ragged lines are set. */
static bool in_korean_word(eg_str s, size_t at)
{
	size_t before = at;
	while (before > 0 && ((unsigned char)s.p[--before] & 0xC0) == 0x80)
		;
	UChar32 b = (UChar32)eg_utf8_next(s, &before), a = (UChar32)eg_utf8_next(s, &at);
	return (is_hangul(a) && ends_word(b)) || (is_hangul(b) && u_isalnum(a));
}

/* Asks ICU about s[from..to] and keeps the opportunities strictly inside. */
static void ask(found *f, UBreakIterator *it, eg_str s, size_t from, size_t to, bool korean)
{
	UErrorCode err = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;
	utext_openUTF8(&text, s.p + from, (int64_t)(to - from), &err);
	ubrk_setUText(it, &text, &err);
	if (U_SUCCESS(err)) {
		ubrk_first(it);
		for (int32_t at = ubrk_next(it); at != UBRK_DONE; at = ubrk_next(it))
			if ((size_t)at < to - from && !in_range(s, from + (size_t)at) &&
				!(korean && in_korean_word(s, from + (size_t)at)))
				add(f, from + (size_t)at, ubrk_getRuleStatus(it) >= UBRK_LINE_HARD);
	}
	utext_close(&text);
}

enum { IS_LETTER = 1, IS_QUOTE, IS_STOP };

/* What a character is to a simple token; 0 = a token with it is not simple. *len is its bytes. */
static int kind_at(eg_str s, size_t i, size_t *len)
{
	unsigned char c = (unsigned char)s.p[i];
	*len = 1;
	if (c < 0x80) {
		if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			return IS_LETTER;
		if (c == '\'')
			return IS_QUOTE;
		return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?'
			       ? IS_STOP
			       : 0;
	}
	unsigned char d = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
	*len = 2;
	if (c == 0xC2)
		return d == 0xA0 ? IS_LETTER : 0; /* the no-break space glues on both sides */
	if (c == 0xC3)
		return d == 0x97 || d == 0xB7
			       ? 0
			       : IS_LETTER; /* not the signs for times and divided by */
	if (c == 0xC4 || c == 0xC5)
		return IS_LETTER;
	*len = 3;
	return c == 0xE2 && d == 0x80 && i + 2 < s.n && (unsigned char)s.p[i + 2] == 0x99 ? IS_QUOTE
											  : 0;
}

/* Reads the token at `from`. Simple is: letters, digits and no-break spaces with apostrophes
 * among them, begun by a letter, then stops. By UAX 14 such a token has no opportunity inside
 * (LB 12, 13, 19, 23, 25, 28), and between two of them there is one after the spaces (LB 18). */
static token token_at(eg_str s, size_t from)
{
	token t = {from, from, from, true};
	int before = 0;
	size_t i = from;
	while (i < s.n && s.p[i] != ' ') {
		size_t len;
		int kind = kind_at(s, i, &len);
		bool first = i == from;
		if (kind == 0 || (first && (kind != IS_LETTER || (unsigned char)s.p[i] == 0xC2)) ||
			(before == IS_STOP && kind != IS_STOP))
			t.simple = false;
		if (!t.simple)
			break;
		before = kind;
		i += len;
	}
	if (!t.simple) {
		const char *space = memchr(s.p + i, ' ', s.n - i);
		i = space ? (size_t)(space - s.p) : s.n;
	}
	t.end = i;
	while (i < s.n && s.p[i] == ' ')
		i++;
	t.next = i;
	return t;
}

eg_break *eg_breaker_lines(eg_breaker *b, eg_arena *a, eg_str s, eg_str lang, size_t *count)
{
	found f = {.arena = a};
	s = eg_str_cut(s, 0, EG_WIDE_MAX);
	token last = {0, 0, 0, true}; /* before the first: empty and simple */
	while (last.next < s.n) {
		token t = token_at(s, last.next);
		if (t.simple) {
			if (t.from > 0)
				add(&f, t.from, false);
			last = t;
			continue;
		}
		/* Everything from the simple token before to the one after goes to ICU. */
		size_t from = last.from;
		while (!t.simple && t.next < s.n)
			t = token_at(s, t.next);
		UBreakIterator *it = iterator_of(b, lang, LINES);
		if (it)
			ask(&f, it, s, from, t.end, eg_is_language(lang, "ko"));
		if (!t.simple)
			break;
		last = t;
	}
	*count = f.count;
	return f.items;
}

/* -- phrases -- */

/* Words that phrases of Thai and Lao begin with: those that make nouns of what follows, and
 * prepositions and conjunctions. */
static const char *const openers[] = {"การ", "ความ", "ผู้", "นัก", "ชาว", "เพื่อ", "และ", "หรือ",
	"ระหว่าง", "ด้าน", "แห่ง", "ของ", "ใน", "โดย", "ต่อ", "กับ", "จาก", "ตาม", "ว่าด้วย", "สำหรับ", "ที่",
	"ซึ่ง", "ด้วย", "เกี่ยวกับ", "สู่", "ภายใต้", "ບັນດາ", "ການ", "ຄວາມ", "ຜູ້", "ນັກ", "ເພື່ອ", "ແລະ", "ຫຼື",
	"ລະຫວ່າງ", "ດ້ານ", "ແຫ່ງ", "ຂອງ", "ໃນ", "ໂດຍ", "ຕໍ່", "ກັບ", "ຈາກ", "ຕາມ", "ສໍາລັບ", "ສຳລັບ"};

static bool is_opener(eg_str word)
{
	for (size_t i = 0; i < EG_COUNT(openers); i++)
		if (eg_str_starts(word, eg_str_of(openers[i])))
			return true;
	return false;
}

static bool is_apart(eg_str s, size_t at)
{
	return at == 0 || s.p[at - 1] == ' ' ||
	       eg_str_ends(eg_str_cut(s, 0, at), EG_STR("\xE2\x80\x8B"));
}

static bool is_unspaced(UChar32 c)
{
	UErrorCode err = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(c, &err);
	return U_SUCCESS(err) && (script == USCRIPT_THAI || script == USCRIPT_LAO);
}

static void mark_by_openers(eg_str s, eg_break *breaks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = breaks[i].at;
		breaks[i].inner = !breaks[i].hard && !is_apart(s, at) &&
				  is_unspaced((UChar32)eg_utf8_next(s, &at)) &&
				  !is_opener(eg_str_cut(s, breaks[i].at, s.n));
	}
}

static void mark_by_iterator(eg_str s, UBreakIterator *it, eg_break *breaks, size_t count)
{
	UErrorCode err = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;
	utext_openUTF8(&text, s.p, (int64_t)s.n, &err);
	ubrk_setUText(it, &text, &err);
	for (size_t i = 0; U_SUCCESS(err) && i < count; i++)
		breaks[i].inner = !breaks[i].hard && !is_apart(s, breaks[i].at) &&
				  !ubrk_isBoundary(it, (int32_t)breaks[i].at);
	utext_close(&text);
}

void eg_breaker_phrases(eg_breaker *b, eg_str s, eg_str lang, eg_break *breaks, size_t count)
{
	s = eg_str_cut(s, 0, EG_WIDE_MAX);
	if (eg_is_language(lang, "th") || eg_is_language(lang, "lo")) {
		mark_by_openers(s, breaks, count);
		return;
	}
	bool japanese = eg_is_language(lang, "ja");
	if (!count || !(japanese || eg_is_language(lang, "zh")))
		return;
	UBreakIterator *it = iterator_of(b, lang, japanese ? PHRASES : WORDS);
	if (it)
		mark_by_iterator(s, it, breaks, count);
}

eg_break *eg_line_breaks(eg_arena *a, eg_str s, eg_str lang, size_t *count)
{
	eg_breaker *b = eg_breaker_open();
	eg_break *breaks = eg_breaker_lines(b, a, s, lang, count);
	eg_breaker_close(b);
	return breaks;
}
