/* map.h -- a hash map from text to an index, in insertion order.
 *
 * Keys are borrowed. The value is a uint32_t that the caller chooses (an index into its own
 * array, as a rule). Walking the map goes in the order of insertion, so that nothing that
 * reaches output depends on the hash. There is no removal.
 */
#ifndef EG_BASE_MAP_H
#define EG_BASE_MAP_H

#include "base/arena.h"

typedef struct eg_map_entry {
	eg_str key;
	uint32_t hash; /* its lower half */
	uint32_t value;
} eg_map_entry;

typedef struct eg_map {
	eg_arena *arena;
	eg_map_entry *entries; /* count of them, in order of insertion */
	size_t count, cap;
	uint32_t *slots; /* index + 1 into entries; a power of two */
	size_t slot_count;
} eg_map;

#define EG_MAP_NONE UINT32_MAX

void eg_map_init(eg_map *m, eg_arena *arena);
/* Makes room for n keys in all, so that adding them moves none. Of an empty map. */
void eg_map_reserve(eg_map *m, size_t n);
/* The value of key, or EG_MAP_NONE. */
uint32_t eg_map_find(const eg_map *m, eg_str key);
/* Adds key unless it is there; returns the value that now stands, and *is_new tells which. */
uint32_t eg_map_add(eg_map *m, eg_str key, uint32_t value, bool *is_new);
/* Adds or replaces. */
void eg_map_set(eg_map *m, eg_str key, uint32_t value);

#endif
