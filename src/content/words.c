#include "content/words.h"

#include "locale/catalogue.h"
#include "locale/locale.h"

/* In the order of eg_doc_word, up to EG_WORD_POINT; each is a message of the catalogue. */
static const char *const words[EG_WORD_POINT] = {"Contents", "continued", "Continues on page",
	"Table", "Goal", "Lead", "page", "Draft", "see", "see also", "columns @ of @", "@ of @",
	"none", "@ or more", "@ more"};
/* In the order of eg_own_word. */
static const char *const own[EG_OWN_COUNT] = {"As of @.", "not stated", "illustrative", "Other",
	"@ percent", "Source @", "In review", "Superseded", "Note @", "Story", "Decision asked for",
	"Note", "Caution", "What changed", "Figure", " on page\xC2\xA0", "Progress report",
	"Briefs", "@ more.", "@ more in ", "@ more in the workbook.",
	"The workbook's sheet @ holds the same rows.", "Draft of @"};

static eg_str word_in(eg_str lang, const char *word)
{
	eg_str english = eg_str_of(word), said = eg_catalogue_find(lang, english);
	return said.p ? said : english;
}

void eg_words_set(eg_document *doc)
{
	for (size_t w = 0; w < EG_WORD_POINT; w++)
		doc->words[w] = word_in(doc->lang, words[w]);
	doc->words[EG_WORD_POINT] = eg_decimal_mark(doc->lang);
	doc->words[EG_WORD_COMMA] = eg_list_comma(doc->lang);
	doc->zero = eg_digit_zero(doc->lang);
	if (!eg_catalogue_speaks(doc->lang))
		doc->words_lang = EG_STR("en");
}

eg_str eg_own_word(eg_arena *a, eg_str lang, enum eg_own_word word, eg_str put)
{
	eg_str s = word_in(lang, own[word]);
	size_t at = eg_str_find(s, EG_STR("@"), 0);
	if (at == SIZE_MAX)
		return s;
	eg_str before = eg_str_cut(s, 0, at), after = eg_str_cut(s, at + 1, s.n);
	return eg_strf(a, "%.*s%.*s%.*s", EG_ARG(before), EG_ARG(put), EG_ARG(after));
}
