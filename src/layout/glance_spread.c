/* An overview of all goals on two facing pages: the goals and their objectives on the left one,
 * measures and partners on the right one, in rows that stand level. */
#include "layout/glance_spread.h"

#define FIRST       EG_PTS(98) /* from the live area's top to the first rule */
#define LINE_FOOT   EG_PTS(54) /* from the line of dates to the live area's foot */
#define OVER_NOTES  EG_PTS(5)
#define UNDER_DATES EG_PTS(14)
#define OVER_DATES  EG_QUARTER
#define RULE        EG_PTS(0.5)

/* -- what has room -- */

static eg_len notes_height(eg_lay *l, const eg_spread *s)
{
	const eg_block *section = l->spread_section;
	eg_len height = 0;
	for (uint32_t i = 0; i < section->child_count; i++) {
		const eg_block *b = section->children[i];
		if (b->kind != EG_B_TEXT)
			continue;
		eg_text_spec spec = {.type = EG_T_SOURCE_LINE,
			.width = s->width,
			.lang = eg_lay_lang(l, b),
			.told = true,
			.element = EG_NO_ELEMENT};
		height += OVER_NOTES +
			  eg_textbox_height(eg_textbox_set(l, b->runs, b->run_count, &spec));
	}
	return height;
}

static void set_dates(eg_lay *l, eg_spread *s, uint32_t parent)
{
	const eg_block *dates = eg_glance_dates_of(s->block);
	if (dates)
		eg_glance_set_halves(l, dates, parent, s->halves);
}

/* What stands over the measures, in two thirds of the width. */
static void set_lead(eg_lay *l, eg_spread *s, uint32_t parent)
{
	const eg_block *b = s->block;
	eg_text_spec spec = {.type = EG_T_LEAD,
		.x = s->x,
		.width = 8 * l->format->step - (l->format->step - l->format->column),
		.lang = l->frame.lang,
		.told = parent == EG_NO_ELEMENT,
		.element = eg_lay_child(l, parent, EG_ROLE_P)};
	s->lead = eg_textbox_set(l, b->runs, b->run_count, &spec);
	s->above = eg_larger(s->above, eg_textbox_height(s->lead) + EG_GLANCE_AFTER);
}

/* Heads and the line of dates go to their places; what is between them is for the rows. */
static eg_len room_for_rows(eg_lay *l, eg_spread *s)
{
	eg_len foot = l->format->bottom - UNDER_DATES - notes_height(l, s), over = 0, under = 0;
	s->first =
		l->format->top + eg_larger(FIRST, s->above + s->head_height + EG_GLANCE_UNDER_HEAD);
	for (int i = 0; i < 2 && s->halves[i]; i++) {
		over = eg_larger(over, eg_glance_over_line(s->halves[i]) + OVER_DATES);
		under = eg_larger(under, eg_glance_under_line(s->halves[i]));
	}
	if (!over)
		return foot - s->first;
	s->line = eg_smaller(l->format->bottom - LINE_FOOT, foot - under);
	s->end = s->line + under;
	return s->line - over - s->first;
}

static eg_len height_of(const eg_spread *s, eg_len pitch)
{
	eg_len height = 0;
	for (uint32_t i = 0; i < s->count; i++)
		height += eg_larger(s->rows[i].height, pitch);
	return height;
}

/* By the number of goals; with fewer measures and partners where not all have room, then without
 * statements. */
static bool choose_form(eg_lay *l, eg_spread *s)
{
	static const struct {
		uint32_t measures, partners;
	} steps[] = {{3, 6}, {2, 6}, {2, 5}, {1, 4}, {1, 3}};
	uint32_t goals = s->block->child_count - (eg_glance_dates_of(s->block) ? 1 : 0);
	enum eg_type numeral = goals <= 3   ? EG_T_GLANCE_NUMERAL
			       : goals == 4 ? EG_T_GLANCE_NUMERAL_SMALL
					    : EG_T_GLANCE_NUMERAL_LEAST;
	for (int words = 1; words >= 0; words--) {
		for (size_t i = 0; i < EG_COUNT(steps); i++) {
			eg_arena_mark mark = eg_arena_save(l->scratch);
			eg_spread tried = *s;
			s->form = (eg_glance_form){(uint8_t)numeral, words > 0, steps[i].measures};
			s->partners = tried.partners = steps[i].partners;
			tried.form = s->form;
			eg_spread_set(l, &tried, EG_NO_ELEMENT);
			set_dates(l, &tried, EG_NO_ELEMENT);
			bool fits = height_of(&tried, 0) <= room_for_rows(l, &tried);
			eg_arena_rewind(l->scratch, mark);
			if (fits)
				return true;
		}
	}
	return false;
}

/* Rows stand as far apart as there is room for, up to the pitch. */
static void place_rows(eg_spread *s, eg_len room)
{
	eg_len pitch = s->count ? eg_smaller(eg_glance_pitch(s->block), room / s->count) : 0, y = 0;
	if (height_of(s, pitch) > room)
		pitch = 0;
	for (uint32_t i = 0; i < s->count; i++) {
		s->rows[i].y = y;
		y += eg_larger(s->rows[i].height, pitch);
	}
	if (!s->halves[0])
		s->end = s->first + y;
}

/* -- drawing -- */

static void draw_head(eg_lay *l, const eg_spread *s, uint32_t head)
{
	eg_textbox *box = s->heads[head];
	if (box)
		eg_textbox_draw_all(
			l, box, s->first - EG_GLANCE_UNDER_HEAD - eg_textbox_height(box));
}

/* The rule over a row, on either page; returns where it ends. */
static eg_len draw_rule(eg_lay *l, const eg_spread *s, const eg_spread_row *r)
{
	eg_len y = s->first + r->y;
	eg_canvas_rule(&l->canvas, s->x, y, s->width, EG_GLANCE_OVER_ROW, r->colour);
	return y + EG_GLANCE_OVER_ROW;
}

/* The page has nothing but this and what stands over it. */
static void draw_left(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_spread *s = item->data;
	(void)at;
	for (uint32_t h = EG_GLANCE_GOAL; h <= EG_GLANCE_OBJECTIVES; h++)
		draw_head(l, s, h);
	for (uint32_t i = 0; i < s->count; i++) {
		const eg_spread_row *r = &s->rows[i];
		eg_len y = draw_rule(l, s, r);
		eg_stack_draw(l, &r->goal, y + EG_SPREAD_TOP);
		eg_stack_draw(l, &r->statement, y + eg_spread_statement_top(r));
		eg_stack_draw(l, &r->objectives.stack, y + eg_spread_list_top(&r->objectives));
	}
	if (s->halves[0])
		eg_glance_draw_half(l, s->halves[0], s->line);
}

/* All trends of the page stand in one column. */
static int64_t zero_of(const eg_spread *s)
{
	int64_t zero = 0;
	for (uint32_t i = 0; i < s->count; i++)
		for (uint32_t k = 0; k < s->rows[i].count; k++)
			zero = eg_larger(zero, eg_glance_zero(s->rows[i].measures[k].trend));
	return zero;
}

static void draw_measure(eg_lay *l, const eg_spread *s, const eg_spread_measure *m, int64_t zero,
	uint32_t colour, eg_len base)
{
	for (uint32_t h = EG_GLANCE_MEASURES; h < EG_GLANCE_HEADS; h++)
		if (m->boxes[h])
			eg_textbox_draw_all(l, m->boxes[h], base - m->boxes[h]->baseline);
	if (m->trend)
		eg_glance_draw_trend(l, m->trend, zero, s->columns[EG_GLANCE_TREND].x,
			base - EG_TREND_OVER, EG_TREND_HEIGHT, colour);
}

static void draw_right(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_spread *s = item->data;
	const eg_spread_column *partners = &s->columns[EG_GLANCE_PARTNERS];
	eg_len ruled = partners->there ? partners->x - EG_SPREAD_GUTTER - s->x : s->width;
	int64_t zero = zero_of(s);
	(void)at;
	if (s->lead)
		eg_textbox_draw_all(l, s->lead, l->format->top);
	for (uint32_t h = EG_GLANCE_PARTNERS; h < EG_GLANCE_HEADS; h++)
		draw_head(l, s, h);
	for (uint32_t i = 0; i < s->count; i++) {
		const eg_spread_row *r = &s->rows[i];
		eg_len y = draw_rule(l, s, r);
		eg_stack_draw(l, &r->partners.stack, y + eg_spread_list_top(&r->partners));
		for (uint32_t k = 0; k < r->count + r->rest; k++) {
			eg_len base = y + r->measures[k].base;
			draw_measure(l, s, &r->measures[k], zero, r->colour, base);
			if (k && k < r->count)
				eg_canvas_rule(&l->canvas, s->x, base - EG_SPREAD_APART, ruled,
					RULE, eg_theme_colour(l->theme, EG_PAINT_RULE, 0));
		}
	}
	if (s->halves[1])
		eg_glance_draw_half(l, s->halves[1], s->line);
}

/* -- the two pages -- */

static bool has_head(const eg_block *b, enum eg_glance_head head)
{
	return b->table->column_count > head && b->table->columns[head].title.n;
}

/* The overview that is all a section has, but for its head and notes; with what two pages need. */
static const eg_block *overview_in(const eg_block *section)
{
	const eg_block *found = NULL;
	for (uint32_t i = 0; i < section->child_count; i++) {
		const eg_block *b = section->children[i];
		bool note = found && b->kind == EG_B_TEXT && b->style == EG_S_NOTE;
		if (b->kind == EG_B_GLANCE && !found)
			found = b;
		else if (!note && (b->kind != EG_B_HEAD || found))
			return NULL;
	}
	return found && has_head(found, EG_GLANCE_LATEST) && has_head(found, EG_GLANCE_TARGET) &&
			       has_head(found, EG_GLANCE_STATUS) && eg_glance_has(found, EG_S_VALUE)
		       ? found
		       : NULL;
}

bool eg_glance_may_spread(const eg_block *section)
{
	return section->break_before == EG_BREAK_PAGE && overview_in(section);
}

void eg_glance_begin_spread(eg_lay *l, const eg_block *section)
{
	bool upright = l->format == l->upright && l->format->height > l->format->width;
	if (!l->is_book || l->one_sided || !upright || !eg_glance_may_spread(section))
		return;
	eg_lay_break(l, EG_BREAK_PAGE);
	if (l->start == EG_BREAK_RECTO || l->canvas.pages->count % 2 == 0)
		return;
	l->spread = overview_in(section);
	l->spread_section = section;
}

bool eg_glance_build_spread(eg_lay *l, const eg_block *b)
{
	eg_spread *s = EG_NEW(l->scratch, eg_spread);
	*s = (eg_spread){.block = b,
		.x = l->frame.x,
		.width = l->frame.width,
		.above = eg_lay_section_height(l) + EG_GLANCE_AFTER};
	if (b->run_count)
		set_lead(l, s, EG_NO_ELEMENT);
	if (!eg_spread_plan_right(l, s) || !choose_form(l, s))
		return false;
	if (b->run_count)
		set_lead(l, s, l->frame.element);
	eg_frame saved = l->frame;
	eg_spread_set(l, s, eg_lay_element(l, EG_ROLE_TABLE, b));
	l->frame = saved;
	set_dates(l, s, l->frame.element);
	place_rows(s, room_for_rows(l, s));
	eg_lay_add(l, (eg_item){.draw = draw_left,
			      .data = s,
			      .kind = EG_K_TABLE,
			      .wide = true,
			      .under_head = EG_LINE,
			      .height = EG_LINE});
	eg_lay_add(l, (eg_item){.draw = draw_right,
			      .data = s,
			      .kind = EG_K_TABLE,
			      .wide = true,
			      .opens = EG_OPENS_ALWAYS,
			      .after = UNDER_DATES,
			      .height = s->end - l->format->top});
	return true;
}

void eg_glance_end_spread(eg_lay *l, const eg_block *section)
{
	if (l->spread_section != section)
		return;
	eg_lay_break(l, EG_BREAK_PAGE);
	l->spread = l->spread_section = NULL;
}
