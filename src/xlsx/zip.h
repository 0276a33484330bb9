/* zip.h -- the parts of a workbook's file.
 *
 * Errors:  false and *why in words: the file is damaged.
 * Memory:  one fixed buffer.
 * Source:  APPNOTE.TXT 6.3.3 (zip), 4.3 to 4.5.
 * Depends: base, zlib.
 */
#ifndef EG_XLSX_ZIP_H
#define EG_XLSX_ZIP_H

#include "base/file.h"

#define EG_ZIP_STORE 0u
#define EG_ZIP_FLATE 8u

/* The marks of its records, and the extra field of wide ones (zip64). */
#define EG_ZIP_LOCAL       0x04034b50u
#define EG_ZIP_ENTRY       0x02014b50u
#define EG_ZIP_END         0x06054b50u
#define EG_ZIP_WIDE_END    0x06064b50u
#define EG_ZIP_WIDE_PLACE  0x07064b50u
#define EG_ZIP_WIDE_FIELDS 0x0001u

typedef struct eg_zip {
	eg_arena *arena;
	eg_file *file;
	eg_str *why;
	uint64_t parts, next; /* entries of the directory, where the next one begins */
	unsigned char in[65536], out[65536];
} eg_zip;

typedef struct eg_zip_part {
	eg_str name;
	uint64_t packed, size, at;
	uint32_t method, crc;
	uint32_t time; /* date and time as they stand in the file */
	bool wide;     /* its sizes stand in wide fields (zip64) */
} eg_zip_part;

/* Takes what an inflated part holds, piece by piece. */
typedef void eg_zip_take(void *ctx, const unsigned char *p, size_t n);

/* Files are read back by who has just written them: what is wrong was lost on the way to the disk.
 */
bool eg_zip_fail(eg_zip *z, eg_str name, const char *what);
/* Reads the end of the file; eg_zip_next then gives each part. Ends with eg_zip_close. */
bool eg_zip_open(eg_zip *z, eg_arena *a, eg_str path, eg_str *why) EG_NODISCARD;
void eg_zip_close(eg_zip *z);
bool eg_zip_next(eg_zip *z, eg_zip_part *out) EG_NODISCARD;
/* Moves to the bytes of a part. */
bool eg_zip_seek(eg_zip *z, const eg_zip_part *p) EG_NODISCARD;
/* Hands on all that a part holds; false when it ends early or has another CRC than it says. */
bool eg_zip_read(eg_zip *z, const eg_zip_part *p, eg_zip_take *take, void *ctx) EG_NODISCARD;
/* The number in xl/worksheets/sheetN.xml, or 0. */
size_t eg_zip_sheet(eg_str name);

#endif
