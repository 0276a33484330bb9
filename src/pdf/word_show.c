#include "pdf/word.h"

#include "pdf/syntax.h"

void eg_pdf_show_open(eg_pdf_show *s)
{
	if (!s->open)
		eg_buf_put(s->b, "[(", 2);
	s->open = true;
}

void eg_pdf_show_close(eg_pdf_show *s)
{
	if (!s->open)
		return;
	eg_buf_put(s->b, ")]TJ\n", 5);
	s->open = false;
}

void eg_pdf_show_back(eg_pdf_show *s, int64_t thousandths)
{
	if (!thousandths)
		return;
	eg_buf_byte(s->b, s->open ? ')' : '[');
	eg_buf_int(s->b, thousandths);
	eg_buf_byte(s->b, '(');
	s->open = true;
}

eg_len eg_pdf_shown_size(const eg_shaped *s)
{
	eg_len size = eg_len_scale(eg_pdf_milli(s->size), EG_PT, 1000);
	return size > 0 ? size : 1;
}

static bool has_rise(const eg_shaped *s)
{
	for (uint32_t i = 0; i < s->count; i++)
		if (eg_pdf_milli(s->glyphs[i].dy) != 0)
			return true;
	return false;
}

/* A pen that shows glyphs one after the other. */
typedef struct pen {
	eg_pdf_show show;
	const eg_pdf_font *font;
	eg_len size;
	eg_len at;      /* where the next glyph belongs */
	int64_t viewer; /* where the viewer stands, thousandths of an em */
	int64_t rise;   /* thousandths of a point */
} pen;

static void show_glyph(pen *p, const eg_glyph *glyph, const eg_pdf_pair *pair)
{
	int64_t rise = eg_pdf_milli(glyph->dy);
	if (rise != p->rise) {
		eg_pdf_show_close(&p->show);
		eg_pdf_put_milli(p->show.b, rise);
		eg_buf_cstr(p->show.b, " Ts ");
		p->rise = rise;
	}
	int64_t target = eg_len_scale(p->at + glyph->dx, 1000, p->size);
	int64_t back = p->viewer - target;
	if (back >= EG_PDF_PEN_TOLERANCE || back <= -EG_PDF_PEN_TOLERANCE) {
		eg_pdf_show_back(&p->show, back);
		p->viewer = target;
	}
	eg_pdf_show_open(&p->show);
	eg_pdf_put_string_byte(p->show.b, (uint8_t)(pair->code >> 8));
	eg_pdf_put_string_byte(p->show.b, (uint8_t)(pair->code & 255));
	p->viewer += pair->width;
}

static void show_glyphs(pen *p, const eg_pdf_word *word, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end; i++) {
		const eg_glyph *glyph = &word->shaped->glyphs[i];
		if (word->pairs[i] != EG_PDF_PAIR_NONE)
			show_glyph(p, glyph, &p->font->pairs[word->pairs[i]]);
		p->at += glyph->advance;
	}
}

static void open_span(pen *p, eg_str text)
{
	eg_pdf_show_close(&p->show);
	eg_buf_cstr(p->show.b, "/Span<</ActualText<FEFF");
	eg_pdf_put_utf16_hex(p->show.b, text);
	eg_buf_cstr(p->show.b, ">>>BDC\n");
}

static void close_span(pen *p)
{
	eg_pdf_show_close(&p->show);
	eg_buf_cstr(p->show.b, "EMC\n");
}

/* Whether a text is one character and combining diacritical marks that follow it. */
static bool is_base_and_marks(eg_str text)
{
	size_t at = 0;
	if (text.n)
		(void)eg_utf8_next(text, &at);
	while (at < text.n) {
		uint32_t c = eg_utf8_next(text, &at);
		if (c < 0x300 || c > 0x36F)
			return false;
	}
	return true;
}

/* Whether a cluster needs ActualText: when its codes, read one after the other, do not give its
 * text, or when it is not known which of its glyphs stands for what. A base that is known has its
 * marks behind it. */
static bool needs_span(const eg_pdf_words *w, const pen *p, const eg_pdf_word *word, uint32_t from,
	uint32_t end, eg_str text)
{
	size_t at = 0, glyphs = 0;
	bool shown = false, known = word->shaped->rtl || is_base_and_marks(text);
	for (uint32_t i = from; i < end; i++)
		glyphs += word->pairs[i] != EG_PDF_PAIR_NONE;
	/* Points stand before their letter from left to right: no order of codes spells the text.
	 */
	if (word->shaped->rtl && glyphs > 1)
		return true;
	eg_str visual = eg_pdf_word_visual(w, word, text);
	for (uint32_t i = from; i < end; i++) {
		if (word->pairs[i] == EG_PDF_PAIR_NONE)
			continue;
		const eg_pdf_pair *pair = &p->font->pairs[word->pairs[i]];
		if (pair->shared ||
			!eg_str_starts((eg_str){visual.p + at, visual.n - at}, pair->text))
			return true;
		known = known || (!shown && pair->alone);
		at += pair->text.n;
		shown = true;
	}
	return shown && (at != visual.n || !known);
}

static bool is_spelt(const eg_pdf_words *w, const pen *p, const eg_pdf_word *word)
{
	uint32_t end;
	for (uint32_t i = 0; i < word->shaped->count; i = end) {
		eg_str text = eg_pdf_word_cluster(w, word, i, &end);
		if (needs_span(w, p, word, i, end, text))
			return false;
	}
	return true;
}

static void show_clusters(const eg_pdf_words *w, pen *p, const eg_pdf_word *word)
{
	uint32_t end;
	for (uint32_t i = 0; i < word->shaped->count; i = end) {
		eg_str text = eg_pdf_word_cluster(w, word, i, &end);
		bool span = needs_span(w, p, word, i, end, text);
		if (span)
			open_span(p, text);
		show_glyphs(p, word, i, end);
		if (span)
			close_span(p);
	}
}

void eg_pdf_word_render(eg_pdf_words *w, eg_pdf_word *word)
{
	eg_buf *b = &w->scratch;
	b->n = 0;
	pen p = {.show = {.b = b}, .font = w->fonts->items[word->font]};
	p.size = eg_pdf_shown_size(word->shaped);
	word->loose = has_rise(word->shaped) || !is_spelt(w, &p, word);
	p.show.open = !word->loose;
	show_clusters(w, &p, word);
	if (p.rise) {
		eg_pdf_show_close(&p.show);
		eg_buf_cstr(b, "0 Ts ");
	}
	if (word->loose)
		eg_pdf_show_close(&p.show);
	word->pen = p.viewer;
	word->operators = eg_str_copy(w->arena, eg_buf_view(b));
}
