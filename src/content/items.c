/* Lists whose items are said one by one, lists within them, and lists of definitions. */
#include "content/maker.h"

/* The words of a list's style, on the list. */
static void set_style(const eg_rec *r, eg_block *list)
{
	eg_str style = eg_value_text(r, "style");
	list->ordered = eg_str_is(style, "numbers");
	list->start = 1;
	list->style = eg_str_is(style, "outcomes") ? EG_S_OUTCOME : EG_S_BODY;
}

/* A first paragraph becomes the item's own words. */
static void lift_words(eg_block *item)
{
	eg_block *first = item->child_count ? item->children[0] : NULL;
	if (!first || first->kind != EG_B_TEXT || item->run_count)
		return;
	item->runs = first->runs;
	item->run_count = first->run_count;
	item->child_count--;
	for (uint32_t i = 0; i < item->child_count; i++)
		item->children[i] = item->children[i + 1];
}

static void each_item(eg_maker *k, const eg_rec *r, eg_make_one *make, eg_block *list)
{
	const eg_value *items = eg_rec_find(r, "items");
	for (uint32_t i = 0; i < eg_value_count(items); i++)
		eg_make_each(k, eg_value_item(items, i)->as.rec, make, list);
}

/* Depth is bounded by the nesting of the YAML. */
static void make_item(eg_maker *k, const eg_rec *r, eg_block *list)
{
	eg_block *item = eg_block_new(k->arena, EG_B_ITEM, r->span);
	item->style = list->style;
	item->goal = k->goal;
	eg_make_prose(k, eg_rec_find(r, "text"), EG_S_BODY, item);
	lift_words(item);
	if (item->run_count == 0 && item->child_count == 0)
		return;
	if (eg_rec_find(r, "items")) {
		eg_block *inner = eg_block_new(k->arena, EG_B_LIST, r->span);
		inner->goal = k->goal;
		set_style(r, inner);
		each_item(k, r, make_item, inner);
		if (inner->child_count)
			eg_block_add(k->arena, item, inner);
	}
	eg_block_add(k->arena, list, item);
}

void eg_make_items(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	eg_block *list = eg_block_new(k->arena, EG_B_LIST, value->span);
	list->goal = k->goal;
	set_style(value->as.rec, list);
	each_item(k, value->as.rec, make_item, list);
	if (list->child_count)
		eg_block_add(k->arena, parent, list);
}

static void make_definition(eg_maker *k, const eg_rec *r, eg_block *list)
{
	eg_block *item = eg_block_new(k->arena, EG_B_ITEM, r->span);
	item->goal = k->goal;
	item->label = eg_make_words(k, eg_rec_find(r, "term"));
	eg_make_prose(k, eg_rec_find(r, "text"), EG_S_BODY, item);
	lift_words(item);
	eg_make_blocks(k, eg_rec_find(r, "blocks"), item);
	if (item->label.n && (item->run_count || item->child_count))
		eg_block_add(k->arena, list, item);
}

void eg_make_definitions(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	eg_block *list = eg_block_new(k->arena, EG_B_DEFINITIONS, value->span);
	list->goal = k->goal;
	each_item(k, value->as.rec, make_definition, list);
	if (list->child_count)
		eg_block_add(k->arena, parent, list);
}
