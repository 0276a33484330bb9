#include "pdf/tree.h"

#include "pdf/syntax.h"

static uint32_t groups(uint32_t n)
{
	return n <= EG_PDF_TREE_FAN ? 1 : (n - 1) / EG_PDF_TREE_FAN + 1;
}

/* Items below one node of a level, as first and last; 64-bit, since the last node of a high level
 * may reach past every item. */
static void reach(
	const eg_pdf_tree *t, uint32_t level, uint32_t node, uint32_t *from, uint32_t *last)
{
	uint64_t span = EG_PDF_TREE_FAN;
	for (uint32_t i = 0; i < level; i++)
		span *= EG_PDF_TREE_FAN;
	uint64_t end = (node + (uint64_t)1) * span;
	*from = (uint32_t)(node * span);
	*last = (uint32_t)(end < t->count ? end : t->count) - 1;
}

static void put_limits(eg_buf *b, const eg_pdf_tree *t, uint32_t from, uint32_t last)
{
	eg_buf_cstr(b, "/Limits[");
	t->key(b, t->owner, from);
	eg_buf_byte(b, ' ');
	t->key(b, t->owner, last);
	eg_buf_byte(b, ']');
}

static void put_items(eg_buf *b, const eg_pdf_tree *t, uint32_t from, uint32_t last)
{
	eg_buf_cstr(b, t->is_names ? "/Names[" : "/Nums[");
	for (uint32_t i = from; t->count && i <= last; i++) {
		if (i > from)
			eg_buf_byte(b, ' ');
		t->key(b, t->owner, i);
		eg_buf_byte(b, ' ');
		t->value(b, t->owner, i);
	}
	eg_buf_byte(b, ']');
}

static void put_kids(eg_buf *b, const eg_pdf_tree *t, uint32_t level, uint32_t node)
{
	uint32_t from = node * EG_PDF_TREE_FAN, end = from + EG_PDF_TREE_FAN;
	if (end > t->nodes[level - 1])
		end = t->nodes[level - 1];
	eg_buf_cstr(b, "/Kids[");
	for (uint32_t i = from; i < end; i++) {
		if (i > from)
			eg_buf_byte(b, ' ');
		eg_pdf_put_ref(b, eg_pdf_range_number(t->store, t->range, t->first[level - 1] + i));
	}
	eg_buf_byte(b, ']');
}

static void put_node(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_tree *t = owner;
	uint32_t level = 0, from, last;
	while (index - t->first[level] >= t->nodes[level])
		level++;
	uint32_t node = index - t->first[level];
	reach(t, level, node, &from, &last);
	if (level + 1 < t->levels)
		put_limits(b, t, from, last);
	if (level == 0)
		put_items(b, t, from, last);
	else
		put_kids(b, t, level, node);
}

void eg_pdf_tree_init(eg_pdf_tree *t, eg_pdf_store *s)
{
	uint32_t total = 0, nodes = t->count;
	t->store = s;
	t->levels = 0;
	do {
		nodes = groups(nodes);
		t->first[t->levels] = total;
		t->nodes[t->levels++] = nodes;
		total += nodes;
	} while (nodes > 1);
	t->range = eg_pdf_range(s, total, put_node, t);
}

uint32_t eg_pdf_tree_root(const eg_pdf_tree *t)
{
	return eg_pdf_range_number(t->store, t->range, t->first[t->levels - 1]);
}
