#include "export/jsontext.h"

void eg_jsontext_string(eg_buf *out, eg_str s)
{
	eg_buf_byte(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\')
			eg_bufv(out, "\\%c", c);
		else if (c == '\n')
			eg_buf_cstr(out, "\\n");
		else if (c == '\t')
			eg_buf_cstr(out, "\\t");
		else if (c < ' ')
			eg_bufv(out, "\\u%04x", c);
		else
			eg_buf_byte(out, (char)c);
	}
	eg_buf_byte(out, '"');
}

void eg_jsontext_key(eg_buf *out, eg_str key, bool *first)
{
	eg_buf_cstr(out, *first ? "" : ", ");
	*first = false;
	eg_jsontext_string(out, key);
	eg_buf_cstr(out, ": ");
}
