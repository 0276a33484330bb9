/* findings.h -- inside roster: the sheet that tells analysts what the check found. */
#ifndef EG_ROSTER_FINDINGS_H
#define EG_ROSTER_FINDINGS_H

#include "roster/workbook.h"

/* Fixed rows by file and line, equal ones once. What findings of a name mean is said in the
 * language of the workbook; what this one says is English in all. Findings without a place in the
 * strategy's own files are not shown. */
void eg_findings_fill(eg_arena *a, eg_dataset *ds, const eg_model *m, const eg_roster_options *opt,
	eg_xsheet *s, eg_diag *d);

#endif
