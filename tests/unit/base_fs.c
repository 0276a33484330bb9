/* Files: what is read and what is refused, lists, paths, folders, locks. */
#include "base_folder.h"

static const char *refusal(const char *name, size_t max)
{
	eg_str text = {NULL, 0}, why = {NULL, 0};
	if (eg_fs_read(arena, in(name), max, &text, &why))
		return NULL;
	assert_null(text.p);
	assert_non_null(why.p);
	return why.p;
}

static void a_file_is_read_whole(void **state)
{
	(void)state;
	eg_str text, why;
	put_file("a", "one\r\ntwo");
	assert_true(eg_fs_read(arena, in("a"), 1000, &text, &why));
	assert_int_equal(text.n, 8);
	assert_string_equal(text.p, "one\r\ntwo");
}

static void an_empty_file_is_empty_text(void **state)
{
	(void)state;
	eg_str text, why;
	put_file("a", "");
	assert_true(eg_fs_read(arena, in("a"), 0, &text, &why));
	assert_non_null(text.p);
	assert_int_equal(text.n, 0);
}

static void a_file_as_large_as_may_be_is_read_and_no_larger(void **state)
{
	(void)state;
	put_file("a", "12345678");
	assert_null(refusal("a", 8));
	assert_null(refusal("a", SIZE_MAX));
	assert_string_equal(refusal("a", 7), "it has more than 7 bytes");
}

static void a_file_that_tells_no_size_is_read(void **state)
{
	(void)state;
	eg_str text, why;
	if (eg_fs_kind_of(arena, EG_STR("/proc/self/status")) != EG_FS_FILE)
		skip();
	assert_true(eg_fs_read(arena, EG_STR("/proc/self/status"), 1 << 20, &text, &why));
	assert_true(text.n > 100);
}

static void a_stamp_tells_that_a_file_was_replaced(void **state)
{
	(void)state;
	put_file("a", "same");
	put_file("b", "same");
	uint64_t stamp = eg_fs_stamp(arena, in("a"));
	assert_true(stamp != 0);
	assert_true(eg_fs_stamp(arena, in("a")) == stamp);
	assert_int_equal(rename(in("b").p, in("a").p), 0);
	assert_true(eg_fs_stamp(arena, in("a")) != stamp);
	assert_true(eg_fs_stamp(arena, in("b")) == 0);
}

static void what_is_no_regular_file_is_refused(void **state)
{
	(void)state;
	assert_string_equal(refusal(".", 1000), "it is a folder");
	assert_int_equal(mkfifo(in("pipe").p, 0600), 0);
	assert_string_equal(refusal("pipe", 1000), "it is not a regular file");
	assert_string_equal(refusal("/dev/null", 1000), "it is not a regular file");
	assert_string_equal(refusal("nowhere", 1000), "No such file or directory");
}

static void kinds_are_told_apart(void **state)
{
	(void)state;
	put_file("a", "");
	assert_int_equal(mkfifo(in("pipe").p, 0600), 0);
	assert_int_equal(eg_fs_kind_of(arena, in("a")), EG_FS_FILE);
	assert_int_equal(eg_fs_kind_of(arena, folder), EG_FS_FOLDER);
	assert_int_equal(eg_fs_kind_of(arena, in("pipe")), EG_FS_OTHER);
	assert_int_equal(eg_fs_kind_of(arena, in("b")), EG_FS_NONE);
}

static void a_list_is_in_byte_order(void **state)
{
	(void)state;
	static const char *const files[] = {
		"b.yaml", "a.yaml", "B", "\xC3\xA9", ".hidden", "a-b", "ab"};
	static const char *const want[] = {
		".hidden", "B", "a-b", "a.yaml", "ab", "b.yaml", "\xC3\xA9"};
	eg_str *names, why;
	size_t count;
	for (size_t i = 0; i < EG_COUNT(files); i++)
		put_file(files[i], "");
	assert_true(eg_fs_list(arena, folder, &names, &count, &why));
	assert_int_equal(count, EG_COUNT(want));
	for (size_t i = 0; i < count; i++)
		assert_true(eg_str_is(names[i], want[i]));
}

static void a_list_of_nothing_says_why(void **state)
{
	(void)state;
	eg_str *names, why = {NULL, 0};
	size_t count;
	put_file("a", "");
	assert_false(eg_fs_list(arena, in("a"), &names, &count, &why));
	assert_string_equal(why.p, "Not a directory");
	assert_false(eg_fs_list(arena, in("b"), &names, &count, &why));
}

static void paths_are_joined(void **state)
{
	(void)state;
	static const char *const cases[][3] = {{"a/b", "c", "a/b/c"}, {"a/", "c", "a/c"},
		{"", "c", "c"}, {".", "c", "c"}, {"a", "/c", "/c"}, {"a", "", "a"}, {"a", ".", "a"},
		{"/", "c", "/c"}, {".", "", "."}, {"", "", ""}};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		eg_str got = eg_path_join(arena, eg_str_of(cases[i][0]), eg_str_of(cases[i][1]));
		assert_true(eg_str_is(got, cases[i][2]));
	}
}

static void paths_are_taken_apart(void **state)
{
	(void)state;
	static const char *const cases[][3] = {{"a/b/c", "a/b", "c"}, {"c", "", "c"},
		{"/c", "/", "c"}, {"a/", "a", ""}, {"", "", ""}};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		assert_true(eg_str_is(eg_path_folder(eg_str_of(cases[i][0])), cases[i][1]));
		assert_true(eg_str_is(eg_path_name(eg_str_of(cases[i][0])), cases[i][2]));
	}
}

static void links_are_followed_to_the_real_path(void **state)
{
	(void)state;
	put_file("a", "");
	assert_int_equal(symlink("a", in("link").p), 0);
	assert_true(eg_str_eq(eg_fs_real(arena, in("link")), eg_fs_real(arena, in("a"))));
	assert_null(eg_fs_real(arena, in("b")).p);
	assert_non_null(eg_fs_real(arena, EG_STR("")).p);
}

static void folders_are_made_with_those_above(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	assert_true(eg_fs_make_folder(arena, in("a/b//c/"), &why));
	assert_int_equal(eg_fs_kind_of(arena, in("a/b/c")), EG_FS_FOLDER);
	assert_true(eg_fs_make_folder(arena, in("a/b/c"), &why));
	assert_true(eg_fs_make_folder(arena, EG_STR("/"), &why));
	put_file("file", "");
	assert_false(eg_fs_make_folder(arena, in("file"), &why));
	assert_string_equal(why.p, "a file stands where the folder should be");
	assert_false(eg_fs_make_folder(arena, in("file/x"), &why));
	assert_string_equal(why.p, "Not a directory");
}

static void lines_are_appended(void **state)
{
	(void)state;
	eg_str text, why = {NULL, 0};
	assert_true(eg_fs_append(arena, in("log"), EG_STR("one\n"), &why));
	assert_true(eg_fs_append(arena, in("log"), EG_STR("two\n"), &why));
	assert_true(eg_fs_read(arena, in("log"), 100, &text, &why));
	assert_string_equal(text.p, "one\ntwo\n");
	assert_false(eg_fs_append(arena, in("no/log"), EG_STR("x"), &why));
	assert_string_equal(why.p, "No such file or directory");
}

static void a_lock_is_held_by_one(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	int first = eg_fs_lock(arena, folder, &why);
	assert_true(first >= 0);
	assert_int_equal(eg_fs_lock(arena, folder, &why), -1);
	eg_fs_unlock(first);
	int second = eg_fs_lock(arena, folder, &why);
	assert_true(second >= 0);
	eg_fs_unlock(second);
	assert_int_equal(eg_fs_lock(arena, in("nowhere"), &why), -2);
	assert_string_equal(why.p, "No such file or directory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_read_whole),
		TEST(an_empty_file_is_empty_text),
		TEST(a_file_as_large_as_may_be_is_read_and_no_larger),
		TEST(a_file_that_tells_no_size_is_read),
		TEST(a_stamp_tells_that_a_file_was_replaced),
		TEST(what_is_no_regular_file_is_refused),
		TEST(kinds_are_told_apart),
		TEST(a_list_is_in_byte_order),
		TEST(a_list_of_nothing_says_why),
		TEST(paths_are_joined),
		TEST(paths_are_taken_apart),
		TEST(links_are_followed_to_the_real_path),
		TEST(folders_are_made_with_those_above),
		TEST(lines_are_appended),
		TEST(a_lock_is_held_by_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
