/* A figure with a picture: its caption beside or over it, its credit under it. The picture itself
 * is drawn by who decodes it; its alternative text stands in its frame until then. */
#include "layout/lay.h"

#define RULE   EG_PTS(0.5)
#define AROUND EG_PTS(21)
#define RATIO  62 /* height in hundredths of the width */

typedef struct figure {
	eg_textbox *words;
	eg_len x, width, height;
	uint32_t element;
} figure;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const figure *f = item->data;
	uint32_t colour = eg_lay_colour(l, EG_PAINT_OUTLINE);
	eg_canvas_rule(&l->canvas, f->x, at->y, f->width, RULE, colour);
	eg_canvas_rule(&l->canvas, f->x, at->y + f->height - RULE, f->width, RULE, colour);
	eg_textbox_draw_all(l, f->words, at->y + EG_HALF);
	if (f->element == EG_NO_ELEMENT)
		return;
	eg_traits *t = eg_canvas_traits(&l->canvas, f->element);
	t->bbox[0] = f->x;
	t->bbox[1] = at->y;
	t->bbox[2] = f->x + f->width;
	t->bbox[3] = at->y + f->height;
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
	figure *f = EG_NEW(l->scratch, figure);
	*f = (figure){.x = l->frame.x,
		.width = l->frame.width,
		.height = eg_len_scale(l->frame.width, RATIO, 100),
		.element = EG_NO_ELEMENT};
	if (!p->decorative) {
		f->element = l->frame.element;
		eg_traits *t = eg_canvas_traits(&l->canvas, f->element);
		t->alt = p->alt.n ? p->alt : eg_lay_plain(l->canvas.arena, b->runs, b->run_count);
		t->placed_block = true;
	}
	eg_text_spec spec = {.type = EG_T_SOURCE_LINE,
		.x = f->x,
		.width = f->width,
		.lang = l->frame.lang,
		.element = f->element};
	f->words = eg_textbox_words(l, p->alt, &spec);
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = f,
			      .height = f->height,
			      .before = AROUND,
			      .under_head = EG_HALF,
			      .after = AROUND});
}

void eg_build_figure(eg_lay *l, const eg_block *b)
{
	if (!b->picture)
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
