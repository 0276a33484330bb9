/* spool.h -- the rows of a large page, written as XML into temporary files while they come.
 *
 * The library keeps each cell in a tree until the workbook is closed, some 140 bytes and 3
 * microseconds a cell (tests/perf). A page with many cells gives it the frame only: heading,
 * header, totals, widths, rules, table; its rows are written here, and splice.c puts them into the
 * frame. Texts stand in their cells (`inlineStr`), as in a page that the library streams itself.
 *
 * Input:   cells of a row from left to right, rows from top to bottom; texts as eg_cell_text makes
 *          them.
 * Source:  ISO/IEC 29500-1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.47 (hyperlink).
 * Depends: base, zlib.
 */
#ifndef EG_XLSX_SPOOL_H
#define EG_XLSX_SPOOL_H

#include "base/buf.h"
#include "xlsx/pack.h"

#define EG_LETTERS_MOST 3 /* of a column's name */

typedef struct eg_spool {
	eg_pack *rows, *links;
	eg_buf head, cells, link;           /* of the row that is being written */
	char (*names)[EG_LETTERS_MOST + 1]; /* of the columns */
	size_t columns;
	uint32_t row; /* whose number stands in digits */
	char digits[12];
	size_t digit_count;
	uint32_t count; /* rows written */
	uint8_t level;  /* the deepest outline level of a row */
} eg_spool;

/* The cell at (row, column), both from nought; `format` is the index of its format in the file. */
typedef struct eg_spot {
	uint32_t row;
	size_t column;
	int32_t format;
} eg_spot;

/* NULL when no file can be made in the folder. */
eg_spool *eg_spool_open(eg_arena *a, eg_str folder, size_t columns);
void eg_spool_close(eg_spool *s);
/* `bare`: nothing in the text has to be escaped. */
void eg_spool_text(eg_spool *s, eg_spot at, eg_str text, bool bare);
void eg_spool_blank(eg_spool *s, eg_spot at);
/* v / 10^scale */
void eg_spool_number(eg_spool *s, eg_spot at, int64_t v, int scale);
void eg_spool_fraction(eg_spool *s, eg_spot at, double v);
/* A formula with the value that stands until it is computed: a number, or where `words` says
 * anything those. */
void eg_spool_formula(eg_spool *s, eg_spot at, eg_str formula, int64_t v, eg_str words);
/* A link of the cell to a place in the workbook: "'Partners'!A7". */
void eg_spool_link(eg_spool *s, eg_spot at, eg_str location);
/* Ends the row: what was written since the last one are its cells. No height where points is
 * nought. */
void eg_spool_row(eg_spool *s, uint32_t row, uint32_t points, uint8_t level);
/* False when the disk did not take all of it. */
bool eg_spool_end(eg_spool *s) EG_NODISCARD;

#endif
