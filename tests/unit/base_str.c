/* Text: searching, trimming, comparing, and the forms of UTF-8. */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void find_gives_the_first_place_from_the_offset(void **state)
{
	(void)state;
	eg_str s = EG_STR("abcabcab");
	assert_int_equal(eg_str_find(s, EG_STR("abc"), 0), 0);
	assert_int_equal(eg_str_find(s, EG_STR("abc"), 1), 3);
	assert_int_equal(eg_str_find(s, EG_STR("ab"), 4), 6);
	assert_true(eg_str_find(s, EG_STR("abc"), 4) == SIZE_MAX);
	assert_true(eg_str_find(s, EG_STR("x"), 0) == SIZE_MAX);
}

static void find_holds_at_the_ends(void **state)
{
	(void)state;
	eg_str s = EG_STR("abc"), absent = {NULL, 0};
	assert_int_equal(eg_str_find(s, EG_STR(""), 3), 3);
	assert_true(eg_str_find(s, EG_STR(""), 4) == SIZE_MAX);
	assert_true(eg_str_find(s, EG_STR("abcd"), 0) == SIZE_MAX);
	assert_true(eg_str_find(s, EG_STR("a"), SIZE_MAX) == SIZE_MAX);
	assert_true(eg_str_find(absent, EG_STR("a"), 0) == SIZE_MAX);
	assert_int_equal(eg_str_find(absent, absent, 0), 0);
}

static void trim_takes_blanks_tabs_and_line_ends(void **state)
{
	(void)state;
	assert_true(eg_str_is(eg_str_trim(EG_STR(" \t\r\n a b \n")), "a b"));
	assert_int_equal(eg_str_trim(EG_STR(" \n ")).n, 0);
	assert_int_equal(eg_str_trim((eg_str){NULL, 0}).n, 0);
}

static void a_cut_stays_inside(void **state)
{
	(void)state;
	eg_str s = EG_STR("abcdef");
	assert_true(eg_str_is(eg_str_cut(s, 1, 3), "bc"));
	assert_true(eg_str_is(eg_str_cut(s, 4, 99), "ef"));
	assert_int_equal(eg_str_cut(s, 99, 100).n, 0);
	assert_int_equal(eg_str_cut(s, 5, 2).n, 0);
	assert_null(eg_str_cut((eg_str){NULL, 0}, 0, 4).p);
}

static void order_is_by_bytes_and_shorter_comes_first(void **state)
{
	(void)state;
	assert_true(eg_str_cmp(EG_STR("a"), EG_STR("b")) < 0);
	assert_true(eg_str_cmp(EG_STR("ab"), EG_STR("a")) > 0);
	assert_true(eg_str_cmp(EG_STR("z"), EG_STR("\xC3\xA9")) < 0);
	assert_int_equal(eg_str_cmp((eg_str){NULL, 0}, EG_STR("")), 0);
}

static void starts_and_ends(void **state)
{
	(void)state;
	assert_true(eg_str_starts(EG_STR("goal-1"), EG_STR("goal")));
	assert_false(eg_str_starts(EG_STR("go"), EG_STR("goal")));
	assert_true(eg_str_ends(EG_STR("a.yaml"), EG_STR(".yaml")));
	assert_false(eg_str_ends(EG_STR("yaml"), EG_STR(".yaml")));
	assert_true(eg_str_ends(EG_STR("x"), EG_STR("")));
}

static void words_are_the_same_whatever_joins_them(void **state)
{
	(void)state;
	assert_true(eg_str_same_word(EG_STR("On-Track"), EG_STR("on track")));
	assert_true(eg_str_same_word(EG_STR("off_track"), EG_STR("OFF TRACK")));
	assert_false(eg_str_same_word(EG_STR("ontrack"), EG_STR("on track")));
	assert_false(eg_str_same_word(EG_STR("\xC3\x89"), EG_STR("\xC3\xA9")));
}

static void hashes_of_near_keys_differ_in_the_low_bits(void **state)
{
	(void)state;
	unsigned seen[64] = {0};
	for (int i = 0; i < 6400; i++) {
		char key[3] = {
			(char)('a' + i % 20), (char)('a' + i / 20 % 20), (char)('a' + i / 400)};
		seen[eg_str_hash((eg_str){key, 3}) & 63]++;
	}
	for (int i = 0; i < 64; i++)
		assert_in_range(seen[i], 50, 150);
}

/* Unicode 15, table 3-7: the first and the last well-formed sequence of each row, and what lies
 * just outside. `bad` is the offset of the first malformed byte. */
static const struct {
	const char *bytes;
	size_t n, bad;
} forms[] = {
	{"", 0, 0},
	{"\x00", 1, 1},
	{"\x7F", 1, 1},
	{"\x80", 1, 0},
	{"\xBF", 1, 0},
	{"\xC0\x80", 2, 0},
	{"\xC1\xBF", 2, 0},
	{"\xC2\x80", 2, 2},
	{"\xDF\xBF", 2, 2},
	{"\xC2\x7F", 2, 0},
	{"\xC2\xC0", 2, 0},
	{"\xE0\x9F\xBF", 3, 0},
	{"\xE0\xA0\x80", 3, 3},
	{"\xEC\xBF\xBF", 3, 3},
	{"\xED\x9F\xBF", 3, 3},
	{"\xED\xA0\x80", 3, 0},
	{"\xED\xBF\xBF", 3, 0},
	{"\xEE\x80\x80", 3, 3},
	{"\xEF\xBF\xBF", 3, 3},
	{"\xF0\x8F\xBF\xBF", 4, 0},
	{"\xF0\x90\x80\x80", 4, 4},
	{"\xF3\xBF\xBF\xBF", 4, 4},
	{"\xF4\x8F\xBF\xBF", 4, 4},
	{"\xF4\x90\x80\x80", 4, 0},
	{"\xF5\x80\x80\x80", 4, 0},
	{"\xFE", 1, 0},
	{"\xFF", 1, 0},
	{"a\xC3", 2, 1},
	{"ab\xE2\x82", 4, 2},
	{"abc\xF0\x9F\x98", 6, 3},
	{"abcdefgh\xC3\xA9", 10, 10},
	{"abcdefg\xC3\xA9h", 10, 10},
	{"abcdefghijklmnop\xA9", 17, 16},
	{"abcdefghijk\xEF\xBB\xBFlm\xC3(", 18, 16},
};

static void utf8_is_judged_as_the_standard_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < EG_COUNT(forms); i++)
		assert_int_equal(eg_utf8_valid((eg_str){forms[i].bytes, forms[i].n}), forms[i].bad);
}

static void every_code_point_comes_back(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		char bytes[4];
		eg_str s = {bytes, eg_utf8_put(bytes, c)};
		size_t at = 0;
		uint32_t back = eg_utf8_next(s, &at);
		bool surrogate = c >= 0xD800 && c <= 0xDFFF;
		if (back != (surrogate ? 0xFFFD : c) || at != (surrogate ? 1 : s.n) ||
			(eg_utf8_valid(s) == s.n) == surrogate)
			fail_msg("U+%04X", (unsigned)c);
	}
}

static void a_malformed_byte_is_one_replacement(void **state)
{
	(void)state;
	eg_str s = EG_STR("a\xE2\x82z");
	static const uint32_t want[] = {'a', 0xFFFD, 0xFFFD, 'z'};
	size_t at = 0;
	for (size_t i = 0; i < EG_COUNT(want); i++)
		assert_int_equal(eg_utf8_next(s, &at), want[i]);
	assert_int_equal(at, s.n);
}

static void code_points_are_counted(void **state)
{
	(void)state;
	assert_int_equal(eg_utf8_count(EG_STR("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80")), 4);
	assert_int_equal(eg_utf8_count((eg_str){NULL, 0}), 0);
}

static void printable_ascii_is_counted_up_to_the_first_other_byte(void **state)
{
	(void)state;
	char bytes[24];
	for (size_t n = 0; n <= sizeof bytes; n++)
		for (size_t at = 0; at < n; at++)
			for (int c = 0; c < 256; c++) {
				memset(bytes, '~', sizeof bytes);
				bytes[at] = (char)c;
				size_t want = c >= 0x20 && c < 0x7F ? n : at;
				if (eg_str_printable((eg_str){bytes, n}) != want)
					fail_msg("byte %02X at %zu of %zu", (unsigned)c, at, n);
				assert_int_equal(eg_str_is_ascii((eg_str){bytes, n}), c < 0x80);
			}
	assert_int_equal(eg_str_printable((eg_str){NULL, 0}), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(find_gives_the_first_place_from_the_offset),
		cmocka_unit_test(find_holds_at_the_ends),
		cmocka_unit_test(trim_takes_blanks_tabs_and_line_ends),
		cmocka_unit_test(a_cut_stays_inside),
		cmocka_unit_test(order_is_by_bytes_and_shorter_comes_first),
		cmocka_unit_test(starts_and_ends),
		cmocka_unit_test(words_are_the_same_whatever_joins_them),
		cmocka_unit_test(hashes_of_near_keys_differ_in_the_low_bits),
		cmocka_unit_test(utf8_is_judged_as_the_standard_says),
		cmocka_unit_test(every_code_point_comes_back),
		cmocka_unit_test(a_malformed_byte_is_one_replacement),
		cmocka_unit_test(code_points_are_counted),
		cmocka_unit_test(printable_ascii_is_counted_up_to_the_first_other_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
