#include "text/bind.h"

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
} tongue;

static const tongue tongues[] = {
	{"en", " percent million billion trillion thousand ",
		" Goal Goals Objective Objectives Outcome Outcomes Activity Priority Pillar Phase "
		"Tier Level Step Option Part "
		"Chapter Section Annex Appendix Article Art. Table Tables Figure Figures Fig. Box "
		"Note Title Volume Vol. "
		"page pages p. pp. No. Nos. para. paragraph section table figure line FY ",
		" January February March April May June July August September October November "
		"December Jan. Feb. Mar. Apr. "
		"Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct "
		"Nov Dec "},
	{"fr", " millions million milliards milliard ",
		" Objectif But Phase Partie Chapitre Section Annexe Article Art. Tableau Figure "
		"Fig. page pages p. n° nº ",
		" janvier février mars avril mai juin juillet août septembre octobre novembre "
		"décembre "},
	{"de", " Prozent Millionen Million Milliarden Milliarde Mio. Mrd. ",
		" Ziel Phase Teil Kapitel Abschnitt Anhang Artikel Art. Tabelle Abbildung Abb. "
		"Seite Seiten S. Nr. ",
		" Januar Februar März April Mai Juni Juli August September Oktober November "
		"Dezember "},
	{"es", " millones millón mil ",
		" Objetivo Fase Parte Capítulo Sección Anexo Artículo Art. Cuadro Figura página "
		"páginas p. pp. núm. n.º ",
		" enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
		"diciembre "},
};

static const tongue *tongue_of(eg_str lang)
{
	for (size_t i = 0; i < EG_COUNT(tongues); i++)
		if (lang.n >= 2 && memcmp(lang.p, tongues[i].lang, 2) == 0 &&
			(lang.n == 2 || lang.p[2] == '-'))
			return &tongues[i];
	return NULL;
}

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

/* Nearly all pairs of words can be told apart at once: some digit, capital or point must stand
 * where the two words meet. */
static bool may_bind(eg_str before, eg_str after)
{
	char last = before.p[before.n - 1], first = after.p[0];
	return is_digit(last) || last == '.' || is_digit(first) ||
	       (is_upper(first) && after.n <= 6);
}

bool eg_binds(eg_str before, eg_str after, eg_str lang)
{
	before = without_openers(before);
	if (before.n == 0 || after.n == 0 || !may_bind(before, after))
		return false;
	const tongue *t = tongue_of(lang);
	eg_str next = without_stops(after);
	bool number = is_number(before) && !strchr(",;:!?", before.p[before.n - 1]) &&
		      before.p[before.n - 1] != '.';
	if (number && (is_among(next, units) || is_among(after, units)))
		return true;
	if (is_initial(before) && (is_upper(after.p[0]) || (unsigned char)after.p[0] >= 0xC3))
		return true;
	if (!t)
		return false;
	if (number && (is_among(next, t->amounts) || (is_day(before) && is_among(next, t->months))))
		return true;
	return (is_among(before, t->places) && is_count(after)) ||
	       (is_among(before, t->months) && is_day(after));
}
