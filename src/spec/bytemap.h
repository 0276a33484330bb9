/* bytemap.h -- inside spec: which source byte each byte of a scalar's value came from. */
#ifndef EG_SPEC_BYTEMAP_H
#define EG_SPEC_BYTEMAP_H

#include "spec/node.h"

enum eg_scalar_style {
	EG_STYLE_PLAIN,
	EG_STYLE_SINGLE,
	EG_STYLE_DOUBLE,
	EG_STYLE_LITERAL,
	EG_STYLE_FOLDED
};

/* Sets the node's map from its text, its span and the source text it stands in. A plain scalar on
 * one line needs none. */
void eg_bytemap_make(eg_arena *a, eg_node *scalar, eg_str source, enum eg_scalar_style style);
/* YAML folds an empty line into one line end (YAML 1.2, 6.5 and 8.1.3), which parts nothing in
 * Markdown. In a mapped scalar it becomes two, so that what an author sets apart stays apart; the
 * text is copied where that is so, and mapped anew. Items of a list stand on lines of their own.
 * `text`: the bytes of the scalar's, which may be changed. */
void eg_bytemap_part(
	eg_arena *a, eg_node *scalar, char *text, eg_str source, enum eg_scalar_style style);

#endif
