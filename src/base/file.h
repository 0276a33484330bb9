/* file.h -- read a file piece by piece.
 *
 * For files that are too large to hold whole, such as a workbook that is read back after writing.
 * Threads: one at a time for one file.
 */
#ifndef EG_BASE_FILE_H
#define EG_BASE_FILE_H

#include "base/arena.h"

typedef struct eg_file eg_file;

/* NULL when the file cannot be opened. */
eg_file *eg_file_open(eg_arena *a, eg_str path);
void eg_file_close(eg_file *f);
/* Moves to byte `at`, counted from the start, or from the end when `from_end` (at <= 0). */
bool eg_file_seek(eg_file *f, int64_t at, bool from_end) EG_NODISCARD;
/* Moves on by n bytes. */
bool eg_file_skip(eg_file *f, int64_t n) EG_NODISCARD;
/* At most n bytes; fewer at the end of the file or when it cannot be read. */
size_t eg_file_read(eg_file *f, void *to, size_t n) EG_NODISCARD;

#endif
