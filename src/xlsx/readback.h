/* readback.h -- read a written workbook back and see that it is whole.
 *
 * The library writes every part through unchecked stdio: on a full temporary disk it loses rows
 * and still reports success. So each part is inflated again, its size and CRC compared, its XML
 * seen to close, and the rows of each sheet counted.
 *
 * Input:   the file; how many rows each sheet must have.
 * Errors:  false and *why in words.
 * Memory:  two fixed buffers, whatever the size of the file.
 * Source:  APPNOTE.TXT 6.3.3 (zip), 4.3 and 4.4; XLSX.md 2.1.
 * Depends: base, zlib.
 */
#ifndef EG_XLSX_READBACK_H
#define EG_XLSX_READBACK_H

#include "base/arena.h"

#define EG_ANY_ROWS UINT32_MAX

/* rows[i] is the count of sheet i + 1, for `count` sheets; EG_ANY_ROWS is not compared. */
bool eg_xlsx_check(
	eg_arena *a, eg_str path, const uint32_t *rows, size_t count, eg_str *why) EG_NODISCARD;

#endif
