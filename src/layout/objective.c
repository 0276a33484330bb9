/* An objective: number and lead in the side column; head, statement and efforts in the main one. */
#include "layout/lay.h"

#define RULE    EG_PTS(1.5)
#define GAP     EG_PTS(17.5) /* to the block above, then up to the next line of b */
#define TALLEST EG_PTS(320)  /* a side that is higher may run on to the next page */
#define APART   EG_PTS(5)    /* from a number to the word that it goes on */

static const eg_block *find_head(const eg_block *b)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (c->kind == EG_B_HEAD)
			return c;
		if (c->kind == EG_B_MAIN && find_head(c))
			return find_head(c);
	}
	return NULL;
}

/* The rule over both columns, broken at the gutter. */
static void draw_rules(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_format *f = l->format;
	const uint32_t *colour = item->data;
	eg_canvas_rule(&l->canvas, f->margin, at->y, f->side_width, RULE, *colour);
	eg_canvas_rule(&l->canvas, f->main_x, at->y, f->main_width, RULE, *colour);
}

static void add_rules(eg_lay *l)
{
	uint32_t *colour = EG_NEW(l->scratch, uint32_t);
	*colour = eg_lay_colour(l, EG_PAINT_GOAL);
	eg_lay_add(l, (eg_item){.draw = draw_rules,
			      .data = colour,
			      .height = EG_HALF,
			      .before = GAP,
			      .under_head = GAP,
			      .snap = EG_SNAP_LINE});
	l->out->keep_next = true;
}

/* A title of two lines stands nearer to the rule, so that the text under it, which stands on the
 * grid, is as near to it as to a title of one. */
static void lift_title(eg_vlist *v, size_t rule)
{
	size_t first = rule + 1, n = 0;
	while (first + n < v->count && v->items[first + n].data == v->items[first].data)
		n++;
	if (n == 2 && v->items[first + 1].kind == EG_K_HEAD)
		v->items[rule].height = EG_QUARTER;
}

/* -- on a page on which it goes on -- */

void eg_objective_again(eg_lay *l, const eg_again *again, eg_len y)
{
	eg_textbox_draw_all(l, again->number, y);
	eg_textbox_draw_all(l, again->word, y + again->word_y);
}

static eg_textbox *set_again(eg_lay *l, eg_str words, enum eg_type type, eg_len x, eg_len width)
{
	eg_text_spec spec = {.type = type,
		.x = x,
		.width = width,
		.lang = type == EG_T_NUMERAL ? l->frame.lang : l->doc->words_lang,
		.goal = l->frame.goal,
		.element = EG_NO_ELEMENT};
	return eg_textbox_words(l, words, &spec);
}

/* The number as it began, in muted words that it goes on: on the number's line, or under it. */
static const eg_again *make_again(eg_lay *l, eg_str number)
{
	eg_again *again = EG_NEW(l->scratch, eg_again);
	eg_str words = l->doc->words[EG_WORD_CONTINUED];
	eg_len x = l->frame.x, width = l->frame.width, least, taken, wanted;
	eg_textbox *n = again->number = set_again(l, number, EG_T_NUMERAL, x, width);
	eg_textbox *w = set_again(l, words, EG_T_FACT_LABEL, x, width);
	eg_textbox_measure(l, n->runs, n->run_count, &n->spec, &least, &taken);
	eg_textbox_measure(l, w->runs, w->run_count, &w->spec, &least, &wanted);
	eg_len under = eg_textbox_height(n);
	if (taken + APART + wanted <= width) {
		taken += APART;
		w = set_again(l, words, EG_T_FACT_LABEL, x + taken, width - taken);
		again->word_y = n->baseline - w->baseline;
	} else {
		again->word_y = under;
	}
	again->word = w;
	again->height = again->word_y + eg_textbox_height(w);
	again->height = again->height > under ? again->height : under;
	return again;
}

/* What follows the objective's first item says its number again where it begins a page. */
static void say_again(eg_lay *l, eg_str number, size_t from)
{
	eg_frame saved = l->frame;
	eg_lay_side_column(l);
	const eg_again *again = make_again(l, number);
	l->frame = saved;
	if (again->height > (l->format->bottom - l->format->top) / 3)
		return; /* no number, but words */
	for (size_t i = from; i < l->main.count; i++)
		if (!l->main.items[i].wide)
			l->main.items[i].again = again;
}

/* -- as it begins -- */

static void add_numeral(eg_lay *l, eg_str number, uint32_t head)
{
	eg_text_spec spec = {.type = EG_T_NUMERAL,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang,
		.goal = l->frame.goal,
		.element = head};
	eg_textbox *box = eg_textbox_words(l, eg_strf(l->scratch, "%.*s ", EG_ARG(number)), &spec);
	eg_lay_lines(l, box, &(eg_para_place){.kind = EG_K_OTHER, .after = box->row->after});
}

/* "Lead" and a name: a label with its value close under it. */
static void add_side_text(eg_lay *l, const eg_block *b)
{
	eg_text_spec spec = {.type = b->style == EG_S_LABEL ? EG_T_FACT_LABEL : EG_T_FACT_VALUE,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = eg_lay_lang(l, b),
		.goal = l->frame.goal};
	eg_str around = l->frame.lang;
	eg_textbox *box = eg_textbox_set(l, b->runs, b->run_count, &spec);
	if (eg_textbox_lines(box) == 0)
		return;
	box->spec.element = eg_lay_element(l, EG_ROLE_P, b);
	l->frame.lang = around;
	eg_lay_lines(l, box,
		&(eg_para_place){
			.kind = EG_K_OTHER, .before = b->style == EG_S_LABEL ? EG_QUARTER : 0});
}

static void build_side(eg_lay *l, const eg_block *side, eg_vlist *list)
{
	eg_vlist *main = l->out;
	eg_frame saved = l->frame;
	eg_lay_side_column(l);
	l->out = list;
	for (uint32_t i = 0; i < side->child_count; i++) {
		const eg_block *c = side->children[i];
		if (c->kind == EG_B_TEXT && (c->style == EG_S_LABEL || c->style == EG_S_VALUE))
			add_side_text(l, c);
		else
			eg_build_block(l, c, NULL);
	}
	l->out = main;
	l->frame = saved;
}

static void build_child(eg_lay *l, const eg_block *c, const eg_block *next, eg_vlist *side)
{
	const eg_type_row *row = eg_theme_type(l->theme, EG_T_H2);
	switch ((enum eg_block_kind)c->kind) {
	case EG_B_SIDE:
		build_side(l, c, side);
		break;
	case EG_B_MAIN:
		for (uint32_t i = 0; i < c->child_count; i++)
			build_child(l, c->children[i],
				i + 1 < c->child_count ? c->children[i + 1] : NULL, side);
		break;
	case EG_B_HEAD:
		eg_build_head_as(
			l, c, EG_T_H2, &(eg_para_place){.kind = EG_K_HEAD, .after = row->after});
		break;
	default: {
		/* The first efforts stay with the statement, so that the block is seen to go on. */
		size_t from = l->out->count;
		bool table = next && next->kind == EG_B_TABLE;
		eg_build_block(l, c, next);
		for (size_t i = from; table && i < l->out->count; i++)
			l->out->items[i].keep = true;
		l->out->keep_next = l->out->keep_next || table;
	}
	}
}

static void end_side(eg_lay *l, eg_vlist *side)
{
	eg_len height = eg_vlist_height(side);
	side->whole = height <= TALLEST;
	eg_lay_clear(l, side->whole ? 0 : height);
}

void eg_build_objective(eg_lay *l, const eg_block *b)
{
	eg_frame saved = l->frame;
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	l->frame.objective = true;
	l->frame.beside = true;
	l->frame.bound = true;
	bool beside = l->out == &l->main; /* in a column there is no other one beside it */
	eg_vlist *side = beside ? EG_NEW(l->scratch, eg_vlist) : l->out;
	const eg_block *head = find_head(b);
	/* Number and title are one heading, and the first thing that is read. */
	l->head_element = head ? eg_head_element(l, head) : 0;
	if (beside) {
		side->shift = EG_HALF;
		l->out->side_next = side;
	}
	add_rules(l);
	if (b->label.n) {
		eg_vlist *main = l->out;
		uint32_t owner = head ? l->head_element
				      : eg_canvas_element(&l->canvas, l->frame.element, EG_ROLE_P);
		eg_frame inner = l->frame;
		eg_lay_side_column(l);
		l->out = side;
		add_numeral(l, b->label, owner);
		l->out = main;
		l->frame = inner;
	}
	size_t from = l->out->count;
	for (uint32_t i = 0; i < b->child_count; i++)
		build_child(l, b->children[i], i + 1 < b->child_count ? b->children[i + 1] : NULL,
			side);
	if (l->out->count == from)
		eg_lay_add(l, (eg_item){.height = EG_LINE});
	if (beside)
		lift_title(l->out, from - 1);
	l->head_element = 0;
	if (beside && b->label.n)
		say_again(l, b->label, from);
	if (beside)
		end_side(l, side);
	l->frame = saved;
}
