/* sheet.h -- inside roster: a `sheets` record of the spec language to an eg_xsheet.
 *
 * Input:   the bound record (DOMAIN.md 1.13) and the dataset that its query runs on.
 * Output:  the sheet with its columns bound to those of the query, its rows counted.
 * Errors:  `query-error`, `query-column`, `sheet-title`, `column-type`, `column-format`, at the
 *          spec's own words.
 */
#ifndef EG_ROSTER_SHEET_H
#define EG_ROSTER_SHEET_H

#include "roster/workbook.h"

/* How a sheet is to be bound. */
typedef struct eg_sheet_wish {
	const eg_rec *rec;   /* where its query and columns stand */
	const eg_rec *named; /* an own record that shows a standard sheet under another title or
				intro; or NULL */
	bool own;            /* rec is the strategy's */
	const eg_param *params;
	size_t param_count;
} eg_sheet_wish;

typedef struct eg_sheet_place {
	eg_dataset *ds;
	const eg_model *model;
	eg_str audience;
} eg_sheet_place;

/* False when the query or a column is faulty. */
bool eg_sheet_bind(eg_arena *a, const eg_sheet_place *at, const eg_sheet_wish *wish, eg_xsheet *out,
	eg_diag *d) EG_NODISCARD;
/* Turns the record kinds that LINK columns name into the sheets that hold them, once all sheets
 * are known; a column whose kind has no sheet becomes text, an own one with a finding. */
void eg_sheets_link(eg_xsheet *sheets, size_t count, eg_diag *d);
/* The record whose rows a sheet of that title holds ("Partners"), or NULL. */
const eg_record *eg_sheet_record(eg_str title);
/* "tbl_coverage_goals". */
eg_str eg_sheet_table(eg_arena *a, eg_str title);
/* Why a sheet cannot be called so, in words; NULL when it can. */
const char *eg_sheet_title_fault(eg_str title);

#endif
