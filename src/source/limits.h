/* limits.h -- bounds of what is read, so that no input can take all memory or time.
 *
 * They lie in the source table, where every reader finds them. Passing one is `size-limit`,
 * `depth-limit` or `alias-limit`, whose help names the bound; `--input-limits` sets them.
 */
#ifndef EG_SOURCE_LIMITS_H
#define EG_SOURCE_LIMITS_H

#include "base/str.h"

#include <stdint.h>

typedef struct eg_limits {
	uint64_t bytes;   /* of one file */
	uint64_t files;   /* of one build */
	uint64_t nodes;   /* of one file: scalars, cells, lists, mappings */
	uint64_t depth;   /* of lists and mappings within each other */
	uint64_t aliases; /* nodes of one file that aliases stand for */
	uint64_t text;    /* bytes of one scalar or cell */
} eg_limits;

void eg_limits_init(eg_limits *l);
/* Sets the bound of that name; false when there is none, or the number is 0 or past what the
 * program can hold (*most, 0 for an unknown name). */
bool eg_limits_set(eg_limits *l, eg_str name, uint64_t value, uint64_t *most);
/* "bytes, files, nodes, depth, aliases or text" */
const char *eg_limits_names(void);

#endif
