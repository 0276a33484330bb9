/* fault.h -- inside dataset: what is wrong with a query, at the place where it was written.
 *
 * SQLite tells the byte of many faults (sqlite3_error_offset); for names that it does not find we
 * look the name up in the text. A place in the SQL becomes a place in the YAML through the
 * value's byte map.
 */
#ifndef EG_DATASET_FAULT_H
#define EG_DATASET_FAULT_H

#include "dataset/store.h"

/* The span of bytes from..to of the SQL; of the whole query where nothing closer is known. */
eg_span eg_fault_span(eg_query_place place, eg_str sql, size_t from, size_t to);
/* Files the fault that SQLite has just told about `sql`. */
void eg_fault_report(eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d);
/* Whether what SQLite has just told is that the disk does not take its file: filed as that, once.
 */
bool eg_fault_of_disk(eg_dataset *ds, eg_diag *d);
/* Files a fault of our own finding over the whole query. */
void eg_fault_say(eg_str sql, eg_query_place place, eg_diag *d, const char *what, const char *help);

#endif
