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

/* OWASP, "CSV Injection": what a cell must not begin with. Spreadsheets take the full-width forms
 * of the four signs for the signs. */
static bool is_opening(eg_str s)
{
	static const char *const openings[] = {"=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D",
		"\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
	for (size_t i = 0; i < EG_COUNT(openings); i++)
		if (eg_str_starts(s, eg_str_of(openings[i])))
			return true;
	return false;
}

void eg_csv_put_safe(eg_buf *out, eg_str text)
{
	if (!is_opening(text)) {
		eg_csv_put(out, text);
		return;
	}
	eg_buf all = {0};
	eg_buf_byte(&all, '\'');
	eg_buf_str(&all, text);
	eg_csv_put(out, eg_buf_view(&all));
	eg_buf_release(&all);
}
