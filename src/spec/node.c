#include "spec/node.h"

/* The source byte of value byte `at`. */
static uint32_t place_of(const eg_node *n, uint32_t at)
{
	if (!n->count)
		return n->span.from + at;
	uint32_t lo = 0, hi = n->count;
	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (n->as.scalar.map[mid].at <= at)
			lo = mid;
		else
			hi = mid;
	}
	return n->as.scalar.map[lo].from + (at - n->as.scalar.map[lo].at);
}

eg_span eg_node_inner(const eg_node *scalar, uint32_t from, uint32_t to)
{
	uint32_t first = place_of(scalar, from);
	uint32_t last = to > from ? place_of(scalar, to - 1) + 1 : first;
	if (last > scalar->span.to)
		last = scalar->span.to;
	if (first > last)
		first = last;
	return (eg_span){scalar->span.file, first, last};
}
