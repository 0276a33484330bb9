/* Did-you-mean for the words of `explain` and the pages of the reference. */
#include "build/build.h"
#include "build/catalog.h"

static eg_str nearest(const eg_vocabulary *names, eg_str word)
{
	const eg_str *near = eg_vocabulary_near(names, word);
	return near ? *near : (eg_str){NULL, 0};
}

static void add_fields(eg_vocabulary *names, eg_str prefix, const eg_record *r)
{
	for (unsigned f = 0; f < r->count; f++)
		eg_vocabulary_add(
			names, eg_strf(names->arena, "%.*s.%s", EG_ARG(prefix), r->fields[f].key));
}

/* A field of a known record is looked for among that record's alone. */
static eg_str near_field(eg_vocabulary *names, eg_str word, size_t dot)
{
	eg_str name = eg_str_cut(word, 0, dot);
	const eg_record *r = eg_schema_find(name);
	if (r)
		add_fields(names, name, r);
	return nearest(names, word);
}

eg_str eg_explain_near(eg_arena *a, eg_str word)
{
	eg_vocabulary names = {.arena = a};
	size_t dot = eg_str_find(word, EG_STR("."), 0), listed;
	const eg_record *const *all = eg_schema_records(&listed);
	if (dot != SIZE_MAX && eg_schema_find(eg_str_cut(word, 0, dot)))
		return near_field(&names, word, dot);
	for (size_t i = 0; i < EG_RULE_COUNT; i++)
		eg_vocabulary_add(&names, eg_str_of(eg_rule_info_of((enum eg_rule)i)->name));
	for (size_t i = 0; i < eg_views_count(); i++)
		eg_vocabulary_add(&names, eg_views_name(i));
	for (size_t i = 0; i < listed; i++) {
		eg_vocabulary_add(&names, eg_str_of(all[i]->key));
		eg_vocabulary_add(&names, eg_str_of(all[i]->name));
		if (dot == SIZE_MAX)
			continue;
		add_fields(&names, eg_str_of(all[i]->name), all[i]);
		add_fields(&names, eg_str_of(all[i]->key), all[i]);
	}
	return nearest(&names, word);
}

eg_str eg_reference_near(eg_arena *a, eg_str page)
{
	eg_vocabulary names = {.arena = a};
	const eg_catalog *c = eg_catalog_new(a);
	for (size_t i = 0; i < c->count; i++) {
		eg_vocabulary_add(&names, c->rows[i].name);
		if (c->rows[i].listed)
			eg_vocabulary_add(&names, c->rows[i].page);
	}
	return nearest(&names, page);
}
