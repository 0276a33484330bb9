#include "content/maker.h"
#include "dataset/params.h"

bool eg_is_own(const eg_maker *k, eg_span span)
{
	const eg_source *s = eg_sources_at(k->model->sources, span.file);
	return s && !s->embedded;
}

void eg_help_near(eg_finding *f, eg_str word, const eg_vocabulary *names)
{
	const eg_str *near = eg_vocabulary_near(names, word);
	if (near)
		eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
}

/* -- rows in scope -- */

bool eg_scope_room(eg_maker *k, const eg_value *at)
{
	if (k->scope_count < EG_MOST_SCOPES)
		return true;
	eg_report(k->diag, EG_R_DEPTH_LIMIT, at->span,
		"more than %d rows stand within each other here", EG_MOST_SCOPES);
	return false;
}

void eg_scope_push(eg_maker *k, eg_str as, const eg_rows *rows, size_t row)
{
	EG_ASSERT(k->scope_count < EG_MOST_SCOPES); /* eg_scope_room was asked */
	k->scopes[k->scope_count++] = (eg_scope){as, rows, row, false};
}

void eg_scope_pop(eg_maker *k)
{
	k->scope_count--;
}

static size_t column_of(const eg_rows *rows, eg_str name)
{
	for (size_t i = 0; i < rows->columns; i++)
		if (eg_str_eq(rows->names[i], name))
			return i;
	return SIZE_MAX;
}

#define MOST_LISTED 12

void eg_help_columns(eg_maker *k, eg_finding *f, eg_str of, const eg_rows *rows)
{
	eg_str list = EG_STR("");
	for (size_t i = 0; i < rows->columns && i < MOST_LISTED; i++)
		list = eg_strf(k->arena, "%.*s%s%.*s", EG_ARG(list), i ? ", " : "",
			EG_ARG(rows->names[i]));
	if (rows->columns > MOST_LISTED)
		list = eg_strf(
			k->arena, "%.*s and %zu more", EG_ARG(list), rows->columns - MOST_LISTED);
	if (rows->columns)
		eg_say_help(f, "%.*s has %.*s", EG_ARG(of), EG_ARG(list));
}

size_t eg_make_column(eg_maker *k, const eg_rows *rows, const eg_value *name)
{
	size_t at = column_of(rows, name->as.text);
	if (at != SIZE_MAX)
		return at;
	eg_finding *f = eg_report(k->diag, EG_R_QUERY_COLUMN, name->span,
		"the query returns no column '%.*s'", EG_ARG(name->as.text));
	eg_help_columns(k, f, EG_STR("it"), rows);
	eg_help_near(f, name->as.text,
		&(eg_vocabulary){.arena = k->arena, .items = rows->names, .count = rows->columns});
	return SIZE_MAX;
}

static const eg_cell *cell_of(const eg_scope *s, eg_str column)
{
	size_t i = column_of(s->rows, column);
	return i == SIZE_MAX ? NULL : &s->rows->cells[s->row * s->rows->columns + i];
}

/* -- queries -- */

/* The value of a parameter: `goal_id` is column id of the row named goal; a bare name is a column
 * of the innermost row that has it. */
static const eg_cell *param_value(const eg_maker *k, eg_str name)
{
	for (size_t i = k->scope_count; i > 0; i--) {
		const eg_scope *s = &k->scopes[i - 1];
		if (s->as.n && name.n > s->as.n + 1 && name.p[s->as.n] == '_' &&
			eg_str_starts(name, s->as)) {
			const eg_cell *c = cell_of(s, eg_str_cut(name, s->as.n + 1, name.n));
			if (c)
				return c;
		}
		/* the words of {{strategy.as_of}} are none to compare days with */
		const eg_cell *c = s->always && eg_param_is_day(name) ? NULL : cell_of(s, name);
		if (c)
			return c;
	}
	return NULL;
}

static void unknown_param(eg_maker *k, const eg_value *value, eg_str name)
{
	eg_str word = eg_strf(k->arena, "%s%.*s", eg_param_mark(name), EG_ARG(name));
	eg_query_place place = {.value = value, .span = value->span};
	eg_finding *f =
		eg_report(k->diag, EG_R_QUERY_COLUMN, eg_param_span(place, value->as.text, name),
			"'%.*s' stands for nothing here", EG_ARG(word));
	eg_vocabulary names = {.arena = k->arena};
	for (size_t i = k->scope_count; i > 0; i--) {
		const eg_scope *s = &k->scopes[i - 1];
		for (size_t c = 0; c < s->rows->columns; c++)
			eg_vocabulary_add(&names,
				s->as.n ? eg_strf(k->arena, ":%.*s_%.*s", EG_ARG(s->as),
						  EG_ARG(s->rows->names[c]))
					: eg_strf(k->arena, ":%.*s", EG_ARG(s->rows->names[c])));
	}
	eg_say_help(
		f, "parameters are :as_of and the columns of an 'each' around: :name or :as_name");
	eg_help_near(f, word, &names);
}

bool eg_make_query(eg_maker *k, const eg_value *value, eg_rows *out)
{
	eg_query_place place = {.value = value, .span = value->span};
	*out = (eg_rows){0};
	eg_query *q = eg_query_open(k->ds, value->as.text, place, k->diag);
	if (!q)
		return false;
	size_t count = 0, wanted = eg_query_params(q);
	bool all = true;
	eg_param *params = EG_NEW_N(k->scratch, eg_param, wanted);
	for (size_t i = 0; i < wanted; i++) {
		eg_str name = eg_query_param(q, i);
		const eg_cell *c = param_value(k, name);
		if (!c && eg_param_is_day(name))
			continue;
		all = all && c;
		if (c)
			params[count++] = (eg_param){eg_str_copy(k->scratch, name), *c};
		else
			unknown_param(k, value, eg_str_copy(k->arena, name));
	}
	eg_query_close(q);
	if (eg_is_own(k, value->span))
		eg_query_review(k->ds, value->as.text, place, k->diag);
	/* An error that an earlier block has filed is none of this query's. */
	return all && eg_query_rows(k->arena, k->scratch, k->ds, value->as.text, place, params,
			      count, out, k->diag);
}

static bool is_nought(eg_str s)
{
	eg_decimal d;
	return s.n == 0 || (eg_parse_decimal(s, &d) && d == 0);
}

bool eg_make_when(eg_maker *k, const eg_value *when)
{
	eg_rows rows;
	if (!when)
		return true;
	if (!eg_make_query(k, when, &rows) || rows.count == 0 || rows.columns == 0)
		return false;
	const eg_cell *c = &rows.cells[0];
	switch ((enum eg_cell_kind)c->kind) {
	case EG_CELL_NULL:
		return false;
	case EG_CELL_INTEGER:
		return c->integer != 0;
	case EG_CELL_TEXT:
		return !is_nought(c->text);
	}
	return false;
}

/* -- each -- */

/* Makes it aside: for what is wrong in it. Standard sections are held to that by tests, so that no
 * build pays for it. */
static void make_dry(eg_maker *k, const eg_rec *r, eg_make_one *make)
{
	if (!eg_is_own(k, r->span))
		return;
	bool dry = k->dry;
	size_t tables = k->tables, figures = k->figures, notes = k->notes;
	k->dry = true;
	make(k, r, eg_block_new(k->arena, EG_B_GROUP, r->span));
	k->dry = dry;
	k->tables = tables;
	k->figures = figures;
	k->notes = notes;
}

static void make_if(eg_maker *k, const eg_rec *r, eg_make_one *make, eg_block *parent)
{
	if (eg_make_when(k, eg_rec_find(r, "when")))
		make(k, r, parent);
	else
		make_dry(k, r, make);
}

/* A row of NULLs stands for the rows that there are none of. */
static void make_none(eg_maker *k, const eg_rec *r, eg_rows *rows, eg_make_one *make)
{
	rows->cells = EG_NEW_N(k->scratch, eg_cell, rows->columns);
	eg_scope_push(k, eg_value_text(r, "as"), rows, 0);
	(void)eg_make_when(k, eg_rec_find(r, "when"));
	make_dry(k, r, make);
	eg_scope_pop(k);
}

static void make_rows(
	eg_maker *k, const eg_rec *r, const eg_value *each, eg_make_one *make, eg_block *parent)
{
	eg_rows *rows = EG_NEW(k->scratch, eg_rows);
	if (!eg_scope_room(k, each) || !eg_make_query(k, each, rows))
		return;
	if (rows->count == 0 && eg_is_own(k, r->span))
		make_none(k, r, rows, make);
	for (size_t i = 0; i < rows->count; i++) {
		eg_scope_push(k, eg_value_text(r, "as"), rows, i);
		make_if(k, r, make, parent);
		eg_scope_pop(k);
	}
}

void eg_make_each(eg_maker *k, const eg_rec *r, eg_make_one *make, eg_block *parent)
{
	const eg_value *each = eg_rec_find(r, "each");
	eg_arena_mark mark = eg_arena_save(k->scratch);
	if (each)
		make_rows(k, r, each, make, parent);
	else
		make_if(k, r, make, parent);
	eg_arena_rewind(k->scratch, mark);
}
