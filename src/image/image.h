/* image.h -- pictures from files that nobody has checked: decoded, checked, brought to sRGB.
 *
 * Nothing that stands in the document is copied from a file: what leaves here was decoded whole,
 * so that a damaged or hostile file ends as words in *why and never reaches the writer of the PDF.
 *
 * Input:   the bytes of a PNG (every colour type, interlaced too), a JPEG (baseline, progressive;
 *          grey, YCbCr, RGB, CMYK, YCCK) or an SVG file. Its first bytes tell the form, not its
 *          name.
 *
 * Output:  rows of 8-bit samples in sRGB, upright (the orientation of Exif is applied), or paths.
 *          The same bytes on every machine: averages are taken in integers.
 *
 * Colour:  ICC profiles are honoured (colour.h), and so is a gAMA chunk of a PNG. Samples without
 *          either are sRGB; CMYK is turned into RGB by its complements then.
 *
 * Limits:  EG_IMAGE_* below; each has a message.
 *
 * Errors:  false, and *why in words that follow "picture 'x' ": "ends too early".
 *
 * Threads: none shared. Depends: base.
 */
#ifndef EG_IMAGE_IMAGE_H
#define EG_IMAGE_IMAGE_H

#include "base/arena.h"

#define EG_IMAGE_MOST_BYTES  ((size_t)64 << 20) /* of a file */
#define EG_IMAGE_MOST_PIXELS ((uint64_t)50000000)
#define EG_IMAGE_MOST_SIDE   65500u /* pixels; JPEG ends there too */

enum eg_image_form { EG_IMAGE_UNKNOWN, EG_IMAGE_PNG, EG_IMAGE_JPEG, EG_IMAGE_SVG };

/* Rows from the top, samples side by side: grey, grey and alpha, RGB, or RGB and alpha. Alpha is
 * not multiplied in; 255 is opaque. */
typedef struct eg_bitmap {
	uint32_t width, height;
	uint32_t channels; /* 1 to 4 */
	const uint8_t *pixels;
} eg_bitmap;

static inline bool eg_bitmap_has_alpha(const eg_bitmap *b)
{
	return b->channels == 2 || b->channels == 4;
}

struct eg_drawing;

/* A picture that was read: pixels, or paths when `drawing` is there. */
typedef struct eg_image {
	enum eg_image_form form;
	uint32_t width,
		height;   /* pixels in the file, as it is looked at; of a drawing: its shape */
	eg_bitmap bitmap; /* perhaps with fewer pixels than the file */
	const struct eg_drawing *drawing;
} eg_image;

/* What the first bytes say. */
enum eg_image_form eg_image_form_of(eg_str bytes);
/* Decodes a file. The bitmap gets no more than `most` columns or rows, averaged over areas when the
 * file has more; 0 = no bound. It lies in the arena. */
bool eg_image_read(
	eg_arena *a, eg_str bytes, uint32_t most, eg_image *out, eg_str *why) EG_NODISCARD;
/* The bitmap with that many columns and rows, averaged over areas; itself when it has no more than
 * these. Never makes more of one. */
eg_bitmap eg_bitmap_reduce(eg_arena *a, const eg_bitmap *b, uint32_t width, uint32_t height);

#endif
