#include "content/sections.h"

typedef struct order {
	eg_maker *k;
	const eg_rec **items;
	size_t count, cap;
} order;

static size_t place_of(const order *o, eg_str id)
{
	for (size_t i = 0; i < o->count; i++)
		if (eg_str_eq(o->items[i]->id, id))
			return i;
	return SIZE_MAX;
}

static void insert(order *o, size_t at, const eg_rec *section)
{
	o->items = eg_grow(o->k->arena, o->items, o->count, &o->cap, sizeof *o->items);
	for (size_t i = o->count; i > at; i--)
		o->items[i] = o->items[i - 1];
	o->items[at] = section;
	o->count++;
}

static void drop(order *o, size_t at)
{
	for (size_t i = at; i + 1 < o->count; i++)
		o->items[i] = o->items[i + 1];
	o->count--;
}

/* The place that `before` or `after` names, or SIZE_MAX when neither is said. */
static size_t wanted_place(order *o, const eg_rec *section)
{
	static const char *const keys[] = {"before", "after"};
	for (size_t i = 0; i < EG_COUNT(keys); i++) {
		const eg_value *v = eg_rec_find(section, keys[i]);
		if (!v)
			continue;
		eg_str id = v->as.text;
		size_t at = place_of(o, id);
		if (at != SIZE_MAX)
			return at + i;
		eg_str *ids = EG_NEW_N(o->k->arena, eg_str, o->count ? o->count : 1);
		for (size_t s = 0; s < o->count; s++)
			ids[s] = o->items[s]->id;
		eg_finding *f = eg_report(o->k->diag, EG_R_REF_UNKNOWN, v->span,
			"section '%.*s' goes %s '%.*s', which is no section", EG_ARG(section->id),
			keys[i], EG_ARG(id));
		const eg_str *near = eg_suggest(o->k->arena, id, ids, o->count);
		if (near)
			eg_say_help(f, "did you mean '%.*s'?", EG_ARG(*near));
	}
	return SIZE_MAX;
}

static void lay_over(order *o, const eg_rec *section)
{
	size_t old = place_of(o, section->id);
	if (eg_value_yes(section, "omit", false)) {
		if (old != SIZE_MAX)
			drop(o, old);
		return;
	}
	size_t place = wanted_place(o, section);
	if (place == SIZE_MAX && old != SIZE_MAX) {
		o->items[old] = section;
		return;
	}
	if (old != SIZE_MAX) {
		drop(o, old);
		place = wanted_place(o, section);
	}
	if (place == SIZE_MAX)
		place = place_of(o, EG_STR("annex-agreements"));
	insert(o, place == SIZE_MAX ? o->count : place, section);
}

const eg_rec **eg_sections_ordered(eg_maker *k, const eg_rec_list *standard, size_t *count)
{
	order o = {.k = k};
	const eg_rec_list *own = eg_model_list(k->model, "sections");
	for (size_t i = 0; standard && i < standard->count; i++)
		insert(&o, o.count, standard->items[i]);
	for (size_t i = 0; own && i < own->count; i++)
		lay_over(&o, own->items[i]);
	*count = o.count;
	return o.items;
}
