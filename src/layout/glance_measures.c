/* The third column of an overview: measures, each with its values, its trend and its status; or
 * names. */
#include "layout/glance.h"
#include "layout/shape.h"

#define BETWEEN    EG_PTS(5)
#define UNDER_RULE EG_PTS(6)
#define RULE       EG_PTS(0.5)
#define NUMBER_BOX EG_PTS(24)
#define TREND      EG_TREND_WIDTH
#define TREND_HIGH EG_PTS(12.5)
#define TREND_LINE EG_PTS(1.25)
#define TREND_DOT  EG_PTS(2.2)
#define DASH       EG_PTS(2)

/* An item's first line, and its number before it. */
static void set_item(eg_lay *l, const eg_block *item, eg_text_spec spec, uint32_t li, eg_len before,
	eg_glance_list *out)
{
	uint32_t body = spec.element;
	if (item->label.n) {
		eg_text_spec number = spec;
		number.type = EG_T_GLANCE_NUMBER;
		number.width = NUMBER_BOX;
		number.element = eg_lay_child(l, li, EG_ROLE_LBL);
		eg_len height = out->stack.height;
		eg_len lower = (eg_theme_type(l->theme, spec.type)->leading -
				       eg_theme_type(l->theme, number.type)->leading) /
			       2; /* on one baseline */
		(void)eg_stack_words(l, &out->stack,
			eg_strf(l->scratch, "%.*s ", EG_ARG(item->label)), &number, before + lower);
		out->stack.height = height; /* the words stand beside it */
		spec.x += NUMBER_BOX;
		spec.width -= NUMBER_BOX;
		body = eg_lay_child(l, li, EG_ROLE_LBODY);
	}
	spec.element = eg_lay_child(l, body, EG_ROLE_P);
	(void)eg_stack_add(l, &out->stack, item->runs, item->run_count, &spec, before);
}

/* "71% target 90%" */
static eg_run *join_values(eg_lay *l, const eg_block *item, uint32_t *count)
{
	uint32_t most = 0, n = 0;
	for (uint32_t i = 0; i < item->child_count; i++)
		most += item->children[i]->run_count + 2;
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, most);
	for (uint32_t i = 0; i < item->child_count; i++) {
		const eg_block *b = item->children[i];
		if (b->style != EG_S_VALUE && b->style != EG_S_OUTCOME)
			continue;
		if (n)
			runs[n++] = (eg_run){.text = EG_STR(" ")};
		if (b->label.n)
			runs[n++] = (eg_run){.text = eg_strf(l->scratch, "%.*s ", EG_ARG(b->label)),
				.style = EG_I_MUTED,
				.lang = b->label_lang};
		for (uint32_t k = 0; k < b->run_count; k++)
			runs[n++] = b->runs[k];
	}
	*count = n;
	return runs;
}

/* Latest value and target, then the status. */
static void set_values(eg_lay *l, const eg_block *item, eg_text_spec spec, eg_glance_list *out,
	eg_glance_measure *m)
{
	uint32_t body = spec.element, count;
	const eg_run *values = join_values(l, item, &count);
	if (count) {
		eg_text_spec at = spec;
		at.type = EG_T_GLANCE_VALUE;
		at.element = eg_lay_child(l, body, EG_ROLE_P);
		at.width -= m->trend ? TREND + BETWEEN : 0;
		m->line = out->stack.height + EG_QUARTER;
		(void)eg_stack_add(l, &out->stack, values, count, &at, EG_PT);
	}
	for (uint32_t i = 0; i < item->child_count; i++) {
		const eg_block *b = item->children[i];
		if (b->style != EG_S_LABEL)
			continue;
		eg_text_spec at = spec;
		at.type = EG_T_TABLE_TEXT;
		at.element = eg_lay_child(l, body, EG_ROLE_P);
		(void)eg_stack_add(l, &out->stack, b->runs, b->run_count, &at, EG_PT);
	}
}

void eg_glance_set_list(eg_lay *l, const eg_glance_place *to, const eg_block *list, eg_len x,
	uint32_t parent, eg_glance_list *out)
{
	bool measured = list->style == EG_S_VALUE;
	uint32_t n = list->child_count;
	uint32_t most = measured ? to->form->measures : to->most;
	n = most && n > most ? most : n;
	out->measures = measured ? EG_NEW_N(l->scratch, eg_glance_measure, n) : NULL;
	out->count = measured ? n : 0;
	uint32_t tag = n ? eg_lay_child(l, parent, EG_ROLE_L) : EG_NO_ELEMENT;
	for (uint32_t i = 0; i < n; i++) {
		const eg_block *item = list->children[i];
		uint32_t li = eg_lay_child(l, tag, EG_ROLE_LI);
		eg_len before = !i ? 0 : measured ? UNDER_RULE + BETWEEN : to->between;
		eg_text_spec spec = {.type = measured ? EG_T_TABLE_TEXT : (enum eg_type)to->text,
			.x = x,
			.width = to->width,
			.lang = l->frame.lang,
			.goal = to->goal,
			.told = to->tr == EG_NO_ELEMENT};
		if (!item->label.n)
			spec.element = eg_lay_child(l, li, EG_ROLE_LBODY);
		else
			spec.element = li;
		if (measured)
			out->measures[i] = (eg_glance_measure){.trend = item->trend,
				.ruled = i > 0,
				.top = out->stack.height + BETWEEN};
		set_item(l, item, spec, li, before, out);
		if (measured)
			set_values(l, item, spec, out, &out->measures[i]);
	}
}

/* -- trends -- */

typedef struct scale {
	int64_t least, span;
	eg_len x, y, width, height;
} scale;

static scale scale_of(const eg_trend *t, eg_len x, eg_len y, eg_len height)
{
	scale s = {.least = t->aims ? t->aim : t->values[0],
		.x = x,
		.y = y,
		.width = TREND,
		.height = height};
	int64_t most = s.least;
	for (uint32_t i = 0; i < t->count; i++) {
		s.least = t->values[i] < s.least ? t->values[i] : s.least;
		most = t->values[i] > most ? t->values[i] : most;
	}
	s.span = most - s.least;
	return s;
}

/* In parts of a million, so that no product is too large. */
static eg_len height_of(const scale *s, int64_t value)
{
	int64_t part = 1000000, above = value - s->least, span = s->span;
	if (span == 0)
		return s->y + s->height / 2;
	while (span > INT64_MAX / part) {
		span /= 10;
		above /= 10;
	}
	return s->y + s->height - eg_len_scale(s->height, above * part / span, part);
}

static void draw_aim(eg_lay *l, const scale *s, int64_t aim)
{
	for (eg_len x = 0; x < s->width; x += 2 * DASH)
		eg_canvas_rule(&l->canvas, s->x + x, height_of(s, aim) - RULE / 2, DASH, RULE,
			eg_theme_colour(l->theme, EG_PAINT_OUTLINE, 0));
}

void eg_glance_draw_trend(
	eg_lay *l, const eg_trend *t, eg_len x, eg_len y, eg_len height, uint32_t colour)
{
	scale s = scale_of(t, x, y, height);
	eg_point *at = EG_NEW_N(l->scratch, eg_point, t->count);
	eg_len wide = s.width - TREND_DOT, steps = t->count - 1;
	if (t->count < 2)
		return; /* one value is no line */
	for (uint32_t i = 0; i < t->count; i++)
		at[i] = (eg_point){x + wide * i / steps, height_of(&s, t->values[i])};
	if (t->aims)
		draw_aim(l, &s, t->aim);
	eg_mark *line = eg_shape_polygon(l, at, t->count, false);
	line->stroke = true;
	line->stroke_colour = colour;
	line->line_width = TREND_LINE;
	eg_mark *dot = eg_shape_circle(l, at[t->count - 1].x, at[t->count - 1].y, TREND_DOT);
	dot->fill = true;
	dot->colour = colour;
}

void eg_glance_draw_trends(
	eg_lay *l, const eg_glance_list *list, eg_len x, eg_len width, uint32_t colour, eg_len y)
{
	for (uint32_t i = 0; i < list->count; i++) {
		const eg_glance_measure *m = &list->measures[i];
		if (m->ruled)
			eg_canvas_rule(&l->canvas, x, y + m->top, width, RULE,
				eg_theme_colour(l->theme, EG_PAINT_RULE, 0));
		if (m->trend)
			eg_glance_draw_trend(
				l, m->trend, x + width - TREND, y + m->line, TREND_HIGH, colour);
	}
}
