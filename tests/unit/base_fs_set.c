/* A set of files: replaced whole or not at all. This program has its own rename(), which stands
 * before the library's, so that the n-th one can fail. */
#include "base_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>

static int renames_left = -1; /* before one fails; < 0: none does */

int rename(const char *from, const char *to)
{
	if (renames_left == 0) {
		renames_left = -1;
		errno = EIO;
		return -1;
	}
	renames_left -= renames_left > 0;
	return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

static void assert_file(const char *name, const char *want)
{
	eg_str text, why;
	assert_true(eg_fs_read(arena, in(name), 1 << 20, &text, &why));
	assert_string_equal(text.p, want);
}

/* Names in the test's folder, joined by blanks. */
static const char *names_here(void)
{
	eg_str *names, why, all = EG_STR("");
	size_t count;
	assert_true(eg_fs_list(arena, folder, &names, &count, &why));
	for (size_t i = 0; i < count; i++)
		all = eg_strf(arena, "%s%s%s", all.p, i ? " " : "", names[i].p);
	return all.p;
}

static unsigned mode_of(const char *name)
{
	struct stat st;
	assert_int_equal(stat(in(name).p, &st), 0);
	return st.st_mode & 07777;
}

static void add(eg_fs_set *s, const char *name, const char *text)
{
	eg_str why = {NULL, 0};
	assert_true(eg_fs_set_write(s, in(name), eg_str_of(text), &why));
}

static void nothing_changes_before_commit(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	put_file("a", "old a");
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", "new a");
	add(s, "b", "new b");
	assert_file("a", "old a");
	assert_int_equal(eg_fs_kind_of(arena, in("b")), EG_FS_NONE);
	assert_true(eg_fs_set_commit(s, &why));
	assert_file("a", "new a");
	assert_file("b", "new b");
	assert_string_equal(names_here(), "a b");
}

static void missing_folders_are_made(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "x/y/a", "1");
	add(s, "b", "2");
	assert_true(eg_fs_set_commit(s, &why));
	assert_file("x/y/a", "1");
	assert_string_equal(names_here(), "b x");
}

static void the_mode_is_that_of_the_old_file(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	put_file("a", "old");
	assert_int_equal(chmod(in("a").p, 0604), 0);
	mode_t mask = umask(027);
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", "new");
	add(s, "b", "new");
	assert_true(eg_fs_set_commit(s, &why));
	umask(mask);
	assert_int_equal(mode_of("a"), 0604);
	assert_int_equal(mode_of("b"), 0640);
}

static void nobody_else_reads_a_file_before_commit(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	eg_fs_set *s = eg_fs_set_new(arena);
	eg_str beside = eg_fs_set_add(s, in("a"), &why);
	add(s, "a", "new");
	assert_int_equal(mode_of(eg_path_name(beside).p), 0600);
	eg_fs_set_abandon(s);
}

static void an_equal_file_is_left_alone_with_its_time(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	struct stat before, after;
	const struct timespec then[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
	put_file("a", "same");
	put_file("b", "old");
	assert_int_equal(utimensat(AT_FDCWD, in("a").p, then, 0), 0);
	assert_int_equal(stat(in("a").p, &before), 0);
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", "same");
	add(s, "b", "new");
	assert_true(eg_fs_set_commit(s, &why));
	assert_int_equal(stat(in("a").p, &after), 0);
	assert_int_equal(after.st_mtime, 1000000000);
	assert_true(after.st_ino == before.st_ino);
	assert_file("b", "new");
	assert_string_equal(names_here(), "a b");
}

static void files_of_one_size_are_told_apart(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	eg_str large = eg_strf(arena, "%200000d", 1), other = eg_strf(arena, "%200000d", 2);
	put_file("a", large.p);
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", other.p);
	assert_true(eg_fs_set_commit(s, &why));
	assert_file("a", other.p);
}

static void abandon_leaves_nothing(void **state)
{
	(void)state;
	put_file("a", "old");
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", "new");
	add(s, "b", "new");
	eg_fs_set_abandon(s);
	assert_file("a", "old");
	assert_string_equal(names_here(), "a");
}

static void abandon_leaves_no_folder_that_the_set_has_made(void **state)
{
	(void)state;
	assert_int_equal(mkdir(in("was").p, 0777), 0);
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "was/a", "1");
	add(s, "x/y/a", "1");
	add(s, "x/z/b", "2");
	add(s, "kept/c", "3");
	put_file("kept/other", "not of the set");
	eg_fs_set_abandon(s);
	assert_string_equal(names_here(), "kept was");
}

/* A worker that has not heard of the end yet must not make anew what was removed. */
static void from_the_end_on_no_file_can_be_opened(void **state)
{
	(void)state;
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "x/a", "1");
	pid_t child = fork();
	if (child == 0) {
		eg_fs_sets_end(true);
		_exit(open(in("late").p, O_WRONLY | O_CREAT, 0666) < 0 ? 0 : 1);
	}
	int status = -1;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_string_equal(names_here(), "");
	eg_fs_set_abandon(s);
}

static void a_path_added_twice_is_one_file(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", "first");
	add(s, "a", "second");
	assert_true(eg_fs_set_commit(s, &why));
	assert_file("a", "second");
}

static void a_place_held_by_a_folder_stops_the_whole_set(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	put_file("a", "old");
	assert_int_equal(mkdir(in("b").p, 0777), 0);
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", "new");
	add(s, "b", "new");
	assert_false(eg_fs_set_commit(s, &why));
	assert_true(eg_str_eq(why, eg_strf(arena, "%s: it is not a regular file", in("b").p)));
	assert_file("a", "old");
	assert_string_equal(names_here(), "a b");
}

static void a_file_that_was_never_written_stops_the_whole_set(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	put_file("a", "old");
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", "new");
	assert_non_null(eg_fs_set_add(s, in("b"), &why).p);
	assert_false(eg_fs_set_commit(s, &why));
	assert_file("a", "old");
	assert_string_equal(names_here(), "a");
}

static void when_a_rename_fails_those_before_are_put_back(void **state)
{
	(void)state;
	for (int n = 0; n < 4; n++) {
		eg_str why = {NULL, 0};
		put_file("a", "old a");
		put_file("c", "old c");
		eg_fs_set *s = eg_fs_set_new(arena);
		add(s, "a", "new a");
		add(s, "b", "new b");
		add(s, "c", "new c");
		add(s, "d", "new d");
		renames_left = n;
		assert_false(eg_fs_set_commit(s, &why));
		renames_left = -1;
		assert_file("a", "old a");
		assert_file("c", "old c");
		assert_string_equal(names_here(), "a c");
		assert_true(eg_str_ends(why, EG_STR(": Input/output error")));
	}
}

static void a_set_is_used_again(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	eg_fs_set *s = eg_fs_set_new(arena);
	add(s, "a", "1");
	assert_true(eg_fs_set_commit(s, &why));
	add(s, "a", "2");
	assert_true(eg_fs_set_commit(s, &why));
	assert_file("a", "2");
	assert_true(eg_fs_set_commit(s, &why));
	assert_string_equal(names_here(), "a");
}

static void a_folder_that_cannot_be_made_says_why(void **state)
{
	(void)state;
	eg_str why = {NULL, 0};
	put_file("file", "");
	eg_fs_set *s = eg_fs_set_new(arena);
	assert_null(eg_fs_set_add(s, in("file/x/a"), &why).p);
	assert_string_equal(why.p, "Not a directory");
	assert_false(eg_fs_set_write(s, in("file/a"), EG_STR(""), &why));
	assert_int_equal(symlink("nowhere", in("link").p), 0);
	assert_null(eg_fs_set_add(s, in("link/a"), &why).p);
	assert_string_equal(why.p, "a link that leads nowhere stands where the folder should be");
}

static void what_killed_runs_left_is_swept_away(void **state)
{
	(void)state;
	static const char *const all[] = {".a.pdf.4711.part", ".b.xlsx.12.part.frame", ".c.part",
		".d.12.partial", "e.12.part", ".f.12.part.bak", "g.pdf",
		".h.sqlite.12.part-journal"};
	eg_str why = {NULL, 0};
	for (size_t i = 0; i < EG_COUNT(all); i++)
		assert_true(eg_fs_append(arena, in(all[i]), EG_STR("x"), &why));
	eg_fs_sweep(arena, folder);
	assert_string_equal(names_here(), ".c.part .d.12.partial .f.12.part.bak e.12.part g.pdf");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_changes_before_commit),
		TEST(missing_folders_are_made),
		TEST(the_mode_is_that_of_the_old_file),
		TEST(nobody_else_reads_a_file_before_commit),
		TEST(an_equal_file_is_left_alone_with_its_time),
		TEST(files_of_one_size_are_told_apart),
		TEST(abandon_leaves_nothing),
		TEST(abandon_leaves_no_folder_that_the_set_has_made),
		TEST(from_the_end_on_no_file_can_be_opened),
		TEST(a_path_added_twice_is_one_file),
		TEST(a_place_held_by_a_folder_stops_the_whole_set),
		TEST(a_file_that_was_never_written_stops_the_whole_set),
		TEST(when_a_rename_fails_those_before_are_put_back),
		TEST(a_set_is_used_again),
		TEST(a_folder_that_cannot_be_made_says_why),
		TEST(what_killed_runs_left_is_swept_away),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
