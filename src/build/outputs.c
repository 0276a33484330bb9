/* Makes the outputs, audience by audience, and replaces the old ones as a set. */
#include "build/cut.h"
#include "build/stages.h"

/* The set of files and the lock of their folder, taken when the first file is about to be made. */
typedef struct target {
	eg_session *s;
	eg_plan_of_outputs *plan;
	int lock; /* -2: not taken */
} target;

void eg_output_failed(eg_session *s, eg_str path, eg_str why)
{
	eg_report(&s->diag, EG_R_FILE_WRITE, (eg_span){0}, "'%.*s' cannot be written: %.*s",
		EG_ARG(path), EG_ARG(why));
}

void eg_output_lost(eg_session *s, eg_str path, eg_str why)
{
	eg_arena *a = s->arena;
	eg_str folder = eg_str_eq(path, s->request.out) ? path : eg_path_folder(path);
	bool gone = folder.n && eg_fs_kind_of(a, folder) != EG_FS_FOLDER;
	eg_output_failed(s, path, gone ? EG_STR("its folder was taken away meanwhile") : why);
}

/* What a killed run has left in any folder that outputs go to. */
static void sweep(const target *t)
{
	eg_arena *a = eg_arena_new();
	eg_map seen;
	eg_map_init(&seen, a);
	(void)eg_map_add(&seen, t->s->request.out, 0, NULL);
	eg_fs_sweep(a, t->s->request.out);
	for (size_t i = 0; i < t->plan->count; i++) {
		const eg_planned *p = &t->plan->items[i];
		eg_str folder = p->kind == EG_OUT_CSV ? p->path : eg_path_folder(p->path);
		bool is_new;
		(void)eg_map_add(&seen, folder, 0, &is_new);
		if (is_new)
			eg_fs_sweep(a, folder);
	}
	eg_arena_release(a);
}

static bool lock_folder(void *ctx)
{
	target *t = ctx;
	eg_session *s = t->s;
	eg_str why = {NULL, 0};
	if (t->lock >= 0)
		return true;
	if (!eg_fs_make_folder(s->arena, s->request.out, &why)) {
		eg_output_failed(s, s->request.out, why);
		return false;
	}
	t->lock = eg_fs_lock(s->arena, s->request.out, &why);
	if (t->lock == -1)
		eg_report(&s->diag, EG_R_OUTPUT_BUSY, (eg_span){0}, "another run writes to '%.*s'",
			EG_ARG(s->request.out));
	else if (t->lock < 0)
		eg_output_failed(s, s->request.out, why);
	if (t->lock >= 0)
		sweep(t);
	return t->lock >= 0;
}

/* All cuts are made even when one has failed, so that every finding is told in one run. */
static bool make_cuts(target *t, eg_plan_of_outputs *plan, eg_fs_set *set)
{
	bool ok = true;
	size_t made = 0;
	for (size_t i = 0; i < plan->count; i++)
		if (plan->items[i].cut == made) {
			made++;
			ok = eg_cut_make(t->s, plan, i, set, lock_folder, t) && ok;
		}
	return ok;
}

static bool commit(eg_session *s, eg_fs_set *set, eg_str manifest)
{
	eg_str why = {NULL, 0};
	if (!eg_fs_set_write(set, manifest, eg_manifest(s), &why)) {
		eg_output_lost(s, manifest, why);
		return false;
	}
	if (eg_fs_set_commit(set, &why))
		return true;
	eg_output_lost(s, s->request.out, why);
	return false;
}

static void make(eg_session *s)
{
	eg_str audience = s->request.audience;
	eg_plan_of_outputs *plan = eg_plan_outputs(s);
	eg_fs_set *set = eg_fs_set_new(s->arena);
	target t = {.s = s, .plan = plan, .lock = -2};
	bool ok = make_cuts(&t, plan, set);
	s->request.audience = audience;
	s->output = NULL;
	s->spoken = NULL;
	s->marked = NULL;
	eg_stage_unasked(s);
	eg_levels_judge(s);
	eg_watch w = eg_watch_begin();
	if (!ok || s->diag.errors || !plan->count || !commit(s, set, plan->manifest)) {
		eg_fs_set_abandon(set);
		s->output_count = 0;
	}
	eg_watch_end(s, w, "commit");
	eg_fs_unlock(t.lock);
}

void eg_build(eg_session *s)
{
	eg_log_start(s);
	if (s->unsound)
		eg_stage_unasked(s);
	else
		make(s);
	eg_levels_apply(s);
	eg_log_end(s);
}
