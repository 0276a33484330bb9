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
#define HALF_LABEL                                                                                 \
	EG_PTS(36) /* on two pages: from the head to the line; from a date to it; ...              \
		    */
#define HALF_OVER  EG_PTS(8.25)
#define HALF_UNDER EG_PTS(6.25) /* ... and from it to the words */
#define INDENT     EG_PTS(3)    /* of the dot from the left edge of its words */
#define NEAR       EG_PTS(24) /* words that stand no farther from their dot are as wide as can be */
#define GAP        EG_PTS(10)

typedef struct date {
	eg_stack over, words;
	eg_len dot, x; /* of the dot's centre; of the words */
} date;

typedef struct eg_glance_line {
	eg_textbox *head;
	eg_len head_height;
	date *dates;
	uint32_t count;
	eg_len *ticks;
	uint32_t tick_count;
	eg_len x, width;
	eg_len over, under; /* of the line itself, with the words there */
	bool over_dots;     /* dates stand over the line, each over its dot */
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

/* From a dot to words that begin elsewhere; `end` is their edge at the line. */
static void draw_leader(eg_lay *l, const date *d, eg_len y, eg_len end)
{
	eg_len to = d->x + INDENT;
	if (to - d->dot > EG_PT || d->dot - to > EG_PT)
		stroke_line(l, (eg_point){d->dot, y}, (eg_point){to, end}, LEADER,
			eg_theme_colour(l->theme, EG_PAINT_OUTLINE, 0));
}

void eg_glance_draw_half(eg_lay *l, const line *n, eg_len y)
{
	uint32_t deep = eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0);
	if (n->head)
		eg_textbox_draw_all(l, n->head, y - n->over);
	eg_canvas_rule(&l->canvas, n->x, y - LINE / 2, n->width, LINE, deep);
	for (uint32_t i = 0; i < n->tick_count; i++)
		stroke_line(l, (eg_point){n->ticks[i], y - TICK}, (eg_point){n->ticks[i], y + TICK},
			LINE, deep);
	for (uint32_t i = 0; i < n->count; i++) {
		const date *d = &n->dates[i];
		eg_len under = y + (n->over_dots ? HALF_UNDER : UNDER);
		draw_leader(l, d, y, under);
		draw_dot(l, d, y);
		eg_stack_draw(l, &d->over, y - HALF_OVER - d->over.height);
		eg_stack_draw(l, &d->words, under);
	}
}

static void draw(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const line *n = item->data;
	eg_glance_draw_half(l, n, at->y + n->over);
}

/* Words begin at their dot, moved so that they neither overlap nor leave the line. Returns how far
 * the one is moved that is moved most. */
static eg_len spread(line *n, eg_len wide)
{
	eg_len free = n->x, most = 0;
	for (uint32_t i = 0; i < n->count; i++) {
		n->dates[i].x = eg_larger(free, n->dates[i].dot - INDENT);
		free = n->dates[i].x + wide + GAP;
	}
	eg_len end = n->x + n->width;
	for (uint32_t i = n->count; i > 0; i--) {
		date *d = &n->dates[i - 1];
		d->x = eg_smaller(d->x, end - wide);
		end = d->x - GAP;
		eg_len moved = d->x + INDENT - d->dot;
		most = eg_larger(most, moved < 0 ? -moved : moved);
	}
	return most;
}

/* Words are as wide as can be with each near its dot, or as little moved as can be. */
static eg_len spread_well(line *n)
{
	static const eg_len widths[] = {EG_PTS(100), EG_PTS(84), EG_PTS(70)};
	eg_len room = (n->width + GAP) / (n->count ? n->count : 1) - GAP, best = 0, least = 0;
	for (size_t i = 0; i < EG_COUNT(widths); i++) {
		eg_len wide = eg_smaller(widths[i], room), moved = spread(n, wide);
		if (!best || moved < least) {
			best = wide;
			least = moved;
		}
		if (moved <= NEAR)
			break;
	}
	(void)spread(n, best);
	return best;
}

static void set_words(
	eg_lay *l, const eg_block *item, uint32_t list, eg_len wide, bool over, date *d)
{
	uint32_t li = eg_lay_child(l, list, EG_ROLE_LI);
	eg_text_spec spec = {.type = EG_T_GLANCE_DATE,
		.x = d->x,
		.width = wide,
		.lang = l->frame.lang,
		.told = list == EG_NO_ELEMENT,
		.element = eg_lay_child(l, li, EG_ROLE_LBL)};
	spec.x = over ? d->dot - INDENT : d->x;
	(void)eg_stack_words(l, over ? &d->over : &d->words,
		eg_strf(l->scratch, "%.*s ", EG_ARG(item->label)), &spec, 0);
	spec.x = d->x;
	spec.type = EG_T_GLANCE_WORDS;
	spec.element = eg_lay_child(l, li, EG_ROLE_LBODY);
	(void)eg_stack_add(l, &d->words, item->runs, item->run_count, &spec, 0);
}

static void set_head(eg_lay *l, const eg_block *dates, uint32_t parent, line *n)
{
	eg_text_spec spec = {.type = EG_T_GLANCE_HEAD,
		.x = n->x,
		.width = n->width,
		.told = parent == EG_NO_ELEMENT,
		.element = eg_lay_child(l, parent, EG_ROLE_P)};
	spec.lang = eg_lay_say_lang(l, dates->label_lang, spec.element);
	spec.rag = eg_textbox_edge(l, spec.lang);
	n->head = eg_textbox_words(l, dates->label, &spec);
	n->head_height = eg_textbox_height(n->head);
}

/* Its dates and ticks between two places, and the words of those. */
static void set_stretch(
	eg_lay *l, const eg_block *dates, uint32_t from, uint32_t to, uint32_t list, line *n)
{
	n->dates = EG_NEW_N(l->scratch, date, dates->child_count);
	n->ticks = EG_NEW_N(l->scratch, eg_len, dates->child_count);
	for (uint32_t i = 0; i < dates->child_count; i++) {
		const eg_block *item = dates->children[i];
		if (item->start < from || item->start >= to)
			continue;
		eg_len x = n->x + n->width * (item->start - from) / (eg_smaller(to, ENDS) - from);
		if (item->run_count)
			n->dates[n->count++].dot = x;
		else
			n->ticks[n->tick_count++] = x;
	}
	eg_len wide = spread_well(n);
	uint32_t nth = 0;
	for (uint32_t i = 0; i < dates->child_count; i++) {
		const eg_block *item = dates->children[i];
		if (!item->run_count || item->start < from || item->start >= to)
			continue;
		date *d = &n->dates[nth++];
		set_words(l, item, list, wide, n->over_dots, d);
		n->over = eg_larger(n->over, d->over.height + HALF_OVER);
		n->under = eg_larger(n->under, d->words.height);
	}
}

/* The height of it all. */
static eg_len set_line(eg_lay *l, const eg_block *dates, uint32_t parent, line *n)
{
	*n = (line){.x = l->frame.x, .width = l->frame.width};
	if (dates->label.n)
		set_head(l, dates, parent, n);
	set_stretch(l, dates, 0, ENDS + 1, eg_lay_child(l, parent, EG_ROLE_L), n);
	n->over = n->head_height + LABEL;
	n->under += UNDER;
	return n->over + n->under;
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

/* -- on two pages -- */

/* Whether all dates of a half have room over their dots. */
static bool has_room_over(eg_lay *l, const eg_block *dates, bool second)
{
	const eg_text_spec spec = {
		.type = EG_T_GLANCE_DATE, .lang = l->frame.lang, .element = EG_NO_ELEMENT};
	eg_len free = -INDENT;
	for (uint32_t i = 0; i < dates->child_count; i++) {
		const eg_block *item = dates->children[i];
		if (!item->run_count || (item->start >= ENDS / 2) != second)
			continue;
		eg_len from = second ? ENDS / 2 : 0;
		eg_len x = l->frame.width * (item->start - from) / (ENDS / 2) - INDENT;
		eg_len end = x + eg_textbox_full_width(l, item->label, &spec);
		if (x < free || end > l->frame.width)
			return false;
		free = end + GAP / 2;
	}
	return true;
}

void eg_glance_set_halves(
	eg_lay *l, const eg_block *dates, uint32_t parent, eg_glance_line *halves[2])
{
	bool over = has_room_over(l, dates, false) && has_room_over(l, dates, true);
	uint32_t list = EG_NO_ELEMENT;
	for (int i = 0; i < 2; i++) {
		line *n = halves[i] = EG_NEW(l->scratch, line);
		*n = (line){.x = l->frame.x, .width = l->frame.width, .over_dots = over};
		if (dates->label.n && !i)
			set_head(l, dates, parent, n);
		if (!i)
			list = eg_lay_child(l, parent, EG_ROLE_L);
		set_stretch(l, dates, i ? ENDS / 2 : 0, i ? ENDS + 1 : ENDS / 2, list, n);
		n->over = n->head ? n->head_height + (over ? HALF_LABEL : LABEL) : n->over;
		n->under += over ? HALF_UNDER : UNDER;
	}
}

eg_len eg_glance_over_line(const line *n)
{
	return n->over;
}

eg_len eg_glance_under_line(const line *n)
{
	return n->under;
}
