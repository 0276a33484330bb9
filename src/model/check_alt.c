/* Rules on words for those who cannot see a picture (WCAG 1.1.1; ISO 14289-1, 7.3). */
#include "model/check.h"

/* Where a picture stands in a record, and the key of its words. */
static const struct {
	const char *record, *picture, *alt, *noun;
} pictures[] = {
	{"figure", "file", "alt", "picture"},
	{"person", "portrait", "alt", "portrait of"},
	{"partner", "logo", "logo_alt", "logo of"},
	{"organization", "logo", "logo_alt", "logo of"},
	{"cover", "picture", "alt", "picture on the cover"},
	{"cover", "logo", "logo_alt", "logo on the cover"},
	{"cover", "seal", "seal_alt", "seal on the cover"},
	{"approval", "signature", "alt", "picture of the signature"},
};

static void missing(eg_reader *r, const eg_rec *rec, size_t i, const eg_value *picture)
{
	eg_str name = rec->id.n ? eg_strf(r->scratch, " '%.*s'", EG_ARG(rec->id)) : EG_STR("");
	eg_say_help(eg_report(r->d, EG_R_ALT_MISSING, picture->span,
			    "%s%.*s has no alternative text", pictures[i].noun, EG_ARG(name)),
		"write '%s:' with what it shows", pictures[i].alt);
}

static bool is_file_name(eg_str s)
{
	static const char *const endings[] = {
		".png", ".jpg", ".jpeg", ".svg", ".gif", ".tif", ".webp"};
	for (size_t i = 0; i < EG_COUNT(endings); i++) {
		size_t n = strlen(endings[i]);
		if (s.n > n && eg_str_same_word(eg_str_cut(s, s.n - n, s.n), eg_str_of(endings[i])))
			return true;
	}
	return false;
}

/* What screen readers say themselves, in languages of the trade. */
static const char *opening(eg_str s)
{
	static const char *const openings[] = {"image of", "picture of", "photo of",
		"photograph of", "a picture of", "an image of", "a photo of", "image de",
		"photo de", "photographie de", "bild von", "foto von", "imagen de", "foto de"};
	for (size_t i = 0; i < EG_COUNT(openings); i++) {
		size_t n = strlen(openings[i]);
		if (s.n > n && s.p[n] == ' ' &&
			eg_str_same_word(eg_str_cut(s, 0, n), eg_str_of(openings[i])))
			return openings[i];
	}
	return NULL;
}

static void check_words(eg_reader *r, const eg_rec *rec, const eg_value *alt)
{
	eg_str s = eg_str_trim(alt->as.text), title = eg_rec_title(rec), what = {NULL, 0};
	const char *begins = opening(s);
	if (title.n && eg_str_same_word(s, title))
		what = EG_STR("repeats the title");
	else if (is_file_name(s))
		what = EG_STR("is a file name");
	else if (begins)
		what = eg_strf(r->scratch, "begins '%s'", begins);
	if (!what.n)
		return;
	eg_str of = rec->id.n ? eg_strf(r->scratch, " of '%.*s'", EG_ARG(rec->id)) : EG_STR("");
	eg_say_help(eg_report(r->d, EG_R_ALT_POOR, alt->span, "alternative text%.*s %.*s",
			    EG_ARG(of), EG_ARG(what)),
		"say what is seen and what it means here, in a sentence");
}

void eg_check_alt(eg_reader *r, const eg_rec *rec)
{
	for (size_t i = 0; i < EG_COUNT(pictures); i++) {
		if (strcmp(pictures[i].record, rec->type->name) != 0)
			continue;
		const eg_value *picture = eg_said(rec, pictures[i].picture);
		const eg_value *alt = eg_said(rec, pictures[i].alt);
		const eg_value *decorative = eg_said(rec, "decorative");
		if (picture && !eg_rec_find(rec, pictures[i].alt) &&
			!(decorative && decorative->as.number))
			missing(r, rec, i, picture);
		if (alt)
			check_words(r, rec, alt);
	}
}
