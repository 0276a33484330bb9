/* Sections for long documents only: out of a short one they go, and their names stay. */
#include "layout/lay.h"

typedef struct pruned {
	eg_arena *arena;
	eg_block *root;
	eg_map ids; /* in sections that are left out */
	size_t pages;
} pruned;

/* Its name stays for those that lead to it: a section with nothing in it. */
static void keep_name(pruned *p, eg_str id, eg_span span)
{
	bool is_new = true;
	(void)eg_map_add(&p->ids, id, 0, &is_new);
	if (!is_new)
		return;
	eg_block *stub = eg_block_new(p->arena, EG_B_SECTION, span);
	stub->id = id;
	eg_block_add(p->arena, p->root, stub);
}

/* Depth is bounded by the schema's nesting of blocks. */
static void keep_names(pruned *p, const eg_block *b)
{
	if (b->id.n)
		keep_name(p, b->id, b->span);
	for (size_t r = 0; b->table && r < b->table->row_count; r++)
		if (b->table->rows[r].dest.n)
			keep_name(p, b->table->rows[r].dest, b->span);
	for (uint32_t i = 0; i < b->child_count; i++)
		keep_names(p, b->children[i]);
}

static bool is_left_out(const pruned *p, const eg_block *item)
{
	return item->run_count && eg_map_find(&p->ids, item->runs[0].dest) != EG_MAP_NONE;
}

/* A list of figures or tables names none that is left out. */
static eg_block *without_lost(pruned *p, const eg_block *listing)
{
	eg_block *copy = EG_NEW(p->arena, eg_block);
	*copy = *listing;
	copy->children = NULL;
	copy->child_count = copy->child_cap = 0;
	for (uint32_t i = 0; i < listing->child_count; i++)
		if (!is_left_out(p, listing->children[i]))
			eg_block_add(p->arena, copy, listing->children[i]);
	return copy;
}

static eg_block *section_without_lost(pruned *p, eg_block *section)
{
	bool any = false;
	for (uint32_t i = 0; i < section->child_count; i++)
		any = any || section->children[i]->kind == EG_B_LISTING;
	if (!any || p->ids.count == 0)
		return section;
	eg_block *copy = EG_NEW(p->arena, eg_block);
	*copy = *section;
	copy->children = NULL;
	copy->child_count = copy->child_cap = 0;
	for (uint32_t i = 0; i < section->child_count; i++) {
		eg_block *c = section->children[i];
		eg_block_add(p->arena, copy, c->kind == EG_B_LISTING ? without_lost(p, c) : c);
	}
	return copy;
}

const eg_document *eg_prune_short(eg_arena *a, const eg_document *doc, size_t pages)
{
	eg_document *copy = EG_NEW(a, eg_document);
	pruned p = {.arena = a,
		.root = eg_block_new(a, EG_B_DOCUMENT, doc->root->span),
		.pages = pages};
	const eg_block *root = doc->root;
	eg_map_init(&p.ids, a);
	*copy = *doc;
	copy->root = p.root;
	for (uint32_t i = 0; i < root->child_count; i++)
		if (root->children[i]->least_pages > pages)
			keep_names(&p, root->children[i]);
		else
			eg_block_add(a, p.root, root->children[i]);
	for (uint32_t i = 0; i < p.root->child_count; i++)
		p.root->children[i] = section_without_lost(&p, p.root->children[i]);
	return copy;
}
