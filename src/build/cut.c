#include "build/cut.h"

#include "base/sha256.h"
#include "build/stages.h"
#include "export/export.h"
#include "pdf/pdf.h"
#include "xlsx/xlsx.h"

/* One output on its way: planned, made in memory or beside its place, written. */
typedef struct job {
	const eg_planned *planned;
	const eg_document *doc;    /* of a kind of document */
	const eg_workbooks *books; /* ROSTER: its workbooks, and for each where it goes */
	eg_str *book_paths, *books_beside;
	eg_export *files; /* data in other forms */
	eg_str beside;    /* where the file of DATASET is written */
	eg_buf pdf;
	size_t pages;
} job;

/* What two workers do at the same time. */
typedef struct work {
	eg_session *s;
	eg_fs_set *set;
	job *jobs;
	size_t count;
	eg_str why[2];    /* a failure of each worker */
	eg_str failed[2]; /* and the output that it was making */
	eg_arena *arenas[2];
	eg_diag diags[2];
	eg_watch watches[2];
	eg_stage_time times[2][6];
	size_t time_counts[2];
} work;

static void mark_time(work *w, unsigned lane, const char *stage)
{
	eg_stage_ends();
	eg_stage_time took = eg_watch_taken(w->s, w->watches[lane], stage);
	w->watches[lane] = eg_watch_begin();
	for (size_t i = 0; i < w->time_counts[lane]; i++) {
		if (strcmp(w->times[lane][i].stage, stage) != 0)
			continue;
		took.wall += w->times[lane][i].wall;
		took.cpu += w->times[lane][i].cpu;
		w->times[lane][i] = took;
		return;
	}
	if (w->time_counts[lane] < EG_COUNT(w->times[lane]))
		w->times[lane][w->time_counts[lane]++] = took;
}

/* The document's lane has the workers that the other one does not use. */
static unsigned workers_for_pages(const work *w)
{
	unsigned all = eg_pool_workers(w->s->pool);
	for (size_t i = 0; i < w->count; i++)
		if (!eg_output_is_document(w->jobs[i].planned->kind))
			return all > 2 ? all - 1 : 1;
	return all;
}

static void make_document(work *w, job *j)
{
	eg_pool *own = eg_pool_new(workers_for_pages(w));
	w->failed[0] = j->planned->path;
	const eg_pages *pages = eg_stage_layout(w->s, w->arenas[0], j->doc, own, &w->diags[0]);
	mark_time(w, 0, "layout");
	eg_pdf_options opt = {
		.producer = eg_strf(w->arenas[0], "engross %.*s", EG_ARG(w->s->request.version)),
		.pool = own};
	if (w->diags[0].errors == 0 && !eg_pdf_write(&j->pdf, pages, &opt, &w->why[0]) &&
		!w->why[0].n)
		w->why[0] = EG_STR("the PDF could not be made");
	j->pages = pages->count;
	mark_time(w, 0, "pdf");
	eg_pool_release(own);
}

static bool make_books(work *w, job *j)
{
	eg_arena *a = w->arenas[1];
	for (size_t i = 0; j->books && i < j->books->count; i++) {
		eg_arena_mark m = eg_arena_save(a);
		size_t told = w->diags[1].count;
		w->failed[1] = j->book_paths[i];
		if (!eg_xlsx_write(a, j->books->items[i], w->s->dataset, j->books_beside[i],
			    &w->why[1], &w->diags[1]))
			return false;
		if (w->diags[1].count == told) /* findings lie in the same arena */
			eg_arena_rewind(a, m);
	}
	mark_time(w, 1, "xlsx");
	return true;
}

static bool make_dataset(work *w, job *j)
{
	bool ok = eg_dataset_save(w->s->dataset, j->beside, &w->why[1]);
	mark_time(w, 1, "save");
	return ok;
}

static bool make_export(work *w, job *j)
{
	static eg_export_form *const forms[EG_OUT_COUNT] = {
		[EG_OUT_CSV] = eg_export_csv,
		[EG_OUT_JSON] = eg_export_json,
		[EG_OUT_STRATML] = eg_export_stratml,
		[EG_OUT_ICS] = eg_export_ics,
		[EG_OUT_GEOJSON] = eg_export_geojson,
	};
	const eg_session *s = w->s;
	eg_export_options opt = {.version = s->request.version,
		.title = eg_rec_text(eg_session_model(s)->strategy, "title"),
		.time = s->time,
		.formula_safe = s->request.formula_safe,
		.bom = s->request.bom};
	j->files = eg_export_new(w->arenas[1]);
	bool ok = forms[j->planned->kind](j->files, s->dataset, &opt, &w->diags[1]);
	mark_time(w, 1, "export");
	return ok;
}

static bool make_data(work *w, job *j)
{
	w->failed[1] = j->planned->path;
	switch (j->planned->kind) {
	case EG_OUT_STRATEGY:
	case EG_OUT_PROGRESS:
	case EG_OUT_BRIEF:
		return true;
	case EG_OUT_ROSTER:
		return make_books(w, j);
	case EG_OUT_DATASET:
		return make_dataset(w, j);
	case EG_OUT_CSV:
	case EG_OUT_JSON:
	case EG_OUT_STRATML:
	case EG_OUT_ICS:
	case EG_OUT_GEOJSON:
		return make_export(w, j);
	case EG_OUT_COUNT:
		break;
	}
	return false;
}

static void run_lane(void *ctx, size_t lane, unsigned worker, eg_arena *scratch)
{
	(void)worker;
	(void)scratch;
	work *w = ctx;
	for (size_t i = 0; i < w->count; i++)
		if (lane == 0 && w->jobs[i].doc)
			make_document(w, &w->jobs[i]);
		else if (lane == 1 && !make_data(w, &w->jobs[i]))
			return;
}

/* A document holds all that it says: while pages alone are made, the dataset is only in the way. */
static void drop_dataset(const work *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (!eg_output_is_document(w->jobs[i].planned->kind))
			return;
	eg_dataset_close(w->s->dataset);
	w->s->dataset = NULL;
}

static void run_lanes(work *w)
{
	eg_session *s = w->s;
	drop_dataset(w);
	for (unsigned i = 0; i < 2; i++) {
		w->arenas[i] = eg_arena_new();
		eg_diag_init(&w->diags[i], w->arenas[i]);
		w->watches[i] = eg_watch_begin();
	}
	eg_pool_run(s->pool, 2, run_lane, w);
	for (unsigned i = 0; i < 2; i++) {
		eg_diag_merge(&s->diag, &w->diags[i]);
		for (size_t t = 0; t < w->time_counts[i] && s->stage_count < EG_MOST_STAGES; t++)
			s->stages[s->stage_count++] = w->times[i][t];
		if (w->why[i].n)
			eg_output_lost(s, w->failed[i], w->why[i]);
	}
}

/* -- before and after -- */

/* Content and workbooks are bound here, so that all they have to say is said before anything is
 * written. */
static void bind_jobs(work *w, const eg_plan_of_outputs *plan, size_t from)
{
	eg_session *s = w->s;
	w->jobs = EG_NEW_N(s->arena, job, plan->count);
	for (size_t i = from; i < plan->count; i++) {
		const eg_planned *p = &plan->items[i];
		if (p->cut != plan->items[from].cut)
			continue;
		job *j = &w->jobs[w->count++];
		j->planned = p;
		if (eg_output_is_document(p->kind) && !p->each)
			j->doc = eg_stage_content(s, p);
		if (p->kind == EG_OUT_ROSTER)
			j->books = eg_stage_roster(s, p, i == plan->last);
		else if (i == plan->last)
			eg_session_drop_data(s);
	}
}

static bool name_file(work *w, eg_str path, eg_str *beside)
{
	eg_str why = {NULL, 0};
	*beside = eg_fs_set_add(w->set, path, &why);
	if (!beside->p)
		eg_output_failed(w->s, path, why);
	return beside->p != NULL;
}

/* One workbook of an entry of `outputs:` takes the entry's name; those of a portfolio have names of
 * their own. */
static bool name_books(work *w, job *j)
{
	eg_arena *a = w->s->arena;
	size_t n = j->books->count;
	bool alone = j->planned->record && n == 1, ok = true;
	eg_str folder = j->planned->record ? eg_path_folder(j->planned->path) : w->s->request.out;
	j->book_paths = EG_NEW_N(a, eg_str, n);
	j->books_beside = EG_NEW_N(a, eg_str, n);
	for (size_t i = 0; ok && i < n; i++) {
		j->book_paths[i] = alone ? j->planned->path
					 : eg_path_join(a, folder, j->books->items[i]->file);
		ok = name_file(w, j->book_paths[i], &j->books_beside[i]);
	}
	return ok;
}

/* Places beside those of the files that their writers open themselves. */
static bool name_files(work *w)
{
	bool ok = true;
	for (size_t i = 0; ok && i < w->count; i++) {
		job *j = &w->jobs[i];
		if (j->planned->kind == EG_OUT_DATASET)
			ok = name_file(w, j->planned->path, &j->beside);
		else if (j->books)
			ok = name_books(w, j);
	}
	return ok;
}

static void record(work *w, const job *j, eg_str path, eg_sha256 digest, uint64_t bytes)
{
	eg_session *s = w->s;
	s->outputs =
		eg_grow(s->arena, s->outputs, s->output_count, &s->output_cap, sizeof *s->outputs);
	s->outputs[s->output_count++] = (eg_output){.path = path,
		.kind = eg_output_word(j->planned->kind),
		.audience = j->planned->audience,
		.language = eg_plan_language(s, j->planned),
		.sha256 = eg_sha256_hex(s->arena, digest),
		.bytes = bytes,
		.count = j->pages};
}

static bool write_bytes(work *w, const job *j, eg_str path, eg_str bytes)
{
	eg_str why = {NULL, 0};
	if (!eg_fs_set_write(w->set, path, bytes, &why)) {
		eg_output_failed(w->s, path, why);
		return false;
	}
	record(w, j, path, eg_sha256_of(bytes), bytes.n);
	return true;
}

/* A file that its writer has closed: read again for its digest, never whole, because it may be the
 * largest thing of all. */
static bool read_back(work *w, const job *j, eg_str path, eg_str beside)
{
	eg_sha256 digest;
	uint64_t bytes = 0;
	eg_file *f = eg_file_open(w->s->arena, beside);
	bool ok = f && eg_sha256_file(f, &digest, &bytes);
	eg_file_close(f);
	if (ok)
		record(w, j, path, digest, bytes);
	else
		eg_output_lost(w->s, path, EG_STR("it cannot be read back"));
	return ok;
}

static bool write_job(work *w, const job *j)
{
	eg_str path = j->planned->path;
	if (j->doc)
		return write_bytes(w, j, path, eg_buf_view(&j->pdf));
	if (j->beside.p)
		return read_back(w, j, path, j->beside);
	for (size_t i = 0; j->books && i < j->books->count; i++)
		if (!read_back(w, j, j->book_paths[i], j->books_beside[i]))
			return false;
	for (size_t i = 0; j->files && i < j->files->count; i++) {
		const eg_export_file *f = &j->files->files[i];
		eg_str at = f->name.n ? eg_path_join(w->s->arena, path, f->name) : path;
		if (!write_bytes(w, j, at, eg_buf_view(&f->bytes)))
			return false;
	}
	return true;
}

static bool write_jobs(work *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (!write_job(w, &w->jobs[i]))
			return false;
	return true;
}

static void release(work *w)
{
	for (size_t i = 0; i < w->count; i++) {
		eg_buf_release(&w->jobs[i].pdf);
		eg_export_release(w->jobs[i].files);
	}
	eg_arena_release(w->arenas[0]);
	eg_arena_release(w->arenas[1]);
}

static bool has_dataset(const eg_plan_of_outputs *plan, size_t cut)
{
	bool found = false;
	for (size_t i = 0; !found && i < plan->count; i++)
		found = plan->items[i].cut == cut && plan->items[i].kind == EG_OUT_DATASET;
	return found;
}

bool eg_cut_make(eg_session *s, eg_plan_of_outputs *plan, size_t from, eg_fs_set *set,
	eg_cut_begins *begins, void *ctx)
{
	work w = {.s = s, .set = set};
	s->request.audience = plan->items[from].audience;
	s->output = plan->items[from].record;
	s->saved = has_dataset(plan, plan->items[from].cut);
	eg_session_speak(s, s->output, plan->items[from].language);
	if (!eg_session_dataset(s))
		return false;
	eg_session_expect(s, plan, &plan->items[from]);
	eg_plan_expand(s, plan, plan->items[from].cut);
	eg_stage_rules(s);
	bind_jobs(&w, plan, from);
	eg_levels_apply(s);
	bool ok = s->diag.errors == 0 && begins(ctx) && name_files(&w);
	if (ok) {
		run_lanes(&w);
		eg_place_findings(s);
		eg_levels_apply(s);
		eg_watch t = eg_watch_begin();
		ok = s->diag.errors == 0 && write_jobs(&w);
		eg_watch_end(s, t, "write");
	}
	release(&w);
	return ok;
}
