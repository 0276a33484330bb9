/* pack.h -- bytes deflated into a temporary file, to be put into a workbook later.
 *
 * What was packed may be followed by more of the same stream: it ends at a byte without a final
 * block, and refers to nothing before it, so that several can stand one after the other.
 *
 * Errors:  a disk that is full is noted; eg_pack_end tells.
 * Memory:  a fixed buffer, whatever is packed.
 * Source:  RFC 1951; the manual of zlib (Z_SYNC_FLUSH, crc32_combine).
 * Depends: base, zlib.
 */
#ifndef EG_XLSX_PACK_H
#define EG_XLSX_PACK_H

#include "base/file.h"

typedef struct eg_pack eg_pack;

/* Ends with eg_pack_close. NULL when there is no room for it. */
eg_pack *eg_pack_open(eg_arena *a, eg_file *into);
/* Into a file of its own in the folder, which goes when the pack is closed. */
eg_pack *eg_pack_temporary(eg_arena *a, eg_str folder);
void eg_pack_close(eg_pack *p);
void eg_pack_put(eg_pack *p, eg_str bytes);
/* All that was put is in the file; `last` closes the stream. False when any of it was lost. */
bool eg_pack_end(eg_pack *p, bool last) EG_NODISCARD;
/* Puts the whole of another, ended one behind what was put here. */
bool eg_pack_append(eg_pack *p, eg_pack *other) EG_NODISCARD;

/* Of what was put: bytes, their CRC, and the bytes that they take packed. */
uint64_t eg_pack_size(const eg_pack *p);
uint32_t eg_pack_crc(const eg_pack *p);
uint64_t eg_pack_packed(const eg_pack *p);

#endif
