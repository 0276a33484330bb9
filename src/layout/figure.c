/* A figure: its caption over the picture, its credit under it. */
#include "layout/lay.h"

#define AROUND EG_PTS(21)
#define TALL   75 /* hundredths of the live area that a picture may be high */

typedef struct figure {
	const eg_picture *picture;
	eg_box box;
	uint32_t element;
} figure;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const figure *f = item->data;
	eg_box box = f->box;
	box.y = at->y;
	eg_picture_draw(l, f->picture, f->element, &box);
}

static void build_caption(eg_lay *l, const eg_block *b)
{
	uint32_t n = 0;
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, (size_t)b->run_count + 1);
	if (b->label.n)
		runs[n++] = (eg_run){
			.text = eg_strf(l->scratch, "%.*s\xC2\xA0\xC2\xA0", EG_ARG(b->label)),
			.style = EG_I_STRONG};
	for (uint32_t i = 0; i < b->run_count; i++)
		runs[n++] = b->runs[i];
	if (n == 0)
		return;
	eg_text_spec spec = {.type = EG_T_CAPTION,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang,
		.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_CAPTION)};
	eg_lay_lines(l, eg_textbox_set(l, runs, n, &spec),
		&(eg_para_place){.kind = EG_K_OTHER, .before = AROUND, .after = EG_HALF});
	l->out->keep_next = true;
}

static void build_picture(eg_lay *l, const eg_block *b)
{
	const eg_picture *p = b->picture;
	eg_len live = l->format->bottom - l->format->top;
	figure *f = EG_NEW(l->scratch, figure);
	*f = (figure){.picture = p,
		.box = eg_picture_box(p, l->frame.width, eg_len_scale(live, TALL, 100)),
		.element = p->decorative ? EG_NO_ELEMENT : l->frame.element};
	f->box.x = l->frame.x;
	if (!p->decorative)
		eg_picture_describe(l, p, f->element);
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = f,
			      .height = f->box.h,
			      .before = b->run_count ? EG_HALF : AROUND,
			      .under_head = EG_HALF,
			      .after = b->child_count ? EG_HALF : AROUND});
	l->out->keep_next = b->child_count > 0;
}

void eg_build_figure(eg_lay *l, const eg_block *b)
{
	if (!b->picture || !b->picture->image)
		return;
	eg_frame saved = l->frame;
	uint32_t around = l->frame.element;
	l->frame.element = b->picture->decorative ? around : eg_lay_element(l, EG_ROLE_FIGURE, b);
	build_caption(l, b);
	build_picture(l, b);
	l->frame.element = around;
	eg_build_blocks(l, b->children, b->child_count);
	l->frame = saved;
}
