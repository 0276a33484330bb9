/* places.h -- inside export: where on a map the name of a country goes.
 *
 * Units:   hundredths of a degree, east and north positive.
 * Source:  places.def, made by tools/places from Natural Earth's 1:50m and 1:10m countries (public
 * domain).
 */
#ifndef EG_EXPORT_PLACES_H
#define EG_EXPORT_PLACES_H

#include "base/str.h"

typedef struct eg_label_point {
	char country[3]; /* ISO 3166-1 alpha-2 */
	int16_t lat, lon;
} eg_label_point;

/* The place of a country, or NULL. */
const eg_label_point *eg_label_point_find(eg_str country);

#endif
