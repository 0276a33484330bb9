#include "spec/builder.h"

typedef struct stream {
	eg_builder b;
	const eg_spec_handler *handler;
	eg_map seen; /* top-level key -> index into spans */
	eg_span *spans;
	size_t span_cap;
} stream;

/* -- the top level -- */

static void note_key(stream *s, const eg_node *key)
{
	bool is_new;
	uint32_t next = (uint32_t)s->seen.count;
	eg_str text = eg_str_copy(s->b.own, key->as.scalar.text);
	uint32_t i = eg_map_add(&s->seen, text, next, &is_new);
	if (!is_new) {
		eg_builder_duplicate(&s->b, text, key->span, s->spans[i]);
		return;
	}
	s->spans = eg_grow(s->b.own, s->spans, next, &s->span_cap, sizeof *s->spans);
	s->spans[next] = key->span;
}

/* A value that is there as a whole: the alias of a list, what a merge key brings. */
static void hand_over(const eg_spec_handler *h, const eg_node *key, const eg_node *value)
{
	if (value->kind != EG_NODE_LIST || !value->count) {
		h->value(h->ctx, key, value);
		return;
	}
	for (uint32_t i = 0; i < value->count; i++)
		h->item(h->ctx, key, value->as.items[i]);
}

static bool stream_items(stream *s, const eg_node *key, eg_span span)
{
	yaml_event_t ev;
	bool empty = true;
	while (eg_events_next(&s->b.events, &ev)) {
		if (ev.type == YAML_SEQUENCE_END_EVENT) {
			const eg_node list = {.kind = EG_NODE_LIST, .span = span};
			yaml_event_delete(&ev);
			if (empty)
				s->handler->value(s->handler->ctx, key, &list);
			return true;
		}
		empty = false;
		eg_arena_mark mark = eg_arena_save(s->b.arena);
		const eg_node *item = eg_builder_node(&s->b, &ev);
		if (!item)
			return false;
		s->handler->item(s->handler->ctx, key, item);
		if (!s->b.anchored)
			eg_arena_rewind(s->b.arena, mark);
	}
	return false;
}

static bool stream_value(stream *s, const eg_node *key)
{
	yaml_event_t ev;
	if (!eg_events_next(&s->b.events, &ev))
		return false;
	if (ev.type == YAML_SEQUENCE_START_EVENT && !ev.data.sequence_start.anchor &&
		key->kind == EG_NODE_SCALAR) {
		eg_span span = eg_events_span(&s->b.events, &ev);
		yaml_event_delete(&ev);
		return stream_items(s, key, span);
	}
	const eg_node *value = eg_builder_node(&s->b, &ev);
	if (!value)
		return false;
	if (key->kind != EG_NODE_SCALAR)
		return true;
	if (eg_str_is(key->as.scalar.text, "<<") && value->kind == EG_NODE_MAP)
		for (uint32_t i = 0; i < value->count; i++)
			hand_over(s->handler, value->as.pairs[i].key, value->as.pairs[i].value);
	else
		hand_over(s->handler, key, value);
	return true;
}

static bool stream_pairs(stream *s)
{
	yaml_event_t ev;
	while (eg_events_next(&s->b.events, &ev)) {
		if (ev.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&ev);
			return true;
		}
		eg_arena_mark mark = eg_arena_save(s->b.arena);
		const eg_node *key = eg_builder_node(&s->b, &ev);
		if (!key)
			return false;
		if (key->kind == EG_NODE_SCALAR)
			note_key(s, key);
		else
			eg_report(s->b.events.d, EG_R_YAML_SYNTAX, key->span, "a key is a word");
		if (!stream_value(s, key))
			return false;
		if (!s->b.anchored)
			eg_arena_rewind(s->b.arena, mark);
	}
	return false;
}

/* -- documents -- */

/* Past the beginning of the stream, to the event that begins the document's node. False at the
 * end of an empty stream or after a fault. */
static bool first_event(eg_builder *b, yaml_event_t *ev)
{
	while (eg_events_next(&b->events, ev)) {
		if (ev->type != YAML_STREAM_START_EVENT && ev->type != YAML_DOCUMENT_START_EVENT &&
			ev->type != YAML_STREAM_END_EVENT)
			return true;
		bool end = ev->type == YAML_STREAM_END_EVENT;
		yaml_event_delete(ev);
		if (end)
			return false;
	}
	return false;
}

static void expect_end(eg_builder *b)
{
	yaml_event_t ev;
	while (eg_events_next(&b->events, &ev)) {
		yaml_event_type_t type = ev.type;
		eg_span span = eg_events_span(&b->events, &ev);
		yaml_event_delete(&ev);
		if (type == YAML_STREAM_END_EVENT)
			return;
		if (type != YAML_DOCUMENT_START_EVENT)
			continue;
		eg_say_help(eg_report(b->events.d, EG_R_YAML_DOCUMENTS, span,
				    "a second document begins here"),
			"take '---' away, or put the rest into a file of its own and include it");
		eg_events_fail(&b->events);
		return;
	}
}

bool eg_spec_stream(eg_arena *scratch, eg_sources *sources, uint32_t file,
	const eg_spec_handler *handler, eg_diag *d)
{
	stream s = {.handler = handler};
	if (!eg_builder_open(&s.b, scratch, sources, file, d))
		return false;
	eg_map_init(&s.seen, s.b.own);
	yaml_event_t ev;
	bool whole = true;
	if (first_event(&s.b, &ev)) {
		if (ev.type == YAML_MAPPING_START_EVENT) {
			yaml_event_delete(&ev);
			whole = stream_pairs(&s);
		} else {
			const eg_node *root = eg_builder_node(&s.b, &ev);
			if (root)
				handler->other(handler->ctx, root);
			whole = root != NULL;
		}
		if (whole)
			expect_end(&s.b);
	}
	whole = !s.b.events.failed;
	eg_builder_close(&s.b);
	return whole;
}

eg_node *eg_spec_parse(eg_arena *a, eg_sources *sources, uint32_t file, bool *whole, eg_diag *d)
{
	eg_builder b;
	*whole = false;
	if (!eg_builder_open(&b, a, sources, file, d))
		return NULL;
	yaml_event_t ev;
	eg_node *root = NULL;
	if (first_event(&b, &ev)) {
		root = eg_builder_node(&b, &ev);
		if (root)
			expect_end(&b);
	}
	*whole = !b.events.failed;
	eg_builder_close(&b);
	return root;
}
