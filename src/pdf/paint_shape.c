#include "pdf/painter.h"

#include "pdf/syntax.h"

static void put_painting(eg_pdf_painter *p, const eg_mark *m)
{
	static const char *const operators[] = {"n\n", "f\n", "S\n", "B\n"};
	eg_buf_cstr(p->b, operators[(m->fill ? 1 : 0) + (m->stroke ? 2 : 0)]);
}

static void set_shape_state(eg_pdf_painter *p, const eg_mark *m)
{
	eg_pdf_paint_end_text(p);
	if (m->fill)
		eg_pdf_paint_set_fill(p, m->colour);
	if (m->stroke)
		eg_pdf_paint_set_stroke(p, m);
}

void eg_pdf_paint_rect(eg_pdf_painter *p, const eg_mark *m)
{
	set_shape_state(p, m);
	int64_t left = eg_pdf_milli(m->x), right = eg_pdf_milli(m->x + m->w);
	int64_t top = eg_pdf_paint_flip(p, m->y), foot = eg_pdf_paint_flip(p, m->y + m->h);
	eg_pdf_paint_put_milli(p, left);
	eg_pdf_paint_put_milli(p, foot);
	eg_pdf_paint_put_milli(p, right - left);
	eg_pdf_paint_put_milli(p, top - foot);
	eg_buf_cstr(p->b, "re ");
	put_painting(p, m);
}

void eg_pdf_paint_line(eg_pdf_painter *p, const eg_mark *m)
{
	eg_pdf_paint_end_text(p);
	eg_pdf_paint_set_stroke(p, m);
	eg_pdf_paint_put_point(p, m->x, m->y);
	eg_buf_cstr(p->b, "m ");
	eg_pdf_paint_put_point(p, m->x + m->w, m->y + m->h);
	eg_buf_cstr(p->b, "l S\n");
}

void eg_pdf_paint_path(eg_pdf_painter *p, const eg_mark *m)
{
	static const struct {
		char op;
		uint8_t points;
		const char *operator;
	} rows[] = {{'M', 1, "m\n"}, {'L', 1, "l\n"}, {'C', 3, "c\n"}, {'Z', 0, "h\n"}};
	const eg_point *at = m->as.path.points;
	set_shape_state(p, m);
	for (uint32_t i = 0; i < m->as.path.op_count; i++) {
		size_t k = 0;
		while (k + 1 < EG_COUNT(rows) && rows[k].op != m->as.path.ops[i])
			k++;
		for (uint8_t n = rows[k].points; n > 0; n--, at++)
			eg_pdf_paint_put_point(p, at->x, at->y);
		eg_buf_cstr(p->b, rows[k].operator);
	}
	put_painting(p, m);
}
