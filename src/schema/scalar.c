#include "schema/scalar.h"

#include "schema/codes.h"
#include "schema/text.h"

typedef bool bind_fn(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v);

/* -- words -- */

const char *eg_type_words(const eg_field *f)
{
	switch (f->type) {
	case EG_T_TEXT: return "text";
	case EG_T_PROSE: return "prose";
	case EG_T_SLUG: return "an id";
	case EG_T_DATE: return "a date";
	case EG_T_UNTIL: return "a date";
	case EG_T_PERIOD: return "a period";
	case EG_T_SPAN: return "a length of time";
	case EG_T_INTEGER: return "a whole number";
	case EG_T_DECIMAL: return "a number";
	case EG_T_PERCENT: return "a percentage";
	case EG_T_MONEY: return "an amount";
	case EG_T_CURRENCY: return "a currency code";
	case EG_T_COUNTRY: return "a country code";
	case EG_T_LANG: return "a language tag";
	case EG_T_EMAIL: return "an e-mail address";
	case EG_T_PHONE: return "a telephone number";
	case EG_T_URL: return "a web address";
	case EG_T_PATH: return "a path";
	case EG_T_NAME: return "a word";
	case EG_T_YESNO: return "yes or no";
	case EG_T_REF: return "an id";
	case EG_T_MARKING: return "a marking";
	case EG_T_SQL: return "a query";
	case EG_T_RECORD: return "a mapping";
	case EG_T_WORDMAP: return "a mapping";
	}
	return "a value";
}

static eg_finding *not_a(eg_binder *b, const eg_field *f, const eg_node *n)
{
	return eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' takes %s, and '%.*s' is none", f->key,
		eg_type_words(f), EG_ARG(n->as.scalar.text));
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
			return c < 0x20 || c == 0x7F ? EG_STR("has a control character")
						     : eg_strf(a, "has '%.*s'", EG_ARG(eg_str_cut(s, i, next)));
		if (joint && (joined || next == s.n))
			return eg_strf(a, "%s '%c'", joined && i == 0 ? "begins with"
					: next == s.n                 ? "ends with"
								      : "repeats",
				(int)c);
		joined = joint;
		i = next;
	}
	return s.n ? (eg_str){NULL, 0} : EG_STR("is empty");
}

eg_str eg_slug_of(eg_arena *a, eg_str text)
{
	char *out = eg_alloc(a, text.n + 1);
	size_t n = 0;
	bool gap = false;
	for (size_t i = 0; i < text.n && n < 46; i++) {
		char c = text.p[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (!is_slug_char(c)) {
			gap = n > 0;
			continue;
		}
		if (gap)
			out[n++] = '-';
		gap = false;
		out[n++] = c;
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
		eg_say_help(found, "ids are lower-case letters and digits joined by '-' or '.'; '%.*s' would do",
			EG_ARG(other));
	else
		eg_say_help(found, "ids are lower-case letters and digits joined by '-' or '.', 48 at most");
	return false;
}

static bool bind_ref(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	(void)f;
	v->as.ref.id = eg_text_keep(b, n, eg_str_trim(n->as.scalar.text));
	return true;
}

static eg_str word_list(eg_arena *a, const eg_word *words)
{
	eg_str list = EG_STR("");
	for (; words->word; words++)
		if (!words->standard)
			list = eg_strf(a, "%.*s%s%s", EG_ARG(list), list.n ? ", " : "", words->word);
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
	eg_finding *found = eg_report(b->d, EG_R_VALUE_UNKNOWN, n->span, "'%.*s' is not a word that '%s' takes",
		EG_ARG(s), f->key);
	if (near)
		eg_say_help(found, "did you mean '%.*s'?", EG_ARG(*near));
	else
		eg_say_help(found, "one of: %s", eg_cstr(b->scratch, word_list(b->scratch, f->words)));
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
	not_a(b, f, n);
	return false;
}

/* -- dates -- */

static bool bind_date(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	enum eg_date_use use = f->type == EG_T_UNTIL ? EG_USE_UNTIL
		: f->type == EG_T_PERIOD             ? EG_USE_PERIOD
						     : EG_USE_DATE;
	eg_str text = eg_text_keep(b, n, eg_str_trim(n->as.scalar.text)), why;
	eg_date *d = EG_NEW(b->arena, eg_date);
	if (!eg_date_read(b->scratch, text, use, EG_FISCAL_DEFAULT, d, &why)) {
		eg_finding *found = eg_report(b->d, EG_R_DATE_FORM, n->span, "'%.*s' is not a %s", EG_ARG(text),
			use == EG_USE_PERIOD ? "period" : "date");
		if (why.p)
			eg_say_label(found, "%.*s", EG_ARG(why));
		else
			eg_say_help(found, "write 2025, 2025-03, 2025-03-14, 2025-Q2, FY2025 or FY2025-Q3%s",
				use == EG_USE_UNTIL ? ", open or indefinite" : "");
		return false;
	}
	if (eg_date_is_fiscal(d)) {
		b->fiscal = eg_grow(b->arena, b->fiscal, b->fiscal_count, &b->fiscal_cap, sizeof(eg_date *));
		b->fiscal[b->fiscal_count++] = d;
	}
	v->as.date = d;
	return true;
}

void eg_bind_fiscal(eg_binder *b, eg_fiscal fiscal)
{
	for (size_t i = 0; i < b->fiscal_count; i++) {
		eg_date again;
		eg_str why;
		/* What could be read with one rule can be read with another, but a range may turn round. */
		if (eg_date_read(b->scratch, b->fiscal[i]->written, EG_USE_DATE, fiscal, &again, &why))
			*b->fiscal[i] = again;
	}
}

static bool bind_span(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	static const struct {
		const char *word;
		char unit;
	} units[] = {{"days", 'd'}, {"day", 'd'}, {"months", 'm'}, {"month", 'm'}, {"years", 'y'}, {"year", 'y'}};
	eg_str s = eg_str_trim(n->as.scalar.text);
	size_t digits = 0;
	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	int64_t count = 0;
	eg_str unit = eg_str_trim(eg_str_cut(s, digits, s.n));
	if (eg_parse_int(eg_str_cut(s, 0, digits), &count) && count <= 10000)
		for (size_t i = 0; i < EG_COUNT(units); i++)
			if (eg_str_is(unit, units[i].word)) {
				v->as.span.count = (int32_t)count;
				v->as.span.unit = (uint8_t)units[i].unit;
				return true;
			}
	eg_say_help(not_a(b, f, n), "write 90 days, 12 months or 3 years");
	return false;
}

/* -- numbers -- */

static bool bind_integer(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (!eg_parse_int(eg_str_trim(n->as.scalar.text), &v->as.number)) {
		not_a(b, f, n);
		return false;
	}
	bool low = f->limit == EG_LIMIT_VALUE && v->as.number < (int64_t)f->min;
	bool high = f->limit == EG_LIMIT_VALUE && f->max && v->as.number > (int64_t)f->max;
	if (low || high)
		eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' goes from %u to %u", f->key, (unsigned)f->min,
			(unsigned)f->max);
	return !low && !high;
}

static bool has_comma(eg_str s)
{
	return eg_str_find(s, EG_STR(","), 0) != SIZE_MAX;
}

static bool bind_decimal(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	if (eg_parse_decimal(s, &v->as.number))
		return true;
	eg_finding *found = not_a(b, f, n);
	if (has_comma(s))
		eg_say_help(found, "write 1250000 or 1_250_000, and a point before decimals");
	else
		eg_say_help(found, "digits, with at most 6 after the point");
	return false;
}

static bool bind_percent(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	if (s.n && s.p[s.n - 1] == '%')
		s = eg_str_trim(eg_str_cut(s, 0, s.n - 1));
	if (!eg_parse_decimal(s, &v->as.number)) {
		not_a(b, f, n);
		return false;
	}
	v->as.number /= 100;
	return true;
}

static bool bind_money(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	static const struct {
		char letter;
		int64_t factor;
	} letters[] = {{'k', 1000}, {'M', 1000000}, {'B', 1000000000}};
	eg_str s = eg_str_trim(n->as.scalar.text);
	int64_t factor = 1;
	for (size_t i = 0; i < EG_COUNT(letters); i++)
		if (s.n && s.p[s.n - 1] == letters[i].letter)
			factor = letters[i].factor;
	if (factor > 1)
		s = eg_str_trim(eg_str_cut(s, 0, s.n - 1));
	int64_t amount;
	if (eg_parse_decimal(s, &amount) && amount >= 0 && amount <= INT64_MAX / factor) {
		v->as.number = amount * factor;
		return true;
	}
	eg_finding *found = eg_report(b->d, EG_R_MONEY_FORM, n->span, "'%s' takes an amount, and '%.*s' is none",
		f->key, EG_ARG(n->as.scalar.text));
	eg_say_help(found, "write 1250000, 1_250_000, 12.50, 1.2M or 250k%s",
		has_comma(s) ? ", without commas" : "; the currency has a key of its own");
	return false;
}

/* -- codes -- */

static bool bind_country(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	(void)f;
	eg_str s = eg_str_trim(n->as.scalar.text);
	const char *code = eg_country_find(s);
	if (code) {
		v->as.text = (eg_str){code, 2};
		return true;
	}
	eg_finding *found = eg_report(b->d, EG_R_COUNTRY_CODE, n->span, "'%.*s' is not an ISO 3166 code", EG_ARG(s));
	const char *name = NULL, *meant = eg_country_meant(s, &name);
	if (meant)
		eg_say_help(found, "%s is %s", name, meant);
	else
		eg_say_help(found, "write the two or three letters of ISO 3166-1, such as GB or GBR");
	return false;
}

static bool bind_currency(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	const char *code = eg_currency_find(s);
	if (!code) {
		eg_say_help(not_a(b, f, n), "write the three letters of ISO 4217, such as USD");
		return false;
	}
	v->as.text = (eg_str){code, 3};
	return true;
}

static bool bind_lang(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (!eg_lang_ok(n->as.scalar.text)) {
		eg_say_help(not_a(b, f, n), "write a BCP 47 tag, such as en-US, ar or zh-Hant");
		return false;
	}
	v->as.text = eg_text_keep(b, n, n->as.scalar.text);
	return true;
}

/* -- addresses -- */

static bool has_blank(eg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F)
			return true;
	return s.n == 0;
}

static bool email_ok(eg_str s)
{
	size_t at = eg_str_find(s, EG_STR("@"), 0);
	if (has_blank(s) || at == SIZE_MAX || at == 0 || eg_str_find(s, EG_STR("@"), at + 1) != SIZE_MAX)
		return false;
	size_t dot = eg_str_find(s, EG_STR("."), at + 1);
	return dot != SIZE_MAX && dot > at + 1 && s.p[s.n - 1] != '.';
}

static bool phone_ok(eg_str s)
{
	size_t digits = 0;
	if (!s.n || s.p[0] != '+')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		if (!s.p[i] || !strchr("0123456789 ()-./", s.p[i]))
			return false;
	}
	return digits >= 6;
}

static bool url_ok(eg_str s)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:"};
	for (size_t i = 0; i < EG_COUNT(schemes); i++)
		if (eg_str_starts(s, eg_str_of(schemes[i])))
			return !has_blank(s) && s.n > strlen(schemes[i]);
	return false;
}

static bool bind_address(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	bool email = f->type == EG_T_EMAIL, phone = f->type == EG_T_PHONE;
	if (email ? email_ok(s) : phone ? phone_ok(s) : url_ok(s)) {
		v->as.text = eg_text_keep(b, n, s);
		return true;
	}
	eg_say_help(not_a(b, f, n), "%s",
		email           ? "write name@example.org"
			: phone ? "begin with '+' and the country's number"
				: "begin with https://, http:// or mailto:");
	return false;
}

/* A path may go up no higher than the root. */
static bool bind_path(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	int level = b->depth;
	bool out = s.n && s.p[0] == '/';
	for (size_t at = 0; at < s.n && !out;) {
		size_t end = eg_str_find(s, EG_STR("/"), at);
		end = end == SIZE_MAX ? s.n : end;
		eg_str part = eg_str_cut(s, at, end);
		level += eg_str_is(part, "..") ? -1 : part.n && !eg_str_is(part, ".");
		out = level < 0;
		at = end + 1;
	}
	if (out) {
		eg_say_help(eg_report(b->d, EG_R_PATH_OUTSIDE, n->span, "path '%.*s' leads out of the specs",
				    EG_ARG(s)),
			"put the file below the folder of the strategy's file");
		return false;
	}
	if (!s.n) {
		not_a(b, f, n);
		return false;
	}
	v->as.text = eg_text_keep(b, n, s);
	return true;
}

/* -- markings -- */

static bool bind_marking(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	static const char *const classified[] = {"confidential", "secret", "top secret", "ts", "s//", "c//"};
	(void)f;
	eg_str s = eg_str_trim(n->as.scalar.text);
	size_t slash = eg_str_find(s, EG_STR("//"), 0);
	eg_str level = slash == SIZE_MAX ? s : eg_str_cut(s, 0, slash);
	for (size_t i = 0; i < EG_COUNT(classified); i++)
		if (eg_str_same_word(level, eg_str_of(classified[i]))) {
			eg_say_help(eg_report(b->d, EG_R_MARKING_FORM, n->span,
					    "'%.*s' is a classified level", EG_ARG(s)),
				"this tool is for unclassified systems");
			return false;
		}
	size_t single = eg_str_starts(s, EG_STR("CUI/")) && s.n > 4 && s.p[4] != '/' ? 4 : 0;
	if (single) {
		eg_say_help(eg_report(b->d, EG_R_MARKING_FORM, n->span, "'%.*s' is not a marking", EG_ARG(s)),
			"write 'CUI//%.*s'", EG_ARG(eg_str_cut(s, single, s.n)));
		return false;
	}
	v->as.text = eg_text_keep(b, n, s);
	return true;
}

/* A nested shape where a scalar stands: the caller has told. */
static bool bind_nothing(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	(void)b, (void)f, (void)n, (void)v;
	return false;
}

static bind_fn *const binders[] = {
	[EG_T_TEXT] = bind_text,
	[EG_T_PROSE] = bind_lines,
	[EG_T_SLUG] = bind_slug,
	[EG_T_DATE] = bind_date,
	[EG_T_UNTIL] = bind_date,
	[EG_T_PERIOD] = bind_date,
	[EG_T_SPAN] = bind_span,
	[EG_T_INTEGER] = bind_integer,
	[EG_T_DECIMAL] = bind_decimal,
	[EG_T_PERCENT] = bind_percent,
	[EG_T_MONEY] = bind_money,
	[EG_T_CURRENCY] = bind_currency,
	[EG_T_COUNTRY] = bind_country,
	[EG_T_LANG] = bind_lang,
	[EG_T_EMAIL] = bind_address,
	[EG_T_PHONE] = bind_address,
	[EG_T_URL] = bind_address,
	[EG_T_PATH] = bind_path,
	[EG_T_NAME] = bind_name,
	[EG_T_YESNO] = bind_yesno,
	[EG_T_REF] = bind_ref,
	[EG_T_MARKING] = bind_marking,
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
