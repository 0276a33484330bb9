/* The banner marking in the upper and lower margin (DESIGNBOOK.md 5.2); it is artifact. */
#include "layout/lay.h"

static eg_textbox *set_marking(eg_lay *l, enum eg_artifact artifact, bool on_flood)
{
	const eg_format *f = l->format;
	eg_text_spec spec = eg_furniture_spec(l, EG_T_MARKING, artifact, f->margin, f->text_width);
	spec.rag = EG_RAG_CENTER;
	spec.own = on_flood;
	eg_textbox *b = eg_textbox_words(l, l->doc->marking, &spec);
	for (uint32_t i = 0; on_flood && i < eg_textbox_lines(b); i++)
		for (uint32_t k = 0; k < b->para->lines[i].count; k++)
			b->para->lines[i].pieces[k].colour =
				eg_theme_colour(l->theme, EG_PAINT_PAPER, 0);
	return b;
}

/* A long one takes a second line towards the text. */
void eg_marking_draw(eg_lay *l, bool over_flood, bool under_flood)
{
	const eg_format *f = l->format;
	if (l->doc->marking.n == 0)
		return;
	eg_textbox *b = set_marking(l, EG_ART_HEADER, over_flood);
	eg_textbox_draw_all(l, b, f->marking_y - b->baseline);
	b = set_marking(l, EG_ART_FOOTER, under_flood);
	eg_len under = eg_textbox_height(b) - b->row->leading;
	eg_textbox_draw_all(l, b, f->height - f->marking_foot - under - b->baseline);
}
