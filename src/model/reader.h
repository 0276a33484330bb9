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

typedef struct eg_reader {
	eg_model *model;
	eg_arena *arena;
	eg_arena *scratch; /* nodes of the record being bound, and other things of the moment */
	eg_diag *d;
	eg_binder binder;
	eg_str root;      /* folder of the strategy's file as it was given, or "" */
	eg_str root_real; /* the same with links resolved */
	eg_map files;     /* real path -> a file_state */
	eg_map lost;      /* ids that stand in files that could not be read to their end */
	eg_span once[2];  /* where `organization` and `strategy` were given */
	bool full;        /* there are more files than may be read, which was told */
	bool blind;       /* a file is wholly unknown: no reference can be judged */
} eg_reader;

/* -- records (gather.c) -- */

/* Binds every record of a source into the model's lists and appends the paths it includes. */
void eg_reader_gather(eg_reader *r, uint32_t file, eg_includes *includes);

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
/* Whether name fits a pattern of *, ? and letters. */
bool eg_path_match(eg_str pattern, eg_str name);

/* -- files (read.c) -- */

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
bool eg_reader_may_have_lost(const eg_reader *r, eg_str id);
/* References between records (link.c) and links in prose (links.c). */
void eg_reader_link(eg_reader *r);
/* The record's word for one of its kind: "partner". */
const char *eg_kind_word(enum eg_kind kind, bool many);
/* Rules on the form and the dates of single records (check.c). */
void eg_reader_check(eg_reader *r);

#endif
