/* Languages in which the program has no words of its own. */
#include "locale/catalogue.h"
#include "model/check.h"

static void check_one(eg_reader *r, const eg_value *v)
{
	if (!v || eg_catalogue_speaks(v->as.text))
		return;
	eg_say_help(eg_report(r->d, EG_R_LANGUAGE_WORDS, v->span,
			    "the program has no words in '%.*s': its heads, statuses and sentences "
			    "are in English",
			    EG_ARG(v->as.text)),
		"sections of your own replace the standard ones; `labels:` and titles of columns "
		"are yours as well");
}

void eg_check_language(eg_reader *r)
{
	const eg_model *m = r->model;
	const eg_rec_list *outputs = eg_model_list(m, "outputs");
	if (m->strategy)
		check_one(r, eg_said(m->strategy, "language"));
	for (size_t i = 0; outputs && i < outputs->count; i++)
		check_one(r, eg_said(outputs->items[i], "language"));
}
