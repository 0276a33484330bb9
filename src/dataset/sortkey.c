/* sort_key(text): the collation key in hex. Names of partners come back row after row and a key
 * takes ICU microseconds, so the keys of short texts that were asked twice are kept. */
#include "dataset/functions.h"

#define MOST_KEPT  8192
#define MOST_BYTES 200
#define MEETINGS   16384 /* a power of two; texts that were met once, by hash */

struct eg_sort_keys {
	eg_map kept; /* text -> index into keys */
	eg_str *keys;
	uint32_t *met;
};

eg_sort_keys *eg_sort_keys_new(eg_arena *a)
{
	eg_sort_keys *k = EG_NEW(a, eg_sort_keys);
	eg_map_init(&k->kept, a);
	k->keys = EG_NEW_N(a, eg_str, MOST_KEPT);
	k->met = EG_NEW_N(a, uint32_t, MEETINGS);
	return k;
}

/* Titles are met once and would push out what comes back. */
static bool met_before(eg_sort_keys *k, eg_str text)
{
	uint32_t h = (uint32_t)eg_str_hash(text) | 1U, *slot = &k->met[h & (MEETINGS - 1)];
	bool met = *slot == h;
	*slot = h;
	return met;
}

eg_str eg_sort_key(eg_dataset *ds, eg_str text)
{
	eg_sort_keys *k = ds->sort_keys;
	if (text.n > MOST_BYTES)
		return eg_collation_key(ds->scratch, ds->collator, text);
	uint32_t at = eg_map_find(&k->kept, text);
	if (at != EG_MAP_NONE)
		return k->keys[at];
	if (k->kept.count >= MOST_KEPT || !met_before(k, text))
		return eg_collation_key(ds->scratch, ds->collator, text);
	at = (uint32_t)k->kept.count;
	k->keys[at] = eg_collation_key(ds->arena, ds->collator, text);
	(void)eg_map_add(&k->kept, eg_str_copy(ds->arena, text), at, NULL);
	return k->keys[at];
}
