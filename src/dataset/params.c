#include "dataset/params.h"

#include "dataset/fault.h"
#include "dataset/sqltext.h"

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
	size_t from, to;
	return eg_sql_parameter(sql, name, &from, &to) ? eg_fault_span(place, sql, from, to)
						       : eg_fault_span(place, sql, 0, sql.n);
}

void eg_param_unknown(eg_query_place place, eg_str sql, eg_str name, eg_diag *d)
{
	eg_span at = eg_param_span(place, sql, name);
	eg_say_help(eg_report(d, EG_R_QUERY_COLUMN, at, "'%s%.*s' stands for nothing here",
			    eg_param_mark(name), EG_ARG(name)),
		"the one parameter here is :as_of, the day of all statuses");
}
