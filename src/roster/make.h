/* make.h -- inside roster: one workbook from the plan of its sheets. */
#ifndef EG_ROSTER_MAKE_H
#define EG_ROSTER_MAKE_H

#include "roster/sheets.h"

typedef struct eg_roster_maker {
	eg_arena *arena;
	eg_dataset *ds;
	const eg_model *model;
	const eg_roster_options *opt;
	const eg_value *standard; /* the standard sheets */
	eg_diag *d;
} eg_roster_maker;

typedef struct eg_roster_wish {
	const eg_rec *roster; /* NULL = the standard one, unchanged */
	bool is_standard;
	eg_str file, title; /* title: of an own roster, else empty */
	const eg_param *params;
	size_t param_count;
} eg_roster_wish;

/* NULL when a sheet is faulty (filed). */
eg_workbook *eg_workbook_make(eg_roster_maker *k, const eg_roster_wish *wish);

#endif
