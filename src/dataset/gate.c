/* Which fields of which records an audience sees (DOMAIN.md 1.12, 5: privacy). */
#include "dataset/door.h"

enum { PUBLIC = 1, PARTNER = 2, BOTH = 3 };

/* What these audiences do not see beside the fields that the schema calls internal: whole records
 * (no field), or one field of a record. An own audience begins as `public` does. */
static const struct {
	const char *record, *field;
	unsigned audiences;
} withheld[] = {
	{"risk", NULL, BOTH},
	{"funding", NULL, PUBLIC}, /* money by row; totals are another matter (DESIGN.md 3.4) */
	{"roster", NULL, BOTH}, {"output", NULL, BOTH}, {"audience", NULL, BOTH},
	{"own_check", NULL, BOTH},
	{"agreement", "signers", PUBLIC}, /* names of persons who are no records */
	{"agreement", "clearance", BOTH},
	{"partner", "intent", BOTH}, /* right-sizing never leaves an internal output */
	{"partner", "tier_reason", BOTH}, {"strategy", "waive", BOTH}, {"strategy", "rules", BOTH},
	{"supersedes", "dataset", BOTH}, /* a path */
};

static bool is_named(const eg_record *type, const char *name)
{
	return strcmp(type->name, name) == 0 || strcmp(type->key, name) == 0;
}

static void shut_withheld(const eg_door *door, eg_gate *g)
{
	unsigned bit = door->partner ? PARTNER : PUBLIC;
	for (size_t i = 0; i < EG_COUNT(withheld); i++) {
		if (!(withheld[i].audiences & bit) || !is_named(g->type, withheld[i].record))
			continue;
		if (!withheld[i].field) {
			g->shut = !(door->money && strcmp(withheld[i].record, "funding") == 0);
			continue;
		}
		int f = eg_field_find(g->type, eg_str_of(withheld[i].field));
		if (f >= 0)
			g->drop[f] = true;
	}
}

/* `people.email` or `people`: the record's word, and the field's or {NULL}. */
static void split(eg_str entry, eg_str *record, eg_str *field)
{
	size_t dot = eg_str_find(entry, EG_STR("."), 0);
	*record = eg_str_trim(eg_str_cut(entry, 0, dot == SIZE_MAX ? entry.n : dot));
	*field = dot == SIZE_MAX ? (eg_str){NULL, 0}
				 : eg_str_trim(eg_str_cut(entry, dot + 1, entry.n));
}

static bool names_type(const eg_record *type, eg_str word)
{
	return eg_str_is(word, type->name) || eg_str_is(word, type->key);
}

/* Runs over the entries of `drops` or `keeps` that are about a type. */
static eg_str own_entry(const eg_door *door, const eg_record *type, const char *key, uint32_t *at)
{
	const eg_value *list = door->own ? eg_rec_find(door->own, key) : NULL;
	while (list && list->many && *at < list->count) {
		eg_str record, field, entry = list->as.items[(*at)++].as.text;
		split(entry, &record, &field);
		if (names_type(type, record))
			return entry;
	}
	return (eg_str){NULL, 0};
}

static void apply_drops(const eg_door *door, eg_gate *g)
{
	uint32_t at = 0;
	for (eg_str e; (e = own_entry(door, g->type, "drops", &at)).n;) {
		eg_str record, field;
		split(e, &record, &field);
		int f = field.n ? eg_field_find(g->type, field) : -1;
		if (!field.n)
			g->shut = true;
		else if (f >= 0)
			g->drop[f] = true;
	}
}

/* A field that is kept in a record that is shut opens the record for that field alone, and for what
 * every record must say of itself. */
static void apply_keeps(const eg_door *door, eg_gate *g)
{
	bool person = g->type->kind == EG_K_PERSON, opened = g->shut || person;
	uint32_t at = 0;
	for (eg_str e; (e = own_entry(door, g->type, "keeps", &at)).n;) {
		eg_str record, field;
		split(e, &record, &field);
		if (!field.n) {
			g->shut = false;
			g->all = true;
			continue;
		}
		int f = eg_field_find(g->type, field);
		if (f < 0)
			continue;
		if (opened && !person)
			for (unsigned i = 0; i < g->type->count; i++)
				g->drop[i] = !(g->type->fields[i].flags & EG_F_REQUIRED);
		opened = false;
		g->shut = false;
		g->drop[f] = false;
	}
}

static eg_gate *make(eg_door *door, const eg_record *type)
{
	eg_gate *g = EG_NEW(door->arena, eg_gate);
	*g = (eg_gate){.type = type, .drop = EG_NEW_N(door->arena, bool, type->count)};
	if (door->internal)
		return g;
	for (unsigned f = 0; f < type->count; f++)
		g->drop[f] = (type->fields[f].flags & EG_F_INTERNAL) != 0;
	shut_withheld(door, g);
	apply_drops(door, g);
	apply_keeps(door, g);
	return g;
}

eg_gate *eg_gate_of(eg_door *door, const eg_record *type)
{
	for (size_t i = 0; i < door->gate_count; i++)
		if (door->gates[i]->type == type)
			return door->gates[i];
	eg_gate *g = make(door, type);
	door->gates = eg_grow(
		door->arena, door->gates, door->gate_count, &door->gate_cap, sizeof(eg_gate *));
	door->gates[door->gate_count++] = g;
	return g;
}

/* -- entries that name nothing -- */

/* The record of that word: top-level, nested with a list, or nested anywhere below. */
static const eg_record *record_below(const eg_record *r, eg_str word, unsigned depth)
{
	for (unsigned f = 0; depth && f < r->count; f++) {
		const eg_record *inner = r->fields[f].record;
		if (!inner || (r->fields[f].flags & EG_F_HIDDEN))
			continue;
		if (names_type(inner, word))
			return inner;
		const eg_record *found = record_below(inner, word, depth - 1);
		if (found)
			return found;
	}
	return NULL;
}

#define DEEP 4 /* no record of data nests deeper */

static const eg_record *record_of(eg_str word)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	const eg_record *found = eg_schema_find(word);
	for (size_t i = 0; !found && i < count; i++)
		found = record_below(all[i], word, DEEP);
	return found;
}

static void check_entry(const eg_value *v, const char *key, eg_diag *d)
{
	eg_str record, field;
	split(v->as.text, &record, &field);
	const eg_record *type = record_of(record);
	if (eg_str_is(v->as.text, "funding.total") ||
		(type && (!field.n || eg_field_find(type, field) >= 0)))
		return;
	eg_finding *f =
		eg_report(d, EG_R_VALUE_UNKNOWN, v->span, "'%s' names '%.*s', which is no %s", key,
			EG_ARG(v->as.text), type ? "field" : "record");
	eg_say_help(f, "write a record and a field, for example people.email");
}

void eg_door_check(const eg_model *m, eg_diag *d)
{
	static const char *const keys[] = {"drops", "keeps"};
	const eg_rec_list *list = eg_model_list(m, "audiences");
	for (size_t i = 0; list && i < list->count; i++)
		for (size_t k = 0; k < EG_COUNT(keys); k++) {
			const eg_value *v = eg_rec_find(list->items[i], keys[k]);
			for (uint32_t n = 0; v && v->many && n < v->count; n++)
				check_entry(&v->as.items[n], keys[k], d);
		}
}
