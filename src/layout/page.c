#include "layout/page.h"

#define HALVINGS   18   /* of the height in which columns are balanced: 722 pt to under 1/64 */
#define MUCH_WHITE 224  /* points (16 b) that are not left before what can be moved there */
#define JOIN_PRICE 1500 /* of two sections on one page; less than that much white */
#define HOLD_PRICE 90   /* of a float that goes to the next page */

static eg_len larger(eg_len a, eg_len b)
{
	return a > b ? a : b;
}

eg_len eg_flow_gap(const eg_item *above, const eg_item *below)
{
	if (!above)
		return 0;
	if (above->kind == EG_K_HEAD)
		return larger(above->after, below->under_head);
	return larger(above->after, below->before);
}

/* -- the side column -- */

/* Height of a side item that follows `above`, or that begins a page beside which its list goes on.
 */
static eg_len side_height(const eg_fill *c, const eg_item *above, const eg_item *it)
{
	return it->height + (!above && c->side_at ? it->grow : 0);
}

static eg_len side_gap(const eg_fill *c, const eg_item *above, const eg_item *it)
{
	return above ? eg_flow_gap(above, it) : c->side_at ? it->carry : 0;
}

/* The end of the side items that the page sets: as many as fit up to a place where it may end; its
 * first item always. */
static size_t side_end(const eg_fill *c)
{
	const eg_vlist *s = c->side;
	const eg_item *above = NULL, *owner = NULL;
	size_t torn = c->side_at;
	eg_len y = c->side_y;
	for (size_t i = c->side_at; i < s->count; i++) {
		const eg_item *it = &s->items[i];
		if (!it->keep)
			torn = i;
		if (it->under_of && (!owner || it->under_of != owner->under_of))
			owner = it;
		eg_len under = it->under_of ? it->under_after - owner->under_before : 0;
		y += side_gap(c, above, it) + side_height(c, above, it);
		if (above && y + under > c->area->bottom + EG_TOLERANCE)
			return torn > c->side_at ? torn : i;
		above = it;
	}
	return s->count;
}

/* Sets side items from c->side_at on. */
static void run_side(eg_fill *c)
{
	if (!c->side)
		return;
	const eg_vlist *s = c->side;
	const eg_item *above = NULL;
	size_t from = c->side_at, end = side_end(c);
	eg_len y = c->side_y;
	for (size_t i = from; i < end; i++) {
		const eg_item *it = &s->items[i];
		y += side_gap(c, above, it);
		if (c->draw) {
			eg_spot at = {.y = y,
				.carry_y = y - it->carry,
				.first = i == from && from,
				.last = i + 1 == end && end < s->count};
			eg_lay_draw_item(c->draw, it, &at, 0);
		}
		y += side_height(c, above, it);
		above = it;
	}
	c->side_y = y;
	c->side_at = end;
	if (end == s->count)
		c->side = NULL;
}

/* Where the side list of an item would begin. */
static eg_len side_top(const eg_item *it, eg_len y)
{
	const eg_vlist *s = it->side;
	if (s->on_baseline && s->count)
		return y + it->baseline - s->items[0].baseline;
	return y + s->shift;
}

/* All of a whole side list must fit, of another one what stands before a place where it may be
 * torn. */
static bool side_fits(const eg_fill *c, const eg_vlist *side, eg_len y)
{
	for (size_t i = 0; i < side->count && (side->whole || i == 0 || side->items[i].keep); i++) {
		y += i ? eg_flow_gap(&side->items[i - 1], &side->items[i]) : 0;
		y += side->items[i].height;
		if (y > c->area->bottom + EG_TOLERANCE)
			return false;
	}
	return true;
}

/* -- items one under the other -- */

static eg_len top_of(const eg_fill *c, const eg_item *it)
{
	eg_len y = c->y;
	if (!c->any) {
		y += it->carry;
	} else {
		y += eg_flow_gap(c->before, it);
		y = larger(y, it->not_above);
	}
	if ((it->side || it->wide) && c->side_y > c->top)
		y = larger(y, c->side_y + (it->clear ? 0 : it->before));
	if (it->snap == EG_SNAP_LINE)
		y = eg_fill_on_grid(y, c->area->top);
	else if (it->snap == EG_SNAP_NEXT && c->any)
		y = eg_fill_on_grid(y + it->ahead, c->area->top) - it->ahead;
	return y;
}

static size_t more_feet(const eg_fill *c, const eg_item *it)
{
	return it->feet > c->feet ? it->feet : c->feet;
}

static void ask_feet(eg_fill *c, const eg_item *it)
{
	c->feet = more_feet(c, it);
	if (it->begun > c->begun)
		c->begun = it->begun;
}

bool eg_fill_waits(const eg_fill *c, const eg_item *it)
{
	return c->side && (it->side || it->wide);
}

static bool fits(const eg_fill *c, const eg_item *it, eg_len y, eg_len height)
{
	eg_len foot = eg_fill_least_foot(c, more_feet(c, it));
	if (y + height > c->area->bottom - foot + EG_TOLERANCE)
		return false;
	return !it->side || side_fits(c, it->side, side_top(it, y));
}

/* Whether the words beside an item are repeated: it begins a page beside which nothing stands. */
static bool says_again(const eg_fill *c, const eg_item *it)
{
	return it->again && !c->any && !it->side && c->side_y <= c->y;
}

static bool put_plain(eg_fill *c, size_t i)
{
	const eg_item *it = &c->list->items[i];
	eg_len y = top_of(c, it), h = it->height + (c->any ? 0 : it->grow);
	if (eg_fill_waits(c, it) || ((c->any || c->late) && !fits(c, it, y, h)))
		return false;
	ask_feet(c, it);
	bool again = says_again(c, it);
	if (it->side) {
		c->side = it->side;
		c->side_at = 0;
		c->side_y = side_top(it, y);
		run_side(c);
	} else if (again) {
		c->side_y = y - it->carry + it->again->height;
	}
	if (c->draw) {
		eg_spot at = {.y = y,
			.carry_y = y - it->carry,
			.first = !c->any,
			.again = again,
			.last = i + 1 >= c->end};
		eg_lay_draw_item(c->draw, it, &at, 0);
	}
	if (it->under_of && it->under_of != c->under_of)
		c->under_before = it->under_before;
	c->under_of = it->under_of;
	c->y = y + h;
	c->any = true;
	c->before = it;
	return true;
}

bool eg_fill_under_fits(const eg_fill *c, const eg_item *next)
{
	if (!c->under_of || next->under_of != c->under_of)
		return true;
	eg_len under = c->before->under_after - c->under_before;
	return c->y + under <= c->area->bottom - eg_fill_least_foot(c, c->feet) + EG_TOLERANCE;
}

static bool put_clear(eg_fill *c, const eg_item *it)
{
	c->full = c->side != NULL;
	if (c->side_y > c->y) {
		c->y = c->side_y;
		c->any = true;
	}
	c->before = it;
	return true;
}

/* -- columns -- */

/* Height of an item and of those that may not be torn from it. */
static eg_len chain_height(const eg_vlist *v, const eg_columns *g, size_t i, eg_len most)
{
	eg_len h = v->items[i].height;
	for (size_t k = i + 1; k < g->end && v->items[k].keep && h <= most + EG_TOLERANCE; k++)
		h += eg_flow_gap(&v->items[k - 1], &v->items[k]) + v->items[k].height;
	return h;
}

static eg_len top_in_column(const eg_fill *c, size_t i)
{
	const eg_item *it = &c->list->items[i];
	eg_len y = c->column_y;
	if (c->column_any)
		y += eg_flow_gap(&c->list->items[i - 1], it);
	else if (i > c->columns->first)
		y += it->carry;
	return it->snap == EG_SNAP_LINE ? eg_fill_on_grid(y, c->area->top) : y;
}

/* Puts item i in the column that is open, or at the top of the next one. */
static bool put_in_column(eg_fill *c, size_t i)
{
	const eg_item *it = &c->list->items[i];
	eg_len y = top_in_column(c, i), room = c->column_bottom - y;
	eg_len h = it->keep ? it->height : chain_height(c->list, c->columns, i, room);
	if (c->column_any && h > room + EG_TOLERANCE) {
		if (c->column + 1 >= c->columns->count || (it->keep && c->column_whole))
			return false;
		c->column++;
		c->column_any = false;
		c->column_y = c->column_top;
		y = top_in_column(c, i);
	}
	if (c->draw) {
		eg_spot at = {.y = y,
			.carry_y = y - it->carry,
			.first = !c->column_any && i > c->columns->first,
			.last = i + 1 >= c->end};
		eg_lay_draw_item(c->draw, it, &at, (eg_len)c->column * c->columns->step);
	}
	c->column_y = y + it->height;
	c->column_any = true;
	return true;
}

static void top_column(eg_fill *c, eg_len bottom)
{
	c->column = 0;
	c->column_any = false;
	c->column_y = c->column_top;
	c->column_bottom = bottom;
}

/* Whether the items from c->column_first up to the end of the columns, or of the page that is
 * drawn, fit above `bottom`; `under` is then the lower edge of the longest column. */
static bool columns_fit(const eg_fill *c, eg_len bottom, bool whole, eg_len *under)
{
	eg_fill k = *c;
	k.draw = NULL;
	k.column_whole = whole;
	top_column(&k, bottom);
	*under = k.column_top;
	size_t end = c->draw && c->end < c->columns->end ? c->end : c->columns->end;
	for (size_t i = c->column_first; i < end; i++) {
		if (!put_in_column(&k, i))
			return false;
		*under = larger(*under, k.column_y);
	}
	return true;
}

/* The least bottom at which they fit; `most` if they do not fit at all. Only what is longer than
 * that is torn at a column's end. */
static eg_len balanced(const eg_fill *c, eg_len most)
{
	eg_len low = c->column_top, high = most, under;
	bool whole = columns_fit(c, most, true, &under);
	if (!whole && !columns_fit(c, most, false, &under))
		return most;
	for (int n = 0; n < HALVINGS && low < high; n++) {
		eg_len middle = low + (high - low) / 2;
		if (columns_fit(c, middle, whole, &under))
			high = middle;
		else
			low = middle;
	}
	return high;
}

static bool open_columns(eg_fill *c, size_t i)
{
	const eg_item *it = &c->list->items[i];
	eg_len y = c->any ? top_of(c, it) : c->y, foot = eg_fill_least_foot(c, c->feet);
	eg_len bottom = c->area->bottom - foot;
	if (eg_fill_waits(c, it))
		return false;
	if (c->any && !fits(c, it, y, chain_height(c->list, it->columns, i, bottom - y)))
		return false;
	c->columns = it->columns;
	c->column_top = y;
	c->column_first = i;
	if (it->side) {
		c->side = it->side;
		c->side_at = 0;
		c->side_y = side_top(it, y);
		run_side(c);
	}
	top_column(c, bottom);
	return true;
}

/* How far the page is filled, for its badness: the mean of the columns. */
static void level_columns(eg_fill *c, size_t i)
{
	const eg_columns *g = c->columns;
	eg_len height = c->column_bottom - c->column_top;
	c->y = c->column_top +
	       (c->column * height + c->column_y - c->column_top) / (eg_len)g->count;
	if (i + 1 < g->end)
		return;
	eg_len under;
	eg_len bottom = c->draw ? c->column_bottom : balanced(c, c->column_bottom);
	(void)columns_fit(c, bottom, false, &under);
	c->y = under;
	c->columns = NULL;
}

/* The notes of an item stand under the columns, so that what is in them is set anew where less
 * height is left. False: not all of it fits there; but a page sets its first item. */
static bool leave_feet(eg_fill *c, size_t i)
{
	eg_len bottom = c->area->bottom - eg_fill_column_foot(c);
	if (bottom >= c->column_bottom)
		return true;
	eg_fill k = *c, before = *c;
	k.draw = NULL;
	top_column(&k, bottom);
	for (size_t n = c->column_first; n <= i; n++) {
		before = k;
		if (!put_in_column(&k, n) || k.column_y > bottom + EG_TOLERANCE) {
			if (!c->any)
				c->column_bottom = c->area->bottom - eg_fill_least_foot(c, c->feet);
			return !c->any;
		}
	}
	c->column = before.column;
	c->column_any = before.column_any;
	c->column_y = before.column_y;
	c->column_bottom = bottom;
	return true;
}

static bool put_on(eg_fill *c, size_t i)
{
	ask_feet(c, &c->list->items[i]);
	if (!leave_feet(c, i) || !put_in_column(c, i))
		return false;
	c->any = true;
	c->before = &c->list->items[i];
	level_columns(c, i);
	return true;
}

/* The columns of a page that is drawn end level, on one that ends early, too. */
static void level_drawn(eg_fill *c, size_t i)
{
	eg_fill tried = *c;
	tried.draw = NULL;
	size_t end = c->end < c->columns->end ? c->end : c->columns->end;
	for (size_t k = i; k < end; k++)
		if (!put_on(&tried, k))
			break;
	top_column(c, balanced(c, tried.column_bottom));
}

static bool put_columns(eg_fill *c, size_t i)
{
	bool opens = !c->columns;
	if (opens && !open_columns(c, i))
		return false;
	if (opens && c->draw)
		level_drawn(c, i);
	return put_on(c, i);
}

/* -- floats -- */

/* All of a float, or nothing. */
static bool put_float(eg_fill *c, size_t i)
{
	size_t end = c->list->items[i].float_end;
	eg_fill tried = *c;
	tried.draw = NULL;
	for (size_t k = i; k < end; k++)
		if (!put_plain(&tried, k))
			return false;
	for (size_t k = i; k < end; k++)
		(void)put_plain(c, k);
	c->skip = end;
	return true;
}

static eg_len white_of(const eg_fill *c)
{
	return c->area->bottom - larger(c->y, c->side_y);
}

/* One that only drifts waits when much white would be left before it. */
static bool put_or_hold(eg_fill *c, size_t i)
{
	if (put_float(c, i))
		return true;
	if (c->held || (c->list->items[i].drifts && white_of(c) <= MUCH_WHITE * EG_PT))
		return false;
	c->held = i + 1;
	c->skip = c->list->items[i].float_end;
	c->move += HOLD_PRICE;
	return true;
}

/* -- one item -- */

static bool put_one(eg_fill *c, size_t i)
{
	const eg_item *it = &c->list->items[i];
	if (i < c->skip)
		return true;
	if (c->full)
		return false;
	if (it->ghost) {
		if (c->draw)
			eg_lay_draw_item(c->draw, it, &(eg_spot){.y = c->y, .first = !c->any}, 0);
		return true;
	}
	/* A float goes past running text, not past a head, a table or another float. */
	bool passed =
		it->kind == EG_K_HEAD || it->kind == EG_K_TABLE || it->columns || it->float_end > i;
	if (c->held && passed)
		return false;
	if (it->clear && !it->side)
		return put_clear(c, it);
	if (it->columns)
		return put_columns(c, i);
	if (it->float_end > i)
		return put_or_hold(c, i);
	return put_plain(c, i);
}

/* Whether a section may join the one before it: all of it fits, and much white is left or it takes
 * less than a third of a page, unless it asks for neither. */
static bool may_join(const eg_fill *c, size_t i)
{
	eg_len under = larger(c->y, c->side_y);
	if (c->side || c->held)
		return false;
	eg_fill tried = *c;
	tried.draw = NULL;
	size_t k = i;
	do
		if (!put_one(&tried, k))
			return false;
	while (++k < c->list->count && !c->list->items[k].opens);
	eg_len takes = larger(tried.y, tried.side_y) - under;
	bool asks = c->list->items[i].opens == EG_OPENS_PAGE;
	if (asks && white_of(c) <= MUCH_WHITE * EG_PT && takes > eg_fill_third(c))
		return false;
	return !tried.held && !tried.side && eg_fill_feet(&tried, true).to >= tried.feet;
}

bool eg_fill_put(eg_fill *c, size_t i)
{
	if (c->list->items[i].opens && c->any) {
		if (c->list->items[i].opens == EG_OPENS_ALWAYS || !may_join(c, i))
			return false;
		c->move += JOIN_PRICE;
	}
	return put_one(c, i);
}

eg_fill eg_fill_begin(const eg_vlist *v, const eg_area *area, const eg_page_start *from,
	bool first_page, struct eg_lay *draw, size_t end)
{
	eg_fill c = {.list = v,
		.area = area,
		.draw = draw,
		.end = end,
		.side = from->side,
		.side_at = from->side_at,
		.foot_from = from->foot_at};
	if (from->item) { /* what was asked for before and is still to be set */
		c.feet = v->items[from->item - 1].feet;
		c.begun = v->items[from->item - 1].begun;
	}
	c.y = c.side_y = c.top = first_page ? area->first_top : area->top;
	eg_fill_owe_feet(&c);
	run_side(&c);
	if (from->held && c.side)
		c.held = from->held; /* the side column needs all of this page */
	for (size_t k = from->held ? from->held - 1 : 0;
		from->held && !c.held && k < v->items[from->held - 1].float_end; k++)
		(void)put_plain(&c, k);
	return c;
}
