/* Laws of the heads of own sheets: what each column of a standard view and of a record's table is
 * called. */
#include "dataset_case.h"

#include "locale/catalogue.h"
#include "roster/words.h"

static const char *const views[] = {
#define EG_VIEW(name, sentence, indexes, ...) name,
#include "dataset/views_activity.def"
#include "dataset/views_agreement.def"
#include "dataset/views_complete.def"
#include "dataset/views_coverage.def"
#include "dataset/views_due.def"
#include "dataset/views_edition.def"
#include "dataset/views_engagement.def"
#include "dataset/views_list.def"
#include "dataset/views_marking.def"
#include "dataset/views_measure.def"
#include "dataset/views_money.def"
#include "dataset/views_more.def"
#include "dataset/views_network.def"
#include "dataset/views_partner.def"
#include "dataset/views_right_size.def"
#include "dataset/views_strategy.def"
#include "dataset/views_work.def"
#undef EG_VIEW
};

static const char *const languages[] = {"de", "fr", "es", "pt"};

/* Says which heads a language does not have: those of one view, or of one table. */
static size_t unsaid(spec_case *c, eg_map *seen, const char *table)
{
	eg_rows rows;
	size_t n = 0;
	eg_str sql = eg_strf(c->arena, "SELECT * FROM %s LIMIT 0", table);
	assert_true(
		eg_query_all(c->arena, c->ds, sql, (eg_query_place){0}, NULL, 0, &rows, &c->diag));
	for (size_t i = 0; i < rows.columns; i++) {
		bool is_new = false;
		(void)eg_map_add(seen, rows.names[i], 0, &is_new);
		eg_str english = eg_head_of_key(c->arena, EG_STR("en"), rows.names[i]);
		for (size_t l = 0; is_new && l < EG_COUNT(languages); l++) {
			eg_str lang = eg_str_of(languages[l]);
			eg_str said = eg_head_of_key(c->arena, lang, rows.names[i]);
			eg_str key = eg_strf(c->arena, "head: %.*s", EG_ARG(english));
			if (!eg_str_eq(said, english) || eg_catalogue_has(english) ||
				eg_catalogue_has(key))
				continue;
			(void)fprintf(stderr, "%s: '%.*s' of %s has no word\n", languages[l],
				EG_ARG(english), table);
			n++;
		}
	}
	return n;
}

static void every_column_of_a_view_has_a_head_in_each_language(void **state)
{
	(void)state;
	size_t n = 0;
	eg_map seen;
	spec_case *c = open_case(STRATEGY ORGANIZATION);
	eg_map_init(&seen, c->arena);
	for (size_t i = 0; i < EG_COUNT(views); i++)
		n += unsaid(c, &seen, views[i]);
	assert_int_equal(n, 0);
	close_case(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_column_of_a_view_has_a_head_in_each_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
