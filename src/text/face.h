/* face.h -- what a face and the set of faces are made of. Private to this folder.
 *
 * A face's HarfBuzz font is made immutable at opening with a scale of its units per em, so all
 * threads may shape with it. The set of fallback faces grows while paragraphs are set in
 * parallel; `lock` guards everything under it.
 */
#ifndef EG_TEXT_FACE_H
#define EG_TEXT_FACE_H

#include "text/font.h"

#include "base/lock.h"
#include "base/map.h"
#include "text/cff.h"

#include <hb.h>

struct eg_face {
	hb_face_t *hb_face;
	hb_font_t *hb; /* scale: units per em */
	eg_face_info info;
	uint64_t plane0[1024]; /* a bit for each code point below U+10000 that the face has */
	struct eg_face *next;
};

struct eg_catalogue; /* the machine's fonts, as fontconfig lists them */
struct eg_patterns;  /* hyphenation patterns that were loaded */

struct eg_fonts {
	eg_arena *arena;
	eg_face *bundled; /* in the order of the embedded table */
	size_t bundled_count;
	eg_lock lock;
	struct eg_catalogue *catalogue; /* NULL until the first fallback */
	eg_face *fallbacks;
	eg_map found; /* (character, script, weight, language) -> place in faces, or missing */
	eg_face **faces;
	size_t face_count, face_cap;
	struct eg_patterns *patterns;
};

/* Takes over the blob. NULL when it holds no usable font. */
eg_face *eg_face_open(eg_arena *a, hb_blob_t *blob, unsigned index, eg_str file_name);
void eg_face_close(eg_face *f);
/* One of the bundled serif faces, beside which a sans of the same size looks larger. */
bool eg_face_is_serif(const eg_face *f);
/* Fills info from the tables. */
void eg_face_read_facts(eg_arena *a, eg_face *f, eg_str file_name);

void eg_catalogue_close(struct eg_catalogue *c);
void eg_patterns_close(struct eg_patterns *p);

#endif
