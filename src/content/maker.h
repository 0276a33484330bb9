/* maker.h -- inside content: what every kind of block works with. */
#ifndef EG_CONTENT_MAKER_H
#define EG_CONTENT_MAKER_H

#include "content/content.h"

#define EG_MOST_SCOPES 16

/* A row whose columns are names in templates ({{goal.title}}) and parameters in queries
 * (:goal_id). */
typedef struct eg_scope {
	eg_str as; /* empty: only bare names reach it */
	const eg_rows *rows;
	size_t row;
} eg_scope;

typedef struct eg_maker {
	eg_arena *arena;
	eg_dataset *ds;
	const eg_model *model;
	eg_diag *diag;
	eg_document *doc;
	eg_str lang;
	eg_scope scopes[EG_MOST_SCOPES]; /* innermost last */
	size_t scope_count;
	const eg_rows *sources; /* id, number */
	eg_map source_row;
	eg_map facts;           /* name -> index into fact_values */
	eg_run **fact_values;
	size_t tables, notes;   /* numbered so far */
	eg_str as_of;           /* words */
	uint8_t goal;           /* colour of the goal around, or 0 */
} eg_maker;

/* A list of runs that grows. */
typedef struct eg_runs {
	eg_run *items;
	size_t count, cap;
} eg_runs;

/* -- names and queries (scope.c) -- */

/* All rows of the query in `value`, with the names in scope bound. False on a fault. */
bool eg_make_query(eg_maker *k, const eg_value *value, eg_rows *out);
/* Whether the query's first value is neither NULL nor 0 nor empty; true without a query. */
bool eg_make_when(eg_maker *k, const eg_value *when);
void eg_scope_push(eg_maker *k, eg_str as, const eg_rows *rows, size_t row);
void eg_scope_pop(eg_maker *k);

/* -- templates (template.c) -- */

/* A cell's words: integers by language, text as it is; {NULL} for NULL. */
eg_str eg_make_cell_words(eg_maker *k, const eg_cell *c);
/* The template's runs with its names filled in. Values are literal words, or Markdown when the
 * column is prose. `style` is laid under each run. */
void eg_make_runs(eg_maker *k, const eg_value *value, uint32_t style, eg_runs *out);
/* The same as one line of plain words. */
eg_str eg_make_words(eg_maker *k, const eg_value *value);
/* Paragraphs and lists of a prose template, added to parent; `style` is that of paragraphs. */
void eg_make_prose(eg_maker *k, const eg_value *value, enum eg_style style, eg_block *parent);

/* -- inline (inline.c) -- */

void eg_runs_add(eg_maker *k, eg_runs *runs, eg_run run);
/* Makes one run of neighbours that differ in nothing but their words. */
void eg_runs_join(eg_maker *k, eg_runs *runs);
void eg_runs_words(eg_maker *k, eg_runs *runs, eg_str words, uint32_t style, eg_span span);
/* Blocks of Markdown text. `fill` is called for text with {{names}}, or is NULL. */
typedef void eg_fill(eg_maker *k, eg_str text, const eg_run *like, eg_runs *out);
void eg_markdown_blocks(eg_maker *k, eg_str text, eg_span span, enum eg_style style, eg_fill *fill,
	eg_block *parent);
/* The runs of its first paragraph. */
void eg_markdown_runs(eg_maker *k, eg_str text, eg_span span, uint32_t style, eg_fill *fill,
	eg_runs *out);

/* -- blocks -- */

void eg_block_runs(eg_maker *k, eg_block *b, eg_runs *runs);
/* A TEXT block of the template, unless it comes out empty. */
eg_block *eg_make_text(eg_maker *k, eg_block *parent, const eg_value *value, enum eg_style style);
/* A HEAD, unless it comes out empty. */
eg_block *eg_make_head(eg_maker *k, eg_block *parent, const eg_value *title, uint8_t level);
/* Every block record of a `blocks` value, into parent. */
void eg_make_blocks(eg_maker *k, const eg_value *blocks, eg_block *parent);
/* "As of D." and the template's words as a NOTE under a table. */
void eg_make_source_line(eg_maker *k, eg_block *parent, const eg_value *note);

/* One kind of block: the value under its key, into parent. */
typedef void eg_make_fn(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent);
eg_make_fn eg_make_table, eg_make_list, eg_make_facts, eg_make_cover, eg_make_contents, eg_make_opener,
	eg_make_objective, eg_make_profile, eg_make_split, eg_make_sources;

/* Text of a value that is no template: an id, a word. {NULL} when absent. */
eg_str eg_value_text(const eg_rec *r, const char *key);
/* Whether a link leads outside: https, http or mailto. */
bool eg_is_address(eg_str s);
bool eg_value_yes(const eg_rec *r, const char *key, bool fallback);

#endif
