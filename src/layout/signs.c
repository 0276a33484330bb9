/* The signs of a status (design book, 6): drawn, never taken from a font, and always beside a word.
 */
#include "layout/shape.h"

#define BELOW  EG_PTS(0.4) /* of the box, under the baseline */
#define MIDDLE EG_PTS(3.5)

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
	stroke(l, eg_shape_polygon(l, tick, 3, false), EG_PAINT_PAPER, EG_PT);
}

static void draw_watch(eg_lay *l, eg_len x, eg_len y)
{
	const eg_point corners[3] = {{x - EG_PTS(3.4), y + EG_PTS(2.9)},
		{x + EG_PTS(3.4), y + EG_PTS(2.9)}, {x, y - EG_PTS(3)}};
	eg_mark *m = eg_shape_polygon(l, corners, 3, true);
	fill(l, m, EG_PAINT_WATCH);
	stroke(l, m, EG_PAINT_INK, EG_PTS(0.6));
}

static void draw_off(eg_lay *l, eg_len x, eg_len y)
{
	const eg_point corners[4] = {
		{x, y - MIDDLE}, {x + MIDDLE, y}, {x, y + MIDDLE}, {x - MIDDLE, y}};
	fill(l, eg_shape_polygon(l, corners, 4, true), EG_PAINT_OFF);
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
		fill(l, eg_shape_circle(l, cx, cy, EG_PTS(3.1)), EG_PAINT_OK);
		break;
	case EG_SIGN_WATCH:
		draw_watch(l, cx, cy);
		break;
	case EG_SIGN_OFF:
		draw_off(l, cx, cy);
		break;
	case EG_SIGN_NOT_BEGUN:
		stroke(l, eg_shape_circle(l, cx, cy, EG_PTS(2.8)), EG_PAINT_OUTLINE, EG_PTS(0.9));
		break;
	}
}
