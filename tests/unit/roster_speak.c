/* Laws of the words of workbooks, in each language that the catalogue has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/embedded.h"
#include "base/map.h"
#include "locale/catalogue.h"
#include "model/read.h"
#include "roster/speak.h"
#include "roster/words.h"

#define TITLE_UNITS 31

static const char *const languages[] = {"de", "fr", "es", "pt"};

static const char *const messages[] = {
#define EG_MESSAGE(en, de, fr, es, pt) en,
#include "locale/catalogue_book.def"
#include "locale/catalogue_cells.def"
#include "locale/catalogue_heads.def"
#include "locale/catalogue_meanings.def"
#include "locale/catalogue_own.def"
#include "locale/catalogue_rules.def"
#include "locale/catalogue_tables.def"
#include "locale/catalogue_text.def"
#include "locale/catalogue_words.def"
#undef EG_MESSAGE
};

static eg_arena *arena;
static const eg_value *sheets; /* of the standard roster */

static int open_roster(void **state)
{
	(void)state;
	static eg_sources sources;
	static eg_diag diag;
	eg_rec_list *lists = NULL;
	size_t n = 0;
	eg_str name = EG_STR("roster.yaml");
	arena = eg_arena_new();
	eg_sources_init(&sources, arena);
	eg_diag_init(&diag, arena);
	const eg_record *const *all = eg_schema_records(&n);
	assert_true(eg_model_bind_embedded(
		arena, &sources, name, eg_embedded_find(eg_embedded_specs, name), &lists, &diag));
	for (size_t i = 0; i < n; i++) {
		if (eg_str_is(EG_STR("rosters"), all[i]->key))
			sheets = eg_rec_find(lists[i].items[0], "sheets");
	}
	assert_non_null(sheets);
	return 0;
}

static int close_roster(void **state)
{
	(void)state;
	eg_arena_release(arena);
	return 0;
}

static void no_message_stands_twice(void **state)
{
	(void)state;
	eg_map seen;
	size_t twice = 0;
	eg_map_init(&seen, arena);
	for (size_t i = 0; i < EG_COUNT(messages); i++) {
		bool is_new = false;
		(void)eg_map_add(&seen, eg_str_of(messages[i]), 0, &is_new);
		if (!is_new)
			(void)fprintf(stderr, "twice in the catalogue: '%s'\n", messages[i]);
		twice += !is_new;
	}
	assert_int_equal(twice, 0);
}

static size_t units(eg_str s)
{
	size_t n = 0;
	for (size_t at = 0; at < s.n;)
		n += eg_utf8_next(s, &at) > 0xFFFF ? 2 : 1;
	return n;
}

static void titles_of_sheets_can_be_such_in_every_language(void **state)
{
	(void)state;
	for (size_t l = 0; l < EG_COUNT(languages); l++) {
		eg_map seen;
		eg_map_init(&seen, arena);
		for (uint32_t i = 0; i < sheets->count; i++) {
			bool is_new = false;
			eg_str said = eg_say_title(eg_str_of(languages[l]),
				eg_rec_text(sheets->as.items[i].as.rec, "title"));
			assert_in_range(units(said), 1, TITLE_UNITS);
			for (size_t at = 0; at < said.n; at++)
				assert_null(strchr("[]:*?/\\'", said.p[at]));
			assert_false(eg_str_same_word(said, EG_STR("history")));
			(void)eg_map_add(&seen, said, 0, &is_new);
			assert_true(is_new);
		}
	}
}

static size_t missing;

static void must_be_said(eg_str english)
{
	for (size_t l = 0; english.n && l < EG_COUNT(languages); l++) {
		eg_str lang = eg_str_of(languages[l]);
		eg_str said = eg_say_meaning(arena, lang, english);
		if (eg_str_find(said, english, 0) == SIZE_MAX || eg_catalogue_find(lang, english).p)
			continue;
		missing++;
		(void)fprintf(stderr, "not in the catalogue: '%.*s'\n", EG_ARG(english));
		return;
	}
}

static void every_head_and_meaning_of_the_standard_roster_is_said(void **state)
{
	(void)state;
	missing = 0;
	for (uint32_t i = 0; i < sheets->count; i++) {
		const eg_rec *sheet = sheets->as.items[i].as.rec;
		const eg_value *columns = eg_rec_find(sheet, "columns");
		must_be_said(eg_rec_text(sheet, "intro"));
		for (uint32_t c = 0; columns && c < columns->count; c++) {
			const eg_rec *column = columns->as.items[c].as.rec;
			must_be_said(eg_rec_text(column, "title"));
			must_be_said(eg_rec_text(column, "doc"));
		}
	}
	assert_int_equal(missing, 0);
}

/* Else a filter or a rule of a status would take one for the other. */
static void words_of_one_list_differ_in_every_language(void **state)
{
	(void)state;
	size_t n = 0, same = 0;
	const eg_record *const *all = eg_schema_records(&n);
	for (size_t r = 0; r < n; r++) {
		for (unsigned f = 0; f < all[r]->count; f++) {
			const eg_field *field = &all[r]->fields[f];
			eg_str from = eg_strf(arena, "%s.%s", all[r]->name, field->key);
			for (size_t l = 0; field->words && l < EG_COUNT(languages); l++) {
				eg_map seen;
				eg_map_init(&seen, arena);
				for (const eg_word *w = field->words; w->word; w++) {
					bool is_new = true;
					if (w->standard)
						continue;
					(void)eg_map_add(&seen,
						eg_say_word(eg_str_of(languages[l]), from,
							eg_str_of(w->word)),
						0, &is_new);
					if (!is_new)
						(void)fprintf(stderr,
							"%.*s: '%s' is another's word in %s\n",
							EG_ARG(from), w->word, languages[l]);
					same += !is_new;
				}
			}
		}
	}
	assert_int_equal(same, 0);
}

static void what_stands_between_backquotes_is_said_for_itself(void **state)
{
	(void)state;
	eg_str said = eg_say_meaning(
		arena, EG_STR("de"), EG_STR("First day of what `Starts` says, to sort by."));
	assert_true(eg_str_find(said, EG_STR("`Beginnt`"), 0) < said.n);
	said = eg_say_meaning(arena, EG_STR("de"), EG_STR("What nobody has said in German."));
	assert_string_equal(eg_cstr(arena, said), "What nobody has said in German. (auf Englisch)");
	said = eg_say_meaning(arena, EG_STR("ar"), EG_STR("What nobody has said in Arabic."));
	assert_string_equal(eg_cstr(arena, said), "What nobody has said in Arabic.");
}

static void cells_say_lists_and_remarks_item_by_item(void **state)
{
	(void)state;
	eg_buf b = {0};
	eg_xcolumn list = {.type = EG_X_LIST, .words = true};
	eg_xcolumn status = {.type = EG_X_STATUS}, text = {.type = EG_X_TEXT};
	eg_str said = eg_column_said(&b, EG_STR("de"), &list, EG_STR("planned; committed"));
	assert_string_equal(eg_cstr(arena, said), "geplant; zugesagt");
	said = eg_column_said(&b, EG_STR("de"), &status, EG_STR("expired (date not exact)"));
	assert_string_equal(eg_cstr(arena, said), "ausgelaufen (Datum nicht genau)");
	said = eg_column_said(&b, EG_STR("de"), &text, EG_STR("planned"));
	assert_string_equal(eg_cstr(arena, said), "planned");
	said = eg_column_said(&b, EG_STR("en-US"), &status, EG_STR("expired"));
	assert_string_equal(eg_cstr(arena, said), "expired");
	eg_buf_release(&b);
	assert_string_equal(eg_cstr(arena, eg_say_word(EG_STR("fr"), EG_STR("agreement.kind"),
						   EG_STR("exchange"))),
		"échange de lettres");
	assert_string_equal(eg_cstr(arena, eg_say_word(EG_STR("fr"), EG_STR("activity.kind"),
						   EG_STR("exchange"))),
		"échange");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_message_stands_twice),
		cmocka_unit_test(titles_of_sheets_can_be_such_in_every_language),
		cmocka_unit_test(every_head_and_meaning_of_the_standard_roster_is_said),
		cmocka_unit_test(words_of_one_list_differ_in_every_language),
		cmocka_unit_test(what_stands_between_backquotes_is_said_for_itself),
		cmocka_unit_test(cells_say_lists_and_remarks_item_by_item),
	};
	return cmocka_run_group_tests(tests, open_roster, close_roster);
}
