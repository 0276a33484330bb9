#include "text/font.h"

#include "base/embedded.h"
#include "text/face.h"

#include <hb-ot.h>
#include <stdlib.h>

static void mark_coverage(eg_face *f)
{
	hb_set_t *set = hb_set_create();
	hb_face_collect_unicodes(f->hb_face, set);
	hb_codepoint_t c = HB_SET_VALUE_INVALID;
	while (hb_set_next(set, &c) && c < 0x10000)
		f->plane0[c / 64] |= UINT64_C(1) << c % 64;
	hb_set_destroy(set);
}

eg_face *eg_face_open(eg_arena *a, hb_blob_t *blob, unsigned index, eg_str file_name)
{
	hb_face_t *hb = hb_face_create(blob, index);
	hb_blob_destroy(blob);
	if (hb_face_get_glyph_count(hb) == 0) {
		hb_face_destroy(hb);
		return NULL;
	}
	hb_face_make_immutable(hb);
	eg_face *f = EG_NEW(a, eg_face);
	f->hb_face = hb;
	f->info.index = index;
	f->hb = hb_font_create(hb);
	int units = (int)hb_face_get_upem(hb);
	hb_font_set_scale(f->hb, units, units);
	hb_font_make_immutable(f->hb);
	mark_coverage(f);
	eg_face_read_facts(a, f, file_name);
	return f;
}

void eg_face_close(eg_face *f)
{
	hb_font_destroy(f->hb);
	hb_face_destroy(f->hb_face);
}

eg_fonts *eg_fonts_open(eg_diag *d)
{
	(void)d; /* the bundled faces are part of the program: nothing can be missing */
	eg_arena *a = eg_arena_new();
	eg_fonts *f = EG_NEW(a, eg_fonts);
	f->arena = a;
	eg_map_init(&f->found, a);
	f->lock = (eg_lock)EG_LOCK_INIT;
	while (eg_embedded_fonts[f->bundled_count].name)
		f->bundled_count++;
	eg_face *last = NULL;
	for (size_t i = 0; i < f->bundled_count; i++) {
		const eg_embedded *e = &eg_embedded_fonts[i];
		hb_blob_t *blob = hb_blob_create(
			e->bytes, (unsigned)e->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
		eg_face *face = eg_face_open(a, blob, 0, eg_str_of(e->name));
		EG_ASSERT(face != NULL);
		if (last)
			last->next = face;
		else
			f->bundled = face;
		last = face;
	}
	EG_ASSERT(f->bundled != NULL);
	return f;
}

void eg_fonts_close(eg_fonts *f)
{
	if (!f)
		return;
	for (eg_face *face = f->bundled; face; face = face->next)
		eg_face_close(face);
	for (eg_face *face = f->fallbacks; face; face = face->next)
		eg_face_close(face);
	eg_catalogue_close(f->catalogue);
	eg_patterns_close(f->patterns);
	eg_arena_release(f->arena);
}

bool eg_face_is_serif(const eg_face *f)
{
	return eg_str_starts(f->info.file_hint, EG_STR("SourceSerif"));
}

/* How far a bundled face is from what is asked; the slope matters more than any weight, the
 * family more than all. */
static int distance(const eg_face *f, enum eg_family family, int weight, bool italic)
{
	bool sans = eg_str_starts(f->info.file_hint, EG_STR("PublicSans"));
	int far = abs((int)f->info.weight - weight);
	far += f->info.italic != italic ? 1000 : 0;
	return far + ((family == EG_FAMILY_SANS) != sans ? 10000 : 0);
}

const eg_face *eg_face_bundled(eg_fonts *f, enum eg_family family, int weight, bool italic)
{
	const eg_face *best = f->bundled;
	for (const eg_face *face = best->next; face; face = face->next)
		if (distance(face, family, weight, italic) < distance(best, family, weight, italic))
			best = face;
	return best;
}

bool eg_face_has(const eg_face *f, uint32_t c)
{
	if (c < 0x10000)
		return (f->plane0[c / 64] >> c % 64 & 1) != 0;
	hb_codepoint_t glyph;
	return hb_font_get_nominal_glyph(f->hb, c, &glyph);
}

const eg_face_info *eg_face_facts(const eg_face *f)
{
	return &f->info;
}

int32_t eg_face_advance(const eg_face *f, uint32_t glyph)
{
	return hb_font_get_glyph_h_advance(f->hb, glyph);
}
