/* Lists of figures and of tables: their entries are known when all blocks are made. */
#include "content/settle.h"

void eg_make_listing(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	const eg_rec *r = value->as.rec;
	const eg_value *least = eg_rec_find(r, "least");
	eg_block *b = eg_block_new(k->arena, EG_B_LISTING, value->span);
	b->label = eg_value_text(r, "of");
	b->start = (uint32_t)(least ? least->as.number : 1);
	eg_block_add(k->arena, parent, b);
}

bool eg_says_something(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind != EG_B_HEAD)
			return true;
	return false;
}

typedef struct listings {
	eg_maker *k;
	eg_block figures, tables; /* their children are what is listed */
	size_t count;             /* of lists */
} listings;

static eg_str number_of(const eg_block *b)
{
	return b->table ? b->table->number : b->kind == EG_B_FIGURE ? b->label : (eg_str){NULL, 0};
}

/* Depth of all walks here is bounded by the schema's nesting of blocks. */
static void gather(listings *g, eg_block *b)
{
	eg_maker *k = g->k;
	g->count += b->kind == EG_B_LISTING;
	if (number_of(b).n && b->run_count)
		eg_block_add(k->arena, b->table ? &g->tables : &g->figures, b);
	for (uint32_t i = 0; i < b->child_count; i++)
		gather(g, b->children[i]);
}

/* What has no id is given one, for the entry to lead to. */
static eg_block *entry_of(eg_maker *k, eg_block *to, size_t nth)
{
	eg_block *item = eg_block_new(k->arena, EG_B_ITEM, to->span);
	if (!to->id.n)
		to->id = eg_strf(k->arena, "%s.%zu", to->table ? "table" : "figure", nth);
	item->label = number_of(to);
	eg_runs runs = {0};
	for (uint32_t i = 0; i < to->run_count; i++) {
		eg_run run = to->runs[i];
		if (run.style & EG_I_SUP)
			continue; /* marks of notes stay where the notes are */
		run.dest = to->id;
		run.note = NULL;
		eg_runs_add(k, &runs, run);
	}
	item->runs = runs.items;
	item->run_count = (uint32_t)runs.count;
	return item;
}

static void fill(listings *g, eg_block *b)
{
	const eg_block *from = eg_str_is(b->label, "figures") ? &g->figures : &g->tables;
	for (uint32_t i = 0; from->child_count >= b->start && i < from->child_count; i++)
		eg_block_add(g->k->arena, b, entry_of(g->k, from->children[i], (size_t)i + 1));
}

static void tell_none(eg_maker *k, const eg_block *listing)
{
	if (eg_is_own(k, listing->span))
		eg_report(k->diag, EG_R_SECTION_EMPTY, listing->span,
			"the list of %.*s has nothing to show and is left out",
			EG_ARG(listing->label));
}

/* False when nothing of the block is left. */
static bool settle(listings *g, eg_block *b)
{
	uint32_t kept = 0, had = b->child_count;
	if (b->kind == EG_B_LISTING) {
		fill(g, b);
		if (!b->child_count)
			tell_none(g->k, b);
		return b->child_count > 0;
	}
	for (uint32_t i = 0; i < had; i++)
		if (settle(g, b->children[i]))
			b->children[kept++] = b->children[i];
	b->child_count = kept;
	return kept == had || eg_says_something(b);
}

void eg_listings_settle(eg_maker *k, eg_block *root)
{
	listings g = {.k = k};
	gather(&g, root);
	if (g.count)
		(void)settle(&g, root);
}
