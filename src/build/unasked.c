/* What is wrong with what no output has come to: with queries that none asks, and, where records
 * have errors so that none is made, with pictures and the theme. What an output has told already is
 * the same finding at the same place, and is shown once. */
#include "build/stages.h"

void eg_stage_unasked(eg_session *s)
{
	if (!s->model)
		return;
	if (s->unsound)
		eg_stage_try(s);
	eg_dataset_try_queries(s->model, &s->sound, &s->diag);
	if (!s->unsound)
		return;
	if (s->model->strategy)
		(void)eg_plan_outputs(s);
	eg_content_try_pictures(s->model, &s->diag);
	eg_layout_try_theme(eg_content_theme(s->arena, s->model), &s->diag);
}
