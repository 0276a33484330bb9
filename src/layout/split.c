/* Two columns that run beside each other over as many pages as they need. */
#include "layout/lay.h"

#define HEAD_GAP   EG_LINE      /* over a head at the side */
#define FACTS_DROP EG_PTS(10.5) /* the side's first rule beside a head of the main column */

static bool begins_with_head(const eg_block *column)
{
	return column && column->child_count && column->children[0]->kind == EG_B_HEAD;
}

static eg_vlist *build_side(eg_lay *l, const eg_block *side)
{
	eg_vlist *main = l->out, *list = EG_NEW(l->scratch, eg_vlist);
	eg_frame saved = l->frame;
	eg_lay_side_column(l);
	l->out = list;
	if (side->id.n)
		eg_lay_anchor(l, side->id);
	eg_build_blocks(l, side->children, side->child_count);
	l->out = main;
	l->frame = saved;
	return list;
}

static void build_main(eg_lay *l, const eg_block *main)
{
	size_t from = l->out->count;
	eg_frame saved = l->frame;
	l->frame.beside = true;
	l->frame.bound = true;
	if (main) {
		if (main->id.n)
			eg_lay_anchor(l, main->id);
		eg_build_blocks(l, main->children, main->child_count);
	}
	if (l->out->count == from)
		eg_lay_add(l, (eg_item){0});
	l->frame = saved;
}

void eg_build_split(eg_lay *l, const eg_block *b, eg_len not_above)
{
	const eg_block *side = eg_block_child(b, EG_B_SIDE), *main = eg_block_child(b, EG_B_MAIN);
	eg_len side_height = 0;
	if (l->out != &l->main) { /* no second column inside a column */
		eg_build_blocks(l, b->children, b->child_count);
		return;
	}
	if (side && side->child_count) {
		eg_vlist *list = build_side(l, side);
		list->shift = begins_with_head(main) ? FACTS_DROP : 0;
		side_height = eg_vlist_height(list);
		if (list->count)
			l->out->side_next = list;
		if (begins_with_head(side) && l->out->count)
			l->out->before_next = eg_larger(l->out->before_next, HEAD_GAP);
	}
	l->out->not_above_next = not_above;
	build_main(l, main);
	eg_lay_clear(l, side_height);
}
