/* font.h -- faces: the bundled ones, and what fontconfig finds for other scripts.
 *
 * A face is a font file opened once, with its HarfBuzz objects; read-only after loading and
 * shared by all threads. Faces are numbered in the order of first use *by the document*, which
 * layout fixes (see eg_pages.faces), so numbers here may depend on threads and must not reach
 * output. Lengths in eg_len are for a size of 1 em unless said.
 */
#ifndef EG_TEXT_FONT_H
#define EG_TEXT_FONT_H

#include "base/arena.h"
#include "base/len.h"
#include "source/diag.h"

enum eg_family { EG_FAMILY_SANS, EG_FAMILY_SERIF };

typedef struct eg_face eg_face;
typedef struct eg_fonts eg_fonts;

eg_fonts *eg_fonts_open(eg_diag *d);
void eg_fonts_close(eg_fonts *f);
/* The bundled face nearest to weight (300..800) and slope. Never NULL. */
const eg_face *eg_face_bundled(eg_fonts *f, enum eg_family family, int weight, bool italic);
/* A face that has the code point c of that script and language, for text beside `like`; NULL when
 * no installed font has it. Deterministic: a fixed preference by script (Noto Sans X, Nanum for
 * Hangul, Noto CJK for Han), then fontconfig's order. Thread-safe. */
const eg_face *eg_face_fallback(
	eg_fonts *f, const eg_face *like, uint32_t c, uint32_t script, eg_str lang);
/* The face of the machine for code, whose letters are all of one width; NULL without one. */
const eg_face *eg_face_code(eg_fonts *f, bool bold);
/* The face of the machine for code, whose letters are all of one width; NULL without one. */
const eg_face *eg_face_code(eg_fonts *f, bool bold);
bool eg_face_has(const eg_face *f, uint32_t c);

/* Facts for the PDF, in thousandths of an em unless said. */
typedef struct eg_face_info {
	eg_str ps_name;
	eg_str file_hint; /* base name of the file, for the manifest and colophon */
	eg_str path;      /* of a face of the machine; {NULL} for a bundled one */
	unsigned index;   /* in its file */
	int32_t ascent, descent, cap_height, x_height, italic_angle, stem_v;
	int32_t bbox[4];
	uint32_t units; /* per em */
	uint32_t glyph_count;
	bool cff; /* CFF outlines; else TrueType */
	bool cid_keyed;
	bool italic;
	uint16_t weight;
} eg_face_info;
const eg_face_info *eg_face_facts(const eg_face *f);
/* Advance of a glyph in font units. */
int32_t eg_face_advance(const eg_face *f, uint32_t glyph);

/* A subset that holds these glyphs (ascending, glyph 0 need not be given). The bytes lie in the
 * arena: a whole TrueType font, or the bare CFF table. map[i] is the code (= glyph or CID of the
 * subset) that glyphs[i] has in it. NULL bytes on failure. */
typedef struct eg_subset {
	eg_str bytes;
	uint32_t *map;
} eg_subset;
eg_subset eg_face_subset(eg_arena *a, const eg_face *f, const uint32_t *glyphs, size_t count);

#endif
