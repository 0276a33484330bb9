/* The dump of the layout stage: every page with its marks, then the structure tree. */
#include "base/buf.h"
#include "base/num.h"
#include "layout/pages.h"

static void put_len(eg_buf *b, eg_len v)
{
	eg_buf_fixed(b, eg_len_scale(v, 100, EG_PT), 2);
}

static void put_place(eg_buf *b, eg_len x, eg_len y)
{
	eg_buf_byte(b, ' ');
	put_len(b, x);
	eg_buf_byte(b, ' ');
	put_len(b, y);
}

static void put_colour(eg_buf *b, uint32_t rgb)
{
	static const char digits[] = "0123456789abcdef";
	eg_buf_cstr(b, " #");
	for (int shift = 20; shift >= 0; shift -= 4)
		eg_buf_byte(b, digits[rgb >> shift & 15u]);
}

static void put_owner(eg_buf *b, const eg_mark *m)
{
	static const char *const kinds[] = {"", "header", "footer", "layout", "background"};
	eg_buf_byte(b, ' ');
	if (m->artifact == EG_ART_NONE)
		eg_bufv(b, "@%u", m->mcid);
	else
		eg_buf_cstr(b, kinds[m->artifact]);
}

static void put_mark(eg_buf *b, const eg_mark *m)
{
	static const char *const kinds[] = {"text", "rect", "line", "path", "image", "drawing"};
	eg_bufv(b, "  %s", kinds[m->kind]);
	put_owner(b, m);
	put_place(b, m->x, m->y);
	if (m->kind == EG_MARK_GLYPHS) {
		const eg_shaped *s = m->as.text.shaped;
		eg_buf_byte(b, ' ');
		put_len(b, s->size);
		put_colour(b, m->colour);
		if (m->as.text.expand)
			eg_bufv(b, " expand %d", m->as.text.expand);
		eg_bufv(b, " %s\"%.*s\"\n", m->as.text.hyphen ? "hyphen " : "", EG_ARG(s->text));
		return;
	}
	put_place(b, m->w, m->h);
	if (m->kind == EG_MARK_IMAGE)
		eg_bufv(b, " %ux%u", m->as.image.columns, m->as.image.rows);
	if (m->fill)
		put_colour(b, m->colour);
	if (m->stroke)
		put_colour(b, m->stroke_colour);
	eg_buf_byte(b, '\n');
}

static void put_link(eg_buf *b, const eg_link *k)
{
	eg_buf_cstr(b, "  link");
	put_place(b, k->x0, k->y0);
	put_place(b, k->x1, k->y1);
	eg_bufv(b, " -> %.*s%.*s\n", EG_ARG(k->url), EG_ARG(k->dest));
}

static void put_page(eg_arena *a, eg_buf *b, const eg_pages *pages, size_t index)
{
	const eg_page *p = pages->pages[index];
	const eg_mark *marks = eg_page_marks(a, pages, p);
	eg_bufv(b, "page %zu '%.*s'", index, EG_ARG(p->label));
	put_place(b, p->width, p->height);
	eg_buf_byte(b, '\n');
	for (size_t i = 0; i < p->mark_count; i++)
		put_mark(b, &marks[i]);
	for (size_t i = 0; i < p->link_count; i++)
		put_link(b, &p->links[i]);
}

static void put_quoted(eg_buf *b, const char *name, eg_str s)
{
	if (s.n)
		eg_bufv(b, " %s=\"%.*s\"", name, EG_ARG(s));
}

static void put_element(eg_buf *b, const eg_pages *p, uint32_t index, unsigned depth)
{
	const eg_element *e = &p->elements[index];
	for (unsigned i = 0; i < depth; i++)
		eg_buf_cstr(b, "  ");
	eg_buf_cstr(b, eg_role_name((enum eg_role)e->role));
	const eg_traits *t = eg_element_traits(e);
	put_quoted(b, "lang", t->lang);
	put_quoted(b, "alt", t->alt);
	put_quoted(b, "actual", t->actual);
	put_quoted(b, "id", t->id);
	if (e->scope)
		eg_bufv(b, " scope=%u", e->scope);
	if (e->col_span)
		eg_bufv(b, " cols=%u", e->col_span);
	for (uint32_t i = 0; i < e->kid_count; i++) {
		const eg_kid *k = &e->kids[i];
		if (eg_kid_kind(k) == EG_KID_CONTENT)
			eg_bufv(b, " %u@%u", eg_kid_page(k), k->index);
		else if (eg_kid_kind(k) == EG_KID_LINK)
			eg_bufv(b, " %u!%u", eg_kid_page(k), k->index);
	}
	eg_buf_byte(b, '\n');
	for (uint32_t i = 0; i < e->kid_count; i++)
		if (eg_kid_kind(&e->kids[i]) == EG_KID_ELEMENT)
			put_element(b, p, e->kids[i].index, depth + 1);
}

static void put_rest(eg_buf *b, const eg_pages *p)
{
	for (size_t i = 0; i < p->dest_count; i++) {
		const eg_dest *d = &p->dests[i];
		eg_bufv(b, "dest %.*s page %u", EG_ARG(d->id), d->page);
		put_place(b, d->x, d->y);
		eg_buf_byte(b, '\n');
	}
	for (size_t i = 0; i < p->outline_count; i++) {
		const eg_outline_item *o = &p->outline[i];
		eg_bufv(b, "outline %u '%.*s' page %u\n", o->level, EG_ARG(o->title), o->page);
	}
	for (size_t i = 0; i < p->label_count; i++)
		eg_bufv(b, "labels from %u %c%u\n", p->labels[i].page, p->labels[i].style,
			p->labels[i].start);
}

eg_str eg_pages_dump(eg_arena *a, const eg_pages *p)
{
	eg_buf b = {0};
	for (size_t i = 0; i < p->count; i++)
		put_page(a, &b, p, i);
	put_rest(&b, p);
	if (p->element_count)
		put_element(&b, p, 0, 0);
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}
