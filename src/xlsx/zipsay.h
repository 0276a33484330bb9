/* zipsay.h -- the records of a zip around the bytes of its parts.
 *
 * A size, a place or a count that is greater than the narrow fields may say goes into the wide ones
 * (zip64), whose fields are then all ones; nothing else is wide, since not every program reads
 * them. A part's two headers agree in everything, as programs that read workbooks ask: also in the
 * version, and both sizes are wide where one is. That is known before the part is written.
 *
 * Source:  APPNOTE.TXT 6.3.3, 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3.
 * Depends: base.
 */
#ifndef EG_XLSX_ZIPSAY_H
#define EG_XLSX_ZIPSAY_H

#include "base/buf.h"
#include "xlsx/zip.h"

typedef struct eg_zip_said {
	eg_buf directory; /* entries of the parts written; ends as all that stands behind them */
	uint64_t parts;
	uint64_t most; /* that narrow fields may say: less than 32 bits of ones */
	bool wide;     /* something was wide */
} eg_zip_said;

/* The header before a part: its length does not depend on sizes, but on `wide`. */
void eg_zip_say_header(eg_buf *out, const eg_zip_said *z, const eg_zip_part *p);
void eg_zip_say_entry(eg_zip_said *z, const eg_zip_part *p);
/* at: where the directory begins. Behind it z->directory is all that is to be written there. */
void eg_zip_say_end(eg_zip_said *z, uint64_t at);

#endif
