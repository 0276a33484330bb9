/* The standard rules: each is named in rules.def, runs without a fault, and is no more than linear.
 */
#include "dataset_case.h"

#include "base/embedded.h"
#include "dataset/rules.h"
#include "dataset/store.h"
#include "dataset/views.h"

static void put_partners(eg_buf *b, int count)
{
	eg_buf_cstr(b, "partners:\n");
	for (int i = 0; i < count; i++)
		eg_bufv(b,
			"  - {id: p%d, name: Body %d, kind: %s, country: %s%s%d, tier: strategic, "
			"lead: icpo}\n",
			i, i, i < 8 ? "country" : "agency", "GB",
			i < 8 ? ", members_total: " : ", parent: p", i % 8);
}

static void put_agreements(eg_buf *b, int count, int partners)
{
	eg_buf_cstr(b, "agreements:\n");
	for (int i = 0; i < count; i++)
		eg_bufv(b,
			"  - {id: ag%d, title: A, kind: %s, parties: [dhs, p%d], signed: 2010, "
			"expires: 2012-03-31%s%d}\n",
			i, i % 2 ? "project" : "mou", i % partners,
			i % 2 ? ", under: ag" : ", number: n", i ? i - 1 : 0);
}

static void put_activities(eg_buf *b, int count, int partners)
{
	eg_buf_cstr(b, "activities:\n");
	for (int i = 0; i < count; i++)
		eg_bufv(b,
			"  - {id: a%d, title: W, stage: %s, starts: 2020, ends: %d, goals: g%d, "
			"objectives: o%d, topics: t%d, partners: [p%d, p%d], agreements: ag%d, "
			"deliverables: [{title: R, due: 2024}], contributes: [{measure: m%d, "
			"period: "
			"FY2025, value: 1}],"
			" funding: [{fy: FY2026, from: p%d, amount: 1, state: planned}, {fy: "
			"FY2026, "
			"from: p%d, amount: 1, state: spent}]}\n",
			i, i % 3 ? "active" : "done", 2024 + i % 4, i % 4, (i + 1) % 4, i % 10,
			i % partners, (i * 7 + 1) % partners, i % (partners / 2),
			i % (partners / 10), i % partners, (i * 3 + 2) % partners);
}

static spec_case *strategy_of(int partners, int activities)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, STRATEGY ORGANIZATION "topics: [{id: t0, title: T0, priority: high}");
	for (int i = 1; i < 10; i++)
		eg_bufv(&b, ", {id: t%d, title: T%d}", i, i);
	eg_buf_cstr(&b, "]\ngoals:\n");
	for (int i = 0; i < 4; i++)
		eg_bufv(&b,
			"  - {id: g%d, title: G, statement: S, lead: icpo, objectives: [{id: o%d, "
			"title: O}]}\n",
			i, i);
	eg_buf_cstr(&b, "measures:\n");
	for (int i = 0; i < partners / 10; i++)
		eg_bufv(&b,
			"  - {id: m%d, of: g%d, title: M, unit: count, baseline: {value: 1, at: "
			"FY2020}, target: 9,"
			" every: 3 months, actuals: [{period: FY2024, value: 2}, {period: FY2025, "
			"value: 3}]}\n",
			i, i % 4);
	put_partners(&b, partners);
	put_agreements(&b, partners / 2, partners);
	put_activities(&b, activities, partners);
	eg_buf_byte(&b, '\0');
	spec_case *c = open_case(b.p);
	eg_buf_release(&b);
	return c;
}

/* Calls for every standard check. */
static void each_check(
	spec_case *c, void (*fn)(spec_case *c, const eg_rec *check, void *ctx), void *ctx)
{
	size_t count, at = 0;
	const eg_record *const *all = eg_schema_records(&count);
	while (strcmp(all[at]->key, "checks") != 0)
		at++;
	for (const eg_embedded *e = eg_embedded_rules; e->name; e++) {
		eg_rec_list *lists = NULL;
		if (!eg_model_bind_embedded(c->arena, &c->sources, eg_str_of(e->name),
			    (eg_str){e->bytes, e->size}, &lists, &c->diag))
			fail_msg("%s\n%.*s", e->name, EG_ARG(findings(c)));
		for (size_t i = 0; i < lists[at].count; i++)
			fn(c, lists[at].items[i], ctx);
	}
}

static void has_a_name(spec_case *c, const eg_rec *check, void *ctx)
{
	(void)c;
	++*(size_t *)ctx;
	if (eg_rules_rule(check) == EG_RULE_COUNT)
		fail_msg("%.*s has no row in rules.def", EG_ARG(check->id));
	if (!eg_rec_text(check, "message").n || !eg_rec_text(check, "help").n)
		fail_msg("%.*s has no message or no help", EG_ARG(check->id));
}

static void standard_checks_are_named_and_say_how_to_mend(void **state)
{
	(void)state;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	size_t count = 0;
	each_check(c, has_a_name, &count);
	assert_true(count > 60);
	close_case(c);
}

static void run_one(spec_case *c, const eg_rec *check, void *ctx)
{
	(void)ctx;
	eg_rec *items[1] = {NULL};
	eg_rec copy = *check;
	items[0] = &copy;
	eg_rec_list list = {.items = items, .count = 1};
	eg_rules_run(c->ds, c->model, &list, NULL, false, &c->diag);
	for (size_t i = 0; i < c->diag.count; i++)
		if (c->diag.items[i]->rule == EG_R_QUERY_ERROR ||
			c->diag.items[i]->rule == EG_R_QUERY_COLUMN)
			fail_msg("%.*s\n%.*s", EG_ARG(check->id), EG_ARG(findings(c)));
}

static void standard_checks_have_no_faults(void **state)
{
	(void)state;
	spec_case *c = strategy_of(40, 100);
	each_check(c, run_one, NULL);
	assert_true(c->diag.count > 100);
	close_case(c);
}

typedef struct tally {
	eg_str ids[256];
	int64_t steps[256];
	size_t count;
} tally;

static void count_steps(spec_case *c, const eg_rec *check, void *ctx)
{
	tally *t = ctx;
	eg_str why = {NULL, 0}, sql = eg_rec_text(check, "query");
	if (!eg_views_fill_named(c->ds, sql, &why))
		fail_msg("%.*s", EG_ARG(why));
	sqlite3_stmt *s = eg_store_prepare(c->ds, sql, &why);
	if (!s)
		fail_msg("%.*s: %.*s", EG_ARG(check->id), EG_ARG(why));
	int day = sqlite3_bind_parameter_index(s, ":as_of");
	if (day)
		eg_store_bind_text(s, day, EG_STR("2026-01-15"));
	while (sqlite3_step(s) == SQLITE_ROW)
		;
	t->ids[t->count] = check->id;
	t->steps[t->count++] = sqlite3_stmt_status(s, SQLITE_STMTSTATUS_VM_STEP, 0);
	sqlite3_finalize(s);
}

static void four_times_the_records_are_four_times_the_work(void **state)
{
	(void)state;
	spec_case *small = strategy_of(200, 1000), *large = strategy_of(800, 4000);
	static tally few, many;
	each_check(small, count_steps, &few);
	each_check(large, count_steps, &many);
	for (size_t i = 0; i < few.count; i++)
		if (many.steps[i] > few.steps[i] * 5 + 10000)
			fail_msg("%.*s takes %lld steps, then %lld", EG_ARG(few.ids[i]),
				(long long)few.steps[i], (long long)many.steps[i]);
	close_case(small);
	close_case(large);
}

static eg_span place(spec_case *c, const char *id, const char *field)
{
	return eg_rules_span(c->model, eg_str_of(id), eg_str_of(field));
}

static void assert_place(spec_case *c, const char *id, const char *field, const char *wanted)
{
	eg_span at = place(c, id, field);
	const eg_source *s = eg_sources_at(&c->sources, at.file);
	assert_non_null(s);
	eg_str text = eg_str_cut(s->text, at.from, at.to);
	if (!eg_str_is(text, wanted))
		fail_msg("%s.%s is '%.*s', not '%s'", id, field, EG_ARG(text), wanted);
}

static void a_place_is_as_near_as_the_specs_say(void **state)
{
	(void)state;
	spec_case *c = open_case(
		STRATEGY ORGANIZATION "sources: [{id: s, title: S, kind: data, date: 2025}]\n"
				      "rates: [{currency: GBP, fy: FY2026, rate: 1.3, source: s}]\n"
				      "activities:\n"
				      "  - {id: a, title: W, stage: active, deliverables: [{title: "
				      "R, due: 2024}, {title: Q}]}\n");
	assert_place(c, "a", "stage", "active");
	assert_place(c, "a", "deliverables.1.due", "2024");
	assert_place(c, "a", "deliverables.2.due", "{title: Q}");
	assert_place(c, "a", "deliverables.9.due", "[{title: R, due: 2024}, {title: Q}]" + 0);
	assert_place(c, "a", "nothing", "a");
	assert_place(c, "a", "", "a");
	assert_place(c, "strategy", "title", "T");
	assert_place(c, "rates/1", "rate", "1.3");
	assert_int_equal(place(c, "rates/2", "rate").file, 0);
	assert_int_equal(place(c, "rates/99999999999999999999", "rate").file, 0);
	assert_int_equal(place(c, "none/1", "rate").file, 0);
	assert_int_equal(place(c, "zzz", "rate").file, 0);
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(standard_checks_are_named_and_say_how_to_mend),
		cmocka_unit_test(standard_checks_have_no_faults),
		cmocka_unit_test(four_times_the_records_are_four_times_the_work),
		cmocka_unit_test(a_place_is_as_near_as_the_specs_say),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
