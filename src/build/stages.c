#include "build/stages.h"

static enum eg_document_kind document_kind(enum eg_output_kind kind)
{
	return kind == EG_OUT_PROGRESS ? EG_DOC_PROGRESS
	       : kind == EG_OUT_BRIEF  ? EG_DOC_BRIEF
				       : EG_DOC_STRATEGY;
}

/* A document with its pages, and what was said of them. */
typedef struct eg_laid {
	struct eg_laid *next;
	const eg_document *doc;
	eg_arena *arena; /* the pages' own */
	eg_pages *pages;
	eg_diag said;
} eg_laid;

/* Whether briefs take more pages than they may, as they are, and may say less; if not, their pages
 * are kept. */
static bool tighten(eg_session *s, const eg_document *doc, uint8_t *fits)
{
	eg_laid *laid = EG_NEW(s->arena, eg_laid);
	*laid = (eg_laid){.doc = doc, .arena = eg_arena_new()};
	eg_diag_init(&laid->said, s->arena);
	laid->pages = eg_stage_layout(s, laid->arena, doc, s->pool, &laid->said);
	if (!eg_content_tighten(doc, fits)) {
		laid->next = s->laid;
		s->laid = laid;
		return false;
	}
	eg_arena_release(laid->arena);
	return true;
}

/* A brief that is too long is made again with less in it (DESIGNBOOK.md 5.23); only what is said of
 * the last one counts. */
static eg_document *make_content(eg_session *s, enum eg_output_kind kind, eg_content_options *opt)
{
	const eg_model *m = eg_session_model(s);
	const eg_rec_list *sections = eg_sections_of_kind(s, kind), *briefs;
	briefs = opt->kind == EG_DOC_BRIEF ? eg_model_list(m, "briefs") : NULL;
	if (!briefs || eg_session_broken(s))
		return eg_content_build(s->arena, s->dataset, m, sections, opt, &s->diag);
	uint8_t *fits = EG_NEW_N(s->arena, uint8_t, briefs->count);
	opt->fits = fits;
	for (;;) {
		eg_diag heard;
		eg_diag_init(&heard, s->arena);
		eg_document *doc = eg_content_build(s->arena, s->dataset, m, sections, opt, &heard);
		if (heard.errors || !tighten(s, doc, fits)) {
			eg_diag_merge(&s->diag, &heard);
			return doc;
		}
	}
}

eg_document *eg_stage_content(eg_session *s, const eg_planned *planned)
{
	eg_watch w = eg_watch_begin();
	enum eg_output_kind kind = planned ? planned->kind : EG_OUT_STRATEGY;
	eg_content_options opt = {.kind = document_kind(kind),
		.audience = s->request.audience,
		.output = planned ? planned->record : NULL,
		.brief = planned ? planned->of : NULL,
		.about = planned ? planned->about : (eg_str){NULL, 0},
		.no_workbook = planned && !planned->with_workbook,
		.time = s->time};
	eg_document *doc = make_content(s, kind, &opt);
	eg_watch_end(s, w, "content");
	if (kind == EG_OUT_STRATEGY || doc->root->child_count || s->diag.errors)
		return doc;
	const eg_str about = planned->about;
	eg_finding *f = eg_report(&s->diag, EG_R_OUTPUT_KIND,
		about.n           ? eg_rec_find(planned->of, "each")->span
		: planned->record ? planned->record->id_span
				  : (eg_span){0},
		"output '%.*s' has nothing to show%s%.*s%s for audience '%.*s'",
		EG_ARG(planned->id), about.n ? " about '" : "", EG_ARG(about), about.n ? "'" : "",
		EG_ARG(planned->audience));
	const eg_rec_list *briefs = eg_model_list(eg_session_model(s), "briefs");
	bool none = kind == EG_OUT_BRIEF && (!briefs || briefs->count == 0);
	eg_say_help(f, none ? "write 'briefs:' with what each of them is about"
			    : "briefs are for internal audiences, and are about partners, goals or "
			      "topics");
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

const eg_workbooks *eg_stage_roster(eg_session *s, const eg_planned *planned, bool last)
{
	eg_watch w = eg_watch_begin();
	eg_roster_options opt = {.version = s->request.version,
		.standard = eg_session_roster(s),
		.audience = s->request.audience,
		.name = eg_output_id(s, s->request.audience)};
	if (planned && planned->record)
		opt.only = planned->of ? planned->of->id : EG_STR("standard");
	eg_levels_apply(s);
	list_findings(s, &opt);
	if (last)
		eg_session_drop_data(s);
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
	for (eg_laid *laid = s->laid; laid; laid = laid->next) {
		if (laid->doc != doc || !laid->arena)
			continue;
		eg_arena_adopt(a, laid->arena);
		laid->arena = NULL;
		eg_diag_merge(d, &laid->said);
		return laid->pages;
	}
	if (!s->fonts)
		s->fonts = eg_fonts_open(d);
	return eg_layout(a, doc, s->fonts, pool, d);
}

void eg_stage_drop_laid(eg_session *s)
{
	for (eg_laid *laid = s->laid; laid; laid = laid->next) {
		eg_arena_release(laid->arena);
		laid->arena = NULL;
	}
	s->laid = NULL;
}

static void check_document(eg_session *s, const eg_planned *planned, bool last)
{
	const eg_document *doc = eg_stage_content(s, planned);
	if (last)
		eg_session_drop_data(s);
	if (doc && !eg_session_broken(s))
		(void)eg_stage_layout(s, s->arena, doc, s->pool, &s->diag);
}

/* All that building the outputs of one cut would say. */
static void check_cut(eg_session *s, eg_plan_of_outputs *plan, size_t from)
{
	const eg_planned *first = &plan->items[from];
	size_t cut = first->cut;
	s->request.audience = first->audience;
	s->output = first->record;
	eg_session_speak(s, first->record, first->language);
	if (!eg_session_dataset(s))
		return;
	eg_session_expect(s, plan, first);
	eg_plan_expand(s, plan, cut);
	eg_stage_rules(s);
	for (size_t i = 0; i < plan->count; i++) {
		const eg_planned *p = &plan->items[i];
		if (p->cut != cut || p->each)
			continue;
		if (eg_output_is_document(p->kind))
			check_document(s, p, i == plan->last);
		else if (p->kind == EG_OUT_ROSTER)
			(void)eg_stage_roster(s, p, i == plan->last);
	}
}

void eg_check(eg_session *s)
{
	if (s->unsound) {
		eg_stage_unasked(s);
		return;
	}
	eg_str audience = s->request.audience;
	eg_plan_of_outputs *plan = eg_plan_outputs(s);
	size_t checked = 0;
	for (size_t i = 0; i < plan->count; i++)
		if (plan->items[i].cut == checked) {
			checked++;
			check_cut(s, plan, i);
		}
	s->request.audience = audience;
	s->output = NULL;
	s->spoken = NULL;
	s->marked = NULL;
	eg_stage_unasked(s);
	eg_place_findings(s);
	eg_levels_judge(s);
}
