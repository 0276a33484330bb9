#include "source/diag.h"

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

const eg_str *eg_suggest(eg_arena *scratch, eg_str word, const eg_str *candidates, size_t count)
{
	const eg_str *best = NULL;
	size_t least = SIZE_MAX;
	if (word.n == 0 || word.n > 64)
		return NULL;
	eg_arena_mark m = eg_arena_save(scratch);
	for (size_t i = 0; i < count && least > 1; i++) {
		size_t longer = candidates[i].n > word.n ? candidates[i].n : word.n;
		size_t bound = longer / 3 + 1 > 2 ? longer / 3 + 1 : 2;
		size_t d = alignment(scratch, word, candidates[i], bound < least ? bound : least);
		if (d < bound && d < least && d < longer) {
			least = d;
			best = &candidates[i];
		}
		eg_arena_rewind(scratch, m);
	}
	return best;
}
