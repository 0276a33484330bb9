/* Laws of locale/alphabet.h: the letters that lists stand under. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "locale/alphabet.h"

static void stands_under(const char *lang, const char *words, const char *letter)
{
	eg_arena *arena = eg_arena_new();
	eg_alphabet *a = eg_alphabet_open(arena, eg_str_of(lang));
	eg_str got = eg_alphabet_letter(a, eg_str_of(words));
	assert_string_equal(eg_cstr(arena, got), letter);
	eg_alphabet_close(a);
	eg_arena_release(arena);
}

static void letters_are_those_of_the_language(void **state)
{
	(void)state;
	stands_under("en-US", "Łódź", "L");
	stands_under("pl", "łączność", "Ł");
	stands_under("pl", "Ślimak", "Ś");
	stands_under("sv", "Åland", "Å");
	stands_under("de", "Österreich", "O");
	stands_under("es", "ñandú", "Ñ");
	stands_under("cs", "chata", "CH");
}

static void letters_are_those_of_the_script(void **state)
{
	(void)state;
	stands_under("ar-EG", "منظمة", "م");
	stands_under("ar-EG", "ألمانيا", "ا");
	stands_under("el", "Ελλάδα", "Ε");
	stands_under("uk", "їжак", "Ї");
	stands_under("th", "เกาหลี", "ก"); /* the vowel is written first and read after */
	stands_under("ko", "한국", "ㅎ");
	stands_under("ja", "かな", "か");
	stands_under("ja", "カナダ", "か");
	stands_under("hi", "भारत", "भ");
}

static void chinese_stands_under_strokes_or_sounds(void **state)
{
	(void)state;
	stands_under("zh-Hant-TW", "人才", "2畫");
	stands_under("zh-TW", "德國", "15畫");
	stands_under("zh-Hans-CN", "德国", "D");
	stands_under("zh", "中国", "Z");
}

static void other_scripts_stand_under_their_own_letters(void **state)
{
	(void)state;
	stands_under("ar-EG", "WHO", "W");
	stands_under("zh-Hant", "apec", "A");
	stands_under("en-US", "αθήνα", "Α");
	stands_under("ja", "日本", "日");
}

static void what_begins_with_no_letter_has_none(void **state)
{
	(void)state;
	stands_under("en-US", "112 calls", "");
	stands_under("ar-EG", "٤٥", "");
	stands_under("en-US", "", "");
	stands_under("en-US", "(brackets)", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_those_of_the_language),
		cmocka_unit_test(letters_are_those_of_the_script),
		cmocka_unit_test(chinese_stands_under_strokes_or_sounds),
		cmocka_unit_test(other_scripts_stand_under_their_own_letters),
		cmocka_unit_test(what_begins_with_no_letter_has_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
