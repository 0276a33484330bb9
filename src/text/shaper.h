/* shaper.h -- shaping by the number of a style, for the paragraph breaker. Private to this folder.
 *
 * A number stands for a style with its script, direction and language, so that shaping the words
 * of a run compares one integer and the word.
 */
#ifndef EG_TEXT_SHAPER_H
#define EG_TEXT_SHAPER_H

#include "text/shape.h"

uint32_t eg_shaper_style(
	eg_shaper *s, const eg_type_style *type, uint32_t script, bool rtl, eg_str lang);
/* How many words have been shaped; those found in the cache do not count. */
size_t eg_shaper_shaped(const eg_shaper *s);
const eg_shaped *eg_shape_in(eg_shaper *s, uint32_t number, eg_str text);

#endif
