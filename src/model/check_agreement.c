/* Rules on what an agreement says of itself. */
#include "model/check.h"

/* Kinds that cannot stand alone. */
static bool needs_another(eg_str kind)
{
	return eg_str_is(kind, "annex") || eg_str_is(kind, "amendment") ||
	       eg_str_is(kind, "project");
}

void eg_check_agreement_under(eg_reader *r, const eg_rec *rec)
{
	const eg_value *kind = eg_said(rec, "kind");
	if (!kind || !needs_another(kind->as.text) || eg_rec_find(rec, "under"))
		return;
	eg_say_help(eg_report(r->d, EG_R_AGREEMENT_UNDER, kind->span,
			    "%.*s '%.*s' names no agreement it stands under", EG_ARG(kind->as.text),
			    EG_ARG(rec->id)),
		"write 'under:' with its id, or 'unknown'");
}

void eg_check_agreement_renewal(eg_reader *r, const eg_rec *rec)
{
	const eg_value *renewal = eg_said(rec, "renewal");
	const eg_value *how = renewal ? eg_said(renewal->as.rec, "how") : NULL;
	if (!how || !eg_str_is(how->as.text, "automatic") || eg_said(renewal->as.rec, "for"))
		return;
	eg_say_help(eg_report(r->d, EG_R_AGREEMENT_RENEWAL, how->span,
			    "%.*s renews automatically but says not for how long",
			    EG_ARG(eg_subject(r->scratch, rec))),
		"write 'for:', such as 'renewal: {how: automatic, for: 5 years}'");
}
