#include "base/map.h"

void eg_map_init(eg_map *m, eg_arena *arena)
{
	*m = (eg_map){.arena = arena};
}

/* The slot where key stands or would stand. */
static size_t slot_of(const eg_map *m, eg_str key, uint32_t hash)
{
	size_t mask = m->slot_count - 1, i = hash & mask;
	while (m->slots[i]) {
		const eg_map_entry *e = &m->entries[m->slots[i] - 1];
		if (e->hash == hash && eg_str_eq(e->key, key))
			break;
		i = (i + 1) & mask;
	}
	return i;
}

static void rehash(eg_map *m)
{
	m->slot_count = m->slot_count ? m->slot_count * 2 : 16;
	m->slots = EG_NEW_N(m->arena, uint32_t, m->slot_count);
	size_t mask = m->slot_count - 1;
	for (size_t n = 0; n < m->count; n++) {
		size_t i = m->entries[n].hash & mask;
		while (m->slots[i])
			i = (i + 1) & mask;
		m->slots[i] = (uint32_t)(n + 1);
	}
}

void eg_map_reserve(eg_map *m, size_t n)
{
	EG_ASSERT(!m->count);
	m->slot_count = 16;
	while (m->slot_count / 2 < n)
		m->slot_count *= 2;
	m->slots = EG_NEW_N(m->arena, uint32_t, m->slot_count);
	m->entries = EG_RAW_N(m->arena, eg_map_entry, n);
	m->cap = n;
}

uint32_t eg_map_find(const eg_map *m, eg_str key)
{
	if (!m->count)
		return EG_MAP_NONE;
	size_t i = slot_of(m, key, (uint32_t)eg_str_mix(key));
	return m->slots[i] ? m->entries[m->slots[i] - 1].value : EG_MAP_NONE;
}

static eg_map_entry *entry_of(eg_map *m, eg_str key, uint32_t value, bool *is_new)
{
	if (m->count * 2 >= m->slot_count)
		rehash(m);
	uint32_t hash = (uint32_t)eg_str_mix(key);
	size_t i = slot_of(m, key, hash);
	*is_new = m->slots[i] == 0;
	if (*is_new) {
		m->entries = eg_grow(m->arena, m->entries, m->count, &m->cap, sizeof *m->entries);
		m->entries[m->count] = (eg_map_entry){key, hash, value};
		m->slots[i] = (uint32_t)++m->count;
	}
	return &m->entries[m->slots[i] - 1];
}

uint32_t eg_map_add(eg_map *m, eg_str key, uint32_t value, bool *is_new)
{
	bool added;
	const eg_map_entry *e = entry_of(m, key, value, &added);
	if (is_new)
		*is_new = added;
	return e->value;
}

void eg_map_set(eg_map *m, eg_str key, uint32_t value)
{
	bool added;
	entry_of(m, key, value, &added)->value = value;
}
