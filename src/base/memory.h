/* memory.h -- heap memory that never comes back as NULL.
 *
 * For arena.c, buf.c and the few owners of heap blocks. When memory ends the process ends with
 * exit code 3 and one line on stderr (CONVENTIONS.md 4). The same happens when another library is
 * refused less than a megabyte (allocate.c).
 */
#ifndef EG_BASE_MEMORY_H
#define EG_BASE_MEMORY_H

#include "base/compiler.h"

EG_NORETURN void eg_memory_ended(void);
/* n bytes, not zeroed; n may be 0. */
void *eg_heap(size_t n) EG_NODISCARD;
void *eg_heap_again(void *p, size_t n) EG_NODISCARD;
/* Gives what was freed back to the system, where the C library can: after much was freed in small
 * pieces, which large blocks do not use again. */
void eg_heap_trim(void);
/* From now on large blocks are the system's own and go back to it when they are freed. The C
 * library would otherwise keep them, once the first has been freed, and arenas of one stage would
 * lie between the holes of another. To be called once, before there are threads. */
void eg_heap_begin(void);

#endif
