/* xlsx.h -- a workbook to an .xlsx file, checked by reading it back.
 *
 * Input:   eg_workbook and the dataset its queries run on.
 * Output:  the file at `path` (a name of its own beside the final place; the caller renames).
 * Errors:  false and *why for the world; `cell-cut`, `link-limit` for the data.
 * Threads: one at a time in the process (libxlsxwriter races in gmtime and temporary files).
 * Source:  XLSX.md; ECMA-376.
 */
#ifndef EG_XLSX_XLSX_H
#define EG_XLSX_XLSX_H

#include "roster/workbook.h"

bool eg_xlsx_write(eg_arena *a, const eg_workbook *w, eg_dataset *ds, eg_str path, eg_str *why,
	eg_diag *d) EG_NODISCARD;

#endif
