/* Link annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18). */
#include "pdf/document.h"

#include "pdf/syntax.h"

#define FLAG_PRINT 4 /* ISO 19005-2, 6.3.2: printed, and neither hidden nor without view */

/* The page of a link of the flat index: the last whose first link is not after it. */
static uint32_t page_of(const eg_pdf_document *d, uint32_t link)
{
	uint32_t low = 0, high = (uint32_t)d->pages->count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (d->first_link[middle] <= link)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* An address is ASCII (ISO 32000-1, 12.6.4.7); what is not is written with per cent signs. */
static void put_address(eg_buf *b, eg_str url)
{
	static const char hex[] = "0123456789ABCDEF";
	eg_buf_byte(b, '(');
	for (size_t i = 0; i < url.n; i++) {
		uint8_t c = (uint8_t)url.p[i];
		if (c > ' ' && c < 0x7F && strchr("\"<>\\^`{|}", c) == NULL) {
			eg_pdf_put_string_byte(b, c);
		} else {
			eg_buf_byte(b, '%');
			eg_buf_byte(b, hex[c >> 4]);
			eg_buf_byte(b, hex[c & 15]);
		}
	}
	eg_buf_byte(b, ')');
}

static void put_target(eg_buf *b, const eg_link *link)
{
	if (link->url.n) {
		eg_buf_cstr(b, "/A<</S/URI/URI");
		put_address(b, link->url);
		eg_buf_cstr(b, ">>");
	} else {
		eg_buf_cstr(b, "/Dest");
		eg_pdf_put_bytes(b, link->dest);
	}
}

static void put_rectangle(eg_buf *b, const eg_page *page, const eg_link *link)
{
	const eg_len sides[] = {
		link->x0, page->height - link->y1, link->x1, page->height - link->y0};
	eg_buf_cstr(b, "/Rect[");
	for (size_t i = 0; i < EG_COUNT(sides); i++) {
		if (i)
			eg_buf_byte(b, ' ');
		eg_pdf_put_len(b, sides[i]);
	}
	eg_buf_byte(b, ']');
}

static void put_annotation(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	uint32_t at = page_of(d, index);
	const eg_page *page = d->pages->pages[at];
	const eg_link *link = &page->links[index - d->first_link[at]];
	eg_buf_cstr(b, "/Type/Annot/Subtype/Link");
	put_rectangle(b, page, link);
	eg_buf_cstr(b, "/Border[0 0 0]/F ");
	eg_buf_int(b, FLAG_PRINT);
	/* Keys of the parent tree: pages first, then links. */
	eg_buf_cstr(b, "/StructParent ");
	eg_buf_int(b, (int64_t)d->pages->count + index);
	eg_buf_cstr(b, "/Contents");
	eg_pdf_put_text(b, link->contents);
	put_target(b, link);
}

const eg_link *eg_pdf_link_at(const eg_pdf_document *d, uint32_t flat)
{
	uint32_t page = page_of(d, flat);
	return &d->pages->pages[page]->links[flat - d->first_link[page]];
}

uint32_t eg_pdf_link_number(const eg_pdf_document *d, uint32_t page, uint32_t link)
{
	return eg_pdf_range_number(d->store, d->annotations, d->first_link[page] + link);
}

void eg_pdf_put_annotations(eg_buf *b, const eg_pdf_document *d, uint32_t page)
{
	uint32_t n = d->first_link[page + 1] - d->first_link[page];
	if (!n)
		return;
	eg_buf_cstr(b, "/Annots[");
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			eg_buf_byte(b, ' ');
		eg_pdf_put_ref(b, eg_pdf_link_number(d, page, i));
	}
	eg_buf_byte(b, ']');
}

static bool leads_somewhere(const eg_pdf_document *d, const eg_link *link, eg_str *why)
{
	if (link->url.n || eg_pdf_has_dest(d, link->dest))
		return true;
	*why = eg_strf(d->arena, "a link to '%.*s' leads nowhere", EG_ARG(link->dest));
	return false;
}

bool eg_pdf_links_make(eg_pdf_document *d, eg_str *why)
{
	uint32_t total = 0;
	d->first_link = EG_NEW_N(d->arena, uint32_t, d->pages->count + 1);
	for (size_t i = 0; i < d->pages->count; i++) {
		const eg_page *page = d->pages->pages[i];
		d->first_link[i] = total;
		total += (uint32_t)page->link_count;
		for (size_t k = 0; k < page->link_count; k++)
			if (!leads_somewhere(d, &page->links[k], why))
				return false;
	}
	d->first_link[d->pages->count] = total;
	d->annotations = eg_pdf_range(d->store, total, put_annotation, d);
	return true;
}
