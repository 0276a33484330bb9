/* workbook.h -- a workbook as plain data: sheets of typed columns over queries.
 *
 * roster makes it, xlsx writes it. Rows are pulled one by one, so that a large sheet never lies in
 * memory twice. House rules: DOMAIN.md 5.
 */
#ifndef EG_ROSTER_WORKBOOK_H
#define EG_ROSTER_WORKBOOK_H

#include "dataset/dataset.h"

enum eg_xtype {
	EG_X_TEXT,
	EG_X_NAME,
	EG_X_ID,
	EG_X_LIST,
	EG_X_DATE,
	EG_X_MONTH,
	EG_X_INTEGER,
	EG_X_DECIMAL,
	EG_X_MONEY,
	EG_X_PERCENT,
	EG_X_STATUS,
	EG_X_YESNO,
	EG_X_URL,
	EG_X_EMAIL,
	EG_X_LINK
};

/* What a column repeats in colour and weight, beside what its cells say. */
enum eg_xrule {
	EG_RULE_NONE,      /* EG_X_STATUS: by its word */
	EG_RULE_DAYS_LEFT, /* below nought, below 180 */
	EG_RULE_SCALE      /* more is darker, over all neighbouring columns of this rule */
};

typedef struct eg_xcolumn {
	eg_str title; /* header: unique in its sheet, 1..255 characters, one line */
	enum eg_xtype type;
	uint32_t width; /* largest width in characters; the writer measures below it */
	size_t column;  /* of the query: the value shown */
	size_t target; /* URL, EMAIL, LINK: column of the query that holds the address or, for LINK,
			  the id; SIZE_MAX = the value itself */
	eg_str link_sheet; /* LINK: title of the sheet whose row the id is; empty = the value names
			      a sheet */
	uint8_t total;     /* 0 none, 1 sum, 2 count */
	int scale;         /* DECIMAL, MONEY: value is an integer / 10^scale */
	size_t currency;   /* MONEY: 1 + the column of the query that holds the currency, whose
			      minor unit is then the scale; 0 = none */
	enum eg_xrule rule;
	eg_str doc;     /* for the data dictionary */
	eg_str from;    /* "partner.tier": the schema's field, or the view's column */
	eg_str allowed; /* words by ", ", or empty */
	eg_str list;    /* name of the list that holds those words, or empty */
	size_t defined; /* in the sheet of lists: the rows that `list` stands for */
} eg_xcolumn;

typedef struct eg_xsheet {
	eg_str title;   /* 1..31 characters */
	eg_str heading; /* A1 */
	eg_str what;    /* A2: what it is (rows and as-of day are added) */
	eg_str table;   /* "tbl_partners" */
	eg_str sql;
	size_t rows; /* of the query, counted when the workbook was made */
	eg_query_place place;
	eg_str id_column; /* of the query: the key that links point at; {NULL} = none */
	eg_xcolumn *columns;
	size_t column_count;
	size_t freeze; /* columns */
	/* Fixed rows instead of a query (About, Data dictionary): row-major texts, `fixed_rows`
	 * rows. */
	eg_str *fixed;
	size_t fixed_rows;
} eg_xsheet;

typedef struct eg_workbook {
	eg_str title, subject, author, company, keywords, comments;
	eg_str marking; /* A3, header and footer; "U" is printed too */
	eg_str edition;
	eg_str as_of;    /* words */
	int64_t created; /* seconds since 1970 UTC */
	eg_str lang;
	bool a4; /* A4 and A3 paper, else Letter and Tabloid */
	eg_xsheet *sheets;
	size_t sheet_count;
} eg_workbook;

/* The scale of a column's value in this row: a money's is that of its currency. */
int eg_xcolumn_scale(const eg_xcolumn *c, const eg_cell *cells);
/* The standard roster of this dataset; a sheet without rows is left out and named in About. NULL
 * when a query or column is faulty (filed). */
eg_workbook *eg_roster_standard(
	eg_arena *a, eg_dataset *ds, const eg_model *m, eg_str tool_version, eg_diag *d);
/* The sheets with their columns and rows as text: the dump of this stage. */
eg_str eg_workbook_dump(eg_arena *a, const eg_workbook *w, eg_dataset *ds, eg_diag *d);

#endif
