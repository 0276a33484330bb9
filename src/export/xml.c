#include "export/xml.h"

static void put_indent(eg_xml *x)
{
	for (unsigned i = 0; i < x->depth; i++)
		eg_buf_cstr(x->out, "  ");
}

/* What XML 1.0 (2.2) has no place for is left out: the specs hold no controls but line ends and
 * tabs. */
static void put_text(eg_buf *out, eg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '&')
			eg_buf_cstr(out, "&amp;");
		else if (c == '<')
			eg_buf_cstr(out, "&lt;");
		else if (c == '>')
			eg_buf_cstr(out, "&gt;");
		else if (c >= ' ' || c == '\n' || c == '\t')
			eg_buf_byte(out, (char)c);
	}
}

void eg_xml_begin(eg_xml *x)
{
	eg_buf_cstr(x->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void eg_xml_open(eg_xml *x, const char *element, const char *attributes)
{
	put_indent(x);
	eg_bufv(x->out, "<%s%s>\n", element, attributes);
	x->depth++;
}

void eg_xml_close(eg_xml *x, const char *element)
{
	EG_ASSERT(x->depth > 0);
	x->depth--;
	put_indent(x);
	eg_bufv(x->out, "</%s>\n", element);
}

void eg_xml_leaf(eg_xml *x, const char *element, eg_str text)
{
	if (!text.n)
		return;
	put_indent(x);
	eg_bufv(x->out, "<%s>", element);
	put_text(x->out, text);
	eg_bufv(x->out, "</%s>\n", element);
}
