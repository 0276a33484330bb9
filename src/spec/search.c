#include "spec/search.h"

#include "spec/spec.h"

typedef struct gather {
	eg_arena *arena;
	eg_str source;
	eg_scalars *out;
} gather;

static void keep(gather *g, const eg_node *n)
{
	eg_scalars *s = g->out;
	eg_node copy = *n;
	eg_byte_map *map = EG_NEW_N(g->arena, eg_byte_map, n->count);
	if (n->count)
		memcpy(map, n->as.scalar.map, n->count * sizeof *map);
	copy.as.scalar.map = map;
	copy.as.scalar.text = eg_str_copy(g->arena, n->as.scalar.text);
	s->items = eg_grow(g->arena, s->items, s->count, &s->cap, sizeof *s->items);
	s->items[s->count++] = copy;
}

/* Depth is bounded where nodes are made. */
static void visit(gather *g, const eg_node *n)
{
	switch ((enum eg_node_kind)n->kind) {
	case EG_NODE_NULL:
		break;
	case EG_NODE_SCALAR:
		if (!eg_str_within(g->source, n->as.scalar.text))
			keep(g, n);
		break;
	case EG_NODE_LIST:
		for (uint32_t i = 0; i < n->count; i++)
			visit(g, n->as.items[i]);
		break;
	case EG_NODE_MAP:
		for (uint32_t i = 0; i < n->count; i++)
			visit(g, n->as.pairs[i].value);
		break;
	}
}

static void on_value(void *ctx, const eg_node *key, const eg_node *value)
{
	(void)key;
	visit(ctx, value);
}

static void on_other(void *ctx, const eg_node *root)
{
	visit(ctx, root);
}

void eg_scalars_rewritten(eg_arena *a, eg_sources *sources, uint32_t file, eg_scalars *out)
{
	eg_source *src = eg_sources_at(sources, file);
	bool unreadable = src->unreadable;
	gather g = {.arena = a, .source = src->text, .out = out};
	const eg_spec_handler h = {
		.ctx = &g, .value = on_value, .item = on_value, .other = on_other};
	eg_arena *scratch = eg_arena_new();
	eg_diag silent; /* faults were told when the file was read for its records */
	eg_diag_init(&silent, scratch);
	eg_arena *nodes = eg_arena_new();
	(void)eg_spec_stream(nodes, sources, file, &h, &silent);
	src->unreadable = unreadable;
	eg_arena_release(nodes);
	eg_arena_release(scratch);
}

/* The source byte of value byte `at`; behind the last one, the scalar's end. */
static uint32_t place_of(const eg_node *n, uint32_t at)
{
	return at < n->as.scalar.text.n ? eg_node_inner(n, at, at).from : n->span.to;
}

/* A character that is written as an escape ends where the next one begins, or before the quote. */
static uint32_t end_of(const eg_node *n, eg_str source, uint32_t from, uint32_t to)
{
	uint32_t last = to - 1;
	while (last > from && ((unsigned char)n->as.scalar.text.p[last] & 0xC0) == 0x80)
		last--;
	if (source.p[place_of(n, last)] != '\\')
		return eg_node_inner(n, from, to).to;
	return place_of(n, to) - (to == n->as.scalar.text.n);
}

eg_span eg_scalars_find(const eg_scalars *s, const eg_sources *sources, eg_str words)
{
	for (size_t i = 0; words.n && i < s->count; i++) {
		const eg_node *n = &s->items[i];
		size_t found = eg_str_find(n->as.scalar.text, words, 0);
		if (found == SIZE_MAX)
			continue;
		uint32_t at = (uint32_t)found, to = (uint32_t)(found + words.n);
		const eg_source *src = eg_sources_at(sources, n->span.file);
		return (eg_span){n->span.file, place_of(n, at), end_of(n, src->text, at, to)};
	}
	return (eg_span){0};
}
