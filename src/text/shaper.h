/* shaper.h -- shaping by the number of a style, for the paragraph breaker. Private to this folder.
 *
 * A number stands for a style with its script, direction and language, so that shaping the words
 * of a run compares one integer and the word.
 */
#ifndef EG_TEXT_SHAPER_H
#define EG_TEXT_SHAPER_H

#include "text/shape.h"

/* A word as the shaper keeps it, with what the breaker asks of it in each line. */
typedef struct eg_word {
	eg_shaped shaped;
	uint32_t sign; /* stands for the word without the signs around it, whatever its case */
	int32_t price; /* of a line that ends in it and a space */
	bool dashed;   /* ends in a hyphen */
} eg_word;
/* What every eg_shaped of a shaper is. */
static inline const eg_word *eg_word_of(const eg_shaped *s)
{
	return (const eg_word *)(const void *)s;
}
/* Fills all but `shaped` (stops.c). */
void eg_word_describe(eg_word *w, eg_str lang);

uint32_t eg_shaper_style(
	eg_shaper *s, const eg_type_style *type, uint32_t script, bool rtl, eg_str lang);
/* How many words have been shaped; those found in the cache do not count. */
size_t eg_shaper_shaped(const eg_shaper *s);
/* How many a shaper had shaped before one of its words. */
size_t eg_shaper_place(const eg_shaper *s, const eg_shaped *word);
const eg_shaped *eg_shape_in(eg_shaper *s, uint32_t number, eg_str text);
/* A word that was noted as set whole in that style, by words of that kind (a bit); NULL when it was
 * not. So what cuts words into faces and capitals looks at each once. */
const eg_shaped *eg_shape_whole(eg_shaper *s, uint32_t number, eg_str text, uint32_t kind);
void eg_shape_note_whole(eg_shaper *s, uint32_t number, eg_str text, uint32_t kind);

#endif
