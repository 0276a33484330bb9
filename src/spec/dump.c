#include "base/buf.h"
#include "spec/spec.h"

typedef struct dumper {
	eg_buf *out;
	eg_sources *sources;
} dumper;

/* Text on one line: line ends, quotes and controls as escapes. */
static void put_text(eg_buf *out, eg_str text)
{
	eg_buf_byte(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '\n')
			eg_buf_cstr(out, "\\n");
		else if (c == '"' || c == '\\')
			eg_bufv(out, "\\%c", c);
		else if ((unsigned char)c < ' ')
			eg_bufv(out, "\\x%02X", (unsigned)(unsigned char)c);
		else
			eg_buf_byte(out, c);
	}
	eg_buf_byte(out, '"');
}

static void put_span(const dumper *d, eg_span span)
{
	eg_place from = eg_source_place(d->sources, span.file, span.from);
	eg_place to = eg_source_place(d->sources, span.file, span.to);
	eg_bufv(d->out, " %u:%u-%u:%u", (unsigned)from.line, (unsigned)from.column,
		(unsigned)to.line, (unsigned)to.column);
}

static void put_scalar(const dumper *d, const eg_node *n)
{
	eg_buf_cstr(d->out, n->plain ? "plain" : "scalar");
	put_span(d, n->span);
	eg_buf_byte(d->out, ' ');
	put_text(d->out, n->as.scalar.text);
	for (uint32_t i = 0; i < n->count; i++) {
		eg_place from = eg_source_place(d->sources, n->span.file, n->as.scalar.map[i].from);
		eg_bufv(d->out, " %u=%u:%u", (unsigned)n->as.scalar.map[i].at, (unsigned)from.line,
			(unsigned)from.column);
	}
	eg_buf_byte(d->out, '\n');
}

/* Depth is bounded by EG_SPEC_DEPTH for each anchor and its aliases are shared nodes. */
static void put_node(const dumper *d, const eg_node *n, unsigned depth)
{
	switch ((enum eg_node_kind)n->kind) {
	case EG_NODE_NULL:
		eg_buf_cstr(d->out, "null");
		put_span(d, n->span);
		eg_buf_byte(d->out, '\n');
		return;
	case EG_NODE_SCALAR:
		put_scalar(d, n);
		return;
	case EG_NODE_LIST:
	case EG_NODE_MAP:
		break;
	}
	bool list = n->kind == EG_NODE_LIST;
	eg_buf_cstr(d->out, list ? "list" : "map");
	put_span(d, n->span);
	eg_buf_byte(d->out, '\n');
	for (uint32_t i = 0; i < n->count; i++) {
		eg_bufv(d->out, "%*s", (int)(2 * depth + 2), "");
		if (list) {
			eg_buf_cstr(d->out, "- ");
		} else {
			put_text(d->out, n->as.pairs[i].key->as.scalar.text);
			put_span(d, n->as.pairs[i].key->span);
			eg_buf_cstr(d->out, ": ");
		}
		put_node(d, list ? n->as.items[i] : n->as.pairs[i].value, depth + 1);
	}
}

eg_str eg_spec_dump(eg_arena *a, eg_sources *sources, const eg_node *root)
{
	eg_buf out = {0};
	const dumper d = {&out, sources};
	if (root)
		put_node(&d, root, 0);
	eg_str text = eg_str_copy(a, eg_buf_view(&out));
	eg_buf_release(&out);
	return text;
}
