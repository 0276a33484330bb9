#include "layout/shape.h"

#define ARC 5523 /* of a quarter circle's control points, in 1/10000 of the radius */

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

/* Paths are not mirrored by the canvas: their points are, here. */
static eg_mark *finish(eg_lay *l, const pen *p)
{
	eg_canvas *c = &l->canvas;
	eg_path path = {.ops = p->ops, .op_count = p->op_count};
	if (!c->mirrored)
		return eg_canvas_path(c, path, p->points, p->point_count);
	for (uint32_t i = 0; i < p->point_count; i++)
		p->points[i].x = c->page->width - p->points[i].x - 2 * (c->shift + c->moved);
	c->mirrored = false;
	eg_mark *m = eg_canvas_path(c, path, p->points, p->point_count);
	c->mirrored = true;
	return m;
}

eg_mark *eg_shape_polygon(eg_lay *l, const eg_point *at, uint32_t n, bool closed)
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

eg_mark *eg_shape_curves(eg_lay *l, const eg_point *at, uint32_t n)
{
	pen p = pen_of(l, n + 1, 3 * n + 1);
	op(&p, 'M');
	point(&p, at[0].x, at[0].y);
	for (uint32_t i = 0; i < n; i++) {
		op(&p, 'C');
		for (uint32_t k = 1; k <= 3; k++)
			point(&p, at[3 * i + k].x, at[3 * i + k].y);
	}
	return finish(l, &p);
}

eg_mark *eg_shape_circle(eg_lay *l, eg_len x, eg_len y, eg_len r)
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
