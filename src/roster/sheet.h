/* sheet.h -- inside roster: a `sheets` record of the spec language to an eg_xsheet.
 *
 * Input:   the bound record (DOMAIN.md 1.13) and the dataset that its query runs on.
 * Output:  the sheet with its columns bound to those of the query, its rows counted.
 * Errors:  `query-error` and `query-column`, at the spec's own words.
 */
#ifndef EG_ROSTER_SHEET_H
#define EG_ROSTER_SHEET_H

#include "roster/workbook.h"

/* False when the query or a column is faulty. */
bool eg_sheet_bind(
	eg_arena *a, eg_dataset *ds, const eg_rec *sheet, eg_xsheet *out, eg_diag *d) EG_NODISCARD;
/* Turns the record kinds that LINK columns name into the sheets that hold them, once all sheets
 * are known; a column whose kind has no sheet becomes text. */
void eg_sheets_link(eg_xsheet *sheets, size_t count);
/* The record whose rows a sheet of that title holds ("Partners"), or NULL. */
const eg_record *eg_sheet_record(eg_str title);

#endif
