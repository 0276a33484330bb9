/* build.h -- what to make, in which order, on which thread.
 *
 * A session reads the specs and fills one audience's dataset; outputs are then made from it:
 * the document on one worker, the workbook and the database file on another, and all of them
 * replace the older ones as a set, the manifest last (DESIGN.md 3.10). Errors: findings go to the
 * session's sink; the exit code is eg_session_exit's. Threads: a session belongs to the thread that
 * opened it; its work uses a pool.
 */
#ifndef EG_BUILD_BUILD_H
#define EG_BUILD_BUILD_H

#include "base/buf.h"
#include "base/pool.h"
#include "content/content.h"
#include "dataset/dataset.h"
#include "text/font.h"

/* Exit codes of every command (DESIGN.md 4). */
enum eg_exit { EG_EXIT_OK, EG_EXIT_SPECS, EG_EXIT_USAGE, EG_EXIT_WORLD, EG_EXIT_BUG };

typedef struct eg_request {
	eg_str spec;        /* a file or folder; "" = the current folder */
	eg_str out;         /* output folder */
	eg_str as_of;       /* "today", a day, or {NULL} = as the strategy says */
	eg_str since;       /* an earlier edition's dataset file, in the place of what the
			       strategy names; {NULL} = none */
	eg_str audience;    /* {NULL} = internal */
	bool audience_said; /* set by eg_session_open: only outputs for it, where the specs list
			       outputs */
	eg_str language;    /* of outputs that do not say one; {NULL} = the strategy's */
	eg_str only;        /* kinds and ids of outputs, separated by commas; {NULL} = all */
	bool formula_safe;  /* CSV: texts that a spreadsheet would take for formulas are disarmed */
	bool bom;           /* CSV begins with a byte order mark */
	eg_str deny;    /* rules, separated by commas, that are errors; "warnings" = all warnings */
	eg_str allow;   /* rules that are not told */
	eg_str log;     /* a file for the run record in JSON lines; {NULL} = none */
	eg_str version; /* of the program */
	eg_limits limits; /* of what is read; zero = the standard ones */
	int64_t epoch;    /* SOURCE_DATE_EPOCH, or -1 */
	bool alone;       /* a file that is no strategy is checked as far as it goes */
	unsigned jobs;    /* 0 = one a processor */
} eg_request;

/* Nanoseconds of wall and CPU time that a stage took, and bytes at its end. */
typedef struct eg_stage_time {
	const char *stage;
	int64_t wall, cpu;
	size_t held; /* by all arenas */
	size_t data; /* of them by what the model's records of data hold */
} eg_stage_time;

typedef struct eg_output {
	eg_str path; /* where it stands */
	const char *kind;
	eg_str audience, language;
	eg_str sha256; /* hex */
	uint64_t bytes;
	size_t count; /* pages or rows; 0 = not said */
} eg_output;

/* One entry of strategy.waive. */
typedef struct eg_waiver {
	enum eg_rule rule;
	eg_str name;          /* of the rule, or of a check of the specs */
	const eg_rec *record; /* the strategy itself when it names none */
	eg_span span;         /* of the rule's name */
	eg_str until;         /* as written */
	bool old;             /* its day has passed: it silences nothing */
	size_t silenced;
} eg_waiver;

/* A finding that a waiver took out of the list. */
typedef struct eg_silenced {
	const eg_finding *finding;
	const eg_waiver *by;
} eg_silenced;

#define EG_MOST_STAGES 32

/* The model and the standard sections in a language. */
typedef struct eg_spoken {
	struct eg_spoken *next;
	eg_str language;
	eg_model *model;
	const eg_rec_list *sections;
} eg_spoken;

typedef struct eg_session {
	eg_arena *arena;
	eg_arena *data;  /* what the model's records of data hold; NULL once it went */
	eg_arena *texts; /* the bytes of the specs, and what is found in them */
	eg_request request;
	eg_sources sources;
	eg_diag diag;
	eg_model *model;             /* NULL when nothing could be read */
	eg_dataset *dataset;         /* NULL before or without success */
	const eg_rec *output;        /* the entry of `outputs:` that is being made, or NULL */
	bool saved;                  /* the dataset will be: it is one of the outputs */
	const eg_rec_list *sections; /* the standard ones */
	const eg_rec_list *roster;   /* the standard one, once it was asked for */
	const eg_spoken *spoken; /* what is made now: of another language, or of the strategy's */
	eg_spoken *languages;    /* those that outputs asked for so far */
	eg_model *marked; /* of what is made now, where its marking is not the strategy's; or NULL
			   */
	eg_fonts *fonts;
	eg_pool *pool;
	eg_map sound; /* the texts of queries that some dataset prepared without fault */
	eg_waiver *waivers;
	size_t waiver_count;
	uint32_t asked;        /* the file of the query that was asked for; 0: none */
	size_t waived;         /* findings that waivers silenced */
	eg_silenced *silenced; /* and those findings */
	size_t silenced_cap;
	bool unsound; /* records have errors, or there is no strategy: nothing is made of them */
	bool ruled;   /* the rules over derived facts have been run */
	bool judged;  /* idle waivers have been told */
	eg_str earlier_digest; /* hex, of the earlier edition's dataset; {NULL} without one */
	eg_str inputs_digest;  /* hex: over paths and digests of all inputs, in order of paths */
	int64_t time;          /* written into files: seconds since 1970 UTC */
	struct eg_laid *laid;  /* documents that were laid out to see how long they are */
	eg_stage_time stages[EG_MOST_STAGES];
	size_t stage_count;
	eg_output *outputs;
	size_t output_count, output_cap;
} eg_session;

/* Reads and checks the specs; the session is open whatever they hold. */
eg_session *eg_session_open(const eg_request *request);
void eg_session_close(eg_session *s);
/* The dataset of the request's audience, in the place of an earlier one; false when there is no
 * model to make it from. */
bool eg_session_dataset(eg_session *s);
/* A word of `--only` that is neither a kind of output, nor its form, nor the id of one; empty when
 * all are. */
eg_str eg_plan_unknown(const eg_session *s);
/* Whether the request's audience is one of the strategy's; true, too, when what could be read does
 * not tell. Nothing is made for an unknown one. */
bool eg_session_has_audience(const eg_session *s);
/* The kinds of outputs, by ", ". */
eg_str eg_output_words(eg_arena *a);
/* Gives the record `old` the id `new` in all files of the session's specs, and `was: old`. False,
 * and filed, when there is no such record, the new id cannot be one or is taken, or a file cannot
 * be written; then no file has changed. Findings tell of places that a person has to look at. */
bool eg_rename(eg_session *s, eg_str old, eg_str new);
/* Whether something is wrong in itself, whatever levels rules were given: no stage goes on. */
bool eg_session_broken(const eg_session *s);
/* Whether the specs have a check of that name: its findings can be denied, allowed and waived. */
bool eg_session_has_check(const eg_session *s, eg_str name);
/* What the findings so far come to: OK, SPECS or WORLD. */
enum eg_exit eg_session_exit(const eg_session *s);

/* Makes and writes the outputs of the request. */
void eg_build(eg_session *s);
/* Every stage but the writers. */
void eg_check(eg_session *s);
/* After a check: what the six characteristics of GAO-04-408T ask for, what covers each and what is
 * missing, as a page of text. */
void eg_complete(eg_session *s, eg_buf *out);
/* After a check: the findings that were waived, with reasons and ends, as text. */
void eg_waived(eg_session *s, eg_buf *out);
/* The dump of a stage as text, or {NULL} when there is no such stage. */
eg_str eg_dump(eg_session *s, eg_str stage);
/* Names of the stages that eg_dump knows, separated by blanks. */
eg_str eg_dump_stages(void);
/* How rows are printed. */
typedef struct eg_query_form {
	eg_str name; /* "table", "csv", "json" */
	size_t most; /* rows; 0 = all */
} eg_query_form;

/* Rows of a query as text; *rows = how many there are, printed or not. False when the query is
 * faulty (filed). */
bool eg_run_query(eg_session *s, eg_str sql, const eg_query_form *form, eg_buf *out, size_t *rows);
/* What a rule, view, record or field means; {NULL} when the word is none of these. */
eg_str eg_explain(eg_arena *a, eg_str word);
/* The words that eg_explain knows, but for keys of records. */
eg_str eg_explain_all(eg_arena *a);
/* The word that eg_explain knows and that is nearest to this one, or {NULL}. */
eg_str eg_explain_near(eg_arena *a, eg_str word);

/* JSON Schema 2020-12 of a spec file, or of one record of it; {NULL} when there is no such record.
 */
eg_str eg_schema_text(eg_arena *a, eg_str record);
/* A page of the reference in Markdown: a record's, `rules`, `views`, `blocks`, or without a word
 * the index; {NULL} when there is no such page. */
eg_str eg_reference_page(eg_arena *a, eg_str page);
/* engross-spec(5) in mdoc. */
eg_str eg_manual_page(eg_arena *a);
/* The name of a page or record nearest to this one, or {NULL}. */
eg_str eg_reference_near(eg_arena *a, eg_str page);
/* Writes a small strategy and its JSON Schema into a folder. Files that are there already are left
 * alone, which is filed like any other failure. */
bool eg_init(eg_arena *a, eg_str folder, eg_diag *d);
/* The same with the rows of a CSV file (import.h) as records; `kind` is partners, agreements,
 * activities or empty. `said` tells what was read, kept and not understood. */
bool eg_init_from(eg_arena *a, eg_str folder, eg_str csv, eg_str kind, eg_sources *sources,
	eg_buf *said, eg_diag *d);

#endif
