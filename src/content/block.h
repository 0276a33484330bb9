/* block.h -- what the document says, in reading order: the tree of blocks.
 *
 * This tree is the PDF's structure tree: layout makes one structure element (or a fixed small
 * group) of each block. It has no lengths and no colours; `style` and `kind` are roles that the
 * theme dresses. layout and pdf see this header and nothing else of content.
 */
#ifndef EG_CONTENT_BLOCK_H
#define EG_CONTENT_BLOCK_H

#include "base/arena.h"
#include "image/image.h"
#include "source/source.h"

enum eg_block_kind {
	EG_B_DOCUMENT,  /* root: children are sections */
	EG_B_SECTION,   /* Sect: a head and blocks; break_before applies */
	EG_B_HEAD,      /* H1..H6 by level: runs; number may stand beside */
	EG_B_TEXT,      /* P: runs, by `style` */
	EG_B_QUOTE,     /* BlockQuote: children */
	EG_B_LIST,      /* L: children are ITEMs; `ordered`, `start` */
	EG_B_ITEM,      /* LI: runs (first line) and children */
	EG_B_TABLE,     /* Caption, Table: table */
	EG_B_FACTS,     /* label-value pairs: children are FACT */
	EG_B_FACT,      /* label in `label`, value in runs or children */
	EG_B_COVER,     /* one page; children are TEXT with cover styles */
	EG_B_CONTENTS,  /* TOC: made by layout from the heads */
	EG_B_OPENER,    /* a goal's opening page: numeral in label; children by style */
	EG_B_OBJECTIVE, /* side: numeral and lead; main: head, statement, blocks */
	EG_B_PROFILE,   /* a partner's page: head, native names, intro; SIDE and MAIN */
	EG_B_SPLIT,     /* two columns side by side: children SIDE and MAIN, in reading order */
	EG_B_SIDE,
	EG_B_MAIN,
	EG_B_SOURCES, /* numbered list of sources: children are ITEM with labels */
	EG_B_GROUP,   /* blocks that keep together as a plain sequence (no tag) */
	EG_B_NOTE,    /* Note: a footnote, its mark in `label`; hangs on a run, is never a child */
	EG_B_COLUMNS, /* children in `columns` columns, balanced where they end (no tag) */
	EG_B_CALLOUT, /* Sect: head in `label`, children; a bar at the side */
	EG_B_STORY,   /* Sect: a box; kind of box in `label`, HEAD and texts as children, FOOT texts
		       */
	EG_B_PULL_QUOTE, /* BlockQuote: runs; attribution as a LABEL child; `repeated`: an artifact
			  */
	EG_B_TILES,      /* L: children are TILE; `level` 1: large, 2: a strip */
	EG_B_TILE,       /* LI: figure in `label`, word before it in `running`, runs; NOTE child */
	EG_B_CARDS,      /* children are CARD, side by side */
	EG_B_CARD,       /* Sect: `label`, HEAD, TAGLINE, texts; `goal` colours it */
	EG_B_SIGNATURES, /* children are SIGNATURE, side by side */
	EG_B_SIGNATURE,  /* Sect: name in runs, ROLE and DATE children, perhaps a picture */
	EG_B_FIGURE,   /* Figure: picture; number in `label`, caption in runs, NOTE child: credit */
	EG_B_CODE,     /* P: runs with breaks, as they are */
	EG_B_RULE,     /* an artifact */
	EG_B_GLOSSARY, /* L: children are ITEMs: term in `label`, runs; in two columns */
	EG_B_INDEX,    /* Index: children are ITEMs: letter in `label`, runs that lead to the main
			  place,     number in `start`, or what to see instead in `running`;
			  TEXT children: what to see beside, ITEM children: entries under it */
	EG_B_LISTING,  /* TOC: of figures or tables; children are ITEMs: number in `label`, runs
			  that lead to them */
	EG_B_DEFINITIONS, /* L: children are ITEMs: term in `label`, runs and children: what it
			     means */
	EG_B_BANNER, /* a band at a page's top: HEAD; LABEL, DATE, NATIVE and TAGLINE texts, FACTS;
			what its pages have at the foot in `running` */
	EG_B_HALVES, /* children are HALF, side by side */
	EG_B_HALF,   /* Sect: a HEAD and blocks */
	EG_B_GLANCE  /* Table: children are CARDs, a row each: name in runs, TAGLINE and texts, and
			where they have any LISTs of objectives (OUTCOME), partners (BODY) and
			measures (VALUE: an ITEM has TEXTs of its latest VALUE, of what it should
			reach, OUTCOME with the word for it in `label`, and of its status, LABEL);
			then perhaps a LIST of dates, `start` in 1/10000 of the line that they stand
			on. The heads are the columns of `table`, by eg_glance_head */
};

/* The heads of an overview, in the order in which a row is read. */
enum eg_glance_head {
	EG_GLANCE_GOAL,
	EG_GLANCE_STATEMENT,
	EG_GLANCE_OBJECTIVES,
	EG_GLANCE_PARTNERS,
	EG_GLANCE_MEASURES,
	EG_GLANCE_LATEST,
	EG_GLANCE_TARGET,
	EG_GLANCE_TREND,
	EG_GLANCE_STATUS,
	EG_GLANCE_HEADS
};

/* Paragraph roles. The theme has one row for each (DESIGNBOOK.md 2). */
enum eg_style {
	EG_S_BODY,
	EG_S_LEAD,
	EG_S_LABEL,
	EG_S_NOTE /* source line, notes under tables */,
	EG_S_SIDE /* side note */,
	EG_S_CAPTION,
	EG_S_NATIVE /* native names under a name */,
	EG_S_TAGLINE,
	EG_S_STATEMENT,
	EG_S_OPENER_TITLE,
	EG_S_OPENER_LABEL,
	EG_S_COVER_TITLE,
	EG_S_COVER_SUBTITLE,
	EG_S_COVER_ORG,
	EG_S_COVER_EDITION,
	EG_S_COVER_NOTE,
	EG_S_OUTCOME,
	EG_S_VALUE /* value of a fact */,
	EG_S_MARKING,
	EG_S_LETTER,
	EG_S_LETTER_SHORT,
	EG_S_LETTER_OPENING,
	EG_S_FOOT /* of a story */,
	EG_S_ROLE,
	EG_S_DATE,
	EG_S_COUNT
};

/* Inline style bits. */
#define EG_I_EM      0x001u
#define EG_I_STRONG  0x002u
#define EG_I_CODE    0x004u
#define EG_I_MUTED   0x008u /* "not stated" */
#define EG_I_NATIVE  0x010u /* a foreign name: its own script's face */
#define EG_I_BREAK   0x020u /* this run is a forced line break; its text is empty */
#define EG_I_SUP     0x040u /* a note's mark */
#define EG_I_PAGEREF 0x080u /* the text is the page label of `dest` */
#define EG_I_NOHYPH  0x100u
#define EG_I_XREF                                                                                  \
	0x200u /* inside content: becomes the name of what `dest` leads to, and its page */

/* A status word's sign, drawn before the run (DESIGNBOOK.md 6). */
enum eg_sign {
	EG_SIGN_NONE,
	EG_SIGN_DONE,
	EG_SIGN_ON_TRACK,
	EG_SIGN_WATCH,
	EG_SIGN_OFF,
	EG_SIGN_NOT_BEGUN
};

typedef struct eg_run {
	eg_str text; /* no line ends, no controls; NFC */
	uint32_t style;
	uint32_t entry; /* 0, or the number of the entry of the index that has it */
	eg_span span;   /* where the words stand in the specs, for findings */
	uint8_t sign;
	eg_str lang;     /* {NULL} = the block's */
	eg_str url;      /* an outside link, or {NULL} */
	eg_str dest;     /* a link to the block of this id, or {NULL} */
	eg_str contents; /* of the link: what assistive technology reads; {NULL} = the text */
	const struct eg_block *note; /* with EG_I_SUP: the footnote that it is the mark of */
} eg_run;

enum eg_align { EG_ALIGN_LEFT, EG_ALIGN_RIGHT, EG_ALIGN_CENTER, EG_ALIGN_DECIMAL };

/* Content classes of columns (DESIGNBOOK.md 5.18). */
enum eg_column_class {
	EG_COL_TEXT,
	EG_COL_NAME,
	EG_COL_CODE,
	EG_COL_DATE,
	EG_COL_NUMBER,
	EG_COL_STATE,
	EG_COL_LIST
};

typedef struct eg_column {
	eg_str title;
	eg_str lang;    /* of title and heads; {NULL} = the table's */
	uint8_t align;  /* eg_align */
	uint8_t class_; /* eg_column_class */
	bool key;       /* row header (TH scope Row), PS 500 */
	bool merge; /* same text on following rows is printed once (and again at the top of a page)
		     */
	uint32_t width;   /* 0 = automatic; else hundredths of a point */
	uint32_t percent; /* 0 = none; else of the table's width, in hundredths of a per cent */
	eg_str *heads;    /* heads that it shares with its neighbours, the outermost first */
	uint32_t head_count;
	eg_str mark;  /* of a note to the head; {NULL} = none */
	uint8_t goal; /* of a matrix: the goal whose colour its head takes, or 0 */
	bool apart;   /* of a matrix: the first one of another kind than those before */
} eg_column;

/* A cell that another one spans is there and says nothing. */
typedef struct eg_tcell {
	eg_run *runs;
	const struct eg_block
		*more; /* its children, TEXTs and LISTs, follow the runs; NULL = none */
	uint32_t run_count;
	uint16_t colspan, rowspan; /* 0 = 1 */
} eg_tcell;

typedef struct eg_trow {
	uint8_t group;   /* 1 = a group row: one cell over all columns */
	uint8_t total;   /* 1 = a total row */
	eg_tcell *cells; /* one a column, or one for a group row */
	eg_str dest;     /* an id that links may point at, or {NULL} */
} eg_trow;

typedef struct eg_table {
	eg_str number; /* "Table 4" in words_lang, or {NULL} for a table without caption number */
	eg_column *columns;
	uint32_t column_count;
	eg_trow *rows;
	size_t row_count;
	eg_str summary; /* what it holds, for assistive technology; may be absent */
	size_t left;    /* rows that are left out: its last text says so when all blocks are made */
	eg_str rest;    /* the id of the table that has them, or {NULL} */
	const int64_t *counts; /* of a matrix: by row and by column but for the first, which names
				  the rows. NULL: it is no matrix */
} eg_table;

/* A part begins on a recto in a document that is not short, and else on a page. */
enum eg_break_kind { EG_BREAK_NONE, EG_BREAK_PAGE, EG_BREAK_RECTO, EG_BREAK_PART };

typedef struct eg_picture {
	eg_str path;           /* as the specs name it */
	const eg_image *image; /* NULL: it could not be read, which was told */
	eg_str alt;            /* what assistive technology reads */
	bool decorative;       /* says nothing: an artifact */
	eg_span span;          /* of the path, for findings */
} eg_picture;

/* How many pages a section should take. */
typedef struct eg_page_bounds {
	uint32_t least, most; /* 0 = none */
	eg_str name;          /* of the section, for findings */
	const char *what;     /* it is called; NULL = a section */
	eg_span span;
	uint32_t brief;  /* of a brief: its place in the list of those */
	uint32_t *taken; /* layout says here how many it takes; NULL = nobody asks */
	bool tries_one;  /* of a brief that does not say how many: one, if that can be had */
} eg_page_bounds;

/* Values of a measure in the order of time, in millionths, and the one that it should reach. */
typedef struct eg_trend {
	const int64_t *values;
	uint32_t count;
	bool aims;
	int64_t aim;
} eg_trend;

typedef struct eg_block eg_block;
struct eg_block {
	uint8_t kind;         /* eg_block_kind */
	uint8_t style;        /* eg_style, for TEXT */
	uint8_t level;        /* HEAD: 1..6 */
	uint8_t break_before; /* eg_break_kind */
	uint8_t goal;         /* 0, or 1.. = goal colour n for this block and what is in it */
	bool ordered;         /* LIST */
	bool in_contents;     /* HEAD: shown in contents and outline */
	bool wide;            /* over the full text width rather than the main column */
	bool alone;           /* SECTION that begins a page: even a short one does not share it */
	bool repeated;        /* PULL_QUOTE: its words stand in the text as well */
	bool yields; /* TEXT: runs into the next one where its section else takes too many pages */
	bool floats; /* FIGURE, TABLE that fits a page: may go on to the next page's top */
	uint8_t columns; /* COLUMNS: 2 in the main column, 3 over the full text width */
	uint32_t start;  /* LIST; of names in an overview: how many there are with those left out */
	uint32_t least_pages;         /* SECTION: left out of a document with fewer; 0 = never */
	const eg_page_bounds *bounds; /* SECTION; NULL = none */
	eg_str id;                    /* destination; {NULL} = none */
	eg_str lang;                  /* BCP 47; {NULL} = the parent's */
	eg_str label;                 /* number or label that stands apart: "2", "1.3", "Lead" */
	eg_str label_lang;            /* of the label's words; {NULL} = the block's */
	eg_str running;               /* SECTION: words for the running head; {NULL} = none */
	eg_run *runs;
	uint32_t run_count;
	eg_block **children;
	uint32_t child_count, child_cap;
	const eg_picture *picture; /* FIGURE, STORY, SIGNATURE, PROFILE; NULL = none */
	eg_table *table; /* TABLE; runs hold the caption's title; children: NOTE texts under it,
		  those with a label belong to the mark of the same words in a cell */
	const eg_trend *trend; /* ITEM of a GLANCE's measures; NULL = none */
	eg_span span;
};

/* What an own theme changes, by name: "colours.ink", "styles.body.size". */
typedef struct eg_setting {
	eg_str name, text;
	int64_t number; /* millionths, where there is no text */
	eg_span span;
} eg_setting;

/* What the document says of itself; goes to metadata and running heads. */
typedef struct eg_document {
	eg_block *root;
	eg_str title, short_title, author /* the organisation */, subject, lang;
	eg_str keywords;
	eg_str marking;       /* banner words, or {NULL} for none (U) */
	eg_str status;        /* "Draft", "In review", or {NULL} for final */
	eg_str dated_status;  /* "Draft of June 30, 2026", for running heads; {NULL} = `status` */
	eg_str theme;         /* "federal" */
	eg_setting *settings; /* laid over the theme */
	size_t setting_count;
	bool a4;
	bool landscape;     /* all pages, not those of wide tables only */
	bool justify;       /* body text with both edges straight */
	bool no_small_caps; /* runs of capitals stay as they are */
	eg_str words[32];   /* layout's own words: see eg_doc_word */
	eg_str words_lang;  /* their language; {NULL} = the document's */
	uint32_t zero; /* the document's digit 0; those up to 9 follow it (UAX 44: Nd). 0 = '0' */
	int64_t time;  /* seconds since 1970 UTC: written into the file */
} eg_document;

/* Words that layout prints itself. */
enum eg_doc_word {
	EG_WORD_CONTENTS,
	EG_WORD_CONTINUED,
	EG_WORD_CONTINUES,
	EG_WORD_TABLE,
	EG_WORD_GOAL,
	EG_WORD_LEAD,
	EG_WORD_PAGE,
	EG_WORD_DRAFT,
	EG_WORD_SEE,        /* of the index: what to look for instead */
	EG_WORD_SEE_ALSO,   /* and beside it */
	EG_WORD_COLUMNS_OF, /* of a part of a table; @ = which ones, and how many there are */
	EG_WORD_PAGE_OF,    /* a folio; @ = the page, and how many there are */
	EG_WORD_NONE,       /* of a count */
	EG_WORD_OR_MORE,    /* @ = a number */
	EG_WORD_MORE,       /* @ = how many are left out */
	EG_WORD_POINT,      /* between a number's whole and its fraction, by the locale */
	EG_WORD_COMMA,      /* between the items of a list, with its blank, by the locale */
	EG_WORD_COUNT
};

/* The words of the runs as one plain text, a blank for each forced break: those of the first run
 * itself when there is no other, else in the arena. */
eg_str eg_runs_plain(eg_arena *a, const eg_run *runs, size_t count);

eg_block *eg_block_new(eg_arena *a, enum eg_block_kind kind, eg_span span);
void eg_block_add(eg_arena *a, eg_block *parent, eg_block *child);
/* Gives the children of `from` to parent, after its own. */
void eg_block_take(eg_arena *a, eg_block *parent, eg_block *from);
/* The first child of that kind, or NULL. */
const eg_block *eg_block_child(const eg_block *b, enum eg_block_kind kind);
/* What stands around the two '@' of a word: before, between, after. */
void eg_doc_word_parts(const eg_document *doc, enum eg_doc_word word, eg_str parts[3]);
/* The tree as indented text: the dump of the content stage. */
eg_str eg_block_dump(eg_arena *a, const eg_document *doc);

#endif
