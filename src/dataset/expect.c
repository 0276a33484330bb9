/* The queries that stand in records: told to the dataset before they are asked, and held against
 * the tables when nobody asks them. */
#include "dataset/dataset.h"

typedef void visit_fn(void *ctx, const eg_value *query);

static void visit_record(const eg_rec *r, visit_fn *visit, void *ctx);

static void visit_one(const eg_field *f, const eg_value *v, visit_fn *visit, void *ctx)
{
	if (v->said != EG_SAID_VALUE)
		return;
	if (f->type == EG_T_SQL)
		visit(ctx, v);
	else if (f->type == EG_T_RECORD)
		visit_record(v->as.rec, visit, ctx);
}

/* A section may hold sections: the schema bounds how deep. */
static void visit_record(const eg_rec *r, visit_fn *visit, void *ctx)
{
	for (unsigned f = 0; f < r->type->count; f++) {
		const eg_field *field = &r->type->fields[f];
		const eg_value *v = NULL;
		if (field->type == EG_T_SQL || field->type == EG_T_RECORD)
			v = eg_rec_at(r, f);
		if (!v)
			continue;
		if (!v->many)
			visit_one(field, v, visit, ctx);
		for (uint32_t i = 0; v->many && i < v->count; i++)
			visit_one(field, &v->as.items[i], visit, ctx);
	}
}

static void expect(void *ctx, const eg_value *query)
{
	eg_dataset_expect(ctx, query->as.text);
}

void eg_dataset_expect_records(eg_dataset *ds, const eg_rec_list *list)
{
	for (size_t i = 0; list && i < list->count; i++)
		visit_record(list->items[i], expect, ds);
}

/* -- queries that nobody asks -- */

eg_dataset *eg_dataset_open_empty(eg_arena *a, const eg_model *m, eg_diag *d)
{
	eg_model *none = EG_NEW(a, eg_model);
	*none = (eg_model){.arena = a,
		.data = a,
		.texts = a,
		.sources = m->sources,
		.list_count = m->list_count,
		.root = m->root,
		.as_of = m->as_of};
	none->lists = EG_NEW_N(a, eg_rec_list, m->list_count);
	eg_map_init(&none->ids, a);
	eg_map_init(&none->translated, a);
	return eg_dataset_open(a, none, &(eg_dataset_options){.audience = EG_STR("internal")}, d);
}

/* What queries are held against, made for the first of them. */
typedef struct empty {
	eg_arena *arena;
	const eg_model *model;
	const eg_map *sound;
	eg_dataset *ds;
	bool failed;
	eg_diag *d;
} empty;

static void prepare(void *ctx, const eg_value *query)
{
	empty *e = ctx;
	if (eg_map_find(e->sound, query->as.text) != EG_MAP_NONE)
		return;
	if (!e->ds && !e->failed) {
		e->ds = eg_dataset_open_empty(e->arena, e->model, e->d);
		e->failed = e->ds == NULL;
	}
	if (e->ds)
		eg_query_close(eg_query_open(e->ds, query->as.text,
			(eg_query_place){.value = query, .span = query->span}, e->d));
}

void eg_dataset_try_queries(const eg_model *m, const eg_map *sound, eg_diag *d)
{
	empty e = {.arena = eg_arena_new(), .model = m, .sound = sound, .d = d};
	eg_rec_walk all = {.model = m, .outer = true}; /* the others are reached from it */
	for (const eg_rec *r; (r = eg_rec_next(&all));)
		if (!r->dropped)
			visit_record(r, prepare, &e);
	eg_dataset_close(e.ds);
	eg_arena_release(e.arena);
}
