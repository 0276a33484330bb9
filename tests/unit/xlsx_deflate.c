/* The deflater of large sheets: zlib reads back what it wrote. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <zlib.h>

#include "xlsx/deflate.h"
#include "xlsx/huffman.h"

/* Whether zlib makes the text of the stream and ends where the stream does. */
static void reads_back(const eg_buf *stream, eg_str text)
{
	z_stream z = {0};
	unsigned char *out = malloc(text.n + 1);
	assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
	z.next_in = (unsigned char *)stream->p;
	z.avail_in = (uInt)stream->n;
	z.next_out = out;
	z.avail_out = (uInt)text.n + 1;
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	assert_int_equal(z.total_out, text.n);
	assert_int_equal(z.avail_in, 0);
	assert_memory_equal(out, text.p, text.n);
	(void)inflateEnd(&z);
	free(out);
}

static void goes_through(eg_str text, size_t piece)
{
	eg_buf stream = {0};
	eg_deflate *d = eg_deflate_new();
	for (size_t at = 0; at + piece < text.n; at += piece)
		eg_deflate_put(d, &stream, eg_str_cut(text, at, at + piece), EG_DEFLATE_MORE);
	size_t rest = text.n % piece ? text.n % piece : piece < text.n ? piece : text.n;
	eg_deflate_put(d, &stream, eg_str_cut(text, text.n - rest, text.n), EG_DEFLATE_LAST);
	reads_back(&stream, text);
	eg_deflate_release(d);
	eg_buf_release(&stream);
}

static uint32_t next_random(uint32_t *seed)
{
	return (*seed = *seed * 1664525u + 1013904223u) >> 8;
}

static void texts_of_a_few_bytes_go_through(void **state)
{
	(void)state;
	static const char text[] = "abcdabcdabcdaaaaaaaaaaaaaaaaaaab";
	for (size_t n = 0; n < sizeof text; n++)
		goes_through((eg_str){text, n}, 7);
}

static void bytes_without_any_order_go_through(void **state)
{
	(void)state;
	enum { N = 200000 };
	uint32_t seed = 7;
	char *p = malloc(N);
	for (size_t i = 0; i < N; i++)
		p[i] = (char)next_random(&seed);
	goes_through((eg_str){p, N}, N);
	goes_through((eg_str){p, N}, 65536);
	goes_through((eg_str){p, N}, 999);
	free(p);
}

static void matches_of_every_length_and_distance_go_through(void **state)
{
	(void)state;
	eg_buf b = {0};
	uint32_t seed = 3;
	for (int i = 0; i < 3000; i++) {
		size_t back = 1 + next_random(&seed) % 40000, n = 1 + next_random(&seed) % 300;
		for (size_t k = 0; k < n && b.n > back; k++)
			eg_buf_byte(&b, b.p[b.n - back]);
		for (size_t k = next_random(&seed) % 40; k > 0; k--)
			eg_buf_byte(&b, (char)(next_random(&seed) % 90));
	}
	goes_through(eg_buf_view(&b), 65536);
	goes_through(eg_buf_view(&b), 10007);
	eg_buf_release(&b);
}

static void rows_of_cells_take_less_than_a_seventh(void **state)
{
	(void)state;
	eg_buf b = {0}, stream = {0};
	for (int i = 0; i < 4000; i++)
		eg_bufv(&b,
			"<row r=\"%d\"><c r=\"A%d\" s=\"1\" t=\"inlineStr\"><is><t>Partner "
			"%d</t></is>"
			"</c><c r=\"B%d\" s=\"4\"><v>%d</v></c></row>",
			i, i, i * 7, i, i * i % 1000);
	eg_deflate *d = eg_deflate_new();
	eg_deflate_put(d, &stream, eg_buf_view(&b), EG_DEFLATE_LAST);
	reads_back(&stream, eg_buf_view(&b));
	assert_true(stream.n < b.n / 7);
	eg_deflate_release(d);
	eg_buf_release(&stream);
	eg_buf_release(&b);
}

static void aligned_pieces_of_several_make_one_stream(void **state)
{
	(void)state;
	static const eg_str parts[] = {EG_STR_INIT("one two one two one two"),
		EG_STR_INIT("one two three one two three"), EG_STR_INIT("")};
	eg_buf stream = {0};
	for (size_t i = 0; i < EG_COUNT(parts); i++) {
		eg_deflate *d = eg_deflate_new();
		eg_deflate_put(d, &stream, parts[i],
			i + 1 < EG_COUNT(parts) ? EG_DEFLATE_ALIGNED : EG_DEFLATE_LAST);
		eg_deflate_release(d);
	}
	reads_back(&stream, EG_STR("one two one two one twoone two three one two three"));
	eg_buf_release(&stream);
}

static void nothing_refers_to_what_went_before_an_aligned_end(void **state)
{
	(void)state;
	eg_buf stream = {0};
	eg_deflate *d = eg_deflate_new();
	eg_deflate_put(d, &stream, EG_STR("the same words, and more"), EG_DEFLATE_ALIGNED);
	stream.n = 0;
	eg_deflate_put(d, &stream, EG_STR("the same words, and more"), EG_DEFLATE_LAST);
	reads_back(&stream, EG_STR("the same words, and more"));
	eg_deflate_release(d);
	eg_buf_release(&stream);
}

/* Kraft's sum of a whole code is one. */
static void is_whole(const eg_huffman *h, size_t symbols, unsigned longest)
{
	uint32_t room = 0;
	for (size_t i = 0; i < symbols; i++) {
		assert_true(h->bits[i] <= longest);
		if (h->bits[i])
			room += 1u << (longest - h->bits[i]);
	}
	assert_int_equal(room, 1u << longest);
}

static void codes_are_no_longer_than_is_said(void **state)
{
	(void)state;
	uint32_t fibonacci[30] = {1, 1};
	for (size_t i = 2; i < EG_COUNT(fibonacci); i++)
		fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
	eg_huffman h;
	eg_huffman_make(&h, fibonacci, EG_COUNT(fibonacci), 15);
	is_whole(&h, EG_COUNT(fibonacci), 15);
	eg_huffman_make(&h, fibonacci, 19, 7);
	is_whole(&h, 19, 7);
	assert_int_equal(h.bits[18], 1);
}

static void a_code_has_two_symbols_at_least(void **state)
{
	(void)state;
	const uint32_t none[4] = {0}, one[4] = {0, 0, 9, 0};
	eg_huffman h;
	eg_huffman_make(&h, none, 4, 15);
	is_whole(&h, 4, 15);
	eg_huffman_make(&h, one, 4, 15);
	is_whole(&h, 4, 15);
	assert_int_equal(h.bits[2], 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_of_a_few_bytes_go_through),
		cmocka_unit_test(bytes_without_any_order_go_through),
		cmocka_unit_test(matches_of_every_length_and_distance_go_through),
		cmocka_unit_test(rows_of_cells_take_less_than_a_seventh),
		cmocka_unit_test(aligned_pieces_of_several_make_one_stream),
		cmocka_unit_test(nothing_refers_to_what_went_before_an_aligned_end),
		cmocka_unit_test(codes_are_no_longer_than_is_said),
		cmocka_unit_test(a_code_has_two_symbols_at_least),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
