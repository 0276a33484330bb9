/* A goal's opening page: a band in the goal's colour with its numeral; title, statement, outcomes.
 */
#include "layout/lay.h"

#define NUMERAL_X    EG_PTS(49)
#define NUMERAL_Y    EG_PTS(208) /* baseline */
#define SIDE_BEARING EG_PTS(5)   /* at the band's inner edge */
#define LABEL_TOP    EG_PTS(242) /* so that the title begins at 260 */
#define LABEL_LYING  EG_PTS(102) /* on a landscape page, so that as much stands on it */
#define LABEL_ROOM   EG_PTS(18)  /* of a label and the space under it */
#define RULE         EG_PTS(0.5)
#define OVER_RULE    EG_LINE
#define UNDER_RULE   EG_PTS(10.5)
#define TITLE_LINES  3 /* a longer title is set smaller */
#define SMALL_LINES  4
#define PLAIN_RULE   EG_PTS(2)

typedef struct band {
	eg_textbox *numeral;
	uint32_t colour;
} band;

static void draw_band(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const band *b = item->data;
	const eg_format *f = l->format;
	(void)at;
	if (l->theme->floods)
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, 0, 0, f->band, f->height, b->colour);
	else
		eg_canvas_rect(
			&l->canvas, EG_LAYER_UNDER, f->band, 0, PLAIN_RULE, f->height, b->colour);
	if (b->numeral)
		eg_textbox_draw_all(l, b->numeral, NUMERAL_Y - b->numeral->baseline);
}

static const eg_block *find(const eg_block *b, enum eg_block_kind kind, enum eg_style style)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (c->kind == kind && (kind != EG_B_TEXT || c->style == style))
			return c;
	}
	return NULL;
}

/* Paper-white letters must stay on the band: two digits are set in half the size, and words so
 * small that they can be turned. */
static eg_textbox *set_numeral(eg_lay *l, eg_str number, uint32_t element)
{
	eg_text_spec spec = {.type = EG_T_OPENER_NUMERAL,
		.x = NUMERAL_X,
		.width = l->format->band - NUMERAL_X,
		.lang = l->frame.lang,
		.goal = l->frame.goal,
		.element = element};
	static const enum eg_type smaller[] = {
		EG_T_OPENER_NUMERAL_SMALL, EG_T_OPENER_NUMERAL_LEAST};
	eg_run run = {.text = number};
	for (size_t i = 0; i < EG_COUNT(smaller); i++) {
		eg_len least = 0, full = 0;
		eg_textbox_measure(l, &run, 1, &spec, &least, &full);
		if (full <= spec.width - SIDE_BEARING)
			break;
		spec.type = smaller[i];
	}
	if (spec.type == EG_T_OPENER_NUMERAL_LEAST)
		spec.x = l->format->margin;
	spec.width = l->format->band - SIDE_BEARING - spec.x;
	return eg_textbox_words(l, eg_strf(l->scratch, "%.*s ", EG_ARG(number)), &spec);
}

static void draw_rule(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	(void)item;
	eg_canvas_rule(&l->canvas, l->format->main_x, at->y, l->format->main_width, RULE,
		eg_theme_colour(l->theme, EG_PAINT_RULE, 0));
}

static void add_rule(eg_lay *l)
{
	eg_lay_add(l, (eg_item){.draw = draw_rule,
			      .before = OVER_RULE,
			      .under_head = OVER_RULE,
			      .after = UNDER_RULE,
			      .kind = EG_K_HEAD});
	l->out->keep_next = true;
}

static void build_title(eg_lay *l, const eg_block *b)
{
	static const eg_head_step sizes[] = {{EG_T_OPENER_TITLE, TITLE_LINES},
		{EG_T_OPENER_TITLE_SMALL, SMALL_LINES}, {EG_T_OPENER_TITLE_LEAST, 0}};
	eg_text_spec spec = {.x = l->frame.x, .width = l->frame.width, .lang = eg_lay_lang(l, b)};
	eg_build_head_as(l, b, eg_head_size(l, b, &spec, sizes, EG_COUNT(sizes)),
		&(eg_para_place){.kind = EG_K_OTHER});
}

static void build_children(eg_lay *l, const eg_block *b)
{
	bool ruled = false;
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		bool outcome =
			c->kind == EG_B_LIST || (c->kind == EG_B_TEXT && c->style == EG_S_LABEL);
		if (outcome && !ruled) {
			add_rule(l);
			ruled = true;
		}
		if (c->kind == EG_B_HEAD)
			build_title(l, c);
		else
			eg_build_block(l, c, NULL);
	}
}

eg_str eg_opener_label(eg_lay *l, const eg_block *b)
{
	const eg_block *label = find(b, EG_B_TEXT, EG_S_OPENER_LABEL);
	return label ? eg_runs_plain(l->work, label->runs, label->run_count) : b->label;
}

static void set_context(eg_lay *l, const eg_block *b, const eg_block *head)
{
	l->context.part = eg_opener_label(l, b);
	l->context.section =
		head ? eg_runs_plain(l->work, head->runs, head->run_count) : l->context.part;
	l->context.no_head = l->context.has_band = true;
	l->frame.context = eg_lay_context(l);
	l->context.no_head = l->context.has_band = false;
}

void eg_build_opener(eg_lay *l, const eg_block *b)
{
	if (!eg_lay_may_break(l)) {
		eg_build_blocks(l, b->children, b->child_count);
		return;
	}
	eg_lay_break(l, l->is_short ? EG_BREAK_PAGE : EG_BREAK_RECTO);
	eg_frame saved = l->frame;
	const eg_block *head = find(b, EG_B_HEAD, 0);
	set_context(l, b, head);
	l->frame.free = l->frame.opener = true;
	bool lies = l->format->width > l->format->height;
	l->first_top = lies ? LABEL_LYING : LABEL_TOP;
	if (!find(b, EG_B_TEXT, EG_S_OPENER_LABEL))
		l->first_top += LABEL_ROOM;
	band *flood = EG_NEW(l->scratch, band);
	*flood = (band){.colour = eg_lay_colour(
				l, l->theme->serif_display ? EG_PAINT_BRAND_DEEP : EG_PAINT_GOAL)};
	eg_vlist_add(l->scratch, &l->main,
		(eg_item){.ghost = true,
			.draw = draw_band,
			.data = flood,
			.context = l->frame.context});
	if (b->id.n)
		eg_lay_anchor(l, b->id);
	/* The numeral is the head's number: one heading, read before the title. */
	uint32_t owner = head ? eg_head_element(l, head) : EG_NO_ELEMENT;
	l->head_element = head ? owner : 0;
	if (b->label.n)
		flood->numeral = set_numeral(l, b->label, owner);
	build_children(l, b);
	l->head_element = 0;
	l->frame = saved;
	/* What would not fit under the title's place begins as much higher. What no page holds goes
	 * on on the next one, and the goal's text with it. */
	eg_len height = eg_vlist_height(&l->main), first = l->format->bottom - height;
	if (first < l->format->top)
		return;
	if (first < l->first_top)
		l->first_top = first;
	eg_lay_break(l, EG_BREAK_PAGE);
}
