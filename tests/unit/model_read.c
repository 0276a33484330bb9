#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fs.h"
#include "model/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct fixture {
	eg_arena *arena;
	eg_sources sources;
	eg_diag diag;
	eg_model *model;
	char folder[64];
} fixture;

static int set_up(void **state)
{
	fixture *f = test_calloc(1, sizeof *f);
	f->arena = eg_arena_new();
	eg_sources_init(&f->sources, f->arena);
	eg_diag_init(&f->diag, f->arena);
	(void)snprintf(f->folder, sizeof f->folder, "/tmp/eg-model-XXXXXX");
	if (!mkdtemp(f->folder))
		return -1;
	*state = f;
	return 0;
}

static void remove_folder(eg_arena *a, eg_str folder)
{
	eg_str *names, why;
	size_t count;
	if (!eg_fs_list(a, folder, &names, &count, &why))
		return;
	for (size_t i = 0; i < count; i++) {
		eg_str path = eg_path_join(a, folder, names[i]);
		struct stat st;
		if (lstat(eg_cstr(a, path), &st) == 0 && S_ISDIR(st.st_mode))
			remove_folder(a, path);
		else
			(void)unlink(eg_cstr(a, path));
	}
	(void)rmdir(eg_cstr(a, folder));
}

static int tear_down(void **state)
{
	fixture *f = *state;
	remove_folder(f->arena, eg_str_of(f->folder));
	eg_arena_release(f->arena);
	test_free(f);
	return 0;
}

static void put(fixture *f, const char *name, const char *text)
{
	char *path =
		eg_cstr(f->arena, eg_path_join(f->arena, eg_str_of(f->folder), eg_str_of(name)));
	char *slash = strrchr(path, '/');
	*slash = 0;
	(void)mkdir(path, 0700);
	*slash = '/';
	FILE *out = fopen(path, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
	assert_int_equal(fclose(out), 0);
}

#define HEAD                                                                                       \
	"strategy: {title: T, edition: '1', starts: FY2026, ends: FY2028, published: "             \
	"2026-01-15}\n"                                                                            \
	"organization: {id: dhs, name: D, country: US, offices: [{id: st, name: S}]}\n"

static void read_model(fixture *f)
{
	eg_model_options opt = {.build_day = eg_day_of(2026, 6, 1)};
	f->model = eg_model_read(f->arena, &f->sources, eg_str_of(f->folder), &opt, &f->diag);
}

static fixture *read_text(void **state, const char *text)
{
	fixture *f = *state;
	put(f, "strategy.yaml", text);
	read_model(f);
	return f;
}

/* The only finding of a rule, or a failure. */
static const eg_finding *only(const fixture *f, enum eg_rule rule)
{
	const eg_finding *found = NULL;
	for (size_t i = 0; i < f->diag.count; i++) {
		if (f->diag.items[i]->rule != rule)
			continue;
		assert_null(found);
		found = f->diag.items[i];
	}
	assert_non_null(found);
	return found;
}

static void assert_at(const fixture *f, const eg_finding *found, const char *text)
{
	eg_str s = eg_str_cut(eg_sources_at(&f->sources, found->span.file)->text, found->span.from,
		found->span.to);
	assert_true(eg_str_is(s, text));
}

static void assert_message(const eg_finding *found, const char *message)
{
	assert_string_equal(eg_cstr(found->owner->arena, found->message), message);
}

static void assert_clean(const fixture *f)
{
	for (size_t i = 0; i < f->diag.count; i++)
		print_message("%s\n", f->diag.items[i]->message.p);
	assert_int_equal(f->diag.count, 0);
}

#define PARTNER "partners: [{id: gbr, name: United Kingdom, kind: country, country: GBR}]\n"

static void records_are_bound_linked_and_listed(void **state)
{
	fixture *f = read_text(state,
		HEAD PARTNER "topics: [{id: bio, title: Bio}]\n"
			     "goals:\n"
			     "  - id: g\n    title: Goal\n    statement: Do one two three four "
			     "five six seven eight.\n    lead: st\n"
			     "    objectives: [{id: o, title: Obj, lead: st}]\n"
			     "activities:\n  - {id: a, title: Act, stage: active, goals: g, "
			     "objectives: o, topics: [bio], partners: gbr}\n");
	assert_clean(f);
	const eg_rec *a = eg_model_find(f->model, EG_STR("a"));
	assert_ptr_equal(eg_rec_find(a, "goals")->as.items[0].as.ref.target,
		eg_model_find(f->model, EG_STR("g")));
	const eg_rec *part = eg_rec_find(a, "partners")->as.items[0].as.rec;
	assert_ptr_equal(eg_rec_find(part, "partner")->as.ref.target,
		eg_model_find(f->model, EG_STR("gbr")));
	assert_ptr_equal(part->parent, a);
	assert_true(
		eg_str_is(eg_rec_text(eg_model_find(f->model, EG_STR("gbr")), "country"), "GB"));
	assert_int_equal(eg_model_list(f->model, "objectives")->count, 1);
	assert_int_equal(eg_model_list(f->model, "offices")->count, 1);
	assert_int_equal(f->model->as_of, eg_day_of(2026, 1, 15));
}

static void money_numbers_and_words_are_exact(void **state)
{
	fixture *f = read_text(state,
		HEAD PARTNER "activities:\n  - id: a\n    title: Act\n    stage: Completed\n    "
			     "partners: [{partner: gbr, role: co lead}]\n"
			     "    funding: [{fy: FY2026, from: st, amount: 1.2M}, {fy: FY2026, "
			     "from: gbr, amount: unknown, currency: gbp}]\n"
			     "    ends: open\n");
	assert_clean(f);
	const eg_rec *a = eg_model_find(f->model, EG_STR("a"));
	const eg_value *funding = eg_rec_find(a, "funding");
	assert_int_equal(eg_rec_find(funding->as.items[0].as.rec, "amount")->as.number,
		INT64_C(1200000) * EG_DECIMAL_ONE);
	assert_int_equal(eg_rec_find(funding->as.items[1].as.rec, "amount")->said, EG_SAID_UNKNOWN);
	assert_true(eg_str_is(eg_rec_text(funding->as.items[1].as.rec, "currency"), "GBP"));
	assert_true(eg_str_is(eg_rec_text(a, "stage"), "done"));
	assert_true(eg_str_is(
		eg_rec_text(eg_rec_find(a, "partners")->as.items[0].as.rec, "role"), "co-lead"));
	assert_int_equal(eg_rec_find(a, "ends")->as.date->precision, EG_DATE_OPEN);
}

static void a_fiscal_year_that_comes_later_still_counts(void **state)
{
	fixture *f = read_text(state, "organization: {id: o, name: O, country: GB}\n"
				      "strategy: {title: T, edition: '1', starts: FY2026, ends: "
				      "FY2027, fiscal_year: {starts: 4, named: start}}\n");
	assert_clean(f);
	assert_int_equal(
		eg_rec_find(f->model->strategy, "starts")->as.date->from, eg_day_of(2026, 4, 1));
}

static void an_unknown_reference_is_one_finding_however_often(void **state)
{
	fixture *f = read_text(state,
		HEAD PARTNER "activities:\n"
			     "  - {id: a, title: Act, stage: active, partners: [grb]}\n"
			     "  - {id: b, title: Act, stage: active, partners: [grb]}\n");
	const eg_finding *found = only(f, EG_R_REF_UNKNOWN);
	assert_message(found, "activity 'a' names partner 'grb', which does not exist");
	assert_at(f, found, "grb");
	assert_true(eg_str_is(found->help, "did you mean 'gbr'?"));
	assert_non_null(found->also);
	assert_int_equal(f->diag.count, 1);
}

static void a_reference_to_the_wrong_kind_is_told(void **state)
{
	fixture *f = read_text(state,
		HEAD PARTNER "activities: [{id: a, title: Act, stage: active, goals: gbr}]\n");
	assert_message(only(f, EG_R_REF_KIND), "'gbr' is a partner, and 'goals' takes goals");
}

static void links_in_prose_are_checked_at_their_place(void **state)
{
	fixture *f =
		read_text(state, HEAD PARTNER "topics:\n  - id: t\n    title: T\n    text: >-\n    "
					      "  One of\n      [[gbrr]] and [@law] and [[gbr]].\n");
	const eg_finding *link = only(f, EG_R_LINK_UNKNOWN);
	assert_at(f, link, "[[gbrr]]");
	assert_true(eg_str_is(link->help, "did you mean 'gbr'?"));
	assert_at(f, only(f, EG_R_CITE_UNKNOWN), "[@law]");
}

static void an_end_before_the_start_is_told(void **state)
{
	fixture *f = read_text(state,
		HEAD "activities: [{id: a7, title: Act, stage: active, starts: 2025-06-15, ends: "
		     "2025-03-01}, "
		     "{id: a8, title: Act, stage: active, starts: 2025, ends: 2025-03-01}]\n");
	const eg_finding *found = only(f, EG_R_DATE_ORDER);
	assert_message(found, "activity 'a7' ends before it starts");
	assert_at(f, found, "2025-03-01");
	assert_true(eg_str_is(found->label, "starts 2025-06-15"));
}

static void agreements_have_two_parties_and_dates_in_order(void **state)
{
	fixture *f = read_text(state,
		HEAD PARTNER "agreements:\n"
			     "  - {id: x, title: X, kind: MOU, parties: dhs}\n"
			     "  - {id: y, title: Y, kind: memorandum of understanding, parties: "
			     "[dhs, gbr], signed: 2020, in_force: 2019}\n");
	assert_message(only(f, EG_R_AGREEMENT_PARTIES), "agreement 'x' has one party");
	assert_message(
		only(f, EG_R_AGREEMENT_DATES), "agreement 'y' was in force before it was signed");
}

static void a_circle_of_parents_is_told_once(void **state)
{
	fixture *f = read_text(state, HEAD "topics: [{id: a, title: A, parent: b}, {id: b, title: "
					   "B, parent: c}, {id: c, title: C, parent: b}]\n");
	const eg_finding *found = only(f, EG_R_REF_CYCLE);
	assert_message(
		found, "topic 'b' stands under itself: 'b' \xE2\x86\x92 'c' \xE2\x86\x92 'b'");
}

static void what_is_wrong_is_not_missing_too(void **state)
{
	fixture *f = read_text(
		state, HEAD "partners:\n  - {id: X Y, nmae: N, kind: contry, country: UK}\n");
	assert_at(f, only(f, EG_R_ID_FORM), "X Y");
	assert_true(eg_str_is(only(f, EG_R_KEY_UNKNOWN)->help, "did you mean 'name'?"));
	assert_true(eg_str_is(only(f, EG_R_VALUE_UNKNOWN)->help, "did you mean 'country'?"));
	assert_true(eg_str_is(only(f, EG_R_COUNTRY_CODE)->help, "the United Kingdom is GB"));
	assert_int_equal(f->diag.count, 4);
}

static void a_comma_in_a_number_is_named(void **state)
{
	fixture *f =
		read_text(state, HEAD PARTNER "activities: [{id: a, title: A, stage: active, "
					      "funding: {fy: FY2026, from: st, amount: 1,250}}]\n");
	assert_message(only(f, EG_R_MONEY_FORM), "a comma stands in a number");
	assert_int_equal(f->diag.count, 1);
}

static void defaults_fill_what_is_not_said(void **state)
{
	fixture *f = read_text(state, HEAD "activities: [{id: a, title: A, stage: active}, {id: b, "
					   "title: B, stage: done, sponsor: dhs}]\n"
					   "defaults: {activities: {sponsor: st, tags: [x]}}\n");
	assert_clean(f);
	assert_true(eg_str_is(
		eg_rec_find(eg_model_find(f->model, EG_STR("a")), "sponsor")->as.ref.id, "st"));
	assert_true(eg_str_is(
		eg_rec_find(eg_model_find(f->model, EG_STR("b")), "sponsor")->as.ref.id, "dhs"));
}

static void mistakes_in_a_file_with_defaults_are_told_once(void **state)
{
	fixture *f = read_text(state,
		HEAD "defaults: {topics: {tags: x, nots: y}}\n"
		     "topics:\n  - {id: a, title: A, title: B}\n  - {id: b, title: C, title: D}\n"
		     "topcs:\n  - {id: c}\n  - {id: d}\n");
	size_t duplicates = 0;
	for (size_t i = 0; i < f->diag.count; i++)
		duplicates += f->diag.items[i]->rule == EG_R_KEY_DUPLICATE;
	assert_int_equal(duplicates, 2);
	assert_int_equal(f->diag.count, 4);
}

static void illustrative_marks_records_or_fields(void **state)
{
	fixture *f = read_text(state,
		HEAD "topics: [{id: a, title: A, illustrative: yes}, {id: b, title: B, "
		     "illustrative: [text]}, {id: c, title: C, illustrative: [txt]}]\n");
	assert_true(eg_rec_illustrative(eg_model_find(f->model, EG_STR("a")), NULL));
	assert_false(eg_rec_illustrative(eg_model_find(f->model, EG_STR("b")), NULL));
	assert_true(eg_rec_illustrative(eg_model_find(f->model, EG_STR("b")), "text"));
	assert_at(f, only(f, EG_R_VALUE_UNKNOWN), "txt");
}

/* -- files -- */

static void includes_take_files_folders_and_patterns_once(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml",
		HEAD "include: [topics/, topics/b.yaml, 'more/**/*.yaml', './*.yaml']\n");
	put(f, "topics/b.yaml", "topics: [{id: b, title: B}]\n");
	put(f, "topics/a.yaml", "topics: [{id: a, title: A}]\n");
	put(f, "topics/note.txt", "no spec\n");
	put(f, "more/x.yaml", "topics: [{id: x, title: X}]\n");
	put(f, "more/deep/y.yaml", "topics: [{id: y, title: Y}]\ninclude: ../../topics/a.yaml\n");
	read_model(f);
	assert_clean(f);
	const eg_rec_list *topics = eg_model_list(f->model, "topics");
	assert_int_equal(topics->count, 4);
	static const char *const order[] = {"a", "b", "y", "x"};
	for (size_t i = 0; i < 4; i++)
		assert_true(eg_str_is(topics->items[i]->id, order[i]));
	assert_true(eg_str_is(eg_sources_at(&f->sources, 2)->path, "topics/a.yaml"));
}

static void an_include_that_names_nothing_gets_a_suggestion(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml", HEAD "include: topcs.yaml\n");
	put(f, "topics.yaml", "topics: []\n");
	read_model(f);
	const eg_finding *found = only(f, EG_R_INCLUDE_MISSING);
	assert_at(f, found, "topcs.yaml");
	assert_true(eg_str_is(found->help, "did you mean 'topics.yaml'?"));
}

static void files_that_include_each_other_are_told(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml", HEAD "include: a.yaml\n");
	put(f, "a.yaml", "include: strategy.yaml\n");
	read_model(f);
	assert_at(f, only(f, EG_R_INCLUDE_CYCLE), "strategy.yaml");
}

static void nothing_outside_the_root_is_read(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml",
		HEAD "include: [../../etc/passwd, /etc/passwd, link.yaml]\ntopics: [{id: t, title: "
		     "T, text: {file: ../x.md}}]\n");
	char *link = eg_cstr(
		f->arena, eg_path_join(f->arena, eg_str_of(f->folder), EG_STR("link.yaml")));
	assert_int_equal(symlink("/etc/passwd", link), 0);
	read_model(f);
	assert_int_equal(f->diag.count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(f->diag.items[i]->rule, EG_R_PATH_OUTSIDE);
}

static void prose_may_stand_in_a_file(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml", HEAD "include: t/x.yaml\n");
	put(f, "t/x.yaml", "topics: [{id: t, title: T, text: {file: ../text/t.md}}]\n");
	put(f, "text/t.md", "\xEF\xBB\xBFSome words and [[nothing]].\n");
	read_model(f);
	const eg_finding *found = only(f, EG_R_LINK_UNKNOWN);
	assert_at(f, found, "[[nothing]]");
	assert_true(eg_str_is(eg_sources_at(&f->sources, found->span.file)->path, "text/t.md"));
}

static void ids_of_an_unreadable_file_are_not_called_unknown(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml",
		HEAD "include: [bad.yaml]\nactivities: [{id: a, title: A, stage: active, partners: "
		     "[gbr, zzz]}]\n");
	put(f, "bad.yaml", "partners:\n  - id: gbr\n    name: \xFF\n");
	read_model(f);
	(void)only(f, EG_R_YAML_ENCODING);
	assert_at(f, only(f, EG_R_REF_UNKNOWN), "zzz");
	assert_true(f->model->incomplete);
	assert_int_equal(f->diag.count, 2);
}

static void a_folder_without_a_strategy_is_one_finding(void **state)
{
	fixture *f = *state;
	read_model(f);
	assert_int_equal(f->diag.count, 1);
	assert_int_equal(f->diag.items[0]->rule, EG_R_FILE_MISSING);
	assert_null(f->model->strategy);
}

static void the_as_of_day_can_be_given(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml", HEAD);
	eg_model_options opt = {.as_of = EG_STR("2027-03-04")};
	f->model = eg_model_read(f->arena, &f->sources, eg_str_of(f->folder), &opt, &f->diag);
	assert_int_equal(f->model->as_of, eg_day_of(2027, 3, 4));
}

static void a_clock_that_no_strategy_can_have_is_told(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml", HEAD);
	eg_model_options opt = {.as_of = EG_STR("today"), .build_day = eg_day_of(1811, 7, 24)};
	f->model = eg_model_read(f->arena, &f->sources, eg_str_of(f->folder), &opt, &f->diag);
	const eg_finding *found = only(f, EG_R_DATE_FORM);
	assert_true(eg_str_find(found->message, EG_STR("1811-07-24"), 0) != SIZE_MAX);
}

static void a_clock_that_nothing_hangs_on_is_not_told(void **state)
{
	fixture *f = *state;
	put(f, "strategy.yaml", HEAD); /* which says when it was published */
	eg_model_options opt = {.build_day = eg_day_of(1811, 7, 24)};
	f->model = eg_model_read(f->arena, &f->sources, eg_str_of(f->folder), &opt, &f->diag);
	assert_int_equal(f->model->as_of, eg_day_of(2026, 1, 15));
	assert_int_equal(f->diag.errors, 0);
}

static void embedded_texts_are_bound_without_links(void **state)
{
	fixture *f = *state;
	eg_rec_list *lists;
	assert_true(eg_model_bind_embedded(f->arena, &f->sources, EG_STR("d.yaml"),
		EG_STR("sections:\n  - id: one\n    blocks: [{text: \"{{a.b}} [[x]]\"}, just "
		       "words]\n"),
		&lists, &f->diag));
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(lists[i].count, strcmp(all[i]->key, "sections") == 0 ? 1 : 0);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(records_are_bound_linked_and_listed),
		T(money_numbers_and_words_are_exact),
		T(a_fiscal_year_that_comes_later_still_counts),
		T(an_unknown_reference_is_one_finding_however_often),
		T(a_reference_to_the_wrong_kind_is_told),
		T(links_in_prose_are_checked_at_their_place),
		T(an_end_before_the_start_is_told),
		T(agreements_have_two_parties_and_dates_in_order),
		T(a_circle_of_parents_is_told_once),
		T(what_is_wrong_is_not_missing_too),
		T(a_comma_in_a_number_is_named),
		T(defaults_fill_what_is_not_said),
		T(mistakes_in_a_file_with_defaults_are_told_once),
		T(illustrative_marks_records_or_fields),
		T(includes_take_files_folders_and_patterns_once),
		T(an_include_that_names_nothing_gets_a_suggestion),
		T(files_that_include_each_other_are_told),
		T(nothing_outside_the_root_is_read),
		T(prose_may_stand_in_a_file),
		T(ids_of_an_unreadable_file_are_not_called_unknown),
		T(a_folder_without_a_strategy_is_one_finding),
		T(the_as_of_day_can_be_given),
		T(a_clock_that_no_strategy_can_have_is_told),
		T(a_clock_that_nothing_hangs_on_is_not_told),
		T(embedded_texts_are_bound_without_links),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
