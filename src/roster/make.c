#include "roster/make.h"

#include "locale/catalogue.h"
#include "locale/locale.h"
#include "roster/absent.h"
#include "roster/findings.h"
#include "roster/fixed.h"
#include "roster/lists.h"
#include "roster/live.h"
#include "roster/matrix.h"
#include "roster/speak.h"
#include "roster/words.h"
#include "roster/years.h"

#define MOST_HEAD   60u /* characters */
#define DAY_SECONDS INT64_C(86400)
#define MOST_EXTRAS (6u + EG_MOST_ABSENT)

/* What is known of the workbook while its sheets are bound. */
typedef struct assembly {
	eg_roster_maker *k;
	const eg_roster_wish *wish;
	eg_workbook *w;
	eg_xsheet *contents, *dictionary, *lists, *about; /* NULL: not there */
	eg_absent absent;
	bool good;
} assembly;

/* -- properties -- */

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

/* For heads: no longer than fits above the columns of a page, cut behind a word. */
static eg_str brief(eg_arena *a, eg_str title)
{
	size_t at = 0, end = 0;
	for (unsigned n = 0; n < MOST_HEAD && at < title.n; n++) {
		if (title.p[at] == ' ')
			end = at;
		(void)eg_utf8_next(title, &at);
	}
	if (at == title.n)
		return title;
	return eg_strf(a, "%.*s\xE2\x80\xA6", EG_ARG(eg_str_cut(title, 0, end ? end : at)));
}

/* The edition as a line of its own and within one: "Edition 2026", "edition 2026"; one that the
 * author names in words, as those. */
static void set_edition(eg_arena *a, eg_dataset *ds, eg_workbook *w, eg_str title)
{
	eg_rows rows;
	eg_diag unheard;
	eg_diag_init(&unheard, a);
	if (!eg_query_all(a, ds, EG_STR("SELECT edition_words, edition_in_text FROM v_strategy"),
		    (eg_query_place){0}, NULL, 0, &rows, &unheard) ||
		rows.count == 0)
		return;
	w->edition = rows.cells[0].text;
	w->subject = eg_strf(a, "%.*s, %.*s", EG_ARG(title), EG_ARG(rows.cells[1].text));
}

static void set_properties(eg_arena *a, eg_dataset *ds, eg_workbook *w, const eg_model *m,
	const eg_roster_wish *r, const eg_roster_options *opt)
{
	const eg_rec *s = m->strategy;
	eg_str org = m->organization ? eg_rec_text(m->organization, "name") : EG_STR("");
	eg_str title = eg_rec_text(s, "title");
	eg_str marking = eg_words_of(a, eg_rec_find(s, "marking"));
	w->lang = eg_rec_text(s, "language");
	eg_str name = r->title.n ? r->title : eg_say(w->lang, EG_STR("roster"));
	w->file = r->file;
	eg_str short_title = eg_rec_text(s, "short_title");
	w->head = brief(a, short_title.n ? short_title : title);
	w->title = eg_say_of(a, w->lang, title, name);
	w->header = eg_say_of(a, w->lang, w->head, name);
	w->author = w->company = org;
	w->keywords = eg_say(w->lang, EG_STR("partners; agreements; activities"));
	w->comments = eg_say_with(a, w->lang,
		"Built by engross {1} from the specs of the strategy; correct those, not this "
		"file.",
		&opt->version, 1);
	w->marking = marking.n ? marking : EG_STR("U");
	set_edition(a, ds, w, title);
	w->as_of = eg_day_iso(a, m->as_of);
	w->created = m->as_of * DAY_SECONDS;
	w->a4 = is_a4(s, w->lang);
	w->rtl = eg_lang_is_rtl(w->lang);
}

/* -- sheets that the program makes -- */

typedef bool fill_fn(assembly *m, eg_xsheet *s, const eg_rec *rec);

static bool fill_contents(assembly *m, eg_xsheet *s, const eg_rec *rec)
{
	(void)rec;
	m->contents = s;
	return true;
}

static bool fill_dictionary(assembly *m, eg_xsheet *s, const eg_rec *rec)
{
	(void)rec;
	m->dictionary = s;
	return true;
}

static bool fill_lists(assembly *m, eg_xsheet *s, const eg_rec *rec)
{
	(void)rec;
	m->lists = s;
	return true;
}

static bool fill_matrix(assembly *m, eg_xsheet *s, const eg_rec *rec)
{
	(void)rec;
	return eg_matrix_bind(m->k->arena, m->k->ds, s, m->k->d);
}

static bool fill_years(assembly *m, eg_xsheet *s, const eg_rec *rec)
{
	(void)rec;
	return eg_years_bind(m->k->arena, m->k->ds, s, m->k->d);
}

static bool fill_findings(assembly *m, eg_xsheet *s, const eg_rec *rec)
{
	(void)rec;
	eg_findings_fill(m->k->arena, m->k->ds, m->k->model, m->k->opt, s, m->k->d);
	return true;
}

static const struct {
	const char *title;
	fill_fn *fill;
	bool stays; /* without rows, too: they come later */
} made[] = {
	{"Contents", fill_contents, true},
	{"Coverage goals", fill_matrix, false},
	{"Coverage topics", fill_matrix, false},
	{"Coverage countries", fill_matrix, false},
	{"Coverage offices", fill_matrix, false},
	{"Funding by year", fill_years, false},
	{"Findings", fill_findings, false},
	{"Data dictionary", fill_dictionary, true},
	{"Lists", fill_lists, true},
};

static size_t find_made(const eg_sheets_entry *e)
{
	for (size_t i = 0; i < EG_COUNT(made); i++) {
		if (eg_str_is(e->title, made[i].title) && !eg_rec_find(e->wish.rec, "query"))
			return i;
	}
	return SIZE_MAX;
}

/* What an own sheet of that title calls it, else the program in the reader's language. */
static eg_str title_of(eg_str lang, const eg_sheets_entry *e)
{
	eg_str title = e->wish.named ? eg_rec_text(e->wish.named, "title") : (eg_str){NULL, 0};
	return title.n ? title : eg_say_title(lang, e->title);
}

static eg_xsheet telling(eg_arena *a, eg_str lang, const eg_sheets_entry *e)
{
	const eg_rec *rec = e->wish.rec, *named = e->wish.named;
	eg_str title = named ? eg_rec_text(named, "title") : (eg_str){NULL, 0};
	eg_str intro = named ? eg_rec_text(named, "intro") : (eg_str){NULL, 0};
	return (eg_xsheet){.title = title_of(lang, e),
		.lang = lang,
		.what = intro.n ? intro : eg_say(lang, eg_rec_text(rec, "intro")),
		.table = eg_sheet_table(a, title.n ? title : e->title),
		.freeze = 1,
		.folds = true,
		.made = e->title};
}

/* -- one sheet after the other -- */

static bool is_for(assembly *m, const eg_rec *rec)
{
	const eg_value *v = rec ? eg_rec_find(rec, "audience") : NULL;
	eg_str audience = m->k->opt->audience;
	return !v || eg_str_eq(v->as.text, audience) || eg_str_is(audience, "internal");
}

static size_t rows_of(const eg_xsheet *s)
{
	return s->fixed ? s->fixed_rows : s->rows;
}

/* Takes the last sheet out again and notes its title. */
static void leave_out(assembly *m)
{
	eg_absent_add(m->k->arena, &m->absent.empty, m->w->sheets[--m->w->sheet_count].title);
}

static void add_chart_page(assembly *m, const eg_xsheet *of)
{
	eg_arena *a = m->k->arena;
	if (!of->chart || of->chart->y_count == 0)
		return;
	eg_str what[] = {of->chart->title, of->title};
	m->w->sheets[m->w->sheet_count++] =
		(eg_xsheet){.title = eg_say_with(a, of->lang, "{1} chart", &of->title, 1),
			.lang = of->lang,
			.what = eg_say_with(
				a, of->lang, "{1}, drawn from the sheet {2}", what, EG_COUNT(what)),
			.chart = of->chart,
			.charted = of};
}

static void bind_entry(assembly *m, const eg_sheets_entry *e)
{
	eg_xsheet *s = &m->w->sheets[m->w->sheet_count];
	size_t at = find_made(e);
	bool good = true;
	if (!is_for(m, e->wish.rec) || !is_for(m, e->wish.named)) {
		eg_absent_add(m->k->arena, &m->absent.shut, title_of(m->w->lang, e));
		return;
	}
	if (at != SIZE_MAX) {
		*s = telling(m->k->arena, m->w->lang, e);
		good = made[at].fill(m, s, e->wish.rec);
	} else {
		eg_sheet_place place = {m->k->ds, m->k->model, m->k->opt->audience};
		eg_sheet_wish wish = e->wish;
		if (wish.own) {
			wish.params = m->wish->params;
			wish.param_count = m->wish->param_count;
		}
		good = eg_sheet_bind(m->k->arena, &place, &wish, s, m->k->d);
		if (eg_str_is(e->title, "About"))
			m->about = s;
	}
	m->good &= good;
	if (!good)
		return;
	s->made = e->title;
	m->w->sheet_count++;
	if (rows_of(s) == 0 && (at == SIZE_MAX || !made[at].stays))
		leave_out(m);
	else
		add_chart_page(m, s);
}

/* -- what a large workbook gives up -- */

/* Above them a sheet is a plain range, where the roster says `cells`. */
static uint64_t most_cells(const assembly *m)
{
	const eg_value *v = m->wish->roster ? eg_rec_find(m->wish->roster, "cells") : NULL;
	return v && v->as.number > 0 ? (uint64_t)v->as.number : UINT64_MAX;
}

static bool may_link_too_much(const eg_xsheet *s)
{
	uint64_t columns = 0, rows = rows_of(s) < EG_PAGE_ROWS ? rows_of(s) : EG_PAGE_ROWS;
	for (size_t c = 0; c < s->column_count; c++)
		columns += s->columns[c].type == EG_X_LINK || s->columns[c].type == EG_X_URL ||
			   s->columns[c].type == EG_X_EMAIL;
	return rows * columns > EG_PAGE_LINKS;
}

/* Marks the sheets that do not fit beside those before them. */
static void mark_large(assembly *m, eg_str *streamed, eg_str *continued, eg_str *linked)
{
	uint64_t cells = 0, most = most_cells(m);
	for (size_t i = 0; i < m->w->sheet_count; i++) {
		eg_xsheet *s = &m->w->sheets[i];
		uint64_t more = (uint64_t)rows_of(s) * s->column_count;
		if (s->rows > EG_PAGE_ROWS)
			eg_absent_add(m->k->arena, continued, s->title);
		if (may_link_too_much(s))
			eg_absent_add(m->k->arena, linked, s->title);
		if (s->fixed || s->charted || cells + more <= most) {
			cells += more;
			continue;
		}
		s->streamed = true;
		eg_absent_add(m->k->arena, streamed, s->title);
	}
}

/* What holds for some sheets. */
static eg_extra say_sheets(assembly *m, const char *property, const char *what, eg_str sheets)
{
	eg_str lang = m->w->lang;
	return (eg_extra){eg_say(lang, eg_str_of(property)),
		eg_say_with(m->k->arena, lang, what, &sheets, 1)};
}

static void fill_about(assembly *m)
{
	eg_extra extras[MOST_EXTRAS];
	size_t n = 0;
	eg_str streamed = {NULL, 0}, continued = {NULL, 0}, linked = {NULL, 0};
	eg_str lang = m->w->lang;
	mark_large(m, &streamed, &continued, &linked);
	if (m->wish->title.n)
		extras[n++] = (eg_extra){eg_say(lang, EG_STR("Roster")), m->wish->title};
	n += eg_absent_say(
		m->k->arena, m->k->ds, m->k->model, m->k->opt->audience, &m->absent, &extras[n]);
	if (streamed.n)
		extras[n++] = say_sheets(m, "Large sheets",
			"Too large to be kept in memory while they were written, so they are plain "
			"ranges with a filter, not tables, and have no charts' values, no rules "
			"for "
			"empty cells: {1}",
			streamed);
	if (continued.n)
		extras[n++] = say_sheets(m, "Sheets in parts",
			"More rows than a worksheet holds, so they continue on sheets of the same "
			"title with a number: {1}",
			continued);
	if (linked.n)
		extras[n++] = say_sheets(m, "Sheets with many links",
			"A worksheet takes 65530 links; those that would come after them are plain "
			"text: {1}",
			linked);
	if (!eg_catalogue_speaks(lang))
		extras[n++] = (eg_extra){EG_STR("Language"),
			EG_STR("Heads, words and explanations of the program are in English.")};
	if (eg_digit_zero(lang) != '0')
		extras[n++] = (eg_extra){eg_say(lang, EG_STR("Digits")),
			eg_say(lang, EG_STR("Numbers, years and dates stand in the digits 0 to 9, "
					    "with which a program computes; the document has those "
					    "of its language."))};
	m->good &= eg_about_fill(m->k->arena, m->k->ds, m->about, extras, n, m->k->d);
}

/* -- the workbook -- */

static bool is_taken(const eg_workbook *w, size_t before, eg_str title)
{
	for (size_t i = 0; i < before; i++) {
		if (eg_str_same_word(w->sheets[i].title, title))
			return true;
	}
	return false;
}

/* An own sheet may be called as a standard one is in the language of the strategy. */
static void make_titles_unique(eg_arena *a, eg_workbook *w)
{
	for (size_t i = 0; i < w->sheet_count; i++) {
		eg_str title = w->sheets[i].title;
		for (size_t n = 2; is_taken(w, i, w->sheets[i].title); n++)
			w->sheets[i].title = eg_strf(a, "%.*s (%zu)", EG_ARG(title), n);
	}
}

static bool settle(assembly *m)
{
	eg_arena *a = m->k->arena;
	eg_workbook *w = m->w;
	make_titles_unique(a, w);
	if (m->about)
		fill_about(m);
	eg_sheets_link(w->sheets, w->sheet_count, m->k->d);
	eg_live_formulas(a, w);
	if (m->lists && !eg_lists_fill(a, m->k->ds, w, m->lists, m->k->d))
		return false;
	if (m->lists && m->lists->column_count == 0)
		w->sheet_count--; /* the last */
	/* Contents has columns that the dictionary explains, and rows that count the dictionary's.
	 */
	for (int pass = 0; pass < 2; pass++) {
		if (m->contents)
			eg_contents_fill(a, w, m->contents);
		if (m->dictionary)
			eg_dictionary_fill(a, w, m->dictionary);
	}
	eg_str title = m->wish->title.n ? brief(a, m->wish->title) : w->head;
	/* What tells the sheets apart comes first: the rest is cut where columns are repeated. */
	for (size_t i = 0; i < w->sheet_count; i++)
		w->sheets[i].heading = eg_say_of(a, w->lang, w->sheets[i].title, title);
	return m->good;
}

eg_workbook *eg_workbook_make(eg_roster_maker *k, const eg_roster_wish *wish)
{
	eg_sheets plan;
	eg_workbook *w = EG_NEW(k->arena, eg_workbook);
	assembly m = {.k = k, .wish = wish, .w = w};
	m.good =
		eg_sheets_plan(k->arena, k->standard, wish->roster, wish->is_standard, &plan, k->d);
	set_properties(k->arena, k->ds, w, k->model, wish, k->opt);
	w->sheets = EG_NEW_N(k->arena, eg_xsheet, 2 * plan.count);
	for (size_t i = 0; i < plan.count; i++)
		bind_entry(&m, &plan.entries[i]);
	return m.good && settle(&m) ? w : NULL;
}
