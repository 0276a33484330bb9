#include "text/hyphen.h"

#include "locale/locale.h"
#include "text/face.h"

#include <errno.h>
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>

/* libhyphen 2.8.8 loses a few hundred bytes of some pattern files for good when it reads them. */
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#define FORGIVE_LEAKS() __lsan_disable()
#define RESENT_LEAKS()  __lsan_enable()
#else
#define FORGIVE_LEAKS() ((void)0)
#define RESENT_LEAKS()  ((void)0)
#endif

#define FOLDER       "/usr/share/hyphen"
#define LONGEST_WORD 200
#define LEAST_BEFORE                                                                               \
	3 /* DESIGNBOOK.md 2; the pattern file's own minima hold where they are larger */
#define LEAST_AFTER 3

/* The languages that have a package, with the file that serves a tag without a region of its own.
 */
static const struct packaged {
	const char *lang, *file, *package;
} packaged[] = {
	{"af", "af_ZA", "hyphen-af"},
	{"as", "as_IN", "hyphen-as"},
	{"be", "be_BY", "hyphen-be"},
	{"bg", "bg_BG", "hyphen-bg"},
	{"bn", "bn_IN", "hyphen-bn"},
	{"ca", "ca", "hyphen-ca"},
	{"cs", "cs_CZ", "hyphen-cs"},
	{"da", "da_DK", "hyphen-da"},
	{"de", "de_DE", "hyphen-de"},
	{"el", "el_GR", "hyphen-el"},
	{"en-GB", "en_GB", "hyphen-en-gb"},
	{"en-AU", "en_GB", "hyphen-en-gb"},
	{"en-NZ", "en_GB", "hyphen-en-gb"},
	{"en-IE", "en_GB", "hyphen-en-gb"},
	{"en", "en_US", "hyphen-en-us"},
	{"es", "es_ES", "hyphen-es"},
	{"et", "et_EE", "myspell-et"},
	{"fr", "fr", "hyphen-fr"},
	{"gl", "gl_ES", "hyphen-gl"},
	{"gu", "gu_IN", "hyphen-gu"},
	{"hi", "hi_IN", "hyphen-hi"},
	{"hr", "hr_HR", "hyphen-hr"},
	{"hu", "hu_HU", "hyphen-hu"},
	{"id", "id_ID", "hyphen-id"},
	{"is", "is", "hyphen-is"},
	{"it", "it_IT", "hyphen-it"},
	{"kn", "kn_IN", "hyphen-kn"},
	{"lt", "lt", "hyphen-lt"},
	{"lv", "lv_LV", "hyphen-lv"},
	{"ml", "ml_IN", "hyphen-ml"},
	{"mn", "mn_MN", "hyphen-mn"},
	{"mr", "mr_IN", "hyphen-mr"},
	{"nb", "nb_NO", "hyphen-no"},
	{"nl", "nl_NL", "hyphen-nl"},
	{"nn", "nn_NO", "hyphen-no"},
	{"no", "nb_NO", "hyphen-no"},
	{"or", "or_IN", "hyphen-or"},
	{"pa", "pa_IN", "hyphen-pa"},
	{"pl", "pl_PL", "hyphen-pl"},
	{"pt-BR", "pt_BR", "hyphen-pt-br"},
	{"pt", "pt_PT", "hyphen-pt-pt"},
	{"ro", "ro_RO", "hyphen-ro"},
	{"ru", "ru_RU", "hyphen-ru"},
	{"sk", "sk_SK", "hyphen-sk"},
	{"sl", "sl_SI", "hyphen-sl"},
	{"sr", "sr", "hyphen-sr"},
	{"sv", "sv", "hyphen-sv"},
	{"ta", "ta_IN", "hyphen-ta"},
	{"te", "te_IN", "hyphen-te"},
	{"th", "th_TH", "hyphen-th"},
	{"uk", "uk_UA", "hyphen-uk"},
	{"zu", "zu_ZA", "hyphen-zu"},
};

struct eg_patterns {
	struct eg_patterns *next;
	const struct packaged *row;
	HyphenDict *dict; /* NULL: no such file, or one that cannot be read */
	int error;        /* why it cannot be read; 0 when it is not there */
};

typedef struct tongue {
	eg_str lang;
	const struct packaged *row; /* NULL: no package has patterns for it */
	const struct eg_patterns *patterns;
	bool told;    /* that there is no dictionary */
	eg_map words; /* lower-cased word -> place in divisions */
} tongue;

struct eg_hyphenator {
	eg_arena *arena;
	eg_fonts *fonts;
	eg_diag *d;
	tongue *tongues;
	size_t count, cap;
	eg_divisions *divisions;
	size_t division_count, division_cap;
};

eg_hyphenator *eg_hyphenator_new(eg_arena *arena, eg_fonts *fonts, eg_diag *d)
{
	eg_hyphenator *h = EG_NEW(arena, eg_hyphenator);
	h->arena = arena;
	h->fonts = fonts;
	h->d = d;
	return h;
}

void eg_patterns_close(struct eg_patterns *p)
{
	for (; p; p = p->next)
		if (p->dict)
			hnj_hyphen_free(p->dict);
}

/* The row whose tag is lang or begins it. */
static const struct packaged *row_of(eg_str lang)
{
	for (size_t i = 0; i < EG_COUNT(packaged); i++) {
		eg_str tag = eg_str_of(packaged[i].lang);
		if (eg_str_starts(lang, tag) && (lang.n == tag.n || lang.p[tag.n] == '-'))
			return &packaged[i];
	}
	return NULL;
}

/* The file of which the name ends with the first n letters of the row's; whether it is there. */
static bool load(struct eg_patterns *p, int n)
{
	char path[96];
	(void)snprintf(path, sizeof path, "%s/hyph_%.*s.dic", FOLDER, n, p->row->file);
	errno = 0;
	p->dict = hnj_hyphen_load(path);
	p->error = p->dict || errno == ENOENT ? 0 : errno;
	return p->dict || p->error;
}

/* Some packages name their file by language and country, others by language: both are tried. */
static void load_either(struct eg_patterns *p)
{
	if (!load(p, (int)strlen(p->row->file)) && !strchr(p->row->lang, '-'))
		(void)load(p, 2);
}

static const struct eg_patterns *patterns_of(eg_fonts *f, const struct packaged *row)
{
	eg_lock_take(&f->lock);
	struct eg_patterns *p = f->patterns;
	while (p && p->row != row)
		p = p->next;
	if (!p) {
		p = EG_NEW(f->arena, struct eg_patterns);
		*p = (struct eg_patterns){.next = f->patterns, .row = row};
		FORGIVE_LEAKS();
		load_either(p);
		RESENT_LEAKS();
		f->patterns = p;
	}
	eg_lock_give(&f->lock);
	return p;
}

/* The dictionary is not installed, or there and of no use: then lines would break otherwise than
 * they do in the next run. */
static void tell(eg_hyphenator *h, tongue *t)
{
	if (!t->row || t->patterns->dict || t->told)
		return;
	t->told = true;
	if (t->patterns->error) {
		eg_report(h->d, EG_R_FILE_MISSING, (eg_span){0},
			"hyphenation patterns for '%.*s' cannot be read: %s", EG_ARG(t->lang),
			strerror(t->patterns->error));
		return;
	}
	eg_finding *f = eg_report(h->d, EG_R_PATTERN_MISSING, (eg_span){0},
		"no hyphenation patterns for '%.*s'", EG_ARG(t->lang));
	(void)eg_say_help(f, "install the package %s", t->row->package);
}

void eg_hyphenator_begin(eg_hyphenator *h, eg_diag *d)
{
	h->d = d;
	for (size_t i = 0; i < h->count; i++)
		h->tongues[i].told = false;
}

static tongue *tongue_of(eg_hyphenator *h, eg_str lang)
{
	for (size_t i = 0; i < h->count; i++)
		if (eg_str_eq(h->tongues[i].lang, lang)) {
			tell(h, &h->tongues[i]);
			return &h->tongues[i];
		}
	h->tongues = eg_grow(h->arena, h->tongues, h->count, &h->cap, sizeof *h->tongues);
	tongue *t = &h->tongues[h->count++];
	*t = (tongue){.lang = eg_str_copy(h->arena, lang), .row = row_of(lang)};
	eg_map_init(&t->words, h->arena);
	if (!t->row)
		return t;
	t->patterns = patterns_of(h->fonts, t->row);
	tell(h, t);
	return t;
}

static void free_changes(char **rep, int *pos, int *cut, size_t n)
{
	for (size_t i = 0; rep && i < n; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}

/* Turns odd marks after characters into the byte offsets of the characters that follow them. */
static eg_divisions collect(eg_arena *a, eg_str word, const char *marks, char **rep)
{
	uint8_t at[LONGEST_WORD];
	size_t n = 0, chars = 0;
	for (size_t i = 0; i < word.n; chars++) {
		(void)eg_utf8_next(word, &i);
		bool changes = rep && rep[chars];
		if (i < word.n && (marks[chars] & 1) && !changes)
			at[n++] = (uint8_t)i;
	}
	uint8_t *kept = eg_alloc(a, n);
	if (n)
		memcpy(kept, at, n);
	return (eg_divisions){kept, n};
}

static eg_divisions divide(eg_hyphenator *h, const tongue *t, eg_str word, eg_str low)
{
	HyphenDict *dict = t->patterns->dict;
	eg_str coded = dict->utf8 ? low : eg_recode(h->arena, low, "UTF-8", dict->cset);
	if (!coded.p || coded.n > LONGEST_WORD || eg_utf8_count(word) != eg_utf8_count(low))
		return (eg_divisions){0};
	char marks[LONGEST_WORD + 8] = {0};
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	int failed = hnj_hyphen_hyphenate3(dict, coded.p, (int)coded.n, marks, NULL, &rep, &pos,
		&cut, LEAST_BEFORE, LEAST_AFTER, 0, 0);
	eg_divisions d = {0};
	if (!failed)
		d = collect(h->arena, word, marks, rep);
	free_changes(rep, pos, cut, coded.n);
	return d;
}

eg_divisions eg_divide(eg_hyphenator *h, eg_str word, eg_str lang)
{
	if (word.n > LONGEST_WORD || word.n < LEAST_BEFORE + LEAST_AFTER)
		return (eg_divisions){0};
	tongue *t = tongue_of(h, lang);
	if (!t->patterns || !t->patterns->dict)
		return (eg_divisions){0};
	uint32_t known = eg_map_find(&t->words, word);
	if (known != EG_MAP_NONE)
		return h->divisions[known];
	eg_str kept = eg_str_copy(h->arena, word);
	eg_divisions d = divide(h, t, kept, eg_lower(h->arena, kept, lang));
	h->divisions =
		eg_grow(h->arena, h->divisions, h->division_count, &h->division_cap, sizeof d);
	h->divisions[h->division_count] = d;
	eg_map_set(&t->words, kept, (uint32_t)h->division_count++);
	return d;
}
