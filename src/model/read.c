#include "model/reader.h"

#include "base/fs.h"

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
	for (size_t i = 0; i < r->unit_count; i++) {
		eg_binder b = r->units[i]->binder;
		b.scratch = r->scratch;
		eg_bind_fiscal(&b, fiscal);
	}
}

static const eg_value *date_of(const eg_model *m, const char *key)
{
	const eg_value *v = m->strategy ? eg_rec_find(m->strategy, key) : NULL;
	return v && v->said == EG_SAID_VALUE && v->as.date->to != EG_DAY_NONE ? v : NULL;
}

/* A clock that was never set, or that ran away: all statuses would be told for its day. */
static void tell_clock(eg_reader *r)
{
	eg_str day = eg_day_iso(r->scratch, r->model->as_of);
	eg_say_help(eg_report(r->d, EG_R_DATE_FORM, (eg_span){0},
			    "the clock of this machine says %.*s, and years go from %d to %d",
			    EG_ARG(day), EG_FIRST_YEAR, EG_LAST_YEAR),
		"set the clock, or give the day with '--as-of'");
}

static void set_as_of(eg_reader *r, const eg_model_options *opt)
{
	eg_model *m = r->model;
	const eg_value *said = date_of(m, "as_of"), *published = date_of(m, "published");
	if (said && said->as.date->precision != EG_DATE_DAY)
		eg_say_help(eg_report(r->d, EG_R_DATE_FORM, said->span, "'as_of' takes a day"),
			"write a day, such as 2026-01-15");
	m->as_of = opt->build_day;
	if (opt->as_of.n && !eg_str_is(opt->as_of, "today") && !eg_day_parse(opt->as_of, &m->as_of))
		eg_report(r->d, EG_R_DATE_FORM, (eg_span){0}, "'%.*s' is not a day",
			EG_ARG(opt->as_of));
	else if (!opt->as_of.n && said)
		m->as_of = said->as.date->to;
	else if (!opt->as_of.n && published)
		m->as_of = published->as.date->to;
	else if (m->strategy && !eg_day_in_years(m->as_of))
		tell_clock(r);
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
		eg_say_help(eg_report(r->d, EG_R_KEY_MISSING, file, "the specs have no 'strategy'"),
			"'engross explain strategy' shows one; 'engross init DIR' writes a whole "
			"spec to begin with");
	if (!m->organization)
		eg_report(r->d, EG_R_KEY_MISSING, file, "the specs have no 'organization'");
}

/* -- public -- */

static void init(
	eg_reader *r, eg_arena *a, eg_arena *data, eg_arena *texts, eg_sources *sources, eg_diag *d)
{
	eg_model *m = EG_NEW(a, eg_model);
	(void)eg_schema_records(&m->list_count);
	*m = (eg_model){.arena = a,
		.data = data,
		.texts = texts,
		.sources = sources,
		.list_count = m->list_count};
	m->lists = EG_NEW_N(a, eg_rec_list, m->list_count);
	eg_map_init(&m->ids, a);
	eg_map_init(&m->translated, data);
	*r = (eg_reader){.model = m,
		.arena = a,
		.data = data,
		.texts = texts,
		.passing = eg_arena_new(),
		.scratch = eg_arena_new(),
		.d = d,
		.root = EG_STR("")};
	r->binder = (eg_binder){.arena = a,
		.data = data,
		.passing = r->passing,
		.scratch = r->scratch,
		.sources = sources,
		.d = d,
		.load = eg_reader_load,
		.ctx = r};
	eg_map_init(&r->files, r->passing);
	eg_map_init(&r->lost, r->passing);
}

static void release(eg_reader *r)
{
	eg_arena_release(r->scratch);
	eg_arena_release(r->passing);
}

eg_model *eg_model_read(
	eg_arena *a, eg_sources *sources, eg_str path, const eg_model_options *opt, eg_diag *d)
{
	eg_reader r;
	init(&r, a, opt->data ? opt->data : a, opt->texts ? opt->texts : a, sources, d);
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
	r.strategic = folder || !opt->alone || eg_str_is(eg_path_name(file), "strategy.yaml");
	eg_reader_read_all(&r, eg_path_name(file), real.p ? real : file, opt->pool);
	eg_reader_tell_changed(&r);
	eg_reader_find_lost(&r);
	eg_reader_theme(&r);
	if (folder)
		eg_reader_tell_apart(&r);
	set_fiscal_year(&r);
	set_as_of(&r, opt);
	r.model->alone = opt->alone && !folder && !r.model->strategy && !r.model->organization;
	expect_once(&r);
	eg_reader_settle(&r);
	eg_reader_link(&r);
	eg_reader_check(&r);
	release(&r);
	return r.model;
}

bool eg_model_bind_embedded(
	eg_arena *a, eg_sources *sources, eg_str name, eg_str text, eg_rec_list **lists, eg_diag *d)
{
	eg_reader r;
	size_t before = d->errors;
	init(&r, a, a, a, sources, d);
	r.binder.load = NULL;
	uint32_t file = eg_sources_add(sources, name, name, text);
	eg_sources_at(sources, file)->embedded = true;
	eg_unit u = {.file = file};
	r.unit = &u;
	eg_reader_gather(&r);
	eg_reader_take(&r, &u);
	eg_reader_settle(&r);
	release(&r);
	*lists = r.model->lists;
	return d->errors == before;
}
