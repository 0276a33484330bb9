#include "pdf/font.h"

#include "pdf/syntax.h"

#define CODE_MAX 0xFFFFu

static eg_pdf_font *new_font(eg_arena *a, const eg_face *face)
{
	eg_pdf_font *font = EG_NEW(a, eg_pdf_font);
	font->face = face;
	font->facts = eg_face_facts(face);
	font->first = EG_NEW_N(a, uint32_t, font->facts->glyph_count);
	for (uint32_t i = 0; i < font->facts->glyph_count; i++)
		font->first[i] = EG_PDF_PAIR_NONE;
	return font;
}

uint32_t eg_pdf_font_of(eg_pdf_fonts *f, const eg_face *face)
{
	/* A document has a dozen faces, and this runs once for a word of its vocabulary. */
	for (size_t i = 0; i < f->count; i++)
		if (f->items[i]->face == face)
			return (uint32_t)i;
	f->items = eg_grow(f->arena, f->items, f->count, &f->cap, sizeof(eg_pdf_font *));
	f->items[f->count] = new_font(f->arena, face);
	return (uint32_t)f->count++;
}

static uint32_t add_pair(eg_pdf_fonts *f, eg_pdf_font *font, eg_pdf_pair pair)
{
	font->pairs = eg_grow(
		f->arena, font->pairs, font->pair_count, &font->pair_cap, sizeof(*font->pairs));
	uint32_t at = (uint32_t)font->pair_count++;
	uint32_t *link = &font->first[pair.glyph];
	while (*link != EG_PDF_PAIR_NONE)
		link = &font->pairs[*link].next;
	*link = at;
	pair.next = EG_PDF_PAIR_NONE;
	font->pairs[at] = pair;
	return at;
}

uint32_t eg_pdf_font_pair(eg_pdf_fonts *f, uint32_t index, uint32_t glyph, eg_str text)
{
	eg_pdf_font *font = f->items[index];
	for (uint32_t i = font->first[glyph]; i != EG_PDF_PAIR_NONE; i = font->pairs[i].next)
		if (eg_str_eq(font->pairs[i].text, text))
			return i;
	return add_pair(f, font, (eg_pdf_pair){.glyph = glyph, .text = text});
}

/* v / unit in thousandths, halves to even: so the rounding of many widths cancels out. */
static int16_t thousandths(int64_t v, int64_t unit)
{
	int64_t doubled = 2000 * v, q = doubled / (2 * unit), r = doubled % (2 * unit);
	if (r > unit || (r == unit && q % 2 != 0))
		q++;
	return (int16_t)q;
}

static void measure(eg_pdf_font *font)
{
	for (size_t i = 0; i < font->pair_count; i++) {
		eg_pdf_pair *p = &font->pairs[i];
		p->width = thousandths(eg_face_advance(font->face, p->glyph), font->facts->units);
	}
}

static void take_code(eg_pdf_font *font, uint32_t pair, uint32_t code, uint32_t glyph)
{
	font->pairs[pair].code = (uint16_t)code;
	font->by_code[code] = pair + 1;
	font->glyph_at[code] = (uint16_t)glyph;
	if (code >= font->code_end)
		font->code_end = code + 1;
}

/* The first pair of each glyph has the glyph's code in the subset. */
static void take_first_codes(
	eg_pdf_font *font, const uint32_t *glyphs, const uint32_t *map, size_t n)
{
	for (size_t i = 0; i < n; i++)
		take_code(font, font->first[glyphs[i]], map[i], map[i]);
}

/* The further ones get codes behind, where the format allows and codes are left. */
static void take_further_codes(eg_pdf_font *font, const uint32_t *glyphs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const eg_pdf_pair *head = &font->pairs[font->first[glyphs[i]]];
		for (uint32_t at = head->next; at != EG_PDF_PAIR_NONE; at = font->pairs[at].next) {
			if (font->facts->cff || font->code_end > CODE_MAX) {
				font->pairs[at].code = head->code;
				font->pairs[at].shared = true;
			} else {
				take_code(font, at, font->code_end, head->code);
				font->remapped = true;
			}
		}
	}
}

static bool is_name_character(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '.';
}

/* Six letters from the glyph set (ISO 32000-1, 9.6.4), then the PostScript name. */
static void make_name(eg_pdf_font *font, const uint32_t *glyphs, size_t n)
{
	uint64_t hash = eg_str_hash((eg_str){(const char *)glyphs, n * sizeof(*glyphs)});
	size_t at = 0;
	for (; at < 6; at++, hash /= 26)
		font->name[at] = (char)('A' + hash % 26);
	font->name[at++] = '+';
	eg_str name = font->facts->ps_name;
	for (size_t i = 0; i < name.n && at < EG_PDF_FONT_NAME - 1; i++)
		if (is_name_character(name.p[i]))
			font->name[at++] = name.p[i];
}

static uint32_t *used_glyphs(eg_arena *a, const eg_pdf_font *font, size_t *count)
{
	uint32_t *glyphs = EG_NEW_N(a, uint32_t, font->pair_count);
	*count = 0;
	for (uint32_t g = 0; g < font->facts->glyph_count; g++)
		if (font->first[g] != EG_PDF_PAIR_NONE)
			glyphs[(*count)++] = g;
	return glyphs;
}

static bool embed(eg_arena *a, eg_pdf_font *font, eg_pdf_store *s, eg_str *why)
{
	size_t n;
	uint32_t *glyphs = used_glyphs(a, font, &n);
	eg_subset subset = eg_face_subset(a, font->face, glyphs, n);
	if (!subset.bytes.p) {
		*why = eg_strf(a, "no subset could be made of %.*s", EG_ARG(font->facts->ps_name));
		return false;
	}
	font->by_code = EG_NEW_N(a, uint32_t, CODE_MAX + 1);
	font->glyph_at = EG_NEW_N(a, uint16_t, CODE_MAX + 1);
	measure(font);
	take_first_codes(font, glyphs, subset.map, n);
	take_further_codes(font, glyphs, n);
	make_name(font, glyphs, n);
	eg_pdf_font_write(font, s, subset.bytes);
	return true;
}

bool eg_pdf_fonts_embed(eg_pdf_fonts *f, eg_pdf_store *s, eg_str *why)
{
	for (size_t i = 0; i < f->count; i++)
		if (!embed(f->arena, f->items[i], s, why))
			return false;
	return true;
}

void eg_pdf_put_font_resources(eg_buf *b, const eg_pdf_fonts *f)
{
	eg_buf_cstr(b, "/Font<<");
	for (size_t i = 0; i < f->count; i++) {
		eg_bufv(b, "/F%zu ", i);
		eg_pdf_put_ref(b, f->items[i]->number);
	}
	eg_buf_cstr(b, ">>");
}
