/* params.h -- what :names in queries stand for.
 *
 * Wherever a query may stand :as_of is the day of all statuses, unless its caller binds something
 * else of that name; all other names are what the caller binds (dataset.h).
 * Errors:  `query-column` at the name that stands for nothing.
 */
#ifndef EG_DATASET_PARAMS_H
#define EG_DATASET_PARAMS_H

#include "dataset/dataset.h"

/* Whether a name, without its colon, is that of the day. */
bool eg_param_is_day(eg_str name);
/* What stands before a name: ':', or '?' where it is none. */
const char *eg_param_mark(eg_str name);
/* Where ":name" stands in a query; all of the query where that cannot be said. */
eg_span eg_param_span(eg_query_place place, eg_str sql, eg_str name);
/* Files that a name, empty for a bare '?', stands for nothing in the query. */
void eg_param_unknown(eg_query_place place, eg_str sql, eg_str name, eg_diag *d);

#endif
