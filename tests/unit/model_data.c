#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What records of data hold lies in an arena of its own. Under asan, whoever keeps a pointer into
 * it fails here. */
typedef struct fixture {
	eg_arena *arena, *data;
	eg_sources sources;
	eg_diag diag;
	eg_model *model;
	char path[64];
} fixture;

static const char text[] =
	"strategy: {title: \"T\\u00e9\", edition: '1', starts: FY2026, ends: FY2028}\n"
	"organization: {id: dhs, name: D, country: US, offices: [{id: st, name: S}]}\n"
	"partners: [{id: \"g\\u0062r\", name: \"K\\u00e9nya\", kind: country, country: KE}]\n"
	"goals:\n"
	"  - id: g1\n"
	"    title: One\n"
	"    statement: Do.\n"
	"    objectives: [{id: g1.a, title: A, statement: Do a., lead: st}]\n"
	"activities:\n"
	"  - id: a1\n"
	"    title: >\n"
	"      A title on\n"
	"      two lines\n"
	"    partners: gbr\n"
	"    stage: active\n"
	"    funding: {fy: FY2026, from: dhs, amount: 3}\n"
	"sections: [{id: own, title: \"S\\u00e9ction\"}]\n"
	"terms: [{id: t1, term: \"T\\u00e9rm\", means: What.}]\n";

static int set_up(void **state)
{
	fixture *f = test_calloc(1, sizeof *f);
	f->arena = eg_arena_new();
	f->data = eg_arena_new();
	eg_sources_init(&f->sources, f->arena);
	eg_diag_init(&f->diag, f->arena);
	(void)snprintf(f->path, sizeof f->path, "/tmp/eg-data-XXXXXX");
	int file = mkstemp(f->path);
	if (file < 0)
		return -1;
	bool ok = write(file, text, sizeof text - 1) == (ssize_t)sizeof text - 1;
	(void)close(file);
	eg_model_options opt = {.build_day = eg_day_of(2026, 6, 1), .data = f->data};
	f->model = eg_model_read(f->arena, &f->sources, eg_str_of(f->path), &opt, &f->diag);
	*state = f;
	return ok ? 0 : -1;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	(void)unlink(f->path);
	eg_arena_release(f->data);
	eg_arena_release(f->arena);
	test_free(f);
	return 0;
}

static void drop(fixture *f)
{
	eg_model_drop_data(f->model);
	eg_arena_release(f->data);
	f->data = NULL;
}

static const eg_rec *find(const fixture *f, const char *id)
{
	const eg_rec *r = eg_model_find(f->model, eg_str_of(id));
	assert_non_null(r);
	return r;
}

static void values_of_data_lie_in_their_arena(void **state)
{
	const fixture *f = *state;
	assert_int_equal(f->diag.errors, 0);
	assert_true(eg_arena_used(f->data) > 10 * sizeof(eg_value));
	assert_true(eg_str_is(eg_rec_text(find(f, "gbr"), "name"), "K\xC3\xA9nya"));
}

static void ids_and_places_outlive_values(void **state)
{
	fixture *f = *state;
	eg_span before = find(f, "gbr")->span;
	drop(f);
	const eg_rec *r = find(f, "gbr");
	assert_true(eg_str_is(r->id, "gbr"));
	assert_memory_equal(&r->span, &before, sizeof before);
	assert_true(r->dropped);
	assert_int_equal(r->count, 0);
	assert_ptr_equal(find(f, "g1.a")->parent, find(f, "g1"));
	assert_true(find(f, "g1.a")->dropped);
	const eg_rec_list *funding = eg_model_list(f->model, "funding");
	assert_int_equal(funding->count, 1);
	assert_ptr_equal(funding->items[0]->parent, find(f, "a1"));
}

static void what_says_how_outputs_are_made_outlives_data(void **state)
{
	fixture *f = *state;
	drop(f);
	assert_true(eg_str_is(eg_rec_text(f->model->strategy, "title"), "T\xC3\xA9"));
	assert_true(eg_str_is(eg_rec_text(f->model->organization, "name"), "D"));
	assert_true(eg_str_is(eg_rec_text(find(f, "st"), "name"), "S"));
	assert_true(eg_str_is(eg_rec_text(find(f, "own"), "title"), "S\xC3\xA9"
								    "ction"));
}

static void a_model_in_another_language_is_dropped_with_it(void **state)
{
	fixture *f = *state;
	const eg_rec_list *sections = NULL;
	eg_model *fr = eg_model_in_language(f->arena, f->model, EG_STR("fr"), &sections, &f->diag);
	eg_model_drop_data(fr);
	drop(f);
	assert_true(eg_model_find(fr, EG_STR("gbr"))->dropped);
	assert_true(eg_str_is(eg_rec_text(fr->strategy, "language"), "fr"));
	assert_false(eg_model_speaks(fr, EG_STR("fr")));
}

/* Which arena a record itself lies in hangs on this. */
static void records_have_a_list_where_they_have_flags(void **state)
{
	(void)state;
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	for (size_t i = 0; i < count; i++) {
		assert_int_not_equal(all[i]->flags, 0);
		for (unsigned k = 0; k < all[i]->count; k++) {
			const eg_record *nested = all[i]->fields[k].record;
			if (nested && nested->flags)
				assert_ptr_equal(eg_schema_find(eg_str_of(nested->key)), nested);
		}
	}
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(values_of_data_lie_in_their_arena),
		T(ids_and_places_outlive_values),
		T(what_says_how_outputs_are_made_outlives_data),
		T(a_model_in_another_language_is_dropped_with_it),
		T(records_have_a_list_where_they_have_flags),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
