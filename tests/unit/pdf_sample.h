/* pdf_sample.h -- a small typesetter by hand, for the tests of pdf: pages, elements and words
 * without layout.
 *
 * Everything lies in one arena. A sample_* function adds to the current page at the pen.
 */
#ifndef EG_TESTS_PDF_SAMPLE_H
#define EG_TESTS_PDF_SAMPLE_H

#include "layout/pages.h"
#include "source/diag.h"
#include "text/shape.h"

#define SAMPLE_LATIN 0x4C61746Eu /* 'Latn' */

typedef struct sample {
	eg_arena *arena;
	eg_diag diag;
	eg_fonts *fonts;
	eg_shaper *shaper;
	eg_pages *pages;
	eg_type_style style;
	uint32_t script;
	bool rtl;
	uint32_t colour;
	eg_len x, y;
} sample;

static inline void sample_open(sample *s)
{
	*s = (sample){.arena = eg_arena_new(), .script = SAMPLE_LATIN};
	eg_diag_init(&s->diag, s->arena);
	s->fonts = eg_fonts_open(&s->diag);
	s->shaper = eg_shaper_new(s->arena, s->fonts);
	s->style.face = eg_face_bundled(s->fonts, EG_FAMILY_SERIF, 400, false);
	s->style.size = EG_PTS(10.5);
	s->pages = EG_NEW(s->arena, eg_pages);
	s->pages->arena = s->arena;
	s->pages->title = EG_STR("Sample & <test>");
	s->pages->author = EG_STR("Office of Samples");
	s->pages->lang = EG_STR("en-US");
	s->pages->time = INT64_C(1733875200);
}

static inline void sample_close(sample *s)
{
	eg_shaper_release(s->shaper);
	eg_fonts_close(s->fonts);
	eg_arena_release(s->arena);
}

static inline eg_page *sample_page(const sample *s)
{
	return s->pages->pages[s->pages->count - 1];
}

static inline void sample_new_page(sample *s)
{
	eg_pages *p = s->pages;
	p->pages = eg_grow(s->arena, p->pages, p->count, &p->cap, sizeof(*p->pages));
	eg_page *page = EG_NEW(s->arena, eg_page);
	page->width = 612 * EG_PT;
	page->height = 792 * EG_PT;
	p->pages[p->count++] = page;
	s->x = 72 * EG_PT;
	s->y = 72 * EG_PT;
}

static inline void sample_kid(sample *s, uint32_t element, eg_kid kid)
{
	eg_element *e = &s->pages->elements[element];
	size_t cap = e->kid_count; /* a few: each has a list of its own */
	e->kids = eg_grow(s->arena, e->kids, e->kid_count, &cap, sizeof(*e->kids));
	e->kids[e->kid_count++] = kid;
}

static inline uint32_t sample_element(sample *s, enum eg_role role, uint32_t parent)
{
	eg_pages *p = s->pages;
	p->elements = eg_grow(
		s->arena, p->elements, p->element_count, &p->element_cap, sizeof(*p->elements));
	uint32_t at = (uint32_t)p->element_count++;
	p->elements[at] = (eg_element){.role = (uint8_t)role, .parent = parent};
	if (parent != UINT32_MAX)
		sample_kid(s, parent, eg_kid_of(EG_KID_ELEMENT, 0, at));
	return at;
}

static inline eg_traits *sample_traits(sample *s, uint32_t element)
{
	eg_element *e = &s->pages->elements[element];
	if (!e->traits)
		e->traits = EG_NEW(s->arena, eg_traits);
	return e->traits;
}

/* A new sequence of the element on the current page. */
static inline uint32_t sample_mcid(sample *s, uint32_t element)
{
	eg_page *page = sample_page(s);
	page->owners = eg_grow(
		s->arena, page->owners, page->mcid_count, &page->owner_cap, sizeof(*page->owners));
	page->owners[page->mcid_count] = element;
	sample_kid(s, element,
		eg_kid_of(EG_KID_CONTENT, (uint32_t)s->pages->count - 1, page->mcid_count));
	return page->mcid_count++;
}

static inline eg_mark *sample_mark(sample *s, eg_mark mark)
{
	eg_page *page = sample_page(s);
	page->marks = eg_grow(
		s->arena, page->marks, page->mark_count, &page->mark_cap, sizeof(*page->marks));
	page->marks[page->mark_count] = mark;
	return &page->marks[page->mark_count++];
}

/* One word at the pen, which moves behind it. */
static inline eg_mark *sample_word(sample *s, uint32_t mcid, uint8_t artifact, eg_str text)
{
	const eg_shaped *shaped =
		eg_shape(s->shaper, &s->style, text, s->script, s->rtl, EG_STR("en-US"));
	eg_mark *m = sample_mark(s, (eg_mark){.kind = EG_MARK_GLYPHS,
					    .artifact = artifact,
					    .fill = true,
					    .mcid = mcid,
					    .colour = s->colour,
					    .x = s->x,
					    .y = s->y,
					    .as.text.shaped = shaped});
	s->x += shaped->width;
	return m;
}

/* Words and the spaces between them. */
static inline void sample_words(sample *s, uint32_t mcid, uint8_t artifact, const char *text)
{
	eg_str all = eg_str_of(text);
	for (size_t at = 0; at < all.n;) {
		size_t end = eg_str_find(all, EG_STR(" "), at);
		end = end > all.n ? all.n : end;
		if (end > at)
			sample_word(s, mcid, artifact, eg_str_cut(all, at, end));
		if (end < all.n)
			sample_word(s, mcid, artifact, EG_STR(" "));
		at = end + 1;
	}
}

static inline void sample_line(sample *s)
{
	s->x = 72 * EG_PT;
	s->y += EG_PTS(14.25);
}

/* An element with one line of text in one sequence; returns the element. */
static inline uint32_t sample_text(sample *s, enum eg_role role, uint32_t parent, const char *text)
{
	uint32_t element = sample_element(s, role, parent);
	sample_line(s);
	sample_words(s, sample_mcid(s, element), EG_ART_NONE, text);
	return element;
}

#endif
