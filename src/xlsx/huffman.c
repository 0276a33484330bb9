#include "xlsx/huffman.h"

#include <string.h>

/* A count in the upper bits, its symbol in the lower ones: sorting needs no second array. */
#define SYMBOL_BITS 10u
#define SYMBOL_MASK ((1u << SYMBOL_BITS) - 1)

static void sift(uint32_t *heap, size_t at, size_t n)
{
	uint32_t v = heap[at];
	for (size_t child; (child = 2 * at + 1) < n; at = child) {
		child += child + 1 < n && heap[child + 1] > heap[child];
		if (heap[child] <= v)
			break;
		heap[at] = heap[child];
	}
	heap[at] = v;
}

/* Heapsort: rising. */
static void sort(uint32_t *v, size_t n)
{
	for (size_t i = n / 2; i-- > 0;)
		sift(v, i, n);
	for (size_t i = n; i-- > 1;) {
		uint32_t most = v[0];
		v[0] = v[i];
		v[i] = most;
		sift(v, 0, i);
	}
}

/* Symbols that occur, by rising count; one or two that do not are added so that there are two. */
static size_t collect(uint32_t *sorted, const uint32_t *counts, size_t symbols)
{
	size_t n = 0;
	for (size_t i = 0; i < symbols; i++) {
		uint32_t count = counts[i] < UINT32_MAX >> SYMBOL_BITS ? counts[i]
								       : UINT32_MAX >> SYMBOL_BITS;
		if (count)
			sorted[n++] = count << SYMBOL_BITS | (uint32_t)i;
	}
	for (uint32_t i = 0; n < 2; i++) {
		if (counts[i] == 0)
			sorted[n++] = 1u << SYMBOL_BITS | i;
	}
	sort(sorted, n);
	return n;
}

/* w[i]: weights, rising, become the index of each node's parent. */
static void find_parents(uint32_t *w, size_t n)
{
	size_t leaf = 0, root = 0;
	for (size_t next = 0; next + 1 < n; next++) {
		uint32_t sum = 0;
		for (int half = 0; half < 2; half++) {
			if (leaf >= n || (root < next && w[root] < w[leaf])) {
				sum += w[root];
				w[root++] = (uint32_t)next;
			} else {
				sum += w[leaf++];
			}
		}
		w[next] = sum;
	}
}

/* Parents become depths of inner nodes, and those how many leaves there are of each depth. */
static void count_depths(uint32_t *w, size_t n, uint32_t *of_depth, unsigned longest)
{
	size_t inner = n - 1;
	w[inner - 1] = 0;
	for (size_t i = inner - 1; i-- > 0;)
		w[i] = w[w[i]] + 1;
	uint32_t room = 1, depth = 0;
	for (size_t i = inner; room > 0; depth++) {
		uint32_t used = 0;
		while (i > 0 && w[i - 1] == depth) {
			used++;
			i--;
		}
		of_depth[depth < longest ? depth : longest] += room - used;
		room = 2 * used;
	}
}

/* Leaves that were moved up to the longest length took more room than there is: others go down. */
static void limit(uint32_t *of_depth, unsigned longest)
{
	uint32_t room = 0;
	for (unsigned d = 1; d <= longest; d++)
		room += of_depth[d] << (longest - d);
	while (room > 1u << longest) {
		unsigned d = longest - 1;
		while (of_depth[d] == 0)
			d--;
		of_depth[d]--;
		of_depth[d + 1] += 2;
		of_depth[longest]--;
		room--;
	}
}

static uint16_t reversed(uint32_t code, unsigned bits)
{
	uint32_t out = 0;
	for (unsigned i = 0; i < bits; i++)
		out |= (code >> i & 1) << (bits - 1 - i);
	return (uint16_t)out;
}

static void number(eg_huffman *h, size_t symbols, const uint32_t *of_depth)
{
	uint32_t next[EG_HUFFMAN_BITS + 2] = {0};
	for (unsigned d = 1; d <= EG_HUFFMAN_BITS; d++)
		next[d + 1] = (next[d] + of_depth[d]) << 1;
	for (size_t i = 0; i < symbols; i++) {
		if (h->bits[i])
			h->code[i] = reversed(next[h->bits[i]]++, h->bits[i]);
	}
}

void eg_huffman_make(eg_huffman *h, const uint32_t *counts, size_t symbols, unsigned longest)
{
	uint32_t sorted[EG_HUFFMAN_SYMBOLS] = {0}, w[EG_HUFFMAN_SYMBOLS] = {0};
	uint32_t of_depth[EG_HUFFMAN_BITS + 1] = {0};
	EG_ASSERT(symbols >= 2 && symbols <= EG_HUFFMAN_SYMBOLS && longest <= EG_HUFFMAN_BITS);
	size_t n = collect(sorted, counts, symbols), at = 0;
	for (size_t i = 0; i < n; i++)
		w[i] = sorted[i] >> SYMBOL_BITS;
	find_parents(w, n);
	count_depths(w, n, of_depth, longest);
	limit(of_depth, longest);
	memset(h->bits, 0, sizeof h->bits);
	for (unsigned d = longest; d > 0; d--) {
		for (uint32_t k = 0; k < of_depth[d]; k++)
			h->bits[sorted[at++] & SYMBOL_MASK] = (uint8_t)d;
	}
	number(h, symbols, of_depth);
}
