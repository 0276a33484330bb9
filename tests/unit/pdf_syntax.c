#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/syntax.h"

static void expect(eg_buf *b, const char *want)
{
	eg_buf_byte(b, 0);
	assert_string_equal(b->p, want);
	b->n = 0;
}

static void lengths_have_three_decimals_at_most(void **state)
{
	(void)state;
	static const struct {
		eg_len v;
		const char *want;
	} rows[] = {
		{0, "0"},
		{EG_PT, "1"},
		{EG_PTS(841.89), "841.89"},
		{EG_PTS(-0.5), "-0.5"},
		{EG_PTS(0.0004), "0"},
		{EG_PTS(-0.0004), "0"},
		{EG_PTS(0.0006), "0.001"},
		{EG_PTS(12345.6789), "12345.679"},
	};
	eg_buf b = {0};
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		eg_pdf_put_len(&b, rows[i].v);
		expect(&b, rows[i].want);
	}
	eg_buf_release(&b);
}

static void strings_are_literal_for_ascii_and_utf16_else(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_pdf_put_text(&b, EG_STR("a (b) \\"));
	expect(&b, "(a \\(b\\) \\\\)");
	eg_pdf_put_text(&b, EG_STR("\xC3\xA9\xF0\x9F\x98\x80"));
	expect(&b, "<FEFF00E9D83DDE00>");
	eg_pdf_put_text(&b, EG_STR("line\nbreak"));
	expect(&b, "<FEFF006C0069006E0065000A0062007200650061006B>");
	eg_pdf_put_bytes(&b, EG_STR("z\xC3\xBC"));
	expect(&b, "<7AC3BC>");
	eg_pdf_put_text(&b, EG_STR(""));
	expect(&b, "()");
	eg_buf_release(&b);
}

static void strings_are_cut_to_the_limit_of_the_standard(void **state)
{
	(void)state;
	eg_buf text = {0}, b = {0};
	for (int i = 0; i < 40000; i++)
		eg_buf_byte(&text, 'x');
	eg_pdf_put_text(&b, eg_buf_view(&text));
	assert_int_equal(b.n, 32767 + 2);
	b.n = text.n = 0;
	for (int i = 0; i < 20000; i++)
		eg_buf_cstr(&text, "\xF0\x9F\x98\x80");
	eg_pdf_put_text(&b, eg_buf_view(&text));
	/* The mark and whole pairs only: 8,191 of them. */
	assert_int_equal(b.n, 2 + 4 + 8191 * 8);
	eg_buf_release(&text);
	eg_buf_release(&b);
}

static void dates_are_utc(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_pdf_put_date(&b, INT64_C(1733918461));
	expect(&b, "(D:20241211120101Z)");
	eg_pdf_put_iso_date(&b, INT64_C(1733918461));
	expect(&b, "2024-12-11T12:01:01Z");
	eg_pdf_put_iso_date(&b, -1);
	expect(&b, "1969-12-31T23:59:59Z");
	eg_buf_release(&b);
}

static void a_carriage_return_in_a_string_is_escaped(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_pdf_put_string_byte(&b, '\r');
	eg_pdf_put_string_byte(&b, '(');
	eg_pdf_put_string_byte(&b, 'a');
	expect(&b, "\\r\\(a");
	eg_buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_have_three_decimals_at_most),
		cmocka_unit_test(strings_are_literal_for_ascii_and_utf16_else),
		cmocka_unit_test(strings_are_cut_to_the_limit_of_the_standard),
		cmocka_unit_test(dates_are_utc),
		cmocka_unit_test(a_carriage_return_in_a_string_is_escaped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
