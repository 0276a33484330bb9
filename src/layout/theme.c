#include "layout/theme.h"

#define SANS    EG_FAMILY_SANS
#define SERIF   EG_FAMILY_SERIF
#define HALF_PS 3625 /* baseline below the middle of a line box, in 1/10000 of the size */
#define HALF_SS 3505

#define READ  (EG_FEAT_ONUM | EG_FEAT_PNUM)
#define HEAD  (EG_FEAT_LNUM)
#define CELL  (EG_FEAT_LNUM | EG_FEAT_PNUM)
#define ROWS  (EG_FEAT_LNUM | EG_FEAT_TNUM)
#define WHOLE (EG_TF_BALANCE | EG_TF_WHOLE)
#define PROSE (EG_TF_HYPHENATE | EG_TF_SMALLCAPS | EG_TF_RULED | EG_TF_INDENT)

/* family, weight, italic, size, leading, tracking, features, paint, before, after, flags */
#define ROW(f, w, i, s, l, t, feat, p, b, a, fl)                                                   \
	{                                                                                          \
		.family = (f), .weight = (w), .italic = (i), .size = EG_PTS(s),                    \
		.leading = EG_PTS(l), .tracking = (t), .features = (feat), .paint = EG_PAINT_##p,  \
		.before = EG_PTS(b), .after = EG_PTS(a), .flags = (fl)                             \
	}

/* clang-format off */
static const eg_type_row types[EG_T_COUNT] = {
	[EG_T_BODY]            = ROW(SERIF, 400, false, 10.25, 14, 0, READ, INK, 0, 0, PROSE),
	[EG_T_LEAD]            = ROW(SERIF, 400, false, 13, 17.5, 0, READ, BRAND_DEEP, 0, 10.5, WHOLE),
	[EG_T_H1]              = ROW(SANS, 700, false, 26, 28, -12, HEAD, BRAND_DEEP, 42, 14, WHOLE),
	[EG_T_H2]              = ROW(SANS, 700, false, 14.5, 17.5, -4, HEAD, BRAND_DEEP, 21, 3.5, WHOLE),
	[EG_T_H3]              = ROW(SANS, 600, false, 10.5, 14, 0, HEAD, INK, 14, 3.5, WHOLE),
	[EG_T_H4]              = ROW(SANS, 600, false, 9.75, 14, 0, HEAD, INK, 7, 0, WHOLE),
	[EG_T_LABEL]           = ROW(SANS, 600, false, 7.75, 10.5, 4, HEAD, MUTED, 14, 6, WHOLE),
	[EG_T_SIDE_NOTE]       = ROW(SERIF, 400, false, 8.5, 10.5, 0, READ, INK, 14, 14, 0),
	[EG_T_CAPTION]         = ROW(SANS, 500, false, 8, 10.5, 0, HEAD, INK, 21, 7, WHOLE),
	[EG_T_CAPTION_NUMBER]  = ROW(SANS, 700, false, 8, 10.5, 0, HEAD, INK, 21, 7, WHOLE),
	[EG_T_SOURCE_LINE]     = ROW(SANS, 400, false, 7.25, 8.75, 0, HEAD, MUTED, 3.5, 21, 0),
	[EG_T_NATIVE]          = ROW(SERIF, 400, true, 13, 17.5, 0, READ, MUTED, 3.5, 14, WHOLE),
	[EG_T_TABLE_HEAD]      = ROW(SANS, 600, false, 7.75, 10.5, 0, CELL, BRAND_DEEP, 0, 0, EG_TF_BALANCE),
	[EG_T_TABLE_TEXT]      = ROW(SANS, 400, false, 8.25, 10.5, 0, CELL, INK, 0, 0, EG_TF_BALANCE),
	[EG_T_TABLE_KEY]       = ROW(SANS, 500, false, 8.25, 10.5, 0, CELL, INK, 0, 0, EG_TF_BALANCE),
	[EG_T_TABLE_NUMBER]    = ROW(SANS, 400, false, 8.25, 10.5, -20, ROWS, INK, 0, 0, 0),
	[EG_T_TABLE_TOTAL]     = ROW(SANS, 700, false, 8.25, 10.5, 0, CELL, INK, 0, 0, EG_TF_BALANCE),
	[EG_T_TABLE_TOTAL_NUMBER] = ROW(SANS, 700, false, 8.25, 10.5, -20, ROWS, INK, 0, 0, 0),
	[EG_T_LETTER]          = ROW(SERIF, 400, false, 11.25, 17.5, 0, READ, INK, 0, 0, PROSE),
	[EG_T_LETTER_SHORT]    = ROW(SERIF, 400, false, 13, 19.25, 0, READ, INK, 0, 0, PROSE),
	[EG_T_LETTER_OPENING]  = ROW(SERIF, 400, false, 18, 24.5, 0, EG_FEAT_ONUM, BRAND_DEEP, 0, 17.5, WHOLE),
	[EG_T_PULL_QUOTE]      = ROW(SERIF, 300, true, 18, 24.5, 0, EG_FEAT_ONUM, BRAND_DEEP, 0, 0, WHOLE),
	[EG_T_CALLOUT_HEAD]    = ROW(SANS, 600, false, 9, 14, 0, HEAD, ACCENT, 0, 0, WHOLE),
	[EG_T_STORY_LABEL]     = ROW(SANS, 600, false, 7.75, 10.5, 4, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_STORY_TITLE]     = ROW(SANS, 700, false, 14.5, 17.5, -4, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_STORY_FOOT]      = ROW(SANS, 400, false, 7.75, 10.5, 0, CELL, INK, 0, 0, EG_TF_WHOLE),
	[EG_T_SIGN_NAME]       = ROW(SANS, 600, false, 10.25, 14, 0, HEAD, INK, 0, 0, WHOLE),
	[EG_T_SIGN_ROLE]       = ROW(SERIF, 400, false, 10.25, 14, 0, READ, INK, 0, 0, WHOLE),
	[EG_T_SIGN_DATE]       = ROW(SERIF, 400, false, 10.25, 14, 0, READ, MUTED, 0, 0, WHOLE),
	[EG_T_TILE_NUMERAL]    = ROW(SANS, 300, false, 34, 35, -25, CELL, BRAND_DEEP, 0, 0, 0),
	[EG_T_TILE_NUMERAL_LARGE] = ROW(SANS, 300, false, 38, 38.5, -25, CELL, BRAND_DEEP, 0, 0, 0),
	[EG_T_TILE_NUMERAL_SMALL] = ROW(SANS, 300, false, 26, 38.5, -25, CELL, BRAND_DEEP, 0, 0, 0),
	[EG_T_TILE_QUALIFIER]  = ROW(SANS, 400, false, 12, 14, 0, HEAD, BRAND_DEEP, 0, 0, 0),
	[EG_T_TILE_LABEL]      = ROW(SANS, 500, false, 8, 10.5, 0, HEAD, INK, 0, 0, WHOLE),
	[EG_T_TILE_NOTE]       = ROW(SANS, 400, false, 7.25, 8.75, 0, HEAD, MUTED, 0, 0, WHOLE),
	[EG_T_CARD_LABEL]      = ROW(SANS, 600, false, 7.75, 10.5, 4, HEAD, MUTED, 0, 0, WHOLE),
	[EG_T_CARD_TITLE]      = ROW(SANS, 700, false, 13, 17.5, -4, HEAD, GOAL, 0, 0, WHOLE),
	[EG_T_CARD_TAGLINE]    = ROW(SERIF, 400, true, 10.25, 14, 0, READ, MUTED, 0, 0, WHOLE),
	[EG_T_CARD_TEXT]       = ROW(SERIF, 400, false, 9.5, 14, 0, READ, INK, 0, 0, EG_TF_SMALLCAPS | EG_TF_WHOLE),
	[EG_T_STRIP_NUMERAL]   = ROW(SANS, 300, false, 22, 28, -25, CELL, BRAND_DEEP, 0, 0, WHOLE),
	[EG_T_STRIP_NUMERAL_SMALL] = ROW(SANS, 300, false, 16, 28, -20, CELL, BRAND_DEEP, 0, 0, WHOLE),
	[EG_T_STRIP_QUALIFIER] = ROW(SANS, 400, false, 9, 14, 0, HEAD, BRAND_DEEP, 0, 0, 0),
	[EG_T_STRIP_LABEL]     = ROW(SANS, 400, false, 7.75, 10.5, 4, HEAD, MUTED, 0, 0, WHOLE),
	[EG_T_BANNER_TITLE]    = ROW(SANS, 700, false, 34, 38.5, -14, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_BANNER_TITLE_SMALL] = ROW(SANS, 700, false, 26, 28, -12, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_BANNER_TITLE_LEAST] = ROW(SANS, 700, false, 19, 21, -8, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_BANNER_LINE]     = ROW(SANS, 500, false, 8.25, 10.5, 0, HEAD, FLOOD_TEXT, 0, 0, 0),
	[EG_T_BANNER_NATIVE]   = ROW(SERIF, 400, true, 13, 17.5, 0, READ, FLOOD_TEXT, 0, 0, WHOLE),
	[EG_T_BANNER_VALUE]    = ROW(SANS, 600, false, 8.25, 10.5, 0, CELL, PAPER, 0, 0, 0),
	[EG_T_GLOSSARY_TERM]   = ROW(SANS, 600, false, 8.75, 10.5, 0, HEAD, INK, 0, 0, WHOLE),
	[EG_T_GLOSSARY_TEXT]   = ROW(SERIF, 400, false, 8.75, 10.5, 0, READ, INK, 0, 7, EG_TF_SMALLCAPS | EG_TF_WHOLE),
	[EG_T_INDEX_LETTER]    = ROW(SANS, 700, false, 8.75, 10.5, 0, HEAD, BRAND, 7, 0, WHOLE),
	[EG_T_INDEX_ENTRY]     = ROW(SERIF, 400, false, 8.75, 10.5, 0, READ, INK, 0, 0, EG_TF_WHOLE),
	[EG_T_CODE]            = ROW(SANS, 400, false, 8.25, 14, 0, CELL, INK, 14, 14, 0),
	[EG_T_GROUP_ROW]       = ROW(SANS, 700, false, 8.25, 10.5, 0, HEAD, BRAND_DEEP, 0, 0, EG_TF_BALANCE),
	[EG_T_MATRIX_HEAD]     = ROW(SANS, 500, false, 8.25, 10.5, 0, HEAD, INK, 0, 0, EG_TF_BALANCE),
	[EG_T_MATRIX_HEAD_GOAL] = ROW(SANS, 600, false, 8.25, 10.5, 0, HEAD, GOAL, 0, 0, EG_TF_BALANCE),
	[EG_T_MATRIX_NUMBER]   = ROW(SANS, 500, false, 8, 10.5, 0, CELL, INK, 0, 0, 0),
	[EG_T_MATRIX_NUMBER_PALE] = ROW(SANS, 600, false, 8, 10.5, 0, CELL, PAPER, 0, 0, 0),
	[EG_T_MATRIX_LEGEND]   = ROW(SANS, 400, false, 7.75, 10.5, 0, CELL, MUTED, 0, 0, 0),
	[EG_T_GLANCE_HEAD]     = ROW(SANS, 600, false, 7.75, 10.5, 4, HEAD, MUTED, 0, 0, WHOLE),
	[EG_T_GLANCE_NUMERAL]  = ROW(SANS, 300, false, 66, 59.5, -25, HEAD, GOAL, 0, 0, 0),
	[EG_T_GLANCE_NUMERAL_SMALL] = ROW(SANS, 300, false, 48, 45.5, -25, HEAD, GOAL, 0, 0, 0),
	[EG_T_GLANCE_NUMERAL_LEAST] = ROW(SANS, 300, false, 34, 31.5, -25, HEAD, GOAL, 0, 0, 0),
	[EG_T_GLANCE_NUMBER]   = ROW(SANS, 600, false, 8.25, 10.5, 0, HEAD, GOAL, 0, 0, 0),
	[EG_T_GLANCE_NAME]     = ROW(SANS, 500, false, 8.25, 14, 0, CELL, INK, 0, 0, EG_TF_BALANCE),
	[EG_T_GLANCE_TEXT]     = ROW(SANS, 400, false, 8.25, 14, 0, CELL, INK, 0, 0, EG_TF_BALANCE),
	[EG_T_GLANCE_VALUE]    = ROW(SANS, 400, false, 9.25, 14, 0, CELL, INK, 0, 0, 0),
	[EG_T_GLANCE_DATE]     = ROW(SANS, 600, false, 8.25, 10.5, 0, CELL, ACCENT, 0, 0, 0),
	[EG_T_GLANCE_WORDS]    = ROW(SANS, 400, false, 7.75, 10.5, 0, CELL, INK, 0, 0, 0),
	[EG_T_FACT_LABEL]      = ROW(SANS, 400, false, 7.75, 10.5, 4, HEAD, MUTED, 0, 0, 0),
	[EG_T_FACT_VALUE]      = ROW(SANS, 500, false, 8.25, 10.5, 0, CELL, INK, 0, 0, 0),
	[EG_T_NUMERAL]         = ROW(SANS, 300, false, 26, 28, -12, HEAD, GOAL, 0, 3.5, WHOLE),
	[EG_T_PROFILE_NAME]    = ROW(SANS, 700, false, 32, 35, -14, HEAD, BRAND_DEEP, 0, 0, WHOLE),
	[EG_T_PROFILE_NAME_SMALL] = ROW(SANS, 700, false, 26, 28, -12, HEAD, BRAND_DEEP, 0, 0, WHOLE),
	[EG_T_PROFILE_NAME_LEAST] = ROW(SANS, 700, false, 20, 24.5, -8, HEAD, BRAND_DEEP, 0, 0, WHOLE),
	[EG_T_PROFILE_BAND]    = ROW(SANS, 400, false, 7.75, 10.5, 4, HEAD, MUTED, 0, 0, 0),
	[EG_T_OPENER_NUMERAL]  = ROW(SANS, 300, false, 168, 168, -40, HEAD, PAPER, 0, 0, 0),
	[EG_T_OPENER_NUMERAL_SMALL] = ROW(SANS, 300, false, 84, 84, -40, HEAD, PAPER, 0, 0, 0),
	[EG_T_OPENER_NUMERAL_LEAST] = ROW(SANS, 300, false, 30, 35, -25, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_OPENER_LABEL]    = ROW(SANS, 600, false, 7.75, 10.5, 4, HEAD, GOAL, 0, 7.5, WHOLE),
	[EG_T_OPENER_TITLE]    = ROW(SANS, 700, false, 36, 38.5, -18, HEAD, GOAL, 0, 0, WHOLE),
	[EG_T_OPENER_TITLE_SMALL] = ROW(SANS, 700, false, 30, 33, -18, HEAD, GOAL, 0, 0, WHOLE),
	[EG_T_OPENER_TITLE_LEAST] = ROW(SANS, 700, false, 24, 28, -12, HEAD, GOAL, 0, 0, WHOLE),
	[EG_T_OPENER_TAGLINE]  = ROW(SERIF, 400, true, 16, 21, 0, EG_FEAT_ONUM, MUTED, 7, 28, WHOLE),
	[EG_T_OPENER_VALUE]    = ROW(SANS, 500, false, 9, 14, 0, CELL, INK, 0, 0, 0),
	[EG_T_STATEMENT]       = ROW(SERIF, 400, false, 13, 17.5, 0, READ, INK, 17.5, 28, WHOLE),
	[EG_T_OUTCOME]         = ROW(SERIF, 400, false, 9.5, 14, 0, READ, INK, 0, 7, EG_TF_WHOLE),
	[EG_T_FOOTNOTE]        = ROW(SERIF, 400, false, 8.5, 10.5, 0, READ, INK, 0, 0, 0),
	[EG_T_FOOTNOTE_NUMBER] = ROW(SERIF, 400, false, 8.5, 10.5, 0, CELL, INK, 0, 0, 0),
	[EG_T_REFERENCE]       = ROW(SERIF, 400, false, 8.5, 10.5, 0, READ, INK, 0, 3.5, 0),
	[EG_T_REFERENCE_NUMBER] = ROW(SANS, 600, false, 7.75, 10.5, 0, CELL, BRAND, 0, 3.5, 0),
	[EG_T_ADDRESS]         = ROW(SANS, 400, false, 7.75, 10.5, 0, CELL, MUTED, 0, 0, 0),
	[EG_T_TOC_PART]        = ROW(SANS, 600, false, 10.25, 14, 0, HEAD, INK, 0, 0, WHOLE),
	[EG_T_TOC_GOAL]        = ROW(SANS, 700, false, 12, 14, 0, HEAD, GOAL, 0, 0, WHOLE),
	[EG_T_TOC_TAGLINE]     = ROW(SERIF, 400, true, 10.25, 14, 0, READ, MUTED, 0, 0, WHOLE),
	[EG_T_TOC_ITEM]        = ROW(SERIF, 400, false, 10.25, 17.5, 0, READ, INK, 0, 0, WHOLE),
	[EG_T_TOC_PAGE]        = ROW(SANS, 400, false, 9.25, 17.5, -20, ROWS, INK, 0, 0, WHOLE),
	[EG_T_TOC_PAGE_PART]   = ROW(SANS, 600, false, 9.75, 14, -20, ROWS, INK, 0, 0, WHOLE),
	[EG_T_TOC_PAGE_GOAL]   = ROW(SANS, 700, false, 9.75, 14, -20, ROWS, INK, 0, 0, WHOLE),
	[EG_T_TOC_NUMERAL]     = ROW(SANS, 300, false, 30, 28, -25, HEAD, GOAL, 0, 0, WHOLE),
	[EG_T_COVER_TITLE]     = ROW(SANS, 800, false, 52, 52, -22, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_COVER_TITLE_2]   = ROW(SANS, 800, false, 44, 44, -22, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_COVER_TITLE_3]   = ROW(SANS, 800, false, 38, 38.5, -20, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_COVER_TITLE_4]   = ROW(SANS, 800, false, 30, 31.5, -16, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_COVER_SUBTITLE]  = ROW(SERIF, 400, false, 13, 17.5, 0, READ, FLOOD_TEXT, 0, 0, WHOLE),
	[EG_T_COVER_ORG]       = ROW(SANS, 600, false, 9.75, 14, 0, HEAD, PAPER, 0, 0, 0),
	[EG_T_COVER_LINE]      = ROW(SANS, 400, false, 9.75, 14, 0, HEAD, FLOOD_TEXT, 0, 0, 0),
	[EG_T_COVER_NOTE]      = ROW(SANS, 500, false, 8.25, 10.5, 0, HEAD, FLOOD_TEXT, 0, 0, 0),
	[EG_T_COVER_YEAR]      = ROW(SERIF, 400, false, 21, 21, 0, EG_FEAT_ONUM, FLOOD_TEXT, 0, 0, WHOLE),
	[EG_T_MARKING_LABEL]   = ROW(SANS, 700, false, 12, 14, 40, HEAD, PAPER, 0, 0, WHOLE),
	[EG_T_MARKING]         = ROW(SANS, 700, false, 10, 12, 40, HEAD, INK, 0, 14, WHOLE),
	[EG_T_RUNNING]         = ROW(SANS, 400, false, 7.5, 10.5, 5, HEAD, MUTED, 0, 0, 0),
	[EG_T_RUNNING_STATUS]  = ROW(SANS, 600, false, 7.5, 10.5, 5, HEAD, ACCENT, 0, 0, 0),
	[EG_T_FOLIO]           = ROW(SANS, 600, false, 8.5, 10.5, 0, ROWS, INK, 0, 0, 0),
	[EG_T_DRAFT]           = ROW(SANS, 800, false, 150, 150, 0, HEAD, DRAFT, 0, 0, 0),
};

/* Display rows that the other themes set in another way; all else is common. */
static const struct { uint8_t type; eg_type_row row; } serif_rows[] = {
	{EG_T_COVER_TITLE,   ROW(SERIF, 400, false, 46, 49, -12, READ, TINT1, 0, 0, WHOLE)},
	{EG_T_COVER_TITLE_2, ROW(SERIF, 400, false, 40, 42, -12, READ, TINT1, 0, 0, WHOLE)},
	{EG_T_COVER_TITLE_3, ROW(SERIF, 400, false, 34, 35, -12, READ, TINT1, 0, 0, WHOLE)},
	{EG_T_COVER_TITLE_4, ROW(SERIF, 400, false, 28, 31.5, -10, READ, TINT1, 0, 0, WHOLE)},
	{EG_T_COVER_SUBTITLE, ROW(SERIF, 400, true, 13, 17.5, 0, READ, FLOOD_TEXT, 0, 0, WHOLE)},
	{EG_T_OPENER_NUMERAL, ROW(SERIF, 400, false, 168, 168, -40, HEAD, FLOOD_TEXT, 0, 0, 0)},
	{EG_T_OPENER_NUMERAL_SMALL, ROW(SERIF, 400, false, 84, 84, -40, HEAD, FLOOD_TEXT, 0, 0, 0)},
	{EG_T_OPENER_NUMERAL_LEAST, ROW(SERIF, 400, false, 30, 35, -20, HEAD, FLOOD_TEXT, 0, 0, WHOLE)},
	{EG_T_OPENER_LABEL,  ROW(SANS, 600, false, 7.75, 10.5, 4, HEAD, BRAND_DEEP, 0, 7.5, WHOLE)},
	{EG_T_TOC_GOAL,      ROW(SANS, 700, false, 12, 14, 0, HEAD, BRAND_DEEP, 0, 0, WHOLE)},
	{EG_T_BANNER_TITLE,  ROW(SERIF, 400, false, 34, 38.5, -12, READ, TINT1, 0, 0, WHOLE)},
	{EG_T_BANNER_TITLE_SMALL, ROW(SERIF, 400, false, 26, 28, -12, READ, TINT1, 0, 0, WHOLE)},
	{EG_T_BANNER_TITLE_LEAST, ROW(SERIF, 400, false, 19, 21, -8, READ, TINT1, 0, 0, WHOLE)},
	{EG_T_OPENER_TITLE,  ROW(SERIF, 400, false, 38, 42, -18, READ, BRAND_DEEP, 0, 0, WHOLE)},
	{EG_T_OPENER_TITLE_SMALL, ROW(SERIF, 400, false, 32, 35, -18, READ, BRAND_DEEP, 0, 0, WHOLE)},
	{EG_T_OPENER_TITLE_LEAST, ROW(SERIF, 400, false, 26, 28, -12, READ, BRAND_DEEP, 0, 0, WHOLE)},
}, paper_rows[] = {
	{EG_T_COVER_TITLE,   ROW(SANS, 700, false, 66, 63, -34, HEAD, INK, 0, 0, WHOLE)},
	{EG_T_COVER_TITLE_2, ROW(SANS, 700, false, 54, 52.5, -30, HEAD, INK, 0, 0, WHOLE)},
	{EG_T_COVER_TITLE_3, ROW(SANS, 700, false, 46, 45.5, -26, HEAD, INK, 0, 0, WHOLE)},
	{EG_T_COVER_TITLE_4, ROW(SANS, 700, false, 36, 38.5, -20, HEAD, INK, 0, 0, WHOLE)},
	{EG_T_COVER_SUBTITLE, ROW(SERIF, 400, false, 13, 17.5, 0, READ, INK, 0, 0, WHOLE)},
	{EG_T_COVER_ORG,     ROW(SANS, 600, false, 9.75, 14, 0, HEAD, INK, 0, 0, 0)},
	{EG_T_COVER_LINE,    ROW(SANS, 400, false, 9.75, 14, 0, HEAD, MUTED, 0, 0, 0)},
	{EG_T_COVER_NOTE,    ROW(SANS, 400, false, 8.25, 10.5, 0, HEAD, MUTED, 0, 0, 0)},
	{EG_T_BANNER_TITLE,  ROW(SANS, 700, false, 34, 38.5, -14, HEAD, INK, 0, 0, WHOLE)},
	{EG_T_BANNER_TITLE_SMALL, ROW(SANS, 700, false, 26, 28, -12, HEAD, INK, 0, 0, WHOLE)},
	{EG_T_BANNER_TITLE_LEAST, ROW(SANS, 700, false, 19, 21, -8, HEAD, INK, 0, 0, WHOLE)},
	{EG_T_BANNER_LINE,   ROW(SANS, 400, false, 8.25, 10.5, 0, HEAD, MUTED, 0, 0, 0)},
	{EG_T_BANNER_NATIVE, ROW(SERIF, 400, true, 13, 17.5, 0, READ, MUTED, 0, 0, WHOLE)},
	{EG_T_BANNER_VALUE,  ROW(SANS, 500, false, 8.25, 10.5, 0, CELL, INK, 0, 0, 0)},
	{EG_T_OPENER_NUMERAL, ROW(SANS, 300, false, 168, 168, -40, HEAD, GOAL, 0, 0, 0)},
	{EG_T_OPENER_NUMERAL_SMALL, ROW(SANS, 300, false, 84, 84, -40, HEAD, GOAL, 0, 0, 0)},
	{EG_T_OPENER_NUMERAL_LEAST, ROW(SANS, 300, false, 30, 35, -25, HEAD, GOAL, 0, 0, WHOLE)},
};

static const uint32_t federal[EG_PAINT_TABLE_COUNT] = {
	0x1B1B1B, 0x565C65, 0x565C65, 0xA9AEB1, 0xF0F5FA, 0xD9E8F6, 0x162E51, 0x1A4480, 0x005EA2, 0x73B3E7,
	0xB50909, 0x0A4F94, 0x7A0F14, 0x636A75, 0x0B6E4F, 0xF2B01E, 0xB50909, 0xFFFFFF, 0xC3DBF0, 0xD83933,
	0xF0F0F0, 0xC3DBF0, 0x73A9DA, 0x2F6FB0, 0x162E51};
static const uint32_t plain[EG_PAINT_TABLE_COUNT] = {
	0x111111, 0x505050, 0x505050, 0xA6A6A6, 0xF4F4F4, 0xE6E6E6, 0x111111, 0x2B2B2B, 0x595959, 0xBDBDBD,
	0xB02A14, 0x111111, 0xB02A14, 0x6E6E6E, 0x111111, 0xBDBDBD, 0xB02A14, 0xFFFFFF, 0x505050, 0xB02A14,
	0xF0F0F0, 0xD4D4D4, 0xA0A0A0, 0x606060, 0x1A1A1A};
static const uint32_t diplomatic[EG_PAINT_TABLE_COUNT] = {
	0x1C1A17, 0x5A564C, 0x5A564C, 0xB3AB96, 0xFBF8EF, 0xF1EAD6, 0x0F3A2E, 0x17513F, 0x2C7A60, 0xC9A24B,
	0x7E5A0E, 0x1B6650, 0x5B2145, 0x8A6A1F, 0x17513F, 0xE0B04A, 0xA3271E, 0xFFFFFF, 0xE9D9A6, 0xC9A24B,
	0xF0F0F0, 0xCFE0D3, 0x8CB9A0, 0x37795F, 0x0F3A2E};

static const eg_theme themes[] = {
	{.name = "federal", .paints = federal, .floods = true},
	{.name = "plain", .paints = plain},
	{.name = "diplomatic", .paints = diplomatic, .floods = true, .serif_display = true,
	 .engraved = true},
};

static const eg_format formats[] = {
	{.width = EG_PTS(612), .height = EG_PTS(792), .margin = EG_PTS(54), .text_width = EG_PTS(504),
	 .column = EG_PTS(31), .step = EG_PTS(43), .side_width = EG_PTS(160), .main_x = EG_PTS(226),
	 .main_width = EG_PTS(332), .band = EG_PTS(214), .top = EG_PTS(78), .bottom = EG_PTS(722),
	 .head_y = EG_PTS(46), .folio_y = EG_PTS(754), .marking_y = EG_PTS(27), .marking_foot = EG_PTS(17)},
	{.width = EG_PTS(595.28), .height = EG_PTS(841.89), .margin = EG_PTS(51.64), .text_width = EG_PTS(492),
	 .column = EG_PTS(30), .step = EG_PTS(42), .side_width = EG_PTS(156), .main_x = EG_PTS(219.64),
	 .main_width = EG_PTS(324), .band = EG_PTS(207.64), .top = EG_PTS(78), .bottom = EG_PTS(764),
	 .head_y = EG_PTS(46), .folio_y = EG_PTS(802), .marking_y = EG_PTS(27), .marking_foot = EG_PTS(17)},
	{.width = EG_PTS(792), .height = EG_PTS(612), .margin = EG_PTS(54), .text_width = EG_PTS(684),
	 .column = EG_PTS(46), .step = EG_PTS(58), .side_width = EG_PTS(220), .main_x = EG_PTS(286),
	 .main_width = EG_PTS(452), .band = EG_PTS(274), .top = EG_PTS(78), .bottom = EG_PTS(554),
	 .head_y = EG_PTS(46), .folio_y = EG_PTS(574), .marking_y = EG_PTS(27), .marking_foot = EG_PTS(17)},
	{.width = EG_PTS(841.89), .height = EG_PTS(595.28), .margin = EG_PTS(54.945), .text_width = EG_PTS(732),
	 .column = EG_PTS(50), .step = EG_PTS(62), .side_width = EG_PTS(236), .main_x = EG_PTS(302.945),
	 .main_width = EG_PTS(484), .band = EG_PTS(290.945), .top = EG_PTS(78), .bottom = EG_PTS(540),
	 .head_y = EG_PTS(46), .folio_y = EG_PTS(560), .marking_y = EG_PTS(27), .marking_foot = EG_PTS(17)},
};
/* clang-format on */

uint32_t eg_theme_label(eg_str words)
{
	static const struct {
		const char *words;
		uint32_t colour;
	} labels[] = {{"TLP:RED", 0xFF2B2B}, {"TLP:AMBER", 0xFFC000},
		{"TLP:AMBER+STRICT", 0xFFC000}, {"TLP:GREEN", 0x33FF00}};
	for (size_t i = 0; i < EG_COUNT(labels); i++)
		if (eg_str_is(words, labels[i].words))
			return labels[i].colour;
	return 0xFFFFFF;
}

const eg_theme *eg_theme_find(eg_str name)
{
	for (size_t i = 0; i < EG_COUNT(themes); i++)
		if (eg_str_is(name, themes[i].name))
			return &themes[i];
	return &themes[0];
}

const eg_format *eg_theme_format(bool a4)
{
	return &formats[a4 ? 1 : 0];
}

const eg_format *eg_theme_landscape(bool a4)
{
	return &formats[a4 ? 3 : 2];
}

const eg_type_row *eg_theme_type(const eg_theme *t, enum eg_type type)
{
	if (t->types)
		return &t->types[type];
	if (t->serif_display)
		for (size_t i = 0; i < EG_COUNT(serif_rows); i++)
			if (serif_rows[i].type == type)
				return &serif_rows[i].row;
	if (!t->floods)
		for (size_t i = 0; i < EG_COUNT(paper_rows); i++)
			if (paper_rows[i].type == type)
				return &paper_rows[i].row;
	return &types[type];
}

uint32_t eg_theme_colour(const eg_theme *t, enum eg_paint paint, unsigned goal)
{
	if (paint == EG_PAINT_GOAL)
		return t->paints[goal ? EG_PAINT_GOAL1 + (goal - 1) % 3 : EG_PAINT_BRAND_DEEP];
	return t->paints[paint];
}

eg_len eg_type_baseline(const eg_type_row *row)
{
	int64_t k = row->family == EG_FAMILY_SANS ? HALF_PS : HALF_SS;
	return row->leading / 2 + eg_len_scale(row->size, k, 10000);
}
