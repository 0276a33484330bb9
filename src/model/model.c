#include "model/model.h"

const eg_rec *eg_model_find(const eg_model *m, eg_str id)
{
	uint32_t i = eg_map_find(&m->ids, id);
	return i == EG_MAP_NONE ? NULL : m->by_id[i];
}

const eg_rec_list *eg_model_list(const eg_model *m, const char *key)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i]->key, key) == 0)
			return &m->lists[i];
	return NULL;
}

eg_str eg_rec_title(const eg_rec *r)
{
	static const char *const keys[] = {"short_title", "title", "name", "term", "text"};
	for (size_t i = 0; i < EG_COUNT(keys); i++) {
		eg_str s = eg_rec_text(r, keys[i]);
		if (s.n)
			return s;
	}
	return r->id;
}

bool eg_rec_illustrative(const eg_rec *r, const char *key)
{
	const eg_value *v = eg_rec_find(r, "illustrative");
	for (uint32_t i = 0; v && v->many && i < v->count; i++) {
		eg_str s = v->as.items[i].as.text;
		if (eg_str_is(s, "yes") || (key && eg_str_is(s, key)))
			return true;
	}
	return false;
}
