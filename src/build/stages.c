#include "build/stages.h"

static enum eg_document_kind document_kind(enum eg_output_kind kind)
{
	return kind == EG_OUT_PROGRESS ? EG_DOC_PROGRESS
	       : kind == EG_OUT_BRIEF  ? EG_DOC_BRIEF
				       : EG_DOC_STRATEGY;
}

eg_document *eg_stage_content(eg_session *s, const eg_planned *planned)
{
	eg_watch w = eg_watch_begin();
	enum eg_output_kind kind = planned ? planned->kind : EG_OUT_STRATEGY;
	eg_content_options opt = {.kind = document_kind(kind),
		.audience = s->request.audience,
		.output = planned ? planned->record : NULL,
		.brief = planned ? planned->of : NULL,
		.time = s->time};
	eg_document *doc = eg_content_build(s->arena, s->dataset, eg_session_model(s),
		eg_sections_of_kind(s, kind), &opt, &s->diag);
	eg_watch_end(s, w, "content");
	if (kind == EG_OUT_STRATEGY || doc->root->child_count || s->diag.errors)
		return doc;
	eg_finding *f = eg_report(&s->diag, EG_R_OUTPUT_KIND,
		planned->record ? planned->record->id_span : (eg_span){0},
		"output '%.*s' has nothing to show for audience '%.*s'", EG_ARG(planned->id),
		EG_ARG(planned->audience));
	eg_say_help(
		f, "briefs are for internal audiences, and are about partners, goals or topics");
	return NULL;
}

/* What the check has found so far, and what waivers silenced, for the sheet of findings. */
static void list_findings(eg_session *s, eg_roster_options *opt)
{
	size_t n = s->diag.count + s->waived;
	eg_roster_finding *all = EG_NEW_N(s->arena, eg_roster_finding, n);
	for (size_t i = 0; i < s->diag.count; i++)
		all[i].finding = s->diag.items[i];
	for (size_t i = 0; i < s->waived; i++)
		all[s->diag.count + i] = (eg_roster_finding){.finding = s->silenced[i].finding,
			.waived = true,
			.until = s->silenced[i].by->until};
	opt->findings = all;
	opt->finding_count = n;
	const eg_finding **found = EG_NEW_N(s->arena, const eg_finding *, n);
	for (size_t i = 0; i < n; i++)
		found[i] = all[i].finding;
	if (!eg_dataset_findings(s->dataset, found, n, s->diag.count))
		eg_report(&s->diag, EG_R_QUERY_ERROR, (eg_span){0},
			"the findings cannot be put into the dataset");
}

const eg_workbooks *eg_stage_roster(eg_session *s, const eg_planned *planned)
{
	eg_watch w = eg_watch_begin();
	eg_roster_options opt = {.version = s->request.version,
		.audience = s->request.audience,
		.name = eg_output_id(s, s->request.audience)};
	if (planned && planned->record)
		opt.only = planned->of ? planned->of->id : EG_STR("standard");
	eg_levels_apply(s);
	list_findings(s, &opt);
	eg_workbooks *books =
		eg_rosters_make(s->arena, s->dataset, eg_session_model(s), &opt, &s->diag);
	for (size_t i = 0; books && i < books->count; i++)
		books->items[i]->created = s->time;
	eg_watch_end(s, w, "roster");
	return books;
}

eg_pages *eg_stage_layout(
	eg_session *s, eg_arena *a, const eg_document *doc, eg_pool *pool, eg_diag *d)
{
	if (!s->fonts)
		s->fonts = eg_fonts_open(d);
	return eg_layout(a, doc, s->fonts, pool, d);
}

/* "U+D55C" in a message, as a code point; 0 when there is none. */
static uint32_t named_code_point(eg_str message)
{
	size_t at = eg_str_find(message, EG_STR("U+"), 0);
	uint32_t c = 0;
	for (at = at == SIZE_MAX ? message.n : at + 2; at < message.n; at++) {
		char h = message.p[at];
		if (h >= '0' && h <= '9')
			c = c * 16 + (uint32_t)(h - '0');
		else if (h >= 'A' && h <= 'F')
			c = c * 16 + (uint32_t)(h - 'A' + 10);
		else
			break;
	}
	return c;
}

/* Words that came out of the dataset have lost their place; the specs are searched for it only
 * when there is something to say, so that rows need not carry spans. */
void eg_place_glyphs(eg_session *s)
{
	size_t count;
	eg_source *const *all = eg_sources_all(&s->sources, s->arena, &count);
	for (size_t i = 0; i < s->diag.count; i++) {
		eg_finding *f = s->diag.items[i];
		const eg_source *at = eg_sources_at(&s->sources, f->span.file);
		if (f->rule != EG_R_GLYPH_MISSING || (at && !at->embedded))
			continue;
		char utf8[4];
		eg_str c = {utf8, eg_utf8_put(utf8, named_code_point(f->message))};
		for (size_t n = 0; n < count; n++) {
			const eg_source *src = all[n];
			size_t place = src->embedded ? SIZE_MAX : eg_str_find(src->text, c, 0);
			if (place == SIZE_MAX)
				continue;
			f->span = (eg_span){src->number, (uint32_t)place, (uint32_t)(place + c.n)};
			break;
		}
	}
}

static void check_document(eg_session *s, const eg_planned *planned)
{
	const eg_document *doc = eg_stage_content(s, planned);
	if (doc && !eg_session_broken(s))
		(void)eg_stage_layout(s, s->arena, doc, s->pool, &s->diag);
}

/* All that building the outputs of one cut would say. */
static void check_cut(eg_session *s, const eg_plan_of_outputs *plan, const eg_planned *first)
{
	s->request.audience = first->audience;
	s->output = first->record;
	eg_session_speak(s, first->record, first->language);
	if (!eg_session_dataset(s))
		return;
	eg_stage_rules(s);
	for (size_t i = 0; i < plan->count; i++) {
		const eg_planned *p = &plan->items[i];
		if (!eg_plan_same_cut(p, first))
			continue;
		if (eg_output_is_document(p->kind))
			check_document(s, p);
		else if (p->kind == EG_OUT_ROSTER)
			(void)eg_stage_roster(s, p);
	}
}

void eg_check(eg_session *s)
{
	if (!s->model || !s->model->strategy || eg_session_broken(s))
		return;
	eg_str audience = s->request.audience;
	const eg_plan_of_outputs *plan = eg_plan_outputs(s);
	for (size_t i = 0; i < plan->count; i++)
		if (eg_plan_first(plan, i))
			check_cut(s, plan, &plan->items[i]);
	s->request.audience = audience;
	s->output = NULL;
	s->spoken = NULL;
	eg_place_glyphs(s);
	eg_levels_judge(s);
}
