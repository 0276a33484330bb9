/* The third column of an overview: measures, each with its values, its trend and its status; or
 * names. */
#include "layout/glance.h"
#include "layout/shape.h"

#define BETWEEN    EG_PTS(5)
#define UNDER_RULE EG_PTS(6)
#define RULE       EG_PTS(0.5)
#define NUMBER_BOX EG_PTS(24)
#define BESIDE     EG_PTS(12) /* from a status to what is left out */
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
		m->line = out->stack.height + EG_PT; /* clear of the line under it */
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

eg_str eg_glance_dest(const eg_block *goal)
{
	return goal->run_count ? goal->runs[0].dest : EG_STR("");
}

eg_run *eg_glance_rest(
	eg_lay *l, const eg_block *list, uint32_t shown, eg_str dest, uint32_t *count)
{
	uint32_t all = list->start > list->child_count ? list->start : list->child_count;
	*count = 0;
	if (all <= shown)
		return NULL;
	eg_str words = l->doc->words[EG_WORD_MORE];
	size_t at = eg_str_find(words, EG_STR("@"), 0);
	eg_str number = eg_lay_number(l, l->scratch, all - shown);
	eg_str comma = l->doc->words_lang.n ? EG_STR(", ") : l->doc->words[EG_WORD_COMMA];
	eg_run *runs = EG_NEW_N(l->scratch, eg_run, 2);
	runs[0] = (eg_run){.text = eg_strf(l->scratch, "%.*s%.*s%.*s%.*s%.*s%s",
				   EG_ARG(eg_str_cut(words, 0, at)), EG_ARG(number),
				   EG_ARG(eg_str_cut(words, at + 1, words.n)),
				   EG_ARG(dest.n ? comma : EG_STR("")),
				   EG_ARG(dest.n ? l->doc->words[EG_WORD_PAGE] : EG_STR("")),
				   dest.n ? "\xC2\xA0" : ""),
		.style = EG_I_MUTED,
		.dest = dest,
		.lang = l->doc->words_lang,
		.span = list->span};
	runs[1] = runs[0];
	runs[1].text = EG_STR("0");
	runs[1].style |= EG_I_PAGEREF;
	*count = dest.n ? 2 : 1;
	return runs;
}

/* Whether words have room at the right of what stands last, on its line. */
static bool fits_beside(eg_lay *l, const eg_stack *stack, const eg_run *runs, uint32_t count,
	const eg_text_spec *spec)
{
	const eg_textbox *last = stack->count ? stack->parts[stack->count - 1].box : NULL;
	if (!last || eg_textbox_lines(last) != 1 || last->spec.type != spec->type)
		return false;
	eg_len least, full;
	eg_textbox_measure(l, runs, count, spec, &least, &full);
	return last->para->lines[0].width + BESIDE + full <= spec->width;
}

/* What is left out, as the last item: of measures at the right of the last one's status. */
static void set_rest(eg_lay *l, const eg_glance_place *to, const eg_block *list, uint32_t shown,
	eg_text_spec spec, uint32_t tag, eg_glance_list *out)
{
	uint32_t count;
	const eg_run *runs = eg_glance_rest(l, list, shown, to->rest, &count);
	if (!count)
		return;
	uint32_t body = eg_lay_child(l, eg_lay_child(l, tag, EG_ROLE_LI), EG_ROLE_LBODY);
	spec.type = EG_T_TABLE_TEXT;
	eg_len before = list->style == EG_S_VALUE ? BETWEEN : to->between;
	if (list->style == EG_S_VALUE && fits_beside(l, &out->stack, runs, count, &spec)) {
		before = 0;
		out->stack.height = out->stack.parts[out->stack.count - 1].y;
		spec.rag = EG_RAG_RIGHT;
	}
	spec.element = eg_lay_child(l, body, EG_ROLE_P);
	(void)eg_stack_add(l, &out->stack, runs, count, &spec, before);
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
	const eg_text_spec words = {.x = x,
		.width = to->width,
		.lang = l->frame.lang,
		.goal = to->goal,
		.told = to->tr == EG_NO_ELEMENT};
	for (uint32_t i = 0; i < n; i++) {
		const eg_block *item = list->children[i];
		uint32_t li = eg_lay_child(l, tag, EG_ROLE_LI);
		eg_len before = !i ? 0 : measured ? UNDER_RULE + BETWEEN : to->between;
		eg_text_spec spec = words;
		spec.type = measured ? EG_T_TABLE_TEXT : (enum eg_type)to->text;
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
	set_rest(l, to, list, n, words, tag, out);
}

/* -- trends -- */

#define PART    1000000    /* shares are in parts of a million */
#define LARGEST 1000000000 /* that values are brought down to, so that no product is too large */

/* Values over and under zero; what lies farthest off, either way, has the room. */
typedef struct scale {
	int64_t unit; /* by which values are divided */
	int64_t far, room;
	int64_t zero; /* share of the height that lies under it */
	eg_len x, y, width, height;
} scale;

/* How far a trend's values and aim reach over zero and under it, both 0 or more. */
static void reach_of(const eg_trend *t, int64_t *over, int64_t *under)
{
	*over = *under = 0;
	for (uint32_t i = 0; i < t->count + t->aims; i++) {
		int64_t v = i < t->count ? t->values[i] : t->aim;
		v = v == INT64_MIN ? v + 1 : v;
		*over = v > *over ? v : *over;
		*under = -v > *under ? -v : *under;
	}
}

static int64_t unit_of(int64_t over, int64_t under)
{
	return (over > under ? over : under) / LARGEST + 1;
}

int64_t eg_glance_zero(const eg_trend *t)
{
	int64_t over, under;
	if (!t)
		return 0;
	reach_of(t, &over, &under);
	int64_t unit = unit_of(over, under);
	over /= unit;
	under /= unit;
	return under ? under * PART / (over + under) : 0;
}

static scale scale_of(const eg_trend *t, int64_t zero, eg_len x, eg_len y, eg_len height)
{
	scale s = {.zero = zero, .x = x, .y = y, .width = TREND, .height = height};
	int64_t over, under;
	reach_of(t, &over, &under);
	s.unit = unit_of(over, under);
	over /= s.unit;
	under /= s.unit;
	bool deep = under * (PART - zero) > over * zero;
	s.far = deep ? under : over;
	s.room = deep ? zero : PART - zero;
	return s;
}

static eg_len height_of(const scale *s, int64_t value)
{
	int64_t share = s->far ? value / s->unit * s->room / s->far : 0;
	return s->y + s->height - eg_len_scale(s->height, s->zero + share, PART);
}

static void draw_aim(eg_lay *l, const scale *s, int64_t aim)
{
	for (eg_len x = 0; x < s->width; x += 2 * DASH)
		eg_canvas_rule(&l->canvas, s->x + x, height_of(s, aim) - RULE / 2, DASH, RULE,
			eg_theme_colour(l->theme, EG_PAINT_OUTLINE, 0));
}

void eg_glance_draw_trend(eg_lay *l, const eg_trend *t, int64_t zero, eg_len x, eg_len y,
	eg_len height, uint32_t colour)
{
	scale s = scale_of(t, zero, x, y, height);
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
	int64_t zero = 0;
	for (uint32_t i = 0; i < list->count; i++)
		zero = eg_larger(zero, eg_glance_zero(list->measures[i].trend));
	for (uint32_t i = 0; i < list->count; i++) {
		const eg_glance_measure *m = &list->measures[i];
		if (m->ruled)
			eg_canvas_rule(&l->canvas, x, y + m->top, width, RULE,
				eg_theme_colour(l->theme, EG_PAINT_RULE, 0));
		if (m->trend)
			eg_glance_draw_trend(l, m->trend, zero, x + width - TREND, y + m->line,
				TREND_HIGH, colour);
	}
}
