#include "xlsx/formats.h"

#include "roster/speak.h"

#define BRAND_DEEP 0x162E51
#define WHITE      0xFFFFFF
#define LINK_BLUE  0x005EA2
#define NO_COLOUR  0x1000000u /* beyond RGB */

#define BOLD   0x01u
#define ITALIC 0x02u
#define WRAP   0x04u
#define RIGHT  0x08u
#define INDENT 0x10u /* air beside a number that ends at the same edge */
#define LEFT   0x20u
#define RTL    0x40u
#define LINE   0x80u  /* underlined */
#define TOP    0x100u /* the rule above a total */
#define ARROW  0x400u /* air for the filter button at the right edge */
#define TEXT   0x200u /* number format 49: what is typed stays text */

typedef struct look {
	const char *number;
	unsigned flags;
	uint32_t ink, fill;
	uint8_t size; /* points; 0 = 11 */
} look;

static const look looks[EG_STYLE_COUNT] = {
	[EG_S_TITLE] = {NULL, BOLD | TEXT, BRAND_DEEP, NO_COLOUR, 16},
	[EG_S_WHAT] = {NULL, TEXT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_MARKING] = {NULL, BOLD | TEXT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_NAV] = {NULL, LINE, LINK_BLUE, NO_COLOUR, 0},
	[EG_S_HEAD] = {NULL, BOLD | WRAP | TEXT | LEFT | INDENT, WHITE, BRAND_DEEP, 0},
	[EG_S_HEAD_RIGHT] = {NULL, BOLD | WRAP | TEXT | RIGHT | ARROW, WHITE, BRAND_DEEP, 0},
	[EG_S_TEXT] = {NULL, WRAP | TEXT | LEFT | INDENT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_TEXT_RTL] = {NULL, WRAP | TEXT | LEFT | INDENT | RTL, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_NAME] = {NULL, BOLD | WRAP | TEXT | LEFT | INDENT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_NAME_RTL] = {NULL, BOLD | WRAP | TEXT | LEFT | INDENT | RTL, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_CODE] = {NULL, WRAP | TEXT | LEFT | INDENT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_LINK] = {NULL, WRAP | TEXT | LEFT | INDENT | LINE, LINK_BLUE, NO_COLOUR, 0},
	[EG_S_LINK_RTL] = {NULL, WRAP | TEXT | LEFT | INDENT | LINE | RTL, LINK_BLUE, NO_COLOUR, 0},
	[EG_S_DATE] = {"yyyy-mm-dd", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_DATE_WORDS] = {NULL, RIGHT | TEXT | WRAP, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_MONTH] = {"mmm yyyy", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_INTEGER] = {"#,##0", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_DECIMAL] = {"#,##0.0", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_DECIMAL_2] = {"#,##0.00", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_DECIMAL_3] = {"#,##0.000", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_DECIMAL_4] = {"#,##0.0000", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_MONEY] = {"#,##0;-#,##0", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_MONEY_1] = {"#,##0.0;-#,##0.0", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_MONEY_2] = {"#,##0.00;-#,##0.00", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_MONEY_3] = {"#,##0.000;-#,##0.000", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_MONEY_4] = {"#,##0.0000;-#,##0.0000", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_PERCENT] = {"0%", RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_NUMBER_WORDS] = {NULL, RIGHT | TEXT | WRAP, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_STATUS] = {NULL, WRAP | TEXT | LEFT | INDENT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_STATUS_GOOD] = {NULL, WRAP | TEXT | LEFT | INDENT, 0x154C21, 0xECF3EC, 0},
	[EG_S_STATUS_WATCH] = {NULL, BOLD | WRAP | TEXT | LEFT | INDENT, 0x5C4809, 0xFAF3D1, 0},
	[EG_S_STATUS_BAD] = {NULL, BOLD | WRAP | TEXT | LEFT | INDENT, 0x8B0A03, 0xF4E3DB, 0},
	[EG_S_STATUS_QUIET] = {NULL, ITALIC | WRAP | TEXT | LEFT | INDENT, 0x3D4551, NO_COLOUR, 0},
	[EG_S_LIVE_WORDS] = {NULL, WRAP | LEFT | INDENT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_TOTAL_WORDS] = {NULL, BOLD | TOP | LEFT | INDENT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_TOTAL_INTEGER] = {"#,##0", BOLD | TOP | RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_TOTAL_DECIMAL] = {"#,##0.0###", BOLD | TOP | RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_TOTAL_PERCENT] = {"0%", BOLD | TOP | RIGHT, NO_COLOUR, NO_COLOUR, 0},
	[EG_S_TOTAL_MONEY] = {"#,##0;-#,##0", BOLD | TOP | RIGHT, NO_COLOUR, NO_COLOUR, 0},
};

static void set_colours(lxw_format *f, const look *l)
{
	if (l->ink != NO_COLOUR)
		format_set_font_color(f, l->ink);
	if (l->fill != NO_COLOUR) {
		format_set_pattern(f, LXW_PATTERN_SOLID);
		format_set_bg_color(f, l->fill);
	}
}

static void set_place(lxw_format *f, unsigned flags, bool rtl)
{
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (flags & (LEFT | RIGHT))
		format_set_align(f, flags & RIGHT || rtl ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
	else if (rtl) /* a title would run out over the edge of the sheet */
		format_set_align(f, LXW_ALIGN_RIGHT);
	if (flags & (INDENT | ARROW))
		format_set_indent(f, flags & ARROW ? 2 : 1);
	if (flags & WRAP)
		format_set_text_wrap(f);
	/* Otherwise a name in Hebrew moves to the other edge of a left-to-right column. */
	if (flags & LEFT)
		format_set_reading_order(f, flags & RTL ? 2 : 1);
}

static bool is_body(const look *l)
{
	return l >= &looks[EG_S_TEXT] && l < &looks[EG_S_TOTAL_WORDS];
}

static lxw_format *make(eg_formats *formats, const look *l)
{
	lxw_format *f = workbook_add_format(formats->book);
	if (f == NULL)
		return NULL;
	if (l->flags & BOLD)
		format_set_bold(f);
	if (l->flags & ITALIC)
		format_set_italic(f);
	if (l->flags & LINE)
		format_set_underline(f, LXW_UNDERLINE_SINGLE);
	if (l->flags & TOP)
		format_set_top(f, LXW_BORDER_MEDIUM);
	if (l->flags & TEXT)
		format_set_num_format_index(f, 49);
	if (l->number)
		format_set_num_format(f, l->number);
	if (l->size)
		format_set_font_size(f, (double)l->size);
	/* Table styles are not drawn everywhere; this rule is. */
	if (is_body(l)) {
		format_set_bottom(f, LXW_BORDER_THIN);
		format_set_bottom_color(f, EG_LINE_GREY);
	}
	set_place(f, l->flags, formats->rtl);
	set_colours(f, l);
	return f;
}

lxw_format *eg_format_new(eg_formats *f, enum eg_style style, eg_str number)
{
	lxw_format *made = make(f, &looks[style]);
	if (made == NULL)
		return NULL;
	format_set_num_format(made, eg_cstr(f->arena, number));
	if (f->unlocked)
		format_set_unlocked(made);
	return made;
}

void eg_format_number(lxw_format *f, enum eg_style style)
{
	format_set_num_format(f, looks[style].number);
}

eg_str eg_style_number(enum eg_style style)
{
	return looks[style].number ? eg_str_of(looks[style].number) : EG_STR("");
}

static lxw_format *special_of(eg_formats *f, enum eg_style style, eg_str number)
{
	for (size_t i = 0; i < f->special_count; i++) {
		const eg_special *s = &f->special[i];
		if (s->style == style && s->unlocked == f->unlocked && eg_str_eq(s->number, number))
			return s->made;
	}
	lxw_format *made = make(f, &looks[style]);
	if (made == NULL)
		return NULL;
	if (number.n)
		format_set_num_format(made, eg_cstr(f->arena, number));
	if (f->unlocked)
		format_set_unlocked(made);
	f->special = eg_grow(
		f->arena, f->special, f->special_count, &f->special_cap, sizeof *f->special);
	f->special[f->special_count++] = (eg_special){style, number, f->unlocked, made};
	return made;
}

lxw_format *eg_format_of(eg_formats *f, enum eg_style style)
{
	eg_str number = looks[style].number ? f->number : (eg_str){NULL, 0};
	if (number.n || f->unlocked)
		return special_of(f, style, number);
	if (f->made[style] == NULL)
		f->made[style] = make(f, &looks[style]);
	return f->made[style];
}

lxw_format *eg_rule_format_of(eg_formats *f, enum eg_style style)
{
	const look *l = &looks[style];
	if (f->rules[style])
		return f->rules[style];
	lxw_format *made = workbook_add_format(f->book);
	if (made == NULL)
		return NULL;
	if (l->flags & BOLD)
		format_set_bold(made);
	if (l->flags & ITALIC)
		format_set_italic(made);
	if (l->ink != NO_COLOUR)
		format_set_font_color(made, l->ink);
	/* A pattern of a conditional format is solid when it has a colour alone. */
	if (l->fill != NO_COLOUR)
		format_set_bg_color(made, l->fill);
	return f->rules[style] = made;
}

typedef struct state_word {
	const char *word;
	enum eg_style style;
} state_word;

/* The words of DOMAIN.md 3.2 to 3.4 and of the schema's lists. */
static const state_word states[] = {
	{"active", EG_S_STATUS_GOOD},
	{"in force", EG_S_STATUS_GOOD},
	{"running", EG_S_STATUS_GOOD},
	{"on track", EG_S_STATUS_GOOD},
	{"met", EG_S_STATUS_GOOD},
	{"expiring", EG_S_STATUS_WATCH},
	{"renewing", EG_S_STATUS_WATCH},
	{"at risk", EG_S_STATUS_WATCH},
	{"paused", EG_S_STATUS_WATCH},
	{"suspended", EG_S_STATUS_WATCH},
	{"dormant", EG_S_STATUS_WATCH},
	{"late", EG_S_STATUS_WATCH},
	{"final value outstanding", EG_S_STATUS_WATCH},
	{"expired", EG_S_STATUS_BAD},
	{"terminated", EG_S_STATUS_BAD},
	{"off track", EG_S_STATUS_BAD},
	{"missed", EG_S_STATUS_BAD},
	{"cancelled", EG_S_STATUS_BAD},
	{"unknown", EG_S_STATUS_QUIET},
	{"no data", EG_S_STATUS_QUIET},
	{"not due", EG_S_STATUS_QUIET},
	{"replaced", EG_S_STATUS_QUIET},
	{"error", EG_S_STATUS_BAD},
	{"warning", EG_S_STATUS_WATCH},
	{"note", EG_S_STATUS_QUIET},
	{"ended", EG_S_STATUS_QUIET},
};

enum eg_style eg_status_style(eg_str word)
{
	if (word.p == NULL)
		return EG_S_STATUS;
	size_t bracket = eg_str_find(word, EG_STR(" ("), 0);
	eg_str head = {word.p, bracket < word.n ? bracket : word.n};
	for (size_t i = 0; i < EG_COUNT(states); i++) {
		if (eg_str_is(head, states[i].word))
			return states[i].style;
	}
	return EG_S_STATUS;
}

/* Of a column without a list any word may stand in it. */
static bool may_hold(const eg_xcolumn *c, eg_str word)
{
	eg_str between = EG_STR(", ");
	for (size_t at = 0; at < c->allowed.n;) {
		size_t end = eg_str_find(c->allowed, between, at);
		end = end == SIZE_MAX ? c->allowed.n : end;
		if (eg_str_eq(eg_str_cut(c->allowed, at, end), word))
			return true;
		at = end + between.n;
	}
	return c->allowed.n == 0;
}

eg_str eg_status_words(eg_arena *a, enum eg_style style, eg_str lang, const eg_xcolumn *c)
{
	eg_str all = EG_STR("|");
	for (size_t i = 0; i < EG_COUNT(states); i++) {
		eg_str word = eg_str_of(states[i].word);
		if (states[i].style == style && may_hold(c, word))
			all = eg_strf(a, "%.*s%.*s|", EG_ARG(all),
				EG_ARG(eg_say_word(lang, c->from, word)));
	}
	return all;
}
