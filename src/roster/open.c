/* open.c -- the rows of a sheet: its query with its parameters. */
#include "roster/workbook.h"

eg_query *eg_xsheet_open(eg_dataset *ds, const eg_xsheet *s, eg_diag *d)
{
	eg_query *q = eg_query_open(ds, s->sql, s->place, d);
	for (size_t i = 0; q && i < s->param_count; i++)
		eg_query_bind(q, s->params[i].name, &s->params[i].value);
	return q;
}
