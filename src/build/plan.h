/* plan.h -- inside build: which files a build makes, for whom, and where they go.
 *
 * Without `outputs:` in the specs the plan is one strategy, one roster and one dataset for the
 * audience of the request; the other forms are planned when `--only` names them. With `outputs:`
 * the plan is exactly those. Names of files: DESIGN.md 4. An entry's own `file` may hold {id},
 * {edition}, {audience}, {language}, {as_of} and {brief}. An output of briefs that names none with
 * `of` makes a file for each brief that its audience may see, in a folder; a `file` without {brief}
 * puts all of them into one.
 *
 * Errors: `output-file` when a name leaves the output folder, stands for two outputs or has an
 * unknown {placeholder}; `output-kind` for kinds that this program does not make.
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
	eg_str path;     /* below the output folder; of CSV, the folder */
} eg_planned;

typedef struct eg_plan_of_outputs {
	eg_planned *items;
	size_t count, cap;
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
/* Whether two outputs are made from one dataset: same audience and language, with or without
 * examples, and, for partners, the same entry. */
bool eg_plan_same_cut(const eg_planned *a, const eg_planned *b);
/* Whether no earlier output of the plan is made from the same dataset. */
bool eg_plan_first(const eg_plan_of_outputs *plan, size_t at);
/* The plan of the session's request; `--only` and `--audience` choose among its outputs. */
eg_plan_of_outputs *eg_plan_outputs(eg_session *s);

#endif
