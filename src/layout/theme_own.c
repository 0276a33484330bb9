/* The theme of a document: one of the three, or an own one that changes it. What an own theme
 * changes is checked here, where all its colours are known. */
#include "base/num.h"
#include "layout/contrast.h"
#include "layout/layout.h"
#include "layout/theme.h"
#include "source/diag.h"

#define UNIT       INT64_C(1000000) /* numbers of settings are in millionths */
#define LEAST_SIZE 7                /* DESIGNBOOK.md 2 */
#define MOST_SIZE  72

typedef struct own {
	eg_theme *theme;
	uint32_t *paints;
	eg_type_row *types;
	eg_format *formats;                 /* portrait, landscape */
	eg_span said[EG_PAINT_TABLE_COUNT]; /* where a colour is given; file 0: by the theme below
					     */
	bool changed;
	eg_diag *d;
} own;

/* -- colours -- */

static const char *const paint_names[EG_PAINT_TABLE_COUNT] = {
	[EG_PAINT_INK] = "ink",
	[EG_PAINT_MUTED] = "muted",
	[EG_PAINT_OUTLINE] = "outline",
	[EG_PAINT_RULE] = "rule",
	[EG_PAINT_TINT1] = "tint1",
	[EG_PAINT_TINT2] = "tint2",
	[EG_PAINT_BRAND_DEEP] = "brand_deep",
	[EG_PAINT_BRAND] = "brand",
	[EG_PAINT_BRAND_MID] = "brand_mid",
	[EG_PAINT_BRAND_SOFT] = "brand_soft",
	[EG_PAINT_ACCENT] = "accent",
	[EG_PAINT_GOAL1] = "goal1",
	[EG_PAINT_GOAL2] = "goal2",
	[EG_PAINT_GOAL3] = "goal3",
	[EG_PAINT_OK] = "ok",
	[EG_PAINT_WATCH] = "watch",
	[EG_PAINT_OFF] = "off",
	[EG_PAINT_PAPER] = "paper",
	[EG_PAINT_FLOOD_TEXT] = "flood_text",
	[EG_PAINT_TAB] = "tab",
	[EG_PAINT_DRAFT] = "draft",
	[EG_PAINT_SEQ1] = "seq1",
	[EG_PAINT_SEQ2] = "seq2",
	[EG_PAINT_SEQ3] = "seq3",
	[EG_PAINT_SEQ4] = "seq4",
};

static bool read_colour(eg_str s, uint32_t *rgb)
{
	if (s.n && s.p[0] == '#')
		s = eg_str_cut(s, 1, s.n);
	*rgb = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
				 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
				 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
							: 16;
		if (digit > 15)
			return false;
		*rgb = *rgb << 4 | digit;
	}
	return s.n == 6;
}

static void set_colour(own *o, eg_str name, const eg_setting *s)
{
	for (size_t i = 0; i < EG_PAINT_TABLE_COUNT; i++) {
		if (!eg_str_is(name, paint_names[i]))
			continue;
		if (!read_colour(s->text, &o->paints[i])) {
			o->paints[i] = o->theme->paints[i];
			eg_say_help(eg_report(o->d, EG_R_TYPE_WRONG, s->span,
					    "'%.*s' is not a colour", EG_ARG(s->text)),
				"write six hexadecimal digits, such as \"#1B1B1B\"");
			return;
		}
		o->said[i] = s->span;
		o->changed = true;
	}
}

/* -- type -- */

static const struct {
	const char *name;
	uint8_t type;
} style_names[] = {{"body", EG_T_BODY}, {"lead", EG_T_LEAD}, {"head1", EG_T_H1}, {"head2", EG_T_H2},
	{"head3", EG_T_H3}, {"label", EG_T_LABEL}, {"caption", EG_T_CAPTION},
	{"caption", EG_T_CAPTION_NUMBER}, {"table", EG_T_TABLE_TEXT}, {"table", EG_T_TABLE_KEY},
	{"table", EG_T_TABLE_NUMBER}, {"table", EG_T_TABLE_TOTAL}, {"table", EG_T_GROUP_ROW},
	{"note", EG_T_FOOTNOTE}, {"note", EG_T_FOOTNOTE_NUMBER}, {"note", EG_T_SIDE_NOTE},
	{"cover_title", EG_T_COVER_TITLE}, {"cover_title", EG_T_COVER_TITLE_2},
	{"cover_title", EG_T_COVER_TITLE_3}, {"cover_title", EG_T_COVER_TITLE_4},
	{"opener_title", EG_T_OPENER_TITLE}, {"opener_title", EG_T_OPENER_TITLE_SMALL},
	{"opener_title", EG_T_OPENER_TITLE_LEAST}};

static bool in_range(own *o, const eg_setting *s, int64_t least, int64_t most)
{
	if (s->number >= least * UNIT && s->number <= most * UNIT)
		return true;
	eg_report(o->d, EG_R_TYPE_WRONG, s->span, "'%.*s' takes %lld to %lld points",
		EG_ARG(s->name), (long long)least, (long long)most);
	return false;
}

static eg_len points(const eg_setting *s)
{
	return eg_len_scale(EG_PT, s->number, UNIT);
}

/* Bold and medium cuts of a style's family differ within the table: weight and face change the
 * plain cells alone. */
static bool is_cut(enum eg_type type)
{
	return type == EG_T_CAPTION_NUMBER || type == EG_T_TABLE_KEY || type == EG_T_TABLE_TOTAL ||
	       type == EG_T_GROUP_ROW;
}

/* The sizes that long titles step down to take over all but what would make them larger. */
static bool is_step(enum eg_type type)
{
	return type == EG_T_COVER_TITLE_2 || type == EG_T_COVER_TITLE_3 ||
	       type == EG_T_COVER_TITLE_4 || type == EG_T_OPENER_TITLE_SMALL ||
	       type == EG_T_OPENER_TITLE_LEAST;
}

static eg_len step_to(enum eg_type type, eg_len was, eg_len said)
{
	return is_step(type) && was < said ? was : said;
}

static void set_style(own *o, enum eg_type type, eg_str key, const eg_setting *s)
{
	eg_type_row *row = &o->types[type];
	int64_t weight;
	if (eg_str_is(key, "size")) {
		row->size = step_to(type, row->size, points(s));
	} else if (eg_str_is(key, "leading") && type != EG_T_BODY) {
		row->leading = step_to(type, row->leading, points(s));
	} else if (eg_str_is(key, "face")) {
		row->family = eg_str_is(s->text, "serif") ? EG_FAMILY_SERIF : EG_FAMILY_SANS;
	} else if (eg_str_is(key, "weight") && !is_cut(type) && eg_parse_int(s->text, &weight)) {
		row->weight = (int16_t)weight;
	}
}

static bool style_holds(own *o, eg_str style, eg_str key, const eg_setting *s)
{
	bool leading = eg_str_is(key, "leading");
	if (leading && eg_str_is(style, "body") && s->number != 14 * UNIT) {
		eg_say_help(eg_report(o->d, EG_R_TYPE_WRONG, s->span,
				    "body text stands on the grid of 14 points"),
			"give another size, and leave the leading as it is");
		return false;
	}
	if (leading || eg_str_is(key, "size"))
		return in_range(o, s, LEAST_SIZE, MOST_SIZE + (leading ? 18 : 0));
	return true;
}

static void set_styles(own *o, eg_str name, const eg_setting *s)
{
	size_t dot = eg_str_find(name, EG_STR("."), 0);
	if (dot == SIZE_MAX)
		return;
	eg_str style = eg_str_cut(name, 0, dot), key = eg_str_cut(name, dot + 1, name.n);
	if (!style_holds(o, style, key, s))
		return;
	for (size_t i = 0; i < EG_COUNT(style_names); i++)
		if (eg_str_is(style, style_names[i].name))
			set_style(o, (enum eg_type)style_names[i].type, key, s);
}

/* -- format -- */

/* Twelve columns with gutters of 12 share what the margins leave; four are the side column. */
static void set_margin(eg_format *f, eg_len margin)
{
	eg_len gutter = f->step - f->column;
	f->margin = margin;
	f->text_width = f->width - 2 * margin;
	f->column = (f->text_width - 11 * gutter) / 12;
	f->step = f->column + gutter;
	f->side_width = 3 * f->step + f->column;
	f->main_x = margin + 4 * f->step;
	f->main_width = margin + f->text_width - f->main_x;
	f->band = margin + f->side_width;
}

static void set_format(own *o, eg_str name, const eg_setting *s)
{
	if (eg_str_is(name, "margin") && in_range(o, s, 36, 90)) {
		set_margin(&o->formats[0], points(s));
		set_margin(&o->formats[1], points(s));
	} else if (eg_str_is(name, "binding") && in_range(o, s, 0, 36)) {
		o->theme->binding = points(s);
	}
}

/* -- contrast -- */

/* What stands on what, and how far apart the two must be (DESIGNBOOK.md 4). */
static const struct {
	uint8_t of, on;
	uint16_t least;
	bool flood; /* only where the theme has floods */
} pairs[] = {
	{EG_PAINT_INK, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_INK, EG_PAINT_TINT1, EG_CONTRAST_TEXT, false},
	{EG_PAINT_INK, EG_PAINT_TINT2, EG_CONTRAST_TEXT, false},
	{EG_PAINT_INK, EG_PAINT_DRAFT, EG_CONTRAST_TEXT, false},
	{EG_PAINT_MUTED, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_MUTED, EG_PAINT_TINT1, EG_CONTRAST_TEXT, false},
	{EG_PAINT_MUTED, EG_PAINT_TINT2, EG_CONTRAST_TEXT, false},
	{EG_PAINT_MUTED, EG_PAINT_DRAFT, EG_CONTRAST_TEXT, false},
	{EG_PAINT_BRAND_DEEP, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_BRAND_DEEP, EG_PAINT_TINT2, EG_CONTRAST_TEXT, false},
	{EG_PAINT_BRAND, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_BRAND, EG_PAINT_TINT2, EG_CONTRAST_TEXT, false},
	{EG_PAINT_BRAND_MID, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_ACCENT, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_ACCENT, EG_PAINT_TINT2, EG_CONTRAST_TEXT, false},
	{EG_PAINT_GOAL1, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_GOAL1, EG_PAINT_TINT1, EG_CONTRAST_TEXT, false},
	{EG_PAINT_GOAL2, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_GOAL2, EG_PAINT_TINT1, EG_CONTRAST_TEXT, false},
	{EG_PAINT_GOAL3, EG_PAINT_PAPER, EG_CONTRAST_TEXT, false},
	{EG_PAINT_GOAL3, EG_PAINT_TINT1, EG_CONTRAST_TEXT, false},
	{EG_PAINT_OUTLINE, EG_PAINT_PAPER, EG_CONTRAST_MARK, false},
	{EG_PAINT_OUTLINE, EG_PAINT_TINT2, EG_CONTRAST_MARK, false},
	{EG_PAINT_OK, EG_PAINT_PAPER, EG_CONTRAST_MARK, false},
	{EG_PAINT_OFF, EG_PAINT_PAPER, EG_CONTRAST_MARK, false},
	{EG_PAINT_PAPER, EG_PAINT_BRAND_DEEP, EG_CONTRAST_TEXT, true},
	{EG_PAINT_FLOOD_TEXT, EG_PAINT_BRAND_DEEP, EG_CONTRAST_TEXT, true},
	{EG_PAINT_PAPER, EG_PAINT_GOAL1, EG_CONTRAST_MARK, true},
	{EG_PAINT_PAPER, EG_PAINT_GOAL2, EG_CONTRAST_MARK, true},
	{EG_PAINT_PAPER, EG_PAINT_GOAL3, EG_CONTRAST_MARK, true},
};

/* The colour that is to change: the one that stands on the other where both are given. */
static eg_span span_of(const own *o, size_t at)
{
	eg_span of = o->said[pairs[at].of];
	return of.file ? of : o->said[pairs[at].on];
}

static int64_t ratio_of(const own *o, size_t at)
{
	return eg_contrast(o->paints[pairs[at].of], o->paints[pairs[at].on]);
}

static bool fails(const own *o, size_t at)
{
	return span_of(o, at).file && ratio_of(o, at) < pairs[at].least &&
	       (!pairs[at].flood || o->theme->floods);
}

static bool is_same_colour(const own *o, size_t a, size_t b)
{
	return fails(o, b) && span_of(o, a).file == span_of(o, b).file &&
	       span_of(o, a).from == span_of(o, b).from;
}

/* In how many pairs the colour of this one fails. */
static size_t failures_of(const own *o, size_t at)
{
	size_t n = 0;
	for (size_t i = 0; i < EG_COUNT(pairs); i++)
		n += is_same_colour(o, at, i);
	return n;
}

static void tell(own *o, size_t at)
{
	enum eg_paint of = (enum eg_paint)pairs[at].of, on = (enum eg_paint)pairs[at].on;
	bool text = pairs[at].least == EG_CONTRAST_TEXT;
	int64_t ratio = ratio_of(o, at);
	if ((ratio + 5) / 10 * 10 < pairs[at].least) /* rounded, unless that says it is enough */
		ratio += 5;
	eg_finding *f = eg_report(o->d, EG_R_CONTRAST, span_of(o, at),
		"theme %s colour #%06x on #%06x has contrast %lld.%lld:1; %d.%d:1 is needed",
		text ? "text" : "mark", (unsigned)o->paints[of], (unsigned)o->paints[on],
		(long long)(ratio / 100), (long long)(ratio / 10 % 10), pairs[at].least / 100,
		pairs[at].least / 10 % 10);
	eg_say_label(f, "'%s' on '%s'", paint_names[of], paint_names[on]);
	bool dark = eg_luminance(o->paints[of]) < eg_luminance(o->paints[on]);
	const char *words[] = {dark ? "darker" : "lighter", dark ? "lighter" : "darker"};
	if (failures_of(o, at) == 1)
		eg_say_help(f, "make '%s' %s or '%s' %s", paint_names[of], words[0],
			paint_names[on], words[1]);
	else /* the other pairs want the same colour changed */
		eg_say_help(f, "make '%s' %s", paint_names[o->said[of].file ? of : on],
			words[o->said[of].file ? 0 : 1]);
}

/* Whether the same colour lacks more in another pair, or as much in an earlier one: what mends that
 * mends this. */
static bool is_mended_with_another(const own *o, size_t at)
{
	int64_t lacks = ratio_of(o, at) * INT64_C(1000) / pairs[at].least;
	for (size_t i = 0; i < EG_COUNT(pairs); i++) {
		if (i == at || !is_same_colour(o, at, i))
			continue;
		int64_t other = ratio_of(o, i) * INT64_C(1000) / pairs[i].least;
		if (other < lacks || (other == lacks && i < at))
			return true;
	}
	return false;
}

static void check_contrast(own *o)
{
	for (size_t i = 0; i < EG_COUNT(pairs); i++)
		if (fails(o, i) && !is_mended_with_another(o, i))
			tell(o, i);
}

/* -- the theme -- */

static own begin(eg_arena *a, const eg_document *doc, eg_diag *d)
{
	const eg_theme *base = eg_theme_find(doc->theme);
	own o = {.theme = EG_NEW(a, eg_theme),
		.paints = EG_NEW_N(a, uint32_t, EG_PAINT_TABLE_COUNT),
		.types = EG_NEW_N(a, eg_type_row, EG_T_COUNT),
		.formats = EG_NEW_N(a, eg_format, 2),
		.d = d};
	*o.theme = *base;
	for (size_t i = 0; i < EG_PAINT_TABLE_COUNT; i++)
		o.paints[i] = base->paints[i];
	for (int i = 0; i < EG_T_COUNT; i++)
		o.types[i] = *eg_theme_type(base, (enum eg_type)i);
	o.formats[0] = doc->landscape ? *eg_theme_landscape(doc->a4) : *eg_theme_format(doc->a4);
	o.formats[1] = *eg_theme_landscape(doc->a4);
	return o;
}

const eg_theme *eg_theme_make(eg_arena *a, const eg_document *doc, eg_diag *d)
{
	own o = begin(a, doc, d);
	for (size_t i = 0; i < doc->setting_count; i++) {
		const eg_setting *s = &doc->settings[i];
		static const struct {
			const char *group;
			void (*set)(own *, eg_str, const eg_setting *);
		} groups[] = {
			{"colours.", set_colour}, {"styles.", set_styles}, {"format.", set_format}};
		for (size_t g = 0; g < EG_COUNT(groups); g++) {
			eg_str group = eg_str_of(groups[g].group);
			if (eg_str_starts(s->name, group))
				groups[g].set(&o, eg_str_cut(s->name, group.n, s->name.n), s);
		}
	}
	if (o.changed)
		check_contrast(&o);
	o.theme->paints = o.paints;
	o.theme->types = o.types;
	o.theme->upright = &o.formats[0];
	o.theme->lying = &o.formats[doc->landscape ? 0 : 1];
	return o.theme;
}

void eg_layout_try_theme(const eg_document *doc, eg_diag *d)
{
	eg_arena *a = eg_arena_new();
	(void)eg_theme_make(a, doc, d);
	eg_arena_release(a);
}
