/* The structure tree (ISO 32000-1, 14.7): elements, the way back from content to them, their IDs.
 */
#include "pdf/document.h"

#include "pdf/syntax.h"

#define NO_PAGE UINT32_MAX

eg_str eg_pdf_element_id(const eg_pdf_document *d, uint32_t element)
{
	uint32_t place = d->id_of[element];
	return place ? d->id_order[place - 1].name : (eg_str){NULL, 0};
}

uint32_t eg_pdf_element_number(const eg_pdf_document *d, uint32_t element)
{
	return eg_pdf_range_number(d->store, d->elements, element);
}

static void put_kid(eg_buf *b, const eg_pdf_document *d, const eg_kid *kid, uint32_t own_page)
{
	switch (eg_kid_kind(kid)) {
	case EG_KID_ELEMENT:
		eg_pdf_put_ref(b, eg_pdf_element_number(d, kid->index));
		return;
	case EG_KID_CONTENT:
		if (eg_kid_page(kid) == own_page) {
			eg_buf_int(b, kid->index);
			return;
		}
		eg_buf_cstr(b, "<</Type/MCR/Pg ");
		eg_pdf_put_ref(b, d->page_numbers[eg_kid_page(kid)]);
		eg_buf_cstr(b, "/MCID ");
		eg_buf_int(b, kid->index);
		eg_buf_cstr(b, ">>");
		return;
	case EG_KID_LINK:
		eg_buf_cstr(b, "<</Type/OBJR");
		if (eg_kid_page(kid) != own_page) {
			eg_buf_cstr(b, "/Pg ");
			eg_pdf_put_ref(b, d->page_numbers[eg_kid_page(kid)]);
		}
		eg_buf_cstr(b, "/Obj ");
		eg_pdf_put_ref(b, eg_pdf_link_number(d, eg_kid_page(kid), kid->index));
		eg_buf_cstr(b, ">>");
		return;
	}
}

static void put_kids(eg_buf *b, const eg_pdf_document *d, const eg_element *e, uint32_t own_page)
{
	if (!e->kid_count)
		return;
	eg_buf_cstr(b, "/K[");
	for (uint32_t i = 0; i < e->kid_count; i++) {
		if (i)
			eg_buf_byte(b, ' ');
		put_kid(b, d, &e->kids[i], own_page);
	}
	eg_buf_byte(b, ']');
}

static void put_words(eg_buf *b, const char *key, eg_str words)
{
	if (!words.n)
		return;
	eg_buf_cstr(b, key);
	eg_pdf_put_text(b, words);
}

static void put_element(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	const eg_element *e = &d->pages->elements[index];
	const eg_traits *t = eg_element_traits(e);
	uint32_t page = d->element_page[index];
	eg_buf_cstr(b, "/S/");
	eg_buf_cstr(b, eg_role_name(e->role));
	eg_buf_cstr(b, "/P ");
	eg_pdf_put_ref(b,
		e->parent == UINT32_MAX ? d->structure_root : eg_pdf_element_number(d, e->parent));
	if (page != NO_PAGE) {
		eg_buf_cstr(b, "/Pg ");
		eg_pdf_put_ref(b, d->page_numbers[page]);
	}
	if (d->id_of[index]) {
		eg_buf_cstr(b, "/ID");
		eg_pdf_put_bytes(b, eg_pdf_element_id(d, index));
	}
	put_words(b, "/T", t->title);
	put_words(b, "/Lang", t->lang);
	put_words(b, "/Alt", t->alt);
	put_words(b, "/ActualText", t->actual);
	eg_pdf_put_attributes(b, d, index);
	put_kids(b, d, e, page);
}

/* Keys 0 .. pages - 1 are pages, those behind are links. */
static void put_parent_key(eg_buf *b, const void *owner, uint32_t index)
{
	(void)owner;
	eg_buf_int(b, index);
}

static void put_parents(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	if (index >= d->pages->count) {
		const eg_link *link = eg_pdf_link_at(d, index - (uint32_t)d->pages->count);
		eg_pdf_put_ref(b, eg_pdf_element_number(d, link->element));
		return;
	}
	const eg_page *page = d->pages->pages[index];
	eg_buf_byte(b, '[');
	for (uint32_t i = 0; i < page->mcid_count; i++) {
		if (i)
			eg_buf_byte(b, ' ');
		eg_pdf_put_ref(b, eg_pdf_element_number(d, page->owners[i]));
	}
	eg_buf_byte(b, ']');
}

static void put_id(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	eg_pdf_put_bytes(b, d->id_order[index].name);
}

static void put_id_element(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	eg_pdf_put_ref(b, eg_pdf_element_number(d, d->id_order[index].index));
}

static void put_root(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	(void)index;
	eg_buf_cstr(b, "/Type/StructTreeRoot/K[");
	if (d->pages->element_count)
		eg_pdf_put_ref(b, eg_pdf_element_number(d, 0));
	eg_buf_cstr(b, "]/ParentTree ");
	eg_pdf_put_ref(b, eg_pdf_tree_root(&d->parent_tree));
	eg_bufv(b, "/ParentTreeNextKey %u", d->parent_tree.count);
	if (d->id_count) {
		eg_buf_cstr(b, "/IDTree ");
		eg_pdf_put_ref(b, eg_pdf_tree_root(&d->id_tree));
	}
}

/* IDs are needed by notes (ISO 14289-1, 7.9) and by heads that cells name; others keep what they
 * have. Of elements with the same ID only the first keeps it. */
static void give_ids(eg_pdf_document *d)
{
	const eg_pages *p = d->pages;
	bool *needed = EG_NEW_N(d->arena, bool, p->element_count);
	d->id_of = EG_NEW_N(d->arena, uint32_t, p->element_count);
	for (size_t i = 0; i < p->element_count; i++) {
		const eg_element *e = &p->elements[i];
		needed[i] |= e->role == EG_ROLE_NOTE;
		const eg_traits *t = eg_element_traits(e);
		for (uint32_t k = 0; k < t->header_count; k++)
			needed[t->headers[k]] = true;
	}
	size_t most = 0;
	for (size_t i = 0; i < p->element_count; i++)
		most += needed[i] || eg_element_traits(&p->elements[i])->id.n;
	d->id_order = EG_NEW_N(d->arena, eg_pdf_named, most);
	for (uint32_t i = 0; i < p->element_count; i++) {
		eg_str own = eg_element_traits(&p->elements[i])->id;
		if (own.n)
			d->id_order[d->id_count++] = (eg_pdf_named){own, i};
	}
	d->id_count = eg_pdf_sort_names(d->id_order, d->id_count);
	for (size_t i = 0; i < d->id_count; i++)
		d->id_of[d->id_order[i].index] = 1; /* for now: it has one */
	for (uint32_t i = 0; i < p->element_count; i++) {
		if (needed[i] && !d->id_of[i])
			d->id_order[d->id_count++] =
				(eg_pdf_named){eg_strf(d->arena, "element %u", i), i};
	}
	d->id_count = eg_pdf_sort_names(d->id_order, d->id_count);
	memset(d->id_of, 0, p->element_count * sizeof *d->id_of);
	for (uint32_t i = 0; i < d->id_count; i++)
		d->id_of[d->id_order[i].index] = i + 1;
}

/* What an element refers to must be there, or the file would be broken without a word. */
static bool check_element(const eg_pdf_document *d, uint32_t index)
{
	const eg_pages *p = d->pages;
	const eg_element *e = &p->elements[index];
	if (e->parent != UINT32_MAX && e->parent >= p->element_count)
		return false;
	for (uint32_t i = 0; i < e->kid_count; i++) {
		const eg_kid *kid = &e->kids[i];
		if (eg_kid_kind(kid) == EG_KID_ELEMENT) {
			if (kid->index >= p->element_count ||
				p->elements[kid->index].parent != index)
				return false;
			continue;
		}
		if (eg_kid_page(kid) >= p->count)
			return false;
		const eg_page *page = p->pages[eg_kid_page(kid)];
		if (eg_kid_kind(kid) == EG_KID_CONTENT &&
			(kid->index >= page->mcid_count || page->owners[kid->index] != index))
			return false;
		if (eg_kid_kind(kid) == EG_KID_LINK &&
			(kid->index >= page->link_count ||
				page->links[kid->index].element != index))
			return false;
	}
	const eg_traits *t = eg_element_traits(e);
	for (uint32_t i = 0; i < t->header_count; i++)
		if (t->headers[i] >= p->element_count)
			return false;
	return true;
}

static void find_pages(eg_pdf_document *d)
{
	d->element_page = EG_NEW_N(d->arena, uint32_t, d->pages->element_count);
	for (size_t i = 0; i < d->pages->element_count; i++) {
		const eg_element *e = &d->pages->elements[i];
		uint32_t k = 0;
		while (k < e->kid_count && eg_kid_kind(&e->kids[k]) == EG_KID_ELEMENT)
			k++;
		d->element_page[i] = k < e->kid_count ? eg_kid_page(&e->kids[k]) : NO_PAGE;
	}
}

bool eg_pdf_structure_make(eg_pdf_document *d, eg_str *why)
{
	for (uint32_t i = 0; i < d->pages->element_count; i++) {
		if (!check_element(d, i)) {
			*why = eg_strf(d->arena, "structure element %u does not hold together", i);
			return false;
		}
	}
	find_pages(d);
	give_ids(d);
	d->structure_root = eg_pdf_object(d->store, put_root, d, 0);
	d->elements = eg_pdf_range(d->store, (uint32_t)d->pages->element_count, put_element, d);
	d->parent_tree = (eg_pdf_tree){.owner = d, .key = put_parent_key, .value = put_parents};
	d->parent_tree.count = (uint32_t)d->pages->count + d->first_link[d->pages->count];
	eg_pdf_tree_init(&d->parent_tree, d->store);
	d->id_tree = (eg_pdf_tree){.is_names = true, .owner = d, .key = put_id};
	d->id_tree.value = put_id_element;
	d->id_tree.count = (uint32_t)d->id_count;
	eg_pdf_tree_init(&d->id_tree, d->store);
	return true;
}
