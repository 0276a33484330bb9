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
	{"en-US", "June 30, 2026 or 15 January", "June" NB "30, 2026 or 15" NB "January"},
	{"en-US", "FY 2026: $1.2 million, 8 percent, 12 km",
		"FY" NB "2026: $1.2" NB "million, 8" NB "percent, 12" NB "km"},
	{"en-US", "J. B. Smith, Annex A", "J." NB "B." NB "Smith, Annex" NB "A"},
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
		cmocka_unit_test(polishing_twice_changes_nothing_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
