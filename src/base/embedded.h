/* embedded.h -- files that are part of the program: faces and standard specs.
 *
 * The tables are made at build time (cmake/Embed.cmake), in byte order of the names, and end with
 * a row whose name is NULL. The bytes are followed by a NUL that is not counted.
 */
#ifndef EG_BASE_EMBEDDED_H
#define EG_BASE_EMBEDDED_H

#include "base/str.h"

typedef struct eg_embedded {
	const char *name;
	const char *bytes;
	size_t size;
} eg_embedded;

extern const eg_embedded eg_embedded_fonts[];
extern const eg_embedded eg_embedded_specs[];
extern const eg_embedded eg_embedded_rules[];    /* the standard rules over derived facts */
extern const eg_embedded eg_embedded_init[];     /* what `engross init` writes */
extern const eg_embedded eg_embedded_examples[]; /* pieces of which `explain` shows */

/* The file of that name in a table, or {NULL}. */
eg_str eg_embedded_find(const eg_embedded *table, eg_str name);

#endif
