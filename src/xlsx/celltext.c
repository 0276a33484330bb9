#include "xlsx/celltext.h"

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* Whether "_xHHHH_" stands at byte `at`. */
static bool looks_escaped(eg_str s, size_t at)
{
	if (s.n - at < 7 || s.p[at + 1] != 'x' || s.p[at + 6] != '_')
		return false;
	for (size_t i = at + 2; i < at + 6; i++) {
		if (!is_hex(s.p[i]))
			return false;
	}
	return true;
}

/* Controls from 01 on are escaped by the library itself; NUL and the noncharacters are not. */
static bool must_escape(uint32_t c)
{
	return c == 0 || c == 0xFFFE || c == 0xFFFF;
}

/* One code point at *at, ready for the cell. The units are those of the longest form, escapes
 * included, because the library counts what it is handed. */
static size_t put_one(eg_buf *out, eg_str s, size_t *at)
{
	size_t from = *at;
	uint32_t c = eg_utf8_next(s, at);
	char bytes[4];
	if (c == '_' && looks_escaped(s, from)) {
		eg_buf_cstr(out, "_x005F_");
		return 7;
	}
	if (must_escape(c)) {
		eg_bufv(out, "_x%04X_", (unsigned)c);
		return 7;
	}
	if (c == '\r') {
		if (*at < s.n && s.p[*at] == '\n')
			return 0;
		c = '\n';
	}
	eg_buf_put(out, bytes, eg_utf8_put(bytes, c));
	return c < 0x20 ? 7 : c > 0xFFFF ? 2 : 1;
}

static size_t utf16_units(eg_str s)
{
	size_t n = 0;
	for (size_t at = 0; at < s.n;)
		n += eg_utf8_next(s, &at) > 0xFFFF ? 2 : 1;
	return n;
}

/* Most texts are printable ASCII without an underline, or nearly so: nothing to do but copy. */
static bool is_plain(eg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < 0x20 && c != '\n') || c >= 0x7F || c == '_')
			return false;
	}
	return true;
}

static void end(eg_buf *out)
{
	eg_buf_byte(out, '\0');
	out->n--;
}

static void put_mark(eg_buf *out, eg_str mark, size_t had)
{
	size_t at = eg_str_find(mark, EG_STR("{1}"), 0);
	at = at == SIZE_MAX ? mark.n : at;
	eg_buf_byte(out, ' ');
	eg_buf_str(out, eg_str_cut(mark, 0, at));
	eg_bufv(out, "%zu", had);
	eg_buf_str(out, eg_str_cut(mark, at + 3, mark.n));
}

size_t eg_cell_text(eg_buf *out, eg_str s, eg_str mark)
{
	out->n = 0;
	if (s.n <= EG_CELL_UNITS && is_plain(s)) {
		eg_buf_str(out, s);
		end(out);
		return 0;
	}
	size_t units = 0, cut_at = 0, had = 0;
	for (size_t at = 0; at < s.n;) {
		units += put_one(out, s, &at);
		if (units <= EG_CELL_CUT)
			cut_at = out->n;
		if (units > EG_CELL_UNITS) {
			had = utf16_units(s);
			out->n = cut_at;
			put_mark(out, mark, had);
			break;
		}
	}
	end(out);
	return had;
}

void eg_line_text(eg_buf *out, eg_str s, size_t units)
{
	size_t used = 0, before = 0;
	out->n = 0;
	for (size_t at = 0; at < s.n;) {
		before = out->n;
		used += put_one(out, s, &at);
		if (used > units) {
			out->n = before;
			break;
		}
		if (out->n == before + 1 && (unsigned char)out->p[before] < 0x20)
			out->p[before] = ' ';
	}
	end(out);
}

bool eg_text_is_rtl(eg_str s)
{
	for (size_t at = 0; at < s.n;) {
		if ((unsigned char)s.p[at] < 0x80) {
			char c = s.p[at++];
			if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
				return false;
			continue;
		}
		uint32_t c = eg_utf8_next(s, &at);
		if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
			(c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
			(c >= 0x1E800 && c <= 0x1EFFF))
			return true;
		if (c >= 0x00C0 && c != 0x00D7 && c != 0x00F7 && !(c >= 0x2000 && c <= 0x2BFF))
			return false;
	}
	return false;
}
