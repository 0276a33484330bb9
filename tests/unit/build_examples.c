#include "build/examples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static eg_arena *arena;
static const eg_examples *examples;

static int set_up(void **state)
{
	(void)state;
	arena = eg_arena_new();
	examples = eg_examples_new(arena);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	eg_arena_release(arena);
	return 0;
}

static void assert_text(eg_str text, const char *want)
{
	assert_string_equal(eg_cstr(arena, text), want);
}

/* Fields of the document language are shown by the standard specs, which need not say them all. */
static void every_key_of_the_data_stands_in_the_examples(void **state)
{
	const eg_catalog *c = examples->catalog;
	size_t lacking = 0;
	(void)state;
	for (size_t i = 0; i < c->count; i++) {
		const eg_record *r = c->rows[i].record;
		if (eg_str_is(c->rows[i].page, "theme"))
			continue; /* how it looks: a file of its own */
		/* The common keys are said once. */
		bool common = (r->flags & EG_REC_ID) && !eg_str_is(EG_STR("strategy"), r->key);
		for (unsigned f = 0; f < r->count; f++) {
			int of_all = eg_field_find(
				eg_schema_find(EG_STR("state")), eg_str_of(r->fields[f].key));
			if (r->fields[f].flags & EG_F_HIDDEN || (common && of_all >= 2))
				continue;
			/* The dataset of an earlier edition is no text that a repository keeps. */
			if (eg_example_field(examples, arena, r, f).p ||
				strcmp(r->fields[f].key, "dataset") == 0)
				continue;
			print_message("%s.%s stands nowhere in specs/examples/records\n",
				eg_cstr(arena, c->rows[i].name), r->fields[f].key);
			lacking++;
		}
	}
	assert_int_equal(lacking, 0);
}

static void every_listed_record_has_an_example(void **state)
{
	const eg_catalog *c = examples->catalog;
	(void)state;
	for (size_t i = 0; i < c->count; i++)
		if (c->rows[i].listed && !eg_str_is(c->rows[i].page, "theme"))
			assert_non_null(eg_example_record(examples, arena, c->rows[i].record).p);
}

static void pieces_lose_their_indentation(void **state)
{
	const eg_record *goal = eg_schema_find(EG_STR("goal"));
	(void)state;
	assert_text(eg_example_field(
			    examples, arena, goal, (unsigned)eg_field_find(goal, EG_STR("aligns"))),
		"aligns:\n  - {source: plan, with: Chapter 3}\n");
	assert_text(eg_example_record(examples, arena, eg_schema_find(EG_STR("rate"))),
		"rates:\n  - {currency: GBP, fy: FY2026, rate: 1.31, source: treasury}\n");
	assert_text(eg_example_record(examples, arena, eg_schema_find(EG_STR("engagement"))),
		"engagements:\n  - {id: spring, title: Spring meeting, kind: meeting, starts: "
		"2026-04-14, "
		"partners: gbr, purpose: Agree on the second winter of trials.}\n");
}

static void a_finding_has_a_spec_before_and_after(void **state)
{
	eg_str before, after;
	(void)state;
	assert_true(eg_example_finding(arena, "date-order", &before, &after));
	assert_false(eg_str_eq(before, after));
	assert_false(eg_example_finding(arena, "no-such-rule", &before, &after));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_of_the_data_stands_in_the_examples),
		cmocka_unit_test(every_listed_record_has_an_example),
		cmocka_unit_test(pieces_lose_their_indentation),
		cmocka_unit_test(a_finding_has_a_spec_before_and_after),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
