#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schema/records.h"

#define MOST_TYPES 200

/* Every record that can be reached from the listed ones, nested ones too. */
static const eg_record *types[MOST_TYPES];
static size_t type_count;

static void reach(const eg_record *r)
{
	for (size_t i = 0; i < type_count; i++)
		if (types[i] == r)
			return;
	assert_true(type_count < MOST_TYPES);
	types[type_count++] = r;
	for (unsigned f = 0; f < r->count; f++)
		if (r->fields[f].record)
			reach(r->fields[f].record);
}

static int reach_all(void **state)
{
	size_t count;
	const eg_record *const *all = eg_schema_records(&count);
	(void)state;
	for (size_t i = 0; i < count; i++)
		reach(all[i]);
	return 0;
}

static void every_record_and_field_has_a_sentence(void **state)
{
	(void)state;
	for (size_t i = 0; i < type_count; i++) {
		assert_true(types[i]->doc && types[i]->doc[strlen(types[i]->doc) - 1] == '.');
		for (unsigned f = 0; f < types[i]->count; f++) {
			const char *doc = types[i]->fields[f].doc;
			assert_true(doc && doc[strlen(doc) - 1] == '.');
		}
	}
}

static void no_key_stands_twice_in_a_record(void **state)
{
	(void)state;
	for (size_t i = 0; i < type_count; i++) {
		assert_true(types[i]->count <= 128); /* bind.c, MOST_KEYS */
		for (unsigned f = 0; f < types[i]->count; f++)
			assert_int_equal(
				eg_field_find(types[i], eg_str_of(types[i]->fields[f].key)),
				(int)f);
	}
}

static void rows_are_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < type_count; i++)
		for (unsigned k = 0; k < types[i]->count; k++) {
			const eg_field *f = &types[i]->fields[k];
			assert_int_equal(f->type == EG_T_RECORD, f->record != NULL);
			assert_int_equal(f->type == EG_T_NAME, f->words != NULL);
			assert_int_equal(f->type == EG_T_REF, f->kinds != 0);
			assert_true(!f->max || f->min <= f->max);
		}
}

static void synonyms_stand_for_words_of_the_list(void **state)
{
	(void)state;
	for (size_t i = 0; i < type_count; i++)
		for (unsigned k = 0; k < types[i]->count; k++)
			for (const eg_word *w = types[i]->fields[k].words; w && w->word; w++) {
				bool found = !w->standard;
				for (const eg_word *s = types[i]->fields[k].words; s->word; s++)
					found = found ||
						(!s->standard && strcmp(s->word, w->standard) == 0);
				assert_true(found);
			}
}

static void no_column_is_a_word_that_sqlite_keeps_for_itself(void **state)
{
	static const char *const kept[] = {"add", "all", "alter", "and", "as", "between", "case",
		"check", "collate", "commit", "constraint", "create", "default", "delete",
		"distinct", "drop", "else", "escape", "exists", "foreign", "from", "group",
		"having", "in", "index", "insert", "into", "is", "join", "limit", "not", "null",
		"on", "or", "order", "primary", "references", "returning", "select", "set", "table",
		"then", "to", "transaction", "union", "unique", "update", "using", "values", "when",
		"where"};
	(void)state;
	for (size_t i = 0; i < type_count; i++)
		for (unsigned k = 0; k < types[i]->count; k++) {
			const eg_field *f = &types[i]->fields[k];
			for (size_t w = 0; w < EG_COUNT(kept) && !(f->flags & EG_F_HIDDEN); w++)
				assert_string_not_equal(f->sql ? f->sql : f->key, kept[w]);
		}
}

static void a_record_is_found_by_plural_and_singular(void **state)
{
	(void)state;
	assert_ptr_equal(eg_schema_find(EG_STR("partners")), &eg_record_partners);
	assert_ptr_equal(eg_schema_find(EG_STR("partner")), &eg_record_partners);
	assert_null(eg_schema_find(EG_STR("partnerz")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_record_and_field_has_a_sentence),
		cmocka_unit_test(no_key_stands_twice_in_a_record),
		cmocka_unit_test(rows_are_whole),
		cmocka_unit_test(synonyms_stand_for_words_of_the_list),
		cmocka_unit_test(no_column_is_a_word_that_sqlite_keeps_for_itself),
		cmocka_unit_test(a_record_is_found_by_plural_and_singular),
	};
	return cmocka_run_group_tests(tests, reach_all, NULL);
}
