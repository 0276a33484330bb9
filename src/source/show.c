#include "source/show.h"

#include "base/json.h"

#include <stdlib.h>

static const char *const level_words[] = {"off", "note", "warning", "error"};
static const char *const level_colours[] = {"", "\033[1;36m", "\033[1;33m", "\033[1;31m"};

typedef struct printer {
	eg_buf *out;
	eg_sources *sources;
	bool colour;
} printer;

static int by_number(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* Nought only for findings that print the same but for their further spans. */
static int compare(const void *pa, const void *pb)
{
	const eg_finding *a = *(eg_finding *const *)pa, *b = *(eg_finding *const *)pb;
	const int orders[] = {by_number(a->span.file, b->span.file),
		by_number(a->span.from, b->span.from), by_number(a->rule, b->rule),
		eg_str_cmp(a->message, b->message), by_number(a->span.to, b->span.to),
		by_number(b->level, a->level), eg_str_cmp(a->label, b->label),
		eg_str_cmp(a->help, b->help)};
	for (size_t i = 0; i < EG_COUNT(orders); i++)
		if (orders[i])
			return orders[i];
	return 0;
}

static void paint(const printer *p, const char *code)
{
	if (p->colour)
		eg_buf_cstr(p->out, code);
}

typedef struct range {
	uint32_t first, last;
} range;

static bool in_ranges(uint32_t c, const range *r, size_t n)
{
	for (size_t i = 0; i < n && r[i].first <= c; i++)
		if (c <= r[i].last)
			return true;
	return false;
}

/* Controls, and marks that would turn the rest of a terminal's line around: shown as U+FFFD. */
static bool is_hidden(uint32_t c)
{
	static const range hidden[] = {{0, 0x1F}, {0x7F, 0x9F}, {0x202A, 0x202E}, {0x2066, 0x2069}};
	return c == 0xFFFD || in_ranges(c, hidden, EG_COUNT(hidden));
}

/* Columns of a terminal that a character takes as put_line shows it: wide ones two (UAX 11, the
 * blocks that occur in names), marks none. source stands below locale, so the few ranges stand
 * here. */
static size_t columns_of(uint32_t c)
{
	static const range wide[] = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF},
		{0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60},
		{0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
	static const range none[] = {{0x0300, 0x036F}, {0x0591, 0x05BD}, {0x0610, 0x061A},
		{0x064B, 0x065F}, {0x0900, 0x0902}, {0x093A, 0x093A}, {0x093C, 0x093C},
		{0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},
		{0x0E47, 0x0E4E}, {0x1160, 0x11FF}, {0x200B, 0x200F}, {0xFE00, 0xFE0F},
		{0xFEFF, 0xFEFF}};
	if (c < 0x300 || is_hidden(c))
		return 1;
	if (in_ranges(c, none, EG_COUNT(none)))
		return 0;
	return in_ranges(c, wide, EG_COUNT(wide)) ? 2 : 1;
}

static size_t terminal_columns(eg_str s)
{
	size_t columns = 0;
	for (size_t at = 0; at < s.n;)
		columns += columns_of(eg_utf8_next(s, &at));
	return columns;
}

/* A line as a terminal may show it: tabs as one blank, what is hidden as U+FFFD. */
static void put_line(const printer *p, eg_str line)
{
	for (size_t at = 0; at < line.n;) {
		size_t from = at;
		uint32_t c = eg_utf8_next(line, &at);
		if (c == '\t')
			eg_buf_byte(p->out, ' ');
		else if (is_hidden(c))
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
	size_t shift = terminal_columns(eg_str_cut(line, 0, from));
	size_t width = terminal_columns(eg_str_cut(line, from, to));
	eg_bufv(p->out, "%*u | ", digits, (unsigned)at.line);
	put_line(p, line);
	eg_bufv(p->out, "\n%*s | ", digits, "");
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

static bool has_text(const printer *p, eg_span span)
{
	const eg_source *s = eg_sources_at(p->sources, span.file);
	return s && s->text.n > 0 && span.from <= s->text.n;
}

static void put_title(const printer *p, const eg_finding *f)
{
	paint(p, level_colours[f->level]);
	eg_bufv(p->out, "%s[%.*s]", level_words[f->level], EG_ARG(eg_finding_name(f)));
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
	if (has_text(p, f->span)) {
		put_where(p, f->span);
		put_excerpt(p, f->span, f->label, digits, level_colours[f->level]);
	} else if (src) {
		eg_buf_cstr(p->out, "  --> ");
		put_line(p, eg_source_shown(p->sources, f->span.file));
		eg_buf_byte(p->out, '\n');
	}
	uint32_t last_file = f->span.file;
	for (const eg_also *a = f->also; a; a = a->next) {
		if (!has_text(p, a->span))
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

static void set_place(eg_json *j, eg_sources *sources, eg_span span)
{
	const eg_source *src = eg_sources_at(sources, span.file);
	if (!src)
		return;
	eg_place from = eg_source_place(sources, span.file, span.from);
	eg_place to = eg_source_place(sources, span.file, span.to);
	eg_json_set(j, "file", eg_json_string(eg_source_shown(sources, span.file)));
	eg_json_set(j, "line", eg_json_int(from.line));
	eg_json_set(j, "column", eg_json_int(from.column));
	eg_json_set(j, "endLine", eg_json_int(to.line));
	eg_json_set(j, "endColumn", eg_json_int(to.column));
}

static void put_json(const printer *p, const eg_finding *f)
{
	eg_json *j = eg_json_object();
	eg_json_set(j, "level", eg_json_string(eg_str_of(level_words[f->level])));
	eg_json_set(j, "rule", eg_json_string(eg_finding_name(f)));
	eg_json_set(j, "message", eg_json_string(f->message));
	set_place(j, p->sources, f->span);
	if (f->label.n)
		eg_json_set(j, "label", eg_json_string(f->label));
	if (f->help.n)
		eg_json_set(j, "help", eg_json_string(f->help));
	if (f->also) {
		eg_json *list = eg_json_array();
		for (const eg_also *a = f->also; a; a = a->next) {
			eg_json *item = eg_json_object();
			set_place(item, p->sources, a->span);
			eg_json_set(item, "label", eg_json_string(a->label));
			eg_json_add(list, item);
		}
		eg_json_set(j, "also", list);
	}
	eg_json_write(p->out, j, false);
	eg_buf_byte(p->out, '\n');
}

/* Sorts and drops findings that say the same of the same place; counts again. */
static void tidy(eg_diag *d)
{
	if (d->count > 1)
		qsort(d->items, d->count, sizeof(eg_finding *), compare);
	size_t kept = 0;
	d->errors = d->warnings = d->notes = 0;
	for (size_t i = 0; i < d->count; i++) {
		if (kept && compare(&d->items[kept - 1], &d->items[i]) == 0)
			continue;
		d->items[kept++] = d->items[i];
		d->errors += d->items[i]->level == EG_ERROR;
		d->warnings += d->items[i]->level == EG_WARNING;
		d->notes += d->items[i]->level == EG_NOTE;
	}
	d->count = kept;
}

void eg_diag_show(eg_buf *out, eg_diag *d, eg_sources *sources, const eg_show_options *opt)
{
	printer p = {out, sources, opt->colour};
	size_t shown = 0, left = 0;
	tidy(d);
	for (size_t i = 0; i < d->count; i++) {
		const eg_finding *f = d->items[i];
		if (f->level == EG_OFF || (opt->quiet && f->level != EG_ERROR))
			continue;
		if (opt->limit && shown == opt->limit) {
			left++;
			continue;
		}
		shown++;
		if (opt->json)
			put_json(&p, f);
		else
			put_finding(&p, f);
	}
	if (left && !opt->json)
		eg_bufv(out, "... and %zu more finding%s (--limit=0 shows all)\n", left,
			left == 1 ? "" : "s");
}
