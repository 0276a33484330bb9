/* Briefs with `each`: a file for each id that the query gives. */
#include "build/stages.h"

/* What stood for all of them stays where there is none, so that a cut always has an output. */
static void expand(eg_session *s, eg_plan_of_outputs *plan, const eg_planned *p)
{
	eg_subjects found = {0};
	const eg_rec *brief = p->of;
	if (!eg_content_subjects(
		    s->arena, s->dataset, eg_session_model(s), brief, &found, &s->diag))
		return;
	if (!found.count)
		eg_say_help(eg_report(&s->diag, EG_R_BRIEF_EMPTY, eg_rec_find(brief, "each")->span,
				    "brief '%.*s' makes no file: its query has no rows",
				    EG_ARG(brief->id)),
			"the query is asked of what audience '%.*s' may see", EG_ARG(p->audience));
	for (size_t i = 0; i < found.count; i++) {
		eg_planned one = *p;
		one.each = false;
		one.about = found.items[i];
		eg_plan_add(s, plan, one);
	}
}

/* The outputs are listed anew, so that those of a query stand where one stood for them. */
void eg_plan_expand(eg_session *s, eg_plan_of_outputs *plan, size_t cut)
{
	eg_planned *old = plan->items;
	size_t count = plan->count;
	plan->items = NULL;
	plan->count = plan->cap = 0;
	for (size_t i = 0; i < count; i++) {
		plan->items = eg_grow(
			s->arena, plan->items, plan->count, &plan->cap, sizeof *plan->items);
		plan->items[plan->count++] = old[i];
		if (old[i].each && old[i].cut == cut)
			expand(s, plan, &old[i]);
	}
	eg_plan_settle(s, plan);
}
