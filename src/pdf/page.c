/* Page objects and the page tree, of bounded nodes.
 *
 * libharu's own pages cost 4 KB each, end at 32,767 and keep their boxes as floats; these are raw
 * objects under its root.
 */
#include "pdf/document.h"

#include "pdf/syntax.h"

#define FAN 32u

static void put_resources(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	(void)index;
	eg_pdf_put_font_resources(b, &d->fonts);
	eg_pdf_put_image_resources(b, &d->images);
}

static void put_page(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	const eg_page *page = d->pages->pages[index];
	eg_buf_cstr(b, "/Type/Page/Parent ");
	eg_pdf_put_ref(b, d->page_parents[index]);
	eg_buf_cstr(b, "/MediaBox[0 0 ");
	eg_pdf_put_len(b, page->width);
	eg_buf_byte(b, ' ');
	eg_pdf_put_len(b, page->height);
	eg_buf_cstr(b, "]/Resources ");
	eg_pdf_put_ref(b, d->resources);
	eg_buf_cstr(b, "/Contents ");
	eg_pdf_put_ref(b, d->contents[index]);
	/* ISO 14289-1, 7.18.3: pages with annotations go by structure; so do all others. */
	eg_bufv(b, "/StructParents %u/Tabs/S", index);
	eg_pdf_put_annotations(b, d, index);
}

static void put_kids(eg_buf *b, const eg_pdf_document *d, const eg_pdf_page_node *node)
{
	eg_buf_cstr(b, "/Kids[");
	for (uint32_t i = 0; i < node->count; i++) {
		uint32_t kid = node->first + i;
		if (i)
			eg_buf_byte(b, ' ');
		eg_pdf_put_ref(b, node->holds_pages ? d->page_numbers[kid] : d->nodes[kid].number);
	}
	eg_bufv(b, "]/Count %u", node->pages);
}

static void put_node(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	eg_buf_cstr(b, "/Type/Pages/Parent ");
	eg_pdf_put_ref(b, d->nodes[index].parent);
	put_kids(b, d, &d->nodes[index]);
}

/* libharu has written /Type already. The root is the last node. */
static void put_root(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	(void)index;
	put_kids(b, d, &d->nodes[d->node_count - 1]);
}

static void add_node(eg_pdf_document *d, uint32_t first, uint32_t count, bool holds_pages)
{
	d->nodes = eg_grow(d->arena, d->nodes, d->node_count, &d->node_cap, sizeof(*d->nodes));
	eg_pdf_page_node *node = &d->nodes[d->node_count++];
	*node = (eg_pdf_page_node){.first = first, .count = count, .holds_pages = holds_pages};
	node->pages = holds_pages ? count : 0;
	for (uint32_t i = 0; !holds_pages && i < count; i++)
		node->pages += d->nodes[first + i].pages;
}

/* Groups the pages, then the groups, until one is left. */
static void group(eg_pdf_document *d)
{
	uint32_t first = 0, count = (uint32_t)d->pages->count;
	bool pages = true;
	do {
		uint32_t next = (uint32_t)d->node_count;
		for (uint32_t at = 0; at < count || at == 0; at += FAN)
			add_node(d, first + at, count - at < FAN ? count - at : FAN, pages);
		first = next;
		count = (uint32_t)d->node_count - next;
		pages = false;
	} while (count > 1);
}

static void adopt(eg_pdf_document *d)
{
	for (size_t i = 0; i < d->node_count; i++) {
		const eg_pdf_page_node *node = &d->nodes[i];
		for (uint32_t k = node->first; k < node->first + node->count; k++) {
			if (node->holds_pages)
				d->page_parents[k] = node->number;
			else
				d->nodes[k].parent = node->number;
		}
	}
}

void eg_pdf_pages_make(eg_pdf_document *d)
{
	d->page_numbers = EG_NEW_N(d->arena, uint32_t, d->pages->count);
	d->page_parents = EG_NEW_N(d->arena, uint32_t, d->pages->count);
	d->resources = eg_pdf_object(d->store, put_resources, d, 0);
	for (uint32_t i = 0; i < d->pages->count; i++)
		d->page_numbers[i] = eg_pdf_object(d->store, put_page, d, i);
	group(d);
	uint32_t root = (uint32_t)d->node_count - 1;
	for (uint32_t i = 0; i < root; i++)
		d->nodes[i].number = eg_pdf_object(d->store, put_node, d, i);
	d->nodes[root].number = eg_pdf_root(d->store, EG_PDF_PAGES, put_root, d);
	adopt(d);
}
