/* builder.h -- inside spec: events to nodes, with anchors, merge keys and limits. */
#ifndef EG_SPEC_BUILDER_H
#define EG_SPEC_BUILDER_H

#include "base/map.h"
#include "spec/events.h"

typedef struct eg_anchor {
	eg_node *node; /* NULL while its value is still being read */
	uint64_t size; /* nodes in it, aliases counted as what they stand for */
} eg_anchor;

typedef struct eg_builder {
	eg_events events;
	const eg_limits *limits;
	eg_arena *arena; /* nodes */
	eg_arena *own;   /* what lives as long as the builder */
	eg_node **stack; /* children of the collections being read */
	size_t count, cap;
	eg_map names; /* anchor -> index into anchors */
	eg_anchor *anchors;
	size_t anchor_count, anchor_cap;
	uint64_t size, aliased; /* nodes so far; those made by aliases */
	uint32_t depth;
	bool anchored; /* an anchor was met: nodes must stay */
} eg_builder;

bool eg_builder_open(
	eg_builder *b, eg_arena *arena, eg_sources *sources, uint32_t file, eg_diag *d);
void eg_builder_close(eg_builder *b);
/* The node that begins with the event, which is taken over. NULL after a fault. */
eg_node *eg_builder_node(eg_builder *b, yaml_event_t *event);
/* A key's text given twice. */
void eg_builder_duplicate(eg_builder *b, eg_str key, eg_span again, eg_span first);

#endif
