#include "pdf/word.h"

#include "pdf/syntax.h"

#define SLOTS_MIN 1024u

/* What characters become in extracted text. Those that steer line breaking or direction have done
 * their work; the fixed spaces and the no-break hyphen would keep a search from finding words. */
static const struct {
	uint32_t first, last;
	const char *becomes;
} plain_rows[] = {
	{0x0000, 0x001F, " "},
	{0x00A0, 0x00A0, " "},
	{0x00AD, 0x00AD, ""},
	{0x061C, 0x061C, ""},
	{0x2000, 0x200A, " "},
	{0x200B, 0x200B, ""},
	{0x200E, 0x200F, ""},
	{0x2011, 0x2011, "-"},
	{0x2028, 0x2029, " "},
	{0x202A, 0x202E, ""},
	{0x202F, 0x202F, " "},
	{0x205F, 0x205F, " "},
	{0x2060, 0x2069, ""},
	{0xFEFF, 0xFEFF, ""},
	{0xFFFE, 0xFFFE, ""},
};

static const char *plain_of(uint32_t c)
{
	for (size_t i = 0; i < EG_COUNT(plain_rows) && c >= plain_rows[i].first; i++)
		if (c <= plain_rows[i].last)
			return plain_rows[i].becomes;
	return NULL;
}

static bool is_plain(eg_str s)
{
	for (size_t at = 0; at < s.n;)
		if (plain_of(eg_utf8_next(s, &at)))
			return false;
	return true;
}

eg_str eg_pdf_plain_text(eg_arena *a, eg_str s)
{
	if (is_plain(s))
		return s;
	char *out = eg_alloc(a, s.n + 1); /* no row is longer than what it stands for */
	size_t n = 0;
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		const char *becomes = plain_of(eg_utf8_next(s, &at));
		if (becomes && *becomes)
			out[n++] = *becomes;
		for (; !becomes && from < at; from++)
			out[n++] = s.p[from];
	}
	return (eg_str){out, n};
}

static eg_str cluster_bytes(const eg_shaped *s, uint32_t from, uint32_t *end)
{
	uint32_t at = s->glyphs[from].cluster, to = from + 1;
	while (to < s->count && s->glyphs[to].cluster == at)
		to++;
	*end = to;
	/* Glyphs stand from left to right; a right-to-left cluster ends where its left-hand
	 * neighbour begins, which is the one before it here. */
	size_t stop = s->text.n;
	if (!s->rtl && to < s->count)
		stop = s->glyphs[to].cluster;
	else if (s->rtl && from > 0)
		stop = s->glyphs[from - 1].cluster;
	return eg_str_cut(s->text, at, stop);
}

/* Signs that have no direction of their own. */
static bool is_neutral(eg_str text)
{
	size_t at = 0;
	uint32_t c = text.n ? eg_utf8_next(text, &at) : 'a';
	if (at != text.n || c >= 0x2028)
		return false;
	bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z', digit = c >= '0' && c <= '9';
	return c == 0xAB || c == 0xBB || c >= 0x2010 || (c < 0x80 && !letter && !digit);
}

eg_str eg_pdf_word_cluster(
	const eg_pdf_words *w, const eg_pdf_word *word, uint32_t from, uint32_t *end)
{
	eg_str text = cluster_bytes(word->shaped, from, end);
	if (word->hyphen)
		return EG_STR("\xC2\xAD");
	text = eg_pdf_plain_text(w->arena, text);
	/* The bracket that ends a right-to-left name in an English line: extractors would count it
	 * to the English, if no mark (U+200F) kept it with the name. */
	if (word->shaped->rtl && from == 0 && is_neutral(text))
		return eg_str_join(w->arena, text, EG_STR("\xE2\x80\x8F"));
	return text;
}

/* Extractors take the characters of a right-to-left line from left to right and turn them round,
 * one by one: also those of a single glyph (poppler, pdf.js and pdfium agree in this), so lam-alef
 * must be given as alef-lam to come out right. */
eg_str eg_pdf_word_visual(const eg_pdf_words *w, const eg_pdf_word *word, eg_str text)
{
	if (!word->shaped->rtl || eg_utf8_count(text) < 2)
		return text;
	char *out = eg_alloc(w->arena, text.n);
	size_t to = text.n;
	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		(void)eg_utf8_next(text, &at);
		to -= at - from;
		memcpy(out + to, text.p + from, at - from);
	}
	return (eg_str){out, text.n};
}

/* Glyph 0 is never shown (ISO 14289-1, 7.21.8). */
static bool is_shown(const eg_pdf_word *word, uint32_t glyph)
{
	uint32_t id = word->shaped->glyphs[glyph].id;
	return id != 0 && id < eg_face_facts(word->shaped->face)->glyph_count;
}

static uint32_t pair_of(eg_pdf_words *w, const eg_pdf_word *word, uint32_t glyph, eg_str text)
{
	return eg_pdf_font_pair(w->fonts, word->font, word->shaped->glyphs[glyph].id, text);
}

static void take_single(eg_pdf_words *w, eg_pdf_word *word, uint32_t glyph, eg_str text)
{
	if (!is_shown(word, glyph))
		return;
	uint32_t pair = pair_of(w, word, glyph, eg_pdf_word_visual(w, word, text));
	w->fonts->items[word->font]->pairs[pair].alone = true;
	word->pairs[glyph] = pair;
	word->empty = false;
}

static void take_singles(eg_pdf_words *w, eg_pdf_word *word)
{
	uint32_t end;
	word->empty = true;
	for (uint32_t i = 0; i < word->shaped->count; i = end) {
		eg_str text = eg_pdf_word_cluster(w, word, i, &end);
		for (uint32_t g = i; g < end; g++)
			word->pairs[g] = EG_PDF_PAIR_NONE;
		if (text.n > 0 && end - i == 1)
			take_single(w, word, i, text);
		word->mixed |= text.n > 0 && end - i > 1;
	}
}

/* Deals the characters of a cluster out to its glyphs, so that the codes spell the text even where
 * ActualText is not heeded: one each, the rest to the last; the last one again when they do not go
 * round. */
static void settle_cluster(
	eg_pdf_words *w, eg_pdf_word *word, uint32_t from, uint32_t end, eg_str text)
{
	size_t at = 0, start = 0;
	for (uint32_t g = from; g < end; g++) {
		if (!is_shown(word, g))
			continue;
		if (at < text.n) {
			start = at;
			(void)eg_utf8_next(text, &at);
		}
		if (g + 1 == end)
			at = text.n;
		word->pairs[g] = pair_of(w, word, g, eg_str_cut(text, start, at));
		word->empty = false;
	}
}

void eg_pdf_words_settle(eg_pdf_words *w)
{
	for (size_t i = 0; i < w->count; i++) {
		eg_pdf_word *word = &w->items[i];
		uint32_t end;
		for (uint32_t g = 0; word->mixed && g < word->shaped->count; g = end) {
			eg_str text = eg_pdf_word_cluster(w, word, g, &end);
			if (text.n > 0 && end - g > 1)
				settle_cluster(w, word, g, end, eg_pdf_word_visual(w, word, text));
		}
	}
}

/* The low bit of the address is free: it tells the hyphen at a line's end from any other. */
static uintptr_t key_of(const eg_shaped *shaped, bool hyphen)
{
	return (uintptr_t)shaped | (uintptr_t)hyphen;
}

/* Only the place of a word in the table depends on addresses; the order of words is that of use. */
static uint32_t *slot_of(const eg_pdf_words *w, const eg_shaped *shaped, bool hyphen)
{
	uint64_t hash = (uint64_t)key_of(shaped, hyphen) * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 32) & (w->slot_count - 1);
	while (w->slots[at]) {
		const eg_pdf_word *word = &w->items[w->slots[at] - 1];
		if (word->shaped == shaped && word->hyphen == hyphen)
			break;
		at = (at + 1) & (w->slot_count - 1);
	}
	return &w->slots[at];
}

static void grow_slots(eg_pdf_words *w)
{
	w->slot_count = w->slot_count ? 2 * w->slot_count : SLOTS_MIN;
	w->slots = EG_NEW_N(w->arena, uint32_t, w->slot_count);
	for (size_t i = 0; i < w->count; i++)
		*slot_of(w, w->items[i].shaped, w->items[i].hyphen) = (uint32_t)i + 1;
}

/* The word that glyphs with this number had last, if it is the one that is looked for. */
static const eg_pdf_word *guess(const eg_pdf_words *w, const eg_shaped *shaped, bool hyphen)
{
	if (shaped->number >= w->number_end || !w->by_number[shaped->number])
		return NULL;
	const eg_pdf_word *word = &w->items[w->by_number[shaped->number] - 1];
	return word->shaped == shaped && word->hyphen == hyphen ? word : NULL;
}

static void note_number(eg_pdf_words *w, const eg_shaped *shaped, uint32_t word)
{
	if (shaped->number >= w->number_end) {
		size_t end = 2 * (size_t)shaped->number + SLOTS_MIN;
		uint32_t *more = EG_NEW_N(w->arena, uint32_t, end);
		if (w->number_end)
			memcpy(more, w->by_number, w->number_end * sizeof *more);
		w->by_number = more;
		w->number_end = end;
	}
	w->by_number[shaped->number] = word + 1;
}

uint32_t eg_pdf_word_of(eg_pdf_words *w, const eg_shaped *shaped, bool hyphen)
{
	const eg_pdf_word *known = guess(w, shaped, hyphen);
	if (known)
		return (uint32_t)(known - w->items);
	if (2 * (w->count + 1) > w->slot_count)
		grow_slots(w);
	uint32_t *slot = slot_of(w, shaped, hyphen);
	if (*slot)
		return *slot - 1;
	w->items = eg_grow(w->arena, w->items, w->count, &w->cap, sizeof(*w->items));
	eg_pdf_word *word = &w->items[w->count];
	*word = (eg_pdf_word){.shaped = shaped,
		.hyphen = hyphen,
		.size = eg_pdf_milli(shaped->size),
		.em = eg_pdf_shown_size(shaped)};
	word->font = (uint16_t)eg_pdf_font_of(w->fonts, shaped->face);
	word->pairs = EG_NEW_N(w->arena, uint32_t, shaped->count);
	take_singles(w, word);
	*slot = (uint32_t)++w->count;
	note_number(w, shaped, (uint32_t)w->count - 1);
	return (uint32_t)w->count - 1;
}

const eg_pdf_word *eg_pdf_word_at(const eg_pdf_words *w, const eg_shaped *shaped, bool hyphen)
{
	const eg_pdf_word *known = guess(w, shaped, hyphen);
	return known ? known : &w->items[*slot_of(w, shaped, hyphen) - 1];
}

void eg_pdf_words_render(eg_pdf_words *w)
{
	for (size_t i = 0; i < w->count; i++)
		eg_pdf_word_render(w, &w->items[i]);
}

void eg_pdf_words_release(eg_pdf_words *w)
{
	eg_buf_release(&w->scratch);
}
