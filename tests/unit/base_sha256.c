/* SHA-256: the examples of FIPS 180-4 and of its test vectors. */
#include "base/buf.h"
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_digest(eg_str bytes, const char *want)
{
	eg_arena *a = eg_arena_new();
	assert_string_equal(eg_sha256_hex(a, eg_sha256_of(bytes)).p, want);
	eg_arena_release(a);
}

static void the_published_examples_hold(void **state)
{
	(void)state;
	assert_digest(
		EG_STR(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_digest(
		EG_STR("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_digest(EG_STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void absent_text_is_empty_text(void **state)
{
	(void)state;
	assert_digest((eg_str){NULL, 0},
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void a_million_bytes_hold(void **state)
{
	(void)state;
	eg_buf b = {0};
	for (int i = 0; i < 1000000; i++)
		eg_buf_byte(&b, 'a');
	assert_digest(eg_buf_view(&b),
		"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	eg_buf_release(&b);
}

static void a_file_has_the_digest_of_its_bytes(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	for (size_t n = 65535; n <= 65537; n++) {
		char *bytes = eg_alloc(a, n);
		eg_sha256 h;
		uint64_t read = 0;
		eg_file *f = eg_file_temporary(a, EG_STR("."));
		assert_true(eg_file_write(f, bytes, n) && eg_file_flush(f) &&
			    eg_file_seek(f, 0, false));
		assert_true(eg_sha256_file(f, &h, &read));
		assert_int_equal(read, n);
		eg_sha256 whole = eg_sha256_of((eg_str){bytes, n});
		assert_memory_equal(h.b, whole.b, sizeof h.b);
		eg_file_close(f);
	}
	eg_arena_release(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_published_examples_hold),
		cmocka_unit_test(absent_text_is_empty_text),
		cmocka_unit_test(a_million_bytes_hold),
		cmocka_unit_test(a_file_has_the_digest_of_its_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
