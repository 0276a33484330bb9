/* Names of organisations in the world's scripts: their glyphs are those that hb-shape gives for the
 * face that was chosen, and they come out of the file in reading order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "text/para.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct name {
	const char *lang, *text;
} names[] = {
	{"ar", "وزارة الداخلية"},
	{"ar", "المملكة العربية السعودية"},
	{"ar", "جامعة الدول العربية (الأمانة العامة)"},
	{"fa", "سازمان فضایی ایران"},
	{"ur", "وزارتِ خارجہ پاکستان"},
	{"he", "משרד החוץ"},
	{"he", "מִשְׂרַד הַבִּטָּחוֹן"},
	{"hi", "रक्षा अनुसंधान एवं विकास संगठन"},
	{"hi", "विज्ञान और प्रौद्योगिकी मंत्रालय"},
	{"ne", "नेपाल सरकार गृह मन्त्रालय"},
	{"th", "กระทรวงการต่างประเทศ"},
	{"th", "สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยีแห่งชาติ"},
	{"km", "ក្រសួងការបរទេស"},
	{"ko", "대한민국 외교부"},
	{"ko", "과학기술정보통신부"},
	{"zh-Hans", "中华人民共和国科学技术部"},
	{"zh-Hant", "國家科學及技術委員會"},
	{"ja", "宇宙航空研究開発機構"},
	{"ja", "内閣府「科学技術・イノベーション」"},
	{"el", "Υπουργείο Προστασίας του Πολίτη"},
	{"ru", "Министерство иностранных дел"},
	{"uk", "Державна служба України з надзвичайних ситуацій"},
	{"ka", "საქართველოს საგარეო საქმეთა სამინისტრო"},
	{"hy", "Հայաստանի Հանրապետություն"},
	{"am", "የኢትዮጵያ ፌዴራላዊ ዴሞክራሲያዊ ሪፐብሊክ"},
	{"ta", "இலங்கை வெளிவிவகார அமைச்சு"},
	{"bn", "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার"},
	{"vi", "Bộ Khoa học và Công nghệ"},
	{"lo", "ກະຊວງການຕ່າງປະເທດ"},
	{"my", "နိုင်ငံခြားရေးဝန်ကြီးဌာန"},
	{"si", "විදේශ කටයුතු අමාත්‍යාංශය"},
};

static eg_arena *arena;
static eg_diag diag;
static eg_fonts *fonts;

static int open_all(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_diag_init(&diag, arena);
	fonts = eg_fonts_open(&diag);
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	eg_fonts_close(fonts);
	eg_arena_release(arena);
	return 0;
}

static bool has_program(const char *name)
{
	char command[64];
	(void)snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", name);
	return system(command) == 0;
}

/* What a command prints, in the arena. */
static eg_str output_of(const char *command)
{
	eg_buf b = {0};
	FILE *f = popen(command, "r");
	assert_non_null(f);
	int c;
	while ((c = fgetc(f)) != EOF)
		eg_buf_byte(&b, (char)c);
	(void)pclose(f);
	eg_str s = eg_str_copy(arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

static void write_file(const char *path, eg_str bytes)
{
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	(void)fclose(f);
}

static const char *file_of(const eg_face_info *f)
{
	if (f->path.n)
		return eg_cstr(arena, f->path);
	return eg_cstr(arena, eg_strf(arena, EG_TESTS "/../fonts/%.*s", EG_ARG(f->file_hint)));
}

static long in_units(const eg_shaped *w, eg_len l)
{
	int64_t units = eg_face_facts(w->face)->units;
	return (long)eg_len_scale(l, units, w->size);
}

/* The glyphs of a word as hb-shape prints them without clusters and names. */
static eg_str as_printed(const eg_shaped *w)
{
	eg_buf b = {0};
	for (uint32_t i = 0; i < w->count; i++) {
		const eg_glyph *g = &w->glyphs[i];
		eg_bufv(&b, "%s%u", i ? "|" : "[", g->id);
		if (g->dx || g->dy)
			eg_bufv(&b, "@%ld,%ld", in_units(w, g->dx), in_units(w, g->dy));
		eg_bufv(&b, "+%ld", in_units(w, g->advance));
	}
	eg_buf_cstr(&b, "]\n");
	eg_str s = eg_str_copy(arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}

static eg_str by_hb_shape(const eg_shaped *w, const char *lang, const char *path)
{
	write_file(path, w->text);
	const eg_face_info *info = eg_face_facts(w->face);
	char command[512];
	/* the script is guessed by hb-shape from the text alone, and so is the direction of letters
	 */
	(void)snprintf(command, sizeof command,
		"hb-shape --font-file='%s' --face-index=%u --no-glyph-names --no-clusters "
		"--remove-default-ignorables --language=%s %s --text-file='%s'",
		file_of(info), info->index, lang, w->rtl && w->count < 2 ? "--direction=rtl" : "",
		path);
	return output_of(command);
}

/* A size at which a unit of the face is a whole number, so that nothing is rounded. */
static eg_para *set_name(eg_setter *s, const struct name *n)
{
	eg_para_options opt = {.width = EG_PTS(30000), .auto_direction = true};
	opt.lang = eg_str_of(n->lang);
	eg_text_run run = {.text = eg_str_of(n->text),
		.style = {.face = eg_face_bundled(fonts, EG_FAMILY_SANS, 400, false),
			.size = 1000 * EG_PT},
		.lang = opt.lang};
	return eg_para_set(arena, s, &run, 1, &opt);
}

static void the_glyphs_of_names_are_those_of_hb_shape(void **state)
{
	(void)state;
	if (!has_program("hb-shape"))
		skip();
	eg_setter *s = eg_setter_new(arena, fonts, &diag);
	char path[] = "/tmp/engross-name-XXXXXX";
	assert_true(close(mkstemp(path)) == 0);
	size_t words = 0;
	for (size_t i = 0; i < EG_COUNT(names); i++) {
		eg_para *p = set_name(s, &names[i]);
		assert_int_equal(p->count, 1);
		for (uint32_t k = 0; k < p->lines[0].count; k++) {
			const eg_piece *piece = &p->lines[0].pieces[k];
			if (piece->space)
				continue;
			eg_str ours = as_printed(piece->glyphs);
			assert_string_equal(eg_cstr(arena, ours),
				eg_cstr(arena, by_hb_shape(piece->glyphs, names[i].lang, path)));
			words++;
		}
	}
	(void)unlink(path);
	eg_setter_release(s);
	assert_int_equal(diag.errors, 0);
	assert_true(words > 2 * EG_COUNT(names));
}

/* A document with a paragraph for each name, once alone and once in an English sentence. */
static eg_document *document_of_names(void)
{
	eg_document *doc = EG_NEW(arena, eg_document);
	doc->root = eg_block_new(arena, EG_B_DOCUMENT, (eg_span){0});
	doc->title = EG_STR("Names");
	doc->lang = EG_STR("en-US");
	doc->theme = EG_STR("federal");
	for (size_t i = 0; i < EG_WORD_COUNT; i++)
		doc->words[i] = EG_STR("Word");
	for (size_t i = 0; i < 2 * EG_COUNT(names); i++) {
		const struct name *n = &names[i / 2];
		eg_block *b = eg_block_new(arena, EG_B_TEXT, (eg_span){0});
		b->runs = EG_NEW_N(arena, eg_run, 3);
		b->runs[0].text = EG_STR("See ");
		b->runs[1] = (eg_run){.text = eg_str_of(n->text),
			.lang = eg_str_of(n->lang),
			.style = EG_I_NATIVE};
		b->runs[2].text = EG_STR(", 2026.");
		b->run_count = i % 2 ? 3 : 1;
		if (i % 2 == 0)
			b->runs[0] = b->runs[1];
		eg_block_add(arena, doc->root, b);
	}
	return doc;
}

/* Arabic and Hebrew points. */
static bool is_point(uint32_t c)
{
	return (c >= 0x591 && c <= 0x5C7) || (c >= 0x64B && c <= 0x65F);
}

/* Without what only steers direction, line ends as spaces. Letters alone are without points, too:
 * points are told to readers by ActualText in logical order; poppler takes that text as if it ran
 * from left to right, so that a point and its letter change places, and parts the letters. */
static eg_str flat(eg_str s, bool letters_alone)
{
	eg_buf b = {0};
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = eg_utf8_next(s, &i);
		bool steers = (c >= 0x202A && c <= 0x202E) || (c >= 0x200B && c <= 0x200F) ||
			      (c >= 0x2066 && c <= 0x2069);
		if (steers || (letters_alone && (c <= ' ' || is_point(c))))
			continue;
		if (c <= ' ')
			eg_buf_byte(&b, ' ');
		else
			eg_buf_put(&b, s.p + from, i - from);
	}
	eg_str out = eg_str_copy(arena, eg_buf_view(&b));
	eg_buf_release(&b);
	return out;
}

static bool has_points(eg_str s)
{
	for (size_t i = 0; i < s.n;)
		if (is_point(eg_utf8_next(s, &i)))
			return true;
	return false;
}

static void expect_names(eg_str text)
{
	eg_str spaced = flat(text, false), letters = flat(text, true);
	size_t at = 0;
	for (size_t i = 0; i < 2 * EG_COUNT(names); i++) {
		eg_str name = eg_str_of(names[i / 2].text);
		bool pointed = has_points(name);
		name = flat(name, pointed);
		size_t found = eg_str_find(pointed ? letters : spaced, name, pointed ? 0 : at);
		if (found == SIZE_MAX)
			fail_msg("'%s' is not in the text after %.100s", names[i / 2].text,
				eg_cstr(arena, eg_str_cut(spaced, at, spaced.n)));
		at = pointed ? at : found + name.n;
	}
}

static void names_come_out_of_the_file_in_reading_order(void **state)
{
	(void)state;
	if (!has_program("pdftotext"))
		skip();
	eg_buf out = {0};
	eg_str why;
	eg_pages *pages = eg_layout(arena, document_of_names(), fonts, NULL, &diag);
	assert_true(
		eg_pdf_write(&out, pages, &(eg_pdf_options){.producer = EG_STR("engross")}, &why));
	char path[] = "/tmp/engross-names-XXXXXX";
	assert_true(close(mkstemp(path)) == 0);
	write_file(path, eg_buf_view(&out));
	eg_buf_release(&out);
	char command[128];
	(void)snprintf(command, sizeof command, "pdftotext '%s' -", path);
	expect_names(output_of(command));
	(void)unlink(path);
}

int main(int argc, char **argv)
{
	(void)argc, (void)argv;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_glyphs_of_names_are_those_of_hb_shape),
		cmocka_unit_test(names_come_out_of_the_file_in_reading_order),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
