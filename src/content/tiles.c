/* Blocks of equal parts side by side: tiles of key figures, cards of goals, signatures. Each item
 * of the list may stand for the rows of a query. */
#include "content/maker.h"

static void add_text(eg_maker *k, eg_block *parent, const eg_value *v, enum eg_style style)
{
	(void)eg_make_text(k, parent, v, style);
}

static void make_items(eg_maker *k, const eg_rec *spec, eg_make_one *make, eg_block *list)
{
	const eg_value *items = eg_rec_find(spec, "items");
	for (uint32_t i = 0; i < eg_value_count(items); i++)
		eg_make_each(k, eg_value_item(items, i)->as.rec, make, list);
}

static void add_if_any(eg_maker *k, eg_block *parent, eg_block *list)
{
	if (list->child_count)
		eg_block_add(k->arena, parent, list);
}

/* -- tiles -- */

static void make_tile(eg_maker *k, const eg_rec *r, eg_block *tiles)
{
	eg_block *b = eg_block_new(k->arena, EG_B_TILE, r->span);
	b->label = eg_make_words(k, eg_rec_find(r, "figure"));
	b->running = eg_make_words(k, eg_rec_find(r, "before"));
	if (!b->label.n)
		return; /* a figure that is not known has no tile */
	eg_runs runs = {0};
	eg_make_runs(k, eg_rec_find(r, "label"), EG_I_NOHYPH, &runs);
	eg_block_runs(k, b, &runs);
	add_text(k, b, eg_rec_find(r, "note"), EG_S_NOTE);
	eg_block_add(k->arena, tiles, b);
}

void eg_make_tiles(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	eg_block *b = eg_block_new(k->arena, EG_B_TILES, value->span);
	b->wide = eg_value_yes(block, "wide", true);
	b->goal = k->goal;
	eg_str size = eg_value_text(value->as.rec, "size");
	b->level = eg_str_is(size, "large") ? 1 : eg_str_is(size, "strip") ? 2 : 0;
	make_items(k, value->as.rec, make_tile, b);
	add_if_any(k, parent, b);
}

/* -- cards -- */

static void make_card(eg_maker *k, const eg_rec *r, eg_block *cards)
{
	int64_t goal = 0;
	eg_block *b = eg_block_new(k->arena, EG_B_CARD, r->span);
	if (eg_make_number(k, eg_rec_find(r, "goal"), &goal) && goal > 0 && goal < 100)
		b->goal = (uint8_t)goal;
	b->label = eg_make_label(k, eg_rec_find(r, "label"), &b->label_lang);
	eg_block *head = eg_make_head(k, b, eg_rec_find(r, "title"), (uint8_t)(k->level + 2));
	eg_str link = eg_make_words(k, eg_rec_find(r, "link"));
	if (head) {
		head->in_contents = false;
		for (uint32_t i = 0; link.n && i < head->run_count; i++)
			head->runs[i].dest = link;
	}
	add_text(k, b, eg_rec_find(r, "tagline"), EG_S_TAGLINE);
	eg_make_prose(k, eg_rec_find(r, "text"), EG_S_BODY, b);
	if (b->child_count)
		eg_block_add(k->arena, cards, b);
}

void eg_make_cards(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	eg_block *b = eg_block_new(k->arena, EG_B_CARDS, value->span);
	b->wide = eg_value_yes(block, "wide", true);
	make_items(k, value->as.rec, make_card, b);
	add_if_any(k, parent, b);
}

/* -- signatures -- */

static void add_portrait(eg_maker *k, eg_block *b, const eg_value *value)
{
	const eg_picture *picture = value ? eg_make_picture(k, value->as.rec,
						    eg_runs_plain(k->arena, b->runs, b->run_count))
					  : NULL;
	if (!picture)
		return;
	eg_block *figure = eg_block_new(k->arena, EG_B_FIGURE, value->span);
	figure->picture = picture;
	eg_block_add(k->arena, b, figure);
}

static void make_signature(eg_maker *k, const eg_rec *r, eg_block *list)
{
	eg_block *b = eg_block_new(k->arena, EG_B_SIGNATURE, r->span);
	eg_runs name = {0};
	eg_make_runs(k, eg_rec_find(r, "name"), EG_I_NOHYPH, &name);
	if (name.count == 0)
		return;
	eg_block_runs(k, b, &name);
	const eg_value *picture = eg_rec_find(r, "picture");
	if (picture)
		b->picture = eg_make_picture(
			k, picture->as.rec, eg_runs_plain(k->arena, b->runs, b->run_count));
	add_portrait(k, b, eg_rec_find(r, "portrait"));
	add_text(k, b, eg_rec_find(r, "role"), EG_S_ROLE);
	add_text(k, b, eg_rec_find(r, "date"), EG_S_DATE);
	eg_block_add(k->arena, list, b);
}

void eg_make_signatures(eg_maker *k, const eg_rec *block, const eg_value *value, eg_block *parent)
{
	(void)block;
	eg_block *b = eg_block_new(k->arena, EG_B_SIGNATURES, value->span);
	make_items(k, value->as.rec, make_signature, b);
	add_if_any(k, parent, b);
}
