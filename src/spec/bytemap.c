#include "spec/bytemap.h"

typedef struct mapper {
	eg_arena *arena;
	eg_str value, source;
	size_t v, s, end; /* where we are in both; end of the scalar in the source */
	eg_byte_map *runs;
	size_t count, cap;
	bool parted; /* an empty line is two line ends in the value */
} mapper;

static void add_run(mapper *m, size_t v, size_t s)
{
	if (v >= m->value.n)
		return;
	if (m->count && m->runs[m->count - 1].at == v)
		m->count--; /* an empty run */
	if (m->count) {
		const eg_byte_map *last = &m->runs[m->count - 1];
		if (s >= last->from && s - last->from == v - last->at)
			return; /* goes on as before */
	}
	m->runs = eg_grow(m->arena, m->runs, m->count, &m->cap, sizeof *m->runs);
	m->runs[m->count++] = (eg_byte_map){(uint32_t)v, (uint32_t)s};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static size_t skip_blanks(const mapper *m, size_t s)
{
	while (s < m->end && is_blank(m->source.p[s]))
		s++;
	return s;
}

/* Past one line break (LF, CRLF, CR). */
static size_t skip_break(const mapper *m, size_t s)
{
	if (s + 1 < m->end && m->source.p[s] == '\r' && m->source.p[s + 1] == '\n')
		return s + 2;
	return s + 1;
}

/* -- flow scalars: plain, single and double quotes (YAML 1.2, 6.5 and 7.3) -- */

/* Lines fold: one break is a blank, n breaks are n - 1 line ends. */
static void fold(mapper *m, size_t first_break)
{
	size_t s = first_break, breaks = 0;
	while (s < m->end && is_break(m->source.p[s])) {
		breaks++;
		s = skip_blanks(m, skip_break(m, s));
	}
	add_run(m, m->v, m->s);
	m->v += breaks > 2 ? breaks - 1 : breaks == 2 && m->parted ? 2 : 1;
	m->s = s;
	add_run(m, m->v, m->s);
}

/* Bytes that the escape at s takes in the source (YAML 1.2, 5.7). */
static size_t escape_length(const mapper *m, size_t s)
{
	char c = (char)0;
	if (s + 1 < m->end)
		c = m->source.p[s + 1];
	return c == 'x' ? 4 : c == 'u' ? 6 : c == 'U' ? 10 : 2;
}

static void escape(mapper *m)
{
	size_t after = m->s + 1;
	if (after < m->end && is_break(m->source.p[after])) {
		/* An escaped line end stands for nothing, but empty lines after it count. */
		size_t s = skip_blanks(m, skip_break(m, after));
		while (s < m->end && is_break(m->source.p[s])) {
			m->v++;
			s = skip_blanks(m, skip_break(m, s));
		}
		m->s = s;
		add_run(m, m->v, m->s);
		return;
	}
	size_t bytes = 1;
	if (m->v < m->value.n) {
		size_t at = m->v;
		(void)eg_utf8_next(m->value, &at);
		bytes = at - m->v;
	}
	add_run(m, m->v, m->s);
	m->s += escape_length(m, m->s);
	m->v += bytes;
	add_run(m, m->v, m->s);
}

static void map_flow(mapper *m, enum eg_scalar_style style)
{
	add_run(m, m->v, m->s);
	while (m->v < m->value.n && m->s < m->end) {
		char c = m->source.p[m->s];
		size_t after = skip_blanks(m, m->s);
		if (after < m->end && is_break(m->source.p[after])) {
			fold(m, after);
		} else if (after > m->s) { /* blanks within a line stand for themselves */
			m->v += after - m->s;
			m->s = after;
		} else if (style == EG_STYLE_DOUBLE && c == '\\') {
			escape(m);
		} else if (style == EG_STYLE_SINGLE && c == '\'') {
			m->s += 2;
			m->v++;
			add_run(m, m->v, m->s);
		} else {
			m->s++;
			m->v++;
		}
	}
}

/* -- block scalars (YAML 1.2, 8.1) -- */

static size_t line_end(const mapper *m, size_t s)
{
	while (s < m->end && !is_break(m->source.p[s]))
		s++;
	return s;
}

/* A value's line is the end of the source's line: what is before it is indentation. */
static void map_literal(mapper *m)
{
	while (m->v < m->value.n && m->s < m->end) {
		size_t end = line_end(m, m->s), v = m->v;
		while (v < m->value.n && m->value.p[v] != '\n')
			v++;
		size_t length = v - m->v;
		if (length <= end - m->s)
			add_run(m, m->v, end - length);
		m->v = v + 1;
		m->s = skip_break(m, end);
	}
}

/* How far the text is indented: what its first line has more in the source than in the value. */
static size_t text_indent(const mapper *m)
{
	size_t s = m->s, v = 0;
	for (;;) {
		size_t text = s;
		while (text < m->end && m->source.p[text] == ' ')
			text++;
		if (text < m->end && is_break(m->source.p[text])) {
			s = skip_break(m, text);
			continue;
		}
		while (v < m->value.n && m->value.p[v] == '\n')
			v++;
		size_t lead = v;
		while (lead < m->value.n && m->value.p[lead] == ' ')
			lead++;
		return text - s >= lead - v ? text - s - (lead - v) : 0;
	}
}

static void map_folded(mapper *m)
{
	size_t indent = text_indent(m), gap = m->s;
	while (m->v < m->value.n && m->s < m->end) {
		size_t end = line_end(m, m->s), from = m->s + indent;
		if (from < end) {
			add_run(m, m->v, gap);
			while (m->v < m->value.n && m->value.p[m->v] == '\n')
				m->v++;
			if (m->v < m->value.n && m->value.p[m->v] == ' ' &&
				m->source.p[from] != ' ')
				m->v++;
			add_run(m, m->v, from);
			m->v += end - from;
			gap = end;
		}
		m->s = skip_break(m, end);
	}
}

/* -- paragraphs -- */

/* Whether the line end at v of a folded value stands alone, for an empty line of the source. What
 * begins with a blank was not folded. */
static bool is_lone(const eg_node *scalar, eg_str source, size_t line, size_t v)
{
	eg_str s = scalar->as.scalar.text;
	if (v == line || v + 1 >= s.n || s.p[v + 1] == '\n' || is_blank(s.p[v + 1]) ||
		is_blank(s.p[line]))
		return false;
	return source.p[eg_node_inner(scalar, (uint32_t)v, (uint32_t)v + 1).from] != '\\';
}

/* The value with two line ends for each empty line, of *length bytes, or NULL when it has none. */
static char *parted(eg_arena *a, const eg_node *scalar, eg_str source, size_t *length)
{
	eg_str s = scalar->as.scalar.text;
	size_t lone = 0, line = 0, n = 0;
	for (size_t pass = 0; pass < 2; pass++) {
		char *to = pass ? EG_NEW_N(a, char, s.n + lone + 1) : NULL;
		line = 0;
		for (size_t v = 0; v < s.n; v++) {
			if (to)
				to[n++] = s.p[v];
			if (s.p[v] != '\n')
				continue;
			bool one = is_lone(scalar, source, line, v);
			if (one && to)
				to[n++] = '\n';
			else if (one)
				lone++;
			line = v + 1;
		}
		*length = n;
		if (pass)
			return to;
		if (!lone)
			break;
	}
	return NULL;
}

/* -- lists -- */

/* "- ", "* ", "1. " */
static bool begins_item(eg_str s, size_t at)
{
	size_t digits = 0;
	while (digits < 3 && at + digits < s.n && s.p[at + digits] >= '0' &&
		s.p[at + digits] <= '9')
		digits++;
	size_t sign = at + digits;
	bool mark =
		sign < s.n && (digits ? s.p[sign] == '.' : s.p[sign] == '-' || s.p[sign] == '*');
	return mark && sign + 1 < s.n && s.p[sign + 1] == ' ';
}

/* Items of a list that YAML has put on one line get their lines again, in a paragraph that begins
 * with an item or has one after a line that ends with a colon. `text` is the scalar's. */
static void part_items(const eg_node *scalar, char *text, eg_str source)
{
	eg_str s = scalar->as.scalar.text;
	bool listed = begins_item(s, 0);
	for (size_t v = 1; v + 1 < s.n; v++) {
		if (text[v] == '\n')
			listed = begins_item(s, v + 1);
		if (text[v] != ' ' || !begins_item(s, v + 1))
			continue;
		char from = source.p[eg_node_inner(scalar, (uint32_t)v, (uint32_t)v + 1).from];
		bool folded = from == '\n' || from == '\r';
		listed = listed || (folded && text[v - 1] == ':');
		if (folded && listed)
			text[v] = '\n';
	}
}

static void map(mapper *m, eg_node *scalar, enum eg_scalar_style style)
{
	switch (style) {
	case EG_STYLE_PLAIN:
		map_flow(m, style);
		break;
	case EG_STYLE_SINGLE:
	case EG_STYLE_DOUBLE:
		m->s++;
		map_flow(m, style);
		break;
	case EG_STYLE_LITERAL:
	case EG_STYLE_FOLDED:
		m->s = skip_break(m, line_end(m, m->s));
		if (style == EG_STYLE_LITERAL)
			map_literal(m);
		else
			map_folded(m);
		break;
	}
	/* Runs are counted from 0: an empty value has none. */
	scalar->as.scalar.map = m->runs;
	scalar->count = (uint32_t)m->count;
}

static mapper mapper_of(eg_arena *a, const eg_node *scalar, eg_str value, eg_str source)
{
	return (mapper){.arena = a,
		.value = value,
		.source = source,
		.s = scalar->span.from,
		.end = scalar->span.to};
}

void eg_bytemap_make(eg_arena *a, eg_node *scalar, eg_str source, enum eg_scalar_style style)
{
	mapper m = mapper_of(a, scalar, scalar->as.scalar.text, source);
	map(&m, scalar, style);
}

void eg_bytemap_part(
	eg_arena *a, eg_node *scalar, char *text, eg_str source, enum eg_scalar_style style)
{
	size_t length;
	if (style == EG_STYLE_LITERAL)
		return;
	char *value = parted(a, scalar, source, &length);
	if (value) {
		scalar->as.scalar.text = (eg_str){value, length};
		mapper m = mapper_of(a, scalar, scalar->as.scalar.text, source);
		m.parted = true;
		map(&m, scalar, style);
	}
	part_items(scalar, value ? value : text, source);
}
