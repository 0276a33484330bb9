/* Attributes of structure elements (ISO 32000-1, 14.8.5): an owner's dictionary for each kind. */
#include "pdf/document.h"

#include "pdf/syntax.h"

static const char *const scopes[] = {NULL, "/Column", "/Row", "/Both"};

/* By eg_element.numbering; ISO 32000-1, table 347. */
static const char *const numberings[] = {"/None", "/Decimal", "/Disc", "/Circle", "/Square",
	"/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha"};

static void put_headers(eg_buf *b, const eg_pdf_document *d, const eg_element *e)
{
	const eg_traits *t = eg_element_traits(e);
	if (!t->header_count)
		return;
	eg_buf_cstr(b, "/Headers[");
	for (uint32_t i = 0; i < t->header_count; i++)
		eg_pdf_put_bytes(b, eg_pdf_element_id(d, t->headers[i]));
	eg_buf_byte(b, ']');
}

static void put_cell(eg_buf *b, const eg_pdf_document *d, const eg_element *e)
{
	if (e->role == EG_ROLE_TH && e->scope && e->scope < EG_COUNT(scopes)) {
		eg_buf_cstr(b, "/Scope");
		eg_buf_cstr(b, scopes[e->scope]);
	}
	if (e->col_span > 1)
		eg_bufv(b, "/ColSpan %u", e->col_span);
	if (e->row_span > 1)
		eg_bufv(b, "/RowSpan %u", e->row_span);
	put_headers(b, d, e);
}

static void put_summary(eg_buf *b, const eg_element *e)
{
	eg_str summary = eg_element_traits(e)->summary;
	if (!summary.n)
		return;
	eg_buf_cstr(b, "/Summary");
	eg_pdf_put_text(b, summary);
}

/* The page that a figure stands on: that of its first content, or of its first kid that has one. */
static uint32_t page_of(const eg_pdf_document *d, uint32_t element)
{
	/* Kids come after their parents, so the walk ends. */
	while (d->element_page[element] == UINT32_MAX) {
		const eg_element *e = &d->pages->elements[element];
		if (!e->kid_count || e->kids[0].index <= element)
			return UINT32_MAX;
		element = e->kids[0].index;
	}
	return d->element_page[element];
}

static void put_layout(eg_buf *b, const eg_pdf_document *d, uint32_t index)
{
	const eg_traits *t = eg_element_traits(&d->pages->elements[index]);
	uint32_t at = page_of(d, index);
	if (t->placed_block)
		eg_buf_cstr(b, "/Placement/Block");
	if (at == UINT32_MAX || t->bbox[0] >= t->bbox[2] || t->bbox[1] >= t->bbox[3])
		return;
	eg_len height = d->pages->pages[at]->height;
	const eg_len sides[] = {t->bbox[0], height - t->bbox[3], t->bbox[2], height - t->bbox[1]};
	eg_buf_cstr(b, "/BBox");
	for (size_t i = 0; i < EG_COUNT(sides); i++) {
		eg_buf_byte(b, i ? ' ' : '[');
		eg_pdf_put_len(b, sides[i]);
	}
	eg_buf_byte(b, ']');
}

static void put_list(eg_buf *b, const eg_element *e)
{
	uint8_t n = e->numbering < EG_COUNT(numberings) ? e->numbering : 0;
	eg_buf_cstr(b, "/ListNumbering");
	eg_buf_cstr(b, numberings[n]);
}

/* No role has attributes of two owners. */
static const char *owner_of(uint8_t role)
{
	switch (role) {
	case EG_ROLE_L:
		return "/List";
	case EG_ROLE_TABLE:
	case EG_ROLE_TH:
	case EG_ROLE_TD:
		return "/Table";
	case EG_ROLE_FIGURE:
		return "/Layout";
	default:
		return NULL;
	}
}

void eg_pdf_put_attributes(eg_buf *b, const eg_pdf_document *d, uint32_t element)
{
	const eg_element *e = &d->pages->elements[element];
	const char *owner = owner_of(e->role);
	if (!owner)
		return;
	size_t start = b->n;
	eg_buf_cstr(b, "/A<</O");
	eg_buf_cstr(b, owner);
	size_t empty = b->n;
	if (e->role == EG_ROLE_L)
		put_list(b, e);
	else if (e->role == EG_ROLE_FIGURE)
		put_layout(b, d, element);
	else if (e->role == EG_ROLE_TABLE)
		put_summary(b, e);
	else
		put_cell(b, d, e);
	if (b->n == empty)
		b->n = start;
	else
		eg_buf_cstr(b, ">>");
}
