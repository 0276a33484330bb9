/* Named destinations and page labels (ISO 32000-1, 12.3.2.3 and 12.4.2). */
#include "pdf/document.h"

#include "pdf/syntax.h"

#include <stdlib.h>

static int compare_named(const void *a, const void *b)
{
	const eg_pdf_named *x = a, *y = b;
	int c = eg_str_cmp(x->name, y->name);
	return c ? c : (x->index > y->index) - (x->index < y->index);
}

size_t eg_pdf_sort_names(eg_pdf_named *names, size_t count)
{
	if (count < 2)
		return count;
	qsort(names, count, sizeof(*names), compare_named);
	size_t kept = 1;
	for (size_t i = 1; i < count; i++)
		if (!eg_str_eq(names[i].name, names[kept - 1].name))
			names[kept++] = names[i];
	return kept;
}

void eg_pdf_put_place(eg_buf *b, const eg_pdf_document *d, uint32_t page, eg_len x, eg_len y)
{
	eg_buf_byte(b, '[');
	eg_pdf_put_ref(b, d->page_numbers[page]);
	eg_buf_cstr(b, "/XYZ ");
	if (x < 0)
		eg_buf_cstr(b, "null");
	else
		eg_pdf_put_len(b, x);
	eg_buf_byte(b, ' ');
	eg_pdf_put_len(b, d->pages->pages[page]->height - y);
	eg_buf_cstr(b, " null]");
}

static void put_dest_name(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	eg_pdf_put_bytes(b, d->dests[index].name);
}

static void put_dest(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	const eg_dest *dest = &d->pages->dests[d->dests[index].index];
	eg_pdf_put_place(b, d, dest->page, dest->x, dest->y);
}

bool eg_pdf_has_dest(const eg_pdf_document *d, eg_str name)
{
	size_t low = 0, high = d->dest_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int c = eg_str_cmp(d->dests[middle].name, name);
		if (c == 0)
			return true;
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static void put_label_page(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	eg_buf_int(b, d->pages->labels[index].page);
}

static void put_label(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	const eg_label_range *r = &d->pages->labels[index];
	eg_buf_cstr(b, "<<");
	if (r->style)
		eg_bufv(b, "/S/%c", r->style);
	if (r->prefix.n) {
		eg_buf_cstr(b, "/P");
		eg_pdf_put_text(b, r->prefix);
	}
	if (r->start > 1)
		eg_bufv(b, "/St %u", r->start);
	eg_buf_cstr(b, ">>");
}

void eg_pdf_dests_make(eg_pdf_document *d)
{
	d->dests = EG_NEW_N(d->arena, eg_pdf_named, d->pages->dest_count);
	for (uint32_t i = 0; i < d->pages->dest_count; i++)
		d->dests[i] = (eg_pdf_named){d->pages->dests[i].id, i};
	d->dest_count = eg_pdf_sort_names(d->dests, d->pages->dest_count);
	d->dest_tree =
		(eg_pdf_tree){.is_names = true, .count = (uint32_t)d->dest_count, .owner = d};
	d->dest_tree.key = put_dest_name;
	d->dest_tree.value = put_dest;
	eg_pdf_tree_init(&d->dest_tree, d->store);
	d->label_tree = (eg_pdf_tree){.count = (uint32_t)d->pages->label_count, .owner = d};
	d->label_tree.key = put_label_page;
	d->label_tree.value = put_label;
	eg_pdf_tree_init(&d->label_tree, d->store);
}
