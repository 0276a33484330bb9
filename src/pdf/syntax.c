#include "pdf/syntax.h"

#include "base/date.h"

/* ISO 19005-2, 6.1.13. */
#define STRING_MAX 32767u

#define SECONDS_PER_DAY 86400

typedef struct stamp {
	int year, month, day, hour, minute, second;
} stamp;

void eg_pdf_put_milli(eg_buf *b, int64_t milli)
{
	eg_buf_fixed(b, milli, 3);
}

void eg_pdf_put_len(eg_buf *b, eg_len v)
{
	eg_pdf_put_milli(b, eg_pdf_milli(v));
}

void eg_pdf_put_ref(eg_buf *b, uint32_t number)
{
	eg_buf_int(b, number);
	eg_buf_cstr(b, " 0 R");
}

static void put_hex(eg_buf *b, uint32_t v, int digits)
{
	static const char hex[] = "0123456789ABCDEF";
	for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
		eg_buf_byte(b, hex[v >> shift & 15u]);
}

void eg_pdf_put_string_byte(eg_buf *b, uint8_t byte)
{
	/* A bare carriage return would be read as a line feed (ISO 32000-1, 7.3.4.2). */
	if (byte == '(' || byte == ')' || byte == '\\')
		eg_buf_byte(b, '\\');
	if (byte == '\r')
		eg_buf_put(b, "\\r", 2);
	else
		eg_buf_byte(b, (char)byte);
}

static bool is_plain_ascii(eg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((uint8_t)s.p[i] < ' ' || (uint8_t)s.p[i] > '~')
			return false;
	return true;
}

static void put_literal(eg_buf *b, eg_str s)
{
	eg_buf_byte(b, '(');
	for (size_t i = 0; i < s.n; i++)
		eg_pdf_put_string_byte(b, (uint8_t)s.p[i]);
	eg_buf_byte(b, ')');
}

void eg_pdf_put_bytes(eg_buf *b, eg_str bytes)
{
	if (bytes.n > STRING_MAX)
		bytes.n = STRING_MAX;
	if (is_plain_ascii(bytes)) {
		put_literal(b, bytes);
		return;
	}
	eg_buf_byte(b, '<');
	for (size_t i = 0; i < bytes.n; i++)
		put_hex(b, (uint8_t)bytes.p[i], 2);
	eg_buf_byte(b, '>');
}

/* Writes at most `units` UTF-16 units, never half a pair. */
static void put_utf16(eg_buf *b, eg_str utf8, size_t units)
{
	for (size_t at = 0; at < utf8.n;) {
		uint32_t c = eg_utf8_next(utf8, &at);
		size_t need = c > 0xFFFF ? 2 : 1;
		if (need > units)
			return;
		units -= need;
		if (need == 2) {
			put_hex(b, 0xD800u | (c - 0x10000u) >> 10, 4);
			put_hex(b, 0xDC00u | ((c - 0x10000u) & 0x3FFu), 4);
		} else {
			put_hex(b, c, 4);
		}
	}
}

void eg_pdf_put_utf16_hex(eg_buf *b, eg_str utf8)
{
	put_utf16(b, utf8, SIZE_MAX);
}

void eg_pdf_put_text(eg_buf *b, eg_str utf8)
{
	if (is_plain_ascii(utf8)) {
		put_literal(b, (eg_str){utf8.p, utf8.n < STRING_MAX ? utf8.n : STRING_MAX});
		return;
	}
	eg_buf_cstr(b, "<FEFF");
	put_utf16(b, utf8, (STRING_MAX - 2) / 2);
	eg_buf_byte(b, '>');
}

static stamp stamp_of(int64_t time)
{
	int64_t day = time / SECONDS_PER_DAY, rest = time % SECONDS_PER_DAY;
	if (rest < 0) {
		rest += SECONDS_PER_DAY;
		day--;
	}
	stamp s = {.hour = (int)(rest / 3600), .minute = (int)(rest / 60 % 60)};
	s.second = (int)(rest % 60);
	eg_day_split((eg_day)day, &s.year, &s.month, &s.day);
	return s;
}

void eg_pdf_put_date(eg_buf *b, int64_t time)
{
	stamp s = stamp_of(time);
	eg_bufv(b, "(D:%04d%02d%02d%02d%02d%02dZ)", s.year, s.month, s.day, s.hour, s.minute,
		s.second);
}

void eg_pdf_put_iso_date(eg_buf *b, int64_t time)
{
	stamp s = stamp_of(time);
	eg_bufv(b, "%04d-%02d-%02dT%02d:%02d:%02dZ", s.year, s.month, s.day, s.hour, s.minute,
		s.second);
}
