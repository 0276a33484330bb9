/* plan.h -- inside build: which files a build makes, for whom, and where they go.
 *
 * Without `outputs:` in the specs the plan is one strategy, one roster and one dataset for the
 * audience of the request; the other forms are planned when `--only` names them. With `outputs:`
 * the plan is exactly those. Names of files: DESIGN.md 4. An entry's own `file` may hold {id},
 * {edition}, {audience}, {language}, {as_of} and {brief}. An output of briefs that names none with
 * `of` makes a file for each brief that its audience may see, in a folder, and of a brief with
 * `each` one for each id that the query gives; a `file` without {brief} puts all of them into one.
 * What the queries give is known once the cut has its dataset: until then one planned output stands
 * for all of them.
 *
 * Errors: `output-file` when a name leaves the output folder, stands for two outputs or has an
 * unknown {placeholder}; `output-kind` for kinds that this program does not make; `brief-empty` for
 * an `each` that gives nothing.
 */
#ifndef EG_BUILD_PLAN_H
#define EG_BUILD_PLAN_H

#include "build/build.h"

enum eg_output_kind {
	EG_OUT_STRATEGY,
	EG_OUT_PROGRESS,
	EG_OUT_BRIEF,
	EG_OUT_ROSTER,
	EG_OUT_DATASET,
	EG_OUT_CSV, /* a folder: one file a table, and datapackage.json */
	EG_OUT_JSON,
	EG_OUT_STRATML,
	EG_OUT_ICS,
	EG_OUT_GEOJSON,
	EG_OUT_COUNT
};

typedef struct eg_planned {
	enum eg_output_kind kind;
	const eg_rec *record; /* the entry of `outputs:`, or NULL */
	const eg_rec *of;     /* the roster or brief that it names, or NULL */
	eg_str id;            /* of the entry; the kind's word without one */
	eg_str audience;
	eg_str language; /* {NULL} = the strategy's own */
	bool one_of;     /* a brief of an output that makes a file for each */
	bool each;       /* stands for the briefs that the `each` of `of` gives; nothing is made */
	eg_str about;    /* the id that `each` gave for this one, or {NULL} */
	bool with_workbook; /* the specs have a workbook made for its audience, too */
	size_t cut;  /* outputs of one number are made from one dataset; counted from 0 in the
			order of the plan */
	eg_str path; /* below the output folder; of CSV, the folder */
} eg_planned;

typedef struct eg_plan_of_outputs {
	eg_planned *items;
	size_t count, cap;
	eg_planned *cuts; /* the first output of each */
	size_t cut_count, cut_cap;
	eg_map taken;   /* paths without case -> index into takers */
	eg_str *takers; /* ids of outputs */
	size_t taker_cap;
	eg_str manifest; /* path */
	size_t last;     /* the output after whose binding nothing is asked of the model's data: its
			    dataset is the last to be made, and no document or roster of it is to
			    come */
} eg_plan_of_outputs;

/* What the names of an audience's outputs begin with: "dhs-st", "dhs-st-public". */
eg_str eg_output_id(const eg_session *s, eg_str audience);
/* Whether the kind is a PDF of sections. */
bool eg_output_is_document(enum eg_output_kind kind);
/* The language that an output is in. */
eg_str eg_plan_language(const eg_session *s, const eg_planned *p);
/* The word of a kind, as `--only` and the manifest have it. */
const char *eg_output_word(enum eg_output_kind kind);
/* Whether an entry of `outputs:` leaves out what is marked illustrative. */
bool eg_plan_facts_only(const eg_rec *output);
/* The plan of the session's request; `--only` and `--audience` choose among its outputs. */
eg_plan_of_outputs *eg_plan_outputs(eg_session *s);
/* Plans one more output, at the end; nothing and a finding when its name cannot be used. */
void eg_plan_add(eg_session *s, eg_plan_of_outputs *plan, eg_planned p);
/* The cut's dataset being open, plans the briefs that queries of the cut give where one output
 * stood for them. */
void eg_plan_expand(eg_session *s, eg_plan_of_outputs *plan, size_t cut);
/* Finds plan->last. */
void eg_plan_settle(const eg_session *s, eg_plan_of_outputs *plan);

#endif
