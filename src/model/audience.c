#include "model/audience.h"

static const char *const built_in[] = {"internal", "partner", "public"};

bool eg_audience_known(const eg_model *m, eg_str name)
{
	for (size_t i = 0; i < EG_COUNT(built_in); i++)
		if (eg_str_is(name, built_in[i]))
			return true;
	const eg_rec *r = eg_model_find(m, name);
	return r && r->type->kind == EG_K_AUDIENCE;
}

eg_str eg_audience_near(const eg_model *m, eg_arena *scratch, eg_str name)
{
	const eg_rec_list *own = eg_model_list(m, "audiences");
	size_t count = EG_COUNT(built_in), own_count = own ? own->count : 0;
	eg_str *names = EG_NEW_N(scratch, eg_str, count + own_count);
	for (size_t i = 0; i < count; i++)
		names[i] = eg_str_of(built_in[i]);
	for (size_t i = 0; i < own_count; i++)
		names[count++] = own->items[i]->id;
	const eg_str *near = eg_suggest(scratch, name, names, count);
	return near ? *near : EG_STR("");
}

bool eg_audience_check(const eg_model *m, eg_arena *scratch, const eg_value *v, eg_diag *d)
{
	if (eg_audience_known(m, v->as.text))
		return true;
	eg_finding *f = eg_report(d, EG_R_REF_UNKNOWN, v->span,
		"'audience' names '%.*s', which is no audience", EG_ARG(v->as.text));
	eg_str near = eg_audience_near(m, scratch, v->as.text);
	if (near.n)
		eg_say_help(f, "did you mean '%.*s'?", EG_ARG(near));
	else
		eg_say_help(f, "internal, partner, public, or the id of one under 'audiences'");
	return false;
}
