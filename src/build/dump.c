#include "build/stages.h"

#include "base/embedded.h"
#include "model/read.h"

typedef eg_str dump_fn(eg_session *s);

static eg_str dump_model(eg_session *s)
{
	return eg_model_dump(s->arena, s->model);
}

static eg_str dump_dataset(eg_session *s)
{
	return eg_session_dataset(s) ? eg_dataset_dump(s->arena, s->dataset) : EG_STR("");
}

static eg_str dump_content(eg_session *s)
{
	return eg_session_dataset(s) ? eg_block_dump(s->arena, eg_stage_content(s, NULL))
				     : EG_STR("");
}

static const eg_pages *pages_of(eg_session *s)
{
	if (!eg_session_dataset(s))
		return NULL;
	return eg_stage_layout(s, s->arena, eg_stage_content(s, NULL), s->pool, &s->diag);
}

static eg_str dump_layout(eg_session *s)
{
	const eg_pages *p = pages_of(s);
	return p ? eg_pages_dump(s->arena, p) : EG_STR("");
}

static eg_str dump_structure(eg_session *s)
{
	const eg_pages *p = pages_of(s);
	return p ? eg_pages_roles(s->arena, p) : EG_STR("");
}

static eg_str dump_roster(eg_session *s)
{
	if (!eg_session_dataset(s))
		return EG_STR("");
	const eg_workbooks *all = eg_stage_roster(s, NULL, false);
	eg_str text = EG_STR("");
	for (size_t i = 0; all && i < all->count; i++)
		text = eg_str_join(s->arena, text,
			eg_workbook_dump(s->arena, all->items[i], s->dataset, &s->diag));
	return text;
}

static eg_str dump_standard(eg_session *s)
{
	eg_str all = EG_STR("");
	for (const eg_embedded *e = eg_embedded_specs; e->name; e++)
		all = eg_str_join(s->arena, all,
			eg_strf(s->arena, "# ---- %s\n%.*s", e->name, (int)e->size, e->bytes));
	return all;
}

static const struct {
	const char *stage;
	dump_fn *dump;
	bool needs_model;
} stages[] = {{"model", dump_model, true}, {"dataset", dump_dataset, true},
	{"content", dump_content, true}, {"layout", dump_layout, true},
	{"structure", dump_structure, true}, {"roster", dump_roster, true},
	{"standard", dump_standard, false}};

eg_str eg_dump_stages(void)
{
	return EG_STR("model dataset content layout structure roster standard");
}

eg_str eg_dump(eg_session *s, eg_str stage)
{
	for (size_t i = 0; i < EG_COUNT(stages); i++)
		if (eg_str_is(stage, stages[i].stage))
			return stages[i].needs_model && !s->model ? EG_STR("") : stages[i].dump(s);
	return (eg_str){NULL, 0};
}
