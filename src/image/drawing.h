/* drawing.h -- a picture of paths, as an SVG file has it.
 *
 * Units:   EG_DRAWING_SIDE units are the larger side of the picture; x to the right, y downwards
 *          from its top left corner. Who paints it scales, and clips to its box.
 * Depends: base.
 */
#ifndef EG_IMAGE_DRAWING_H
#define EG_IMAGE_DRAWING_H

#include "base/arena.h"

#define EG_DRAWING_SIDE   ((int64_t)1 << 26)
#define EG_DRAWING_POINTS 1000000u /* at most */

typedef struct eg_drawing_point {
	int64_t x, y;
} eg_drawing_point;

/* ISO 32000-1, 8.4.3.3 and 8.4.3.4 count caps and joins like this. */
enum eg_cap { EG_CAP_BUTT, EG_CAP_ROUND, EG_CAP_SQUARE };
enum eg_join { EG_JOIN_MITER, EG_JOIN_ROUND, EG_JOIN_BEVEL };

typedef struct eg_drawn {
	const char *ops; /* 'M' and 'L' take one point, 'C' three, 'Z' none */
	const eg_drawing_point *points;
	uint32_t op_count;
	bool fill, stroke, even_odd;
	uint8_t fill_alpha, stroke_alpha; /* 255 is opaque */
	uint8_t cap, join;
	uint32_t colour, stroke_colour; /* 0xRRGGBB */
	int64_t line_width;             /* units */
	uint32_t miter;                 /* limit, in thousandths */
} eg_drawn;

typedef struct eg_drawing {
	int64_t width, height;  /* units */
	const eg_drawn *shapes; /* the lowest first */
	size_t count;
} eg_drawing;

#endif
