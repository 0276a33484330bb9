/* earlier_said.h -- inside dataset: a cell of a table as its author would write it.
 *
 * The dataset keeps amounts in minor units and decimals in millionths; what changed is told in
 * units: 280000 yen stay so, 63000000 millionths are 63.
 */
#ifndef EG_DATASET_EARLIER_SAID_H
#define EG_DATASET_EARLIER_SAID_H

#include "base/buf.h"
#include "dataset/plan.h"

/* Adds the cell of the column; currency: of an amount. What is no number is put as it is. */
void eg_earlier_say(eg_buf *out, const eg_column *c, eg_str cell, eg_str currency);

#endif
