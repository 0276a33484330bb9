/* fs.h -- files: read whole, list, and replace as a set.
 *
 * Errors are told by a message in *why (an arena string in words, without the path) and a false
 * result; the caller reports them with the span that named the file.
 */
#ifndef EG_BASE_FS_H
#define EG_BASE_FS_H

#include "base/arena.h"

enum eg_fs_kind { EG_FS_NONE, EG_FS_FILE, EG_FS_FOLDER, EG_FS_OTHER };

enum eg_fs_kind eg_fs_kind_of(eg_arena *scratch, eg_str path);
/* Whether there is anything by that name, be it a link that leads to nothing. */
bool eg_fs_is_there(eg_arena *scratch, eg_str path);
/* Bytes of a regular file; 0 when it is none or tells no size. */
uint64_t eg_fs_size(eg_arena *scratch, eg_str path);
/* A number that is another one when the file was written to or replaced; 0 when it is not there. */
uint64_t eg_fs_stamp(eg_arena *scratch, eg_str path);
/* Reads a regular file of at most `max` bytes. Devices, pipes and folders are refused. */
bool eg_fs_read(eg_arena *a, eg_str path, size_t max, eg_str *out, eg_str *why) EG_NODISCARD;
/* Names in a folder (without . and ..), in byte order. */
bool eg_fs_list(
	eg_arena *a, eg_str folder, eg_str **names, size_t *count, eg_str *why) EG_NODISCARD;
/* The path with symbolic links resolved, or {NULL} when it does not exist. */
eg_str eg_fs_real(eg_arena *a, eg_str path);
/* "a/b" + "c" -> "a/b/c"; an absolute second part stands alone. On either side "" and
 * "." add nothing. */
eg_str eg_path_join(eg_arena *a, eg_str folder, eg_str name);
/* The part before the last '/', or "" */
eg_str eg_path_folder(eg_str path);
eg_str eg_path_name(eg_str path);

/* Makes a folder and those above it. */
bool eg_fs_make_folder(eg_arena *a, eg_str folder, eg_str *why) EG_NODISCARD;
/* Removes a file; one that is not there is fine. */
void eg_fs_remove(eg_arena *a, eg_str path);
/* Removes a folder and the files in it; one with folders in it stays. */
void eg_fs_remove_folder(eg_arena *a, eg_str folder);
/* Appends bytes to a file with one write, so that lines of several runs do not mix. */
bool eg_fs_append(eg_arena *a, eg_str path, eg_str bytes, eg_str *why) EG_NODISCARD;

/* A set of files that replaces older ones as a set: each is written beside its place, and
 * `commit` renames all of them, in the order of adding, after every one is on disk (DESIGN.md
 * 3.10). A new file gets the mode of the one it replaces, else 0666 less the umask. A file whose
 * bytes equal the old one's is left alone, with its time. When one file cannot be put in its place,
 * those before it are put back. `abandon` leaves everything as it was, without the folders that
 * were made for the set. A path added twice is one file: the later bytes stand. */
typedef struct eg_fs_set eg_fs_set;

eg_fs_set *eg_fs_set_new(eg_arena *a);
/* A path to write to, beside `path`; missing folders are made. {NULL} and *why on failure.
 * Whoever writes it must close it before commit. */
eg_str eg_fs_set_add(eg_fs_set *s, eg_str path, eg_str *why);
/* Writes bytes as the file `path` of the set. */
bool eg_fs_set_write(eg_fs_set *s, eg_str path, eg_str bytes, eg_str *why) EG_NODISCARD;
bool eg_fs_set_commit(eg_fs_set *s, eg_str *why) EG_NODISCARD;
void eg_fs_set_abandon(eg_fs_set *s);
/* Removes what stands beside the places of all sets that are neither committed nor abandoned, for a
 * process that is about to end. With `wait` a set that is being put in its places is done first;
 * without it nothing is removed then. From the call on no set gets further files, and the process
 * can open none. */
void eg_fs_sets_end(bool wait);
/* Removes what sets of killed runs have left in a folder: only for who holds its lock. */
void eg_fs_sweep(eg_arena *scratch, eg_str folder);

/* Takes the lock of an output folder (flock on a file that stays): a handle >= 0, -1 when another
 * run holds it, -2 with *why when it cannot be taken. */
int eg_fs_lock(eg_arena *a, eg_str folder, eg_str *why);
void eg_fs_unlock(int handle);

#endif
