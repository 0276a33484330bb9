/* Laws of the catalogue of messages: every word of the standard documents is in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_case.h"

#include "base/embedded.h"
#include "content/words.h"
#include "locale/catalogue.h"
#include "locale/locale.h"
#include "model/read.h"

#include <stdio.h>

static const char *const documents[] = {"document.yaml", "progress.yaml", "brief.yaml"};

static size_t missing, seen;

static void expect(eg_str got, const char *want)
{
	assert_string_equal(eg_cstr(arena, got), want);
}

/* Keys whose texts are names of columns and blocks, not words. */
static bool is_name(const char *key)
{
	static const char *const names[] = {"id", "key", "link", "as", "group", "group_link",
		"before", "after", "under", "of", "kind", "width", "file", "audience", "goal",
		"unit"};
	for (size_t i = 0; i < EG_COUNT(names); i++)
		if (strcmp(key, names[i]) == 0)
			return true;
	return false;
}

static bool has_words(eg_str text)
{
	for (size_t at = 0; at < text.n;) {
		size_t close = eg_str_starts(eg_str_cut(text, at, text.n), EG_STR("{{"))
				       ? eg_str_find(text, EG_STR("}}"), at)
				       : SIZE_MAX;
		if (close != SIZE_MAX)
			at = close + 2;
		else if (eg_is_letter(eg_utf8_next(text, &at)))
			return true;
	}
	return false;
}

static void look_up(eg_str message)
{
	seen++;
	if (eg_catalogue_find(EG_STR("de"), message).p)
		return;
	missing++;
	(void)fprintf(stderr, "not in the catalogue: '%.*s'\n", EG_ARG(message));
}

/* The literals of word('...'), phrase('...' and phrases(n, '...', '...'. */
static void look_into(eg_str sql)
{
	static const char *const calls[] = {"word('", "phrase('"};
	for (size_t i = 0; i < EG_COUNT(calls); i++) {
		eg_str call = eg_str_of(calls[i]);
		for (size_t at = 0; (at = eg_str_find(sql, call, at)) != SIZE_MAX; at++)
			look_up(eg_str_cut(
				sql, at + call.n, eg_str_find(sql, EG_STR("'"), at + call.n)));
	}
	for (size_t at = 0; (at = eg_str_find(sql, EG_STR("phrases("), at)) != SIZE_MAX; at++) {
		size_t from = eg_str_find(sql, EG_STR("'"), at);
		for (int n = 0; n < 2 && from != SIZE_MAX; n++) {
			size_t to = eg_str_find(sql, EG_STR("'"), from + 1);
			look_up(eg_str_cut(sql, from + 1, to));
			from = eg_str_find(sql, EG_STR("'"), to + 1);
		}
	}
}

/* Depth is bounded by the nesting that the schema binds. */
static void walk(const eg_rec *r)
{
	for (uint16_t i = 0; i < r->count; i++) {
		const eg_value *v = &r->values[i];
		const eg_field *f = &r->type->fields[v->field];
		for (uint32_t n = 0; n < (v->many ? v->count : 1); n++) {
			const eg_value *item = v->many ? &v->as.items[n] : v;
			if (f->type == EG_T_RECORD)
				walk(item->as.rec);
			else if (f->type == EG_T_SQL || strcmp(f->key, "query") == 0)
				look_into(item->as.text);
			else if ((f->type == EG_T_TEXT || f->type == EG_T_PROSE) &&
				 !is_name(f->key) && has_words(item->as.text))
				look_up(item->as.text);
		}
	}
}

static void every_word_of_the_standard_documents_is_in_the_catalogue(void **state)
{
	(void)state;
	eg_sources sources;
	eg_sources_init(&sources, arena);
	eg_diag diag = {0};
	eg_diag_init(&diag, arena);
	size_t records;
	(void)eg_schema_records(&records);
	for (size_t d = 0; d < EG_COUNT(documents); d++) {
		eg_str name = eg_str_of(documents[d]);
		eg_rec_list *bound = NULL;
		assert_true(eg_model_bind_embedded(arena, &sources, name,
			eg_embedded_find(eg_embedded_specs, name), &bound, &diag));
		for (size_t i = 0; i < records; i++)
			for (size_t n = 0; n < bound[i].count; n++)
				walk(bound[i].items[n]);
	}
	assert_true(seen > 250);
	assert_int_equal(missing, 0);
}

static void the_programs_own_words_are_in_the_catalogue(void **state)
{
	(void)state;
	eg_document doc = {.lang = EG_STR("en")};
	eg_words_set(&doc);
	for (int w = 0; w < EG_WORD_POINT; w++)
		assert_true(eg_catalogue_has(doc.words[w]));
	for (int w = 0; w < EG_OWN_COUNT; w++)
		assert_true(eg_catalogue_has(
			eg_own_word(arena, doc.lang, (enum eg_own_word)w, EG_STR("@"))));
}

/* With an error there is no workbook to say it in. */
static void what_findings_mean_is_in_the_catalogue(void **state)
{
	(void)state;
	for (int r = 0; r < EG_RULE_COUNT; r++) {
		const eg_rule_info *rule = eg_rule_info_of((enum eg_rule)r);
		if (rule->level != EG_ERROR)
			look_up(eg_str_of(rule->title));
	}
	assert_int_equal(missing, 0);
}

static void a_message_comes_in_the_language_asked_for(void **state)
{
	(void)state;
	expect(eg_catalogue_find(EG_STR("pt-BR"), EG_STR("Partners")), "Parceiros");
	expect(eg_catalogue_find(EG_STR("en-GB"), EG_STR("Partners")), "Partners");
	expect(eg_catalogue_find(EG_STR("ar"), EG_STR("Partners")), "Partners");
	assert_null(eg_catalogue_find(EG_STR("de"), EG_STR("no such message")).p);
	assert_true(eg_catalogue_speaks(EG_STR("fr-CA")));
	assert_false(eg_catalogue_speaks(EG_STR("frp")));
	assert_false(eg_catalogue_speaks(EG_STR("ar")));
}

static void swiss_german_has_its_own_spelling_and_quotation_marks(void **state)
{
	(void)state;
	eg_str swiss = EG_STR("de-CH"), german = EG_STR("de-DE");
	expect(eg_catalogue_find(german, EG_STR("sheet: Right-sizing")), "Gr\u00f6\u00dfenordnung");
	expect(eg_catalogue_find(swiss, EG_STR("sheet: Right-sizing")), "Gr\u00f6ssenordnung");
	expect(eg_catalogue_find(swiss, EG_STR("Edition for the audience “{1}”.")),
		"Ausgabe f\u00fcr den Empf\u00e4ngerkreis \u00ab{1}\u00bb.");
}

static void a_list_is_said_item_by_item(void **state)
{
	(void)state;
	eg_str de = EG_STR("de");
	expect(eg_catalogue_words(arena, de, EG_STR("Delivery; Results; own")),
		"Lieferung; Ergebnisse; own");
	expect(eg_catalogue_words(arena, de, EG_STR("nothing")), "nothing");
}

static void what_is_put_in_may_stand_in_another_order(void **state)
{
	(void)state;
	const eg_str args[] = {EG_STR_INIT("a"), EG_STR_INIT("{1}")};
	expect(eg_phrase(arena, EG_STR("{2}, {1} and {3}{"), args, 2), "{1}, a and {3}{");
}

static void nothing_is_one_thing_in_french_and_not_in_english(void **state)
{
	(void)state;
	assert_true(eg_catalogue_is_one(EG_STR("fr"), 0));
	assert_true(eg_catalogue_is_one(EG_STR("fr"), 1));
	assert_false(eg_catalogue_is_one(EG_STR("en"), 0));
	assert_false(eg_catalogue_is_one(EG_STR("pt"), 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_of_the_standard_documents_is_in_the_catalogue),
		cmocka_unit_test(the_programs_own_words_are_in_the_catalogue),
		cmocka_unit_test(what_findings_mean_is_in_the_catalogue),
		cmocka_unit_test(a_message_comes_in_the_language_asked_for),
		cmocka_unit_test(swiss_german_has_its_own_spelling_and_quotation_marks),
		cmocka_unit_test(a_list_is_said_item_by_item),
		cmocka_unit_test(what_is_put_in_may_stand_in_another_order),
		cmocka_unit_test(nothing_is_one_thing_in_french_and_not_in_english),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
