/* Audiences that outputs, briefs and rosters are for. */
#include "model/check.h"

static const char *const built_in[] = {"internal", "partner", "public"};

static bool is_known(const eg_model *m, eg_str name)
{
	for (size_t i = 0; i < EG_COUNT(built_in); i++)
		if (eg_str_is(name, built_in[i]))
			return true;
	const eg_rec *r = eg_model_find(m, name);
	return r && r->type->kind == EG_K_AUDIENCE;
}

static eg_str near_to(eg_reader *r, eg_str word)
{
	const eg_rec_list *own = eg_model_list(r->model, "audiences");
	size_t count = EG_COUNT(built_in);
	eg_str *names = EG_NEW_N(r->scratch, eg_str, count + own->count);
	for (size_t i = 0; i < count; i++)
		names[i] = eg_str_of(built_in[i]);
	for (size_t i = 0; i < own->count; i++)
		names[count++] = own->items[i]->id;
	const eg_str *near = eg_suggest(r->scratch, word, names, count);
	return near ? *near : (eg_str){NULL, 0};
}

void eg_check_audience(eg_reader *r, const eg_rec *rec)
{
	const eg_value *v = eg_said(rec, "audience");
	if (!v || r->model->alone || is_known(r->model, v->as.text) ||
		eg_reader_may_have_lost(r, v->as.text))
		return;
	eg_finding *f = eg_report(r->d, EG_R_REF_UNKNOWN, v->span,
		"'audience' names '%.*s', which is no audience", EG_ARG(v->as.text));
	eg_str near = near_to(r, v->as.text);
	if (near.p)
		eg_say_help(f, "did you mean '%.*s'?", EG_ARG(near));
	else
		eg_say_help(f, "internal, partner, public, or the id of one under 'audiences'");
}
