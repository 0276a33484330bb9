/* exif.h -- which way up a photograph is.
 *
 * Source: Exif 2.32 (CIPA DC-008), 4.5 and 4.6.4: tag 0x0112 of the first directory of the TIFF
 * structure in the marker APP1.
 * Depends: image/image.h.
 */
#ifndef EG_IMAGE_EXIF_H
#define EG_IMAGE_EXIF_H

#include "image/image.h"

/* 1 to 8; 1, upright, when it does not say. `app1`: the marker's data. */
unsigned eg_exif_orientation(eg_str app1);
/* The bitmap turned so that it is upright; itself when it is. */
eg_bitmap eg_bitmap_turn(eg_arena *a, const eg_bitmap *b, unsigned orientation);

#endif
