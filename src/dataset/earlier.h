/* earlier.h -- inside dataset: the dataset file of an earlier edition, as hostile input.
 *
 * The file comes from anywhere: it is opened read-only and immutable on a connection of its own,
 * which may only select from real tables, with bounds on values and steps. What is compared is what
 * both schemas know.
 */
#ifndef EG_DATASET_EARLIER_H
#define EG_DATASET_EARLIER_H

#include "dataset/store.h"

/* Makes the tables earlier (records of the earlier edition) and earlier_field (changed fields), and
 * fills them when the strategy, or the options, name a file. False and *why when SQLite fails on
 * our side; what is wrong with the file is a finding. */
bool eg_earlier_load(eg_dataset *ds, eg_diag *d, eg_str *why);

#endif
