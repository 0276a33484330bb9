/* params.h -- inside roster: what :names in queries of rosters stand for.
 *
 * They are the columns of the roster's `each` and, as in all queries, :as_of (dataset/params.h).
 * Errors:  `query-column` at the word that stands for nothing.
 */
#ifndef EG_ROSTER_PARAMS_H
#define EG_ROSTER_PARAMS_H

#include "roster/workbook.h"

/* Whether all parameters of an open query are among them; each other one is filed. `where` is said
 * behind "stands for nothing in". */
bool eg_params_known(const eg_query *q, eg_query_place place, const eg_param *params, size_t count,
	const char *where, eg_str name, eg_diag *d);

#endif
