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
	EG_RULE_DAYS_LATE, /* above nought */
	EG_RULE_SCALE,     /* more is darker, over all neighbouring columns of this rule */
	EG_RULE_BAR,       /* a bar from nought to the greatest; of a share, to the whole */
	EG_RULE_ICONS,     /* an arrow by thirds */
	EG_RULE_WAIVED     /* where it says something, its row is in italics */
};

/* What stands under a column. */
enum eg_xtotal { EG_TOTAL_NONE, EG_TOTAL_SUM, EG_TOTAL_COUNT, EG_TOTAL_MEAN, EG_TOTAL_DISTINCT };

/* What of a sheet can be changed by hand. */
enum eg_xprotect {
	EG_PROTECT_NONE,
	EG_PROTECT_STRUCTURE, /* cells can, rows and columns cannot be added or taken away */
	EG_PROTECT_INPUT      /* only cells of columns with choices can */
};

typedef struct eg_xcolumn {
	eg_str key;   /* of the query */
	eg_str title; /* header: unique in its sheet, 1..255 characters, one line */
	enum eg_xtype type;
	uint32_t width; /* largest width in characters; the writer measures below it */
	size_t column;  /* of the query: the value shown */
	size_t target; /* URL, EMAIL, LINK: column of the query that holds the address or, for LINK,
			  the id; SIZE_MAX = the value itself */
	eg_str link_sheet; /* LINK: title of the sheet whose row the id is; empty = the value names
			      a sheet */
	eg_span link;      /* of what makes an own sheet's column one of links */
	enum eg_xtotal total;
	eg_str format;   /* an own number format, checked; or empty */
	eg_str formula;  /* computed again by the workbook: "{key}" is the cell of that column in
			    the row; the value is written with it. Or empty */
	int scale;       /* DECIMAL, MONEY: value is an integer / 10^scale */
	bool fine;       /* fractions, too, are to be divided so: a mean of such values */
	size_t currency; /* MONEY: 1 + the column of the query that holds the currency, whose
			    minor unit is then the scale; 0 = none */
	eg_str code;     /* MONEY without such a column: the currency of all its cells */
	enum eg_xrule rule;
	eg_str doc;     /* for the data dictionary */
	eg_str from;    /* "partner.tier": the schema's field, or the view's column */
	eg_str allowed; /* words by ", " as the specs have them, or empty */
	bool words;     /* TEXT, LIST: cells hold words of the program without `allowed` */
	eg_str list;    /* name of the list that holds those words, or empty */
	bool guessed;   /* no type was said */
	bool figures;   /* digits of the language become 0 to 9, as all of a workbook's */
	uint8_t unit;   /* eg_unit of an own sheet's query (dataset/units.h) */
	size_t defined; /* in the sheet of lists: the rows that `list` stands for */
} eg_xcolumn;

/* A chart over the rows of a sheet, on a page of its own behind it. */
enum eg_xchart_kind { EG_CHART_COLUMNS, EG_CHART_STACKED, EG_CHART_LINE };

typedef struct eg_xchart {
	enum eg_xchart_kind kind;
	eg_str title, x_title, y_title;
	eg_str alt; /* what it shows, in words */
	size_t x;   /* column of the sheet: the words along the bottom */
	size_t *y;  /* columns of the sheet, one series each */
	size_t y_count;
	bool lying;      /* columns lie, so that long words stand beside them in full */
	bool by_row;     /* a series is a row, named by x; the columns y stand along the bottom */
	size_t from, to; /* rows of the sheet that are drawn: from..to - 1 */
} eg_xchart;

typedef struct eg_xsheet {
	eg_str title;   /* 1..31 characters, unique in the workbook */
	eg_str lang;    /* of what readers see (roster/speak.h) */
	eg_str heading; /* A1 */
	eg_str what;    /* A2: what it is (rows and as-of day are added) */
	eg_str table;   /* "tbl_partners", in every language */
	eg_str sql;
	size_t rows; /* of the query, counted when the workbook was made */
	eg_query_place place;
	eg_str id_column; /* of the query: the key that links point at; {NULL} = none */
	eg_str id_sql;    /* the key alone, in the order of the rows; or empty: as sql */
	size_t id_at;     /* its column in the query */
	eg_xcolumn *columns;
	size_t column_count;
	size_t freeze;          /* columns */
	const eg_param *params; /* of the query */
	size_t param_count;
	size_t group; /* 1 + the column of the query whose equal neighbours fold under their first;
			 0 = none */
	bool no_filter, portrait;
	bool folds;   /* columns without a value are folded away */
	uint16_t fit; /* pages across; 0 = 1 */
	enum eg_xprotect protect;
	const eg_record *record; /* whose rows these are, or NULL */
	const eg_xchart *chart;  /* of this sheet */
	bool streamed;           /* beyond the cells of its roster: a plain range */
	eg_str made;             /* the title of the standard sheet that it is, or empty */
	eg_str names_prefix; /* each cell of named_column has a name: this and the first text of its
				row; empty = none */
	size_t named_column;
	const struct eg_xsheet *charted; /* the sheet that this one is the chart of, or NULL */
	/* Fixed rows instead of a query (About, Data dictionary): row-major texts, `fixed_rows`
	 * rows. */
	eg_str *fixed;
	size_t fixed_rows;
} eg_xsheet;

typedef struct eg_workbook {
	eg_str file; /* name without a folder */
	eg_str title, subject, author, company, keywords, comments;
	eg_str head;     /* the strategy's short title, or its title, cut */
	eg_str header;   /* of printed pages: that and what the workbook is called */
	eg_str marking;  /* A3, header and footer; "U" is printed too */
	eg_str edition;  /* "Edition 2026" */
	eg_str as_of;    /* a day, ISO 8601 */
	int64_t created; /* seconds since 1970 UTC */
	eg_str lang;
	bool a4;  /* A4 and A3 paper, else Letter and Tabloid */
	bool rtl; /* sheets run from right to left */
	eg_xsheet *sheets;
	size_t sheet_count;
} eg_workbook;

typedef struct eg_workbooks {
	eg_workbook **items;
	size_t count;
} eg_workbooks;

/* A finding of the check, for the sheet Findings. */
typedef struct eg_roster_finding {
	const eg_finding *finding;
	bool waived;
	eg_str until; /* of the waiver, as written; or empty */
	/* The record and the key that it lies in, once the roster has asked; or {NULL}. */
	eg_str record, field;
} eg_roster_finding;

typedef struct eg_roster_options {
	eg_str version;              /* of the program */
	eg_str audience;             /* "internal" */
	eg_str name;                 /* what files begin with: "dhs-st" */
	eg_str only;                 /* id of the one roster to make; {NULL} = all */
	const eg_rec_list *standard; /* eg_rosters_standard */
	const eg_roster_finding *findings;
	size_t finding_count;
} eg_roster_options;

/* Rows of data on a page: beyond them a sheet continues on a further one. */
#define EG_PAGE_ROWS  1048570u
#define EG_PAGE_LINKS 65530u /* the format takes no more on a worksheet */

/* The scale of a column's value in this row: a money's is that of its currency. */
int eg_xcolumn_scale(const eg_xcolumn *c, const eg_cell *cells);
/* Opens a sheet's query with its parameters; as eg_query_open. */
eg_query *eg_xsheet_open(eg_dataset *ds, const eg_xsheet *s, eg_diag *d);
/* The standard roster as the spec language says it, of one record; NULL when it cannot be bound. */
const eg_rec_list *eg_rosters_standard(eg_arena *a, eg_sources *sources, eg_diag *d);
/* Tells the dataset what the model's rosters will ask. */
void eg_rosters_expect(eg_dataset *ds, const eg_model *m, const eg_rec_list *standard);
/* The workbooks of this dataset: the standard roster as the strategy changes it, and its own
 * `rosters` (DOMAIN.md 1.13), one for each row of their `each`. A sheet without rows is left out
 * and named in About. NULL when a query, column or title is faulty (filed). */
eg_workbooks *eg_rosters_make(
	eg_arena *a, eg_dataset *ds, const eg_model *m, const eg_roster_options *opt, eg_diag *d);
/* The sheets with their columns and rows as text: the dump of this stage. */
eg_str eg_workbook_dump(eg_arena *a, const eg_workbook *w, eg_dataset *ds, eg_diag *d);

#endif
