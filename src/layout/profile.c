/* A partner's page: a tinted band, name and introduction beside it, then facts and tables. */
#include "layout/lay.h"
#include "layout/page.h"

/* From the top of the profile, which is that of the live area when it has a page of its own. */
#define BAND_RISE   EG_LINE
#define BAND_HEIGHT EG_PTS(210)
#define BAND_TEXT   EG_PTS(47.5)  /* first baseline of its words, above its lower edge */
#define BAND_FOOT   EG_PTS(13.5)  /* ... and the least space under them */
#define BAND_FREE   EG_PTS(10.5)  /* from its lower edge to the columns; none in the lower form */
#define COLUMNS_TOP EG_PTS(206.5) /* under the band: the facts' first rule is 10.5 below */
/* Of profiles that share a page. */
#define SHORT_BAND    EG_PTS(112)
#define SHORT_COLUMNS EG_PTS(98)
#define APART         EG_PTS(28)
#define LOGO_TOP      EG_LINE /* from the band's upper edge */
#define LOGO_WIDTH    EG_PTS(117)
#define LOGO_HEIGHT   EG_PTS(70)
#define LOGO_FREE     EG_PTS(24.5) /* over the band's first line */
#define LARGEST_HOLE  EG_PTS(56)   /* under an introduction beside the high band */
#define NAME_LINES    2            /* of a name in its full size */
#define SHORT_LEAD    3            /* such a part of a page, under which a profile may begin */
#define MANY_BEFORE   2            /* profiles above the last one of a page */
#define LONGEST_FLOW  600          /* items, after which no profile waits for another */

typedef struct eg_band {
	eg_len height;
	const eg_picture *logo; /* or NULL */
	uint32_t figure;
} eg_band;

/* What is known of a profile when all of it is built. */
typedef struct eg_profile_parts parts;
struct eg_profile_parts {
	size_t first, columns; /* items: its first, the first under the band */
	eg_vlist *band;
	struct eg_band *ground;
	eg_len intro;  /* height above the columns' top */
	eg_len over;   /* of what begins its part and may stand over it; 0 = nothing */
	bool lower;    /* its form */
	size_t page;   /* the first item of the page on which it stands */
	size_t before; /* the profiles above it there; what begins the part counts for one */
};

static void draw_band(eg_lay *l, const eg_item *item, const eg_spot *at)
{
	const eg_band *band = item->data;
	eg_len y = at->y - BAND_RISE;
	if (l->theme->floods)
		eg_canvas_rect(&l->canvas, EG_LAYER_UNDER, 0, y, l->format->band, band->height,
			eg_theme_colour(l->theme, EG_PAINT_TINT1, 0));
	else
		eg_canvas_rule(&l->canvas, 0, y + band->height, l->format->band, EG_PT,
			eg_theme_colour(l->theme, EG_PAINT_BRAND_DEEP, 0));
	if (!band->logo)
		return;
	eg_len room = band->height - LOGO_TOP - BAND_TEXT - LOGO_FREE;
	eg_box box =
		eg_picture_box(band->logo, LOGO_WIDTH, room < LOGO_HEIGHT ? room : LOGO_HEIGHT);
	box.x = l->format->margin;
	box.y = y + LOGO_TOP;
	eg_picture_draw(l, band->logo, band->figure, &box);
}

static bool in_band(const eg_block *b)
{
	if (b->kind == EG_B_GROUP)
		return b->child_count && in_band(b->children[0]);
	return b->kind == EG_B_TEXT && (b->style == EG_S_SIDE || b->style == EG_S_LABEL);
}

static void add_band_text(eg_lay *l, const eg_block *b)
{
	if (b->kind == EG_B_GROUP) {
		for (uint32_t i = 0; i < b->child_count; i++)
			add_band_text(l, b->children[i]);
		return;
	}
	eg_text_spec spec = {.type = EG_T_PROFILE_BAND,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang};
	eg_textbox *box = eg_textbox_set(l, b->runs, b->run_count, &spec);
	if (eg_textbox_lines(box) == 0)
		return;
	eg_str around = l->frame.lang;
	box->spec.element = eg_lay_element(l, EG_ROLE_P, b);
	l->frame.lang = around;
	eg_lay_lines(l, box, &(eg_para_place){.kind = EG_K_OTHER});
}

static void build_band(eg_lay *l, const eg_block *b, eg_vlist *band)
{
	eg_vlist *main = l->out;
	eg_frame saved = l->frame;
	eg_lay_side_column(l);
	l->out = band;
	add_band_text(l, b);
	l->out = main;
	l->frame = saved;
}

/* The height of what stands before the first profile, if it is a short text or table. */
static eg_len short_lead(const eg_lay *l)
{
	const eg_vlist *v = &l->main;
	if (l->alone || v->count == 0)
		return 0;
	for (size_t i = 0; i < v->count; i++)
		if (v->items[i].clear || v->items[i].columns || v->items[i].feet)
			return 0;
	eg_len h = eg_vlist_height(v), page = l->format->bottom - l->format->top;
	return h <= page / SHORT_LEAD ? h : 0;
}

/* The profile begins a page, or may stand under a short one or what little begins the part. */
static void begin(eg_lay *l, const eg_block *head, parts *p)
{
	*p = (parts){.over = short_lead(l)};
	if (l->main.count && !p->over && (!l->alone || l->main.count > LONGEST_FLOW))
		eg_lay_break(l, EG_BREAK_PAGE);
	if (head) {
		l->context.section = eg_runs_plain(l->work, head->runs, head->run_count);
		l->frame.context = eg_lay_context(l);
	}
	p->ground = EG_NEW(l->scratch, eg_band);
	p->band = EG_NEW(l->scratch, eg_vlist);
	p->band->whole = true;
	p->first = l->main.count;
	l->main.side_next = p->band;
	l->main.keep_next = false;
	eg_lay_add(l, (eg_item){.draw = draw_band,
			      .data = p->ground,
			      .before = APART,
			      .under_head = APART,
			      .snap = EG_SNAP_LINE});
	l->main.keep_next = true;
}

/* A long name is set smaller, as the title of a goal is. */
static void build_name(eg_lay *l, const eg_block *head)
{
	static const eg_head_step sizes[] = {{EG_T_PROFILE_NAME, NAME_LINES},
		{EG_T_PROFILE_NAME_SMALL, NAME_LINES + 1}, {EG_T_PROFILE_NAME_LEAST, 0}};
	eg_text_spec spec = {
		.x = l->frame.x, .width = l->frame.width, .lang = eg_lay_lang(l, head)};
	eg_build_head_risen(l, head, eg_head_size(l, head, &spec, sizes, EG_COUNT(sizes)));
}

static void build_intro(eg_lay *l, const eg_block *b, eg_vlist *band)
{
	for (uint32_t i = 0; i < b->child_count; i++) {
		const eg_block *c = b->children[i];
		if (c->kind == EG_B_SIDE || c->kind == EG_B_MAIN)
			continue;
		if (c->kind == EG_B_HEAD)
			build_name(l, c);
		else if (in_band(c))
			build_band(l, c, band);
		else
			eg_build_block(l, c, NULL);
	}
}

static eg_len height_between(const eg_vlist *v, size_t from, size_t to)
{
	eg_len h = 0;
	for (size_t i = from; i < to; i++)
		h += v->items[i].height +
		     (i > from ? eg_flow_gap(&v->items[i - 1], &v->items[i]) : 0);
	return h;
}

/* The top of the columns under the band, in the form of a page of its own or in the lower one. */
static eg_len columns_top(const parts *p, bool lower)
{
	eg_len least = lower ? SHORT_COLUMNS : COLUMNS_TOP;
	return p->intro > least ? p->intro : least;
}

/* The band ends above the columns, however long the introduction beside it is. */
static eg_len band_height(const eg_lay *l, const parts *p, bool lower)
{
	eg_len height = columns_top(p, lower) + BAND_RISE - (lower ? 0 : BAND_FREE);
	if (height <= (l->format->bottom - l->format->top) / 2)
		return height;
	return lower ? SHORT_BAND : BAND_HEIGHT;
}

/* The words end above the band's lower edge, four lines of them or more. */
static eg_len words_top(const eg_lay *l, const parts *p, eg_len height)
{
	eg_len first = BAND_TEXT + eg_type_baseline(eg_theme_type(l->theme, EG_T_PROFILE_BAND));
	eg_len all = BAND_FOOT + eg_vlist_height(p->band);
	return height - BAND_RISE - (all > first ? all : first);
}

/* Gives the profile its form: that of a page of its own, or the lower one. */
static void place(eg_lay *l, parts *p, bool lower)
{
	p->lower = lower;
	p->ground->height = band_height(l, p, lower);
	p->band->shift = words_top(l, p, p->ground->height);
	l->main.items[p->columns - 1].after = columns_top(p, lower) - (p->intro - EG_LINE);
}

/* Whether everything from that item on stands on one page. */
static bool fits(eg_lay *l, size_t from)
{
	eg_area area = eg_lay_area(l);
	return eg_flow_fits(l->scratch, &l->main, &area, from);
}

/* The high band is for a logo, or beside an introduction that is about as long. */
static bool fills_band(const parts *p)
{
	return p->ground->logo || p->intro + LARGEST_HOLE >= COLUMNS_TOP;
}

/* On a page of its own: the lower form where the other one has nothing to fill it or needs a second
 * page. */
static void place_alone(eg_lay *l, parts *p)
{
	bool high = fills_band(p);
	place(l, p, !high);
	if (!high || fits(l, p->first))
		return;
	place(l, p, true);
	if (!fits(l, p->first))
		place(l, p, false);
}

/* All profiles of a page, with what stands between them, or what begins the part and its first
 * ones. */
static bool place_together(eg_lay *l, parts *p)
{
	parts *above = l->alone;
	if (!above && !p->over)
		return false;
	bool lower = above && above->lower;
	p->page = above ? above->page : 0;
	p->before = above ? above->before + 1 : 1;
	place(l, p, true);
	if (above)
		place(l, above, true);
	l->main.items[p->first].opens = EG_OPENS_NOT;
	if (fits(l, p->page))
		return true;
	if (above)
		place(l, above, lower);
	return false;
}

/* After pages of many profiles a short one has their form, though it has a page of its own. */
static bool follows_many(const eg_lay *l, const parts *p)
{
	eg_len half = (l->format->bottom - l->format->top) / 2;
	return l->alone && l->alone->before >= MANY_BEFORE &&
	       height_between(&l->main, p->first, l->main.count) < half;
}

/* Short profiles in a row share a page, as many as it holds; any other one has its own. */
static void share(eg_lay *l, parts *p)
{
	bool shares = place_together(l, p);
	l->main.items[p->first].opens = shares ? EG_OPENS_WHERE_FULL : EG_OPENS_ALWAYS;
	if (!shares && follows_many(l, p))
		place(l, p, true);
	else if (!shares)
		place_alone(l, p);
	if (!shares) {
		p->page = p->first;
		p->before = 0;
	}
	l->alone = EG_NEW(l->scratch, parts);
	*l->alone = *p;
}

void eg_build_profile(eg_lay *l, const eg_block *b)
{
	if (!eg_lay_may_break(l)) {
		eg_build_blocks(l, b->children, b->child_count);
		return;
	}
	eg_frame saved = l->frame;
	eg_context around = l->context;
	parts p;
	begin(l, eg_block_child(b, EG_B_HEAD), &p);
	l->frame.bound = true;
	l->frame.element = eg_lay_element(l, EG_ROLE_SECT, b);
	if (b->picture) {
		p.ground->logo = b->picture;
		p.ground->figure = eg_picture_element(l, b->picture);
	}
	build_intro(l, b, p.band);
	p.columns = l->main.count;
	if (eg_block_child(b, EG_B_SIDE) || eg_block_child(b, EG_B_MAIN))
		eg_build_split(l, b, 0);
	p.intro = height_between(&l->main, p.first, p.columns) + EG_LINE;
	share(l, &p);
	l->frame = saved;
	l->context = around;
}
