/* The list of sources: numbers at the side column's right edge, texts in the main column. */
#include "layout/lay.h"

#include "base/num.h"

static void build_source(eg_lay *l, const eg_block *b, uint32_t number)
{
	uint32_t item = eg_lay_element(l, EG_ROLE_LI, b);
	eg_str label = b->label.n ? b->label : eg_lay_number(l, l->scratch, number);
	eg_text_spec spec = {.type = EG_T_REFERENCE_NUMBER,
		.x = l->format->margin,
		.width = l->format->side_width,
		.rag = EG_RAG_RIGHT,
		.lang = l->frame.lang,
		.element = eg_canvas_element(&l->canvas, item, EG_ROLE_LBL)};
	eg_textbox *mark = eg_textbox_words(l, eg_strf(l->scratch, "%.*s ", EG_ARG(label)), &spec);
	uint32_t body = eg_canvas_element(&l->canvas, item, EG_ROLE_LBODY);
	spec = (eg_text_spec){.type = EG_T_REFERENCE,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang,
		.element = eg_note_owner(l, body, b->runs, b->run_count)};
	eg_frame saved = l->frame;
	l->frame.element = body;
	eg_textbox *text = eg_textbox_set(l, b->runs, b->run_count, &spec);
	size_t from = l->out->count;
	eg_lay_pair(l, mark, text,
		&(eg_para_place){.kind = EG_K_LIST, .before = EG_QUARTER, .after = EG_QUARTER},
		NULL);
	l->frame = saved;
	/* A source is short: it is not torn. */
	for (size_t i = from + 1; i < l->out->count && l->out->count - from < 8; i++)
		l->out->items[i].keep = true;
}

void eg_build_sources(eg_lay *l, const eg_block *b)
{
	if (b->child_count == 0)
		return;
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_L, b);
	eg_canvas_at(&l->canvas, l->frame.element)->numbering = 1;
	for (uint32_t i = 0; i < b->child_count; i++)
		build_source(l, b->children[i], i + 1);
	l->frame = saved;
}
