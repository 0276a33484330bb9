/* load.h -- inside dataset: from the model's records to rows. */
#ifndef EG_DATASET_LOAD_H
#define EG_DATASET_LOAD_H

#include "dataset/store.h"

/* Makes the plan's tables and fills them with what passes the door, in one transaction, each
 * table by one prepared statement. False and *why when SQLite fails. */
bool eg_load(eg_dataset *ds, eg_str *why);

#endif
