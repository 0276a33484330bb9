/* Typographer's text: what is changed, and what is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/para.h"

#define NB  "\xC2\xA0"
#define NNB "\xE2\x80\xAF"

static const struct row {
	const char *lang, *from, *to;
} changed[] = {
	{"en-US", "\"We agree,\" she said.", "“We agree,” she said."},
	{"en-US", "it's the partners' choice", "it’s the partners’ choice"},
	{"en-US", "the \"so-called 'open' call\" of the '90s",
		"the “so-called ‘open’ call” of the ’90s"},
	{"en-US", "(\"x\")", "(“x”)"},
	{"en-US", "rock 'n' roll", "rock ‘n’ roll"},
	{"de", "\"Ja\", sagte er", "„Ja“, sagte er"},
	{"fr", "\"Oui\" : voici !", "«" NNB "Oui" NNB "»" NB ": voici" NNB "!"},
	{"en-US", "science - and diplomacy", "science" NB "– and diplomacy"},
	{"en-US", "science -- and", "science" NB "– and"},
	{"en-US", "word---word and word--word", "word—word and word—word"},
	{"en-US", "2016-2018 and 2024-25", "2016–2018 and 2024–25"},
	{"en-US", "in (2016-2018), then", "in (2016–2018), then"},
	{"en-US", "wait...", "wait…"},
	{"en-US", "at -5 degrees", "at −5 degrees"},
	{"en-US", "3 x 4 m", "3 × 4" NB "m"},
	{"en-US", "Goal 2 on page 38", "Goal" NB "2 on page" NB "38"},
	{"en-US", "Public Law 110-53, now 6 U.S.C. 195c, and 15 CFR 730",
		"Public Law" NB "110-53, now 6" NB "U.S.C." NB "195c, and 15" NB "CFR" NB "730"},
	{"en-US", "June 30, 2026 or 15 January", "June" NB "30, 2026 or 15" NB "January"},
	{"en-US", "FY 2026: $1.2 million, 8 percent, 12 km",
		"FY" NB "2026: $1.2" NB "million, 8" NB "percent, 12" NB "km"},
	{"en-US", "J. B. Smith, Annex A", "J." NB "B." NB "Smith, Annex" NB "A"},
	{"en-US", "Dr. Smith and § 12 of the 5RD Council",
		"Dr." NB "Smith and §" NB "12 of the 5RD" NB "Council"},
	{"en-US", "World War II at 9 a.m. for US$ 5",
		"World War" NB "II at 9" NB "a.m. for US$" NB "5"},
	{"en-US", "and so on ... ", "and so on" NB "… "},
	{"en-US", "well …", "well" NB "…"},
	{"fr", "« Oui » ; 10 000 agents", "«" NNB "Oui" NNB "»" NNB "; 10" NB "000 agents"},
	{"fr-CA", "Oui ! Non ; si : « là »", "Oui ! Non ; si" NB ": «" NNB "là" NNB "»"},
	{"cs", "v Praze a k cíli \"ano\"", "v" NB "Praze a" NB "k" NB "cíli „ano“"},
	{"pl", "w Polsce i z \"nimi\"", "w" NB "Polsce i" NB "z" NB "„nimi”"},
	{"sk", "v meste", "v" NB "meste"},
	{"ru", "\"Да\", в Москве", "«Да», в" NB "Москве"},
	{"sv", "\"Ja\"", "”Ja”"},
	{"el", "\"Ναι\"", "«Ναι»"},
	{"ja", "\"はい\"", "「はい」"},
	{"bg", "\"Да\"", "„Да“"},
	{"es", "5 km y página 3", "5" NB "km y página" NB "3"},
};

static const struct row kept[] = {
	{"en-US", "on 2025-03-14", NULL},
	{"en-US", "in 2009-10", NULL},
	{"en-US", "call +1-202-555-0173 or 202-2016-2018", NULL},
	{"en-US", "70RSAT-2016-2018-01 and x2016-2018", NULL},
	{"en-US", "https://a.b/c--d?q=\"x\" and www.x.y/'z'", NULL},
	{"en-US", "a_b-'c' and me@x.org", NULL},
	{"en-US", "science-based, U.S.-Japan", NULL},
	{"en-US", "Goals for 3 partners, 5 people", NULL},
	{"en-US", "a board 6\" wide", NULL},
	{"en-US", "....", NULL},
	{"en-US", "use --force", NULL},
	{"en-US", "", NULL},
	{"en-US", "plain words only", NULL},
};

static void what_a_typographer_would_change_is_changed(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	for (size_t i = 0; i < EG_COUNT(changed); i++) {
		eg_str got =
			eg_text_polish(a, eg_str_of(changed[i].from), eg_str_of(changed[i].lang));
		assert_string_equal(eg_cstr(a, got), changed[i].to);
	}
	eg_arena_release(a);
}

static void dates_codes_and_addresses_are_left_alone(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	for (size_t i = 0; i < EG_COUNT(kept); i++) {
		eg_str s = eg_str_of(kept[i].from),
		       got = eg_text_polish(a, s, eg_str_of(kept[i].lang));
		if (got.p != s.p)
			fail_msg("'%s' became '%.*s'", kept[i].from, EG_ARG(got));
	}
	eg_arena_release(a);
}

static void runs_of_a_paragraph_are_polished_as_one_text(void **state)
{
	(void)state;
	static const char *const runs[] = {
		"He said \"", "yes", ",\" on page ", "38", " of Goal ", "2", ". \"", "No", "\""};
	static const char *const want[] = {
		"He said “", "yes", ",” on page" NB, "38", " of Goal" NB, "2", ". “", "No", "”"};
	eg_arena *a = eg_arena_new();
	eg_polish around = {0};
	for (size_t i = 0; i < EG_COUNT(runs); i++) {
		around.before = i ? eg_str_of(runs[i - 1]) : (eg_str){0};
		around.after = i + 1 < EG_COUNT(runs) ? eg_str_of(runs[i + 1]) : (eg_str){0};
		eg_str got = eg_text_polish_run(a, eg_str_of(runs[i]), EG_STR("en-US"), &around);
		assert_string_equal(eg_cstr(a, got), want[i]);
	}
	eg_arena_release(a);
}

static void polishing_twice_changes_nothing_more(void **state)
{
	(void)state;
	eg_arena *a = eg_arena_new();
	for (size_t i = 0; i < EG_COUNT(changed); i++) {
		eg_str once =
			eg_text_polish(a, eg_str_of(changed[i].from), eg_str_of(changed[i].lang));
		eg_str twice = eg_text_polish(a, once, eg_str_of(changed[i].lang));
		assert_string_equal(eg_cstr(a, twice), eg_cstr(a, once));
	}
	eg_arena_release(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_typographer_would_change_is_changed),
		cmocka_unit_test(dates_codes_and_addresses_are_left_alone),
		cmocka_unit_test(runs_of_a_paragraph_are_polished_as_one_text),
		cmocka_unit_test(polishing_twice_changes_nothing_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
