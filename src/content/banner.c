/* What a page for a meeting is made of: the banner that begins it, and halves. */
#include "content/maker.h"

/* Its title is the section's, so its head is one of the first level. */
void eg_make_banner(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_rec *r = value->as.rec;
	eg_block *b = eg_block_new(k->arena, EG_B_BANNER, value->span);
	b->goal = k->goal;
	(void)eg_make_text(k, b, eg_rec_find(r, "label"), EG_S_LABEL);
	(void)eg_make_text(k, b, eg_rec_find(r, "date"), EG_S_DATE);
	if (!eg_make_head(k, b, eg_rec_find(r, "title"), 1))
		return;
	eg_make_natives(k, eg_rec_find(r, "native"), b);
	(void)eg_make_text(k, b, eg_rec_find(r, "line"), EG_S_TAGLINE);
	eg_make_facts(k, block, value, b);
	b->running = eg_make_words(k, eg_rec_find(r, "foot"));
	eg_block_add(k->arena, parent, b);
}

static void make_half(eg_maker *k, const eg_rec *r, eg_block *halves)
{
	eg_block *b = eg_block_new(k->arena, EG_B_HALF, r->span);
	uint8_t around = k->level++;
	(void)eg_make_head(k, b, eg_rec_find(r, "title"), (uint8_t)(k->level + 1));
	eg_make_blocks(k, eg_rec_find(r, "blocks"), b);
	k->level = around;
	if (eg_says_something(b))
		eg_block_add(k->arena, halves, b);
}

void eg_make_halves(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	const eg_value *items = eg_rec_find(value->as.rec, "items");
	eg_block *b = eg_block_new(k->arena, EG_B_HALVES, value->span);
	b->wide = eg_value_yes(block, "wide", true);
	b->goal = k->goal;
	for (uint32_t i = 0; i < eg_value_count(items); i++)
		eg_make_each(k, eg_value_item(items, i)->as.rec, make_half, b);
	if (b->child_count)
		eg_block_add(k->arena, parent, b);
}
