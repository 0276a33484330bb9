/* search.h -- scalars of a file whose values are not bytes of it: escaped, folded, joined.
 *
 * Words that came out of a dataset are looked for in the bytes of the specs first. Where those do
 * not hold them, a value may: "\u00e9" is one character and six bytes.
 *
 * Input:   a source that holds YAML.
 * Output:  its rewritten scalars, keys left out, with the way back to the bytes.
 * Errors:  none; a file is looked at up to its first fault.
 */
#ifndef EG_SPEC_SEARCH_H
#define EG_SPEC_SEARCH_H

#include "spec/node.h"

typedef struct eg_scalars {
	eg_node *items;
	size_t count, cap;
} eg_scalars;

/* Adds those of the file, in its order. Reads it again, so it is only for when something is wrong.
 */
void eg_scalars_rewritten(eg_arena *a, eg_sources *sources, uint32_t file, eg_scalars *out);
/* Where the words stand first, escapes as a whole; no place when none holds them. */
eg_span eg_scalars_find(const eg_scalars *s, const eg_sources *sources, eg_str words);

#endif
