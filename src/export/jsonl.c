/* Records as JSON Lines, their lists nested in them. */
#include "dataset/tables.h"
#include "export/export.h"
#include "export/jsontext.h"

/* A table with the child tables that have rows, and the query of its rows: of an owner where it has
 * one. */
typedef struct node node;
struct node {
	const eg_dataset_table *table;
	eg_str list, sql;
	eg_cell *cells;
	node *first, *next; /* children; the next child of the same owner */
};

typedef struct writer {
	eg_arena *arena;
	eg_dataset *ds;
	eg_diag *diag;
	eg_buf *out;
} writer;

static bool has_rows(writer *w, const eg_dataset_table *t)
{
	eg_rows rows;
	eg_str sql = eg_strf(w->arena, "SELECT 1 FROM \"%.*s\" LIMIT 1", EG_ARG(t->name));
	return eg_query_all(w->arena, w->ds, sql, (eg_query_place){0}, NULL, 0, &rows, w->diag) &&
	       rows.count > 0;
}

static bool has_column(const eg_dataset_table *t, const char *name)
{
	for (size_t c = 0; c < t->count; c++)
		if (eg_str_is(t->columns[c].name, name))
			return true;
	return false;
}

/* Rows of a top-level table in spec order; rows of a child whose owner's key is bound as :k0, :k1,
 * ... */
static eg_str sql_of(writer *w, const eg_dataset_table *t)
{
	eg_buf b = {0};
	eg_bufv(&b, "SELECT * FROM \"%.*s\"", EG_ARG(t->name));
	for (size_t k = 0; t->owner.n && k + 1 < t->keys; k++)
		eg_bufv(&b, "%s\"%.*s\" = :k%zu", k ? " AND " : " WHERE ",
			EG_ARG(t->columns[k].name), k);
	if (t->owner.n || has_column(t, "pos"))
		eg_bufv(&b, " ORDER BY %s",
			t->owner.n ? eg_cstr(w->arena, eg_strf(w->arena, "%zu", t->keys)) : "pos");
	eg_str sql = eg_str_copy(w->arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return sql;
}

static node *node_of(writer *w, const eg_dataset_table *t, const eg_dataset_table *owner)
{
	node *n = EG_NEW(w->arena, node);
	n->table = t;
	n->sql = sql_of(w, t);
	n->cells = EG_NEW_N(w->arena, eg_cell, t->count);
	/* "activity_partner" of "activity": "partner" */
	bool below = owner && eg_str_starts(t->name, owner->name) && t->name.n > owner->name.n + 1;
	n->list = below ? eg_str_cut(t->name, owner->name.n + 1, t->name.n) : t->name;
	return n;
}

/* Joins each child that has rows to its owner, in the order of the tables. */
static node **forest(writer *w, const eg_dataset_table *tables, size_t count)
{
	node **nodes = EG_NEW_N(w->arena, node *, count);
	for (size_t i = 0; i < count; i++) {
		const eg_dataset_table *t = &tables[i];
		size_t owner = count;
		for (size_t k = 0; t->owner.n && k < i; k++)
			if (eg_str_eq(tables[k].name, t->owner))
				owner = k;
		if (!has_rows(w, t) || (t->owner.n && (owner == count || !nodes[owner])))
			continue;
		nodes[i] = node_of(w, t, owner == count ? NULL : &tables[owner]);
		node **at = owner == count ? NULL : &nodes[owner]->first;
		while (at && *at)
			at = &(*at)->next;
		if (at)
			*at = nodes[i];
	}
	return nodes;
}

/* A value that is absent is left out, as in the specs. */
static void put_value(writer *w, const node *n, size_t c, bool *first)
{
	const eg_dataset_column *column = &n->table->columns[c];
	const eg_cell *cell = &n->cells[c];
	if (cell->kind == EG_CELL_NULL)
		return;
	eg_jsontext_key(w->out, column->name, first);
	if (cell->kind == EG_CELL_TEXT)
		eg_jsontext_string(w->out, cell->text);
	else if (column->form == EG_CF_YESNO)
		eg_buf_cstr(w->out, cell->integer ? "true" : "false");
	else
		eg_buf_fixed(w->out, cell->integer, eg_dataset_scale(w->ds, column, n->cells));
}

static bool put_rows(writer *w, node *n, const node *owner);

/* The columns from `from` on, then the lists. Depth is that of the schema's nesting. */
static bool put_columns(writer *w, node *n, size_t from, bool *first)
{
	for (size_t c = from; c < n->table->count; c++)
		put_value(w, n, c, first);
	for (node *child = n->first; child; child = child->next)
		if (!put_rows(w, child, n))
			return false;
	return true;
}

static void bind_owner(eg_arena *a, eg_query *q, const node *owner)
{
	size_t keys = owner->table->keys;
	for (size_t k = 0; k < keys; k++) {
		eg_str name = eg_strf(a, "k%zu", k);
		eg_query_bind(q, name, &owner->cells[k]);
	}
}

/* `"list": [{...}, ...]`; nothing when there are no rows. */
static bool put_rows(writer *w, node *n, const node *owner)
{
	size_t errors = w->diag->errors, rows = 0;
	eg_arena_mark m = eg_arena_save(w->arena);
	eg_query *q = eg_query_open(w->ds, n->sql, (eg_query_place){0}, w->diag);
	if (!q)
		return false;
	bind_owner(w->arena, q, owner);
	while (eg_query_next(q, n->cells)) {
		bool first = true, open = false;
		if (rows++ == 0) {
			eg_jsontext_key(w->out, n->list, &open);
			eg_buf_byte(w->out, '[');
		} else {
			eg_buf_cstr(w->out, ", ");
		}
		eg_buf_byte(w->out, '{');
		if (!put_columns(w, n, n->table->keys, &first))
			break;
		eg_buf_byte(w->out, '}');
	}
	eg_buf_cstr(w->out, rows ? "]" : "");
	eg_query_close(q);
	eg_arena_rewind(w->arena, m);
	return w->diag->errors == errors;
}

/* {"table": "partner", "id": "gbr", ...} */
static bool put_records(writer *w, node *n)
{
	size_t errors = w->diag->errors;
	eg_query *q = eg_query_open(w->ds, n->sql, (eg_query_place){0}, w->diag);
	if (!q)
		return false;
	while (eg_query_next(q, n->cells)) {
		bool first = true;
		eg_buf_byte(w->out, '{');
		eg_jsontext_key(w->out, EG_STR("table"), &first);
		eg_jsontext_string(w->out, n->table->name);
		if (!put_columns(w, n, 0, &first))
			break;
		eg_buf_cstr(w->out, "}\n");
	}
	eg_query_close(q);
	return w->diag->errors == errors;
}

bool eg_export_json(eg_export *out, eg_dataset *ds, const eg_export_options *opt, eg_diag *d)
{
	(void)opt;
	size_t count;
	writer w = {.arena = eg_arena_new(), .ds = ds, .diag = d};
	const eg_dataset_table *tables = eg_dataset_tables(w.arena, ds, &count);
	w.out = &eg_export_add(out, EG_STR(""))->bytes;
	node **nodes = forest(&w, tables, count);
	bool ok = true;
	for (size_t i = 0; i < count; i++)
		if (nodes[i] && !tables[i].owner.n)
			ok = put_records(&w, nodes[i]) && ok;
	eg_arena_release(w.arena);
	return ok;
}
