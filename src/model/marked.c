/* The model of what is made under a marking of its own. */
#include "model/model.h"

/* The strategy with another marking, or with none. */
static eg_rec *mark(eg_arena *a, const eg_rec *strategy, const eg_value *marking)
{
	int field = eg_field_find(strategy->type, EG_STR("marking"));
	eg_rec *to = EG_NEW(a, eg_rec);
	*to = *strategy;
	to->values = EG_NEW_N(a, eg_value, (size_t)strategy->count + 1);
	to->count = 0;
	bool put = marking == NULL;
	for (uint16_t i = 0; i < strategy->count; i++) {
		const eg_value *v = &strategy->values[i];
		if (!put && v->field >= field) {
			to->values[to->count] = *marking;
			to->values[to->count++].field = (uint16_t)field;
			put = true;
		}
		if (v->field != field)
			to->values[to->count++] = *v;
	}
	if (!put) {
		to->values[to->count] = *marking;
		to->values[to->count++].field = (uint16_t)field;
	}
	return to;
}

eg_model *eg_model_marked(eg_arena *a, const eg_model *m, const eg_value *marking)
{
	eg_model *to = EG_NEW(a, eg_model);
	*to = *m;
	if (!m->strategy)
		return to;
	eg_rec *strategy = mark(a, m->strategy, marking);
	to->strategy = strategy;
	to->lists = EG_NEW_N(a, eg_rec_list, m->list_count);
	for (size_t i = 0; i < m->list_count; i++) {
		to->lists[i] = m->lists[i];
		if (m->lists[i].count != 1 || m->lists[i].items[0] != m->strategy)
			continue;
		to->lists[i].items = EG_NEW_N(a, eg_rec *, 1);
		to->lists[i].items[0] = strategy;
	}
	const eg_rec **by_id = EG_NEW_N(a, const eg_rec *, m->id_count);
	for (size_t i = 0; i < m->id_count; i++)
		by_id[i] = m->by_id[i] == m->strategy ? strategy : m->by_id[i];
	to->by_id = by_id;
	return to;
}
