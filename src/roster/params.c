#include "roster/params.h"

#include "dataset/params.h"

static bool is_given(const eg_param *params, size_t count, eg_str name)
{
	for (size_t i = 0; i < count; i++)
		if (eg_str_eq(params[i].name, name))
			return true;
	return eg_param_is_day(name);
}

bool eg_params_known(const eg_query *q, eg_query_place place, const eg_param *params, size_t count,
	const char *where, eg_str name, eg_diag *d)
{
	eg_str sql = place.value ? place.value->as.text : EG_STR("");
	bool all = true;
	for (size_t i = 0; i < eg_query_params(q); i++) {
		eg_str word = eg_query_param(q, i);
		if (is_given(params, count, word))
			continue;
		(void)eg_say_help(eg_report(d, EG_R_QUERY_COLUMN, eg_param_span(place, sql, word),
					  "'%s%.*s' stands for nothing in %s '%.*s'",
					  eg_param_mark(word), EG_ARG(word), where, EG_ARG(name)),
			"parameters are :as_of and the columns of the roster's 'each'");
		all = false;
	}
	return all;
}
