/* contrast.h -- how far two colours stand apart in lightness, in whole numbers.
 *
 * Source:  WCAG 2.2, "relative luminance" and "contrast ratio".
 * Units:   colours 0xRRGGBB; luminance in ten-millionths; ratios in hundredths, rounded down, so
 *          that what is printed never claims more than there is.
 * Depends: base.
 */
#ifndef EG_LAYOUT_CONTRAST_H
#define EG_LAYOUT_CONTRAST_H

#include <stdint.h>

#define EG_CONTRAST_TEXT 450 /* of text */
#define EG_CONTRAST_MARK 300 /* of large text and of marks that carry meaning */

/* 0 black to 10000000 white. */
int64_t eg_luminance(uint32_t rgb);
/* 100 (no contrast) to 2100. */
int64_t eg_contrast(uint32_t a, uint32_t b);

#endif
