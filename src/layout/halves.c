/* Halves of the width side by side, each with a head and blocks under a rule (DESIGNBOOK.md 5.23).
 */
#include "layout/lay.h"

#define RULE   EG_PTS(0.75)
#define OVER   EG_PTS(5)
#define AROUND EG_PTS(21)
#define ACROSS 2

typedef struct half {
	eg_vlist *list;
	eg_len x;
} half;

typedef struct row {
	half halves[ACROSS];
	uint32_t count, colour;
	eg_len width;
} row;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const row *r = item->data;
	for (uint32_t i = 0; i < r->count; i++) {
		eg_canvas_rule(&l->canvas, r->halves[i].x, at->y, r->width, RULE, r->colour);
		eg_inner_draw(l, r->halves[i].list, at->y + RULE + OVER);
	}
}

static eg_len set_half(eg_lay *l, const eg_block *b, half *h, eg_len x, eg_len width)
{
	eg_frame saved = l->frame;
	eg_inner in;
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	eg_inner_open(l, &in, x, width);
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_HEAD)
			eg_build_head_as(l, b->children[i], EG_T_H3,
				&(eg_para_place){.kind = EG_K_HEAD, .after = EG_QUARTER});
		else
			eg_build_block(l, b->children[i], NULL);
	eg_inner_close(l, &in);
	l->frame = saved;
	*h = (half){in.list, x};
	return eg_vlist_height(in.list);
}

static void add_row(eg_lay *l, const eg_block *b, uint32_t from)
{
	eg_len gutter = l->format->step - l->format->column;
	eg_len step = (l->frame.width + gutter) / ACROSS, height = 0;
	row *r = EG_NEW(l->scratch, row);
	*r = (row){.count = b->child_count - from < ACROSS ? b->child_count - from : ACROSS,
		.width = step - gutter,
		.colour = eg_lay_colour(l, EG_PAINT_BRAND_DEEP)};
	for (uint32_t i = 0; i < r->count; i++)
		height = eg_larger(height, set_half(l, b->children[from + i], &r->halves[i],
						   l->frame.x + (eg_len)i * step, r->width));
	if (!eg_lay_fits_page(l, RULE + OVER + height)) { /* one under the other */
		for (uint32_t i = 0; i < r->count; i++)
			eg_vlist_move(l->scratch, l->out, r->halves[i].list);
		return;
	}
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = r,
			      .height = RULE + OVER + height,
			      .wide = l->frame.x == l->format->margin,
			      .before = AROUND,
			      .under_head = EG_LINE,
			      .after = AROUND});
}

void eg_build_halves(eg_lay *l, const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i += ACROSS)
		add_row(l, b, i);
}
