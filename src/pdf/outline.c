/* The outline (ISO 32000-1, 12.3.3): levels become a tree, open to its first level. */
#include "pdf/document.h"

#include "pdf/syntax.h"

#define NONE      UINT32_MAX
#define DEPTH_MAX 64u

/* By place in the range: 0 is the root, item i is i + 1. */
typedef struct eg_pdf_outline_links {
	uint32_t parent, first, last, previous, next;
	uint32_t kids;
} links;

static void put_link(eg_buf *b, const eg_pdf_document *d, const char *key, uint32_t place)
{
	if (place == NONE)
		return;
	eg_buf_cstr(b, key);
	eg_pdf_put_ref(b, eg_pdf_range_number(d->store, d->outline, place));
}

static void put_target(eg_buf *b, const eg_pdf_document *d, const eg_outline_item *item)
{
	eg_buf_cstr(b, "/Dest");
	if (item->dest.n && eg_pdf_has_dest(d, item->dest))
		eg_pdf_put_bytes(b, item->dest);
	else
		eg_pdf_put_place(b, d, item->page, -1, item->y);
}

static void put_item(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	const links *l = &d->outline_links[index];
	if (index == 0) {
		eg_buf_cstr(b, "/Type/Outlines");
	} else {
		const eg_outline_item *item = &d->pages->outline[index - 1];
		eg_buf_cstr(b, "/Title");
		eg_pdf_put_text(b, item->title);
		put_target(b, d, item);
		/* The heading itself, for readers that go by structure. */
		eg_buf_cstr(b, "/SE ");
		eg_pdf_put_ref(b, eg_pdf_element_number(d, item->element));
	}
	put_link(b, d, "/Parent ", l->parent);
	put_link(b, d, "/Prev ", l->previous);
	put_link(b, d, "/Next ", l->next);
	put_link(b, d, "/First ", l->first);
	put_link(b, d, "/Last ", l->last);
	/* Negative: closed. */
	if (l->kids)
		eg_bufv(b, "/Count %s%u", index ? "-" : "", l->kids);
}

static void append(links *all, uint32_t parent, uint32_t place)
{
	links *above = &all[parent];
	all[place] = (links){parent, NONE, NONE, above->last, NONE, 0};
	if (above->last == NONE)
		above->first = place;
	else
		all[above->last].next = place;
	above->last = place;
	above->kids++;
}

void eg_pdf_outline_make(eg_pdf_document *d)
{
	uint32_t n = (uint32_t)d->pages->outline_count;
	if (!n)
		return;
	links *all = EG_NEW_N(d->arena, links, (size_t)n + 1);
	uint32_t open[DEPTH_MAX + 1] = {0}; /* the last item of each level */
	uint32_t depth = 0;
	all[0] = (links){NONE, NONE, NONE, NONE, NONE, 0};
	for (uint32_t i = 0; i < n; i++) {
		/* A level that was jumped over is closed up. */
		uint32_t level = d->pages->outline[i].level;
		level = level < 1 ? 1 : level > depth + 1 ? depth + 1 : level;
		depth = level > DEPTH_MAX ? DEPTH_MAX : level;
		append(all, open[depth - 1], i + 1);
		open[depth] = i + 1;
	}
	d->outline_links = all;
	d->outline = eg_pdf_range(d->store, n + 1, put_item, d);
}

void eg_pdf_put_outline_ref(eg_buf *b, const eg_pdf_document *d)
{
	if (d->outline_links)
		put_link(b, d, "/Outlines ", 0);
}
