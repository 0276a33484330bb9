/* filename.h -- names of files from patterns: "{id}-{edition}.xlsx".
 *
 * Source: letters that a file system or a shell reads as something else become a hyphen, a run of
 * them one; bytes of letters of any script stay.
 */
#ifndef EG_BASE_FILENAME_H
#define EG_BASE_FILENAME_H

#include "base/arena.h"
#include "base/buf.h"

/* Adds a text as a part of a name. */
void eg_filename_put(eg_buf *out, eg_str s);

/* A name without its end that every file system takes: at most `most` bytes, none of a letter cut,
 * no dot or hyphen in front and no dot behind; what Windows keeps for devices ("con") gets a
 * low line in front. Empty when nothing is left. */
eg_str eg_filename_stem(eg_arena *a, eg_str name, size_t most);
/* A path in folders that every file system takes: each of its parts a stem of at most `most` bytes,
 * a low line where nothing is left of it; the last one ends in `end`, which it need not bring
 * along. */
eg_str eg_filename_path(eg_arena *a, eg_str path, eg_str end, size_t most);
/* The name with ASCII capitals as small letters: names that are alike so are one file to some file
 * systems. */
eg_str eg_filename_folded(eg_arena *a, eg_str name);

/* What {name} stands for; false when it stands for nothing. */
typedef bool eg_filename_find(void *ctx, eg_str name, eg_str *value);
/* Adds the pattern: its own letters as they are, what stands in braces as a part of a name. On the
 * first pair of braces that stands for nothing it stops and gives its place, without them, in
 * *unknown. */
bool eg_filename_fill(eg_buf *out, eg_str pattern, eg_filename_find *find, void *ctx,
	eg_str *unknown) EG_NODISCARD;

#endif
