/* file.h -- read and write a file piece by piece.
 *
 * For files that are too large to hold whole, such as a workbook that is read back after writing.
 * Threads: one at a time for one file.
 */
#ifndef EG_BASE_FILE_H
#define EG_BASE_FILE_H

#include "base/arena.h"

typedef struct eg_file eg_file;

/* To read. NULL when the file cannot be opened. */
eg_file *eg_file_open(eg_arena *a, eg_str path);
/* To write; what was there is lost. NULL when it cannot be made. */
eg_file *eg_file_create(eg_arena *a, eg_str path);
/* To write and read, without a name: it is gone when it is closed, however the program ends. */
int eg_file_nameless(eg_str folder); /* its descriptor, or -1 with the reason in errno */
eg_file *eg_file_temporary(eg_arena *a, eg_str folder);
void eg_file_close(eg_file *f);
/* False when the disk does not take all of it. */
bool eg_file_write(eg_file *f, const void *bytes, size_t n) EG_NODISCARD;
/* Hands what was written to the system; false when any of it was lost. */
bool eg_file_flush(eg_file *f) EG_NODISCARD;
/* Moves to byte `at`, counted from the start, or from the end when `from_end` (at <= 0). */
bool eg_file_seek(eg_file *f, int64_t at, bool from_end) EG_NODISCARD;
/* Moves on by n bytes. */
bool eg_file_skip(eg_file *f, int64_t n) EG_NODISCARD;
/* At most n bytes; fewer at the end of the file or when it cannot be read. */
size_t eg_file_read(eg_file *f, void *to, size_t n) EG_NODISCARD;
/* Whether any reading or writing failed so far. */
bool eg_file_failed(const eg_file *f);

#endif
