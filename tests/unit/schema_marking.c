#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_case.h"
#include "schema/marking.h"

static const eg_marking_level levels[] = {
	{EG_STR_INIT("OFFICIAL"), EG_STR_INIT("O"), true},
	{EG_STR_INIT("OFFICIAL-SENSITIVE"), EG_STR_INIT("OS"), false},
};
static const eg_marking_scheme own = {levels, EG_COUNT(levels)};

static eg_marking read(const char *text)
{
	eg_marking m;
	eg_marking_fault fault;
	if (!eg_marking_read(arena, eg_str_of(text), &own, &m, &fault))
		fail_msg("%s: %s", text, fault.message.p);
	return m;
}

static const char *form(const eg_marking *m, enum eg_marking_form f)
{
	return eg_cstr(arena, eg_marking_write(arena, m, &own, f));
}

static void assert_normal(const char *text, const char *banner, const char *portion)
{
	eg_marking m = read(text);
	assert_string_equal(form(&m, EG_MARKING_BANNER), banner);
	assert_string_equal(form(&m, EG_MARKING_PORTION), portion);
}

static void markings_have_one_normal_form(void **state)
{
	(void)state;
	assert_normal("U", "U", "(U)");
	assert_normal("unclassified", "U", "(U)");
	assert_normal("CUI", "CUI", "(CUI)");
	assert_normal("CONTROLLED", "CUI", "(CUI)");
	assert_normal("cui//sp-prvcy", "CUI//SP-PRVCY", "(CUI//SP-PRVCY)");
	assert_normal("CUI//PRVCY//FEDCON", "CUI//PRVCY//FEDCON", "(CUI//PRVCY//FEDCON)");
	assert_normal("CUI//NF", "CUI//NOFORN", "(CUI//NF)");
	assert_normal("CUI//PROCURE/SP-PRVCY/SP-EXPT/LEI//NOCON/DL ONLY",
		"CUI//SP-EXPT/SP-PRVCY/LEI/PROCURE//DL ONLY/NOCON",
		"(CUI//SP-EXPT/SP-PRVCY/LEI/PROCURE//DL ONLY/NOCON)");
	assert_normal("CUI//SP-EXPT/PRVCY//REL TO USA,GBR, AUS",
		"CUI//SP-EXPT/PRVCY//REL TO USA, AUS, GBR",
		"(CUI//SP-EXPT/PRVCY//REL TO USA, AUS, GBR)");
	assert_normal("CUI//REL TO USA, FVEY", "CUI//REL TO USA, FVEY", "(CUI//REL TO USA, FVEY)");
	assert_normal("CUI//DISPLAY ONLY", "CUI//DISPLAY ONLY", "(CUI//DISPLAY ONLY)");
	assert_normal("CUI//DISPLAY ONLY JPN", "CUI//DISPLAY ONLY JPN", "(CUI//DISPLAY ONLY JPN)");
	assert_normal("CUI//PRIVILEGE//Attorney-WP/attorney-client",
		"CUI//PRIVILEGE//Attorney-Client/Attorney-WP", "(CUI//PRIVILEGE//AC/AWP)");
	assert_normal("CUI//PRVCY/SP-PRVCY", "CUI//SP-PRVCY", "(CUI//SP-PRVCY)");
	assert_normal("TLP:AMBER+STRICT", "TLP:AMBER+STRICT", "(TLP:AMBER+STRICT)");
	assert_normal("tlp:clear", "TLP:CLEAR", "(TLP:CLEAR)");
	assert_normal("Official Sensitive", "OFFICIAL-SENSITIVE", "(OS)");
	assert_normal("TLP:GREEN; CUI", "CUI; TLP:GREEN", "(CUI; TLP:GREEN)");
	assert_normal(
		"CUI; TLP:GREEN; OS", "CUI; TLP:GREEN; OFFICIAL-SENSITIVE", "(CUI; TLP:GREEN; OS)");
}

static void the_banner_of_dod_is_plain(void **state)
{
	eg_marking m = read("CUI//SP-PRVCY//NOFORN");
	(void)state;
	assert_string_equal(form(&m, EG_MARKING_DOD), "CUI");
}

static void what_is_no_marking_says_what_to_write(void **state)
{
	static const struct {
		const char *text, *message, *help;
	} cases[] = {
		{"CUI/SP-PRVCY", "'CUI/SP-PRVCY' is not a marking", "write 'CUI//SP-PRVCY'"},
		{"CUI//SP-PRVCY/NOFORN", "'CUI//SP-PRVCY/NOFORN' is not a marking",
			"write 'CUI//SP-PRVCY//NOFORN'"},
		{"CUI//NOFORN//PRVCY", "'CUI//NOFORN//PRVCY' is not a marking",
			"write 'CUI//PRVCY//NOFORN'"},
		{"CUI // SP-EXPT", "'CUI // SP-EXPT' is not a marking", "write 'CUI//SP-EXPT'"},
		{"CUI//REL TO GBR", "'CUI//REL TO GBR' is not a marking",
			"write 'CUI//REL TO USA, GBR'"},
		{"CUI//REL TO USA GBR", "'CUI//REL TO USA GBR' is not a marking",
			"write 'CUI//REL TO USA, GBR'"},
		{"CUI//REL TO USA, GB", "'CUI//REL TO USA, GB' is not a marking",
			"write 'CUI//REL TO USA, GBR'"},
		{"CUI//REL TO GBR, USA, UK", "'CUI//REL TO GBR, USA, UK' is not a marking",
			"write 'CUI//REL TO USA, GBR'"},
		{"CUI//REL TO USA, XQZ", "'XQZ' is neither a country nor a group",
			"lists hold three-letter codes of ISO 3166-1, such as GBR, and groups such "
			"as FVEY"},
		{"CUI//REL TO USA", "'REL TO' names nobody beside the United States",
			"write 'NOFORN', or name a country: 'REL TO USA, GBR'"},
		{"CUI//REL TO", "'REL TO' names nobody",
			"write 'REL TO USA, GBR', with the countries' three letters"},
		{"CUI//NOFORN/REL TO USA, GBR", "'NOFORN' and 'REL TO' exclude each other",
			"NOFORN goes to no foreign national; leave one of them out"},
		{"CUI//", "nothing stands between or after the slashes of 'CUI//'",
			"write the level, '//', categories, '//' and controls: "
			"'CUI//SP-PRVCY//NOFORN'"},
		{"CUI//SP PRVCY", "'SP PRVCY' is neither a category nor a control",
			"categories are capitals, such as PRVCY or SP-EXPT; controls follow "
			"another "
			"'//', such as NOFORN, FED ONLY or REL TO USA, GBR"},
		{"SECRET//NOFORN", "'SECRET//NOFORN' is a classified level",
			"this tool is for unclassified systems"},
		{"Top Secret", "'Top Secret' is a classified level",
			"this tool is for unclassified systems"},
		{"S", "'S' is a classified level", "this tool is for unclassified systems"},
		{"//GBR S", "'//GBR S' is a classified level",
			"this tool is for unclassified systems"},
		{"NATO RESTRICTED", "'NATO RESTRICTED' is a classified level",
			"this tool is for unclassified systems"},
		{"U//FOUO", "'U//FOUO' is a marking of the past", "write 'CUI'"},
		{"LES", "'LES' is a marking of the past", "write 'CUI//LEI'"},
		{"TLP:WHITE", "'TLP:WHITE' is a marking of the past", "write 'TLP:CLEAR'"},
		{"TLP: AMBER", "'TLP: AMBER' is not a marking", "write 'TLP:AMBER'"},
		{"TLP AMBER STRICT", "'TLP AMBER STRICT' is no label of TLP 2.0",
			"one of: TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED"},
		{"U//NOFORN", "'U' takes no categories or controls",
			"only CUI does: 'CUI//NOFORN'; a second scheme is another item of a list"},
		{"TLP:RED//NOFORN", "'TLP:RED' takes no categories or controls",
			"only CUI does: 'CUI//NOFORN'; a second scheme is another item of a list"},
		{"OFFICAL", "'OFFICAL' is not a marking", "did you mean 'OFFICIAL'?"},
		{"internal", "'internal' is not a marking",
			"write U, CUI, CUI//SP-PRVCY or TLP:GREEN; levels of your own are declared "
			"in strategy.marking_scheme"},
	};
	(void)state;
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		eg_marking m;
		eg_marking_fault fault;
		assert_false(eg_marking_read(arena, eg_str_of(cases[i].text), &own, &m, &fault));
		assert_string_equal(eg_cstr(arena, fault.message), cases[i].message);
		assert_string_equal(eg_cstr(arena, fault.help), cases[i].help);
		assert_true(fault.to <= strlen(cases[i].text) && fault.from <= fault.to);
	}
}

static void a_category_that_the_registry_lacks_is_a_doubt(void **state)
{
	eg_marking m;
	eg_marking_fault fault;
	(void)state;
	assert_true(eg_marking_read(arena, EG_STR("CUI//SP-PRVYC"), &own, &m, &fault));
	assert_true(fault.doubt);
	assert_string_equal(fault.message.p, "category 'PRVYC' is not in the CUI registry");
	assert_string_equal(fault.help.p, "did you mean 'SP-PRVCY'?");
	assert_int_equal(fault.from, 5);
	assert_true(eg_marking_read(arena, EG_STR("CUI//SP-PRVCY"), &own, &m, &fault));
	assert_null(fault.message.p);
}

static void assert_join(const char *x, const char *y, const char *both, bool ok)
{
	eg_marking a = read(x), b = read(y), one, other;
	assert_int_equal(eg_marking_join(arena, &a, &b, &one), ok);
	assert_int_equal(eg_marking_join(arena, &b, &a, &other), ok);
	assert_string_equal(form(&one, EG_MARKING_BANNER), both);
	assert_string_equal(form(&other, EG_MARKING_BANNER), both);
	assert_true(eg_marking_covers(&one, &a) && eg_marking_covers(&one, &b));
}

static void a_union_is_as_strict_as_both(void **state)
{
	(void)state;
	assert_join("U", "CUI", "CUI", true);
	assert_join("U", "U", "U", true);
	assert_join("CUI//SP-PRVCY", "CUI//SP-EXPT/LEI", "CUI//SP-EXPT/SP-PRVCY/LEI", true);
	assert_join("CUI//SP-PRVCY", "CUI//PRVCY", "CUI//SP-PRVCY", true);
	assert_join("CUI//NOFORN", "CUI//REL TO USA, GBR", "CUI//NOFORN", true);
	assert_join("CUI//REL TO USA, GBR, AUS", "CUI//REL TO USA, GBR, FRA",
		"CUI//REL TO USA, GBR", true);
	assert_join("CUI//REL TO USA, GBR", "CUI//REL TO USA, FRA", "CUI//NOFORN", false);
	assert_join("CUI//REL TO USA, GBR", "U", "CUI//REL TO USA, GBR", true);
	assert_join(
		"CUI//REL TO USA, FVEY", "CUI//REL TO USA, GBR, FRA", "CUI//REL TO USA, GBR", true);
	assert_join(
		"CUI//REL TO USA, FVEY", "CUI//REL TO USA, FVEY", "CUI//REL TO USA, FVEY", true);
	assert_join("CUI//DISPLAY ONLY GBR", "CUI//REL TO USA, GBR", "CUI//DISPLAY ONLY GBR", true);
	assert_join("CUI//FEDCON", "CUI//NOCON", "CUI//FED ONLY", true);
	assert_join("CUI//FED ONLY", "CUI//FEDCON", "CUI//FED ONLY", true);
	assert_join("TLP:GREEN", "TLP:AMBER", "TLP:AMBER", true);
	assert_join("TLP:RED", "CUI//SP-CTI", "CUI//SP-CTI; TLP:RED", true);
	assert_join("OFFICIAL", "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE", true);
}

static void assert_order(const char *x, const char *y, enum eg_marking_order want)
{
	eg_marking a = read(x), b = read(y);
	assert_int_equal(eg_marking_compare(&a, &b), want);
}

static void markings_are_compared_by_what_they_ask(void **state)
{
	(void)state;
	assert_order("U", "CUI", EG_MARKING_WEAKER);
	assert_order("CUI//NOFORN", "CUI", EG_MARKING_STRONGER);
	assert_order("CUI//PRVCY", "CUI", EG_MARKING_SAME); /* banners need not name basic ones */
	assert_order("CUI//SP-PRVCY", "CUI", EG_MARKING_STRONGER);
	assert_order("CUI//SP-PRVCY", "CUI//SP-EXPT", EG_MARKING_APART);
	assert_order("CUI//NOFORN", "CUI//REL TO USA, GBR", EG_MARKING_STRONGER);
	assert_order("CUI//REL TO USA, GBR", "CUI//REL TO USA, FVEY", EG_MARKING_STRONGER);
	assert_order(
		"CUI//REL TO USA, AUS, CAN, GBR, NZL", "CUI//REL TO USA, FVEY", EG_MARKING_SAME);
	assert_order("TLP:AMBER", "CUI", EG_MARKING_APART);
	assert_order("OFFICIAL", "OS", EG_MARKING_WEAKER);
}

static void assert_release(const char *text, const char *country, enum eg_release want)
{
	eg_marking m = read(text);
	assert_int_equal(eg_marking_release(&m, eg_str_of(country)), want);
}

static void release_follows_the_controls(void **state)
{
	(void)state;
	assert_release("U", "GB", EG_RELEASE_YES);
	assert_release("CUI", "GB", EG_RELEASE_YES);
	assert_release("CUI//NOFORN", "GB", EG_RELEASE_NOFORN);
	assert_release("CUI//NOFORN", "US", EG_RELEASE_YES);
	assert_release("CUI//FED ONLY", "US", EG_RELEASE_FED);
	assert_release("CUI//DL ONLY", "GBR", EG_RELEASE_DL);
	assert_release("CUI//REL TO USA, CAN", "GB", EG_RELEASE_LIST);
	assert_release("CUI//REL TO USA, CAN", "CA", EG_RELEASE_YES);
	assert_release("CUI//REL TO USA, NATO", "SWE", EG_RELEASE_YES);
	assert_release("CUI//REL TO USA, NATO", "AT", EG_RELEASE_LIST);
	assert_release("CUI//REL TO USA, CAN", NULL, EG_RELEASE_LIST);
	assert_release("CUI//DISPLAY ONLY GBR", "GB", EG_RELEASE_DISPLAY);
	assert_release("TLP:AMBER", "GB", EG_RELEASE_YES);
	assert_release("TLP:AMBER+STRICT", "GB", EG_RELEASE_TLP);
}

static void the_public_sees_what_is_open(void **state)
{
	static const struct {
		const char *text;
		bool open;
	} cases[] = {{"U", true}, {"TLP:CLEAR", true}, {"TLP:GREEN", false}, {"CUI", false},
		{"OFFICIAL", true}, {"OS", false}};
	(void)state;
	for (size_t i = 0; i < EG_COUNT(cases); i++) {
		eg_marking m = read(cases[i].text);
		assert_int_equal(eg_marking_open(&m, &own), cases[i].open);
	}
}

static void portions_stand_where_paragraphs_and_items_begin(void **state)
{
	eg_str prose = EG_STR(
		"(CUI) One (U) not here.\n(U) nor here, a line of it.\n\n"
		"(CUI//SP-PRVCY//NF) Two.\n\n- (U) item\n2. (TLP:GREEN) item\n\n"
		"(see below) no.\n\n(C) 2026 no, a copyright.\n\n(S) yes, refused.\n\n> (OS) own.");
	static const char *const want[] = {"CUI", "CUI//SP-PRVCY//NF", "U", "TLP:GREEN", "S", "OS"};
	eg_portion p;
	size_t n = 0;
	(void)state;
	for (size_t at = 0; eg_portion_next(prose, &own, &at, &p); n++) {
		assert_true(n < EG_COUNT(want));
		assert_string_equal(eg_cstr(arena, p.text), want[n]);
		assert_int_equal(prose.p[p.from], '(');
		assert_int_equal(prose.p[p.to - 1], ')');
	}
	assert_int_equal(n, EG_COUNT(want));
}

static void own_levels_leave_the_words_of_others_alone(void **state)
{
	(void)state;
	assert_non_null(eg_marking_word_taken(EG_STR("Secret")).p);
	assert_non_null(eg_marking_word_taken(EG_STR("CUI")).p);
	assert_non_null(eg_marking_word_taken(EG_STR("TLP:RED")).p);
	assert_non_null(eg_marking_word_taken(EG_STR("A//B")).p);
	assert_null(eg_marking_word_taken(EG_STR("OFFICIAL-SENSITIVE")).p);
}

/* Every text of a few words and slashes is read or refused, and what is read is read again from its
 * normal form. */
static void any_text_is_read_or_refused(void **state)
{
	static const char *const words[] = {"CUI", "U", "/", "//", "SP-EXPT", "PRVCY", "NOFORN",
		"REL TO", " USA", ", GBR", "TLP:", "RED", "DISPLAY ONLY", " ", ";", "(",
		"\xC3\xA9"};
	uint32_t seed = 1;
	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		eg_arena_mark mark = eg_arena_save(arena);
		eg_str text = EG_STR("");
		for (size_t n = 0; n < 1 + i % 9; n++) {
			seed = seed * 1664525u + 1013904223u;
			text = eg_str_join(
				arena, text, eg_str_of(words[(seed >> 16) % EG_COUNT(words)]));
		}
		eg_marking m, again;
		eg_marking_fault fault;
		if (eg_marking_read(arena, text, &own, &m, &fault)) {
			eg_str banner = eg_marking_write(arena, &m, &own, EG_MARKING_BANNER);
			assert_true(eg_marking_read(arena, banner, &own, &again, &fault));
			assert_true(eg_str_eq(
				banner, eg_marking_write(arena, &again, &own, EG_MARKING_BANNER)));
			assert_int_equal(eg_marking_compare(&m, &again), EG_MARKING_SAME);
		} else {
			assert_true(fault.message.n > 0 && fault.from <= fault.to &&
				    fault.to <= text.n);
		}
		eg_arena_rewind(arena, mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markings_have_one_normal_form),
		cmocka_unit_test(the_banner_of_dod_is_plain),
		cmocka_unit_test(what_is_no_marking_says_what_to_write),
		cmocka_unit_test(a_category_that_the_registry_lacks_is_a_doubt),
		cmocka_unit_test(a_union_is_as_strict_as_both),
		cmocka_unit_test(markings_are_compared_by_what_they_ask),
		cmocka_unit_test(release_follows_the_controls),
		cmocka_unit_test(the_public_sees_what_is_open),
		cmocka_unit_test(portions_stand_where_paragraphs_and_items_begin),
		cmocka_unit_test(own_levels_leave_the_words_of_others_alone),
		cmocka_unit_test(any_text_is_read_or_refused),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
