#include "dataset/load.h"

#include "dataset/currency.h"
#include "prose/prose.h"

typedef struct loader {
	eg_dataset *ds;
	eg_arena *scratch; /* a row's own texts */
	sqlite3_stmt *extra;
	bool failed;
	uint32_t file; /* of the path in `path` */
	eg_str path;
	eg_str organization; /* id, for a strategy without one */
} loader;

/* The key of a row: an id, or numbers of places, from the top record down. */
typedef struct key {
	eg_str id;
	int64_t at[EG_MOST_KEYS]; /* at[0] counts when there is no id */
	uint8_t count;
	eg_str marking; /* of the record around */
} key;

static int place(uint16_t column)
{
	return column + 1;
}

static void run(loader *l, eg_table *t)
{
	sqlite3_stmt *s = t->insert;
	if (sqlite3_step(s) != SQLITE_DONE)
		l->failed = true;
	sqlite3_reset(s);
	sqlite3_clear_bindings(s);
	t->rows++;
}

/* -- single values -- */

static eg_str reader_title(void *ctx, eg_str id)
{
	const loader *l = ctx;
	const eg_rec *r = eg_model_find(l->ds->model, id);
	return r && eg_door_record(&l->ds->door, r) ? eg_rec_title(r) : id;
}

static void bind_prose(loader *l, sqlite3_stmt *s, int at, eg_str text)
{
	eg_store_bind_text(s, at, text);
	eg_prose_text p = eg_prose_parse(l->scratch, text);
	eg_store_bind_text(s, at + 1, eg_prose_plain(l->scratch, &p, reader_title, l));
}

/* YYYY-MM-DD. Dates are a third of all values, and printf is slow. */
static void bind_day(loader *l, sqlite3_stmt *s, int at, eg_day d)
{
	static const int least[] = {1000, 100, 10, 1};
	if (d == EG_DAY_NONE)
		return;
	int year, month, day;
	eg_day_split(d, &year, &month, &day);
	char *p = eg_alloc(l->scratch, 10);
	for (int i = 0; i < 4; i++)
		p[i] = (char)('0' + year / least[i] % 10);
	p[4] = p[7] = '-';
	p[5] = (char)('0' + month / 10);
	p[6] = (char)('0' + month % 10);
	p[8] = (char)('0' + day / 10);
	p[9] = (char)('0' + day % 10);
	eg_store_bind_text(s, at, (eg_str){p, 10});
}

static void bind_date(loader *l, sqlite3_stmt *s, int at, const eg_date *d)
{
	if (!d)
		return;
	eg_store_bind_text(s, at, d->written);
	bind_day(l, s, at + 1, d->from);
	bind_day(l, s, at + 2, d->to);
}

/* `12 months`: as written, and as months and days, one of which is nought. */
static void bind_span(loader *l, sqlite3_stmt *s, int at, int32_t count, uint8_t unit)
{
	const char *word = unit == 'd' ? "day" : unit == 'm' ? "month" : "year";
	eg_store_bind_text(s, at, eg_strf(l->scratch, "%d %s%s", count, word, count == 1 ? "" : "s"));
	sqlite3_bind_int64(s, at + 1, unit == 'd' ? 0 : unit == 'm' ? count : (int64_t)count * 12);
	sqlite3_bind_int64(s, at + 2, unit == 'd' ? count : 0);
}

static eg_str joined_texts(loader *l, const eg_value *v)
{
	if (!v->many)
		return v->as.text;
	eg_str out = {NULL, 0};
	for (uint32_t i = 0; i < v->count; i++)
		out = out.p ? eg_strf(l->scratch, "%.*s; %.*s", EG_ARG(out), EG_ARG(v->as.items[i].as.text))
			    : v->as.items[i].as.text;
	return out;
}

/* A reference to what the audience may not see is left out. */
static bool may_name(const loader *l, const eg_value *v)
{
	return !v->as.ref.target || eg_door_record(&l->ds->door, v->as.ref.target);
}

static eg_str record_id(loader *l, const eg_rec *r, uint32_t pos)
{
	if (r->id.n)
		return r->id;
	if (r->type->flags & EG_REC_ONCE)
		return l->organization.n ? l->organization : eg_str_of(r->type->name);
	/* '/' stands in no id of the specs, so these clash with none */
	return r->parent && r->parent->id.n
		? eg_strf(l->scratch, "%.*s/%s-%u", EG_ARG(r->parent->id), r->type->name, r->pos)
		: eg_strf(l->scratch, "/%s-%u", r->type->name, pos);
}

static void bind_value(loader *l, eg_table *t, const eg_slot *slot, const eg_value *v, eg_str currency)
{
	sqlite3_stmt *s = t->insert;
	int at = place(slot->column);
	switch ((enum eg_form)slot->form) {
	case EG_FORM_TEXT: eg_store_bind_text(s, at, v->as.text); break;
	case EG_FORM_PROSE: bind_prose(l, s, at, v->as.text); break;
	case EG_FORM_DATE: bind_date(l, s, at, v->as.date); break;
	case EG_FORM_SPAN: bind_span(l, s, at, v->as.span.count, v->as.span.unit); break;
	case EG_FORM_NUMBER: sqlite3_bind_int64(s, at, v->as.number); break;
	case EG_FORM_MONEY: sqlite3_bind_int64(s, at, eg_currency_minor(v->as.number, currency)); break;
	case EG_FORM_REF:
		if (may_name(l, v))
			eg_store_bind_text(s, at, v->as.ref.id);
		break;
	case EG_FORM_MARKING: eg_store_bind_text(s, at, joined_texts(l, v)); break;
	case EG_FORM_ONE:
		if (v->as.rec && eg_door_record(&l->ds->door, v->as.rec))
			eg_store_bind_text(s, at, record_id(l, v->as.rec, 1));
		break;
	case EG_FORM_NONE:
	case EG_FORM_FLAT:
	case EG_FORM_OWNED:
	case EG_FORM_CHILD:
	case EG_FORM_EXTRA: break;
	}
}

/* -- what was not said: the schema's fallback, as it would be written -- */

static bool read_span(eg_str s, int32_t *count, uint8_t *unit)
{
	size_t blank = eg_str_find(s, EG_STR(" "), 0);
	int64_t n;
	if (blank == SIZE_MAX || !eg_parse_int(eg_str_cut(s, 0, blank), &n))
		return false;
	*count = (int32_t)n;
	*unit = (uint8_t)s.p[blank + 1];
	return true;
}

static bool read_number(const eg_field *f, eg_str s, int64_t *out)
{
	if (f->type == EG_T_YESNO) {
		*out = eg_str_is(s, "yes") || eg_str_is(s, "true");
		return true;
	}
	if (f->type == EG_T_INTEGER)
		return eg_parse_int(s, out);
	if (f->type != EG_T_PERCENT)
		return eg_parse_decimal(s, out);
	if (eg_str_ends(s, EG_STR("%")))
		s = eg_str_trim(eg_str_cut(s, 0, s.n - 1));
	if (!eg_parse_decimal(s, out))
		return false;
	*out /= 100;
	return true;
}

static void bind_fallback(loader *l, eg_table *t, const eg_slot *slot, const eg_field *f)
{
	sqlite3_stmt *s = t->insert;
	int at = place(slot->column);
	eg_str text = eg_str_of(f->fallback);
	eg_value v = {.as.text = text};
	int64_t n;
	int32_t count;
	uint8_t unit;
	if (slot->form == EG_FORM_TEXT)
		bind_value(l, t, slot, &v, text);
	else if (slot->form == EG_FORM_NUMBER && read_number(f, text, &n))
		sqlite3_bind_int64(s, at, n);
	else if (slot->form == EG_FORM_SPAN && read_span(text, &count, &unit))
		bind_span(l, s, at, count, unit);
}

/* -- the columns of a record -- */

static int said_place(const eg_slot *slot)
{
	static const int columns[EG_FORM_EXTRA + 1] = {
		[EG_FORM_PROSE] = 2, [EG_FORM_DATE] = 3, [EG_FORM_SPAN] = 3};
	int n = columns[slot->form];
	return place(slot->column) + (n ? n : 1);
}

static void bind_said(eg_table *t, const eg_slot *slot, const eg_value *v)
{
	static const char *const words[] = {"value", "unknown", "none"};
	if (slot->said)
		eg_store_bind_text(t->insert, said_place(slot), eg_str_of(v ? words[v->said] : "absent"));
}

static eg_str currency_of(const loader *l, const eg_shape *shape, const eg_rec *r)
{
	if (shape->currency == EG_NO_COLUMN)
		return l->ds->currency;
	eg_str said = r ? eg_rec_text(r, "currency") : (eg_str){NULL, 0};
	return said.n ? said : l->ds->currency;
}

/* r may be NULL: a nested record that was not said has its fallbacks all the same. */
static void bind_shape(loader *l, eg_table *t, const eg_shape *shape, const eg_rec *r)
{
	uint16_t next = 0;
	eg_str currency = currency_of(l, shape, r);
	for (unsigned f = 0; f < shape->record->count; f++) {
		const eg_value *v = NULL;
		if (r && next < r->count && r->values[next].field == f)
			v = &r->values[next++];
		const eg_slot *slot = &shape->slots[f];
		if (slot->form == EG_FORM_NONE || (r && !eg_door_field(&l->ds->door, r, f)))
			continue;
		bind_said(t, slot, v);
		if (slot->form == EG_FORM_FLAT)
			bind_shape(l, t, slot->shape, v && v->said == EG_SAID_VALUE ? v->as.rec : NULL);
		else if (v && v->said == EG_SAID_VALUE)
			bind_value(l, t, slot, v, currency);
		else if (!v && shape->record->fields[f].fallback)
			bind_fallback(l, t, slot, &shape->record->fields[f]);
	}
	/* an amount without a currency is in the strategy's */
	if (r && shape->currency != EG_NO_COLUMN && eg_rec_find(r, "amount"))
		eg_store_bind_text(t->insert, place(shape->currency), currency);
}

static void bind_place(loader *l, eg_table *t, eg_span span)
{
	if (!eg_span_known(span) || !l->ds->model->sources)
		return;
	if (span.file != l->file) {
		l->file = span.file;
		l->path = eg_sources_at(l->ds->model->sources, span.file)->path;
	}
	eg_store_bind_text(t->insert, place(t->file), l->path);
	sqlite3_bind_int64(t->insert, place(t->line),
		eg_source_place(l->ds->model->sources, span.file, span.from).line);
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
	eg_str own = v && v->said == EG_SAID_VALUE ? joined_texts(l, v) : (eg_str){NULL, 0};
	return own.n ? own : around.n ? around : EG_STR("U");
}

/* -- child rows -- */

static void load_children(loader *l, const eg_shape *shape, const eg_rec *r, const key *k);

static void begin_child(loader *l, eg_table *t, const key *k, uint32_t pos, eg_span span)
{
	bind_key(t, k);
	sqlite3_bind_int64(t->insert, place(t->pos), pos);
	bind_place(l, t, span);
}

/* A row about something that the audience may not see says nothing without it. */
static bool lost_subject(const loader *l, const eg_rec *r)
{
	for (uint16_t i = 0; !l->ds->door.internal && i < r->count; i++) {
		const eg_value *v = &r->values[i];
		const eg_field *f = &r->type->fields[v->field];
		if (f->type == EG_T_REF && !v->many && v->said == EG_SAID_VALUE &&
			(f->flags & (EG_F_REQUIRED | EG_F_BARE)) && !may_name(l, v))
			return true;
	}
	return false;
}

static void load_child_record(loader *l, eg_table *t, const eg_rec *r, const key *owner, uint32_t pos)
{
	if (!eg_door_record(&l->ds->door, r) || lost_subject(l, r))
		return;
	eg_arena_mark m = eg_arena_save(l->scratch);
	key k = *owner;
	k.marking = marking_of(l, r, owner->marking);
	begin_child(l, t, owner, pos, r->span);
	bind_shape(l, t, t->shape, r);
	eg_store_bind_text(t->insert, place(t->marking), k.marking);
	if (t->illustrative != EG_NO_COLUMN)
		sqlite3_bind_int64(t->insert, place(t->illustrative), eg_rec_illustrative(r, NULL));
	run(l, t);
	if (t->shape->has_children && k.count < EG_MOST_KEYS) {
		k.at[k.count++] = pos;
		load_children(l, t->shape, r, &k);
	}
	eg_arena_rewind(l->scratch, m);
}

static void load_child_scalar(loader *l, eg_table *t, const eg_value *v, const key *k, uint32_t pos)
{
	if (t->item->type == EG_T_REF && v->said == EG_SAID_VALUE && !may_name(l, v))
		return;
	eg_arena_mark m = eg_arena_save(l->scratch);
	begin_child(l, t, k, pos, v->span);
	eg_store_bind_text(t->insert, place(t->marking), k->marking);
	bind_said(t, &t->slot, v);
	if (t->item->type == EG_T_WORDMAP) {
		eg_store_bind_text(t->insert, place(t->slot.column) - 1, v->as.pair.key);
		eg_store_bind_text(t->insert, place(t->slot.column), v->as.pair.value);
	} else if (v->said == EG_SAID_VALUE)
		bind_value(l, t, &t->slot, v, l->ds->currency);
	run(l, t);
	eg_arena_rewind(l->scratch, m);
}

static void load_list(loader *l, eg_table *t, const eg_value *v, const key *k)
{
	const eg_value *items = v->many ? v->as.items : v;
	uint32_t count = v->many ? v->count : 1;
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
		if (!eg_door_field(&l->ds->door, r, v->field))
			continue;
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
			eg_store_bind_text(t->insert, t->keys + i + 1, record_id(l, r->parent, 1));
}

static void load_own(loader *l, eg_table *t, const eg_rec *r, uint32_t pos)
{
	if (!eg_door_record(&l->ds->door, r))
		return;
	eg_arena_mark m = eg_arena_save(l->scratch);
	bool named = (t->record->flags & EG_REC_ID) != 0;
	key k = {.count = 1, .marking = marking_of(l, r, (eg_str){NULL, 0})};
	if (named)
		k.id = record_id(l, r, pos);
	else
		k.at[0] = pos;
	bind_key(t, &k);
	bind_owner(l, t, r);
	sqlite3_bind_int64(t->insert, place(t->pos), pos);
	bind_place(l, t, r->span);
	bind_shape(l, t, t->shape, r);
	eg_store_bind_text(t->insert, place(t->marking), k.marking);
	if (t->illustrative != EG_NO_COLUMN)
		sqlite3_bind_int64(t->insert, place(t->illustrative), eg_rec_illustrative(r, NULL));
	run(l, t);
	if (t->shape->has_children)
		load_children(l, t->shape, r, &k);
	eg_arena_rewind(l->scratch, m);
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
	const eg_model *m = l->ds->model;
	if (t->record->flags & EG_REC_ONCE) {
		load_once(l, t,
			eg_str_is(EG_STR("strategy"), t->record->key) ? m->strategy : m->organization);
		return;
	}
	const eg_rec_list *list = eg_model_list(m, t->record->key);
	bool named = (t->record->flags & EG_REC_ID) != 0;
	for (size_t i = 0; list && i < list->count; i++)
		if (named || !list->items[i]->parent) /* nested ones without an id are rows of child tables */
			load_own(l, t, list->items[i], (uint32_t)i + 1);
}

static bool make_tables(loader *l, eg_str *why)
{
	eg_dataset *ds = l->ds;
	bool ok = true;
	for (size_t i = 0; ok && i < ds->plan.count; i++) {
		eg_table *t = ds->plan.tables[i];
		ok = eg_store_run(ds, eg_table_ddl(ds->arena, t), why);
		if (ok)
			t->insert = eg_store_prepare(ds, eg_table_insert(ds->arena, t), why);
		ok = ok && t->insert;
		for (size_t c = 0; c < t->count; c++)
			if (t->columns[c].prose)
				eg_store_set_prose(ds, t->name, t->columns[c].name);
	}
	l->extra = ok ? eg_store_prepare(ds, EG_STR("INSERT INTO extra VALUES (?, ?, ?)"), why) : NULL;
	return ok && l->extra;
}

bool eg_load(eg_dataset *ds, eg_str *why)
{
	loader l = {.ds = ds, .scratch = eg_arena_new()};
	if (ds->model->organization)
		l.organization = ds->model->organization->id;
	bool ok = eg_store_run(ds,
			  EG_STR("BEGIN; CREATE TABLE extra (record TEXT NOT NULL, key TEXT NOT NULL, value TEXT,"
				 " PRIMARY KEY (record, key)) STRICT, WITHOUT ROWID"),
			  why) &&
		make_tables(&l, why);
	for (size_t i = 0; ok && i < ds->plan.count && !l.failed; i++)
		if (ds->plan.tables[i]->own)
			load_table(&l, ds->plan.tables[i]);
	if (l.failed)
		*why = eg_str_copy(ds->arena, eg_str_of(sqlite3_errmsg(ds->db)));
	for (size_t i = 0; i < ds->plan.count; i++)
		sqlite3_finalize(ds->plan.tables[i]->insert);
	sqlite3_finalize(l.extra);
	eg_arena_release(l.scratch);
	return ok && !l.failed && eg_store_run(ds, EG_STR("COMMIT"), why);
}
