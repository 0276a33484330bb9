#include "source/diag.h"

#define MOST_BYTES 64 /* of a word that anything is suggested for */

/* Optimal string alignment distance by bytes, or `bound` when it is not less. Three rows. */
static size_t alignment(eg_arena *scratch, eg_str a, eg_str b, size_t bound)
{
	size_t gap = a.n > b.n ? a.n - b.n : b.n - a.n;
	if (gap >= bound)
		return bound;
	uint32_t *rows = EG_NEW_N(scratch, uint32_t, 3 * (b.n + 1));
	uint32_t *before = rows, *last = rows + b.n + 1, *now = last + b.n + 1;
	for (size_t j = 0; j <= b.n; j++)
		last[j] = (uint32_t)j;
	for (size_t i = 1; i <= a.n; i++) {
		now[0] = (uint32_t)i;
		uint32_t least = now[0];
		for (size_t j = 1; j <= b.n; j++) {
			uint32_t best = last[j - 1] + (a.p[i - 1] != b.p[j - 1]);
			best = last[j] + 1 < best ? last[j] + 1 : best;
			best = now[j - 1] + 1 < best ? now[j - 1] + 1 : best;
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
				a.p[i - 2] == b.p[j - 1] && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			now[j] = best;
			least = best < least ? best : least;
		}
		if (least >= bound)
			return bound;
		uint32_t *free_row = before;
		before = last;
		last = now;
		now = free_row;
	}
	return last[b.n];
}

/* Distances from here on are too far. */
static size_t bound_of(eg_str word, eg_str candidate)
{
	size_t longer = candidate.n > word.n ? candidate.n : word.n;
	return longer / 3 + 1 > 2 ? longer / 3 + 1 : 2;
}

/* Takes the candidate in the place of the best when it is nearer; least is the best's distance. */
static void consider(
	eg_arena *scratch, eg_str word, const eg_str *candidate, const eg_str **best, size_t *least)
{
	size_t longer = candidate->n > word.n ? candidate->n : word.n;
	size_t bound = bound_of(word, *candidate);
	size_t d = alignment(scratch, word, *candidate, bound < *least ? bound : *least);
	if (d < bound && d < *least && d < longer) {
		*least = d;
		*best = candidate;
	}
}

/* The word with its ASCII capitals small; {NULL} when it has none. */
static eg_str without_capitals(eg_arena *scratch, eg_str word)
{
	eg_str copy = eg_str_copy(scratch, word);
	char *p = eg_cstr(scratch, copy);
	bool any = false;
	for (size_t i = 0; i < word.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z') {
			p[i] = (char)(p[i] | 0x20);
			any = true;
		}
	return any ? (eg_str){p, word.n} : (eg_str){NULL, 0};
}

static const eg_str *nearest(eg_arena *scratch, eg_str word, const eg_str *candidates, size_t count)
{
	const eg_str *best = NULL;
	size_t least = SIZE_MAX;
	eg_arena_mark m = eg_arena_save(scratch);
	for (size_t i = 0; i < count && least > 1; i++) {
		consider(scratch, word, &candidates[i], &best, &least);
		eg_arena_rewind(scratch, m);
	}
	return best;
}

const eg_str *eg_suggest(eg_arena *scratch, eg_str word, const eg_str *candidates, size_t count)
{
	if (word.n == 0 || word.n > MOST_BYTES)
		return NULL;
	const eg_str *best = nearest(scratch, word, candidates, count);
	eg_str small = best ? (eg_str){NULL, 0} : without_capitals(scratch, word);
	return small.n ? nearest(scratch, small, candidates, count) : best;
}

void eg_vocabulary_add(eg_vocabulary *v, eg_str name)
{
	v->items = eg_grow(v->arena, v->items, v->count, &v->cap, sizeof *v->items);
	v->items[v->count++] = name;
}

const eg_str *eg_vocabulary_near(const eg_vocabulary *v, eg_str word)
{
	return eg_suggest(v->arena, word, v->items, v->count);
}

/* -- many searches -- */

/* Symmetric deletion: two words that are one change apart have a word in common among those that
 * are made by taking one byte or none away (W. Garbe, SymSpell, 2012). Only hashes of these are
 * kept; what they find is compared. */

#define BUDGET     ((uint64_t)4000000) /* comparisons: half a second */
#define MOST_CHAIN 256                 /* words looked at for one hash */

typedef struct entry {
	uint32_t candidate;
	uint32_t next; /* index + 1 into entries */
} entry;

struct eg_near {
	eg_arena *arena;
	const eg_str *candidates;
	size_t count;
	uint64_t spent;
	entry *entries; /* NULL before they are needed */
	size_t entry_count;
	uint32_t *slots; /* index + 1 into entries; a power of two */
	size_t slot_count;
};

eg_near *eg_near_new(eg_arena *a, const eg_str *candidates, size_t count)
{
	eg_near *n = EG_NEW(a, eg_near);
	*n = (eg_near){.arena = a, .candidates = candidates, .count = count};
	return n;
}

/* The hash of a word without its byte `without`; of the whole word when that is past its end. */
static uint64_t hash_without(eg_str word, size_t without)
{
	char rest[MOST_BYTES];
	size_t n = 0;
	for (size_t i = 0; i < word.n; i++)
		if (i != without)
			rest[n++] = word.p[i];
	return eg_str_hash((eg_str){rest, n});
}

static void index_candidate(eg_near *n, size_t candidate)
{
	eg_str word = n->candidates[candidate];
	for (size_t i = 0; i <= word.n; i++) {
		uint32_t *slot = &n->slots[hash_without(word, i) & (n->slot_count - 1)];
		n->entries[n->entry_count++] = (entry){(uint32_t)candidate, *slot};
		*slot = (uint32_t)n->entry_count;
	}
}

static void make_index(eg_near *n)
{
	size_t most = 1;
	for (size_t i = 0; i < n->count; i++)
		most += n->candidates[i].n <= MOST_BYTES ? n->candidates[i].n + 1 : 0;
	n->slot_count = 16;
	while (n->slot_count < most)
		n->slot_count *= 2;
	n->slots = EG_NEW_N(n->arena, uint32_t, n->slot_count);
	n->entries = EG_NEW_N(n->arena, entry, most);
	/* From the last to the first, so that the first stands first in its chain. */
	for (size_t i = n->count; i-- > 0;)
		if (n->candidates[i].n && n->candidates[i].n <= MOST_BYTES)
			index_candidate(n, i);
}

static const eg_str *find_indexed(eg_near *n, eg_arena *scratch, eg_str word)
{
	const eg_str *best = NULL;
	size_t least = SIZE_MAX;
	eg_arena_mark m = eg_arena_save(scratch);
	for (size_t i = 0; i <= word.n && least > 1; i++) {
		uint32_t at = n->slots[hash_without(word, i) & (n->slot_count - 1)];
		for (unsigned k = 0; at && k < MOST_CHAIN && least > 1; k++) {
			const entry *e = &n->entries[at - 1];
			consider(scratch, word, &n->candidates[e->candidate], &best, &least);
			eg_arena_rewind(scratch, m);
			at = e->next;
		}
	}
	return best;
}

const eg_str *eg_near_find(eg_near *n, eg_arena *scratch, eg_str word)
{
	if (word.n == 0 || word.n > MOST_BYTES)
		return NULL;
	if (n->spent + n->count <= BUDGET) {
		n->spent += n->count;
		return eg_suggest(scratch, word, n->candidates, n->count);
	}
	if (!n->entries)
		make_index(n);
	const eg_str *best = find_indexed(n, scratch, word);
	eg_str small = best ? (eg_str){NULL, 0} : without_capitals(scratch, word);
	return small.n ? find_indexed(n, scratch, small) : best;
}
