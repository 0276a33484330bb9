/* Did-you-mean for the words of `explain` and the pages of the reference. */
#include "build/build.h"
#include "build/catalog.h"

typedef struct words {
	eg_arena *a;
	eg_str *items;
	size_t count, cap;
} words;

static void add(words *w, eg_str word)
{
	w->items = eg_grow(w->a, w->items, w->count, &w->cap, sizeof *w->items);
	w->items[w->count++] = word;
}

static eg_str nearest(words *w, eg_str word)
{
	const eg_str *near = eg_suggest(w->a, word, w->items, w->count);
	return near ? *near : (eg_str){NULL, 0};
}

static void add_fields(words *w, eg_str prefix, const eg_record *r)
{
	for (unsigned f = 0; f < r->count; f++)
		add(w, eg_strf(w->a, "%.*s.%s", EG_ARG(prefix), r->fields[f].key));
}

/* A field of a known record is looked for among that record's alone. */
static eg_str near_field(words *w, eg_str word, size_t dot)
{
	eg_str name = eg_str_cut(word, 0, dot);
	const eg_record *r = eg_schema_find(name);
	if (r)
		add_fields(w, name, r);
	return nearest(w, word);
}

eg_str eg_explain_near(eg_arena *a, eg_str word)
{
	words w = {.a = a};
	size_t dot = eg_str_find(word, EG_STR("."), 0), listed;
	const eg_record *const *all = eg_schema_records(&listed);
	if (dot != SIZE_MAX && eg_schema_find(eg_str_cut(word, 0, dot)))
		return near_field(&w, word, dot);
	for (size_t i = 0; i < EG_RULE_COUNT; i++)
		add(&w, eg_str_of(eg_rule_info_of((enum eg_rule)i)->name));
	for (size_t i = 0; i < eg_views_count(); i++)
		add(&w, eg_views_name(i));
	for (size_t i = 0; i < listed; i++) {
		add(&w, eg_str_of(all[i]->key));
		add(&w, eg_str_of(all[i]->name));
		if (dot == SIZE_MAX)
			continue;
		add_fields(&w, eg_str_of(all[i]->name), all[i]);
		add_fields(&w, eg_str_of(all[i]->key), all[i]);
	}
	return nearest(&w, word);
}

eg_str eg_reference_near(eg_arena *a, eg_str page)
{
	words w = {.a = a};
	const eg_catalog *c = eg_catalog_new(a);
	for (size_t i = 0; i < c->count; i++) {
		add(&w, c->rows[i].name);
		if (c->rows[i].listed)
			add(&w, c->rows[i].page);
	}
	return nearest(&w, page);
}
