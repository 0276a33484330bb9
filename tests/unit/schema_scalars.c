/* Values of every scalar type at their edges, and what the help of a message says. */
#include "schema/codes.h"
#include "schema/scalar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static eg_arena *arena;
static eg_sources sources;
static eg_diag diag;
static eg_binder binder;

static int set_up(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_sources_init(&sources, arena);
	eg_diag_init(&diag, arena);
	binder = (eg_binder){.arena = arena, .scratch = arena, .sources = &sources, .d = &diag};
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	eg_arena_release(arena);
	return 0;
}

/* The value of a text, or NULL with the finding. */
static const eg_value *bind(const eg_field *f, const char *text, const eg_finding **found)
{
	eg_value *v = EG_NEW(arena, eg_value);
	eg_node n = {.kind = EG_NODE_SCALAR,
		.span = {1, 0, (uint32_t)strlen(text)},
		.as.scalar.text = eg_str_of(text)};
	size_t before = diag.count;
	bool ok = eg_bind_scalar(&binder, f, &n, v);
	*found = diag.count > before ? diag.items[before] : NULL;
	assert_int_equal(diag.count - before, ok ? 0 : 1);
	return ok ? v : NULL;
}

static eg_field field_of(enum eg_type type)
{
	return (eg_field){.key = "key", .type = type, .doc = "."};
}

typedef struct number_case {
	const char *text;
	int64_t value;
} number_case;

static void assert_numbers(eg_field f, const number_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const eg_finding *found;
		const eg_value *v = bind(&f, cases[i].text, &found);
		if (!v)
			fail_msg("%s: %s", cases[i].text, found->message.p);
		assert_int_equal(v->as.number, cases[i].value);
	}
}

typedef struct text_case {
	const char *text, *want; /* value, or help of the message */
} text_case;

static void assert_texts(eg_field f, const text_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const eg_finding *found;
		const eg_value *v = bind(&f, cases[i].text, &found);
		if (!v)
			fail_msg("%s: %s", cases[i].text, found->message.p);
		assert_string_equal(eg_cstr(arena, v->as.text), cases[i].want);
	}
}

static void assert_refused(eg_field f, const text_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const eg_finding *found;
		if (bind(&f, cases[i].text, &found))
			fail_msg("%s was taken", cases[i].text);
		if (cases[i].want)
			assert_string_equal(eg_cstr(arena, found->help), cases[i].want);
		assert_true(found->span.to <= strlen(cases[i].text));
	}
}

#define ALL(cases) (cases), EG_COUNT(cases)

static void amounts_are_exact(void **state)
{
	static const number_case good[] = {
		{"0", 0},
		{"1250000", INT64_C(1250000000000)},
		{"1_250_000", INT64_C(1250000000000)},
		{"12.50", 12500000},
		{"0.000001", 1},
		{"250k", INT64_C(250000000000)},
		{"1.2M", INT64_C(1200000000000)},
		{"1.2345678M", INT64_C(1234567800000)},
		{"1.2345678901M", INT64_C(1234567890100)},
		{"0.1k", 100000000},
		{"1.5 B", INT64_C(1500000000000000)},
		{"9223372036854.775", INT64_C(9223372036854775000)},
	};
	static const text_case bad[] = {
		{"1,250,000", "write 1250000, without commas"},
		{"1.250.000,50", "write 1250000.50, without commas"},
		{"1 250 000", "write 1250000; the currency has a key of "
			      "its own"},
		{"USD 1.2 million", "write 1.2M; the currency has a key of its own"},
		{"\xE2\x82\xAC"
		 "5k",
			"write 5k; the currency has a key of its own"},
		{"1.2m", "write 1.2M; the currency has a key of its own"},
		{"3 bn", "write 3B; the currency has a key of its own"},
		{"-5", "who gives and who receives are keys of their own"},
		{"1.2345678", "at most 6 digits after the point"},
		{"99999999999999", "at most 12 digits before the point"},
		{"99999999B", NULL},
		{"1e6", NULL},
		{"k", NULL},
		{"1.M", NULL},
		{".", NULL},
		{"", NULL},
		{"twelve", NULL},
		{"NaN", NULL},
		{"0x10", NULL},
	};
	(void)state;
	assert_numbers(field_of(EG_T_MONEY), ALL(good));
	assert_refused(field_of(EG_T_MONEY), ALL(bad));
}

static void decimals_have_six_places_and_eighteen_digits(void **state)
{
	static const number_case good[] = {
		{"-12.50", -12500000},
		{"+3", 3000000},
		{".5", 500000},
		{"999999999999.999999", INT64_C(999999999999999999)},
		{"-999999999999.999999", INT64_C(-999999999999999999)},
		{"1_000", 1000000000},
	};
	static const text_case bad[] = {
		{"12,5", "write 12.5"},
		{"1,250", "write 1250"},
		{"\xE2\x88\x92"
		 "5",
			"write -5"},
		{"30%", "write 30"},
		{"1'000", "write 1000"},
		{"0.1234567", "at most 6 digits after the point"},
		{"99999999999999999999", "at most 12 digits before the point"},
		{"1e3", NULL},
		{"1_", NULL},
		{"--1", NULL},
	};
	(void)state;
	assert_numbers(field_of(EG_T_DECIMAL), ALL(good));
	assert_refused(field_of(EG_T_DECIMAL), ALL(bad));
}

static void percentages_are_fractions_without_rounding(void **state)
{
	static const number_case good[] = {{"75%", 750000}, {"75", 750000}, {"33.3333 %", 333333},
		{"0.0001%", 1}, {"100", 1000000}};
	static const text_case bad[] = {{"33.33333%", "at most 4 digits after the point"},
		{"%", NULL}, {"75 percent", NULL}, {"12,5%", "write 12.5"}};
	static const text_case outside[] = {{"101%", NULL}, {"-1", NULL}};
	eg_field limited = field_of(EG_T_PERCENT);
	limited.limit = EG_LIMIT_VALUE;
	limited.max = 100;
	(void)state;
	assert_numbers(field_of(EG_T_PERCENT), ALL(good));
	assert_refused(field_of(EG_T_PERCENT), ALL(bad));
	assert_numbers(limited, ALL(good));
	assert_refused(limited, ALL(outside));
}

static void limits_hold_at_their_ends(void **state)
{
	static const number_case months[] = {{"1", 1}, {"12", 12}};
	static const text_case no_months[] = {{"0", NULL}, {"13", NULL}, {"-1", NULL},
		{"9223372036854775807", NULL}, {"9223372036854775808", NULL}, {"1.0", NULL}};
	static const number_case degrees[] = {{"-180", -180000000}, {"180", 180000000}};
	static const text_case no_degrees[] = {{"180.000001", NULL}, {"-181", NULL}};
	static const text_case no_rates[] = {{"0", NULL}, {"-1", NULL}};
	eg_field month = field_of(EG_T_INTEGER), degree = field_of(EG_T_DECIMAL),
		 rate = field_of(EG_T_DECIMAL);
	month.limit = EG_LIMIT_VALUE;
	month.min = 1;
	month.max = 12;
	degree.limit = EG_LIMIT_EITHER;
	degree.max = 180;
	rate.limit = EG_LIMIT_POSITIVE;
	(void)state;
	assert_numbers(month, ALL(months));
	assert_refused(month, ALL(no_months));
	assert_numbers(degree, ALL(degrees));
	assert_refused(degree, ALL(no_degrees));
	assert_refused(rate, ALL(no_rates));
}

static void dates_of_other_habits_are_told_how_to_be_written(void **state)
{
	static const text_case bad[] = {
		{"14.3.2025", "write 2025-03-14"},
		{"3/14/2025", "write 2025-03-14"},
		{"14/3/2025", "write 2025-03-14"},
		{"03/04/2025", "write 2025-03-04 or 2025-04-03"},
		{"4/4/2025", "write 2025-04-04"},
		{"2025/3/14", "write 2025-03-14"},
		{"2025-3", "write 2025-03"},
		{"3/2025", "write 2025-03"},
		{"March 2025", "write 2025-03"},
		{"20250314", "write 2025-03-14"},
		{"14 March 2025", "write 2025-03-14"},
		{"March 14th, 2025", "write 2025-03-14"},
		{"Sept 2025", "write 2025-09"},
		{"Q2 2025", "write 2025-Q2"},
		{"2025Q2", "write 2025-Q2"},
		{"FY25", "write FY2025"},
		{"FY2024/25", "write FY2024-25"},
		{"2024/25", "write FY2024-25"},
		{"2016-2017", "write 2016..2017"},
		{"2025-03-14T10:00:00Z", "write 2025-03-14"},
		{"soon", NULL},
		{"February 30, 2025", NULL},
		{"\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA5", NULL},
	};
	static const text_case no_period[] = {{"Q2 2025", "write 2025-Q2"},
		{"FY25", "write FY2025"}, {"2024/25", "write FY2024-25"}, {"March 2025", NULL},
		{"2025-03-14", NULL}};
	(void)state;
	assert_refused(field_of(EG_T_DATE), ALL(bad));
	assert_refused(field_of(EG_T_UNTIL), ALL(bad));
	assert_refused(field_of(EG_T_PERIOD), ALL(no_period));
}

static void lengths_of_time_are_whole(void **state)
{
	static const struct {
		const char *text;
		int32_t count;
		char unit;
	} good[] = {{"12 months", 12, 'm'}, {"1 year", 1, 'y'}, {"90 Days", 90, 'd'},
		{"3years", 3, 'y'}, {"10000 days", 10000, 'd'}, {"0 days", 0, 'd'}};
	static const text_case bad[] = {{"1 yr", "write 1 year"}, {"P18M", "write 18 months"},
		{"quarterly", "write 3 months"}, {"2 weeks", "write 14 days"},
		{"Annually", "write 1 year"}, {"1.5 years", NULL}, {"months", NULL}, {"12", NULL},
		{"10001 days", NULL}, {"99999999999999999999 days", NULL}, {"-3 months", NULL}};
	eg_field f = field_of(EG_T_SPAN);
	(void)state;
	for (size_t i = 0; i < EG_COUNT(good); i++) {
		const eg_finding *found;
		const eg_value *v = bind(&f, good[i].text, &found);
		assert_non_null(v);
		assert_int_equal(v->as.span.count, good[i].count);
		assert_int_equal(v->as.span.unit, good[i].unit);
	}
	assert_refused(f, ALL(bad));
}

static void countries_are_two_or_three_letters(void **state)
{
	static const text_case good[] = {{"GB", "GB"}, {"gbr", "GB"}, {"NO", "NO"}, {"EU", "EU"},
		{"XK", "XK"}, {" jp ", "JP"}};
	static const text_case bad[] = {{"UK", "the United Kingdom is GB"},
		{"Germany", "Germany is DE"}, {"united states", "united states is US"},
		{"XKX", "Kosovo is XK"}, {"EL", "Greece is GR"}, {"ZZ", NULL}, {"G", NULL},
		{"GBRX", NULL}, {"", NULL}};
	(void)state;
	assert_texts(field_of(EG_T_COUNTRY), ALL(good));
	assert_refused(field_of(EG_T_COUNTRY), ALL(bad));
}

static void currencies_are_codes(void **state)
{
	static const text_case good[] = {{"USD", "USD"}, {"gbp", "GBP"}};
	static const text_case bad[] = {{"$", "write USD"}, {"US$", "write USD"},
		{"\xE2\x82\xAC", "write EUR"}, {"rmb", "write CNY"},
		{"DEM", "write the three letters of ISO 4217, such as USD"}};
	(void)state;
	assert_texts(field_of(EG_T_CURRENCY), ALL(good));
	assert_refused(field_of(EG_T_CURRENCY), ALL(bad));
}

static void language_tags_are_well_formed_and_registered(void **state)
{
	static const text_case good[] = {{"en-us", "en-US"}, {"zh-hant-tw", "zh-Hant-TW"},
		{"AR", "ar"}, {"prs", "prs"}, {"ckb-Arab", "ckb-Arab"}, {"es-419", "es-419"},
		{"de-CH-1996", "de-CH-1996"}, {"sl-rozaj-biske", "sl-rozaj-biske"},
		{"zh-yue-HK", "zh-yue-HK"}, {"ar-u-nu-latn", "ar-u-nu-latn"},
		{"en-x-ours", "en-x-ours"}};
	static const text_case bad[] = {{"en_US", "write en-US"}, {"jp", "write ja"},
		{"eng", "write en"}, {"German", "write de"}, {"en_US.UTF-8", "write en-US"},
		{"xx", NULL}, {"qqq", NULL}, {"en-", NULL}, {"-en", NULL}, {"en--US", NULL},
		{"en-US-US", NULL}, {"en-US-Latn", NULL}, {"en-a", NULL}, {"en-a-bbb-a-ccc", NULL},
		{"de-1996-1996", NULL}, {"en-x", NULL}, {"en-abcdefghi", NULL}, {"", NULL}};
	(void)state;
	assert_texts(field_of(EG_T_LANG), ALL(good));
	assert_refused(field_of(EG_T_LANG), ALL(bad));
}

static void addresses_have_the_form_of_their_kind(void **state)
{
	static const text_case mail[] = {
		{"a.b+c@example.org", "a.b+c@example.org"}, {"j\xC3\xBCrgen@b\xC3\xBC"
							     "cher.example",
								    "j\xC3\xBCrgen@b\xC3\xBC"
								    "cher.example"}};
	static const text_case no_mail[] = {{"mailto:a@b.org", "write a@b.org"},
		{"A B <a@b.org>", "write a@b.org"}, {"a@b", NULL}, {"a..b@c.org", NULL},
		{".a@b.org", NULL}, {"a@b..org", NULL}, {"a@-b.org", NULL}, {"a@b@c.org", NULL},
		{"@b.org", NULL}, {"a@", NULL}, {"a b@c.org", NULL}};
	static const text_case phone[] = {{"+1 (202) 555-0100", "+1 (202) 555-0100"},
		{"+44.20/7946.0000", "+44.20/7946.0000"}};
	static const text_case no_phone[] = {
		{"202-555-0100", "begin with '+' and the country's number"}, {"+12345", NULL},
		{"+1234567890123456", NULL}, {"+1 202 CALL", NULL}, {"+", NULL}};
	static const text_case url[] = {
		{"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
		{"http://localhost:8080/", "http://localhost:8080/"},
		{"mailto:a@b.org", "mailto:a@b.org"}};
	static const text_case no_url[] = {{"www.example.org", "write https://www.example.org"},
		{"a@b.org", "write mailto:a@b.org"}, {"javascript:alert(1)", NULL},
		{"ftp://x.org", NULL}, {"https://", NULL}, {"https://a b", NULL},
		{"https:///x", NULL}, {"mailto:", NULL}, {"https://x.org/<a>", NULL}};
	(void)state;
	assert_texts(field_of(EG_T_EMAIL), ALL(mail));
	assert_refused(field_of(EG_T_EMAIL), ALL(no_mail));
	assert_texts(field_of(EG_T_PHONE), ALL(phone));
	assert_refused(field_of(EG_T_PHONE), ALL(no_phone));
	assert_texts(field_of(EG_T_URL), ALL(url));
	assert_refused(field_of(EG_T_URL), ALL(no_url));
}

static void paths_stay_below_the_root(void **state)
{
	static const text_case good[] = {{"img/cover.jpg", "img/cover.jpg"},
		{"./a/../b.png", "./a/../b.png"}, {"../x.svg", "../x.svg"}};
	static const text_case bad[] = {{"../../x", NULL}, {"/etc/passwd", NULL},
		{"a/../../../x", NULL}, {"~/x", NULL}, {"C:\\x", "write '/' between folders"},
		{"file:///etc/passwd", "name a file below the folder of the strategy's file"},
		{"a\nb", NULL}, {"", NULL}};
	static const text_case local[] = {
		{"texts/mou.pdf", "texts/mou.pdf"}, {"https://x.org/a", "https://x.org/a"}};
	static const text_case not_local[] = {{"../../x", NULL}, {"javascript:x", NULL},
		{"www.x.org/a", "write https://www.x.org/a"}};
	eg_field either = field_of(EG_T_URL);
	either.flags = EG_F_LOCAL;
	binder.depth = 1;
	(void)state;
	assert_texts(field_of(EG_T_PATH), ALL(good));
	assert_refused(field_of(EG_T_PATH), ALL(bad));
	assert_texts(either, ALL(local));
	assert_refused(either, ALL(not_local));
	binder.depth = 0;
}

static void words_take_any_case_and_synonyms(void **state)
{
	static const eg_word words[] = {
		{"under way", NULL}, {"done", NULL}, {"completed", "done"}, {NULL, NULL}};
	static const text_case good[] = {
		{"Under_Way", "under way"}, {"under-way", "under way"}, {"COMPLETED", "done"}};
	static const text_case bad[] = {
		{"dnoe", "did you mean 'done'?"}, {"later", "one of: under way, done"}};
	eg_field f = field_of(EG_T_NAME);
	f.words = words;
	(void)state;
	assert_texts(f, ALL(good));
	assert_refused(f, ALL(bad));
}

static void yes_and_no_are_four_words(void **state)
{
	static const number_case good[] = {{"yes", 1}, {"No", 0}, {"TRUE", 1}, {"false", 0}};
	static const text_case bad[] = {
		{"y", "write yes or no"}, {"on", NULL}, {"1", NULL}, {"", NULL}};
	(void)state;
	assert_numbers(field_of(EG_T_YESNO), ALL(good));
	assert_refused(field_of(EG_T_YESNO), ALL(bad));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_exact),
		cmocka_unit_test(decimals_have_six_places_and_eighteen_digits),
		cmocka_unit_test(percentages_are_fractions_without_rounding),
		cmocka_unit_test(limits_hold_at_their_ends),
		cmocka_unit_test(dates_of_other_habits_are_told_how_to_be_written),
		cmocka_unit_test(lengths_of_time_are_whole),
		cmocka_unit_test(countries_are_two_or_three_letters),
		cmocka_unit_test(currencies_are_codes),
		cmocka_unit_test(language_tags_are_well_formed_and_registered),
		cmocka_unit_test(addresses_have_the_form_of_their_kind),
		cmocka_unit_test(paths_stay_below_the_root),
		cmocka_unit_test(words_take_any_case_and_synonyms),
		cmocka_unit_test(yes_and_no_are_four_words),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
