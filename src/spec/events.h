/* events.h -- inside spec: the parser's events with marks turned into byte offsets.
 *
 * libyaml counts marks in code points; `eg_events_offset` turns them into bytes by walking from the
 * last one, which is linear over a file because marks come nearly in order.
 */
#ifndef EG_SPEC_EVENTS_H
#define EG_SPEC_EVENTS_H

#include "spec/spec.h"

#include <yaml.h>

typedef struct eg_events {
	yaml_parser_t parser;
	eg_sources *sources;
	eg_source *src;
	uint32_t file;
	size_t base;          /* bytes of the byte order mark */
	size_t index, offset; /* the last mark and its byte */
	eg_diag *d;
	bool failed;
} eg_events;

/* Checks size and encoding and readies the parser. False, with the finding filed, when the text
 * cannot be read at all; close is then not to be called. */
bool eg_events_open(eg_events *e, eg_sources *sources, uint32_t file, eg_diag *d);
void eg_events_close(eg_events *e);
/* The next event, to be deleted by the caller; false after a fault, which is filed. */
bool eg_events_next(eg_events *e, yaml_event_t *out);
uint32_t eg_events_offset(eg_events *e, yaml_mark_t mark);
eg_span eg_events_span(eg_events *e, const yaml_event_t *event);
/* Nothing more is to be read: marks the source. */
void eg_events_fail(eg_events *e);

#endif
