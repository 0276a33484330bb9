/* Drawings: paths scaled into their box and clipped to it. What the graphics state is left with
 * afterwards is what it was before. */
#include "pdf/painter.h"

#include "pdf/syntax.h"

typedef struct pen {
	eg_pdf_painter *p;
	const eg_mark *m;
	const eg_drawing *drawing;
	uint8_t fill_alpha, stroke_alpha, cap, join;
	uint32_t miter;
} pen;

static void put_point(const pen *d, const eg_drawing_point *at)
{
	const eg_mark *m = d->m;
	eg_pdf_paint_put_point(d->p, m->x + eg_len_scale(at->x, m->w, d->drawing->width),
		m->y + eg_len_scale(at->y, m->h, d->drawing->height));
}

static void set_alphas(pen *d, const eg_drawn *s)
{
	if (s->fill && s->fill_alpha != d->fill_alpha) {
		d->fill_alpha = s->fill_alpha;
		eg_bufv(d->p->b, "/F%u gs\n", s->fill_alpha);
	}
	if (s->stroke && s->stroke_alpha != d->stroke_alpha) {
		d->stroke_alpha = s->stroke_alpha;
		eg_bufv(d->p->b, "/S%u gs\n", s->stroke_alpha);
	}
}

static void set_pen(pen *d, const eg_drawn *s)
{
	eg_mark stroke = {.stroke_colour = s->stroke_colour,
		.line_width = eg_len_scale(s->line_width, d->m->w, d->drawing->width)};
	eg_pdf_paint_set_stroke(d->p, &stroke);
	if (s->cap != d->cap)
		eg_bufv(d->p->b, "%u J\n", s->cap);
	if (s->join != d->join)
		eg_bufv(d->p->b, "%u j\n", s->join);
	if (s->miter != d->miter) {
		eg_pdf_paint_put_milli(d->p, s->miter);
		eg_buf_cstr(d->p->b, "M\n");
	}
	d->cap = s->cap;
	d->join = s->join;
	d->miter = s->miter;
}

static void put_outline(const pen *d, const eg_drawn *s)
{
	const eg_drawing_point *at = s->points;
	for (uint32_t i = 0; i < s->op_count; i++) {
		char op = s->ops[i];
		for (int n = op == 'C' ? 3 : op != 'Z'; n > 0; n--, at++)
			put_point(d, at);
		eg_buf_cstr(d->p->b, op == 'M'   ? "m\n"
				     : op == 'L' ? "l\n"
				     : op == 'C' ? "c\n"
						 : "h\n");
	}
}

static void paint_shape(pen *d, const eg_drawn *s)
{
	/* ISO 32000-1, table 60: fill, stroke, both, by each rule. */
	static const char *const operators[2][4] = {
		{"n\n", "f\n", "S\n", "B\n"}, {"n\n", "f*\n", "S\n", "B*\n"}};
	set_alphas(d, s);
	if (s->fill)
		eg_pdf_paint_set_fill(d->p, s->colour);
	if (s->stroke)
		set_pen(d, s);
	put_outline(d, s);
	eg_buf_cstr(d->p->b, operators[s->even_odd][(s->fill ? 1 : 0) + (s->stroke ? 2 : 0)]);
}

void eg_pdf_paint_drawing(eg_pdf_painter *p, const eg_mark *m)
{
	uint32_t fill = p->fill, stroke = p->stroke;
	int64_t line_width = p->line_width;
	pen d = {.p = p,
		.m = m,
		.drawing = m->as.drawing,
		.fill_alpha = EG_PDF_OPAQUE,
		.stroke_alpha = EG_PDF_OPAQUE,
		.miter = 10000};
	eg_pdf_paint_end_text(p);
	eg_buf_cstr(p->b, "q ");
	eg_pdf_paint_put_point(p, m->x, m->y + m->h);
	eg_pdf_paint_put_milli(p, eg_pdf_milli(m->w));
	eg_pdf_paint_put_milli(p, eg_pdf_milli(m->h));
	eg_buf_cstr(p->b, "re W n\n");
	for (size_t i = 0; i < d.drawing->count; i++)
		paint_shape(&d, &d.drawing->shapes[i]);
	eg_buf_cstr(p->b, "Q\n");
	p->fill = fill;
	p->stroke = stroke;
	p->line_width = line_width;
}
