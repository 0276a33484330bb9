#include "text/face.h"
#include "text/setter.h"

#define LATIN     EG_SCRIPT('L', 'a', 't', 'n')
#define COMMON    EG_SCRIPT('Z', 'y', 'y', 'y')
#define INHERITED EG_SCRIPT('Z', 'i', 'n', 'h')
#define EMOJI     EG_SCRIPT('Z', 's', 'y', 'e')
#define KEYCAP    0x20E3u

/* Packages of fonts by script, for the help of a message. */
static const struct font_package {
	uint32_t script;
	const char *package;
} packages[] = {
	{EG_SCRIPT('H', 'a', 'n', 'g'), "fonts-nanum"},
	{EG_SCRIPT('H', 'a', 'n', 'i'), "fonts-noto-cjk"},
	{EG_SCRIPT('H', 'i', 'r', 'a'), "fonts-noto-cjk"},
	{EG_SCRIPT('K', 'a', 'n', 'a'), "fonts-noto-cjk"},
	{EG_SCRIPT('B', 'o', 'p', 'o'), "fonts-noto-cjk"},
};

static void report_missing(eg_part *p, uint32_t c, uint32_t script, uint32_t run)
{
	eg_setter *s = p->s;
	eg_span span = p->runs[run].span;
	struct {
		uint32_t c, file, from;
	} where = {c, span.file, span.from};
	bool is_new;
	eg_str key = eg_str_copy(s->arena, (eg_str){(const char *)&where, sizeof where});
	(void)eg_map_add(&s->missing, key, 1, &is_new);
	if (!is_new)
		return;
	const char *package = "fonts-noto-core";
	for (size_t i = 0; i < EG_COUNT(packages); i++)
		if (packages[i].script == script)
			package = packages[i].package;
	eg_str name = eg_char_name(s->scratch, c), kind = eg_script_name(script);
	eg_finding *f = eg_report(s->d, EG_R_GLYPH_MISSING, span,
		"no installed font has 'U+%04X' %.*s (script %.*s)", c, EG_ARG(name), EG_ARG(kind));
	(void)eg_say_help(
		f, "install a font that has it, such as those of the package %s", package);
}

/* Shown as nothing (default ignorable), so any face will do. */
static bool is_invisible(uint32_t c)
{
	return c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	       (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Spaces and hyphens that shaping makes up where a face lacks them. */
static bool has_stand_in(uint32_t c)
{
	return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2010 || c == 0x2011 ||
	       c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool shows(const eg_face *f, uint32_t c)
{
	return eg_face_has(f, c) || has_stand_in(c) || is_invisible(c);
}

static bool shows_all(const eg_face *f, eg_str cluster)
{
	for (size_t i = 0; i < cluster.n;)
		if (!shows(f, eg_utf8_next(cluster, &i)))
			return false;
	return true;
}

/* Latin letters and the signs that go with them, all in the face: by far the most words. */
static bool is_plain_latin(const eg_face *f, eg_str word)
{
	for (size_t i = 0; i < word.n;) {
		unsigned char ascii = (unsigned char)word.p[i];
		if (ascii < 0x80 && (f->plane0[ascii / 64] >> ascii % 64 & 1)) {
			i++;
			continue;
		}
		uint32_t c = eg_utf8_next(word, &i);
		if (!(c < 0x2B0 || (c >= 0x2010 && c < 0x2028) || c == 0x202F || c == 0x20AC ||
			    c == 0x2212) ||
			!shows(f, c))
			return false;
	}
	return true;
}

static uint32_t script_of(uint32_t c)
{
	uint32_t s = eg_script_of(c);
	return s == INHERITED ? COMMON : s;
}

/* The script of the first character that has one, at or after i; Latin when none has. */
static uint32_t script_ahead(eg_str word, size_t i)
{
	while (i < word.n) {
		uint32_t s = script_of(eg_utf8_next(word, &i));
		if (s != COMMON)
			return s;
	}
	return LATIN;
}

static const eg_face *fallback(eg_part *p, uint32_t c, uint32_t script, uint32_t run)
{
	const eg_face *own = p->runs[run].style.face;
	return eg_face_fallback(p->s->fonts, own, c, script, eg_run_lang(p, run));
}

/* The face of the first letter after a sign, when that is not the run's own and has the sign. */
static const eg_face *face_ahead(eg_part *p, eg_str word, size_t from, size_t to, uint32_t run)
{
	const eg_face *own = p->runs[run].style.face;
	for (size_t i = to; i < word.n;) {
		uint32_t c = eg_utf8_next(word, &i), script = script_of(c);
		if (script == COMMON)
			continue;
		const eg_face *f = shows(own, c) ? NULL : fallback(p, c, script, run);
		return f && shows_all(f, eg_str_cut(word, from, to)) ? f : NULL;
	}
	return NULL;
}

/* A quotation mark that begins or ends one: it goes with its words and its pair like a bracket. */
static enum eg_bracket quote_of(uint32_t c, uint32_t *pair)
{
	static const uint32_t quotes[][2] = {
		{0x2018, 0x2019}, {0x201C, 0x201D}, {0x2039, 0x203A}, {0xAB, 0xBB}};
	for (size_t i = 0; i < EG_COUNT(quotes); i++) {
		*pair = quotes[i][1];
		if (c == quotes[i][0] || c == quotes[i][1])
			return c == *pair ? EG_BRACKET_CLOSE : EG_BRACKET_OPEN;
	}
	return EG_BRACKET_NONE;
}

/* The face of the quotation that a mark ends; NULL where none is open, as before an apostrophe. */
static const eg_face *face_of_quote(eg_part *p, uint32_t c)
{
	for (size_t i = p->bracket_count; i > 0; i--)
		if (p->brackets[i - 1].closes == c) {
			p->bracket_count = i - 1;
			return p->brackets[i - 1].face;
		}
	return NULL;
}

/* UAX 24, 5.2: a closing bracket is set as the one that it closes, an opening one as what it holds.
 * NULL: no bracket, or nothing is known. */
static const eg_face *face_of_bracket(eg_part *p, eg_str word, size_t from, size_t to, uint32_t run)
{
	size_t i = from;
	uint32_t pair = 0, c = eg_utf8_next(word, &i);
	enum eg_bracket kind = eg_bracket_of(c, &pair), quote = quote_of(c, &pair);
	const eg_face *own = p->runs[run].style.face;
	if (kind == EG_BRACKET_OPEN || quote == EG_BRACKET_OPEN)
		return face_ahead(p, word, from, to, run);
	if (quote == EG_BRACKET_CLOSE)
		return face_of_quote(p, c);
	if (kind == EG_BRACKET_NONE)
		return NULL;
	while (p->bracket_count)
		if (p->brackets[--p->bracket_count].closes == c)
			return p->brackets[p->bracket_count].face;
	return shows(own, c) ? own : NULL;
}

static void remember_bracket(eg_part *p, eg_str cluster, const eg_face *face)
{
	size_t i = 0;
	uint32_t pair = 0, c = eg_utf8_next(cluster, &i);
	bool opens =
		eg_bracket_of(c, &pair) == EG_BRACKET_OPEN || quote_of(c, &pair) == EG_BRACKET_OPEN;
	if (opens && p->bracket_count < EG_COUNT(p->brackets))
		p->brackets[p->bracket_count++] = (eg_open_bracket){pair, face};
}

/* A keycap is a digit and the mark of a key around it: a face of signs has it drawn as one. */
static uint32_t script_of_mark(uint32_t mark, uint32_t script)
{
	return mark == KEYCAP ? EMOJI : script;
}

/* A face that has all of a cluster, looked for by each of its characters in turn: the face of the
 * base need not have the vowel or the mark that goes with it. NULL: there is none. */
static const eg_face *face_of_all(eg_part *p, eg_str cluster, uint32_t script, uint32_t run)
{
	for (size_t i = 0; i < cluster.n;) {
		uint32_t c = eg_utf8_next(cluster, &i);
		const eg_face *f =
			is_invisible(c) ? NULL : fallback(p, c, script_of_mark(c, script), run);
		if (f && shows_all(f, cluster))
			return f;
	}
	return NULL;
}

/* Tells of the first character that no face has; where each has one and none has all, of the first
 * that goes missing with the base's. */
static const eg_face *face_of_most(eg_part *p, eg_str cluster, uint32_t script, uint32_t run)
{
	const eg_face *own = p->runs[run].style.face, *best = own;
	uint32_t lost = 0;
	for (size_t i = 0; i < cluster.n;) {
		bool base = i == 0;
		uint32_t c = eg_utf8_next(cluster, &i);
		const eg_face *f =
			shows(own, c) ? own : fallback(p, c, script_of_mark(c, script), run);
		if (base && f)
			best = f;
		if (!f) {
			lost = c;
			break;
		}
		if (!lost && !shows(best, c))
			lost = c;
	}
	uint32_t kind = eg_script_of(lost);
	report_missing(p, lost, kind == INHERITED ? script : kind, run);
	return best;
}

/* The face for a cluster. Signs of no script stay with the face before them where it has them;
 * the run's own face comes next, then the fallback of the script. */
static const eg_face *face_for(eg_part *p, eg_str cluster, bool common, uint32_t script,
	uint32_t run, const eg_face *before)
{
	const eg_face *own = p->runs[run].style.face;
	size_t i = 0;
	uint32_t base = eg_utf8_next(cluster, &i);
	if (common && before && shows_all(before, cluster))
		return before;
	if (shows_all(own, cluster))
		return own;
	if (!common && before && before != own && shows_all(before, cluster))
		return before;
	/* a sign of some scripts only, such as a corner bracket, is set as they are */
	bool bound = !common || shows(own, base) || eg_script_uses(script, base);
	uint32_t wanted = bound ? script : COMMON;
	const eg_face *f = face_of_all(p, cluster, wanted, run);
	return f ? f : face_of_most(p, cluster, wanted, run);
}

bool eg_is_one_item(const eg_part *p, eg_str word, uint32_t run)
{
	return !p->bracket_count && is_plain_latin(p->runs[run].style.face, word);
}

eg_item *eg_items(eg_part *p, eg_str word, uint32_t run, size_t *count)
{
	eg_item *items = NULL;
	size_t cap = 0;
	*count = 0;
	uint32_t script = script_ahead(word, 0);
	const eg_face *before = NULL;
	for (size_t from = 0; from < word.n;) {
		size_t to = eg_grapheme_end(word, from), i = from;
		uint32_t own_script = script_of(eg_utf8_next(word, &i));
		bool common = own_script == COMMON;
		if (!common)
			script = own_script;
		eg_str cluster = eg_str_cut(word, from, to);
		const eg_face *bracket = common ? face_of_bracket(p, word, from, to, run) : NULL;
		before = bracket ? bracket : face_for(p, cluster, common, script, run, before);
		remember_bracket(p, cluster, before);
		eg_item *last = *count ? &items[*count - 1] : NULL;
		if (last && last->face == before && last->script == script) {
			last->to = (uint32_t)to;
		} else {
			items = eg_grow(p->s->scratch, items, *count, &cap, sizeof *items);
			items[(*count)++] = (eg_item){(uint32_t)from, (uint32_t)to, before, script};
		}
		from = to;
	}
	return items;
}
