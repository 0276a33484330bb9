/* colour.h -- inside image: samples under an ICC profile, brought to sRGB.
 *
 * Units:   samples of 8 bits.
 * Errors:  a profile that is damaged or of another colour space than the samples is as none, as
 * browsers have it. Source:  ICC.1 (profiles), through Little CMS; relative colorimetric with black
 * point compensation, so that greys stay grey and what sRGB can show is not changed.
 */
#ifndef EG_IMAGE_COLOUR_H
#define EG_IMAGE_COLOUR_H

#include "base/arena.h"

/* How the samples of a row stand in memory; alpha is left as it is. */
enum eg_samples {
	EG_SAMPLES_GREY,
	EG_SAMPLES_GREY_ALPHA,
	EG_SAMPLES_RGB,
	EG_SAMPLES_RGB_ALPHA,
	EG_SAMPLES_CMYK,
	EG_SAMPLES_CMYK_INVERTED
};

typedef struct eg_colours eg_colours;

/* NULL: no change is needed, or the profile cannot be used. To be closed. */
eg_colours *eg_colours_open(const void *profile, size_t n, enum eg_samples samples);
void eg_colours_close(eg_colours *c); /* NULL is fine */
/* A row of so many pixels in place; CMYK becomes RGB, three samples a pixel. */
void eg_colours_row(const eg_colours *c, uint8_t *row, uint32_t width);

#endif
