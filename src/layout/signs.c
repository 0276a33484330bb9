/* The signs of a status (design book, 6): drawn, never taken from a font, and always beside a word.
 */
#include "layout/lay.h"

#define BELOW  EG_PTS(0.4) /* of the box, under the baseline */
#define MIDDLE EG_PTS(3.5)
#define ARC    5523 /* of a quarter circle's control points, in 1/10000 of the radius */

typedef struct pen {
	char *ops;
	eg_point *points;
	uint32_t op_count, point_count;
} pen;

static pen pen_of(eg_lay *l, uint32_t ops, uint32_t points)
{
	return (pen){.ops = EG_NEW_N(l->canvas.arena, char, ops),
		.points = EG_NEW_N(l->canvas.arena, eg_point, points)};
}

static void op(pen *p, char c)
{
	p->ops[p->op_count++] = c;
}

static void point(pen *p, eg_len x, eg_len y)
{
	p->points[p->point_count++] = (eg_point){x, y};
}

static eg_mark *finish(eg_lay *l, const pen *p)
{
	eg_path path = {.ops = p->ops, .op_count = p->op_count};
	return eg_canvas_path(&l->canvas, path, p->points, p->point_count);
}

static eg_mark *polygon(eg_lay *l, const eg_point *at, uint32_t n, bool closed)
{
	pen p = pen_of(l, n + 1, n);
	for (uint32_t i = 0; i < n; i++) {
		op(&p, i ? 'L' : 'M');
		point(&p, at[i].x, at[i].y);
	}
	if (closed)
		op(&p, 'Z');
	return finish(l, &p);
}

static eg_mark *circle(eg_lay *l, eg_len x, eg_len y, eg_len r)
{
	eg_len k = eg_len_scale(r, ARC, 10000);
	pen p = pen_of(l, 6, 13);
	op(&p, 'M');
	point(&p, x + r, y);
	const eg_point quarters[4][3] = {{{x + r, y + k}, {x + k, y + r}, {x, y + r}},
		{{x - k, y + r}, {x - r, y + k}, {x - r, y}},
		{{x - r, y - k}, {x - k, y - r}, {x, y - r}},
		{{x + k, y - r}, {x + r, y - k}, {x + r, y}}};
	for (int q = 0; q < 4; q++) {
		op(&p, 'C');
		for (int i = 0; i < 3; i++)
			point(&p, quarters[q][i].x, quarters[q][i].y);
	}
	op(&p, 'Z');
	return finish(l, &p);
}

static void fill(eg_lay *l, eg_mark *m, enum eg_paint paint)
{
	m->fill = true;
	m->colour = eg_lay_colour(l, paint);
}

static void stroke(eg_lay *l, eg_mark *m, enum eg_paint paint, eg_len width)
{
	m->stroke = true;
	m->stroke_colour = eg_lay_colour(l, paint);
	m->line_width = width;
}

static void draw_done(eg_lay *l, eg_len x, eg_len y)
{
	eg_len half = EG_PTS(3.2);
	eg_canvas_rect(&l->canvas, EG_LAYER_OVER, x - half, y - half, 2 * half, 2 * half,
		eg_lay_colour(l, EG_PAINT_BRAND_DEEP));
	const eg_point tick[3] = {{x - EG_PTS(1.7), y + EG_PTS(0.1)},
		{x - EG_PTS(0.5), y + EG_PTS(1.4)}, {x + EG_PTS(1.8), y - EG_PTS(1.5)}};
	stroke(l, polygon(l, tick, 3, false), EG_PAINT_PAPER, EG_PT);
}

static void draw_watch(eg_lay *l, eg_len x, eg_len y)
{
	const eg_point corners[3] = {{x - EG_PTS(3.4), y + EG_PTS(2.9)},
		{x + EG_PTS(3.4), y + EG_PTS(2.9)}, {x, y - EG_PTS(3)}};
	eg_mark *m = polygon(l, corners, 3, true);
	fill(l, m, EG_PAINT_WATCH);
	stroke(l, m, EG_PAINT_INK, EG_PTS(0.6));
}

static void draw_off(eg_lay *l, eg_len x, eg_len y)
{
	const eg_point corners[4] = {
		{x, y - MIDDLE}, {x + MIDDLE, y}, {x, y + MIDDLE}, {x - MIDDLE, y}};
	fill(l, polygon(l, corners, 4, true), EG_PAINT_OFF);
}

void eg_sign_draw(eg_lay *l, enum eg_sign sign, eg_len x, eg_len y)
{
	eg_len cx = x + MIDDLE, cy = y + BELOW - MIDDLE;
	switch (sign) {
	case EG_SIGN_NONE:
		break;
	case EG_SIGN_DONE:
		draw_done(l, cx, cy);
		break;
	case EG_SIGN_ON_TRACK:
		fill(l, circle(l, cx, cy, EG_PTS(3.1)), EG_PAINT_OK);
		break;
	case EG_SIGN_WATCH:
		draw_watch(l, cx, cy);
		break;
	case EG_SIGN_OFF:
		draw_off(l, cx, cy);
		break;
	case EG_SIGN_NOT_BEGUN:
		stroke(l, circle(l, cx, cy, EG_PTS(2.8)), EG_PAINT_OUTLINE, EG_PTS(0.9));
		break;
	}
}
