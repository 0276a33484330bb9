#include "roster/speak.h"

#include "locale/catalogue.h"
#include "locale/locale.h"

#define MOST_QUOTED 9u
#define QUOTE       EG_STR("`")
#define MOST_KEY    96u /* bytes of "agreement.kind: data" */
#define BETWEEN     EG_STR("; ")
#define REMARK      EG_STR(" (")

eg_str eg_say(eg_str lang, eg_str english)
{
	eg_str said = eg_catalogue_find(lang, english);
	return said.p ? said : english;
}

eg_str eg_say_with(eg_arena *a, eg_str lang, const char *english, const eg_str *args, size_t count)
{
	return eg_phrase(a, eg_say(lang, eg_str_of(english)), args, count);
}

eg_str eg_say_of(eg_arena *a, eg_str lang, eg_str first, eg_str second)
{
	eg_str both[] = {first, second};
	return eg_say_with(a, lang, "{1}: {2}", both, EG_COUNT(both));
}

eg_str eg_say_count(eg_arena *a, eg_str lang, const char *one, const char *many, size_t n)
{
	eg_str number = eg_strf(a, "%zu", n);
	bool is_one = eg_catalogue_is_one(lang, (int64_t)n);
	return eg_say_with(a, lang, is_one ? one : many, &number, 1);
}

/* -- words -- */

/* {NULL} where the catalogue has no such word for that field. */
static eg_str of_field(eg_str lang, eg_str from, eg_str word)
{
	char key[MOST_KEY];
	eg_str parts[] = {from, EG_STR(": "), word};
	size_t n = 0;
	if (from.n == 0 || word.n == 0 || from.n + parts[1].n + word.n > sizeof key)
		return (eg_str){NULL, 0};
	for (size_t i = 0; i < EG_COUNT(parts); i++) {
		memcpy(key + n, parts[i].p, parts[i].n);
		n += parts[i].n;
	}
	return eg_catalogue_find(lang, (eg_str){key, n});
}

eg_str eg_say_word(eg_str lang, eg_str from, eg_str word)
{
	if (!eg_catalogue_translates(lang))
		return word;
	eg_str said = of_field(lang, from, word);
	return said.p ? said : eg_say(lang, word);
}

eg_str eg_say_title(eg_str lang, eg_str english)
{
	return eg_say_word(lang, EG_STR("sheet"), english);
}

eg_str eg_say_head(eg_str lang, eg_str english)
{
	return eg_say_word(lang, EG_STR("head"), english);
}

eg_str eg_say_key(eg_arena *a, eg_str lang, eg_str english)
{
	static const struct {
		eg_str tail;
		const char *with; /* of what stands before it */
	} tails[] = {
		{EG_STR_INIT(" name"), "{1} (name)"},
		{EG_STR_INIT(" title"), "{1} (title)"},
		{EG_STR_INIT(" number"), "{1} (number)"},
		{EG_STR_INIT(" plain"), "{1} (plain text)"},
		{EG_STR_INIT(" words"), "{1} (in words)"},
	};
	eg_str head = eg_say_head(lang, english);
	for (size_t i = 0; i < EG_COUNT(tails) && head.p == english.p; i++) {
		if (!eg_catalogue_translates(lang) || !eg_str_ends(english, tails[i].tail))
			continue;
		eg_str base = eg_str_cut(english, 0, english.n - tails[i].tail.n);
		eg_str said = eg_say_head(lang, base);
		if (said.p != base.p)
			return eg_say_with(a, lang, tails[i].with, &said, 1);
	}
	return head;
}

/* -- meanings -- */

/* The text with {1}, {2} for what stands between backquotes, and those as they are said. */
static eg_str pattern_of(eg_arena *a, eg_str lang, eg_str text, eg_str *words, size_t *count)
{
	eg_buf b = {0};
	size_t at = 0, from = 0, to = 0;
	for (*count = 0; *count < MOST_QUOTED; at = to + 1) {
		from = eg_str_find(text, QUOTE, at);
		to = from < text.n ? eg_str_find(text, QUOTE, from + 1) : SIZE_MAX;
		if (to == SIZE_MAX)
			break;
		eg_buf_str(&b, eg_str_cut(text, at, from + 1));
		words[(*count)++] = eg_say_head(lang, eg_str_cut(text, from + 1, to));
		eg_bufv(&b, "{%zu}`", *count);
	}
	eg_buf_str(&b, eg_str_cut(text, at, text.n));
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

eg_str eg_say_meaning(eg_arena *a, eg_str lang, eg_str english)
{
	eg_str words[MOST_QUOTED];
	size_t count = 0;
	if (!eg_catalogue_translates(lang) || english.n == 0)
		return english;
	eg_str said = eg_catalogue_find(lang, pattern_of(a, lang, english, words, &count));
	return said.p ? eg_phrase(a, said, words, count)
		      : eg_say_with(a, lang, "{1} (in English)", &english, 1);
}

eg_str eg_say_words(eg_arena *a, eg_str lang, eg_str from, eg_str words)
{
	eg_str between = EG_STR(", ");
	eg_buf b = {0};
	for (size_t at = 0; at < words.n;) {
		size_t end = eg_str_find(words, between, at);
		end = end == SIZE_MAX ? words.n : end;
		eg_buf_str(&b, at ? between : EG_STR(""));
		eg_buf_str(&b, eg_say_word(lang, from, eg_str_cut(words, at, end)));
		at = end + between.n;
	}
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

bool eg_column_speaks(const eg_xcolumn *c)
{
	switch (c->type) {
	case EG_X_STATUS:
	case EG_X_YESNO:
	/* Instead of a value: unknown, none, open, indefinite. */
	case EG_X_DATE:
	case EG_X_MONTH:
	case EG_X_INTEGER:
	case EG_X_DECIMAL:
	case EG_X_MONEY:
	case EG_X_PERCENT:
		return true;
	case EG_X_TEXT:
	case EG_X_LIST:
		return c->allowed.n > 0 || c->words;
	case EG_X_NAME:
	case EG_X_ID:
	case EG_X_URL:
	case EG_X_EMAIL:
	case EG_X_LINK:
		break;
	}
	return false;
}

/* The word, and the remark behind it: "in force (date not exact)". */
static void put_said(eg_buf *out, eg_str lang, const eg_xcolumn *c, eg_str word)
{
	size_t at = eg_str_find(word, REMARK, 0);
	bool remark = at != SIZE_MAX && at > 0 && word.p[word.n - 1] == ')';
	eg_str head = remark ? eg_str_cut(word, 0, at) : word;
	eg_buf_str(out, eg_say_word(lang, c->from, head));
	if (!remark)
		return;
	eg_buf_str(out, REMARK);
	eg_buf_str(out, eg_say(lang, eg_str_cut(word, at + REMARK.n, word.n - 1)));
	eg_buf_byte(out, ')');
}

bool eg_says_otherwise(eg_str lang)
{
	return eg_catalogue_translates(lang);
}

/* In the digits 0 to 9. */
static eg_str in_figures(eg_buf *scratch, eg_str lang, eg_str s)
{
	uint32_t zero = eg_digit_zero(lang);
	scratch->n = 0;
	for (size_t at = 0; at < s.n;) {
		char c[4];
		uint32_t letter = eg_utf8_next(s, &at);
		bool digit = letter >= zero && letter < zero + 10;
		eg_buf_put(scratch, c, eg_utf8_put(c, digit ? letter - zero + '0' : letter));
	}
	return eg_buf_view(scratch);
}

eg_str eg_column_said(eg_buf *scratch, eg_str lang, const eg_xcolumn *c, eg_str cell)
{
	if (c->figures)
		return in_figures(scratch, lang, cell);
	if (!eg_catalogue_translates(lang) || !eg_column_speaks(c))
		return cell;
	eg_str whole = eg_say_word(lang, c->from, cell);
	if (whole.p != cell.p)
		return whole;
	scratch->n = 0;
	for (size_t at = 0; at < cell.n;) {
		size_t end = c->type == EG_X_LIST ? eg_str_find(cell, BETWEEN, at) : SIZE_MAX;
		end = end == SIZE_MAX ? cell.n : end;
		eg_buf_str(scratch, at ? BETWEEN : EG_STR(""));
		put_said(scratch, lang, c, eg_str_cut(cell, at, end));
		at = end + BETWEEN.n;
	}
	return eg_buf_view(scratch);
}
