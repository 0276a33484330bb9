/* The glossary (DESIGNBOOK.md 5.20): terms over what they mean, in two columns; an entry is whole.
 */
#include "layout/lay.h"

static void build_entry(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	uint32_t item = eg_lay_element(l, EG_ROLE_LI, b);
	eg_text_spec spec = {.type = EG_T_GLOSSARY_TERM,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = eg_lay_lang(l, b),
		.element = eg_canvas_element(&l->canvas, item, EG_ROLE_LBL)};
	size_t from = l->out->count;
	eg_lay_lines(l, eg_textbox_words(l, eg_strf(l->scratch, "%.*s ", EG_ARG(b->label)), &spec),
		&(eg_para_place){.kind = EG_K_OTHER, .before = EG_HALF});
	spec.type = EG_T_GLOSSARY_TEXT;
	spec.element = eg_canvas_element(&l->canvas, item, EG_ROLE_LBODY);
	eg_textbox *text = eg_textbox_set(l, b->runs, b->run_count, &spec);
	eg_lay_lines(l, text, &(eg_para_place){.kind = EG_K_OTHER, .after = EG_HALF});
	for (size_t i = from + 1; i < l->out->count; i++)
		l->out->items[i].keep = true;
	l->frame = saved;
}

void eg_build_glossary(eg_lay *l, const eg_block *b)
{
	if (b->child_count == 0)
		return;
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_L, b);
	eg_lay_columns c;
	uint32_t element = l->frame.element;
	eg_columns_open(l, &c, 2);
	l->frame.element = element;
	for (uint32_t i = 0; i < b->child_count; i++)
		build_entry(l, b->children[i]);
	eg_columns_close(l, &c);
	l->frame = saved;
}
