/* Notes at the foot of a page that is filled: what must stand there, what may, what it costs. */
#include "layout/page.h"

#define TORN_NOTE 300
#define LATE_NOTE 6000 /* notes that begin after the page of their marks, ... */
#define LATE_LINE 250  /* and of each line of them: as much as three points of white */

eg_len eg_foot_height(const eg_vlist *v, size_t from, size_t to)
{
	if (to <= from)
		return 0;
	return EG_FOOT_GAP + EG_FOOT_HEAD + v->feet_sum[to] - v->feet_sum[from];
}

/* The end of the shortest stretch of lines from there that a page may set. */
static size_t least_lines(const eg_vlist *v, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (!v->feet->items[i].keep)
			return i;
	return to;
}

eg_len eg_fill_least_foot(const eg_fill *c, size_t feet)
{
	if (feet <= c->foot_from)
		return 0;
	size_t least = least_lines(c->list, c->foot_from, feet);
	return eg_foot_height(c->list, c->foot_from, least > c->owed ? least : c->owed);
}

eg_len eg_fill_column_foot(const eg_fill *c)
{
	eg_len least = eg_fill_least_foot(c, c->feet);
	eg_len begun = eg_foot_height(c->list, c->foot_from, c->begun);
	bool leaves_room = begun <= c->area->bottom - c->area->top - eg_fill_third(c);
	return leaves_room && begun > least ? begun : least;
}

/* The last place within `room` where the lines from c->foot_from on may be torn. */
static size_t lines_in(const eg_fill *c, eg_len room)
{
	size_t low = c->foot_from, high = c->feet;
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		if (eg_foot_height(c->list, c->foot_from, middle) <= room + EG_TOLERANCE)
			low = middle;
		else
			high = middle - 1;
	}
	while (low > c->foot_from && low < c->feet && c->list->feet->items[low].keep)
		low--;
	return low;
}

eg_len eg_fill_third(const eg_fill *c)
{
	return (c->area->bottom - c->area->top) / 3;
}

void eg_fill_owe_feet(eg_fill *c)
{
	if (c->feet <= c->foot_from)
		return;
	c->late = c->begun > c->foot_from;
	c->owed = lines_in(c, eg_fill_third(c));
	size_t all = lines_in(c, c->area->bottom - c->y);
	size_t begun = c->begun < all ? c->begun : all;
	if (c->late && c->owed < begun)
		c->owed = begun;
}

eg_foot eg_fill_feet(const eg_fill *c, bool last)
{
	eg_foot foot = {.to = c->foot_from};
	if (c->feet <= c->foot_from)
		return foot;
	eg_len room = c->area->bottom - (c->columns ? c->column_bottom : c->y);
	eg_len third = eg_fill_third(c);
	size_t all = lines_in(c, room), begun = c->begun > c->foot_from ? c->begun : c->foot_from;
	foot.to = last || !c->any || room < third ? all : lines_in(c, third);
	if (foot.to < c->owed && c->owed <= all)
		foot.to = c->owed;
	if (foot.to < begun && begun <= all)
		foot.to = begun;
	if (foot.to == c->foot_from) /* a page sets something, lest nothing ever ends */
		foot.to = c->any ? foot.to : least_lines(c->list, c->foot_from, c->feet);
	if (foot.to < begun)
		foot.price = LATE_NOTE + (int64_t)(begun - foot.to) * LATE_LINE;
	else if (foot.to < c->feet)
		foot.price = TORN_NOTE;
	return foot;
}
