/* The texts that readers of documents may see. */
#include "model/check.h"

/* Keys whose text is not set as words, or is for the authors alone. */
static bool is_aside(const eg_field *f)
{
	static const char *const keys[] = {"notes", "acronym", "number", "color", "theme", "script",
		"isbn", "doi", "rule", "reason", "tags", "was", "sort_name", "illustrative", "unit",
		"aliases"};
	for (size_t i = 0; i < EG_COUNT(keys); i++)
		if (strcmp(f->key, keys[i]) == 0)
			return true;
	return false;
}

/* Records that say what is made, not what is told; and the words of others. */
static bool is_told(const eg_record *type)
{
	static const char *const keys[] = {"sources", "outputs", "audiences", "checks", "rosters",
		"facts", "ids", "waive", "settings", "rates", "fiscal_year", "marking_scheme",
		"regions", "names", "native_name", "native_title"};
	for (size_t i = 0; i < EG_COUNT(keys); i++)
		if (strcmp(type->key, keys[i]) == 0)
			return false;
	return true;
}

/* Of the document language, prose and heads are read; the rest are names and queries. */
static bool is_text(const eg_field *f)
{
	if (f->type == EG_T_PROSE)
		return true;
	return f->type == EG_T_TEXT && (!(f->flags & EG_F_HIDDEN) || strcmp(f->key, "title") == 0);
}

/* What the keys of a type say, found once a type: records are many. */
typedef struct told {
	const eg_record *type; /* NULL: an empty place */
	bool whole;            /* the record is told */
	bool *fields;          /* a field of texts, or of records; `whole` only */
} told;

typedef struct walker {
	eg_text_fn *fn;
	void *ctx;
	eg_arena *arena;
	told *types; /* open addressing by the type's address; size is a power of two */
	size_t count, size;
} walker;

static told *place_of(told *types, size_t size, const eg_record *type)
{
	size_t at = ((uintptr_t)type >> 4) & (size - 1);
	while (types[at].type && types[at].type != type)
		at = (at + 1) & (size - 1);
	return &types[at];
}

static void widen(walker *w)
{
	size_t size = w->size ? w->size * 2 : 64;
	told *types = EG_NEW_N(w->arena, told, size);
	for (size_t i = 0; i < w->size; i++)
		if (w->types[i].type)
			*place_of(types, size, w->types[i].type) = w->types[i];
	w->types = types;
	w->size = size;
}

static const told *told_of(walker *w, const eg_record *type)
{
	if (w->count * 2 >= w->size)
		widen(w);
	told *t = place_of(w->types, w->size, type);
	if (t->type)
		return t;
	w->count++;
	*t = (told){type, is_told(type), EG_NEW_N(w->arena, bool, type->count)};
	for (uint16_t i = 0; i < type->count; i++) {
		const eg_field *f = &type->fields[i];
		t->fields[i] = !is_aside(f) && (f->type == EG_T_RECORD || is_text(f));
	}
	return t;
}

static void walk(walker *w, const eg_rec *rec)
{
	const told *t = told_of(w, rec->type);
	if (!t->whole)
		return;
	const bool *fields = t->fields; /* the table may move */
	for (uint16_t i = 0; i < rec->count; i++) {
		const eg_value *v = &rec->values[i];
		if (!fields[v->field])
			continue;
		bool records = rec->type->fields[v->field].type == EG_T_RECORD;
		for (uint32_t k = 0; k < eg_value_count(v); k++) {
			const eg_value *item = eg_value_item(v, k);
			if (item->said != EG_SAID_VALUE)
				continue;
			if (!records)
				w->fn(w->ctx, rec, item);
			else if (item->as.rec)
				walk(w, item->as.rec);
		}
	}
}

void eg_each_text(const eg_model *m, eg_arena *scratch, eg_text_fn *fn, void *ctx)
{
	walker w = {.fn = fn, .ctx = ctx, .arena = scratch};
	eg_rec_walk all = {.model = m, .outer = true};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		walk(&w, rec);
}
