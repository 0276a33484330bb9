#include "content/words.h"

#include "locale/locale.h"

/* A row for each language that has all words; the first is the fallback. */
static const struct {
	const char *lang;
	const char *words[EG_WORD_POINT]; /* in the order of eg_doc_word, up to it */
	const char *own[EG_OWN_COUNT];    /* in the order of eg_own_word */
} catalogue[] = {
	{"en",
		{"Contents", "continued", "Continues on page", "Table", "Goal", "Lead", "page",
			"Draft", "see", "see also", "columns @ of @"},
		{"As of @.", "not stated", "illustrative", "Other", "@ percent", "Source @",
			"In review", "Superseded", "Note @", "Story", "Decision asked for", "Note",
			"Caution", "What changed", "Figure", " on page\xC2\xA0", "Progress report",
			"Briefs"}},
	{"de",
		{"Inhalt", "Fortsetzung", "Fortsetzung auf Seite", "Tabelle", "Ziel", "Leitung",
			"Seite", "Entwurf", "siehe", "siehe auch", "Spalten @ von @"},
		{"Stand: @.", "keine Angabe", "beispielhaft", "Sonstige", "@\xC2\xA0%", "Quelle @",
			"In Prüfung", "Ersetzt", "Anmerkung @", "Beispiel", "Entscheidung erbeten",
			"Hinweis", "Vorsicht", "Neu", "Abbildung", " auf Seite\xC2\xA0",
			"Fortschrittsbericht", "Kurzinformationen"}},
	{"fr",
		{"Sommaire", "suite", "Suite à la page", "Tableau", "But", "Responsable", "page",
			"Projet", "voir", "voir aussi", "colonnes @ sur @"},
		{"État au @.", "non précisé", "à titre d’exemple", "Autres", "@\xC2\xA0%",
			"Source @", "En cours d’examen", "Remplacé", "Note @", "Exemple",
			"Décision demandée", "Remarque", "Attention", "Ce qui change", "Figure",
			" à la page\xC2\xA0", "Rapport d’avancement", "Notes d’information"}},
	{"es",
		{"Índice", "continuación", "Continúa en la página", "Tabla", "Meta", "Responsable",
			"página", "Borrador", "véase", "véase también", "columnas @ de @"},
		{"Datos a @.", "no consta", "ilustrativo", "Otros", "@\xC2\xA0%", "Fuente @",
			"En revisión", "Sustituido", "Nota @", "Historia", "Decisión solicitada",
			"Nota", "Precaución", "Qué cambia", "Figura", " en la página\xC2\xA0",
			"Informe de avance", "Notas informativas"}},
};

bool eg_language_is(eg_str tag, const char *language)
{
	eg_str l = eg_str_of(language);
	return eg_str_starts(tag, l) && (tag.n == l.n || tag.p[l.n] == '-');
}

static size_t row_of(eg_str lang)
{
	for (size_t i = 0; i < EG_COUNT(catalogue); i++)
		if (eg_language_is(lang, catalogue[i].lang))
			return i;
	return 0;
}

void eg_words_set(eg_document *doc)
{
	size_t row = row_of(doc->lang);
	for (size_t w = 0; w < EG_WORD_POINT; w++)
		doc->words[w] = eg_str_of(catalogue[row].words[w]);
	doc->words[EG_WORD_POINT] = eg_decimal_mark(doc->lang);
}

eg_str eg_own_word(eg_arena *a, eg_str lang, enum eg_own_word word, eg_str put)
{
	eg_str s = eg_str_of(catalogue[row_of(lang)].own[word]);
	size_t at = eg_str_find(s, EG_STR("@"), 0);
	if (at == SIZE_MAX)
		return s;
	eg_str before = eg_str_cut(s, 0, at), after = eg_str_cut(s, at + 1, s.n);
	return eg_strf(a, "%.*s%.*s%.*s", EG_ARG(before), EG_ARG(put), EG_ARG(after));
}
