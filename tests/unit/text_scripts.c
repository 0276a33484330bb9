/* Text in the world's scripts: faces, directions, line breaks, the cache of words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text_sample.h"

#include "locale/locale.h"
#include "text/shaper.h"

#include <stdio.h>
#include <stdlib.h>

static eg_text_run run_in(const char *text, const char *lang)
{
	return (eg_text_run){.text = eg_str_of(text),
		.style = {.face = eg_face_bundled(fonts, EG_FAMILY_SERIF, 400, false),
			.size = EG_PTS(10)},
		.lang = eg_str_of(lang)};
}

static eg_para *set(const char *text, const char *lang, double width)
{
	eg_para_options opt = {
		.width = EG_PTS(width), .auto_direction = true, .lang = eg_str_of(lang)};
	eg_text_run run = run_in(text, lang);
	return eg_para_set(arena, setter, &run, 1, &opt);
}

static eg_str line_text(const eg_line *l)
{
	eg_str s = EG_STR("");
	for (uint32_t i = 0; i < l->count; i++)
		s = eg_str_join(arena, s, l->pieces[i].glyphs->text);
	return s;
}

/* The piece of the first line that has the text. */
static const eg_piece *piece_with(const eg_para *p, const char *text)
{
	for (uint32_t i = 0; i < p->lines[0].count; i++)
		if (eg_str_find(p->lines[0].pieces[i].glyphs->text, eg_str_of(text), 0) != SIZE_MAX)
			return &p->lines[0].pieces[i];
	fail_msg("no piece has '%s'", text);
	return NULL;
}

static void brackets_are_set_as_what_they_hold(void **state)
{
	(void)state;
	const eg_face *own = eg_face_bundled(fonts, EG_FAMILY_SERIF, 400, false);
	eg_para *p = set("see (大韩民国 外交部) now", "zh-Hans", 400);
	const eg_face *han = piece_with(p, "大")->glyphs->face;
	assert_ptr_not_equal(han, own);
	assert_ptr_equal(piece_with(p, "(")->glyphs->face, han);
	assert_ptr_equal(piece_with(p, ")")->glyphs->face, han);
	p = set("see (the ministry, 外交部) now", "zh-Hans", 400);
	assert_ptr_equal(piece_with(p, "(")->glyphs->face, own);
	assert_ptr_equal(piece_with(p, ")")->glyphs->face, own);
	p = set("(外交部 the ministry) now", "zh-Hans", 400);
	assert_ptr_equal(piece_with(p, "(")->glyphs->face, piece_with(p, ")")->glyphs->face);
}

static void marks_of_a_quotation_are_of_one_face(void **state)
{
	(void)state;
	eg_para *p = set("\u201c알 수 없음\u201d으로", "ko", 400);
	const eg_face *face = piece_with(p, "알")->glyphs->face;
	for (uint32_t i = 0; i < p->lines[0].count; i++)
		if (!p->lines[0].pieces[i].space)
			assert_ptr_equal(p->lines[0].pieces[i].glyphs->face, face);
}

static void a_cluster_is_of_one_piece(void **state)
{
	(void)state;
	static const char *const texts[] = {"नमस्ते क्षेत्र", "กำลัง น้ำ", "ខ្មែរ ស្រុក", "각각 한국",
		"e\xCC\x81\xCC\xB1x\xCC\x84 ž", "שָׁלוֹם עולם", "தமிழ் க்ஷ", "বাংলা ক্ষ"};
	for (size_t t = 0; t < EG_COUNT(texts); t++) {
		eg_para *p = set(texts[t], "en-US", 400);
		eg_str whole = eg_str_of(texts[t]);
		bool boundary[256] = {0};
		for (size_t i = 0; i < whole.n; i = eg_grapheme_end(whole, i))
			boundary[i] = true;
		size_t at = 0;
		for (uint32_t i = 0; i < p->lines[0].count; i++) {
			assert_true(boundary[at]);
			at += p->lines[0].pieces[i].glyphs->text.n;
		}
		assert_int_equal(at, whole.n);
	}
}

static void pictures_are_shown_or_reported_but_never_in_part(void **state)
{
	(void)state;
	size_t before = diag.errors;
	eg_str family = EG_STR(
		       "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"), /* joined by U+200D */
		flag = EG_STR("\xF0\x9F\x87\xBA\xF0\x9F\x87\xB8"),
	       tick = EG_STR("\xE2\x9C\x94\xEF\xB8\x8F");
	assert_int_equal(eg_grapheme_end(family, 0), family.n);
	assert_int_equal(eg_grapheme_end(flag, 0), flag.n);
	assert_int_equal(eg_grapheme_end(tick, 0), tick.n);
	eg_para *p =
		set("a \xE2\x9C\x94\xEF\xB8\x8F b \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 c",
			"en-US", 400);
	bool blank = false;
	for (uint32_t i = 0; i < p->lines[0].count; i++)
		for (uint32_t g = 0; g < p->lines[0].pieces[i].glyphs->count; g++)
			blank = blank || p->lines[0].pieces[i].glyphs->glyphs[g].id == 0;
	assert_true(!blank || diag.errors > before);
	diag.errors = 0;
}

/* The glyphs of a text on one line, as hb-shape lists them; the one face of all is told. */
static eg_str glyphs_of(const char *text, const eg_face **face)
{
	const eg_para *p = set(text, "ko", 400);
	eg_str out = EG_STR("");
	assert_string_equal(eg_cstr(arena, line_text(&p->lines[0])), text);
	*face = p->lines[0].pieces[0].glyphs->face;
	for (uint32_t i = 0; i < p->lines[0].count; i++) {
		const eg_shaped *s = p->lines[0].pieces[i].glyphs;
		assert_ptr_equal(s->face, *face);
		for (uint32_t g = 0; g < s->count; g++)
			out = eg_strf(arena, "%.*s%s%u", EG_ARG(out), out.n ? "|" : "",
				(unsigned)s->glyphs[g].id);
	}
	return out;
}

static void a_cluster_of_several_signs_is_shaped_whole_as_hb_shape_shapes_it(void **state)
{
	(void)state;
	static const char *const texts[] = {"\u1102\u119e\u1106\u119e\u11af", /* old syllables */
		"\u1112\u1161\u11ab\u1100\u116e\u11a8", "1\ufe0f\u20e3", "#\ufe0f\u20e3"};
	if (system("command -v hb-shape >/dev/null") != 0)
		skip();
	for (size_t i = 0; i < EG_COUNT(texts); i++) {
		char command[512], line[512] = "";
		const eg_face *face;
		eg_str got = eg_strf(arena, "[%.*s]\n", EG_ARG(glyphs_of(texts[i], &face)));
		(void)snprintf(command, sizeof command,
			"LC_ALL=C.UTF-8 hb-shape --no-glyph-names --no-positions --no-clusters "
			"--remove-default-ignorables "
			"--face-index=%u %.*s '%s'",
			eg_face_facts(face)->index, EG_ARG(eg_face_facts(face)->path), texts[i]);
		FILE *f = popen(command, "r");
		assert_non_null(f);
		assert_non_null(fgets(line, sizeof line, f));
		assert_int_equal(pclose(f), 0);
		assert_string_equal(eg_cstr(arena, got), line);
	}
}

static void what_no_face_has_whole_is_told(void **state)
{
	(void)state;
	/* a mark that every face of the letter lacks; a colour of skin that none has */
	static const char *const texts[] = {"a b\u20e3 c", "\U0001F44D\U0001F3FD"};
	for (size_t i = 0; i < EG_COUNT(texts); i++) {
		size_t before = diag.errors;
		eg_para *p = set(texts[i], "en-US", 400);
		bool blank = false;
		for (uint32_t k = 0; k < p->lines[0].count; k++)
			for (uint32_t g = 0; g < p->lines[0].pieces[k].glyphs->count; g++)
				blank = blank || p->lines[0].pieces[k].glyphs->glyphs[g].id == 0;
		assert_int_equal(blank, diag.errors > before);
		diag.errors = 0;
	}
}

static void a_number_after_a_foreign_name_stays_in_the_sentence(void **state)
{
	(void)state;
	eg_text_run runs[] = {run_in("See ", ""), run_in("وزارة الداخلية", "ar"),
		run_in(", 2026 and ", ""), run_in("משרד", "he"), run_in(" 7.", "")};
	eg_para_options opt = {.width = EG_PTS(400), .lang = EG_STR("en-US")};
	eg_para *p = eg_para_set(arena, setter, runs, EG_COUNT(runs), &opt);
	assert_true(piece_with(p, "2026")->x > piece_with(p, "وزارة")->x);
	assert_true(piece_with(p, "وزارة")->x > piece_with(p, "الداخلية")->x);
	assert_true(piece_with(p, "7.")->x > piece_with(p, "משרד")->x);
	assert_true(piece_with(p, "משרד")->x > piece_with(p, "2026")->x);
}

static void arabic_lines_stand_at_the_right_with_latin_in_order(void **state)
{
	(void)state;
	eg_para_options opt = {.width = EG_PTS(160), .rtl = true, .lang = EG_STR("ar")};
	eg_text_run run = run_in("تتعاون الوزارة مع NATO Science Office منذ عام 2007 في مجال "
				 "البحث والتطوير",
		"ar");
	eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
	assert_true(p->count > 1);
	for (uint32_t i = 0; i < p->count; i++) {
		eg_len right = 0;
		for (uint32_t k = 0; k < p->lines[i].count; k++) {
			const eg_piece *piece = &p->lines[i].pieces[k];
			eg_len edge = piece->x + piece->glyphs->width;
			if (!piece->space && edge > right)
				right = edge;
		}
		assert_int_equal(right, opt.width);
	}
	p = eg_para_set(arena, setter, &run, 1,
		&(eg_para_options){.width = EG_PTS(900), .rtl = true, .lang = EG_STR("ar")});
	assert_true(piece_with(p, "NATO")->x < piece_with(p, "Science")->x);
	assert_true(piece_with(p, "Science")->x < piece_with(p, "Office")->x);
	assert_true(piece_with(p, "Office")->x < piece_with(p, "الوزارة")->x);
}

/* Whether a line may not begin with the character (kinsoku). */
static bool never_first(eg_str line)
{
	static const char *const closing[] = {"。", "、", "，", "」", "）", "ー", "ょ", "っ", "："};
	for (size_t i = 0; i < EG_COUNT(closing); i++)
		if (eg_str_starts(line, eg_str_of(closing[i])))
			return true;
	return false;
}

static void lines_without_spaces_break_by_the_rules_of_their_script(void **state)
{
	(void)state;
	static const struct {
		const char *lang, *text, *words; /* words: in bars, where a line may begin */
	} rows[] = {
		{"ja",
			"政府は「科学技術・イノベーション」を推進し、国際協力（共同研究）を行ってい"
			"ます。"
			"研究機関との協定は、ちょっとした見直しを経て更新されました。",
			NULL},
		{"zh-Hans",
			"双方同意加强科学技术合作，交换人员与数据；共同研究的成果（包括报告）将予以"
			"公布。",
			NULL},
		{"th", "กระทรวงการต่างประเทศส่งเสริมความร่วมมือระหว่างประเทศ",
			"|กระทรวง|การ|ต่าง|ประเทศ|ส่งเสริม|เสริม|ความ|ร่วมมือ|ระหว่าง|"},
		{"km", "ក្រសួងការបរទេសនិងសហប្រតិបត្តិការអន្តរជាតិ",
			"|ក្រសួង|ការ|បរទេស|និង|សហប្រតិបត្តិការ|អន្តរជាតិ|ប្រតិបត្តិការ|"},
	};
	for (size_t r = 0; r < EG_COUNT(rows); r++)
		for (int width = 60; width < 130; width += 10) {
			eg_para *p = set(rows[r].text, rows[r].lang, width);
			eg_str all = EG_STR("");
			assert_true(p->count > 1);
			for (uint32_t i = 0; i < p->count; i++) {
				eg_str line = line_text(&p->lines[i]);
				assert_true(p->lines[i].width <= EG_PTS(width) + EG_PT / 8);
				assert_false(never_first(line));
				assert_false(eg_str_ends(line, EG_STR("「")) ||
					     eg_str_ends(line, EG_STR("（")));
				assert_false(p->lines[i].hyphenated);
				/* a line begins with one of the words */
				eg_str words = eg_str_of(rows[r].words ? rows[r].words : "");
				bool found = words.n == 0;
				for (size_t at = 0; at + 1 < words.n && !found; at++) {
					size_t end = eg_str_find(words, EG_STR("|"), at + 1);
					found = words.p[at] == '|' &&
						eg_str_starts(line, eg_str_cut(words, at + 1, end));
				}
				assert_true(found);
				all = eg_str_join(arena, all, line);
			}
			assert_string_equal(eg_cstr(arena, all), rows[r].text);
		}
}

static void a_word_is_shaped_once_for_each_face_and_size(void **state)
{
	(void)state;
	eg_setter *own = eg_setter_new(arena, fonts, &diag);
	eg_shaper *shaper = eg_setter_shaper(own);
	eg_para_options opt = {.width = EG_PTS(200), .lang = EG_STR("en-US")};
	eg_text_run run = run_in("the partners of the partners and the networks of the partners of "
				 "the networks and the partners of the Networks",
		"en-US");
	(void)eg_para_set(arena, own, &run, 1, &opt);
	/* the, partners, of, and, networks, Networks, the space */
	assert_in_range(eg_shaper_shaped(shaper), 7, 7);
	for (int i = 0; i < 5; i++)
		(void)eg_para_set(arena, own, &run, 1, &opt);
	assert_int_equal(eg_shaper_shaped(shaper), 7);
	run.style.size = EG_PTS(11);
	(void)eg_para_set(arena, own, &run, 1, &opt);
	assert_int_equal(eg_shaper_shaped(shaper), 14);
	eg_setter_release(own);
}

static void fractions_of_body_text_are_set_as_such(void **state)
{
	(void)state;
	eg_text_run run = run_in("add 1/2 and 3/4, not 9/11 or 2024/25", "en-US");
	run.small_features = EG_FEAT_C2SC | EG_FEAT_SMCP;
	eg_para_options opt = {.width = EG_PTS(400), .lang = EG_STR("en-US")};
	const eg_para *p = eg_para_set(arena, setter, &run, 1, &opt);
	run.small_features = 0;
	const eg_para *plain = eg_para_set(arena, setter, &run, 1, &opt);
	assert_true(piece_with(p, "1/2")->glyphs->width < piece_with(plain, "1/2")->glyphs->width);
	assert_string_equal(eg_cstr(arena, piece_with(p, "3/4")->glyphs->text), "3/4");
	assert_int_equal(
		piece_with(p, "9/11")->glyphs->width, piece_with(plain, "9/11")->glyphs->width);
	assert_int_equal(piece_with(p, "2024/25")->glyphs->width,
		piece_with(plain, "2024/25")->glyphs->width);
}

static void signs_beside_capitals_stand_at_their_height(void **state)
{
	(void)state;
	const eg_para *caps = set("(NATO-EU)", "en-US", 400),
		      *mixed = set("(NATO-Eu)", "en-US", 400);
	const eg_glyph *a = &caps->lines[0].pieces[0].glyphs->glyphs[0],
		       *b = &mixed->lines[0].pieces[0].glyphs->glyphs[0];
	assert_int_not_equal(a->id, b->id);
}

static void languages_that_run_from_right_to_left_are_known(void **state)
{
	(void)state;
	static const char *const yes[] = {"ar", "ar-EG", "he", "fa-IR", "ur", "ckb", "ku-Arab",
		"az-Arab-IR"},
				 *const no[] = {"en-US", "", "a", "arn", "ku", "zh-Hant", "hebrew"};
	for (size_t i = 0; i < EG_COUNT(yes); i++)
		assert_true(eg_para_is_rtl(eg_str_of(yes[i])));
	for (size_t i = 0; i < EG_COUNT(no); i++)
		assert_false(eg_para_is_rtl(eg_str_of(no[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(brackets_are_set_as_what_they_hold),
		cmocka_unit_test(marks_of_a_quotation_are_of_one_face),
		cmocka_unit_test(a_cluster_is_of_one_piece),
		cmocka_unit_test(pictures_are_shown_or_reported_but_never_in_part),
		cmocka_unit_test(a_cluster_of_several_signs_is_shaped_whole_as_hb_shape_shapes_it),
		cmocka_unit_test(what_no_face_has_whole_is_told),
		cmocka_unit_test(a_number_after_a_foreign_name_stays_in_the_sentence),
		cmocka_unit_test(arabic_lines_stand_at_the_right_with_latin_in_order),
		cmocka_unit_test(lines_without_spaces_break_by_the_rules_of_their_script),
		cmocka_unit_test(a_word_is_shaped_once_for_each_face_and_size),
		cmocka_unit_test(fractions_of_body_text_are_set_as_such),
		cmocka_unit_test(signs_beside_capitals_stand_at_their_height),
		cmocka_unit_test(languages_that_run_from_right_to_left_are_known),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
