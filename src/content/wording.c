/* The language of the words of standard sections: the document's, where the catalogue of messages
 * has it, else English, which is said of them. */
#include "content/maker.h"

#include "locale/catalogue.h"
#include "locale/locale.h"

/* Whether anything but names in braces, marks and blanks stands in a template. */
static bool has_words(eg_str text)
{
	for (size_t at = 0; at < text.n;) {
		if (text.p[at] == '{' && at + 1 < text.n && text.p[at + 1] == '{') {
			size_t close = eg_str_find(text, EG_STR("}}"), at);
			at = close == SIZE_MAX ? text.n : close + 2;
			continue;
		}
		if (eg_is_letter(eg_utf8_next(text, &at)))
			return true;
	}
	return false;
}

/* Sentences that speak of a workbook, and what they say where none is made. */
static const struct {
	const char *with, *without;
} of_workbooks[] = {
	{"Where a record or a field is an editorial example and not a statement of the "
	 "organization, it is marked “illustrative”, here and in the workbook.",
		"Where a record or a field is an editorial example and not a statement of the "
		"organization, it is marked “illustrative”."},
	{"This file is tagged for assistive technology. The workbook and the dataset that go with "
	 "it hold the same records under the same ids; every table names the sheet in which an "
	 "analyst finds its rows.",
		"This file is tagged for assistive technology."},
};

static eg_str without_workbook(eg_str text)
{
	for (size_t i = 0; i < EG_COUNT(of_workbooks); i++)
		if (eg_str_is(text, of_workbooks[i].with))
			return eg_str_of(of_workbooks[i].without);
	return text;
}

/* The text without the sentence that names the sheet of its rows, which is its last. */
static eg_str without_sheet(eg_maker *k, eg_str text, eg_str lang)
{
	eg_str form = eg_own_word(k->arena, lang, EG_OWN_SHEET_HOLDS, EG_STR("@"));
	size_t slot = eg_str_find(form, EG_STR("@"), 0);
	eg_str begin = eg_str_cut(form, 0, slot), end = eg_str_cut(form, slot + 1, form.n);
	size_t at = eg_str_ends(text, end) ? eg_str_find(text, begin, 0) : SIZE_MAX;
	return at == SIZE_MAX ? text : eg_str_trim(eg_str_cut(text, 0, at));
}

eg_str eg_template_text(eg_maker *k, const eg_value *value, eg_str *lang)
{
	eg_str text = value->as.text;
	*lang = (eg_str){NULL, 0};
	if (eg_is_own(k, value->span))
		return text;
	if (k->no_workbook)
		text = without_workbook(text);
	eg_str said = eg_catalogue_find(k->lang, text);
	if (k->no_workbook && said.p)
		said = without_sheet(k, said, k->lang);
	else if (k->no_workbook)
		text = without_sheet(k, text, EG_STR("en"));
	if (!has_words(text))
		return said.p ? said : text; /* marks, which languages set apart differently */
	*lang = said.p ? k->words_lang : EG_STR("en");
	return said.p ? said : text;
}

/* Columns of the standard views that hold sentences of the program. */
static const char *const phrases[] = {"status_words", "audience_words", "assigned_words",
	"illustrative_words", "partners_statement_words", "outcomes_label"};

static bool is_phrase(eg_str column)
{
	for (size_t i = 0; i < EG_COUNT(phrases); i++)
		if (eg_str_is(column, phrases[i]))
			return true;
	return eg_str_ends(column, EG_STR("_phrase"));
}

/* What an organisation calls its levels, or the program's words for them. */
static bool is_label(eg_str column)
{
	return eg_str_ends(column, EG_STR("_word")) || eg_str_ends(column, EG_STR("_in_text")) ||
	       eg_str_is(column, "label");
}

eg_str eg_column_lang(const eg_maker *k, eg_str name, const eg_cell *c)
{
	size_t dot = eg_str_find(name, EG_STR("."), 0);
	eg_str column = dot == SIZE_MAX ? name : eg_str_cut(name, dot + 1, name.n);
	if (!k->words_lang.n || c->kind != EG_CELL_TEXT)
		return (eg_str){NULL, 0};
	bool ours = is_phrase(column) || (is_label(column) && eg_catalogue_has(c->text));
	return ours ? k->words_lang : (eg_str){NULL, 0};
}

/* The length of a label of the program before a number, or of the whole text when that is one of
 * its words; else 0. */
static size_t label_length(eg_str text)
{
	size_t blank = eg_str_find(text, EG_STR(" "), 0), at = blank + 1;
	if (eg_catalogue_has(text))
		return text.n;
	if (eg_fiscal_sign(text))
		return eg_fiscal_sign(text);
	if (blank == SIZE_MAX || at >= text.n || eg_is_letter(eg_utf8_next(text, &at)))
		return 0;
	return eg_catalogue_has(eg_str_cut(text, 0, blank)) ? blank : 0;
}

void eg_runs_value(eg_maker *k, eg_runs *runs, eg_run run)
{
	eg_str text = run.text;
	size_t label = k->words_lang.n && !run.lang.n ? label_length(text) : 0;
	if (label) {
		eg_run word = run;
		word.text = eg_str_cut(text, 0, label);
		word.lang = k->words_lang;
		eg_runs_add(k, runs, word);
		run.text = eg_str_cut(text, label, text.n);
	}
	if (run.text.n)
		eg_runs_add(k, runs, run);
}

eg_str eg_said_status(eg_maker *k, eg_str status, eg_str *lang)
{
	if (eg_catalogue_has(status))
		*lang = k->words_lang;
	return eg_catalogue_words(k->arena, k->lang, status);
}

void eg_runs_own(
	eg_maker *k, eg_runs *runs, enum eg_own_word word, eg_str put, uint32_t style, eg_span span)
{
	const eg_str at = EG_STR("@");
	eg_run run = {.style = style, .lang = k->words_lang, .span = span};
	eg_str form = eg_own_word(k->arena, k->lang, word, at);
	size_t slot = k->words_lang.n ? eg_str_find(form, at, 0) : SIZE_MAX;
	run.text = eg_own_word(k->arena, k->lang, word, put);
	if (slot == SIZE_MAX) {
		if (run.text.n)
			eg_runs_add(k, runs, run);
		return;
	}
	run.text = eg_str_cut(form, 0, slot); /* what is put in keeps the document's language */
	eg_runs_add(k, runs, run);
	eg_runs_words(k, runs, put, style, span);
	run.text = eg_str_cut(form, slot + 1, form.n);
	eg_runs_add(k, runs, run);
}

/* Texts of sentences and values of facts; labels and names stay at the edge of their column. */
static bool is_sentences(const eg_block *b)
{
	return (b->kind == EG_B_TEXT &&
		       (b->style == EG_S_BODY || b->style == EG_S_LEAD || b->style == EG_S_NOTE ||
			       b->style == EG_S_COVER_NOTE)) ||
	       b->kind == EG_B_FACT;
}

/* A paragraph in which the program's words carry what the records say: its runs keep their
 * own languages. */
void eg_block_language(eg_maker *k, eg_block *b)
{
	bool ours = false;
	if (!k->words_lang.n || b->lang.n || !is_sentences(b))
		return;
	for (uint32_t i = 0; i < b->run_count; i++)
		ours = ours || b->runs[i].lang.p == k->words_lang.p;
	if (!ours)
		return;
	b->lang = k->words_lang;
	for (uint32_t i = 0; i < b->run_count; i++)
		if (!b->runs[i].lang.n)
			b->runs[i].lang = k->lang;
}
