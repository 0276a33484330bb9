#include "base/embedded.h"
#include "model/read.h"
#include "roster/fixed.h"
#include "roster/lists.h"
#include "roster/matrix.h"
#include "roster/sheet.h"
#include "roster/words.h"

#define DAY_SECONDS INT64_C(86400)
#define CONTENTS_AT 1 /* behind About */

/* The sheets of the standard roster as the spec language says them, or NULL. */
static const eg_value *read_standard(eg_arena *a, const eg_model *m, eg_diag *d)
{
	eg_str name = EG_STR("roster.yaml"), text = eg_embedded_find(eg_embedded_specs, name);
	eg_rec_list *lists = NULL;
	size_t n = 0;
	const eg_record *const *all = eg_schema_records(&n);
	if (text.p == NULL || !eg_model_bind_embedded(a, m->sources, name, text, &lists, d))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (eg_str_is(EG_STR("rosters"), all[i]->key) && lists[i].count)
			return eg_rec_find(lists[i].items[0], "sheets");
	}
	return NULL;
}

static bool is_a4(const eg_rec *strategy, eg_str lang)
{
	/* DOMAIN.md 1.17.3 */
	static const char *const letter[] = {"en-US", "es-US", "en-CA", "fr-CA"};
	eg_str page = eg_rec_text(strategy, "page");
	if (page.n)
		return eg_str_is(page, "a4");
	for (size_t i = 0; i < EG_COUNT(letter); i++) {
		if (eg_str_is(lang, letter[i]))
			return false;
	}
	return lang.n > 0;
}

static void set_properties(eg_arena *a, eg_workbook *w, const eg_model *m, eg_str version)
{
	const eg_rec *s = m->strategy;
	eg_str org = m->organization ? eg_rec_text(m->organization, "name") : EG_STR("");
	eg_str title = eg_rec_text(s, "title"), edition = eg_rec_text(s, "edition");
	eg_str marking = eg_words_of(a, eg_rec_find(s, "marking"));
	w->title = eg_strf(a, "%.*s: roster", EG_ARG(title));
	w->subject = eg_strf(a, "%.*s, edition %.*s", EG_ARG(title), EG_ARG(edition));
	w->author = w->company = org;
	w->keywords = EG_STR("partners; agreements; activities");
	w->comments = eg_strf(a,
		"Built by engross %.*s from the specs of the strategy; correct those, not this "
		"file.",
		EG_ARG(version));
	w->marking = marking.n ? marking : EG_STR("U");
	w->edition = eg_strf(a, "Edition %.*s", EG_ARG(edition));
	w->as_of = eg_day_iso(a, m->as_of);
	w->created = m->as_of * DAY_SECONDS;
	w->lang = eg_rec_text(s, "language");
	w->a4 = is_a4(s, w->lang);
}

static eg_xsheet telling(const char *title, const char *what, const char *table)
{
	return (eg_xsheet){.title = eg_str_of(title),
		.what = eg_str_of(what),
		.table = eg_str_of(table),
		.freeze = 1};
}

/* Takes the last sheet out again and notes its title. */
static void leave_out(eg_arena *a, eg_workbook *w, eg_str *left_out)
{
	eg_str title = w->sheets[--w->sheet_count].title;
	*left_out =
		left_out->n ? eg_strf(a, "%.*s; %.*s", EG_ARG(*left_out), EG_ARG(title)) : title;
}

static bool bind_sheets(eg_arena *a, eg_dataset *ds, const eg_value *list, eg_workbook *w,
	eg_str *left_out, eg_diag *d)
{
	bool good = true;
	w->sheets = EG_NEW_N(a, eg_xsheet, list->count + eg_matrix_count() + 3);
	for (uint32_t i = 0; i < list->count; i++) {
		if (w->sheet_count == CONTENTS_AT)
			w->sheets[w->sheet_count++] =
				telling("Contents", "The sheets of this workbook", "tbl_contents");
		eg_xsheet *s = &w->sheets[w->sheet_count++];
		good &= eg_sheet_bind(a, ds, list->as.items[i].as.rec, s, d);
		if (good && s->rows == 0)
			leave_out(a, w, left_out);
	}
	for (size_t i = 0; good && i < eg_matrix_count(); i++) {
		eg_xsheet *s = &w->sheets[w->sheet_count++];
		good = eg_matrix_bind(a, ds, i, s, d);
		if (good && s->rows == 0)
			leave_out(a, w, left_out);
	}
	w->sheets[w->sheet_count++] = telling("Data dictionary",
		"What each column of each sheet means and where it comes from",
		"tbl_data_dictionary");
	w->sheets[w->sheet_count++] = telling("Lists",
		"The words that may be chosen in the columns of other sheets", "tbl_lists");
	return good;
}

eg_workbook *eg_roster_standard(
	eg_arena *a, eg_dataset *ds, const eg_model *m, eg_str tool_version, eg_diag *d)
{
	const eg_value *list = m->strategy ? read_standard(a, m, d) : NULL;
	if (list == NULL)
		return NULL;
	eg_workbook *w = EG_NEW(a, eg_workbook);
	set_properties(a, w, m, tool_version);
	eg_str left_out = {NULL, 0};
	if (!bind_sheets(a, ds, list, w, &left_out, d) ||
		!eg_about_fill(a, ds, &w->sheets[0], left_out, d))
		return NULL;
	eg_sheets_link(w->sheets, w->sheet_count);
	eg_xsheet *lists = &w->sheets[w->sheet_count - 1], *dictionary = lists - 1;
	if (!eg_lists_fill(a, ds, w, lists, d))
		return NULL;
	if (lists->column_count == 0)
		w->sheet_count--;
	eg_xsheet *contents = &w->sheets[CONTENTS_AT];
	/* Contents has columns that the dictionary explains, and rows that count the dictionary's.
	 */
	eg_contents_fill(a, w, contents);
	eg_dictionary_fill(a, w, dictionary);
	eg_dictionary_fill(a, w, dictionary);
	eg_contents_fill(a, w, contents);
	for (size_t i = 0; i < w->sheet_count; i++)
		w->sheets[i].heading = eg_strf(a, "%.*s: %.*s",
			EG_ARG(eg_rec_text(m->strategy, "title")), EG_ARG(w->sheets[i].title));
	return w;
}
