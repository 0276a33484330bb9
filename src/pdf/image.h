/* image.h -- pictures as objects of the file, each once for a size.
 *
 * Input:   checked pixels (image/image.h) and how many of them are to be shown.
 * Output:  an image XObject with 8-bit samples in DeviceRGB or DeviceGray, which the output intent
 *          makes sRGB; alpha as its soft mask. Deflated over the predictors of PNG.
 * Source:  ISO 32000-1, 8.9.5 and 11.6.5.3; ISO 19005-2, 6.2.8 (Interpolate is false) and 6.2.10.
 * Depends: base, image, pdf/store.h.
 */
#ifndef EG_PDF_IMAGE_H
#define EG_PDF_IMAGE_H

#include "base/map.h"
#include "image/drawing.h"
#include "image/image.h"
#include "pdf/store.h"

typedef struct eg_pdf_images {
	eg_arena *arena;
	eg_map places; /* bitmap and size -> place */
	uint32_t *numbers;
	size_t count, cap;
	bool fill_alphas[256], stroke_alphas[256]; /* asked for by drawings */
} eg_pdf_images;

#define EG_PDF_OPAQUE 255 /* the state that a drawing begins with */

void eg_pdf_images_init(eg_pdf_images *images, eg_arena *arena);
/* The place of a picture with at most that many columns and rows; made when it is new. */
uint32_t eg_pdf_image_place(eg_pdf_images *images, eg_pdf_store *store, const eg_bitmap *bitmap,
	uint32_t columns, uint32_t rows);
/* Takes note of the states that a drawing asks for. */
void eg_pdf_image_alphas(eg_pdf_images *images, const eg_drawing *drawing);
/* "/XObject<<...>>": names /I0, /I1, ...; "/ExtGState<<...>>": /F128 and /S128 make fills and
 * strokes so transparent. Nothing when there are none. */
void eg_pdf_put_image_resources(eg_buf *b, const eg_pdf_images *images);

#endif
