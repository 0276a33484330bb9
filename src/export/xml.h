/* xml.h -- inside export: XML 1.0 elements, indented. */
#ifndef EG_EXPORT_XML_H
#define EG_EXPORT_XML_H

#include "base/buf.h"

typedef struct eg_xml {
	eg_buf *out;
	unsigned depth;
} eg_xml;

void eg_xml_begin(eg_xml *x);
/* `attributes` as they will stand, beginning with a blank; "" for none. */
void eg_xml_open(eg_xml *x, const char *element, const char *attributes);
void eg_xml_close(eg_xml *x, const char *element);
/* An element that holds a text; nothing when the text is empty. */
void eg_xml_leaf(eg_xml *x, const char *element, eg_str text);

#endif
