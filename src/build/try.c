/* Own sections and sheets while records have errors: documents and workbooks are made over a
 * dataset without records, and of what that tells only what does not hang on records is filed:
 * names in templates that stand for nothing, columns that queries do not return, places beside
 * sections that there are none of. */
#include "build/stages.h"

static bool is_sure(enum eg_rule rule)
{
	static const enum eg_rule rules[] = {EG_R_FACT_UNKNOWN, EG_R_QUERY_COLUMN, EG_R_REF_UNKNOWN,
		EG_R_REF_CYCLE, EG_R_ID_DUPLICATE};
	for (size_t i = 0; i < EG_COUNT(rules); i++)
		if (rule == rules[i])
			return true;
	return false;
}

static bool holds(eg_span in, eg_span at)
{
	return at.file == in.file && at.from >= in.from && at.to <= in.to;
}

/* The record within one that holds the place, or NULL. */
static const eg_rec *inner_at(const eg_rec *r, eg_span at)
{
	for (uint16_t i = 0; i < r->count; i++) {
		const eg_value *v = &r->values[i];
		if (r->type->fields[v->field].type != EG_T_RECORD || v->said != EG_SAID_VALUE)
			continue;
		for (uint32_t n = 0; n < eg_value_count(v); n++) {
			const eg_value *item = eg_value_item(v, n);
			if (item->said == EG_SAID_VALUE && holds(item->as.rec->span, at))
				return item->as.rec;
		}
	}
	return NULL;
}

/* Whether a key of the record itself was told as faulty: it may be `each` or `as`. */
static bool is_faulty(const eg_rec *r, const eg_diag *d)
{
	for (size_t i = 0; i < d->count; i++)
		if (d->items[i]->filed == EG_ERROR && holds(r->span, d->items[i]->span) &&
			!inner_at(r, d->items[i]->span))
			return true;
	return false;
}

/* Whether the names that are known at a place of one of the records may hang on what was told as
 * faulty. */
static bool may_follow(const eg_rec_list *list, eg_span at, const eg_diag *d)
{
	for (size_t i = 0; list && i < list->count; i++) {
		const eg_rec *r = list->items[i];
		if (!holds(r->span, at))
			continue;
		for (; r; r = inner_at(r, at))
			if (is_faulty(r, d))
				return true;
	}
	return false;
}

/* A fact without a name may be the one that is meant. */
static bool has_nameless_fact(const eg_model *m)
{
	const eg_rec_list *facts = eg_model_list(m, "facts");
	for (size_t i = 0; facts && i < facts->count; i++)
		if (!eg_rec_find(facts->items[i], "name"))
			return true;
	return false;
}

/* Whether all that the specs name was read: what is named and not there may stand in the rest. */
static bool is_whole(const eg_session *s)
{
	size_t count;
	bool whole = !s->model->incomplete;
	eg_source **all = eg_sources_all(&s->sources, s->arena, &count);
	for (size_t i = 0; i < count; i++)
		whole = whole && !all[i]->unreadable && !all[i]->passed_over;
	return whole;
}

static void keep_sure(eg_session *s, eg_diag *heard)
{
	const eg_rec_list *sections = eg_model_list(s->model, "sections"),
			  *rosters = eg_model_list(s->model, "rosters");
	bool nameless = has_nameless_fact(s->model);
	size_t kept = 0;
	for (size_t i = 0; i < heard->count; i++) {
		eg_finding *f = heard->items[i];
		if (is_sure(f->rule) && !(nameless && f->rule == EG_R_FACT_UNKNOWN) &&
			!may_follow(sections, f->span, &s->diag) &&
			!may_follow(rosters, f->span, &s->diag))
			heard->items[kept++] = f;
	}
	heard->count = kept;
	eg_diag_merge(&s->diag, heard);
}

/* Briefs are made of records. */
static void try_document(
	eg_session *s, eg_arena *a, eg_dataset *ds, const eg_planned *p, eg_diag *heard)
{
	eg_content_options opt = {
		.kind = p->kind == EG_OUT_PROGRESS ? EG_DOC_PROGRESS : EG_DOC_STRATEGY,
		.audience = EG_STR("internal"),
		.output = p->record,
		.tries = true};
	if (p->kind != EG_OUT_BRIEF)
		(void)eg_content_build(
			a, ds, s->model, eg_sections_of_kind(s, p->kind), &opt, heard);
}

static void try_rosters(eg_session *s, eg_arena *a, eg_dataset *ds, eg_diag *heard)
{
	const eg_rec_list *own = eg_model_list(s->model, "rosters");
	for (size_t i = 0; own && i < own->count; i++) {
		eg_roster_options opt = {.version = s->request.version,
			.standard = eg_session_roster(s),
			.audience = EG_STR("internal"),
			.name = EG_STR("roster"),
			.only = own->items[i]->id};
		if (opt.only.n)
			(void)eg_rosters_make(a, ds, s->model, &opt, heard);
	}
}

void eg_stage_try(eg_session *s)
{
	if (!s->model->strategy || !is_whole(s))
		return;
	eg_plan_of_outputs *plan = eg_plan_outputs(s);
	eg_arena *a = eg_arena_new();
	eg_diag heard;
	eg_diag_init(&heard, a);
	eg_dataset *ds = eg_dataset_open_empty(a, s->model, &heard);
	if (!s->sections)
		s->sections = eg_sections_bind(s, EG_STR("document.yaml"));
	for (size_t i = 0; ds && i < plan->count; i++)
		if (eg_output_is_document(plan->items[i].kind))
			try_document(s, a, ds, &plan->items[i], &heard);
	if (ds)
		try_rosters(s, a, ds, &heard);
	keep_sure(s, &heard);
	eg_dataset_close(ds);
	eg_arena_release(a);
}
