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
	const char *named = meant || s.n <= 3 ? NULL : eg_country_named(b->scratch, s);
	if (meant)
		eg_say_help(found, "%s is %s", name, meant);
	else if (named)
		eg_say_help(found, "%.*s is %.2s", EG_ARG(s), named);
	else
		eg_say_help(
			found, "write the two or three letters of ISO 3166-1, such as GB or GBR");
	return false;
}

bool eg_bind_currency(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	const char *code = eg_currency_find(s), *meant = code ? NULL : eg_currency_meant(s);
	if (code) {
		v->as.text = (eg_str){code, 3};
		return true;
	}
	if (meant)
		eg_say_help(eg_bind_not_a(b, f, n), "write %s", meant);
	else
		eg_say_help(
			eg_bind_not_a(b, f, n), "write the three letters of ISO 4217, such as USD");
	return false;
}

bool eg_bind_lang(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text), tag = eg_lang_read(b->scratch, s);
	if (tag.p) {
		v->as.text = eg_text_keep(b, n, eg_str_eq(tag, s) ? s : tag);
		return true;
	}
	eg_str meant = eg_lang_meant(b->scratch, s);
	if (meant.p)
		eg_say_help(eg_bind_not_a(b, f, n), "write %.*s", EG_ARG(meant));
	else
		eg_say_help(
			eg_bind_not_a(b, f, n), "write a BCP 47 tag, such as en-US, ar or zh-Hant");
	return false;
}

/* -- addresses -- */

static bool is_plain(eg_str s, const char *never)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c <= ' ' || c == 0x7F || strchr(never, (int)c))
			return false;
	}
	return s.n > 0;
}

/* Labels joined by single dots: two at least when `dotted`. Letters beyond ASCII may stand. */
static bool host_ok(eg_str s, bool dotted)
{
	size_t labels = 0;
	if (s.n && s.p[s.n - 1] == '.')
		s.n--; /* the root */
	for (size_t at = 0; at <= s.n;) {
		size_t end = eg_str_find(s, EG_STR("."), at);
		end = end == SIZE_MAX ? s.n : end;
		if (end == at || end - at > 63 || s.p[at] == '-' || s.p[end - 1] == '-')
			return false;
		labels++;
		at = end + 1;
	}
	return is_plain(s, "\"(),:;<>@[]\\/_?#%&=+!*'$") && labels >= (dotted ? 2u : 1u);
}

/* RFC 5321, 4.1.2, without quoted local parts; letters beyond ASCII as in RFC 6531. */
static bool email_ok(eg_str s)
{
	size_t at = eg_str_find(s, EG_STR("@"), 0);
	if (!s.p || at == SIZE_MAX || at == 0 || at > 64 || s.n > 254)
		return false;
	eg_str local = eg_str_cut(s, 0, at);
	bool dots = local.p[0] == '.' || local.p[at - 1] == '.' ||
		    eg_str_find(local, EG_STR(".."), 0) != SIZE_MAX;
	return !dots && is_plain(local, "\"(),:;<>@[]\\") &&
	       host_ok(eg_str_cut(s, at + 1, s.n), true);
}

/* E.164: at most 15 digits. */
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
	return digits >= 6 && digits <= 15;
}

/* The host of https://host:port/path?query#fragment. */
static eg_str host_of(eg_str s, size_t from)
{
	size_t end = from;
	while (end < s.n && !strchr("/?#:", s.p[end]))
		end++;
	return eg_str_cut(s, from, end);
}

static bool url_ok(eg_str s)
{
	static const char *const schemes[] = {"https://", "http://"};
	eg_str mail = EG_STR("mailto:");
	if (!is_plain(s, "\"<>\\^`{|}"))
		return false;
	if (eg_str_starts(s, mail)) {
		size_t query = eg_str_find(s, EG_STR("?"), 0);
		return email_ok(eg_str_cut(s, mail.n, query));
	}
	for (size_t i = 0; i < EG_COUNT(schemes); i++)
		if (eg_str_starts(s, eg_str_of(schemes[i]))) {
			eg_str host = host_of(s, strlen(schemes[i]));
			return (host.n && host.p[0] == '[') || host_ok(host, false);
		}
	return false;
}

static bool keep_address(eg_binder *b, const eg_node *n, eg_value *v, bool ok)
{
	if (ok)
		v->as.text = eg_text_keep(b, n, eg_str_trim(n->as.scalar.text));
	return ok;
}

bool eg_bind_email(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text), mail = EG_STR("mailto:");
	if (keep_address(b, n, v, email_ok(s)))
		return true;
	eg_str bare = eg_str_starts(s, mail) ? eg_str_cut(s, mail.n, s.n) : s;
	size_t open = eg_str_find(s, EG_STR("<"), 0), shut = eg_str_find(s, EG_STR(">"), 0);
	if (open < shut && shut != SIZE_MAX)
		bare = eg_str_cut(s, open + 1, shut);
	if (email_ok(bare))
		eg_say_help(eg_bind_not_a(b, f, n), "write %.*s", EG_ARG(bare));
	else
		eg_say_help(eg_bind_not_a(b, f, n), "write name@example.org");
	return false;
}

bool eg_bind_phone(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	if (keep_address(b, n, v, phone_ok(eg_str_trim(n->as.scalar.text))))
		return true;
	eg_say_help(eg_bind_not_a(b, f, n), "begin with '+' and the country's number");
	return false;
}

bool eg_bind_url(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	if (keep_address(b, n, v, url_ok(s)))
		return true;
	if (f->flags & EG_F_LOCAL && eg_str_find(s, EG_STR(":"), 0) == SIZE_MAX &&
		!eg_str_starts(s, EG_STR("www.")))
		return eg_bind_path(b, f, n, v);
	eg_str with = eg_strf(b->scratch, "https://%.*s", EG_ARG(s));
	if (email_ok(s))
		eg_say_help(eg_bind_not_a(b, f, n), "write mailto:%.*s", EG_ARG(s));
	else if (url_ok(with) && host_ok(host_of(s, 0), true))
		eg_say_help(eg_bind_not_a(b, f, n), "write %.*s", EG_ARG(with));
	else
		eg_say_help(eg_bind_not_a(b, f, n), "begin with https://, http:// or mailto:");
	return false;
}

/* What a path may not look like, with what to write instead; NULL when it is one. */
static const char *path_fault(eg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F)
			return "a path has no control characters";
	if (eg_str_find(s, EG_STR("://"), 0) != SIZE_MAX)
		return "name a file below the folder of the strategy's file";
	if (eg_str_find(s, EG_STR("\\"), 0) != SIZE_MAX)
		return "write '/' between folders";
	return s.n ? NULL : "name a file below the folder of the strategy's file";
}

/* A path may go up no higher than the root. */
bool eg_bind_path(eg_binder *b, const eg_field *f, const eg_node *n, eg_value *v)
{
	eg_str s = eg_str_trim(n->as.scalar.text);
	const char *fault = path_fault(s);
	int level = b->depth;
	bool out = s.n && (s.p[0] == '/' || s.p[0] == '~');
	if (fault) {
		eg_say_help(eg_bind_not_a(b, f, n), "%s", fault);
		return false;
	}
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
