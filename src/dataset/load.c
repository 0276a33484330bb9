#include "dataset/load.h"

#include "dataset/bind.h"

typedef struct loader {
	eg_binder to;
	sqlite3_stmt *extra;
	bool failed;
	eg_str why; /* a statement cannot be made */
} loader;

/* The key of a row: an id, or numbers of places, from the top record down. */
typedef struct key {
	eg_str id;
	int64_t at[EG_MOST_KEYS]; /* at[0] counts when there is no id */
	uint8_t count;
	eg_str marking; /* of the record around */
} key;

/* Most tables have no row, so a statement is made for the first one. By then all tables are there:
 * each one made later would have SQLite prepare it again. */
static bool is_ready(loader *l, eg_table *t)
{
	if (!t->insert)
		t->insert =
			eg_store_prepare(l->to.ds, eg_table_insert(l->to.ds->arena, t), &l->why);
	l->failed = l->failed || !t->insert;
	return t->insert != NULL;
}

static void run(loader *l, eg_table *t)
{
	sqlite3_stmt *s = t->insert;
	if (sqlite3_step(s) != SQLITE_DONE)
		l->failed = true;
	sqlite3_reset(s);
	sqlite3_clear_bindings(s);
}

static void bind_key(eg_table *t, const key *k)
{
	sqlite3_stmt *s = t->insert;
	for (uint8_t i = 0; i < k->count; i++)
		if (i == 0 && k->id.p)
			eg_store_bind_text(s, 1, k->id);
		else
			sqlite3_bind_int64(s, i + 1, k->at[i]);
}

/* The record's own marking, else that of what it stands in. */
static eg_str marking_of(loader *l, const eg_rec *r, eg_str around)
{
	const eg_value *v = eg_rec_find(r, "marking");
	eg_str own = v && v->said == EG_SAID_VALUE ? eg_bind_joined(&l->to, v) : (eg_str){NULL, 0};
	return own.n ? own : around.n ? around : EG_STR("U");
}

static void keep_out(loader *l, const eg_record *type)
{
	eg_dataset *ds = l->to.ds;
	for (size_t i = 0; i < ds->kept_out_count; i++) {
		if (ds->kept_out[i].type == type) {
			ds->kept_out[i].count++;
			return;
		}
	}
	ds->kept_out = eg_grow(ds->arena, ds->kept_out, ds->kept_out_count, &ds->kept_out_cap,
		sizeof *ds->kept_out);
	ds->kept_out[ds->kept_out_count++] = (eg_kept_out){type, 1};
}

static void keep_out_list(loader *l, const eg_rec *r, const eg_value *v)
{
	bool records = r->type->fields[v->field].type == EG_T_RECORD;
	for (uint32_t i = 0; records && v->many && i < v->count; i++)
		if (v->as.items[i].said == EG_SAID_VALUE)
			keep_out(l, v->as.items[i].as.rec->type);
}

static bool passes(loader *l, const eg_rec *r)
{
	if (eg_door_record(&l->to.ds->door, r))
		return true;
	keep_out(l, r->type);
	return false;
}

/* -- child rows -- */

static void load_children(loader *l, const eg_shape *shape, const eg_rec *r, const key *k);

static void begin_child(loader *l, eg_table *t, const key *k, uint32_t pos, eg_span span)
{
	bind_key(t, k);
	sqlite3_bind_int64(t->insert, eg_bind_at(t->pos), pos);
	eg_bind_place(&l->to, t, span);
}

/* A row about something that the audience may not see says nothing without it. */
static bool lost_subject(loader *l, const eg_rec *r)
{
	bool all = l->to.ds->door.internal && !l->to.ds->door.facts_only;
	for (uint16_t i = 0; !all && i < r->count; i++) {
		const eg_value *v = &r->values[i];
		const eg_field *f = &r->type->fields[v->field];
		if (f->type == EG_T_REF && !v->many && v->said == EG_SAID_VALUE &&
			(f->flags & (EG_F_REQUIRED | EG_F_BARE)) && !eg_bind_may_name(&l->to, v))
			return true;
	}
	return false;
}

static void load_child_record(
	loader *l, eg_table *t, const eg_rec *r, const key *owner, uint32_t pos)
{
	if (!passes(l, r) || lost_subject(l, r) || !is_ready(l, t))
		return;
	eg_arena_mark m = eg_arena_save(l->to.scratch);
	key k = *owner;
	k.marking = marking_of(l, r, owner->marking);
	begin_child(l, t, owner, pos, r->span);
	eg_bind_shape(&l->to, t, t->shape, r);
	eg_store_bind_text(t->insert, eg_bind_at(t->marking), k.marking);
	if (t->illustrative != EG_NO_COLUMN)
		sqlite3_bind_int64(
			t->insert, eg_bind_at(t->illustrative), eg_rec_illustrative(r, NULL));
	run(l, t);
	if (t->shape->has_children && k.count < EG_MOST_KEYS) {
		k.at[k.count++] = pos;
		load_children(l, t->shape, r, &k);
	}
	eg_arena_rewind(l->to.scratch, m);
}

static void load_child_scalar(loader *l, eg_table *t, const eg_value *v, const key *k, uint32_t pos)
{
	if (t->item->type == EG_T_REF && v->said == EG_SAID_VALUE && !eg_bind_may_name(&l->to, v))
		return;
	if (!is_ready(l, t))
		return;
	eg_arena_mark m = eg_arena_save(l->to.scratch);
	begin_child(l, t, k, pos, v->span);
	eg_store_bind_text(t->insert, eg_bind_at(t->marking), k->marking);
	eg_bind_said(t, &t->slot, v);
	if (t->item->type == EG_T_WORDMAP) {
		eg_store_bind_text(t->insert, eg_bind_at(t->slot.column) - 1, v->as.pair.key);
		eg_store_bind_text(t->insert, eg_bind_at(t->slot.column), v->as.pair.value);
	} else if (v->said == EG_SAID_VALUE)
		eg_bind_value(&l->to, t, &t->slot, v, l->to.ds->currency);
	run(l, t);
	eg_arena_rewind(l->to.scratch, m);
}

static void load_list(loader *l, eg_table *t, const eg_value *v, const key *k)
{
	const eg_value *items = v->many ? v->as.items : v;
	uint32_t count = eg_value_count(v);
	for (uint32_t i = 0; i < count; i++)
		if (t->shape && items[i].said == EG_SAID_VALUE && items[i].as.rec)
			load_child_record(l, t, items[i].as.rec, k, i + 1);
		else if (!t->shape)
			load_child_scalar(l, t, &items[i], k, i + 1);
}

static void load_extra(loader *l, const eg_value *v, const key *k)
{
	sqlite3_stmt *s = l->extra;
	for (uint32_t i = 0; v->many && k->id.p && k->count == 1 && i < v->count; i++) {
		eg_store_bind_text(s, 1, k->id);
		eg_store_bind_text(s, 2, v->as.items[i].as.pair.key);
		eg_store_bind_text(s, 3, v->as.items[i].as.pair.value);
		if (sqlite3_step(s) != SQLITE_DONE)
			l->failed = true;
		sqlite3_reset(s);
	}
}

static void load_children(loader *l, const eg_shape *shape, const eg_rec *r, const key *k)
{
	for (uint16_t i = 0; i < r->count; i++) {
		const eg_value *v = &r->values[i];
		const eg_slot *slot = &shape->slots[v->field];
		if (!eg_door_field(&l->to.ds->door, r, v->field)) {
			keep_out_list(l, r, v);
			continue;
		}
		if (slot->form == EG_FORM_CHILD && (v->many || v->said == EG_SAID_VALUE))
			load_list(l, slot->table, v, k);
		else if (slot->form == EG_FORM_EXTRA)
			load_extra(l, v, k);
		else if (slot->form == EG_FORM_FLAT && v->said == EG_SAID_VALUE && v->as.rec &&
			 slot->shape->has_children)
			load_children(l, slot->shape, v->as.rec, k);
	}
}

/* -- records with tables of their own -- */

static void bind_owner(loader *l, eg_table *t, const eg_rec *r)
{
	for (uint8_t i = 0; i < t->owner_count; i++)
		if (r->parent && r->parent->type == t->owners[i]->record)
			eg_store_bind_text(
				t->insert, t->keys + i + 1, eg_bind_id(&l->to, r->parent, 1));
}

static void load_own(loader *l, eg_table *t, const eg_rec *r, uint32_t pos)
{
	if (!passes(l, r) || !is_ready(l, t))
		return;
	eg_arena_mark m = eg_arena_save(l->to.scratch);
	bool named = (t->record->flags & EG_REC_ID) != 0;
	key k = {.count = 1, .marking = marking_of(l, r, (eg_str){NULL, 0})};
	if (named)
		k.id = eg_bind_id(&l->to, r, pos);
	else
		k.at[0] = pos;
	bind_key(t, &k);
	bind_owner(l, t, r);
	sqlite3_bind_int64(t->insert, eg_bind_at(t->pos), pos);
	eg_bind_place(&l->to, t, r->span);
	eg_bind_shape(&l->to, t, t->shape, r);
	eg_store_bind_text(t->insert, eg_bind_at(t->marking), k.marking);
	if (t->illustrative != EG_NO_COLUMN)
		sqlite3_bind_int64(
			t->insert, eg_bind_at(t->illustrative), eg_rec_illustrative(r, NULL));
	run(l, t);
	if (r == l->to.ds->model->strategy)
		k.marking =
			EG_STR("U"); /* it expects a marking of the whole; its parts have none */
	if (t->shape->has_children)
		load_children(l, t->shape, r, &k);
	eg_arena_rewind(l->to.scratch, m);
}

/* The strategy has a row even when the specs say nothing of it, so that its fallbacks stand. */
static void load_once(loader *l, eg_table *t, const eg_rec *r)
{
	const eg_rec absent = {.type = t->record};
	if (r)
		load_own(l, t, r, 1);
	else if (eg_str_is(EG_STR("strategy"), t->record->key))
		load_own(l, t, &absent, 1);
}

static void load_table(loader *l, eg_table *t)
{
	const eg_model *m = l->to.ds->model;
	if (t->record->flags & EG_REC_ONCE) {
		load_once(l, t,
			eg_str_is(EG_STR("strategy"), t->record->key) ? m->strategy
								      : m->organization);
		return;
	}
	const eg_rec_list *list = eg_model_list(m, t->record->key);
	bool named = (t->record->flags & EG_REC_ID) != 0;
	for (size_t i = 0; list && i < list->count; i++) {
		if (named ||
			!list->items[i]
				 ->parent) /* nested ones without an id are rows of child tables */
			load_own(l, t, list->items[i], (uint32_t)i + 1);
		eg_model_rest(m, i);
	}
}

static bool make_tables(loader *l, eg_str *why)
{
	eg_dataset *ds = l->to.ds;
	bool ok = true;
	for (size_t i = 0; ok && i < ds->plan.count; i++) {
		eg_table *t = ds->plan.tables[i];
		ok = eg_store_run(ds, eg_table_ddl(ds->arena, t), why);
		for (size_t c = 0; c < t->count; c++)
			if (t->columns[c].prose)
				eg_store_set_prose(ds, t->name, t->columns[c].name);
	}
	l->extra =
		ok ? eg_store_prepare(ds, EG_STR("INSERT INTO extra VALUES (?, ?, ?)"), why) : NULL;
	return ok && l->extra;
}

size_t eg_dataset_kept_out(const eg_dataset *ds, const char *type)
{
	for (size_t i = 0; i < ds->kept_out_count; i++)
		if (strcmp(ds->kept_out[i].type->name, type) == 0)
			return ds->kept_out[i].count;
	return 0;
}

bool eg_load(eg_dataset *ds, eg_str *why)
{
	loader l = {.to = {.ds = ds, .scratch = eg_arena_new()}};
	if (ds->model->organization)
		l.to.organization = ds->model->organization->id;
	bool ok = eg_store_run(ds,
			  EG_STR("BEGIN; CREATE TABLE extra (record TEXT NOT NULL, key TEXT NOT "
				 "NULL, value TEXT,"
				 " PRIMARY KEY (record, key)) STRICT, WITHOUT ROWID"),
			  why) &&
		  make_tables(&l, why);
	for (size_t i = 0; ok && i < ds->plan.count && !l.failed; i++)
		if (ds->plan.tables[i]->own)
			load_table(&l, ds->plan.tables[i]);
	if (l.failed)
		*why = l.why.n ? l.why : eg_store_said(ds);
	for (size_t i = 0; i < ds->plan.count; i++)
		sqlite3_finalize(ds->plan.tables[i]->insert);
	sqlite3_finalize(l.extra);
	eg_arena_release(l.to.scratch);
	return ok && !l.failed && eg_store_run(ds, EG_STR("COMMIT"), why);
}
