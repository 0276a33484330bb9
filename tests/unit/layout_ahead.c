/* Paragraphs that workers set: the pages and the findings are those of one thread, and workers did
 * set some. */
#include "layout_sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SECTIONS 6
#define TEXTS    24

static const char *const sentences[] = {
	"Partners bring test beds, data and laboratories that the Department cannot build alone, ",
	"and each agreement says who owns what comes of the work (see annex 3, 2nd part). ",
	"Screening of air cargo takes 12.5 minutes less at \"three\" airports than in FY 2025. ",
	"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D and \xE6\x97\xA5\xE6\x9C\xAC stand in the line. ",
	"The counter-unmanned-aircraft working group meets twice a year; its minutes are public. "};

/* So many sentences, begun at another one each time; one in nine holds a letter of no font. */
static const char *words_of(eg_arena *a, uint32_t seed)
{
	eg_str s = eg_strf(a, "%u ", seed);
	for (uint32_t i = 0; i < 1 + seed % 7; i++)
		s = eg_str_join(a, s, eg_str_of(sentences[(seed + i) % EG_COUNT(sentences)]));
	if (seed % 9 == 4)
		s = eg_str_join(a, s, EG_STR("\xF3\xB0\x80\x80 is private."));
	return eg_cstr(a, s);
}

static void add_list(eg_arena *a, eg_block *parent, uint32_t seed)
{
	eg_block *list = add(a, parent, EG_B_LIST);
	list->ordered = seed % 2;
	list->start = 1;
	for (uint32_t i = 0; i < 5; i++)
		add_text(a, add(a, list, EG_B_ITEM), EG_S_BODY, words_of(a, seed + i));
}

static void fill(setting *s)
{
	eg_arena *a = s->a;
	for (uint32_t i = 0; i < SECTIONS; i++) {
		eg_block *part = add_section(a, s->doc->root, eg_cstr(a, eg_strf(a, "s%u", i)),
			"Part", i % 2 ? EG_BREAK_PAGE : EG_BREAK_NONE);
		for (uint32_t k = 0; k < TEXTS; k++)
			add_text(a, part, k == 9 ? EG_S_LEAD : EG_S_BODY, words_of(a, 31 * i + k));
		add_list(a, part, i);
		add_text(a, add(a, part, EG_B_QUOTE), EG_S_BODY, words_of(a, i));
	}
}

static eg_str findings_of(setting *s)
{
	eg_str all = EG_STR("");
	for (size_t i = 0; i < s->diag.count; i++)
		all = eg_strf(s->a, "%.*s%.*s\n", EG_ARG(all), EG_ARG(s->diag.items[i]->message));
	return all;
}

/* Words of the pages that a worker's setter shaped: beside the numbers of the layout's own setter,
 * each worker has its own. */
static size_t words_of_workers(const eg_pages *p, unsigned workers)
{
	size_t n = 0;
	for (size_t i = 0; i < p->word_cap; i++)
		n += p->words[i] && p->words[i]->number % (workers + 1) != 0;
	return n;
}

static uint32_t greatest_number(const eg_pages *p)
{
	uint32_t n = 0;
	for (size_t i = 0; i < p->word_cap; i++)
		if (p->words[i] && p->words[i]->number > n)
			n = p->words[i]->number;
	return n;
}

static setting lay_with(unsigned workers, const char *lang, bool justify)
{
	setting s = begin();
	s.doc->lang = eg_str_of(lang);
	s.doc->justify = justify;
	fill(&s);
	eg_pool *pool = eg_pool_new(workers);
	s.p = eg_layout(s.a, s.doc, s.fonts, pool, &s.diag);
	eg_pool_release(pool);
	return s;
}

static void compare(const char *lang, bool justify)
{
	setting one = lay_with(1, lang, justify);
	eg_str pages = eg_pages_dump(one.a, one.p), said = findings_of(&one);
	assert_true(said.n > 0);
	for (unsigned workers = 2; workers <= 5; workers += 3) {
		setting many = lay_with(workers, lang, justify);
		assert_true(eg_str_eq(eg_pages_dump(many.a, many.p), pages));
		assert_true(eg_str_eq(findings_of(&many), said));
		assert_true(words_of_workers(many.p, workers) > 0);
		assert_true(
			greatest_number(many.p) > greatest_number(one.p)); /* not one setter's */
		end(&many);
	}
	end(&one);
}

static void pages_are_equal_for_any_number_of_workers(void **state)
{
	(void)state;
	compare("en-US", false);
	compare("en-US", true);
	compare("he", false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_are_equal_for_any_number_of_workers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
