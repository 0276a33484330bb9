#include "build/catalog.h"

#include "base/arena.h"
#include "schema/theme.h"

#define MOST_RECORDS 200 /* nested ones included; tests/unit/schema_tables.c counts as many */

typedef struct cataloger {
	eg_arena *a;
	eg_catalog *c;
} cataloger;

static const eg_catalog_row *row_of(const eg_catalog *c, const eg_record *r)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->rows[i].record == r)
			return &c->rows[i];
	return NULL;
}

static bool is_listed(const eg_record *r)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++)
		if (all[i] == r)
			return true;
	return false;
}

static void visit_each(const eg_record *r, const eg_record **seen, size_t *count)
{
	for (size_t i = 0; i < *count; i++)
		if (seen[i] == r)
			return;
	EG_ASSERT(*count < MOST_RECORDS);
	seen[(*count)++] = r;
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].record)
			visit_each(r->fields[f].record, seen, count);
}

/* How many fields of all records take this one. */
static size_t uses(const eg_record *r)
{
	const eg_record *seen[MOST_RECORDS];
	size_t count = 0, listed, n = 0;
	const eg_record *const *all = eg_schema_records(&listed);
	for (size_t i = 0; i < listed; i++)
		visit_each(all[i], seen, &count);
	visit_each(&eg_record_theme, seen, &count);
	for (size_t i = 0; i < count; i++)
		for (unsigned f = 0; f < seen[i]->count; f++)
			n += seen[i]->fields[f].record == r;
	return n;
}

static eg_str plain_name(eg_arena *a, const char *name)
{
	eg_str s = eg_str_copy(a, eg_str_of(name));
	char *p = eg_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		if (p[i] == ' ')
			p[i] = '_';
	return (eg_str){p, s.n};
}

static eg_str name_in(cataloger *w, const eg_record *r, eg_str parent, const eg_field *by)
{
	if (uses(r) > 1) {
		eg_str own = plain_name(w->a, r->name);
		if (!eg_schema_find(own) && !eg_catalog_find(w->c, own))
			return own;
	}
	return eg_strf(w->a, "%.*s.%s", EG_ARG(parent), by->key);
}

static void walk(cataloger *w, const eg_record *r, eg_str name, eg_str page)
{
	EG_ASSERT(w->c->count < MOST_RECORDS);
	w->c->rows[w->c->count++] =
		(eg_catalog_row){.record = r, .name = name, .page = page, .listed = is_listed(r)};
	for (unsigned f = 0; f < r->count; f++) {
		const eg_field *by = &r->fields[f];
		if (!by->record || is_listed(by->record) || row_of(w->c, by->record))
			continue;
		/* The document language has a page of its own. */
		bool block = strcmp(by->record->name, "block") == 0;
		walk(w, by->record, name_in(w, by->record, name, by),
			block ? EG_STR("blocks") : page);
	}
}

eg_catalog *eg_catalog_new(eg_arena *a)
{
	size_t listed;
	const eg_record *const *all = eg_schema_records(&listed);
	eg_catalog *c = EG_NEW(a, eg_catalog);
	cataloger w = {a, c};
	c->rows = EG_NEW_N(a, eg_catalog_row, MOST_RECORDS);
	for (size_t i = 0; i < listed; i++)
		walk(&w, all[i], eg_str_of(all[i]->name), eg_str_of(all[i]->key));
	walk(&w, &eg_record_theme, EG_STR("theme"), EG_STR("theme"));
	return c;
}

const eg_catalog_row *eg_catalog_at(const eg_catalog *c, const eg_record *r)
{
	const eg_catalog_row *row = row_of(c, r);
	EG_ASSERT(row);
	return row;
}

const eg_catalog_row *eg_catalog_find(const eg_catalog *c, eg_str word)
{
	for (size_t i = 0; i < c->count; i++)
		if (eg_str_eq(c->rows[i].name, word) ||
			(c->rows[i].listed && eg_str_is(word, c->rows[i].record->key)))
			return &c->rows[i];
	return NULL;
}

static eg_str limit_words(eg_arena *a, const eg_field *f)
{
	const char *unit = f->limit == EG_LIMIT_CHARS   ? " characters"
			   : f->limit == EG_LIMIT_WORDS ? " words"
							: "";
	if (f->limit == EG_LIMIT_POSITIVE)
		return EG_STR("More than 0. ");
	if (f->limit == EG_LIMIT_EITHER)
		return eg_strf(a, "From -%u to %u. ", (unsigned)f->max, (unsigned)f->max);
	if (f->limit == EG_LIMIT_VALUE && !f->max)
		return eg_strf(a, "At least %u. ", (unsigned)f->min);
	if (f->limit == EG_LIMIT_NONE || (f->max == 0 && f->min == 0))
		return EG_STR("");
	if (f->max && (f->min || f->limit == EG_LIMIT_VALUE))
		return eg_strf(a, "From %u to %u%s. ", (unsigned)f->min, (unsigned)f->max, unit);
	if (f->max)
		return eg_strf(a, "At most %u%s. ", (unsigned)f->max, unit);
	return eg_strf(a, "At least %u%s. ", (unsigned)f->min, unit);
}

eg_str eg_catalog_limits(eg_arena *a, const eg_field *f)
{
	eg_str words = limit_words(a, f);
	if (!f->many_max)
		return words;
	return eg_strf(a, "%.*sAt most %u items. ", EG_ARG(words), (unsigned)f->many_max);
}

const eg_field *eg_catalog_bare(const eg_record *r)
{
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].flags & EG_F_BARE)
			return &r->fields[f];
	return NULL;
}

eg_str eg_catalog_place(eg_arena *a, const eg_catalog *c, const eg_record *r)
{
	eg_str place = {NULL, 0};
	if (r->flags & (EG_REC_TOP | EG_REC_ONCE))
		return place;
	for (size_t i = 0; i < c->count; i++)
		for (unsigned f = 0; f < c->rows[i].record->count; f++) {
			const eg_field *field = &c->rows[i].record->fields[f];
			if (field->type != EG_T_RECORD || field->record != r)
				continue;
			if (place.n)
				return (eg_str){NULL, 0};
			place = eg_strf(a, "`%s:` of %.*s", field->key, EG_ARG(c->rows[i].name));
		}
	return place;
}

eg_str eg_catalog_kinds(eg_arena *a, uint32_t kinds)
{
	size_t listed, n = 0, at = 0;
	const eg_record *const *all = eg_schema_records(&listed);
	if (kinds == EG_KINDS_ANY)
		return EG_STR("any record");
	for (size_t i = 0; i < listed; i++)
		n += all[i]->kind != EG_K_OTHER && (kinds & EG_KIND(all[i]->kind)) != 0;
	eg_str words = EG_STR("");
	for (size_t i = 0; i < listed; i++) {
		if (all[i]->kind == EG_K_OTHER || !(kinds & EG_KIND(all[i]->kind)))
			continue;
		const char *between = at == 0 ? "" : at + 1 == n ? " or " : ", ";
		words = eg_strf(a, "%.*s%s%s", EG_ARG(words), between, all[i]->name);
		at++;
	}
	return words;
}
