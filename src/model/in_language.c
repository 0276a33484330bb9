/* A model in another language: records whose texts are translated are copied with the translations
 * in their places; all others are shared. */
#include "model/model.h"

#include <string.h>

typedef struct speaker {
	eg_arena *arena;
	const eg_model *from;
	const eg_rec_list *standard; /* sections that are part of the program */
	eg_map copies;               /* address of a record -> index into made */
	eg_rec **made;
	size_t cap;
	eg_diag *diag;
} speaker;

/* -- copies -- */

static eg_str address_key(speaker *s, const eg_rec *rec)
{
	uintptr_t address = (uintptr_t)rec;
	return eg_str_copy(s->arena, (eg_str){(const char *)&address, sizeof address});
}

static eg_rec *copy_record(eg_arena *a, eg_arena *values, const eg_rec *rec);

static void copy_inner(eg_arena *a, eg_arena *values, const eg_record *type, eg_value *v)
{
	bool record = type->fields[v->field].type == EG_T_RECORD;
	if (record && v->said == EG_SAID_VALUE && v->as.rec && !v->as.rec->id.n)
		v->as.rec = copy_record(a, values, v->as.rec);
}

/* With all in it that has no id of its own. Depth is bounded by the nesting of the schema. */
static eg_rec *copy_record(eg_arena *a, eg_arena *values, const eg_rec *rec)
{
	eg_rec *copy = EG_NEW(a, eg_rec);
	*copy = *rec;
	copy->values = EG_NEW_N(values, eg_value, (size_t)rec->count + 1); /* room for one more */
	for (uint16_t i = 0; i < rec->count; i++) {
		eg_value *v = &copy->values[i];
		*v = rec->values[i];
		if (!v->many) {
			copy_inner(a, values, rec->type, v);
			continue;
		}
		v->as.items = EG_NEW_N(values, eg_value, v->count);
		for (uint32_t k = 0; k < v->count; k++) {
			v->as.items[k] = rec->values[i].as.items[k];
			copy_inner(a, values, rec->type, &v->as.items[k]);
		}
	}
	return copy;
}

static eg_rec *copy_of(speaker *s, const eg_rec *rec)
{
	bool is_new = true;
	size_t count = s->copies.count;
	uint32_t at = eg_map_add(&s->copies, address_key(s, rec), (uint32_t)count, &is_new);
	if (is_new) {
		s->made = eg_grow(s->arena, s->made, count, &s->cap, sizeof(eg_rec *));
		s->made[at] =
			copy_record(s->arena, eg_rec_is_data(rec) ? s->from->data : s->arena, rec);
	}
	return s->made[at];
}

static const eg_rec *now(speaker *s, const eg_rec *rec)
{
	uint32_t at = rec ? eg_map_find(&s->copies, address_key(s, rec)) : EG_MAP_NONE;
	return at == EG_MAP_NONE ? rec : s->made[at];
}

/* -- texts in their places -- */

static eg_str next_part(eg_str *path)
{
	size_t dot = eg_str_find(*path, EG_STR("."), 0);
	eg_str part = eg_str_cut(*path, 0, dot);
	*path = dot == SIZE_MAX ? EG_STR("") : eg_str_cut(*path, dot + 1, path->n);
	return part;
}

static eg_value *value_of(eg_rec *rec, eg_str key)
{
	int field = eg_field_find(rec->type, key);
	for (uint16_t i = 0; i < rec->count; i++)
		if (rec->values[i].field == field)
			return &rec->values[i];
	return NULL;
}

/* The item that the path goes on with: a number, if one follows, from 1. A list of one may be
 * written with brackets in one place and without in the other. */
static eg_value *item_of(eg_value *v, eg_str *path)
{
	eg_str rest = *path;
	int64_t n = 1;
	eg_str part = next_part(&rest);
	if (part.n && eg_parse_int(part, &n))
		*path = rest;
	else
		n = 1;
	if (!v->many)
		return n == 1 ? v : NULL;
	return n >= 1 && n <= (int64_t)v->count ? &v->as.items[n - 1] : NULL;
}

/* What the record does not say in its own language it does not say in another one. */
static void put_text(eg_rec *rec, eg_str path, const eg_value *text)
{
	while (path.n) {
		eg_value *v = value_of(rec, next_part(&path));
		v = v ? item_of(v, &path) : NULL;
		if (!v || v->said != EG_SAID_VALUE)
			return;
		if (!path.n) {
			uint16_t field = v->field;
			*v = *text;
			v->field = field;
			return;
		}
		if (rec->type->fields[v->field].type != EG_T_RECORD || !v->as.rec)
			return;
		rec = v->as.rec;
	}
}

static const eg_rec *standard_section(const speaker *s, eg_str id)
{
	for (size_t i = 0; s->standard && i < s->standard->count; i++)
		if (eg_str_eq(s->standard->items[i]->id, id))
			return s->standard->items[i];
	return NULL;
}

static const eg_rec *original(speaker *s, const eg_translation *t)
{
	const eg_rec *rec = eg_model_translated(s->from, t);
	if (rec)
		return rec->type == t->rec->type ? rec : NULL;
	if (t->rec->type->kind != EG_K_SECTION)
		return NULL;
	rec = standard_section(s, t->id);
	if (!rec)
		eg_report(s->diag, EG_R_REF_UNKNOWN, t->rec->id_span,
			"a translation names section '%.*s', which does not exist", EG_ARG(t->id));
	return rec;
}

static void put_language(speaker *s, eg_str tag)
{
	for (size_t i = 0; i < s->from->translation_count; i++) {
		const eg_translation *t = &s->from->translations[i];
		const eg_rec *rec = eg_str_eq(t->language, tag) ? original(s, t) : NULL;
		if (rec)
			put_text(copy_of(s, rec), t->field, t->value);
	}
}

/* `fr`, then `fr-CA` over it. */
static void put_languages(speaker *s, eg_str language)
{
	for (size_t n = 1; n <= language.n; n++)
		if (n == language.n || language.p[n] == '-')
			put_language(s, eg_str_cut(language, 0, n));
}

/* The strategy is written in that language from now on. */
static void name_language(speaker *s, eg_str language)
{
	if (!s->from->strategy)
		return;
	eg_rec *strategy = copy_of(s, s->from->strategy);
	int field = eg_field_find(strategy->type, EG_STR("language"));
	eg_value *v = value_of(strategy, EG_STR("language"));
	if (!v) {
		uint16_t at = strategy->count++;
		for (; at && strategy->values[at - 1].field > field; at--)
			strategy->values[at] = strategy->values[at - 1];
		v = &strategy->values[at];
		*v = (eg_value){.field = (uint16_t)field, .span = strategy->id_span};
	}
	v->said = EG_SAID_VALUE;
	v->as.text = language;
}

/* -- the model -- */

static eg_rec_list list_now(speaker *s, const eg_rec_list *from)
{
	eg_rec_list list = {.items = EG_NEW_N(s->arena, eg_rec *, from->count),
		.count = from->count,
		.cap = from->count};
	for (size_t i = 0; i < from->count; i++) {
		uint32_t at = eg_map_find(&s->copies, address_key(s, from->items[i]));
		list.items[i] = at == EG_MAP_NONE ? from->items[i] : s->made[at];
	}
	return list;
}

eg_model *eg_model_in_language(
	eg_arena *a, const eg_model *m, eg_str language, const eg_rec_list **sections, eg_diag *d)
{
	speaker s = {.arena = a, .from = m, .standard = *sections, .diag = d};
	eg_model *to = EG_NEW(a, eg_model);
	eg_rec_list *standard = EG_NEW(a, eg_rec_list);
	eg_map_init(&s.copies, a);
	put_languages(&s, language);
	name_language(&s, language);
	*to = *m;
	to->lists = EG_NEW_N(a, eg_rec_list, m->list_count);
	for (size_t i = 0; i < m->list_count; i++)
		to->lists[i] = list_now(&s, &m->lists[i]);
	const eg_rec **by_id = EG_NEW_N(a, const eg_rec *, m->id_count);
	for (size_t i = 0; i < m->id_count; i++)
		by_id[i] = now(&s, m->by_id[i]);
	to->by_id = by_id;
	to->strategy = now(&s, m->strategy);
	to->organization = now(&s, m->organization);
	if (*sections)
		*standard = list_now(&s, *sections);
	*sections = *sections ? standard : NULL;
	return to;
}
