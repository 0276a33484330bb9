/* Acronyms in the texts: explained nowhere, explained twice, explained for nothing.
 *
 * An acronym is a word of two and more capitals, with `&` between or a digit before (RDT&E, 5RD).
 * It is explained by a record's `acronym`, `short_name` or name, by a term, or where it stands in
 * parentheses. Words of links are left out: they lead to what explains them.
 */
#include "model/check.h"
#include "schema/codes.h"

#define LONGEST 24 /* bytes */

typedef struct acronym {
	eg_str word;
	size_t uses;
	eg_span first; /* in a text */
	bool explained;
	const eg_rec *by;     /* the record whose acronym it is */
	const eg_value *said; /* there */
} acronym;

typedef struct finder {
	eg_reader *r;
	eg_map words; /* into items */
	acronym *items;
	size_t count, cap;
} finder;

static acronym *entry(finder *f, eg_str word)
{
	bool is_new;
	uint32_t at = eg_map_add(&f->words, word, (uint32_t)f->count, &is_new);
	if (is_new) {
		f->items = eg_grow(f->r->scratch, f->items, f->count, &f->cap, sizeof *f->items);
		f->items[f->count++] = (acronym){.word = word};
	}
	return &f->items[at];
}

/* Words that every reader knows, codes of countries and currencies, and numerals of the Romans. */
static bool is_common(eg_str s)
{
	static const char *const common[] = {
		"US", "USA", "UK", "EU", "UN", "UAE", "TV", "PDF", "OK", "GPS", "DNA", "FY", "CEO"};
	for (size_t i = 0; i < EG_COUNT(common); i++)
		if (eg_str_is(s, common[i]))
			return true;
	bool roman = true;
	for (size_t i = 0; i < s.n; i++)
		roman = roman && strchr("IVX", s.p[i]);
	return roman || eg_currency_find(s) || (s.n == 2 && eg_country_find(s));
}

/* -- words in a text -- */

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* The end of the run of letters, digits and joining `&` that begins at `from`. */
static size_t run_end(eg_str s, size_t from)
{
	size_t at = from;
	while (at < s.n) {
		size_t after = at + 1;
		char b = s.p[at];
		if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ||
			is_digit((unsigned char)b)) {
			at = after;
			continue;
		}
		after = at;
		uint32_t c = eg_utf8_next(s, &after);
		bool joins = c == '&' && at > from && after < s.n && s.p[after] >= 'A' &&
			     s.p[after] <= 'Z';
		if (!eg_is_letter(c) && !is_digit(c) && !eg_is_mark(c) && !joins)
			break;
		at = after;
	}
	return at;
}

/* Capitals beside small letters: of Latin, Greek, Cyrillic and Armenian. Cherokee is written in
 * what Unicode calls capitals, and formulas have capitals of their own. */
static bool is_capital(uint32_t c)
{
	return (c < 0x590 || (c >= 0x1E00 && c < 0x2000)) && eg_is_upper(c);
}

/* Whether a run is an acronym: capitals alone, digits before them only. */
static bool is_acronym(eg_str run)
{
	size_t capitals = 0;
	for (size_t at = 0; at < run.n;) {
		uint32_t c = eg_utf8_next(run, &at);
		if (is_capital(c))
			capitals++;
		else if (c != '&' && (!is_digit(c) || capitals))
			return false;
	}
	return capitals >= 2 && run.n <= LONGEST;
}

/* Without the s of a plural: RFPs. */
static eg_str singular(eg_str run)
{
	bool plural = run.n > 2 && run.p[run.n - 1] == 's' && run.p[run.n - 2] >= 'A' &&
		      run.p[run.n - 2] <= 'Z';
	return plural ? eg_str_cut(run, 0, run.n - 1) : run;
}

/* Past a link, a citation or a name in braces that begins at `at`; `at` when none does. */
static size_t skip_mark(eg_str s, size_t at)
{
	static const struct {
		const char *open, *close;
	} marks[] = {
		{"[[", "]]"}, {"[@", "]"}, {"{{", "}}"}, {"](", ")"}, {"(CUI", ")"}, {"(TLP", ")"}};
	if (!strchr("[{](", s.p[at]))
		return at;
	for (size_t i = 0; i < EG_COUNT(marks); i++)
		if (eg_str_starts(eg_str_cut(s, at, s.n), eg_str_of(marks[i].open))) {
			size_t end = eg_str_find(s, eg_str_of(marks[i].close), at);
			return end == SIZE_MAX ? s.n : end + strlen(marks[i].close);
		}
	return at;
}

/* All in capitals: a text that shouts holds words, not acronyms. */
static bool shouts(eg_str s)
{
	bool lower = false;
	for (size_t i = 0; i < s.n && !lower; i++)
		lower = s.p[i] >= 'a' && s.p[i] <= 'z';
	for (size_t at = 0; at < s.n && !lower;) {
		uint32_t c = eg_utf8_next(s, &at);
		lower = eg_is_letter(c) && !eg_is_upper(c);
	}
	return !lower && memchr(s.p, ' ', s.n);
}

static void take(finder *f, const eg_value *v, size_t from, size_t to)
{
	eg_str s = v->as.text;
	acronym *a = entry(f, eg_str_cut(s, from, to));
	if (a->uses++ == 0)
		a->first = eg_value_inner(v, (uint32_t)from, (uint32_t)to);
	bool within = from > 0 && s.p[from - 1] == '(' && to < s.n && s.p[to] == ')';
	bool before = to + 1 < s.n && s.p[to] == ' ' && s.p[to + 1] == '(';
	a->explained = a->explained || (within && from > 1) || before;
}

static unsigned is_upper(unsigned char c)
{
	return (unsigned char)(c - 'A') < 26;
}

/* Whether the text may hold one: two capitals together, or `&` and one. Most do not. Without
 * branches, for many bytes at a step. */
static bool may_hold(eg_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned found = s.n ? p[0] >= 0x80 : 0;
	for (size_t i = 1; i < s.n; i++)
		found |= (is_upper(p[i]) & (is_upper(p[i - 1]) | (p[i - 1] == '&'))) |
			 (p[i] >= 0x80);
	return found;
}

static void look(void *ctx, const eg_rec *rec, const eg_value *v)
{
	finder *f = ctx;
	eg_str s = v->as.text;
	const char *key = rec->type->fields[v->field].key;
	if (!s.n || !may_hold(s) || shouts(s) || strcmp(key, "name") == 0 ||
		strcmp(key, "short_name") == 0 || strcmp(key, "term") == 0)
		return;
	for (size_t at = 0; at < s.n;) {
		bool small = s.p[at] >= 'a' && s.p[at] <= 'z'; /* no acronym begins so */
		if (small || s.p[at] == ' ') {
			at = small ? run_end(s, at) : at + 1;
			continue;
		}
		size_t past = skip_mark(s, at), end = past > at ? past : run_end(s, at);
		eg_str run = past > at ? EG_STR("") : singular(eg_str_cut(s, at, end));
		if (is_acronym(run))
			take(f, v, at, at + run.n);
		if (end == at)
			(void)eg_utf8_next(s, &end);
		at = end;
	}
}

/* -- what records explain -- */

static eg_str name_of(const eg_rec *r)
{
	static const char *const keys[] = {"term", "name", "title"};
	for (size_t i = 0; i < EG_COUNT(keys); i++) {
		eg_str s = eg_rec_text(r, keys[i]);
		if (s.n)
			return s;
	}
	return r->id;
}

static void report_clash(finder *f, const acronym *a, const eg_value *again)
{
	eg_say_help(eg_say_also(eg_report(f->r->d, EG_R_ACRONYM_CLASH, again->span,
					"'%.*s' is explained twice, differently", EG_ARG(a->word)),
			    a->said->span, "as '%.*s' here", EG_ARG(name_of(a->by))),
		"keep one of them, or make one longer");
}

static void explain(finder *f, const eg_rec *rec, const eg_value *v)
{
	acronym *a = entry(f, v->as.text);
	a->explained = true;
	if (a->by && a->by != rec && !eg_str_same_word(name_of(a->by), name_of(rec)))
		report_clash(f, a, v);
	else if (!a->by) {
		a->by = rec;
		a->said = v;
	}
}

/* Other words by which a record is known explain, too, and clash with nothing. */
static void explain_names(finder *f, const eg_rec *rec)
{
	static const char *const keys[] = {"short_name", "name", "title", "term", "aliases"};
	for (size_t i = 0; i < EG_COUNT(keys); i++) {
		const eg_value *v = eg_rec_find(rec, keys[i]);
		for (uint32_t k = 0; k < eg_value_count(v); k++) {
			const eg_value *item = eg_value_item(v, k);
			if (item->said == EG_SAID_VALUE && is_acronym(item->as.text))
				entry(f, item->as.text)->explained = true;
		}
	}
}

static void explain_record(finder *f, const eg_rec *rec)
{
	const eg_value *v = eg_said(rec, "acronym");
	bool textual = eg_field_find(rec->type, EG_STR("name")) >= 0 ||
		       eg_field_find(rec->type, EG_STR("title")) >= 0 ||
		       eg_field_find(rec->type, EG_STR("term")) >= 0;
	if (v && v->as.text.n)
		explain(f, rec, v);
	if (textual && rec->type->kind != EG_K_SECTION && rec->type->kind != EG_K_OTHER)
		explain_names(f, rec);
}

/* -- findings -- */

static void report_undefined(finder *f, const acronym *a)
{
	eg_say_help(
		eg_report(f->r->d, EG_R_ACRONYM_UNDEFINED, a->first,
			"'%.*s' is used %zu times and explained nowhere", EG_ARG(a->word), a->uses),
		"explain it in 'terms', or write it out where it first stands: Full Name (%.*s)",
		EG_ARG(a->word));
}

static void report_unused(finder *f, const acronym *a)
{
	eg_say_help(eg_report(f->r->d, EG_R_ACRONYM_UNUSED, a->said->span,
			    "'%.*s' is explained and never used", EG_ARG(a->word)),
		"the glossary shows only what is used: drop the term, or use it");
}

void eg_check_acronyms(eg_reader *r)
{
	finder f = {.r = r};
	eg_map_init(&f.words, r->scratch);
	eg_rec_walk all = {.model = r->model};
	for (const eg_rec *rec; (rec = eg_rec_next(&all));)
		explain_record(&f, rec);
	eg_each_text(r->model, r->scratch, look, &f);
	for (size_t i = 0; i < f.count; i++) {
		const acronym *a = &f.items[i];
		if (a->uses >= 2 && !a->explained && !is_common(a->word))
			report_undefined(&f, a);
		else if (!a->uses && a->by && a->by->type->kind == EG_K_TERM &&
			 is_acronym(a->word) && !eg_check_is_named(r, a->by))
			report_unused(&f, a);
	}
}
