/* read.h -- read a strategy from its files: parse, bind, link, check.
 *
 * Input:   the path of a strategy file, or of a folder that holds `strategy.yaml`; the files that
 *          it includes, each once, none outside the folder of the strategy's file.
 * Output:  an eg_model; its sources are added to the table that is handed in, with paths relative
 *          to that folder, so that nothing made of them depends on where it was called from.
 * Errors:  every mistake of every file in one run. A file that cannot be read gives one finding,
 *          and references to what it may hold are not reported.
 * Memory:  nodes go as soon as their record is bound, what is of use for reading alone at its end;
 *          texts stay, because records borrow from them and findings may be placed in them late.
 */
#ifndef EG_MODEL_READ_H
#define EG_MODEL_READ_H

#include "base/pool.h"
#include "model/model.h"

typedef struct eg_model_options {
	eg_str as_of; /* "today", a day, or empty: strategy.as_of, else published, else build_day */
	eg_day build_day;
	eg_arena *data;  /* for what records of data hold (model.h); NULL: with all else */
	eg_arena *texts; /* for the bytes of the specs; NULL: with all else */
	eg_pool *pool;   /* reads files at the same time; NULL: one after the other */
	bool alone;      /* a file that is no strategy is checked as far as it goes */
} eg_model_options;

/* Never NULL; without a readable strategy the model has none. */
eg_model *eg_model_read(
	eg_arena *a, eg_sources *sources, eg_str path, const eg_model_options *opt, eg_diag *d);

/* Binds one text that is part of the program to lists by record (indexed as eg_schema_records is),
 * without a look at references. False when it had findings. */
bool eg_model_bind_embedded(eg_arena *a, eg_sources *sources, eg_str name, eg_str text,
	eg_rec_list **lists, eg_diag *d);

/* Every record as indented text, by kind. */
eg_str eg_model_dump(eg_arena *a, const eg_model *m);

#endif
