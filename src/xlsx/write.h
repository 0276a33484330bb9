/* write.h -- what the files of this folder share while a workbook is being written.
 *
 * An eg_xsheet of the roster becomes one page of the file, or several when it has more rows than
 * a worksheet holds. All pages are laid out before the first cell is written, so that links can
 * point forward.
 *
 * Depends: base, source, roster, libxlsxwriter.
 */
#ifndef EG_XLSX_WRITE_H
#define EG_XLSX_WRITE_H

#include "base/buf.h"
#include "base/fs.h"
#include "base/map.h"
#include "xlsx/formats.h"
#include "xlsx/spool.h"

#define EG_HEAD_ROW  4u /* the header stands in row 5 (DOMAIN.md 5) */
#define EG_FIRST_ROW 5u
#define EG_CHAR_PX   7u  /* a digit of Calibri 11 */
#define EG_PAD_PX    17u /* what a text cell needs beside its text: padding and indent */

/* Bounds of the format, smaller in tests. */
typedef struct eg_xlimits {
	uint32_t rows;  /* of data on a page */
	uint32_t links; /* on a page */
	uint64_t cells; /* kept in memory; beyond that a page is streamed */
	uint64_t spool; /* cells of a page from which its rows are spooled; 0 = never */
	uint64_t
		bytes; /* of a part and of the file, beyond which its zip is wide; 0 = of 32 bits */
} eg_xlimits;

/* The amounts of a currency in a column. */
typedef struct eg_money {
	eg_str code;        /* or empty */
	int places;         /* decimals that they show */
	lxw_format *format; /* of all of them; NULL: there was no memory */
	struct eg_money *next;
} eg_money;

typedef struct eg_xpage {
	const eg_xsheet *sheet;
	size_t part, parts;  /* 1 of 1 */
	size_t first, count; /* rows of the sheet that stand on this page */
	eg_str name, table;
	bool streamed;
	bool spooled; /* its rows of data go past the library */
	lxw_worksheet *ws;
	eg_spool *spool; /* of a spooled page, from its start on */
	uint32_t links;
	uint32_t nav_px; /* of the link in A4 */
	uint32_t top_px; /* of the longest of rows 1 to 3, which run out over the columns */
	lxw_row_t last;  /* of the table, with its totals */
	bool links_told;
	/* The widest that each column gets. A text that is wider is wrapped to this very width, so
	 * that the lines of a row are known while it is written. */
	uint32_t *limits;
	uint32_t *px;             /* measured width of each column */
	uint32_t *least;          /* what its longest word takes, of a narrow one */
	uint32_t *widths;         /* its width as set; 0 = folded away */
	uint32_t lines;           /* of the row being written */
	uint8_t level;            /* and its outline level */
	eg_str *heads;            /* as written: unique */
	double *sums;             /* of each column: what its total will show, before the scale */
	int *scales;              /* of each column: that of its last number */
	size_t *filled, *numbers; /* of each column: cells that are not empty, that are numbers */
	lxw_row_t *late;   /* of each column: the row of its first value, where cells above it were
			      not written; else 0 */
	eg_money **moneys; /* of each column */
	eg_map *distinct;  /* of a column with that total: its values */
} eg_xpage;

/* The index of a format in the file: the library looks for it among all each time that it is asked.
 */
typedef struct eg_format_index {
	const lxw_format *format;
	int32_t index;
} eg_format_index;

#define EG_INDEX_BITS 8u

typedef struct eg_writer {
	eg_arena *arena;
	const eg_workbook *w;
	eg_dataset *ds;
	eg_diag *d;
	eg_xlimits limits;
	lxw_workbook *book;
	eg_formats formats;
	eg_format_index indexes[1u << EG_INDEX_BITS]; /* by address; a later one takes the place */
	eg_xpage *pages;
	size_t page_count;
	size_t *first_page; /* of each sheet */
	eg_map *ids;        /* of each sheet: id -> row of the sheet; empty where nothing links */
	eg_buf text, address, digits, said;
	eg_str cut;      /* the mark of a text that is cut */
	unsigned moneys; /* formats of them that were made */
	bool english;    /* cells say what they hold */
	eg_str folder;   /* for what is written on the way */
	bool failed;
	eg_str *why;
} eg_writer;

/* Notes the first failure of the library. */
bool eg_writer_ok(eg_writer *w, lxw_error e);
bool eg_writer_fail(eg_writer *w, eg_str why);

/* What a standard sheet ("Contents") is called in this workbook; in the program's words where it is
 * not there. */
eg_str eg_sheet_called(const eg_writer *w, const char *made);
/* Collects the ids that links of this workbook can point at. */
bool eg_links_collect(eg_writer *w);
/* The address of an id's row, or of a sheet when link_sheet is empty, as
 * "internal:'Partners'!A7" ended by NUL; {NULL} when there is none. */
eg_str eg_link_internal(eg_writer *w, eg_str link_sheet, eg_str value);
/* A web or mail address that may stand in a file, else {NULL}. */
eg_str eg_link_external(eg_writer *w, eg_str value, bool mail);

/* A value to a cell of a data row, into the library or the spool. A text lies in w->text. */
bool eg_put_text(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, lxw_format *f);
/* A text that stands in the file as it is, into the spool of a page that has one. */
bool eg_put_plain(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str text, lxw_format *f);
bool eg_put_blank(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, lxw_format *f);
/* v / 10^scale, 0 to 9 */
bool eg_put_number(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, int64_t v, int scale,
	lxw_format *f);
bool eg_put_fraction(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, double v, lxw_format *f);
bool eg_put_day(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_day day, lxw_format *f);
/* The text with a link; `address` as eg_link_internal or eg_link_external makes it. */
bool eg_put_link(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str address, lxw_format *f);
/* A formula, which lies in w->text with its sign, and the value that stands until it is computed.
 */
bool eg_put_formula(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *v, lxw_format *f);
/* Ends a row of data: its height and outline level. */
bool eg_put_row(eg_writer *w, eg_xpage *p, lxw_row_t row);
/* Opens the spool of a page, closes those of all. */
bool eg_spools_open(eg_writer *w, eg_xpage *p);
void eg_spools_close(eg_writer *w);
/* Ends a page's spool: the frame gets a mark in its last row. */
bool eg_spools_end(eg_writer *w, eg_xpage *p);

/* Writes one cell of a data row and widens its column. */
bool eg_cell_write(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *cells);
/* A text in a given style; too long a text is cut, with a finding. */
bool eg_cell_words(
	eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, eg_str s, enum eg_style style);

/* Whether the column folds away when no row says anything in it. */
bool eg_column_may_fold(const eg_xpage *p, size_t column);
/* Whether links that point at this row of the sheet lead to it: ids were collected by a query of
 * their own. */
bool eg_links_agree(eg_writer *w, const eg_xpage *p, size_t row, const eg_cell *cells);

/* Conditional formats of all columns, down to the row `last`. */
bool eg_rules_add(eg_writer *w, eg_xpage *p, lxw_row_t last);

/* Defined names of the columns that hold lists, validation of those that take words from one. */
bool eg_choices_add(eg_writer *w, eg_xpage *p, lxw_row_t last);

/* Sets p->limits, before the first row is written. */
bool eg_widths_limit(eg_writer *w, eg_xpage *p);
/* The height of a row with that many lines, in points; 0 = that of a row of one line. */
uint32_t eg_row_points(const eg_xpage *p, uint32_t lines);
/* Gives a row the height of `lines`. Excel would find it by itself, other programs do not. */
bool eg_row_height(eg_writer *w, eg_xpage *p, lxw_row_t row, uint32_t lines);

/* The format of an amount with that many decimals among those of its currency in the column: they
 * get as many as one of them has when the page is settled. */
lxw_format *eg_money_format(eg_writer *w, eg_xpage *p, size_t column, eg_str currency, int places);
/* The most decimals in the column. */
int eg_money_places(const eg_xpage *p, size_t column);
enum eg_style eg_money_style(int places);
/* When all rows are written. */
void eg_money_settle(eg_xpage *p);

/* A cell that the workbook computes again; `v` is the value that stands in it until then. */
bool eg_formula_write(eg_writer *w, eg_xpage *p, lxw_row_t row, size_t column, const eg_cell *v);
/* Gives the cell of the sheet's named column its name. */
bool eg_formula_name(eg_writer *w, eg_xpage *p, lxw_row_t row, const eg_cell *cells);
/* The total of a column under its last row. */
bool eg_total_write(eg_writer *w, eg_xpage *p, size_t column, lxw_row_t row);
/* The chart of a page that holds nothing else. */
bool eg_chart_add(eg_writer *w, eg_xpage *p);
/* Whether it is higher than it is wide: its columns lie, a row each. */
bool eg_chart_is_tall(const eg_xchart *c);
/* Locks what the sheet's `protect` says. Filters and sorting stay. */
void eg_page_protect(eg_xpage *p);
/* Paper, margins, header and footer, repeated rows and columns. `px` is the width of all columns
 * together, and those of each stand in p->widths; p->last is set. */
bool eg_page_set_up(eg_writer *w, eg_xpage *p, uint64_t px);
/* Writes all pages of a sheet. */
bool eg_sheet_write(eg_writer *w, size_t sheet);

bool eg_xlsx_write_within(eg_arena *a, const eg_workbook *w, eg_dataset *ds, eg_str path,
	eg_xlimits limits, eg_str *why, eg_diag *d) EG_NODISCARD;

#endif
