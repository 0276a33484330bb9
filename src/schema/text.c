#include "schema/text.h"

#include "locale/locale.h"

eg_str eg_text_keep_in(const eg_binder *b, eg_arena *a, uint32_t file, eg_str text)
{
	const eg_source *src = eg_sources_at(b->sources, file);
	return src && eg_str_within(src->text, text) ? text : eg_str_copy(a, text);
}

eg_str eg_text_keep(eg_binder *b, const eg_node *n, eg_str text)
{
	return eg_text_keep_in(b, eg_bind_values(b), n->span.file, text);
}

/* The place of the first control character (C0, DEL, C1), or SIZE_MAX. Line ends and tabs are none
 * where text has lines. */
static size_t control_at(eg_str s, bool lines)
{
	for (size_t i = eg_str_printable(s); i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < 0x20 && lines && (c == '\n' || c == '\t'))
			continue;
		if (c < 0x20 || c == 0x7F)
			return i;
		if (c == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xA0)
			return i;
	}
	return SIZE_MAX;
}

static bool check_controls(
	eg_binder *b, const eg_field *f, const eg_node *n, eg_str text, size_t shift, bool lines)
{
	size_t at = control_at(text, lines);
	if (at == SIZE_MAX)
		return true;
	eg_span span = eg_node_inner(n, (uint32_t)(at + shift), (uint32_t)(at + shift + 1));
	size_t next = at;
	uint32_t c = eg_utf8_next(text, &next);
	if (c == '\n')
		eg_say_help(eg_report(b->d, EG_R_TYPE_WRONG, span, "'%s' takes one line", f->key),
			"write it on one line, or with '>-' so that the lines are joined");
	else
		eg_report(b->d, EG_R_TYPE_WRONG, span, "'%s' holds the control character U+%04X",
			f->key, (unsigned)c);
	return false;
}

/* Tibetan has up to eight on a letter. */
#define MOST_MARKS 12

/* The first run of more than MOST_MARKS combining marks. */
static bool find_stack(eg_str s, size_t *from, size_t *to)
{
	size_t marks = 0;
	for (size_t at = 0; at < s.n;) {
		size_t begin = at;
		bool mark = eg_is_mark(eg_utf8_next(s, &at));
		if (!mark && marks > MOST_MARKS)
			return true;
		if (mark && marks++ == 0)
			*from = begin;
		marks = mark ? marks : 0;
		*to = at;
	}
	return marks > MOST_MARKS;
}

static void check_marks(
	eg_binder *b, const eg_field *f, const eg_node *n, eg_str text, size_t shift)
{
	size_t from = 0, to = 0;
	if (!find_stack(text, &from, &to))
		return;
	eg_span span = eg_node_inner(n, (uint32_t)(from + shift), (uint32_t)(to + shift));
	eg_say_help(eg_report(b->d, EG_R_MARKS_STACKED, span,
			    "'%s' has %zu combining marks on one letter", f->key,
			    eg_utf8_count(eg_str_cut(text, from, to))),
		"leave those that its language writes; more than %d cannot be set", MOST_MARKS);
}

/* -- limits -- */

static void report_limit(eg_binder *b, const eg_field *f, eg_span span, size_t count)
{
	const char *unit = f->limit == EG_LIMIT_WORDS ? "word" : "character";
	bool over = f->max && count > f->max;
	uint32_t limit = over ? f->max : f->min;
	eg_report(b->d, EG_R_TEXT_LENGTH, span, "'%s' has %zu %s%s; at %s %u %s", f->key, count,
		unit, count == 1 ? "" : "s", over ? "most" : "least", (unsigned)limit,
		over ? "find room" : "say enough");
}

static size_t characters(const eg_field *f, eg_str text)
{
	if (text.n <= f->max && !f->min)
		return text.n; /* no more characters than bytes: within the limit */
	return eg_str_is_ascii(text) ? text.n : eg_grapheme_count(text);
}

void eg_text_limit(eg_binder *b, const eg_field *f, eg_str text, eg_span span)
{
	if (f->limit != EG_LIMIT_CHARS && f->limit != EG_LIMIT_WORDS)
		return;
	if (f->limit == EG_LIMIT_WORDS && !f->min && eg_word_most(text) <= f->max)
		return;
	size_t count = f->limit == EG_LIMIT_CHARS ? characters(f, text) : eg_word_count(text);
	if ((f->max && count > f->max) || count < f->min)
		report_limit(b, f, span, count);
}

/* -- binding -- */

void eg_text_keep_map(eg_binder *b, const eg_node *n, eg_value *v)
{
	if (!n->count)
		return;
	eg_byte_map *map = EG_NEW_N(eg_bind_values(b), eg_byte_map, n->count);
	memcpy(map, n->as.scalar.map, n->count * sizeof *map);
	v->map = map;
	v->map_count = n->count;
}

static bool ends_word(char c)
{
	return c == ' ' || c == '\n';
}

static size_t after_word(eg_str s, size_t at)
{
	while (at < s.n && !ends_word(s.p[at]))
		at++;
	return at < s.n ? at + 1 : s.n;
}

/* Blanks and line ends are not composed with anything (UAX 15), so that both texts have the same
 * words: each leads back to where it begins. `text` begins where the scalar does. */
static void map_words(eg_binder *b, const eg_node *n, eg_str text, eg_str kept, eg_value *v)
{
	uint32_t words = 1, runs = 0;
	for (size_t i = 0; i < kept.n; i++)
		words += ends_word(kept.p[i]);
	eg_byte_map *map = EG_NEW_N(eg_bind_values(b), eg_byte_map, words);
	for (size_t at = 0, from = 0; at < kept.n && from < text.n;
		at = after_word(kept, at), from = after_word(text, from)) {
		eg_span place = eg_node_inner(n, (uint32_t)from, (uint32_t)from + 1);
		map[runs++] = (eg_byte_map){.at = (uint32_t)at, .from = place.from};
	}
	v->map = map;
	v->map_count = runs;
}

bool eg_text_bind(eg_binder *b, const eg_field *f, const eg_node *n, bool lines, eg_value *v)
{
	eg_str raw = n->as.scalar.text, text = raw;
	bool hidden = (f->flags & EG_F_HIDDEN) != 0;
	while (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	if (!lines && !hidden)
		text = eg_str_trim(text);
	if (!check_controls(b, f, n, text, text.n ? (size_t)(text.p - raw.p) : 0, lines))
		return false;
	if (!text.n && !hidden) {
		eg_say_help(eg_report(b->d, EG_R_TYPE_WRONG, n->span, "'%s' is empty", f->key),
			"leave the key out where there is nothing to say");
		return false;
	}
	bool ascii = eg_str_is_ascii(text);
	if (!ascii)
		check_marks(b, f, n, text, (size_t)(text.p - raw.p));
	eg_str kept = ascii ? text : eg_nfc(b->scratch, text);
	if (kept.p == text.p && (lines || hidden))
		eg_text_keep_map(b, n, v);
	else if (lines || hidden)
		map_words(b, n, text, kept, v);
	v->as.text = eg_text_keep(b, n, kept);
	eg_text_limit(b, f, v->as.text, n->span);
	return true;
}
