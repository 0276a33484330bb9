#include "dataset/door.h"

#include "dataset/dataset.h"

static const eg_rec *own_audience(const eg_model *m, eg_str name)
{
	const eg_rec *r = eg_model_find(m, name);
	return r && r->type->kind == EG_K_AUDIENCE ? r : NULL;
}

/* -- what an own audience says -- */

static void add_sees(eg_door *door, const eg_value *v)
{
	door->sees[door->sees_count++] = eg_marking_of(door->arena, v, &door->scheme);
}

/* Each marking of `sees` alone, and all of them together: a record may be marked in two schemes. */
static void read_sees(eg_door *door, const eg_value *v)
{
	if (!v || v->said != EG_SAID_VALUE)
		return;
	uint32_t n = v->many ? v->count : 1;
	door->sees = EG_NEW_N(door->arena, eg_marking, (size_t)n + 1);
	for (uint32_t i = 0; i < n; i++)
		add_sees(door, v->many ? &v->as.items[i] : v);
	eg_marking all = {0};
	bool ok = true;
	for (uint32_t i = 0; ok && i < n; i++)
		ok = eg_marking_join(door->arena, &all, &door->sees[i], &all);
	if (ok && n > 1)
		door->sees[door->sees_count++] = all;
}

static bool keeps_totals(const eg_door *door)
{
	const eg_value *v = door->own ? eg_rec_find(door->own, "keeps") : NULL;
	for (uint32_t i = 0; v && v->many && i < v->count; i++)
		if (eg_str_is(v->as.items[i].as.text, "funding.total"))
			return true;
	return eg_str_is(door->audience, "public");
}

void eg_door_init(eg_arena *a, eg_door *door, const eg_model *m, eg_str audience,
	const eg_str *recipients, size_t recipient_count)
{
	*door = (eg_door){.arena = a,
		.model = m,
		.audience = audience,
		.internal = eg_str_is(audience, "internal") || !audience.n,
		.partner = eg_str_is(audience, "partner"),
		.own = own_audience(m, audience),
		.scheme = eg_marking_scheme_of(a, m->strategy),
		.recipients = recipients,
		.recipient_count = recipient_count};
	if (door->own)
		read_sees(door, eg_rec_find(door->own, "sees"));
	door->totals = keeps_totals(door);
}

/* -- markings -- */

static eg_str text_or_item(const eg_value *v)
{
	return v->many ? v->count ? v->as.items[0].as.text : (eg_str){NULL, 0} : v->as.text;
}

static eg_str country_of(const eg_model *m, eg_str partner)
{
	const eg_rec *p = eg_model_find(m, partner);
	const eg_value *v = p ? eg_rec_find(p, "country") : NULL;
	return v && v->said == EG_SAID_VALUE ? text_or_item(v) : (eg_str){NULL, 0};
}

/* What a partner may be given: what the community may see, and what names every recipient. */
static bool may_release(const eg_door *door, const eg_marking *m)
{
	bool community = !m->cui && !m->level && m->tlp == EG_TLP_GREEN;
	if (!door->recipient_count || (!community && !m->rel.count))
		return false;
	for (size_t i = 0; i < door->recipient_count; i++)
		if (eg_marking_release(m, country_of(door->model, door->recipients[i])) !=
			EG_RELEASE_YES)
			return false;
	return true;
}

bool eg_door_marking(const eg_door *door, const eg_marking *m)
{
	if (door->internal || eg_marking_open(m, &door->scheme))
		return true;
	for (size_t i = 0; i < door->sees_count; i++)
		if (eg_marking_covers(&door->sees[i], m))
			return true;
	return door->partner && may_release(door, m);
}

/* A marking that cannot be read is one that nobody outside may see. */
static bool passes_marking(const eg_door *door, const eg_value *v)
{
	if (!v || v->said != EG_SAID_VALUE)
		return true;
	eg_arena_mark mark = eg_arena_save(door->arena);
	bool ok = true;
	uint32_t n = v->many ? v->count : 1;
	for (uint32_t i = 0; ok && i < n; i++) {
		eg_marking one;
		eg_marking_fault fault;
		const eg_value *item = v->many ? &v->as.items[i] : v;
		ok = eg_marking_read(door->arena, item->as.text, &door->scheme, &one, &fault) &&
		     eg_door_marking(door, &one);
	}
	eg_arena_rewind(door->arena, mark);
	return ok;
}

/* -- a partner's own records -- */

#define MOST_PARENTS 32 /* like v_top; cycles are errors, but the door must end */

static bool is_above(const eg_rec *upper, const eg_rec *lower)
{
	for (int i = 0; lower && i < MOST_PARENTS; i++) {
		if (lower == upper)
			return true;
		const eg_value *v = eg_rec_find(lower, "parent");
		lower = v && v->said == EG_SAID_VALUE ? v->as.ref.target : NULL;
	}
	return false;
}

static bool is_recipient(const eg_door *door, const eg_rec *partner)
{
	for (size_t i = 0; i < door->recipient_count; i++) {
		const eg_rec *r = eg_model_find(door->model, door->recipients[i]);
		if (r && (is_above(r, partner) || is_above(partner, r)))
			return true;
	}
	return false;
}

/* Whether one of a list of references, or of records that hold one under `key`, is a recipient. */
static bool names_recipient(const eg_door *door, const eg_value *list, const char *key)
{
	const eg_value *items = list && list->many ? list->as.items : list;
	uint32_t n = !list ? 0 : list->many ? list->count : 1;
	for (uint32_t i = 0; i < n; i++) {
		const eg_value *v = &items[i];
		if (key && v->said == EG_SAID_VALUE && v->as.rec)
			v = eg_rec_find(v->as.rec, key);
		if (v && v->said == EG_SAID_VALUE && v->as.ref.target &&
			is_recipient(door, v->as.ref.target))
			return true;
	}
	return false;
}

/* Where records of a kind name the partners that they are about. */
static const struct {
	enum eg_kind kind;
	const char *list, *key;
} about[] = {
	{EG_K_AGREEMENT, "parties", "party"},
	{EG_K_ACTIVITY, "partners", "partner"},
	{EG_K_ENGAGEMENT, "partners", NULL},
};

/* What is about things passes when one of them does, and when it is about none. */
static bool some_subject_passes(eg_door *door, const eg_rec *r, const char *key)
{
	const eg_value *v = eg_rec_find(r, key);
	const eg_value *items = v && v->many ? v->as.items : v;
	uint32_t n = !v ? 0 : v->many ? v->count : 1;
	bool any = false;
	for (uint32_t i = 0; i < n; i++) {
		const eg_rec *target =
			items[i].said == EG_SAID_VALUE ? items[i].as.ref.target : NULL;
		any = any || target;
		if (target && target != r && eg_door_record(door, target))
			return true;
	}
	return !any;
}

/* What says something of others alone: a measure, a story, a row of money. */
static bool subjects_pass(eg_door *door, const eg_rec *r)
{
	if (r->type->kind == EG_K_MEASURE || r->type->kind == EG_K_STORY)
		return some_subject_passes(door, r, "of");
	if (strcmp(r->type->key, "funding") == 0 && !r->parent)
		return some_subject_passes(door, r, "for");
	return true;
}

static bool is_own(eg_door *door, const eg_rec *r)
{
	if (r->type->kind == EG_K_PARTNER)
		return is_recipient(door, r);
	for (size_t i = 0; i < EG_COUNT(about); i++)
		if (r->type->kind == about[i].kind)
			return names_recipient(door, eg_rec_find(r, about[i].list), about[i].key);
	return subjects_pass(door, r);
}

/* -- people -- */

/* Public ones; for a partner, its own and ours, too. */
static bool person_passes(eg_door *door, const eg_rec *r)
{
	const eg_value *open = eg_rec_find(r, "public"), *org = eg_rec_find(r, "org");
	if (eg_gate_of(door, r->type)->all || (open && open->as.number))
		return true;
	const eg_rec *of = org && org->said == EG_SAID_VALUE ? org->as.ref.target : NULL;
	return door->partner && of && (of->type->kind != EG_K_PARTNER || is_recipient(door, of));
}

/* -- the door -- */

bool eg_door_type(eg_door *door, const eg_record *type)
{
	return door->internal || !eg_gate_of(door, type)->shut;
}

/* A brief is for those whom it names, beside the internal audience. */
static bool is_for_others(eg_door *door, const eg_rec *r)
{
	return r->type->kind == EG_K_BRIEF && !eg_gate_of(door, r->type)->all &&
	       !eg_str_eq(eg_rec_text(r, "audience"), door->audience);
}

static bool passes_alone(eg_door *door, const eg_rec *r)
{
	if (!eg_door_type(door, r->type) || (door->partner && !is_own(door, r)))
		return false;
	if (r->type->kind == EG_K_PERSON && !person_passes(door, r))
		return false;
	if (is_for_others(door, r))
		return false;
	/* the strategy's marking is what its author expects of the whole, not a portion's */
	return r == door->model->strategy || passes_marking(door, eg_rec_find(r, "marking"));
}

/* The strategy and its organization are there whatever is said of them. */
static bool is_example(const eg_rec *r)
{
	for (; r; r = r->parent)
		if (!(r->type->flags & EG_REC_ONCE) && eg_rec_illustrative(r, NULL))
			return true;
	return false;
}

bool eg_door_record(eg_door *door, const eg_rec *r)
{
	if (door->facts_only && (is_example(r) || !subjects_pass(door, r)))
		return false;
	if (door->internal)
		return true;
	for (; r; r = r->parent)
		if (!passes_alone(door, r))
			return false;
	return true;
}

/* `KEY_marking` beside `KEY` marks the field alone. */
static const eg_value *sister_marking(const eg_rec *r, const char *key)
{
	eg_str stem = eg_str_of(key);
	for (unsigned f = 0; f < r->type->count; f++) {
		eg_str name = eg_str_of(r->type->fields[f].key);
		if (eg_str_starts(name, stem) &&
			eg_str_is(eg_str_cut(name, stem.n, name.n), "_marking"))
			return eg_rec_at(r, f);
	}
	return NULL;
}

bool eg_door_field(eg_door *door, const eg_rec *r, unsigned f)
{
	const eg_field *field = &r->type->fields[f];
	if (door->facts_only && !(field->flags & EG_F_REQUIRED) &&
		eg_rec_illustrative(r, field->key))
		return false;
	if (door->internal)
		return true;
	if (eg_gate_of(door, r->type)->drop[f])
		return false;
	if ((field->flags & EG_F_MARKABLE) && !passes_marking(door, sister_marking(r, field->key)))
		return false;
	return !(field->type == EG_T_RECORD && field->record && !eg_door_type(door, field->record));
}

eg_str eg_door_title(eg_door *door, const eg_rec *r)
{
	static const char *const keys[] = {"short_title", "title", "name", "term", "text"};
	if (door->internal)
		return eg_rec_title(r);
	for (size_t i = 0; i < EG_COUNT(keys); i++) {
		int f = eg_field_find(r->type, eg_str_of(keys[i]));
		eg_str s = f >= 0 && eg_door_field(door, r, (unsigned)f) ? eg_rec_text(r, keys[i])
									 : (eg_str){NULL, 0};
		if (s.n)
			return s;
	}
	return r->id;
}
