#include "dataset/fault.h"
#include "dataset/guard.h"
#include "dataset/params.h"
#include "dataset/units.h"
#include "dataset/views.h"

struct eg_query {
	eg_dataset *ds;
	sqlite3_stmt *stmt;
	eg_str sql;
	size_t columns, params;
	eg_str *names;
	bool *prose;         /* NULL until somebody asks */
	eg_str *param_names; /* of parameter i + 1; empty for one without a name */
	bool *bound;         /* by parameter */
	bool open, stepped;
	uint32_t dropped; /* ds->dropped when its views were filled */
	bool kept;        /* stands in the cache; else it ends with eg_query_close */
	eg_query_place place;
	eg_diag *diag;
};

/* -- preparing -- */

static bool is_blank(eg_str s)
{
	eg_str rest = eg_str_trim(s);
	while (rest.n && rest.p[0] == ';')
		rest = eg_str_trim(eg_str_cut(rest, 1, rest.n));
	return rest.n == 0;
}

/* A query that cannot be prepared is tried again with all columns of the views that it names: its
 * fault is its own then, and what it could have meant is looked for among all. */
static sqlite3_stmt *prepare_text(eg_dataset *ds, eg_str sql, const char **tail)
{
	sqlite3_stmt *s = NULL;
	eg_str why = {NULL, 0};
	bool more = true;
	while (sqlite3_prepare_v3(ds->db, sql.p, (int)sql.n, SQLITE_PREPARE_PERSISTENT, &s, tail) !=
		SQLITE_OK) {
		s = NULL;
		if (!more || !eg_views_fill_whole(ds, sql, &more, &why))
			break;
	}
	return s;
}

static sqlite3_stmt *prepare(eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d)
{
	static const char one[] = "a query is one SELECT";
	const char *tail = NULL;
	eg_str why = {NULL, 0};
	if (!eg_views_fill_named(ds, sql, &why)) {
		if (eg_fault_of_disk(ds, d))
			return NULL;
		eg_report(d, EG_R_QUERY_ERROR, eg_fault_span(place, sql, 0, sql.n),
			"a standard view failed: %.*s", EG_ARG(why));
		return NULL;
	}
	sqlite3_stmt *s = prepare_text(ds, sql, &tail);
	if (!s && sqlite3_errcode(ds->db) != SQLITE_OK) {
		eg_fault_report(ds, sql, place, d);
		return NULL;
	}
	bool good = s && sqlite3_stmt_readonly(s) && !sqlite3_stmt_isexplain(s) &&
		    sqlite3_column_count(s) > 0;
	if (good && is_blank(eg_str_cut(sql, (size_t)(tail - sql.p), sql.n)))
		return s;
	eg_fault_say(sql, place, d, s ? one : "the query is empty",
		s ? "write one statement that begins with SELECT or WITH" : NULL);
	sqlite3_finalize(s);
	return NULL;
}

static void describe(eg_query *q)
{
	eg_arena *a = q->ds->arena;
	q->columns = (size_t)sqlite3_column_count(q->stmt);
	q->params = (size_t)sqlite3_bind_parameter_count(q->stmt);
	q->names = EG_NEW_N(a, eg_str, q->columns);
	q->param_names = EG_NEW_N(a, eg_str, q->params);
	q->bound = EG_NEW_N(a, bool, q->params);
	for (size_t i = 0; i < q->columns; i++)
		q->names[i] = eg_str_copy(a, eg_str_of(sqlite3_column_name(q->stmt, (int)i)));
	for (size_t i = 0; i < q->params; i++) {
		const char *name = sqlite3_bind_parameter_name(q->stmt, (int)i + 1);
		q->param_names[i] = eg_str_copy(a, eg_str_of(name ? name + 1 : ""));
	}
}

static void find_prose(eg_query *q)
{
	q->prose = EG_NEW_N(q->ds->arena, bool, q->columns);
	for (size_t i = 0; i < q->columns; i++)
		q->prose[i] = eg_store_is_prose(q->ds, sqlite3_column_table_name(q->stmt, (int)i),
			sqlite3_column_origin_name(q->stmt, (int)i));
}

/* A kept query that nobody has open, or NULL. */
static eg_query *find_kept(eg_dataset *ds, eg_str sql, bool *busy)
{
	uint32_t i = eg_map_find(&ds->queries, sql);
	if (i == EG_MAP_NONE)
		return NULL;
	*busy = ds->cached[i]->open;
	return *busy ? NULL : ds->cached[i];
}

static void keep(eg_query *q)
{
	eg_dataset *ds = q->ds;
	size_t n = ds->queries.count;
	ds->cached = eg_grow(ds->arena, ds->cached, n, &ds->cached_cap, sizeof(eg_query *));
	ds->cached[n] = q;
	q->kept = true;
	(void)eg_map_add(&ds->queries, q->sql, (uint32_t)n, NULL);
}

void eg_queries_forget(eg_dataset *ds)
{
	for (size_t i = 0; i < ds->queries.count; i++) {
		EG_ASSERT(!ds->cached[i]->open);
		sqlite3_finalize(ds->cached[i]->stmt);
	}
	eg_map_init(&ds->queries, ds->arena);
}

void eg_query_bind(eg_query *q, eg_str name, const eg_cell *value)
{
	for (size_t i = 0; i < q->params; i++) {
		int at = (int)i + 1;
		if (!name.n || !eg_str_eq(q->param_names[i], name))
			continue;
		q->bound[i] = true;
		switch ((enum eg_cell_kind)value->kind) {
		case EG_CELL_NULL:
			sqlite3_bind_null(q->stmt, at);
			break;
		case EG_CELL_INTEGER:
			sqlite3_bind_int64(q->stmt, at, value->integer);
			break;
		case EG_CELL_TEXT:
			sqlite3_bind_text64(q->stmt, at, value->text.p ? value->text.p : "",
				value->text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
			break;
		}
	}
}

static void bind_day(eg_query *q)
{
	eg_dataset *ds = q->ds;
	eg_arena_mark m = eg_arena_save(ds->scratch);
	eg_cell day = {.kind = EG_CELL_NULL};
	if (ds->model->as_of != EG_DAY_NONE)
		day = (eg_cell){
			.kind = EG_CELL_TEXT, .text = eg_day_iso(ds->scratch, ds->model->as_of)};
	for (size_t i = 0; i < q->params; i++) {
		q->bound[i] = false;
		if (eg_param_is_day(q->param_names[i]))
			eg_query_bind(q, q->param_names[i], &day);
	}
	eg_arena_rewind(ds->scratch, m);
}

static void note_sound(eg_dataset *ds, eg_str sql)
{
	eg_map *sound = ds->options.sound;
	if (sound && eg_map_find(sound, sql) == EG_MAP_NONE)
		(void)eg_map_add(sound, eg_str_copy(sound->arena, sql), 0, NULL);
}

eg_query *eg_query_open(eg_dataset *ds, eg_str sql, eg_query_place place, eg_diag *d)
{
	bool busy = false;
	if (!sql.p)
		sql = EG_STR("");
	eg_query *q = find_kept(ds, sql, &busy);
	if (!q) {
		sqlite3_stmt *s = prepare(ds, sql, place, d);
		if (!s)
			return NULL;
		q = EG_NEW(ds->arena, eg_query);
		*q = (eg_query){.ds = ds,
			.stmt = s,
			.sql = eg_str_copy(ds->arena, sql),
			.dropped = ds->dropped};
		describe(q);
		if (place.value)
			note_sound(ds, sql);
		if (!busy)
			keep(q);
	}
	eg_str why = {NULL, 0};
	if (q->dropped != ds->dropped && eg_views_fill_named(ds, sql, &why))
		q->dropped = ds->dropped;
	eg_guard_begin(ds); /* filling views was not the query's work */
	q->open = true;
	q->stepped = false;
	q->place = place;
	q->diag = d;
	bind_day(q);
	return q;
}

void eg_query_close(eg_query *q)
{
	if (!q || !q->open)
		return;
	q->open = false;
	sqlite3_reset(q->stmt);
	sqlite3_clear_bindings(q->stmt);
	if (q->kept)
		return;
	sqlite3_finalize(q->stmt);
	q->stmt = NULL;
}

/* -- reading -- */

size_t eg_query_params(const eg_query *q)
{
	return q->params;
}

eg_str eg_query_param(const eg_query *q, size_t i)
{
	return i < q->params ? q->param_names[i] : (eg_str){NULL, 0};
}

size_t eg_query_columns(const eg_query *q)
{
	return q->columns;
}

eg_str eg_query_column(const eg_query *q, size_t i)
{
	return i < q->columns ? q->names[i] : (eg_str){NULL, 0};
}

bool eg_query_column_is_prose(eg_query *q, size_t i)
{
	if (!q->prose)
		find_prose(q);
	return i < q->columns && q->prose[i];
}

enum eg_unit eg_query_unit(eg_query *q, size_t i)
{
	if (i >= q->columns)
		return EG_UNIT_NONE;
	return eg_units_find(q->ds, q->sql, i, q->names[i],
		sqlite3_column_table_name(q->stmt, (int)i),
		sqlite3_column_origin_name(q->stmt, (int)i));
}

bool eg_query_words(eg_query *q, size_t i, eg_words *out)
{
	return i < q->columns && eg_words_find(q->ds, q->sql, i, q->names[i],
					 sqlite3_column_table_name(q->stmt, (int)i),
					 sqlite3_column_origin_name(q->stmt, (int)i), out);
}

static eg_cell cell_at(sqlite3_stmt *s, int c)
{
	int type = sqlite3_column_type(s, c);
	switch (type) {
	case SQLITE_NULL:
		return (eg_cell){.kind = EG_CELL_NULL};
	case SQLITE_INTEGER:
		return (eg_cell){.kind = EG_CELL_INTEGER, .integer = sqlite3_column_int64(s, c)};
	default: { /* a fraction, too, comes as its shortest text */
		eg_str text = eg_store_column(s, c);
		return (eg_cell){.kind = EG_CELL_TEXT,
			.fraction = type == SQLITE_FLOAT,
			.text = text.p ? text : EG_STR("")};
	}
	}
}

/* Whether all parameters are bound; each other one is filed. */
static bool has_params(const eg_query *q)
{
	bool all = true;
	for (size_t i = 0; i < q->params; i++) {
		all = all && q->bound[i];
		if (!q->bound[i])
			eg_param_unknown(q->place, q->sql, q->param_names[i], q->diag);
	}
	return all;
}

bool eg_query_next(eg_query *q, eg_cell *cells)
{
	if (!q->stepped && !has_params(q))
		return false;
	q->stepped = true;
	eg_guard_resume(q->ds);
	int rc = sqlite3_step(q->stmt);
	eg_guard_rest(q->ds);
	if (rc == SQLITE_ROW) {
		for (size_t i = 0; i < q->columns; i++)
			cells[i] = cell_at(q->stmt, (int)i);
		return true;
	}
	if (rc != SQLITE_DONE)
		eg_fault_report(q->ds, q->sql, q->place, q->diag);
	return false;
}

/* -- all rows at once -- */

#define MOST_RESULT ((size_t)256 * 1024 * 1024) /* bytes of all rows that are held at once */

static size_t size_of_row(const eg_cell *row, size_t n)
{
	size_t bytes = n * sizeof *row;
	for (size_t i = 0; i < n; i++)
		bytes += row[i].kind == EG_CELL_TEXT ? row[i].text.n : 0;
	return bytes;
}

static void say_too_large(const eg_query *q)
{
	eg_fault_say(q->sql, q->place, q->diag, "the result of the query is too large",
		"all rows together may take 256 MiB: name fewer columns, or ask for fewer rows");
}

bool eg_query_rows(eg_arena *texts, eg_arena *cells, eg_dataset *ds, eg_str sql,
	eg_query_place place, const eg_param *params, size_t param_count, eg_rows *out, eg_diag *d)
{
	*out = (eg_rows){0};
	eg_query *q = eg_query_open(ds, sql, place, d);
	if (!q)
		return false;
	for (size_t i = 0; i < param_count; i++)
		eg_query_bind(q, params[i].name, &params[i].value);
	size_t errors = d->errors, cap = 0, n = q->columns;
	out->columns = n;
	out->names = EG_NEW_N(cells, eg_str, n);
	out->prose = EG_NEW_N(cells, bool, n);
	for (size_t i = 0; i < n; i++) {
		out->names[i] = eg_str_copy(cells, q->names[i]);
		out->prose[i] = eg_query_column_is_prose(q, i);
	}
	eg_cell *row = EG_NEW_N(cells, eg_cell, n);
	size_t bytes = 0;
	while (eg_query_next(q, row)) {
		bytes += size_of_row(row, n);
		if (bytes > MOST_RESULT) {
			say_too_large(q);
			break;
		}
		out->cells = eg_grow(cells, out->cells, out->count, &cap, sizeof *row * n);
		for (size_t i = 0; i < n; i++) {
			if (row[i].kind == EG_CELL_TEXT)
				row[i].text = eg_str_copy(texts, row[i].text);
			out->cells[out->count * n + i] = row[i];
		}
		out->count++;
	}
	eg_query_close(q);
	return d->errors == errors;
}

bool eg_query_all(eg_arena *a, eg_dataset *ds, eg_str sql, eg_query_place place,
	const eg_param *params, size_t param_count, eg_rows *out, eg_diag *d)
{
	return eg_query_rows(a, a, ds, sql, place, params, param_count, out, d);
}

size_t eg_rows_column(const eg_rows *r, const char *name)
{
	for (size_t i = 0; i < r->columns; i++)
		if (eg_str_is(r->names[i], name))
			return i;
	return SIZE_MAX;
}
