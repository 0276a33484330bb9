/* The banner marking in the upper and lower margin (DESIGNBOOK.md 5.2). It is artifact, but for the
 * words over the first page of a part: they are a paragraph of it, read before its head, and look
 * as they do on every page. A part that begins on a page where they were said already has them
 * over its head. A label of the Traffic Light Protocol stands apart from the rest at the right, on
 * black in its colour (FIRST, TLP 2.0). */
#include "layout/lay.h"

#define PADDING   EG_PTS(4)     /* of the label, around its letters */
#define CAPS      EG_PTS(8.676) /* their height: .723 of 12 points */
#define APART     EG_PTS(12)    /* from the label to the banner */
#define OVER_HEAD EG_HALF       /* from the words over a head to its item */

/* What stands in the margins: the label, and the rest of the marking. */
typedef struct marking {
	eg_str label, rest;
	eg_len width; /* of the label's letters */
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
	const eg_text_spec spec = eg_furniture_spec(l, EG_T_MARKING_LABEL, EG_ART_HEADER, 0, 0);
	m.width = eg_textbox_full_width(l, m.label, &spec);
	return m;
}

/* Words in a colour that is not that of their style. */
static void paint(eg_textbox *b, uint32_t colour)
{
	for (uint32_t i = 0; i < eg_textbox_lines(b); i++)
		for (uint32_t k = 0; k < b->para->lines[i].count; k++)
			b->para->lines[i].pieces[k].colour = colour;
}

/* Where the words stand: in an element, or as furniture. */
typedef struct place {
	uint32_t element;
	enum eg_artifact artifact;
	bool on_flood;
} place;

static eg_textbox *set_banner(eg_lay *l, const marking *m, const place *to)
{
	const eg_format *f = l->format;
	eg_len beside = m->label.n ? m->width + 2 * PADDING + APART : 0;
	eg_text_spec spec = eg_furniture_spec(
		l, EG_T_MARKING, to->artifact, f->margin + beside, f->text_width - 2 * beside);
	spec.element = to->element;
	spec.rag = EG_RAG_CENTER;
	spec.own = to->on_flood;
	eg_textbox *b = eg_textbox_words(
		l, m->label.n ? eg_strf(l->scratch, "%.*s ", EG_ARG(m->rest)) : m->rest, &spec);
	if (to->on_flood)
		paint(b, eg_theme_colour(l->theme, EG_PAINT_PAPER, 0));
	return b;
}

static void draw_label(eg_lay *l, const marking *m, const place *to, eg_len baseline)
{
	const eg_format *f = l->format;
	eg_len right = f->margin + f->text_width;
	eg_text_spec spec = eg_furniture_spec(
		l, EG_T_MARKING_LABEL, to->artifact, right - PADDING - m->width, m->width + EG_PT);
	spec.element = to->element;
	spec.own = true;
	eg_textbox *b = eg_textbox_words(l, m->label, &spec);
	paint(b, eg_theme_label(m->label));
	if (eg_textbox_lines(b))
		eg_textbox_draw(l, b, 0, baseline - b->baseline);
}

static void draw_label_ground(eg_lay *l, const marking *m, eg_len baseline)
{
	eg_len width = m->width + 2 * PADDING;
	if (m->label.n)
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER,
			l->format->margin + l->format->text_width - width,
			baseline - CAPS - PADDING, width, CAPS + 2 * PADDING, EG_LABEL_GROUND);
}

/* A long banner takes a second line towards the text. */
static void draw_words(eg_lay *l, const marking *m, const place *to)
{
	bool foot = to->artifact == EG_ART_FOOTER;
	eg_len baseline = foot ? l->format->height - l->format->marking_foot : l->format->marking_y;
	if (m->rest.n) {
		eg_textbox *b = set_banner(l, m, to);
		eg_len under = foot ? eg_textbox_height(b) - b->row->leading : 0;
		eg_textbox_draw_all(l, b, baseline - under - b->baseline);
	}
	if (m->label.n)
		draw_label(l, m, to, baseline);
}

void eg_marking_draw(eg_lay *l, bool over_flood, bool under_flood)
{
	if (l->doc->marking.n == 0)
		return;
	marking m = parts_of(l);
	const place head = {EG_NO_ELEMENT, EG_ART_HEADER, over_flood},
		    foot = {EG_NO_ELEMENT, EG_ART_FOOTER, under_flood};
	draw_label_ground(l, &m, l->format->marking_y);
	draw_label_ground(l, &m, l->format->height - l->format->marking_foot);
	if (!l->marking_said)
		draw_words(l, &m, &head);
	draw_words(l, &m, &foot);
}

/* -- in tagged text -- */

static void draw_over_head(eg_lay *l, uint32_t element, eg_len y)
{
	eg_text_spec spec = {.type = EG_T_LABEL,
		.x = l->format->margin,
		.width = l->format->text_width,
		.element = element,
		.told = true,
		.lang = l->doc->lang};
	eg_textbox *b = eg_textbox_words(l, l->doc->marking, &spec);
	eg_textbox_draw_all(l, b, y - OVER_HEAD - eg_textbox_height(b));
}

void eg_marking_ask(eg_lay *l)
{
	if (l->doc->marking.n)
		eg_lay_anchor(l, (eg_str){NULL, 0})->marking =
			eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P);
}

void eg_marking_say(eg_lay *l, uint32_t element, bool on_flood, eg_len y)
{
	eg_len shift = l->canvas.shift;
	l->canvas.shift = 0; /* a column's; the page has one banner */
	if (l->marking_said)
		draw_over_head(l, element, y);
	else {
		marking m = parts_of(l);
		draw_words(l, &m, &(place){element, EG_ART_HEADER, on_flood});
	}
	l->marking_said = true;
	l->canvas.shift = shift;
}
