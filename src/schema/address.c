/* Codes, addresses, paths and markings (DOMAIN.md 1.2, 1.3). */
#include "schema/codes.h"
#include "schema/scalar.h"
#include "schema/text.h"

/* -- codes -- */

bool eg_bind_country(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	(void)f;
	eg_str s = eg_str_trim(n->as.scalar.text);
	const char *code = eg_country_find(s);
	if (code) {
		v->as.text = (eg_str){code, 2};
		return true;
	}
	eg_finding *found = eg_report(
		b->d, EG_R_COUNTRY_CODE, n->span, "'%.*s' is not an ISO 3166 code", EG_ARG(s));
	const char *name = NULL, *meant = eg_country_meant(s, &name);
	if (meant)
		eg_say_help(found, "%s is %s", name, meant);
	else
		eg_say_help(
			found, "write the two or three letters of ISO 3166-1, such as GB or GBR");
	return false;
}

bool eg_bind_currency(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	const char *code = eg_currency_find(s);
	if (!code) {
		eg_say_help(
			eg_bind_not_a(b, f, n), "write the three letters of ISO 4217, such as USD");
		return false;
	}
	v->as.text = (eg_str){code, 3};
	return true;
}

bool eg_bind_lang(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (!eg_lang_ok(n->as.scalar.text)) {
		eg_say_help(
			eg_bind_not_a(b, f, n), "write a BCP 47 tag, such as en-US, ar or zh-Hant");
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
	if (has_blank(s) || at == SIZE_MAX || at == 0 ||
		eg_str_find(s, EG_STR("@"), at + 1) != SIZE_MAX)
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

bool eg_bind_address(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	bool email = f->type == EG_T_EMAIL, phone = f->type == EG_T_PHONE;
	if (email ? email_ok(s) : phone ? phone_ok(s) : url_ok(s)) {
		v->as.text = eg_text_keep(b, n, s);
		return true;
	}
	eg_say_help(eg_bind_not_a(b, f, n), "%s",
		email   ? "write name@example.org"
		: phone ? "begin with '+' and the country's number"
			: "begin with https://, http:// or mailto:");
	return false;
}

/* A path may go up no higher than the root. */
bool eg_bind_path(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
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
		eg_say_help(eg_report(b->d, EG_R_PATH_OUTSIDE, n->span,
				    "path '%.*s' leads out of the specs", EG_ARG(s)),
			"put the file below the folder of the strategy's file");
		return false;
	}
	if (!s.n) {
		eg_bind_not_a(b, f, n);
		return false;
	}
	v->as.text = eg_text_keep(b, n, s);
	return true;
}

/* -- markings -- */

/* What it says is read when the strategy's own scheme is known, by model. */
bool eg_bind_marking(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (!eg_str_trim(n->as.scalar.text).n) {
		eg_bind_not_a(b, f, n);
		return false;
	}
	eg_text_keep_map(b, n, v);
	v->as.text = eg_text_keep(b, n, n->as.scalar.text);
	return true;
}
