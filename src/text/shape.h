/* shape.h -- words to glyphs, each word once per style.
 *
 * A style is a face, a size and features. A word is a piece of text without a break opportunity
 * inside (or with discretionary hyphens), of one script, direction and face. Words are cached:
 * shaping the same word in the same style again costs one look-up.
 * Threads: a shaper is one thread's own.
 */
#ifndef EG_TEXT_SHAPE_H
#define EG_TEXT_SHAPE_H

#include "text/font.h"

#define EG_FEAT_ONUM 0x01u
#define EG_FEAT_LNUM 0x02u
#define EG_FEAT_TNUM 0x04u
#define EG_FEAT_PNUM 0x08u
#define EG_FEAT_SMCP 0x10u
#define EG_FEAT_C2SC 0x20u
#define EG_FEAT_SUPS 0x40u
#define EG_FEAT_CASE 0x80u
#define EG_FEAT_FRAC 0x100u

typedef struct eg_type_style {
	const eg_face *face;
	eg_len size;
	int32_t tracking; /* thousandths of an em added after each glyph cluster */
	uint32_t features;
} eg_type_style;

typedef struct eg_glyph {
	uint32_t id;
	uint32_t cluster; /* byte of word->text where its cluster begins */
	eg_len advance;   /* at the style's size, tracking included */
	eg_len dx, dy;    /* offset from the pen; dy up */
} eg_glyph;

typedef struct eg_shaped {
	const eg_face *face;
	eg_len size;
	eg_str text; /* the source characters, in the shaper's arena */
	bool rtl;    /* glyphs stand in visual order, left to right, all the same */
	uint32_t count;
	eg_glyph *glyphs;
	eg_len width;    /* sum of advances */
	uint32_t number; /* in the order of shaping; no two words of a document have the same */
} eg_shaped;

typedef struct eg_shaper eg_shaper;
/* What it makes lies in `arena` and lives as long. */
eg_shaper *eg_shaper_new(eg_arena *arena, eg_fonts *fonts);
void eg_shaper_release(eg_shaper *s);
/* Its words will be numbered first, first + step, and so on (0 and 1 unless told): shapers whose
 * words meet in one document are told different ones. Before the first word. */
void eg_shaper_number(eg_shaper *s, uint32_t first, uint32_t step);
/* Shapes text of one script and direction in the style's face (no fallback here). script: ISO
 * 15924 tag as eg_script_of gives; lang: BCP 47. Never NULL; missing characters show as glyph 0
 * and must be found before by itemisation. */
const eg_shaped *eg_shape(eg_shaper *s, const eg_type_style *style, eg_str text, uint32_t script,
	bool rtl, eg_str lang);

#endif
