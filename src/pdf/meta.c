/* What the file says about itself: information dictionary, XMP, output intent.
 *
 * Everything bound to PDF 1.7 with PDF/UA-1 and PDF/A-2a that is a claim stands here.
 */
#include "pdf/document.h"

#include "pdf/srgb.h"
#include "pdf/syntax.h"

#define PROFILE_NAME "(sRGB IEC61966-2.1)"

/* ISO 19005-2, 6.6.2.3: a schema that XMP 2005 does not know must be described in the packet. */
static const char extension_schema[] =
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
	"</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char packet_head[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	"<rdf:Description rdf:about=\"\"\n"
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char packet_foot[] =
	"</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* XML 1.0 has no control characters; the information dictionary leaves them out as well. */
static eg_str without_controls(eg_arena *a, eg_str s)
{
	char *out = eg_alloc(a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if ((uint8_t)s.p[i] >= ' ' && s.p[i] != 0x7F)
			out[n++] = s.p[i];
	return (eg_str){out, n};
}

static void put_xml(eg_buf *b, eg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		switch (s.p[i]) {
		case '&':
			eg_buf_cstr(b, "&amp;");
			break;
		case '<':
			eg_buf_cstr(b, "&lt;");
			break;
		case '>':
			eg_buf_cstr(b, "&gt;");
			break;
		default:
			eg_buf_byte(b, s.p[i]);
		}
	}
}

/* One row each of the correspondence between the two (ISO 19005-2, 6.6.3, table 1). */
typedef struct property {
	const char *key;            /* of the information dictionary; NULL: XMP only */
	const char *before, *after; /* in XMP */
	eg_str value;
} property;

#define PROPERTIES 8

static void properties(const eg_pdf_document *d, property rows[PROPERTIES])
{
	const eg_pages *p = d->pages;
	const property all[PROPERTIES] = {
		{"/Title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
			"</rdf:li></rdf:Alt></dc:title>", p->title},
		{"/Author", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>",
			p->author},
		{"/Subject", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
			"</rdf:li></rdf:Alt></dc:description>", p->subject},
		{"/Keywords", "<pdf:Keywords>", "</pdf:Keywords>", p->keywords},
		{"/Creator", "<xmp:CreatorTool>", "</xmp:CreatorTool>", d->producer},
		{"/Producer", "<pdf:Producer>", "</pdf:Producer>", d->producer},
		{NULL, "<dc:language><rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag></dc:language>",
			p->lang},
		{NULL, "<dc:format>", "</dc:format>", EG_STR("application/pdf")},
	};
	for (size_t i = 0; i < PROPERTIES; i++) {
		rows[i] = all[i];
		rows[i].value = without_controls(d->arena, all[i].value);
	}
}

static void put_packet(eg_buf *b, const eg_pdf_document *d)
{
	property rows[PROPERTIES];
	properties(d, rows);
	eg_buf_cstr(b, packet_head);
	for (size_t i = 0; i < PROPERTIES; i++) {
		if (!rows[i].value.n)
			continue;
		eg_buf_cstr(b, rows[i].before);
		put_xml(b, rows[i].value);
		eg_buf_cstr(b, rows[i].after);
		eg_buf_byte(b, '\n');
	}
	static const char *const dates[] = {"CreateDate", "ModifyDate", "MetadataDate"};
	for (size_t i = 0; i < EG_COUNT(dates); i++) {
		eg_bufv(b, "<xmp:%s>", dates[i]);
		eg_pdf_put_iso_date(b, d->pages->time);
		eg_bufv(b, "</xmp:%s>\n", dates[i]);
	}
	eg_buf_cstr(b, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
		       "<pdfuaid:part>1</pdfuaid:part>\n");
	eg_buf_cstr(b, extension_schema);
	eg_buf_cstr(b, packet_foot);
}

static void put_info(eg_buf *b, const void *owner, uint32_t index)
{
	const eg_pdf_document *d = owner;
	property rows[PROPERTIES];
	(void)index;
	properties(d, rows);
	for (size_t i = 0; i < PROPERTIES; i++) {
		if (!rows[i].key || !rows[i].value.n)
			continue;
		eg_buf_cstr(b, rows[i].key);
		eg_pdf_put_text(b, rows[i].value);
	}
	eg_buf_cstr(b, "/CreationDate");
	eg_pdf_put_date(b, d->pages->time);
	eg_buf_cstr(b, "/ModDate");
	eg_pdf_put_date(b, d->pages->time);
}

void eg_pdf_put_output_intent(eg_buf *b, const eg_pdf_document *d)
{
	/* ISO 19005-2, 6.2.3: device colours mean what this profile says. */
	eg_buf_cstr(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
		       "/OutputConditionIdentifier" PROFILE_NAME "/Info" PROFILE_NAME
		       "/DestOutputProfile ");
	eg_pdf_put_ref(b, d->profile);
	eg_buf_cstr(b, ">>]");
}

uint32_t eg_pdf_meta_make(eg_pdf_document *d)
{
	eg_buf b = {0};
	put_packet(&b, d);
	/* ISO 19005-2, 6.6.2.1: readable without a filter. */
	d->metadata = eg_pdf_stream(
		d->store, eg_buf_view(&b), true, EG_STR("/Type/Metadata/Subtype/XML"));
	b.n = 0;
	eg_pdf_put_srgb(&b);
	d->profile = eg_pdf_stream(d->store, eg_buf_view(&b), false, EG_STR("/N 3"));
	eg_buf_release(&b);
	return eg_pdf_root(d->store, EG_PDF_INFO, put_info, d);
}
