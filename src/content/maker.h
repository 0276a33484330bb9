/* maker.h -- inside content: what every kind of block works with. */
#ifndef EG_CONTENT_MAKER_H
#define EG_CONTENT_MAKER_H

#include "content/content.h"
#include "content/words.h"

#define EG_MOST_SCOPES 16

/* A row whose columns are names in templates ({{goal.title}}) and parameters in queries
 * (:goal_id). */
typedef struct eg_scope {
	eg_str as; /* empty: only bare names reach it */
	const eg_rows *rows;
	size_t row;
	bool always; /* in scope everywhere */
} eg_scope;

/* A fact in words: {{fact.name}} is the value with its word, {{fact.name.value}} the value alone.
 */
typedef struct eg_fact {
	eg_str whole, value;
} eg_fact;

/* A reference in a template to what may be a block that is still to be made. */
typedef struct eg_pending_ref {
	eg_str id;
	eg_span span;
	bool has_words;
	bool bare; /* written without brackets */
} eg_pending_ref;

typedef struct eg_maker {
	eg_arena *arena;
	eg_arena *scratch; /* rows of queries, until the block that asked is made */
	eg_dataset *ds;
	const eg_model *model;
	eg_diag *diag;
	eg_document *doc;
	eg_str lang;
	eg_str audience;
	eg_str words_lang; /* of the program's words: "en" where the document's language has none,
			      else {NULL} = the document's */
	eg_str template_lang;            /* of the Markdown of the template being filled */
	eg_scope scopes[EG_MOST_SCOPES]; /* innermost last */
	size_t scope_count;
	const eg_rows *sources; /* id, number, title */
	eg_map source_row;
	eg_map fact_names; /* name -> index into facts */
	eg_fact *facts;
	eg_map shown;        /* id of a record -> index into shown_names */
	eg_str *shown_names; /* what this audience may call it; {NULL} when it may not see it */
	size_t shown_cap;
	eg_map pictures;         /* path -> index into images */
	const eg_image **images; /* NULL: it cannot be used */
	size_t image_cap;
	eg_map ids; /* ids that blocks were given so far -> index into id_spans */
	eg_span *id_spans;
	size_t id_cap;
	eg_map absent; /* ids of blocks that were made for their findings only */
	eg_pending_ref *refs;
	size_t ref_count, ref_cap;
	eg_map placed;        /* ids of records of `figures:` that stand in the document */
	const eg_rec *brief;  /* the one that is being made, or NULL */
	uint32_t brief_place; /* in the list of briefs */
	eg_str brief_name;    /* what findings call it */
	bool one_sided;       /* nothing waits for a right-hand page */
	bool emptied;         /* a section came out with nothing but heads */
	bool places_figures;  /* in body text: a paragraph that is nothing but [[id]] of one sets it
				 here, lines that begin with ':' make definitions */
	bool plain_refs;      /* no reference waits for a number */
	bool waits;           /* one does */
	bool no_workbook;     /* what the sentences of the program say of one is left out */
	size_t tables, figures, notes, footnotes; /* numbered so far */
	eg_str as_of;                             /* words */
	uint8_t goal;                             /* colour of the goal around, or 0 */
	uint8_t level;                            /* of the head around, or 0 */
	const eg_value
		*spec;      /* the template being filled: for findings; NULL in a record's prose */
	eg_block *notes_to; /* gathers a table's notes; `foot`: notes go to the page's foot; NULL:
			       there is no place for any */
	eg_block foot;
	const eg_value *glance_target; /* of the overview being made: the word before a target */
	bool dry;                      /* made for its findings only; nothing is numbered */
	bool in_record;                /* a record's own prose is being filled */
	bool tries;                    /* the whole document is, and there are no records */
} eg_maker;

/* A list of runs that grows. */
typedef struct eg_runs {
	eg_run *items;
	size_t count, cap;
} eg_runs;

/* -- names and queries (scope.c) -- */

/* All rows of the query in `value`, with the names in scope bound. The rows go with the block being
 * made, their texts stay. False on a fault. */
bool eg_make_query(eg_maker *k, const eg_value *value, eg_rows *out);
/* Whether the query's first value is neither NULL nor 0 nor empty; true without a query. */
bool eg_make_when(eg_maker *k, const eg_value *when);
/* Whether one more row fits in scope; `at` is what asks, for the finding. */
bool eg_scope_room(eg_maker *k, const eg_value *at);
void eg_scope_push(eg_maker *k, eg_str as, const eg_rows *rows, size_t row);
void eg_scope_pop(eg_maker *k);
/* The column of that name; SIZE_MAX and a finding at `name` when the query has none. */
size_t eg_make_column(eg_maker *k, const eg_rows *rows, const eg_value *name);

/* Makes what a section's or block's record says, for the row in scope. */
typedef void eg_make_one(eg_maker *k, const eg_rec *r, eg_block *parent);
/* Calls `make` once for each row of the record's `each`, or once without one, where `when` holds.
 * What is not shown is made for its findings, so that `check` says all of them. */
/* How a block or a section begins, by the word for it. */
enum eg_break_kind eg_break_of(eg_str word);
void eg_make_each(eg_maker *k, const eg_rec *r, eg_make_one *make, eg_block *parent);

/* -- facts (facts.c) -- */

void eg_facts_compute(eg_maker *k);
/* The names alone; no value is asked for. */
void eg_facts_name(eg_maker *k);
/* The words of `fact.name` or `fact.name.value`; false for any other name. */
bool eg_facts_find(const eg_maker *k, eg_str name, eg_str *out);
/* Names in the prose of records, which the dataset hands on without their place. */
void eg_facts_check(eg_maker *k);

/* A count in the document's digits. */
eg_str eg_make_count(eg_maker *k, size_t n);
/* A decimal of the dataset, in millionths, with the language's marks; {NULL} when it is none. */
eg_str eg_make_decimal(eg_maker *k, const eg_cell *c);
/* A fraction of one, or millionths of it, as a percentage; {NULL} when it is none. */
eg_str eg_make_percent(eg_maker *k, const eg_cell *c);

/* -- templates (template.c) -- */

/* A cell's words: integers by language, text as it is; {NULL} for NULL. */
eg_str eg_make_cell_words(eg_maker *k, const eg_cell *c);
/* The runs of a cell like `like`: literal words, or Markdown when the column is prose. */
void eg_make_cell(eg_maker *k, const eg_cell *c, bool prose, const eg_run *like, eg_runs *out);
/* The same, of a column of prose, as paragraphs and lists. */
void eg_make_cell_blocks(eg_maker *k, const eg_cell *c, eg_span span, eg_block *parent);
/* How the {{names}} in a text are filled in: runs like `like`. */
typedef void eg_fill(eg_maker *k, eg_str text, const eg_run *like, eg_runs *out);
eg_fill eg_fill_text; /* with what is in scope, and facts */
/* Names in a record's own prose, wherever it is shown: facts, counts and what the strategy says of
 * itself. eg_facts_check has told of the others, at their place. */
eg_fill eg_fill_record;
/* The same as plain words, for addresses and ids within Markdown. */
eg_str eg_fill_words(eg_maker *k, eg_fill *fill, eg_str text, eg_span span);
/* The template's runs with its names filled in. Values are literal words, or Markdown when the
 * column is prose. `style` is laid under each run. */
void eg_make_runs(eg_maker *k, const eg_value *value, uint32_t style, eg_runs *out);
/* The same for a template that is Markdown itself. */
/* Body text whose first sentence is a lead, where it is short enough. */
void eg_make_opened(eg_maker *k, const eg_value *value, eg_block *parent);
void eg_make_prose_runs(eg_maker *k, const eg_value *value, eg_runs *out);
/* The same as one line of plain words. */
eg_str eg_make_words(eg_maker *k, const eg_value *value);
/* The whole number that a template comes out as; false when it is none. */
bool eg_make_number(eg_maker *k, const eg_value *value, int64_t *out);
/* The same of a label, with the language of its words where that is not the document's. */
eg_str eg_make_label(eg_maker *k, const eg_value *value, eg_str *lang);
/* The text of a template: of a standard section in the document's language, where the catalogue has
 * it; *lang is the language of what does not come from the records, {NULL} = the document's.
 * (wording.c) */
eg_str eg_template_text(eg_maker *k, const eg_value *value, eg_str *lang);
/* The language of what stands in a column of that name: of the program's words, where it holds some
 * and the document has another; else {NULL}. (wording.c) */
eg_str eg_column_lang(const eg_maker *k, eg_str name, const eg_cell *c);
/* A status in the document's language, and the language it comes out in. (wording.c) */
eg_str eg_said_status(eg_maker *k, eg_str status, eg_str *lang);
/* A value as a run, or, where the document's words are of another language, its label as one of its
 * own: "Goal 1: a title" is put together by queries. (wording.c) */
void eg_runs_value(eg_maker *k, eg_runs *runs, eg_run run);
/* A word of the program as a run. */
void eg_runs_own(eg_maker *k, eg_runs *runs, enum eg_own_word word, eg_str put, uint32_t style,
	eg_span span);
/* Gives the block the language of its frame of words, where that is not the document's, so that it
 * runs in that language's direction. (wording.c) */
void eg_block_language(eg_maker *k, eg_block *b);
/* The words of an id; one that blocks of the spec bear twice is told. */
eg_str eg_make_id(eg_maker *k, const eg_value *value);
/* Native names on one line, each in its own language: rows (text, lang). */
void eg_make_natives(eg_maker *k, const eg_value *query, eg_block *parent);
/* Paragraphs and lists of a prose template, added to parent; `style` is that of paragraphs. */
void eg_make_prose(eg_maker *k, const eg_value *value, enum eg_style style, eg_block *parent);

/* -- marks (marks.c) -- */

/* A raised mark stands right after the word: the blank before it goes (DESIGNBOOK.md 5.19).
 * `before` runs stood there before it was put. */
void eg_mark_join(eg_maker *k, eg_runs *out, size_t before);
/* Punctuation goes before the mark of a source or note: "word [@law]." is set "word.1"
 * (DESIGNBOOK.md 7, detail 21). Sources that are cited side by side stand in the order of their
 * numbers. */
void eg_marks_settle(eg_maker *k, eg_runs *runs);

/* -- inline (inline.c) -- */

void eg_runs_add(eg_maker *k, eg_runs *runs, eg_run run);
/* Makes one run of neighbours that differ in nothing but their words. */
void eg_runs_join(eg_maker *k, eg_runs *runs);
void eg_runs_words(eg_maker *k, eg_runs *runs, eg_str words, uint32_t style, eg_span span);
/* Blocks of Markdown text. */
void eg_markdown_blocks(eg_maker *k, eg_str text, eg_span span, enum eg_style style, eg_fill *fill,
	eg_block *parent);
/* Words that are put in when all blocks are made name the block of that id; that there is none is
 * told at `span`, when that is the author's. */
void eg_expect_block(eg_maker *k, eg_str id, eg_span span);
/* All its words as runs of one paragraph: paragraphs and items begin on lines of their own. */
void eg_markdown_runs(
	eg_maker *k, eg_str text, eg_span span, uint32_t style, eg_fill *fill, eg_runs *out);

/* -- blocks -- */

void eg_block_runs(eg_maker *k, eg_block *b, eg_runs *runs);
/* A TEXT block of the template, unless it comes out empty. */
eg_block *eg_make_text(eg_maker *k, eg_block *parent, const eg_value *value, enum eg_style style);
/* A HEAD, unless it comes out empty. */
eg_block *eg_make_head(eg_maker *k, eg_block *parent, const eg_value *title, uint8_t level);
/* Every block record of a `blocks` value, into parent. */
void eg_make_blocks(eg_maker *k, const eg_value *blocks, eg_block *parent);
/* A note of the template's words goes to k->notes_to; the result is its mark, {NULL} without words.
 */
eg_str eg_make_note(eg_maker *k, const eg_value *value);
/* "As of D.", where that is asked for, and the template's words as a NOTE under a table. */
void eg_make_source_line(eg_maker *k, eg_block *parent, const eg_value *note, bool as_of);

/* One kind of block: the value under its key, into parent. */
typedef void eg_make_fn(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent);
eg_make_fn eg_make_table, eg_make_list, eg_make_facts, eg_make_cover, eg_make_contents,
	eg_make_opener, eg_make_objective, eg_make_profile, eg_make_split, eg_make_sources,
	eg_make_callout, eg_make_story, eg_make_quote, eg_make_pull_quote, eg_make_figure,
	eg_make_code, eg_make_rule, eg_make_tiles, eg_make_cards, eg_make_signatures,
	eg_make_letter, eg_make_glossary, eg_make_index, eg_make_shown, eg_make_listing,
	eg_make_definitions, eg_make_items, eg_make_banner, eg_make_halves, eg_make_matrix,
	eg_make_glance;

/* The sign that goes with the word of a status (DESIGNBOOK.md 6). (table_cells.c) */
uint8_t eg_sign_of(eg_str word);
/* "Table 4", where the spec of a table has a title and does not say `number: no`. (table.c) */
void eg_table_number(eg_maker *k, const eg_rec *spec, eg_table *out);
/* Whether a section or group has more than heads. (listing.c) */
bool eg_says_something(const eg_block *b);
/* -- records of `figures:` (figure.c) -- */

typedef struct eg_figure_place {
	eg_span span; /* of what calls for it */
	eg_str width; /* "column", "page", "spread", or {NULL} = as the record says */
	bool wide, floats, unnumbered;
} eg_figure_place;
bool eg_figure_is(const eg_maker *k, eg_str id);
/* Sets the record of that id, which there is, unless it is kept from the audience; false when it
 * stands in the document already. */
bool eg_figure_put(eg_maker *k, eg_str id, const eg_figure_place *place, eg_block *parent);
/* The picture that `file`, `alt` and `decorative` name; NULL without a file. It is read once for
 * all that name it. `name`: what stands for `alt` where that is absent, or {NULL}. (picture.c) */
const eg_picture *eg_make_picture(eg_maker *k, const eg_rec *r, eg_str name);
/* The picture at a path; NULL without one. `at`: where the path stands. */
const eg_picture *eg_picture_at(eg_maker *k, eg_str path, eg_span at, eg_str alt, bool decorative);
/* Words of a block and of what is in it, without heads and the foot of a story. */
size_t eg_words_in_block(const eg_block *b);

/* An own theme, for layout (theme.c). */
void eg_theme_settings(eg_maker *k);
/* Text of a value that is no template: an id, a word. {NULL} when absent. */
eg_str eg_value_text(const eg_rec *r, const char *key);
/* Makes the run a link to an address or to what bears the id. */
void eg_link_run(eg_run *run, const eg_cell *target);
bool eg_value_yes(const eg_rec *r, const char *key, bool fallback);
/* Whether the place is in the author's specs, not in those that are part of the program. */
bool eg_is_own(const eg_maker *k, eg_span span);
/* Which columns `of` has, such as a query: the first of them, where there are many. */
void eg_help_columns(eg_maker *k, eg_finding *f, eg_str of, const eg_rows *rows);
/* "did you mean 'x'?" when one of the names is near. */
void eg_help_near(eg_finding *f, eg_str word, const eg_vocabulary *names);

#endif
