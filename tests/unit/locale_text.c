/* Laws of the locale folder: forms, counts, breaks, direction, order, dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_case.h"

#include "base/num.h"
#include "locale/locale.h"

#include <stdio.h>
#include <stdlib.h>

#define NB "\xC2\xA0"

static void expect(eg_str got, const char *want)
{
	assert_string_equal(eg_cstr(arena, got), want);
}

static void marks_count_by_the_letters_of_the_languages_script(void **state)
{
	(void)state;
	expect(eg_count_by_letters(arena, 0, EG_STR("en")), "");
	expect(eg_count_by_letters(arena, 1, EG_STR("")), "a");
	expect(eg_count_by_letters(arena, 26, EG_STR("de-CH")), "z");
	expect(eg_count_by_letters(arena, 28, EG_STR("fr")), "ab");
	expect(eg_count_by_letters(arena, 2, EG_STR("el")), "β");
	expect(eg_count_by_letters(arena, 24, EG_STR("el")), "ω");
	expect(eg_count_by_letters(arena, 25, EG_STR("el")), "αα");
	expect(eg_count_by_letters(arena, 3, EG_STR("ru")), "в");
	expect(eg_count_by_letters(arena, 1, EG_STR("ar-EG")), "أ"); /* not like a figure one */
	expect(eg_count_by_letters(arena, 2, EG_STR("he")), "ב");
	expect(eg_count_by_letters(arena, 3, EG_STR("ja")), "ウ");
	expect(eg_count_by_letters(arena, 2, EG_STR("ko")), "나");
	expect(eg_count_by_letters(arena, 1, EG_STR("zh-Hans")), "a");
	expect(eg_count_by_letters(arena, 2, EG_STR("th")), "ข");
	expect(eg_count_by_letters(arena, 2, EG_STR("sr")), "b"); /* of two scripts */
}

static void form_c_is_made_only_where_it_is_missing(void **state)
{
	(void)state;
	eg_str plain = EG_STR("S\xC3\xA3o Paulo"), apart = EG_STR("Sa\xCC\x83o Paulo");
	assert_ptr_equal(eg_nfc(arena, plain).p, plain.p);
	expect(eg_nfc(arena, apart), "S\xC3\xA3o Paulo");
	eg_str hangul = EG_STR("\xED\x95\x9C\xEA\xB5\xAD");
	assert_ptr_equal(eg_nfc(arena, hangul).p, hangul.p);
}

static void letters_have_plain_ones_of_ascii(void **state)
{
	(void)state;
	char one[2];
	assert_string_equal(eg_ascii_letters(0xC9, one), "e");   /* E acute */
	assert_string_equal(eg_ascii_letters(0x1EC7, one), "e"); /* e circumflex, dot below */
	assert_string_equal(eg_ascii_letters(0xDF, one), "ss");
	assert_string_equal(eg_ascii_letters(0x141, one), "l");
	assert_string_equal(eg_ascii_letters('Q', one), "q");
	assert_string_equal(eg_ascii_letters('1', one), "");
	assert_string_equal(eg_ascii_letters(0x301, one), ""); /* a mark alone */
	assert_string_equal(eg_ascii_letters(0x6587, one), "");
}

static void graphemes_and_words_are_counted_as_readers_do(void **state)
{
	(void)state;
	assert_int_equal(eg_grapheme_count(EG_STR("e\xCC\x81t\xC3\xA9")), 3);
	assert_int_equal(
		eg_grapheme_count(EG_STR("\xF0\x9F\x87\xB0\xF0\x9F\x87\xB7")), 1); /* a flag */
	assert_int_equal(eg_grapheme_count(EG_STR("a\r\nb")), 3);
	assert_int_equal(eg_grapheme_count(EG_STR("")), 0);
	assert_int_equal(eg_word_count(EG_STR("The U.S. isn't 1,000.5 km - away, e.g. here")), 8);
	assert_int_equal(eg_word_count(EG_STR("")), 0);
	/* Thai has no spaces: three words */
	assert_int_equal(
		eg_word_count(EG_STR(
			"\xE0\xB8\x89\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\x81\xE0\xB8\xB4\xE0\xB8\x99"
			"\xE0\xB8\x82\xE0\xB9\x89\xE0\xB8\xB2\xE0\xB8\xA7")),
		3);
	assert_int_equal(eg_word_most(EG_STR("The U.S. isn't far")), 6);
	assert_int_equal(eg_word_most(EG_STR("")), 0);
	assert_int_equal(eg_terminal_width(EG_STR("\xED\x95\x9C"
						  "a\xCC\x81")),
		3);
}

/* A character of each kind that matters to words in plain text. */
static const char *const alphabet[] = {"a", "b", " ", "Z", "1", "9", ".", ",", ";", ":", "!", "'",
	"\"", "(", "]", "{", "-", "/", "%", "$", "+", "\\", "#", "&", "_", "=", "~", "\t",
	"\xC3\x89", "\xC5\x82", "\xC3\x97", "\xC2\xA0", "\xC2\xAB", "\xC2\xB0", "\xE2\x80\x99",
	"\xE2\x80\x98", "\xE2\x80\x93", "\xE2\x80\xA6", "\xE2\x80\xB0"};

static void plain_words_are_counted_as_icu_counts_them(void **state)
{
	(void)state;
	srand(7);
	for (int round = 0; round < 6000; round++) {
		eg_str s = EG_STR("");
		for (int n = rand() % 30; n > 0; n--)
			s = eg_str_join(
				arena, s, eg_str_of(alphabet[(size_t)rand() % EG_COUNT(alphabet)]));
		/* an arrow, which is no word, sends the same text to ICU */
		eg_str joined = eg_str_join(arena, s, EG_STR(" \xE2\x86\x92"));
		if (eg_word_count(s) != eg_word_count(joined))
			fail_msg("words of '%.*s': %zu, ICU %zu", EG_ARG(s), eg_word_count(s),
				eg_word_count(joined));
		if (eg_word_most(s) < eg_word_count(s))
			fail_msg("words of '%.*s': %zu, at most %zu", EG_ARG(s), eg_word_count(s),
				eg_word_most(s));
	}
}

/* The quick way through plain tokens gives what ICU gives. The reference is the same text with a
 * combining accent at the end of every token: that changes no class (UAX 14, LB 9) but makes no
 * token plain, so all of it goes to ICU. */
static void korean_lines_part_between_words_and_not_within_them(void **state)
{
	(void)state;
	eg_str s = EG_STR("재난안전부가(행정 기관)에서 24시간 WMO와 협력한다.");
	size_t n = 0;
	const eg_break *b = eg_line_breaks(arena, s, EG_STR("ko-KR"), &n);
	for (size_t i = 0; i < n; i++)
		assert_true(s.p[b[i].at - 1] == ' ' || s.p[b[i].at] == '(');
	assert_true(n >= 4);
	(void)eg_line_breaks(arena, s, EG_STR("ja"), &n);
	assert_true(n > 12); /* in another language, between any two syllables */
}

static void quick_line_breaks_are_those_of_icu(void **state)
{
	(void)state;
	static const char *const parts[] = {"word", "science-based", "(OECD)", "5", "3.5", "2026,",
		"June\u00A030", "it\xE2\x80\x99s", "'so'", "and/or", "\xC3\x89ire", "caf\xC3\xA9;",
		"$5", "U.S.", "\xE2\x80\x93", "http://a.b/c?d=e", "well!", "]", "a'", "%", "(",
		"\"", "5'"};
	eg_breaker *b = eg_breaker_open();
	srand(11);
	for (int round = 0; round < 4000; round++) {
		eg_str s = EG_STR(""), slow = EG_STR("");
		uint32_t place[200]; /* of each byte of `slow` in `s` */
		for (int k = rand() % 9; k >= 0; k--) {
			eg_str part = eg_str_of(parts[(size_t)rand() % EG_COUNT(parts)]);
			eg_str gap = rand() % 8 ? EG_STR(" ") : EG_STR("  ");
			for (size_t i = 0; i < part.n + 2 + gap.n; i++)
				place[slow.n + i] =
					(uint32_t)(s.n + (i < part.n              ? i
								 : i < part.n + 2 ? part.n
										  : i - 2));
			s = eg_str_join(arena, eg_str_join(arena, s, part), gap);
			slow = eg_str_join(
				arena, slow, eg_str_join(arena, part, EG_STR("\xCC\x81")));
			slow = eg_str_join(arena, slow, gap);
		}
		size_t n, m;
		eg_break *quick = eg_breaker_lines(b, arena, s, EG_STR("en"), &n);
		eg_break *sure = eg_breaker_lines(b, arena, slow, EG_STR("en"), &m);
		if (n != m)
			fail_msg("'%.*s': %zu, ICU %zu", EG_ARG(s), n, m);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(quick[i].at, place[sure[i].at]);
	}
	eg_breaker_close(b);
}

static void lines_break_where_unicode_says(void **state)
{
	(void)state;
	size_t n;
	eg_str s = EG_STR("science-based work, 3.5 (km) on\nJune" NB "30");
	eg_break *b = eg_line_breaks(arena, s, EG_STR("en"), &n);
	static const struct {
		uint32_t at;
		bool hard;
	} want[] = {{8, false}, {14, false}, {20, false}, {24, false}, {29, false}, {32, true}};
	assert_int_equal(n, EG_COUNT(want));
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(b[i].at, want[i].at);
		assert_int_equal(b[i].hard, want[i].hard);
	}
}

static void a_range_of_numbers_is_not_parted_at_its_dash(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t breaks;
	} cases[] = {
		{"12\xE2\x80\x93"
		 "15",
			0},
		{"pp. 12\xE2\x80\x93"
		 "15, 18",
			2},
		{"\xD9\xA1\xE2\x80\x93\xD9\xA5", 0}, /* Arabic-Indic */
		{"Oslo\xE2\x80\x93"
		 "Paris",
			1},
		{"2019\xE2\x80\x93"
		 "FY",
			1},
		{"2019\xE2\x80\x93", 0},
		{"\xE2\x80\x93"
		 "15",
			1},
	};
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		size_t n;
		eg_line_breaks(arena, eg_str_of(cases[i].text), EG_STR("en"), &n);
		if (n != cases[i].breaks)
			fail_msg("%s has %zu breaks", cases[i].text, n);
	}
}

static void hebrew_in_english_is_a_run_of_its_own(void **state)
{
	(void)state;
	size_t n;
	eg_str s = EG_STR("in \xD7\x99\xD7\xA9\xD7\xA8 now");
	assert_true(eg_has_rtl(s));
	assert_false(eg_has_rtl(EG_STR("na\xC3\xAFve \xED\x95\x9C")));
	eg_bidi_run *r = eg_bidi_runs(arena, s, 0, false, &n);
	assert_int_equal(n, 3);
	assert_int_equal(r[1].from, 3);
	assert_int_equal(r[1].to, 9);
	assert_int_equal(r[1].level, 1);
	r = eg_bidi_runs(arena, s, 1, true, &n);
	assert_int_equal(n, 3);
	assert_int_equal(r[0].from, 10); /* 'now' stands leftmost in a right-to-left paragraph */
}

static void scripts_are_four_letter_tags(void **state)
{
	(void)state;
	assert_int_equal(eg_script_of('a'), 0x4C61746E);
	assert_int_equal(eg_script_of(' '), 0x5A797979);
	assert_int_equal(eg_script_of(0xD55C), 0x48616E67);
	expect(eg_script_name(0x48656272), "Hebrew");
	expect(eg_char_name(arena, 0x5D0), "HEBREW LETTER ALEF");
	assert_true(
		eg_is_mark(0x301) && !eg_is_mark('a') && eg_is_upper(0xC9) && eg_is_letter(0xDF));
}

static void order_is_the_languages_and_keys_agree(void **state)
{
	(void)state;
	eg_collator *en = eg_collator_open(EG_STR("en-US")), *sv = eg_collator_open(EG_STR("sv"));
	eg_str o = EG_STR("\xC3\x96rebro"), z = EG_STR("Zug");
	assert_true(eg_collate(en, o, z) < 0);
	assert_true(eg_collate(sv, o, z) > 0);
	assert_true(eg_str_cmp(eg_collation_key(arena, en, o), eg_collation_key(arena, en, z)) < 0);
	assert_true(eg_str_cmp(eg_collation_key(arena, sv, o), eg_collation_key(arena, sv, z)) > 0);
	assert_true(eg_collate(en, EG_STR("a"), EG_STR("A")) != 0);
	eg_collator_close(en);
	eg_collator_close(sv);
}

static void digits_are_sorted_by_the_number_they_are(void **state)
{
	(void)state;
	eg_collator *en = eg_collator_open(EG_STR("en"));
	eg_str two = EG_STR("Section 2"), ten = EG_STR("Section 10"), other = EG_STR("Section 02");
	assert_true(eg_collate(en, two, ten) < 0);
	assert_true(
		eg_str_cmp(eg_collation_key(arena, en, two), eg_collation_key(arena, en, ten)) < 0);
	assert_true(eg_collate(en, two, other) != 0);
	eg_collator_close(en);
}

static eg_date date(enum eg_precision p, eg_day from, eg_day to, const char *written)
{
	return (eg_date){
		.from = from, .to = to, .precision = (uint8_t)p, .written = eg_str_of(written)};
}

static void dates_are_written_by_language(void **state)
{
	(void)state;
	eg_day day = eg_day_of(2026, 1, 15);
	expect(eg_format_day(arena, day, EG_STR("en-US"), EG_DATE_LONG),
		"January" NB "15," NB "2026");
	expect(eg_format_day(arena, day, EG_STR("en-US"), EG_DATE_SHORT), "Jan 15, 2026");
	expect(eg_format_day(arena, day, EG_STR("en-GB"), EG_DATE_LONG),
		"15" NB "January" NB "2026");
	expect(eg_format_day(arena, day, EG_STR("fr"), EG_DATE_LONG), "15" NB "janvier" NB "2026");
	expect(eg_format_day(arena, day, EG_STR("es"), EG_DATE_LONG),
		"15" NB "de" NB "enero" NB "de" NB "2026");
	expect(eg_format_day(arena, day, EG_STR("ja"), EG_DATE_LONG), "2026\xE5\xB9\xB4"
								      "1\xE6\x9C\x88"
								      "15\xE6\x97\xA5");
}

static void days_have_the_words_and_ordinals_of_the_language(void **state)
{
	(void)state;
	eg_day first = eg_day_of(2026, 11, 1);
	expect(eg_format_day(arena, first, EG_STR("fr"), EG_DATE_LONG),
		"1er" NB "novembre" NB "2026");
	expect(eg_format_day(arena, first, EG_STR("fr-CA"), EG_DATE_SHORT), "1er nov. 2026");
	expect(eg_format_day(arena, eg_day_of(2026, 11, 11), EG_STR("fr"), EG_DATE_SHORT),
		"11 nov. 2026");
	expect(eg_format_day(arena, first, EG_STR("pt-BR"), EG_DATE_SHORT),
		"1\xC2\xBA de nov. de 2026");
	expect(eg_format_day(arena, first, EG_STR("en-GB"), EG_DATE_SHORT), "1 Nov 2026");
	eg_date by = date(EG_DATE_BEFORE, EG_DAY_NONE, first, "..2026-11-01");
	expect(eg_format_date(arena, &by, EG_STR("fr"), EG_DATE_SHORT),
		"au plus tard le 1er nov. 2026");
	by.written = EG_STR("..2026");
	expect(eg_format_date(arena, &by, EG_STR("fr"), EG_DATE_SHORT), "au plus tard en 2026");
	eg_date about = date(EG_DATE_DAY, first, first, "~2026-11-01");
	about.about = true;
	expect(eg_format_date(arena, &about, EG_STR("es"), EG_DATE_SHORT), "hacia el 1 nov 2026");
}

static void dates_keep_their_precision(void **state)
{
	(void)state;
	static const struct {
		enum eg_precision p;
		const char *written, *in_long, *in_short;
	} rows[] = {
		{EG_DATE_DAY, "2026-01-15", "January" NB "15," NB "2026", "Jan 15, 2026"},
		{EG_DATE_MONTH, "2026-01", "January" NB "2026", "Jan 2026"},
		{EG_DATE_QUARTER, "2026-Q1", "2026" NB "Q1", "2026 Q1"},
		{EG_DATE_YEAR, "2026", "2026", "2026"},
		{EG_DATE_FY, "FY2026", "FY" NB "2026", "FY 2026"},
		{EG_DATE_FY, "FY2024-25",
			"FY" NB "2024\xE2\x80\x93"
			"25",
			"FY 2024\xE2\x80\x93"
			"25"},
		{EG_DATE_FY_QUARTER, "FY2026-Q3", "FY" NB "2026" NB "Q3", "FY 2026 Q3"},
		{EG_DATE_RANGE, "2016..2017",
			"2016\xE2\x80\x93"
			"2017",
			"2016\xE2\x80\x93"
			"2017"},
		{EG_DATE_BEFORE, "..2012", "by" NB "2012", "by 2012"},
		{EG_DATE_OPEN, "open", "open", "open"},
	};
	for (size_t i = 0; i < EG_COUNT(rows); i++) {
		eg_date d = date(
			rows[i].p, eg_day_of(2026, 1, 15), eg_day_of(2026, 1, 15), rows[i].written);
		expect(eg_format_date(arena, &d, EG_STR("en-US"), EG_DATE_LONG), rows[i].in_long);
		expect(eg_format_date(arena, &d, EG_STR("en-US"), EG_DATE_SHORT), rows[i].in_short);
	}
	eg_date about = date(EG_DATE_YEAR, eg_day_of(2007, 1, 1), eg_day_of(2007, 12, 31), "~2007");
	about.about = true;
	expect(eg_format_date(arena, &about, EG_STR("en-US"), EG_DATE_SHORT), "about 2007");
}

static void what_two_years_share_is_said_once(void **state)
{
	(void)state;
	eg_date a = date(EG_DATE_FY, 0, 1, "FY2026"), b = date(EG_DATE_FY, 0, 1, "FY2030");
	expect(eg_format_span(arena, &a, &b, EG_STR("en")), "FY 2026\xE2\x80\x93"
							    "2030");
	expect(eg_format_span(arena, &a, &b, EG_STR("ja")), "2026\xE2\x80\x93"
							    "2030\xE5\xB9\xB4\xE5\xBA\xA6");
	expect(eg_format_span(arena, &a, &a, EG_STR("en")), "FY 2026");
	b.written = EG_STR("FY2029-30");
	expect(eg_format_span(arena, &a, &b, EG_STR("en")),
		"FY 2026 \xE2\x80\x93 FY 2029\xE2\x80\x93"
		"30");
	eg_day first = eg_day_of(2026, 7, 1), last = eg_day_of(2031, 6, 30);
	a = date(EG_DATE_MONTH, first, first, "2026-07");
	b = date(EG_DATE_MONTH, last, last, "2031-06");
	expect(eg_format_span(arena, &a, &b, EG_STR("en")), "Jul 2026 \xE2\x80\x93 Jun 2031");
	a = date(EG_DATE_YEAR, first, last, "2026");
	expect(eg_format_date(arena, &a, EG_STR("ja"), EG_DATE_SHORT), "2026\xE5\xB9\xB4");
	expect(eg_format_date(arena, &a, EG_STR("en"), EG_DATE_SHORT), "2026");
}

static void integers_are_grouped_by_language(void **state)
{
	(void)state;
	expect(eg_format_integer(arena, -1234567, EG_STR("en-US")), "\xE2\x88\x92"
								    "1,234,567");
	expect(eg_format_integer(arena, 999, EG_STR("en-US")), "999");
	expect(eg_format_integer(arena, 1234, EG_STR("es")), "1234");
	expect(eg_format_integer(arena, 1234567, EG_STR("de")), "1.234.567");
	expect(eg_format_integer(arena, 12345678, EG_STR("hi")), "1,23,45,678");
	expect(eg_format_integer(arena, INT64_MIN, EG_STR("en")), "\xE2\x88\x92"
								  "9,223,372,036,854,775,808");
}

static void a_currency_stands_where_the_language_has_it(void **state)
{
	(void)state;
	eg_str eur = EG_STR("EUR");
	expect(eg_format_money(arena, 125000, 2, eur, EG_STR("en-US")), "EUR" NB "1,250");
	expect(eg_format_money(arena, 125050, 2, eur, EG_STR("de")), "1.250,50" NB "EUR");
	expect(eg_format_money(arena, -3, 0, EG_STR("JPY"), EG_STR("es")), "\xE2\x88\x92"
									   "3" NB "JPY");
	expect(eg_format_money(arena, 100, 2, eur, EG_STR("pt-BR")), "EUR" NB "1");
	expect(eg_format_money(arena, 100, 2, eur, EG_STR("xx-bogus")), "EUR" NB "1");
}

static void fractions_have_the_mark_of_the_language(void **state)
{
	(void)state;
	expect(eg_format_fixed(arena, 123450, 2, false, EG_STR("en-US")), "1,234.50");
	expect(eg_format_fixed(arena, 123450, 2, true, EG_STR("de")), "1.234,5");
	expect(eg_format_fixed(arena, 123450, 2, true, EG_STR("pt-BR")), "1.234,5");
	expect(eg_format_fixed(arena, 123400, 2, false, EG_STR("en")), "1,234");
	expect(eg_format_fixed(arena, -5, 2, false, EG_STR("en")), "\xE2\x88\x92"
								   "0.05");
	expect(eg_format_fixed(arena, 15, 1, true, EG_STR("ar-EG")),
		"\xD9\xA1\xD9\xAB\xD9\xA5"); /* with the digits of the language */
	expect(eg_format_fixed(arena, INT64_MIN, 18, true, EG_STR("en")), "\xE2\x88\x92"
									  "9.223372036854775808");
}

static void recoding_refuses_what_has_no_place(void **state)
{
	(void)state;
	eg_str e = eg_recode(arena, EG_STR("\xC3\xA9"), "UTF-8", "ISO8859-1");
	assert_int_equal(e.n, 1);
	assert_int_equal((unsigned char)e.p[0], 0xE9);
	expect(eg_recode(arena, e, "ISO8859-1", "UTF-8"), "\xC3\xA9");
	assert_null(eg_recode(arena, EG_STR("\xED\x95\x9C"), "UTF-8", "ISO8859-1").p);
}

static void lower_case_knows_turkish(void **state)
{
	(void)state;
	expect(eg_lower(arena, EG_STR("ISTANBUL"), EG_STR("en")), "istanbul");
	expect(eg_lower(arena, EG_STR("I"), EG_STR("tr")), "\xC4\xB1");
	expect(eg_lower(arena, EG_STR("\xC3\x89T\xC3\x89"), EG_STR("fr")), "\xC3\xA9t\xC3\xA9");
}

static void numbers_are_in_the_digits_of_the_language_or_of_its_tag(void **state)
{
	(void)state;
	eg_date d = {.from = eg_day_of(2025, 10, 1),
		.precision = EG_DATE_QUARTER,
		.written = EG_STR("2025-Q4")};
	expect(eg_in_digits(arena, EG_STR("2016–18a"), EG_STR("ar")), "٢٠١٦–١٨a");
	expect(eg_plain_digits(arena, EG_STR("٢٠١٦–١٨a"), EG_STR("ar")), "2016–18a");
	expect(eg_in_digits(arena, EG_STR("2016"), EG_STR("ar-u-nu-latn")), "2016");
	expect(eg_in_digits(arena, EG_STR("2016"), EG_STR("fa")), "۲۰۱۶");
	expect(eg_in_digits(arena, EG_STR("2016"), EG_STR("de")), "2016");
	expect(eg_format_date(arena, &d, EG_STR("fr"), EG_DATE_SHORT), "T4 2025");
	d = (eg_date){.precision = EG_DATE_FY, .written = EG_STR("FY2026")};
	expect(eg_format_date(arena, &d, EG_STR("ar"), EG_DATE_SHORT), "السنة المالية ٢٠٢٦");
	expect(eg_format_date(arena, &d, EG_STR("ja"), EG_DATE_SHORT), "2026年度");
	d.written = EG_STR("FY2024-25-Q3");
	expect(eg_format_date(arena, &d, EG_STR("ko"), EG_DATE_SHORT), "2024–25 회계연도 Q3");
	d.written = EG_STR("FY2026");
	expect(eg_format_date(arena, &d, EG_STR("pt-BR"), EG_DATE_SHORT), "exercício 2026");
}

static void words_around_a_date_stand_where_the_language_has_them(void **state)
{
	(void)state;
	eg_date d = date(EG_DATE_BEFORE, eg_day_of(2012, 1, 1), eg_day_of(2012, 12, 31), "..2012");
	expect(eg_format_date(arena, &d, EG_STR("ja"), EG_DATE_SHORT), "2012年まで");
	expect(eg_format_date(arena, &d, EG_STR("he"), EG_DATE_SHORT), "עד 2012");
	expect(eg_until_words(arena, EG_STR("2012"), EG_STR("zh-TW")), "至2012");
	expect(eg_fiscal_pattern(arena, EG_STR("ja"), EG_STR("{end}")), "{end}年度");
	expect(eg_fiscal_pattern(arena, EG_STR("el"), EG_STR("{start}")), "FY {start}");
	assert_int_equal(eg_fiscal_sign(EG_STR("FY 2026")), 2);
	assert_int_equal(eg_fiscal_sign(EG_STR("2026年度")), 0);
}

static void lists_have_the_comma_of_their_language(void **state)
{
	(void)state;
	eg_str plain = EG_STR("1, 2, 3");
	expect(eg_with_commas(arena, plain, EG_STR("ar-JO")), "1، 2، 3");
	expect(eg_with_commas(arena, plain, EG_STR("ja")), "1、2、3");
	expect(eg_with_commas(arena, EG_STR("1"), EG_STR("ja")), "1");
	assert_ptr_equal(eg_with_commas(arena, plain, EG_STR("de")).p, plain.p);
	expect(eg_list_comma(EG_STR("ar")), "، ");
	expect(eg_list_comma(EG_STR("fr")), ", ");
}

static void titles_begin_with_a_capital_of_the_language(void **state)
{
	(void)state;
	eg_str plain = EG_STR("Plain");
	assert_ptr_equal(eg_capital(arena, plain, EG_STR("en")).p, plain.p);
	expect(eg_capital(arena, EG_STR("łączność"), EG_STR("pl")), "Łączność");
	expect(eg_capital(arena, EG_STR("izmir"), EG_STR("tr")), "İzmir");
	expect(eg_capital(arena, EG_STR("ßpringen"), EG_STR("de")), "Sspringen");
	expect(eg_capital(arena, EG_STR("(x)"), EG_STR("en")), "(x)");
	expect(eg_capital(arena, EG_STR(""), EG_STR("en")), "");
}

static void the_sign_of_percents_stands_where_the_language_has_it(void **state)
{
	(void)state;
	expect(eg_with_percent(arena, EG_STR("34,2"), EG_STR("pt-BR")), "34,2%");
	expect(eg_with_percent(arena, EG_STR("71"), EG_STR("en-US")), "71%");
	expect(eg_with_percent(arena, EG_STR("71"), EG_STR("de")), "71" NB "%");
	expect(eg_with_percent(arena, EG_STR("71"), EG_STR("tr")), "%71");
	expect(eg_with_percent(arena, EG_STR("٧١"), EG_STR("ar-EG")), "٧١٪\xD8\x9C");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_around_a_date_stand_where_the_language_has_them),
		cmocka_unit_test(marks_count_by_the_letters_of_the_languages_script),
		cmocka_unit_test(lists_have_the_comma_of_their_language),
		cmocka_unit_test(the_sign_of_percents_stands_where_the_language_has_it),
		cmocka_unit_test(titles_begin_with_a_capital_of_the_language),
		cmocka_unit_test(numbers_are_in_the_digits_of_the_language_or_of_its_tag),
		cmocka_unit_test(form_c_is_made_only_where_it_is_missing),
		cmocka_unit_test(letters_have_plain_ones_of_ascii),
		cmocka_unit_test(graphemes_and_words_are_counted_as_readers_do),
		cmocka_unit_test(plain_words_are_counted_as_icu_counts_them),
		cmocka_unit_test(korean_lines_part_between_words_and_not_within_them),
		cmocka_unit_test(quick_line_breaks_are_those_of_icu),
		cmocka_unit_test(lines_break_where_unicode_says),
		cmocka_unit_test(a_range_of_numbers_is_not_parted_at_its_dash),
		cmocka_unit_test(hebrew_in_english_is_a_run_of_its_own),
		cmocka_unit_test(scripts_are_four_letter_tags),
		cmocka_unit_test(order_is_the_languages_and_keys_agree),
		cmocka_unit_test(digits_are_sorted_by_the_number_they_are),
		cmocka_unit_test(dates_are_written_by_language),
		cmocka_unit_test(days_have_the_words_and_ordinals_of_the_language),
		cmocka_unit_test(dates_keep_their_precision),
		cmocka_unit_test(what_two_years_share_is_said_once),
		cmocka_unit_test(integers_are_grouped_by_language),
		cmocka_unit_test(a_currency_stands_where_the_language_has_it),
		cmocka_unit_test(fractions_have_the_mark_of_the_language),
		cmocka_unit_test(recoding_refuses_what_has_no_place),
		cmocka_unit_test(lower_case_knows_turkish),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
