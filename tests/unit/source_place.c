/* Sources: where a byte stands, whatever the line ends; the words nearest to another. */
#include "source/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static eg_arena *arena;
static eg_sources sources;

static int open_sources(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_sources_init(&sources, arena);
	return 0;
}

static int close_sources(void **state)
{
	(void)state;
	eg_arena_release(arena);
	return 0;
}

static uint32_t add(const char *text)
{
	return eg_sources_add(&sources, EG_STR("a.yaml"), EG_STR("/x/a.yaml"), eg_str_of(text));
}

static void assert_place(uint32_t file, uint32_t offset, uint32_t line, uint32_t column)
{
	eg_place p = eg_source_place(&sources, file, offset);
	if (p.line != line || p.column != column)
		fail_msg("byte %u: %u:%u, not %u:%u", offset, p.line, p.column, line, column);
}

static void assert_line(uint32_t file, uint32_t line, const char *want)
{
	assert_true(eg_str_is(eg_source_line(&sources, file, line), want));
}

static void number_nought_is_nowhere(void **state)
{
	(void)state;
	assert_null(eg_sources_at(&sources, 0));
	assert_null(eg_sources_at(&sources, 99));
	assert_place(0, 5, 0, 0);
	assert_line(0, 1, "");
	assert_int_equal(add("x"), 1);
	assert_int_equal(add("y"), 2);
}

static void lines_end_with_lf_crlf_or_cr(void **state)
{
	(void)state;
	uint32_t f = add("ab\ncd\r\nef\rgh\n\r\nij");
	assert_line(f, 1, "ab");
	assert_line(f, 2, "cd");
	assert_line(f, 3, "ef");
	assert_line(f, 4, "gh");
	assert_line(f, 5, "");
	assert_line(f, 6, "ij");
	assert_line(f, 7, "");
	assert_line(f, 0, "");
	assert_place(f, 3, 2, 1);
	assert_place(f, 7, 3, 1);
	assert_place(f, 10, 4, 1);
	assert_place(f, 13, 5, 1);
	assert_place(f, 15, 6, 1);
}

static void the_line_end_belongs_to_its_line(void **state)
{
	(void)state;
	uint32_t f = add("ab\r\ncd");
	assert_place(f, 2, 1, 3);
	assert_place(f, 3, 1, 4);
	assert_place(f, 4, 2, 1);
}

static void the_end_of_the_text_is_a_place(void **state)
{
	(void)state;
	uint32_t without = add("a\nbc"), with = add("a\nbc\n"), empty = add("");
	assert_place(without, 4, 2, 3);
	assert_place(without, 4000, 2, 3);
	assert_place(with, 5, 3, 1);
	assert_line(with, 3, "");
	assert_place(empty, 0, 1, 1);
	assert_line(empty, 1, "");
}

static void columns_count_code_points(void **state)
{
	(void)state;
	uint32_t f = add("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80x");
	assert_place(f, 0, 1, 1);
	assert_place(f, 2, 1, 2);
	assert_place(f, 5, 1, 3);
	assert_place(f, 9, 1, 4);
}

static void a_byte_order_mark_is_no_column(void **state)
{
	(void)state;
	uint32_t f = add("\xEF\xBB\xBFid: a\nb");
	assert_place(f, 0, 1, 1);
	assert_place(f, 1, 1, 1);
	assert_place(f, 3, 1, 1);
	assert_place(f, 7, 1, 5);
	assert_place(f, 9, 2, 1);
	assert_line(f, 1, "id: a");
}

static void a_place_is_found_among_many_lines(void **state)
{
	(void)state;
	char *text = eg_alloc(arena, 40001);
	for (size_t i = 0; i < 40000; i++)
		text[i] = "abc\n"[i % 4];
	uint32_t f = add(text);
	for (uint32_t i = 0; i < 40000; i++)
		assert_place(f, i, i / 4 + 1, i % 4 + 1);
}

static const char *near(const char *word)
{
	static const eg_str keys[] = {EG_STR_INIT("goals"), EG_STR_INIT("objectives"),
		EG_STR_INIT("partners"), EG_STR_INIT("partner"), EG_STR_INIT("starts"),
		EG_STR_INIT("stage"), EG_STR_INIT("id"), EG_STR_INIT("fy")};
	const eg_str *hit = eg_suggest(arena, eg_str_of(word), keys, EG_COUNT(keys));
	return hit ? hit->p : "";
}

static void a_near_word_is_suggested(void **state)
{
	(void)state;
	assert_string_equal(near("gaols"), "goals");  /* two letters changed places */
	assert_string_equal(near("goalz"), "goals");  /* one is another */
	assert_string_equal(near("goal"), "goals");   /* one is missing */
	assert_string_equal(near("gooals"), "goals"); /* one is too many */
	assert_string_equal(near("objetcive"), "objectives");
	assert_string_equal(near("partnerz"), "partners"); /* nearer than the first near one */
	assert_string_equal(near("start"), "starts");
	assert_string_equal(near("di"), "id");
	assert_string_equal(near("ib"), "id");
}

static void a_far_word_is_not(void **state)
{
	(void)state;
	assert_string_equal(near("budget"), "");
	assert_string_equal(near("gxxls"), "");
	assert_string_equal(near(""), "");
	assert_string_equal(near("x"), "");
	assert_string_equal(near("ax"), "");
	assert_string_equal(
		near("objectivesobjectivesobjectivesobjectivesobjectivesobjectivesobjectives"), "");
}

static void a_tie_goes_to_the_first(void **state)
{
	(void)state;
	static const eg_str words[] = {
		EG_STR_INIT("late"), EG_STR_INIT("gate"), EG_STR_INIT("rate")};
	assert_ptr_equal(eg_suggest(arena, EG_STR("date"), words, EG_COUNT(words)), &words[0]);
	assert_null(eg_suggest(arena, EG_STR("date"), words, 0));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_sources, close_sources)

/* Ids as offices write them, more than are compared one by one. */
static void many_searches_among_many_words_find_what_is_one_change_away(void **state)
{
	(void)state;
	enum { WORDS = 20000 };
	eg_str *words = EG_NEW_N(arena, eg_str, WORDS);
	for (unsigned i = 0; i < WORDS; i++)
		words[i] = eg_strf(arena, "act-%05u-%c", i * 7, (int)('a' + i % 26));
	eg_near *near = eg_near_new(arena, words, WORDS);
	for (unsigned i = 0; i < 3000; i++) {
		char *c = eg_cstr(arena, words[i * 5]);
		switch (i % 4) {
		case 0: /* another letter */
			c[2] = 'x';
			break;
		case 1: /* one less */
			memmove(c + 1, c + 2, strlen(c + 2) + 1);
			break;
		case 2: /* changed over */
			c[0] = 'c';
			c[1] = 'a';
			break;
		default: /* one more */
			c = eg_cstr(arena, eg_strf(arena, "a%s", c));
			break;
		}
		const eg_str *hit = eg_near_find(near, arena, eg_str_of(c));
		assert_non_null(hit);
		assert_true(eg_str_eq(*hit, words[i * 5]));
	}
	assert_null(eg_near_find(near, arena, EG_STR("quite another word")));
	assert_null(eg_near_find(near, arena, EG_STR("")));
}

/* Twenty thousand places on a line of four megabytes: counted from its begin each, they would take
 * minutes. */
static void a_place_on_a_line_that_holds_a_whole_file_is_found_at_once(void **state)
{
	(void)state;
	size_t chars = 2000000;
	char *p = eg_alloc(arena, 2 * chars + 3);
	p[0] = '\n';
	for (size_t i = 0; i < chars; i++)
		memcpy(p + 1 + 2 * i, "\xC3\xA4", 2);
	memcpy(p + 2 * chars + 1, "\n", 2);
	uint32_t file = add(p);
	for (size_t i = 0; i < chars; i += 100) {
		eg_place at = eg_source_place(&sources, file, (uint32_t)(1 + 2 * i));
		assert_int_equal(at.line, 2);
		assert_int_equal(at.column, i + 1);
		assert_int_equal(eg_source_line(&sources, file, 2).n, 2 * chars);
	}
	assert_int_equal(eg_source_place(&sources, file, (uint32_t)(2 * chars + 2)).line, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(number_nought_is_nowhere),
		TEST(lines_end_with_lf_crlf_or_cr),
		TEST(the_line_end_belongs_to_its_line),
		TEST(the_end_of_the_text_is_a_place),
		TEST(columns_count_code_points),
		TEST(a_byte_order_mark_is_no_column),
		TEST(a_place_is_found_among_many_lines),
		TEST(a_place_on_a_line_that_holds_a_whole_file_is_found_at_once),
		TEST(a_near_word_is_suggested),
		TEST(a_far_word_is_not),
		TEST(a_tie_goes_to_the_first),
		TEST(many_searches_among_many_words_find_what_is_one_change_away),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
