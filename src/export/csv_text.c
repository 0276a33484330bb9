#include "export/csv.h"

void eg_csv_put(eg_buf *out, eg_str text)
{
	bool quoted = false;
	for (size_t i = 0; i < text.n; i++)
		quoted = quoted || text.p[i] == ',' || text.p[i] == '"' || text.p[i] == '\n' ||
			 text.p[i] == '\r';
	if (!quoted) {
		eg_buf_str(out, text);
		return;
	}
	eg_buf_byte(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			eg_buf_byte(out, '"');
		eg_buf_byte(out, text.p[i]);
	}
	eg_buf_byte(out, '"');
}

/* OWASP, "CSV Injection": what a cell must not begin with. */
static bool is_opening(char c)
{
	return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

void eg_csv_put_safe(eg_buf *out, eg_str text)
{
	bool armed = text.n && is_opening(text.p[0]);
	if (!armed) {
		eg_csv_put(out, text);
		return;
	}
	eg_buf all = {0};
	eg_buf_byte(&all, '\'');
	eg_buf_str(&all, text);
	eg_csv_put(out, eg_buf_view(&all));
	eg_buf_release(&all);
}
