/* painter.h -- one page's operators in the making.
 *
 * A painter knows the graphics and text state that a viewer is in, and writes only what changes
 * it. Units: eg_len in, thousandths of a point or of an em inside. y is turned over on the way.
 * Source:  ISO 32000-1, 8.4, 8.5 and 9.4.
 * Depends: base, layout, pdf/document.h.
 */
#ifndef EG_PDF_PAINTER_H
#define EG_PDF_PAINTER_H

#include "pdf/document.h"

typedef struct eg_pdf_painter {
	eg_pdf_document *d;
	const eg_page *page;
	eg_mark_reader marks; /* of the page, still to come */
	eg_buf *b;
	bool *seen;     /* MCIDs whose sequence has been opened */
	bool open;      /* a sequence is open: */
	eg_mark opened; /* its first mark */
	/* Graphics state, as the viewer has it. */
	uint32_t fill, stroke;
	int64_t line_width; /* thousandths of a point */
	uint32_t font;
	int64_t size; /* thousandths of a point; 0: no font yet */
	/* Text object. */
	bool in_text;
	eg_pdf_show show;
	int64_t line_x, line_y; /* start of the line, thousandths of a point */
	eg_len line_start;      /* line_x as a length */
	int64_t pen;            /* viewer's, thousandths of an em from there */
	int expand;             /* Tz beyond 100 %, thousandths */
} eg_pdf_painter;

/* paint_state.c */
int64_t eg_pdf_paint_flip(const eg_pdf_painter *p, eg_len y);
void eg_pdf_paint_put_milli(const eg_pdf_painter *p, int64_t v);
void eg_pdf_paint_put_point(const eg_pdf_painter *p, eg_len x, eg_len y);
void eg_pdf_paint_set_fill(eg_pdf_painter *p, uint32_t rgb);
void eg_pdf_paint_set_stroke(eg_pdf_painter *p, const eg_mark *m);
void eg_pdf_paint_begin_text(eg_pdf_painter *p);
void eg_pdf_paint_end_text(eg_pdf_painter *p);
/* paint_text.c */
void eg_pdf_paint_glyphs(eg_pdf_painter *p, const eg_mark *m);
/* paint_shape.c */
void eg_pdf_paint_rect(eg_pdf_painter *p, const eg_mark *m);
void eg_pdf_paint_line(eg_pdf_painter *p, const eg_mark *m);
void eg_pdf_paint_path(eg_pdf_painter *p, const eg_mark *m);
/* paint_image.c */
void eg_pdf_paint_image(eg_pdf_painter *p, const eg_mark *m);
/* paint_drawing.c */
void eg_pdf_paint_drawing(eg_pdf_painter *p, const eg_mark *m);

#endif
