#include "spec/builder.h"

#include "spec/bytemap.h"
#include "spec/vet.h"

#define FEW_PAIRS 16 /* up to here comparing all beats a map */

bool eg_builder_open(eg_builder *b, eg_arena *arena, eg_sources *sources, uint32_t file, eg_diag *d)
{
	*b = (eg_builder){.arena = arena, .limits = &sources->limits};
	if (!eg_events_open(&b->events, sources, file, d))
		return false;
	b->own = eg_arena_new();
	eg_map_init(&b->names, b->own);
	return true;
}

void eg_builder_close(eg_builder *b)
{
	eg_events_close(&b->events);
	eg_arena_release(b->own);
}

static void push(eg_builder *b, eg_node *n)
{
	b->stack = eg_grow(b->own, b->stack, b->count, &b->cap, sizeof(eg_node *));
	b->stack[b->count++] = n;
}

/* -- anchors -- */

/* An anchor's index, or SIZE_MAX without one. A name may be used again: the later one then counts.
 */
static size_t open_anchor(eg_builder *b, const yaml_char_t *name)
{
	if (!name)
		return SIZE_MAX;
	b->anchored = true;
	size_t i = b->anchor_count++;
	b->anchors = eg_grow(b->own, b->anchors, i, &b->anchor_cap, sizeof *b->anchors);
	b->anchors[i] = (eg_anchor){.size = b->size};
	eg_map_set(&b->names, eg_str_copy(b->own, eg_str_of((const char *)name)), (uint32_t)i);
	return i;
}

static void close_anchor(eg_builder *b, size_t i, eg_node *n)
{
	if (i == SIZE_MAX || !n)
		return;
	b->anchors[i].node = n;
	b->anchors[i].size = b->size - b->anchors[i].size + 1;
}

static eg_node *new_node(eg_builder *b, enum eg_node_kind kind, eg_span span)
{
	eg_node *n = EG_NEW(b->arena, eg_node);
	n->kind = (uint8_t)kind;
	n->span = span;
	b->size++;
	return n;
}

/* In the place of what cannot be: nothing more is said of it. */
static eg_node *told_node(eg_builder *b, eg_span span)
{
	eg_node *n = new_node(b, EG_NODE_NULL, span);
	n->told = true;
	return n;
}

static eg_node *alias_node(eg_builder *b, const yaml_event_t *ev)
{
	eg_str name = eg_str_of((const char *)ev->data.alias.anchor);
	eg_span span = eg_events_span(&b->events, ev);
	uint32_t i = eg_map_find(&b->names, name);
	if (i == EG_MAP_NONE) {
		eg_say_help(eg_report(b->events.d, EG_R_YAML_SYNTAX, span,
				    "alias '*%.*s' names no anchor", EG_ARG(name)),
			"a text that begins with '*' stands in quotes");
		return told_node(b, span);
	}
	const eg_anchor *a = &b->anchors[i];
	if (!a->node) {
		eg_report(b->events.d, EG_R_ALIAS_LIMIT, span,
			"alias '*%.*s' stands in what it names", EG_ARG(name));
		return told_node(b, span);
	}
	b->size += a->size;
	b->aliased += a->size;
	if (b->aliased <= b->limits->aliases)
		return a->node;
	eg_say_help(eg_report(b->events.d, EG_R_ALIAS_LIMIT, span,
			    "aliases stand for more than %llu nodes",
			    (unsigned long long)b->limits->aliases),
		"--input-limits=aliases=N sets another bound");
	eg_events_fail(&b->events);
	return NULL;
}

/* -- scalars -- */

static enum eg_scalar_style style_of(const yaml_event_t *ev)
{
	switch (ev->data.scalar.style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return EG_STYLE_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return EG_STYLE_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
		return EG_STYLE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return EG_STYLE_FOLDED;
	case YAML_ANY_SCALAR_STYLE:
	case YAML_PLAIN_SCALAR_STYLE:
		break;
	}
	return EG_STYLE_PLAIN;
}

/* libyaml counts anchor and tag to the scalar; a span is the scalar alone. */
static uint32_t skip_properties(const eg_builder *b, eg_span span)
{
	eg_str t = b->events.src->text;
	size_t at = span.from;
	for (;;) {
		while (at < span.to &&
			(t.p[at] == ' ' || t.p[at] == '\t' || t.p[at] == '\n' || t.p[at] == '\r'))
			at++;
		if (at < span.to && t.p[at] == '#') {
			while (at < span.to && t.p[at] != '\n' && t.p[at] != '\r')
				at++;
			continue;
		}
		if (at >= span.to || (t.p[at] != '&' && t.p[at] != '!'))
			return (uint32_t)at;
		while (at < span.to && (unsigned char)t.p[at] > ' ')
			at++;
	}
}

static uint32_t trimmed_end(eg_str t, eg_span span)
{
	uint32_t to = span.to;
	while (to > span.from && (unsigned char)t.p[to - 1] <= ' ')
		to--;
	return to;
}

/* The value as it stands in the source, when it does: then nothing is copied. */
static bool borrow(eg_node *n, eg_str source, eg_str value, uint32_t from, uint32_t to)
{
	if (to < from || to - from != value.n || memcmp(source.p + from, value.p, value.n) != 0)
		return false;
	n->as.scalar.text = eg_str_cut(source, from, to);
	return true;
}

static void one_run(eg_builder *b, eg_node *n, uint32_t from)
{
	eg_byte_map *run = EG_NEW(b->arena, eg_byte_map);
	*run = (eg_byte_map){0, from};
	n->as.scalar.map = run;
	n->count = 1;
}

static void fill_scalar(eg_builder *b, eg_node *n, eg_str value, enum eg_scalar_style style)
{
	eg_str source = b->events.src->text;
	bool quoted = style == EG_STYLE_SINGLE || style == EG_STYLE_DOUBLE;
	n->plain = style == EG_STYLE_PLAIN;
	if (n->plain && borrow(n, source, value, n->span.from, n->span.to))
		return;
	if (quoted && borrow(n, source, value, n->span.from + 1, n->span.to - 1)) {
		one_run(b, n, n->span.from + 1);
		return;
	}
	char *copy = eg_cstr(b->arena, value);
	n->as.scalar.text = (eg_str){copy, value.n};
	eg_bytemap_make(b->arena, n, source, style);
	if (style == EG_STYLE_DOUBLE)
		eg_vet_escapes(n, copy, source, b->events.d);
	eg_bytemap_part(b->arena, n, copy, source, style);
	if (!quoted)
		n->span.to = trimmed_end(source, n->span);
}

static bool is_too_long(eg_builder *b, eg_str value, eg_span span)
{
	if (value.n <= b->limits->text)
		return false;
	eg_say_help(
		eg_report(b->events.d, EG_R_SIZE_LIMIT, (eg_span){span.file, span.from, span.from},
			"the text has %zu bytes; at most %llu are read", value.n,
			(unsigned long long)b->limits->text),
		"--input-limits=text=N sets another bound");
	eg_events_fail(&b->events);
	return true;
}

static eg_node *scalar_node(eg_builder *b, const yaml_event_t *ev)
{
	eg_span span = eg_events_span(&b->events, ev);
	eg_str value = {(const char *)ev->data.scalar.value, ev->data.scalar.length};
	enum eg_scalar_style style = style_of(ev);
	size_t anchor = open_anchor(b, ev->data.scalar.anchor);
	if (ev->data.scalar.anchor || ev->data.scalar.tag)
		span.from = skip_properties(b, span);
	bool null = style == EG_STYLE_PLAIN && (value.n == 0 || eg_str_is(value, "~"));
	if (is_too_long(b, value, span))
		return NULL;
	eg_node *n = new_node(b, null ? EG_NODE_NULL : EG_NODE_SCALAR, span);
	if (!null)
		fill_scalar(b, n, value, style);
	close_anchor(b, anchor, n);
	return n;
}

/* -- collections -- */

/* Reads events up to the end of a collection; children go onto the stack. */
static bool read_children(eg_builder *b, yaml_event_type_t end, uint32_t *last)
{
	yaml_event_t ev;
	while (eg_events_next(&b->events, &ev)) {
		if (ev.type == end) {
			*last = eg_events_offset(&b->events, ev.end_mark);
			yaml_event_delete(&ev);
			return true;
		}
		eg_node *child = eg_builder_node(b, &ev);
		if (!child)
			return false;
		push(b, child);
	}
	return false;
}

static void fill_list(eg_builder *b, eg_node *n, size_t first)
{
	n->count = (uint32_t)(b->count - first);
	n->as.items = EG_NEW_N(b->arena, eg_node *, n->count);
	if (n->count)
		memcpy(n->as.items, b->stack + first, n->count * sizeof(eg_node *));
}

void eg_builder_duplicate(eg_builder *b, eg_str key, eg_span again, eg_span first)
{
	eg_finding *f = eg_report(
		b->events.d, EG_R_KEY_DUPLICATE, again, "key '%.*s' is given twice", EG_ARG(key));
	eg_say_also(f, first, "first given here");
}

/* The pair with the key among the first `count`, or NULL. Large mappings look in `seen`. */
static const eg_pair *pair_before(
	const eg_pair *pairs, uint32_t count, const eg_map *seen, eg_str key)
{
	if (seen) {
		uint32_t i = eg_map_find(seen, key);
		return i == EG_MAP_NONE ? NULL : &pairs[i];
	}
	for (uint32_t i = 0; i < count; i++)
		if (eg_str_eq(pairs[i].key->as.scalar.text, key))
			return &pairs[i];
	return NULL;
}

typedef struct gathering {
	eg_builder *b;
	eg_pair *pairs;
	uint32_t count;
	size_t cap;
	eg_map *seen;
} gathering;

static void gather(gathering *g, eg_node *key, eg_node *value)
{
	g->pairs = eg_grow(g->b->arena, g->pairs, g->count, &g->cap, sizeof *g->pairs);
	g->pairs[g->count] = (eg_pair){key, value};
	if (g->seen)
		(void)eg_map_add(g->seen, key->as.scalar.text, g->count, NULL);
	g->count++;
}

static bool is_merge(const eg_node *key)
{
	return key->kind == EG_NODE_SCALAR && key->plain && eg_str_is(key->as.scalar.text, "<<");
}

/* The pairs of a merged mapping that are not given already; earlier ones win. */
static void merge(gathering *g, const eg_node *from)
{
	if (from->kind == EG_NODE_LIST) {
		for (uint32_t i = 0; i < from->count; i++)
			if (from->as.items[i]->kind == EG_NODE_MAP)
				merge(g, from->as.items[i]);
		return;
	}
	if (from->kind != EG_NODE_MAP) {
		eg_report(g->b->events.d, EG_R_YAML_SYNTAX, from->span,
			"'<<' takes a mapping or a list of them");
		return;
	}
	for (uint32_t i = 0; i < from->count; i++)
		if (!pair_before(
			    g->pairs, g->count, g->seen, from->as.pairs[i].key->as.scalar.text))
			gather(g, from->as.pairs[i].key, from->as.pairs[i].value);
}

static void gather_own(gathering *g, eg_node *key, eg_node *value)
{
	if (key->kind != EG_NODE_SCALAR) {
		eg_finding *f = eg_report(g->b->events.d, EG_R_YAML_SYNTAX, key->span,
			"a key is a word, not %s",
			key->kind == EG_NODE_NULL   ? "nothing"
			: key->kind == EG_NODE_LIST ? "a list"
						    : "a mapping");
		eg_say_help(f, "put text that begins with '{' or '[' in quotes");
		return;
	}
	eg_str text = key->as.scalar.text;
	const eg_pair *first = pair_before(g->pairs, g->count, g->seen, text);
	if (first)
		eg_builder_duplicate(g->b, text, key->span, first->key->span);
	else
		gather(g, key, value);
}

static void fill_map(eg_builder *b, eg_node *n, size_t first)
{
	size_t pairs = (b->count - first) / 2;
	eg_arena_mark mark = eg_arena_save(b->own);
	eg_map seen;
	eg_map_init(&seen, b->own);
	gathering g = {.b = b, .cap = pairs, .seen = pairs > FEW_PAIRS ? &seen : NULL};
	g.pairs = EG_NEW_N(b->arena, eg_pair, pairs);
	for (size_t i = 0; i < pairs; i++)
		if (!is_merge(b->stack[first + 2 * i]))
			gather_own(&g, b->stack[first + 2 * i], b->stack[first + 2 * i + 1]);
	for (size_t i = 0; i < pairs; i++)
		if (is_merge(b->stack[first + 2 * i]))
			merge(&g, b->stack[first + 2 * i + 1]);
	n->as.pairs = g.pairs;
	n->count = g.count;
	eg_arena_rewind(b->own, mark);
}

static eg_node *collection(eg_builder *b, const yaml_event_t *ev, enum eg_node_kind kind)
{
	bool list = kind == EG_NODE_LIST;
	eg_span span = eg_events_span(&b->events, ev);
	const yaml_char_t *name =
		list ? ev->data.sequence_start.anchor : ev->data.mapping_start.anchor;
	if (b->depth == b->limits->depth) {
		eg_say_help(eg_report(b->events.d, EG_R_DEPTH_LIMIT, span,
				    "nested deeper than %llu levels",
				    (unsigned long long)b->limits->depth),
			"--input-limits=depth=N sets another bound");
		eg_events_fail(&b->events);
		return NULL;
	}
	size_t first = b->count, anchor = open_anchor(b, name);
	eg_node *n = new_node(b, kind, span);
	b->depth++;
	bool whole = read_children(
		b, list ? YAML_SEQUENCE_END_EVENT : YAML_MAPPING_END_EVENT, &n->span.to);
	b->depth--;
	if (!whole)
		return NULL;
	n->span.to = trimmed_end(b->events.src->text, n->span);
	if (list)
		fill_list(b, n, first);
	else
		fill_map(b, n, first);
	b->count = first;
	close_anchor(b, anchor, n);
	return n;
}

static bool are_too_many(eg_builder *b, const yaml_event_t *ev)
{
	if (b->size <= b->limits->nodes)
		return false;
	eg_say_help(
		eg_report(b->events.d, EG_R_SIZE_LIMIT, eg_events_span(&b->events, ev),
			"the file has more than %llu nodes", (unsigned long long)b->limits->nodes),
		"--input-limits=nodes=N sets another bound");
	eg_events_fail(&b->events);
	return true;
}

eg_node *eg_builder_node(eg_builder *b, yaml_event_t *ev)
{
	eg_node *n = NULL;
	if (are_too_many(b, ev)) {
		yaml_event_delete(ev);
		return NULL;
	}
	switch (ev->type) {
	case YAML_SCALAR_EVENT:
		n = scalar_node(b, ev);
		break;
	case YAML_ALIAS_EVENT:
		n = alias_node(b, ev);
		break;
	case YAML_SEQUENCE_START_EVENT:
		n = collection(b, ev, EG_NODE_LIST);
		break;
	case YAML_MAPPING_START_EVENT:
		n = collection(b, ev, EG_NODE_MAP);
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		(void)EG_NEVER(
			true); /* the grammar of events puts none of these where a node begins */
		break;
	}
	yaml_event_delete(ev);
	return n;
}
