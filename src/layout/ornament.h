/* ornament.h -- what an engraver draws on the cover of a charter: a double frame, bands of waves
 * and a rosette (DESIGNBOOK.md 5.1, "engrossing").
 *
 * Computed in integers, so the same on every machine; artifacts, in gold lines.
 * Units:   eg_len; y from the upper edge of the page.
 * Depends: layout/lay.h.
 */
#ifndef EG_LAYOUT_ORNAMENT_H
#define EG_LAYOUT_ORNAMENT_H

#include "layout/lay.h"

#define EG_BAND_HEIGHT  EG_PTS(14)
#define EG_ROSETTE_MOST EG_PTS(176) /* radius */

/* Two lines around the page, so far from its upper and lower edges. */
void eg_ornament_frame(eg_lay *l, eg_len inset);
/* A band over the width of the text, its upper edge at y. */
void eg_ornament_band(eg_lay *l, eg_len y);
/* Three rings of waves around the point, and two circles in their middle, where the words stand if
 * they have room there. */
void eg_ornament_rosette(eg_lay *l, eg_len x, eg_len y, eg_len radius, eg_str words);

#endif
