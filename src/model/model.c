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

bool eg_rec_is_data(const eg_rec *r)
{
	while (r->parent)
		r = r->parent;
	return (r->type->flags & EG_REC_DATA) != 0;
}

void eg_model_drop_data(eg_model *m)
{
	/* Those that have a list of their own stay; what else is nested goes with its owner. */
	for (size_t i = 0; i < m->list_count; i++)
		for (size_t k = 0; k < m->lists[i].count; k++) {
			eg_rec *r = m->lists[i].items[k];
			if (!eg_rec_is_data(r))
				continue;
			while (r->parent && !r->parent->type->flags)
				r->parent = r->parent->parent;
			r->values = NULL;
			r->count = 0;
			r->dropped = true;
		}
	m->translation_count = m->translation_cap = 0;
	m->translations = NULL;
	m->data = NULL;
	m->dropped = true;
}

void eg_model_rest_now(const eg_model *m)
{
	if (m->data)
		eg_arena_rest(m->data);
	eg_arena_rest(m->texts);
	eg_arena_rest(m->arena);
}

void eg_model_rest(const eg_model *m, size_t done)
{
	if ((done + 1) % EG_MODEL_STRIDE == 0)
		eg_model_rest_now(m);
}

void eg_model_rest_looking(const eg_model *m, size_t done)
{
	if ((done + 1) % EG_MODEL_LOOKS == 0)
		eg_model_rest_now(m);
}

eg_rec *eg_rec_next(eg_rec_walk *w)
{
	const eg_model *m = w->model;
	for (; w->list < m->list_count; w->list++, w->at = 0)
		while (w->at < m->lists[w->list].count) {
			if (w->at)
				eg_model_rest(m, w->at - 1);
			eg_rec *r = m->lists[w->list].items[w->at++];
			if (!w->outer || !r->parent)
				return r;
		}
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
