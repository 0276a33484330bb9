/* Rules on the names of partners. */
#include "model/check.h"
#include "schema/codes.h"

/* "AT" as the country of a partner called Australia. */
void eg_check_partner_country(eg_reader *r, const eg_rec *rec)
{
	const eg_value *country = eg_said(rec, "country"), *name = eg_said(rec, "name");
	if (!eg_str_is(eg_rec_text(rec, "kind"), "country") || !country || !name)
		return;
	const eg_value *one =
		country->many ? (country->count == 1 ? country->as.items : NULL) : country;
	const char *meant = one ? eg_country_named(r->scratch, name->as.text) : NULL;
	if (!meant || memcmp(meant, one->as.text.p, 2) == 0)
		return;
	eg_say_help(eg_report(r->d, EG_R_PARTNER_COUNTRY, one->span,
			    "%.*s is called '%.*s' but its country is %.*s",
			    EG_ARG(eg_subject(r->scratch, rec)), EG_ARG(name->as.text),
			    EG_ARG(one->as.text)),
		"%.*s is %.2s", EG_ARG(name->as.text), meant);
}

/* -- native names -- */

/* The script of most letters of a text; 0 without letters. */
static uint32_t script_of_text(eg_str s, eg_str *first)
{
	uint32_t found = 0;
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = eg_utf8_next(s, &at);
		if (!eg_is_letter(c))
			continue;
		uint32_t script = eg_script_of(c);
		if (!found)
			*first = eg_str_cut(s, from, s.n);
		found = found ? found : script;
	}
	return found;
}

static void check_script(
	eg_reader *r, const eg_rec *rec, const eg_value *text, const eg_value *lang)
{
	eg_str first = {NULL, 0};
	uint32_t script = script_of_text(text->as.text, &first);
	if (!script || eg_lang_has_script(lang->as.text, script))
		return;
	eg_say_help(eg_say_also(eg_report(r->d, EG_R_NATIVE_SCRIPT, text->span,
					"native name of '%.*s' is said to be in %.*s but holds "
					"%.*s letters",
					EG_ARG(rec->id),
					EG_ARG(eg_lang_name(r->scratch, lang->as.text)),
					EG_ARG(eg_script_name(script))),
			    lang->span, "said here"),
		"correct the language, or say the script in it, such as 'sr-Latn'");
}

void eg_check_partner_native(eg_reader *r, const eg_rec *rec)
{
	const eg_value *names = eg_rec_find(rec, "native_name");
	for (uint32_t i = 0; i < eg_value_count(names); i++) {
		const eg_value *one = eg_value_item(names, i);
		const eg_value *text =
			one->said == EG_SAID_VALUE ? eg_said(one->as.rec, "text") : NULL;
		const eg_value *lang = text ? eg_said(one->as.rec, "lang") : NULL;
		if (text && lang && !eg_said(one->as.rec, "script"))
			check_script(r, rec, text, lang);
		else if (text && !lang && !eg_check_has_fault(r->d, one->as.rec->span))
			eg_say_help(eg_report(r->d, EG_R_LANG_MISSING, text->span,
					    "native name '%.*s' has no language",
					    EG_ARG(text->as.text)),
				"write {text: ..., lang: ...}: screen readers and fonts go by it");
	}
}
