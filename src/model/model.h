/* model.h -- the strategy: every record of the specs, bound, linked and checked.
 *
 * Input:   the specs' files, read by spec, bound by schema.
 * Output:  an eg_model that is read-only afterwards and may be shared.
 * Errors:  all findings go to the sink; what could be bound is there even when some could not.
 * Memory:  two arenas. Records, their ids and places, and all that says how outputs are made
 *          (strategy, sections, rosters ...) live as long as the model. What records of data hold
 *          (EG_REC_DATA: partners, activities ...) is asked for by checks and by datasets alone; it
 *          lies in an arena of its own, which may go before, once eg_model_drop_data was called.
 */
#ifndef EG_MODEL_MODEL_H
#define EG_MODEL_MODEL_H

#include "base/map.h"
#include "schema/marking.h"
#include "source/diag.h"

typedef struct eg_rec_list {
	eg_rec **items;
	size_t count, cap;
} eg_rec_list;

/* One text of a record in another language. */
typedef struct eg_translation {
	eg_str language;       /* as the file says it */
	eg_str id;             /* of the record; "strategy" and "organization" for those */
	eg_str field;          /* its key; "deliverables.2.title" in records without an id, and
				  "labels.1" in lists, counted from 1 */
	const eg_rec *rec;     /* the record of the translation's file that holds it */
	const eg_value *value; /* a text, with its place */
} eg_translation;

typedef struct eg_model {
	eg_arena *arena;
	eg_arena *data;  /* what records of data hold; NULL once that was dropped */
	eg_arena *texts; /* the bytes of the specs */
	eg_sources *sources;
	const eg_rec *strategy;     /* NULL when there is none */
	const eg_rec *organization; /* NULL when there is none */
	const eg_rec *theme;        /* of a theme's own file (schema/theme.h), or NULL */
	eg_rec_list *lists; /* one for each of eg_schema_records(), same index: top-level records in
			       spec order; nested ones that have an id (offices, objectives) stand
			       in their own list, too */
	size_t list_count;
	eg_map ids; /* id -> index into by_id */
	const eg_rec **by_id;
	size_t id_count;
	eg_translation *translations; /* in the order of reading */
	size_t translation_count, translation_cap;
	eg_map translated;        /* language, id and field -> index into translations */
	eg_str root;              /* folder of the strategy's file */
	eg_day as_of;             /* the as-of day D */
	eg_marking_scheme scheme; /* the strategy's own levels of marking */
	bool has_portions;        /* a paragraph of some prose has a portion mark */
	bool dropped;             /* records of data hold nothing any more */
	bool alone;               /* a file that is no strategy, checked as far as it goes */
	bool incomplete; /* a file could not be read: unknown references are not reported */
} eg_model;

/* The bytes of a file that is no spec, such as a picture: `path` as `at` names it, relative to the
 * folder of the strategy's file. Files `path-outside` or `file-missing` at `at`, and is false, when
 * it leads out (links resolved), is not there, or has more than `most` bytes. */
bool eg_model_bytes(const eg_model *m, eg_arena *a, eg_str path, size_t most, eg_span at,
	eg_str *bytes, eg_diag *d) EG_NODISCARD;
/* Gives a finding help for `path`, which a spec in `folder` (relative to `root`, the folder of the
 * strategy's file) names and which leads to nothing. */
void eg_say_missing(eg_finding *f, eg_arena *scratch, eg_str root, eg_str folder, eg_str path);
/* The record of that id, or NULL. */
const eg_rec *eg_model_find(const eg_model *m, eg_str id);
/* The top-level list of a record's table: eg_model_list(m, "partners"). */
const eg_rec_list *eg_model_list(const eg_model *m, const char *key);
/* The text of that field of that record in a language, or in the one that its tag begins with
 * (`fr` for `fr-CA`); NULL when it was not translated. Fields are named as in eg_translation. */
const eg_value *eg_model_translation(
	const eg_model *m, eg_arena *scratch, eg_str language, eg_str id, eg_str field);
/* Files `translation-missing` for each text of a record that has no translation into the language.
 * `what` names the one who asks: "output 'book-fr'". `scratch` is not the sink's arena. */
void eg_model_untranslated(
	const eg_model *m, eg_arena *scratch, eg_str language, eg_str what, eg_diag *d);
/* The record that a translation is of, or NULL. */
const eg_rec *eg_model_translated(const eg_model *m, const eg_translation *t);
/* Whether any text is given in the language, or in one that its tag begins with. */
bool eg_model_speaks(const eg_model *m, eg_str language);
/* The model as an output in another language has it: its texts, where they are translated, and
 * the strategy's `language`. What is not translated is shared with `m`. `*sections`: standard
 * sections, which translations may name as well; their list in that language takes its place.
 * Files `ref-unknown` for a section that is neither. */
eg_model *eg_model_in_language(
	eg_arena *a, const eg_model *m, eg_str language, const eg_rec_list **sections, eg_diag *d);
/* The model as an output under a marking of its own has it: the strategy's `marking` is this one, a
 * value of the specs, or none where it is NULL. All else is shared with `m`. */
eg_model *eg_model_marked(eg_arena *a, const eg_model *m, const eg_value *marking);
/* Whether the record, or the one at the top that it is nested in, is one of data. */
bool eg_rec_is_data(const eg_rec *r);
/* Takes what they hold from all records of data, and translations with it, so that nobody finds
 * what lies in m->data; that arena can then be released. A model in another language shares it, and
 * is to be dropped as well. */
void eg_model_drop_data(eg_model *m);
/* Records between two rests: some 10 MiB of what they hold. */
#define EG_MODEL_STRIDE 8192u
/* For whoever goes through many records, with the number of the one that is done: takes what they
 * hold and the bytes of the specs out of memory now and then, as far as they can be had again
 * (arenas that are large, base/arena.h). Pointers stay. */
void eg_model_rest(const eg_model *m, size_t done);
/* The same for whoever looks into records here and there: each look brings some pages. */
#define EG_MODEL_LOOKS 512u
void eg_model_rest_looking(const eg_model *m, size_t done);
/* The same at once, for the end of a stage. */
void eg_model_rest_now(const eg_model *m);
/* Goes through all records, type by type, in the order of the specs; nested ones are there by
 * themselves, too, unless only the outer ones are asked for. What is gone by rests (eg_model_rest).
 *     eg_rec_walk all = {.model = m};
 *     for (eg_rec *r; (r = eg_rec_next(&all));)
 */
typedef struct eg_rec_walk {
	const eg_model *model;
	bool outer;      /* without those that are nested in another one */
	size_t list, at; /* of the next one */
} eg_rec_walk;
eg_rec *eg_rec_next(eg_rec_walk *w); /* NULL: there are no more */
/* What readers call a record: short_title, title or name; else its id. */
eg_str eg_rec_title(const eg_rec *r);
/* Whether the record, or the field of that key, is marked `illustrative`. */
bool eg_rec_illustrative(const eg_rec *r, const char *key);

#endif
