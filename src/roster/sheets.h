/* sheets.h -- inside roster: which sheets a workbook has, in order.
 *
 * Input:   the standard sheets, and those of one roster of the strategy.
 * Output:  entries: the record that says each sheet, and whose it is.
 * Rules:   the roster `standard`, and one without sheets, begins with all standard sheets; any
 *          other with About and Contents. A sheet of a title that stands there already takes its
 *          place, `omit` takes it away, `of: Partners` shows a standard sheet and `of: standard`
 *          all that are not there yet. Data dictionary and Lists come last.
 * Errors:  `sheet-title` for a title that cannot be or stands twice, `value-unknown` for one that
 *          is to be omitted and is not there.
 */
#ifndef EG_ROSTER_SHEETS_H
#define EG_ROSTER_SHEETS_H

#include "roster/sheet.h"

typedef struct eg_sheets_entry {
	eg_sheet_wish wish;
	eg_str title; /* of the standard sheet where it is one */
} eg_sheets_entry;

typedef struct eg_sheets {
	eg_sheets_entry *entries;
	size_t count;
} eg_sheets;

/* roster: NULL = the standard one unchanged. False when a title is faulty (filed). */
bool eg_sheets_plan(eg_arena *a, const eg_value *standard, const eg_rec *roster, bool is_standard,
	eg_sheets *out, eg_diag *d) EG_NODISCARD;

#endif
