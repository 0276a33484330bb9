/* A figure: its caption over the picture, its credit under it. */
#include "layout/lay.h"

#define AROUND EG_PTS(21)
#define TALL   75 /* hundredths of the live area that a picture may be high */

static eg_text_spec caption_spec(
	const eg_lay *l, enum eg_type type, eg_len x, eg_len width, uint32_t element)
{
	return (eg_text_spec){
		.type = type, .x = x, .width = width, .lang = l->frame.lang, .element = element};
}

/* Number in the side column and title in the main one, on one baseline (DESIGNBOOK.md 7, detail
 * 15). */
static void build_apart(eg_lay *l, const eg_block *b, uint32_t caption, const eg_para_place *place)
{
	const eg_format *f = l->format;
	eg_text_spec spec = caption_spec(l, EG_T_CAPTION_NUMBER, f->margin, f->side_width, caption);
	eg_run *label = EG_NEW(l->scratch, eg_run);
	label->text = eg_strf(l->scratch, "%.*s ", EG_ARG(b->label));
	label->lang = b->label_lang;
	eg_textbox *number = eg_textbox_set(l, label, 1, &spec);
	spec = caption_spec(l, EG_T_CAPTION, f->main_x, f->main_width, caption);
	size_t from = l->out->count;
	eg_lay_pair(l, number, eg_textbox_set(l, b->runs, b->run_count, &spec), place, NULL);
	for (size_t i = from; i < l->out->count; i++)
		l->out->items[i].wide = true;
}

/* Both on one line, where the side column is taken. */
static void build_together(
	eg_lay *l, const eg_block *b, uint32_t caption, const eg_para_place *place)
{
	uint32_t n = 0;
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, (size_t)b->run_count + 1);
	if (b->label.n)
		runs[n++] = (eg_run){
			.text = eg_strf(l->scratch, "%.*s\xC2\xA0\xC2\xA0", EG_ARG(b->label)),
			.lang = b->label_lang,
			.style = EG_I_STRONG};
	for (uint32_t i = 0; i < b->run_count; i++)
		runs[n++] = b->runs[i];
	eg_text_spec spec = caption_spec(l, EG_T_CAPTION, l->frame.x, l->frame.width, caption);
	eg_lay_lines(l, eg_textbox_set(l, runs, n, &spec), place);
}

static void build_caption(eg_lay *l, const eg_block *b)
{
	const eg_para_place place = {.kind = EG_K_OTHER, .before = AROUND, .after = EG_HALF};
	bool apart = b->label.n && !l->frame.beside && !l->frame.side && l->out == &l->main;
	if (b->run_count == 0)
		return;
	uint32_t caption = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_CAPTION);
	if (apart)
		build_apart(l, b, caption, &place);
	else
		build_together(l, b, caption, &place);
	l->out->keep_next = true;
}

static void build_picture(eg_lay *l, const eg_block *b)
{
	const eg_picture *p = b->picture;
	eg_len live = l->format->bottom - l->format->top;
	uint32_t element = p->decorative ? EG_NO_ELEMENT : l->frame.element;
	eg_box box = eg_picture_box(p, l->frame.width, eg_len_scale(live, TALL, 100));
	box.x = l->frame.x;
	if (!p->decorative)
		eg_picture_describe(l, p, element);
	eg_item item = eg_picture_item(l, p, element, &box);
	item.before = b->run_count ? EG_HALF : AROUND;
	item.under_head = EG_HALF;
	item.after = b->child_count ? EG_HALF : AROUND;
	eg_lay_add(l, item);
	l->out->keep_next = b->child_count > 0;
}

void eg_build_figure(eg_lay *l, const eg_block *b)
{
	if (!b->picture || !b->picture->image)
		return;
	eg_frame saved = l->frame;
	uint32_t around = l->frame.element;
	if (!b->picture->decorative)
		l->frame.element = eg_lay_element(l, EG_ROLE_FIGURE, b);
	else if (b->id.n)
		eg_lay_anchor(l, b->id); /* links lead to it all the same */
	build_caption(l, b);
	build_picture(l, b);
	l->frame.element = around;
	eg_build_blocks(l, b->children, b->child_count);
	l->frame = saved;
}
