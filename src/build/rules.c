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
	if (eg_str_is(s->request.audience, "internal") && !s->spoken && !s->marked &&
		!eg_plan_facts_only(s->output))
		return s->dataset;
	eg_dataset_options opt = {.audience = EG_STR("internal"),
		.since = s->request.since,
		.sound = &s->sound,
		.no_file = true,
		.tool_version = s->request.version,
		.inputs_digest = s->inputs_digest};
	return eg_dataset_open(s->arena, s->model, &opt, &s->diag);
}

#define MOST_FILES 16 /* of standard rules */

/* All are bound before the first is run, as the dataset wants to know what they ask for. */
static void run_all(eg_session *s, eg_dataset *ds)
{
	size_t at = checks_list(), n = 0;
	const eg_rec_list *lists[MOST_FILES + 1];
	for (const eg_embedded *e = eg_embedded_rules; e->name; e++) {
		eg_rec_list *bound = NULL;
		eg_str name = eg_strf(s->arena, "rules/%s", e->name);
		EG_ASSERT(n < MOST_FILES);
		if (eg_model_bind_embedded(s->arena, &s->sources, name, (eg_str){e->bytes, e->size},
			    &bound, &s->diag))
			lists[n++] = &bound[at];
	}
	lists[n++] = &s->model->lists[at];
	const enum eg_when *when[MOST_FILES + 1];
	for (size_t i = 0; i < n; i++)
		when[i] = eg_rules_expect(s->arena, ds, s->model, lists[i]);
	for (size_t i = 0; i < n; i++)
		eg_rules_run(ds, s->model, lists[i], when[i], i + 1 == n, &s->diag);
}

void eg_stage_rules(eg_session *s)
{
	if (s->ruled)
		return;
	s->ruled = true;
	eg_watch w = eg_watch_begin();
	eg_dataset *ds = whole_dataset(s);
	if (ds)
		run_all(s, ds);
	eg_rules_outputs(s->model, ds, s->request.audience, &s->diag);
	if (ds != s->dataset)
		eg_dataset_close(ds);
	eg_watch_end(s, w, "rules");
}
