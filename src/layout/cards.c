/* Cards: goals side by side (DESIGNBOOK.md 5.5), each under a rule in its colour: two in halves,
 * three in thirds, four in quarters. More of them are rows, with the name in the side column and
 * the words beside it, or stand in rows of three where there is no side column. */
#include "layout/lay.h"

#define RULE   EG_PTS(2)
#define OVER   EG_PTS(7)
#define GUTTER EG_PTS(12)
#define AROUND EG_PTS(28)
#define MOST   4
#define APART  EG_PTS(10.5) /* between rows */
#define THIN   EG_PTS(1.5)  /* the rule of one */

typedef struct card {
	eg_stack stack;
	eg_stack beside; /* of a row: what stands in the main column */
	eg_len x;
	uint32_t colour;
} card;

/* Where the parts of a card stand, and in what letters its title is. */
typedef struct place {
	eg_len x, width;
	eg_stack *words; /* that its words go to; x and width of those */
	eg_len words_x, words_width;
	enum eg_type title;
} place;

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

static void set_words(eg_lay *l, const eg_block *k, const place *at, eg_text_spec spec)
{
	eg_len before;
	spec.type = type_of(k, &before);
	spec.x = at->words_x;
	spec.width = at->words_width;
	spec.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P);
	(void)eg_stack_add(
		l, at->words, k->runs, k->run_count, &spec, at->words->count ? before : 0);
}

static void set_card(eg_lay *l, const eg_block *b, card *c, const place *at)
{
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	l->frame.goal = b->goal;
	c->x = at->x;
	c->colour = eg_lay_colour(l, EG_PAINT_GOAL);
	eg_text_spec spec = {.type = EG_T_CARD_LABEL,
		.x = at->x,
		.width = at->width,
		.lang = l->frame.lang,
		.goal = b->goal};
	if (b->label.n) {
		spec.element = eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P);
		spec.lang = eg_lay_say_lang(l, b->label_lang, spec.element);
		spec.rag = eg_textbox_edge(l, spec.lang);
		(void)eg_stack_words(l, &c->stack, b->label, &spec, 0);
		spec.lang = l->frame.lang;
		spec.rag = EG_RAG_LEFT;
	}
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *k = b->children[i];
		if (k->kind != EG_B_HEAD) {
			set_words(l, k, at, spec);
			continue;
		}
		spec.type = at->title;
		spec.element = eg_head_element(l, k);
		(void)eg_stack_add(l, &c->stack, k->runs, k->run_count, &spec, EG_QUARTER);
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
		card *c = &r->cards[i];
		eg_len x = l->frame.x + (eg_len)i * step;
		set_card(l, b->children[from + i], c,
			&(place){x, r->width, &c->stack, x, r->width, EG_T_CARD_TITLE});
		height = r->cards[i].stack.height > height ? r->cards[i].stack.height : height;
	}
	if (!eg_lay_fits_page(l, RULE + OVER + height)) { /* too much for a card */
		for (uint32_t i = 0; i < r->count; i++)
			eg_stack_lines(l, &r->cards[i].stack, eg_lay_around(l, AROUND));
		return;
	}
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = r,
			      .height = RULE + OVER + height,
			      .wide = l->frame.x == l->format->margin,
			      .before = eg_lay_around(l, AROUND),
			      .under_head = EG_LINE,
			      .after = eg_lay_around(l, AROUND)});
}

/* -- rows -- */

static void draw_beside(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const card *c = item->data;
	const eg_format *f = l->format;
	eg_canvas_rule(&l->canvas, f->margin, at->y, f->side_width, THIN, c->colour);
	eg_canvas_rule(&l->canvas, f->main_x, at->y, f->main_width, THIN, c->colour);
	eg_stack_draw(l, &c->stack, at->y + THIN + OVER);
	eg_stack_draw(l, &c->beside, at->y + THIN + OVER);
}

static void add_beside(eg_lay *l, const eg_block *b, bool first, bool last)
{
	const eg_format *f = l->format;
	card *c = EG_NEW(l->scratch, card);
	set_card(l, b, c,
		&(place){f->margin, f->side_width, &c->beside, f->main_x, f->main_width,
			EG_T_TOC_GOAL});
	eg_len height = THIN + OVER + eg_larger(c->stack.height, c->beside.height);
	if (!eg_lay_fits_page(l, height)) { /* too much for a row */
		eg_stack_lines(l, &c->stack, eg_lay_around(l, AROUND));
		eg_stack_lines(l, &c->beside, APART);
		return;
	}
	eg_lay_add(l, (eg_item){.draw = draw_beside,
			      .data = c,
			      .height = height,
			      .wide = true,
			      .before = first ? eg_lay_around(l, AROUND) : APART,
			      .under_head = EG_LINE,
			      .after = last ? eg_lay_around(l, AROUND) : 0});
}

static bool has_side(const eg_lay *l)
{
	return l->frame.x == l->format->margin && l->frame.width == l->format->text_width;
}

static uint32_t columns_for(uint32_t cards)
{
	return cards <= 1 ? 2 : cards <= MOST ? cards : 3;
}

void eg_build_cards(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	uint32_t count = b->child_count, across = columns_for(count);
	bool rows = count > MOST && has_side(l);
	for (uint32_t i = 0; rows && i < count; i++)
		add_beside(l, b->children[i], i == 0, i + 1 == count);
	for (uint32_t i = 0; !rows && i < count; i += across)
		add_row(l, b, i, across);
	l->frame = saved;
}
