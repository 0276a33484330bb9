/* Audiences that outputs, briefs and rosters are for. */
#include "model/audience.h"
#include "model/check.h"

void eg_check_audience(eg_reader *r, const eg_rec *rec)
{
	const eg_value *v = eg_said(rec, "audience");
	if (v && !r->model->alone && !eg_reader_may_have_lost(r, v->as.text))
		(void)eg_audience_check(r->model, r->scratch, v, r->d);
}
