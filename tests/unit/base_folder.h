/* base_folder.h -- a folder of its own for each test, removed after it. */
#ifndef EG_TESTS_BASE_FOLDER_H
#define EG_TESTS_BASE_FOLDER_H

#include "base/fs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static eg_arena *arena;
static eg_str folder;

static void remove_tree(eg_str path)
{
	eg_str *names = NULL, why;
	size_t count = 0;
	struct stat st;
	const char *c = eg_cstr(arena, path);
	if (lstat(c, &st) != 0)
		return;
	if (!S_ISDIR(st.st_mode)) {
		unlink(c);
		return;
	}
	if (eg_fs_list(arena, path, &names, &count, &why))
		for (size_t i = 0; i < count; i++)
			remove_tree(eg_path_join(arena, path, names[i]));
	rmdir(c);
}

static int open_folder(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	arena = eg_arena_new();
	char *path =
		eg_cstr(arena, eg_strf(arena, "%s/engross-XXXXXX", tmp && *tmp ? tmp : "/tmp"));
	if (!mkdtemp(path))
		return -1;
	folder = eg_str_of(path);
	return 0;
}

static int close_folder(void **state)
{
	(void)state;
	remove_tree(folder);
	eg_arena_release(arena);
	return 0;
}

/* A name in the test's folder, as a path. */
static eg_str in(const char *name)
{
	return eg_path_join(arena, folder, eg_str_of(name));
}

static void put_file(const char *name, const char *text)
{
	FILE *f = fopen(in(name).p, "wb");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, close_folder)

#endif
