#include "content/block.h"

eg_block *eg_block_new(eg_arena *a, enum eg_block_kind kind, eg_span span)
{
	eg_block *b = EG_NEW(a, eg_block);
	b->kind = (uint8_t)kind;
	b->span = span;
	return b;
}

void eg_block_add(eg_arena *a, eg_block *parent, eg_block *child)
{
	size_t cap = parent->child_cap;
	parent->children =
		eg_grow(a, parent->children, parent->child_count, &cap, sizeof(eg_block *));
	parent->child_cap = (uint32_t)cap;
	parent->children[parent->child_count++] = child;
}

void eg_block_take(eg_arena *a, eg_block *parent, eg_block *from)
{
	for (uint32_t i = 0; i < from->child_count; i++)
		eg_block_add(a, parent, from->children[i]);
	from->child_count = 0;
}
