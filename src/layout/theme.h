/* theme.h -- every measure, style and colour of a page, as tables.
 *
 * The rest of layout asks for roles: a format for the places of a page, a type for letters, a paint
 * for colours. The numbers are those of the design book, sections 1, 2 and 4; nothing else in
 * layout holds a colour.
 *
 * Units:   eg_len; colours 0xRRGGBB; tracking in thousandths of an em.
 * Threads: the tables are constant.
 * Depends: base, text.
 */
#ifndef EG_LAYOUT_THEME_H
#define EG_LAYOUT_THEME_H

#include "content/block.h"
#include "text/shape.h"

#define EG_LINE    EG_PTS(14)  /* b: the baseline unit */
#define EG_HALF    EG_PTS(7)   /* h */
#define EG_QUARTER EG_PTS(3.5) /* q */

/* Colour roles. */
enum eg_paint {
	EG_PAINT_INK,
	EG_PAINT_MUTED,
	EG_PAINT_OUTLINE,
	EG_PAINT_RULE,
	EG_PAINT_TINT1,
	EG_PAINT_TINT2,
	EG_PAINT_BRAND_DEEP,
	EG_PAINT_BRAND,
	EG_PAINT_BRAND_MID,
	EG_PAINT_BRAND_SOFT,
	EG_PAINT_ACCENT,
	EG_PAINT_GOAL1,
	EG_PAINT_GOAL2,
	EG_PAINT_GOAL3,
	EG_PAINT_OK,
	EG_PAINT_WATCH,
	EG_PAINT_OFF,
	EG_PAINT_PAPER,
	EG_PAINT_FLOOD_TEXT /* secondary text on a flood */,
	EG_PAINT_TAB,
	EG_PAINT_DRAFT,
	EG_PAINT_SEQ1, /* classes of counts, the greatest last */
	EG_PAINT_SEQ2,
	EG_PAINT_SEQ3,
	EG_PAINT_SEQ4,
	EG_PAINT_TABLE_COUNT,
	EG_PAINT_GOAL = EG_PAINT_TABLE_COUNT /* of the block's goal; brand-deep without one */
};

/* Type styles: rows of the table in section 2 and of the constructions in section 5. */
enum eg_type {
	EG_T_BODY,
	EG_T_LEAD,
	EG_T_H1,
	EG_T_H2,
	EG_T_H3,
	EG_T_H4,
	EG_T_LABEL,
	EG_T_SIDE_NOTE,
	EG_T_CAPTION,
	EG_T_CAPTION_NUMBER,
	EG_T_SOURCE_LINE,
	EG_T_NATIVE,
	EG_T_TABLE_HEAD,
	EG_T_TABLE_TEXT,
	EG_T_TABLE_KEY,
	EG_T_TABLE_NUMBER,
	EG_T_TABLE_TOTAL,
	EG_T_TABLE_TOTAL_NUMBER,
	EG_T_GROUP_ROW,
	EG_T_MATRIX_HEAD,
	EG_T_MATRIX_HEAD_GOAL,
	EG_T_MATRIX_NUMBER,
	EG_T_MATRIX_NUMBER_PALE, /* on a dark square */
	EG_T_MATRIX_LEGEND,
	EG_T_GLANCE_HEAD,
	EG_T_GLANCE_NUMERAL,
	EG_T_GLANCE_NUMERAL_SMALL,
	EG_T_GLANCE_NUMERAL_LEAST,
	EG_T_GLANCE_NUMBER, /* of an objective */
	EG_T_GLANCE_NAME,   /* of an objective, on two pages */
	EG_T_GLANCE_TEXT,   /* of a measure or partner, on two pages */
	EG_T_GLANCE_VALUE,
	EG_T_GLANCE_DATE,
	EG_T_GLANCE_WORDS, /* of a date */
	EG_T_LETTER,
	EG_T_LETTER_SHORT,
	EG_T_LETTER_OPENING,
	EG_T_PULL_QUOTE,
	EG_T_CALLOUT_HEAD,
	EG_T_STORY_LABEL,
	EG_T_STORY_TITLE,
	EG_T_STORY_FOOT,
	EG_T_SIGN_NAME,
	EG_T_SIGN_ROLE,
	EG_T_SIGN_DATE,
	EG_T_TILE_NUMERAL,
	EG_T_TILE_NUMERAL_LARGE,
	EG_T_TILE_NUMERAL_SMALL,
	EG_T_TILE_QUALIFIER,
	EG_T_TILE_LABEL,
	EG_T_TILE_NOTE,
	EG_T_CARD_LABEL,
	EG_T_CARD_TITLE,
	EG_T_CARD_TAGLINE,
	EG_T_CARD_TEXT,
	EG_T_STRIP_NUMERAL,
	EG_T_STRIP_NUMERAL_SMALL,
	EG_T_STRIP_QUALIFIER,
	EG_T_STRIP_LABEL,
	EG_T_BANNER_TITLE,
	EG_T_BANNER_TITLE_SMALL,
	EG_T_BANNER_TITLE_LEAST,
	EG_T_BANNER_LINE,   /* over the title, labels */
	EG_T_BANNER_NATIVE, /* under the title */
	EG_T_BANNER_VALUE,
	EG_T_GLOSSARY_TERM,
	EG_T_GLOSSARY_TEXT,
	EG_T_INDEX_LETTER,
	EG_T_INDEX_ENTRY,
	EG_T_CODE,
	EG_T_FACT_LABEL,
	EG_T_FACT_VALUE,
	EG_T_NUMERAL,
	EG_T_PROFILE_NAME,
	EG_T_PROFILE_NAME_SMALL,
	EG_T_PROFILE_NAME_LEAST,
	EG_T_PROFILE_BAND,
	EG_T_OPENER_NUMERAL,
	EG_T_OPENER_NUMERAL_SMALL,
	EG_T_OPENER_NUMERAL_LEAST, /* of a number that is words */
	EG_T_OPENER_LABEL,
	EG_T_OPENER_TITLE,
	EG_T_OPENER_TITLE_SMALL,
	EG_T_OPENER_TITLE_LEAST,
	EG_T_OPENER_TAGLINE,
	EG_T_OPENER_VALUE, /* of the facts at its end */
	EG_T_STATEMENT,
	EG_T_OUTCOME,
	EG_T_FOOTNOTE,
	EG_T_FOOTNOTE_NUMBER,
	EG_T_REFERENCE,
	EG_T_REFERENCE_NUMBER,
	EG_T_ADDRESS,
	EG_T_TOC_PART,
	EG_T_TOC_GOAL,
	EG_T_TOC_TAGLINE,
	EG_T_TOC_ITEM,
	EG_T_TOC_PAGE,
	EG_T_TOC_PAGE_PART,
	EG_T_TOC_PAGE_GOAL,
	EG_T_TOC_NUMERAL,
	EG_T_COVER_TITLE,
	EG_T_COVER_TITLE_2,
	EG_T_COVER_TITLE_3,
	EG_T_COVER_TITLE_4,
	EG_T_COVER_SUBTITLE,
	EG_T_COVER_ORG,
	EG_T_COVER_LINE,
	EG_T_COVER_NOTE,
	EG_T_COVER_YEAR, /* in the rosette */
	EG_T_MARKING,
	EG_T_MARKING_LABEL,
	EG_T_RUNNING,
	EG_T_RUNNING_STATUS,
	EG_T_FOLIO,
	EG_T_DRAFT,
	EG_T_COUNT
};

#define EG_TF_HYPHENATE 0x01u
#define EG_TF_BALANCE   0x02u
#define EG_TF_SMALLCAPS 0x04u /* runs of capitals become small capitals */
#define EG_TF_WHOLE     0x08u /* its lines are not parted by a page's end */
#define EG_TF_RULED     0x10u /* links carry a rule under them */
#define EG_TF_INDENT    0x20u /* a paragraph after its like is indented */

/* Dots an inch of pictures: what the file keeps of them, what print needs, and what a screen shows:
 * no picture is drawn out beyond the last. */
#define EG_DOTS_KEPT   300
#define EG_DOTS_NEEDED 200
#define EG_DOTS_LEAST  96

typedef struct eg_type_row {
	uint8_t family; /* eg_family */
	uint8_t paint;  /* eg_paint */
	bool italic;
	int16_t weight, tracking;
	uint32_t features, flags;
	eg_len size, leading, before, after;
} eg_type_row;

/* Places of a page format. */
typedef struct eg_format {
	eg_len width, height;
	eg_len margin, text_width;
	eg_len column, step; /* of the twelve */
	eg_len side_width, main_x, main_width;
	eg_len band;                    /* right edge of the band on openers and profiles */
	eg_len top, bottom;             /* of the live area */
	eg_len head_y, folio_y;         /* baselines */
	eg_len marking_y, marking_foot; /* baselines, the second from the lower edge */
} eg_format;

typedef struct eg_theme {
	const char *name;
	const uint32_t *paints;
	bool floods;        /* coloured covers and bands */
	bool serif_display; /* display type in the serif */
	bool engraved;      /* covers are centred in a frame */
	/* Of the theme of a document (eg_theme_make); NULL in the three themes themselves. */
	const eg_type_row *types;
	const eg_format *upright, *lying; /* of most pages, and of wide tables; may be one */
	eg_len binding;                   /* all moves so far to the outside of the page */
} eg_theme;

/* The theme of a document: one of the three, with what an own one changes. Findings: `contrast`,
 * `type-wrong`. */
const eg_theme *eg_theme_make(eg_arena *a, const eg_document *doc, eg_diag *d);
/* The theme of that name; the first one when there is none. */
const eg_theme *eg_theme_find(eg_str name);
const eg_format *eg_theme_format(bool a4);
const eg_format *eg_theme_landscape(bool a4);
/* The colour of a label of TLP 2.0 on its ground, in any theme: white for one that is not known. */
#define EG_LABEL_GROUND 0x000000u
uint32_t eg_theme_label(eg_str words);
const eg_type_row *eg_theme_type(const eg_theme *t, enum eg_type type);
/* goal: 0, or from 1; there are three goal colours, and then again. */
uint32_t eg_theme_colour(const eg_theme *t, enum eg_paint paint, unsigned goal);
/* Baseline of a line of that style from the top of its box. */
eg_len eg_type_baseline(const eg_type_row *row);

#endif
