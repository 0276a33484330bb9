/* Dated things as an iCalendar object (RFC 5545). */
#include "export/export.h"
#include "export/moment.h"

#define LINE_OCTETS 75 /* RFC 5545, 3.1 */

enum { ID, DAY, LAST, WRITTEN, WHAT, KIND, TITLE, WHO, STRATEGY, SAID, STATED, COLUMNS };

/* A content line, folded without tearing a character. */
static void put_line(eg_buf *out, const char *name, eg_str value)
{
	eg_buf line = {0};
	eg_bufv(&line, "%s:", name);
	eg_buf_str(&line, value);
	size_t at = 0, room = LINE_OCTETS;
	while (line.n - at > room) {
		size_t end = at + room;
		while (end > at && ((unsigned char)line.p[end] & 0xC0) == 0x80)
			end--;
		eg_buf_put(out, line.p + at, end - at);
		eg_buf_cstr(out, "\r\n ");
		at = end;
		room = LINE_OCTETS - 1; /* the blank that continues a line counts */
	}
	eg_buf_put(out, line.p + at, line.n - at);
	eg_buf_cstr(out, "\r\n");
	eg_buf_release(&line);
}

/* A TEXT value (3.3.11). */
static eg_str escaped(eg_arena *a, eg_str s)
{
	eg_buf b = {0};
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '\\' || c == ';' || c == ',')
			eg_bufv(&b, "\\%c", c);
		else if (c == '\n')
			eg_buf_cstr(&b, "\\n");
		else if ((unsigned char)c >= ' ')
			eg_buf_byte(&b, c);
	}
	eg_str out = eg_str_copy(a, eg_buf_view(&b));
	eg_buf_release(&b);
	return out;
}

static void put_text(eg_buf *out, eg_arena *a, const char *name, eg_str text)
{
	if (text.n)
		put_line(out, name, escaped(a, text));
}

/* The day after: DTEND of an all-day event is the first day that is free again. */
static eg_str day_after(eg_arena *a, eg_str iso)
{
	eg_day d;
	return eg_day_parse(iso, &d) ? eg_day_basic(a, eg_day_iso(a, d + 1)) : eg_day_basic(a, iso);
}

static eg_str without_blanks(eg_arena *a, eg_str s)
{
	char *p = eg_cstr(a, s);
	for (size_t i = 0; i < s.n; i++)
		if (p[i] == ' ')
			p[i] = '-';
	return (eg_str){p, s.n};
}

/* What is due or ends some time in a month stands on the last day; a meeting lasts from its first
 * to its last. */
static void put_event(eg_buf *out, eg_arena *a, const eg_cell *row, const eg_export_options *opt)
{
	eg_str day = row[DAY].text, last = row[LAST].kind == EG_CELL_TEXT ? row[LAST].text : day;
	eg_str words = row[WRITTEN].kind == EG_CELL_TEXT ? row[WRITTEN].text : day;
	bool exact = eg_str_eq(words, day);
	bool lasts = eg_str_is(row[WHAT].text, "meeting") && eg_str_cmp(last, day) > 0;
	eg_buf_cstr(out, "BEGIN:VEVENT\r\n");
	put_line(out, "UID",
		eg_strf(a, "%.*s@%.*s.engross", EG_ARG(without_blanks(a, row[ID].text)),
			EG_ARG(row[STRATEGY].text)));
	put_line(out, "DTSTAMP", eg_second_basic(a, opt->time));
	put_line(out, "DTSTART;VALUE=DATE", eg_day_basic(a, day));
	put_line(out, "DTEND;VALUE=DATE", day_after(a, lasts ? last : day));
	put_text(out, a, "SUMMARY",
		eg_strf(a, "%.*s (%.*s)", EG_ARG(row[TITLE].text), EG_ARG(row[SAID].text)));
	eg_str stated = exact ? EG_STR("")
			      : eg_strf(a, "%.*s: %.*s", EG_ARG(row[STATED].text), EG_ARG(words));
	put_text(out, a, "DESCRIPTION",
		eg_strf(a, "%.*s%s%.*s", EG_ARG(stated),
			exact || row[WHO].kind != EG_CELL_TEXT ? "" : "\n",
			row[WHO].kind == EG_CELL_TEXT ? (int)row[WHO].text.n : 0,
			row[WHO].kind == EG_CELL_TEXT ? row[WHO].text.p : ""));
	put_line(out, "CATEGORIES",
		eg_strf(a, "%.*s,%.*s", EG_ARG(escaped(a, row[KIND].text)),
			EG_ARG(escaped(a, row[SAID].text))));
	eg_buf_cstr(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

bool eg_export_ics(eg_export *out, eg_dataset *ds, const eg_export_options *opt, eg_diag *d)
{
	eg_str sql = EG_STR(
		"SELECT c.id, c.day, c.last_day, c.written, c.what, word(c.kind), c.title, c.who, "
		"s.id, "
		"word(c.what), word('Date as stated') "
		"FROM v_calendar c CROSS JOIN (SELECT id FROM strategy LIMIT 1) s ORDER BY c.pos");
	size_t errors = d->errors;
	eg_query *q = eg_query_open(ds, sql, (eg_query_place){0}, d);
	if (!q)
		return false;
	eg_arena *a = eg_arena_new();
	eg_buf *b = &eg_export_add(out, EG_STR(""))->bytes;
	eg_buf_cstr(b, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
	put_line(b, "PRODID", eg_strf(a, "-//engross//engross %.*s//EN", EG_ARG(opt->version)));
	eg_buf_cstr(b, "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
	put_text(b, a, "X-WR-CALNAME", opt->title);
	eg_cell row[COLUMNS];
	eg_arena_mark m = eg_arena_save(a);
	while (eg_query_next(q, row)) {
		put_event(b, a, row, opt);
		eg_arena_rewind(a, m);
	}
	eg_buf_cstr(b, "END:VCALENDAR\r\n");
	eg_query_close(q);
	eg_arena_release(a);
	return d->errors == errors;
}
