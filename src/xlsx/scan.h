/* scan.h -- see that XML arrives whole, byte run by byte run.
 *
 * Enough of a reader to count elements and to tell a document that stops early from one that ends:
 * what libxlsxwriter writes has neither comments nor CDATA, and '<' and '>' stand in no value.
 *
 * Depends: base.
 */
#ifndef EG_XLSX_SCAN_H
#define EG_XLSX_SCAN_H

#include "base/str.h"

typedef struct eg_scan {
	char name[8]; /* of the tag being read, cut */
	uint8_t name_n;
	bool in_tag, in_name;
	bool closing, other; /* </x; <? or <! */
	char last;           /* byte before, within a tag */
	int64_t depth;
	uint64_t elements;
	uint32_t rows; /* <row> elements */
	bool broken;   /* something closed that was not open, or a second root */
} eg_scan;

/* Zero is a fresh scan. Feeds n bytes. */
void eg_scan_feed(eg_scan *s, const char *p, size_t n);
/* Whether one root element was opened and closed, and all in it. */
bool eg_scan_whole(const eg_scan *s);

#endif
