/* The objects of one font: Type0, CIDFont, descriptor, program, CIDToGIDMap, ToUnicode. */
#include "pdf/font.h"

#include "pdf/syntax.h"

#define FLAG_SYMBOLIC 4
#define FLAG_ITALIC   64
#define CMAP_BLOCK    100u /* ISO 32000-1, 9.10.3: at most 100 lines between begin and end */

static void put_type0(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_font *font = owner;
	(void)index;
	eg_bufv(b, "/Type/Font/Subtype/Type0/BaseFont/%s%s/Encoding/Identity-H", font->name,
		font->facts->cff ? "-Identity-H" : "");
	eg_buf_cstr(b, "/DescendantFonts[");
	eg_pdf_put_ref(b, font->descendant);
	eg_buf_cstr(b, "]/ToUnicode ");
	eg_pdf_put_ref(b, font->to_unicode);
}

/* Runs of consecutive codes as "first [w w w]". */
static void put_widths(eg_buf *b, const eg_pdf_font *font)
{
	eg_buf_cstr(b, "/DW 1000/W[");
	for (uint32_t code = 0; code < font->code_end; code++) {
		if (!font->by_code[code])
			continue;
		bool starts = code == 0 || !font->by_code[code - 1];
		bool ends = code + 1 == font->code_end || !font->by_code[code + 1];
		if (starts) {
			eg_buf_int(b, code);
			eg_buf_byte(b, '[');
		}
		eg_buf_int(b, font->pairs[font->by_code[code] - 1].width);
		eg_buf_byte(b, ends ? ']' : ' ');
	}
	eg_buf_byte(b, ']');
}

static void put_descendant(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_font *font = owner;
	(void)index;
	eg_bufv(b, "/Type/Font/Subtype/CIDFontType%c/BaseFont/%s", font->facts->cff ? '0' : '2',
		font->name);
	eg_buf_cstr(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
		       "/FontDescriptor ");
	eg_pdf_put_ref(b, font->descriptor);
	/* ISO 19005-2, 6.2.11.3.2: always there for TrueType. */
	if (font->glyph_map) {
		eg_buf_cstr(b, "/CIDToGIDMap ");
		eg_pdf_put_ref(b, font->glyph_map);
	} else if (!font->facts->cff) {
		eg_buf_cstr(b, "/CIDToGIDMap/Identity");
	}
	put_widths(b, font);
}

static void put_descriptor(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_font *font = owner;
	const eg_face_info *f = font->facts;
	(void)index;
	eg_bufv(b, "/Type/FontDescriptor/FontName/%s/Flags %d", font->name,
		FLAG_SYMBOLIC | (f->italic ? FLAG_ITALIC : 0));
	eg_bufv(b, "/FontBBox[%d %d %d %d]/ItalicAngle %d", f->bbox[0], f->bbox[1], f->bbox[2],
		f->bbox[3], f->italic_angle);
	eg_bufv(b, "/Ascent %d/Descent %d/CapHeight %d/XHeight %d/StemV %d", f->ascent, f->descent,
		f->cap_height, f->x_height, f->stem_v);
	eg_buf_cstr(b, f->cff ? "/FontFile3 " : "/FontFile2 ");
	eg_pdf_put_ref(b, font->program);
}

static uint32_t make_glyph_map(const eg_pdf_font *font, eg_pdf_store *s)
{
	eg_buf b = {0};
	for (uint32_t code = 0; code < font->code_end; code++) {
		eg_buf_byte(&b, (char)(font->glyph_at[code] >> 8));
		eg_buf_byte(&b, (char)(font->glyph_at[code] & 255));
	}
	uint32_t number = eg_pdf_stream(s, eg_buf_view(&b), false, EG_STR(""));
	eg_buf_release(&b);
	return number;
}

static uint32_t count_codes(const eg_pdf_font *font)
{
	uint32_t n = 0;
	for (uint32_t code = 0; code < font->code_end; code++)
		n += font->by_code[code] != 0;
	return n;
}

/* Every code that can be shown has a line (ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7). */
static void put_cmap_lines(eg_buf *b, const eg_pdf_font *font)
{
	uint32_t left = count_codes(font), room = 0;
	for (uint32_t code = 0; code < font->code_end; code++) {
		if (!font->by_code[code])
			continue;
		if (room == 0) {
			room = left < CMAP_BLOCK ? left : CMAP_BLOCK;
			left -= room;
			eg_bufv(b, "%u beginbfchar\n", room);
		}
		eg_bufv(b, "<%04X><", code);
		eg_pdf_put_utf16_hex(b, font->pairs[font->by_code[code] - 1].text);
		eg_buf_cstr(b, ">\n");
		if (--room == 0)
			eg_buf_cstr(b, "endbfchar\n");
	}
}

static uint32_t make_to_unicode(const eg_pdf_font *font, eg_pdf_store *s)
{
	eg_buf b = {0};
	eg_buf_cstr(&b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
			"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
			"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
			"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	put_cmap_lines(&b, font);
	eg_buf_cstr(&b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	uint32_t number = eg_pdf_stream(s, eg_buf_view(&b), false, EG_STR(""));
	eg_buf_release(&b);
	return number;
}

static uint32_t make_program(const eg_pdf_font *font, eg_pdf_store *s, eg_str program)
{
	eg_buf entries = {0};
	if (font->facts->cff) {
		eg_buf_cstr(&entries, "/Subtype/CIDFontType0C");
	} else {
		eg_buf_cstr(&entries, "/Length1 ");
		eg_buf_int(&entries, (int64_t)program.n);
	}
	uint32_t number = eg_pdf_stream(s, program, false, eg_buf_view(&entries));
	eg_buf_release(&entries);
	return number;
}

void eg_pdf_font_write(eg_pdf_font *font, eg_pdf_store *s, eg_str program)
{
	font->program = make_program(font, s, program);
	font->to_unicode = make_to_unicode(font, s);
	font->glyph_map = font->remapped ? make_glyph_map(font, s) : 0;
	font->descriptor = eg_pdf_object(s, put_descriptor, font, 0);
	font->descendant = eg_pdf_object(s, put_descendant, font, 0);
	font->number = eg_pdf_object(s, put_type0, font, 0);
}
