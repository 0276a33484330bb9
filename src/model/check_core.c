/* In a final edition: keys that matter and that are not said. What no record of a kind says, or
 * very many do not, is one finding, as it is one decision; what single records lack is one finding
 * a record. */
#include "model/check.h"

#define MOST_APART 50 /* records that lack a key and are told each */

static bool is_of_no_country(const eg_rec *partner)
{
	static const char *const kinds[] = {"country", "multilateral", "network"};
	eg_str kind = eg_rec_text(partner, "kind");
	for (size_t i = 0; i < EG_COUNT(kinds); i++)
		if (eg_str_is(kind, kinds[i]))
			return true;
	return false;
}

/* Whether the record says in another way what the key would: a measure within a goal is of that
 * goal, one that the tool counts needs no actuals, and an idea has no money and no agreement yet.
 * A network and a multilateral body are of no one country; that a country has no code, and that a
 * goal has no objectives, have rules of their own.
 */
static bool is_said_otherwise(const eg_rec *rec, const char *key)
{
	bool measure = strcmp(rec->type->key, "measures") == 0;
	if (measure && strcmp(key, "of") == 0)
		return rec->parent != NULL;
	if (measure && strcmp(key, "actuals") == 0)
		return eg_said(rec, "computed") != NULL;
	if (strcmp(rec->type->key, "partners") == 0 && strcmp(key, "country") == 0)
		return is_of_no_country(rec);
	if (strcmp(rec->type->key, "goals") == 0 && strcmp(key, "objectives") == 0)
		return true;
	if (strcmp(rec->type->key, "activities") == 0 &&
		(strcmp(key, "agreements") == 0 || strcmp(key, "funding") == 0 ||
			strcmp(key, "sponsor") == 0))
		return eg_str_is(eg_rec_text(rec, "stage"), "idea");
	return false;
}

static bool is_core(const eg_field *f)
{
	return (f->flags & (EG_F_CORE | EG_F_REQUIRED)) == EG_F_CORE;
}

static bool lacks(const eg_rec *rec, unsigned field)
{
	return !eg_rec_at(rec, field) && !is_said_otherwise(rec, rec->type->fields[field].key);
}

/* "'lead'", "'lead' and 'why'", "'lead', 'outcomes' and 'why'" */
static eg_str and_key(eg_arena *a, eg_str before, const char *key, bool last)
{
	return eg_strf(a, "%.*s%s'%s'", EG_ARG(before),
		!before.n ? ""
		: last    ? " and "
			  : ", ",
		key);
}

/* How many records lack each key of a kind. */
typedef struct gaps {
	size_t lacking[EG_MOST_KEYS];
	const eg_rec *first[EG_MOST_KEYS];
	size_t records;
} gaps;

static bool is_told_together(const gaps *g, unsigned field)
{
	return g->lacking[field] > MOST_APART ||
	       (g->records > 1 && g->lacking[field] == g->records);
}

static bool is_told_apart(const gaps *g, unsigned field)
{
	return g->lacking[field] && !is_told_together(g, field);
}

static void tell_together(eg_reader *r, const gaps *g, const eg_record *type, unsigned field)
{
	const eg_rec *first = g->first[field];
	const char *key = type->fields[field].key;
	if (g->lacking[field] == g->records)
		eg_report_as(r->d, EG_WARNING, EG_R_KEY_CORE, first->id_span,
			"none of the %zu %s has '%s'", g->records, type->key, key);
	else
		eg_report_as(r->d, EG_WARNING, EG_R_KEY_CORE, first->id_span,
			"%.*s and %zu more have no '%s'", EG_ARG(eg_subject(r->scratch, first)),
			g->lacking[field] - 1, key);
}

static void tell_record(eg_reader *r, const gaps *g, const eg_rec *rec)
{
	eg_str keys = EG_STR("");
	size_t left = 0;
	for (unsigned f = 0; f < rec->type->count; f++)
		left += is_told_apart(g, f) && lacks(rec, f);
	if (!left)
		return;
	for (unsigned f = 0; f < rec->type->count; f++)
		if (is_told_apart(g, f) && lacks(rec, f))
			keys = and_key(r->scratch, keys, rec->type->fields[f].key, --left == 0);
	eg_report_as(r->d, EG_WARNING, EG_R_KEY_CORE, rec->id_span, "%.*s has no %.*s",
		EG_ARG(eg_subject(r->scratch, rec)), EG_ARG(keys));
}

static void count_gaps(eg_reader *r, gaps *g, const eg_rec_list *list, const eg_record *type)
{
	g->records = list->count;
	for (size_t i = 0; i < list->count; i++) {
		for (unsigned f = 0; f < type->count; f++)
			if (is_core(&type->fields[f]) && lacks(list->items[i], f) &&
				g->lacking[f]++ == 0)
				g->first[f] = list->items[i];
		eg_model_rest(r->model, i);
	}
}

void eg_check_core(eg_reader *r, const eg_rec_list *list, const eg_record *type)
{
	gaps *g = EG_NEW(r->scratch, gaps);
	bool apart = false;
	count_gaps(r, g, list, type);
	for (unsigned f = 0; f < type->count; f++) {
		if (g->lacking[f] && is_told_together(g, f))
			tell_together(r, g, type, f);
		apart = apart || is_told_apart(g, f);
	}
	for (size_t i = 0; apart && i < list->count; i++) {
		eg_arena_mark mark = eg_arena_save(r->scratch);
		tell_record(r, g, list->items[i]);
		eg_arena_rewind(r->scratch, mark);
		eg_model_rest(r->model, i);
	}
}
