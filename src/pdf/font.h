/* font.h -- the faces of a document as Type 0 fonts.
 *
 * A font keeps the *pairs* that are shown: a glyph and the text it stands for. Each pair gets a
 * two-byte code of its own, so that a glyph with two meanings (a hyphen that was typed and one
 * that a line break added; a small capital that was an "a" or an "A") comes out of the file as
 * what it meant, in every reader. TrueType fonts lead the further codes back to the glyph by
 * their CIDToGIDMap; CFF fonts cannot, and their further pairs are `shared`: shown under
 * ActualText.
 *
 * Order:   fonts are numbered by first use; add pairs, then embed once, then read the codes.
 * Units:   widths in thousandths of an em, as in the file.
 * Source:  ISO 32000-1, 9.7 and 9.10.3; ISO 19005-2, 6.2.11; ISO 14289-1, 7.21.
 * Depends: base, text, pdf/store.h.
 */
#ifndef EG_PDF_FONT_H
#define EG_PDF_FONT_H

#include "pdf/store.h"
#include "text/font.h"

#define EG_PDF_PAIR_NONE UINT32_MAX
#define EG_PDF_FONT_NAME 100 /* leaves room for what is appended within a name's 127 bytes */

typedef struct eg_pdf_pair {
	uint32_t glyph;
	uint32_t next; /* further pair of this glyph */
	eg_str text;   /* UTF-8, never empty */
	uint16_t code; /* after embedding */
	int16_t width;
	bool alone;  /* the glyph was seen to stand for this text by itself */
	bool shared; /* its code stands for another text: needs ActualText */
} eg_pdf_pair;

typedef struct eg_pdf_font {
	const eg_face *face;
	const eg_face_info *facts;
	eg_pdf_pair *pairs;
	size_t pair_count, pair_cap;
	uint32_t *first; /* glyph -> its first pair */
	uint32_t number; /* of the Type0 object */
	/* While embedding: */
	uint32_t *by_code;  /* code -> pair + 1; 0 is no code */
	uint16_t *glyph_at; /* code -> glyph of the subset */
	uint32_t code_end;
	bool remapped;               /* codes are not the glyphs of the subset */
	char name[EG_PDF_FONT_NAME]; /* with the subset's tag; ends in NUL */
	uint32_t descendant, descriptor, program, to_unicode, glyph_map;
} eg_pdf_font;

typedef struct eg_pdf_fonts {
	eg_arena *arena;
	eg_pdf_font **items;
	size_t count, cap;
} eg_pdf_fonts;

/* The place of a face among the fonts; it is added when it is new. */
uint32_t eg_pdf_font_of(eg_pdf_fonts *f, const eg_face *face);
/* The pair of a glyph and a text; it is added when it is new. */
uint32_t eg_pdf_font_pair(eg_pdf_fonts *f, uint32_t index, uint32_t glyph, eg_str text);

/* Subsets all faces and makes their objects. */
bool eg_pdf_fonts_embed(eg_pdf_fonts *f, eg_pdf_store *s, eg_str *why) EG_NODISCARD;
/* "/Font<</F0 7 0 R ...>>". */
void eg_pdf_put_font_resources(eg_buf *b, const eg_pdf_fonts *f);

/* Objects of one font (fontobj.c). */
void eg_pdf_font_write(eg_pdf_font *font, eg_pdf_store *s, eg_str program);

#endif
