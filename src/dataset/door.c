#include "dataset/door.h"

/* What only the internal audience sees beside the fields that the schema calls internal: whole
 * records (no field), or one field of a record. */
static const struct {
	const char *record, *field;
} withheld[] = {
	{"risk", NULL},
	{"funding", NULL}, /* money by row; totals are another matter (DESIGN.md 3.4) */
	{"brief", NULL},
	{"roster", NULL},
	{"output", NULL},
	{"audience", NULL},
	{"own_check", NULL},
	{"agreement", "signers"}, /* names of persons who are no records */
	{"agreement", "clearance"},
	{"strategy", "waive"},
	{"strategy", "rules"},
};

static const char *const open_markings[] = {"U", "UNCLASSIFIED", "TLP:CLEAR"};

static void read_scheme(eg_arena *a, eg_door *door, const eg_rec *strategy)
{
	const eg_value *scheme = strategy ? eg_rec_find(strategy, "marking_scheme") : NULL;
	const eg_value *levels =
		scheme && scheme->as.rec ? eg_rec_find(scheme->as.rec, "levels") : NULL;
	if (!levels || !levels->many)
		return;
	door->open_levels = EG_NEW_N(a, eg_str, levels->count);
	for (uint32_t i = 0; i < levels->count; i++) {
		const eg_rec *level = levels->as.items[i].as.rec;
		const eg_value *open = level ? eg_rec_find(level, "public") : NULL;
		if (open && open->as.number)
			door->open_levels[door->open_count++] = eg_rec_text(level, "word");
	}
}

void eg_door_init(eg_arena *a, eg_door *door, const eg_model *m, eg_str audience)
{
	*door = (eg_door){.internal = eg_str_is(audience, "internal") || !audience.n};
	read_scheme(a, door, m->strategy);
}

static bool is_open(const eg_door *door, eg_str marking)
{
	for (size_t i = 0; i < EG_COUNT(open_markings); i++)
		if (eg_str_is(marking, open_markings[i]))
			return true;
	for (size_t i = 0; i < door->open_count; i++)
		if (eg_str_eq(marking, door->open_levels[i]))
			return true;
	return false;
}

static bool all_open(const eg_door *door, const eg_value *marking)
{
	if (!marking || marking->said != EG_SAID_VALUE)
		return true;
	if (!marking->many)
		return is_open(door, marking->as.text);
	for (uint32_t i = 0; i < marking->count; i++)
		if (!is_open(door, marking->as.items[i].as.text))
			return false;
	return true;
}

bool eg_door_type(const eg_door *door, const eg_record *type)
{
	for (size_t i = 0; !door->internal && i < EG_COUNT(withheld); i++)
		if (!withheld[i].field && eg_str_is(eg_str_of(type->name), withheld[i].record))
			return false;
	return true;
}

static bool passes_alone(const eg_door *door, const eg_rec *r)
{
	if (!eg_door_type(door, r->type))
		return false;
	if (r->type->kind == EG_K_PERSON) {
		const eg_value *open = eg_rec_find(r, "public");
		if (!open || !open->as.number)
			return false;
	}
	return all_open(door, eg_rec_find(r, "marking"));
}

bool eg_door_record(const eg_door *door, const eg_rec *r)
{
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

bool eg_door_field(const eg_door *door, const eg_rec *r, unsigned f)
{
	const eg_field *field = &r->type->fields[f];
	if (door->internal)
		return true;
	if (field->flags & EG_F_INTERNAL)
		return false;
	if ((field->flags & EG_F_MARKABLE) && !all_open(door, sister_marking(r, field->key)))
		return false;
	for (size_t i = 0; i < EG_COUNT(withheld); i++)
		if (withheld[i].field && eg_str_is(eg_str_of(r->type->name), withheld[i].record) &&
			eg_str_is(eg_str_of(field->key), withheld[i].field))
			return false;
	return !(field->type == EG_T_RECORD && field->record && !eg_door_type(door, field->record));
}
