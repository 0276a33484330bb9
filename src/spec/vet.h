/* vet.h -- look over a text before anything is read from it.
 *
 * Input:   a source of the source table: YAML, CSV, Markdown.
 * Errors:  `yaml-encoding` with the offset of the first byte that is not UTF-8; `bidi-control` for
 *          embeddings and overrides, and for isolates that are not closed on their line, wherever
 *          they stand, comments too: a line that reads otherwise than it is stored hides what a
 *          reviewer should see (UAX #9, 3.1; CVE-2021-42574).
 */
#ifndef EG_SPEC_VET_H
#define EG_SPEC_VET_H

#include "source/diag.h"
#include "spec/node.h"

/* False when the text is not UTF-8: nothing can be read from it. */
bool eg_vet_text(eg_sources *sources, uint32_t file, eg_diag *d);
/* What stands in a value by way of escapes only: the controls above, and U+0000, in whose place a
 * blank is put. `value` holds the bytes of the scalar's text. */
void eg_vet_escapes(const eg_node *n, char *value, eg_str source, eg_diag *d);

#endif
