#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "spec/search.h"

static const char text[] = "a: \"one \\u00e9\\U0001F469\"\n"
			   "b: {c: plain \xC3\xA9, d: [\"x\\ty\", 'it''s']}\n"
			   "e:\n"
			   "  - >-\n"
			   "    folded\n"
			   "    words\n"
			   "  - {\"k\\u00fcy\": \"z\\u00fcz z\"}\n";

/* The bytes of the file where the words are found; "" when they are not. */
static const char *where(const char *words)
{
	static char bytes[64];
	eg_arena *a = eg_arena_new();
	eg_sources sources;
	eg_sources_init(&sources, a);
	uint32_t file = eg_sources_add(&sources, EG_STR("f"), EG_STR("f"), EG_STR(text));
	eg_scalars s = {0};
	eg_scalars_rewritten(a, &sources, file, &s);
	eg_span at = eg_scalars_find(&s, &sources, eg_str_of(words));
	assert_true(at.to - at.from < sizeof bytes);
	memcpy(bytes, text + at.from, at.to - at.from);
	bytes[at.to - at.from] = '\0';
	eg_arena_release(a);
	return bytes;
}

static void an_escape_is_found_as_a_whole(void **state)
{
	(void)state;
	assert_string_equal(where("\xC3\xA9"), "\\u00e9");
	assert_string_equal(where("\xF0\x9F\x91\xA9"), "\\U0001F469");
	assert_string_equal(where("x\ty"), "x\\ty");
	assert_string_equal(where("one \xC3\xA9"), "one \\u00e9");
	assert_string_equal(where("z\xC3\xBCz"), "z\\u00fcz");
}

static void what_a_fold_joined_is_found(void **state)
{
	(void)state;
	assert_string_equal(where("it's"), "it''s");
	assert_string_equal(where("words"), "words");
}

static void keys_and_what_stands_as_it_is_are_left_out(void **state)
{
	(void)state;
	assert_string_equal(where("plain"), "");
	assert_string_equal(where("k\xC3\xBCy"), "");
	assert_string_equal(where(""), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_escape_is_found_as_a_whole),
		cmocka_unit_test(what_a_fold_joined_is_found),
		cmocka_unit_test(keys_and_what_stands_as_it_is_are_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
