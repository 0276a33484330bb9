/* The slanted heads of a matrix: text that rises by 60 degrees from the middle of its column, read
 * and extracted as any other. On mirrored pages it rises to the left. */
#include "layout/matrix.h"

#define ANGLE 60
#define SINE  866025 /* of it, in millionths; its cosine is a half */
#define UNIT  1000000
#define FOOT  EG_PTS(8)   /* from the rule under the heads up to the baselines */
#define HALF  EG_PTS(2.6) /* of the height of capitals, across the slanted line */
#define OVER  EG_PTS(7)   /* over the highest head */

eg_textbox *eg_matrix_set_head(eg_lay *l, const eg_matrix *m, uint32_t column, uint32_t element)
{
	const eg_column *c = &m->tab.table->columns[column + 1];
	eg_text_spec spec = {.type = c->goal ? EG_T_MATRIX_HEAD_GOAL : EG_T_MATRIX_HEAD,
		.width = m->measure,
		.goal = c->goal,
		.lang = m->tab.lang,
		.element = element,
		.told = true};
	eg_run *run = EG_NEW(l->scratch, eg_run);
	*run = (eg_run){.text = c->title, .lang = c->lang};
	return eg_textbox_set(l, run, 1, &spec);
}

static eg_len longest(const eg_textbox *b)
{
	eg_len most = 0;
	for (uint32_t i = 0; i < eg_textbox_lines(b); i++)
		most = b->para->lines[i].width > most ? b->para->lines[i].width : most;
	return most;
}

eg_len eg_matrix_rise(const eg_textbox *head)
{
	return FOOT + OVER + eg_len_scale(longest(head), SINE, UNIT);
}

/* Where the baseline of a line begins: the lines of a head stand around the middle of its column.
 */
static eg_len foot_of(const eg_textbox *b, const eg_matrix_column *c, uint32_t line)
{
	eg_len before = (eg_len)line * EG_MATRIX_TURN,
	       all = (eg_len)(eg_textbox_lines(b) - 1) * EG_MATRIX_TURN;
	return c->left + c->width / 2 + HALF - all / 2 + before;
}

eg_len eg_matrix_reach(const eg_textbox *head, const eg_matrix_column *c)
{
	eg_len most = c->left;
	for (uint32_t i = 0; i < eg_textbox_lines(head); i++)
		most = eg_larger(most, foot_of(head, c, i) + head->para->lines[i].width / 2);
	return most;
}

/* How far a piece of a line stands from the line's beginning: its left edge from the left or, on
 * mirrored pages, its right edge from the right. */
static eg_len distance(const eg_textbox *b, const eg_piece *p, bool mirrored)
{
	return mirrored ? b->spec.width - p->x - p->glyphs->width : p->x;
}

static eg_len begin_of(const eg_textbox *b, const eg_line *line, bool mirrored)
{
	eg_len least = INT64_MAX;
	for (uint32_t i = 0; i < line->count; i++)
		if (line->pieces[i].glyphs && !line->pieces[i].space)
			least = eg_smaller(least, distance(b, &line->pieces[i], mirrored));
	return least;
}

/* A line that rises from (x, y) of the page as it is seen. */
static void draw_line(
	eg_lay *l, const eg_textbox *b, const eg_line *line, eg_len x, eg_len y, bool mirrored)
{
	eg_ink ink = {.element = b->spec.element, .artifact = b->spec.artifact};
	eg_len begin = begin_of(b, line, mirrored);
	for (uint32_t i = 0; i < line->count; i++) {
		const eg_piece *p = &line->pieces[i];
		if (!p->glyphs)
			continue;
		eg_len along = distance(b, p, mirrored) - begin;
		if (mirrored)
			along += p->glyphs->width;
		eg_len right = mirrored ? -along / 2 : along / 2;
		ink.colour = p->colour;
		eg_mark *m = eg_canvas_glyphs(
			&l->canvas, ink, p->glyphs, x + right, y - eg_len_scale(along, SINE, UNIT));
		m->as.text.turned = true;
		m->as.text.angle = mirrored ? -ANGLE : ANGLE;
	}
}

static void draw_head(eg_lay *l, const eg_textbox *b, const eg_matrix_column *c, eg_len y)
{
	eg_canvas *canvas = &l->canvas;
	bool mirrored = canvas->mirrored;
	eg_len shift = canvas->shift, moved = canvas->moved;
	canvas->mirrored = false;
	canvas->shift = canvas->moved = 0;
	for (uint32_t i = 0; i < eg_textbox_lines(b); i++) {
		eg_len x = foot_of(b, c, i) + shift + moved;
		draw_line(l, b, &b->para->lines[i], mirrored ? canvas->page->width - x : x, y,
			mirrored);
	}
	canvas->mirrored = mirrored;
	canvas->shift = shift;
	canvas->moved = moved;
}

void eg_matrix_rule(eg_lay *l, const eg_matrix *m, eg_len y, eg_len thick, enum eg_paint paint)
{
	uint32_t colour = eg_theme_colour(l->theme, paint, 0);
	eg_len left = m->tab.x;
	for (uint32_t i = 0; i < m->count; i++) {
		eg_len right = m->columns[i].left + m->columns[i].width;
		if (i + 1 < m->count && !m->tab.table->columns[i + 2].apart)
			continue;
		eg_canvas_rule(&l->canvas, left, y, right - left, thick, colour);
		left = i + 1 < m->count ? m->columns[i + 1].left : right;
	}
}

void eg_matrix_draw_heads(eg_lay *l, const eg_matrix *m, bool again, eg_len y)
{
	eg_len foot = y + m->head_height;
	eg_textbox *corner = again ? m->corner_again : m->corner;
	eg_textbox_draw_all(
		l, corner, foot - (EG_ROW_EXTRA - EG_ROW_PAD) - eg_textbox_height(corner));
	for (uint32_t i = 0; i < m->count; i++) {
		const eg_matrix_column *c = &m->columns[i];
		draw_head(l, again ? c->again : c->head, c, foot - FOOT);
	}
	eg_matrix_rule(l, m, foot, EG_HEAD_RULE, EG_PAINT_BRAND_DEEP);
}
