/* clock.h -- inside dataset: a file system layer for SQLite whose clock stands still.
 *
 * date('now') and CURRENT_DATE in a query are the as-of day, so that no result depends on when it
 * was asked. What is written into temporary files is counted (spill.h). Everything else goes to
 * SQLite's own layer. Source: sqlite3_vfs, xCurrentTimeInt64.
 */
#ifndef EG_DATASET_CLOCK_H
#define EG_DATASET_CLOCK_H

#include "dataset/store.h"

/* Registers a layer; its name is for sqlite3_open_v2. */
eg_clock *eg_clock_open(eg_day day);
const char *eg_clock_name(const eg_clock *c);
/* After the connection is closed. NULL is fine. */
void eg_clock_close(eg_clock *c);

#endif
