/* decode.h -- inside image: one decoder a form, and the rows they are made smaller by. */
#ifndef EG_IMAGE_DECODE_H
#define EG_IMAGE_DECODE_H

#include "image/image.h"

typedef bool eg_decode(eg_arena *a, eg_str bytes, uint32_t most, eg_image *out, eg_str *why);
eg_decode eg_decode_png, eg_decode_jpeg, eg_decode_svg;

/* Whether a picture of that size may be decoded. */
bool eg_image_fits(eg_arena *a, uint64_t width, uint64_t height, eg_str *why) EG_NODISCARD;

/* Rows in, fewer and shorter rows out: each sample is the average of the area it covers, colours
 * weighted by their alpha. Exact in integers: a source of w columns for W of the result counts as
 * w * W parts.
 * Source: box (area) filter; no ringing, no aliasing of whole steps. */
typedef struct eg_reducer {
	uint32_t width, height;       /* of the source */
	uint32_t to_width, to_height; /* at most these */
	uint32_t channels;            /* eg_bitmap */
	uint8_t *pixels;              /* of the result */
	uint32_t *line;               /* a source row made shorter */
	uint64_t *sum;                /* of the row of the result in the making */
	uint32_t row, to_row;
} eg_reducer;

/* The size that a source gets within `most` columns and rows. */
void eg_reducer_open(eg_reducer *r, eg_arena *a, uint32_t width, uint32_t height, uint32_t channels,
	uint32_t to_width, uint32_t to_height);
/* The next row of the source, from its top. */
void eg_reducer_row(eg_reducer *r, const uint8_t *row);
/* After the last row. */
eg_bitmap eg_reducer_bitmap(const eg_reducer *r);
/* *width and *height scaled down so that neither is over `most`; 0 = no bound. */
void eg_image_bound(uint32_t most, uint32_t *width, uint32_t *height);

#endif
