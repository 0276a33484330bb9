/* The banner marking in the upper and lower margin (DESIGNBOOK.md 5.2); it is artifact. A label of
 * the Traffic Light Protocol stands apart from it at the right, on black in its colour (FIRST,
 * TLP 2.0). */
#include "layout/lay.h"

#define PADDING EG_PTS(4)     /* of the label, around its letters */
#define CAPS    EG_PTS(8.676) /* their height: .723 of 12 points */
#define APART   EG_PTS(12)    /* from the label to the banner */

/* What stands in the margins: the label, and the rest of the marking. */
typedef struct marking {
	eg_str label, rest;
} marking;

/* Parts are joined by "; ". */
static marking parts_of(eg_lay *l)
{
	marking m = {0};
	eg_str all = l->doc->marking;
	for (size_t at = 0; at < all.n;) {
		size_t end = eg_str_find(all, EG_STR(";"), at);
		end = end == SIZE_MAX ? all.n : end;
		eg_str part = eg_str_trim(eg_str_cut(all, at, end));
		if (eg_str_starts(part, EG_STR("TLP:")))
			m.label = part;
		else if (m.rest.n)
			m.rest = eg_strf(l->scratch, "%.*s; %.*s", EG_ARG(m.rest), EG_ARG(part));
		else
			m.rest = part;
		at = end + 1;
	}
	return m;
}

/* Words in a colour that is not that of their style. */
static void paint(eg_textbox *b, uint32_t colour)
{
	for (uint32_t i = 0; i < eg_textbox_lines(b); i++)
		for (uint32_t k = 0; k < b->para->lines[i].count; k++)
			b->para->lines[i].pieces[k].colour = colour;
}

/* `beside` is what the label takes of either side. */
static eg_textbox *set_banner(
	eg_lay *l, eg_str words, enum eg_artifact artifact, eg_len beside, bool on_flood)
{
	const eg_format *f = l->format;
	eg_text_spec spec = eg_furniture_spec(
		l, EG_T_MARKING, artifact, f->margin + beside, f->text_width - 2 * beside);
	spec.rag = EG_RAG_CENTER;
	spec.own = on_flood;
	eg_textbox *b = eg_textbox_words(l, words, &spec);
	if (on_flood)
		paint(b, eg_theme_colour(l->theme, EG_PAINT_PAPER, 0));
	return b;
}

static void draw_label(
	eg_lay *l, eg_str words, eg_len width, enum eg_artifact artifact, eg_len baseline)
{
	const eg_format *f = l->format;
	eg_len right = f->margin + f->text_width;
	eg_text_spec spec = eg_furniture_spec(
		l, EG_T_MARKING_LABEL, artifact, right - PADDING - width, width + EG_PT);
	spec.own = true;
	eg_textbox *b = eg_textbox_words(l, words, &spec);
	paint(b, eg_theme_label(words));
	eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, right - width - 2 * PADDING,
		baseline - CAPS - PADDING, width + 2 * PADDING, CAPS + 2 * PADDING,
		EG_LABEL_GROUND);
	if (eg_textbox_lines(b))
		eg_textbox_draw(l, b, 0, baseline - b->baseline);
}

/* A long one takes a second line towards the text. */
void eg_marking_draw(eg_lay *l, bool over_flood, bool under_flood)
{
	const eg_format *f = l->format;
	if (l->doc->marking.n == 0)
		return;
	marking m = parts_of(l);
	const eg_text_spec spec = eg_furniture_spec(l, EG_T_MARKING_LABEL, EG_ART_HEADER, 0, 0);
	eg_len label = eg_textbox_full_width(l, m.label, &spec);
	eg_len beside = m.label.n ? label + 2 * PADDING + APART : 0,
	       foot = f->height - f->marking_foot;
	if (m.label.n) {
		draw_label(l, m.label, label, EG_ART_HEADER, f->marking_y);
		draw_label(l, m.label, label, EG_ART_FOOTER, foot);
	}
	if (m.rest.n == 0)
		return;
	eg_textbox *b = set_banner(l, m.rest, EG_ART_HEADER, beside, over_flood);
	eg_textbox_draw_all(l, b, f->marking_y - b->baseline);
	b = set_banner(l, m.rest, EG_ART_FOOTER, beside, under_flood);
	eg_len under = eg_textbox_height(b) - b->row->leading;
	eg_textbox_draw_all(l, b, foot - under - b->baseline);
}
