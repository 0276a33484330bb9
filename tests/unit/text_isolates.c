/* What stands by itself in the order of a line: sentences, runs in another language, numbers. Lines
 * are shown from left to right, as they are seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text_sample.h"

#include "base/buf.h"

/* The pieces of the one line that the runs make, by their places. */
static const char *seen(const eg_text_run *runs, size_t count, bool rtl, const char *lang)
{
	eg_para_options opt = {
		.width = EG_PTS(5000), .rtl = rtl, .auto_direction = true, .lang = eg_str_of(lang)};
	const eg_para *p = eg_para_set(arena, setter, runs, count, &opt);
	assert_int_equal(p->count, 1);
	const eg_line *l = &p->lines[0];
	eg_str s = EG_STR("");
	for (eg_len at = -1;;) {
		const eg_piece *next = NULL;
		for (uint32_t i = 0; i < l->count; i++)
			if (l->pieces[i].glyphs->width > 0 && l->pieces[i].x > at &&
				(!next || l->pieces[i].x < next->x))
				next = &l->pieces[i];
		if (!next)
			return eg_cstr(arena, s);
		s = eg_str_join(arena, s, next->glyphs->text);
		at = next->x;
	}
}

static eg_text_run run_of(const char *text, const char *lang)
{
	eg_text_run r = {.text = eg_str_of(text), .lang = lang ? eg_str_of(lang) : (eg_str){0}};
	r.style.face = eg_face_bundled(fonts, EG_FAMILY_SERIF, 400, false);
	r.style.size = EG_PTS(10);
	return r;
}

static const char *seen_text(const char *text, bool rtl)
{
	eg_text_run r = run_of(text, NULL);
	return seen(&r, 1, rtl, rtl ? "he" : "en");
}

static void an_english_text_among_hebrew_ends_in_its_stop(void **state)
{
	(void)state;
	assert_string_equal(seen_text("It ends here.", true), "It ends here.");
	assert_string_equal(seen_text("5% growth", true), "5% growth");
}

static void an_english_sentence_in_a_hebrew_text_keeps_its_stop(void **state)
{
	(void)state;
	assert_string_equal(seen_text("אחד. It ends. שניים.", true), ".שניים It ends. .אחד");
	assert_string_equal(
		seen_text("אחד. It is. Here, too. שניים.", true), ".שניים It is. Here, too. .אחד");
}

static void a_hebrew_sentence_in_an_english_text_keeps_its_stop(void **state)
{
	(void)state;
	assert_string_equal(seen_text("It is. אחד שניים. More.", false), "It is. .שניים אחד More.");
}

static void an_english_name_in_a_hebrew_sentence_does_not_take_its_stop(void **state)
{
	(void)state;
	assert_string_equal(seen_text("אחד NATO. שניים.", true), ".שניים .NATO אחד");
	assert_string_equal(seen_text("אחד Mr. Smith שניים.", true), ".שניים Mr. Smith אחד");
}

static void a_telephone_number_goes_from_left_to_right(void **state)
{
	(void)state;
	assert_string_equal(
		seen_text("אחד +1 202 555 0100, שניים", true), "שניים ,+1 202 555 0100 אחד");
}

static void numbers_beside_a_run_in_another_language_are_not_drawn_into_it(void **state)
{
	(void)state;
	const eg_text_run runs[] = {
		run_of("As of ", "en"), run_of("12 אחד", NULL), run_of(". Not so.", "en")};
	assert_string_equal(seen(runs, 3, true, "he"), "Not so. .אחד 12 As of");
}

static void a_number_and_its_title_each_have_their_direction(void **state)
{
	(void)state;
	eg_text_run hebrew[] = {run_of("אחד 12\xC2\xA0\xC2\xA0", NULL), run_of("In use.", NULL)};
	hebrew[0].apart = 1;
	hebrew[1].apart = 2;
	assert_string_equal(seen(hebrew, 2, true, "he"), "In use.\xC2\xA0\xC2\xA0"
							 "12 אחד");
	assert_string_equal(seen(hebrew, 2, false, "en"), "12 אחד\xC2\xA0\xC2\xA0In use.");
	eg_text_run english[] = {run_of("A 1\xC2\xA0\xC2\xA0", NULL), run_of("אחד.", NULL)};
	english[0].apart = 1;
	english[1].apart = 2;
	assert_string_equal(seen(english, 2, true, "he"), ".אחד\xC2\xA0\xC2\xA0"
							  "A 1");
	assert_string_equal(seen(english, 2, false, "en"), "A 1\xC2\xA0\xC2\xA0.אחד");
}

static void an_english_text_is_as_it_was(void **state)
{
	(void)state;
	assert_string_equal(
		seen_text("One. Two +1 202 555 0100.", false), "One. Two +1 202 555 0100.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_english_text_among_hebrew_ends_in_its_stop),
		cmocka_unit_test(an_english_sentence_in_a_hebrew_text_keeps_its_stop),
		cmocka_unit_test(a_hebrew_sentence_in_an_english_text_keeps_its_stop),
		cmocka_unit_test(an_english_name_in_a_hebrew_sentence_does_not_take_its_stop),
		cmocka_unit_test(a_telephone_number_goes_from_left_to_right),
		cmocka_unit_test(numbers_beside_a_run_in_another_language_are_not_drawn_into_it),
		cmocka_unit_test(a_number_and_its_title_each_have_their_direction),
		cmocka_unit_test(an_english_text_is_as_it_was),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
