/* Makes the outputs and replaces the old ones as a set. */
#include "build/stages.h"

#include "base/fs.h"
#include "base/sha256.h"
#include "pdf/pdf.h"
#include "xlsx/xlsx.h"

/* What is made at the same time on two workers: the document, and all that asks the dataset. */
typedef struct work {
	eg_session *s;
	eg_fs_set *set;
	const eg_document *doc;
	const eg_workbooks *books;         /* NULL: not wanted */
	eg_str *book_paths, *books_beside; /* one for each */
	eg_buf pdf;
	size_t pages;
	eg_str pdf_path, sqlite_path, manifest_path;
	eg_str sqlite_beside; /* {NULL}: not wanted */
	eg_str why[2];        /* a failure of each worker */
	eg_str failed[2];     /* and the output that it was making */
	eg_arena *arenas[2];
	eg_diag diags[2];
	eg_watch watches[2];
	eg_stage_time times[2][3];
	size_t time_counts[2];
} work;

static void mark_time(work *w, unsigned lane, const char *stage)
{
	eg_watch now = eg_watch_begin();
	w->times[lane][w->time_counts[lane]++] = (eg_stage_time){
		stage, now.wall - w->watches[lane].wall, now.cpu - w->watches[lane].cpu};
	w->watches[lane] = now;
}

static void make_document(work *w)
{
	eg_arena *a = w->arenas[0];
	eg_pool *own = eg_pool_new(1);
	w->failed[0] = w->pdf_path;
	const eg_pages *pages = eg_stage_layout(w->s, a, w->doc, own, &w->diags[0]);
	mark_time(w, 0, "layout");
	eg_pdf_options opt = {
		.producer = eg_strf(a, "engross %.*s", EG_ARG(w->s->request.version))};
	if (w->diags[0].errors == 0 && !eg_pdf_write(&w->pdf, pages, &opt, &w->why[0]) &&
		!w->why[0].n)
		w->why[0] = EG_STR("the PDF could not be made");
	w->pages = pages->count;
	mark_time(w, 0, "pdf");
	eg_pool_release(own);
}

static void make_data(work *w)
{
	eg_arena *a = w->arenas[1];
	for (size_t i = 0; w->books && i < w->books->count; i++) {
		eg_arena_mark m = eg_arena_save(a);
		size_t told = w->diags[1].count;
		w->failed[1] = w->book_paths[i];
		if (!eg_xlsx_write(a, w->books->items[i], w->s->dataset, w->books_beside[i],
			    &w->why[1], &w->diags[1]))
			return;
		if (w->diags[1].count == told) /* findings lie in the same arena */
			eg_arena_rewind(a, m);
	}
	mark_time(w, 1, "xlsx");
	w->failed[1] = w->sqlite_path;
	if (w->sqlite_beside.p && !eg_dataset_save(w->s->dataset, w->sqlite_beside, &w->why[1]))
		return;
	mark_time(w, 1, "save");
}

static void run_lane(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	(void)worker;
	(void)scratch;
	work *w = ctx;
	if (i == 0 && w->doc)
		make_document(w);
	else if (i == 1)
		make_data(w);
}

static bool wanted(const eg_request *r, const char *kind)
{
	eg_str rest = r->only, word = eg_str_of(kind);
	if (!rest.n)
		return true;
	while (rest.n) {
		size_t comma = eg_str_find(rest, EG_STR(","), 0);
		if (eg_str_eq(eg_str_trim(eg_str_cut(rest, 0, comma)), word))
			return true;
		rest = comma == SIZE_MAX ? EG_STR("") : eg_str_cut(rest, comma + 1, rest.n);
	}
	return false;
}

static void world_error(eg_session *s, eg_str path, eg_str why)
{
	eg_report(&s->diag, EG_R_FILE_WRITE, (eg_span){0}, "'%.*s' cannot be written: %.*s",
		EG_ARG(path), EG_ARG(why));
}

eg_str eg_output_id(const eg_session *s)
{
	eg_str id = eg_rec_text(s->model->strategy, "id");
	if (!id.n && s->model->organization)
		id = s->model->organization->id;
	if (!id.n)
		id = EG_STR("strategy");
	return eg_str_is(s->request.audience, "internal")
		       ? id
		       : eg_strf(s->arena, "%.*s-%.*s", EG_ARG(id), EG_ARG(s->request.audience));
}

static eg_str output_path(const eg_session *s, const char *what)
{
	eg_str name = eg_strf(s->arena, "%s-%s", eg_cstr(s->arena, eg_output_id(s)), what);
	return eg_path_join(s->arena, s->request.out, name);
}

static bool name_books(work *w)
{
	eg_session *s = w->s;
	size_t n = w->books ? w->books->count : 0;
	w->book_paths = EG_NEW_N(s->arena, eg_str, n);
	w->books_beside = EG_NEW_N(s->arena, eg_str, n);
	for (size_t i = 0; i < n; i++) {
		eg_str why = {NULL, 0};
		w->book_paths[i] = eg_path_join(s->arena, s->request.out, w->books->items[i]->file);
		w->books_beside[i] = eg_fs_set_add(w->set, w->book_paths[i], &why);
		if (!w->books_beside[i].p) {
			world_error(s, w->book_paths[i], why);
			return false;
		}
	}
	return true;
}

static bool name_outputs(work *w)
{
	eg_session *s = w->s;
	eg_str why = {NULL, 0};
	w->pdf_path = output_path(s, "strategy.pdf");
	w->sqlite_path = output_path(s, "dataset.sqlite");
	w->manifest_path = output_path(s, "manifest.json");
	if (!name_books(w))
		return false;
	if (wanted(&s->request, "dataset") &&
		!(w->sqlite_beside = eg_fs_set_add(w->set, w->sqlite_path, &why)).p) {
		world_error(s, w->sqlite_path, why);
		return false;
	}
	return true;
}

static void run_lanes(work *w)
{
	eg_session *s = w->s;
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
			world_error(s, w->failed[i], w->why[i]);
	}
}

/* Digest of a file that was written beside its place. */
static bool file_digest(eg_session *s, eg_str beside, eg_output *out)
{
	eg_arena *a = eg_arena_new();
	eg_str bytes, why;
	bool ok = eg_fs_read(a, beside, SIZE_MAX / 4, &bytes, &why);
	if (ok) {
		out->sha256 = eg_sha256_hex(s->arena, eg_sha256_of(bytes));
		out->bytes = bytes.n;
	} else {
		world_error(s, out->path, why);
	}
	eg_arena_release(a);
	return ok;
}

static void keep_output(eg_session *s, eg_output out)
{
	s->outputs =
		eg_grow(s->arena, s->outputs, s->output_count, &s->output_cap, sizeof *s->outputs);
	s->outputs[s->output_count++] = out;
}

static bool add_output(eg_session *s, eg_output out, eg_str beside)
{
	if (!file_digest(s, beside, &out))
		return false;
	keep_output(s, out);
	return true;
}

static bool write_bytes(work *w, eg_str path, eg_str bytes)
{
	eg_str why = {NULL, 0};
	if (eg_fs_set_write(w->set, path, bytes, &why))
		return true;
	world_error(w->s, path, why);
	return false;
}

/* Writes what lies in memory, and the manifest last; then all of it takes its place. */
static bool commit(work *w)
{
	eg_session *s = w->s;
	eg_str why = {NULL, 0};
	if (w->doc) {
		eg_str bytes = eg_buf_view(&w->pdf);
		if (!write_bytes(w, w->pdf_path, bytes))
			return false;
		keep_output(s, (eg_output){.path = w->pdf_path,
				       .kind = "strategy",
				       .sha256 = eg_sha256_hex(s->arena, eg_sha256_of(bytes)),
				       .bytes = bytes.n,
				       .count = w->pages});
	}
	for (size_t i = 0; w->books && i < w->books->count; i++) {
		eg_output out = {.path = w->book_paths[i], .kind = "roster"};
		if (!add_output(s, out, w->books_beside[i]))
			return false;
	}
	if (w->sqlite_beside.p &&
		!add_output(s, (eg_output){.path = w->sqlite_path, .kind = "dataset"},
			w->sqlite_beside))
		return false;
	if (!write_bytes(w, w->manifest_path, eg_manifest(s)))
		return false;
	if (!eg_fs_set_commit(w->set, &why)) {
		world_error(s, s->request.out, why);
		return false;
	}
	return true;
}

static void make_and_write(work *w)
{
	eg_session *s = w->s;
	if (!name_outputs(w)) {
		eg_fs_set_abandon(w->set);
		return;
	}
	run_lanes(w);
	eg_levels_judge(s);
	eg_watch t = eg_watch_begin();
	if (s->diag.errors || !commit(w)) {
		eg_fs_set_abandon(w->set);
		s->output_count = 0;
	}
	eg_watch_end(s, t, "write");
	eg_buf_release(&w->pdf);
	eg_arena_release(w->arenas[0]);
	eg_arena_release(w->arenas[1]);
}

static int lock_folder(eg_session *s)
{
	eg_str why = {NULL, 0};
	if (!eg_fs_make_folder(s->arena, s->request.out, &why)) {
		world_error(s, s->request.out, why);
		return -2;
	}
	int lock = eg_fs_lock(s->arena, s->request.out, &why);
	if (lock == -1)
		eg_report(&s->diag, EG_R_OUTPUT_BUSY, (eg_span){0}, "another run writes to '%.*s'",
			EG_ARG(s->request.out));
	else if (lock < 0)
		world_error(s, s->request.out, why);
	return lock;
}

void eg_build(eg_session *s)
{
	eg_log_start(s);
	if (eg_session_dataset(s)) {
		work w = {.s = s, .set = eg_fs_set_new(s->arena)};
		eg_stage_rules(s);
		if (wanted(&s->request, "strategy"))
			w.doc = eg_stage_content(s);
		if (wanted(&s->request, "roster"))
			w.books = eg_stage_roster(s);
		eg_levels_apply(s);
		int lock = s->diag.errors ? -2 : lock_folder(s);
		if (lock >= 0)
			make_and_write(&w);
		eg_fs_unlock(lock);
		eg_place_glyphs(s);
	}
	eg_levels_apply(s);
	eg_log_end(s);
}
