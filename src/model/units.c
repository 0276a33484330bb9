/* Units: files are read and bound at the same time, wave by wave -- first the strategy's, then all
 * that it includes, then all that those include. Then they are taken in the order in which they
 * name each other, so that nothing depends on who was ready first. */
#include "base/fs.h"
#include "model/reader.h"

enum { WAITING, OPEN, DONE };

/* -- includes -- */

static void unreadable(eg_reader *r, const eg_include *inc, eg_str why)
{
	r->model->incomplete = true;
	eg_report(r->d, EG_R_FILE_MISSING, inc->span, "'%.*s' cannot be read: %.*s",
		EG_ARG(inc->path), EG_ARG(why));
}

/* Up to the first part that is a pattern. */
static eg_str without_pattern(eg_str path)
{
	while (eg_str_find(path, EG_STR("*"), 0) != SIZE_MAX ||
		eg_str_find(path, EG_STR("?"), 0) != SIZE_MAX)
		path = eg_path_folder(path);
	return path;
}

/* What is there by that name, and still gives no specs: a link to nothing, a folder that is empty
 * or may not be looked into. False when that is not why. */
static bool tell_what_is_there(eg_reader *r, const eg_include *inc, eg_str relative)
{
	eg_str fixed = without_pattern(relative), why, *names, text;
	eg_str path = eg_path_join(r->scratch, r->root, fixed);
	size_t count;
	if (!eg_fs_is_there(r->scratch, path))
		return false;
	if (eg_fs_kind_of(r->scratch, path) != EG_FS_FOLDER) {
		if (fixed.n == relative.n && !eg_fs_read(r->scratch, path, 0, &text, &why))
			return unreadable(r, inc, why), true;
		return false;
	}
	if (!eg_fs_list(r->scratch, path, &names, &count, &why))
		return unreadable(r, inc, why), true;
	if (fixed.n < relative.n)
		return false;
	eg_say_help(eg_report(r->d, EG_R_INCLUDE_MISSING, inc->span,
			    "include '%.*s' is a folder without spec files", EG_ARG(inc->path)),
		"files are read whose names end in .yaml or .yml");
	return true;
}

static void missing(eg_reader *r, const eg_include *inc, eg_str relative)
{
	if (tell_what_is_there(r, inc, relative))
		return;
	eg_finding *f = eg_report(r->d, EG_R_INCLUDE_MISSING, inc->span,
		"include '%.*s' names nothing", EG_ARG(inc->path));
	eg_str from = eg_path_folder(eg_sources_at(r->model->sources, inc->span.file)->path);
	eg_say_missing(f, r->scratch, r->root, from, inc->path);
}

static void report_outside(eg_reader *r, const eg_include *inc, eg_str path)
{
	eg_report(r->d, EG_R_PATH_OUTSIDE, inc->span, "path '%.*s' leads out of the specs",
		EG_ARG(path));
}

static int depth_of(eg_str relative)
{
	int depth = 0;
	for (size_t i = 0; i < relative.n; i++)
		depth += relative.p[i] == '/';
	return depth;
}

static size_t add_unit(eg_reader *r, eg_str relative, eg_str real, eg_span named)
{
	eg_unit *u = EG_NEW(r->passing, eg_unit);
	*u = (eg_unit){.relative = relative, .real = real, .named = named};
	u->file = eg_sources_add(
		r->model->sources, eg_str_copy(r->arena, relative), real, EG_STR(""));
	r->units = eg_grow(r->passing, r->units, r->unit_count, &r->unit_cap, sizeof(eg_unit *));
	eg_map_set(&r->files, real, (uint32_t)r->unit_count);
	r->units[r->unit_count] = u;
	return r->unit_count++;
}

static void add_child(eg_reader *r, eg_unit *of, const eg_include *inc, eg_str path, bool exact)
{
	eg_str real;
	if (!eg_path_confined(r, path, &real)) {
		report_outside(r, inc, path);
		return;
	}
	uint32_t there = eg_map_find(&r->files, real);
	bool full = r->full || r->model->sources->count > r->model->sources->limits.files;
	if (there == EG_MAP_NONE && full) {
		eg_reader_tell_full(r, inc->span);
		return;
	}
	size_t unit = there == EG_MAP_NONE ? add_unit(r, path, real, inc->span) : there;
	of->children = eg_grow(
		r->passing, of->children, of->child_count, &of->child_cap, sizeof(eg_child));
	of->children[of->child_count++] = (eg_child){unit, inc->span, path, exact};
}

static void expand(eg_reader *r, eg_unit *u, const eg_include *inc)
{
	eg_str relative;
	if (!eg_path_inside(r, eg_path_folder(u->relative), inc->path, inc->span, &relative))
		return;
	eg_paths paths = eg_path_expand(r, relative);
	if (paths.outside.p)
		report_outside(r, inc, paths.outside);
	/* Patterns of prose files are allowed for: they are read where a field names them. */
	else if (!paths.count && !eg_str_ends(relative, EG_STR(".md")))
		missing(r, inc, relative);
	for (size_t i = 0; i < paths.count; i++)
		add_child(r, u, inc, paths.items[i], paths.exact);
}

/* -- waves -- */

/* What a worker allocates in, as in eg_reader. */
typedef struct hold {
	eg_arena *arena, *data, *texts, *passing;
} hold;

typedef struct wave {
	eg_reader *r;
	size_t first;
	hold *holds; /* one a worker */
} wave;

/* A copy of the reader works on the unit: what it writes to is the unit's and the worker's alone.
 */
static void bind_unit(void *ctx, size_t i, unsigned worker, eg_arena *scratch)
{
	const wave *w = ctx;
	eg_unit *u = w->r->units[w->first + i];
	eg_reader own = *w->r;
	own.arena = w->holds[worker].arena;
	own.data = w->holds[worker].data;
	own.texts = w->holds[worker].texts;
	own.passing = w->holds[worker].passing;
	own.scratch = scratch;
	own.d = &u->d;
	own.unit = u;
	own.incomplete = own.full = false;
	eg_diag_init(&u->d, own.passing);
	own.binder = (eg_binder){.arena = own.arena,
		.data = own.data,
		.passing = own.passing,
		.scratch = scratch,
		.sources = own.model->sources,
		.d = own.d,
		.depth = depth_of(u->relative),
		.first = w->first + i == 0 && w->r->strategic,
		.load = eg_reader_load,
		.ctx = &own};
	if (eg_reader_fill(&own, u->file, u->named, EG_R_FILE_MISSING))
		eg_reader_gather(&own);
	eg_reader_rest(&own);
	u->binder = own.binder;
	u->incomplete = own.incomplete;
	u->full = own.full;
}

static void run_wave(wave *w, eg_pool *pool)
{
	size_t count = w->r->unit_count - w->first;
	if (pool) {
		eg_pool_run(pool, count, bind_unit, w);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		eg_arena_mark mark = eg_arena_save(w->r->scratch);
		bind_unit(w, i, 0, w->r->scratch);
		eg_arena_rewind(w->r->scratch, mark);
	}
}

/* -- order -- */

/* Takes the unit's findings and records; those of its includes follow. */
static void take(eg_reader *r, eg_unit *u)
{
	u->state = OPEN;
	eg_diag_merge(r->d, &u->d);
	eg_reader_take(r, u);
	eg_reader_rest(r);
	r->model->incomplete = r->model->incomplete || u->incomplete;
	r->blind = r->blind || u->binder.lost;
}

static void report_cycle(eg_reader *r, const eg_child *c)
{
	eg_say_help(eg_report(r->d, EG_R_INCLUDE_CYCLE, c->span, "'%.*s' is included from itself",
			    EG_ARG(c->path)),
		"a file needs to be included once only, from anywhere");
}

/* Depth first, without recursion: a chain of files may be long. */
static void take_all(eg_reader *r)
{
	eg_unit **stack = EG_NEW_N(r->passing, eg_unit *, r->unit_count);
	size_t depth = 0;
	take(r, r->units[0]);
	stack[depth++] = r->units[0];
	while (depth) {
		eg_unit *u = stack[depth - 1];
		if (u->next_child == u->child_count) {
			u->state = DONE;
			depth--;
			continue;
		}
		const eg_child *c = &u->children[u->next_child++];
		eg_unit *child = r->units[c->unit];
		if (child->state == OPEN && c->exact)
			report_cycle(r, c);
		if (child->state != WAITING)
			continue;
		take(r, child);
		stack[depth++] = child;
	}
}

void eg_reader_read_all(eg_reader *r, eg_str relative, eg_str real, eg_pool *pool)
{
	unsigned workers = pool ? eg_pool_workers(pool) : 1;
	wave w = {.r = r, .holds = EG_NEW_N(r->passing, hold, workers)};
	for (unsigned i = 0; i < workers; i++)
		w.holds[i] = (hold){eg_arena_new_large(), eg_arena_new_large(),
			eg_arena_new_large(), eg_arena_new_large()};
	(void)add_unit(r, relative, real, (eg_span){0});
	while (w.first < r->unit_count) {
		size_t next = r->unit_count;
		run_wave(&w, pool);
		for (size_t i = w.first; i < next; i++) {
			eg_unit *u = r->units[i];
			r->full = r->full || u->full;
			for (size_t k = 0; k < u->includes.count; k++)
				expand(r, u, &u->includes.items[k]);
		}
		w.first = next;
	}
	for (unsigned i = 0; i < workers; i++) {
		eg_arena_adopt(r->arena, w.holds[i].arena);
		eg_arena_adopt(r->data, w.holds[i].data);
		eg_arena_adopt(r->texts, w.holds[i].texts);
		eg_arena_adopt(r->passing, w.holds[i].passing);
	}
	take_all(r);
}
