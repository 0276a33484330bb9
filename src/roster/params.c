#include "roster/params.h"

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       c == '_';
}

static const eg_param *find(const eg_param *params, size_t count, eg_str name)
{
	for (size_t i = 0; i < count; i++)
		if (eg_str_eq(params[i].name, name))
			return &params[i];
	return NULL;
}

const eg_param *eg_params_with_day(
	eg_arena *a, const eg_model *m, const eg_param *given, size_t *count)
{
	eg_str name = EG_STR("as_of");
	if (find(given, *count, name))
		return given;
	eg_param *all = EG_NEW_N(a, eg_param, *count + 1);
	for (size_t i = 0; i < *count; i++)
		all[i] = given[i];
	all[(*count)++] = (eg_param){name, {.kind = EG_CELL_TEXT, .text = eg_day_iso(a, m->as_of)}};
	return all;
}

/* Where ":name" stands in the query, as far as that can be said. */
static eg_span span_of(eg_query_place place, eg_str name)
{
	eg_str sql = place.value ? place.value->as.text : EG_STR("");
	bool quoted = false;
	for (size_t at = 0; at < sql.n; at++) {
		quoted ^= sql.p[at] == '\'';
		bool here = !quoted && sql.p[at] == ':' &&
			    eg_str_starts(eg_str_cut(sql, at + 1, sql.n), name);
		size_t end = at + 1 + name.n;
		if (here && (end == sql.n || !is_word(sql.p[end])))
			return eg_value_inner(place.value, (uint32_t)at, (uint32_t)end);
	}
	return place.span;
}

bool eg_params_known(const eg_query *q, eg_query_place place, const eg_param *params, size_t count,
	const char *where, eg_str name, eg_diag *d)
{
	bool all = true;
	for (size_t i = 0; i < eg_query_params(q); i++) {
		eg_str word = eg_query_param(q, i);
		if (find(params, count, word))
			continue;
		(void)eg_say_help(eg_report(d, EG_R_QUERY_COLUMN, span_of(place, word),
					  "':%.*s' stands for nothing in %s '%.*s'", EG_ARG(word),
					  where, EG_ARG(name)),
			"parameters are :as_of and the columns of the roster's 'each'");
		all = false;
	}
	return all;
}
