#include "dataset/earlier.h"

#include "base/fs.h"
#include "dataset/earlier_compare.h"

/* -- which file -- */

/* The first `supersedes` that names a dataset. */
static const eg_value *named_file(const eg_dataset *ds)
{
	const eg_rec *s = ds->model->strategy;
	const eg_value *list = s ? eg_rec_find(s, "supersedes") : NULL;
	const eg_value *items = list && list->many ? list->as.items : list;
	uint32_t n = eg_value_count(list);
	for (uint32_t i = 0; i < n; i++) {
		const eg_rec *r = items[i].said == EG_SAID_VALUE ? items[i].as.rec : NULL;
		const eg_value *v = r ? eg_rec_find(r, "dataset") : NULL;
		if (v && v->said == EG_SAID_VALUE)
			return v;
	}
	return NULL;
}

/* Relative to the file that says it, inside the root; {NULL} when it is not there. */
static eg_str real_path(const eg_dataset *ds, const eg_value *v, eg_arena *a)
{
	const eg_source *src = ds->model->sources && eg_span_known(v->span)
				       ? eg_sources_at(ds->model->sources, v->span.file)
				       : NULL;
	eg_str folder = src ? eg_path_folder(src->real) : ds->model->root;
	eg_str root = eg_fs_real(a, ds->model->root.n ? ds->model->root : EG_STR("."));
	eg_str real = eg_fs_real(a, eg_path_join(a, folder, v->as.text));
	bool inside = real.n && eg_str_starts(real, root) &&
		      (real.n == root.n || real.p[root.n] == '/' || eg_str_is(root, "/"));
	return inside && eg_fs_kind_of(a, real) == EG_FS_FILE ? real : (eg_str){NULL, 0};
}

static void say_broken(eg_diag *d, eg_span span, eg_str written)
{
	eg_finding *f = eg_report(d, EG_R_EDITION_DATASET, span,
		"'%.*s' cannot be read as the dataset of an earlier edition", EG_ARG(written));
	eg_say_help(f, "name the file that ends in -dataset.sqlite, made by an earlier build");
}

static void say_barred(eg_diag *d, eg_span span, eg_str written, eg_str audience)
{
	eg_finding *f = eg_report(d, EG_R_EDITION_AUDIENCE, span,
		"'%.*s' holds what audience '%.*s' may not see; no changes are told",
		EG_ARG(written), EG_ARG(audience));
	eg_say_help(f,
		"name the dataset that the earlier edition made for '%.*s', or the public one",
		EG_ARG(audience));
}

static bool make_tables(eg_dataset *ds, eg_str *why)
{
	return eg_store_run(ds,
		EG_STR("CREATE TABLE earlier (kind TEXT NOT NULL, id TEXT NOT NULL, today TEXT NOT "
		       "NULL,"
		       " name TEXT NOT NULL, status TEXT, marking TEXT, PRIMARY KEY (kind, id)) "
		       "STRICT, WITHOUT ROWID;"
		       "CREATE INDEX earlier_by_today ON earlier (kind, today);"
		       "CREATE TABLE earlier_field (kind TEXT NOT NULL, id TEXT NOT NULL,"
		       " field TEXT NOT NULL, old TEXT, new TEXT, PRIMARY KEY (kind, id, field)) "
		       "STRICT,"
		       " WITHOUT ROWID"),
		why);
}

/* The cut of another audience may hold what this one may not see, even of things long gone. */
static bool is_for_us(eg_earlier *e)
{
	eg_str audience = eg_earlier_text(
		&e->file, e->ds->arena, "SELECT value FROM meta WHERE key = 'audience'");
	return e->ds->door.internal || eg_str_is(audience, "public") ||
	       eg_str_eq(audience, e->ds->options.audience);
}

static void compare_file(eg_earlier *e, eg_str path)
{
	eg_earlier_open(&e->file, e->arena, path);
	e->barred = !e->file.broken && !is_for_us(e);
	if (!e->file.broken && !e->barred)
		eg_earlier_compare(e);
}

eg_str eg_dataset_earlier(const eg_dataset *ds)
{
	return ds->earlier;
}

bool eg_earlier_load(eg_dataset *ds, eg_diag *d, eg_str *why)
{
	if (!make_tables(ds, why))
		return false;
	const eg_value *v = named_file(ds);
	eg_str given = ds->options.since;
	if (!v && !given.n)
		return true;
	eg_earlier e = {.ds = ds, .arena = eg_arena_new()};
	eg_str path = given.n ? given : real_path(ds, v, e.arena);
	if (v && !path.n) {
		eg_str from = eg_path_folder(eg_sources_at(ds->model->sources, v->span.file)->path);
		eg_say_missing(eg_report(d, EG_R_FILE_MISSING, v->span, "'%.*s' cannot be read",
				       EG_ARG(v->as.text)),
			e.arena, ds->model->root, from, v->as.text);
	} else {
		compare_file(&e, path);
		if (e.barred && !e.file.broken)
			say_barred(d, v && !given.n ? v->span : (eg_span){0},
				given.n ? given : v->as.text, ds->options.audience);
		if (e.file.broken)
			say_broken(d, v && !given.n ? v->span : (eg_span){0},
				given.n ? given : v->as.text);
		else if (!e.barred)
			ds->earlier = eg_str_copy(ds->arena, path);
	}
	eg_earlier_close(&e.file);
	eg_arena_release(e.arena);
	if (e.failed)
		*why = eg_store_said(ds);
	return !e.failed;
}
