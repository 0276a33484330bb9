/* Landscape pages: a table that needs more than the portrait width at its columns' least widths is
 * set on them, with the heads and short texts that lead to it. */
#include "layout/lay.h"

#define SHORT_TEXT 700 /* bytes of a text that goes with a table */
#define SHORT_TAIL 240 /* of one that stands under it */

/* What points at the next item goes on waiting for it; the flow that ends takes its memory along.
 */
static eg_anchor *take_anchors(eg_lay *l)
{
	eg_anchor *first = NULL, **end = &first;
	for (const eg_anchor *a = l->main.anchors_next; a; a = a->next) {
		*end = EG_NEW(l->work, eg_anchor);
		**end = *a;
		(*end)->next = NULL;
		end = &(*end)->next;
	}
	l->main.anchors_next = NULL;
	return first;
}

void eg_lay_turn(eg_lay *l, bool landscape)
{
	const eg_format *to = landscape ? l->lying : l->upright;
	if (l->format == to)
		return;
	eg_anchor *waiting = take_anchors(l);
	eg_lay_break(l, EG_BREAK_PAGE);
	l->main.anchors_next = waiting;
	bool was_full = l->frame.x == l->format->margin;
	l->format = to;
	if (was_full)
		eg_lay_full_width(l);
	else
		eg_lay_main_column(l);
}

static size_t length_of(const eg_block *b)
{
	size_t n = 0;
	for (uint32_t i = 0; i < b->run_count; i++)
		n += b->runs[i].text.n;
	return n;
}

/* What says only that there is nothing leads to nothing. */
static bool is_muted(const eg_block *b)
{
	for (uint32_t i = 0; i < b->run_count; i++)
		if (!(b->runs[i].style & EG_I_MUTED))
			return false;
	return true;
}

static bool is_short(const eg_block *b, size_t most)
{
	return b->kind == EG_B_TEXT && length_of(b) <= most;
}

static bool asks(eg_lay *l, const eg_block *b)
{
	if (b->kind != EG_B_TABLE || !b->table)
		return false;
	if (l->asked != b) {
		l->answer = b->table->counts ? eg_matrix_asks_landscape(l, b)
					     : eg_table_asks_landscape(l, b);
		l->asked = b;
	}
	return l->answer;
}

bool eg_lay_lies(eg_lay *l, eg_block *const *blocks, uint32_t count, uint32_t i)
{
	size_t words = 0;
	if (l->lying == l->upright)
		return false;
	for (uint32_t k = i; k < count; k++) {
		const eg_block *b = blocks[k];
		if (b->kind == EG_B_TABLE && asks(l, b))
			return true;
		words += b->kind == EG_B_TEXT ? length_of(b) : 0;
		/* a note speaks of what is above it */
		bool leads =
			b->kind == EG_B_HEAD || (b->kind == EG_B_TEXT && b->style != EG_S_NOTE &&
							words <= SHORT_TEXT && !is_muted(b));
		if (!leads)
			break;
	}
	/* What is said shortly after such a table stands under it. */
	return i && l->format == l->lying && is_short(blocks[i], SHORT_TAIL) &&
	       asks(l, blocks[i - 1]);
}
