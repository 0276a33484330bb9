/* stages.h -- inside build: the steps between a dataset and the outputs. */
#ifndef EG_BUILD_STAGES_H
#define EG_BUILD_STAGES_H

#include "build/plan.h"
#include "layout/layout.h"
#include "roster/workbook.h"

/* A stop-watch around a stage: begin, then end with its name. */
typedef struct eg_watch {
	int64_t wall, cpu;
} eg_watch;
eg_watch eg_watch_begin(void);
/* What the stage took until now. */
eg_stage_time eg_watch_taken(const eg_session *s, eg_watch w, const char *stage);
void eg_watch_end(eg_session *s, eg_watch w, const char *stage);
/* Does nothing, and is called where a stage ends: counters of instructions cut there
 * (tests/perf/budget). */
void eg_stage_ends(void);
/* The SHA-256 of an input in hex, made once. */
eg_str eg_input_digest(eg_session *s, eg_source *input);

/* From now on the session makes what is in that language: `language` {NULL} is the strategy's own.
 * What has no translation is told of the output, or of the command line. */
void eg_session_speak(eg_session *s, const eg_rec *output, eg_str language);
/* The model and the standard sections in the language that is made now. */
const eg_model *eg_session_model(const eg_session *s);
const eg_rec_list *eg_session_sections(const eg_session *s);
/* The standard roster; NULL when it cannot be bound. */
const eg_rec_list *eg_session_roster(eg_session *s);
/* Tells the dataset which queries the outputs of one cut will ask, so that no standard view is
 * filled twice. */
void eg_session_expect(eg_session *s, const eg_plan_of_outputs *plan, const eg_planned *first);
/* Runs the standard rules over derived facts, and the user's; once, whatever audiences are made. */
void eg_stage_rules(eg_session *s);
/* unasked.c. After all outputs, or where none can be made: what can be told without them. */
void eg_stage_unasked(eg_session *s);
/* try.c. Where records have errors: names in own sections and sheets that stand for nothing. */
void eg_stage_try(eg_session *s);
/* The document of a planned output, NULL being the strategy; NULL, and told, when one of another
 * kind has nothing to show. */
eg_document *eg_stage_content(eg_session *s, const eg_planned *planned);
/* The sections that documents of the kind have before the strategy changes them: those of
 * specs/standard/progress.yaml and brief.yaml, whose ids alone stand for sections of the standard
 * document. */
const eg_rec_list *eg_sections_of_kind(eg_session *s, enum eg_output_kind kind);
/* Binds the sections of a file of specs/standard; NULL when it is faulty (filed). */
const eg_rec_list *eg_sections_bind(eg_session *s, eg_str name);
/* The pages of a document, in `a`. One whose length was asked for is not laid out again. */
eg_pages *eg_stage_layout(
	eg_session *s, eg_arena *a, const eg_document *doc, eg_pool *pool, eg_diag *d);
/* The workbooks of a planned roster (NULL: all), with what was found so far; NULL when one is
 * faulty. `last`: nothing else asks for the model's data. */
const eg_workbooks *eg_stage_roster(eg_session *s, const eg_planned *planned, bool last);
/* Releases the pages that nobody asked for. */
void eg_stage_drop_laid(eg_session *s);
/* Takes what its records of data hold from the model, which is a third of a build's memory: when
 * the last dataset is made, the rules have run, documents have their content and findings are in
 * the dataset. No dataset can be made after it. */
void eg_session_drop_data(eg_session *s);
/* places.c. Words that came out of the dataset have lost their place; the specs are searched for it
 * only when there is something to say of them, so that rows need not carry spans. What is said
 * twice of one place is said once. Levels are to be applied after it. */
void eg_place_findings(eg_session *s);
/* Reads strategy.rules and strategy.waive: unknown names and ended waivers are findings. */
void eg_levels_read(eg_session *s);
/* Drops what is waived from the findings so far and lays levels over the rest: those of a final
 * edition, of the strategy, of the command line. An error stays an error. */
void eg_levels_apply(eg_session *s);
/* The same when all findings are there; waivers that silenced nothing are told, once. */
void eg_levels_judge(eg_session *s);
/* Files that `path` cannot be written. */
void eg_output_failed(eg_session *s, eg_str path, eg_str why);
/* The same of what was begun: when its folder, which was there then, is gone, that is why. */
void eg_output_lost(eg_session *s, eg_str path, eg_str why);
/* The manifest's text. */
eg_str eg_manifest(eg_session *s);
/* Appends one line to the run record; does nothing without one. */
void eg_log_start(eg_session *s);
void eg_log_end(eg_session *s);

#endif
