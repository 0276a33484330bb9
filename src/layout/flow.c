#include "layout/flow.h"

#define TOLERANCE  (EG_PT / 64)
#define PAGE_COST  2000     /* of each page, so that no page is spent to save white */
#define FREE_WHITE 70       /* points (5 b) that stay white at the foot for little */
#define TORN_COST  10000000 /* of a break where none is allowed */

/* A page while items are put on it. */
typedef struct cursor {
	const eg_vlist *list;
	const eg_area *area;
	struct eg_lay *draw; /* NULL: only try */
	const eg_item *before;
	eg_len y;      /* under the last item */
	eg_len side_y; /* under the last side item */
	const eg_vlist *side;
	size_t side_at;
	size_t end; /* draw: the first item of the next page */
	bool any;   /* something stands on the page */
	bool full;  /* the side list needs the rest of the page */
} cursor;

eg_item *eg_vlist_add(eg_arena *a, eg_vlist *v, eg_item item)
{
	if (!item.ghost) {
		item.keep = item.keep || v->keep_next;
		item.side = v->side_next;
		item.anchors = v->anchors_next;
		item.not_above = v->not_above_next;
		v->keep_next = false;
		v->fresh = false;
		v->side_next = NULL;
		v->anchors_next = NULL;
		if (item.before < v->before_next)
			item.before = v->before_next;
		v->not_above_next = 0;
		v->before_next = 0;
	}
	v->items = eg_grow(a, v->items, v->count, &v->cap, sizeof *v->items);
	v->items[v->count] = item;
	return &v->items[v->count++];
}

static eg_len larger(eg_len a, eg_len b)
{
	return a > b ? a : b;
}

/* Space between two neighbours. */
static eg_len gap(const eg_item *above, const eg_item *below)
{
	if (!above)
		return 0;
	if (above->kind == EG_K_HEAD)
		return larger(above->after, below->under_head);
	return larger(above->after, below->before);
}

eg_len eg_vlist_height(const eg_vlist *v)
{
	eg_len h = 0;
	for (size_t i = 0; i < v->count; i++)
		h += v->items[i].height + (i ? gap(&v->items[i - 1], &v->items[i]) : 0);
	return h;
}

static eg_len on_grid(eg_len y, eg_len origin)
{
	eg_len b = EG_PTS(14), steps = (y - origin + b - 1 - TOLERANCE) / b;
	return origin + larger(steps, 0) * b;
}

/* Sets side items from c->side_at on, as many as fit. */
static void run_side(cursor *c)
{
	const eg_item *above = NULL;
	while (c->side && c->side_at < c->side->count) {
		const eg_item *it = &c->side->items[c->side_at];
		eg_len y = c->side_y + gap(above, it);
		if (y + it->height > c->area->bottom + TOLERANCE && above)
			return;
		if (c->draw) {
			eg_spot at = {.y = y, .first = !above};
			eg_lay_draw_item(c->draw, it, &at);
		}
		c->side_y = y + it->height;
		c->side_at++;
		above = it;
	}
	c->side = NULL;
}

static cursor begin_page(const eg_vlist *v, const eg_area *area, const eg_page_start *from,
	bool first_page, struct eg_lay *draw)
{
	cursor c = {.list = v,
		.area = area,
		.draw = draw,
		.side = from->side,
		.side_at = from->side_at};
	c.y = first_page ? area->first_top : area->top;
	c.side_y = c.y;
	run_side(&c);
	return c;
}

/* Where the side list of an item would begin. */
static eg_len side_top(const eg_item *it, eg_len y)
{
	const eg_vlist *s = it->side;
	if (s->on_baseline && s->count)
		return y + it->baseline - s->items[0].baseline;
	return y + s->shift;
}

static eg_len top_of(const cursor *c, const eg_item *it)
{
	eg_len y = c->y;
	if (!c->any) {
		y += it->carry;
	} else {
		y += gap(c->before, it);
		y = larger(y, it->not_above);
	}
	if ((it->side || it->wide) && c->side_y > c->area->top)
		y = larger(y, c->side_y + (it->clear ? 0 : it->before));
	if (it->snap == EG_SNAP_LINE)
		y = on_grid(y, c->area->top);
	else if (it->snap == EG_SNAP_NEXT && c->any)
		y = on_grid(y + it->ahead, c->area->top) - it->ahead;
	return y;
}

/* All of a whole side list must fit, of another one its first item. */
static bool side_fits(const cursor *c, const eg_vlist *side, eg_len y)
{
	eg_len h = side->whole ? eg_vlist_height(side) : side->count ? side->items[0].height : 0;
	return y + h <= c->area->bottom + TOLERANCE;
}

/* Puts item i on the page. False: it does not fit. The first item of a page always fits. */
static bool put(cursor *c, size_t i)
{
	const eg_item *it = &c->list->items[i];
	if (c->full)
		return false;
	if (it->ghost) {
		if (c->draw)
			eg_lay_draw_item(c->draw, it, &(eg_spot){.y = c->y, .first = !c->any});
		return true;
	}
	if (it->clear && !it->side) {
		c->full = c->side != NULL;
		if (c->side_y > c->y) {
			c->y = c->side_y;
			c->any = true;
		}
		c->before = it;
		return true;
	}
	eg_len y = top_of(c, it), h = it->height + (c->any ? 0 : it->grow);
	if (c->any) {
		if (y + h > c->area->bottom + TOLERANCE || ((it->side || it->wide) && c->side))
			return false;
		if (it->side && !side_fits(c, it->side, side_top(it, y)))
			return false;
	}
	if (it->side) {
		c->side = it->side;
		c->side_at = 0;
		c->side_y = side_top(it, y);
		run_side(c);
	}
	if (c->draw) {
		eg_spot at = {.y = y,
			.carry_y = y - it->carry,
			.first = !c->any,
			.last = i + 1 >= c->end};
		eg_lay_draw_item(c->draw, it, &at);
	}
	c->y = y + h;
	c->any = true;
	c->before = it;
	return true;
}

/* A way to a page start: its cost, and the page start it came from. */
typedef struct way {
	int64_t cost;
	size_t from;
	const eg_vlist *side;
	size_t side_at;
	bool reached;
} way;

static int64_t badness(const cursor *c)
{
	int64_t white = (c->area->bottom - larger(c->y, c->side_y)) / EG_PT;
	if (white < 0)
		white = 0;
	int64_t more = white > FREE_WHITE ? white - FREE_WHITE : 0;
	return PAGE_COST + white + more * more / 16;
}

static void relax(way *w, size_t from, int64_t cost, const cursor *c)
{
	if (w->reached && w->cost <= cost)
		return;
	*w = (way){.cost = cost,
		.from = from,
		.side = c->side,
		.side_at = c->side_at,
		.reached = true};
}

/* Tries all pages that begin at item j. */
static void pages_from(const eg_vlist *v, const eg_area *area, way *ways, size_t j)
{
	eg_page_start from = {j, ways[j].side, ways[j].side_at};
	cursor c = begin_page(v, area, &from, j == 0, NULL);
	cursor before = c;
	bool legal = false;
	size_t i = j;
	for (; i < v->count; i++) {
		before = c;
		if (i > j && !v->items[i].keep) {
			relax(&ways[i], j, ways[j].cost + badness(&c) + v->items[i].penalty, &c);
			legal = true;
		}
		if (!put(&c, i))
			break;
	}
	if (i == v->count)
		relax(&ways[i], j, ways[j].cost + PAGE_COST, &c);
	else if (!legal)
		relax(&ways[i], j, ways[j].cost + badness(&before) + TORN_COST, &before);
}

eg_page_start *eg_flow_break(eg_arena *a, const eg_vlist *v, const eg_area *area, size_t *count)
{
	size_t n = v->count, pages = 0;
	way *ways = EG_NEW_N(a, way, n + 1);
	ways[0].reached = true;
	for (size_t j = 0; j < n; j++)
		if (ways[j].reached)
			pages_from(v, area, ways, j);
	for (size_t i = n; i > 0; i = ways[i].from)
		pages++;
	eg_page_start *starts = EG_NEW_N(a, eg_page_start, pages + 1);
	*count = pages;
	size_t at = n;
	for (size_t k = pages + 1; k-- > 0; at = ways[at].from)
		starts[k] = (eg_page_start){at, ways[at].side, ways[at].side_at};
	return starts;
}

void eg_flow_draw(struct eg_lay *l, const eg_vlist *v, const eg_area *area,
	const eg_page_start *from, size_t to, bool first_page)
{
	cursor c = begin_page(v, area, from, first_page, l);
	c.end = to;
	for (size_t i = from->item; i < to; i++)
		if (!put(&c, i))
			break;
}
