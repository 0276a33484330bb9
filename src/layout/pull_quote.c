/* A pull quote (DESIGNBOOK.md 5.11): over the full width between two rules, the opening mark hung.
 */
#include "layout/lay.h"

#define RULE   EG_PTS(0.75)
#define OVER   EG_PTS(11)
#define UNDER  EG_PTS(14)
#define HANG   EG_PTS(7) /* of the opening mark, at the size of the quote */
#define AROUND EG_PTS(28)

typedef struct quote {
	eg_textbox *text, *source;
	eg_len x, width, height;
} quote;

/* A mark of quotation or an inverted sign begins the words. */
static bool opens_with_mark(const eg_textbox *b)
{
	if (eg_textbox_lines(b) == 0 || b->para->lines[0].count == 0)
		return false;
	const eg_shaped *first = b->para->lines[0].pieces[0].glyphs;
	size_t at = 0;
	uint32_t c = first && first->text.n ? eg_utf8_next(first->text, &at) : 0;
	return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const quote *q = item->data;
	uint32_t colour = eg_lay_colour(l, EG_PAINT_BRAND_DEEP);
	eg_canvas_rule(&l->canvas, q->x, at->y, q->width, RULE, colour);
	eg_len y = at->y + OVER, left = q->text->spec.x;
	for (uint32_t i = 0; i < eg_textbox_lines(q->text); i++) {
		q->text->spec.x = i == 0 && opens_with_mark(q->text) ? left - HANG : left;
		eg_textbox_draw(l, q->text, i, y + (eg_len)i * q->text->row->leading);
	}
	q->text->spec.x = left;
	if (q->source)
		eg_textbox_draw_all(l, q->source, y + eg_textbox_height(q->text) + EG_HALF);
	eg_canvas_rule(&l->canvas, q->x, at->y + q->height - RULE, q->width, RULE, colour);
}

static const eg_block *label_of(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++)
		if (b->children[i]->kind == EG_B_TEXT && b->children[i]->style == EG_S_LABEL)
			return b->children[i];
	return NULL;
}

static eg_textbox *set(eg_lay *l, const eg_block *b, enum eg_type type, uint32_t owner)
{
	eg_text_spec spec = {.type = type,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = eg_lay_lang(l, b),
		.goal = l->frame.goal,
		.element = owner == EG_NO_ELEMENT
				   ? owner
				   : eg_canvas_element(&l->canvas, owner, EG_ROLE_P)};
	return eg_textbox_set(l, b->runs, b->run_count, &spec);
}

void eg_build_pull_quote(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	bool wide = l->out == &l->main;
	if (wide)
		eg_lay_full_width(l);
	/* Words that stand in the text as well are not read aloud twice. */
	uint32_t owner = b->repeated ? EG_NO_ELEMENT : eg_lay_element(l, EG_ROLE_BLOCKQUOTE, b);
	quote *q = EG_NEW(l->scratch, quote);
	*q = (quote){.text = set(l, b, EG_T_PULL_QUOTE, owner),
		.x = l->frame.x,
		.width = l->frame.width};
	const eg_block *source = label_of(b);
	if (source)
		q->source = set(l, source, EG_T_LABEL, owner);
	q->height = OVER + eg_textbox_height(q->text) + UNDER + RULE;
	if (q->source)
		q->height += EG_HALF + eg_textbox_height(q->source);
	if (!eg_lay_fits_page(l, q->height)) { /* too much for a quotation: a text */
		eg_para_place place = {.kind = EG_K_OTHER, .before = AROUND};
		eg_lay_lines(l, q->text, &place);
		place.before = EG_HALF;
		if (q->source)
			eg_lay_lines(l, q->source, &place);
	} else if (eg_textbox_lines(q->text))
		eg_lay_add(l, (eg_item){.draw = draw,
				      .data = q,
				      .height = q->height,
				      .wide = wide,
				      .before = AROUND,
				      .under_head = EG_LINE,
				      .after = AROUND});
	l->frame = saved;
}
