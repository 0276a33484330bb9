/* The file of an own theme, which `strategy.theme` names. */
#include "model/reader.h"

#include "schema/theme.h"
#include "spec/spec.h"

static const char *const built_in[] = {"federal", "plain", "diplomatic"};

static bool is_built_in(eg_str name)
{
	for (size_t i = 0; i < EG_COUNT(built_in); i++)
		if (eg_str_is(name, built_in[i]))
			return true;
	return false;
}

static void tell_unknown(eg_reader *r, const eg_value *v)
{
	eg_str names[EG_COUNT(built_in)];
	for (size_t i = 0; i < EG_COUNT(built_in); i++)
		names[i] = eg_str_of(built_in[i]);
	eg_finding *f = eg_report(
		r->d, EG_R_VALUE_UNKNOWN, v->span, "'%.*s' is not a theme", EG_ARG(v->as.text));
	const eg_str *near = eg_suggest(r->scratch, v->as.text, names, EG_COUNT(built_in));
	if (near)
		eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	else
		eg_say_help(f, "write federal, plain, diplomatic or the path of a theme's file, "
			       "such as look/theme.yaml");
}

static void read_theme(eg_reader *r, const eg_value *v)
{
	eg_str relative, real;
	if (!eg_reader_locate(r, v->as.text, v->span, &relative, &real))
		return;
	uint32_t file = eg_reader_open(r, relative, real, v->span, EG_R_FILE_MISSING);
	if (!file)
		return;
	bool whole;
	const eg_node *node = eg_spec_parse(r->scratch, r->model->sources, file, &whole, r->d);
	if (!whole)
		return;
	if (node)
		r->model->theme = eg_bind(&r->binder, &eg_record_theme, node, NULL, 1, NULL);
	else
		eg_report(r->d, EG_R_KEY_MISSING, (eg_span){file, 0, 0},
			"the theme has no 'extends'");
}

void eg_reader_theme(eg_reader *r)
{
	const eg_rec *s = r->model->strategy;
	const eg_value *v = s ? eg_rec_find(s, "theme") : NULL;
	if (!v || v->said != EG_SAID_VALUE || is_built_in(v->as.text))
		return;
	if (eg_str_ends(v->as.text, EG_STR(".yaml")) || eg_str_ends(v->as.text, EG_STR(".yml")))
		read_theme(r, v);
	else
		tell_unknown(r, v);
}
