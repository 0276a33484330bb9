/* jsontext.h -- inside export: JSON written as it comes, for what has many rows (RFC 8259). */
#ifndef EG_EXPORT_JSONTEXT_H
#define EG_EXPORT_JSONTEXT_H

#include "base/buf.h"

/* A string in its quotes. The text must be UTF-8. */
void eg_jsontext_string(eg_buf *out, eg_str s);
/* `"key": `, with a comma before it unless it is the first. */
void eg_jsontext_key(eg_buf *out, eg_str key, bool *first);

#endif
