/* Code-like text, line by line as it is; and a rule between blocks. */
#include "layout/lay.h"

#define INDENT EG_LINE
#define RULE   EG_PTS(0.5)

void eg_build_code(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	eg_text_spec spec = {.type = EG_T_CODE,
		.x = l->frame.x + INDENT,
		.width = l->frame.width - INDENT,
		.lang = eg_lay_lang(l, b),
		.element = eg_lay_element(l, EG_ROLE_P, b)};
	eg_textbox *box = eg_textbox_set(l, b->runs, b->run_count, &spec);
	eg_lay_lines(
		l, box, &(eg_para_place){.kind = EG_K_OTHER, .before = EG_LINE, .after = EG_LINE});
	l->frame = saved;
}

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_frame *f = item->data;
	eg_canvas_rule(&l->canvas, f->x, at->y, f->width, RULE, eg_lay_colour(l, EG_PAINT_RULE));
}

void eg_build_rule(eg_lay *l, const eg_block *b)
{
	(void)b;
	eg_frame *f = EG_NEW(l->scratch, eg_frame);
	*f = l->frame;
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = f,
			      .height = RULE,
			      .before = EG_LINE,
			      .after = EG_LINE});
}
