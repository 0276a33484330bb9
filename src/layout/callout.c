/* A call-out (DESIGNBOOK.md 5.12): a bar in the accent at the left of a head and a few words. */
#include "layout/lay.h"

#define BAR    EG_PTS(3)
#define GAP    EG_PTS(11) /* from the bar to the words */
#define AROUND EG_PTS(28)

typedef struct callout {
	const eg_vlist *list;
	eg_len x, height;
	uint32_t colour;
} callout;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const callout *c = item->data;
	eg_canvas_rect(&l->canvas, EG_LAYER_OVER, c->x, at->y, BAR, c->height, c->colour);
	eg_inner_draw(l, c->list, at->y);
}

static void build_head(eg_lay *l, const eg_block *b)
{
	if (b->label.n == 0)
		return;
	eg_text_spec spec = {.type = EG_T_CALLOUT_HEAD,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = eg_lay_lang(l, b),
		.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P)};
	eg_lay_lines(l, eg_textbox_words(l, b->label, &spec), &(eg_para_place){.kind = EG_K_HEAD});
}

void eg_build_callout(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	eg_inner in;
	eg_len x = l->frame.x;
	eg_inner_open(l, &in, x + BAR + GAP, l->frame.width - BAR - GAP);
	build_head(l, b);
	eg_build_blocks(l, b->children, b->child_count);
	eg_inner_close(l, &in);
	callout *c = EG_NEW(l->scratch, callout);
	*c = (callout){.list = in.list,
		.x = x,
		.height = eg_vlist_height(in.list),
		.colour = eg_lay_colour(l, EG_PAINT_ACCENT)};
	if (c->height > l->format->bottom - l->format->top)
		eg_vlist_move(l->scratch, l->out, in.list); /* too much for a box */
	else if (in.list->count)
		eg_lay_add(l, (eg_item){.draw = draw,
				      .data = c,
				      .height = c->height,
				      .snap = saved.free ? EG_SNAP_NONE : EG_SNAP_LINE,
				      .before = AROUND,
				      .under_head = EG_LINE,
				      .after = AROUND});
	l->frame = saved;
}
