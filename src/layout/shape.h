/* shape.h -- lines and dots that are drawn, as artifacts, in the places of a page; on mirrored
 * pages they are mirrored.
 *
 * Units:   eg_len; y from the upper edge.
 * Depends: layout/lay.h.
 */
#ifndef EG_LAYOUT_SHAPE_H
#define EG_LAYOUT_SHAPE_H

#include "layout/lay.h"

/* A path through n points, `closed` or not; the caller fills the paints of the mark. */
eg_mark *eg_shape_polygon(eg_lay *l, const eg_point *at, uint32_t n, bool closed);
/* A path of n curves through 3 n + 1 points: where it begins, and for each curve two that direct it
 * and the one where it ends. */
eg_mark *eg_shape_curves(eg_lay *l, const eg_point *at, uint32_t n);
eg_mark *eg_shape_circle(eg_lay *l, eg_len x, eg_len y, eg_len r);

#endif
