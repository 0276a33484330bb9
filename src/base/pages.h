/* pages.h -- memory whose pages lie in a file, so that they need not be in memory, too.
 *
 * The file has no name: it stands in the folder for temporary files and is gone with the process.
 * Its bytes are asked of the disk at once, so that a full one is told here and not when a page is
 * written to. Pointers hold as in any memory; the system takes pages back when it needs room, and
 * eg_pages_rest gives them back at once. Threads: any.
 */
#ifndef EG_BASE_PAGES_H
#define EG_BASE_PAGES_H

#include "base/compiler.h"

#include <stddef.h>

/* The folder for such files; NULL or "" = where SQLite puts its own without one: /var/tmp, /tmp.
 * The text must outlive all use. For the start of the process, before there are threads. */
void eg_pages_in(const char *folder);
/* n bytes of noughts, n > 0; NULL when no file can be had. */
void *eg_pages_new(size_t n) EG_NODISCARD;
void eg_pages_release(void *p, size_t n);
/* Takes the pages out of memory until somebody looks into them again. */
void eg_pages_rest(void *p, size_t n);

#endif
