#include "dataset/params.h"

#include "dataset/fault.h"

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       c == '_';
}

static bool begins_parameter(char c)
{
	return c == ':' || c == '@' || c == '$' || c == '?';
}

const char *eg_param_mark(eg_str name)
{
	return name.n && (name.p[0] < '0' || name.p[0] > '9') ? ":" : "?";
}

bool eg_param_is_day(eg_str name)
{
	return eg_str_is(name, "as_of");
}

eg_span eg_param_span(eg_query_place place, eg_str sql, eg_str name)
{
	bool quoted = false;
	for (size_t at = 0; name.n && at < sql.n; at++) {
		quoted ^= sql.p[at] == '\'';
		size_t end = at + 1 + name.n;
		if (!quoted && begins_parameter(sql.p[at]) &&
			eg_str_starts(eg_str_cut(sql, at + 1, sql.n), name) &&
			(end == sql.n || !is_word(sql.p[end])))
			return eg_fault_span(place, sql, at, end);
	}
	return eg_fault_span(place, sql, 0, sql.n);
}

void eg_param_unknown(eg_query_place place, eg_str sql, eg_str name, eg_diag *d)
{
	eg_span at = eg_param_span(place, sql, name);
	eg_say_help(eg_report(d, EG_R_QUERY_COLUMN, at, "'%s%.*s' stands for nothing here",
			    eg_param_mark(name), EG_ARG(name)),
		"the one parameter here is :as_of, the day of all statuses");
}
