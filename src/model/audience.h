/* audience.h -- whom outputs are for: internal, partner, public, and the strategy's own audiences.
 *
 * Input:   a model, and a name that a key or an option gives.
 * Errors:  `ref-unknown` at the value of a key that names none.
 * Threads: as the model.
 * Depends: base, source, schema, model.
 */
#ifndef EG_MODEL_AUDIENCE_H
#define EG_MODEL_AUDIENCE_H

#include "model/model.h"

/* Whether the name is a built-in one or the id of a record of `audiences:`. */
bool eg_audience_known(const eg_model *m, eg_str name);
/* The audience that a name was meant to be; empty when none is near. Borrowed from the model. */
eg_str eg_audience_near(const eg_model *m, eg_arena *scratch, eg_str name);
/* Whether the audience that `v`, the value of a key, names is known; else that is filed at it. */
bool eg_audience_check(const eg_model *m, eg_arena *scratch, const eg_value *v, eg_diag *d);

#endif
