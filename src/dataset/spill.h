/* spill.h -- inside dataset: how much queries write into temporary files.
 *
 * What a query sorts and joins lies in memory as far as SQLite's cache reaches, and beyond that in
 * files without names. Memory alone would no longer bound such a query: the bytes that each thread
 * writes are counted, so that the guard can end one that would fill the disk. The dataset itself is
 * not counted. Source: sqlite3_io_methods, xWrite.
 */
#ifndef EG_DATASET_SPILL_H
#define EG_DATASET_SPILL_H

#include <sqlite3.h>

/* Has a file system layer, a copy of SQLite's own, count what is written into its temporary files,
 * and write the journals of statements in pieces that it can write. */
void eg_spill_count(sqlite3_vfs *vfs);
/* Bytes that this thread wrote into them so far. */
sqlite3_int64 eg_spill_written(void);

#endif
