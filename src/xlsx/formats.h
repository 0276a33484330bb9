/* formats.h -- the cell formats of a workbook, one for each role.
 *
 * A format is a row of a table: what it is for, number format, alignment, weight and colours.
 * Formats are made on first use, so that a workbook holds only those it needs.
 *
 * Source:  DOMAIN.md 5 (column types); colours of the federal theme.
 * Depends: base, roster, libxlsxwriter.
 */
#ifndef EG_XLSX_FORMATS_H
#define EG_XLSX_FORMATS_H

#include "roster/workbook.h"

#include <xlsxwriter.h>

#define EG_LINE_GREY 0xDFE1E2 /* of the line under a cell */

enum eg_style {
	EG_S_TITLE,   /* A1 */
	EG_S_WHAT,    /* A2 */
	EG_S_MARKING, /* A3 */
	EG_S_NAV,     /* A4, B4: links */
	EG_S_HEAD,
	EG_S_HEAD_RIGHT,
	EG_S_TEXT, /* wraps */
	EG_S_TEXT_RTL,
	EG_S_NAME, /* a text in bold: the name column */
	EG_S_NAME_RTL,
	EG_S_CODE,
	EG_S_LINK,
	EG_S_LINK_RTL,
	EG_S_DATE,
	EG_S_DATE_WORDS, /* a vague date in a column of dates */
	EG_S_MONTH,
	EG_S_INTEGER,
	EG_S_DECIMAL, /* with one decimal, and with more */
	EG_S_DECIMAL_2,
	EG_S_DECIMAL_3,
	EG_S_DECIMAL_4,
	EG_S_MONEY,
	EG_S_MONEY_1, /* with decimals */
	EG_S_MONEY_2,
	EG_S_MONEY_3,
	EG_S_MONEY_4,
	EG_S_PERCENT,
	EG_S_NUMBER_WORDS, /* "unknown" in a column of numbers */
	EG_S_STATUS,
	EG_S_STATUS_GOOD,
	EG_S_STATUS_WATCH,
	EG_S_STATUS_BAD,
	EG_S_STATUS_QUIET,
	EG_S_LIVE_WORDS, /* of a formula: not format 49, which would show the formula itself */
	EG_S_TOTAL_WORDS,
	EG_S_TOTAL_INTEGER,
	EG_S_TOTAL_DECIMAL,
	EG_S_TOTAL_PERCENT,
	EG_S_TOTAL_MONEY,
	EG_STYLE_COUNT
};

/* A style with an own number format, or for cells that stay open in a protected sheet. */
typedef struct eg_special {
	enum eg_style style;
	eg_str number;
	bool unlocked;
	lxw_format *made;
} eg_special;

typedef struct eg_formats {
	eg_arena *arena;
	lxw_workbook *book;
	lxw_format *made[EG_STYLE_COUNT], *rules[EG_STYLE_COUNT];
	/* Of the column that is being written: */
	eg_str number; /* instead of a style's own number format; or empty */
	bool unlocked;
	bool rtl; /* sheets run from right to left: texts begin at the right edge of their cells */
	eg_special *special;
	size_t special_count, special_cap;
} eg_formats;

/* With the number format and the lock that are set for the column, where they say anything. */
lxw_format *eg_format_of(eg_formats *f, enum eg_style style);
/* A format of its own, with a number format that no other has; NULL when there is no memory. */
lxw_format *eg_format_new(eg_formats *f, enum eg_style style, eg_str number);
/* Gives it the number format of a style of numbers. */
void eg_format_number(lxw_format *f, enum eg_style style);
/* The number format of a style; empty where it has none. */
eg_str eg_style_number(enum eg_style style);
/* What a conditional format changes: weight and colours alone. */
lxw_format *eg_rule_format_of(eg_formats *f, enum eg_style style);
/* The words of a style of status that may stand in the column, as its cells say them, between
 * strokes: "|active|in force|". */
eg_str eg_status_words(eg_arena *a, enum eg_style style, eg_str lang, const eg_xcolumn *c);
/* How a status word looks: "expired (date not exact)" is looked up by what stands before the
 * bracket. Words that the table does not have are plain. */
enum eg_style eg_status_style(eg_str word);

#endif
