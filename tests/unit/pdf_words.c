/* Words as TJ operands: what stands in the file is what was written, and where it was set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/word.h"
#include "pdf_sample.h"

typedef struct bench {
	sample sample;
	eg_pdf_fonts fonts;
	eg_pdf_words words;
	eg_pdf_store *store;
} bench;

static void bench_open(bench *t)
{
	sample_open(&t->sample);
	t->fonts = (eg_pdf_fonts){.arena = t->sample.arena};
	t->words = (eg_pdf_words){.arena = t->sample.arena, .fonts = &t->fonts};
	t->store = eg_pdf_store_open(t->sample.arena);
}

static void bench_close(bench *t)
{
	eg_pdf_words_release(&t->words);
	eg_pdf_store_close(t->store);
	sample_close(&t->sample);
}

static uint32_t add(bench *t, const char *text, bool hyphen)
{
	sample *s = &t->sample;
	const eg_shaped *shaped =
		eg_shape(s->shaper, &s->style, eg_str_of(text), s->script, s->rtl, EG_STR("en"));
	return eg_pdf_word_of(&t->words, shaped, hyphen);
}

static void embed(bench *t)
{
	eg_str why = {0};
	eg_pdf_words_settle(&t->words);
	if (!eg_pdf_fonts_embed(&t->fonts, t->store, &why))
		fail_msg("%.*s", EG_ARG(why));
}

static const eg_pdf_word *shown(eg_pdf_words *w, uint32_t index)
{
	eg_pdf_words_render(w);
	return &w->items[index];
}

/* The text that the codes of a word spell, in the order of the file. */
static eg_str spelt(bench *t, uint32_t index)
{
	const eg_pdf_word *word = shown(&t->words, index);
	const eg_pdf_font *font = t->fonts.items[word->font];
	eg_str all = EG_STR("");
	for (uint32_t i = 0; i < word->shaped->count; i++)
		if (word->pairs[i] != EG_PDF_PAIR_NONE)
			all = eg_str_join(t->sample.arena, all, font->pairs[word->pairs[i]].text);
	return all;
}

static void expect_text(bench *t, uint32_t index, const char *want)
{
	eg_str got = spelt(t, index);
	if (!eg_str_is(got, want))
		fail_msg("'%.*s' instead of '%s'", EG_ARG(got), want);
}

static void ligatures_and_small_capitals_give_plain_letters(void **state)
{
	(void)state;
	bench t;
	bench_open(&t);
	uint32_t office = add(&t, "office", false);
	t.sample.style.features = EG_FEAT_SMCP;
	uint32_t small = add(&t, "small", false);
	t.sample.style.features = EG_FEAT_SMCP | EG_FEAT_C2SC;
	uint32_t capitals = add(&t, "SMALL", false);
	embed(&t);
	expect_text(&t, office, "office");
	expect_text(&t, small, "small");
	expect_text(&t, capitals, "SMALL");
	bench_close(&t);
}

static void a_hyphen_at_a_line_end_is_a_soft_one(void **state)
{
	(void)state;
	bench t;
	bench_open(&t);
	uint32_t typed = add(&t, "-", false), added = add(&t, "-", true);
	embed(&t);
	expect_text(&t, typed, "-");
	expect_text(&t, added, "\xC2\xAD");
	const eg_pdf_word *word = shown(&t.words, added);
	assert_null(strstr(word->operators.p, "ActualText"));
	bench_close(&t);
}

static void typographers_spaces_are_spaces_and_steering_characters_nothing(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	static const char *const rows[][2] = {
		{"Goal\xC2\xA0\x32", "Goal 2"},
		{"a\xE2\x80\x8B\xE2\x81\xA0z", "az"},
		{"x\xE2\x80\x91y", "x-y"},
		{"co\xC2\xADop", "coop"},
		{"\xD8\xA7\xE2\x80\x8C\xD8\xA8", "\xD8\xA7\xE2\x80\x8C\xD8\xA8"},
		{"plain", "plain"},
	};
	for (size_t i = 0; i < EG_COUNT(rows); i++)
		assert_true(eg_str_is(eg_pdf_plain_text(a, eg_str_of(rows[i][0])), rows[i][1]));
	eg_arena_release(a);
}

static void a_base_with_marks_spells_itself_without_actual_text(void **state)
{
	(void)state;
	bench t;
	bench_open(&t);
	uint32_t word = add(&t, "x\xCC\x84y", false);
	embed(&t);
	expect_text(&t, word, "x\xCC\x84y");
	assert_null(strstr(shown(&t.words, word)->operators.p, "ActualText"));
	bench_close(&t);
}

static void right_to_left_text_stands_from_left_to_right(void **state)
{
	(void)state;
	bench t;
	bench_open(&t);
	sample *s = &t.sample;
	const eg_face *arabic =
		eg_face_fallback(s->fonts, s->style.face, 0x644, 0x41726162, EG_STR("ar"));
	if (!arabic) {
		bench_close(&t);
		skip();
	}
	s->style.face = arabic;
	s->script = 0x41726162;
	s->rtl = true;
	/* seen, lam-alef (one glyph), meem */
	uint32_t salam = add(&t, "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85", false);
	embed(&t);
	expect_text(&t, salam, "\xD9\x85\xD8\xA7\xD9\x84\xD8\xB3");
	bench_close(&t);
}

/* Reads a TJ string back and returns where the pen stands, checking each glyph on the way. */
static void glyphs_stand_where_they_were_set(void **state)
{
	(void)state;
	bench t;
	bench_open(&t);
	t.sample.style.tracking = 35;
	uint32_t index = add(&t, "AVATAR,Wavery-Tolstoy.", false);
	embed(&t);
	const eg_pdf_word *word = shown(&t.words, index);
	const eg_pdf_font *font = t.fonts.items[word->font];
	assert_false(word->loose);
	const char *p = word->operators.p, *end = p + word->operators.n;
	eg_len at = 0;
	int64_t pen = 0;
	for (uint32_t i = 0; i < word->shaped->count; i++) {
		if (*p == ')') {
			int64_t sign = p[1] == '-' ? -1 : 1, back = 0;
			for (p += sign < 0 ? 2 : 1; *p != '('; p++)
				back = back * 10 + (*p - '0');
			pen -= sign * back;
			p++;
		}
		uint8_t bytes[2];
		for (int k = 0; k < 2; k++) {
			bool escaped = *p == '\\';
			p += escaped;
			bytes[k] = escaped && *p == 'r' ? '\r' : (uint8_t)*p;
			p++;
		}
		const eg_pdf_pair *pair = &font->pairs[word->pairs[i]];
		assert_int_equal(bytes[0] << 8 | bytes[1], pair->code);
		int64_t target = eg_len_scale(at, 1000, t.sample.style.size);
		assert_true(
			pen - target < EG_PDF_PEN_TOLERANCE && target - pen < EG_PDF_PEN_TOLERANCE);
		pen += pair->width;
		at += word->shaped->glyphs[i].advance;
	}
	assert_ptr_equal(p, end);
	assert_int_equal(pen, word->pen);
	bench_close(&t);
}

static void a_word_is_made_once(void **state)
{
	(void)state;
	bench t;
	bench_open(&t);
	for (int i = 0; i < 3000; i++) {
		char text[16];
		for (int k = 0, v = i; k < 4; k++, v /= 10)
			text[k] = (char)('a' + v % 10);
		text[4] = 0;
		uint32_t index = add(&t, text, false);
		assert_int_equal(index, i);
		const eg_shaped *shaped = t.words.items[index].shaped;
		assert_int_equal(eg_pdf_word_of(&t.words, shaped, false), index);
	}
	bench_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ligatures_and_small_capitals_give_plain_letters),
		cmocka_unit_test(a_hyphen_at_a_line_end_is_a_soft_one),
		cmocka_unit_test(typographers_spaces_are_spaces_and_steering_characters_nothing),
		cmocka_unit_test(a_base_with_marks_spells_itself_without_actual_text),
		cmocka_unit_test(right_to_left_text_stands_from_left_to_right),
		cmocka_unit_test(glyphs_stand_where_they_were_set),
		cmocka_unit_test(a_word_is_made_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
