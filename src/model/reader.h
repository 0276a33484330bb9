/* reader.h -- inside model: what reading files, binding, linking and checking share. */
#ifndef EG_MODEL_READER_H
#define EG_MODEL_READER_H

#include "model/read.h"
#include "schema/bind.h"

/* One path of an `include`. */
typedef struct eg_include {
	eg_str path;
	eg_span span;
} eg_include;

typedef struct eg_includes {
	eg_include *items;
	size_t count, cap;
} eg_includes;

/* A record as it was bound, not yet part of the model. */
typedef struct eg_taken {
	eg_rec *rec;
	size_t at;       /* index into eg_schema_records */
	eg_span key;     /* the top-level key it stands under */
	eg_str language; /* of a translation; else {NULL} */
} eg_taken;

/* What an include of a unit leads to. */
typedef struct eg_child {
	size_t unit;
	eg_span span;
	eg_str path;
	bool exact; /* it named this one file */
} eg_child;

/* One spec file. It is read and bound by one thread, apart from all others. */
typedef struct eg_unit {
	eg_str relative, real;
	eg_span named; /* by whom; unknown for the first */
	uint32_t file;
	eg_diag d;
	eg_binder binder;
	eg_includes includes;
	eg_taken *taken;
	size_t taken_count, taken_cap;
	eg_child *children; /* in the order of naming */
	size_t child_count, child_cap, next_child;
	bool incomplete, lost, full; /* as in eg_reader */
	uint8_t state;
} eg_unit;

typedef struct eg_reader {
	eg_model *model;
	eg_arena *arena;
	eg_arena *data;    /* what records of data hold */
	eg_arena *texts;   /* bytes of files */
	eg_arena *passing; /* what goes when all is read: units, what they took */
	eg_arena *scratch; /* nodes of the record being bound, and other things of the moment */
	eg_diag *d;
	eg_binder binder;
	eg_str root;      /* folder of the strategy's file as it was given, or "" */
	eg_str root_real; /* the same with links resolved */
	eg_map files;     /* real path -> index into units */
	eg_unit **units;
	size_t unit_count, unit_cap;
	eg_unit *unit;   /* the one being bound, in the copy of the reader that binds it */
	bool incomplete; /* a file could not be read to its end */
	eg_map lost;     /* ids that stand in files that could not be read to their end */
	eg_span once[2]; /* where `organization` and `strategy` were given */
	bool *named;    /* by place in model->by_id: somebody names it (check_used.c); made on first
			   use */
	bool full;      /* there are more files than may be read, which was told */
	bool blind;     /* a file is wholly unknown: no reference can be judged */
	bool strategic; /* the first file is meant to hold the strategy */
} eg_reader;

/* -- records (gather.c) -- */

/* Binds every record of the reader's unit and notes the paths it includes; touches nothing that
 * other units see. */
void eg_reader_gather(eg_reader *r);
/* When all units are in: lists get an array of their own size. */
void eg_reader_settle(eg_reader *r);
/* Takes what was read so far out of memory, as eg_model_rest does. */
void eg_reader_rest(eg_reader *r);
/* Puts the records of a unit into the model. */
void eg_reader_take(eg_reader *r, const eg_unit *u);

/* The texts of a record of a translation (translate.c). */
void eg_reader_translate(eg_reader *r, eg_str language, const eg_rec *rec);

/* -- paths (paths.c) -- */

/* `path` as a spec in `folder` (relative to the root) names it, relative to the root and without
 * dots. False when it leads out, which is filed. */
bool eg_path_inside(eg_reader *r, eg_str folder, eg_str path, eg_span span, eg_str *out);
/* Whether the file or folder, links resolved, lies below the root; *real is its path. */
bool eg_path_confined(eg_reader *r, eg_str relative, eg_str *real);
/* The spec files that a path (file, folder or pattern, relative to the root) stands for. */
typedef struct eg_paths {
	eg_str *items; /* in byte order, each once */
	size_t count;
	eg_str outside; /* a folder on the way that leads out of the root, or {NULL} */
	bool exact;     /* it named one file */
} eg_paths;
eg_paths eg_path_expand(eg_reader *r, eg_str relative);
/* Whether a file of that name is a spec. */
bool eg_path_is_spec(eg_str name);
/* Whether name fits a pattern of *, ? and letters. */
bool eg_path_match(eg_str pattern, eg_str name);

/* -- units (units.c) -- */

/* Reads the file at `real` and all that it includes, at the same time as far as there are workers,
 * and puts their records into the model, in the order in which files name each other. */
void eg_reader_read_all(eg_reader *r, eg_str relative, eg_str real, eg_pool *pool);

/* Tells which spec files in the strategy's folder were not read (apart.c). */
void eg_reader_tell_apart(eg_reader *r);

/* -- files (open.c) -- */

/* `{file: path}` and `{csv: path}`; ctx is the reader. */
bool eg_reader_load(void *ctx, eg_str path, eg_span at, eg_str *text, eg_span *span);
/* Says, once, that there are more files than may be read. */
void eg_reader_tell_full(eg_reader *r, eg_span at);
/* Reads the bytes of a source that is in the table. False with a finding when that fails. */
bool eg_reader_fill(eg_reader *r, uint32_t file, eg_span named, enum eg_rule rule);

/* Reads a file into the source table; 0 with a finding when that fails. `named` is where a spec
 * names it. */
uint32_t eg_reader_open(
	eg_reader *r, eg_str relative, eg_str real, eg_span named, enum eg_rule rule);

/* The file that a spec names at `at`, relative to that spec; false with a finding when it is
 * outside or not there. */
bool eg_reader_locate(eg_reader *r, eg_str path, eg_span at, eg_str *relative, eg_str *real);

/* -- after reading -- */

/* The file of an own theme (theme.c). */
void eg_reader_theme(eg_reader *r);

/* Ids of files that could not be read to their end (lost.c). */
void eg_reader_find_lost(eg_reader *r);
/* Tells which files are no longer what they were when they were read: if none is, all that was read
 * was on the disk at one time. */
void eg_reader_tell_changed(eg_reader *r);
bool eg_reader_may_have_lost(const eg_reader *r, eg_str id);
/* References between records (link.c) and links in prose (links.c). */
void eg_reader_link(eg_reader *r);
/* The record's word for one of its kind: "partner". */
const char *eg_kind_word(enum eg_kind kind, bool many);
/* Rules on the form and the dates of single records (check.c). */
void eg_reader_check(eg_reader *r);

#endif
