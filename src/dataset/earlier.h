/* earlier.h -- inside dataset: the dataset file of an earlier edition, as hostile input.
 *
 * What is compared is what both schemas know; how the file is opened is earlier_file.h's.
 */
#ifndef EG_DATASET_EARLIER_H
#define EG_DATASET_EARLIER_H

#include "dataset/store.h"

/* Makes the tables earlier (records of the earlier edition) and earlier_field (changed fields), and
 * fills them when the strategy, or the options, name a file. False and *why when SQLite fails on
 * our side; what is wrong with the file is a finding. */
bool eg_earlier_load(eg_dataset *ds, eg_diag *d, eg_str *why);

#endif
