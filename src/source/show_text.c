/* Findings as text: the line with carets under the place. */
#include "source/columns.h"
#include "source/show_forms.h"

#define LEAST_ROOM 40 /* columns for a line of the source, however narrow the terminal is */

static const char *const level_colours[] = {"", "\033[1;36m", "\033[1;33m", "\033[1;31m"};

typedef struct printer {
	eg_buf *out;
	eg_sources *sources;
	bool colour;
	size_t width;
} printer;

static void paint(const printer *p, const char *code)
{
	if (p->colour)
		eg_buf_cstr(p->out, code);
}

/* A line as a terminal may show it: tabs as one blank, what is hidden as U+FFFD. */
static void put_line(const printer *p, eg_str line)
{
	for (size_t at = 0; at < line.n;) {
		size_t from = at;
		uint32_t c = eg_utf8_next(line, &at);
		if (c == '\t')
			eg_buf_byte(p->out, ' ');
		else if (eg_is_hidden(c))
			eg_buf_cstr(p->out, "\xEF\xBF\xBD");
		else
			eg_buf_str(p->out, eg_str_cut(line, from, at));
	}
}

static void repeat(const printer *p, char c, size_t n)
{
	while (n--)
		eg_buf_byte(p->out, c);
}

/* The part of a line that there is room for. */
typedef struct window {
	size_t from, to; /* bytes of the line */
} window;

#define AHEAD 3    /* of how many parts of the room one stands before the carets */
#define FAR   1024 /* bytes before the carets that are measured; a line may hold a whole file */

/* Where measuring begins: at a character that is near the carets. */
static size_t measured_from(eg_str line, size_t from)
{
	size_t at = from > FAR ? from - FAR : 0;
	while (at && at < from && ((unsigned char)line.p[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* All of the line when there is room, or its begin when the carets are there; else what is around
 * them. */
static window window_of(const printer *p, eg_str line, size_t from, size_t room)
{
	window w = {.to = line.n};
	if (!p->width || eg_columns_cut(line, room) == line.n)
		return w;
	size_t begin = measured_from(line, from);
	eg_str near = eg_str_cut(line, begin, line.n);
	size_t before = eg_columns(eg_str_cut(line, begin, from)), most = room - room / AHEAD;
	if (begin || before > most)
		w.from = begin +
			 (before > room / AHEAD ? eg_columns_cut(near, before - room / AHEAD) : 0);
	w.to = w.from + eg_columns_cut(eg_str_cut(line, w.from, line.n), room - 2);
	return w;
}

#define CUT "\xE2\x80\xA6" /* U+2026: the line goes on there */

/* The line of a span with carets under it, and the label. */
static void put_excerpt(
	const printer *p, eg_span span, eg_str label, int digits, const char *colour)
{
	eg_place at = eg_source_place(p->sources, span.file, span.from);
	eg_str line = eg_source_line(p->sources, span.file, at.line);
	const eg_source *src = eg_sources_at(p->sources, span.file);
	size_t start = (size_t)(line.p - src->text.p);
	/* A span may begin in the byte order mark before the line or in the line end after it. */
	size_t from = span.from > start ? span.from - start : 0;
	size_t to = span.to > start ? span.to - start : 0;
	size_t margin = (size_t)digits + 3;
	window w = window_of(p, line, from < line.n ? from : line.n,
		p->width > margin + LEAST_ROOM ? p->width - margin : LEAST_ROOM);
	to = to < w.to ? to : w.to;
	size_t shift = eg_columns(eg_str_cut(line, w.from, from)) + (w.from ? 1 : 0);
	size_t width = eg_columns(eg_str_cut(line, from, to));
	eg_bufv(p->out, "%*u | %s", digits, (unsigned)at.line, w.from ? CUT : "");
	put_line(p, eg_str_cut(line, w.from, w.to));
	eg_bufv(p->out, "%s\n%*s | ", w.to < line.n ? CUT : "", digits, "");
	repeat(p, ' ', shift);
	paint(p, colour);
	repeat(p, '^', width ? width : 1);
	if (label.n) {
		eg_buf_byte(p->out, ' ');
		put_line(p, label);
	}
	paint(p, "\033[0m");
	eg_buf_byte(p->out, '\n');
}

static int digits_of(const printer *p, const eg_finding *f)
{
	uint32_t most = eg_source_place(p->sources, f->span.file, f->span.from).line;
	for (const eg_also *a = f->also; a; a = a->next) {
		uint32_t line = eg_source_place(p->sources, a->span.file, a->span.from).line;
		most = line > most ? line : most;
	}
	int n = 3; /* so that most excerpts of a run stand under each other */
	for (uint32_t bound = 1000; most >= bound && n < 9; bound *= 10)
		n++;
	return n;
}

static void put_where(const printer *p, eg_span span)
{
	eg_place at = eg_source_place(p->sources, span.file, span.from);
	eg_buf_cstr(p->out, "  --> ");
	put_line(p, eg_source_shown(p->sources, span.file));
	eg_bufv(p->out, ":%u:%u\n", (unsigned)at.line, (unsigned)at.column);
}

static void put_title(const printer *p, const eg_finding *f)
{
	paint(p, level_colours[f->level]);
	eg_bufv(p->out, "%s[%.*s]", eg_level_word(f->level), EG_ARG(eg_finding_name(f)));
	paint(p, "\033[0m");
	eg_buf_cstr(p->out, ": ");
	put_line(p, f->message);
	eg_buf_byte(p->out, '\n');
}

static void put_finding(const printer *p, const eg_finding *f)
{
	int digits = digits_of(p, f);
	const eg_source *src = eg_sources_at(p->sources, f->span.file);
	put_title(p, f);
	if (eg_span_has_text(p->sources, f->span)) {
		put_where(p, f->span);
		put_excerpt(p, f->span, f->label, digits, level_colours[f->level]);
	} else if (src) {
		eg_buf_cstr(p->out, "  --> ");
		put_line(p, eg_source_shown(p->sources, f->span.file));
		eg_buf_byte(p->out, '\n');
	}
	uint32_t last_file = f->span.file;
	for (const eg_also *a = f->also; a; a = a->next) {
		if (!eg_span_has_text(p->sources, a->span))
			continue;
		if (a->span.file != last_file)
			put_where(p, a->span);
		last_file = a->span.file;
		put_excerpt(p, a->span, a->label, digits, "\033[1;34m");
	}
	if (f->help.n) {
		eg_bufv(p->out, "%*s = help: ", digits, "");
		put_line(p, f->help);
		eg_buf_byte(p->out, '\n');
	}
}

void eg_show_text(eg_buf *out, eg_sources *sources, const eg_show_options *opt, const eg_finding *f)
{
	const printer p = {out, sources, opt->colour, opt->width};
	put_finding(&p, f);
}
