#include "model/reader.h"

#include "schema/file.h"

static void append(eg_reader *r, eg_rec_list *list, eg_rec *rec)
{
	list->items = eg_grow(r->passing, list->items, list->count, &list->cap, sizeof(eg_rec *));
	list->items[list->count++] = rec;
}

void eg_reader_settle(eg_reader *r)
{
	for (size_t i = 0; i < r->model->list_count; i++) {
		eg_rec_list *list = &r->model->lists[i];
		eg_rec **items = EG_RAW_N(r->arena, eg_rec *, list->count);
		if (list->count)
			memcpy(items, list->items, list->count * sizeof(eg_rec *));
		*list = (eg_rec_list){items, list->count, list->count};
	}
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
		for (uint32_t k = 0; k < eg_value_count(v); k++) {
			const eg_value *item = eg_value_item(v, k);
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
	/* In one file it is a key given twice, which was told. */
	if (r->once[strategy].file != key.file)
		eg_say_also(eg_report(r->d, EG_R_KEY_DUPLICATE, key, "'%s' is given twice",
				    rec->type->key),
			r->once[strategy], "first given here");
	return false;
}

/* -- into the model -- */

static void take_record(eg_reader *r, const eg_taken *t)
{
	if (t->rec->type->flags & EG_REC_ONCE && !is_first(r, t->rec, t->key))
		return;
	t->rec->pos = (uint32_t)r->model->lists[t->at].count + 1;
	add_with_nested(r, t->rec);
}

void eg_reader_take(eg_reader *r, const eg_unit *u)
{
	for (size_t i = 0; i < u->taken_count; i++) {
		const eg_taken *t = &u->taken[i];
		if (t->language.n)
			eg_reader_translate(r, t->language, t->rec);
		else
			take_record(r, t);
	}
}

/* -- from the file -- */

void eg_reader_rest(eg_reader *r)
{
	eg_arena_rest(r->arena);
	eg_arena_rest(r->data);
	eg_arena_rest(r->texts);
	eg_arena_rest(r->passing);
}

static void note(eg_reader *r, const eg_taken *t)
{
	eg_unit *u = r->unit;
	if ((u->taken_count + 1) % EG_MODEL_STRIDE == 0)
		eg_reader_rest(r);
	u->taken = eg_grow(r->passing, u->taken, u->taken_count, &u->taken_cap, sizeof *u->taken);
	u->taken[u->taken_count++] = *t;
}

static void on_record(void *ctx, size_t at, eg_rec *rec, eg_span key)
{
	note(ctx, &(eg_taken){.rec = rec, .at = at, .key = key});
}

static void on_translation(void *ctx, eg_str language, eg_rec *rec)
{
	note(ctx, &(eg_taken){.rec = rec, .language = language});
}

static void on_include(void *ctx, eg_str path, eg_span span)
{
	eg_reader *r = ctx;
	eg_includes *list = &r->unit->includes;
	list->items =
		eg_grow(r->passing, list->items, list->count, &list->cap, sizeof *list->items);
	list->items[list->count++] = (eg_include){path, span};
}

void eg_reader_gather(eg_reader *r)
{
	const eg_file_sink sink = {.ctx = r,
		.record = on_record,
		.translation = on_translation,
		.include = on_include};
	if (!eg_bind_file(&r->binder, r->unit->file, &sink))
		r->incomplete = true;
}
