/* Rules over derived facts: the standard ones that are part of the program, and the user's. */
#include "build/stages.h"

#include "base/embedded.h"
#include "dataset/rules.h"
#include "model/read.h"

static size_t checks_list(void)
{
	size_t count, at = 0;
	const eg_record *const *all = eg_schema_records(&count);
	while (at < count && strcmp(all[at]->key, "checks") != 0)
		at++;
	EG_ASSERT(at < count);
	return at;
}

/* Rules see what the strategy holds, whatever the audience of this build may see. */
static eg_dataset *whole_dataset(eg_session *s)
{
	if (eg_str_is(s->request.audience, "internal") && !s->spoken &&
		!eg_plan_facts_only(s->output))
		return s->dataset;
	eg_dataset_options opt = {.audience = EG_STR("internal"),
		.since = s->request.since,
		.tool_version = s->request.version,
		.inputs_digest = s->inputs_digest};
	return eg_dataset_open(s->arena, s->model, &opt, &s->diag);
}

static void run_standard(eg_session *s, eg_dataset *ds)
{
	size_t at = checks_list();
	for (const eg_embedded *e = eg_embedded_rules; e->name; e++) {
		eg_rec_list *lists = NULL;
		eg_str name = eg_strf(s->arena, "rules/%s", e->name);
		if (eg_model_bind_embedded(s->arena, &s->sources, name, (eg_str){e->bytes, e->size},
			    &lists, &s->diag))
			eg_rules_run(ds, s->model, &lists[at], false, &s->diag);
	}
}

void eg_stage_rules(eg_session *s)
{
	if (s->ruled)
		return;
	s->ruled = true;
	eg_watch w = eg_watch_begin();
	eg_dataset *ds = whole_dataset(s);
	eg_rules_outputs(s->model, s->request.audience, &s->diag);
	if (ds) {
		run_standard(s, ds);
		eg_rules_run(ds, s->model, &s->model->lists[checks_list()], true, &s->diag);
	}
	if (ds != s->dataset)
		eg_dataset_close(ds);
	eg_watch_end(s, w, "rules");
}
