#include "model/reader.h"

#include "schema/file.h"

typedef struct gather {
	eg_reader *r;
	eg_includes *includes;
} gather;

static void append(eg_reader *r, eg_rec_list *list, eg_rec *rec)
{
	list->items = eg_grow(r->arena, list->items, list->count, &list->cap, sizeof(eg_rec *));
	list->items[list->count++] = rec;
}

/* Into the list of its kind, when that has one. */
static void add_to_list(eg_reader *r, eg_rec *rec)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++)
		if (all[i] == rec->type)
			append(r, &r->model->lists[i], rec);
}

/* The record and those nested in it that have a list of their own. */
static void add_with_nested(eg_reader *r, eg_rec *rec)
{
	add_to_list(r, rec);
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		if (rec->type->fields[v->field].type != EG_T_RECORD ||
			rec->type->fields[v->field].flags & EG_F_HIDDEN || v->said != EG_SAID_VALUE)
			continue;
		for (uint32_t k = 0; k < (v->many ? v->count : 1); k++) {
			const eg_value *item = v->many ? &v->as.items[k] : v;
			if (item->said == EG_SAID_VALUE)
				add_with_nested(r, item->as.rec);
		}
	}
}

/* `strategy` and `organization` are given once in a build. */
static bool is_first(eg_reader *r, const eg_rec *rec, eg_span key)
{
	bool strategy = strcmp(rec->type->key, "strategy") == 0;
	const eg_rec **place = strategy ? &r->model->strategy : &r->model->organization;
	if (!*place) {
		*place = rec;
		r->once[strategy] = key;
		return true;
	}
	eg_say_also(eg_report(r->d, EG_R_KEY_DUPLICATE, key, "'%s' is given twice", rec->type->key),
		r->once[strategy], "first given here");
	return false;
}

static void on_record(void *ctx, size_t at, eg_rec *rec, eg_span key)
{
	eg_reader *r = ((gather *)ctx)->r;
	if (rec->type->flags & EG_REC_ONCE && !is_first(r, rec, key))
		return;
	rec->pos = (uint32_t)r->model->lists[at].count + 1;
	add_with_nested(r, rec);
}

static void on_translation(void *ctx, eg_str language, const eg_rec *rec)
{
	eg_reader_translate(((gather *)ctx)->r, language, rec);
}

static void on_include(void *ctx, eg_str path, eg_span span)
{
	gather *g = ctx;
	eg_includes *list = g->includes;
	list->items =
		eg_grow(g->r->arena, list->items, list->count, &list->cap, sizeof *list->items);
	list->items[list->count++] = (eg_include){path, span};
}

void eg_reader_gather(eg_reader *r, uint32_t file, eg_includes *includes)
{
	gather g = {r, includes};
	const eg_file_sink sink = {.ctx = &g,
		.record = on_record,
		.translation = on_translation,
		.include = on_include};
	if (!eg_bind_file(&r->binder, file, &sink))
		r->model->incomplete = true;
}
