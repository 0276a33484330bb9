#include "export/places.h"

#include <stdlib.h>

/* clang-format off */
static const eg_label_point places[] = {
#include "export/places.def"
};
/* clang-format on */

static int by_country(const void *key, const void *place)
{
	const eg_str *code = key;
	const eg_label_point *p = place;
	return memcmp(code->p, p->country, 2);
}

const eg_label_point *eg_label_point_find(eg_str country)
{
	if (country.n != 2)
		return NULL;
	return bsearch(&country, places, EG_COUNT(places), sizeof *places, by_country);
}
