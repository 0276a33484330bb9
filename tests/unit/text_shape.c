/* Faces, fallbacks, subsets and shaped words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "locale/locale.h"
#include "text/cff.h"
#include "text/shape.h"

#include <stdio.h>
#include <stdlib.h>

static eg_arena *arena;
static eg_diag diag;
static eg_fonts *fonts;
static eg_shaper *shaper;

static int open_all(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_diag_init(&diag, arena);
	fonts = eg_fonts_open(&diag);
	shaper = eg_shaper_new(arena, fonts);
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	eg_shaper_release(shaper);
	eg_fonts_close(fonts);
	eg_arena_release(arena);
	return 0;
}

static const eg_shaped *shape(
	enum eg_family family, bool italic, uint32_t features, const char *text)
{
	eg_type_style st = {.face = eg_face_bundled(fonts, family, 400, italic),
		.size = EG_PTS(10),
		.features = features};
	return eg_shape(shaper, &st, eg_str_of(text), eg_script_of('a'), false, EG_STR("en-US"));
}

static void the_nearest_bundled_face_is_taken(void **state)
{
	(void)state;
	static const struct {
		enum eg_family family;
		int weight;
		bool italic;
		const char *name;
	} rows[] = {
		{EG_FAMILY_SANS, 400, false, "PublicSans-Regular"},
		{EG_FAMILY_SANS, 720, false, "PublicSans-Bold"},
		{EG_FAMILY_SANS, 300, false, "PublicSans-Light"},
		{EG_FAMILY_SERIF, 400, true, "SourceSerif4-Italic"},
		{EG_FAMILY_SERIF, 600, false, "SourceSerif4-SemiBold"},
		{EG_FAMILY_SERIF, 300, true, "SourceSerif4-LightItalic"},
	};
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		const eg_face *f =
			eg_face_bundled(fonts, rows[i].family, rows[i].weight, rows[i].italic);
		assert_string_equal(eg_cstr(arena, eg_face_facts(f)->ps_name), rows[i].name);
	}
}

static void facts_are_those_of_the_tables(void **state)
{
	(void)state;
	const eg_face_info *f = eg_face_facts(eg_face_bundled(fonts, EG_FAMILY_SANS, 400, false));
	assert_int_equal(f->units, 2000);
	assert_int_equal(f->ascent, 950);
	assert_int_equal(f->descent, -225);
	assert_int_equal(f->cap_height, 723);
	assert_int_equal(f->x_height, 517);
	assert_int_equal(f->weight, 400);
	assert_false(f->cff || f->cid_keyed || f->italic);
	f = eg_face_facts(eg_face_bundled(fonts, EG_FAMILY_SERIF, 400, true));
	assert_true(f->italic && f->italic_angle < 0);
}

static void other_scripts_have_a_face(void **state)
{
	(void)state;
	static const struct {
		uint32_t c;
		const char *lang, *file;
	} rows[] = {
		{0xD55C, "ko", "NanumGothic.ttf"},
		{0x05D0, "he", "NotoSansHebrew-Regular.ttf"},
		{0x0B95, "ta", "NotoSansTamil-Regular.ttf"},
		{0x0627, "ar", "NotoSansArabic-Regular.ttf"},
		{0x0915, "hi", "NotoSansDevanagari-Regular.ttf"},
		{0x0E01, "th", "NotoSansThai-Regular.ttf"},
		{0x65E5, "ja", "NotoSansCJK-Regular.ttc"},
		{0x65E5, "zh-Hans", "NotoSansCJK-Regular.ttc"},
		{0x10D0, "ka", "NotoSansGeorgian-Regular.ttf"},
	};
	const eg_face *like = eg_face_bundled(fonts, EG_FAMILY_SERIF, 400, false);
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		eg_str lang = eg_str_of(rows[i].lang);
		assert_false(eg_face_has(like, rows[i].c));
		const eg_face *f =
			eg_face_fallback(fonts, like, rows[i].c, eg_script_of(rows[i].c), lang);
		assert_non_null(f);
		assert_true(eg_face_has(f, rows[i].c));
		assert_string_equal(eg_cstr(arena, eg_face_facts(f)->file_hint), rows[i].file);
		assert_ptr_equal(
			f, eg_face_fallback(fonts, like, rows[i].c, eg_script_of(rows[i].c), lang));
	}
	assert_null(eg_face_fallback(fonts, like, 0x10FFFD, eg_script_of(0x10FFFD), EG_STR("en")));
}

static void a_bold_neighbour_brings_a_bold_fallback(void **state)
{
	(void)state;
	const eg_face *bold = eg_face_bundled(fonts, EG_FAMILY_SANS, 700, false);
	const eg_face *f = eg_face_fallback(fonts, bold, 0x5D0, eg_script_of(0x5D0), EG_STR("he"));
	assert_string_equal(eg_cstr(arena, eg_face_facts(f)->file_hint), "NotoSansHebrew-Bold.ttf");
}

static void a_truetype_subset_is_dense(void **state)
{
	(void)state;
	const eg_shaped *w = shape(EG_FAMILY_SERIF, false, 0, "Wave");
	uint32_t glyphs[4] = {0};
	for (uint32_t i = 0; i < 4; i++) {
		uint32_t g = w->glyphs[i].id, k = i;
		for (; k > 0 && glyphs[k - 1] > g; k--)
			glyphs[k] = glyphs[k - 1];
		glyphs[k] = g;
	}
	eg_subset s = eg_face_subset(arena, w->face, glyphs, 4);
	eg_subset again = eg_face_subset(arena, w->face, glyphs, 4);
	assert_non_null(s.bytes.p);
	assert_memory_equal(s.bytes.p, "\0\1\0\0", 4);
	assert_true(s.bytes.n < 8000);
	assert_true(eg_str_eq(s.bytes, again.bytes));
	for (uint32_t i = 0; i < 4; i++)
		assert_int_equal(s.map[i], i + 1);
}

static void a_cid_keyed_subset_is_mapped_by_its_charset(void **state)
{
	(void)state;
	const eg_face *like = eg_face_bundled(fonts, EG_FAMILY_SANS, 400, false);
	const eg_face *f =
		eg_face_fallback(fonts, like, 0x65E5, eg_script_of(0x65E5), EG_STR("ja"));
	assert_true(eg_face_facts(f)->cff && eg_face_facts(f)->cid_keyed);
	eg_type_style st = {.face = f, .size = EG_PTS(10)};
	const eg_shaped *w = eg_shape(shaper, &st, EG_STR("\xE6\x97\xA5\xE6\x9C\xAC"),
		eg_script_of(0x65E5), false, EG_STR("ja"));
	assert_int_equal(w->count, 2);
	uint32_t glyphs[2] = {w->glyphs[0].id, w->glyphs[1].id};
	assert_true(glyphs[0] < glyphs[1]);
	eg_subset s = eg_face_subset(arena, f, glyphs, 2);
	assert_non_null(s.bytes.p);
	assert_int_equal(s.bytes.p[0], 1); /* the bare table: major version */
	uint32_t cids[3];
	assert_true(eg_cff_cids(s.bytes, cids, 3));
	assert_int_equal(s.map[0], cids[1]);
	assert_int_equal(s.map[1], cids[2]);
	assert_true(s.map[0] != s.map[1] && s.map[0] != 0);
}

/* "glyph+advance|..." of a word, as the reference program prints it. */
static eg_str listed(const eg_shaped *w)
{
	eg_str s = EG_STR("[");
	eg_len units = eg_face_facts(w->face)->units;
	for (uint32_t i = 0; i < w->count; i++) {
		const eg_glyph *g = &w->glyphs[i];
		eg_str at = g->dx || g->dy ? eg_strf(arena, "@%d,%d",
						     (int)eg_len_scale(g->dx, units, w->size),
						     (int)eg_len_scale(g->dy, units, w->size))
					   : EG_STR("");
		eg_str one = eg_strf(arena, "%s%u=%u%.*s+%d", i ? "|" : "", g->id, g->cluster,
			EG_ARG(at), (int)eg_len_scale(g->advance, units, w->size));
		s = eg_str_join(arena, s, one);
	}
	return eg_str_join(arena, s, EG_STR("]\n"));
}

static void words_are_shaped_as_hb_shape_shapes_them(void **state)
{
	(void)state;
	static const struct {
		const char *text, *options;
		uint32_t features;
		bool italic;
	} rows[] = {
		{"office", "", 0, false},
		{"AVATAR", "", 0, false},
		{"fi\xCC\x81nal", "", 0, true},
		{"2026", "--features=onum,pnum", EG_FEAT_ONUM | EG_FEAT_PNUM, false},
		{"NATO", "--features=smcp,c2sc", EG_FEAT_SMCP | EG_FEAT_C2SC, false},
	};
	if (system("command -v hb-shape >/dev/null") != 0)
		skip();
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		char command[512], line[512] = "";
		const char *file = rows[i].italic ? "SourceSerif4_400Regular_Italic"
						  : "SourceSerif4_400Regular";
		(void)snprintf(command, sizeof command,
			"LC_ALL=C.UTF-8 hb-shape --no-glyph-names --utf8-clusters --language=en-us "
			"--script=Latn "
			"%s %s/../fonts/%s.ttf '%s'",
			rows[i].options, EG_TESTS, file, rows[i].text);
		FILE *f = popen(command, "r");
		assert_non_null(f);
		assert_non_null(fgets(line, sizeof line, f));
		assert_int_equal(pclose(f), 0);
		eg_str got = listed(
			shape(EG_FAMILY_SERIF, rows[i].italic, rows[i].features, rows[i].text));
		assert_string_equal(eg_cstr(arena, got), line);
	}
}

static void a_ligature_keeps_its_letters(void **state)
{
	(void)state;
	const eg_shaped *w = shape(EG_FAMILY_SERIF, false, 0, "office");
	assert_string_equal(eg_cstr(arena, w->text), "office");
	assert_true(w->count < 6);
	assert_ptr_equal(w, shape(EG_FAMILY_SERIF, false, 0, "office"));
	assert_ptr_not_equal(w, shape(EG_FAMILY_SERIF, true, 0, "office"));
}

static void tracking_is_added_to_every_cluster(void **state)
{
	(void)state;
	eg_type_style st = {.face = eg_face_bundled(fonts, EG_FAMILY_SANS, 400, false),
		.size = EG_PTS(10),
		.tracking = 40};
	const eg_shaped *plain = shape(EG_FAMILY_SANS, false, 0, "marking");
	const eg_shaped *wide =
		eg_shape(shaper, &st, EG_STR("marking"), eg_script_of('a'), false, EG_STR("en-US"));
	assert_int_equal(wide->width, plain->width + 7 * eg_len_scale(st.size, 40, 1000));
}

static void hyphens_and_spaces_that_a_face_lacks_are_made_up(void **state)
{
	(void)state;
	const eg_shaped *w = shape(EG_FAMILY_SANS, false, 0,
		"a\xE2\x80\x91"
		"b\xE2\x80\xAF"
		"c\xC2\xA0"
		"d\xE2\x80\x89"
		"e");
	assert_int_equal(w->count, 9);
	for (uint32_t i = 0; i < w->count; i++)
		assert_int_not_equal(w->glyphs[i].id, 0);
	assert_int_equal(w->glyphs[1].id, shape(EG_FAMILY_SANS, false, 0, "-")->glyphs[0].id);
}

static void cut_cff_tables_are_refused(void **state)
{
	(void)state;
	const char junk[] = "\1\0\4\1\0\1\1\1\2x\0\1\1\1\xFF";
	eg_cff_facts facts;
	uint32_t cids[4];
	for (size_t n = 0; n < sizeof junk; n++) {
		assert_false(eg_cff_read((eg_str){junk, n}, &facts));
		assert_false(eg_cff_cids((eg_str){junk, n}, cids, 4));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nearest_bundled_face_is_taken),
		cmocka_unit_test(facts_are_those_of_the_tables),
		cmocka_unit_test(other_scripts_have_a_face),
		cmocka_unit_test(a_bold_neighbour_brings_a_bold_fallback),
		cmocka_unit_test(a_truetype_subset_is_dense),
		cmocka_unit_test(a_cid_keyed_subset_is_mapped_by_its_charset),
		cmocka_unit_test(words_are_shaped_as_hb_shape_shapes_them),
		cmocka_unit_test(a_ligature_keeps_its_letters),
		cmocka_unit_test(tracking_is_added_to_every_cluster),
		cmocka_unit_test(hyphens_and_spaces_that_a_face_lacks_are_made_up),
		cmocka_unit_test(cut_cff_tables_are_refused),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
