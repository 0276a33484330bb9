/* rosters.c -- which workbooks there are: the standard one, the strategy's own, one for each row of
 * a query; and how their files are called. */
#include "base/buf.h"
#include "base/embedded.h"
#include "base/filename.h"
#include "base/map.h"
#include "model/read.h"
#include "roster/bind.h"
#include "roster/make.h"
#include "roster/matrix.h"
#include "roster/params.h"
#include "roster/speak.h"

#define MOST_NAME 200u /* bytes of a file's name, without its end */

typedef struct rosters {
	eg_roster_maker k;
	eg_workbooks *out;
	size_t cap;
	eg_map files; /* names without case */
	bool good;
} rosters;

const eg_rec_list *eg_rosters_standard(eg_arena *a, eg_sources *sources, eg_diag *d)
{
	eg_str name = EG_STR("roster.yaml"), text = eg_embedded_find(eg_embedded_specs, name);
	eg_rec_list *lists = NULL;
	size_t n = 0;
	const eg_record *const *all = eg_schema_records(&n);
	if (text.p == NULL || !eg_model_bind_embedded(a, sources, name, text, &lists, d))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (eg_str_is(EG_STR("rosters"), all[i]->key) && lists[i].count)
			return &lists[i];
	}
	return NULL;
}

/* -- file names -- */

static eg_str text_of(eg_arena *a, const eg_cell *c)
{
	if (c->kind == EG_CELL_INTEGER)
		return eg_strf(a, "%lld", (long long)c->integer);
	return c->kind == EG_CELL_TEXT ? c->text : EG_STR("");
}

/* What a file is called after. */
typedef struct naming {
	rosters *r;
	const eg_roster_wish *w;
} naming;

static bool stands_for(void *ctx, eg_str name, eg_str *value)
{
	const naming *n = ctx;
	eg_arena *a = n->r->k.arena;
	for (size_t i = 0; i < n->w->param_count; i++) {
		if (eg_str_eq(n->w->params[i].name, name)) {
			*value = text_of(a, &n->w->params[i].value);
			return true;
		}
	}
	if (eg_str_is(name, "id"))
		*value = n->w->roster->id;
	else if (eg_str_is(name, "edition"))
		*value = eg_rec_text(n->r->k.model->strategy, "edition");
	else if (eg_str_is(name, "audience"))
		*value = n->r->k.opt->audience;
	else if (eg_str_is(name, "as_of"))
		*value = eg_day_iso(a, n->r->k.model->as_of);
	else
		return false;
	return true;
}

/* There are no folders: the pattern's own letters, too, are parts of a name. */
static void put_template(rosters *r, const eg_roster_wish *w, eg_buf *out, const eg_value *file)
{
	naming n = {r, w};
	eg_buf filled = {0};
	eg_str unknown;
	if (!eg_filename_fill(&filled, file->as.text, stands_for, &n, &unknown)) {
		(void)eg_say_help(eg_report(r->k.d, EG_R_FACT_UNKNOWN, file->span,
					  "'{%.*s}' stands for nothing", EG_ARG(unknown)),
			"a file's name takes {id}, {edition}, {audience}, {as_of} and the columns "
			"of "
			"'each'");
		r->good = false;
	}
	eg_filename_put(out, eg_buf_view(&filled));
	eg_buf_release(&filled);
}

static void put_default(rosters *r, const eg_roster_wish *w, eg_buf *out)
{
	eg_filename_put(out, r->k.opt->name);
	eg_buf_byte(out, '-');
	eg_filename_put(out, w->is_standard ? EG_STR("roster") : w->roster->id);
	if (w->param_count) { /* the first column of `each` tells them apart */
		eg_buf_byte(out, '-');
		eg_filename_put(out, text_of(r->k.arena, &w->params[0].value));
	}
}

static void check_file(rosters *r, const eg_roster_wish *w, eg_span span)
{
	eg_str name = w->file;
	bool is_new = false;
	(void)eg_map_add(&r->files, eg_filename_folded(r->k.arena, name), 0, &is_new);
	if (is_new)
		return;
	(void)eg_say_help(eg_report(r->k.d, EG_R_ROSTER_FILE, span,
				  "two workbooks would be called '%.*s'", EG_ARG(name)),
		"a column of 'each' in braces, such as {id}, tells them apart");
	r->good = false;
}

static void name_file(rosters *r, eg_roster_wish *w)
{
	const eg_value *file = w->roster ? eg_rec_find(w->roster, "file") : NULL;
	eg_span span = file ? file->span : w->roster ? w->roster->id_span : (eg_span){0};
	eg_buf b = {0};
	if (file && (strchr(eg_cstr(r->k.arena, file->as.text), '/') ||
			    strchr(eg_cstr(r->k.arena, file->as.text), '\\'))) {
		(void)eg_say_help(eg_report(r->k.d, EG_R_ROSTER_FILE, span, "'%.*s' names a folder",
					  EG_ARG(file->as.text)),
			"all outputs stand in the folder that '-o' names");
		r->good = false;
	}
	if (file)
		put_template(r, w, &b, file);
	else
		put_default(r, w, &b);
	eg_str stem = eg_buf_view(&b), end = EG_STR(".xlsx");
	if (eg_str_ends(stem, end))
		stem = eg_str_cut(stem, 0, stem.n - end.n);
	stem = eg_filename_stem(r->k.arena, stem, MOST_NAME);
	w->file = eg_strf(r->k.arena, "%.*s.xlsx", EG_ARG(stem.n ? stem : EG_STR("roster")));
	eg_buf_release(&b);
	check_file(r, w, span);
}

/* -- workbooks -- */

static void make(rosters *r, eg_roster_wish *w)
{
	name_file(r, w);
	eg_workbook *book = eg_workbook_make(&r->k, w);
	if (!book) {
		r->good = false;
		return;
	}
	r->out->items =
		eg_grow(r->k.arena, r->out->items, r->out->count, &r->cap, sizeof(eg_workbook *));
	r->out->items[r->out->count++] = book;
}

/* "Partners in Europe: France": what tells the workbooks of a portfolio apart. */
static eg_str title_of_row(rosters *r, const eg_roster_wish *w)
{
	static const char *const words[] = {"title", "name"};
	const eg_cell *found = w->param_count ? &w->params[0].value : NULL;
	for (size_t i = 0; i < w->param_count; i++) {
		for (size_t k = 0; k < EG_COUNT(words); k++) {
			if (eg_str_is(w->params[i].name, words[k]))
				found = &w->params[i].value;
		}
	}
	return found ? eg_say_of(r->k.arena, eg_rec_text(r->k.model->strategy, "language"),
			       w->title, text_of(r->k.arena, found))
		     : w->title;
}

static bool read_each(rosters *r, const eg_roster_wish *wish, const eg_value *each, eg_rows *rows)
{
	eg_arena *a = r->k.arena;
	eg_query_place place = {.value = each, .span = each->span};
	eg_query *q = eg_query_open(r->k.ds, each->as.text, place, r->k.d);
	bool ok = q &&
		  eg_params_known(q, place, NULL, 0, "'each' of roster", wish->roster->id, r->k.d);
	if (q)
		eg_query_close(q);
	return ok && eg_query_all(a, r->k.ds, each->as.text, place, NULL, 0, rows, r->k.d);
}

static void make_each(rosters *r, const eg_roster_wish *wish, const eg_value *each)
{
	eg_rows rows;
	if (!read_each(r, wish, each, &rows)) {
		r->good = false;
		return;
	}
	if (rows.count == 0)
		(void)eg_report(r->k.d, EG_R_ROSTER_EMPTY, each->span,
			"roster '%.*s' makes no workbook: its query has no rows",
			EG_ARG(wish->roster->id));
	for (size_t i = 0; i < rows.count; i++) {
		eg_roster_wish w = *wish;
		eg_param *params = EG_NEW_N(r->k.arena, eg_param, rows.columns);
		for (size_t c = 0; c < rows.columns; c++)
			params[c] = (eg_param){rows.names[c], rows.cells[i * rows.columns + c]};
		w.params = params;
		w.param_count = rows.columns;
		w.title = title_of_row(r, &w);
		make(r, &w);
		if (!r->good)
			return; /* each row would say the same again */
	}
}

static bool is_omitted(const eg_rec *r)
{
	const eg_value *omit = eg_rec_find(r, "omit");
	return omit && omit->as.number != 0;
}

static void make_roster(rosters *r, const eg_rec *rec)
{
	const eg_value *each = eg_rec_find(rec, "each");
	eg_xsheet none = {0};
	eg_binding b = {.arena = r->k.arena,
		.model = r->k.model,
		.audience = r->k.opt->audience,
		.out = &none,
		.d = r->k.d,
		.good = true};
	eg_roster_wish w = {.roster = rec, .is_standard = eg_str_is(rec->id, "standard")};
	if (is_omitted(rec) || !eg_for_audience(&b, rec)) {
		r->good &= b.good;
		return;
	}
	eg_str title = eg_rec_text(rec, "title");
	w.title = title.n ? title : w.is_standard ? EG_STR("") : rec->id;
	if (each)
		make_each(r, &w, each);
	else
		make(r, &w);
}

static const eg_rec *find_own_standard(const eg_rec_list *own)
{
	for (size_t i = 0; own && i < own->count; i++) {
		if (eg_str_is(own->items[i]->id, "standard"))
			return own->items[i];
	}
	return NULL;
}

static bool is_wanted(const eg_roster_options *opt, eg_str id)
{
	return !opt->only.n || eg_str_eq(opt->only, id);
}

void eg_rosters_expect(eg_dataset *ds, const eg_model *m, const eg_rec_list *standard)
{
	const eg_rec_list *own = eg_model_list(m, "rosters");
	const eg_rec *changes = find_own_standard(own);
	eg_dataset_expect_records(ds, own);
	if (!standard || (changes && is_omitted(changes)))
		return;
	eg_dataset_expect_records(ds, standard);
	eg_matrix_expect(ds);
}

eg_workbooks *eg_rosters_make(
	eg_arena *a, eg_dataset *ds, const eg_model *m, const eg_roster_options *opt, eg_diag *d)
{
	rosters r = {.k = {a, ds, m, opt, NULL, d}, .out = EG_NEW(a, eg_workbooks), .good = true};
	const eg_rec_list *own = eg_model_list(m, "rosters");
	eg_roster_wish standard = {.is_standard = true};
	eg_map_init(&r.files, a);
	if (!m->strategy || !opt->standard)
		return NULL;
	r.k.standard = eg_rec_find(opt->standard->items[0], "sheets");
	if (!find_own_standard(own) && is_wanted(opt, EG_STR("standard")))
		make(&r, &standard);
	for (size_t i = 0; own && i < own->count; i++)
		if (is_wanted(opt, own->items[i]->id))
			make_roster(&r, own->items[i]);
	return r.good ? r.out : NULL;
}
