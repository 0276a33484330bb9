/* The structure tree as indented role names, and their names. */
#include "base/buf.h"
#include "layout/pages.h"

#define DEEPEST 200 /* an indent is not wider than this many levels */

static const char *const names[EG_ROLE_COUNT] = {"Document", "Sect", "H1", "H2", "H3", "H4", "H5",
	"H6", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD",
	"Caption", "Figure", "TOC", "TOCI", "Link", "Note", "Reference", "Index", "BlockQuote",
	"Span", "Div"};

const char *eg_role_name(enum eg_role r)
{
	return names[r];
}

static void indent(eg_buf *b, unsigned depth)
{
	for (unsigned i = 0; i < depth && i < DEEPEST; i++)
		eg_buf_cstr(b, "  ");
}

/* The depth is that of the document's blocks, which its source bounds. */
static void print(eg_buf *b, const eg_pages *p, uint32_t element, unsigned depth)
{
	const eg_element *e = &p->elements[element];
	indent(b, depth);
	eg_buf_cstr(b, eg_role_name((enum eg_role)e->role));
	eg_buf_byte(b, '\n');
	for (uint32_t i = 0; i < e->kid_count; i++)
		if (eg_kid_kind(&e->kids[i]) == EG_KID_ELEMENT)
			print(b, p, e->kids[i].index, depth + 1);
}

eg_str eg_pages_roles(eg_arena *a, const eg_pages *p)
{
	eg_buf b = {0};
	if (p->element_count)
		print(&b, p, 0, 0);
	eg_str s = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return s;
}
