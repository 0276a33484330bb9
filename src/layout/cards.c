/* Cards: goals side by side (DESIGNBOOK.md 5.5), each under a rule in its colour: two in halves,
 * three in thirds, four in quarters, more in rows of three. */
#include "layout/lay.h"

#define RULE   EG_PTS(2)
#define OVER   EG_PTS(7)
#define GUTTER EG_PTS(12)
#define AROUND EG_PTS(28)
#define MOST   4

typedef struct card {
	eg_stack stack;
	eg_len x;
	uint32_t colour;
} card;

typedef struct row {
	card cards[MOST];
	uint32_t count;
	eg_len width;
} row;

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const row *r = item->data;
	for (uint32_t i = 0; i < r->count; i++) {
		const card *c = &r->cards[i];
		eg_canvas_rule(&l->canvas, c->x, at->y, r->width, RULE, c->colour);
		eg_stack_draw(l, &c->stack, at->y + RULE + OVER);
	}
}

static enum eg_type type_of(const eg_block *b, eg_len *before)
{
	*before = EG_HALF;
	if (b->kind == EG_B_TEXT && b->style == EG_S_TAGLINE) {
		*before = 0;
		return EG_T_CARD_TAGLINE;
	}
	return EG_T_CARD_TEXT;
}

static void set_card(eg_lay *l, const eg_block *b, card *c, eg_len x, eg_len width)
{
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	l->frame.goal = b->goal;
	c->x = x;
	c->colour = eg_lay_colour(l, EG_PAINT_GOAL);
	eg_text_spec spec = {.type = EG_T_CARD_LABEL,
		.x = x,
		.width = width,
		.lang = l->frame.lang,
		.goal = b->goal};
	if (b->label.n) {
		spec.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P);
		spec.lang = eg_lay_say_lang(l, b->label_lang, spec.element);
		(void)eg_stack_words(l, &c->stack, b->label, &spec, 0);
		spec.lang = l->frame.lang;
	}
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *k = b->children[i];
		eg_len before;
		if (k->kind == EG_B_HEAD) {
			spec.type = EG_T_CARD_TITLE;
			spec.element = eg_head_element(l, k);
			before = EG_QUARTER;
		} else {
			spec.type = type_of(k, &before);
			spec.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P);
		}
		(void)eg_stack_add(l, &c->stack, k->runs, k->run_count, &spec, before);
	}
	l->frame = saved;
}

static void add_row(eg_lay *l, const eg_block *b, uint32_t from, uint32_t across)
{
	row *r = EG_NEW(l->scratch, row);
	eg_len height = 0, step = (l->frame.width + GUTTER) / across;
	r->width = step - GUTTER;
	r->count = b->child_count - from < across ? b->child_count - from : across;
	for (uint32_t i = 0; i < r->count; i++) {
		set_card(l, b->children[from + i], &r->cards[i], l->frame.x + (eg_len)i * step,
			r->width);
		height = r->cards[i].stack.height > height ? r->cards[i].stack.height : height;
	}
	if (!eg_lay_fits_page(l, RULE + OVER + height)) { /* too much for a card */
		for (uint32_t i = 0; i < r->count; i++)
			eg_stack_lines(l, &r->cards[i].stack, AROUND);
		return;
	}
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = r,
			      .height = RULE + OVER + height,
			      .wide = l->frame.x == l->format->margin,
			      .before = AROUND,
			      .under_head = EG_LINE,
			      .after = AROUND});
}

static uint32_t columns_for(uint32_t cards)
{
	return cards <= 1 ? 2 : cards <= MOST ? cards : 3;
}

void eg_build_cards(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	uint32_t across = columns_for(b->child_count);
	for (uint32_t i = 0; i < b->child_count; i += across)
		add_row(l, b, i, across);
	l->frame = saved;
}
