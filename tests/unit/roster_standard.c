/* The standard roster over a small strategy, and sheets with faults. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/read.h"
#include "roster/sheet.h"
#include "roster/words.h"

static const char spec[] =
	"strategy:\n"
	"  {id: x, title: Our strategy, edition: \"1\", starts: 2025, ends: 2027, as_of: "
	"2026-01-15, page: a4}\n"
	"organization:\n"
	"  {id: us, name: Us, country: US}\n"
	"topics: [{id: bio, title: Biosecurity}]\n"
	"goals:\n"
	"  - {id: g1, title: A goal, statement: Do the first thing that matters so that all are "
	"better off.}\n"
	"partners:\n"
	"  - {id: gbr, name: United Kingdom, kind: country, country: GB, since: ~2004}\n"
	"  - {id: ho, name: Home Office, kind: agency, country: GB, parent: gbr, illustrative: "
	"yes}\n"
	"agreements:\n"
	"  - {id: agr, title: An agreement, kind: umbrella, parties: [us, gbr], signed: "
	"2004-12-08, expires: unknown}\n"
	"activities:\n"
	"  - {id: a1, title: \"=1+1\", kind: study, stage: active, goals: g1, topics: bio, "
	"partners: [ho],\n"
	"     agreements: agr, starts: 2025-10, illustrative: [goals]}\n"
	"  - {id: a2, title: Second, kind: study, stage: unknown, goals: g1, topics: bio, "
	"partners: [gbr]}\n";

typedef struct fixture {
	eg_arena *a;
	eg_sources sources;
	eg_diag d;
	eg_model *m;
	eg_dataset *ds;
} fixture;

static eg_str write_spec(eg_arena *a)
{
	char folder[] = "/tmp/eg-roster-XXXXXX";
	assert_non_null(mkdtemp(folder));
	eg_str path = eg_strf(a, "%s/strategy.yaml", folder);
	FILE *f = fopen(path.p, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(spec, 1, sizeof spec - 1, f), sizeof spec - 1);
	assert_int_equal(fclose(f), 0);
	return path;
}

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	f->a = eg_arena_new();
	eg_sources_init(&f->sources, f->a);
	eg_diag_init(&f->d, f->a);
	eg_str path = write_spec(f->a);
	eg_model_options opt = {.build_day = eg_day_of(2026, 1, 15)};
	f->m = eg_model_read(f->a, &f->sources, path, &opt, &f->d);
	(void)remove(path.p);
	(void)rmdir(eg_cstr(f->a, eg_str_cut(path, 0, path.n - 14)));
	eg_dataset_options o = {.audience = EG_STR("internal"),
		.tool_version = EG_STR("9.9"),
		.inputs_digest = EG_STR("d1c3")};
	f->ds = eg_dataset_open(f->a, f->m, &o, &f->d);
	assert_non_null(f->ds);
	assert_int_equal(f->d.errors, 0);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	eg_dataset_close(f->ds);
	eg_arena_release(f->a);
	free(f);
	return 0;
}

static eg_workbook *standard(fixture *f)
{
	eg_roster_options opt = {.version = EG_STR("9.9"),
		.audience = EG_STR("internal"),
		.name = EG_STR("x"),
		.standard = eg_rosters_standard(f->a, f->m->sources, &f->d)};
	eg_workbooks *all = eg_rosters_make(f->a, f->ds, f->m, &opt, &f->d);
	assert_non_null(all);
	assert_int_equal(all->count, 1);
	assert_true(eg_str_is(all->items[0]->file, "x-roster.xlsx"));
	return all->items[0];
}

static const eg_xsheet *sheet(const eg_workbook *w, const char *title)
{
	for (size_t i = 0; i < w->sheet_count; i++) {
		if (eg_str_is(w->sheets[i].title, title))
			return &w->sheets[i];
	}
	fail_msg("no sheet %s", title);
	return NULL;
}

static const eg_xcolumn *column(const eg_xsheet *s, const char *title)
{
	for (size_t i = 0; i < s->column_count; i++) {
		if (eg_str_is(s->columns[i].title, title))
			return &s->columns[i];
	}
	fail_msg("no column %s", title);
	return NULL;
}

static void the_standard_sheets_stand_in_order(void **state)
{
	static const char *const titles[] = {"About", "Contents", "Partners", "Agreements",
		"Activities", "Activity partners", "Topics", "Calendar", "Coverage goals",
		"Coverage topics", "Coverage countries", "Right-sizing", "Weights", "Congress list",
		"Data dictionary", "Lists"};
	eg_workbook *w = standard(*state);
	assert_int_equal(w->sheet_count, EG_COUNT(titles));
	for (size_t i = 0; i < w->sheet_count; i++)
		assert_true(eg_str_is(w->sheets[i].title, titles[i]));
	assert_true(w->a4);
	assert_true(eg_str_is(w->as_of, "2026-01-15"));
	assert_int_equal(w->created, INT64_C(1768435200));
}

static void rows_are_counted(void **state)
{
	eg_workbook *w = standard(*state);
	assert_int_equal(sheet(w, "Partners")->rows, 2);
	assert_int_equal(sheet(w, "Agreements")->rows, 1);
	assert_int_equal(sheet(w, "Activities")->rows, 2);
}

static void every_column_is_explained_once(void **state)
{
	eg_workbook *w = standard(*state);
	size_t columns = 0;
	for (size_t i = 0; i < w->sheet_count; i++) {
		for (size_t c = 0; c < w->sheets[i].column_count; c++, columns++)
			assert_true(w->sheets[i].columns[c].doc.n > 0);
	}
	assert_int_equal(sheet(w, "Data dictionary")->fixed_rows, columns);
}

static void a_field_brings_its_sentence_and_words(void **state)
{
	eg_workbook *w = standard(*state);
	const eg_xcolumn *c = column(sheet(w, "Partners"), "Kind");
	assert_true(eg_str_is(c->from, "partner.kind"));
	assert_true(eg_str_is(c->doc, "What sort of partner."));
	assert_true(eg_str_starts(c->allowed, EG_STR("country, agency, multilateral")));
	assert_true(eg_str_is(
		column(sheet(w, "Activities"), "Starts, first day")->from, "activity.starts"));
}

static void links_name_the_sheet_of_their_kind(void **state)
{
	eg_workbook *w = standard(*state);
	const eg_xcolumn *c = column(sheet(w, "Partners"), "Parent");
	assert_int_equal(c->type, EG_X_LINK);
	assert_true(eg_str_is(c->link_sheet, "Partners"));
	assert_int_not_equal(c->target, SIZE_MAX);
}

static void a_sheet_without_rows_is_left_out_and_named(void **state)
{
	eg_workbook *w = standard(*state);
	const eg_xsheet *about = sheet(w, "About");
	const eg_str *last = &about->fixed[(about->fixed_rows - 1) * about->column_count];
	assert_true(eg_str_is(last[0], "Sheets left out"));
	static const char *const wanted[] = {
		"Members", "Funding", "Measures", "Measure values", "Sources", "Findings"};
	assert_true(eg_str_starts(last[1], EG_STR("No rows: Members; ")));
	for (size_t i = 0; i < EG_COUNT(wanted); i++)
		assert_true(eg_str_find(last[1], eg_str_of(wanted[i]), 0) != SIZE_MAX);
}

static void goals_are_columns_of_the_coverage(void **state)
{
	fixture *f = *state;
	const eg_xsheet *s = sheet(standard(f), "Coverage goals");
	assert_int_equal(s->rows, 1); /* the agency counts under its country */
	const eg_xcolumn *c = column(s, "Goal 1: A goal");
	assert_int_equal(c->type, EG_X_INTEGER);
	assert_int_equal(c->rule, EG_RULE_SCALE);
	assert_int_equal(column(s, "Partner")->type, EG_X_LINK);
	assert_int_equal(
		column(sheet(standard(f), "Agreements"), "Days left")->rule, EG_RULE_DAYS_LEFT);
	/* one runs; of the other no stage is known, so the one counts */
	eg_rows rows;
	assert_true(eg_query_all(f->a, f->ds, s->sql, s->place, NULL, 0, &rows, &f->d));
	assert_int_equal(rows.count, 1);
	assert_int_equal(rows.cells[c->column].integer, 1);
	assert_int_equal(rows.cells[column(s, "Total")->column].integer, 1);
	assert_int_equal(rows.cells[column(s, "Gaps")->column].kind, EG_CELL_NULL);
}

static void words_are_chosen_from_the_lists(void **state)
{
	eg_workbook *w = standard(*state);
	const eg_xsheet *lists = sheet(w, "Lists");
	const eg_xcolumn *kind = column(sheet(w, "Partners"), "Kind");
	const eg_xcolumn *list = column(lists, "Partners: Kind");
	assert_true(eg_str_is(kind->list, "list_partner_kind"));
	assert_true(eg_str_eq(kind->list, list->list));
	assert_true(eg_str_is(lists->fixed[list->column], "country"));
	assert_true(eg_str_is(
		lists->fixed[lists->column_count + column(lists, "Partners: Tier")->column],
		"priority"));
	/* the same words are one list */
	assert_true(eg_str_eq(column(sheet(w, "Partners"), "Confidence")->list,
		column(sheet(w, "Activities"), "Confidence")->list));
}

static void the_dump_shows_rows(void **state)
{
	fixture *f = *state;
	eg_str dump = eg_workbook_dump(f->a, standard(f), f->ds, &f->d);
	static const char *const wanted[] = {"row \"ho\" \"Home Office\"", "\"=1+1\"",
		"\"unknown\"", "\"~2004\" \"2004-01-01\"", "\"strategy.yaml\" ",
		"1 row is an editorial example"};
	for (size_t i = 0; i < EG_COUNT(wanted); i++) {
		if (eg_str_find(dump, eg_str_of(wanted[i]), 0) == SIZE_MAX)
			fail_msg("not in the dump: %s", wanted[i]);
	}
	assert_int_equal(f->d.errors, 0);
}

static bool bind_own(fixture *f, const char *yaml, eg_xsheet *out)
{
	eg_rec_list *lists = NULL;
	size_t n = 0;
	const eg_record *const *all = eg_schema_records(&n);
	assert_true(eg_model_bind_embedded(
		f->a, &f->sources, EG_STR("own.yaml"), eg_str_of(yaml), &lists, &f->d));
	for (size_t i = 0; i < n; i++) {
		if (!eg_str_is(EG_STR("rosters"), all[i]->key))
			continue;
		const eg_value *sheets = eg_rec_find(lists[i].items[0], "sheets");
		eg_sheet_place place = {f->ds, f->m, EG_STR("internal")};
		eg_sheet_wish wish = {.rec = sheets->as.items[0].as.rec, .own = true};
		return eg_sheet_bind(f->a, &place, &wish, out, &f->d);
	}
	return false;
}

static void a_sheet_may_name_a_view_alone(void **state)
{
	eg_xsheet s;
	assert_true(bind_own(*state,
		"rosters: [{id: o, title: O, sheets: [{title: People we know, of: v_partner}]}]\n",
		&s));
	assert_int_equal(s.rows, 2);
	assert_true(s.column_count > 10);
	assert_true(eg_str_is(s.table, "tbl_people_we_know"));
	assert_true(eg_str_is(column(&s, "Agreements in force")->title, "Agreements in force"));
}

static void a_missing_column_is_told(void **state)
{
	fixture *f = *state;
	eg_xsheet s;
	assert_false(bind_own(f,
		"rosters:\n  - id: o\n    title: O\n    sheets:\n      - title: T\n"
		"        query: SELECT id, name FROM partner -- all\n        columns: [id, nmae]\n",
		&s));
	assert_int_equal(f->d.errors, 1);
	assert_int_equal(f->d.items[f->d.count - 1]->rule, EG_R_QUERY_COLUMN);
	assert_true(eg_str_find(f->d.items[f->d.count - 1]->help, EG_STR("'name'"), 0) != SIZE_MAX);
}

static void a_query_may_end_in_a_comment_or_semicolon(void **state)
{
	eg_xsheet s;
	assert_true(bind_own(*state,
		"rosters:\n  - id: o\n    title: O\n    sheets:\n      - title: T\n"
		"        query: \"SELECT id FROM partner; \"\n        columns: [id]\n",
		&s));
	assert_int_equal(s.rows, 2);
	assert_true(bind_own(*state,
		"rosters:\n  - id: o\n    title: O\n    sheets:\n      - title: T\n"
		"        query: SELECT id FROM partner -- all\n        columns: [id]\n",
		&s));
	assert_int_equal(s.rows, 2);
}

static void a_faulty_query_is_told(void **state)
{
	fixture *f = *state;
	eg_xsheet s;
	assert_false(bind_own(f,
		"rosters: [{id: o, title: O, sheets: [{title: T, query: SELECT nothing FROM "
		"partner}]}]\n",
		&s));
	assert_int_equal(f->d.errors, 1);
	assert_int_equal(f->d.items[f->d.count - 1]->rule, EG_R_QUERY_ERROR);
}

#define LAW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LAW(the_standard_sheets_stand_in_order),
		LAW(rows_are_counted),
		LAW(every_column_is_explained_once),
		LAW(a_field_brings_its_sentence_and_words),
		LAW(links_name_the_sheet_of_their_kind),
		LAW(a_sheet_without_rows_is_left_out_and_named),
		LAW(goals_are_columns_of_the_coverage),
		LAW(words_are_chosen_from_the_lists),
		LAW(the_dump_shows_rows),
		LAW(a_sheet_may_name_a_view_alone),
		LAW(a_missing_column_is_told),
		LAW(a_query_may_end_in_a_comment_or_semicolon),
		LAW(a_faulty_query_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
