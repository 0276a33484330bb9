#include "text/font.h"

#include "text/face.h"

#include <hb-subset.h>

/* The tables that a PDF's font program needs (ISO 32000-1, 9.9): text is placed glyph by glyph, at
 * the size that it has, without hints. */
static const char *const needed[] = {"head", "hhea", "hmtx", "maxp", "glyf", "loca", "CFF "};

/* A face of these tables alone. The subsetter would look through all that a whole one says of
 * characters, ligatures and places of marks, only to leave it out in the end. */
static hb_face_t *bare_face(const eg_face *f)
{
	hb_face_t *bare = hb_face_builder_create();
	for (size_t i = 0; i < EG_COUNT(needed); i++) {
		hb_tag_t tag = hb_tag_from_string(needed[i], 4);
		hb_blob_t *table = hb_face_reference_table(f->hb_face, tag);
		if (hb_blob_get_length(table))
			(void)hb_face_builder_add_table(bare, tag, table);
		hb_blob_destroy(table);
	}
	return bare;
}

static hb_subset_input_t *input_of(const uint32_t *glyphs, size_t count)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	if (!in)
		return NULL;
	hb_set_t *set = hb_subset_input_glyph_set(in);
	hb_set_add(set, 0);
	for (size_t i = 0; i < count; i++)
		hb_set_add(set, glyphs[i]);
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE |
					      HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	return in;
}

static eg_str copy_blob(eg_arena *a, hb_blob_t *blob)
{
	unsigned n;
	const char *p = hb_blob_get_data(blob, &n);
	eg_str s = n ? eg_str_copy(a, (eg_str){p, n}) : (eg_str){0};
	hb_blob_destroy(blob);
	return s;
}

/* Turns glyph numbers of a CID-keyed subset into the CIDs of its charset: a PDF's codes are CIDs
 * there (ISO 32000-1, 9.7.4.2). */
static bool map_to_cids(eg_arena *scratch, eg_subset *s, size_t count, size_t glyph_count)
{
	uint32_t *cids = EG_NEW_N(scratch, uint32_t, glyph_count);
	if (!eg_cff_cids(s->bytes, cids, glyph_count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (s->map[i] < glyph_count)
			s->map[i] = cids[s->map[i]];
	return true;
}

static bool take_result(eg_arena *a, eg_subset *s, hb_subset_plan_t *plan, const eg_face *f,
	const uint32_t *glyphs, size_t count)
{
	hb_face_t *made = hb_subset_plan_execute_or_fail(plan);
	if (!made)
		return false;
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
	for (size_t i = 0; i < count; i++) {
		hb_codepoint_t g = hb_map_get(map, glyphs[i]);
		s->map[i] = g == HB_MAP_VALUE_INVALID ? 0 : g;
	}
	s->bytes =
		copy_blob(a, f->info.cff ? hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '))
					 : hb_face_reference_blob(made));
	size_t glyph_count = hb_map_get_population(map);
	hb_face_destroy(made);
	if (!s->bytes.p)
		return false;
	return !f->info.cid_keyed || map_to_cids(a, s, count, glyph_count);
}

eg_subset eg_face_subset(eg_arena *a, const eg_face *f, const uint32_t *glyphs, size_t count)
{
	eg_subset s = {.map = EG_NEW_N(a, uint32_t, count)};
	hb_subset_input_t *in = input_of(glyphs, count);
	hb_face_t *bare = bare_face(f);
	hb_subset_plan_t *plan = in ? hb_subset_plan_create_or_fail(bare, in) : NULL;
	if (!plan || !take_result(a, &s, plan, f, glyphs, count))
		s.bytes = (eg_str){0};
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(in);
	hb_face_destroy(bare);
	return s;
}
