#include "text/font.h"

#include "base/fs.h"
#include "base/memory.h"
#include "locale/locale.h"
#include "text/face.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <stdlib.h>

/* Faces for other scripts are looked for while paragraphs are set in parallel, and each must be
 * opened once for all of them: hence the lock. What is found depends on the character, script,
 * weight and language alone, never on who asks first. */

#define CODE EG_SCRIPT('Z', 'c', 'o', 'd') /* no script, but letters of one width */

typedef struct row {
	FcPattern *pattern;
	FcCharSet *charset;
	const char *family, *file;
	int rank, index, weight;
} row;

struct eg_catalogue {
	FcConfig *config;
	FcFontSet *set;
	row *rows; /* sorted */
	size_t count;
};

/* Families by script, best first. Sans is wanted: native names stand beside sans heads. A script
 * without a row has "Noto Sans <its name>", then "Noto Serif <its name>". */
static const struct preference {
	uint32_t script;
	const char *families[4];
} preferences[] = {
	{EG_SCRIPT('H', 'a', 'n', 'g'), {"NanumGothic", "Noto Sans CJK KR"}},
	{EG_SCRIPT('H', 'i', 'r', 'a'), {"Noto Sans CJK JP"}},
	{EG_SCRIPT('K', 'a', 'n', 'a'), {"Noto Sans CJK JP"}},
	{EG_SCRIPT('B', 'o', 'p', 'o'), {"Noto Sans CJK TC"}},
	{EG_SCRIPT('L', 'a', 't', 'n'), {"Noto Sans"}},
	{EG_SCRIPT('G', 'r', 'e', 'k'), {"Noto Sans"}},
	{EG_SCRIPT('C', 'y', 'r', 'l'), {"Noto Sans"}},
	{EG_SCRIPT('T', 'i', 'b', 't'), {"Noto Serif Tibetan"}},
	{EG_SCRIPT('N', 'k', 'o', 'o'), {"Noto Sans NKo"}},
	{CODE, {"Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono", "FreeMono"}},
	{EG_SCRIPT('Z', 's', 'y', 'e'), {"Noto Sans Symbols2"}},
	{EG_SCRIPT('Z', 'y', 'y', 'y'),
		{"Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math"}},
};

/* Han letters differ by country: the family goes by the language, simplified where none is told. */
static const struct variant {
	const char *lang, *family;
} variants[] = {
	{"ja", "Noto Sans CJK JP"},
	{"ko", "Noto Sans CJK KR"},
	{"zh-Hant-HK", "Noto Sans CJK HK"},
	{"zh-HK", "Noto Sans CJK HK"},
	{"zh-Hant", "Noto Sans CJK TC"},
	{"zh-TW", "Noto Sans CJK TC"},
	{"zh-MO", "Noto Sans CJK TC"},
	{"", "Noto Sans CJK SC"},
};

static uint8_t variant_of(eg_str lang)
{
	uint8_t i = 0;
	while (!eg_str_starts(lang, eg_str_of(variants[i].lang)))
		i++;
	return i;
}

static int rank_of(const char *family)
{
	static const char *const first[] = {
		"Noto Sans", "NanumGothic", "Noto Serif", "Noto", "DejaVu Sans"};
	int rank = 0;
	while (rank < (int)EG_COUNT(first) &&
		!eg_str_starts(eg_str_of(family), eg_str_of(first[rank])))
		rank++;
	return rank;
}

static int compare_rows(const void *a, const void *b)
{
	const row *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	int c = strcmp(x->family, y->family);
	if (!c)
		c = (x->weight > y->weight) - (x->weight < y->weight);
	if (!c)
		c = strcmp(x->file, y->file);
	return c ? c : (x->index > y->index) - (x->index < y->index);
}

/* Upright, of normal width, static, in outlines that a PDF takes. */
static bool read_row(FcPattern *p, row *r)
{
	int slant = 0, width = 100;
	FcBool variable = FcFalse, colour = FcFalse;
	FcChar8 *family, *file, *format;
	*r = (row){.pattern = p, .weight = FC_WEIGHT_REGULAR};
	if (FcPatternGetString(p, FC_FAMILY, 0, &family) ||
		FcPatternGetString(p, FC_FILE, 0, &file) ||
		FcPatternGetString(p, FC_FONTFORMAT, 0, &format) ||
		FcPatternGetCharSet(p, FC_CHARSET, 0, &r->charset))
		return false;
	(void)FcPatternGetInteger(p, FC_SLANT, 0, &slant);
	(void)FcPatternGetInteger(p, FC_WIDTH, 0, &width);
	(void)FcPatternGetInteger(p, FC_WEIGHT, 0, &r->weight);
	(void)FcPatternGetInteger(p, FC_INDEX, 0, &r->index);
	(void)FcPatternGetBool(p, FC_VARIABLE, 0, &variable);
	(void)FcPatternGetBool(p, FC_COLOR, 0, &colour);
	r->family = (const char *)family;
	r->file = (const char *)file;
	r->rank = rank_of(r->family);
	bool outlines = strcmp((const char *)format, "TrueType") == 0 ||
			strcmp((const char *)format, "CFF") == 0;
	return outlines && slant == FC_SLANT_ROMAN && width == FC_WIDTH_NORMAL && !variable &&
	       !colour && r->index < 0x10000;
}

static struct eg_catalogue *open_catalogue(eg_arena *a)
{
	struct eg_catalogue *c = EG_NEW(a, struct eg_catalogue);
	c->config = FcInitLoadConfigAndFonts();
	if (!c->config)
		return c;
	FcPattern *all = FcPatternBuild(NULL, FC_SCALABLE, FcTypeBool, FcTrue, (char *)NULL);
	FcObjectSet *facts = FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
		FC_WIDTH, FC_CHARSET, FC_VARIABLE, FC_COLOR, FC_FONTFORMAT, (char *)NULL);
	c->set = FcFontList(c->config, all, facts);
	FcObjectSetDestroy(facts);
	FcPatternDestroy(all);
	size_t n = c->set && c->set->nfont > 0 ? (size_t)c->set->nfont : 0;
	c->rows = EG_NEW_N(a, row, n);
	for (size_t i = 0; i < n; i++)
		c->count += read_row(c->set->fonts[i], &c->rows[c->count]);
	if (c->count)
		qsort(c->rows, c->count, sizeof *c->rows, compare_rows);
	return c;
}

void eg_catalogue_close(struct eg_catalogue *c)
{
	if (!c || !c->config)
		return;
	if (c->set)
		FcFontSetDestroy(c->set);
	FcConfigDestroy(c->config);
}

static bool is_family(const row *r, const char *name)
{
	FcChar8 *family;
	for (int i = 0; FcPatternGetString(r->pattern, FC_FAMILY, i, &family) == FcResultMatch; i++)
		if (strcmp((const char *)family, name) == 0)
			return true;
	return false;
}

static int wanted_weight(bool bold)
{
	return bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
}

/* The row of a family (any family when name is NULL) that has c: the wanted weight before another,
 * then the order of the rows. */
static const row *find_row(const struct eg_catalogue *c, const char *name, uint32_t ch, bool bold)
{
	const row *other = NULL;
	for (size_t i = 0; i < c->count; i++) {
		const row *r = &c->rows[i];
		if (!FcCharSetHasChar(r->charset, ch) || (name && !is_family(r, name)))
			continue;
		if (r->weight == wanted_weight(bold))
			return r;
		if (!other ||
			(r->weight == FC_WEIGHT_REGULAR && other->weight != FC_WEIGHT_REGULAR))
			other = r;
	}
	return other;
}

static const row *find_named(
	const struct eg_catalogue *c, const char *form, uint32_t script, uint32_t ch, bool bold)
{
	char name[96];
	eg_str s = eg_script_name(script);
	(void)snprintf(name, sizeof name, "%s %.*s", form, EG_ARG(s));
	for (char *p = name; *p; p++)
		if (*p == '_')
			*p = ' ';
	return find_row(c, name, ch, bold);
}

static const row *choose(
	const struct eg_catalogue *c, uint32_t ch, uint32_t script, uint8_t variant, bool bold)
{
	const row *r = NULL;
	if (script == EG_SCRIPT('H', 'a', 'n', 'i'))
		r = find_row(c, variants[variant].family, ch, bold);
	for (size_t i = 0; !r && i < EG_COUNT(preferences); i++)
		for (size_t k = 0; !r && preferences[i].script == script && k < 4 &&
				   preferences[i].families[k];
			k++)
			r = find_row(c, preferences[i].families[k], ch, bold);
	if (script == CODE)
		return r;
	if (!r)
		r = find_named(c, "Noto Sans", script, ch, bold);
	if (!r)
		r = find_named(c, "Noto Serif", script, ch, bold);
	return r ? r : find_row(c, NULL, ch, bold);
}

/* The face of a row, opened on first use; its place in f->faces, or missing. */
static uint32_t open_row(eg_fonts *f, const row *r)
{
	for (size_t i = 0; i < f->face_count; i++)
		if (f->faces[i]->info.index == (unsigned)r->index &&
			eg_str_is(f->faces[i]->info.path, r->file))
			return (uint32_t)i;
	errno = 0;
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(r->file);
	if (!blob && errno == ENOMEM)
		eg_memory_ended();
	if (!blob)
		return EG_MAP_NONE;
	eg_face *face =
		eg_face_open(f->arena, blob, (unsigned)r->index, eg_path_name(eg_str_of(r->file)));
	if (!face)
		return EG_MAP_NONE;
	face->info.path = eg_str_copy(f->arena, eg_str_of(r->file));
	face->next = f->fallbacks;
	f->fallbacks = face;
	f->faces = eg_grow(f->arena, f->faces, f->face_count, &f->face_cap, sizeof(eg_face *));
	f->faces[f->face_count] = face;
	return (uint32_t)f->face_count++;
}

/* What is looked for, as the bytes of a map's key. */
typedef struct question {
	uint32_t c, script;
	uint8_t variant, bold, none[2];
} question;

static const eg_face *look_up(eg_fonts *f, const question *q)
{
	eg_str key = {(const char *)q, sizeof *q};
	uint32_t at = eg_map_find(&f->found, key);
	if (at == EG_MAP_NONE) {
		if (!f->catalogue)
			f->catalogue = open_catalogue(f->arena);
		const row *r = choose(f->catalogue, q->c, q->script, q->variant, q->bold != 0);
		uint32_t face = r ? open_row(f, r) : EG_MAP_NONE;
		/* places are kept from 1: 0 says that it was looked for in vain */
		at = face == EG_MAP_NONE ? 0 : face + 1;
		eg_map_set(&f->found, eg_str_copy(f->arena, key), at);
	}
	return at ? f->faces[at - 1] : NULL;
}

static const eg_face *answer(eg_fonts *f, const question *q)
{
	eg_lock_take(&f->lock);
	const eg_face *face = look_up(f, q);
	eg_lock_give(&f->lock);
	return face;
}

const eg_face *eg_face_code(eg_fonts *f, bool bold)
{
	return answer(f, &(question){.c = 'x', .script = CODE, .bold = bold});
}

const eg_face *eg_face_fallback(
	eg_fonts *f, const eg_face *like, uint32_t c, uint32_t script, eg_str lang)
{
	return answer(f, &(question){.c = c,
				 .script = script,
				 .variant = variant_of(lang),
				 .bold = like->info.weight >= 600});
}
