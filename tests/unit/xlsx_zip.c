/* The records of a zip around very many parts: counts that narrow fields cannot say stand in wide
 * ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/str.h"
#include "xlsx/zipsay.h"

#define NARROW_MOST 65534u /* 65,535 says that the count is wide */

typedef struct made {
	eg_arena *a;
	eg_str path;
	bool wide;
} made;

/* A file of that many empty parts, p0 and on. */
static made make(uint64_t parts)
{
	char folder[] = "/tmp/engross-zip-XXXXXX";
	made m = {.a = eg_arena_new()};
	eg_zip_said said = {.most = UINT32_MAX - 1};
	eg_buf b = {0};
	assert_non_null(mkdtemp(folder));
	m.path = eg_strf(m.a, "%s/parts.zip", folder);
	eg_file *f = eg_file_create(m.a, m.path);
	assert_non_null(f);
	uint64_t at = 0;
	for (uint64_t i = 0; i < parts; i++) {
		eg_zip_part p = {.name = eg_strf(m.a, "p%llu", (unsigned long long)i), .at = at};
		b.n = 0;
		eg_zip_say_header(&b, &said, &p);
		assert_true(eg_file_write(f, b.p, b.n));
		at += b.n;
		eg_zip_say_entry(&said, &p);
	}
	eg_zip_say_end(&said, at);
	assert_true(eg_file_write(f, said.directory.p, said.directory.n));
	assert_true(eg_file_flush(f));
	eg_file_close(f);
	m.wide = said.wide;
	eg_buf_release(&b);
	eg_buf_release(&said.directory);
	return m;
}

static void drop(made *m)
{
	unlink(eg_cstr(m->a, m->path));
	rmdir(eg_cstr(m->a, eg_str_cut(m->path, 0, m->path.n - EG_STR("/parts.zip").n)));
	eg_arena_release(m->a);
}

static void nothing(void *ctx, const unsigned char *p, size_t n)
{
	(void)ctx;
	(void)p;
	(void)n;
}

static void check(uint64_t parts)
{
	made m = make(parts);
	eg_str why = {NULL, 0};
	eg_zip *z = EG_NEW(m.a, eg_zip);
	assert_int_equal(m.wide, parts > NARROW_MOST);
	assert_true(eg_zip_open(z, m.a, m.path, &why));
	assert_int_equal(z->parts, parts);
	eg_zip_part p = {0};
	uint64_t next = z->next;
	for (uint64_t i = 0; i < parts; i++) {
		z->next = next;
		assert_true(eg_zip_next(z, &p));
		next = z->next;
	}
	assert_true(eg_str_eq(p.name, eg_strf(m.a, "p%llu", (unsigned long long)parts - 1)));
	assert_true(eg_zip_read(z, &p, nothing, NULL));
	/* behind the last there is none */
	assert_false(eg_zip_next(z, &p));
	eg_zip_close(z);
	drop(&m);
}

static void a_count_that_fits_is_narrow(void **state)
{
	(void)state;
	check(1);
	check(NARROW_MOST);
}

static void a_count_that_does_not_fit_is_wide(void **state)
{
	(void)state;
	check(NARROW_MOST + 1);
	check(NARROW_MOST + 2);
	check(70000);
}

static void write_file(const made *m, const char *bytes, size_t n)
{
	eg_file *f = eg_file_create(m->a, m->path);
	assert_non_null(f);
	assert_true(eg_file_write(f, bytes, n));
	assert_true(eg_file_flush(f));
	eg_file_close(f);
}

/* As minizip ends a file of many parts: the narrow count is all ones, and no wide end stands before
 * it. */
static void a_count_that_nobody_says_is_taken_from_the_directory(void **state)
{
	(void)state;
	made m = make(70000);
	eg_str bytes = {NULL, 0}, why = {NULL, 0};
	assert_true(eg_fs_read(m.a, m.path, 1 << 26, &bytes, &why));
	char *cut = eg_alloc(m.a, bytes.n);
	size_t ends = 56 + 20; /* the wide end and its place */
	memcpy(cut, bytes.p, bytes.n - ends - 22);
	memcpy(cut + bytes.n - ends - 22, bytes.p + bytes.n - 22, 22);
	write_file(&m, cut, bytes.n - ends);
	eg_zip *z = EG_NEW(m.a, eg_zip);
	assert_true(eg_zip_open(z, m.a, m.path, &why));
	assert_int_equal(z->parts, 70000);
	eg_zip_close(z);
	/* a directory that ends elsewhere is broken */
	cut[bytes.n - ends - 10]++;
	write_file(&m, cut, bytes.n - ends);
	assert_false(eg_zip_open(z, m.a, m.path, &why));
	eg_zip_close(z);
	drop(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_count_that_fits_is_narrow),
		cmocka_unit_test(a_count_that_does_not_fit_is_wide),
		cmocka_unit_test(a_count_that_nobody_says_is_taken_from_the_directory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
