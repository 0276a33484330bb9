/* splice.h -- put the rows that were spooled into the frame of a workbook.
 *
 * Input:   the file that the library wrote, in which a spooled page has all but its rows of data;
 *          what stands there of those rows (cells of links, the last row's mark) is dropped. The
 *          spools, ended.
 * Output:  the workbook at `path`: the other parts as they are, byte for byte.
 * Errors:  false and *why in words.
 * Memory:  one page's frame at a time.
 * Source:  APPNOTE.TXT 6.3.3 (zip), 4.3; ISO/IEC 29500-1, 18.3.1.99 (worksheet).
 * Depends: base, zlib.
 */
#ifndef EG_XLSX_SPLICE_H
#define EG_XLSX_SPLICE_H

#include "xlsx/spool.h"

/* What stands in worksheet i + 1: nothing, or rows `first` to `last` of it, from nought. */
typedef struct eg_splice {
	eg_spool *spool; /* NULL: the page is whole */
	uint32_t first, last;
} eg_splice;

/* Sizes and places in the file that are greater than `most` stand in wide records (zip64), which is
 * told by *wide; that is at most what 32 bits say. */
bool eg_splice_rows(eg_arena *a, eg_str frame, eg_str path, const eg_splice *pages, size_t count,
	uint64_t most, bool *wide, eg_str *why) EG_NODISCARD;

#endif
