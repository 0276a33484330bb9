#include "layout/flow.h"

#include "layout/page.h"

#define PAGE_COST  2000     /* of each page, so that no page is spent to save white */
#define FREE_WHITE 70       /* points (5 b) that stay white at the foot for little */
#define TORN_COST  10000000 /* of a break where none is allowed */
#define SHORT_PART 4        /* of a page: a chapter's last one has at least so much, ... */
#define SHORT_END  12       /* or costs the square of what it lacks by this */
#define MOST_WAYS  6        /* to one item, with different things still to be set */

/* -- lists -- */

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void take_pending(eg_vlist *v, eg_item *item)
{
	item->keep = item->keep || v->keep_next;
	if (v->opens_next && !item->opens)
		item->opens = EG_OPENS_PAGE;
	if (v->side_next)
		item->side = v->side_next;
	if (v->anchors_next)
		item->anchors = v->anchors_next;
	item->not_above = v->not_above_next ? v->not_above_next : item->not_above;
	item->feet = larger(item->feet, v->feet_next);
	item->begun = larger(item->begun, v->begun_next);
	if (item->before < v->before_next)
		item->before = v->before_next;
	v->keep_next = false;
	v->opens_next = false;
	v->fresh = false;
	v->side_next = NULL;
	v->anchors_next = NULL;
	v->feet_next = 0;
	v->begun_next = 0;
	v->not_above_next = 0;
	v->before_next = 0;
}

eg_item *eg_vlist_add(eg_arena *a, eg_vlist *v, eg_item item)
{
	if (!item.ghost)
		take_pending(v, &item);
	v->items = eg_grow(a, v->items, v->count, &v->cap, sizeof *v->items);
	v->items[v->count] = item;
	return &v->items[v->count++];
}

void eg_vlist_move(eg_arena *a, eg_vlist *v, eg_vlist *from)
{
	for (size_t i = 0; i < from->count; i++)
		(void)eg_vlist_add(a, v, from->items[i]);
	from->count = 0;
}

eg_len eg_vlist_height_from(const eg_vlist *v, size_t from)
{
	eg_len h = 0;
	for (size_t i = from; i < v->count; i++)
		h += v->items[i].height +
		     (i > from ? eg_flow_gap(&v->items[i - 1], &v->items[i]) : 0);
	return h;
}

eg_len eg_vlist_height(const eg_vlist *v)
{
	return eg_vlist_height_from(v, 0);
}

/* -- ways -- */

/* A way to a page start: its cost, and the one it came from. */
typedef struct way way;
struct way {
	eg_page_start at;
	int64_t cost;
	const way *from;
	way *next; /* another one to the same item */
	bool gone; /* the pages that begin here have been tried */
};

/* What an item is to most pages that are tried with it. */
typedef struct step {
	eg_len gap; /* to the item before it */
	eg_len height;
	size_t feet;
	uint16_t penalty;
	bool plain; /* nothing but its height, the space around it and the grid decides */
	bool keep, on_grid;
} step;

typedef struct ways {
	eg_arena *arena;
	const eg_vlist *list;
	const eg_area *area;
	const step *steps; /* one an item */
	way **to;          /* one list an item, and one for the end */
} ways;

static bool is_plain(const eg_item *it)
{
	return !it->opens && !it->ghost && !it->clear && !it->columns && !it->float_end &&
	       !it->side && !it->wide && !it->under_of && it->not_above <= 0 &&
	       it->snap != EG_SNAP_NEXT;
}

static const step *steps_of(eg_arena *a, const eg_vlist *v)
{
	step *steps = EG_RAW_N(a, step, v->count);
	for (size_t i = 0; i < v->count; i++) {
		const eg_item *it = &v->items[i];
		steps[i] = (step){.gap = eg_flow_gap(i ? it - 1 : NULL, it),
			.height = it->height,
			.feet = it->feet,
			.penalty = it->penalty,
			.plain = is_plain(it),
			.keep = it->keep,
			.on_grid = it->snap == EG_SNAP_LINE};
	}
	return steps;
}

static int64_t white_of(const eg_fill *c, const eg_foot *foot)
{
	eg_len under = c->y > c->side_y ? c->y : c->side_y;
	eg_len notes = eg_foot_height(c->list, c->foot_from, foot->to);
	int64_t white = (c->area->bottom - notes - under) / EG_PT;
	return white > 0 ? white : 0;
}

static int64_t badness(const eg_fill *c, const eg_foot *foot)
{
	int64_t white = white_of(c, foot);
	int64_t more = white > FREE_WHITE ? white - FREE_WHITE : 0;
	return PAGE_COST + white + more * more / 16 + foot->price;
}

/* White at the end of a section costs next to nothing: of sections that share pages the first ones
 * do. */
static int64_t end_of_section(const eg_fill *c, const eg_foot *foot)
{
	return PAGE_COST + white_of(c, foot) / 8 + foot->price;
}

/* The price of the last page of a chapter that has little on it: the less, the dearer. One that has
 * all of the chapter costs nothing, as nothing could be moved to it. */
static int64_t short_end(const ways *w, const way *from, const eg_fill *c, const eg_foot *foot)
{
	size_t first = from->at.item;
	if (first == 0 || w->list->items[first].opens)
		return 0;
	eg_len under = c->y > c->side_y ? c->y : c->side_y;
	eg_len filled = under - c->area->top + eg_foot_height(c->list, c->foot_from, foot->to);
	int64_t lack = ((c->area->bottom - c->area->top) / SHORT_PART - filled) / EG_PT;
	return lack <= 0 ? 0 : lack * lack / SHORT_END;
}

static bool same_state(const eg_page_start *a, const eg_page_start *b)
{
	return a->side == b->side && a->side_at == b->side_at && a->foot_at == b->foot_at &&
	       a->held == b->held;
}

/* Takes note of a way, if it is the best one with what it leaves to be set. */
static void relax(ways *w, const way *from, eg_page_start at, int64_t cost)
{
	way *worst = NULL;
	size_t count = 0;
	for (way *k = w->to[at.item]; k; k = k->next, count++) {
		if (same_state(&k->at, &at)) {
			if (cost < k->cost) {
				k->cost = cost;
				k->from = from;
			}
			return;
		}
		if (!worst || k->cost > worst->cost)
			worst = k;
	}
	if (count >= MOST_WAYS && at.item != from->at.item) {
		if (cost < worst->cost) {
			worst->at = at;
			worst->cost = cost;
			worst->from = from;
		}
		return;
	}
	way *k = EG_NEW(w->arena, way);
	*k = (way){.at = at, .cost = cost, .from = from, .next = w->to[at.item]};
	w->to[at.item] = k;
}

/* The page ends before item i. */
static void end_page(ways *w, const way *from, const eg_fill *c, size_t i, int64_t price)
{
	eg_foot foot = eg_fill_feet(c, false);
	eg_page_start at = {i, c->side, c->side_at, foot.to, c->held};
	int64_t cost = w->list->items[i].opens
			       ? end_of_section(c, &foot) + short_end(w, from, c, &foot)
			       : badness(c, &foot);
	relax(w, from, at, from->cost + cost + c->move + price);
}

/* The list ends on this page, but for notes and a float that need pages of their own. */
static void end_list(ways *w, const way *from, const eg_fill *c)
{
	eg_foot foot = eg_fill_feet(c, true);
	eg_page_start at = {w->list->count, c->side, c->side_at, foot.to, c->held};
	eg_len page = w->area->bottom - w->area->top, left = 0;
	if (foot.to < c->feet)
		left = eg_foot_height(w->list, foot.to, c->feet);
	int64_t more = (left + page - 1) / page + (c->held ? 1 : 0);
	int64_t end = more ? 0 : short_end(w, from, c, &foot);
	relax(w, from, at, from->cost + (1 + more) * PAGE_COST + end + foot.price + c->move);
}

/* Whether the page has nothing but items one under the other, the last of them before item i. */
static bool is_plain_page(const eg_fill *c, size_t i)
{
	return c->any && !c->side && !c->held && !c->full && !c->columns && !c->under_of &&
	       c->feet <= c->foot_from && i >= c->skip && i > 0 &&
	       c->before == &c->list->items[i - 1];
}

/* Lines of text, which most items are: what eg_fill_put does with them, for all that fit from item
 * i on, without asking each for what it has not. Returns the first that was not put. */
static size_t put_plain_items(ways *w, const way *from, eg_fill *c, size_t i, bool *legal)
{
	size_t first = i;
	if (!is_plain_page(c, i))
		return i;
	for (; i < w->list->count; i++) {
		const step *s = &w->steps[i];
		eg_len y = c->y + s->gap;
		if (s->on_grid)
			y = eg_fill_on_grid(y, w->area->top);
		if (!s->plain || s->feet > c->foot_from ||
			y + s->height > w->area->bottom + EG_TOLERANCE)
			break;
		if (!s->keep) {
			end_page(w, from, c, i, s->penalty);
			*legal = true;
		}
		c->y = y + s->height;
	}
	if (i > first)
		c->before = &w->list->items[i - 1];
	return i;
}

/* Tries all pages that begin where `from` leads. */
static void pages_from(ways *w, const way *from)
{
	const eg_vlist *v = w->list;
	size_t j = from->at.item, i = j;
	eg_fill c = eg_fill_begin(v, w->area, &from->at, j == 0, NULL, 0), before = c;
	bool legal = false, waits = from->at.held > 0 || c.late || eg_fill_waits(&c, &v->items[j]);
	for (; i < v->count; i++) {
		i = put_plain_items(w, from, &c, i, &legal);
		if (i == v->count)
			break;
		if (!legal)
			before = c;
		bool may_end = (i > j && !v->items[i].keep) || (i == j && waits);
		if (may_end && i >= c.skip && eg_fill_under_fits(&c, &v->items[i])) {
			end_page(w, from, &c, i, v->items[i].penalty);
			legal = true;
		}
		if (!eg_fill_put(&c, i))
			break;
	}
	if (i == v->count)
		end_list(w, from, &c);
	else if (!legal)
		end_page(w, from, &before, i, TORN_COST);
}

/* Of the ways to an item that have not been followed: those that wait with a float, then those with
 * the fewest lines of notes set. For they may lead to the same item again, without. */
static way *next_way(const ways *w, size_t j)
{
	way *first = NULL;
	for (way *k = w->to[j]; k; k = k->next) {
		if (k->gone)
			continue;
		bool held = k->at.held > 0, other = first && first->at.held > 0;
		if (!first || (held && !other) ||
			(held == other && k->at.foot_at < first->at.foot_at))
			first = k;
	}
	return first;
}

static void pages_from_item(ways *w, size_t j)
{
	for (way *k = next_way(w, j); k; k = next_way(w, j)) {
		k->gone = true;
		pages_from(w, k);
	}
}

/* What is asked for up to each item, and how high the notes before each line are. */
static void sum_feet(eg_arena *a, eg_vlist *v)
{
	for (size_t i = 1; i < v->count; i++) {
		v->items[i].feet = larger(v->items[i].feet, v->items[i - 1].feet);
		v->items[i].begun = larger(v->items[i].begun, v->items[i - 1].begun);
	}
	if (!v->feet)
		return;
	v->feet_sum = EG_NEW_N(a, eg_len, v->feet->count + 1);
	for (size_t i = 0; i < v->feet->count; i++)
		v->feet_sum[i + 1] = v->feet_sum[i] + v->feet->items[i].height;
}

/* -- after the last item -- */

typedef struct starts {
	eg_page_start *items;
	size_t count, cap;
} starts;

static void add_start(eg_arena *a, starts *s, eg_page_start at)
{
	s->items = eg_grow(a, s->items, s->count, &s->cap, sizeof at);
	s->items[s->count++] = at;
}

/* Pages for a float and notes that are left when the list has ended. */
static void add_rest(eg_arena *a, const eg_vlist *v, const eg_area *area, starts *s)
{
	size_t all = v->count ? v->items[v->count - 1].feet : 0;
	for (eg_page_start at = s->items[s->count - 1]; at.foot_at < all || at.held;) {
		eg_fill c = eg_fill_begin(v, area, &at, false, NULL, 0);
		at.foot_at = eg_fill_feet(&c, true).to;
		at.held = 0;
		add_start(a, s, at);
	}
}

bool eg_flow_fits(eg_arena *a, eg_vlist *v, const eg_area *area, size_t from)
{
	sum_feet(a, v);
	eg_page_start at = {.item = from, .foot_at = from ? v->items[from - 1].feet : 0};
	eg_fill c = eg_fill_begin(v, area, &at, from == 0, NULL, 0);
	for (size_t i = from; i < v->count; i++)
		if (!eg_fill_put(&c, i))
			return false;
	return !c.side && !c.held && eg_fill_feet(&c, true).to >= c.feet;
}

eg_page_start *eg_flow_break(eg_arena *a, eg_vlist *v, const eg_area *area, size_t *count)
{
	size_t n = v->count, pages = 0;
	starts s = {0};
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): a list of pointers. */
	ways w = {.arena = a, .list = v, .area = area, .to = EG_NEW_N(a, way *, n + 1)};
	sum_feet(a, v);
	w.steps = steps_of(a, v);
	w.to[0] = EG_NEW(a, way);
	for (size_t j = 0; j < n; j++)
		pages_from_item(&w, j);
	const way *best = w.to[n];
	for (const way *k = best; k; k = k->next)
		best = k->cost < best->cost ? k : best;
	for (const way *k = best; k; k = k->from)
		pages++;
	s.items = EG_NEW_N(a, eg_page_start, pages);
	s.count = s.cap = pages;
	for (const way *k = best; k; k = k->from)
		s.items[--pages] = k->at;
	add_rest(a, v, area, &s);
	*count = s.count - 1;
	return s.items;
}

static void draw_feet(struct eg_lay *l, const eg_vlist *v, eg_len bottom, size_t from, size_t to)
{
	if (to <= from)
		return;
	eg_len y = bottom - (v->feet_sum[to] - v->feet_sum[from]);
	eg_lay_draw_foot_rule(l, y - EG_FOOT_HEAD);
	for (size_t i = from; i < to; i++) {
		eg_lay_draw_item(l, &v->feet->items[i], &(eg_spot){.y = y, .first = i == from}, 0);
		y += v->feet->items[i].height;
	}
}

void eg_flow_draw(struct eg_lay *l, const eg_vlist *v, const eg_area *area,
	const eg_page_start *from, bool first_page)
{
	const eg_page_start *to = from + 1;
	eg_fill c = eg_fill_begin(v, area, from, first_page, l, to->item);
	for (size_t i = from->item; i < to->item; i++)
		if (!eg_fill_put(&c, i))
			break;
	draw_feet(l, v, area->bottom, from->foot_at, to->foot_at);
}
