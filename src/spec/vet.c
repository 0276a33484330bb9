#include "spec/vet.h"

#define MOST_TOLD 100 /* of one file */

enum bidi { NONE, EMBEDDING, OPEN_ISOLATE, CLOSE_ISOLATE };

/* U+202A..202E are E2 80 AA..AE, U+2066..2069 are E2 81 A6..A9. */
static enum bidi bidi_at(eg_str t, size_t at)
{
	if (t.n - at < 3 || t.p[at] != '\xE2')
		return NONE;
	unsigned char second = (unsigned char)t.p[at + 1], third = (unsigned char)t.p[at + 2];
	if (second == 0x80 && third >= 0xAA && third <= 0xAE)
		return EMBEDDING;
	if (second != 0x81 || third < 0xA6 || third > 0xA9)
		return NONE;
	return third == 0xA9 ? CLOSE_ISOLATE : OPEN_ISOLATE;
}

static void report(eg_diag *d, eg_span span, uint32_t c, bool isolate)
{
	eg_finding *f = eg_report(d, EG_R_BIDI_CONTROL, span, "U+%04X %s", (unsigned)c,
		isolate ? "is not closed on its line, or closes nothing"
			: "turns the direction of the text after it around");
	eg_say_help(f, isolate ? "close it with U+2069 before the line ends, or delete it"
			       : "delete it; directions are found without it");
}

/* The isolates of a line that are open. */
typedef struct line {
	size_t end;   /* of the line */
	size_t first; /* the outermost open one */
	size_t open;
} line;

typedef struct scan {
	eg_str text;
	uint32_t file;
	eg_diag *d;
	size_t told;
	line line;
} scan;

static void tell(scan *s, size_t at, bool isolate)
{
	size_t next = at;
	uint32_t c = eg_utf8_next(s->text, &next);
	report(s->d, (eg_span){s->file, (uint32_t)at, (uint32_t)next}, c, isolate);
	s->told++;
}

static size_t end_of_line(eg_str t, size_t at)
{
	while (at < t.n && t.p[at] != '\n' && t.p[at] != '\r')
		at++;
	return at;
}

static void end_line(scan *s)
{
	if (s->line.open)
		tell(s, s->line.first, true);
	s->line = (line){0};
}

static void found(scan *s, size_t at, enum bidi kind)
{
	if (at >= s->line.end) {
		end_line(s);
		s->line.end = end_of_line(s->text, at);
	}
	if (kind == EMBEDDING) {
		tell(s, at, false);
	} else if (kind == OPEN_ISOLATE) {
		s->line.first = s->line.open++ ? s->line.first : at;
	} else if (s->line.open) {
		s->line.open--;
	} else {
		tell(s, at, true);
	}
}

static void find_bidi(eg_str t, uint32_t file, eg_diag *d)
{
	scan s = {.text = t, .file = file, .d = d};
	for (size_t at = 0; at < t.n && s.told < MOST_TOLD; at++) {
		const char *p = memchr(t.p + at, '\xE2', t.n - at);
		if (!p)
			break;
		at = (size_t)(p - t.p);
		enum bidi kind = bidi_at(t, at);
		if (kind != NONE)
			found(&s, at, kind);
	}
	end_line(&s);
}

/* By its mark, or by every other byte of its first characters. */
static bool is_utf16(eg_str t)
{
	if (t.n >= 2 && (memcmp(t.p, "\xFF\xFE", 2) == 0 || memcmp(t.p, "\xFE\xFF", 2) == 0))
		return true;
	return t.n >= 4 && !t.p[0] == !t.p[2] && !t.p[1] == !t.p[3] && !t.p[0] != !t.p[1];
}

static bool is_utf8(eg_str t, uint32_t file, eg_diag *d)
{
	size_t at = eg_utf8_valid(t);
	bool wide = is_utf16(t);
	if (at == t.n && !wide)
		return true;
	at = wide ? 0 : at;
	eg_span span = {file, (uint32_t)at, (uint32_t)at + 1};
	eg_finding *f =
		wide ? eg_report(d, EG_R_YAML_ENCODING, span, "the file is UTF-16, not UTF-8")
		     : eg_report(d, EG_R_YAML_ENCODING, span,
			       "byte 0x%02X at offset %zu is not UTF-8",
			       (unsigned)(unsigned char)t.p[at], at);
	eg_say_help(f, "save the file as UTF-8");
	return false;
}

bool eg_vet_text(eg_sources *sources, uint32_t file, eg_diag *d)
{
	eg_source *src = eg_sources_at(sources, file);
	if (!is_utf8(src->text, file, d)) {
		src->unreadable = true;
		return false;
	}
	find_bidi(src->text, file, d);
	return true;
}

void eg_vet_escapes(const eg_node *n, char *value, eg_str source, eg_diag *d)
{
	eg_str t = n->as.scalar.text;
	for (size_t at = 0; at < t.n;) {
		size_t from = at;
		uint32_t c = eg_utf8_next(t, &at);
		enum bidi kind = bidi_at(t, from);
		if (c != 0 && kind == NONE)
			continue;
		eg_span span = eg_node_inner(n, (uint32_t)from, (uint32_t)at);
		if (source.p[span.from] != '\\')
			continue; /* stands in the source itself, and is told there */
		while (span.to < n->span.to && source.p[span.to] != '\\' &&
			source.p[span.to] != '"' && span.to - span.from < (c ? 6 : 2))
			span.to++;
		if (c == 0)
			value[from] = ' ';
		if (c == 0)
			eg_say_help(eg_report(d, EG_R_YAML_SYNTAX, span,
					    "an escape stands for U+0000, which no text holds"),
				"delete it");
		else
			report(d, span, c, kind != EMBEDDING);
	}
}
