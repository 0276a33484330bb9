/* Laws of content/find.h: words and phrases found in texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/find.h"

#include <string.h>

/* The words of the text that are the phrase, or "". */
static void finds(const char *phrase, enum eg_find_how how, const char *text, const char *words)
{
	eg_arena *arena = eg_arena_new();
	eg_finder f;
	eg_str s = eg_str_of(text), got = EG_STR("");
	eg_finder_init(&f, arena);
	eg_finder_add(&f, eg_str_of(phrase), how, 7);
	for (size_t at = 0; !got.n && (at = eg_find_word(s, at)) < s.n;
		at = eg_find_word_end(s, at)) {
		uint32_t number = 0;
		size_t n = eg_finder_match(&f, s, at, &number);
		assert_int_equal(number, n ? 7 : 0);
		got = eg_str_cut(s, at, at + n);
	}
	assert_string_equal(eg_cstr(arena, got), words);
	eg_arena_release(arena);
}

static void words_stand_in_any_case_of_any_script(void **state)
{
	(void)state;
	finds("field kit", EG_FIND_WORD, "Two Field kits.", "Field kits");
	finds("água doce", EG_FIND_WORD, "Água doce é rara.", "Água doce");
	finds("αρχείο", EG_FIND_WORD, "ΑΡΧΕΊΟ", "ΑΡΧΕΊΟ");
	finds("kit", EG_FIND_WORD, "kitchen, sk\xC3\xA9kit", "");
	finds("DRI", EG_FIND_EXACT, "dri, DRIs, DRI", "DRI");
}

static void marks_of_any_script_end_a_word(void **state)
{
	(void)state;
	finds("kit", EG_FIND_WORD, "the \xE2\x80\x9Ckit\xE2\x80\x9D", "kit");
	finds("kit", EG_FIND_WORD, "one\xE2\x80\x94kit\xE2\x80\x94two", "kit");
	finds("مياه", EG_FIND_WORD, "«مياه»، وغيرها", "مياه");
}

static void scripts_without_blanks_need_none(void **state)
{
	(void)state;
	finds("主導機構制", EG_FIND_WORD, "德方採主導機構制審查", "主導機構制");
	finds("น้ำ", EG_FIND_WORD, "ความร่วมมือเรื่องน้ำจืด", "น้ำ");
	finds("主導機構制", EG_FIND_WORD, "主導機構", "");
}

static void stems_are_found_with_other_endings(void **state)
{
	(void)state;
	finds("zlewnia", EG_FIND_STEM, "nad zlewni\xC4\x85 rzeki", "zlewni\xC4\x85");
	finds("śmieci kosmiczne", EG_FIND_STEM, "usuwanie śmieci kosmicznych",
		"śmieci kosmicznych");
	finds("agência líder", EG_FIND_STEM, "duas agências líderes", "agências líderes");
	finds("بيروفسكايت", EG_FIND_STEM, "خلايا البيروفسكايت", "البيروفسكايت");
	finds("zlewnia", EG_FIND_STEM, "zlewaj, zlew", "");
	finds("rok", EG_FIND_STEM, "rokowania", "");
	finds("śmieci kosmiczne", EG_FIND_STEM, "śmieci domowe", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_in_any_case_of_any_script),
		cmocka_unit_test(marks_of_any_script_end_a_word),
		cmocka_unit_test(scripts_without_blanks_need_none),
		cmocka_unit_test(stems_are_found_with_other_endings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
