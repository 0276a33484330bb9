/* content.h -- the document language: sections of blocks over queries, to the tree of blocks.
 *
 * Input:   a dataset, the model's `sections` and `facts`, and the standard sections embedded in the
 *          program (specs/standard).
 * Output:  an eg_document (block.h), complete but for pages.
 * Errors:  `query-error`, `query-column`, `fact-unknown` in the YAML that holds the query or
 * template. Threads: one at a time for one dataset. Source:  DESIGN.md 7, DOMAIN.md 4.
 */
#ifndef EG_CONTENT_CONTENT_H
#define EG_CONTENT_CONTENT_H

#include "content/block.h"
#include "dataset/dataset.h"

#define EG_MOST_FIT 4    /* :brief_fit of a brief of which as much as may be is left out */
#define EG_FIT_LONG 0x10 /* with it: one page was tried for and does not hold it */

/* What is made of the sections. */
enum eg_document_kind {
	EG_DOC_STRATEGY,
	EG_DOC_PROGRESS,
	EG_DOC_BRIEF /* all of them once for each brief */
};

typedef struct eg_content_options {
	enum eg_document_kind kind;
	eg_str audience;
	const eg_rec *output; /* the entry of `outputs:` whose sections it has, or NULL */
	const eg_rec *brief;  /* BRIEF: the one that is made; NULL = all */
	eg_str about;         /* BRIEF: the one id of its `each` that it is about; {NULL} = all */
	const uint8_t *fits; /* BRIEF: how much of each is left out (EG_MOST_FIT); NULL = nothing */
	bool no_workbook;    /* no workbook is made with it, and no sentence points at one */
	bool tries;          /* for its findings only: the dataset has no records */
	int64_t time;        /* seconds since 1970 UTC: written into the file */
} eg_content_options;

/* Only of a strategy are the sections those of the standard document with all that the strategy
 * adds; another kind has those of `standard`, as the strategy changes them, and what `output`
 * names. Never NULL; with errors filed it may lack what could not be made. `standard` is the bound
 * list of standard sections (records of `sections`). */
eg_document *eg_content_build(eg_arena *a, eg_dataset *ds, const eg_model *m,
	const eg_rec_list *standard, const eg_content_options *opt, eg_diag *d);

/* What can be told of documents when none is made, since records have errors: pictures that cannot
 * be used are filed; and a document that has nothing but the settings of the own theme, for
 * layout's checks. */
void eg_content_try_pictures(const eg_model *m, eg_diag *d);
eg_document *eg_content_theme(eg_arena *a, const eg_model *m);

/* After layout: asks for less of each brief that takes more pages than it may, as far as that goes;
 * of one that does not say how many it may, that it be one page, or else two with all that is
 * there. `fits` has one number for each record of `briefs`. False when none was asked of. */
bool eg_content_tighten(const eg_document *doc, uint8_t *fits);

/* Ids of records, each once. */
typedef struct eg_subjects {
	eg_str *items;
	size_t count, cap;
} eg_subjects;

/* What the query `each` of a brief gives in its first column, in the order of its rows; nothing for
 * a brief without. False when the query is faulty (filed). */
bool eg_content_subjects(eg_arena *a, eg_dataset *ds, const eg_model *m, const eg_rec *brief,
	eg_subjects *out, eg_diag *d) EG_NODISCARD;

#endif
