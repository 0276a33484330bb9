/* Parts in two or three columns: glossary, index. */
#include "layout/lay.h"

void eg_columns_open(eg_lay *l, eg_lay_columns *c, uint32_t count)
{
	const eg_format *f = l->format;
	*c = (eg_lay_columns){.count = count, .around = l->out, .frame = l->frame};
	if (l->out != &l->main) { /* no columns inside a column */
		c->count = 0;
		return;
	}
	/* Columns of four of the twelve: two begin with the main column, three at the margin. */
	l->frame.x = count >= 3 ? f->margin : f->main_x;
	l->frame.width = f->side_width;
	l->frame.beside = true;
	l->out = l->asking = &c->list;
}

static void wait_for_side(eg_vlist *v, size_t from)
{
	for (size_t i = from; i < v->count; i++)
		v->items[i].wide = true;
}

void eg_columns_close(eg_lay *l, eg_lay_columns *c)
{
	l->frame = c->frame;
	l->out = c->around;
	if (c->count)
		l->asking = &l->main;
	if (c->count == 0 || c->list.count == 0)
		return;
	/* What was to be taken on by an item that never came is taken on by what follows. */
	eg_vlist *main = c->around;
	if (main->anchors_next && c->list.items[0].anchors) {
		eg_anchor *last = main->anchors_next;
		while (last->next)
			last = last->next;
		last->next = c->list.items[0].anchors;
	}
	eg_columns *group = EG_NEW(l->scratch, eg_columns);
	*group = (eg_columns){.count = c->count,
		.step = 4 * l->format->step,
		.first = main->count,
		.end = main->count + c->list.count};
	eg_anchor *waiting = c->list.anchors_next;
	eg_vlist_move(l->scratch, main, &c->list);
	for (size_t i = group->first; i < group->end; i++)
		main->items[i].columns = group;
	if (c->count >= 3)
		wait_for_side(main, group->first);
	eg_item *first = &main->items[group->first], *last = &main->items[group->end - 1];
	first->before = first->before > EG_LINE ? first->before : EG_LINE;
	last->after = last->after > EG_LINE ? last->after : EG_LINE;
	main->fresh = true;
	main->anchors_next = waiting;
}

void eg_columns_continued(
	eg_lay *l, size_t from, const eg_run *runs, uint32_t count, enum eg_type type)
{
	if (l->out->count <= from + 1)
		return;
	eg_text_spec spec = {.type = type,
		.x = l->frame.x,
		.width = l->frame.width,
		.lang = l->frame.lang,
		.goal = l->frame.goal,
		.element = EG_NO_ELEMENT};
	eg_textbox *over = eg_textbox_set(l, runs, count, &spec);
	for (size_t i = from + 1; i < l->out->count; i++) {
		l->out->items[i].over = over;
		l->out->items[i].carry = eg_textbox_height(over);
	}
}

void eg_build_columns(eg_lay *l, const eg_block *b)
{
	eg_lay_columns c;
	eg_columns_open(l, &c, b->columns >= 3 ? 3 : 2);
	eg_build_blocks(l, b->children, b->child_count);
	eg_columns_close(l, &c);
}
