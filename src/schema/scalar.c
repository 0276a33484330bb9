#include "schema/scalar.h"

#include "locale/locale.h"
#include "schema/text.h"

/* -- words -- */

static const char *const type_words[] = {
	[EG_T_TEXT] = "text",
	[EG_T_PROSE] = "prose",
	[EG_T_SLUG] = "an id",
	[EG_T_DATE] = "a date",
	[EG_T_UNTIL] = "a date",
	[EG_T_PERIOD] = "a period",
	[EG_T_SPAN] = "a length of time",
	[EG_T_INTEGER] = "a whole number",
	[EG_T_DECIMAL] = "a number",
	[EG_T_PERCENT] = "a percentage",
	[EG_T_MONEY] = "an amount",
	[EG_T_CURRENCY] = "a currency code",
	[EG_T_COUNTRY] = "a country code",
	[EG_T_LANG] = "a language tag",
	[EG_T_EMAIL] = "an e-mail address",
	[EG_T_PHONE] = "a telephone number",
	[EG_T_URL] = "a web address",
	[EG_T_PATH] = "a path",
	[EG_T_NAME] = "a word",
	[EG_T_YESNO] = "yes or no",
	[EG_T_REF] = "an id",
	[EG_T_MARKING] = "a marking",
	[EG_T_SQL] = "a query",
	[EG_T_RECORD] = "a mapping",
	[EG_T_WORDMAP] = "a mapping",
};

const char *eg_type_words(const eg_field *f)
{
	return type_words[f->type];
}

eg_finding *eg_bind_not_a(eg_binder *b, const eg_field *f, const eg_node *n)
{
	return eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' takes %s, and '%.*s' is none",
		f->key, eg_type_words(f), EG_ARG(n->as.scalar.text));
}

/* -- text and ids -- */

static bool bind_text(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	/* Templates of the document language may have lines. */
	return eg_text_bind(b, f, n, (f->flags & EG_F_HIDDEN) != 0, v);
}

static bool bind_lines(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	return eg_text_bind(b, f, n, true, v);
}

#define MOST_SLUG 46 /* of an id that is made: there is room for a number behind it */

static bool is_slug_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* What is wrong with an id, or {NULL}. */
static eg_str slug_fault(eg_arena *a, eg_str s)
{
	if (s.n > 48)
		return eg_strf(a, "has %zu bytes", s.n);
	bool joined = true; /* the character before was none that may stand alone */
	for (size_t i = 0; i < s.n;) {
		size_t next = i;
		uint32_t c = eg_utf8_next(s, &next);
		bool joint = c == '-' || c == '.';
		if (c == ' ')
			return EG_STR("has a space");
		if (c >= 'A' && c <= 'Z')
			return EG_STR("has a capital letter");
		if (c == '_')
			return EG_STR("has an underscore");
		if (!joint && (c >= 0x80 || !is_slug_char(s.p[i])))
			return c < 0x20 || c == 0x7F
				       ? EG_STR("has a control character")
				       : eg_strf(a, "has '%.*s'", EG_ARG(eg_str_cut(s, i, next)));
		if (joint && (joined || next == s.n))
			return eg_strf(a, "%s '%c'",
				joined && i == 0 ? "begins with"
				: next == s.n    ? "ends with"
						 : "repeats",
				(int)c);
		joined = joint;
		i = next;
	}
	return s.n ? (eg_str){NULL, 0} : EG_STR("is empty");
}

eg_str eg_slug_of(eg_arena *a, eg_str text)
{
	char *out = eg_alloc(a, MOST_SLUG + 1);
	size_t n = 0;
	bool gap = false;
	for (size_t i = 0; i < text.n;) {
		char one[2] = {text.p[i], '\0'};
		uint32_t c = eg_utf8_next(text, &i);
		const char *letters = c >= '0' && c <= '9' ? one : eg_ascii_letters(c, one);
		size_t more = strlen(letters);
		if (!more) {
			gap = gap || (n > 0 && !eg_is_mark(c));
			continue;
		}
		if (n + gap + more > MOST_SLUG)
			break;
		if (gap)
			out[n++] = '-';
		gap = false;
		for (; *letters; letters++)
			out[n++] = *letters;
	}
	return (eg_str){out, n};
}

static bool bind_slug(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = n->as.scalar.text;
	if (f->flags & EG_F_HIDDEN && eg_str_find(s, EG_STR("_"), 0) != SIZE_MAX)
		s = EG_STR("x"); /* names in templates may have underscores, as columns have */
	eg_str fault = slug_fault(b->scratch, s);
	if (!fault.p) {
		v->as.text = eg_text_keep(b, n, n->as.scalar.text);
		return true;
	}
	eg_finding *found = eg_report(b->d, EG_R_ID_FORM, n->span, "%s '%.*s' %.*s", f->key,
		EG_ARG(n->as.scalar.text), EG_ARG(fault));
	eg_str other = eg_slug_of(b->scratch, s);
	if (other.n && !eg_str_eq(other, s))
		eg_say_help(found,
			"ids are lower-case letters and digits joined by '-' or '.'; '%.*s' would "
			"do",
			EG_ARG(other));
	else
		eg_say_help(found,
			"ids are lower-case letters and digits joined by '-' or '.', 48 at most");
	return false;
}

static bool bind_ref(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	(void)f;
	v->as.ref.id = eg_text_keep(b, n, eg_str_trim(n->as.scalar.text));
	return true;
}

eg_str eg_words_listed(eg_arena *a, const eg_word *words)
{
	eg_str list = EG_STR("");
	for (; words && words->word; words++)
		if (!words->standard)
			list = eg_listed(a, list, words->word);
	return list;
}

static bool bind_name(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	size_t count = 0;
	for (; f->words[count].word; count++) {
		if (!eg_str_same_word(s, eg_str_of(f->words[count].word)))
			continue;
		const eg_word *w = &f->words[count];
		v->as.text = eg_str_of(w->standard ? w->standard : w->word);
		return true;
	}
	eg_str *words = EG_NEW_N(b->scratch, eg_str, count);
	for (size_t i = 0; i < count; i++)
		words[i] = eg_str_of(f->words[i].word);
	const eg_str *near = eg_suggest(b->scratch, s, words, count);
	eg_finding *found = eg_report(b->d, EG_R_VALUE_UNKNOWN, n->span,
		"'%.*s' is not a word that '%s' takes", EG_ARG(s), f->key);
	if (near)
		eg_say_help(found, "did you mean '%.*s'?", EG_ARG(*near));
	else
		eg_say_help(found, "one of: %.*s", EG_ARG(eg_words_listed(b->scratch, f->words)));
	return false;
}

static bool bind_yesno(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	static const char *const words[] = {"no", "yes", "false", "true"};
	for (size_t i = 0; i < EG_COUNT(words); i++) {
		if (!eg_str_same_word(n->as.scalar.text, eg_str_of(words[i])))
			continue;
		v->as.number = (int64_t)(i & 1);
		return true;
	}
	eg_say_help(eg_bind_not_a(b, f, n), "write yes or no");
	return false;
}

/* A nested shape where a scalar stands: the caller has told. */
static bool bind_nothing(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	(void)b, (void)f, (void)n, (void)v;
	return false;
}

static eg_bind_fn *const binders[] = {
	[EG_T_TEXT] = bind_text,
	[EG_T_PROSE] = bind_lines,
	[EG_T_SLUG] = bind_slug,
	[EG_T_DATE] = eg_bind_date,
	[EG_T_UNTIL] = eg_bind_date,
	[EG_T_PERIOD] = eg_bind_date,
	[EG_T_SPAN] = eg_bind_span,
	[EG_T_INTEGER] = eg_bind_integer,
	[EG_T_DECIMAL] = eg_bind_decimal,
	[EG_T_PERCENT] = eg_bind_percent,
	[EG_T_MONEY] = eg_bind_money,
	[EG_T_CURRENCY] = eg_bind_currency,
	[EG_T_COUNTRY] = eg_bind_country,
	[EG_T_LANG] = eg_bind_lang,
	[EG_T_EMAIL] = eg_bind_email,
	[EG_T_PHONE] = eg_bind_phone,
	[EG_T_URL] = eg_bind_url,
	[EG_T_PATH] = eg_bind_path,
	[EG_T_NAME] = bind_name,
	[EG_T_YESNO] = bind_yesno,
	[EG_T_REF] = bind_ref,
	[EG_T_MARKING] = eg_bind_marking,
	[EG_T_SQL] = bind_lines,
	[EG_T_RECORD] = bind_nothing,
	[EG_T_WORDMAP] = bind_nothing,
};

bool eg_bind_scalar(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	return binders[f->type](b, f, n, v);
}

bool eg_bind_text_file(eg_binder *b, const eg_field *f, eg_str text, eg_span span, eg_value *v)
{
	eg_node n = {.kind = EG_NODE_SCALAR, .span = span, .as.scalar.text = text};
	v->span = span;
	return eg_bind_scalar(b, f, &n, v);
}
