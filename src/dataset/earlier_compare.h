/* earlier_compare.h -- inside dataset: what has changed since the edition that a file holds.
 *
 * Tables and columns that both schemas know are compared: fields of records, and lists as the text
 * of their items.
 */
#ifndef EG_DATASET_EARLIER_COMPARE_H
#define EG_DATASET_EARLIER_COMPARE_H

#include "dataset/earlier_file.h"

typedef struct eg_earlier {
	eg_dataset *ds;
	eg_earlier_file file;
	eg_arena *arena; /* of one table's rows */
	sqlite3_stmt *record, *field;
	eg_map renames; /* of all records: from an earlier id to today's, as a place in today */
	eg_str *today;
	size_t today_count, today_cap;
	bool failed; /* on our side */
	bool barred; /* the cut of an audience that sees more than this one */
} eg_earlier;

/* Fills the tables earlier and earlier_field from the open file. Sets `failed` or the file's
 * `broken`. */
void eg_earlier_compare(eg_earlier *e);

#endif
