#include "text/shaper.h"

#include "base/memory.h"
#include "text/face.h"

#include <hb-ot.h>
#include <stdlib.h>

/* Tracked this far, letters of a ligature would stand closer than their neighbours. */
#define TRACKING_PARTS_LIGATURES 20
#define MOST_FEATURES            12

/* A style with all that is shaped alike in it. */
typedef struct look {
	eg_type_style type;
	uint32_t script;
	bool rtl;
	eg_str lang;
	uint64_t hash;
	hb_script_t hb_script;
	hb_language_t hb_lang;
	hb_feature_t features[MOST_FEATURES];
	unsigned feature_count;
	eg_len tracking; /* at the size */
} look;

typedef struct slot {
	uint64_t hash;
	uint32_t style;
	uint32_t whole;          /* kinds of words that were noted as set whole */
	const eg_shaped *shaped; /* NULL: empty */
} slot;

struct eg_shaper {
	eg_arena *arena;
	eg_fonts *fonts;
	hb_buffer_t *buffer;
	look *styles;
	size_t style_count, style_cap;
	slot *slots; /* a power of two, at most half full */
	size_t slot_count, used;
	uint32_t first, step; /* of the numbers */
};

static const struct feature {
	uint32_t bit;
	char tag[5];
} features[] = {
	{EG_FEAT_ONUM, "onum"},
	{EG_FEAT_LNUM, "lnum"},
	{EG_FEAT_TNUM, "tnum"},
	{EG_FEAT_PNUM, "pnum"},
	{EG_FEAT_SMCP, "smcp"},
	{EG_FEAT_C2SC, "c2sc"},
	{EG_FEAT_SUPS, "sups"},
	{EG_FEAT_CASE, "case"},
	{EG_FEAT_FRAC, "frac"},
};

eg_shaper *eg_shaper_new(eg_arena *arena, eg_fonts *fonts)
{
	eg_shaper *s = EG_NEW(arena, eg_shaper);
	s->arena = arena;
	s->fonts = fonts;
	s->buffer = hb_buffer_create();
	s->step = 1;
	s->slot_count = 1024;
	s->slots = eg_heap(s->slot_count * sizeof *s->slots);
	memset(s->slots, 0, s->slot_count * sizeof *s->slots);
	return s;
}

void eg_shaper_number(eg_shaper *s, uint32_t first, uint32_t step)
{
	EG_ASSERT(s->used == 0 && step > 0);
	s->first = first;
	s->step = step;
}

void eg_shaper_release(eg_shaper *s)
{
	if (!s)
		return;
	hb_buffer_destroy(s->buffer);
	free(s->slots);
	s->buffer = NULL;
	s->slots = NULL;
}

/* Scripts whose letters join: tracking would tear them. */
static bool is_joined(uint32_t script)
{
	static const char joined[][5] = {
		"Arab", "Syrc", "Mong", "Nkoo", "Mand", "Phag", "Rohg", "Adlm"};
	for (size_t i = 0; i < EG_COUNT(joined); i++)
		if (script == hb_tag_from_string(joined[i], 4))
			return true;
	return false;
}

static void add_feature(look *st, const char *tag, uint32_t value)
{
	EG_ASSERT(st->feature_count < MOST_FEATURES);
	st->features[st->feature_count++] = (hb_feature_t){
		hb_tag_from_string(tag, 4), value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

static void prepare(look *st)
{
	for (size_t i = 0; i < EG_COUNT(features); i++)
		if (st->type.features & features[i].bit)
			add_feature(st, features[i].tag, 1);
	if (is_joined(st->script))
		st->type.tracking = 0;
	if (st->type.tracking >= TRACKING_PARTS_LIGATURES) {
		add_feature(st, "liga", 0);
		add_feature(st, "clig", 0);
	}
	st->tracking = eg_len_scale(st->type.size, st->type.tracking, 1000);
	st->hb_script = hb_script_from_iso15924_tag(st->script);
	st->hb_lang = hb_language_from_string(
		st->lang.n ? st->lang.p : "und", st->lang.n ? (int)st->lang.n : 3);
}

static bool same_style(
	const look *a, const eg_type_style *b, uint32_t script, bool rtl, eg_str lang)
{
	const eg_type_style *t = &a->type;
	return t->face == b->face && t->size == b->size && t->tracking == b->tracking &&
	       t->features == b->features && a->script == script && a->rtl == rtl &&
	       eg_str_eq(a->lang, lang);
}

uint32_t eg_shaper_style(
	eg_shaper *s, const eg_type_style *type, uint32_t script, bool rtl, eg_str lang)
{
	eg_type_style wanted = *type;
	if (is_joined(script))
		wanted.tracking = 0;
	/* A document has a few dozen; those of the text at hand were added or found last. */
	for (size_t i = s->style_count; i-- > 0;)
		if (same_style(&s->styles[i], &wanted, script, rtl, lang))
			return (uint32_t)i;
	s->styles = eg_grow(s->arena, s->styles, s->style_count, &s->style_cap, sizeof *s->styles);
	look *st = &s->styles[s->style_count];
	*st = (look){
		.type = wanted, .script = script, .rtl = rtl, .lang = eg_str_copy(s->arena, lang)};
	st->hash = (s->style_count + 1) * UINT64_C(0x9E3779B97F4A7C15);
	prepare(st);
	return (uint32_t)s->style_count++;
}

/* What stands for c in a face that lacks it: a plain hyphen for U+2010 and U+2011, whose break was
 * decided before; HarfBuzz itself makes up the spaces. */
static uint32_t stand_in(const eg_face *f, uint32_t c)
{
	if ((c != 0x2010 && c != 0x2011) || eg_face_has(f, c))
		return c;
	return c == 0x2011 && eg_face_has(f, 0x2010) ? 0x2010 : '-';
}

static bool is_plain(eg_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] == 0xE2)
			return false;
	return true;
}

static void fill_buffer(eg_shaper *s, const look *st, eg_str text)
{
	hb_buffer_t *b = s->buffer;
	hb_buffer_reset(b);
	if (is_plain(text)) {
		hb_buffer_add_utf8(b, text.p, (int)text.n, 0, (int)text.n);
	} else {
		for (size_t i = 0; i < text.n;) {
			unsigned cluster = (unsigned)i;
			hb_buffer_add(b, stand_in(st->type.face, eg_utf8_next(text, &i)), cluster);
		}
		hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	}
	hb_buffer_set_direction(b, st->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(b, st->hb_script);
	hb_buffer_set_language(b, st->hb_lang);
	hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
}

/* Adds the tracking once a cluster, after its last glyph. */
static void track(eg_shaped *w, eg_len tracking)
{
	for (uint32_t i = 0; i < w->count; i++)
		if (i + 1 == w->count || w->glyphs[i + 1].cluster != w->glyphs[i].cluster)
			w->glyphs[i].advance += tracking;
}

static const eg_shaped *shape_new(eg_shaper *s, const look *st, eg_str text)
{
	fill_buffer(s, st, text);
	hb_shape(st->type.face->hb, s->buffer, st->features, st->feature_count);
	unsigned n = 0;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, &n);
	eg_word *word = EG_NEW(s->arena, eg_word);
	eg_shaped *w = &word->shaped;
	*w = (eg_shaped){.face = st->type.face,
		.size = st->type.size,
		.text = eg_str_copy(s->arena, text),
		.rtl = st->rtl,
		.number = s->first + (uint32_t)s->used * s->step,
		.count = n,
		.glyphs = EG_NEW_N(s->arena, eg_glyph, n)};
	int64_t units = st->type.face->info.units;
	for (unsigned i = 0; i < n; i++)
		w->glyphs[i] = (eg_glyph){info[i].codepoint, info[i].cluster,
			eg_len_scale(w->size, pos[i].x_advance, units),
			eg_len_scale(w->size, pos[i].x_offset, units),
			eg_len_scale(w->size, pos[i].y_offset, units)};
	if (st->tracking)
		track(w, st->tracking);
	for (unsigned i = 0; i < n; i++)
		w->width += w->glyphs[i].advance;
	eg_word_describe(word, st->lang);
	return w;
}

static void grow_slots(eg_shaper *s)
{
	size_t count = s->slot_count * 2;
	slot *bigger = eg_heap(count * sizeof *bigger);
	memset(bigger, 0, count * sizeof *bigger);
	for (size_t i = 0; i < s->slot_count; i++) {
		if (!s->slots[i].shaped)
			continue;
		size_t at = s->slots[i].hash & (count - 1);
		while (bigger[at].shaped)
			at = (at + 1) & (count - 1);
		bigger[at] = s->slots[i];
	}
	free(s->slots);
	s->slots = bigger;
	s->slot_count = count;
}

size_t eg_shaper_shaped(const eg_shaper *s)
{
	return s->used;
}

size_t eg_shaper_place(const eg_shaper *s, const eg_shaped *word)
{
	return (word->number - s->first) / s->step;
}

/* Eight bytes at a time: words are short, and each is looked up wherever it stands. */
static uint64_t hash_of(eg_str text)
{
	uint64_t h = text.n, part;
	size_t i = 0;
	for (; i + 8 <= text.n; i += 8) {
		memcpy(&part, text.p + i, 8);
		h = (h ^ part) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	part = 0;
	for (size_t k = i; k < text.n; k++)
		part = part << 8 | (unsigned char)text.p[k];
	h = (h ^ part) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* The slot of a word, or the empty one that it belongs in. */
static slot *slot_of(eg_shaper *s, uint32_t number, uint64_t hash, eg_str text)
{
	size_t at = hash & (s->slot_count - 1);
	for (; s->slots[at].shaped; at = (at + 1) & (s->slot_count - 1)) {
		const slot *k = &s->slots[at];
		if (k->hash == hash && k->style == number && eg_str_eq(k->shaped->text, text))
			break;
	}
	return &s->slots[at];
}

const eg_shaped *eg_shape_in(eg_shaper *s, uint32_t number, eg_str text)
{
	const look *st = &s->styles[number];
	uint64_t hash = hash_of(text) ^ st->hash;
	slot *k = slot_of(s, number, hash, text);
	if (k->shaped)
		return k->shaped;
	const eg_shaped *w = shape_new(s, st, text);
	*k = (slot){.hash = hash, .style = number, .shaped = w};
	if (++s->used * 2 > s->slot_count)
		grow_slots(s);
	return w;
}

const eg_shaped *eg_shape_whole(eg_shaper *s, uint32_t number, eg_str text, uint32_t kind)
{
	const slot *k = slot_of(s, number, hash_of(text) ^ s->styles[number].hash, text);
	return k->whole & kind ? k->shaped : NULL;
}

void eg_shape_note_whole(eg_shaper *s, uint32_t number, eg_str text, uint32_t kind)
{
	slot *k = slot_of(s, number, hash_of(text) ^ s->styles[number].hash, text);
	if (k->shaped)
		k->whole |= kind;
}

const eg_shaped *eg_shape(eg_shaper *s, const eg_type_style *style, eg_str text, uint32_t script,
	bool rtl, eg_str lang)
{
	return eg_shape_in(s, eg_shaper_style(s, style, script, rtl, lang), text);
}
