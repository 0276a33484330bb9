/* build.h -- inside prose: the tree while md4c walks the text. */
#ifndef EG_PROSE_BUILD_H
#define EG_PROSE_BUILD_H

#include "prose/prose.h"

/* Entities of HTML that writers use, as UTF-8; the entity with its & and ; or {NULL}. */
eg_str eg_prose_entity(eg_arena *a, eg_str entity);
/* Splits [@source] out of text runs and gathers ^[notes]; runs come and go in the arena. */
void eg_prose_forms(eg_arena *a, eg_inline **runs, size_t *count);

typedef void eg_prose_tell(void *ctx, eg_prose_fault fault);
/* Tells the marks in a paragraph's runs, once our forms were found in them, that no form came of.
 * `text`: the value that the runs' bytes are counted in. */
void eg_prose_find_marks(
	const eg_inline *runs, size_t count, eg_str text, eg_prose_tell *tell, void *ctx);

#endif
