/* Numbers to and from text, to their limits; lengths by fractions. */
#include "base/len.h"
#include "base/num.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct number_case {
	const char *text;
	bool ok;
	int64_t v;
} number_case;

static void integers_are_read_to_their_limits(void **state)
{
	(void)state;
	static const number_case cases[] = {{"0", true, 0}, {"-0", true, 0}, {"+7", true, 7},
		{"0012", true, 12}, {"9223372036854775807", true, INT64_MAX},
		{"-9223372036854775808", true, INT64_MIN}, {"9223372036854775808", false, 0},
		{"-9223372036854775809", false, 0}, {"99999999999999999999", false, 0},
		{"", false, 0}, {"-", false, 0}, {"+", false, 0}, {"1.0", false, 0},
		{"1e3", false, 0}, {" 1", false, 0}, {"1 ", false, 0}, {"--1", false, 0},
		{"0x10", false, 0}, {"\xD9\xA1", false, 0}};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		int64_t v = 99;
		bool ok = eg_parse_int(eg_str_of(cases[i].text), &v);
		if (ok != cases[i].ok || v != (ok ? cases[i].v : 99))
			fail_msg("'%s'", cases[i].text);
	}
}

static void decimals_are_exact_millionths(void **state)
{
	(void)state;
	static const number_case cases[] = {{"0", true, 0}, {"1", true, 1000000},
		{"-12.50", true, -12500000}, {"1_250_000", true, 1250000000000},
		{"1_250_000.75", true, 1250000750000}, {"0.000001", true, 1}, {".5", true, 500000},
		{"+.25", true, 250000}, {"999999999999.999999", true, 999999999999999999},
		{"9223372036854", true, 9223372036854000000}, {"0.0000001", false, 0},
		{"99999999999999", false, 0}, {"9999999999999999999", false, 0}, {"5.", false, 0},
		{"", false, 0}, {"-", false, 0}, {".", false, 0}, {"1,250", false, 0},
		{"1.2.3", false, 0}, {"_1", false, 0}, {"1_", false, 0}, {"1__0", false, 0},
		{"1.0_0", false, 0}, {"1_.5", false, 0}, {"1e6", false, 0}, {"1 000", false, 0},
		{"nan", false, 0}};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		eg_decimal v = 99;
		bool ok = eg_parse_decimal(eg_str_of(cases[i].text), &v);
		if (ok != cases[i].ok || v != (ok ? cases[i].v : 99))
			fail_msg("'%s'", cases[i].text);
	}
}

static void what_is_printed_reads_back(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	uint64_t x = 88172645463325252u;
	for (int i = 0; i < 20000; i++) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		int64_t v = (int64_t)(x >> (i % 58)) % 1000000000000000000, back = 0;
		v = i % 2 ? -v : v;
		eg_arena_mark m = eg_arena_save(a);
		eg_str s = eg_print_fixed(a, v, 6);
		if (!eg_parse_decimal(s, &back) || back != v)
			fail_msg("'%s'", s.p);
		eg_arena_rewind(a, m);
	}
	eg_arena_release(a);
}

static void what_sql_computes_is_rounded(void **state)
{
	static const struct {
		const char *text;
		int places;
		int64_t v;
		bool ok;
	} cases[] = {
		{"12.0", 4, 120000, true},
		{"2.33333333333333", 4, 23333, true},
		{"2.66666666666667", 4, 26667, true},
		{"-0.99995", 4, -10000, true},
		{"2.5", 0, 3, true},
		{"-2.5", 0, -3, true},
		{"2.49999", 0, 2, true},
		{"7", 2, 700, true},
		{"1e+20", 4, 0, false},
		{"1.5e-07", 4, 0, false},
		{"Inf", 4, 0, false},
	};
	(void)state;
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		int64_t v = 0;
		bool ok = eg_parse_rounded(eg_str_of(cases[i].text), cases[i].places, &v);
		if (ok != cases[i].ok || (ok && v != cases[i].v))
			fail_msg("%s: %d %lld", cases[i].text, ok, (long long)v);
	}
}

static void products_tell_when_they_overflow(void **state)
{
	(void)state;
	size_t n = 0;
	assert_true(eg_mul(0, SIZE_MAX, &n) && n == 0);
	assert_true(eg_mul(SIZE_MAX, 0, &n) && n == 0);
	assert_true(eg_mul(SIZE_MAX, 1, &n) && n == SIZE_MAX);
	assert_false(eg_mul(SIZE_MAX / 2 + 1, 2, &n));
	assert_true(eg_mul(SIZE_MAX / 2, 2, &n) && n == SIZE_MAX - 1);
}

static void lengths_scale_to_the_nearest(void **state)
{
	(void)state;
	assert_int_equal(eg_len_scale(10, 1, 4), 3);
	assert_int_equal(eg_len_scale(-10, 1, 4), -3);
	assert_int_equal(eg_len_scale(9, 1, 4), 2);
	assert_int_equal(eg_len_scale(INT64_C(1) << 60, 3, 4), INT64_C(3) << 58);
	assert_int_equal(EG_PTS(10.25), 10 * EG_PT + EG_PT / 4);
	assert_int_equal(EG_PTS(-0.5), -EG_PT / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(integers_are_read_to_their_limits),
		cmocka_unit_test(decimals_are_exact_millionths),
		cmocka_unit_test(what_is_printed_reads_back),
		cmocka_unit_test(what_sql_computes_is_rounded),
		cmocka_unit_test(products_tell_when_they_overflow),
		cmocka_unit_test(lengths_scale_to_the_nearest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
