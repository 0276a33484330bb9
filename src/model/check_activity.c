/* Rules on what an activity says of itself. */
#include "model/check.h"

void eg_check_activity_reason(eg_reader *r, const eg_rec *rec)
{
	const eg_value *stage = eg_said(rec, "stage");
	if (!stage || eg_said(rec, "reason") ||
		!(eg_str_is(stage->as.text, "paused") || eg_str_is(stage->as.text, "cancelled")))
		return;
	eg_say_help(
		eg_report(r->d, EG_R_STAGE_REASON, stage->span, "%.*s is '%.*s' without a reason",
			EG_ARG(eg_subject(r->scratch, rec)), EG_ARG(stage->as.text)),
		"write 'reason:' in a few words");
}

void eg_check_activity_readiness(eg_reader *r, const eg_rec *rec)
{
	static const char *const keys[] = {"from", "now", "to"};
	const eg_value *trl = eg_said(rec, "trl"), *before = NULL;
	for (size_t i = 0; trl && i < EG_COUNT(keys); i++) {
		const eg_value *v = eg_said(trl->as.rec, keys[i]);
		if (v && before && v->as.number < before->as.number)
			eg_say_help(eg_say_also(eg_report(r->d, EG_R_TRL_ORDER, v->span,
							"technology readiness falls from %d to %d",
							(int)before->as.number, (int)v->as.number),
					    before->span, "was %d", (int)before->as.number),
				"levels rise from 'from' over 'now' to 'to'");
		before = v ? v : before;
	}
}
