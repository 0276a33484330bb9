/* deflate.h -- bytes to a deflate stream, fast, for XML whose rows repeat each other.
 *
 * Half of what a large sheet takes would be the library's compressor. It looks up what came
 * before at every byte; rows of cells repeat in long runs, so one look at the start of a run and
 * few within it find nearly all of them. zlib's level 3 makes files
 * three in a hundred smaller in nearly twice the time
 * (tests/perf).
 *
 * Input:   bytes in pieces; a piece may repeat the 32 KiB before it.
 * Output:  blocks of RFC 1951 behind what stands in a buffer. The same pieces give the same bytes
 *          on every machine.
 * Memory:  fixed, about 600 KiB.
 * Source:  RFC 1951; Moffat and Katajainen, In-place calculation of minimum-redundancy codes.
 * Depends: base, huffman.h.
 */
#ifndef EG_XLSX_DEFLATE_H
#define EG_XLSX_DEFLATE_H

#include "base/buf.h"

typedef struct eg_deflate eg_deflate;

enum eg_deflate_end {
	EG_DEFLATE_MORE,    /* more follows */
	EG_DEFLATE_ALIGNED, /* the output ends at a byte, and nothing later refers to what was put
			     */
	EG_DEFLATE_LAST     /* the stream is closed */
};

eg_deflate *eg_deflate_new(void);
void eg_deflate_release(eg_deflate *d); /* NULL is fine */
/* Puts the piece behind what is in `out`, but for bits that do not fill a byte yet. */
void eg_deflate_put(eg_deflate *d, eg_buf *out, eg_str piece, enum eg_deflate_end end);

#endif
