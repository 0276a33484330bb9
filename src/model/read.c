#include "model/reader.h"

#include "base/fs.h"
#include "base/time.h"
#include "spec/vet.h"

enum file_state { BEING_READ, READ };

/* -- files -- */

static uint32_t give_up(eg_reader *r, uint32_t file)
{
	eg_sources_at(r->model->sources, file)->unreadable = true;
	r->model->incomplete = true;
	return 0;
}

/* Whether one more file of that size may be read. */
static bool has_room(eg_reader *r, uint32_t file, eg_str real, eg_span at)
{
	eg_sources *s = r->model->sources;
	uint64_t size = eg_fs_size(r->scratch, real);
	if (s->count - 1 > s->limits.files) {
		if (!r->full)
			eg_say_help(eg_report(r->d, EG_R_SIZE_LIMIT, at,
					    "the specs name more than %llu files",
					    (unsigned long long)s->limits.files),
				"--input-limits=files=N sets another bound");
		r->full = true;
		return false;
	}
	if (size <= s->limits.bytes)
		return true;
	eg_say_help(
		eg_report(r->d, EG_R_SIZE_LIMIT, at, "'%.*s' has %llu bytes; at most %llu are read",
			EG_ARG(eg_source_shown(s, file)), (unsigned long long)size,
			(unsigned long long)s->limits.bytes),
		"--input-limits=bytes=N sets another bound");
	return false;
}

uint32_t eg_reader_open(
	eg_reader *r, eg_str relative, eg_str real, eg_span named, enum eg_rule rule)
{
	eg_sources *s = r->model->sources;
	eg_str text = {NULL, 0}, why = {NULL, 0};
	uint32_t file = eg_sources_add(s, eg_str_copy(r->arena, relative), real, EG_STR(""));
	eg_span at = eg_span_known(named) ? named : (eg_span){file, 0, 0};
	if (!has_room(r, file, real, at))
		return give_up(r, file);
	if (!eg_fs_read(r->arena, real, s->limits.bytes, &text, &why)) {
		eg_report(r->d, rule, at, "'%.*s' cannot be read: %.*s",
			EG_ARG(eg_source_shown(s, file)), EG_ARG(why));
		return give_up(r, file);
	}
	eg_sources_at(s, file)->text = text;
	return file;
}

bool eg_reader_locate(eg_reader *r, eg_str path, eg_span at, eg_str *relative, eg_str *real)
{
	const eg_source *from = eg_sources_at(r->model->sources, at.file);
	if (!eg_path_inside(r, eg_path_folder(from->path), path, at, relative))
		return false;
	if (eg_path_confined(r, *relative, real))
		return true;
	if (real->p)
		eg_report(r->d, EG_R_PATH_OUTSIDE, at, "path '%.*s' leads out of the specs",
			EG_ARG(path));
	else
		eg_report(r->d, EG_R_FILE_MISSING, at, "'%.*s' does not exist", EG_ARG(path));
	return false;
}

/* `{file: path}` for prose. */
static bool load_text(void *ctx, eg_str path, eg_span at, eg_str *text, eg_span *span)
{
	eg_reader *r = ctx;
	eg_str relative, real;
	if (!eg_reader_locate(r, path, at, &relative, &real))
		return false;
	uint32_t file = eg_reader_open(r, relative, real, at, EG_R_FILE_MISSING);
	if (!file)
		return false;
	*text = eg_sources_at(r->model->sources, file)->text;
	size_t bom = eg_str_starts(*text, EG_STR("\xEF\xBB\xBF")) ? 3 : 0;
	*span = (eg_span){file, (uint32_t)bom, (uint32_t)text->n};
	if (!eg_vet_text(r->model->sources, file, r->d))
		return false;
	*text = eg_str_cut(*text, bom, text->n);
	return true;
}

/* -- includes -- */

static void read_file(eg_reader *r, eg_str relative, eg_str real, eg_span named);

static void missing(eg_reader *r, const eg_include *inc, eg_str relative)
{
	eg_finding *f = eg_report(r->d, EG_R_INCLUDE_MISSING, inc->span,
		"include '%.*s' names nothing", EG_ARG(inc->path));
	eg_str folder = eg_path_join(r->scratch, r->root, eg_path_folder(relative)), why, *names;
	size_t count;
	if (!eg_fs_list(r->scratch, folder.n ? folder : EG_STR("."), &names, &count, &why))
		return;
	const eg_str *near = eg_suggest(r->scratch, eg_path_name(relative), names, count);
	if (near)
		eg_say_help(f, "did you mean '%.*s'?",
			EG_ARG(eg_path_join(r->scratch, eg_path_folder(inc->path), *near)));
}

static void report_outside(eg_reader *r, const eg_include *inc, eg_str path)
{
	eg_report(r->d, EG_R_PATH_OUTSIDE, inc->span, "path '%.*s' leads out of the specs",
		EG_ARG(path));
}

static void include_one(eg_reader *r, const eg_include *inc, eg_str path, bool exact)
{
	eg_str real;
	if (!eg_path_confined(r, path, &real)) {
		report_outside(r, inc, path);
		return;
	}
	uint32_t state = eg_map_find(&r->files, real);
	if (state == BEING_READ && exact)
		eg_say_help(eg_report(r->d, EG_R_INCLUDE_CYCLE, inc->span,
				    "'%.*s' is included from itself", EG_ARG(path)),
			"a file needs to be included once only, from anywhere");
	if (state == EG_MAP_NONE)
		read_file(r, path, real, inc->span);
}

static void include(eg_reader *r, eg_str folder, const eg_include *inc)
{
	eg_str relative;
	if (!eg_path_inside(r, folder, inc->path, inc->span, &relative))
		return;
	eg_paths paths = eg_path_expand(r, relative);
	if (paths.outside.p)
		report_outside(r, inc, paths.outside);
	else if (!paths.count) {
		/* Patterns of prose files are allowed for: they are read where a field names them.
		 */
		if (!eg_str_ends(relative, EG_STR(".md")))
			missing(r, inc, relative);
		return;
	}
	for (size_t i = 0; i < paths.count; i++)
		include_one(r, inc, paths.items[i], paths.exact);
}

static int depth_of(eg_str relative)
{
	int depth = 0;
	for (size_t i = 0; i < relative.n; i++)
		depth += relative.p[i] == '/';
	return depth;
}

static void read_file(eg_reader *r, eg_str relative, eg_str real, eg_span named)
{
	eg_map_set(&r->files, real, BEING_READ);
	uint32_t file = eg_reader_open(r, relative, real, named, EG_R_FILE_MISSING);
	if (file) {
		eg_includes includes = {0};
		r->binder.depth = depth_of(relative);
		eg_reader_gather(r, file, &includes);
		for (size_t i = 0; i < includes.count; i++)
			include(r, eg_path_folder(relative), &includes.items[i]);
	}
	eg_map_set(&r->files, real, READ);
}

/* -- settings that the whole build hangs on -- */

static void set_fiscal_year(eg_reader *r)
{
	const eg_value *v =
		r->model->strategy ? eg_rec_find(r->model->strategy, "fiscal_year") : NULL;
	if (!v || v->said != EG_SAID_VALUE)
		return;
	const eg_value *month = eg_rec_find(v->as.rec, "starts");
	eg_fiscal fiscal = EG_FISCAL_DEFAULT;
	if (month)
		fiscal.month = (int)month->as.number;
	fiscal.named_start = eg_str_is(eg_rec_text(v->as.rec, "named"), "start");
	eg_bind_fiscal(&r->binder, fiscal);
}

static const eg_value *date_of(const eg_model *m, const char *key)
{
	const eg_value *v = m->strategy ? eg_rec_find(m->strategy, key) : NULL;
	return v && v->said == EG_SAID_VALUE && v->as.date->to != EG_DAY_NONE ? v : NULL;
}

static void set_as_of(eg_reader *r, const eg_model_options *opt)
{
	eg_model *m = r->model;
	const eg_value *said = date_of(m, "as_of"), *published = date_of(m, "published");
	if (said && said->as.date->precision != EG_DATE_DAY)
		eg_say_help(eg_report(r->d, EG_R_DATE_FORM, said->span, "'as_of' takes a day"),
			"write a day, such as 2026-01-15");
	m->as_of = opt->build_day;
	if (eg_str_is(opt->as_of, "today"))
		m->as_of = eg_time_today();
	else if (opt->as_of.n && !eg_day_parse(opt->as_of, &m->as_of))
		eg_report(r->d, EG_R_DATE_FORM, (eg_span){0}, "'%.*s' is not a day",
			EG_ARG(opt->as_of));
	else if (!opt->as_of.n && said)
		m->as_of = said->as.date->to;
	else if (!opt->as_of.n && published)
		m->as_of = published->as.date->to;
}

static void expect_once(eg_reader *r)
{
	const eg_model *m = r->model;
	eg_span file = {m->sources->count > 1 ? 1 : 0, 0, 0};
	if (m->incomplete)
		return;
	if (m->alone) {
		eg_say_help(
			eg_report_as(r->d, EG_NOTE, EG_R_KEY_MISSING, file,
				"the file is no strategy: it is checked alone, as far as it goes"),
			"check the strategy's file to have references looked up");
		return;
	}
	if (!m->strategy)
		eg_report(r->d, EG_R_KEY_MISSING, file, "the specs have no 'strategy'");
	if (!m->organization)
		eg_report(r->d, EG_R_KEY_MISSING, file, "the specs have no 'organization'");
}

/* -- public -- */

static void init(eg_reader *r, eg_arena *a, eg_sources *sources, eg_diag *d)
{
	eg_model *m = EG_NEW(a, eg_model);
	(void)eg_schema_records(&m->list_count);
	*m = (eg_model){.arena = a, .sources = sources, .list_count = m->list_count};
	m->lists = EG_NEW_N(a, eg_rec_list, m->list_count);
	eg_map_init(&m->ids, a);
	eg_map_init(&m->translated, a);
	*r = (eg_reader){
		.model = m, .arena = a, .scratch = eg_arena_new(), .d = d, .root = EG_STR("")};
	r->binder = (eg_binder){.arena = a,
		.scratch = r->scratch,
		.sources = sources,
		.d = d,
		.load = load_text,
		.ctx = r};
	eg_map_init(&r->files, a);
	eg_map_init(&r->lost, a);
}

eg_model *eg_model_read(
	eg_arena *a, eg_sources *sources, eg_str path, const eg_model_options *opt, eg_diag *d)
{
	eg_reader r;
	init(&r, a, sources, d);
	bool folder = eg_fs_kind_of(r.scratch, path.n ? path : EG_STR(".")) == EG_FS_FOLDER;
	eg_str file = folder ? eg_path_join(a, path, EG_STR("strategy.yaml")) : path;
	r.root = eg_path_folder(file);
	if (!r.root.n && file.n && file.p[0] == '/')
		r.root = EG_STR("/");
	r.root_real = eg_fs_real(a, r.root.n ? r.root : EG_STR("."));
	r.model->root = r.root;
	sources->prefix = r.root;
	sources->root = r.root_real;
	eg_str real = eg_fs_real(a, file);
	read_file(&r, eg_path_name(file), real.p ? real : file, (eg_span){0});
	eg_reader_find_lost(&r);
	eg_reader_theme(&r);
	set_fiscal_year(&r);
	set_as_of(&r, opt);
	r.model->alone = opt->alone && !folder && !r.model->strategy && !r.model->organization;
	expect_once(&r);
	eg_reader_link(&r);
	eg_reader_check(&r);
	eg_arena_release(r.scratch);
	return r.model;
}

bool eg_model_bind_embedded(
	eg_arena *a, eg_sources *sources, eg_str name, eg_str text, eg_rec_list **lists, eg_diag *d)
{
	eg_reader r;
	size_t before = d->errors;
	init(&r, a, sources, d);
	r.binder.load = NULL;
	uint32_t file = eg_sources_add(sources, name, name, text);
	eg_sources_at(sources, file)->embedded = true;
	eg_includes none = {0};
	eg_reader_gather(&r, file, &none);
	eg_arena_release(r.scratch);
	*lists = r.model->lists;
	return d->errors == before;
}
