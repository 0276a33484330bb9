/* Translations: looking them up, and saying what is missing. */
#include "model/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct fixture {
	eg_arena *arena;
	eg_sources sources;
	eg_diag diag;
	eg_model *model;
} fixture;

static int set_up(void **state)
{
	fixture *f = test_calloc(1, sizeof *f);
	f->arena = eg_arena_new();
	eg_sources_init(&f->sources, f->arena);
	eg_diag_init(&f->diag, f->arena);
	const eg_model_options opt = {0};
	f->model = eg_model_read(f->arena, &f->sources,
		EG_STR(EG_TESTS "/golden/read/translations-by-language"), &opt, &f->diag);
	assert_int_equal(f->diag.errors, 0);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	eg_arena_release(f->arena);
	test_free(f);
	return 0;
}

static void assert_text(fixture *f, const char *language, const char *field, const char *want)
{
	const eg_value *v = eg_model_translation(
		f->model, f->arena, eg_str_of(language), EG_STR("a"), eg_str_of(field));
	if (!want) {
		assert_null(v);
		return;
	}
	assert_non_null(v);
	assert_true(eg_str_is(v->as.text, want));
}

static void a_text_is_found_by_language_id_and_field(void **state)
{
	fixture *f = *state;
	assert_text(f, "fr", "title", "Essai commun");
	assert_text(f, "fr", "deliverables.2.title", "Deuxi\xC3\xA8me rapport");
	assert_text(f, "de", "title", NULL);
	assert_text(f, "fr", "subtitle", NULL);
}

static void a_regional_tag_falls_back_to_its_language(void **state)
{
	fixture *f = *state;
	assert_text(f, "fr-CA", "title", "Essai canadien");
	assert_text(f, "fr-CA", "deliverables.2.title", "Deuxi\xC3\xA8me rapport");
	assert_text(f, "fr-BE", "title", "Essai commun");
}

static void what_has_no_translation_is_told_at_its_text(void **state)
{
	fixture *f = *state;
	size_t before = f->diag.count;
	eg_arena *scratch = eg_arena_new();
	eg_model_untranslated(
		f->model, scratch, EG_STR("fr"), EG_STR("output 'book-fr'"), &f->diag);
	eg_arena_release(scratch);
	assert_int_equal(f->diag.count, before + 2);
	const eg_finding *first = f->diag.items[before], *second = f->diag.items[before + 1];
	assert_true(eg_str_is(
		first->message, "output 'book-fr' has no 'fr' for 'short_title' of strategy 's'"));
	assert_true(eg_str_is(second->message,
		"output 'book-fr' has no 'fr' for 'deliverables.1.title' of activity 'a'"));
	assert_int_equal(second->rule, EG_R_TRANSLATION_MISSING);
	const eg_source *src = eg_sources_at(&f->sources, second->span.file);
	assert_true(eg_str_is(
		eg_str_cut(src->text, second->span.from, second->span.to), "First report"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_text_is_found_by_language_id_and_field),
		TEST(a_regional_tag_falls_back_to_its_language),
		TEST(what_has_no_translation_is_told_at_its_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
