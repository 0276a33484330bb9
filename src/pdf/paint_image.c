#include "pdf/painter.h"

#include "pdf/syntax.h"

/* The unit square of the picture becomes its box (ISO 32000-1, 8.9.5.1). */
void eg_pdf_paint_image(eg_pdf_painter *p, const eg_mark *m)
{
	uint32_t place = eg_pdf_image_place(&p->d->images, p->d->store, m->as.image.bitmap,
		m->as.image.columns, m->as.image.rows);
	int64_t left = eg_pdf_milli(m->x), right = eg_pdf_milli(m->x + m->w);
	int64_t top = eg_pdf_paint_flip(p, m->y), foot = eg_pdf_paint_flip(p, m->y + m->h);
	eg_pdf_paint_end_text(p);
	eg_buf_cstr(p->b, "q ");
	eg_pdf_paint_put_milli(p, right - left);
	eg_buf_cstr(p->b, "0 0 ");
	eg_pdf_paint_put_milli(p, top - foot);
	eg_pdf_paint_put_milli(p, left);
	eg_pdf_paint_put_milli(p, foot);
	eg_bufv(p->b, "cm/I%u Do Q\n", place);
}
