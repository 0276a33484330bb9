/* Marks of a finished page as bytes: what a mark has in common with the one before it is left out,
 * so that a mark takes some ten bytes, measured over the benchmark L, instead of 80. */
#include "layout/canvas.h"

/* The first byte of a mark. */
#define KIND       0x03u /* eg_mark_kind */
#define SAME_OWNER 0x04u /* sequence or artifact of the mark before */
#define SAME_FILL  0x08u
#define SAME_Y     0x10u
#define HYPHEN     0x20u
#define WHOLE      0x40u /* the eg_mark itself follows: rare kinds */
#define EXPANDED   0x80u /* by other than the mark before */

#define FIRST_WORDS 256u

#define MOST_BYTES (1 + sizeof(eg_mark)) /* no other form is longer */

static uint8_t *put_number(uint8_t *to, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		*to++ = (uint8_t)(v | 0x80);
	*to++ = (uint8_t)v;
	return to;
}

static const uint8_t *take_number(const uint8_t *at, uint64_t *v)
{
	*v = 0;
	for (unsigned shift = 0;; shift += 7) {
		*v |= (uint64_t)(*at & 0x7F) << shift;
		if (!(*at++ & 0x80))
			return at;
	}
}

/* Small numbers of either sign are short. */
static uint8_t *put_signed(uint8_t *to, int64_t v)
{
	return put_number(to, v < 0 ? ~((uint64_t)v << 1) : (uint64_t)v << 1);
}

static const uint8_t *take_signed(const uint8_t *at, int64_t *v)
{
	uint64_t bits;
	at = take_number(at, &bits);
	*v = (int64_t)(bits & 1 ? ~(bits >> 1) : bits >> 1);
	return at;
}

static bool is_plain(const eg_mark *m)
{
	if (!m->fill || m->stroke || m->stroke_colour || m->line_width)
		return false;
	if (m->kind == EG_MARK_GLYPHS)
		return !m->w && !m->h && !m->as.text.turned && !m->as.text.angle;
	return m->kind == EG_MARK_RECT && !m->as.text.shaped;
}

static bool same_owner(const eg_mark *a, const eg_mark *b)
{
	return a->artifact == b->artifact && a->mcid == b->mcid;
}

static int expand_of(const eg_mark *m)
{
	return m->kind == EG_MARK_GLYPHS ? m->as.text.expand : 0;
}

static uint8_t *put_plain(uint8_t *to, const eg_mark *m, const eg_mark *before)
{
	uint8_t *head = to++;
	*head = m->kind;
	if (same_owner(m, before)) {
		*head |= SAME_OWNER;
	} else {
		*to++ = m->artifact;
		to = put_number(to, m->mcid);
	}
	if (m->colour == before->colour)
		*head |= SAME_FILL;
	else
		to = put_number(to, m->colour);
	to = put_signed(to, m->x - before->x);
	if (m->y == before->y)
		*head |= SAME_Y;
	else
		to = put_signed(to, m->y - before->y);
	if (m->kind == EG_MARK_RECT)
		return put_signed(put_signed(to, m->w), m->h);
	if (m->as.text.hyphen)
		*head |= HYPHEN;
	if (m->as.text.expand != expand_of(before)) {
		*head |= EXPANDED;
		to = put_signed(to, m->as.text.expand);
	}
	return put_number(to, m->as.text.shaped->number);
}

/* *m is the mark before. */
static const uint8_t *take_plain(const uint8_t *at, eg_mark *m, const eg_shaped *const *words)
{
	uint8_t head = *at++;
	uint64_t number;
	int64_t by = 0, expand = expand_of(m);
	m->kind = head & KIND;
	m->fill = true;
	m->stroke = false;
	m->stroke_colour = 0;
	m->line_width = 0;
	if (!(head & SAME_OWNER)) {
		m->artifact = *at++;
		at = take_number(at, &number);
		m->mcid = (uint32_t)number;
	}
	if (!(head & SAME_FILL)) {
		at = take_number(at, &number);
		m->colour = (uint32_t)number;
	}
	at = take_signed(at, &by);
	m->x += by;
	if (!(head & SAME_Y)) {
		at = take_signed(at, &by);
		m->y += by;
	}
	memset(&m->as, 0, sizeof m->as);
	m->w = m->h = 0;
	if (m->kind == EG_MARK_RECT)
		return take_signed(take_signed(at, &m->w), &m->h);
	if (head & EXPANDED)
		at = take_signed(at, &expand);
	m->as.text.hyphen = (head & HYPHEN) != 0;
	m->as.text.expand = (int16_t)expand;
	at = take_number(at, &number);
	m->as.text.shaped = words[number];
	return at;
}

static uint8_t *put_mark(uint8_t *to, const eg_mark *m, const eg_mark *before)
{
	if (is_plain(m))
		return put_plain(to, m, before);
	*to++ = WHOLE;
	memcpy(to, m, sizeof *m);
	return to + sizeof *m;
}

/* Marks name their words by number. */
static void note_words(eg_arena *a, eg_pages *p, const eg_mark_list *marks)
{
	for (size_t i = 0; i < marks->count; i++) {
		const eg_mark *m = &marks->items[i];
		if (m->kind != EG_MARK_GLYPHS || !is_plain(m))
			continue;
		size_t number = m->as.text.shaped->number;
		if (number >= p->word_cap) {
			size_t cap = 2 * number + FIRST_WORDS;
			/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers. */
			const eg_shaped **more = EG_NEW_N(a, const eg_shaped *, cap);
			if (p->word_cap)
				memcpy((void *)more, (const void *)p->words,
					p->word_cap * sizeof(eg_shaped *));
			p->words = more;
			p->word_cap = cap;
		}
		p->words[number] = m->as.text.shaped;
	}
}

void eg_page_pack(
	eg_pages *pages, eg_arena *scratch, eg_page *page, const eg_mark_list *layers, size_t count)
{
	static const eg_mark none = {0};
	eg_arena_mark mark = eg_arena_save(scratch);
	size_t marks = 0;
	for (size_t i = 0; i < count; i++)
		marks += layers[i].count;
	uint8_t *bytes = eg_alloc_array_raw(scratch, marks, MOST_BYTES), *to = bytes;
	const eg_mark *before = &none;
	for (size_t i = 0; i < count; i++) {
		note_words(pages->arena, pages, &layers[i]);
		for (size_t k = 0; k < layers[i].count; k++) {
			to = put_mark(to, &layers[i].items[k], before);
			before = &layers[i].items[k];
		}
	}
	size_t size = (size_t)(to - bytes);
	uint8_t *kept = eg_alloc_raw(pages->arena, size);
	if (size)
		memcpy(kept, bytes, size);
	page->packed = kept;
	page->marks = NULL;
	page->mark_count = marks;
	page->mark_cap = 0;
	eg_arena_rewind(scratch, mark);
}

eg_mark_reader eg_page_read(const eg_pages *pages, const eg_page *page)
{
	return (eg_mark_reader){.next = page->marks,
		.packed = page->packed,
		.words = pages->words,
		.left = page->mark_count};
}

const eg_mark *eg_mark_next(eg_mark_reader *r)
{
	if (!r->left)
		return NULL;
	r->left--;
	if (r->next)
		return r->next++;
	if (*r->packed & WHOLE) {
		memcpy(&r->mark, r->packed + 1, sizeof r->mark);
		r->packed += MOST_BYTES;
	} else {
		r->packed = take_plain(r->packed, &r->mark, r->words);
	}
	return &r->mark;
}

const eg_mark *eg_page_marks(eg_arena *a, const eg_pages *pages, const eg_page *page)
{
	if (page->marks || !page->packed)
		return page->marks;
	eg_mark *marks = EG_RAW_N(a, eg_mark, page->mark_count);
	eg_mark_reader r = eg_page_read(pages, page);
	size_t n = 0;
	for (const eg_mark *m = eg_mark_next(&r); m; m = eg_mark_next(&r))
		marks[n++] = *m;
	return marks;
}
