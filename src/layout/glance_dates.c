/* The line of dates at the foot of an overview: each dot stands at its day, its words under it or,
 * where dots are too near each other, beside that, led to by a thin line. */
#include "layout/glance.h"
#include "layout/shape.h"

#define ENDS   10000
#define BEFORE EG_PTS(21)
#define AFTER  EG_HALF
#define LABEL  EG_PTS(17.5) /* from the head to the line */
#define LINE   EG_PTS(1)
#define TICK   EG_PTS(3)
#define DOT    EG_PTS(3.5)
#define RING   EG_PTS(1.75)
#define LEADER EG_PTS(0.5)
#define UNDER  EG_PTS(12) /* from the line to the words */
#define INDENT EG_PTS(3)  /* of the dot from the left edge of its words */
#define WIDEST EG_PTS(100)
#define GAP    EG_PTS(10)

typedef struct date {
	eg_stack words;
	eg_len dot, x; /* of the dot's centre; of the words */
} date;

typedef struct line {
	eg_textbox *head;
	eg_len head_height;
	date *dates;
	uint32_t count;
	eg_len *ticks;
	uint32_t tick_count;
	eg_len x, width;
} line;

static void stroke_line(eg_lay *l, eg_point from, eg_point to, eg_len width, uint32_t colour)
{
	const eg_point at[] = {from, to};
	eg_mark *m = eg_shape_polygon(l, at, EG_COUNT(at), false);
	m->stroke = true;
	m->stroke_colour = colour;
	m->line_width = width;
}

static void draw_dot(eg_lay *l, const date *d, eg_len y)
{
	eg_mark *m = eg_shape_circle(l, d->dot, y, DOT - RING / 2);
	m->fill = m->stroke = true;
	m->colour = eg_theme_colour(l->theme, EG_PAINT_PAPER, 0);
	m->stroke_colour = eg_theme_colour(l->theme, EG_PAINT_ACCENT, 0);
	m->line_width = RING;
}

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const line *n = item->data;
	uint32_t deep = eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0),
		 outline = eg_theme_colour(l->theme, EG_PAINT_OUTLINE, 0);
	eg_len y = at->y + n->head_height + LABEL;
	if (n->head)
		eg_textbox_draw_all(l, n->head, at->y);
	eg_canvas_rule(&l->canvas, n->x, y - LINE / 2, n->width, LINE, deep);
	for (uint32_t i = 0; i < n->tick_count; i++)
		stroke_line(l, (eg_point){n->ticks[i], y - TICK}, (eg_point){n->ticks[i], y + TICK},
			LINE, deep);
	for (uint32_t i = 0; i < n->count; i++) {
		const date *d = &n->dates[i];
		eg_len to = d->x + INDENT;
		if (to - d->dot > EG_PT || d->dot - to > EG_PT)
			stroke_line(l, (eg_point){d->dot, y}, (eg_point){to, y + UNDER}, LEADER,
				outline);
		draw_dot(l, d, y);
		eg_stack_draw(l, &d->words, y + UNDER);
	}
}

/* Words begin at their dot, moved so that they neither overlap nor leave the line. */
static void spread(line *n, eg_len wide)
{
	eg_len free = n->x;
	for (uint32_t i = 0; i < n->count; i++) {
		n->dates[i].x = eg_larger(free, n->dates[i].dot - INDENT);
		free = n->dates[i].x + wide + GAP;
	}
	eg_len end = n->x + n->width;
	for (uint32_t i = n->count; i > 0; i--) {
		n->dates[i - 1].x = eg_smaller(n->dates[i - 1].x, end - wide);
		end = n->dates[i - 1].x - GAP;
	}
}

static void set_words(eg_lay *l, const eg_block *item, uint32_t list, eg_len wide, date *d)
{
	uint32_t li = eg_glance_element(l, list, EG_ROLE_LI);
	eg_text_spec spec = {.type = EG_T_GLANCE_DATE,
		.x = d->x,
		.width = wide,
		.lang = l->frame.lang,
		.told = list == EG_NO_ELEMENT,
		.element = eg_glance_element(l, li, EG_ROLE_LBL)};
	(void)eg_stack_words(
		l, &d->words, eg_strf(l->scratch, "%.*s ", EG_ARG(item->label)), &spec, 0);
	spec.type = EG_T_GLANCE_WORDS;
	spec.element = eg_glance_element(l, li, EG_ROLE_LBODY);
	(void)eg_stack_add(l, &d->words, item->runs, item->run_count, &spec, 0);
}

static void set_head(eg_lay *l, const eg_block *dates, uint32_t parent, line *n)
{
	eg_text_spec spec = {.type = EG_T_GLANCE_HEAD,
		.x = n->x,
		.width = n->width,
		.told = parent == EG_NO_ELEMENT,
		.element = eg_glance_element(l, parent, EG_ROLE_P)};
	spec.lang = eg_lay_say_lang(l, dates->label_lang, spec.element);
	spec.rag = eg_textbox_edge(l, spec.lang);
	n->head = eg_textbox_words(l, dates->label, &spec);
	n->head_height = eg_textbox_height(n->head);
}

/* The height of it all. */
static eg_len set_line(eg_lay *l, const eg_block *dates, uint32_t parent, line *n)
{
	*n = (line){.x = l->frame.x,
		.width = l->frame.width,
		.dates = EG_NEW_N(l->scratch, date, dates->child_count),
		.ticks = EG_NEW_N(l->scratch, eg_len, dates->child_count)};
	if (dates->label.n)
		set_head(l, dates, parent, n);
	for (uint32_t i = 0; i < dates->child_count; i++) {
		eg_len x = n->x + n->width * dates->children[i]->start / ENDS;
		if (dates->children[i]->run_count)
			n->dates[n->count++].dot = x;
		else
			n->ticks[n->tick_count++] = x;
	}
	eg_len wide = eg_smaller(WIDEST, (n->width + GAP) / (n->count ? n->count : 1) - GAP);
	eg_len height = 0;
	spread(n, wide);
	uint32_t list = eg_glance_element(l, parent, EG_ROLE_L), nth = 0;
	for (uint32_t i = 0; i < dates->child_count; i++) {
		if (!dates->children[i]->run_count)
			continue;
		date *d = &n->dates[nth++];
		set_words(l, dates->children[i], list, wide, d);
		height = eg_larger(height, d->words.height);
	}
	return n->head_height + LABEL + UNDER + height;
}

eg_len eg_glance_dates_height(eg_lay *l, const eg_block *dates)
{
	eg_arena_mark mark = eg_arena_save(l->scratch);
	line n;
	eg_len height = set_line(l, dates, EG_NO_ELEMENT, &n);
	eg_arena_rewind(l->scratch, mark);
	return BEFORE + height + AFTER;
}

void eg_glance_add_dates(eg_lay *l, const eg_block *dates)
{
	line *n = EG_NEW(l->scratch, line);
	eg_len height = set_line(l, dates, l->frame.element, n);
	eg_lay_add(l, (eg_item){.draw = draw,
			      .data = n,
			      .wide = true,
			      .before = BEFORE,
			      .after = AFTER,
			      .height = height});
}
