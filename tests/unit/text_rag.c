/* The rag rules of DESIGNBOOK.md 2, held by a checker of its own on many paragraphs; what a
 * paragraph costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text_sample.h"

#include "text/break.h"

#include <ctype.h>
#include <stdlib.h>

/* The same numbers on every machine. */
static uint32_t seed;
static uint32_t draw(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static const char *const words[] = {"the", "of", "and", "to", "in", "partners", "research",
	"agreement", "with", "for", "that", "on", "cooperation", "technology", "science", "are",
	"is", "shared", "responsibilities", "demonstrations", "test", "beds", "which", "each",
	"fiscal", "year", "Directorate", "European", "Commission", "emergency", "management", "it",
	"be", "by", "as", "at", "results", "open", "access", "data", "interoperability",
	"counter-unmanned", "field", "trials", "were", "published", "(see", "Table", "4)", "a",
	"$2.5", "million", "components", "first", "responders", "under", "bilateral", "whose",
	"NATO", "experimentation", "intellectual", "property", "so", "may", "not", "all"};

static eg_str any_paragraph(void)
{
	eg_str s = EG_STR("");
	uint32_t n = 8 + draw(150);
	for (uint32_t i = 0; i < n; i++) {
		s = eg_str_join(arena, s, eg_str_of(words[draw(EG_COUNT(words))]));
		uint32_t sign = draw(16);
		s = eg_str_join(arena, s,
			i + 1 == n  ? EG_STR(".")
			: sign == 0 ? EG_STR(", ")
			: sign == 1 ? EG_STR(". ")
				    : EG_STR(" "));
	}
	return s;
}

/* Where what is seen of a line ends. */
static eg_len right_edge(const eg_line *l)
{
	for (uint32_t i = l->count; i-- > 0;)
		if (!l->pieces[i].space)
			return l->pieces[i].x + l->pieces[i].glyphs->width;
	return 0;
}

/* The letters of a line's last word in lower case; nothing when it ends in a hyphen. */
static size_t last_word(const eg_line *l, char out[64])
{
	char text[400];
	size_t n = 0, kept = 0;
	for (uint32_t i = 0; i < l->count; i++)
		for (size_t k = 0; k < l->pieces[i].glyphs->text.n && n < sizeof text; k++)
			text[n++] = l->pieces[i].glyphs->text.p[k];
	while (n > 0 && text[n - 1] == ' ')
		n--;
	size_t from = n;
	while (from > 0 && text[from - 1] != ' ')
		from--;
	for (size_t i = from; i < n && kept < 63 && !l->hyphenated; i++)
		if (isalnum((unsigned char)text[i]))
			out[kept++] = (char)tolower((unsigned char)text[i]);
	out[kept] = 0;
	return kept;
}

/* How many pairs of lines break a rule of the rag. */
static size_t faults(const eg_para *p, eg_len measure)
{
	size_t n = 0;
	for (uint32_t i = 0; i + 1 < p->count; i++) {
		char a[64], b[64];
		eg_len above = right_edge(&p->lines[i]), below = right_edge(&p->lines[i + 1]);
		n += above * 100 < measure * 72 && (below - above) * 100 > measure * 18;
		n += last_word(&p->lines[i], a) && last_word(&p->lines[i + 1], b) &&
		     strcmp(a, b) == 0;
		n += i > 0 && p->lines[i + 1].hyphenated && p->lines[i].hyphenated &&
		     p->lines[i - 1].hyphenated;
	}
	return n;
}

static void in_the_ragged_setting_no_line_breaks_the_rag_rule(void **state)
{
	(void)state;
	static const int measures[] = {332, 324, 452, 484, 318, 290};
	seed = 11;
	for (int round = 0; round < 600; round++) {
		eg_para_options opt = {.width = measures[round % 6] * EG_PT,
			.indent = round % 3 ? EG_PTS(14) : 0,
			.hyphenate = true,
			.lang = EG_STR("en-US")};
		eg_text_run run = {.text = any_paragraph(),
			.style = {.face = eg_face_bundled(fonts, EG_FAMILY_SERIF, 400, false),
				.size = EG_PTS(10.25)},
			.lang = opt.lang};
		eg_arena *lines = eg_arena_new();
		eg_para *p = eg_para_set(lines, setter, &run, 1, &opt);
		if (faults(p, opt.width))
			fail_msg("round %d: %.*s", round, (int)run.text.n, run.text.p);
		eg_arena_release(lines);
	}
}

/* -- the chooser alone, on stops at random -- */

#define MOST 60

typedef struct stops {
	eg_stop s[MOST];
	size_t n;
} stops;

static stops any_stops(size_t n)
{
	stops t = {.n = n};
	eg_len at = 0;
	for (size_t i = 1; i < n; i++) {
		at += (eg_len)(8 + draw(60)) * EG_PT;
		t.s[i] = (eg_stop){.end = at, .start = at + 3 * EG_PT, .words = (uint32_t)i};
		t.s[i].word = 1 + draw(7);
		at += 3 * EG_PT;
	}
	return t;
}

static eg_len width(const stops *t, size_t p, size_t c)
{
	return t->s[c].end - t->s[p].start;
}

static bool breaks_rule(const stops *t, eg_len m, size_t q, size_t p, size_t c)
{
	eg_len above = width(t, q, p), below = width(t, p, c);
	return (above * 100 < m * 72 && (below - above) * 100 > m * 18) ||
	       t->s[p].word == t->s[c].word;
}

/* Whether any choice of lines keeps all the rules: every pair of lines is followed. */
static bool rules_can_be_kept(const stops *t, eg_len m)
{
	static bool ok[MOST][MOST]; /* the line p-c may be reached */
	memset(ok, 0, sizeof ok);
	for (size_t c = 1; c < t->n; c++)
		for (size_t p = 0; p < c; p++) {
			ok[p][c] = p == 0;
			for (size_t q = 0; q < p && !ok[p][c]; q++)
				ok[p][c] = ok[q][p] && !breaks_rule(t, m, q, p, c);
			ok[p][c] = ok[p][c] && width(t, p, c) <= m;
		}
	for (size_t p = 0; p + 1 < t->n; p++)
		if (ok[p][t->n - 1])
			return true;
	return false;
}

static void the_rules_are_kept_wherever_they_can_be(void **state)
{
	(void)state;
	seed = 5;
	size_t kept = 0, not = 0;
	for (int round = 0; round < 3000; round++) {
		stops t = any_stops(3 + draw(MOST - 3));
		eg_measure m = {.width = (eg_len)(80 + draw(200)) * EG_PT};
		eg_arena *a = eg_arena_new();
		eg_chosen chosen;
		assert_true(eg_choose(a, t.s, t.n, &m, &chosen));
		bool can = rules_can_be_kept(&t, m.width);
		assert_int_equal(chosen.worst < EG_PRICE_RULE, can);
		kept += can;
		not += !can;
		eg_arena_release(a);
	}
	assert_true(kept > 500 && not > 50); /* the test has seen both */
}

/* -- cost -- */

static size_t work_of(size_t words_in_all, const eg_measure *m)
{
	eg_stop *s = calloc(words_in_all + 1, sizeof *s);
	assert_non_null(s);
	eg_len at = 0, gaps = 0;
	seed = 3;
	for (size_t i = 1; i <= words_in_all; i++) {
		at += (eg_len)(6 + draw(24)) * EG_PT;
		s[i] = (eg_stop){.end = at,
			.start = at + 4 * EG_PT,
			.gaps_end = gaps,
			.gaps_start = gaps + 4 * EG_PT,
			.words = (uint32_t)i};
		at += 4 * EG_PT;
		gaps += 4 * EG_PT;
	}
	eg_arena *a = eg_arena_new();
	eg_chosen chosen;
	assert_true(eg_choose(a, s, words_in_all + 1, m, &chosen));
	eg_arena_release(a);
	free(s);
	return chosen.work;
}

static void a_paragraph_costs_as_much_as_it_is_long(void **state)
{
	(void)state;
	const eg_measure ways[] = {{.width = 332 * EG_PT, .tolerance = 220}, {.width = 332 * EG_PT},
		{.width = 332 * EG_PT, .justify = true, .expand = true, .tolerance = 1600},
		{.width = 332 * EG_PT, .justify = true, .expand = true}};
	for (size_t i = 0; i < EG_COUNT(ways); i++) {
		size_t one = work_of(1000, &ways[i]), ten = work_of(10000, &ways[i]);
		assert_in_range(ten, 8 * one,
			12 * one); /* how often a line asks more depends on the words */
	}
	/* and with a tolerance it is some dozens of steps a word, whatever the words */
	assert_true(work_of(10000, &ways[0]) < 10000 * 40);
	assert_true(work_of(10000, &ways[2]) < 10000 * 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_the_ragged_setting_no_line_breaks_the_rag_rule),
		cmocka_unit_test(the_rules_are_kept_wherever_they_can_be),
		cmocka_unit_test(a_paragraph_costs_as_much_as_it_is_long),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
