/* names.h -- names that a workbook may bear.
 *
 * The library checks little of what Excel asks of the names of sheets, tables and columns, and a
 * file with a wrong one is "repaired" on opening. These functions make any wish into a name that
 * is allowed and not yet taken: the roster's own names come out as they are.
 *
 * Depends: base.
 */
#ifndef EG_XLSX_NAMES_H
#define EG_XLSX_NAMES_H

#include "base/map.h"

/* Names given so far, without regard to case. */
typedef struct eg_names {
	eg_arena *arena;
	eg_map taken;
} eg_names;

void eg_names_init(eg_names *n, eg_arena *a);
/* At most 31 UTF-16 units, none of []:*?/\, no apostrophe at either end, not "History". `part` > 1
 * adds " (part)", for a sheet that continues another. NUL follows. */
eg_str eg_sheet_name(eg_names *n, eg_str wish, size_t part);
/* Letters, digits, '_' and '.', not like a cell's address. NUL follows. */
eg_str eg_table_name(eg_names *n, eg_str wish, size_t part);
/* One line, 1..255 units. NUL follows. */
eg_str eg_header_name(eg_names *n, eg_str wish);

#endif
