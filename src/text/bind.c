#include "text/bind.h"

#include "locale/locale.h"

/* Words in blanks, so that one search finds a whole word. */
static const char units[] = " % ‰ km m cm mm nm µm kg g mg t ha km² m² m³ km/h kt l ml s ms h min "
			    "W kW MW GW TW kWh MWh GWh "
			    "TWh V kV A Hz kHz MHz GHz B kB MB GB TB PB °C °F K Pa kPa J kJ MJ Bq "
			    "Sv USD EUR GBP € $ £ ";

typedef struct tongue {
	char lang[3];
	const char *amounts; /* after a number */
	const char *places;  /* before a number, a single capital or a Roman number */
	const char *months;  /* before or after a day */
	const char *titles;  /* before a name */
} tongue;

static const tongue tongues[] = {
	{"en",
		" percent million billion trillion thousand "
		"U.S.C. USC C.F.R. CFR Stat. U.S.T. T.I.A.S. U.N.T.S. UNTS Fed. F.R. ",
		" Goal Goals Objective Objectives Outcome Outcomes Activity Priority Pillar Phase "
		"Tier Level Step Option Part "
		"Chapter Section Annex Appendix Article Art. Table Tables Figure Figures Fig. Box "
		"Note Title Volume Vol. "
		"page pages p. pp. No. Nos. para. paragraph section table figure line FY "
		"U.S.C. USC C.F.R. CFR Stat. U.S.T. T.I.A.S. U.N.T.S. UNTS Reg. Law L. Order "
		"Directive "
		"Resolution ",
		" January February March April May June July August September October November "
		"December Jan. Feb. Mar. Apr. "
		"Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct "
		"Nov Dec ",
		" Dr. Mr. Mrs. Ms. Prof. St. Amb. Gen. Lt. Col. Maj. Capt. Sgt. Adm. Cmdr. Sen. "
		"Rep. Gov. Hon. Rev. "},
	{"fr", " millions million milliards milliard ",
		" Objectif But Phase Partie Chapitre Section Annexe Article Art. Tableau Figure "
		"Fig. page pages p. n° nº ",
		" janvier février mars avril mai juin juillet août septembre octobre novembre "
		"décembre ",
		" M. MM. Mme Mmes Mlle Dr Me Pr St Ste "},
	{"de", " Prozent Millionen Million Milliarden Milliarde Mio. Mrd. ",
		" Ziel Phase Teil Kapitel Abschnitt Anhang Artikel Art. Tabelle Abbildung Abb. "
		"Seite Seiten S. Nr. ",
		" Januar Februar März April Mai Juni Juli August September Oktober November "
		"Dezember ",
		" Dr. Prof. Hr. Fr. Herr Frau St. Dipl.-Ing. "},
	{"es", " millones millón mil ",
		" Objetivo Fase Parte Capítulo Sección Anexo Artículo Art. Cuadro Figura página "
		"páginas p. pp. núm. n.º ",
		" enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
		"diciembre ",
		" Sr. Sra. Srta. Dr. Dra. D. Lic. Ing. Gral. Excmo. "},
	{"it", " milioni milione miliardi miliardo mila ",
		" Obiettivo Fase Parte Capitolo Sezione Allegato Articolo Art. Tabella Figura Fig. "
		"pagina pagine p. pp. n. ",
		" gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
		"novembre dicembre ",
		" Sig. Sig.ra Dott. Dott.ssa Prof. Ing. Avv. On. "},
	{"pt", " milhões milhão mil ",
		" Objetivo Fase Parte Capítulo Secção Seção Anexo Artigo Art. Quadro Tabela Figura "
		"página páginas p. pp. n.º ",
		" janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
		"dezembro ",
		" Sr. Sra. Dr. Dra. Eng. Prof. "},
	{"nl", " miljoen miljard duizend procent ",
		" Doel Fase Deel Hoofdstuk Bijlage Artikel Art. Tabel Figuur pagina blz. p. nr. ",
		" januari februari maart april mei juni juli augustus september oktober november "
		"december ",
		" dr. mr. ir. prof. dhr. mevr. drs. "},
	{"pl", " mln mld tys. ",
		" Cel Faza Część Rozdział Załącznik Tabela Rysunek rys. tab. s. str. nr art. ust. "
		"pkt ",
		" stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
		"listopada grudnia ",
		" dr prof. mgr inż. gen. płk św. "},
	{"cs", " mil. mld. tis. ",
		" Cíl Fáze Část Kapitola Příloha Tabulka Obrázek obr. tab. s. str. č. čl. ",
		" ledna února března dubna května června července srpna září října listopadu "
		"prosince ",
		" Dr. Ing. Mgr. prof. doc. sv. "},
};

static const tongue *tongue_of(eg_str lang)
{
	for (size_t i = 0; i < EG_COUNT(tongues); i++)
		if (eg_is_language(lang, tongues[i].lang))
			return &tongues[i];
	return NULL;
}

/* Languages in which no line ends in a word of one letter. */
static const char no_lone_letters[] = " cs sk pl ru uk be bg sl hr ";
/* Languages that part thousands by a space. */
static const char spaced_thousands[] =
	" fr es pl cs sk ru uk be bg sv nb nn no fi hu et lv lt pt sl hr ";
/* Before a number. */
static const char openers[] =
	" § §§ ¶ № # Nr. € $ £ ¥ US$ EUR USD GBP CHF JPY CAD AUD ± ≈ ~ < > ≤ ≥ ";
/* After an hour. */
static const char halves[] = " a.m. p.m. AM PM am pm UTC GMT ";

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Whether the word stands in a list in blanks. */
static bool is_among(eg_str word, const char *list)
{
	eg_str all = eg_str_of(list);
	if (!all.p)
		return false;
	for (size_t at = eg_str_find(all, word, 0); word.n && at != SIZE_MAX;
		at = eg_str_find(all, word, at + 1))
		if (at > 0 && all.p[at - 1] == ' ' && at + word.n < all.n &&
			all.p[at + word.n] == ' ')
			return true;
	return false;
}

/* A word without brackets and quotes before it. */
static eg_str without_openers(eg_str s)
{
	while (s.n && (s.p[0] == '(' || s.p[0] == '[' || s.p[0] == '"' || s.p[0] == '\''))
		s = eg_str_cut(s, 1, s.n);
	return s;
}

/* A word without stops and closing signs after it. */
static eg_str without_stops(eg_str s)
{
	while (s.n && strchr(",.;:!?)]\"'", s.p[s.n - 1]))
		s.n--;
	return s;
}

static bool is_number(eg_str s)
{
	s = without_stops(s);
	bool digits = false;
	for (size_t i = 0; i < s.n; i++) {
		digits = digits || is_digit(s.p[i]);
		if (!is_digit(s.p[i]) && !strchr(".,-/", s.p[i]) &&
			!((unsigned char)s.p[i] & 0x80) && !(i == 0 && strchr("$+", s.p[i])))
			return false;
	}
	return digits;
}

/* What a chapter or an annex is counted by: 2, 2.1, 4a, A, IV. */
static bool is_count(eg_str s)
{
	s = without_stops(s);
	if (s.n && is_digit(s.p[0]))
		return true;
	if (s.n == 1)
		return is_upper(s.p[0]);
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("IVXLC", s.p[i]))
			return false;
	return s.n > 0;
}

static bool is_day(eg_str s)
{
	s = without_stops(s);
	return (s.n == 1 && is_digit(s.p[0])) || (s.n == 2 && is_digit(s.p[0]) && is_digit(s.p[1]));
}

static bool is_initial(eg_str s)
{
	return s.n == 2 && is_upper(s.p[0]) && s.p[1] == '.';
}

/* Roman numerals of two letters and more, as in World War II. */
static bool is_roman(eg_str s)
{
	s = without_stops(s);
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("IVXLC", s.p[i]))
			return false;
	return s.n >= 2;
}

static bool is_of(eg_str lang, const char *tags)
{
	size_t n = 0;
	while (n < lang.n && lang.p[n] != '-')
		n++;
	return is_among(eg_str_cut(lang, 0, n), tags);
}

/* One to three digits before three: 10 000. */
static bool are_thousands(eg_str before, eg_str after)
{
	after = without_stops(after);
	for (size_t i = 0; i < before.n; i++)
		if (!is_digit(before.p[i]))
			return false;
	return before.n <= 3 && after.n == 3 && is_digit(after.p[0]) && is_digit(after.p[1]) &&
	       is_digit(after.p[2]);
}

/* A name that begins with a number and the word it names: 5RD Council. */
static bool is_coded_name(eg_str before, eg_str after)
{
	size_t digits = 0, capitals = 0;
	while (digits < before.n && is_digit(before.p[digits]))
		digits++;
	while (digits + capitals < before.n && is_upper(before.p[digits + capitals]))
		capitals++;
	return digits && capitals >= 2 && digits + capitals == before.n && is_upper(after.p[0]);
}

static bool is_lone_letter(eg_str word)
{
	unsigned char c = (unsigned char)word.p[0];
	return (word.n == 1 && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) ||
	       (word.n == 2 && c >= 0xC3 && c < 0xE0);
}

/* Nearly all pairs of words can be told apart at once: some digit, capital or point must stand
 * where the two words meet. */
static bool may_bind(eg_str before, eg_str after)
{
	char last = before.p[before.n - 1], first = after.p[0];
	return is_digit(last) || last == '.' || is_digit(first) ||
	       (is_upper(first) && (after.n <= 6 || before.n <= 5));
}

static bool is_name_start(eg_str after)
{
	return is_upper(after.p[0]) || (unsigned char)after.p[0] >= 0xC3;
}

/* What holds in every language. */
static bool binds_anywhere(eg_str before, eg_str after, eg_str next, bool number)
{
	if (number && (is_among(next, units) || is_among(after, units) || is_among(after, halves) ||
			      is_among(next, halves)))
		return true;
	if (is_digit(after.p[0]) && is_among(before, openers))
		return true;
	if (is_initial(before) && is_name_start(after))
		return true;
	return is_coded_name(before, after) ||
	       (is_roman(after) && before.n > 2 && is_upper(before.p[0]) && !is_roman(before));
}

bool eg_binds(eg_str before, eg_str after, eg_str lang)
{
	before = without_openers(before);
	if (before.n == 0 || after.n == 0)
		return false;
	if (is_lone_letter(before) && is_of(lang, no_lone_letters))
		return true;
	if (!may_bind(before, after))
		return false;
	eg_str next = without_stops(after);
	bool number = is_number(before) && !strchr(",;:!?", before.p[before.n - 1]) &&
		      before.p[before.n - 1] != '.';
	if (binds_anywhere(before, after, next, number))
		return true;
	if (number && are_thousands(before, after) && is_of(lang, spaced_thousands))
		return true;
	const tongue *t = tongue_of(lang);
	if (!t)
		return false;
	if (number && (is_among(next, t->amounts) || is_among(after, t->amounts) ||
			      (is_day(before) && is_among(next, t->months))))
		return true;
	return (is_count(after) && is_among(before, t->places)) ||
	       (is_name_start(after) && is_among(before, t->titles)) ||
	       (is_day(after) && is_among(before, t->months));
}
