#include "pdf/painter.h"

#include "pdf/syntax.h"

/* y is turned over: in the file it grows upwards from the foot of the page. */
int64_t eg_pdf_paint_flip(const eg_pdf_painter *p, eg_len y)
{
	return eg_pdf_milli(p->page->height - y);
}

void eg_pdf_paint_put_milli(const eg_pdf_painter *p, int64_t v)
{
	eg_pdf_put_milli(p->b, v);
	eg_buf_byte(p->b, ' ');
}

void eg_pdf_paint_put_point(const eg_pdf_painter *p, eg_len x, eg_len y)
{
	eg_pdf_paint_put_milli(p, eg_pdf_milli(x));
	eg_pdf_paint_put_milli(p, eg_pdf_paint_flip(p, y));
}

static void put_colour(const eg_pdf_painter *p, uint32_t rgb, const char *operator)
{
	for (int shift = 16; shift >= 0; shift -= 8)
		eg_pdf_paint_put_milli(p, ((rgb >> shift & 255) * 1000 + 127) / 255);
	eg_buf_cstr(p->b, operator);
}

void eg_pdf_paint_set_fill(eg_pdf_painter *p, uint32_t rgb)
{
	if (p->fill != rgb)
		put_colour(p, rgb, "rg\n");
	p->fill = rgb;
}

void eg_pdf_paint_set_stroke(eg_pdf_painter *p, const eg_mark *m)
{
	int64_t width = eg_pdf_milli(m->line_width);
	if (p->stroke != m->stroke_colour)
		put_colour(p, m->stroke_colour, "RG\n");
	p->stroke = m->stroke_colour;
	if (p->line_width != width) {
		eg_pdf_paint_put_milli(p, width);
		eg_buf_cstr(p->b, "w\n");
	}
	p->line_width = width;
}

void eg_pdf_paint_end_text(eg_pdf_painter *p)
{
	eg_pdf_show_close(&p->show);
	if (p->in_text)
		eg_buf_cstr(p->b, "ET\n");
	p->in_text = false;
}

void eg_pdf_paint_begin_text(eg_pdf_painter *p)
{
	if (p->in_text)
		return;
	eg_buf_cstr(p->b, "BT\n");
	p->in_text = true;
	p->line_x = p->line_y = 0;
	p->line_start = 0;
}
