#include "content/maker.h"

void eg_scope_push(eg_maker *k, eg_str as, const eg_rows *rows, size_t row)
{
	/* The schema bounds nesting below this. */
	EG_ASSERT(k->scope_count < EG_MOST_SCOPES);
	k->scopes[k->scope_count++] = (eg_scope){as, rows, row};
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

static const eg_cell *cell_of(const eg_scope *s, eg_str column)
{
	size_t i = column_of(s->rows, column);
	return i == SIZE_MAX ? NULL : &s->rows->cells[s->row * s->rows->columns + i];
}

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
		const eg_cell *c = cell_of(s, name);
		if (c)
			return c;
	}
	return NULL;
}

#define MOST_PARAMS 16

bool eg_make_query(eg_maker *k, const eg_value *value, eg_rows *out)
{
	eg_query_place place = {.value = value, .span = value->span};
	*out = (eg_rows){0};
	eg_query *q = eg_query_open(k->ds, value->as.text, place, k->diag);
	if (!q)
		return false;
	eg_param params[MOST_PARAMS];
	size_t count = 0, wanted = eg_query_params(q);
	for (size_t i = 0; i < wanted && count < MOST_PARAMS; i++) {
		eg_str name = eg_query_param(q, i);
		const eg_cell *c = param_value(k, name);
		if (c)
			params[count++] = (eg_param){eg_str_copy(k->arena, name), *c};
		else
			eg_say_help(eg_report(k->diag, EG_R_QUERY_COLUMN, value->span,
					    "':%.*s' stands for nothing here", EG_ARG(name)),
				"parameters are columns of an 'each' around: :name or :as_name");
	}
	eg_query_close(q);
	return eg_query_all(k->arena, k->ds, value->as.text, place, params, count, out, k->diag);
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
	case EG_CELL_NULL: return false;
	case EG_CELL_INTEGER: return c->integer != 0;
	case EG_CELL_TEXT: return c->text.n > 0 && !eg_str_is(c->text, "0");
	}
	return false;
}
